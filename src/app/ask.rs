//! Asking: what the commands of the prompt do, how the query is completed, what is offered where nothing is found, and the list of
//! mentions. Knows no keys.

use super::areas::Pane;
use super::prompt::Prompt;
use super::{App, Effect, Hasty, mentions, results};
use crate::index::Completion;
use crate::query::{Field, Sort};
use crate::text::pinyin::tells;
use crate::tongue::app as say;

/// Completions asked for.
const COMPLETIONS: usize = 6;

/// The query and its order.
impl App {
    /// Reads the chosen hit of the answer to what is typed, even if it has not come yet; or tries what is offered instead.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        if self.is_waiting() {
            self.awaited.hasty = Some(Hasty::Read);
            return self.settle();
        }
        self.read_chosen()
    }

    /// Reads the chosen hit, or tries the chosen offer.
    pub(super) fn read_chosen(&mut self) -> Vec<Effect> {
        if let Some(text) = self.results.offer().map(|offer| offer.text.clone()) {
            return self.edit(|prompt| {
                prompt.clear();
                prompt.insert(&text);
            });
        }
        let mut effects = self.settle();
        let nothing = self.results.hit().is_none() && !self.answered.text.is_empty();
        if !nothing {
            // A story one went to from another may be on view instead.
            effects.extend(self.preview());
            effects.extend(self.enter_reader());
        }
        effects
    }

    pub(super) fn has_choice(&self) -> bool {
        self.has_story() || self.results.offer().is_some()
    }

    pub(super) fn start_typing(&mut self) -> Vec<Effect> {
        self.typing = true;
        self.prompt.end();
        self.go_to_results()
    }

    /// Lets another query be typed in the place of the one on view.
    pub(super) fn start_anew(&mut self) -> Vec<Effect> {
        let mut effects = self.start_typing();
        effects.extend(self.edit(Prompt::clear));
        effects
    }

    pub(super) fn stop_typing(&mut self) -> Vec<Effect> {
        self.settle()
    }

    /// Changes the query's text and asks, if it is another one then.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Prompt)) -> Vec<Effect> {
        let before = self.prompt.text().to_owned();
        change(&mut self.prompt);
        self.recall.stop_walking();
        if self.prompt.text() == before { Vec::new() } else { self.ask_anew() }
    }

    /// Puts a query in the place of the one on view, and asks.
    pub(super) fn ask_for(&mut self, text: &str) -> Vec<Effect> {
        self.prompt.clear();
        self.prompt.insert(text);
        self.recall.stop_walking();
        self.ask_anew()
    }

    /// Asks another question: its answer keeps nothing of the one before.
    fn ask_anew(&mut self) -> Vec<Effect> {
        self.limit = results::AT_FIRST;
        (self.awaited.keep, self.awaited.choose) = (false, None);
        self.forget_completions();
        self.ask()
    }

    pub(super) fn turn_sort(&mut self) -> Vec<Effect> {
        self.sort_by(match self.sort {
            Sort::Relevance => Sort::Newest,
            Sort::Newest => Sort::Oldest,
            Sort::Oldest => Sort::Page,
            Sort::Page => Sort::Relevance,
        })
    }

    pub(super) fn sort_by(&mut self, sort: Sort) -> Vec<Effect> {
        self.sort = sort;
        self.awaited.keep = true;
        self.ask()
    }
}

/// How the query is heard, and in which language answers are given.
impl App {
    /// Another language is spoken: asks anew for all that answers say in words.
    pub(super) fn take_language(&mut self) -> Vec<Effect> {
        self.message = Some(say::SPEAKING.to_string());
        self.take_ingested(self.corpus.clone())
    }

    pub(super) fn turn_fuzzy(&mut self) -> Vec<Effect> {
        self.fuzzy = !self.fuzzy;
        let said = if self.fuzzy { say::FUZZY_ON } else { say::FUZZY_OFF };
        self.message = Some(said.to_string());
        self.ask()
    }
}

/// What is asked of the reader, who types the answer in place of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// A name for a search.
    Name,
    /// Where stories go, or to which command.
    Taking,
    /// Tags, folders, a note.
    Marks,
    /// The path of another library.
    Library,
    /// A query to compare with.
    Versus,
    /// A page's paper or day.
    Page,
}

/// Answers typed in place of the query.
impl App {
    /// What is being asked; of several things, one of which came late, the first here.
    pub(super) fn blank(&self) -> Option<Blank> {
        let open = [
            (Blank::Name, self.recall.naming().is_some()),
            (Blank::Taking, self.take.asked().is_some()),
            (Blank::Marks, self.marking.asked().is_some()),
            (Blank::Library, self.is_opening()),
            (Blank::Versus, self.versus.is_some()),
            (Blank::Page, self.sheet.asked().is_some()),
        ];
        open.into_iter().find(|(_, is_open)| *is_open).map(|(blank, _)| blank)
    }

    pub(super) fn answer_box(&mut self) -> Option<&mut Prompt> {
        match self.blank()? {
            Blank::Name => self.recall.naming_box(),
            Blank::Taking => self.take.answer_box(),
            Blank::Marks => self.marking.answer_box(),
            Blank::Library => self.opening.path_box(),
            Blank::Versus => self.versus.as_mut(),
            Blank::Page => self.sheet.answer_box(),
        }
    }

    pub(super) fn edit_answer(&mut self, change: impl FnOnce(&mut Prompt)) -> Vec<Effect> {
        if let Some(answer) = self.answer_box() {
            change(answer);
        }
        self.browse()
    }

