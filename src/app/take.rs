//! Taking a story away: copying it, writing it to a file, handing it to a command or its source to an editor. Knows no keys, no clipboard,
//! no file and no process.

use super::command::Scope;
use super::opening::Way;
use super::own::facts_of;
use super::prompt::Prompt;
use super::{App, Effect};
use crate::corpus::Opened;
use crate::excerpt::{Excerpt, Form, cite, letters, plain, quote};
use crate::query::Query;
use crate::story::Passage;
use crate::tongue::take as say;

/// Where stories are written to, unless one says otherwise: not where one happens to be, for that is often the library itself.
const FOLDER: &str = "~/jianbao/";
/// What a file of many stories is called.
const MANY: &str = "jianbao";

/// A story's place in the library, for commands and editors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its id.
    pub id: String,
    /// Its headline, or how it begins.
    pub headline: String,
    /// Name of its page.
    pub page: String,
    /// The line of the page, from 1, on which it begins.
    pub line: usize,
    /// What else there is to tell a command, each by its name ([`super::own::FACTS`]).
    pub facts: Vec<(&'static str, String)>,
}

/// Which stories are to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Which {
    /// The one of this id, or a passage of it.
    Story(String, Option<Passage>),
    /// Those of these ids.
    Ids(Vec<String>),
    /// All that a query finds.
    Found(Query),
}

/// Stories to be written to a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// Which.
    pub which: Which,
    /// As what.
    pub form: Form,
    /// The file, or the folder if it ends in `/`, as typed.
    pub to: String,
    /// Whether a file that is there may be replaced.
    pub over: bool,
}

/// What is asked before something is taken away.
#[derive(Debug)]
pub enum Asked {
    /// Where the stories go, and the file of which was said that it is there already.
    Where(Export, Option<String>),
    /// To which command the story goes.
    Command,
}

/// How much is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Range {
    /// The story on view, or the passage chosen in it.
    #[default]
    Here,
    /// The stories that are selected.
    Selected,
    /// All that was found.
    Found,
}

/// State of taking away.
#[derive(Debug, Default)]
pub struct Take {
    asked: Option<(Asked, Prompt)>,
    /// Folders that go on from the path that is typed.
    folders: Vec<String>,
    range: Range,
    /// The command that was typed last.
    last: String,
    /// What was said of the last copying.
    copied: String,
}

impl Take {
    /// What is asked, and the answer as far as it is typed.
    pub fn asked(&self) -> Option<(&Asked, &Prompt)> {
        self.asked.as_ref().map(|(asked, answer)| (asked, answer))
    }

    pub(super) fn answer_box(&mut self) -> Option<&mut Prompt> {
        self.asked.as_mut().map(|(_, answer)| answer)
    }

    /// How much is to be written.
    pub fn range(&self) -> Range {
        self.range
    }

    /// The path the stories go to, as far as it is typed.
    pub(super) fn place(&self) -> Option<&str> {
        let (asked, answer) = self.asked()?;
        matches!(asked, Asked::Where(..)).then_some(answer.text())
    }

    /// Takes what there is to go on from the path.
    pub(super) fn offer(&mut self, ways: Vec<Way>) {
        let folder = |way| if let Way::Folder(path) = way { Some(path) } else { None };
        self.folders = ways.into_iter().filter_map(folder).collect();
    }

    /// Folders that go on from the path that is typed.
    pub fn folders(&self) -> &[String] {
        &self.folders
    }

    fn ask(&mut self, asked: Asked, suggestion: &str) {
        self.folders.clear();
        let mut answer = Prompt::default();
        answer.insert(suggestion);
        self.asked = Some((asked, answer));
    }
}

/// The story on view, and the passage that is chosen in it.
fn excerpt(opened: &Opened, passage: Option<Passage>) -> Option<Excerpt<'_>> {
    Some(Excerpt { page: &opened.page, story: opened.story()?, passage })
}

impl App {
    /// What is being taken away.
    pub fn taken(&self) -> &Take {
        &self.take
    }

    pub(super) fn excerpt(&self) -> Option<Excerpt<'_>> {
        excerpt(self.reader.opened()?, self.reader.passage())
    }

    pub(super) fn spot(&self) -> Option<Spot> {
        let excerpt = self.excerpt()?;
        Some(Spot {
            id: excerpt.story.id.clone(),
            headline: excerpt.title().0,
            page: excerpt.page.name.clone(),
            line: excerpt.lines().map_or(1, |(first, _)| first),
            facts: facts_of(&excerpt, self.prompt.text()),
        })
    }
}

