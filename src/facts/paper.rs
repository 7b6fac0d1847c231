//! 报纸: which paper a page belongs to and where that paper is at home. A name that nothing proves is left unknown.

use super::gazetteer::{Level, gazetteer, shorten};
use super::place::{self, Mention};
use super::prose::Prose;
use crate::story::{Basis, Page, Paper};
use crate::text::fold;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Endings of newspapers' names.
const ENDINGS: [&str; 20] = [
    "日报",
    "晚报",
    "晨报",
    "早报",
    "时报",
    "商报",
    "导报",
    "都市报",
    "周报",
    "青年报",
    "工人报",
    "农民报",
    "晚刊",
    "快报",
    "电讯报",
    "文汇报",
    "日報",
    "晚報",
    "時報",
    "新报",
];

/// The paper by the path, or by a masthead the page prints.
pub(super) fn of_page(page: &Page, path: &str) -> Paper {
    if let Some(name) = path.split('/').find_map(in_path) {
        return Paper { name: Some(name), basis: Basis::Path };
    }
    if let Some(name) = page.text.lines().find_map(masthead).or_else(|| above_the_day(&page.text)) {
        return Paper { name: Some(name), basis: Basis::Printed };
    }
    Paper::default()
}

fn is_name(text: &str) -> bool {
    if PAPERS.contains_key(text) {
        return true;
    }
    let long = (3..=12).contains(&text.chars().count());
    long && text.chars().all(crate::text::is_han)
        && (ENDINGS.iter().any(|e| text.ends_with(e)) || text.chars().count() <= 5 && text.ends_with('报'))
}

/// A part of a path that is, or begins with, a paper's name: `运城日报`, `运城日报_2023-10-26`.
fn in_path(part: &str) -> Option<String> {
    let han: String = part.chars().take_while(|c| crate::text::is_han(*c)).collect();
    is_name(&han).then_some(han)
}

/// A line that holds a paper's name alone, or with the furniture of a folio.
fn masthead(line: &str) -> Option<String> {
    if !line.contains(['报', '報', '刊']) {
        return None;
    }
    let line = line.trim_matches(|c: char| c == '#' || c == '*' || c.is_whitespace());
    if line.chars().count() > 40 {
        return None;
    }
    let packed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if is_name(&packed) && ENDINGS.iter().any(|e| packed.ends_with(e)) {
        return Some(packed);
    }
    // 湘中日报　1991年9月6日　第一版: nothing but names and the day.
    let dated = ['年', '月', '日'].iter().all(|c| line.contains(*c))
        && !line.contains(['，', '。', '：', '《', '（', '(']);
    let folio = dated
        || line.contains("星期")
        || line.contains("责编")
        || line.contains("责任编辑")
        || line.contains("版面")
        || line.contains("国内统一");
    let parts = line.split(|c: char| !crate::text::is_han(c));
    folio.then(|| parts.filter(|p| is_name(p)).map(str::to_owned).next()).flatten()
}

/// 临河报: any name that ends in 报, alone at the top of the page and right above the line that prints its day.
fn above_the_day(text: &str) -> Option<String> {
    const TOP: usize = 3;
    let bare = |line| str::trim_matches(line, |c: char| c == '#' || c == '*' || c.is_whitespace());
    // The name in Latin letters may stand between: YIMENG RIBAO.
    let said = |line: &&str| line.chars().any(crate::text::is_han);
    let mut lines = text.lines().map(bare).filter(said).take(TOP + 1);
    let mut above = lines.next()?;
    for line in lines {
        let name: String = above.chars().filter(|c| !c.is_whitespace()).collect();
        let named = (3..=8).contains(&name.chars().count())
            && name.ends_with(['报', '報'])
            && name.chars().all(crate::text::is_han);
        if named && line.contains('年') && line.contains('月') && line.contains('日') {
            return Some(name);
        }
        above = line;
    }
    None
}

/// A page that calls a city 我市 and leads with its Party committee is most likely the city's daily.
pub(super) fn infer(page: &Page, home: Option<u32>) -> Option<Paper> {
    let g = gazetteer();
    let home = home.filter(|&h| g.level(h) == Level::City)?;
    let own = page.text.matches("我市").count() + page.text.matches("全市").count();
    let local = page.text.matches("本报讯").count() + page.text.matches("本报记者").count();
    if own < 2 || local < 2 {
        return None;
    }
    let city = shorten(&g.name(home)).to_owned();
    let why = format!("本版{own}次以{city}为“我市”“全市”，有{local}处“本报讯”“本报记者”，像是该市的日报");
    Some(Paper { name: Some(format!("{city}日报")), basis: Basis::Inferred(why) })
}

