//! Marking stories: the marks in force, the stories that are selected, and the commands that mark. What they change is kept by the world
//! outside; here it counts at once. Knows no files and no keys.

use super::areas::Pane;
use super::prompt::Prompt;
use super::undo::Step;
use super::{App, Effect, marker};
use crate::marks::{About, Change, Deed, Marks, Note, Slip, names_in, parts_names};
use crate::text::pinyin::tells;
use crate::tongue::{Text, marks as say};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// The state of marking.
#[derive(Debug, Default)]
pub struct Marking {
    marks: Arc<Marks>,
    /// Deeds that may not be in the log yet, the oldest first.
    unkept: VecDeque<Deed>,
    /// Number of the last deed.
    number: u64,
    selected: BTreeMap<String, About>,
    asked: Option<Asked>,
}

/// What is being typed about some stories.
#[derive(Debug)]
struct Asked {
    what: What,
    stories: Vec<About>,
    answer: Prompt,
}

/// What that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Their tags; those that all of them had.
    Tags(BTreeSet<String>),
    /// The folders they lie in; those that all of them lay in.
    Clips(BTreeSet<String>),
    /// A note, with its key and the passage.
    Note(String, Note),
    /// Another name for a tag, or else for a folder.
    Rename {
        /// The name it has.
        old: String,
        /// Whether it is a tag.
        is_tag: bool,
    },
}

/// Most names that are offered while one is typed.
const OFFERED: usize = 6;

impl Marking {
    /// The marks in force.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// What was put to a story.
    pub fn of(&self, id: &str) -> Option<&Slip> {
        self.marks.of(id)
    }

    pub(super) fn shared(&self) -> Arc<Marks> {
        Arc::clone(&self.marks)
    }

    /// Whether a story is selected.
    pub fn is_selected(&self, id: &str) -> bool {
        self.selected.contains_key(id)
    }

    /// The ids of the stories that are selected.
    pub fn selected_ids(&self) -> Vec<String> {
        self.selected.keys().cloned().collect()
    }

    /// How many stories are selected.
    pub fn selected(&self) -> usize {
        self.selected.len()
    }

    /// What is being typed, and the box it is typed in.
    pub fn asked(&self) -> Option<(&What, &Prompt)> {
        self.asked.as_ref().map(|asked| (&asked.what, &asked.answer))
    }

    pub(super) fn answer_box(&mut self) -> Option<&mut Prompt> {
        self.asked.as_mut().map(|asked| &mut asked.answer)
    }

    /// Selects nothing any more. Whether something was selected.
    pub(super) fn drop_selection(&mut self) -> bool {
        let had = !self.selected.is_empty();
        self.selected.clear();
        had
    }

    /// Asks nothing any more.
    pub(super) fn stop_asking(&mut self) {
        self.asked = None;
    }

    /// Names of tags or folders that fit what is typed of one: by its beginning or its sound, the most used first.
    pub fn offers(&self) -> Vec<&str> {
        let Some(asked) = &self.asked else { return Vec::new() };
        let names = match asked.what {
            What::Tags(_) => self.marks.tags(),
            What::Clips(_) => self.marks.clips(),
            What::Note(..) | What::Rename { .. } => return Vec::new(),
        };
        let typed = asked.answer.before().rsplit(parts_names).next().unwrap_or_default();
        let there = names_in(asked.answer.text());
        let fits = |name: &&str| *name != typed && !there.contains(*name) && tells(name, typed);
        let mut fitting: Vec<(&str, usize)> = names.into_iter().filter(|(name, _)| fits(name)).collect();
        fitting.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        fitting.into_iter().map(|(name, _)| name).take(OFFERED).collect()
    }

    /// Lets another name be typed for a tag or a folder.
    pub(super) fn ask_rename(&mut self, old: &str, is_tag: bool) {
        self.ask(What::Rename { old: old.to_owned(), is_tag }, Vec::new(), old);
    }

    /// Lets the text of a note be typed.
    pub(super) fn ask_text(&mut self, about: About, key: String, note: Note) {
        let text = note.text.clone();
        self.ask(What::Note(key, note), vec![about], &text);
    }

    fn ask(&mut self, what: What, stories: Vec<About>, typed: &str) {
        let mut answer = Prompt::default();
        answer.insert(typed);
        self.asked = Some(Asked { what, stories, answer });
    }

    /// Takes a deed at once; gives it with its number, to be kept.
    fn take(&mut self, deed: Deed) -> Deed {
        self.number += 1;
        let deed = Deed { number: self.number, ..deed };
        Arc::make_mut(&mut self.marks).take(&deed);
        self.unkept.push_back(deed.clone());
        deed
    }

