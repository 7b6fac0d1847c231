//! Whether headings begin a story or stand inside one: what speaks for it and against it, weighed and added up.

use super::{Draft, Form, Place, Walk, is_part, is_rule};
use crate::parse::lines::Mark;
use crate::parse::pieces::{Class, Piece};
use crate::parse::tags::Says;
use crate::parse::weights as w;
use crate::parse::{heads, seam, shapes, vocabulary};
use crate::story::Role;

impl Walk<'_> {
    /// Evidence that the group begins a story; above 0 it does.
    pub(super) fn story_score(&mut self, group: &[usize], next: usize) -> f32 {
        let Some(story) = self.current else { return 9.0 };
        let above = self.drafts.stories[story].clone();
        if let Some(score) = self.told(group, above.text) {
            return score;
        }
        let marks = group.iter().map(|&p| heads::depth(self.lines[self.pieces[p].line].mark));
        let depth = marks.min().unwrap_or(9);
        let first = &self.pieces[group[0]];
        let mut score = w::STORY_USUALLY;
        let numbered = group.len() == 1 && is_part(first.chars(self.lines));
        if !above.text {
            // （十七） below the names: the first part of the story, not another.
            if numbered && above.announced && self.below.lead(next).is_none() {
                return -1.0;
            }
            // A crosshead has text above it; only a deeper mark under a bare headline speaks against a story.
            return if depth > above.depth && above.depth < 9 {
                -0.5 + self.below.lead(next).unwrap_or(0.0)
            } else {
                9.0
            };
        }
        let digest_head = group.iter().any(|&p| shapes::is_digest_head(self.pieces[p].chars(self.lines)));
        let below = self.below.solid(next);
        let photo = below.is_some_and(|at| self.photo_at(at).is_some_and(|p| !p.of_story));
        if let Some(weight) = self.below.lead(next) {
            score += weight;
        } else if photo {
            score += w::STORY_ABOVE_PHOTO;
        } else if self.labelled(group[0]) {
            score += w::STORY_BELOW_LABEL;
        } else if digest_head
            || below.is_some_and(|at| self.pieces[at].class == Class::ItemHead)
            || self.below.items(next)
        {
            score += w::STORY_ABOVE_ITEMS;
        } else if group.len() == 1 && shapes::is_notice_head(first.chars(self.lines)) {
            score += w::STORY_IS_NOTICE;
        } else if above.form == Form::Digest
            && !above.closed
            && (depth == 9 || depth > above.depth)
            && group.len() == 1
            && self.below.texts(next) < 2
            && !(self.below.reports(next) && self.items_inline(story))
        {
            return -1.0;
        } else {
            score += if self.below.lead_comes(next) {
                w::STORY_LEAD_IN_COMES
            } else if self.below.reports(next) {
                0.0
            } else {
                w::STORY_WITHOUT_LEAD_IN * self.leads
            };
            score += if self.below.signed(next) { w::STORY_SIGNED_BELOW } else { 0.0 };
            score += if above.announced { w::STORY_ABOVE_WAS_ANNOUNCED * self.leads } else { 0.0 };
            score += self.feature(&above, group, below, next);
            score += if self.asks(story, next) { w::STORY_ASKS } else { 0.0 };
            score += self.turns(story, group, below);
            score += self.elsewhere(story, group);
            score += if self.goes_on_below(below, next) { w::STORY_TAIL_BELOW } else { 0.0 };
            score += if group.len() == 1 { self.parallel(story, group[0], next) } else { 0.0 };
        }
        score += if numbered { w::STORY_NUMBERED } else { 0.0 };
        score += if numbered && self.counts_on(group[0]) { w::STORY_IN_A_SERIES } else { 0.0 };
        score += self.bullets(story, first);
        score += self.marked_as_part(story, group);
        score += match (depth, above.depth) {
            (9, 0..9) => w::STORY_PLAIN_ON_MARKED_PAGE,
            (9, _) => 0.0,
            (7, 7) => w::STORY_BOLD_SAME,
            (mine, theirs) if mine <= theirs => w::STORY_LEVEL_SAME,
            _ => w::STORY_LEVEL_DEEPER,
        };
        score +=
            if above.paragraphs < 2 && !above.is_feature() && !above.form.is_digest() && depth <= above.depth
            {
                w::STORY_AFTER_ONE_PARAGRAPH * (1.0 - self.leads)
            } else {
                0.0
            };
        score += self.below_rule();
        score += if above.closed { w::STORY_ABOVE_IS_SIGNED } else { 0.0 };
        score += if group.len() > 1 { w::STORY_SEVERAL_HEADS } else { 0.0 };
        score += if first.gap > self.style.gap { w::STORY_AFTER_WIDE_GAP } else { 0.0 };
        score
            + if self.apart
                && self.style.gap == 0
                && first.gap == 0
                && self.lines[first.line].mark == Mark::None
            {
                w::STORY_TIGHT
            } else {
                0.0
            }
    }

    /// Whether the next heading that is marked like this one is numbered, too, and otherwise: 一、 and 二、 are parts of one story.
    fn counts_on(&self, head: usize) -> bool {
        let mark = |at: usize| self.lines[self.pieces[at].line].mark;
        let chars = |at: usize| self.pieces[at].chars(self.lines);
        (head + 1..self.pieces.len())
            .take(w::STORY_ABOVE_PIECES)
            .find(|&at| {
                self.pieces[at].class == Class::Head && self.repeats[at].is_none() && mark(at) == mark(head)
            })
            .is_some_and(|at| is_part(chars(at)) && chars(at).first() != chars(head).first())
    }

    /// Where rules part stories, whether one stands above this heading, or above the label over it.
    fn below_rule(&self) -> f32 {
        let above = self.pieces.iter().take(self.at).rev().find(|piece| piece.class != Class::Section);
        match above {
            _ if !self.ruled => 0.0,
            Some(above) if is_rule(self.lines, above) => w::STORY_BELOW_RULE,
            _ => w::STORY_WITHOUT_RULE,
        }
    }

    /// What labels say of the headings: 标题 begins a story, 小标题 none, 副标题 only below a text.
    fn told(&self, group: &[usize], text: bool) -> Option<f32> {
        let says = |says| move |p: &usize| self.lines[self.pieces[*p].line].says == Some(says);
        if group.iter().all(says(Says::Crosshead)) || (!text && group.iter().all(says(Says::Deck))) {
            return Some(-9.0);
        }
        [Says::Headline, Says::Kicker, Says::Deck]
            .into_iter()
            .any(|word| group.iter().any(says(word)))
            .then_some(9.0)
    }

    /// Whether the name of a column stands right above a heading.
    fn labelled(&self, head: usize) -> bool {
        let above = self.pieces[..head].iter().rev().find(|piece| piece.class != Class::Furniture);
        above.is_some_and(|piece| piece.class == Class::Section)
    }

    /// Marked like a crosshead of the story above, and not like its headline.
    fn marked_as_part(&self, story: usize, group: &[usize]) -> f32 {
        let draft = &self.drafts.stories[story];
        let mark = |at: usize| self.lines[self.pieces[at].line].mark;
        let ([head], Some(crosshead)) = (group, draft.crosshead) else { return 0.0 };
        let alike = mark(*head) != Mark::None && mark(*head) == mark(crosshead);
        if alike && heads::depth(mark(*head)) > draft.depth { w::STORY_MARKED_AS_PART } else { 0.0 }
    }

    /// Whether this heading below the end of a story from another page parts the story that was interrupted there. That story is then
    /// being read again.
    pub(super) fn resumes(&mut self, group: &[usize], next: usize) -> bool {
        let tail = self.current;
        let Some(above) = tail
            .filter(|&story| self.drafts.stories[story].elsewhere)
            .and_then(|story| self.interrupted(story))
            .filter(|&above| self.drafts.stories[above].form == Form::Text)
        else {
            return false;
        };
        self.current = Some(above);
        let parts = self.story_score(group, next) <= 0.0;
        if !parts {
            self.current = tail;
        }
        parts
    }

    /// Evidence from a story above that opened as features do: a single heading above running text parts it, unless its text is signed
    /// though the feature named its writer at the head.
    fn feature(&self, above: &Draft, group: &[usize], below: Option<usize>, next: usize) -> f32 {
        if above.closed || !above.is_feature() {
            return 0.0;
        }
        let named = if above.named { w::STORY_ABOVE_WAS_NAMED } else { 0.0 };
        let row = below.is_some_and(|at| self.pieces[at].row);
        let signed = above.named && self.below.signed(next);
        match (group, row || signed) {
            ([_], false) if above.dashed => named + w::STORY_ABOVE_WAS_DASHED,
            ([_], false) => named + w::STORY_PARTS_WHAT_WAS_NAMED,
            _ => named,
        }
    }

    /// Whether this heading parts a feature that another story interrupted: it is marked like the crossheads the feature had before, and
    /// nothing says that it begins a story. The feature is then being read again.
    pub(super) fn parts_a_feature(&mut self, group: &[usize], next: usize) -> bool {
        let ([head], Some(story)) = (group, self.current) else { return false };
        let mark = |at: usize| self.lines[self.pieces[at].line].mark;
        let chars = self.pieces[*head].chars(self.lines);
        let below = self.below.solid(next);
        let current = self.drafts.stories[story].clone();
        let plain = !current.dashed
            && current.crosshead.is_none()
            && current.text
            && self.below.lead(next).is_none()
            && below.is_some_and(|at| {
                let piece = &self.pieces[at];
                piece.class == Class::Body && !piece.row && self.photo_at(at).is_none()
            })
            && !self.below.items(next)
            && !self.labelled(*head)
            && !shapes::is_notice_head(chars)
            && !shapes::is_digest_head(chars);
        if !plain {
            return false;
        }
        // A feature that named its writers at the head is not signed at its end.
        let signed = self.below.signed(next);
        let above = std::iter::successors(self.interrupted(story), |&above| self.interrupted(above));
        let feature = above.take(w::STRAYED_FROM).find(|&above| {
            let draft = &self.drafts.stories[above];
            let like = |at: usize| {
                // 一、 begins to count anew.
                let part = is_part(chars);
                mark(at) == mark(*head)
                    && part == is_part(self.pieces[at].chars(self.lines))
                    && !(part && chars.iter().take(2).any(|c| matches!(c, '一' | '1' | '①')))
            };
            // A comment has a writer's name below its headline, too, and no dash.
            draft.is_feature()
                && (draft.dashed || !current.named)
                && !draft.closed
                && !(signed && draft.named)
                && draft.crosshead.is_some_and(like)
        });
        self.current = feature.or(self.current);
        feature.is_some()
    }

    /// Whether the items of the digest above all have their heads on the lines of their texts: a head on a line of its own is none of them.
    fn items_inline(&self, story: usize) -> bool {
        let mut heads = self.above(story).filter(|&at| self.pieces[at].class == Class::ItemHead).peekable();
        heads.peek().is_some()
            && heads.all(|at| self.pieces.get(at + 1).is_some_and(|text| text.line == self.pieces[at].line))
    }

    /// Questions and answers below, and none above.
    fn asks(&self, story: usize, next: usize) -> bool {
        let spoken = |at: usize| {
            self.pieces[at].class == Class::Body && shapes::is_spoken(self.pieces[at].chars(self.lines))
        };
        self.below.solid(next).is_some_and(spoken) && !self.above(story).any(spoken)
    }

    /// The pieces of a story right above; of a very long one not all.
    pub(super) fn above(&self, story: usize) -> std::ops::Range<usize> {
        self.drafts.stories[story].first.max(self.at.saturating_sub(w::STORY_ABOVE_PIECES))..self.at
    }

    /// 互龙县万名劳力赴新疆采棉: news of a place that the story above never named.
    fn elsewhere(&self, story: usize, group: &[usize]) -> f32 {
        let named = |at: usize| {
            let chars = self.pieces[at].chars(self.lines);
            shapes::first_place(chars).and_then(|long| chars.get(..long))
        };
        let said = |place: &[char]| {
            self.above(story).any(|at| {
                let chars = self.pieces[at].chars(self.lines);
                chars.windows(place.len()).any(|window| window == place)
            })
        };
        let new = group.iter().filter_map(|&at| named(at)).any(|place| !said(place));
        if new { w::STORY_ELSEWHERE } else { 0.0 }
    }

    /// Whether the paragraph that breaks off right above this heading goes on right below: a column ended here, and the heading stands in
    /// the story.
    fn goes_on_below(&self, below: Option<usize>, next: usize) -> bool {
        let above = self.at.checked_sub(1).filter(|&at| self.pieces[at].class == Class::Body);
        let (Some(above), Some(below)) = (above, below) else { return false };
        let (tail, head) = (self.pieces[above].chars(self.lines), self.pieces[below].chars(self.lines));
        self.pieces[below].class == Class::Body
            && shapes::end_of(tail) == shapes::End::Open
            && !self.below.lead_comes(next)
            && seam::reads_on(tail, head) - seam::opens(head) >= w::DOUBT_GOES_ON
    }

    /// Where the story above has a bullet before its headline, the same one heads the next story, and another or none parts this one.
    fn bullets(&self, story: usize, first: &Piece) -> f32 {
        let headline = self.drafts.stories[story].headline;
        let above = headline.and_then(|at| shapes::bullet_sign(self.pieces[at].chars(self.lines)));
        match (above, shapes::bullet_sign(first.chars(self.lines))) {
            (Some(above), Some(here)) if above == here => w::STORY_BULLET_SAME,
            (Some(_), _) => w::STORY_BULLET_OTHER,
            (None, _) => 0.0,
        }
    }

    /// Crossheads of one story are often built alike: 一本产业账, 一本民生账. Evidence against a story from the crosshead above and
    /// the heading below.
    fn parallel(&self, story: usize, head: usize, next: usize) -> f32 {
        let chars = self.pieces[head].chars(self.lines);
        if shapes::is_notice_head(chars) {
            return 0.0;
        }
        let mark = self.lines[self.pieces[head].line].mark;
        let above = self.drafts.stories[story].crosshead;
        let below = (next..self.pieces.len())
            .find(|&at| self.pieces[at].class == Class::Head && self.repeats[at].is_none())
            .filter(|&at| {
                self.pieces.get(at + 1).is_some_and(|p| p.class == Class::Body && p.lead.is_none())
            });
        let alike =
            above.into_iter().chain(below).filter(|&at| self.lines[self.pieces[at].line].mark == mark);
        let most = alike
            .map(|at| self.pieces[at].chars(self.lines))
            .map(|other| {
                // 居委会：…, 体育局：…: who says what, one after the other.
                let said = shapes::says_who(chars) && shapes::says_who(other);
                vocabulary::parallel(other, chars).max(if said { w::PARALLEL_SPEAKERS } else { 0.0 })
            })
            .fold(0.0, f32::max);
        w::STORY_PARALLEL * (most - w::USUALLY_PARALLEL).max(0.0)
    }

    /// Evidence from the words: a story's text says its headline again and not much of the story above; the text under a crosshead
    /// goes on about the same people and things. The more text there is, the more it tells.
    fn turns(&mut self, story: usize, group: &[usize], below: Option<usize>) -> f32 {
        let Some(first) = below.filter(|&at| self.pieces[at].class == Class::Body) else { return 0.0 };
        let (lines, pieces, places, region) =
            (self.lines, self.pieces, &self.drafts.places, self.above(story));
        // The end of a paragraph that strayed here says nothing of this heading.
        let texts: Vec<&[char]> = self.below.paragraphs(first).take(w::TURN_PARAGRAPHS).collect();
        let Some(text) = texts.first().copied().or_else(|| pieces.get(first).map(|p| p.chars(lines))) else {
            return 0.0;
        };
        let restated =
            group.iter().map(|&p| vocabulary::restated(pieces[p].chars(lines), text)).fold(0.0, f32::max);
        let says = |at: usize| match places[at] {
            Place::Story(s, Role::Body | Role::Headline) if s == story => Some(pieces[at].chars(lines)),
            _ => None,
        };
        let all = if texts.is_empty() { text.to_vec() } else { texts.concat() };
        let continued = self.running.continued(story, region, says, &all);
        let long = shapes::length(&all) as f32 / w::TURN_LETTERS;
        let weight = w::STORY_CONTINUED * long.clamp(1.0, w::TURN_MOST);
        (w::STORY_RESTATED * (restated - w::USUALLY_RESTATED)).clamp(-w::WORDS_MOST, w::RESTATED_MOST)
            - (weight * (continued - w::USUALLY_CONTINUED))
                .clamp(-w::WORDS_MOST * w::TURN_MOST, w::WORDS_MOST * w::TURN_MOST)
    }
}
