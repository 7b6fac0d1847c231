//! How much each reason for kinship counts: data (`assets/config.toml`, section `related`), all in one place. Knows no stories.

use super::TieKind;
use super::profile::Name;
use serde::Deserialize;
use std::sync::LazyLock;

/// Weights of what two stories share, added to the likeness of their words and topics.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
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
        static DEFAULT: LazyLock<Weights> = LazyLock::new(|| {
            let settings = include_str!("../../assets/config.toml").parse::<toml::Table>().ok();
            let section = settings.and_then(|mut settings| settings.remove("related"));
            section.and_then(|section| section.try_into().ok()).unwrap_or(Weights::WORDS_ALONE)
        });
        *DEFAULT
    }
}

impl Weights {
    /// Words and nothing else.
    const WORDS_ALONE: Self = Self {
        continuation: 0.0,
        reprint: 0.0,
        series: 0.0,
        person: 0.0,
        occasion: 0.0,
        event: 0.0,
        slogan: 0.0,
        place: 0.0,
        reporter: 0.0,
        topic: 0.0,
        words: 1.0,
    };

    /// Every weight with its name, to be read or changed.
    pub fn named(&mut self) -> [(&'static str, &mut f32); 11] {
        [
            ("continuation", &mut self.continuation),
            ("reprint", &mut self.reprint),
            ("series", &mut self.series),
            ("person", &mut self.person),
            ("occasion", &mut self.occasion),
            ("event", &mut self.event),
            ("slogan", &mut self.slogan),
            ("place", &mut self.place),
            ("reporter", &mut self.reporter),
            ("topic", &mut self.topic),
            ("words", &mut self.words),
        ]
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_read_from_the_settings() {
        let mut weights = Weights::default();
        assert!(weights.continuation > weights.reprint && weights.reprint > weights.person);
        assert!(weights.named().iter().all(|(_, weight)| **weight > 0.0));
    }
}
