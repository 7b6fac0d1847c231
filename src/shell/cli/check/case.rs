//! One case of what a report counts, as a line of text and as an object of JSON. Knows no library.

use super::ruler::Ruler;
use crate::shell::library::{Odd, Skipped};
use crate::story::{Reason, Repair, RepairKind, SetAside, Span, Story};
use crate::tongue::cli as say;
use serde::Serialize;

/// One case. What does not apply to it is not printed.
#[derive(Serialize, Default)]
pub(super) struct Case<'a> {
    /// The name of the count it belongs to.
    pub what: &'static str,
    /// Name of the page, or path of the file.
    pub page: &'a str,
    /// Line of the decoded page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<RepairKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// Bytes of the decoded page.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub spans: &'a [Span],
    /// The words there: before the seam, set aside, moved, or with what was taken out in 〔〕.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The other place: after the seam, or what is repeated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub there: Option<Place>,
    /// The story it is in now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<Named<'a>>,
    /// Why something was set aside.
    #[serde(skip_serializing_if = "Option::is_none", rename = "reason")]
    pub aside: Option<Reason>,
    /// Why a file was not taken in.
    #[serde(flatten)]
    pub odd: Option<&'a Odd>,
    /// In words, what cannot be seen from the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A place on the same page.
#[derive(Serialize)]
pub(super) struct Place {
    pub line: usize,
    pub words: String,
}

/// A story by its id and its headline, or the beginning of its text.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    pub id: &'a str,
    pub headline: &'a str,
}

impl<'a> From<&'a Story> for Named<'a> {
    fn from(story: &'a Story) -> Self {
        Self { id: &story.id, headline: story.head() }
    }
}

impl<'a> Case<'a> {
    /// A page as a whole.
    pub(super) fn page(page: &'a str, why: Option<String>) -> Self {
        Self { page, why, ..Self::default() }
    }

    /// A story, at its first line.
    pub(super) fn story(ruler: &Ruler<'a>, story: &'a Story) -> Self {
        let spans = story.blocks.first().map_or(&[][..], |block| &block.spans);
        let line = spans.first().map(|span| ruler.line(span.start));
        Self { page: &ruler.page.name, line, story: Some(story.into()), ..Self::default() }
    }

    /// A repair, with the words to judge it by.
    pub(super) fn repair(ruler: &Ruler<'a>, repair: &'a Repair) -> Self {
        let [here, other] = [repair.spans.first(), repair.spans.get(1)].map(Option::<&Span>::copied);
        let place = |span: Span| Place { line: ruler.line(span.start), words: ruler.first_words(span) };
        let first = here.map(|span| ruler.line(span.start));
        let (line, words, there, owner) = match repair.kind {
            RepairKind::Joined => {
                let [before, after] = [here, other].map(|span| span.map(|span| ruler.kept(span)));
                let seam = before.map(|span| ruler.line(span.end.saturating_sub(1)));
                (seam, before.map(|span| ruler.last_words(span)), after.map(place), here)
            }
            RepairKind::Doubled => {
                let again = here.zip(other).map(|(copy, first)| ruler.repeated(copy, first));
                (first, here.map(|span| ruler.first_words(span)), again.map(place), other)
            }
            RepairKind::Unbraided => (first, here.map(|span| ruler.first_words(span)), None, here),
            RepairKind::Stripped => (first, Some(ruler.bracketed(&repair.spans)), None, None),
        };
        Self {
            page: &ruler.page.name,
            line,
            kind: Some(repair.kind),
            rule: Some(&repair.rule),
            confidence: Some(repair.confidence),
            spans: &repair.spans,
            words,
            there,
            story: owner.and_then(|span| ruler.story(span)).map(Named::from),
            ..Self::default()
        }
    }

    /// A part of the page that is in no story.
    pub(super) fn aside(ruler: &Ruler<'a>, aside: &'a SetAside) -> Self {
        let first = aside.spans.first().copied();
        Self {
            page: &ruler.page.name,
            line: first.map(|span| ruler.line(span.start)),
            spans: &aside.spans,
            words: first.map(|span| ruler.first_words(span)),
            aside: Some(aside.reason),
            ..Self::default()
        }
    }

    /// A file that was not taken in.
    pub(super) fn skipped(skipped: &'a Skipped) -> Self {
        let Skipped { path, odd } = skipped;
        Self { page: path, odd: Some(odd), why: Some(odd.to_string()), ..Self::default() }
    }

    /// A line of the page, the words around this byte.
    pub(super) fn around(ruler: &Ruler<'a>, at: usize) -> Self {
        let before = ruler.last_words(Span::new(ruler.start_of_line(at), at));
        let after = ruler.first_words(Span::new(at, ruler.end_of_line(at)));
        let (page, line) = (&ruler.page.name, Some(ruler.line(at)));
        Self { page, line, words: Some(before + &after), ..Self::default() }
    }

    /// One line for a person: where, by which rule, how sure, and the words.
    pub(super) fn text(&self) -> String {
        let line = self.line.map_or_else(String::new, |line| format!(":{line}"));
        let parts = [
            Some(format!("{}{line}", self.page)),
            self.rule.map(str::to_owned),
            self.confidence.map(|sure| format!("{sure:.2}")),
            self.aside.map(|reason| reason_label(reason).to_owned()),
            self.words_as_text(),
            self.why.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
    }

    fn words_as_text(&self) -> Option<String> {
        let headline = self.story.as_ref().map_or("—", |story| story.headline);
        let words = self.words.as_deref().unwrap_or_default();
        let (line, there) = self.there.as_ref().map_or((0, ""), |there| (there.line, there.words.as_str()));
        match self.kind {
            Some(RepairKind::Joined) => {
                // The next line, or the next but one after a blank: no word about it.
                let near = self.line.is_some_and(|here| (here..=here + 2).contains(&line));
                let far = if near { String::new() } else { say::JOINED_FAR.fill([&line]) };
                Some(format!("{words}｜{there}{far}"))
            }
            Some(RepairKind::Doubled) => Some(say::DOUBLED_WITH.fill([&words, &line, &there])),
            Some(RepairKind::Unbraided) => Some(format!("{words} → {headline}")),
            Some(RepairKind::Stripped) => self.words.clone(),
            None => match &self.story {
                Some(story) => Some(format!("{}  {}", story.id, story.headline)),
                None => self.words.clone(),
            },
        }
    }
}

/// What a reason is called.
fn reason_label(reason: Reason) -> &'static str {
    let label = match reason {
        Reason::Duplicate => say::DUPLICATE,
        Reason::Furniture => say::FURNITURE,
        Reason::Section => say::SECTION,
        Reason::Jump => say::JUMP,
    };
    label.get()
}
