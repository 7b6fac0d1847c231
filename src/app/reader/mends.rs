//! Tells below each paragraph how it was mended: what stood on the page, by which rule it was put right, how sure that is. Knows no colour.

use super::pieces::{Look, Piece};
use super::seams::{is_plain_markup, place, seams};
use crate::corpus::Opened;
use crate::parse::ledger::{Owner, Part, parts};
use crate::story::{Block, Page, Repair, RepairKind, Span};
use crate::text::{fit, is_blank, is_hidden};
use crate::tongue::Text;
use crate::tongue::app as say;
use crate::tongue::punctuation::GAP;

/// Below this a repair is called doubtful.
const DOUBTFUL: f32 = 0.6;
/// Characters shown of a text that was joined, moved or dropped.
const SHOWN: usize = 12;
/// Cells of a headline that is named.
const HEAD: usize = 26;

/// Every kind, in the order in which they are told.
pub const KINDS: [RepairKind; 4] =
    [RepairKind::Joined, RepairKind::Unbraided, RepairKind::Doubled, RepairKind::Stripped];

/// The sign of a kind of repair.
pub fn sign(kind: RepairKind) -> &'static str {
    let sign = match kind {
        RepairKind::Joined => say::SIGN_JOINED,
        RepairKind::Doubled => say::SIGN_DOUBLED,
        RepairKind::Unbraided => say::SIGN_UNBRAIDED,
        RepairKind::Stripped => say::SIGN_STRIPPED,
    };
    sign.get()
}

/// Adds to a story set in type its seams and, below each paragraph, a line for each repair; on top what the signs mean.
pub fn tell(pieces: Vec<Piece>, opened: &Opened) -> Vec<Piece> {
    let Some(story) = opened.story() else { return pieces };
    let teller = Teller::new(&opened.page, opened.nth);
    let mut blocks = story.blocks.iter();
    let mut told = Vec::new();
    for mut piece in pieces {
        let block = if matches!(piece.look, Look::Block(_)) { blocks.next() } else { None };
        let Some(block) = block else {
            told.push(piece);
            continue;
        };
        let found = teller.of(block, &piece.text);
        piece.seams = found.iter().map(|(at, repair)| (*at, repair.kind)).collect();
        piece.seams.dedup();
        told.push(piece);
        told.extend(teller.lines(&found));
    }
    told.insert(0, Piece::new(Look::Legend, legend(&told)));
    told
}

/// Where a page lying open shows its repairs: the kind, and the repair's number. A copy set aside is shown where it lies.
pub fn places(page: &Page) -> Vec<(usize, RepairKind, usize)> {
    let shown = |(n, repair): (usize, &Repair)| {
        let at = place(repair, &page.text)?;
        let at = if repair.kind == RepairKind::Doubled { repair.spans.first().copied()? } else { at };
        Some((at.start, repair.kind, n))
    };
    page.repairs.iter().enumerate().filter_map(shown).collect()
}

/// A repair of a page in words, told from a story of it, by the story's number on the page.
pub fn in_words(page: &Page, nth: usize, repair: usize) -> String {
    let teller = Teller::new(page, nth);
    page.repairs.get(repair).map(|repair| told(repair, &teller.what(repair)).text).unwrap_or_default()
}

/// What the signs mean that stand below; once.
fn legend(told: &[Piece]) -> String {
    let stands =
        |kind| told.iter().any(|piece| matches!(piece.look, Look::Mend { kind: k, .. } if k == kind));
    let said: Vec<_> =
        KINDS.into_iter().filter(|kind| stands(*kind)).map(|kind| meaning(kind).get()).collect();
    if said.is_empty() { say::NOT_MENDED.to_string() } else { said.join(GAP.get()) }
}

fn meaning(kind: RepairKind) -> Text {
    match kind {
        RepairKind::Joined => say::MEANS_JOINED,
        RepairKind::Doubled => say::MEANS_DOUBLED,
        RepairKind::Unbraided => say::MEANS_UNBRAIDED,
        RepairKind::Stripped => say::MEANS_STRIPPED,
    }
}

/// What a rule is called; a rule we have no word for tells its own name.
fn rule(name: &str) -> &str {
    let known = match name {
        "reads-on" => say::READS_ON,
        "reads-on-elsewhere" => say::READS_ON_ELSEWHERE,
        "wrapped-line" => say::WRAPPED_LINE,
        "caption" => say::CAPTION,
        "read-twice" => say::READ_TWICE,
        "read-twice-nearly" => say::READ_TWICE_NEARLY,
        "continues-elsewhere" => say::CONTINUES_ELSEWHERE,
        "kept-with-its-story" => say::KEPT_WITH_ITS_STORY,
        "markup" => say::MARKUP,
        "by-hand" => say::BY_HAND,
        other => return other,
    };
    known.get()
}

