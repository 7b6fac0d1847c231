//! The list of related stories beside the reader: which reasons count, which story is chosen. Knows not the story on view.

use super::scroll::first_of_tall;
use crate::index::{Relation, Step, Tie, TieKind};
use crate::text::{fit, wrap::wrap};
use crate::tongue::punctuation::STOP;

/// Related stories and the place among them.
#[derive(Debug, Clone, Default)]
pub struct Related {
    /// All that were found.
    found: Vec<Relation>,
    /// Those with a reason that is not switched off.
    relations: Vec<Relation>,
    /// Reasons that are switched off.
    off: Vec<TieKind>,
    /// The dated chain the story on view belongs to.
    thread: Vec<Step>,
    cursor: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl Related {
    /// The related stories, the closest first.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The chosen one.
    pub fn relation(&self) -> Option<&Relation> {
        self.relations.get(self.cursor)
    }

    /// Its place in the list, from 0.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes the related stories; the chosen one stays chosen if it is among them.
    pub fn show(&mut self, relations: Vec<Relation>) {
        let chosen = self.relation().map(|relation| relation.head.id.clone());
        self.found = relations;
        self.sift();
        if let Some(place) = self.relations.iter().position(|one| Some(&one.head.id) == chosen.as_ref()) {
            self.move_to(place);
        }
    }

    /// The reasons that are switched off.
    pub fn off(&self) -> &[TieKind] {
        &self.off
    }

    /// Switches the first reason of the chosen story off, and says which it was.
    pub fn switch_off(&mut self) -> Option<TieKind> {
        let kind = self.relation()?.ties.first()?.kind;
        self.off.push(kind);
        self.sift();
        Some(kind)
    }

    /// Switches all reasons on.
    pub fn switch_on(&mut self) {
        self.off.clear();
        self.sift();
    }

    /// Keeps the stories that have a reason left, and of their reasons those.
    fn sift(&mut self) {
        self.relations = self.found.clone();
        for relation in &mut self.relations {
            relation.ties.retain(|tie| !self.off.contains(&tie.kind));
        }
        self.relations.retain(|relation| !relation.ties.is_empty());
        (self.cursor, self.top) = (0, 0);
    }

    /// The dated chain the story on view belongs to; one that leads through it already stays, so that the way back is the way one came.
    pub fn take_thread(&mut self, story: &str, thread: Vec<Step>) {
        if !self.thread.iter().any(|step| step.head.id == story) {
            self.thread = thread;
        }
    }

    /// Forgets the thread, after the stories were numbered anew.
    pub fn drop_thread(&mut self) {
        self.thread.clear();
    }

    /// The step of the thread that is so many steps from a story.
    pub fn thread_step(&self, story: &str, by: isize) -> Option<&Step> {
        let at = self.thread.iter().position(|step| step.head.id == story)?;
        self.thread.get(at.checked_add_signed(by)?)
    }

    /// At which step of its thread a story stands, from 1, and how many there are; none where there is no thread.
    pub fn thread_place(&self, story: &str) -> Option<(usize, usize)> {
        let at = self.thread.iter().position(|step| step.head.id == story)?;
        (self.thread.len() > 1).then_some((at + 1, self.thread.len()))
    }

    /// Moves by so many stories.
    pub fn step(&mut self, by: isize) {
        self.move_to(self.cursor.saturating_add_signed(by));
    }

    /// Moves to a place in the list.
    pub fn move_to(&mut self, place: usize) {
        self.cursor = place.min(self.relations.len().saturating_sub(1));
        self.scroll();
    }

    /// Takes the pane's size, in cells.
    pub fn resize(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        self.scroll();
    }

    /// The stories from the first on view, with their places.
    pub fn visible(&self) -> impl Iterator<Item = (usize, &Relation)> {
        self.relations.iter().enumerate().skip(self.top)
    }

    /// The story on a row of the pane.
    pub fn place_at(&self, row: usize) -> Option<usize> {
        let mut end = 0;
        let mut visible = self.visible();
        visible
            .find(|(_, relation)| {
                end += 1 + self.reasons(relation).len();
                row < end
            })
            .map(|(place, _)| place)
    }

    /// The lines that tell why: the reasons, one after the other.
    pub fn reasons(&self, relation: &Relation) -> Vec<String> {
        let text = reasons(&relation.ties);
        let lines: Vec<_> = wrap(&text, self.width, 0);
        let last = lines.len().min(2);
        let cut = |(i, range): (usize, std::ops::Range<usize>)| {
            let end = if i + 1 == last { text.len() } else { range.end };
            fit(text.get(range.start..end).unwrap_or_default().trim_end(), self.width)
        };
        lines.into_iter().take(last).enumerate().map(cut).collect()
    }

    /// Keeps the chosen story on view.
    fn scroll(&mut self) {
        let lines =
            |place: usize| self.relations.get(place).map_or(0, |relation| 1 + self.reasons(relation).len());
        self.top = first_of_tall(self.top, self.cursor, self.relations.len(), self.height, lines);
    }
}

/// Leaves out shared words that an earlier reason names already, but for a character or two around them.
pub fn say_once(ties: &mut Vec<Tie>) {
    let named = |label: &str| {
        let quoted = label.split_once(['“', '「']).map(|(_, quoted)| quoted.trim_end_matches(['”', '」']));
        quoted.or_else(|| label.rsplit_once(' ').map(|(_, name)| name)).unwrap_or_default().to_owned()
    };
    let mut said: Vec<String> = Vec::new();
    ties.retain(|tie| {
        let name = named(&tie.label);
        let again = |before: &String| {
            let longer = name.chars().count().saturating_sub(before.chars().count());
            before.contains(&name) || !before.is_empty() && name.contains(before) && longer <= 2
        };
        let keep = tie.kind != TieKind::Words || !said.iter().any(again);
        said.push(name);
        keep
    });
}

/// The reasons in a row.
pub fn reasons(ties: &[Tie]) -> String {
    ties.iter().map(|tie| tie.label.as_str()).collect::<Vec<_>>().join(STOP.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_not_said_twice() {
        let said = |labels: &[(TieKind, &str)]| {
            let tie = |(kind, label): &(TieKind, &str)| Tie {
                kind: *kind,
                label: (*label).to_owned(),
                here: String::new(),
                there: String::new(),
            };
            let mut ties: Vec<Tie> = labels.iter().map(tie).collect();
            say_once(&mut ties);
            ties.len()
        };
        assert_eq!(said(&[(TieKind::Slogan, "同一提法“千万工程”"), (TieKind::Words, "都说到“千万工程”")]), 1);
        assert_eq!(said(&[(TieKind::Place, "同一地点 白杨县"), (TieKind::Words, "都说到“白杨县的”")]), 1);
        assert_eq!(said(&[(TieKind::Place, "同一地点 白杨县"), (TieKind::Words, "都说到“苹果种植”")]), 2);
    }
}
