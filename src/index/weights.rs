//! How much each reason for kinship counts: data, all in one place. Knows no stories.

use super::TieKind;
use super::tie::Name;
use serde::{Deserialize, Serialize};

/// Weights of what two stories share, added to the likeness of their words and topics. The defaults were measured on graded pairs of
/// five pages and rounded to one digit; the order of the related stories hardly changes when a weight is halved or doubled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// 下转、上接
    pub continuation: f32,
    /// The same text.
    pub reprint: f32,
    /// Parts of one series, or one column.
    pub series: f32,
    /// The same person in the same post.
    pub person: f32,
    /// The same festival.
    pub occasion: f32,
    /// The same day with the same people or place.
    pub event: f32,
    /// The same slogan.
    pub slogan: f32,
    /// The same county or township.
    pub place: f32,
    /// The same reporter.
    pub reporter: f32,
    /// The cosine of the topics.
    pub topic: f32,
    /// The cosine of the words.
    pub words: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            continuation: 1.0,
            reprint: 0.8,
            series: 0.05,
            person: 0.05,
            occasion: 0.05,
            event: 0.03,
            slogan: 0.03,
            place: 0.01,
            reporter: 0.01,
            topic: 0.05,
            words: 1.0,
        }
    }
}

impl Weights {
    /// What a reason adds by itself. Words and topics add by their likeness instead.
    pub(super) fn of(&self, kind: TieKind) -> f32 {
        match kind {
            TieKind::Continuation => self.continuation,
            TieKind::Reprint => self.reprint,
            TieKind::Series => self.series,
            TieKind::Person => self.person,
            TieKind::Occasion => self.occasion,
            TieKind::Event => self.event,
            TieKind::Slogan => self.slogan,
            TieKind::Place => self.place,
            TieKind::Reporter => self.reporter,
            TieKind::Topic | TieKind::Words => 0.0,
        }
    }

    /// What a shared name says for a candidate.
    pub(super) fn of_name(&self, name: Name) -> f32 {
        match name {
            Name::Person => self.person,
            Name::Reporter => self.reporter,
            Name::Place => self.place,
            Name::Slogan => self.slogan,
            Name::Occasion => self.occasion,
            Name::Topic => self.topic,
        }
    }
}