/// A page's repairs in words.
struct Teller<'a> {
    page: &'a Page,
    nth: usize,
    /// Where each line of the page begins.
    lines: Vec<usize>,
    ledger: Vec<Part>,
}

impl<'a> Teller<'a> {
    fn new(page: &'a Page, nth: usize) -> Self {
        let lines = std::iter::once(0).chain(page.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { page, nth, lines, ledger: parts(page) }
    }

    /// The repairs of a block with their places in its text as shown, and the copies set aside behind it.
    fn of(&self, block: &Block, text: &str) -> Vec<(usize, &'a Repair)> {
        let mut found = seams(block, text, self.page);
        let behind = |repair: &&Repair| {
            let (Some(dropped), Some(kept)) = (repair.spans.first(), repair.spans.get(1)) else {
                return false;
            };
            repair.kind == RepairKind::Doubled
                && self.story_at(*kept) != Some(self.nth)
                && self.before(*dropped, |_| true).is_some_and(|part| block.spans.contains(&part.span))
        };
        found.extend(self.page.repairs.iter().filter(behind).map(|repair| (text.len(), repair)));
        found
    }

    /// A line for each repair; lines wrapped hard make one together.
    fn lines(&self, found: &[(usize, &Repair)]) -> Vec<Piece> {
        let is_wrap = |repair: &Repair| repair.rule == "wrapped-line";
        let wraps: Vec<&Repair> = found.iter().map(|(_, repair)| *repair).filter(|r| is_wrap(r)).collect();
        let mut lines = Vec::new();
        if let (Some(first), Some(last)) = (wraps.first(), wraps.last()) {
            let (from, to) = (self.line(first.spans.first()), self.line(last.spans.last()));
            lines.push(told(first, &say::WRAPS.fill([&from, &to, &wraps.len()])));
        }
        let each = found.iter().map(|(_, repair)| *repair).filter(|repair| !is_wrap(repair));
        lines.extend(each.map(|repair| told(repair, &self.what(repair))));
        lines
    }

    /// What stood on the page, and what was done to it.
    fn what(&self, repair: &Repair) -> String {
        let (first, second) = (repair.spans.first().copied(), repair.spans.get(1).copied());
        let (one, two) = (self.line(first.as_ref()), self.line(second.as_ref()));
        let (a, b) = (self.words(first), self.words(second));
        match repair.kind {
            RepairKind::Joined => {
                let (tail, head) = (ending(&a), beginning(&b));
                match self.between(first, second) {
                    None => say::JOINED.fill([&one, &tail, &two, &head]),
                    Some(again) => say::JOINED_WITHOUT.fill([&one, &tail, &two, &head, &again]),
                }
            }
            RepairKind::Unbraided => {
                let stood = first
                    .and_then(|span| self.stood_in(span))
                    .map_or_else(String::new, |head| say::STOOD_IN.fill([&fit(head, HEAD)]));
                let now = second.map_or_else(String::new, |_| say::NOW_AFTER.fill([&two, &ending(&b)]));
                say::MOVED.fill([&one, &beginning(&a)]) + &stood + &now
            }
            RepairKind::Doubled => {
                let elsewhere = second.and_then(|span| self.story_at(span)).filter(|nth| *nth != self.nth);
                let whose = elsewhere
                    .and_then(|nth| self.page.stories.get(nth))
                    .map_or_else(String::new, |story| say::IN_STORY.fill([&fit(story.head(), HEAD)]));
                let n = a.chars().count();
                say::SET_ASIDE.fill([&one, &beginning(&a), &n, &whose, &two])
            }
            RepairKind::Stripped => {
                let texts: Vec<_> =
                    repair.spans.iter().map(|span| visible(span.of(&self.page.text))).collect();
                say::STRIPPED.fill([&one, &texts.join(" ")])
            }
        }
    }

    /// What was read twice at a seam and is left out.
    fn between(&self, tail: Option<Span>, head: Option<Span>) -> Option<String> {
        let (Some(tail), Some(head)) = (tail, head) else { return None };
        let touches = |span: &Span| {
            let gap = |from: usize, to: usize| {
                self.page.text.get(from..to).is_some_and(|gap| gap.chars().all(is_blank))
            };
            gap(tail.end, span.start) || gap(span.end, head.start)
        };
        let asides =
            self.page.set_aside.iter().filter(|aside| aside.reason == crate::story::Reason::Duplicate);
        let again: Vec<String> = asides
            .flat_map(|aside| &aside.spans)
            .filter(|s| touches(s))
            .map(|s| self.words(Some(*s)))
            .collect();
        (!again.is_empty()).then(|| beginning(&again.concat()))
    }

    /// The number of the line a span begins in, from 1.
    fn line(&self, span: Option<&Span>) -> usize {
        span.map_or(0, |span| self.lines.partition_point(|start| *start <= span.start))
    }

    /// The text of a span without blanks and what must not be shown.
    fn words(&self, span: Option<Span>) -> String {
        let text = span.map(|span| span.of(&self.page.text)).unwrap_or_default();
        text.chars().filter(|c| !is_blank(*c) && !is_hidden(*c)).collect()
    }

    /// The story that has the place where a span begins.
    fn story_at(&self, span: Span) -> Option<usize> {
        let after = self.ledger.partition_point(|part| part.span.start <= span.start);
        match self.ledger.get(after.checked_sub(1)?)?.owner {
            Owner::Story(nth, _) => Some(nth),
            Owner::Aside(_) => None,
        }
    }

    /// The last part of a story before a span for which something holds.
    fn before(&self, span: Span, holds: impl Fn(usize) -> bool) -> Option<&Part> {
        let end = self.ledger.partition_point(|part| part.span.start < span.start);
        let is_such = |part: &&Part| matches!(part.owner, Owner::Story(nth, _) if holds(nth));
        self.ledger.iter().take(end).rev().find(is_such)
    }

    /// The headline of the other story in which a piece of this one stood.
    fn stood_in(&self, span: Span) -> Option<&str> {
        let nth = match self.before(span, |nth| nth != self.nth)?.owner {
            Owner::Story(nth, _) => nth,
            Owner::Aside(_) => return None,
        };
        self.page.stories.get(nth).map(crate::story::Story::head)
    }
}

/// The line that tells of a repair.
fn told(repair: &Repair, what: &str) -> Piece {
    let doubtful = repair.confidence < DOUBTFUL;
    // What is not certain is not called so by rounding.
    let most = if repair.confidence < 1.0 { 99.0 } else { 100.0 };
    let percent = (repair.confidence * 100.0).round().clamp(0.0, most);
    let doubt = if doubtful { say::DOUBTFUL.get() } else { "" };
    let text = format!("{} {what} · {} {percent}%{doubt}", sign(repair.kind), rule(&repair.rule));
    Piece::new(Look::Mend { kind: repair.kind, doubtful }, text)
}

fn beginning(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() { shown + "…" } else { shown }
}

fn ending(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN);
    let shown: String = text.chars().skip(skipped).collect();
    if skipped > 0 { format!("…{shown}") } else { shown }
}

