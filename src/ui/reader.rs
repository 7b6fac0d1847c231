//! Draws the opened story. Knows its lines and looks, not how they were set.

use super::{Pen, Theme};
use crate::app::command::table;
use crate::app::reader::mends::sign;
use crate::app::reader::pieces::{Line, Look, Mark, Piece};
use crate::app::reader::{Reader, View};
use crate::app::{App, areas};
use crate::story::Role;
use crate::text::{fit, is_blank};
use crate::tongue::{reach, take, ui as say};
use ratatui::style::{Modifier, Style};
use std::ops::Range;

/// Columns before the text, in which the marks of repairs stand.
const MARGIN: usize = areas::MARGIN as usize;

/// The pane's title, and what stands at the right of it.
pub(super) fn title(app: &App) -> (String, String) {
    let reader = app.reader();
    let mut title = match reader.view() {
        View::Clean => say::TEXT.to_string(),
        View::Repairs => say::REPAIRS.to_string(),
        View::Source => say::SOURCE.to_string(),
    };
    if reader.view() == View::Repairs {
        let (counts, doubtful) = reader.repairs();
        for (kind, n) in counts {
            title.extend([" ", sign(kind), &n.to_string()]);
        }
        if doubtful > 0 {
            title += &say::DOUBTFUL.fill([&doubtful]);
        }
    }
    let at = match (reader.view(), reader.goals()) {
        (View::Repairs, (Some(at), n)) => format!(" · {at}/{n}"),
        (View::Repairs, (None, _)) | (_, (_, 0)) => String::new(),
        (_, (Some(at), n)) => say::MATCH_AT.fill([&at, &n]),
        (_, (None, n)) => say::MATCHES.fill([&n]),
    };
    title += &at;
    if let Some(words) = reader.chosen_words() {
        let n = words.chars().filter(|c| !is_blank(*c)).count();
        title = take::CHOSEN.fill([&n]);
    } else if let Some(name) = reader.name() {
        let (at, n) = reader.names();
        title = format!("{} {}/{n}", name.subject.field.label(), at.unwrap_or(0));
    }
    let picture = table().find(|command| command.name == "picture" && app.has_picture());
    title.extend(picture.map(|command| reach::HAS_PICTURE.fill([&app.keymap().sign(command)])));
    let (read, all) = reader.progress();
    let progress = (read * 100).checked_div(all).map_or_else(String::new, |percent| format!("{percent}%"));
    let on_view = reader.story().map(|story| story.id.as_str());
    let mut behind: Vec<_> = app.trail().behind().iter().collect();
    behind.pop_if(|stop| Some(stop.id.as_str()) == on_view);
    let aside = match behind.last() {
        Some(stop) => format!("‹{} {} · {progress}", behind.len(), fit(&stop.head, 22)),
        None => progress,
    };
    (title, aside)
}

/// Draws the lines and gives the place of the match one is at, or the first line's.
pub(super) fn draw(app: &App, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    draw_story(app.reader(), pen, theme)
}

/// Draws the chosen related story.
pub(super) fn draw_preview(app: &App, pen: &mut Pen<'_>, theme: &Theme) {
    if app.beside().story().is_some() {
        draw_story(app.beside(), pen, theme);
    }
}

fn draw_story(reader: &Reader, pen: &mut Pen<'_>, theme: &Theme) -> (u16, u16) {
    if reader.story().is_none() {
        pen.put(MARGIN, 0, &fit(say::CHOOSE_STORY.get(), pen.width().saturating_sub(MARGIN)), theme.faint);
    }
    let mut cursor = pen.place(MARGIN, 0);
    for (row, line) in reader.visible().iter().enumerate() {
        let Some(piece) = reader.pieces().get(line.piece) else { continue };
        draw_margin(reader.view(), piece, line, row, pen, theme);
        let text = piece.text.get(line.range.clone()).unwrap_or_default();
        let here = reader.goal().filter(|(n, _)| *n == line.piece).map(|(_, range)| range);
        let mut marks = marks_on(piece, line, reader.view(), here, theme);
        let name = reader.name().filter(|name| name.text == line.piece).map(|name| &name.range);
        let name = name.and_then(|range| within(range, &line.range));
        if let Some(range) = &name {
            marks.retain(|(mark, _)| mark.end <= range.start || range.end <= mark.start);
            marks.push((range.clone(), theme.cursor));
            marks.sort_unstable_by_key(|(range, _)| range.start);
        }
        if let Some(chosen) = reader.chosen(line.piece).and_then(|range| within(&range, &line.range)) {
            marks = over(marks, &chosen, theme.chosen);
        }
        let column = MARGIN + line.indent;
        pen.put_marked(
            column,
            row,
            text,
            style(piece.look, theme),
            marks.iter().map(|(range, look)| (range, *look)),
        );
        let chosen_at = reader.chosen_at().filter(|(n, byte)| *n == line.piece && line.range.contains(byte));
        if let Some((_, byte)) = chosen_at {
            let before = text.get(..byte - line.range.start).unwrap_or_default();
            cursor = pen.place(column + crate::text::cells(before), row);
        } else if let Some(range) = name.or_else(|| here.and_then(|range| within(range, &line.range))) {
            cursor = pen.place(column + crate::text::cells(text.get(..range.start).unwrap_or_default()), row);
        }
    }
    cursor
}

