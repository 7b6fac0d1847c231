//! Reasons why two stories belong together, each proved by words that stand letter for letter in both.

use super::{Tie, TieKind};
use crate::story::{Page, Role, Story};
use std::collections::{HashMap, HashSet};

/// A name carried by a larger part of all stories (a head of state, the paper's own county) ties nothing together.
const COMMON: f32 = 0.2;
/// Letters of a shingle for reprints: long enough that everyday phrases of officialese rarely fill one.
const SHINGLE: usize = 12;
/// A story is a reprint when this part of the shorter text stands in the longer one.
const REPRINTED: f32 = 0.3;
/// A shared run of words has so many letters at least; where there is none, a rare word of two will do.
const RUNS: [usize; 2] = [4, 2];
/// A quotation has at most so many characters.
const QUOTE: usize = 48;

/// Marks of people and reporters among the names a story can be found by.
pub(super) const PERSON: u8 = 0;
pub(super) const REPORTER: u8 = 1;

/// Two neighbouring characters, packed.
pub(super) type Pair = u64;

/// A story laid out for comparison.
pub(super) struct Reading<'a> {
    page: &'a Page,
    story: &'a Story,
    /// Headline, body and captions: the texts that can be quoted.
    texts: Vec<&'a str>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(page: &'a Page, story: &'a Story) -> Self {
        let told = |role| !matches!(role, Role::Byline | Role::Credit | Role::Jump | Role::Section);
        let texts = story.blocks.iter().filter(|b| told(b.role)).map(|b| b.text.as_str()).collect();
        Self { page, story, texts }
    }

    /// The clause in which the needle first stands.
    fn clause(&self, needle: &str) -> Option<String> {
        if needle.is_empty() {
            return None;
        }
        self.texts.iter().find_map(|text| text.find(needle).map(|at| clause(text, at, at + needle.len())))
    }

    /// The first of the needles that stands in the story, as its clause.
    fn any_clause(&self, needles: &[String]) -> Option<String> {
        needles.iter().find_map(|needle| self.clause(needle))
    }

    fn block(&self, role: Role, with: &str) -> Option<&'a str> {
        self.story.blocks.iter().find(|b| b.role == role && b.text.contains(with)).map(|b| b.text.as_str())
    }

    fn shingles(&self) -> HashSet<Vec<char>> {
        let letters: Vec<char> =
            self.texts.iter().flat_map(|t| t.chars()).filter(|c| c.is_alphanumeric()).collect();
        letters.windows(SHINGLE).map(<[char]>::to_vec).collect()
    }
}

/// All reasons that can be proved. `rarity` weighs a pair of characters, `share` is the part of all stories that carry a name.
pub(super) fn ties(
    here: &Reading<'_>,
    there: &Reading<'_>,
    rarity: impl Fn(u64) -> f32,
    share: impl Fn(&(u8, String)) -> f32,
) -> Vec<Tie> {
    let run = RUNS.iter().find_map(|&least| shared_run(here, there, least, &rarity));
    let mut ties = Vec::new();
    ties.extend(continuation(here, there));
    ties.extend(reprint(here, there, run.as_deref()));
    ties.extend(people(here, there, &share));
    ties.extend(event(here, there, !ties.is_empty()));
    ties.extend(slogans(here, there));
    ties.extend(series(here, there));
    ties.extend(place(here, there));
    ties.extend(reporter(here, there, &share));
    // What a slogan or a person has said already is not said again.
    let said = |run: &str| ties.iter().any(|tie| tie.label.contains(run) || within(tie, run));
    if let Some(run) = run.filter(|run| !said(run)) {
        ties.extend(tie(TieKind::Words, format!("都说到“{run}”"), here.clause(&run), there.clause(&run)));
    }
    ties
}

/// Whether a run of words only lengthens what a slogan's label quotes.
fn within(tie: &Tie, run: &str) -> bool {
    let quoted = tie.label.split(['“', '”']).nth(1).unwrap_or_default();
    tie.kind == TieKind::Slogan && !quoted.is_empty() && run.contains(quoted)
}

fn tie(kind: TieKind, label: String, here: Option<String>, there: Option<String>) -> Option<Tie> {
    Some(Tie { kind, label, here: here?, there: there? })
}

