//! What on the lines on view one can go to: names, crossheads, related stories, the page. Knows no keys and no panes.

use super::Reader;
use super::pieces::Look;
use crate::story::Role;
use crate::text::cells;

/// Something in the text one can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A name; the how manieth.
    Name(usize),
    /// A crosshead or the head of an item; its piece.
    Crosshead(usize),
    /// The page the story stands on.
    Page,
    /// A related story, by its number in the corpus.
    Related(usize),
}

impl Reader {
    /// Everything on view one can go to, each with the column after the margin and the row at which it stands, line by line.
    pub fn targets(&self) -> Vec<(Target, usize, usize)> {
        let mut targets = Vec::new();
        for (row, line) in self.visible().iter().enumerate() {
            let Some(piece) = self.pieces.get(line.piece) else { continue };
            let nth = |look| self.pieces.iter().take(line.piece).filter(|piece| piece.look == look).count();
            let whole = match piece.look {
                Look::Block(Role::Crosshead | Role::ItemHead) => Some(Target::Crosshead(line.piece)),
                Look::Source if nth(Look::Source) == 0 => Some(Target::Page),
                Look::Related => {
                    let relation = self.relations.get(nth(Look::Related));
                    relation.map(|relation| Target::Related(relation.head.story))
                }
                _ => None,
            };
            // What goes on over several lines is told at the first.
            let whole = whole.filter(|_| line.range.start == 0);
            targets.extend(whole.map(|target| (target, line.indent, row)));
            let shown = self.names.iter().enumerate().filter(|_| !self.hides_names);
            let here =
                shown.filter(|(_, name)| name.text == line.piece && line.range.contains(&name.range.start));
            targets.extend(here.map(|(nth, name)| {
                let before = piece.text.get(line.range.start..name.range.start).unwrap_or_default();
                (Target::Name(nth), line.indent + cells(before), row)
            }));
        }
        targets
    }

    /// Goes to a name by its number.
    pub fn go_to_name(&mut self, nth: usize) {
        self.at_name = (nth < self.names.len()).then_some(nth);
    }

    /// Scrolls so that a piece begins at the top.
    pub fn go_to_piece(&mut self, piece: usize) {
        self.scroll_to(self.line_of(piece, 0));
    }
}
