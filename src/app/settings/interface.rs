//! What a reader may say of how the window is divided and what it does by itself. Knows no terminal.

use super::look::Choice;
use super::{choice, hint};
use crate::app::areas::{MEASURE, NARROWEST, Widths};
use crate::tongue::app as say;
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// What `[interface]` says besides language and looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interface {
    /// `measure`: Han characters on a line of the reader, at most.
    pub measure: u16,
    /// `filters-width`: columns of the filters; none for what the window's width gives them.
    pub filters: Option<u16>,
    /// `results-width`
    pub results: Option<u16>,
    /// `pane`: where one is at the start.
    pub pane: First,
    /// `mouse`: whether clicks, wheel and dragging are ours.
    pub mouse: bool,
    /// `motion`: whether anything changes on the screen by itself, again and again. Only the figures do of how far a library is read.
    pub motion: bool,
    /// `hints`: whether the program says unasked what one may try.
    pub hints: bool,
}

/// Where one is at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum First {
    /// On the first result.
    #[default]
    Results,
    /// In the prompt, typing.
    Prompt,
    /// On the filters.
    Filters,
    /// In the text.
    Reader,
}

/// How long a line of the reader may be.
pub const MEASURES: RangeInclusive<u16> = 20..=80;
/// How wide a pane may be made.
const WIDTHS: RangeInclusive<u16> = NARROWEST..=300;
/// The entries.
const NAMES: [&str; 7] = ["measure", "filters-width", "results-width", "pane", "mouse", "motion", "hints"];

impl Default for Interface {
    fn default() -> Self {
        Self {
            measure: MEASURE,
            filters: None,
            results: None,
            pane: First::Results,
            mouse: true,
            motion: true,
            hints: true,
        }
    }
}

impl Choice for First {
    const ALL: &'static [(&'static str, Self)] = &[
        ("results", Self::Results),
        ("prompt", Self::Prompt),
        ("filters", Self::Filters),
        ("reader", Self::Reader),
    ];
}

impl Interface {
    /// How large panes are to be where they were not drawn otherwise.
    pub fn widths(&self) -> Widths {
        Widths { filters: self.filters, results: self.results, ..Widths::default() }
    }

    /// Reads one entry; `besides` are those of the section that others read.
    pub(super) fn read(&mut self, key: &str, value: &DeValue<'_>, besides: &[&str]) -> Result<(), String> {
        match key {
            "measure" => self.measure = number(key, value, MEASURES)?,
            "filters-width" => self.filters = width(key, value)?,
            "results-width" => self.results = width(key, value)?,
            "pane" => self.pane = choice(key, value)?,
            "mouse" => self.mouse = switch(key, value)?,
            "motion" => self.motion = switch(key, value)?,
            "hints" => self.hints = switch(key, value)?,
            _ => {
                let names = besides.iter().copied().chain(NAMES);
                return Err(say::NO_ENTRY.fill([&"interface", &key, &hint(key, names)]));
            }
        }
        Ok(())
    }
}

fn number(key: &str, value: &DeValue<'_>, within: RangeInclusive<u16>) -> Result<u16, String> {
    let number = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', "").parse().ok(),
        _ => None,
    };
    number
        .filter(|number| within.contains(number))
        .ok_or_else(|| say::WRONG_WHOLE.fill([&key, within.start(), within.end()]))
}

fn width(key: &str, value: &DeValue<'_>) -> Result<Option<u16>, String> {
    match value {
        DeValue::String(typed) if typed == "auto" => Ok(None),
        _ => number(key, value, WIDTHS).map(Some),
    }
}

fn switch(key: &str, value: &DeValue<'_>) -> Result<bool, String> {
    match value {
        DeValue::Boolean(on) => Ok(*on),
        _ => Err(say::WRONG_SWITCH.fill([&key])),
    }
}
