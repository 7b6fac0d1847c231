//! What a press, a drag or the wheel means where it happens. Knows no terminal and no clock.

use super::areas::{Area, MARGIN, Pane, Rule};
use super::chips::{CROSS, Laid};
use super::command::Command;
use super::cover::Cover;
use super::filters::Row;
use super::{App, Effect};
use crate::excerpt::letters;
use crate::story::Passage;
use crate::text::cells;
use crate::tongue::take as say;

/// Something done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Click {
    /// What.
    pub act: Act,
    /// Column of the window, from 0.
    pub column: u16,
    /// Row of the window, from 0.
    pub row: u16,
    /// The how manieth press at this place within a moment: 1 or 2.
    pub count: u8,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The left button was pressed.
    Press,
    /// The mouse was moved with it held.
    Drag,
    /// It was let go.
    Release,
    /// The wheel was turned up.
    WheelUp,
    /// And down.
    WheelDown,
}

/// State of the mouse.
#[derive(Debug, Default)]
pub struct Mouse {
    /// Whether it is left to the terminal.
    is_off: bool,
    grip: Option<Grip>,
}

/// What the button holds.
#[derive(Debug, Clone, Copy)]
enum Grip {
    /// A rule between panes.
    Rule(Rule),
    /// The text, from a character on; it may not have moved yet.
    Text(Passage, bool),
}

/// What stands where a button is pressed.
#[derive(Debug, Clone, Copy)]
enum Spot {
    /// A row of a list.
    Row(usize),
    /// The mark before a value of the filters, by its row.
    Mark(usize),
    /// A chip, and whether it is its ×.
    Chip(usize, bool),
    /// A character of the text.
    Character(Passage),
}

/// Lines the wheel scrolls.
const WHEEL: isize = 3;

impl App {
    /// Takes the mouse, or leaves it to the terminal, and says so.
    pub(super) fn turn_mouse(&mut self) -> Vec<Effect> {
        let effects = self.set_mouse(self.mouse.is_off);
        let key = self.keymap().key_of("mouse");
        let left = self.mouse.is_off;
        self.message = Some(if left { say::MOUSE_LEFT.fill([&key]) } else { say::MOUSE_TAKEN.to_string() });
        effects
    }

    /// Takes the mouse, or leaves it to the terminal, unless it is so.
    pub(super) fn set_mouse(&mut self, taken: bool) -> Vec<Effect> {
        if taken != self.mouse.is_off {
            return Vec::new();
        }
        self.mouse = Mouse { is_off: !taken, grip: None };
        vec![Effect::Mouse(taken)]
    }

    pub(super) fn point(&mut self, click: Click) -> Vec<Effect> {
        // Whoever points somewhere is there.
        self.resuming = None;
        match click.act {
            Act::Press => {
                // Beside a message fewer keys are named, in other places.
                let named = self.named_at(click);
                self.message = None;
                self.hinting = None;
                self.drop_ahead();
                self.begun.clear();
                self.marked.stop_waiting();
                self.mouse.grip = None;
                let done = named.and_then(|command| self.run(command));
                done.unwrap_or_else(|| self.press_at(click))
            }
            Act::Drag => self.drag_to(click),
            Act::Release => self.let_go(),
            Act::WheelUp => self.wheel(click, -1),
            Act::WheelDown => self.wheel(click, 1),
        }
    }

    fn press_at(&mut self, click: Click) -> Vec<Effect> {
        let Some(areas) = self.areas else { return Vec::new() };
        if click.row == areas.footer.y {
            return Vec::new();
        }
        if self.menu.is_some() {
            return self.press_menu(click, areas.footer.y);
        }
        if click.row == areas.prompt.y {
            return self.press_prompt(click.column as usize);
        }
        match self.cover() {
            // A name is typed for what is chosen in the list.
            Some(Cover::Recall | Cover::Marked) | None if self.is_answering() => return Vec::new(),
            Some(cover) => return self.press_cover(cover, click),
            None => {}
        }
        if let Some(rule) = areas.rule_at(click.column, click.row) {
            self.mouse.grip = Some(Grip::Rule(rule));
            return Vec::new();
        }
        let Some((pane, area)) = areas.pane_at(click.column, click.row) else { return Vec::new() };
        // The panes may move when another one gets the keys: what was pressed is what stood there.
        let row = click.row.checked_sub(area.y);
        let spot = row.and_then(|row| self.spot_at(pane, (click.column - area.x) as usize, row as usize));
        let mut effects = self.settle();
        if pane != self.pane {
            self.focus(pane);
        }
        effects.extend(spot.map_or_else(Vec::new, |spot| self.press_spot(pane, spot, click.count > 1)));
        effects
    }