    pub(super) fn take_answer(&mut self) -> Vec<Effect> {
        match self.blank() {
            Some(Blank::Name) => self.take_name(),
            Some(Blank::Taking) => self.answer_take(),
            Some(Blank::Marks) => self.take_typed_marks(),
            Some(Blank::Library) => self.take_place(),
            Some(Blank::Versus) => self.answer_compare(),
            Some(Blank::Page) => self.answer_page(),
            None => Vec::new(),
        }
    }

    pub(super) fn leave_answer(&mut self) -> Vec<Effect> {
        match self.blank() {
            Some(Blank::Name) => self.stop_naming(),
            Some(Blank::Taking) => self.stop_take(),
            Some(Blank::Marks) => self.marking.stop_asking(),
            Some(Blank::Library) => self.stop_opening(),
            Some(Blank::Versus) => self.versus = None,
            Some(Blank::Page) => self.stop_asking(),
            None => {}
        }
        Vec::new()
    }
}

/// Completing the word at the caret.
impl App {
    /// Asks how the word at the caret may go on. Only once its hits are there, so that typing never waits for it.
    pub(super) fn ask_completions(&mut self) -> Vec<Effect> {
        self.completions.clear();
        let before = self.prompt.before();
        if !self.typing || before.ends_with(char::is_whitespace) || before.is_empty() {
            return Vec::new();
        }
        if let Some(own) = self.complete_marks() {
            self.take_completions(own);
            return Vec::new();
        }
        let (query, caret) = (self.question(), before.len());
        let ticket = self.ticket();
        self.awaited.complete = Some(ticket);
        vec![Effect::Complete(ticket, query, caret, COMPLETIONS)]
    }

    /// How the name of a tag or a folder may go on; none where none is typed.
    fn complete_marks(&self) -> Option<Vec<Completion>> {
        let before = self.prompt.before();
        let word = before.rsplit(char::is_whitespace).next()?.trim_start_matches(['-', '(', '（']);
        let (name, typed) = word.split_once([':', '：'])?;
        let field = Field::named(name)?;
        let names = match field {
            Field::Tag => self.marking.marks().tags(),
            Field::Clip => self.marking.marks().clips(),
            _ => return None,
        };
        let replaces = before.len() - word.len()..before.len();
        let fitting = names.into_iter().filter(|(known, _)| tells(known, typed.trim_matches('"')));
        let completion = |(known, n): (&str, usize)| Completion {
            replaces: replaces.clone(),
            text: format!("{name}:{known}"),
            label: field.label(),
            stories: Some(n),
        };
        Some(fitting.map(completion).take(COMPLETIONS).collect())
    }

    /// What was asked for another text, or another place in it, must not be put here.
    pub(super) fn forget_completions(&mut self) {
        self.completions.clear();
        self.awaited.complete = None;
    }

    /// Takes the ways in which the word may go on, but those that add nothing.
    pub(super) fn take_completions(&mut self, completions: Vec<Completion>) {
        let text = self.prompt.text();
        let caret = self.prompt.before().len();
        let adds = |c: &Completion| {
            c.replaces.end == caret && text.get(c.replaces.clone()).is_some_and(|typed| typed != c.text)
        };
        self.completions = completions.into_iter().filter(adds).collect();
    }

    /// Completes the word, or leaves the prompt where there is nothing to complete.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        let Some(completion) = self.completions.first().cloned() else {
            if self.is_waiting() || self.awaited.complete.is_some() {
                // Outside the prompt letters that follow would be commands.
                self.awaited.hasty = Some(Hasty::Complete);
                return Vec::new();
            }
            return self.stop_typing();
        };
        self.edit(|prompt| prompt.replace(completion.replaces, &completion.text))
    }

    /// Completes the word, if that was asked for before it was known how.
    pub(super) fn complete_late(&mut self) -> Vec<Effect> {
        let is_due = self.awaited.hasty.take_if(|hasty| *hasty == Hasty::Complete).is_some();
        if is_due { self.complete() } else { Vec::new() }
    }

    /// Moves the caret; at the end of the text it completes the word.
    pub(super) fn caret_right(&mut self) -> Vec<Effect> {
        if self.prompt.before().len() == self.prompt.text().len() && !self.completions.is_empty() {
            return self.complete();
        }
        self.move_caret(Prompt::right)
    }

    pub(super) fn move_caret(&mut self, to: fn(&mut Prompt)) -> Vec<Effect> {
        self.forget_completions();
        self.edit(to)
    }
}

/// Every mention of the query.
impl App {
    pub(super) fn turn_mentions(&mut self) -> Vec<Effect> {
        if self.pane == Pane::Mentions {
            return self.go_to_results();
        }
        self.mentions.show(Vec::new(), false);
        self.focus(Pane::Mentions);
        self.ask_mentions()
    }

    pub(super) fn ask_mentions(&mut self) -> Vec<Effect> {
        if self.answered.text.trim().is_empty() {
            return Vec::new();
        }
        let ticket = self.ticket();
        self.awaited.mention = Some(ticket);
        vec![Effect::Mention(ticket, self.answered.clone(), mentions::MOST, mentions::AROUND)]
    }

    /// Reads on at the chosen mention.
    pub(super) fn open_mention(&mut self) -> Vec<Effect> {
        let Some(mention) = self.mentions.mention().cloned() else { return Vec::new() };
        self.open_place(&mention, Vec::new())
    }

    pub(super) fn has_words(&self) -> bool {
        !self.answered.text.trim().is_empty()
    }
}
