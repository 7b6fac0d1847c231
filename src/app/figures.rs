//! Figures of the story on view and of what was found, in words. Knows not how they are counted.

use super::areas::Pane;
use super::reader::mends::sign;
use super::{App, Effect, Ticket};
use crate::corpus::Corpus;
use crate::index::{FoundFigures, StoryFigures};
use crate::query::{Query, clause};
use crate::text::cells;
use crate::tongue::punctuation::LIST;
use crate::tongue::reach as say;

/// Cells for what is counted.
const LABEL: usize = 12;

/// What was counted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Of the story on view.
    pub story: Option<StoryFigures>,
    /// Of what was found.
    pub found: FoundFigures,
}

impl Figures {
    /// Counts.
    pub fn of(corpus: &Corpus, story: Option<usize>, query: &Query) -> Self {
        Self { story: story.and_then(|story| corpus.figures(story)), found: corpus.found_figures(query) }
    }
}

impl App {
    /// Asks for the figures.
    pub(super) fn ask_figures(&mut self) -> Vec<Effect> {
        let ticket = self.ticket();
        self.awaited.figures = Some(ticket);
        let here = self.reader.opened().and_then(|opened| Some((opened.number, &opened.story()?.id)));
        let story = here.and_then(|(number, id)| self.locate(number, id));
        vec![Effect::Figure(ticket, story, self.answered.clone())]
    }

    /// Shows them: first those of what one is at.
    pub(super) fn take_figures(&mut self, ticket: Ticket, figures: &Figures) {
        if self.awaited.figures.take_if(|awaited| *awaited == ticket).is_none() {
            return;
        }
        let mut parts = vec![found(&figures.found)];
        if let Some(figures) = &figures.story {
            let reads = !matches!(self.pane, Pane::Results | Pane::Filters | Pane::Chips);
            parts.insert(usize::from(!reads), story(figures));
        }
        self.show_leaf(say::FIGURES_TITLE.to_string(), parts.join("\n\n"));
    }
}

/// A row: what is counted, and the number.
fn row(label: &str, value: &str) -> String {
    format!("{label}{}{value}", " ".repeat(LABEL.saturating_sub(cells(label)).max(1)))
}

/// A story's figures, a row each.
pub fn story(figures: &StoryFigures) -> String {
    let StoryFigures { headline, extent, repairs, pairs, names, .. } = figures;
    let repairs: Vec<String> = repairs.iter().map(|(kind, n)| format!("{} {n}", sign(*kind))).collect();
    let often = |(text, n): (&str, &usize)| say::FIGURE_RARE.fill([&text, n]);
    let pairs: Vec<String> = pairs.iter().map(|(pair, n)| often((pair, n))).collect();
    let names: Vec<String> = names.iter().map(|(name, n)| often((clause::tail(name.name(), 1), n))).collect();
    let mut rows = vec![
        say::FIGURES_STORY.fill([headline]),
        row(say::FIGURE_CHARACTERS.get(), &extent.characters.to_string()),
        row(say::FIGURE_KINDS.get(), &say::FIGURE_MIX.fill([&extent.han, &extent.latin, &extent.numbers])),
        row(say::FIGURE_PARAGRAPHS.get(), &extent.paragraphs.to_string()),
        row(
            say::FIGURE_SENTENCES.get(),
            &say::FIGURE_MEDIAN.fill([&extent.sentences, &extent.median_sentence]),
        ),
        row(say::FIGURE_READING.get(), &spell(extent.seconds)),
    ];
    for (label, list) in
        [(say::FIGURE_REPAIRS, repairs), (say::FIGURE_PAIRS, pairs), (say::FIGURE_NAMES, names)]
    {
        let list = if list.is_empty() { say::FIGURE_NONE.to_string() } else { list.join(LIST.get()) };
        rows.push(row(label.get(), &list));
    }
    rows.join("\n")
}

/// The figures of what was found, a row each.
pub fn found(figures: &FoundFigures) -> String {
    let least = if figures.exact { "" } else { "≥" };
    let part = if figures.counted < figures.stories { "≥" } else { least };
    let days = figures.days.as_ref().map_or_else(
        || say::FIGURE_NONE.to_string(),
        |(first, last)| if first == last { first.clone() } else { format!("{first} – {last}") },
    );
    let mut rows = vec![
        say::FIGURES_FOUND.to_string(),
        row(say::FIGURE_STORIES.get(), &format!("{least}{}", figures.stories)),
        row(say::FIGURE_PAGES.get(), &format!("{least}{}", figures.pages)),
        row(say::FIGURE_PAPERS.get(), &format!("{least}{}", figures.papers)),
        row(say::FIGURE_DAYS.get(), &days),
        row(say::FIGURE_CHARACTERS.get(), &format!("{part}{}", figures.characters)),
        row(say::FIGURE_READING.get(), &format!("{part}{}", spell(figures.seconds))),
    ];
    if figures.undated > 0 {
        rows.push(row(say::FIGURE_UNDATED.get(), &figures.undated.to_string()));
    }
    rows.join("\n")
}

/// How long it takes.
fn spell(seconds: usize) -> String {
    match (seconds / 3600, seconds.div_ceil(60)) {
        (0, _) if seconds < 60 => say::SECONDS.fill([&seconds]),
        (0, minutes) => say::MINUTES.fill([&minutes]),
        (hours, minutes) => say::HOURS.fill([&hours, &(minutes - hours * 60)]),
    }
}