/// Copying.
impl App {
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        self.open_menu(Scope::Copying)
    }

    fn copy_as(&mut self, said: &str, form: impl FnOnce(&Excerpt<'_>) -> String) -> Vec<Effect> {
        self.menu = None;
        let Some(text) = self.excerpt().map(|excerpt| form(&excerpt)) else { return Vec::new() };
        self.say_copied(said.to_owned());
        vec![Effect::Copy(text)]
    }

    /// Says that something is copied; by which way is known later.
    pub(super) fn say_copied(&mut self, said: String) {
        self.take.copied.clone_from(&said);
        self.message = Some(said);
    }

    /// Copies the passage, or the whole story; in the view of the source what is chosen of the page.
    pub(super) fn copy_words(&mut self) -> Vec<Effect> {
        let chosen = self.reader.chosen_words();
        let said = if chosen.is_some() { say::COPIED_PASSAGE } else { say::COPIED_STORY };
        let words = chosen.or_else(|| self.excerpt().map(|excerpt| plain::words(&excerpt)));
        let said = said.fill([&words.as_deref().map_or(0, letters)]);
        self.copy_as(&said, |_| words.unwrap_or_default())
    }

    pub(super) fn copy_quote(&mut self) -> Vec<Effect> {
        self.copy_as(say::COPIED_QUOTE.get(), quote::quote)
    }

    pub(super) fn copy_citation(&mut self) -> Vec<Effect> {
        self.copy_as(say::COPIED_CITATION.get(), cite::gbt)
    }

    pub(super) fn copy_path(&mut self) -> Vec<Effect> {
        self.menu = None;
        self.say_copied(say::COPIED_PATH.to_string());
        self.spot().map(Effect::CopyPath).into_iter().collect()
    }

    /// Says by which way a text was copied, unless something else was said since.
    pub(super) fn take_copied(&mut self, way: &str) {
        if let Some(message) = self.message.as_mut().filter(|message| **message == self.take.copied) {
            *message = say::COPIED_BY.fill([message, &way]);
        }
    }
}

/// Writing to a file.
impl App {
    pub(super) fn export(&mut self) -> Vec<Effect> {
        let has_selected = self.marking.selected() > 0;
        self.take.range = if has_selected { Range::Selected } else { Range::Here };
        self.open_menu(Scope::Exporting)
    }

    /// From the story on view to those selected, if any are, to all that was found, and back.
    pub(super) fn turn_which(&mut self) -> Vec<Effect> {
        self.take.range = match self.take.range {
            Range::Here if self.marking.selected() > 0 => Range::Selected,
            Range::Here | Range::Selected => Range::Found,
            Range::Found => Range::Here,
        };
        Vec::new()
    }

    /// Asks where the stories are to be written in a form.
    pub(super) fn export_as(&mut self, form: Form) -> Vec<Effect> {
        self.menu = None;
        let Some((id, name)) = self
            .reader
            .opened()
            .and_then(|opened| Some((opened.story()?.id.clone(), excerpt(opened, None)?.file_name())))
        else {
            return Vec::new();
        };
        let (which, name) = match self.take.range {
            Range::Here => (Which::Story(id, self.reader.passage()), name),
            Range::Selected => (Which::Ids(self.marking.selected_ids()), MANY.to_owned()),
            // What the engine found first is not all there is.
            Range::Found => (Which::Found(Query { limit: 0, ..self.answered.clone() }), MANY.to_owned()),
        };
        let to = format!("{FOLDER}{name}.{}", form.ending());
        let export = Export { which, form, to: to.clone(), over: false };
        self.take.ask(Asked::Where(export, None), &to);
        Vec::new()
    }

    /// Asks where to, in the form that the name's ending says.
    pub(super) fn export_to(&mut self) -> Vec<Effect> {
        let has_selected = self.marking.selected() > 0;
        self.take.range = if has_selected { Range::Selected } else { Range::Here };
        self.export_as(Form::Markdown)
    }

    /// Puts the first of the folders offered in the place of the path.
    pub(super) fn complete_place(&mut self) -> Vec<Effect> {
        if let (Some(folder), Some(answer)) = (self.take.folders.first().cloned(), self.take.answer_box()) {
            answer.clear();
            answer.insert(&folder);
        }
        self.browse()
    }

    /// The file is there already: asks once more.
    pub(super) fn take_occupied(&mut self, export: Export) {
        self.message = Some(say::OCCUPIED.fill([&export.to, &self.keymap().key_of("answer")]));
        let to = export.to.clone();
        self.take.ask(Asked::Where(export, Some(to.clone())), &to);
    }
}

/// Handing over.
impl App {
    /// Asks for the command that is to get the story.
    pub(super) fn ask_command(&mut self) -> Vec<Effect> {
        let last = self.take.last.clone();
        self.take.ask(Asked::Command, &last);
        Vec::new()
    }

    pub(super) fn edit_source(&mut self) -> Vec<Effect> {
        self.spot().map(Effect::Edit).into_iter().collect()
    }

    /// Takes the answer that was typed.
    pub(super) fn answer_take(&mut self) -> Vec<Effect> {
        let Some((asked, answer)) = self.take.asked.take() else { return Vec::new() };
        let typed = answer.text().trim().to_owned();
        if typed.is_empty() {
            return Vec::new();
        }
        match asked {
            Asked::Where(export, occupied) => {
                let over = occupied.as_ref() == Some(&typed);
                // Whoever types another ending wants that form.
                let form = Form::of_name(&typed).filter(|form| form.ending() != export.form.ending());
                let form = form.unwrap_or(export.form);
                vec![Effect::Export(Export { form, to: typed, over, ..export })]
            }
            Asked::Command => {
                self.take.last.clone_from(&typed);
                let words = self.reader.chosen_words();
                let words = words.or_else(|| self.excerpt().map(|excerpt| plain::words(&excerpt)));
                let (Some(words), Some(spot)) = (words, self.spot()) else { return Vec::new() };
                vec![Effect::Pipe(typed, words + "\n", spot)]
            }
        }
    }

    /// Nothing is taken away.
    pub(super) fn stop_take(&mut self) {
        self.take.asked = None;
    }
}
