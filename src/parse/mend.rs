//! The last step: blocks, paragraphs and repairs are written out. Decides nothing.

use super::cut::Plan;
use super::drafts::{Drafts, Place};
use super::kinds;
use super::lines::Line;
use super::pieces::Piece;
use super::repeats::Repeat;
use super::trim::Trim;
use crate::story::{Block, Byline, Page, Reason, Repair, RepairKind, Role, SetAside, Span, Story};
use crate::text::is_blank;
use std::collections::{HashMap, HashSet};

/// Everything known about a page when it is written out.
pub(super) struct Work<'a> {
    pub lines: &'a [Line],
    pub pieces: &'a [Piece],
    pub repeats: &'a [Option<Repeat>],
    pub drafts: &'a Drafts,
    pub plan: &'a Plan,
    /// What the transcribing program says, and the page does not print.
    pub told: &'a [Span],
}

impl Work<'_> {
    /// Writes stories, what is set aside, and repairs.
    pub(super) fn write(&self, page: &mut Page) {
        let mut before: Vec<Option<usize>> = vec![None; self.pieces.len()];
        for join in &self.plan.joins {
            before[join.head] = Some(join.tail);
        }
        let mut stories = vec![(Story::default(), Vec::new()); self.drafts.stories.len()];
        let mut trims: HashMap<usize, Vec<&Trim>> = HashMap::new();
        for trim in &self.plan.trims {
            trims.entry(trim.piece).or_default().push(trim);
        }
        // Pieces of which nothing is left: they are no part of their paragraph.
        let mut spent = vec![false; self.pieces.len()];
        // What is left of each piece when letters read twice at a seam are cut off.
        let mut left: Vec<Span> = self.pieces.iter().map(|p| Span::new(p.start, p.end)).collect();
        // The block each piece went into, so that its continuation finds it.
        let mut block_of: Vec<Option<usize>> = vec![None; self.pieces.len()];
        for (at, place) in self.drafts.places.iter().enumerate() {
            let mut chars = self.pieces[at].chars(self.lines);
            if let Some(trims) = trims.get(&at) {
                let Some(own) = self.cut_off(at, trims, page) else {
                    spent[at] = true;
                    block_of[at] = before[at].and_then(|tail| block_of[tail]);
                    continue;
                };
                (chars, left[at]) = own;
            }
            let span = left[at];
            let Place::Story(number, role) = *place else {
                let Place::Aside(reason) = *place else { continue };
                set_aside(page, reason, span);
                continue;
            };
            let (story, members) = &mut stories[number];
            members.push(at);
            let text = text_of(chars);
            let open = before[at]
                .and_then(|tail| block_of[tail])
                .and_then(|b| story.blocks.get_mut(b).map(|block| (b, block)));
            if let Some((number, block)) = open {
                append(&mut block.text, &text);
                block.spans.extend(self.physical(at, span));
                block_of[at] = Some(number);
            } else {
                block_of[at] = Some(story.blocks.len());
                story.blocks.push(Block { role, text, spans: self.physical(at, span) });
            }
        }
        let ids = Page::story_ids(&page.text);
        let mut list: Vec<Story> = stories
            .into_iter()
            .enumerate()
            .filter(|(_, (story, _))| !story.blocks.is_empty())
            .map(|(number, (story, members))| self.finish(number, story, &members, &ids))
            .collect();
        list.sort_by_key(|story| story.blocks.iter().flat_map(|b| &b.spans).map(|s| s.start).min());
        page.stories = list;
        for &span in self.told {
            set_aside(page, Reason::Furniture, span);
        }
        page.set_aside.sort_by_key(|aside| aside.spans.first().map(|span| span.start));
        page.repairs = self.repairs(&before, &spent, &left);
    }

    /// Sets aside the letters of a piece that were read twice at a seam. Gives the characters that are left and where they stand; none
    /// where all of them were read before.
    fn cut_off(&self, at: usize, trims: &[&Trim], page: &mut Page) -> Option<(&[char], Span)> {
        let piece = &self.pieces[at];
        let chars = piece.chars(self.lines);
        let most = |letters: fn(&Trim) -> usize| trims.iter().map(|t| letters(t)).max().unwrap_or(0);
        let (from, to) = (most(|t| t.head), chars.len().saturating_sub(most(|t| t.tail)));
        let own = chars.get(from..to).unwrap_or_default();
        if own.is_empty() {
            set_aside(page, Reason::Duplicate, Span::new(piece.start, piece.end));
            return None;
        }
        let byte = |index: usize| self.lines[piece.line].byte(piece.from + index);
        let start = if from > 0 { byte(from) } else { piece.start };
        let end = if to < chars.len() { byte(to) } else { piece.end };
        for trim in trims {
            let cut = if trim.head > 0 { Span::new(piece.start, start) } else { Span::new(end, piece.end) };
            set_aside(page, trim.reason, cut);
        }
        Some((own, Span::new(start, end)))
    }

    /// The span of a piece, cut where lines wrapped hard were joined.
    fn physical(&self, at: usize, span: Span) -> Vec<Span> {
        let line = &self.lines[self.pieces[at].line];
        let mut spans = Vec::with_capacity(line.seams.len() + 1);
        let mut start = span.start;
        for cut in line
            .seams
            .iter()
            .map(|&seam| line.byte(seam))
            .filter(|cut| (span.start + 1..span.end).contains(cut))
        {
            spans.push(Span::new(start, cut));
            start = cut;
        }
        spans.push(Span::new(start, span.end));
        spans
    }

    /// Fills the fields of a story from its blocks.
    fn finish(
        &self,
        number: usize,
        mut story: Story,
        members: &[usize],
        id: impl Fn(usize) -> String,
    ) -> Story {
        let draft = &self.drafts.stories[number];
        let texts = |role: Role| story.blocks.iter().filter(move |b| b.role == role).map(|b| b.text.clone());
        story.kicker = texts(Role::Kicker).next();
        let headline: Vec<String> = texts(Role::Headline).collect();
        story.headline = (!headline.is_empty()).then(|| headline.join(" "));
        story.decks = texts(Role::Deck).collect();
        let mut names: Vec<Byline> = Vec::new();
        let mut known: HashSet<&str> = HashSet::new();
        for &at in members {
            let piece = &self.pieces[at];
            let lead = piece.lead.iter();
            story.wire = story.wire.take().or_else(|| lead.clone().find_map(|l| l.wire.clone()));
            for name in lead.flat_map(|l| &l.names).chain(piece.credit.iter().flat_map(|c| &c.names)) {
                if known.insert(&name.name) {
                    names.push(name.clone());
                }
            }
        }
        story.bylines = names;
        story.kind = kinds::kind_of(draft.form, &story);
        let start = story.blocks.iter().flat_map(|b| &b.spans).map(|s| s.start).min().unwrap_or(0);
        story.id = id(start);
        story
    }

    /// All repairs; `before` gives the piece each piece continues, `spent` those of which nothing is left, `left` what is left of the
    /// others.
    fn repairs(&self, before: &[Option<usize>], spent: &[bool], left: &[Span]) -> Vec<Repair> {
        let span = |at: usize| Span::new(self.pieces[at].start, self.pieces[at].end);
        let mut repairs = Vec::new();
        for join in self.plan.joins.iter().filter(|join| !spent[join.head]) {
            let mut tail = join.tail;
            while let Some(earlier) = before[tail].filter(|_| spent[tail]) {
                tail = earlier;
            }
            if spent[tail] {
                continue;
            }
            repairs.push(Repair {
                kind: RepairKind::Joined,
                spans: vec![span(tail), span(join.head)],
                rule: join.rule.to_owned(),
                confidence: join.confidence,
            });
        }
        let in_story = |at: &usize| matches!(self.drafts.places[*at], Place::Story(..)) && !spent[*at];
        for at in (0..self.pieces.len()).filter(in_story) {
            for pair in self.physical(at, left[at]).windows(2) {
                let rule = "wrapped-line".to_owned();
                repairs.push(Repair {
                    kind: RepairKind::Joined,
                    spans: pair.to_vec(),
                    rule,
                    confidence: 0.97,
                });
            }
        }
        for moved in self.plan.moves.iter().filter(|moved| !spent[moved.piece]) {
            repairs.push(Repair {
                kind: RepairKind::Unbraided,
                spans: vec![span(moved.piece), span(moved.after)],
                rule: moved.rule.to_owned(),
                confidence: moved.confidence,
            });
        }
        for (at, repeat) in self.repeats.iter().enumerate() {
            let Some(repeat) = repeat else { continue };
            if self.drafts.places[at] != Place::Aside(Reason::Duplicate) {
                continue;
            }
            let spans = std::iter::once(at).chain(repeat.of.iter().copied()).map(span).collect();
            let rule = if repeat.exact { "read-twice" } else { "read-twice-nearly" };
            repairs.push(Repair {
                kind: RepairKind::Doubled,
                spans,
                rule: rule.to_owned(),
                confidence: repeat.share,
            });
        }
        for line in self.lines.iter().filter(|line| !line.stripped.is_empty()) {
            repairs.push(Repair {
                kind: RepairKind::Stripped,
                spans: line.stripped.clone(),
                rule: "markup".to_owned(),
                confidence: 1.0,
            });
        }
        repairs.sort_by_key(|r| r.spans.first().map(|s| s.start));
        repairs
    }
}

