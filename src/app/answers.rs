//! Questions to the corpus and what becomes of their answers: an answer counts while its ticket is the newest of its kind.

use super::areas::Pane;
use super::figures::Figures;
use super::reader::View;
use super::related::say_once;
use super::report::survey;
use super::{App, Arrival, Coming, Effect, Event, Hasty, Ticket, marker};
use crate::corpus::{Corpus, Opened};
use crate::index::{Found, Head, Relation, Step};
use crate::marks::About;
use crate::query::{Query, clauses};
use crate::tongue::app as say;
use std::sync::Arc;

/// Of so many hits reprints are folded; further down nobody looks for them.
const FOLDED: usize = 60;

/// Answers an effect that asks the corpus; none for the others. Workers and tests run this same function.
pub fn answer(corpus: &Corpus, effect: &Effect) -> Option<Event> {
    match effect {
        Effect::Search(ticket, query) => Some(Event::Found(*ticket, corpus.search(query))),
        Effect::Count(ticket, query) => Some(Event::Counted(*ticket, corpus.facets(query))),
        Effect::Narrow(ticket, query, field, typed) => {
            Some(Event::Narrowed(*ticket, corpus.narrowed(query, *field, typed)))
        }
        Effect::Open(ticket, story) => Some(match corpus.open(*story) {
            Some(opened) => Event::Opened(*ticket, opened),
            None => Event::Unopened(*ticket),
        }),
        Effect::Relate(ticket, story, weights) => {
            Some(Event::Related(*ticket, corpus.related(*story, weights)))
        }
        Effect::Thread(ticket, story, weights) => {
            Some(Event::Threaded(*ticket, corpus.thread(*story, weights)))
        }
        Effect::Complete(ticket, query, caret, most) => {
            Some(Event::Completed(*ticket, corpus.complete_marked(query, *caret, *most)))
        }
        Effect::Mention(ticket, query, most, around) => {
            Some(Event::Mentioned(*ticket, corpus.mentions(query, *most, *around)))
        }
        Effect::Card(ticket, subject, around) => Some(Event::Carded(*ticket, corpus.card(subject, *around))),
        Effect::Chart(ticket, queries) => {
            let curve = |query: &Query| (query.text.clone(), corpus.curve(query));
            Some(Event::Charted(*ticket, queries.iter().map(curve).collect()))
        }
        Effect::Fold(ticket, stories) => {
            let copies = stories.iter().map(|&story| (story, corpus.copies(story)));
            Some(Event::Folded(*ticket, copies.filter(|(_, copies)| !copies.is_empty()).collect()))
        }
        Effect::Tally(ticket, saved, marks) => {
            Some(Event::Tallied(*ticket, saved.iter().map(|saved| saved.tally(corpus, marks)).collect()))
        }
        Effect::Gather(ticket, query, most) => {
            let stories = corpus.matching(query).into_iter().take(*most);
            let about = stories.filter_map(|story| corpus.read(story, About::of)).collect();
            Some(Event::Gathered(*ticket, about))
        }
        Effect::Settle(marks) => {
            let lost = corpus.lost(marks);
            let unsettled = lost.unsettled.len();
            let news = !lost.found.is_empty() || unsettled > 0;
            news.then_some(Event::Settled(lost.found, unsettled))
        }
        Effect::Survey(ticket) => Some(Event::Surveyed(*ticket, survey(corpus))),
        Effect::Figure(ticket, story, query) => {
            Some(Event::Figured(*ticket, Figures::of(corpus, *story, query)))
        }
        Effect::Mark(_)
        | Effect::Enter(_)
        | Effect::Browse(_)
        | Effect::Note(_)
        | Effect::Recall
        | Effect::Correct(..)
        | Effect::Uncorrect(_)
        | Effect::Copy(_)
        | Effect::CopyPath(_)
        | Effect::Export(_)
        | Effect::Pipe(..)
        | Effect::Edit(_)
        | Effect::Run(_)
        | Effect::Hook(..)
        | Effect::Picture(_)
        | Effect::View(..)
        | Effect::Speak(_)
        | Effect::Theme(_)
        | Effect::Mouse(_)
        | Effect::Redraw
        | Effect::Pause
        | Effect::Suspend
        | Effect::Quit => None,
    }
}

