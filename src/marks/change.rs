//! Changes of the marks. Each sets one thing and says what was there and what is there now: so it can be taken back, and it can be told
//! whether somebody else has changed the same thing since. Of two windows that set the same thing the later wins.

use super::{About, Id, Marks, Note, Pin, Slip};
use serde::{Deserialize, Serialize};
use std::mem::swap;
use std::sync::Arc;

/// One thing set anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "set", rename_all = "lowercase")]
#[allow(missing_docs, reason = "a story's id, what was set, what was there before, what is there now")]
pub enum Change {
    /// 已读
    Read { story: String, was: bool, is: bool },
    /// 星标
    Star { story: String, was: bool, is: bool },
    /// 标签
    Tag { story: String, tag: String, was: bool, is: bool },
    /// 夹
    Clip { story: String, clip: String, was: bool, is: bool },
    /// 批注
    Note { story: String, key: String, was: Option<Note>, is: Option<Note> },
    /// 记号
    Pin { name: String, was: Option<Pin>, is: Option<Pin> },
    /// A new id stands for the story that had an old one.
    Same { story: String, was: Option<String>, is: Option<String> },
}

/// Changes made at one stroke, which are taken back at one stroke.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Deed {
    /// When, as `2026-11-22T08:52:28Z`; the world outside fills it in.
    #[serde(default)]
    pub at: String,
    /// Which window took it, and which of its deeds it was, counted by `number`.
    #[serde(default)]
    pub window: String,
    /// See `window`.
    #[serde(default)]
    pub number: u64,
    /// What the stories look like.
    #[serde(default)]
    pub about: Vec<About>,
    /// The changes.
    pub changes: Vec<Change>,
}

impl Change {
    /// Sets a story read, or unread.
    pub fn read(marks: &Marks, story: &str, is: bool) -> Self {
        Self::Read { story: story.to_owned(), was: marks.of(story).is_some_and(|slip| slip.read), is }
    }

    /// Puts a star to a story, or takes it away.
    pub fn star(marks: &Marks, story: &str, is: bool) -> Self {
        Self::Star { story: story.to_owned(), was: marks.of(story).is_some_and(|slip| slip.star), is }
    }

    /// Puts a tag to a story, or takes it away.
    pub fn tag(marks: &Marks, story: &str, tag: &str, is: bool) -> Self {
        let was = marks.of(story).is_some_and(|slip| slip.tags.contains(tag));
        Self::Tag { story: story.to_owned(), tag: tag.to_owned(), was, is }
    }

    /// Puts a story into a folder, or takes it out.
    pub fn clip(marks: &Marks, story: &str, clip: &str, is: bool) -> Self {
        let was = marks.of(story).is_some_and(|slip| slip.clips.contains(clip));
        Self::Clip { story: story.to_owned(), clip: clip.to_owned(), was, is }
    }

    /// Writes a note under a key, or takes it away.
    pub fn note(marks: &Marks, story: &str, key: &str, is: Option<Note>) -> Self {
        let was = marks.of(story).and_then(|slip| slip.notes.get(key)).cloned();
        Self::Note { story: story.to_owned(), key: key.to_owned(), was, is }
    }

    /// Gives a place a name, or takes the name away.
    pub fn pin(marks: &Marks, name: &str, is: Option<Pin>) -> Self {
        Self::Pin { name: name.to_owned(), was: marks.pin(name).cloned(), is }
    }

    /// Lets a new id stand for an old one.
    pub fn same(marks: &Marks, new: &str, is: Option<&str>) -> Self {
        let was = marks.old_id(new).map(ToString::to_string);
        Self::Same { story: new.to_owned(), was, is: is.map(str::to_owned) }
    }

    /// Whether it changes nothing.
    pub fn is_idle(&self) -> bool {
        match self {
            Self::Read { was, is, .. }
            | Self::Star { was, is, .. }
            | Self::Tag { was, is, .. }
            | Self::Clip { was, is, .. } => was == is,
            Self::Note { was, is, .. } => was == is,
            Self::Pin { was, is, .. } => was == is,
            Self::Same { was, is, .. } => was == is,
        }
    }

