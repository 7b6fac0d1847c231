//! 地点: which units of the administrative table a text speaks of, and which of them are the story's own. Knows no people.

mod letters;
mod weight;

use super::gazetteer::{Gazetteer, Level, gazetteer, shorten};
use super::lexicon::Lexicon;
use super::prose::Prose;
use crate::text::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;
pub(super) use weight::of;

/// Short names that are ordinary words.
static COMMON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../assets/places_common.txt"), &[]));
/// Phrases that hide a place name.
static HIDING: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../assets/places_not.txt"), &[]));

/// What the paper calls its own place: the words, and the level they speak of.
static OWN: LazyLock<Lexicon> = LazyLock::new(|| {
    const WORDS: [(&str, Level); 4] = [
        ("我省 全省 省委 省政府 省长 副省长 省领导 我区党委 全区各族", Level::Province),
        (
            "我市 全市 本市 市委 市政府 市长 副市长 市领导 市人大 市政协 市直 我州 全州 州委 地委 行署",
            Level::City,
        ),
        (
            "我县 全县 本县 县委 县政府 县长 副县长 县领导 县人大 县政协 县直 我区 全区 区委 区政府 区长 副区长 区领导 区人大 区政协 我旗 旗委",
            Level::County,
        ),
        ("我镇 全镇 我乡 全乡", Level::Town),
    ];
    let words = WORDS.iter().flat_map(|(words, level)| words.split(' ').map(|w| (w, *level as u32)));
    Lexicon::new(words)
});

/// Words for a development zone behind the name of its place, and what the zone is called.
const ZONES: [(&str, &str); 13] = [
    ("经济技术开发区", "经济技术开发区"),
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("高新技术产业园区", "高新区"),
    ("经济开发区", "经济开发区"),
    ("经开区", "经济技术开发区"),
    ("高新区", "高新区"),
    ("开发区", "开发区"),
    ("综合保税区", "综合保税区"),
    ("综保区", "综合保税区"),
    ("旅游度假区", "旅游度假区"),
    ("示范区", "示范区"),
    ("新区", "新区"),
];

/// A unit spoken of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// First character.
    pub(super) at: usize,
    /// One past the last character.
    pub(super) end: usize,
    /// The unit of the table.
    pub(super) unit: u32,
    /// Whether the text names it only by what the paper calls its own place.
    pub(super) own: bool,
    /// What its development zone is called, if the text speaks of one: 运城经济技术开发区.
    pub(super) zone: Option<&'static str>,
}

impl Mention {
    /// The path of the unit, or of its development zone.
    fn path(&self, g: &Gazetteer) -> String {
        let path = g.path(self.unit);
        match self.zone {
            Some(zone) => format!("{path}/{}{zone}", shorten(&g.name(self.unit))),
            None => path,
        }
    }
}

struct Candidate {
    at: usize,
    end: usize,
    units: Vec<u32>,
    /// It is an ordinary word too: a place behind its parent alone.
    common: bool,
    /// Its ending is left out.
    short: bool,
    /// It must be proved by another place of the story.
    doubtful: bool,
    /// See [`Mention::zone`].
    zone: Option<&'static str>,
}

/// Whether a short name is an ordinary word too: 光明, 解放.
pub(super) fn is_common(word: &[char]) -> bool {
    COMMON.has(word)
}

/// All units a text speaks of, in order. `home` is the paper's own place.
pub(super) fn mentions(prose: &Prose, home: Option<u32>, local: bool) -> Vec<Mention> {
    find(prose, home, local, false)
}

/// All units a text may speak of, before it is known where the paper is at home: 榆社 and 平遥 count without their city.
pub(super) fn guesses(prose: &Prose) -> Vec<Mention> {
    find(prose, None, false, true)
}