impl App {
    pub(super) fn take_found(&mut self, ticket: Ticket, found: Found) -> Vec<Effect> {
        let Some((_, query)) = self.awaited.search.take_if(|(awaited, _)| *awaited == ticket) else {
            return Vec::new();
        };
        // What is folded in the list before says nothing of this one.
        self.awaited.fold = None;
        let keep = std::mem::take(&mut self.awaited.keep);
        let other_words = self.answered.text != query.text;
        self.answered = query;
        self.results.show(found, keep);
        if let Some(id) = self.awaited.choose.take() {
            self.results.choose(&id);
        }
        if other_words {
            self.reader.remark(&marker(&self.answered));
        }
        if self.awaited.hasty.take_if(|hasty| *hasty == Hasty::Read).is_some() {
            let mut effects = self.ask_copies();
            effects.extend(self.preview());
            if self.results.hit().is_some() {
                effects.extend(self.enter_reader());
            }
            effects.extend(self.press_ahead());
            return effects;
        }
        let mut effects = self.ask_completions();
        if self.awaited.complete.is_none() {
            effects.extend(self.complete_late());
        }
        effects.extend(self.ask_copies());
        // The story one is reading is not taken from one's hands.
        let reads = !matches!(self.pane, Pane::Filters | Pane::Chips | Pane::Results);
        if !reads || self.reader.story().is_none() {
            effects.extend(self.preview());
        }
        effects
    }

    /// Shows the story on view as it is in the newer corpus.
    pub(super) fn take_ingested(&mut self, corpus: Arc<Corpus>) -> Vec<Effect> {
        let old = std::mem::replace(&mut self.corpus, corpus);
        self.mentions.renumber(|number| self.corpus.find(&old.head(number)?.id));
        self.related.drop_thread();
        self.lay_again();
        self.awaited.keep = true;
        let mut effects = self.ask();
        if self.is_reporting() {
            effects.extend(self.ask_survey());
        }
        effects.extend(self.ask_strays());
        if self.pane == Pane::Mentions {
            effects.extend(self.ask_mentions());
        }
        if self.pane == Pane::Curve {
            effects.extend(self.renew_curve());
        }
        if self.pane == Pane::Card {
            // A card that is still on its way is of the older corpus.
            let coming = self.awaited.card.take().map(|(_, subject, row)| (subject, row));
            let known = || self.card.known().map(|card| (card.subject.clone(), self.card.cursor()));
            if let Some((subject, row)) = coming.or_else(known) {
                effects.extend(self.show_card(subject, row));
            }
        }
        // What one is about to read comes before what one reads.
        let here = match self.awaited.open.take() {
            Some(Coming { number, id, arrival, .. }) => Some((number, id, arrival)),
            None => self.reader.opened().and_then(|opened| {
                let arrival = Arrival { anchor: Some(self.reader.anchor()), ..Arrival::default() };
                Some((opened.number, opened.story()?.id.clone(), arrival))
            }),
        };
        effects.extend(self.resume());
        if let Some((number, id, arrival)) = here.filter(|_| self.awaited.open.is_none()) {
            effects.extend(self.open(&id, number, arrival));
        }
        effects
    }

    /// The number a story has now; it had this one when it was told of, which may be a corpus ago.
    pub(super) fn locate(&self, number: usize, id: &str) -> Option<usize> {
        let is_there = self.corpus.head(number).is_some_and(|head| head.id == id);
        if is_there { Some(number) } else { self.corpus.find(id) }
    }

    /// The number of the story of a row that was told of in an answer.
    pub(super) fn number_of(&self, head: &Head) -> Option<usize> {
        self.locate(head.story, &head.id)
    }

