//! Corrections by hand: a small text of one correction a line, applied on every parse after the cutter has done its best.
//!
//! A correction names its place by byte offset *and* by the words that stand there. When the page has changed, the words are looked for
//! anew; a correction that fits nowhere, or in two places, is reported and not applied. Knows no files.
//!
//! ```text
//! split 1234 解芳深入古绛镇               a story begins at this line
//! merge 2345 张倩倩                      the story that begins here belongs to the story above
//! move 3456 届三中全会精神 to 120 解芳深入   this paragraph belongs to the story that begins there
//! keep 4567 社会威望高                    this is not a duplicate
//! paper 运城日报
//! date 2023-10-26
//! ```

use crate::story::{
    Basis, Block, Date, Page, Paper, Reason, Repair, RepairKind, Role, SetAside, Span, Story,
};
use crate::text::is_blank;
use crate::tongue::parse as say;
use std::fmt;

/// Words of an anchor: long enough to stand once on a page, short enough to read.
const WORDS: usize = 12;
/// A line without a full stop and no longer than this may be the headline of the story split off at it.
const HEADLINE: usize = 40;

/// A place on a page: a byte offset and the first words from there on, blanks left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Byte offset in the decoded page.
    pub at: usize,
    /// The first characters from there, without blanks.
    pub words: String,
}

impl Anchor {
    /// The anchor of a place on a page.
    pub fn new(page: &Page, at: usize) -> Self {
        Self { at, words: letters(page.text.get(at..).unwrap_or_default()).take(WORDS).collect() }
    }

    /// Where the anchor stands on this page: at its offset, or at the only place where its words stand now.
    fn find(&self, page: &Page) -> Result<usize, &'static str> {
        let count = self.words.chars().count();
        let stands = |at: usize| {
            let here = page.text.get(at..).unwrap_or_default();
            letters(here).take(count).eq(self.words.chars())
        };
        if self.words.is_empty() {
            return Err(say::NO_WORDS.get());
        }
        if stands(self.at) {
            return Ok(self.at);
        }
        let first = self.words.chars().next();
        let mut places =
            page.text.char_indices().filter(|&(at, c)| Some(c) == first && stands(at)).map(|(at, _)| at);
        match (places.next(), places.next()) {
            (Some(at), None) => Ok(at),
            (None, _) => Err(say::WORDS_GONE.get()),
            (Some(_), Some(_)) => Err(say::WORDS_TWICE.get()),
        }
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_blank(*c))
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// A story begins here.
    Split(Anchor),
    /// The story that begins here belongs to the story above.
    Merge(Anchor),
    /// The paragraph here belongs to the story that begins there.
    Move(Anchor, Anchor),
    /// What was set aside here is text of the story it stands in.
    Keep(Anchor),
    /// The page belongs to this paper.
    Paper(String),
    /// The page appeared on this day (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`).
    Date(String),
}

impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |a: &Anchor| format!("{} {}", a.at, a.words);
        match self {
            Self::Split(at) => write!(f, "split {}", place(at)),
            Self::Merge(at) => write!(f, "merge {}", place(at)),
            Self::Move(at, to) => write!(f, "move {} to {}", place(at), place(to)),
            Self::Keep(at) => write!(f, "keep {}", place(at)),
            Self::Paper(name) => write!(f, "paper {name}"),
            Self::Date(day) => write!(f, "date {day}"),
        }
    }
}

/// Reads one line; none for a blank line or a comment, an error for anything else that is not a correction.
pub fn read_line(line: &str) -> Result<Option<Correction>, String> {
    let line = line.trim();
    // Only a whole line is a comment: the words of a page may well hold a #.
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let unknown = || say::NO_CORRECTION.fill([&line]);
    let (verb, rest) = line.split_once(' ').ok_or_else(unknown)?;
    let anchor = |text: &str| {
        let (at, words) = text.trim().split_once(' ').ok_or_else(unknown)?;
        Ok::<_, String>(Anchor { at: at.parse().map_err(|_| unknown())?, words: letters(words).collect() })
    };
    Ok(Some(match verb {
        "split" => Correction::Split(anchor(rest)?),
        "merge" => Correction::Merge(anchor(rest)?),
        "keep" => Correction::Keep(anchor(rest)?),
        "move" => {
            let (from, to) = rest.split_once(" to ").ok_or_else(unknown)?;
            Correction::Move(anchor(from)?, anchor(to)?)
        }
        "paper" => Correction::Paper(rest.trim().to_owned()),
        "date" if is_date(rest.trim()) => Correction::Date(rest.trim().to_owned()),
        _ => return Err(unknown()),
    }))
}