/// Characters that cannot be seen are named.
fn visible(text: &str) -> String {
    if is_plain_markup(text) {
        return text.trim().to_owned();
    }
    let shown =
        text.chars().map(|c| if is_hidden(c) { format!("U+{:04X}", u32::from(c)) } else { c.to_string() });
    beginning(&shown.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use std::sync::Arc;

    fn lines(text: &str, nth: usize) -> Vec<String> {
        let page = Arc::new(parse::page("试.txt", text.as_bytes()));
        let opened = Opened { number: 0, page, nth };
        let pieces = super::super::pieces::clean(&opened, &[]);
        let told = tell(pieces, &opened).into_iter();
        told.filter(|piece| matches!(piece.look, Look::Mend { .. } | Look::Legend)).map(|p| p.text).collect()
    }

    const PAGE: &str = "# 甲地召开会议部署春耕生产\n\n本报讯 甲地昨日召开会议，对全年的春耕生产作出安排部署，要求各乡镇抓紧抓好备耕的\n\n各项工作，确保农时不误。会议指出，要加强农资供应和技术指导。\n\n# 乙地举行技能比赛活动\n\n本报讯 **乙地**昨日举行比赛，来自各村的三十名选手参加了这次比赛。\n";

    #[test]
    fn a_join_tells_both_lines_and_its_rule() {
        let told = lines(PAGE, 0);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[1].starts_with("接 第3行 …生产作出安排部署") || told[1].contains("｜第5行 各项工作"),
            "{told:?}"
        );
        assert!(told[1].contains(say::READS_ON.get()) && told[1].contains('%'), "{told:?}");
    }

    #[test]
    fn plain_markup_is_no_repair_to_tell() {
        assert_eq!(lines(PAGE, 1), ["这篇没有修补过"]);
    }

    #[test]
    fn what_is_not_certain_is_not_rounded_up_and_what_is_doubtful_says_so() {
        let repair = |confidence| Repair {
            kind: RepairKind::Joined,
            spans: Vec::new(),
            rule: "reads-on".to_owned(),
            confidence,
        };
        assert!(told(&repair(0.999), "").text.ends_with(" 99%"));
        assert!(told(&repair(1.0), "").text.ends_with(" 100%"));
        assert!(told(&repair(0.54), "").text.ends_with(" 54% 存疑"));
    }
}