fn continuation(here: &Reading<'_>, there: &Reading<'_>) -> Option<Tie> {
    let same_issue =
        here.page.paper.name == there.page.paper.name && here.page.date.value == there.page.date.value;
    let alike = {
        let mine: HashSet<u64> = pairs(here.story.head()).collect();
        let theirs: HashSet<u64> = pairs(there.story.head()).collect();
        2 * mine.intersection(&theirs).count() >= mine.len().min(theirs.len()).max(1)
    };
    if !same_issue || !alike {
        return None;
    }
    let (on, from) = (TieKind::Continuation, "下转上接");
    let jump = |a: &Reading<'_>, b: &Reading<'_>| {
        Some((a.block(Role::Jump, "转")?.to_owned(), b.block(Role::Jump, "接")?.to_owned()))
    };
    let (a, b) = jump(here, there).or_else(|| jump(there, here).map(|(b, a)| (a, b)))?;
    tie(on, from.to_owned(), Some(a), Some(b))
}

fn reprint(here: &Reading<'_>, there: &Reading<'_>, run: Option<&str>) -> Option<Tie> {
    // Without one long run in common there can be no reprint, and the shingles need not be counted.
    let run = run.filter(|run| run.chars().count() >= SHINGLE / 2)?;
    let (mine, theirs) = (here.shingles(), there.shingles());
    let least = mine.len().min(theirs.len()).max(1);
    let part = mine.intersection(&theirs).count() as f32 / least as f32;
    let label = format!("同一篇文字（{:.0}%）", part * 100.0);
    (part >= REPRINTED).then(|| tie(TieKind::Reprint, label, here.clause(run), there.clause(run)))?
}

fn people(here: &Reading<'_>, there: &Reading<'_>, share: impl Fn(&(u8, String)) -> f32) -> Vec<Tie> {
    let mut ties = Vec::new();
    for person in &here.story.facts.people {
        let Some(twin) = there.story.facts.people.iter().find(|p| p.name == person.name) else { continue };
        let title = person.titles.iter().find(|t| twin.titles.contains(t));
        // Two people of one name in different posts are not one person, unless neither has a post here.
        if title.is_none() && !person.titles.is_empty() && !twin.titles.is_empty() {
            continue;
        }
        if share(&(PERSON, person.name.clone())) > COMMON {
            continue;
        }
        let label = match title {
            Some(title) => format!("同一人物 {}（{title}）", person.name),
            None => format!("同一人物 {}", person.name),
        };
        ties.extend(tie(TieKind::Person, label, here.clause(&person.name), there.clause(&person.name)));
    }
    ties
}

fn event(here: &Reading<'_>, there: &Reading<'_>, same_people: bool) -> Option<Tie> {
    let same_place = common_depth(here.story, there.story) >= 2;
    if !same_people && !same_place {
        return None;
    }
    let days = |story: &Story| -> Vec<String> {
        let whole = story.facts.dates.iter().filter_map(|d| d.value.clone());
        whole.filter(|d| d.len() == "2023-10-09".len()).collect()
    };
    let theirs = days(there.story);
    let day = days(here.story).into_iter().find(|day| theirs.contains(day))?;
    let mut parts = day.split('-').filter_map(|n| n.parse::<u32>().ok());
    let (_, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    let printed = [format!("{month}月{date}日"), format!("{date}日")];
    let label = if same_people { "同日同人" } else { "同日同地" };
    tie(
        TieKind::Event,
        format!("{label} {month}月{date}日"),
        here.any_clause(&printed),
        there.any_clause(&printed),
    )
}

fn slogans(here: &Reading<'_>, there: &Reading<'_>) -> Vec<Tie> {
    let shared = here.story.facts.slogans.iter().filter(|s| there.story.facts.slogans.contains(s));
    let quoted = |slogan: &String| {
        tie(TieKind::Slogan, format!("同一提法“{slogan}”"), here.clause(slogan), there.clause(slogan))
    };
    shared.filter_map(quoted).take(2).collect()
}

fn series(here: &Reading<'_>, there: &Reading<'_>) -> Option<Tie> {
    let section = |r: &Reading<'_>| r.block(Role::Section, "").map(str::to_owned);
    let (mine, theirs) = (section(here)?, section(there)?);
    (mine == theirs).then(|| tie(TieKind::Series, format!("同一栏目 {mine}"), Some(mine), Some(theirs)))?
}

fn place(here: &Reading<'_>, there: &Reading<'_>) -> Option<Tie> {
    let depth = common_depth(here.story, there.story);
    let path: Vec<&str> = here.story.facts.places.first()?.split('/').take(depth).collect();
    // Two stories of one city are everyday; of one county or township they are worth a word.
    let name = (depth >= 3).then(|| path.last())??;
    let short =
        name.strip_suffix(['市', '县', '区', '镇', '乡']).filter(|s| s.chars().count() >= 2).unwrap_or(name);
    let needles = [(*name).to_owned(), short.to_owned()]
        .into_iter()
        .chain(["我县", "全县", "我区", "全区"].map(str::to_owned));
    let needles: Vec<String> = needles.collect();
    tie(TieKind::Place, format!("同一地点 {name}"), here.any_clause(&needles), there.any_clause(&needles))
}

fn reporter(here: &Reading<'_>, there: &Reading<'_>, share: impl Fn(&(u8, String)) -> f32) -> Option<Tie> {
    let same = |name: &String| there.story.bylines.iter().any(|b| &b.name == name);
    let name = here.story.bylines.iter().map(|b| &b.name).find(|name| same(name))?;
    let rare = share(&(REPORTER, name.clone())) <= COMMON;
    let printed = |r: &Reading<'_>| {
        let blocks = r.story.blocks.iter().map(|b| b.text.as_str());
        blocks
            .into_iter()
            .find_map(|text| text.find(name.as_str()).map(|at| clause(text, at, at + name.len())))
    };
    rare.then(|| tie(TieKind::Reporter, format!("同一记者 {name}"), printed(here), printed(there)))?
}