    /// Takes the marks as they are kept; the deeds up to a number are among them.
    fn follow(&mut self, marks: Arc<Marks>, kept: u64) {
        self.marks = marks;
        self.unkept.retain(|deed| deed.number > kept);
        for deed in &self.unkept {
            Arc::make_mut(&mut self.marks).take(deed);
        }
    }
}

/// Setting marks.
impl App {
    /// Sets marks and remembers it as something that can be taken back.
    pub(super) fn mark(&mut self, deed: Option<Deed>, said: impl Into<String>) -> Vec<Effect> {
        let Some(deed) = deed else { return Vec::new() };
        let said = said.into();
        self.message = Some(said.clone());
        self.journal.add(Step::Marked(deed.clone(), said, 0));
        self.put_marks(deed)
    }

    /// Sets marks.
    pub(super) fn put_marks(&mut self, deed: Deed) -> Vec<Effect> {
        let deed = self.marking.take(deed);
        let mut effects = vec![Effect::Mark(deed)];
        effects.extend(self.show_marks());
        effects
    }

    /// Takes what is kept, after another window changed it.
    pub(super) fn take_marked(&mut self, marks: Arc<Marks>, kept: u64) -> Vec<Effect> {
        self.marking.follow(marks, kept);
        let mut effects = self.show_marks();
        effects.extend(self.ask_strays());
        effects
    }

    /// Asks for marked stories whose ids are no more.
    pub(super) fn ask_strays(&self) -> Option<Effect> {
        (!self.marking.marks.is_empty() && !self.corpus.is_empty())
            .then(|| Effect::Settle(self.marking.shared()))
    }

    /// Lets the new ids stand for the old ones.
    pub(super) fn take_settled(&mut self, found: Vec<Change>, unsettled: usize) -> Vec<Effect> {
        // Another window may have found them, too.
        let fitting = found.into_iter().filter(|change| change.fits(self.marking.marks()));
        let Some(deed) = Deed::of(Vec::new(), fitting) else {
            return Vec::new();
        };
        let n = deed.changes.len();
        self.message = Some(say::SETTLED.fill([&n, &unsettled]));
        self.put_marks(deed)
    }

    /// Shows the marks as they are now: in the text, in the counts and, where the query asks for marks, in the list.
    fn show_marks(&mut self) -> Vec<Effect> {
        self.show_notes();
        self.step_marked(0);
        if self.question().read().asks_marks() {
            self.awaited.keep = true;
            return self.ask();
        }
        let (ticket, query) = (self.ticket(), self.question());
        self.awaited.count = Some(ticket);
        vec![Effect::Count(ticket, query)]
    }

    /// Sets the story on view anew, with its notes.
    pub(super) fn show_notes(&mut self) {
        let slip = self.reader.story().and_then(|story| self.marking.of(&story.id)).cloned();
        self.reader.note(slip.unwrap_or_default(), &marker(&self.answered));
    }

    /// The story on view is read. It stays in the list until something else is asked, so that nobody loses the place.
    pub(super) fn note_read(&mut self) -> Vec<Effect> {
        let Some(about) = self.about_on_view().filter(|_| self.pane == Pane::Reader) else {
            return Vec::new();
        };
        // One that another is on its way after was not read.
        if self.on_view().as_ref() != Some(&about.id) {
            return Vec::new();
        }
        let change = Change::read(self.marking.marks(), &about.id, true);
        let Some(deed) = Deed::of(vec![about], [change]) else { return Vec::new() };
        let deed = self.marking.take(deed);
        let (ticket, query) = (self.ticket(), self.question());
        self.awaited.count = Some(ticket);
        vec![Effect::Mark(deed), Effect::Count(ticket, query)]
    }
}

/// Which stories are meant.
impl App {
    /// Those that are selected; else the one the cursor is on.
    pub(super) fn meant(&self) -> Vec<About> {
        if self.means_selected() {
            return self.marking.selected.values().cloned().collect();
        }
        self.under_cursor().into_iter().collect()
    }

    /// Whether those are meant that are selected, not the one in hand.
    fn means_selected(&self) -> bool {
        let is_list = matches!(self.pane, Pane::Results | Pane::Chips | Pane::Filters);
        is_list && !self.marking.selected.is_empty()
    }

