//! Pictures: captions are found by the credits that end them, and go back to where they begin. Knows no stories.

use super::lines::Line;
use super::pieces::{Class, Piece};
use super::repeats::Repeat;
use super::seam;
use super::shapes;
use super::style::Style;
use super::tags::Says;
use super::weights as w;

/// A picture: from the first piece of its caption to its credit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Photo {
    pub first: usize,
    pub last: usize,
    /// It belongs to the story around it.
    pub of_story: bool,
}

/// Finds captions by the credits that end them and goes back to where they begin.
pub(super) fn find(
    lines: &[Line],
    pieces: &[Piece],
    repeats: &[Option<Repeat>],
    style: &Style,
) -> Vec<Photo> {
    let mut runs: Vec<Photo> = Vec::new();
    let first_body = pieces.iter().position(|p| p.class == Class::Body);
    for (credit, piece) in pieces.iter().enumerate() {
        if piece.class == Class::Body
            && lines[piece.line].says == Some(Says::Caption)
            && repeats[credit].is_none()
        {
            if runs.last().is_none_or(|run| run.last < credit) {
                runs.push(told(lines, pieces, repeats, credit, first_body));
            }
            continue;
        }
        if piece.class != Class::Credit || !piece.credit.as_ref().is_some_and(|c| c.photo) {
            continue;
        }
        let floor = runs.last().map_or(0, |run| run.last + 1);
        let text = |at: usize| pieces[at].class == Class::Body && repeats[at].is_none();
        let Some(mut first) =
            (floor..credit).rev().find(|&at| pieces[at].class != Class::Furniture).filter(|&at| text(at))
        else {
            continue;
        };
        let open = |at: usize| {
            !pieces[at].row
                && shapes::end_of(pieces[at].chars(lines)) == shapes::End::Open
                && pieces[at].to == lines[pieces[at].line].chars.len()
        };
        let flows = |at: usize| {
            let (above, here) = (pieces[at - 1].chars(lines), pieces[at].chars(lines));
            // What is broken above a picture may go on below it.
            let past = pieces.get(credit + 1).filter(|p| p.class == Class::Body && p.lead.is_none());
            let past = past.map_or(f32::MIN, |p| continues(above, p.chars(lines)));
            continues(above, here) > w::CAPTION_FLOWS.max(past)
        };
        while first > floor
            && text(first - 1)
            && open(first - 1)
            && pieces[first].lead.is_none()
            && !shapes::is_caption_start(pieces[first].chars(lines))
            && shapes::bullet_sign(pieces[first].chars(lines)).is_none()
            && pieces[first].gap <= style.gap
            && !(style.indented && pieces[first].from == 0 && lines[pieces[first].line].indent)
            && flows(first)
        {
            first -= 1;
        }
        // 图①… 图②…: the captions of several pictures under what they have in common.
        let several = shapes::is_numbered_caption(pieces[first].chars(lines));
        while several
            && first > floor
            && text(first - 1)
            && shapes::is_numbered_caption(pieces[first - 1].chars(lines))
        {
            first -= 1;
        }
        if several
            && first > floor
            && text(first - 1)
            && pieces[first - 1].lead.is_none()
            && !(first > 1 && pieces[first - 2].class == Class::Body)
        {
            first -= 1;
        }
        let long: usize = (first..credit).map(|at| shapes::length(pieces[at].chars(lines))).sum();
        let own_caption =
            shapes::is_caption_start(pieces[first].chars(lines)) || long <= w::LONGEST_OWN_CAPTION;
        if own_caption && first_body.is_some_and(|body| body < first) {
            runs.push(Photo { first, last: credit, of_story: true });
            continue;
        }
        if pieces[first].lead.is_some() {
            continue;
        }
        // A caption of several paragraphs is set off by a wider gap above its first.
        let earlier = (floor..first).rev().take(3).take_while(|&at| text(at) && pieces[at].lead.is_none());
        let wide = |at: usize| pieces[at].gap > style.gap;
        // Paragraphs set tight have a gap below their heading, and it tells nothing of a caption that opens like one or stands without
        // the indent that paragraphs have.
        let indent = |at: usize| pieces[at].from == 0 && lines[pieces[at].line].indent;
        let opens = sets_scene(pieces[first].chars(lines))
            || (style.indented && !indent(first) && first.checked_sub(1).is_some_and(indent));
        if !opens
            && !wide(first)
            && let Some(start) = earlier.into_iter().find(|&at| wide(at))
        {
            first = start;
        }
        // Without a gap, a short paragraph that sets the scene (近日, 6月10日) opens the caption if the one below does not.
        if !wide(first)
            && !sets_scene(pieces[first].chars(lines))
            && let Some(above) =
                first.checked_sub(1).filter(|&at| at > floor && text(at) && pieces[at].lead.is_none())
            && sets_scene(pieces[above].chars(lines))
            && !open(above)
            && shapes::length(pieces[above].chars(lines)) <= w::LONGEST_SCENE
        {
            first = above;
        }
        runs.push(Photo { first, last: credit, of_story: false });
    }
    runs
}

/// A picture whose caption the transcription names, to the end of what it names, with the credits below it.
fn told(
    lines: &[Line],
    pieces: &[Piece],
    repeats: &[Option<Repeat>],
    first: usize,
    first_body: Option<usize>,
) -> Photo {
    let goes_on = |at: &usize| {
        let (piece, line) = (&pieces[*at], &lines[pieces[*at].line]);
        piece.class == Class::Body
            && line.says == Some(Says::Caption)
            && !line.begins
            && repeats[*at].is_none()
    };
    let end = first + 1 + (first + 1..pieces.len()).take_while(goes_on).count();
    let credits = pieces.iter().skip(end).take_while(|piece| piece.class == Class::Credit).count();
    let long: usize = (first..end).map(|at| shapes::length(pieces[at].chars(lines))).sum();
    let own = shapes::is_caption_start(pieces[first].chars(lines)) || long <= w::LONGEST_OWN_CAPTION;
    Photo { first, last: end + credits - 1, of_story: own && first_body.is_some_and(|body| body < first) }
}

/// How well a text reads as the continuation of another.
fn continues(above: &[char], here: &[char]) -> f32 {
    seam::reads_on(above, here) - seam::opens(here)
}

/// Whether a text begins with when it was, as captions do.
pub(super) fn sets_scene(chars: &[char]) -> bool {
    let dated = chars.iter().take(4).any(|&c| c == '月') && chars.first().is_some_and(char::is_ascii_digit);
    dated
        || matches!(chars, [part, '春' | '夏' | '秋' | '冬', ..] if "早初仲盛金深晚隆寒暮".contains(*part))
        || ["近日", "日前", "连日来", "時下", "时下", "眼下", "昨日", "近期"]
            .iter()
            .any(|word| shapes::begins(chars, word))
}
