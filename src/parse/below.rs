//! What stands below a group of headings: lead-ins, names, closed texts, the openings of stories. Knows pieces, not the stories they go to.

use super::lines::Line;
use super::photos;
use super::pieces::{Class, Piece};
use super::repeats::Repeat;
use super::seam;
use super::shapes;
use super::tags::Says;
use super::weights as w;

/// The page, to look down from a piece of it.
#[derive(Clone, Copy)]
pub(super) struct Below<'a> {
    pub lines: &'a [Line],
    pub pieces: &'a [Piece],
    pub repeats: &'a [Option<Repeat>],
}

impl<'a> Below<'a> {
    /// Stories that open between here and the next group of headings.
    pub(super) fn starts(self, next: usize) -> usize {
        let mut starts = 1;
        let (mut text, mut opened, mut signed) = (false, false, false);
        for (at, piece) in self.pieces.iter().enumerate().skip(next) {
            match piece.class {
                Class::Head => break,
                Class::Body if self.repeats[at].is_none() => {
                    starts += usize::from(text && (piece.lead.is_some() || signed));
                    text = true;
                    signed = false;
                }
                // Names between two texts open the second, if the first was opened by names.
                Class::Byline if !text => opened = true,
                // （李宝库） signs the text above.
                Class::Byline => signed = opened && !self.framed(at),
                _ => {}
            }
        }
        starts
    }

    /// Whether a piece stands in brackets.
    fn framed(self, at: usize) -> bool {
        matches!(self.pieces[at].chars(self.lines), ['（' | '(', .., '）' | ')'])
    }

    /// Closed pieces of running text between here and the next heading.
    pub(super) fn texts(self, next: usize) -> usize {
        let below = (next..self.pieces.len())
            .take_while(|&at| !matches!(self.pieces[at].class, Class::Head | Class::ItemHead));
        let closed = |at: &usize| {
            let piece = &self.pieces[*at];
            piece.class == Class::Body
                && self.repeats[*at].is_none()
                && shapes::end_of(piece.chars(self.lines)) != shapes::End::Open
        };
        below.filter(closed).count()
    }

    /// Whether two texts or more behind the same bullet or label follow: items of a round-up.
    pub(super) fn items(self, next: usize) -> bool {
        let mut texts = (next..self.pieces.len())
            .take_while(|&at| !matches!(self.pieces[at].class, Class::Head | Class::ItemHead))
            .filter(|&at| self.pieces[at].class == Class::Body)
            .map(|at| {
                let told = self.lines[self.pieces[at].line].says == Some(Says::Item);
                shapes::bullet_sign(self.pieces[at].chars(self.lines)).or(told.then_some('#'))
            });
        matches!((texts.next(), texts.next()), (Some(Some(one)), Some(Some(other))) if one == other)
    }

    /// Whether the transcription calls the text below an item.
    pub(super) fn told_item(self, next: usize) -> bool {
        self.solid(next).is_some_and(|at| self.lines[self.pieces[at].line].says == Some(Says::Item))
    }

    /// The paragraphs between here and the next heading that do not begin in mid-sentence.
    pub(super) fn paragraphs(self, next: usize) -> impl Iterator<Item = &'a [char]> {
        (next..self.pieces.len())
            .take_while(move |&at| !matches!(self.pieces[at].class, Class::Head | Class::ItemHead))
            .filter(move |&at| self.pieces[at].class == Class::Body && self.repeats[at].is_none())
            .map(move |at| self.pieces[at].chars(self.lines))
            .filter(|chars| seam::opens(chars) > w::OPENS_WITH_A_SCRAP)
    }

    /// Whether names stand between here and the next heading.
    pub(super) fn signed(self, next: usize) -> bool {
        let below = self.pieces.iter().skip(next).take_while(|p| p.class != Class::Head);
        below.into_iter().any(|p| p.class == Class::Byline)
    }

    /// The next piece that is neither furniture nor a label nor a second reading.
    pub(super) fn solid(self, next: usize) -> Option<usize> {
        (next..self.pieces.len()).find(|&at| {
            self.repeats[at].is_none()
                && !matches!(self.pieces[at].class, Class::Furniture | Class::Section | Class::Guide)
        })
    }

    /// The lead-in or byline right below, as its weight.
    pub(super) fn lead(self, next: usize) -> Option<f32> {
        let at = self.solid(next)?;
        match self.pieces[at].class {
            Class::Body if self.pieces[at].lead.is_some() => Some(w::STORY_ABOVE_LEAD_IN),
            Class::Byline | Class::Jump => Some(w::STORY_ABOVE_BYLINE),
            _ => None,
        }
    }

    /// Whether a lead-in stands below a piece or two that strayed there, before the next heading.
    pub(super) fn lead_comes(self, next: usize) -> bool {
        let below = self.pieces.iter().skip(next).take_while(|p| p.class != Class::Head);
        below.filter(|p| p.class == Class::Body).take(w::MOST_STRAYS + 1).any(|p| p.lead.is_some())
    }

    /// Whether the text below opens as news does that has no lead-in: 记者昨日从市商务局获悉, 7月2日, 近日.
    pub(super) fn reports(self, next: usize) -> bool {
        let Some(piece) = self.solid(next).map(|at| &self.pieces[at]) else { return false };
        let chars = piece.chars(self.lines);
        let window = chars.get(..chars.len().min(w::LONGEST_SOURCE)).unwrap_or_default();
        if piece.class == Class::Body && photos::sets_scene(chars) {
            return true;
        }
        piece.class == Class::Body
            && (shapes::begins(chars, "记者") || shapes::begins(chars, "記者"))
            && ["获悉", "獲悉", "了解到", "得知", "获知"].iter().any(|word| shapes::holds(window, word))
    }
}

/// Lead-ins for each group of headings of the page: stray pieces may stand between them.
pub(super) fn announced_share(pieces: &[Piece]) -> f32 {
    let head = |p: &Piece| p.class == Class::Head;
    let groups = pieces.windows(2).filter(|pair| head(&pair[0]) && !head(&pair[1])).count();
    pieces.iter().filter(|p| p.lead.is_some()).count() as f32 / groups.max(1) as f32
}

/// The share of heading groups with a lead-in or a byline below: how much its lack says.
pub(super) fn leads_share(pieces: &[Piece]) -> f32 {
    let solid =
        pieces.iter().filter(|p| !matches!(p.class, Class::Furniture | Class::Section | Class::Guide));
    let (mut groups, mut leads) = (0_usize, 0_usize);
    let mut head = false;
    for piece in solid {
        if head && piece.class != Class::Head {
            groups += 1;
            leads += usize::from(piece.lead.is_some() || piece.class == Class::Byline);
        }
        head = piece.class == Class::Head;
    }
    leads as f32 / groups.max(1) as f32
}
