//! Asking: what the commands of the prompt do, how the query is completed, what is offered where nothing is found, and the list of
//! mentions. Knows no keys.

use super::areas::Pane;
use super::prompt::Prompt;
use super::{App, Effect, mentions, results};
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
            self.awaited.enter = true;
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
        if self.prompt.text() == before {
            return Vec::new();
        }
        self.limit = results::AT_FIRST;
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

/// An answer typed in place of the query: a name for a search, a page's paper or day.
impl App {
    pub(super) fn answer_box(&mut self) -> Option<&mut Prompt> {
        if self.recall.naming().is_some() {
            return self.recall.naming_box();
        }
        self.take
            .answer_box()
            .or(self.marking.answer_box())
            .or(self.opening.path_box())
            .or(self.versus.as_mut())
            .or(self.sheet.answer_box())
    }

    pub(super) fn edit_answer(&mut self, change: impl FnOnce(&mut Prompt)) -> Vec<Effect> {
        if let Some(answer) = self.answer_box() {
            change(answer);
        }
        self.browse()
    }

    pub(super) fn take_answer(&mut self) -> Vec<Effect> {
        match () {
            () if self.recall.naming().is_some() => self.take_name(),
            () if self.is_opening() => self.take_place(),
            () if self.take.asked().is_some() => self.answer_take(),
            () if self.marking.asked().is_some() => self.take_typed_marks(),
            () if self.versus.is_some() => self.answer_compare(),
            () => self.answer_page(),
        }
    }

    pub(super) fn leave_answer(&mut self) -> Vec<Effect> {
        if self.recall.naming().is_some() {
            self.stop_naming();
        } else if !self.stop_opening()
            && !self.stop_take()
            && !self.marking.stop_asking()
            && self.versus.take().is_none()
        {
            self.stop_asking();
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
        let Some(completion) = self.completions.first().cloned() else { return self.stop_typing() };
        self.edit(|prompt| prompt.replace(completion.replaces, &completion.text))
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