fn find(prose: &Prose, home: Option<u32>, local: bool, trusting: bool) -> Vec<Mention> {
    let g = gazetteer();
    let candidates = candidates(prose, g, trusting);
    let mut sure: HashSet<u32> = home.into_iter().collect();
    for c in candidates.iter().filter(|c| !c.doubtful) {
        if let [unit] = c.units[..]
            && g.level(unit) != Level::Country
        {
            sure.insert(unit);
        }
    }
    let mut found: Vec<Mention> = Vec::new();
    for c in &candidates {
        let neighbour = found.last().filter(|m| m.end == c.at).map(|m| m.unit);
        if let Some(unit) = choose(g, c, neighbour, &sure, home) {
            sure.insert(unit);
            found.push(Mention { at: c.at, end: c.end, unit, own: false, zone: c.zone });
        }
    }
    if let Some(home) = home.filter(|_| local) {
        own(prose, g, home, &mut found);
    }
    found.sort_by_key(|m| m.at);
    // A letter inside another name is none.
    let (mut named, mut covered) = (found.iter().peekable(), 0);
    let mut letters = letters::find(prose, g, home);
    letters.retain(|&(at, _)| {
        while let Some(name) = named.next_if(|name| name.at <= at) {
            covered = covered.max(name.end);
        }
        covered <= at
    });
    found.extend(letters.into_iter().map(|(at, unit)| Mention {
        at,
        end: at + 1,
        unit,
        own: false,
        zone: None,
    }));
    found.sort_by_key(|m| m.at);
    found
}

fn candidates(prose: &Prose, g: &Gazetteer, trusting: bool) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut clear = None;
    let mut i = 0;
    while i < prose.chars.len() {
        let text = prose.from(i);
        if !('\u{4E00}'..='\u{9FFF}').contains(&prose.chars[i]) {
            i += 1;
            continue;
        }
        if let Some((len, _)) = HIDING.longest(text) {
            i += len;
            continue;
        }
        let full = g.full.longest(text).map_or(0, |(len, _)| len);
        let short = g.short.longest(text).map_or(0, |(len, _)| len);
        let len = full.max(short);
        if len == 0 {
            i += 1;
            continue;
        }
        let name = text.get(..len).unwrap_or_default();
        let lexicon = if full >= short { &g.full } else { &g.short };
        let mut units = Vec::new();
        lexicon.each(name, |l, id| {
            if l == len {
                units.push(id);
            }
        });
        let top = units.iter().map(|&u| g.level(u)).min().unwrap_or(Level::Town);
        // 吉林, 海南, 朝阳: the higher unit is meant unless its ending is printed.
        if full < short || top < Level::Town {
            units.retain(|&u| g.level(u) == top || (top == Level::County && g.level(u) == Level::County));
        }
        let has_zones = matches!(top, Level::City | Level::County);
        let zone = ZONES.iter().find(|(word, _)| has_zones && prose.says(i + len, word));
        // 提高县域, 繁荣县城, 乡镇和县农业局: what looks like 高县 is the end of a word and 县.
        if let [first, '县'] = name
            && swallowed(prose, i)
            && !clear.get_or_insert_with(|| clear_counties(prose)).contains(first)
        {
            i += len;
            continue;
        }
        // 矿区, 解放区 are common words with their ending, too.
        let common = COMMON.has(name) && zone.is_none();
        let short = full < short && zone.is_none();
        let doubtful =
            common || top == Level::Town || units.len() > 1 || (short && top == Level::County && !trusting);
        let end = i + len + zone.map_or(0, |(word, _)| word.chars().count());
        candidates.push(Candidate { at: i, end, units, common, short, doubtful, zone: zone.map(|z| z.1) });
        i = end;
    }
    candidates
}

/// Whether the name of a county at `at` (高县) is only the end of the word before it and a county that is not named: something else than
/// Han, a place's ending or a preposition stands before it.
fn swallowed(prose: &Prose, at: usize) -> bool {
    // Characters that end words as well: 提高, 繁荣, 管理, 召开.
    const ENDS: &str =
        "均商贵万丰义云代兴和固复宁容密富康开应忠成房文新易景息渠温献环理荣费达道通金随雄青高礼花单华南";
    const BEFORE: &str = "省市州盟区在赴到从自由往入进抵于与及是为来对该了向经过访去回驻距离等处把将给使让据";
    let before = prose.before(at);
    ENDS.contains(prose.at(at)) && is_han(before) && (prose.at(at) == '和' || !BEFORE.contains(before))
}