    fn under_cursor(&self) -> Option<About> {
        let number = match self.pane {
            Pane::Results | Pane::Chips | Pane::Filters => {
                self.results.hit().and_then(|hit| self.number_of(&hit.head))
            }
            Pane::Related => self.related.relation().and_then(|relation| self.number_of(&relation.head)),
            Pane::Mentions => self.mentions.mention().map(|mention| mention.story),
            _ => None,
        };
        let there = number.and_then(|number| self.corpus.read(number, About::of));
        there.or_else(|| self.about_on_view())
    }

    pub(super) fn about_on_view(&self) -> Option<About> {
        let opened = self.reader.opened()?;
        opened.story().map(|story| About::of(&opened.page, story))
    }

    pub(super) fn can_mark(&self) -> bool {
        self.has_story() || self.means_selected()
    }

    pub(super) fn has_notes(&self) -> bool {
        let slip = self.reader.story().and_then(|story| self.marking.of(&story.id));
        slip.is_some_and(|slip| !slip.notes.is_empty())
    }

    pub(super) fn has_offers(&self) -> bool {
        !self.offers().is_empty()
    }

    /// What is offered while an answer is typed: names of tags or folders of clippings, or folders that go on from a path.
    pub fn offers(&self) -> Vec<&str> {
        if self.taken().place().is_some() {
            return self.taken().folders().iter().map(String::as_str).collect();
        }
        self.marking.offers()
    }

    /// Selects the chosen hit, or no longer, and goes to the next.
    pub(super) fn select(&mut self) -> Vec<Effect> {
        let Some(hit) = self.results.hit() else { return Vec::new() };
        let id = hit.head.id.clone();
        let about = self.number_of(&hit.head).and_then(|number| self.corpus.read(number, About::of));
        if self.marking.selected.remove(&id).is_none()
            && let Some(about) = about
        {
            self.marking.selected.insert(id, about);
        }
        self.step(1)
    }

    /// Asks for all stories of the query, to select them; where all are selected, selects none.
    pub(super) fn select_all(&mut self) -> Vec<Effect> {
        let found = self.results.found();
        let are_all = found.hits.iter().all(|hit| self.marking.is_selected(&hit.head.id));
        if are_all && found.total.count > 0 && self.marking.selected() >= found.total.count.min(GATHERED) {
            self.marking.drop_selection();
            return Vec::new();
        }
        let (ticket, query) = (self.ticket(), self.answered.clone());
        self.awaited.gather = Some(ticket);
        vec![Effect::Gather(ticket, query, GATHERED)]
    }

    pub(super) fn take_gathered(&mut self, ticket: super::Ticket, stories: Vec<About>) {
        if self.awaited.gather.take_if(|awaited| *awaited == ticket).is_none() {
            return;
        }
        let said = if stories.len() >= GATHERED { say::SELECTED_MOST } else { say::SELECTED_NOW };
        self.message = Some(said.fill([&stories.len(), &self.keymap().key_of("escape")]));
        self.marking.selected = stories.into_iter().map(|about| (about.id.clone(), about)).collect();
    }
}

/// At most so many stories are selected at one stroke.
const GATHERED: usize = 20_000;

/// Notes in the text.
impl App {
    pub(super) fn fold_notes(&mut self) -> Vec<Effect> {
        let folded = self.reader.fold_notes(&marker(&self.answered));
        let said = if folded { say::FOLDED } else { say::UNFOLDED };
        self.message = Some(said.to_string());
        Vec::new()
    }
}

/// The commands.
impl App {
    /// Puts a star to each of the stories; where all have one, takes it away.
    pub(super) fn turn_star(&mut self) -> Vec<Effect> {
        self.turn(|slip| slip.star, Change::star, [say::STARRED_NOW, say::UNSTARRED_NOW])
    }

    /// Sets all of the stories read; where all are, unread.
    pub(super) fn turn_read(&mut self) -> Vec<Effect> {
        self.turn(|slip| slip.read, Change::read, [say::READ_NOW, say::UNREAD_NOW])
    }

    fn turn(
        &mut self,
        has: fn(&Slip) -> bool,
        change: fn(&Marks, &str, bool) -> Change,
        said: [Text; 2],
    ) -> Vec<Effect> {
        let stories = self.meant();
        let marks = self.marking.marks();
        let have_all = stories.iter().all(|about| marks.of(&about.id).is_some_and(has));
        let changes: Vec<Change> = stories.iter().map(|about| change(marks, &about.id, !have_all)).collect();
        let [on, off] = said;
        let said = of_stories(if have_all { off } else { on }.to_string(), stories.len());
        self.mark(Deed::of(stories, changes), said)
    }

    pub(super) fn ask_tags(&mut self) -> Vec<Effect> {
        self.ask_names(|slip| &slip.tags, What::Tags)
    }

