//! Draws the card of a person, a place, an organisation, a slogan. Knows its rows, not where they lead.

use super::{Pen, Theme};
use crate::app::App;
use crate::app::bars::bar;
use crate::app::card::{LABEL, Row, cell_text, date_text};
use crate::index::{Card, Dated, Post};
use crate::query::Field;
use crate::query::clause::tail;
use crate::query::explain::label;
use crate::text::{cells, ending, fit};
use crate::tongue::ui as say;

/// From this width on the headline stands beside each mention.
const HEADS: usize = 70;
/// Cells of a date with its question mark and a space behind.
const DATE: usize = 12;
/// Cells of a month's bar, where there is room.
const BAR: usize = 24;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let Some(known) = app.card().known() else { return (say::CARD.to_string(), String::new()) };
    let subject = &known.subject;
    let title = format!("{} {}", subject.field.label(), tail(&subject.value, 1));
    let dates = &known.curve.dates;
    let span = match (dates.first(), dates.last()) {
        (Some((first, _)), Some((last, _))) if first == last => format!(" · {first}"),
        (Some((first, _)), Some((last, _))) => say::SPAN.fill([first, last]),
        _ => String::new(),
    };
    let room = app.areas().map_or(0, |areas| areas.prompt.width as usize);
    let span = if room < HEADS { String::new() } else { span };
    let bars = app.card().months(room / 4).filter(|bars| bars.chars().count() > 1);
    let bars = bars.map_or_else(String::new, |bars| format!("{bars} "));
    (title, bars + &say::STORIES.fill([&known.curve.total]) + &span)
}

/// Draws the rows and gives the place of the chosen one.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    let card = app.card();
    let Some(known) = card.known() else {
        pen.put(3, 0, if app.is_gathering() { say::COUNTING_CARD.get() } else { "" }, theme.faint);
        return pen.place(1, 0);
    };
    if known.curve.total == 0 {
        pen.put(3, 0, &fit(say::NOT_MENTIONED.get(), pen.width().saturating_sub(4)), theme.faint);
    }
    let mut cursor = pen.place(1, 0);
    let mut story = None;
    for (at, row) in card.rows().iter().enumerate().skip(card.top()).take(pen.height()) {
        let y = at - card.top();
        if at == card.cursor() && !matches!(row, Row::Title(_) | Row::Gap) {
            pen.put(1, y, "❯", theme.accent);
            cursor = pen.place(1, y);
        }
        match row {
            Row::Gap => {}
            Row::Title(title) => {
                pen.put(1, y, &fit(title, pen.width().saturating_sub(2)), theme.head);
            }
            Row::Post(n) => {
                if let Some(post) = known.posts.get(*n) {
                    draw_post(app, post, y, pen, theme);
                }
            }
            Row::Same(n) => {
                if let Some(same) = known.same.get(*n) {
                    let (_, place) = same.value.split_once('@').unwrap_or_default();
                    let who = if place.is_empty() { say::WHO_KNOWS.get() } else { place };
                    let end = pen.put(3, y, &fit(who, pen.width().saturating_sub(12)), theme.head);
                    pen.put(end, y, &format!(" {}", say::STORIES.fill([&same.n])), theme.faint);
                }
            }
            Row::Learned(n) => {
                if let Some(learned) = known.learned.get(*n) {
                    let stories = format!(" {}", say::STORIES.fill([&learned.stories]));
                    let room = pen.width().saturating_sub(cells(&stories) + 4);
                    let end = pen.put(3, y, &fit(&learned.text, room), theme.text);
                    pen.put(end, y, &stories, theme.faint);
                }
            }
            Row::Month(month, n) => {
                let room = pen.width().saturating_sub(20).min(BAR);
                let bar = bar(*n, card.most(), room);
                let end = pen.put(3, y, month, theme.faint) + 1;
                let end = pen.put(end, y, &bar, theme.accent) + 1;
                pen.put(end, y, &n.to_string(), theme.text);
            }
            Row::Besides(facet, from, to) => {
                let chosen = (at == card.cursor()).then_some(card.cell());
                draw_besides(known, (*facet, *from, *to), chosen, y, pen, theme);
            }
            Row::Mention(n) => {
                if let Some(dated) = known.mentions.get(*n) {
                    let first = story.replace(dated.mention.story) != Some(dated.mention.story);
                    draw_mention(app, dated, first, y, pen, theme);
                }
            }
        }
    }
    cursor
}

/// A post: since when, what, in how many stories, and the story that says so first.
fn draw_post(app: &App, post: &Post, y: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let width = pen.width();
    let wide = width >= HEADS;
    let date = if wide { date_text(&post.first) } else { date_text(&post.first).chars().take(7).collect() };
    let end = pen.put(3, y, &date, theme.faint);
    let column = end.max(3 + if wide { DATE } else { 8 });
    let n = if post.n > 1 { format!(" {}", say::STORIES.fill([&post.n])) } else { String::new() };
    let half = if wide { width / 2 } else { width };
    let room = half.saturating_sub(column + cells(&n) + 1);
    let end = pen.put(column, y, &fit(&post.words, room), theme.text);
    pen.put(end, y, &n, theme.faint);
    if wide {
        pen.put(
            half,
            y,
            &fit(&app.corpus().headline(post.first.mention.story), width.saturating_sub(half + 1)),
            theme.faint,
        );
    }
}

fn draw_besides(
    known: &Card,
    (facet, from, to): (usize, usize, usize),
    chosen: Option<usize>,
    y: usize,
    pen: &mut Pen<'_>,
    theme: &Theme,
) {
    let Some(facet) = known.besides.get(facet) else { return };
    if from == 0 {
        pen.put(3, y, facet.field.label(), theme.faint);
    }
    let mut column = LABEL;
    for (cell, count) in facet.counts.iter().take(to).skip(from).enumerate() {
        let look = if chosen == Some(cell) { theme.cursor } else { theme.text };
        let mut count = count.clone();
        if facet.field == Field::Kind {
            count.label = label(Field::Kind, &count.value);
        }
        let room = pen.width().saturating_sub(column + 1);
        column = pen.put(column, y, &fit(&cell_text(&count), room), look) + 2;
    }
}

/// A mention: the day, the words among what stands around them, and once for each story its headline.
fn draw_mention(app: &App, dated: &Dated, first: bool, y: usize, pen: &mut Pen<'_>, theme: &Theme) {
    let width = pen.width();
    let mention = &dated.mention;
    let wide = width >= HEADS;
    let aside = if wide { width / 4 } else { 0 };
    let left = if wide { 3 + DATE } else { 3 };
    if wide && first {
        pen.put(3, y, &date_text(dated), theme.faint);
    }
    let right = width - aside;
    if mention.words.is_empty() {
        let text = fit(&mention.after, right.saturating_sub(left + 2));
        pen.put(left, y, &text, theme.faint);
    } else {
        let middle = left + (right - left) * 2 / 5;
        let before = ending(&mention.before, middle - left);
        pen.put(middle - cells(before), y, before, theme.text);
        let column =
            pen.put(middle, y, &fit(&mention.words, right.saturating_sub(middle + 1)), theme.matched);
        pen.put(column, y, &fit(&mention.after, right.saturating_sub(column + 2)), theme.text);
    }
    if wide && first {
        pen.put(right, y, &fit(&app.corpus().headline(mention.story), aside - 1), theme.faint);
    }
}
