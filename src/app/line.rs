//! What the first row says and where: the query or what is typed instead, how far it is scrolled, and how much was found. For the drawing
//! and for the mouse. Knows no screen.

use super::App;
use super::ask::Blank;
use super::marking::What;
use super::prompt::Prompt;
use super::sheet::Asked;
use super::take;
use crate::query::Sort;
use crate::text::cells;
use crate::tongue::ui as say;
use crate::tongue::{self, Text};

/// The first row.
#[derive(Debug)]
pub struct Line<'a> {
    /// What is asked.
    pub title: Text,
    /// What is typed.
    pub prompt: &'a Prompt,
    /// Whether it is being typed.
    pub in_use: bool,
    /// The column at which it begins.
    pub from: usize,
    /// Bytes of it left out at the beginning, so that the caret is on view.
    pub hidden: usize,
    /// What stands at the right.
    pub status: String,
    /// The column at which that begins.
    pub edge: usize,
}

/// Cells kept free for what is typed, whatever stands at the right.
const LEAST: usize = 8;

impl App {
    /// The first row in so many cells.
    pub fn line(&self, width: usize) -> Line<'_> {
        let (title, prompt) = self.asked_line().unwrap_or((say::SEARCH, self.prompt()));
        let in_use = self.is_typing() || self.is_answering();
        let from = 1 + cells(title.get());
        let status = self.status();
        let room = width.saturating_sub(from + 2);
        // A completion is worth more than the order of what was found.
        let offered = self.completions().first().map_or(0, |completion| cells(&completion.text) + 8);
        let hint = if prompt.text().is_empty() && !in_use { cells(&self.how_to_search()) } else { 0 };
        let wish = cells(prompt.text()) + hint + offered + cells(&status) + 2;
        let status_room = if wish <= room { cells(&status) } else { room / 3 };
        let status = if cells(&status) <= status_room { status } else { self.short_status() };
        let status = format!("{status} ");
        let edge = width.checked_sub(cells(&status)).filter(|&edge| edge >= from + LEAST).unwrap_or(width);
        let hidden = prompt.hidden(edge.saturating_sub(from + 2));
        Line { title, prompt, in_use, from, hidden, status, edge }
    }

    /// How one begins to search.
    pub fn how_to_search(&self) -> String {
        say::HOW_TO_SEARCH.fill([&self.keymap().key_of("search")])
    }

    /// What is asked instead of a query, and the box of the answer.
    fn asked_line(&self) -> Option<(Text, &Prompt)> {
        Some(match self.blank()? {
            Blank::Name => (say::NAME, self.recall().naming()?),
            Blank::Library => (tongue::start::PATH, self.opening().path()?),
            Blank::Versus => (say::VERSUS, self.versus()?),
            Blank::Taking => match self.taken().asked()? {
                (take::Asked::Where(..), answer) => (tongue::take::WHERE, answer),
                (take::Asked::Command, answer) => (tongue::take::COMMAND, answer),
            },
            Blank::Page => match self.sheet().asked()? {
                (Asked::Paper, answer) => (say::PAPER, answer),
                (Asked::Date, answer) => (say::DATE, answer),
            },
            Blank::Marks => match self.marking().asked()? {
                (What::Tags(_), answer) => (tongue::marks::ASK_TAGS, answer),
                (What::Clips(_), answer) => (tongue::marks::ASK_CLIPS, answer),
                (What::Note(..), answer) => (tongue::marks::ASK_NOTE, answer),
                (What::Rename { .. }, answer) => (tongue::marks::ASK_NAME, answer),
            },
        })
    }

    fn status(&self) -> String {
        let fuzzy = if self.is_fuzzy() { say::FUZZY.get() } else { "" };
        let sort = match self.sort() {
            Sort::Relevance if self.answered().text.is_empty() => say::BY_PAGE,
            Sort::Relevance => say::BY_RELEVANCE,
            Sort::Newest => say::NEWEST,
            Sort::Oldest => say::OLDEST,
            Sort::Page => say::BY_PAGE,
        };
        format!("{} · {sort}{fuzzy}", self.short_status())
    }

    fn short_status(&self) -> String {
        say::STORIES.fill([&self.results().found().total])
    }
}