fn set_aside(page: &mut Page, reason: Reason, span: Span) {
    page.set_aside.push(SetAside { reason, spans: vec![span] });
}

/// The text of a piece as shown.
fn text_of(chars: &[char]) -> String {
    let blanks = |c: &&char| is_blank(**c);
    let (before, after) =
        (chars.iter().take_while(blanks).count(), chars.iter().rev().take_while(blanks).count());
    let shown = chars.get(before..chars.len() - after).unwrap_or_default();
    let mut text = String::with_capacity(shown.len() * '一'.len_utf8());
    text.extend(shown.iter().map(|&c| if c == '\t' { ' ' } else { c }));
    text
}

/// Joins two pieces of a paragraph: nothing between them, but a space between two Latin words.
fn append(text: &mut String, next: &str) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if latin(text.chars().next_back()) && latin(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_put_together() {
        for (one, two, both) in [
            ("深入学", "习贯彻", "深入学习贯彻"),
            ("BRT", "公交", "BRT公交"),
            ("乘坐", "BRT", "乘坐BRT"),
            ("New", "York", "New York"),
            ("12", "0公里", "120公里"),
            ("A", "4纸", "A4纸"),
        ] {
            let mut text = one.to_owned();
            append(&mut text, two);
            assert_eq!(text, both);
        }
    }

    #[test]
    fn a_piece_is_shown_without_its_edges() {
        for (piece, shown) in [("　　桥\t长 三百米 ", "桥 长 三百米"), ("桥", "桥"), (" 　", ""), ("", "")]
        {
            assert_eq!(text_of(&piece.chars().collect::<Vec<_>>()), shown, "{piece:?}");
        }
    }
}
