//! Names that only their place tells to be names: with an office before them, or pen names below a headline. Knows no stories.

use super::credits;
use super::lines::{Line, Mark};
use super::pieces::{Class, Piece};
use super::shapes;
use super::weights as w;

/// Tells names from headings: below a headline `行署农科所　王成章`, and, where other headlines of the page have names there, a short
/// line that can only be a pen name; below a text `红星三场　邢志远`.
pub(super) fn settle(lines: &[Line], pieces: &mut [Piece]) {
    let solid: Vec<usize> = (0..pieces.len()).filter(|&at| pieces[at].class != Class::Furniture).collect();
    let pen_names = solid.windows(3).filter(|run| stands_between(pieces, run, Class::Byline)).count();
    let known = pen_names >= w::SIGNED_HABIT;
    let mut letter = false;
    for (n, &at) in solid.iter().enumerate().skip(1) {
        let (above, below) = (solid[n - 1], solid.get(n + 1).copied());
        letter = pieces[above].class == Class::Body
            && (letter || shapes::address(pieces[above].chars(lines)).is_some());
        if is_byline_above(lines, pieces, (above, at, below)) {
            pieces[at].class = Class::Section;
            continue;
        }
        let marked = matches!(lines[pieces[at].line].mark, Mark::Level(_) | Mark::Boxed);
        if pieces[at].class != Class::Head || marked {
            continue;
        }
        let chars = pieces[at].chars(lines);
        let part = |below: usize| {
            pieces[above].class == Class::Head && shapes::is_numbered(pieces[below].chars(lines))
        };
        let opens = below
            .is_some_and(|below| part(below) || stands_between(pieces, &[above, at, below], Class::Head));
        let closes =
            pieces[above].class == Class::Body && below.is_none_or(|b| pieces[b].class == Class::Head);
        // ——向阳大队办学的调查报告, by 县革委会调查组.
        let report = opens && shapes::begins(pieces[above].chars(lines), "——") && shapes::is_office(chars);
        let name = Some(()).filter(|()| opens || closes).and_then(|()| credits::from_office(chars));
        // 长岗乡北屯　李成久: below a letter anybody may sign from anywhere.
        let name = name.or_else(|| credits::from_anywhere(chars).filter(|_| letter));
        let name = name.or_else(|| credits::spaced_name(chars).filter(|_| opens));
        let name = name.or_else(|| credits::pseudonym(chars).filter(|_| opens && known));
        if report || name.is_some() {
            (pieces[at].class, pieces[at].credit, pieces[at].doubt) = (Class::Byline, name, None);
        }
    }
}

/// `本报评论员` on a line of its own between a text and a headline names no one: it heads what stands below. In brackets it signs what
/// stands above.
fn is_byline_above(
    lines: &[Line],
    pieces: &[Piece],
    (above, at, below): (usize, usize, Option<usize>),
) -> bool {
    pieces[at].class == Class::Byline
        && pieces[at].credit.as_ref().is_some_and(|credit| credit.names.is_empty())
        && !matches!(pieces[at].chars(lines).first(), Some('（' | '('))
        && pieces[above].class != Class::Head
        && below.is_some_and(|below| pieces[below].class == Class::Head)
}

/// Whether the middle one of three pieces is of this class and stands between a heading and a text that opens without a lead-in.
fn stands_between(pieces: &[Piece], run: &[usize], class: Class) -> bool {
    let [above, at, below] = *run else { return false };
    pieces[above].class == Class::Head
        && pieces[at].class == class
        && pieces[below].class == Class::Body
        && pieces[below].lead.is_none()
}
