//! What another process tells the program, and where one is, as it is told in return. Knows no socket.

use super::{App, Arrival, Effect};
use crate::story::Passage;
use crate::tongue::reach as say;
use serde::Serialize;

/// Where one is, as `jianbao send` prints it.
#[derive(Debug, Serialize)]
pub struct State<'a> {
    /// Whether what was told last could be done.
    done: bool,
    /// What there is to say of it.
    message: Option<&'a str>,
    query: &'a str,
    total: usize,
    exact: bool,
    /// The pane that has the keys.
    pane: String,
    story: Option<Here<'a>>,
}

/// The story on view.
#[derive(Debug, Serialize)]
struct Here<'a> {
    id: &'a str,
    page: &'a str,
    headline: &'a str,
    /// The line of the page, from 1, on which it begins, or the passage that is chosen in it.
    line: usize,
    passage: Option<Passage>,
}

impl App {
    /// Does what another process says in a line: `search 重阳`, `open ID`, the name of a command, or `state` for nothing.
    pub(super) fn take_told(&mut self, line: &str) -> Vec<Effect> {
        let line = line.trim();
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        self.message = None;
        self.refused = false;
        match (name, rest.trim()) {
            ("state", _) => Vec::new(),
            ("search", query) if !query.is_empty() => {
                self.clear_view();
                let mut effects = self.go_to_results();
                effects.extend(self.rewrite(query));
                effects
            }
            ("open", id) if !id.is_empty() => self.open_told(id),
            _ => {
                // One that cannot be run says so.
                self.refused = !self.can_run(name);
                self.run_named(line)
            }
        }
    }

    fn open_told(&mut self, id: &str) -> Vec<Effect> {
        let head = self.corpus.find(id).and_then(|number| self.corpus.head(number));
        let Some(head) = head else {
            self.refused = true;
            self.message = Some(say::NO_STORY.fill([&id]));
            return Vec::new();
        };
        self.clear_view();
        let mut effects = self.settle();
        let stop = self.stop(&head);
        effects.extend(self.travel(stop, Arrival::default()));
        effects
    }

    /// Puts away what lies over the panes, but for a box in which something is typed.
    fn clear_view(&mut self) {
        (self.help, self.menu, self.leaf, self.hinting) = (None, None, None, None);
        self.resuming = None;
        self.close_recall();
        self.close_marked();
        self.close_report();
    }

    /// Whether nothing is awaited that would change where one is.
    pub fn is_settled(&self) -> bool {
        self.awaited.search.is_none() && self.awaited.open.is_none()
    }

    /// Where one is.
    pub fn state(&self) -> State<'_> {
        let found = self.results.found();
        let here = self.reader.opened().and_then(|opened| Some((opened, opened.story()?)));
        State {
            done: !self.refused,
            message: self.message.as_deref(),
            query: &self.answered.text,
            total: found.total.count,
            exact: found.total.exact,
            pane: format!("{:?}", self.pane).to_lowercase(),
            story: here.map(|(opened, story)| Here {
                id: &story.id,
                page: &opened.page.name,
                headline: story.head(),
                line: self.excerpt().and_then(|excerpt| excerpt.lines()).map_or(1, |(first, _)| first),
                passage: self.reader.passage(),
            }),
        }
    }
}