/// Papers whose name does not tell their home, and where that is; an empty path: nowhere.
static PAPERS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let papers = include_str!("../../assets/papers.txt");
    papers
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(str::split_whitespace)
        .filter_map(|w| w.split_once('='))
        .collect()
});

/// What is known of a paper's home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// It is at home here.
    At(u32),
    /// Its name begins like the short name of a county or district, which may be chance: the page may say otherwise.
    Perhaps(u32),
    /// It is a paper of the whole country.
    Nowhere,
}

/// The home that a paper's name tells: 运城日报 → 运城市, 羊城晚报 → 广东省, 人民日报 → none.
pub(super) fn home_of(name: &str) -> Option<Home> {
    let name: String = name.chars().map(fold::simplify).collect();
    let g = gazetteer();
    // 三湘晚报: an old name of a province opens the name of many a paper.
    let old: String = name.chars().take(2).chain(['*']).collect();
    if let Some(path) = PAPERS.get(name.as_str()).or_else(|| PAPERS.get(old.as_str())) {
        return Some(g.at_path(path).map_or(Home::Nowhere, Home::At));
    }
    let chars: Vec<char> = name.chars().collect();
    let mut found: Option<u32> = None;
    let whole = g.full.longest(&chars).map_or(0, |(n, _)| n);
    // The highest unit that the longest name at the beginning can mean; words such as 光明 and 解放 are no places here.
    let mut longest = 0;
    let mut keep = |n: usize, id: u32| {
        let higher = found.is_none_or(|f| n > longest || g.level(id) < g.level(f));
        if higher
            && matches!(g.level(id), Level::Province | Level::City | Level::County)
            && !place::is_common(chars.get(..n).unwrap_or_default())
        {
            longest = n;
            found = Some(id);
        }
    };
    g.full.each(&chars, &mut keep);
    g.short.each(&chars, &mut keep);
    let sure = |unit: u32| longest <= whole || g.level(unit) < Level::County;
    found.map(|unit| if sure(unit) { Home::At(unit) } else { Home::Perhaps(unit) })
}

/// The place whose Party committee or government publishes the paper, from a line of the head: 中共安岭县委主办.
pub(super) fn sponsor(text: &str) -> Option<u32> {
    const SHORT: usize = 60;
    let g = gazetteer();
    let head = |line: &&str| {
        line.chars().count() <= SHORT
            && ["主办", "主管", "机关报"].iter().any(|w| line.contains(w))
            && !line.contains(['，', '。'])
    };
    let lines = text.lines().filter(head);
    let mut names =
        lines.flat_map(|line| line.match_indices("中共").map(move |(at, word)| (line, at + word.len())));
    names.find_map(|(line, at)| {
        let chars: Vec<char> = line.get(at..)?.chars().map(fold::simplify).collect();
        let (len, _) = g.full.longest(&chars).or_else(|| g.short.longest(&chars))?;
        let name: String = chars.get(..len)?.iter().collect();
        let committee = chars.get(len..).unwrap_or_default().iter().take(6).any(|&c| c == '委');
        place_named(&name).filter(|_| committee)
    })
}

/// Where the paper is at home if it is not where its name points: nothing on the page speaks of that place, and what the page calls its
/// own lies elsewhere.
pub(super) fn elsewhere(page: &Page, texts: &[Prose], unit: u32) -> Option<u32> {
    let g = gazetteer();
    if texts.iter().any(|prose| place::guesses(prose).iter().any(|m| g.within(m.unit, unit))) {
        return None;
    }
    home(page, texts).filter(|&h| !g.within(h, unit) && !g.within(unit, h))
}

/// The county whose townships the texts name: at least three by their full names, and twice as many as those of any other county; with
/// the texts that name them.
fn by_towns(texts: &[&Prose]) -> Option<(u32, HashSet<usize>)> {
    const LEAST: usize = 3;
    let g = gazetteer();
    let mut towns: HashMap<u32, (HashSet<&[char]>, HashSet<usize>)> = HashMap::new();
    for (n, prose) in texts.iter().enumerate() {
        let mut at = 0;
        while at < prose.chars.len() {
            let name = prose.from(at);
            let len = g.full.longest(name).map_or(0, |(len, _)| len);
            g.full.each(name, |l, id| {
                if l == len
                    && g.level(id) == Level::Town
                    && let Some(county) = g.parent(id).filter(|&p| g.level(p) == Level::County)
                {
                    let (names, stories) = towns.entry(county).or_default();
                    names.extend(name.get(..len));
                    stories.insert(n);
                }
            });
            at += len.max(1);
        }
    }
    let mut ranked: Vec<_> = towns.into_iter().collect();
    ranked.sort_by(|a, b| b.1.0.len().cmp(&a.1.0.len()).then(a.0.cmp(&b.0)));
    let second = ranked.get(1).map_or(0, |r| r.1.0.len());
    let (county, (names, stories)) = ranked.into_iter().next()?;
    (names.len() >= LEAST && names.len() >= 2 * second).then_some((county, stories))
}

