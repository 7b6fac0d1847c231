//! The list of hits: which are shown, which is chosen. Knows their rows, not their colours.

use super::scroll::first_of_tall;
use crate::index::{Found, Hit, Marked, Offer, Route};
use crate::query::explain::kind_label;
use crate::query::parse::kind_names;
use crate::story::Kind;
use crate::text::wrap::{wrap, wrap_evenly};
use crate::text::{cells, clusters, ends_clause, fit, is_blank};
use crate::tongue::app as say;
use std::ops::Range;

/// Hits asked for at first; more when the reader comes near the end of them.
pub const AT_FIRST: usize = 200;

/// The answer on view and the place in it.
#[derive(Debug, Clone, Default)]
pub struct Results {
    found: Found,
    /// Hits that are versions of one above them: its id, and they.
    folded: Vec<(String, Vec<Hit>)>,
    cursor: usize,
    top: usize,
    /// Whether the reader chose the hit, so that it stays chosen when the answer changes.
    chosen: bool,
    width: usize,
    height: usize,
}

/// What a line of a hit shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 主题
    Headline,
    /// Paper, date and place.
    Source,
    /// The passage that matched.
    Snippet,
    /// Space between two hits.
    Gap,
}

impl Results {
    /// The answer on view.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// The chosen hit.
    pub fn hit(&self) -> Option<&Hit> {
        self.found.hits.get(self.cursor)
    }

    /// Where nothing was found: the queries offered instead.
    pub fn offers(&self) -> &[Offer] {
        if self.found.hits.is_empty() { &self.found.offers } else { &[] }
    }

    /// The chosen one of them.
    pub fn offer(&self) -> Option<&Offer> {
        self.offers().get(self.cursor)
    }

    /// Its place in the list, from 0.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes a new answer. The same story stays chosen if the reader chose it, or if `keep` says so, and it is still there.
    pub fn show(&mut self, found: Found, keep: bool) {
        let id = self.hit().filter(|_| self.chosen || keep).map(|hit| hit.head.id.clone());
        self.found = found;
        // Whether they still are copies is asked at the same time; until that is known the list stands still.
        for (first, same) in std::mem::take(&mut self.folded).into_iter().filter(|_| keep) {
            let Some(at) = self.found.hits.iter().position(|hit| hit.head.id == first) else { continue };
            let was_copy = |hit: &Hit| same.iter().any(|copy| copy.head.id == hit.head.id);
            self.tuck(at, |hit| was_copy(hit) && Some(&hit.head.id) != id.as_ref());
        }
        let place = id.and_then(|id| self.found.hits.iter().position(|hit| hit.head.id == id));
        self.chosen &= place.is_some();
        // Where the chosen one is no more, the next has its place.
        let stay = if keep { self.cursor.min(self.found.hits.len().saturating_sub(1)) } else { 0 };
        self.cursor = place.unwrap_or(stay);
        self.scroll();
    }

    /// The stories of the hits, each with those folded into it.
    pub fn stories(&self) -> impl Iterator<Item = usize> {
        self.found
            .hits
            .iter()
            .flat_map(|hit| [hit].into_iter().chain(self.copies(hit)))
            .map(|hit| hit.head.story)
    }

    /// Folds the versions of one text into the first of them. Given are stories and the copies of each; what was folded before is not any more.
    pub fn fold(&mut self, copies: &[(usize, Vec<usize>)]) {
        let id = self.hit().map(|hit| hit.head.id.clone());
        for (first, same) in std::mem::take(&mut self.folded) {
            if let Some(at) = self.found.hits.iter().position(|hit| hit.head.id == first) {
                let rest = self.found.hits.split_off(at + 1);
                self.found.hits.extend(same.into_iter().chain(rest));
            }
        }
        let mut at = 0;
        while let Some(first) = self.found.hits.get(at).map(|hit| hit.head.story) {
            if let Some((_, copies)) = copies.iter().find(|(story, _)| *story == first) {
                // The story one is at stays where it is.
                self.tuck(at, |hit| copies.contains(&hit.head.story) && Some(&hit.head.id) != id.as_ref());
            }
            at += 1;
        }
        self.cursor =
            id.and_then(|id| self.found.hits.iter().position(|hit| hit.head.id == id)).unwrap_or(self.cursor);
        self.scroll();
    }

    /// Folds those hits below a place that are copies of the one there.
    fn tuck(&mut self, at: usize, is_copy: impl Fn(&Hit) -> bool) {
        let rest = self.found.hits.split_off(at + 1);
        let (same, others): (Vec<Hit>, Vec<Hit>) = rest.into_iter().partition(is_copy);
        self.found.hits.extend(others);
        if !same.is_empty() {
            self.folded.push((self.found.hits[at].head.id.clone(), same));
        }
    }