/// Whether a text is a date as corrections and settings take it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of a month and a day that can be.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, most: u32| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
    };
    let longest = match parts.get(1) {
        Some(&"02") => 29,
        Some(&("04" | "06" | "09" | "11")) => 30,
        _ => 31,
    };
    let within = [(4, 9999), (2, 12), (2, longest)];
    parts.len() <= within.len()
        && parts.iter().zip(within).all(|(part, (digits, most))| number(part, digits, most))
}

/// Applies one correction; an error says why it does not fit this page, which is then left as it was.
pub fn apply(page: &mut Page, correction: &Correction) -> Result<(), String> {
    let applied = match correction {
        Correction::Split(at) => at.find(page).and_then(|at| split(page, at)),
        Correction::Merge(at) => at.find(page).and_then(|at| merge(page, at)),
        Correction::Move(at, to) => {
            at.find(page).and_then(|at| to.find(page).and_then(|to| carry(page, at, to)))
        }
        Correction::Keep(at) => at.find(page).and_then(|at| keep(page, at)),
        Correction::Paper(name) => {
            page.paper = Paper { name: Some(name.clone()), basis: Basis::Settings };
            Ok(())
        }
        Correction::Date(day) => {
            page.date = Date { value: Some(day.clone()), basis: Basis::Settings };
            Ok(())
        }
    };
    applied.map_err(|why| say::DOES_NOT_FIT.fill([&page.name, correction, &why]))
}

/// The story and the block in which a byte of the page stands.
fn place_of(page: &Page, at: usize) -> Option<(usize, usize)> {
    let holds = |block: &Block| block.spans.iter().any(|s| s.start <= at && at < s.end);
    (0..).zip(&page.stories).find_map(|(s, story)| Some((s, story.blocks.iter().position(holds)?)))
}

/// Where a story begins: its first piece in reading order, which need not be the first on the page.
fn start_of(blocks: &[Block]) -> usize {
    blocks.first().and_then(|b| b.spans.first()).map_or(0, |s| s.start)
}

fn split(page: &mut Page, at: usize) -> Result<(), &'static str> {
    let (nth, block) = place_of(page, at).ok_or(say::IN_NO_STORY.get())?;
    let story = page.stories.get_mut(nth).ok_or(say::IN_NO_STORY.get())?;
    let cut = story.blocks.get(block).map_or(0, |b| b.spans.partition_point(|s| s.end <= at));
    if cut > 0 {
        return Err(say::INSIDE_PARAGRAPH.get());
    }
    if block == 0 {
        return Err(say::BEGINS_ALREADY.get());
    }
    let mut blocks = story.blocks.split_off(block);
    if let Some(first) = blocks.first_mut() {
        let sentence = first.text.ends_with(['。', '！', '？', '”', '.', '!', '?']);
        if first.role != Role::Caption && !sentence && first.text.chars().count() <= HEADLINE {
            first.role = Role::Headline;
        }
    }
    let bylines = story.bylines.clone();
    let mut second = Story { kind: story.kind, bylines, blocks, ..Story::default() };
    tell(&page.text, story);
    tell(&page.text, &mut second);
    page.stories.insert(nth + 1, second);
    in_order(page);
    Ok(())
}

fn merge(page: &mut Page, at: usize) -> Result<(), &'static str> {
    let (nth, _) = place_of(page, at).ok_or(say::IN_NO_STORY.get())?;
    if nth == 0 {
        return Err(say::NO_STORY_ABOVE.get());
    }
    let mut below = page.stories.remove(nth);
    for block in &mut below.blocks {
        if matches!(block.role, Role::Kicker | Role::Headline | Role::Deck) {
            block.role = Role::Crosshead;
        }
    }
    if let Some(above) = page.stories.get_mut(nth - 1) {
        above.blocks.append(&mut below.blocks);
        above.bylines.append(&mut below.bylines);
        tell(&page.text, above);
    }
    Ok(())
}

