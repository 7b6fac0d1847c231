//! What a picture, a tail from another page or the items of a round-up interrupt: the story that was being read goes on behind them.

use super::{Form, Place, Walk};
use crate::parse::pieces::{Class, Piece};
use crate::parse::weights as w;
use crate::parse::{heads, seam, shapes, vocabulary};
use crate::story::Role;

impl Walk<'_> {
    /// The story that was being read when this one began; tails of stories from other pages, pictures and round-ups only stood between.
    pub(super) fn interrupted(&self, story: usize) -> Option<usize> {
        self.drafts.stories[story].above.and_then(|above| self.bearing(above))
    }

    /// A story itself, or the one it stood in if it is such a box. What is begun remembers that one, so one look up is enough.
    pub(super) fn bearing(&self, story: usize) -> Option<usize> {
        let draft = &self.drafts.stories[story];
        if draft.elsewhere || draft.form != Form::Text { draft.above } else { Some(story) }
    }

    /// Text below a picture that has a headline of its own, or below a notice and who signed it, goes on with the story above, if it begins
    /// in mid-sentence or says nothing of what is said there.
    pub(super) fn past_picture(&self, at: usize) -> Option<usize> {
        let story = self.current.filter(|&story| {
            let draft = &self.drafts.stories[story];
            let notice =
                || draft.headline.is_some_and(|at| shapes::is_notice_head(self.pieces[at].chars(self.lines)));
            draft.form == Form::Photo || (draft.closed && draft.text && notice())
        })?;
        let above = self.interrupted(story).filter(|&above| self.drafts.stories[above].text)?;
        let chars = self.pieces[at].chars(self.lines);
        let says = |n: usize| {
            matches!(self.pieces[n].class, Class::Head | Class::Body)
                && vocabulary::meet(self.pieces[n].chars(self.lines), chars)
        };
        let first = self.drafts.stories[story].first.max(at.saturating_sub(w::STORY_ABOVE_PIECES));
        let strange = self.pieces[at].lead.is_none()
            && shapes::bullet_sign(chars).is_none()
            && (seam::opens(chars) <= w::OPENS_SELDOM || !(first..at).any(says));
        strange.then(|| self.earlier(at, story, 0.0).unwrap_or(above))
    }

    /// Whether a heading has the bullet that the heads of items above have. A lead-in below it, or a mark that none of them has, speaks for
    /// a story all the same.
    pub(super) fn heads_item(&self, group: &[usize], next: usize) -> bool {
        let sign = |at: usize| shapes::bullet_sign(self.pieces[at].chars(self.lines));
        let depth = |at: usize| heads::depth(self.lines[self.pieces[at].line].mark);
        let digest =
            self.current.map(|story| &self.drafts.stories[story]).filter(|draft| draft.form.is_digest());
        let item = digest.and_then(|draft| draft.item).filter(|&item| sign(item).is_some());
        let alike =
            |head: usize| item.is_some_and(|item| sign(head) == sign(item) && depth(head) >= depth(item));
        matches!(*group, [head] if alike(head)) && self.below.lead(next).is_none()
    }

    /// A paragraph without a bullet between two items behind the same bullet is none of them, nor is one between the text of an item
    /// and the head of the next: it belongs to the earlier story it has words of, rather than of the item above. Behind the last item it
    /// must have more of them.
    pub(super) fn between_items(&self, at: usize) -> Option<usize> {
        let story = self.current.filter(|&story| self.drafts.stories[story].form.is_digest())?;
        let (lines, pieces) = (self.lines, self.pieces);
        let sign = |n: usize| shapes::bullet_sign(pieces[n].chars(lines));
        if sign(at).is_some() {
            return None;
        }
        let draft = &self.drafts.stories[story];
        let item = draft.item.filter(|&head| sign(head).is_some()).unwrap_or(draft.last);
        let told = if draft.item == Some(item) { draft.last > item } else { draft.text };
        if !told || sign(item).is_none() {
            return None;
        }
        if let Some(broken) = self.broken(at, story) {
            return Some(broken);
        }
        let here = self.shares(at, draft.last, draft.last, story);
        let comes = (at + 1..pieces.len())
            .filter(|&n| matches!(pieces[n].class, Class::Head | Class::Body | Class::ItemHead))
            .filter(|&n| self.repeats[n].is_none())
            .take(w::MOST_STRAYS + 1)
            .any(|n| sign(n) == sign(item));
        if !comes {
            return self.earlier(at, story, here + w::PAST_THE_END);
        }
        // Without a word of the item above it is none of it, whatever it is.
        let nearest = self.interrupted(story).filter(|_| here <= 0.0);
        self.earlier(at, story, here).or(nearest)
    }

    /// Running text right below who signed its story is none of that story, if it has more words of an earlier one.
    pub(super) fn past_signature(&self, at: usize) -> Option<usize> {
        let story = self.current.filter(|&story| {
            let draft = &self.drafts.stories[story];
            draft.closed && draft.text && draft.form == Form::Text
        })?;
        let signs = |piece: &Piece| matches!(piece.class, Class::Byline | Class::Jump);
        let below = at.checked_sub(1).is_some_and(|above| signs(&self.pieces[above]));
        let plain = self.pieces[at].lead.is_none()
            && shapes::bullet_sign(self.pieces[at].chars(self.lines)).is_none();
        if !below || !plain {
            return None;
        }
        let draft = &self.drafts.stories[story];
        // Who signs a paragraph that strayed here does not sign this story.
        if self.shares(draft.last, draft.first, draft.last.saturating_sub(1), story) <= 0.0 {
            return None;
        }
        let here = self.shares(at, draft.first, draft.last, story);
        self.earlier(at, story, here + w::PAST_THE_END)
    }

    /// The story of the last paragraph above a story that breaks off, if this one goes on with it.
    fn broken(&self, at: usize, story: usize) -> Option<usize> {
        let chars = |at: usize| self.pieces[at].chars(self.lines);
        let first = self.drafts.stories[story].first;
        // What broke off farther above is given up (`cut`).
        let from = first.saturating_sub(w::STRAY_PIECES).max(at.saturating_sub(2 * w::FARTHEST_JOIN));
        let tail = (from..first).rev().find(|&tail| {
            self.pieces[tail].class == Class::Body
                && self.repeats[tail].is_none()
                && shapes::end_of(chars(tail)) == shapes::End::Open
        })?;
        let goes_on = seam::reads_on(chars(tail), chars(at)) - seam::opens(chars(at));
        let place = self.drafts.places[tail];
        let is_whole = self.drafts.places[tail + 1..at].contains(&place);
        match place {
            Place::Story(story, _) if goes_on >= w::DOUBT_GOES_ON && !is_whole => Some(story),
            _ => None,
        }
    }

    /// The one of the stories above that has most in common with a paragraph, and more than so much.
    fn earlier(&self, at: usize, story: usize, least: f32) -> Option<usize> {
        let (mut above, mut best) = (self.interrupted(story), None);
        for _ in 0..w::STRAYED_FROM {
            let Some(earlier) = above else { break };
            let draft = &self.drafts.stories[earlier];
            let said = self.shares(at, draft.first, draft.last, earlier);
            if said > best.map_or(least, |(most, _)| most) {
                best = Some((said, earlier));
            }
            above = self.interrupted(earlier);
        }
        best.map(|(_, earlier)| earlier)
    }

    /// The share of a paragraph's pairs of letters that a story says between two of its pieces; of a very long one not all.
    fn shares(&self, at: usize, first: usize, last: usize, story: usize) -> f32 {
        let says = |n: usize| {
            let told = self.drafts.places[n].is_told_in(story);
            let chars = self.pieces[n].chars(self.lines);
            told.then(|| chars.get(..w::STRAY_LETTERS).unwrap_or(chars))
        };
        let first = first.max(last.saturating_sub(w::STRAY_PIECES));
        vocabulary::Running::default().continued(0, first..last + 1, says, self.pieces[at].chars(self.lines))
    }

    /// A stray paragraph between items, and who signs it.
    pub(super) fn stray(&mut self, at: usize, story: usize) -> usize {
        self.drafts.places[at] = Place::Story(story, Role::Body);
        let signs = |p: &Piece| p.class == Class::Byline;
        if !self.pieces.get(at + 1).is_some_and(signs) {
            return at + 1;
        }
        self.drafts.places[at + 1] = Place::Story(story, Role::Byline);
        at + 2
    }

    /// `遗失：…声明作废。` below a text that is no notice: a notice of one paragraph without a headline.
    pub(super) fn is_small_notice(&self, at: usize) -> bool {
        let inside = |story: usize| {
            let draft = &self.drafts.stories[story];
            draft.text
                && !draft.form.is_digest()
                && !draft.headline.is_some_and(|at| shapes::is_notice_head(self.pieces[at].chars(self.lines)))
        };
        shapes::is_small_notice(self.pieces[at].chars(self.lines)) && self.current.is_some_and(inside)
    }

    /// A small notice, and the office and the day that sign it.
    pub(super) fn small_notice(&mut self, at: usize) -> usize {
        const SIGNS: usize = 2;
        let back = self.current;
        let story = self.open(9);
        self.put(at, Role::Body);
        let draft = &mut self.drafts.stories[story];
        (draft.text, draft.closed, draft.paragraphs) = (true, true, 1);
        let signs = |n: &usize| {
            let signed = self.pieces.get(*n).is_some_and(|p| p.class == Class::Credit && p.credit.is_none());
            signed && self.repeats[*n].is_none()
        };
        let end = at + 1 + (at + 1..=at + SIGNS).take_while(signs).count();
        (at + 1..end).for_each(|sign| self.put(sign, Role::Credit));
        self.current = back;
        end
    }
}
