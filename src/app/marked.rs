//! The list of everything that is marked, and pins: folders, tags, stars, notes, places kept under a name. Knows no files and no keys.

use super::key::{Code, Key};
use super::{Anchor, App, Arrival, Effect};
use crate::marks::{Change, Deed, Marks, Note, Pin, Slip, name_of};
use crate::query::{Field, explain::quoted, quality};
use crate::text::pinyin::tells;
use crate::tongue::marks as say;

/// What is being done with marks as a whole.
#[derive(Debug, Default)]
pub struct Marked {
    list: Option<List>,
    waits: Option<Wait>,
}

/// The list, narrowed by typing.
#[derive(Debug, Default)]
pub struct List {
    /// What was typed to narrow it.
    pub typed: String,
    /// The chosen row.
    pub cursor: usize,
}

/// What the next key does, which is the name of a pin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Keeps the place on view under it.
    Put,
    /// Goes there.
    Go,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// A folder, and how many stories lie in it.
    Clip(&'a str, usize),
    /// A tag, and how many stories have it.
    Tag(&'a str, usize),
    /// So many stories have a star.
    Star(usize),
    /// A pin, and the headline where it is known.
    Pin(&'a str, &'a Pin, &'a str),
    /// A note, its key, and the story's slip.
    Note(&'a Note, &'a str, &'a Slip),
}

impl Row<'_> {
    /// What kind of thing it is.
    pub fn group(&self) -> &'static str {
        let group = match self {
            Self::Clip(..) => say::CLIPS,
            Self::Tag(..) => say::TAG,
            Self::Star(_) => say::STARS,
            Self::Pin(..) => say::PINS,
            Self::Note(..) => say::NOTES,
        };
        group.get()
    }
}

impl Marked {
    /// The list, while it is open.
    pub fn list(&self) -> Option<&List> {
        self.list.as_ref()
    }

    /// What the next key does, if it names a pin.
    pub fn waits(&self) -> Option<Wait> {
        self.waits
    }

    pub(super) fn stop_waiting(&mut self) {
        self.waits = None;
    }

    pub(super) fn narrow(&mut self, change: impl FnOnce(&mut String)) {
        if let Some(list) = &mut self.list {
            change(&mut list.typed);
            list.cursor = 0;
        }
    }
}

/// The rows that fit what is typed.
fn rows<'a>(marks: &'a Marks, typed: &str) -> Vec<Row<'a>> {
    let typed = typed.trim();
    let slips = marks.newest();
    let head = |pin: &Pin| marks.of(&pin.story).map_or("", |slip| slip.about.name());
    let stars = slips.iter().filter(|slip| slip.star).count();
    let clips = marks.clips().into_iter().map(|(name, n)| Row::Clip(name, n));
    let tags = marks.tags().into_iter().map(|(name, n)| Row::Tag(name, n));
    let pins = marks.pins().map(|(name, pin)| Row::Pin(name, pin, head(pin)));
    let notes = slips.iter().flat_map(|slip| slip.notes.iter().map(|(key, note)| Row::Note(note, key, slip)));
    let star = (stars > 0).then_some(Row::Star(stars));
    let admits = |row: &Row<'_>| match row {
        Row::Clip(name, _) | Row::Tag(name, _) => tells(name, typed) || tells(row.group(), typed),
        Row::Star(_) => tells(row.group(), typed),
        Row::Pin(name, _, head) => [*name, *head, row.group()].iter().any(|word| tells(word, typed)),
        Row::Note(note, _, slip) => {
            [&note.text, &note.quote, slip.about.name(), row.group()].iter().any(|word| tells(word, typed))
        }
    };
    clips.chain(tags).chain(star).chain(pins).chain(notes).filter(admits).collect()
}