    /// The change that takes it back.
    #[must_use]
    pub fn undone(&self) -> Self {
        let mut change = self.clone();
        match &mut change {
            Self::Read { was, is, .. }
            | Self::Star { was, is, .. }
            | Self::Tag { was, is, .. }
            | Self::Clip { was, is, .. } => swap(was, is),
            Self::Note { was, is, .. } => swap(was, is),
            Self::Pin { was, is, .. } => swap(was, is),
            Self::Same { was, is, .. } => swap(was, is),
        }
        change
    }

    /// Whether what it found there is there now.
    pub fn fits(&self, marks: &Marks) -> bool {
        let now = match self {
            Self::Read { story, is, .. } => Self::read(marks, story, *is),
            Self::Star { story, is, .. } => Self::star(marks, story, *is),
            Self::Tag { story, tag, is, .. } => Self::tag(marks, story, tag, *is),
            Self::Clip { story, clip, is, .. } => Self::clip(marks, story, clip, *is),
            Self::Note { story, key, is, .. } => Self::note(marks, story, key, is.clone()),
            Self::Pin { name, is, .. } => Self::pin(marks, name, is.clone()),
            Self::Same { story, is, .. } => Self::same(marks, story, is.as_deref()),
        };
        now == *self
    }
}

impl Deed {
    /// A deed of some changes, without those that change nothing; none where nothing is left.
    pub fn of(about: Vec<About>, changes: impl IntoIterator<Item = Change>) -> Option<Self> {
        let changes: Vec<Change> = changes.into_iter().filter(|change| !change.is_idle()).collect();
        (!changes.is_empty()).then(|| Self { about, changes, ..Self::default() })
    }

    /// The deed that takes this one back.
    #[must_use]
    pub fn undone(self) -> Self {
        let changes = self.changes.iter().rev().map(Change::undone).collect();
        Self { changes, ..self }
    }

    /// The deed without the changes that find something else now than they found when it was taken, and how many these are.
    #[must_use]
    pub fn fitting(mut self, marks: &Marks) -> (Self, usize) {
        let all = self.changes.len();
        self.changes.retain(|change| change.fits(marks));
        let left_out = all - self.changes.len();
        (self, left_out)
    }
}

impl Marks {
    /// Takes a deed.
    pub fn take(&mut self, deed: &Deed) {
        self.deeds += 1;
        for change in &deed.changes {
            self.change(change, &deed.about);
        }
    }

    fn change(&mut self, change: &Change, about: &[About]) {
        match change {
            Change::Read { story, is, .. } => self.write(story, about, |slip| slip.read = *is),
            Change::Star { story, is, .. } => self.write(story, about, |slip| slip.star = *is),
            Change::Tag { story, tag, is, .. } => self.write(story, about, |slip| {
                if *is {
                    slip.tags.insert(tag.clone())
                } else {
                    slip.tags.remove(tag)
                };
            }),
            Change::Clip { story, clip, is, .. } => self.write(story, about, |slip| {
                if *is {
                    slip.clips.insert(clip.clone())
                } else {
                    slip.clips.remove(clip)
                };
            }),
            Change::Note { story, key, is, .. } => self.write(story, about, |slip| match is {
                Some(note) => drop(slip.notes.insert(key.clone(), note.clone())),
                None => drop(slip.notes.remove(key)),
            }),
            Change::Pin { name, is, .. } => match is {
                Some(pin) => drop(self.pins.insert(name.clone(), pin.clone())),
                None => drop(self.pins.remove(name)),
            },
            Change::Same { story, is, .. } => match is {
                Some(old) => drop(self.same.insert(story.as_str().into(), old.as_str().into())),
                None => drop(self.same.remove(story.as_str())),
            },
        }
    }

