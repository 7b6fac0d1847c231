//! Opening another library: a path that is typed and completed, and below it the libraries that were opened before. Knows no files; what
//! there is, the shell says.

use super::bookmark::Bookmark;
use super::prompt::Prompt;
use super::{App, Effect};
use crate::corpus::Corpus;
use crate::tongue::start as say;
use std::path::PathBuf;
use std::sync::Arc;

/// What the library on view is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Title {
    /// Nobody has said.
    #[default]
    Unnamed,
    /// So many pages built into the program.
    Sample(usize),
    /// The name of a folder or file.
    Named(String),
}

/// A place one may open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A folder, as it is typed, a slash at its end.
    Folder(String),
    /// A library that was opened before.
    Library(Known),
    /// The sample pages.
    Sample,
}

/// A library that was opened before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The folders and files that were opened.
    pub roots: Vec<PathBuf>,
    /// Stories there were when they were last counted.
    pub stories: Option<usize>,
    /// How long ago it was last opened, in words.
    pub opened: String,
    /// Whether all of it is there.
    pub is_there: bool,
    /// Whether it is the one on view.
    pub is_here: bool,
}

/// The path that is typed, and what there is to choose from.
#[derive(Debug, Default)]
pub struct Opening {
    path: Option<Prompt>,
    ways: Vec<Way>,
    /// Of which path they are.
    of: String,
    /// Whether the path is to be completed as soon as they are there.
    is_completing: bool,
    /// The chosen row; none while the path itself is meant.
    cursor: Option<usize>,
}

impl Opening {
    /// The path that is typed, while one is asked for.
    pub fn path(&self) -> Option<&Prompt> {
        self.path.as_ref()
    }

    pub(super) fn path_box(&mut self) -> Option<&mut Prompt> {
        self.path.as_mut()
    }

    /// What there is to choose from: folders that go on from the path, then libraries.
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// The chosen row.
    pub fn cursor(&self) -> Option<usize> {
        self.cursor
    }
}

impl App {
    /// The path of another library, while it is asked for.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// What the library on view is called.
    pub fn title(&self) -> &Title {
        &self.title
    }

    pub(super) fn is_opening(&self) -> bool {
        self.opening.path.is_some()
    }

    pub(super) fn start_opening(&mut self) -> Vec<Effect> {
        self.opening = Opening { path: Some(Prompt::default()), ..Opening::default() };
        self.browse()
    }

    pub(super) fn stop_opening(&mut self) {
        self.opening = Opening::default();
    }

    /// Asks what there is to choose from, after the path has changed.
    pub(super) fn browse(&mut self) -> Vec<Effect> {
        if let Some(typed) = self.take.place() {
            return vec![Effect::Browse(typed.to_owned())];
        }
        let Some(path) = &self.opening.path else { return Vec::new() };
        (self.opening.cursor, self.opening.is_completing) = (None, false);
        vec![Effect::Browse(path.text().to_owned())]
    }

    pub(super) fn take_ways(&mut self, of: String, ways: Vec<Way>) -> Vec<Effect> {
        if self.take.place() == Some(&of) {
            self.take.offer(ways);
            return Vec::new();
        }
        if self.opening.path.as_ref().is_none_or(|path| path.text() != of) {
            return Vec::new();
        }
        (self.opening.of, self.opening.ways) = (of, ways);
        if self.opening.is_completing { self.complete_path() } else { Vec::new() }
    }

    pub(super) fn step_opening(&mut self, by: isize) -> Vec<Effect> {
        let Some(last) = self.opening.ways.len().checked_sub(1) else { return Vec::new() };
        self.opening.cursor = match (self.opening.cursor, by) {
            (None, 1..) => Some(0),
            (None, _) | (Some(0), ..0) => None,
            (Some(at), by) => Some(at.saturating_add_signed(by).min(last)),
        };
        Vec::new()
    }