/// How many parts of their paths the first places of two stories share.
fn common_depth(here: &Story, there: &Story) -> usize {
    let (Some(a), Some(b)) = (here.facts.places.first(), there.facts.places.first()) else { return 0 };
    a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b).count()
}

/// The run of letters both stories share that says most: the sum of its pairs' rarities. Never across punctuation.
fn shared_run(
    here: &Reading<'_>,
    there: &Reading<'_>,
    least: usize,
    rarity: impl Fn(u64) -> f32,
) -> Option<String> {
    let mine: Vec<Vec<char>> = here
        .texts
        .iter()
        .flat_map(|t| t.split(|c: char| !c.is_alphanumeric()))
        .map(|t| t.chars().collect())
        .collect();
    let mut at: HashMap<&[char], (usize, usize)> = HashMap::new();
    for (n, piece) in mine.iter().enumerate() {
        for (start, gram) in piece.windows(least).enumerate() {
            at.entry(gram).or_insert((n, start));
        }
    }
    let mut best: Option<(f32, String)> = None;
    for piece in there.texts.iter().flat_map(|t| t.split(|c: char| !c.is_alphanumeric())) {
        let piece: Vec<char> = piece.chars().collect();
        let mut from = 0;
        while let Some(gram) = piece.get(from..from + least) {
            let Some(&(n, start)) = at.get(gram) else {
                from += 1;
                continue;
            };
            let alike = mine[n][start..].iter().zip(&piece[from..]).take_while(|(a, b)| a == b).count();
            let run: String = piece[from..from + alike].iter().collect();
            let score: f32 = pairs(&run).map(&rarity).sum();
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, run));
            }
            // The next run may begin inside this one where the first occurrence ended early.
            from += (alike + 1).saturating_sub(least).max(1);
        }
    }
    best.map(|(_, run)| run)
}

/// The clause around `start..end` of a text: back and on to the next mark of punctuation, at most [`QUOTE`] characters.
fn clause(text: &str, start: usize, end: usize) -> String {
    let border = |c: char| matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '！' | '？' | '\n');
    let inner = text.get(start..end).unwrap_or_default().chars().count();
    let room = QUOTE.saturating_sub(inner);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .take(room / 2)
        .take_while(|(_, c)| !border(*c))
        .last()
        .map_or(start, |(at, _)| at);
    let used = text.get(from..start).unwrap_or_default().chars().count();
    let to = after.char_indices().take(room - used).take_while(|(_, c)| !border(*c)).last();
    let to = to.map_or(end, |(at, c)| end + at + c.len_utf8());
    text.get(from..to).unwrap_or_default().to_owned()
}

/// All pairs of neighbouring letters, none across punctuation or blanks.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = Pair> {
    let letters = text.chars().map(|c| c.is_alphanumeric().then(|| c.to_ascii_lowercase()));
    let next = letters.clone().skip(1);
    letters.zip(next).filter_map(|(a, b)| Some((u64::from(u32::from(a?)) << 32) | u64::from(u32::from(b?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_punctuation() {
        let text = "会上，县委书记解芳主持会议并讲话。会后参观。";
        let at = text.find("解芳").unwrap();
        assert_eq!(clause(text, at, at + "解芳".len()), "县委书记解芳主持会议并讲话");
    }
}