/// The mark of a repair, the number of a source line, the sign of a caption.
fn draw_margin(view: View, piece: &Piece, line: &Line, row: usize, pen: &mut Pen<'_>, theme: &Theme) {
    if let Some(kind) = line.repair {
        pen.put(1, row, sign(kind), if view == View::Repairs { theme.accent } else { theme.faint });
    }
    if line.noted {
        pen.put(1, row, crate::tongue::marks::SIGN.get(), theme.accent);
    }
    if line.range.start > 0 {
        return;
    }
    if let Some(number) = piece.number {
        pen.put(MARGIN, row, &format!("{number:>4}"), theme.faint);
    }
    if piece.look == Look::Block(Role::Caption) {
        pen.put(MARGIN + line.indent.saturating_sub(2), row, "▴", theme.faint);
    }
}

fn style(look: Look, theme: &Theme) -> Style {
    match look {
        Look::Block(Role::Headline | Role::Crosshead | Role::ItemHead) | Look::Related => theme.head,
        // A repair that may be wrong stands out among those that are quiet.
        Look::Block(Role::Body | Role::Caption)
        | Look::Note
        | Look::Raw(true)
        | Look::Mend { doubtful: true, .. } => theme.text,
        Look::RelatedTitle | Look::Labels => theme.accent,
        Look::Block(_)
        | Look::Source
        | Look::Gap
        | Look::Reason
        | Look::Raw(false)
        | Look::Legend
        | Look::Mend { .. } => theme.faint,
    }
}

fn style_of(mark: Mark, here: bool, theme: &Theme) -> Style {
    match mark {
        Mark::Match if here => theme.matched_here,
        Mark::Match => theme.matched,
        Mark::Quote => theme.quoted,
        Mark::Name => theme.named,
        Mark::Noted => theme.noted,
    }
}

/// The marked parts of a line and their styles; while the repairs are shown, also the first character after each seam.
fn marks_on(
    piece: &Piece,
    line: &Line,
    view: View,
    here: Option<&Range<usize>>,
    theme: &Theme,
) -> Vec<(Range<usize>, Style)> {
    let styled = |(range, mark): &(Range<usize>, Mark)| {
        Some((within(range, &line.range)?, style_of(*mark, Some(range) == here, theme)))
    };
    let mut marks: Vec<_> = piece.marks.iter().filter_map(styled).collect();
    if matches!(piece.look, Look::Mend { .. } | Look::Note) {
        let look = if here.is_some() { theme.accent.patch(theme.quoted) } else { theme.accent };
        let sign = piece.text.chars().next().map_or(0, char::len_utf8);
        marks.extend(within(&(0..sign), &line.range).map(|sign| (sign, look)));
        if here.is_some() {
            marks.extend(within(&(sign..piece.text.len()), &line.range).map(|rest| (rest, theme.quoted)));
        }
    }
    for (at, _) in piece.seams.iter().filter(|_| view == View::Repairs) {
        let after = piece.text.get(*at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let seam = within(&(*at..at + after), &line.range);
        let is_free =
            |seam: &Range<usize>| !marks.iter().any(|(m, _)| m.start < seam.end && seam.start < m.end);
        if let Some(seam) = seam.filter(is_free) {
            marks.push((seam, theme.accent.patch(theme.quoted)));
        }
    }
    marks.sort_unstable_by_key(|(range, _)| range.start);
    marks
}

/// Lays a style over a part of a line. What is marked within it is told from the rest by a line below.
fn over(marks: Vec<(Range<usize>, Style)>, part: &Range<usize>, style: Style) -> Vec<(Range<usize>, Style)> {
    let mut all = Vec::new();
    let mut at = part.start;
    for (mark, look) in marks {
        let inside = mark.start.max(part.start)..mark.end.min(part.end);
        if inside.start >= inside.end {
            all.push((mark, look));
            continue;
        }
        all.push((at..inside.start, style));
        all.push((mark.start..inside.start, look));
        all.push((inside.clone(), style.patch(look).add_modifier(Modifier::UNDERLINED)));
        all.push((inside.end..mark.end, look));
        at = inside.end;
    }
    all.push((at..part.end, style));
    all.retain(|(range, _)| range.start < range.end);
    all.sort_unstable_by_key(|(range, _)| range.start);
    all
}

/// The part of a range that is on a line, counted from the line's beginning.
fn within(range: &Range<usize>, line: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (range.start.max(line.start), range.end.min(line.end));
    (start < end).then(|| start - line.start..end - line.start)
}