/// The home that a folder tells: a part of the path that is the whole name of a place, the nearest to the file.
pub(super) fn home_in_path(path: &str) -> Option<u32> {
    path.split('/').rev().skip(1).find_map(place_named)
}

/// The unit with this path, or the highest with this whole name.
pub(super) fn place_named(name: &str) -> Option<u32> {
    let g = gazetteer();
    let chars: Vec<char> = name.chars().map(fold::simplify).collect();
    let mut found = g.at_path(name).filter(|_| name.contains('/'));
    let mut keep = |n: usize, id: u32| {
        let whole = n == chars.len() && !matches!(g.level(id), Level::Country | Level::Town);
        if whole && found.is_none_or(|f| g.level(id) < g.level(f)) {
            found = Some(id);
        }
    };
    g.full.each(&chars, &mut keep);
    g.short.each(&chars, &mut keep);
    found
}

/// What a paper calls its own place.
const OWN: [(Level, &[&str], &[&str]); 3] = [
    (Level::Province, &["我省"], &["全省"]),
    (Level::City, &["我市", "我州"], &["全市", "全州", "团市委", "地委", "行署"]),
    (Level::County, &["我县", "我区", "我旗"], &["全县"]),
];

/// Where the paper is at home: the place that the stories written for it speak of most, at the level that 我市 or 我县 tells.
pub(super) fn home(page: &Page, texts: &[Prose]) -> Option<u32> {
    let g = gazetteer();
    let mut own: HashMap<Level, usize> = HashMap::new();
    let mut votes: HashMap<u32, f32> = HashMap::new();
    let texts: Vec<&Prose> =
        page.stories.iter().zip(texts).filter(|(s, _)| s.wire.is_none()).map(|(_, prose)| prose).collect();
    let local = texts.len();
    let towns = by_towns(&texts);
    for (n, prose) in texts.iter().enumerate() {
        let text: String = prose.chars.iter().collect();
        // 我市 says whose paper it is, 全市 only how large the matter is.
        for (level, ours, whole) in OWN {
            let (ours, whole) =
                (ours.iter().any(|w| text.contains(w)), whole.iter().any(|w| text.contains(w)));
            *own.entry(level).or_default() += if ours { 3 } else { usize::from(whole) };
        }
        let spoken = vote(prose, &place::guesses(prose), &mut votes);
        // A story about townships alone speaks of their county.
        if let Some((county, stories)) = &towns
            && stories.contains(&n)
        {
            for unit in g.line(*county).into_iter().filter(|u| !spoken.contains(u)) {
                *votes.entry(unit).or_default() += 1.0;
            }
        }
    }
    // A city's paper prints stories of its province too, seldom the other way round: the nearest place that fits is its own.
    let mut levels: Vec<(Level, usize)> = own.into_iter().filter(|(_, n)| *n >= 1).collect();
    levels.sort_by_key(|l| std::cmp::Reverse(l.0));
    // A place that few of the stories speak of, or that others match, is not the paper's.
    levels.iter().find_map(|(level, own)| {
        let share = if *own >= 3 { 0.35 } else { 0.5 };
        let fair = (local as f32 * share).max(2.0);
        let mut ranked: Vec<(u32, f32)> =
            votes.iter().map(|(&u, &n)| (u, n)).filter(|(u, _)| g.level(*u) == *level).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let (best, n) = *ranked.first()?;
        let second = ranked.get(1).map_or(0.0, |r| r.1);
        // 我市 of a county-level city: where the page names its townships and hardly any other place of the city above.
        let small = towns.as_ref().map(|(county, _)| *county).filter(|&county| {
            let most = votes.get(&county).is_some_and(|&v| v >= n * 0.75);
            *level == Level::City && most && g.within(county, best) && g.name(county).ends_with('市')
        });
        (n >= fair && n >= second * 1.3).then_some(small.unwrap_or(best))
    })
}

/// Each story votes for every unit it speaks of and those above it, more for the headline. Returns them.
fn vote(prose: &Prose, mentions: &[Mention], votes: &mut HashMap<u32, f32>) -> HashSet<u32> {
    let g = gazetteer();
    let mut counted: HashSet<u32> = HashSet::new();
    for m in mentions {
        let head = prose.in_head(m.at);
        for unit in g.line(m.unit) {
            let weight = if counted.insert(unit) { 1.0 } else { 0.2 };
            *votes.entry(unit).or_default() += if head { weight * 1.5 } else { weight };
        }
    }
    counted
}