fn carry(page: &mut Page, at: usize, to: usize) -> Result<(), &'static str> {
    let (from, block) = place_of(page, at).ok_or(say::IN_NO_STORY.get())?;
    let (into, _) = place_of(page, to).ok_or(say::IN_NO_STORY.get())?;
    if from == into {
        return Err(say::IN_IT_ALREADY.get());
    }
    let source = page.stories.get_mut(from).ok_or(say::IN_NO_STORY.get())?;
    let moved = source.blocks.remove(block);
    let emptied = source.blocks.is_empty();
    tell(&page.text, source);
    let mut spans: Vec<Span> = moved.spans.first().copied().into_iter().collect();
    if let Some(target) = page.stories.get_mut(into) {
        let start = start_of(std::slice::from_ref(&moved));
        let before = target.blocks.iter().rposition(|b| start_of(std::slice::from_ref(b)) < start);
        let before = before.or(target.blocks.len().checked_sub(1));
        spans.extend(before.and_then(|n| target.blocks.get(n)).and_then(|above| above.spans.last()));
        target.blocks.insert(before.map_or(0, |n| n + 1), moved);
        tell(&page.text, target);
    }
    if emptied {
        page.stories.remove(from);
    }
    page.repairs.push(by_hand(RepairKind::Unbraided, spans));
    in_order(page);
    Ok(())
}

fn keep(page: &mut Page, at: usize) -> Result<(), &'static str> {
    let holds = |aside: &SetAside| aside.spans.iter().any(|s| s.start <= at && at < s.end);
    let nth = page.set_aside.iter().position(|a| a.reason == Reason::Duplicate && holds(a));
    let aside = page.set_aside.get(nth.ok_or(say::NO_DUPLICATE.get())?).cloned();
    let aside = aside.ok_or(say::NOT_SET_ASIDE.get())?;
    let above = page.stories.iter().enumerate().flat_map(|(n, story)| {
        story.blocks.iter().flat_map(move |b| b.spans.iter().map(move |s| (s.end, n)))
    });
    let (_, story) = above.filter(|&(end, _)| end <= at).max().ok_or(say::NO_STORY_ABOVE.get())?;
    let text = aside.spans.iter().map(|s| shown(page, *s)).collect();
    page.set_aside.retain(|a| *a != aside);
    page.repairs.retain(|r| {
        r.kind != RepairKind::Doubled || !r.spans.first().is_some_and(|s| aside.spans.contains(s))
    });
    if let Some(target) = page.stories.get_mut(story) {
        let before = target.blocks.iter().rposition(|b| start_of(std::slice::from_ref(b)) < at);
        let block = Block { role: Role::Body, text, spans: aside.spans };
        target.blocks.insert(before.map_or(0, |n| n + 1), block);
        tell(&page.text, target);
    }
    Ok(())
}

/// The text of a span as shown, without what the cutter stripped.
fn shown(page: &Page, span: Span) -> String {
    let mut stripped: Vec<Span> = (page.repairs.iter().filter(|r| r.kind == RepairKind::Stripped))
        .flat_map(|r| r.spans.iter().copied())
        .collect();
    stripped.sort_unstable();
    let kept = |at: usize| {
        let next = stripped.partition_point(|s| s.end <= at);
        stripped.get(next).is_none_or(|s| at < s.start)
    };
    let chars = span.of(&page.text).char_indices().filter(|&(at, _)| kept(span.start + at)).map(|(_, c)| c);
    let shown = chars.map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control());
    shown.collect::<String>().trim().to_owned()
}

fn by_hand(kind: RepairKind, spans: Vec<Span>) -> Repair {
    Repair { kind, spans, rule: "by-hand".to_owned(), confidence: 1.0 }
}

/// Tells a story anew by its blocks: id, heads and bylines follow from them.
fn tell(page: &str, story: &mut Story) {
    let Story { blocks, bylines, .. } = story;
    let of = |role| blocks.iter().filter(move |b: &&Block| b.role == role).map(|b| b.text.clone());
    let joined = |role| Some(of(role).collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty());
    bylines.retain(|byline| blocks.iter().any(|b| b.text.contains(&byline.name)));
    story.id = Page::story_id(page, start_of(blocks));
    story.kicker = joined(Role::Kicker);
    story.headline = joined(Role::Headline);
    story.decks = of(Role::Deck).collect();
}