    pub(super) fn take_opened(&mut self, ticket: Ticket, opened: Opened) -> Vec<Effect> {
        let Some(Coming { arrival, .. }) = self.awaited.open.take_if(|coming| coming.ticket == ticket) else {
            return Vec::new();
        };
        let number = opened.number;
        let is_same = self.reader.story().map(|story| &story.id) == opened.story().map(|story| &story.id);
        if !is_same {
            self.related.show(Vec::new());
        }
        let slip = opened.story().and_then(|story| self.marking.of(&story.id)).cloned();
        self.reader.lay(slip.unwrap_or_default());
        self.reader.open(opened, arrival.quotes, &marker(&self.answered));
        if let Some(view) = arrival.view {
            self.reader.turn_to(view, &marker(&self.answered));
        }
        if let Some(anchor) = arrival.anchor {
            self.reader.go(anchor);
        }
        if let Some((block, byte)) = arrival.place {
            if self.reader.view() == View::Source {
                // The place is one of the text, not of the page as transcribed.
                self.reader.turn_to(View::Clean, &marker(&self.answered));
            }
            self.reader.go_to_match(block, byte);
        }
        let (relate, thread) = (self.ticket(), self.ticket());
        self.awaited.relate = Some(relate);
        self.awaited.thread = Some((thread, number));
        let weights = self.settings.related;
        let mut effects =
            vec![Effect::Relate(relate, number, weights), Effect::Thread(thread, number, weights)];
        // A story that only is of a newer corpus now is not read anew: its reader may have set it unread.
        if !is_same {
            effects.extend(self.note_read());
        }
        effects.extend(self.ask_picture());
        effects
    }

    /// A story cannot be opened: nobody waits for it any more.
    pub(super) fn take_unopened(&mut self, ticket: Ticket) {
        if let Some(coming) = self.awaited.open.take_if(|coming| coming.ticket == ticket) {
            self.message = Some(say::GONE.fill([&self.corpus.headline(coming.number)]));
        }
    }

    /// Asks which of the hits are versions of one text.
    fn ask_copies(&mut self) -> Vec<Effect> {
        let stories: Vec<usize> = self.results.stories().take(FOLDED).collect();
        if stories.len() < 2 {
            return Vec::new();
        }
        let ticket = self.ticket();
        self.awaited.fold = Some(ticket);
        vec![Effect::Fold(ticket, stories)]
    }

    /// Asks for the hits and the counts of the query as it stands.
    pub(super) fn ask(&mut self) -> Vec<Effect> {
        self.read_clauses();
        let query = self.question();
        let (search, count) = (self.ticket(), self.ticket());
        self.awaited.search = Some((search, query.clone()));
        self.awaited.count = Some(count);
        vec![Effect::Search(search, query.clone()), Effect::Count(count, query)]
    }

    /// The query as it stands.
    pub(super) fn question(&self) -> Query {
        Query {
            text: self.prompt.text().to_owned(),
            sort: self.sort,
            limit: self.limit,
            fuzzy: self.fuzzy,
            marks: self.marking.shared(),
        }
    }

    /// Shows the filters that the query's text holds.
    fn read_clauses(&mut self) {
        let clauses = clauses(self.prompt.text());
        let had = self.chips.all().len();
        self.chips.read(&clauses);
        self.filters.read(clauses);
        if (had == 0) != self.chips.all().is_empty() {
            self.arrange();
        }
    }

    /// Asks for a story, by its id and the number it had when it was told of; for none that is gone.
    pub(super) fn open(&mut self, id: &str, number: usize, arrival: Arrival) -> Vec<Effect> {
        let Some(number) = self.locate(number, id) else { return Vec::new() };
        let ticket = self.ticket();
        self.awaited.open = Some(Coming { ticket, id: id.to_owned(), number, arrival });
        vec![Effect::Open(ticket, number)]
    }

    pub(super) fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }

    pub(super) fn take_thread(&mut self, ticket: Ticket, thread: Vec<Step>) {
        if let Some((_, number)) = self.awaited.thread.take_if(|(awaited, _)| *awaited == ticket)
            && let Some(step) = thread.iter().find(|step| step.head.story == number)
        {
            let id = step.head.id.clone();
            self.related.take_thread(&id, thread);
        }
    }

    pub(super) fn take_related(&mut self, ticket: Ticket, mut relations: Vec<Relation>) {
        if self.awaited.relate.take_if(|awaited| *awaited == ticket).is_none() {
            return;
        }
        for relation in &mut relations {
            say_once(&mut relation.ties);
        }
        self.related.show(relations.clone());
        self.reader.relate(relations, &marker(&self.answered));
        self.show_proof();
    }
}