    pub(super) fn ask_clips(&mut self) -> Vec<Effect> {
        self.ask_names(|slip| &slip.clips, What::Clips)
    }

    /// Lets names be typed; those that all of the stories have stand there already.
    fn ask_names(
        &mut self,
        of: fn(&Slip) -> &BTreeSet<String>,
        what: fn(BTreeSet<String>) -> What,
    ) -> Vec<Effect> {
        let stories = self.meant();
        let marks = self.marking.marks();
        let names = |about: &About| marks.of(&about.id).map(of).cloned().unwrap_or_default();
        let common = stories.iter().map(names).reduce(|a, b| &a & &b).unwrap_or_default();
        let typed: String = common.iter().flat_map(|name| [name.as_str(), " "]).collect();
        if !stories.is_empty() {
            self.marking.ask(what(common), stories, &typed);
        }
        Vec::new()
    }

    /// Puts the best of the names offered in the place of what is typed of one.
    pub(super) fn complete_name(&mut self) -> Vec<Effect> {
        if self.take.place().is_some() {
            return self.complete_place();
        }
        let offered = self.marking.offers().first().map(|name| (*name).to_owned());
        if let (Some(name), Some(answer)) = (offered, self.marking.answer_box()) {
            let before = answer.before();
            let start = before.rfind(parts_names).map_or(0, |at| {
                at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
            });
            answer.replace(start..before.len(), &format!("{name} "));
        }
        Vec::new()
    }

    /// Lets a note be typed: on the passage that is marked, else on the whole story; one that is there already is changed.
    pub(super) fn ask_note(&mut self) -> Vec<Effect> {
        let Some(about) = self.under_cursor() else { return Vec::new() };
        let slip = self.marking.of(&about.id).cloned().unwrap_or_default();
        // A passage is chosen in the text, and nowhere else.
        let in_text = self.pane == Pane::Reader;
        let quote = self.reader.chosen_words().filter(|_| in_text).unwrap_or_default();
        let block = self.reader.passage().filter(|_| in_text).map_or(0, |passage| passage.from.block);
        let passage = Note { quote, block, text: String::new() };
        // The same words may stand in another block, too; but a note whose block has changed is of the words wherever they are.
        let is_on_it = |note: &Note| {
            let moved = || !self.reader.holds(note.block, note.quote.lines().next().unwrap_or_default());
            note.quote == passage.quote && (note.quote.is_empty() || note.block == block || moved())
        };
        let there = slip.notes.iter().find(|(_, note)| is_on_it(note));
        let (key, note) =
            there.map_or_else(|| (slip.free_key(), passage), |(key, note)| (key.clone(), note.clone()));
        self.marking.ask_text(about, key, note);
        Vec::new()
    }

    /// Sets what was typed.
    pub(super) fn take_typed_marks(&mut self) -> Vec<Effect> {
        let Some(Asked { what, stories, answer }) = self.marking.asked.take() else { return Vec::new() };
        let many = stories.len();
        let marks = self.marking.marks();
        let typed = names_in(answer.text());
        let each = |common: &BTreeSet<String>, change: fn(&Marks, &str, &str, bool) -> Change| {
            let mut changes = Vec::new();
            for about in &stories {
                changes.extend(typed.iter().map(|name| change(marks, &about.id, name, true)));
                changes.extend(common.difference(&typed).map(|name| change(marks, &about.id, name, false)));
            }
            changes
        };
        let list = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(COMMA);
        let (changes, said) = match what {
            What::Rename { old, is_tag } => return self.take_rename(&old, is_tag, answer.text()),
            What::Tags(common) => {
                (each(&common, Change::tag), of_stories(say::TAGGED_NOW.fill([&list(&typed)]), many))
            }
            What::Clips(common) => {
                (each(&common, Change::clip), of_stories(say::CLIPPED_NOW.fill([&list(&typed)]), many))
            }
            What::Note(key, note) => {
                let text = answer.text().trim().to_owned();
                let is = (!text.is_empty()).then_some(Note { text, ..note });
                let said = if is.is_some() { say::NOTED_NOW } else { say::UNNOTED_NOW };
                let id = stories.first().map(|about| about.id.clone()).unwrap_or_default();
                (vec![Change::note(marks, &id, &key, is)], said.to_string())
            }
        };
        self.mark(Deed::of(stories, changes), said)
    }
}

/// What was done, and to how many stories if to more than one.
fn of_stories(said: String, stories: usize) -> String {
    if stories == 1 { said } else { say::OF_STORIES.fill([&said, &stories]) }
}

/// Between names.
const COMMA: &str = "、";
