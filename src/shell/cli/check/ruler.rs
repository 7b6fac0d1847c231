//! A ruler along a page: in which line a byte stands, who has a part, and the words around a seam. Knows no report.

use crate::parse::ledger::{self, Owner, Part};
use crate::story::{Page, Span, Story};
use crate::text::is_blank;

/// Characters quoted of a place: enough for a person to judge by.
const WORDS: usize = 16;
/// Characters that tell where in a passage a second reading of it begins.
const OPENING: usize = 8;
/// Places of one line at which something was taken out that are shown.
const TAKEN: usize = 4;

/// A page and what is needed to find places on it quickly.
pub(super) struct Ruler<'a> {
    /// The page.
    pub page: &'a Page,
    /// Byte at which each line begins.
    starts: Vec<usize>,
    /// Who has what, in page order.
    parts: Vec<Part>,
}

impl<'a> Ruler<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        let ends = page.text.match_indices('\n').map(|(at, _)| at + 1);
        Self { page, starts: std::iter::once(0).chain(ends).collect(), parts: ledger::parts(page) }
    }

    /// The line in which a byte stands, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at)
    }

    /// The first byte of each line that could not be decoded.
    pub(super) fn garbled(&self) -> impl Iterator<Item = usize> {
        let mut last = 0;
        let bad = self.page.text.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, _)| at);
        bad.filter(move |&at| std::mem::replace(&mut last, self.line(at)) != self.line(at))
    }

    /// The byte at which the line begins in which a byte stands.
    pub(super) fn start_of_line(&self, at: usize) -> usize {
        self.starts.get(self.line(at) - 1).copied().unwrap_or(0)
    }

    /// The byte at which the line ends in which a byte stands.
    pub(super) fn end_of_line(&self, at: usize) -> usize {
        self.starts.get(self.line(at)).copied().unwrap_or(self.page.text.len())
    }

    /// The story that has this part of the page or the first piece of it.
    pub(super) fn story(&self, span: Span) -> Option<&'a Story> {
        let nth = self.owned(span).find_map(|(_, owner)| match owner {
            Owner::Story(nth, _) => Some(nth),
            Owner::Aside(_) => None,
        });
        self.page.stories.get(nth?)
    }

    /// The span without what was set aside at its ends, such as words read twice at a seam.
    pub(super) fn kept(&self, span: Span) -> Span {
        let mut kept = self.owned(span).filter(|(_, owner)| matches!(owner, Owner::Story(..)));
        let Some((first, _)) = kept.next() else { return span };
        let last = kept.last().map_or(first, |(last, _)| last);
        Span::new(first.start.max(span.start), last.end.min(span.end))
    }

    fn owned(&self, span: Span) -> impl Iterator<Item = (Span, Owner)> {
        let from = self.parts.partition_point(|part| part.span.end <= span.start);
        let parts = self.parts.iter().skip(from).take_while(move |part| part.span.start < span.end);
        parts.map(|part| (part.span, part.owner))
    }

    /// The part of the first reading from which on the copy repeats it; all of it where the copy begins in other words.
    pub(super) fn repeated(&self, copy: Span, first: Span) -> Span {
        let text = &self.page.text;
        let copied = copy.of(text).trim_start();
        let opening = copied.char_indices().nth(OPENING).map_or(copied, |(at, _)| copied.split_at(at).0);
        let shift = first.of(text).find(opening).unwrap_or(0);
        Span::new(first.start + shift, first.end)
    }

    /// The line in which these spans stand, or its beginning, what was taken out in 〔〕.
    pub(super) fn bracketed(&self, spans: &[Span]) -> String {
        let mut at = spans.first().map_or(0, |span| self.start_of_line(span.start));
        let mut words: Vec<String> = Vec::new();
        for span in spans.iter().take(TAKEN) {
            words.push(self.last_words(Span::new(at, span.start)));
            words.push(format!("〔{}〕", span.of(&self.page.text)));
            at = span.end;
        }
        words.push(self.first_words(Span::new(at, self.end_of_line(at))));
        words.concat()
    }

    /// The first words of a span, ending in … where it goes on.
    pub(super) fn first_words(&self, span: Span) -> String {
        let mut chars = squeezed(span.of(&self.page.text).chars());
        let mut words: String = chars.by_ref().take(WORDS).collect();
        if chars.next().is_some() {
            words.push('…');
        }
        words.trim_end().to_owned()
    }

    /// The last words of a span, beginning with … where more stands before them.
    pub(super) fn last_words(&self, span: Span) -> String {
        let mut chars = squeezed(span.of(&self.page.text).chars().rev());
        let mut words: Vec<char> = chars.by_ref().take(WORDS).collect();
        if chars.next().is_some() {
            words.push('…');
        }
        words.iter().rev().collect::<String>().trim_start().to_owned()
    }
}

/// The characters with each run of blanks as one blank, none at the beginning.
fn squeezed(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut gap = true;
    chars.filter_map(move |c| {
        let (blank, wide) = (is_blank(c), gap);
        gap = blank;
        if blank { (!wide).then_some(' ') } else { Some(c) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Reason, SetAside};

    #[test]
    fn lines_words_and_owners_are_those_of_the_page() {
        let text = "# 甲县召开全县春耕生产工作会议\n\n本报讯 日前，甲县召开\n会议，部署春耕。\n";
        let mut page = crate::parse::page("x", text.as_bytes());
        let ruler = Ruler::new(&page);
        assert_eq!([0, text.find("本报").unwrap(), text.len() - 1].map(|at| ruler.line(at)), [1, 3, 4]);
        let whole = Span::new(0, text.len());
        assert_eq!(ruler.first_words(whole), "# 甲县召开全县春耕生产工作会议…");
        assert_eq!(ruler.last_words(whole), "…日前，甲县召开 会议，部署春耕。");
        assert_eq!(ruler.first_words(Span::new(0, 5)), "# 甲");
        let story = ruler.story(Span::new(0, 5)).unwrap();
        assert_eq!(story.headline.as_deref(), Some("甲县召开全县春耕生产工作会议"));
        // A piece whose head was set aside begins after it.
        let block = page.stories[0].blocks[1].spans[0];
        let seam = block.start + "本报讯 ".len();
        page.stories[0].blocks[1].spans[0].start = seam;
        page.set_aside
            .push(SetAside { reason: Reason::Duplicate, spans: vec![Span::new(block.start, seam)] });
        let ruler = Ruler::new(&page);
        assert_eq!(ruler.kept(block), Span::new(seam, block.end));
        assert!(ruler.story(Span::new(block.start, seam)).is_none());
    }
}
