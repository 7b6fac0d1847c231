//! A leaf: a text that is no page of the library, shown over the panes: figures, or what a command of the reader's own said. Knows not
//! where it is from.

use super::{App, Effect};
use crate::excerpt::letters;
use crate::text::wrap::wrap;
use crate::tongue::take;

/// Columns left free at either side.
pub const MARGIN: u16 = 3;
/// Rows above it and below: the prompt, its title, the footer.
const AROUND: u16 = 3;

/// A text on view.
#[derive(Debug, Default)]
pub struct Leaf {
    /// What it is.
    pub title: String,
    text: String,
    rows: Vec<String>,
    top: usize,
}

impl Leaf {
    /// The first row on view, and all rows.
    pub fn rows(&self) -> (usize, &[String]) {
        (self.top, &self.rows)
    }

    fn lay(&mut self, width: u16) {
        let room = width.saturating_sub(2 * MARGIN).max(2) as usize;
        let cut = |line: &str| -> Vec<String> {
            let line = line.replace('\t', "    ");
            let parts = wrap(&line, room, 0).into_iter();
            let rows: Vec<String> = parts.filter_map(|part| line.get(part).map(str::to_owned)).collect();
            if rows.is_empty() { vec![String::new()] } else { rows }
        };
        self.rows = self.text.lines().flat_map(cut).collect();
    }
}

impl App {
    /// The leaf, while it is on view. One that comes while something is typed waits until that is done, and takes no letter of it.
    pub fn leaf(&self) -> Option<&Leaf> {
        let is_typing = self.typing || self.is_answering() || self.is_finding();
        self.leaf.as_ref().filter(|_| !is_typing)
    }

    /// Shows a text.
    pub(super) fn show_leaf(&mut self, title: String, text: String) {
        self.leaf = Some(Leaf { title, text, ..Leaf::default() });
        self.lay_leaf();
    }

    /// Sets the leaf anew for the window's width.
    pub(super) fn lay_leaf(&mut self) {
        let width = self.size.0;
        if let Some(leaf) = &mut self.leaf {
            leaf.lay(width);
        }
        self.step_leaf(0);
    }

    fn leaf_height(&self) -> usize {
        self.size.1.saturating_sub(AROUND).max(1) as usize
    }

    pub(super) fn step_leaf(&mut self, by: isize) -> Vec<Effect> {
        let height = self.leaf_height();
        if let Some(leaf) = &mut self.leaf {
            let last = leaf.rows.len().saturating_sub(height);
            leaf.top = leaf.top.saturating_add_signed(by).min(last);
        }
        Vec::new()
    }

    pub(super) fn page_leaf(&mut self, by: isize) -> Vec<Effect> {
        self.step_leaf(by * self.leaf_height().saturating_sub(1).max(1) as isize)
    }

    pub(super) fn copy_leaf(&mut self) -> Vec<Effect> {
        let Some(leaf) = &self.leaf else { return Vec::new() };
        let text = leaf.text.clone();
        self.say_copied(take::COPIED_PASSAGE.fill([&letters(&text)]));
        vec![Effect::Copy(text)]
    }

    pub(super) fn close_leaf(&mut self) -> Vec<Effect> {
        self.leaf = None;
        Vec::new()
    }
}