    /// Chooses a row so many rows from the chosen one, or from the first, if there is one.
    pub(super) fn choose_way(&mut self, by: isize) {
        let place = self.opening.cursor.unwrap_or(0).checked_add_signed(by);
        let there = place.filter(|place| *place < self.opening.ways.len());
        self.opening.cursor = there.or(self.opening.cursor);
    }

    /// Completes the path: by the chosen folder, by the only one, or by as much as all have in common.
    pub(super) fn complete_path(&mut self) -> Vec<Effect> {
        self.opening.is_completing =
            self.opening.path.as_ref().is_some_and(|path| path.text() != self.opening.of);
        if self.opening.is_completing {
            return Vec::new();
        }
        let chosen = self.opening.cursor.and_then(|at| self.opening.ways.get(at));
        let folders = || {
            self.opening.ways.iter().filter_map(|way| match way {
                Way::Folder(path) => Some(path.as_str()),
                Way::Library(_) | Way::Sample => None,
            })
        };
        let whole = match chosen {
            Some(Way::Folder(path)) => path.clone(),
            Some(Way::Library(known)) => match &known.roots[..] {
                [root] => root.display().to_string(),
                _ => return Vec::new(),
            },
            Some(Way::Sample) => return Vec::new(),
            None => match folders().map(str::to_owned).reduce(|common, path| shared(&common, &path)) {
                Some(common) => common,
                None => return Vec::new(),
            },
        };
        let Some(path) = &mut self.opening.path else { return Vec::new() };
        // What folders have in common may be less than what was typed, where letters of either case fit.
        if whole.len() < path.text().len() {
            return Vec::new();
        }
        path.clear();
        path.insert(&whole);
        self.browse()
    }

    /// Opens the chosen library, or the path that was typed.
    pub(super) fn take_place(&mut self) -> Vec<Effect> {
        let chosen = self.opening.cursor.and_then(|at| self.opening.ways.get(at)).cloned();
        let typed = self.opening.path.as_ref().map(|path| path.text().trim().to_owned()).unwrap_or_default();
        let roots = match chosen {
            Some(Way::Sample) => Vec::new(),
            Some(Way::Library(known)) => known.roots,
            Some(Way::Folder(path)) => vec![PathBuf::from(path)],
            None if typed.is_empty() => return Vec::new(),
            None => vec![PathBuf::from(typed)],
        };
        vec![Effect::Enter(roots)]
    }

    /// Another library is on view; one goes on in it where one was.
    pub(super) fn take_library(
        &mut self,
        corpus: Arc<Corpus>,
        title: Title,
        bookmark: Bookmark,
    ) -> Vec<Effect> {
        let was_opening = self.is_opening();
        let old = std::mem::take(self);
        let (mut app, _) = Self::new(corpus, old.size);
        // The reader's own things come along, and no ticket is given twice.
        app.last_ticket = app.last_ticket.max(old.last_ticket);
        app.awaited = super::Awaited::default();
        (app.settings, app.mouse, app.recall, app.trail) = (old.settings, old.mouse, old.recall, old.trail);
        (app.marking, app.journal, app.lately) = (old.marking, old.journal, old.lately);
        app.marking.drop_selection();
        app.journal.leave_library();
        app.recall.leave_library();
        app.has_searched = old.has_searched;
        app.message =
            if was_opening { title.name().map(|name| say::OPENED.fill([&name])) } else { old.message };
        app.title = title;
        *self = app;
        self.take_bookmark(bookmark)
    }
}

impl Title {
    /// The name; none where there is none.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Unnamed => None,
            Self::Sample(pages) => Some(say::SAMPLE_SHORT.fill([pages])),
            Self::Named(name) => Some(name.clone()),
        }
    }
}

/// The beginning that two texts have in common.
fn shared(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_paths_have_in_common_is_cut_between_characters() {
        assert_eq!(shared("/报/运城日报/", "/报/运城晚报/"), "/报/运城");
        assert_eq!(shared("/a/", "/a/b/"), "/a/");
        assert_eq!(shared("甲", "乙"), "");
    }
}