fn in_order(page: &mut Page) {
    page.stories.sort_by_key(|story| start_of(&story.blocks));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two stories of two lines and a second reading.
    fn page() -> Page {
        let text = "甲标题\n甲的正文第一段。\n乙的尾巴在这里。\n乙标题\n乙的正文。\n乙的正文。\n".to_owned();
        let lines: Vec<Span> = text
            .lines()
            .map(|l| {
                let start = l.as_ptr() as usize - text.as_ptr() as usize;
                Span::new(start, start + l.len())
            })
            .collect();
        let block =
            |role, n: usize| Block { role, text: lines[n].of(&text).to_owned(), spans: vec![lines[n]] };
        let story = |blocks| {
            let mut story = Story { blocks, ..Story::default() };
            tell(&text, &mut story);
            story
        };
        let stories = vec![
            story(vec![block(Role::Headline, 0), block(Role::Body, 1), block(Role::Body, 2)]),
            story(vec![block(Role::Headline, 3), block(Role::Body, 4)]),
        ];
        let set_aside = vec![SetAside { reason: Reason::Duplicate, spans: vec![lines[5]] }];
        let repairs = vec![by_hand(RepairKind::Doubled, vec![lines[5], lines[4]])];
        Page {
            name: "试.txt".into(),
            encoding: "UTF-8".into(),
            paper: Paper::default(),
            date: Date::default(),
            number: None,
            place: None,
            stories,
            set_aside,
            repairs,
            text,
        }
    }

    fn outline(page: &Page) -> Vec<String> {
        page.stories
            .iter()
            .map(|s| s.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("|"))
            .collect()
    }

    fn correct(page: &mut Page, line: &str) -> Result<(), String> {
        apply(page, &read_line(line).unwrap().unwrap())
    }

    #[test]
    fn a_paragraph_moves_to_the_story_it_belongs_to() {
        let mut page = page();
        let at = page.text.find("乙的尾巴").unwrap();
        correct(&mut page, &format!("move {at} 乙的尾巴 to 0 乙标题")).unwrap();
        assert_eq!(outline(&page), ["甲标题|甲的正文第一段。", "乙标题|乙的正文。|乙的尾巴在这里。"]);
        let told: Vec<&str> =
            page.repairs.last().unwrap().spans.iter().map(|span| span.of(&page.text)).collect();
        assert_eq!(told, ["乙的尾巴在这里。", "乙的正文。"], "what was moved, and its new neighbour");
    }

    #[test]
    fn a_paragraph_moves_to_where_it_stands_on_the_page() {
        // Above all that the story has, it still stands below its headline's line: no other line names a place above.
        let mut page = page();
        let at = page.text.find("甲的正文").unwrap();
        correct(&mut page, &format!("move {at} 甲的正文 to 0 乙标题")).unwrap();
        assert_eq!(outline(&page), ["甲标题|乙的尾巴在这里。", "乙标题|乙的正文。|甲的正文第一段。"]);
        // Between two of its paragraphs.
        let at = page.text.find("甲的正文").unwrap();
        let to = page.text.find("乙的尾巴").unwrap();
        correct(&mut page, &format!("move {at} 甲的正文 to {to} 乙的尾巴")).unwrap();
        assert_eq!(outline(&page), ["甲标题|甲的正文第一段。|乙的尾巴在这里。", "乙标题|乙的正文。"]);
        // The last one takes its story along.
        for (words, left) in [("乙标题", 2), ("乙的正文", 1)] {
            let at = page.text.find(words).unwrap();
            correct(&mut page, &format!("move {at} {words} to 0 甲标题")).unwrap();
            assert_eq!(page.stories.len(), left, "{words}");
        }
    }

    #[test]
    fn stories_split_and_merge() {
        let mut page = page();
        correct(&mut page, "merge 0 乙标题").unwrap();
        assert_eq!(page.stories.len(), 1);
        assert_eq!(page.stories[0].headline.as_deref(), Some("甲标题"));
        correct(&mut page, "split 0 乙标题").unwrap();
        assert_eq!(page.stories[1].headline.as_deref(), Some("乙标题"));
        assert_eq!(page.stories[1].id, self::page().stories[1].id);
    }

    #[test]
    fn a_line_of_its_own_heads_the_story_split_off() {
        for (line, role) in [
            ("乙的标题", Role::Headline),
            ("乙的正文在这里。", Role::Body),
            (
                "乙的正文很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长没有完",
                Role::Body,
            ),
        ] {
            let text = format!("# 甲标题\n甲的正文第一段在这里，说的是甲。\n{line}\n");
            let mut page = crate::parse::page("x", text.as_bytes());
            if let Some(last) = page.stories.last_mut().and_then(|story| story.blocks.last_mut()) {
                last.role = Role::Body;
            }
            let at = text.find(line).unwrap();
            correct(&mut page, &format!("split {at} {line}")).unwrap();
            assert_eq!(page.stories[1].blocks[0].role, role, "{line}");
            assert_eq!(page.stories[1].headline.is_some(), role == Role::Headline, "{line}");
        }
    }

    #[test]
    fn no_story_begins_inside_a_paragraph() {
        let mut page = page();
        let below = page.stories[0].blocks.remove(2);
        page.stories[0].blocks[1].spans.push(below.spans[0]);
        let (inside, beginning) = (below.spans[0].start, page.stories[0].blocks[1].spans[0].start);
        let why = correct(&mut page, &format!("split {inside} 乙的尾巴")).unwrap_err();
        assert!(why.contains(say::INSIDE_PARAGRAPH.get()), "{why}");
        // Two lines wrapped hard: the second begins where the first one ends.
        page.stories[0].blocks[1].spans[0].end = inside;
        assert!(correct(&mut page, &format!("split {inside} 乙的尾巴")).is_err());
        assert_eq!(correct(&mut page, &format!("split {beginning} 甲的正文")), Ok(()));
    }

    #[test]
    fn what_was_no_duplicate_comes_back() {
        let mut page = page();
        let at = page.text.rfind("乙的正文").unwrap();
        correct(&mut page, &format!("keep {at} 乙的正文")).unwrap();
        assert_eq!(outline(&page)[1], "乙标题|乙的正文。|乙的正文。");
        assert!(page.set_aside.is_empty() && page.repairs.is_empty());
    }

    #[test]
    fn what_else_was_mended_stays_so() {
        let text = "# 县城新桥通车\n桥长三百米，双向四车道，群众出行更方便。\n桥长三百米，双向四车道，群众出行更方便。\n桥下河水清又清，两岸群众喜洋洋。\n桥下河水清又清，两岸群众喜洋洋。\n";
        let mut page = crate::parse::page("03.txt", text.as_bytes());
        let at = text.rfind("桥长三百米").unwrap();
        let rest: Vec<Repair> = page.repairs.iter().filter(|r| r.spans[0].start != at).cloned().collect();
        correct(&mut page, &format!("keep {at} 桥长三百米")).unwrap();
        assert_eq!((rest.len(), page.set_aside.len()), (2, 1));
        assert_eq!(page.repairs, rest);
    }

    #[test]
    fn what_comes_back_reads_as_on_the_page() {
        let text = "# 县城新桥通车\n桥长\t300米，**双向**四车道，群众出行更方便。\n桥长\t300米，**双向**四车道，群众出行更方便。\n";
        let mut page = crate::parse::page("03.txt", text.as_bytes());
        let at = text.rfind("桥长").unwrap();
        correct(&mut page, &format!("keep {at} 桥长300米")).unwrap();
        let told: Vec<&str> = page.stories[0].blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(
            told,
            [
                "县城新桥通车",
                "桥长 300米，双向四车道，群众出行更方便。",
                "桥长 300米，双向四车道，群众出行更方便。"
            ]
        );
    }

    #[test]
    fn what_does_not_fit_is_reported_and_changes_nothing() {
        let before = page();
        for line in ["split 3 丙标题", "merge 0 甲标题", "split 999 乙的正文", "keep 0 甲标题"] {
            let mut page = page();
            assert!(correct(&mut page, line).unwrap_err().contains("试.txt 的更正"), "{line}");
            assert_eq!(page, before, "{line}");
        }
        assert!(read_line("splt 3 x").is_err());
        for day in ["26.10.2023", "2023-13", "2023-+1", "2023-02-30"] {
            assert!(read_line(&format!("date {day}")).is_err(), "{day}");
        }
        assert_eq!(read_line("  # a note").unwrap(), None);
        assert!(read_line("split 0 #甲标题").unwrap().is_some());
    }

    #[test]
    fn corrections_read_back_as_written() {
        for line in
            ["split 12 甲", "merge 3 乙", "move 1 甲 to 2 乙", "keep 4 丙", "paper 运城日报", "date 2023-10"]
        {
            assert_eq!(read_line(line).unwrap().unwrap().to_string(), line);
        }
    }
}