/// The first characters of the counties of two characters (高县) that stand clear somewhere in a text.
fn clear_counties(prose: &Prose) -> HashSet<char> {
    let counties = (0..prose.chars.len()).filter(|&i| prose.at(i + 1) == '县' && !swallowed(prose, i));
    counties.map(|i| prose.at(i)).collect()
}

fn choose(
    g: &Gazetteer,
    c: &Candidate,
    neighbour: Option<u32>,
    sure: &HashSet<u32>,
    home: Option<u32>,
) -> Option<u32> {
    if let Some(unit) = neighbour.and_then(|n| c.units.iter().copied().find(|&u| u != n && g.within(u, n))) {
        return Some(unit);
    }
    // 盐湖, 云冈: a district without its ending is a place behind its city, or in its own paper, alone.
    let district = |u: u32| g.level(u) == Level::County && g.name(u).ends_with('区');
    if c.common || c.short && c.units.iter().all(|&u| district(u)) {
        return home.filter(|h| !c.common && c.units.contains(h));
    }
    // 东山县城关区: what follows a county is an area of its own, no district of another city.
    let county = |u: u32| g.level(u) == Level::County && !district(u);
    if neighbour.is_some_and(county) && c.units.iter().all(|&u| district(u)) {
        return None;
    }
    // 沙田, 荃湾: a district of Hong Kong without its ending, unless places elsewhere are spoken of and Hong Kong is not.
    let right_below =
        |u: u32| g.level(u) == Level::City && g.name(u).ends_with('区') && !g.name(u).ends_with("地区");
    if c.short && c.units.iter().all(|&u| right_below(u)) {
        let near = |u: u32| {
            let above = g.parent(u);
            let spoken = above.is_some_and(|above| sure.contains(&above));
            spoken || sure.iter().all(|&s| g.parent(s) == above)
        };
        return c.units.iter().copied().find(|&u| near(u) || home == Some(u));
    }
    match c.units[..] {
        [unit] if !c.doubtful => return Some(unit),
        _ => {}
    }
    let towns = c.units.iter().any(|&u| g.level(u) == Level::Town);
    let mut best: Option<(Level, u32)> = None;
    for &unit in &c.units {
        // A township needs its county or city, a county its city or province.
        let mut above = g.parent(unit);
        while let Some(s) = above {
            if sure.contains(&s) && !(towns && g.level(s) < Level::City) {
                let rank = (g.level(s), unit);
                if best.is_none_or(|b| b.0 < rank.0) {
                    best = Some(rank);
                }
                break;
            }
            above = g.parent(s);
        }
        if home == Some(unit) {
            best = Some((Level::Town, unit));
        }
    }
    best.map(|(_, unit)| unit)
}

/// 我市, 全县, 市委书记: the paper's own place, at the level the word speaks of.
fn own(prose: &Prose, g: &Gazetteer, home: u32, found: &mut Vec<Mention>) {
    let line = g.line(home);
    let named: Vec<usize> = found.iter().map(|m| m.end).collect();
    let mut next = 0;
    for i in 0..prose.chars.len() {
        while named.get(next).is_some_and(|&end| end < i) {
            next += 1;
        }
        let Some((len, level)) = OWN.longest(prose.from(i)) else { continue };
        let ours = matches!(prose.at(i), '我' | '全' | '本');
        // 万荣县委 is not 县委, 省市委 is nobody's.
        let free = named.get(next) != Some(&i)
            && (ours
                || !crate::text::is_han(prose.before(i))
                || matches!(prose.before(i), '在' | '由' | '和' | '与' | '受' | '据' | '代'));
        // In the paper of 台山市, a city of a county's rank, 我市 is 台山市.
        let city =
            level == Level::City as u32 && g.level(home) == Level::County && g.name(home).ends_with('市');
        let unit = if city { Some(home) } else { line.iter().copied().find(|&u| g.level(u) as u32 == level) };
        if let Some(unit) = unit.filter(|_| free) {
            found.push(Mention { at: i, end: i + len, unit, own: true, zone: None });
        }
    }
}