    /// Writes on a story's slip, a new one if need be. A slip with nothing on it is thrown away.
    fn write(&mut self, story: &str, about: &[About], write: impl FnOnce(&mut Slip)) {
        let id: Id = self.kept_under(story).into();
        let slip = Arc::make_mut(self.slips.entry(Id::clone(&id)).or_default());
        if let Some(about) = about.iter().find(|about| about.id == *id) {
            slip.about.clone_from(about);
        } else if slip.about.id.is_empty() {
            slip.about.id = id.to_string();
        }
        slip.touched = self.deeds;
        write(slip);
        if slip.is_blank() {
            self.slips.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A made-up change of marks as they are.
    fn change(marks: &Marks, kind: u8, story: u8, what: u8) -> Change {
        let (story, name) = (format!("s{}", story % 4), format!("甲{}", what % 3));
        let note = (what.is_multiple_of(2)).then(|| Note { text: name.clone(), ..Note::default() });
        let pin = (what.is_multiple_of(2)).then(|| Pin { story: story.clone(), piece: 1, byte: what.into() });
        match kind % 7 {
            0 => Change::read(marks, &story, what.is_multiple_of(2)),
            1 => Change::star(marks, &story, what.is_multiple_of(2)),
            2 => Change::tag(marks, &story, &name, what > 100),
            3 => Change::clip(marks, &story, &name, what > 100),
            4 => Change::note(marks, &story, &name, note),
            5 => Change::pin(marks, &name, pin),
            _ => Change::same(
                marks,
                &format!("new{story}"),
                (what.is_multiple_of(2)).then_some(story.as_str()),
            ),
        }
    }

    /// The marks, apart from the order in which they came.
    fn bare(marks: &Marks) -> Marks {
        let mut marks = marks.clone();
        marks.deeds = 0;
        marks.slips.values_mut().for_each(|slip| Arc::make_mut(slip).touched = 0);
        marks
    }

    proptest! {
        #[test]
        fn what_is_done_can_be_undone_and_done_again(
            deeds in prop::collection::vec(prop::collection::vec(any::<(u8, u8, u8)>(), 1..4), 0..20),
        ) {
            let mut marks = Marks::default();
            let mut history = Vec::new();
            for made in deeds {
                // The changes of a deed see each other.
                let (mut seen, mut changes) = (marks.clone(), Vec::new());
                for (kind, story, what) in made {
                    let one = change(&seen, kind, story, what);
                    seen.change(&one, &[]);
                    changes.push(one);
                }
                let Some(deed) = Deed::of(Vec::new(), changes) else { continue };
                let before = bare(&marks);
                marks.take(&deed);
                history.push((before, deed, bare(&marks)));
            }
            for (before, deed, _) in history.iter().rev() {
                for change in deed.changes.iter().rev().map(Change::undone) {
                    prop_assert!(change.fits(&marks), "{change:?}");
                    marks.change(&change, &[]);
                }
                prop_assert_eq!(&bare(&marks), before);
            }
            for (_, deed, after) in &history {
                marks.take(deed);
                prop_assert_eq!(&bare(&marks), after);
            }
        }
    }

    #[test]
    fn what_somebody_else_changed_since_is_left_alone() {
        let mut marks = Marks::default();
        let done = Deed::of(Vec::new(), [Change::star(&marks, "a", true), Change::star(&marks, "b", true)]);
        let done = done.unwrap();
        marks.take(&done);
        marks.take(&Deed::of(Vec::new(), [Change::star(&marks, "b", false)]).unwrap());
        let (back, left_out) = done.undone().fitting(&marks);
        assert_eq!(left_out, 1);
        marks.take(&back);
        assert!(marks.is_empty());
    }

    #[test]
    fn a_new_id_stands_for_the_old_one() {
        let mut marks = Marks::default();
        marks.take(&Deed::of(Vec::new(), [Change::star(&marks, "old", true)]).unwrap());
        marks.take(&Deed::of(Vec::new(), [Change::same(&marks, "new", Some("old"))]).unwrap());
        marks.take(&Deed::of(Vec::new(), [Change::tag(&marks, "new", "粮", true)]).unwrap());
        assert_eq!(marks.of("old"), marks.of("new"));
        assert_eq!((marks.all().count(), marks.newest().len()), (2, 1));
    }
}