    /// Puts the caret on the character there, of the query or of what is typed instead.
    fn press_prompt(&mut self, column: usize) -> Vec<Effect> {
        let line = self.line(self.size.0 as usize);
        let (hidden, at) = (line.hidden, column.saturating_sub(line.from));
        if let Some(answer) = self.answer_box() {
            answer.go_to(hidden, at);
            return Vec::new();
        }
        if self.cover().is_some_and(|cover| cover != Cover::Leaf) {
            return Vec::new();
        }
        self.leaf = None;
        let effects = if self.typing { Vec::new() } else { self.start_typing() };
        self.forget_completions();
        self.prompt.go_to(hidden, at);
        effects
    }

    /// The command that the footer names there.
    fn named_at(&self, click: Click) -> Option<&'static Command> {
        self.areas.filter(|areas| areas.footer.y == click.row)?;
        let entries = self.footer(self.size.0 as usize).entries;
        let is_here = |entry: &super::footer::Entry| {
            (entry.column..entry.column + entry.width()).contains(&(click.column as usize))
        };
        entries.into_iter().find(is_here).map(|entry| entry.command)
    }

    /// Does what stands on a row of the menu; anywhere else closes it.
    fn press_menu(&mut self, click: Click, foot: u16) -> Vec<Effect> {
        let rows = self.menu_rows().len();
        let from_foot = foot.saturating_sub(click.row) as usize;
        let Some(row) = rows.checked_sub(from_foot) else { return self.close_menu() };
        if let Some(menu) = &mut self.menu {
            menu.cursor = row;
        }
        self.run_menu()
    }

    /// Chooses a row of what covers the panes, twice does it.
    fn press_cover(&mut self, cover: Cover, click: Click) -> Vec<Effect> {
        // The first row is the prompt's, the second the title.
        let Some(row) = click.row.checked_sub(2) else { return Vec::new() };
        let height = self.size.1.saturating_sub(3) as usize;
        // Below the last row there is nothing to choose.
        let by = |cursor: usize, rows: usize| {
            let place = (cursor + 1).saturating_sub(height.max(1)) + row as usize;
            (place < rows).then_some(place as isize - cursor as isize)
        };
        let twice = click.count > 1;
        match cover {
            Cover::Help => {
                let cursor = self.help.as_ref().map_or(0, |help| help.cursor);
                let Some(by) = by(cursor, self.helped().len()) else { return Vec::new() };
                self.step_help(by);
                if twice { self.run_help() } else { Vec::new() }
            }
            Cover::Leaf => Vec::new(),
            Cover::Opening => {
                let cursor = self.opening.cursor().unwrap_or(0);
                let Some(by) = by(cursor, self.opening.ways().len()) else { return Vec::new() };
                self.choose_way(by);
                if twice { self.take_place() } else { Vec::new() }
            }
            Cover::Report => {
                let cursor = self.report.cursor().unwrap_or(0);
                let Some(by) = by(cursor, self.report.rows().len()) else { return Vec::new() };
                self.step_report(by);
                if twice { self.follow_report() } else { Vec::new() }
            }
            Cover::Recall => {
                let cursor = self.recall.list().map_or(0, |list| list.cursor);
                let Some(by) = by(cursor, self.recall.rows().len()) else { return Vec::new() };
                self.step_recall(by);
                if twice { self.run_recall() } else { Vec::new() }
            }
            Cover::Marked => {
                let cursor = self.marked.list().map_or(0, |list| list.cursor);
                let Some(by) = by(cursor, self.marked_rows().len()) else { return Vec::new() };
                self.step_marked(by);
                if twice { self.follow_mark() } else { Vec::new() }
            }
        }
    }

    /// What stands at a cell of a pane.
    fn spot_at(&self, pane: Pane, column: usize, row: usize) -> Option<Spot> {
        match pane {
            Pane::Results => self.results.place_at(row).or_else(|| self.offer_at(row)).map(Spot::Row),
            Pane::Related => self.related.place_at(row).map(Spot::Row),
            Pane::Mentions => self.mentions.visible().nth(row).map(|(place, _)| Spot::Row(place)),
            Pane::Card => {
                let place = self.card.top() + row;
                (place < self.card.rows().len()).then_some(Spot::Row(place))
            }
            Pane::Sheet => {
                let (first, rows) = self.sheet.visible();
                (row < rows.len()).then_some(Spot::Row(first + row))
            }
            Pane::Filters => {
                let head = usize::from(self.filters.find().is_some());
                let place = self.filters.top() + row.checked_sub(head)?;
                let value = self.filters.value(self.filters.rows().get(place)?);
                let mark = 1 + 2 * value.map_or(0, |(_, count)| count.depth);
                Some(if (mark..mark + 2).contains(&column) { Spot::Mark(place) } else { Spot::Row(place) })
            }
            Pane::Chips => self.chip_at(column),
            Pane::Reader => {
                self.reader.character_at(column.saturating_sub(MARGIN as usize), row).map(Spot::Character)
            }
            Pane::Curve | Pane::Diff => None,
        }
    }

    /// Goes to what was pressed; pressed twice it is done, or gone to.
    fn press_spot(&mut self, pane: Pane, spot: Spot, twice: bool) -> Vec<Effect> {
        match (pane, spot) {
            (Pane::Results, Spot::Row(place)) => {
                self.results.move_to(place);
                if twice { self.read_chosen() } else { self.after_move() }
            }
            (Pane::Related, Spot::Row(place)) => {
                self.related.move_to(place);
                self.show_proof();
                if twice { self.jump() } else { Vec::new() }
            }
            (Pane::Mentions, Spot::Row(place)) => {
                self.mentions.move_to(place);
                if twice { self.open_mention() } else { Vec::new() }
            }
            (Pane::Card, Spot::Row(place)) => {
                self.card.move_to(place);
                if twice { self.follow() } else { Vec::new() }
            }
            (Pane::Sheet, Spot::Row(place)) => {
                self.sheet.step(place as isize - self.sheet.cursor() as isize);
                if twice { self.open_line() } else { Vec::new() }
            }
            (Pane::Filters, Spot::Row(place)) => self.press_filter(place, false, twice),
            (Pane::Filters, Spot::Mark(place)) => self.press_filter(place, true, twice),
            (_, Spot::Chip(place, drops)) => {
                self.chips.move_to(place);
                if drops { self.remove_chip() } else { Vec::new() }
            }
            (_, Spot::Character(from)) => self.press_text(from, twice),
            (_, Spot::Row(_) | Spot::Mark(_)) => Vec::new(),
        }
    }

    /// Chooses a value; on its mark, or twice, switches it on or off, or folds what stands below it.
    fn press_filter(&mut self, place: usize, on_mark: bool, twice: bool) -> Vec<Effect> {
        self.filters.move_to(place);
        let Some(row) = self.filters.row().copied() else { return Vec::new() };
        match row {
            Row::Field { .. } | Row::More { .. } => {
                self.filters.fold(None);
                Vec::new()
            }
            Row::Value { chosen: None, folded: Some(_), .. } if on_mark => {
                self.filters.fold(None);
                Vec::new()
            }
            Row::Value { .. } | Row::Missing { .. } if on_mark || twice => self.toggle(false),
            Row::Value { .. } | Row::Missing { .. } => Vec::new(),
        }
    }

    /// The query at a row that is offered where nothing was found.
    fn offer_at(&self, row: usize) -> Option<usize> {
        let area = self.areas.and_then(|areas| areas.results)?;
        let above = self.nothing(area.width as usize, area.height as usize).len();
        let place = row.checked_sub(above).filter(|place| *place < self.results.offers().len());
        place.filter(|_| !self.is_waiting())
    }

    /// The chip at a column.
    fn chip_at(&self, column: usize) -> Option<Spot> {
        let area = self.areas.and_then(|areas| areas.chips)?;
        let (laid, _) = self.chips.lay(area.width as usize, self.pane == Pane::Chips);
        let end = |chip: &Laid| chip.column + cells(&chip.text);
        let chip = laid.iter().find(|chip| (chip.column..end(chip)).contains(&column))?;
        Some(Spot::Chip(chip.place, column + cells(CROSS) >= end(chip)))
    }
}