    /// Shows the folded versions of the chosen hit below it. Whether there were any.
    pub fn unfold(&mut self) -> bool {
        let Some(id) = self.hit().map(|hit| hit.head.id.clone()) else { return false };
        let Some(place) = self.folded.iter().position(|(first, _)| *first == id) else { return false };
        let (_, same) = self.folded.remove(place);
        let after = self.cursor + 1;
        self.found.hits.splice(after..after, same);
        self.scroll();
        true
    }

    /// The versions folded into a hit.
    pub fn copies(&self, hit: &Hit) -> &[Hit] {
        self.folded.iter().find(|(id, _)| *id == hit.head.id).map_or(&[], |(_, same)| same)
    }

    /// Chooses the hit of a story, if it is in the list.
    pub fn choose(&mut self, id: &str) {
        if let Some(place) = self.found.hits.iter().position(|hit| hit.head.id == id) {
            self.move_to(place);
        }
    }

    /// Moves by so many hits.
    pub fn step(&mut self, by: isize) {
        self.move_to(self.cursor.saturating_add_signed(by));
    }

    /// Moves to a place in the list.
    pub fn move_to(&mut self, place: usize) {
        let n = if self.found.hits.is_empty() { self.found.offers.len() } else { self.found.hits.len() };
        self.cursor = place.min(n.saturating_sub(1));
        self.chosen = true;
        self.scroll();
    }

    /// Whether more hits should be asked for.
    pub fn wants_more(&self) -> bool {
        let folded: usize = self.folded.iter().map(|(_, same)| same.len()).sum();
        self.found.hits.len() + folded < self.found.total.count && self.cursor + 20 >= self.found.hits.len()
    }

    /// Hits that fill the pane, about.
    pub fn page(&self) -> usize {
        self.visible().count().max(1)
    }

    /// Takes the pane's size, in cells.
    pub fn resize(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        self.scroll();
    }

    /// The hit on a row of the pane.
    pub fn place_at(&self, row: usize) -> Option<usize> {
        let mut end = 0;
        let mut visible = self.visible();
        visible
            .find(|(_, hit)| {
                end += self.height_of(hit);
                row < end
            })
            .map(|(place, _)| place)
    }

    /// The hits on view from the top, with their places; the last may be cut by the pane's edge.
    pub fn visible(&self) -> impl Iterator<Item = (usize, &Hit)> {
        let mut used = 0;
        self.found.hits.iter().enumerate().skip(self.top).take_while(move |(_, hit)| {
            let above = used;
            used += self.height_of(hit);
            above < self.height
        })
    }

    /// The lines of a hit.
    pub fn lines(&self, hit: &Hit) -> Vec<(Part, Marked)> {
        let mut lines = Vec::new();
        let head = &hit.head.headline;
        let mut rows = self.head_rows(&head.text).into_iter();
        if let Some(first) = rows.next() {
            lines.push((Part::Headline, part_of(head, first)));
        }
        if let Some(second) = rows.next() {
            lines.push((Part::Headline, fitted(&part_of(head, second.start..head.text.len()), self.width)));
        }
        let source = Marked { text: source_line(hit, self.copies(hit), self.width), marks: Vec::new() };
        lines.push((Part::Source, source));
        if !hit.snippet.marks.is_empty() {
            lines.push((Part::Snippet, window(&hit.snippet, self.width)));
        }
        if self.height >= 16 {
            lines.push((Part::Gap, Marked::default()));
        }
        lines
    }

    /// The rows of a headline: two even ones, or more of which only two will be shown, and therefore full.
    fn head_rows(&self, head: &str) -> Vec<Range<usize>> {
        let rows = wrap(head, self.width, 0);
        if rows.len() == 2 { wrap_evenly(head, self.width) } else { rows }
    }

    fn height_of(&self, hit: &Hit) -> usize {
        let head = self.head_rows(&hit.head.headline.text).len().min(2);
        head + 1 + usize::from(!hit.snippet.marks.is_empty()) + usize::from(self.height >= 16)
    }

    /// Keeps the chosen hit on view.
    fn scroll(&mut self) {
        let hits = &self.found.hits;
        let lines = |place: usize| hits.get(place).map_or(0, |hit| self.height_of(hit));
        self.top = first_of_tall(self.top, self.cursor, hits.len(), self.height, lines);
    }
}

