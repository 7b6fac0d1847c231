//! Jumping by a typed hint: everything on view that one can go to has a letter or two, and typing them goes there. Knows no colours.
//!
//! Hints are told anew from what is on view whenever they are drawn or typed, so that none can lead elsewhere than where it stands.

use super::areas::{Area, MARGIN, Pane};
use super::card::Row;
use super::key::{Code, Key};
use super::reader::targets::Target;
use super::{App, Effect};
use crate::tongue::reach as say;

/// The letters of hints, those under the fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// Something on view one can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What is typed to go there.
    pub label: String,
    /// Column and row of the window at which it stands.
    pub place: (u16, u16),
    goal: Goal,
}

/// Where a hint leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// To a row of a list, and where that leads.
    Row(Pane, usize),
    /// To something in the text.
    Text(Target),
}

impl App {
    /// What was typed of a hint so far, while hints are on view.
    pub fn hinting(&self) -> Option<&str> {
        self.hinting.as_deref()
    }

    /// Everything on view one can go to: the pane in focus first, each from top to bottom.
    pub fn hints(&self) -> Vec<Hint> {
        let Some(areas) = self.areas else { return Vec::new() };
        let panes = [
            (Pane::Results, areas.results),
            (Pane::Reader, areas.reader),
            (Pane::Related, areas.related),
            (Pane::Mentions, areas.mentions),
            (Pane::Card, areas.card),
            // So many values would leave no short hint for anything else.
            (Pane::Filters, areas.filters.filter(|_| self.pane == Pane::Filters)),
        ];
        let mut panes: Vec<(Pane, Area)> =
            panes.into_iter().filter_map(|(pane, area)| Some((pane, area?))).collect();
        panes.sort_by_key(|(pane, _)| *pane != self.pane);
        let goals: Vec<((u16, u16), Goal)> =
            panes.into_iter().flat_map(|(pane, area)| self.goals_in(pane, area)).collect();
        let labels = labels(goals.len());
        labels.into_iter().zip(goals).map(|(label, (place, goal))| Hint { label, place, goal }).collect()
    }

    /// What one can go to in a pane, with its place in the window.
    fn goals_in(&self, pane: Pane, area: Area) -> Vec<((u16, u16), Goal)> {
        let height = area.height as usize;
        let at = |column: usize, row: usize| (area.x + column as u16, area.y + row as u16);
        let listed = |rows: Vec<(usize, usize)>| {
            let on_view = rows.into_iter().filter(|(_, row)| *row < height);
            on_view.map(|(place, row)| (at(1, row), Goal::Row(pane, place))).collect()
        };
        match pane {
            Pane::Reader => {
                let targets = self.reader.targets().into_iter().filter(|(_, _, row)| *row < height);
                let place = |(target, column, row)| (at(MARGIN as usize + column, row), Goal::Text(target));
                targets.map(place).collect()
            }
            Pane::Results => {
                let hits = self.results.visible().map(|(place, hit)| (place, self.results.lines(hit).len()));
                listed(stacked(hits))
            }
            Pane::Related => {
                let related = self.related.visible();
                listed(stacked(related.map(|(place, one)| (place, 1 + self.related.reasons(one).len()))))
            }
            Pane::Mentions => {
                listed(self.mentions.visible().enumerate().map(|(row, (place, _))| (place, row)).collect())
            }
            Pane::Card => {
                let rows = self.card.rows().iter().enumerate().skip(self.card.top());
                let leads = rows.filter(|(_, row)| !matches!(row, Row::Title(_) | Row::Gap));
                listed(leads.map(|(place, _)| (place, place - self.card.top())).collect())
            }
            Pane::Filters => {
                let head = usize::from(self.filters.find().is_some());
                let (top, all) = (self.filters.top(), self.filters.rows().len());
                listed((top..all).take(height).map(|place| (place, place - top + head)).collect())
            }
            _ => Vec::new(),
        }
    }

    /// Puts hints on everything on view.
    pub(super) fn start_hints(&mut self) -> Vec<Effect> {
        let is_somewhere = !self.hints().is_empty();
        self.hinting = is_somewhere.then(String::new);
        let said = if is_somewhere { say::HINTS_HOW } else { say::NO_HINTS };
        self.message = Some(said.to_string());
        Vec::new()
    }

