//! Marks as a list of entries, one for each marked story, pin and new id: what is exported, imported and kept in snapshots. As JSON
//! an entry is a line; as text see [`super::written`].

use super::{About, Change, Deed, Marks, Note, Pin, Slip};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    /// A marked story.
    Story(Story),
    /// A pin.
    Pin {
        /// Its name.
        pin: String,
        /// Where it is.
        #[serde(flatten)]
        at: Pin,
    },
    /// A new id of a marked story.
    Same {
        /// The new one.
        same: String,
        /// The one it had.
        old: String,
    },
}

/// A marked story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Story {
    /// What it looks like.
    pub about: About,
    /// 已读
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read: bool,
    /// 星标
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub star: bool,
    /// 标签
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// 夹
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub clips: BTreeSet<String>,
    /// 批注
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, Note>,
}

impl Marks {
    /// All entries: the stories in the order in which they were marked, then pins and new ids.
    pub fn entries(&self) -> Vec<Entry> {
        let story = |slip: &Slip| {
            let Slip { about, read, star, tags, clips, notes, .. } = slip.clone();
            Entry::Story(Story { about, read, star, tags, clips, notes })
        };
        let pin = |(name, at): (&String, &Pin)| Entry::Pin { pin: name.clone(), at: at.clone() };
        let stories = self.newest().into_iter().rev().map(story);
        let same =
            self.same.iter().map(|(new, old)| Entry::Same { same: new.to_string(), old: old.to_string() });
        stories.chain(self.pins.iter().map(pin)).chain(same).collect()
    }

    /// The marks that some entries are, after so many deeds.
    pub fn of_entries(entries: Vec<Entry>, deeds: u64) -> Self {
        let mut marks = Self { deeds: deeds.max(entries.len() as u64), ..Self::default() };
        for (touched, entry) in (0..).zip(entries) {
            match entry {
                Entry::Story(Story { about, read, star, tags, clips, notes }) => {
                    let id = about.id.as_str().into();
                    let slip = Slip { about, read, star, tags, clips, notes, touched };
                    marks.slips.insert(id, Arc::new(slip));
                }
                Entry::Pin { pin, at } => drop(marks.pins.insert(pin, at)),
                Entry::Same { same, old } => drop(marks.same.insert(same.into(), old.into())),
            }
        }
        marks
    }

    /// What must be set so that these marks have the entries, too. Nothing is taken away; none where all is there already.
    pub fn adopt(&self, entries: &[Entry]) -> Option<Deed> {
        let (mut about, mut changes) = (Vec::new(), Vec::new());
        for entry in entries {
            match entry {
                Entry::Story(story) => {
                    let id = story.about.id.as_str();
                    about.push(story.about.clone());
                    changes.extend(story.read.then(|| Change::read(self, id, true)));
                    changes.extend(story.star.then(|| Change::star(self, id, true)));
                    changes.extend(story.tags.iter().map(|tag| Change::tag(self, id, tag, true)));
                    changes.extend(story.clips.iter().map(|clip| Change::clip(self, id, clip, true)));
                    changes.extend(self.adopt_notes(id, &story.notes));
                }
                Entry::Pin { pin, at } => changes.push(Change::pin(self, pin, Some(at.clone()))),
                Entry::Same { same, old } => changes.push(Change::same(self, same, Some(old))),
            }
        }
        Deed::of(about, changes)
    }

    /// Notes that are not there yet, each under its key, or where another has that key under a free one.
    fn adopt_notes(&self, id: &str, notes: &BTreeMap<String, Note>) -> Vec<Change> {
        let mine = self.of(id).cloned().unwrap_or_default();
        let mut taken = mine.clone();
        let mut changes = Vec::new();
        for (key, note) in notes.iter().filter(|(_, note)| !mine.notes.values().any(|known| known == *note)) {
            let key = if taken.notes.contains_key(key) { taken.free_key() } else { key.clone() };
            taken.notes.insert(key.clone(), note.clone());
            changes.push(Change::note(self, id, &key, Some(note.clone())));
        }
        changes
    }
}