/// The text.
impl App {
    /// Begins to choose at a character. A press on a name goes there, two open its card; two elsewhere choose the sentence.
    fn press_text(&mut self, from: Passage, twice: bool) -> Vec<Effect> {
        self.reader.leave_passage();
        let is_name = self.reader.choose_name(from.from);
        match (twice, self.reader.sentence_at(from.from)) {
            (true, _) if is_name => return self.open_name(),
            (true, Some(sentence)) => {
                self.reader.choose(sentence);
                self.mouse.grip = Some(Grip::Text(sentence, true));
            }
            _ => self.mouse.grip = Some(Grip::Text(from, false)),
        }
        Vec::new()
    }

    fn drag_to(&mut self, click: Click) -> Vec<Effect> {
        let Some(areas) = self.areas else { return Vec::new() };
        match self.mouse.grip {
            Some(Grip::Rule(rule)) => {
                self.widths = areas.drawn(rule, (click.column, click.row), self.widths);
                self.arrange();
            }
            Some(Grip::Text(from, was_moved)) => {
                let Some(area) = areas.reader else { return Vec::new() };
                let Some(here) = self.character_under(click, area) else { return Vec::new() };
                if !was_moved && here == from {
                    return Vec::new();
                }
                if !was_moved {
                    self.reader.leave_name();
                    self.reader.choose(from);
                    self.mouse.grip = Some(Grip::Text(from, true));
                }
                self.reader.choose_to(here);
            }
            None => {}
        }
        Vec::new()
    }

