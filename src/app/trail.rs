//! The stories and cards one went through, to go back and forward. Knows nothing of what they say.

use crate::index::names::Subject;

use serde::{Deserialize, Serialize};

/// A place in a story: which piece of it, and which byte of the piece, stands at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Anchor {
    /// The piece.
    pub piece: usize,
    /// The byte within it.
    pub byte: usize,
}

/// A story one has been at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The story's number in the corpus at that time; after a restart nobody knows it.
    #[serde(skip, default = "unknown")]
    pub story: usize,
    /// Its id.
    pub id: String,
    /// Its headline, for the trail that is shown.
    pub head: String,
    /// Where one was in it.
    pub anchor: Anchor,
    /// Whose card it is, where it is no story but a card; then the anchor's piece is the row one was at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<Subject>,
    /// The query one was asking then.
    pub query: String,
}

fn unknown() -> usize {
    usize::MAX
}

/// The stops, and at which one is.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    stops: Vec<Stop>,
    at: usize,
}

/// More stops than anyone goes back.
const LONGEST: usize = 500;

impl Trail {
    /// The stops up to the present one.
    pub fn behind(&self) -> &[Stop] {
        self.stops.get(..=self.at).unwrap_or_default()
    }

    /// The present stop.
    pub fn here(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// Takes up the way of the time before, unless one is on a way already.
    pub fn take_up(&mut self, stops: &[Stop]) {
        if self.stops.is_empty() {
            self.stops = stops.to_vec();
            self.at = self.stops.len().saturating_sub(1);
        }
    }

    /// Goes on to a story; what was ahead is forgotten. Whether one was not there already.
    pub fn visit(&mut self, stop: Stop) -> bool {
        if self.here().is_some_and(|here| here.id == stop.id) {
            return false;
        }
        self.stops.truncate(self.at + 1);
        self.stops.push(stop);
        if self.stops.len() > LONGEST {
            self.stops.remove(0);
        }
        self.at = self.stops.len() - 1;
        true
    }

    /// Remembers where in the present story one is.
    pub fn note(&mut self, id: &str, anchor: Anchor) {
        if let Some(stop) = self.stops.get_mut(self.at).filter(|stop| stop.id == id) {
            stop.anchor = anchor;
        }
    }

    /// Goes back to the nearest stop that is still there, to the present one if the story on view is another. Where there is none one stays.
    pub fn back(&mut self, on_view: Option<&str>, is_there: impl FnMut(&Stop) -> bool) -> Option<&Stop> {
        let is_here = self.here().map(|stop| stop.id.as_str()) == on_view;
        let behind = if is_here { self.stops.get(..self.at)? } else { self.behind() };
        self.at = behind.iter().rposition(is_there)?;
        self.here()
    }

    /// Goes forward to the nearest stop that is still there. Where there is none one stays.
    pub fn forward(&mut self, is_there: impl FnMut(&Stop) -> bool) -> Option<&Stop> {
        let ahead = self.stops.get(self.at + 1..)?;
        self.at += 1 + ahead.iter().position(is_there)?;
        self.here()
    }

    /// Whether one can go back, and forward.
    pub fn ways(&self) -> (bool, bool) {
        (self.at > 0, self.at + 1 < self.stops.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(id: &str) -> Stop {
        Stop {
            story: 0,
            id: id.to_owned(),
            head: String::new(),
            anchor: Anchor::default(),
            query: String::new(),
            card: None,
        }
    }

    #[test]
    fn the_way_of_the_time_before_is_taken_up_once() {
        let mut trail = Trail::default();
        trail.take_up(&[stop("a"), stop("b")]);
        trail.take_up(&[stop("c")]);
        assert_eq!(trail.back(None, |_| true).map(|s| s.id.clone()).as_deref(), Some("b"));
        assert_eq!(trail.back(Some("b"), |_| true).map(|s| s.id.clone()).as_deref(), Some("a"));
    }

    #[test]
    fn back_and_forward_lead_the_same_way() {
        let mut trail = Trail::default();
        assert!(trail.back(None, |_| true).is_none());
        for id in ["a", "b", "b", "c"] {
            trail.visit(stop(id));
        }
        assert_eq!(trail.back(Some("c"), |_| true).map(|s| s.id.clone()).as_deref(), Some("b"));
        assert_eq!(trail.back(Some("x"), |_| true).map(|s| s.id.clone()).as_deref(), Some("b"));
        assert_eq!(trail.forward(|_| true).map(|s| s.id.clone()).as_deref(), Some("c"));
        assert!(trail.forward(|_| true).is_none());
        assert_eq!(trail.back(Some("c"), |s| s.id != "b").map(|s| s.id.clone()).as_deref(), Some("a"));
        assert_eq!(trail.forward(|s| s.id != "b").map(|s| s.id.clone()).as_deref(), Some("c"));
        assert!(trail.back(Some("c"), |_| false).is_none());
        assert_eq!(trail.here().map(|s| s.id.as_str()), Some("c"), "one stays where one is");
        trail.back(Some("c"), |_| true);
        trail.visit(stop("d"));
        assert_eq!(trail.behind().len(), 3);
    }
}