/// Paper, date and place of a hit, its kind if it is no plain news, the way it was found if not by its letters; guesses with a
/// question mark. What has no room is left out: first the place, then the kind.
fn source_line(hit: &Hit, copies: &[Hit], room: usize) -> String {
    let head = &hit.head;
    let guess = |guessed| if guessed { "?" } else { "" };
    let paper = head.paper.as_ref().map(|name| format!("{name}{}", guess(head.paper_guessed)));
    let date = head.date.as_ref().map(|date| format!("{date}{}", guess(head.date_guessed)));
    let place =
        head.place.clone().filter(|place| !paper.as_ref().is_some_and(|paper| paper.starts_with(place)));
    let kind = (head.kind != Kind::News)
        .then(|| kind_names(head.kind).first())
        .flatten()
        .map(|name| kind_label(name).to_owned());
    let by_way = |route: &Route| !matches!(route, Route::Exact | Route::Gap);
    let route = hit.route.filter(by_way).map(|route| route.label().to_owned());
    let route = same_text(hit, copies).or(route);
    let join = |parts: &[&Option<String>]| {
        parts.iter().filter_map(|part| part.as_deref()).collect::<Vec<_>>().join(" · ")
    };
    let choices = [
        join(&[&paper, &date, &place, &kind, &route]),
        join(&[&paper, &date, &kind, &route]),
        join(&[&paper, &date, &route]),
    ];
    let tight = join(&[&paper, &date, &route]).replace(" · ", "·");
    let line = choices.iter().find(|line| cells(line) <= room).unwrap_or(&tight);
    fit(if line.is_empty() { &head.page } else { line }, room)
}

/// In how many papers the text stands, if some of them are folded.
fn same_text(hit: &Hit, copies: &[Hit]) -> Option<String> {
    let mut papers: Vec<&str> =
        [hit].into_iter().chain(copies).filter_map(|hit| hit.head.paper.as_deref()).collect();
    papers.sort_unstable();
    papers.dedup();
    let all = copies.len() + 1;
    let told = if papers.len() == all { say::COPIES_IN_PAPERS } else { say::COPIES };
    (!copies.is_empty()).then(|| told.fill([&all]))
}

/// A part of a marked text, with its marks.
fn part_of(marked: &Marked, range: Range<usize>) -> Marked {
    let text = marked.text.get(range.clone()).unwrap_or_default().to_owned();
    let inside = |mark: &Range<usize>| {
        let start = mark.start.clamp(range.start, range.end);
        start - range.start..mark.end.clamp(start, range.end) - range.start
    };
    Marked { text, marks: marked.marks.iter().map(inside).filter(|mark| !mark.is_empty()).collect() }
}

/// A marked text cut to so many cells.
fn fitted(marked: &Marked, room: usize) -> Marked {
    let text = fit(&marked.text, room);
    let kept = if text == marked.text { text.len() } else { text.len().saturating_sub('…'.len_utf8()) };
    Marked { text, marks: part_of(marked, 0..kept).marks }
}

/// As much of a passage as has room, its first mark about a third from the left.
fn window(marked: &Marked, room: usize) -> Marked {
    let Some(first) = marked.marks.first().filter(|_| cells(&marked.text) > room) else {
        return marked.clone();
    };
    let before = marked.text.get(..first.start).unwrap_or_default();
    let mut skip = (cells(before) + 1).saturating_sub(room / 3);
    let mut start = 0;
    for cluster in clusters(before) {
        if skip == 0 {
            break;
        }
        skip = skip.saturating_sub(cluster.cells);
        start = cluster.start + cluster.text.len();
    }
    if start == 0 {
        return fitted(marked, room);
    }
    // No line begins with what ends another.
    let shown = marked.text.get(start..first.start).unwrap_or_default();
    let start = first.start - shown.trim_start_matches(|c| is_blank(c) || ends_clause(c)).len();
    // What begins with an ellipsis of its own does not get another one.
    let rest = marked.text.get(start..first.start).unwrap_or_default();
    let start = first.start - rest.trim_start_matches('…').len();
    let rest = fitted(&part_of(marked, start..marked.text.len()), room.saturating_sub(1));
    let shift = '…'.len_utf8();
    let marks = rest.marks.iter().map(|mark| mark.start + shift..mark.end + shift).collect();
    Marked { text: format!("…{}", rest.text), marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_marks_the_words_that_match() {
        for before in ["甲", "……", "甲……", "，", "e\u{301}", "、 ……"] {
            let text = format!("{}{before}关键词{}", "乙".repeat(30), "丙".repeat(30));
            let at = text.find('关').unwrap();
            for room in 0..40 {
                let marks = std::iter::once(at..at + 9).collect();
                let shown = window(&Marked { text: text.clone(), marks }, room);
                let marked = shown.marks.first().and_then(|mark| shown.text.get(mark.clone()));
                let words = marked.unwrap_or_default();
                assert!("关键词".starts_with(words), "{before} {room}: {shown:?}");
                assert!(room < 18 || words == "关键词", "{before} {room}: {shown:?}");
                assert!(cells(&shown.text) <= room.max(1), "{before} {room}: {shown:?}");
            }
        }
    }
}