    /// The character under the mouse; beyond the pane's edge the text scrolls along.
    fn character_under(&mut self, click: Click, area: Area) -> Option<Passage> {
        let last = area.y + area.height.saturating_sub(1);
        if click.row < area.y {
            self.reader.step(-1);
        } else if click.row > last {
            self.reader.step(1);
        }
        let row = click.row.clamp(area.y, last) - area.y;
        let column = click.column.saturating_sub(area.x + MARGIN);
        self.reader.character_at(column as usize, row as usize)
    }

    /// Ends what the button held: what was chosen is copied.
    fn let_go(&mut self) -> Vec<Effect> {
        match self.mouse.grip.take() {
            Some(Grip::Text(_, true)) => {
                let Some(words) = self.reader.chosen_words() else {
                    self.reader.leave_passage();
                    return Vec::new();
                };
                self.say_copied(say::COPIED_PASSAGE.fill([&letters(&words)]));
                vec![Effect::Copy(words)]
            }
            Some(Grip::Text(_, false) | Grip::Rule(_)) | None => Vec::new(),
        }
    }
}

/// The wheel.
impl App {
    /// Scrolls what is under the mouse; the keys stay where they are.
    fn wheel(&mut self, click: Click, way: isize) -> Vec<Effect> {
        if self.menu.is_some() {
            return self.step_menu(way);
        }
        match self.cover() {
            Some(Cover::Help) => return self.step_help(WHEEL * way),
            Some(Cover::Leaf) => return self.step_leaf(WHEEL * way),
            Some(Cover::Opening) => return self.step_opening(way),
            Some(Cover::Report) => return self.step_report(WHEEL * way),
            Some(Cover::Recall) => return self.step_recall(WHEEL * way),
            Some(Cover::Marked) => return self.step_marked(WHEEL * way),
            None => {}
        }
        let Some((pane, _)) = self.areas.and_then(|areas| areas.pane_at(click.column, click.row)) else {
            return Vec::new();
        };
        match pane {
            Pane::Results => {
                self.results.step(way);
                return self.after_move();
            }
            Pane::Related => {
                self.related.step(way);
                self.show_proof();
            }
            Pane::Chips => self.chips.step(way),
            Pane::Filters => self.filters.step(WHEEL * way),
            Pane::Reader => self.reader.step(WHEEL * way),
            Pane::Sheet => self.sheet.step(WHEEL * way),
            Pane::Mentions => self.mentions.step(WHEEL * way),
            Pane::Card => self.card.step(WHEEL * way),
            Pane::Curve => self.curve.step_by(WHEEL * way),
            Pane::Diff => self.diff.step(WHEEL * way),
        }
        Vec::new()
    }
}