    /// Takes a key while hints are on view; none where it is meant for something else, and the hints are gone.
    pub(super) fn take_hint(&mut self, key: Key) -> Option<Vec<Effect>> {
        let mut typed = self.hinting.take()?;
        let c = match key.half() {
            Key { code: Code::Esc, .. } => return Some(Vec::new()),
            Key { code: Code::Backspace, .. } => {
                let was_empty = typed.pop().is_none();
                return Some(self.hint_on(typed, was_empty));
            }
            Key { code: Code::Char(c), ctrl: false, alt: false, .. } if c.is_ascii_alphanumeric() => {
                c.to_ascii_lowercase()
            }
            _ => return None,
        };
        let hints = self.hints();
        // Input methods keep letters to themselves, but let figures through: the first nine, counted from the top of the pane in focus.
        if let Some(nth) = c.to_digit(10) {
            let hint =
                (nth as usize).checked_sub(1).filter(|_| typed.is_empty()).and_then(|at| hints.get(at));
            return Some(match hint.map(|hint| hint.goal) {
                Some(goal) => self.follow_hint(goal),
                None => self.hint_on(typed, false),
            });
        }
        typed.push(c);
        if let Some(hint) = hints.iter().find(|hint| hint.label == typed) {
            let goal = hint.goal;
            return Some(self.follow_hint(goal));
        }
        if !hints.iter().any(|hint| hint.label.starts_with(&typed)) {
            typed.pop();
        }
        Some(self.hint_on(typed, false))
    }

    /// The hints stay, unless they are to go.
    fn hint_on(&mut self, typed: String, done: bool) -> Vec<Effect> {
        if !done {
            self.hinting = Some(typed);
            self.message = Some(say::HINTS_HOW.to_string());
        }
        Vec::new()
    }

    /// Goes where a hint leads: does what Enter does there.
    fn follow_hint(&mut self, goal: Goal) -> Vec<Effect> {
        let mut effects = self.settle();
        let (pane, place) = match goal {
            Goal::Text(target) => {
                effects.extend(self.follow_target(target));
                return effects;
            }
            Goal::Row(pane, place) => (pane, place),
        };
        if pane != self.pane {
            self.focus(pane);
        }
        effects.extend(match pane {
            Pane::Results => {
                self.results.move_to(place);
                self.after_move().into_iter().chain(self.read_chosen()).collect()
            }
            Pane::Related => self.jump_to(place),
            Pane::Mentions => {
                self.mentions.move_to(place);
                self.open_mention()
            }
            Pane::Card => {
                self.card.move_to(place);
                self.follow()
            }
            Pane::Filters => {
                self.filters.move_to(place);
                Vec::new()
            }
            _ => Vec::new(),
        });
        effects
    }

    fn follow_target(&mut self, target: Target) -> Vec<Effect> {
        self.focus(Pane::Reader);
        match target {
            Target::Name(nth) => {
                self.reader.go_to_name(nth);
                self.open_name()
            }
            Target::Crosshead(piece) => {
                self.reader.go_to_piece(piece);
                Vec::new()
            }
            Target::Page => self.turn_sheet(),
            Target::Related(story) => {
                let place = self.related.relations().iter().position(|one| one.head.story == story);
                place.map(|place| self.jump_to(place)).unwrap_or_default()
            }
        }
    }
}

/// The row at which each of some things begins that lie one below the other, each so many rows high.
fn stacked(heights: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut row = 0;
    let begin = |(place, height)| {
        let first = row;
        row += height;
        (place, first)
    };
    heights.map(begin).collect()
}

/// So many labels, none the beginning of another: as many single letters as can be, then pairs.
fn labels(n: usize) -> Vec<String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    let all = letters.len();
    // Each letter that begins pairs is no label of its own, and makes as many as there are letters.
    let pairs = n.saturating_sub(all).div_ceil(all - 1).min(all);
    let (single, begin) = letters.split_at(all - pairs);
    let pair = begin.iter().flat_map(|a| letters.iter().map(move |b| format!("{a}{b}")));
    single.iter().map(char::to_string).chain(pair).take(n).collect()
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn no_label_begins_another() {
        for n in [0, 1, 9, 26, 27, 51, 52, 120, 676, 900] {
            let labels = labels(n);
            assert_eq!(labels.len(), n.min(676), "{n}");
            for (at, one) in labels.iter().enumerate() {
                let hidden = labels.iter().skip(at + 1).find(|other| other.starts_with(one.as_str()));
                assert_eq!(hidden, None, "{one} among {n}");
            }
        }
        assert!(labels(26).iter().all(|label| label.len() == 1));
    }
}