/// The list.
impl App {
    /// The rows that are listed now.
    pub fn marked_rows(&self) -> Vec<Row<'_>> {
        let typed = self.marked.list.as_ref().map_or("", |list| list.typed.as_str());
        rows(self.marking.marks(), typed)
    }

    pub(super) fn turn_marked(&mut self) -> Vec<Effect> {
        self.marked.list = if self.marked.list.is_some() { None } else { Some(List::default()) };
        Vec::new()
    }

    pub(super) fn close_marked(&mut self) {
        self.marked.list = None;
    }

    pub(super) fn step_marked(&mut self, by: isize) -> Vec<Effect> {
        if self.marked.list.is_none() {
            return Vec::new();
        }
        let last = self.marked_rows().len().saturating_sub(1);
        if let Some(list) = &mut self.marked.list {
            list.cursor = list.cursor.saturating_add_signed(by).min(last);
        }
        Vec::new()
    }

    pub(super) fn unnarrow_marked(&mut self) -> Vec<Effect> {
        self.marked.narrow(|typed| {
            typed.pop();
        });
        Vec::new()
    }

    fn chosen_mark(&self) -> Option<Row<'_>> {
        self.marked_rows().get(self.marked.list.as_ref()?.cursor).copied()
    }

    /// Lists the stories of the chosen row, or goes to its place.
    pub(super) fn follow_mark(&mut self) -> Vec<Effect> {
        let ask = |field: Field, value: String| format!("{}:{value}", field.label());
        let query = match self.chosen_mark() {
            Some(Row::Clip(name, _)) => ask(Field::Clip, quoted(name)),
            Some(Row::Tag(name, _)) => ask(Field::Tag, quoted(name)),
            Some(Row::Star(_)) => ask(Field::Mark, quality::label("starred").to_owned()),
            Some(Row::Pin(_, pin, _)) => {
                let pin = pin.clone();
                return self.go_to_marked(&pin.story, Arrival::at(&pin));
            }
            Some(Row::Note(note, _, slip)) => {
                let quotes = note.quote.lines().map(str::to_owned).collect();
                let id = slip.about.id.clone();
                return self.go_to_marked(&id, Arrival { quotes, ..Arrival::default() });
            }
            None => return Vec::new(),
        };
        self.marked.list = None;
        self.go_to_results();
        self.rewrite(&query)
    }

    /// Goes to a marked story, if it is in this library.
    fn go_to_marked(&mut self, id: &str, arrival: Arrival) -> Vec<Effect> {
        let ids: Vec<String> = self.marking.marks().ids(id).map(str::to_owned).collect();
        let number = ids.iter().find_map(|id| self.corpus.find(id));
        let Some(head) = number.and_then(|number| self.corpus.head(number)) else {
            let about = self.marking.of(id).map(|slip| slip.about.clone()).unwrap_or_default();
            self.message = Some(say::NOT_HERE.fill([&about.name()]));
            return Vec::new();
        };
        self.marked.list = None;
        let stop = self.stop(&head);
        self.travel(stop, arrival)
    }

    /// Takes the chosen mark away: from every story, where it is a tag or a folder.
    pub(super) fn drop_mark(&mut self) -> Vec<Effect> {
        let marks = self.marking.marks();
        let (changes, said): (Vec<Change>, String) = match self.chosen_mark() {
            Some(row @ (Row::Clip(name, _) | Row::Tag(name, _))) => {
                (renamed(marks, &row, None), say::DROPPED.fill([&row.group(), &name]))
            }
            Some(row @ Row::Pin(name, ..)) => {
                (vec![Change::pin(marks, name, None)], say::DROPPED.fill([&row.group(), &name]))
            }
            Some(Row::Note(_, key, slip)) => {
                (vec![Change::note(marks, &slip.about.id, key, None)], say::UNNOTED_NOW.to_string())
            }
            Some(Row::Star(_)) | None => return Vec::new(),
        };
        let effects = self.mark(Deed::of(Vec::new(), changes), said);
        self.step_marked(0);
        effects
    }

    /// Lets another name be typed for the chosen tag or folder, or another text for the note.
    pub(super) fn rename_mark(&mut self) -> Vec<Effect> {
        match self.chosen_mark() {
            Some(row @ (Row::Clip(name, _) | Row::Tag(name, _))) => {
                let is_tag = matches!(row, Row::Tag(..));
                let name = name.to_owned();
                self.marking.ask_rename(&name, is_tag);
            }
            Some(Row::Note(note, key, slip)) => {
                let (note, key, about) = (note.clone(), key.to_owned(), slip.about.clone());
                self.marking.ask_text(about, key, note);
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn take_rename(&mut self, old: &str, is_tag: bool, typed: &str) -> Vec<Effect> {
        let name = name_of(typed);
        if name.is_empty() || name == old {
            return Vec::new();
        }
        let row = if is_tag { Row::Tag(old, 0) } else { Row::Clip(old, 0) };
        let changes = renamed(self.marking.marks(), &row, Some(&name));
        self.mark(Deed::of(Vec::new(), changes), say::RENAMED.fill([&row.group(), &old, &name]))
    }
}

/// A tag or a folder taken from every story that has it, and another one put in its place.
fn renamed(marks: &Marks, row: &Row<'_>, name: Option<&str>) -> Vec<Change> {
    let mut changes = Vec::new();
    for slip in marks.newest() {
        let id = slip.about.id.as_str();
        match row {
            Row::Tag(old, _) if slip.tags.contains(*old) => {
                changes.push(Change::tag(marks, id, old, false));
                changes.extend(name.map(|name| Change::tag(marks, id, name, true)));
            }
            Row::Clip(old, _) if slip.clips.contains(*old) => {
                changes.push(Change::clip(marks, id, old, false));
                changes.extend(name.map(|name| Change::clip(marks, id, name, true)));
            }
            _ => {}
        }
    }
    changes
}

/// Pins.
impl App {
    pub(super) fn has_pins(&self) -> bool {
        self.marking.marks().pins().next().is_some()
    }

    pub(super) fn wait_for_pin(&mut self, wait: Wait) -> Vec<Effect> {
        self.marked.waits = Some(wait);
        Vec::new()
    }

    /// Whether the next key names a pin; then it is taken.
    pub(super) fn take_pin(&mut self, key: Key) -> Option<Vec<Effect>> {
        let wait = self.marked.waits.take()?;
        let Key { code: Code::Char(c), ctrl: false, alt: false, .. } = key else {
            // Escape names none; any other key is not meant for pins.
            return (key.code == Code::Esc).then(Vec::new);
        };
        if c.is_whitespace() {
            return Some(Vec::new());
        }
        let name = c.to_string();
        Some(match wait {
            Wait::Put => self.put_pin(&name),
            Wait::Go => self.go_to_pin(&name),
        })
    }

    fn put_pin(&mut self, name: &str) -> Vec<Effect> {
        let Some(about) = self.about_on_view() else { return Vec::new() };
        let Anchor { piece, byte } = self.place();
        let pin = Pin { story: about.id, piece, byte };
        let deed = Deed::of(Vec::new(), [Change::pin(self.marking.marks(), name, Some(pin))]);
        let said = say::PUT_PIN.fill([&name, &self.keymap().key_of("go-to-pin")]);
        self.mark(deed, said)
    }

    fn go_to_pin(&mut self, name: &str) -> Vec<Effect> {
        let Some(pin) = self.marking.marks().pin(name).cloned() else {
            self.message = Some(say::NO_PIN.fill([&name]));
            return Vec::new();
        };
        self.go_to_marked(&pin.story, Arrival::at(&pin))
    }
}

impl Arrival {
    fn at(pin: &Pin) -> Self {
        Self { anchor: Some(Anchor { piece: pin.piece, byte: pin.byte }), ..Self::default() }
    }
}
