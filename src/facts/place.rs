//! 地点: which units of the administrative table a text speaks of, and which of them are the story's own. Knows no people.

use super::gazetteer::{Gazetteer, Level, gazetteer};
use super::lexicon::Lexicon;
use super::prose::Prose;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

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
        ("我市 全市 本市 市委 市政府 市长 副市长 市领导 市人大 市政协 市直 我州 全州 州委", Level::City),
        (
            "我县 全县 本县 县委 县政府 县长 副县长 县领导 县人大 县政协 县直 我区 全区 区委 区政府 区长 副区长 区领导 区人大 区政协 我旗 旗委",
            Level::County,
        ),
        ("我镇 全镇 我乡 全乡", Level::Town),
    ];
    let words = WORDS.iter().flat_map(|(words, level)| words.split(' ').map(|w| (w, *level as u32)));
    Lexicon::new(words)
});

/// One-character names of cities and provinces, used behind 赴 在 抵 来 and before a verb.
const INITIALS: [(char, &str); 40] = [
    ('京', "北京市"),
    ('津', "天津市"),
    ('沪', "上海市"),
    ('渝', "重庆市"),
    ('冀', "河北省"),
    ('晋', "山西省"),
    ('辽', "辽宁省"),
    ('吉', "吉林省"),
    ('黑', "黑龙江省"),
    ('苏', "江苏省"),
    ('浙', "浙江省"),
    ('皖', "安徽省"),
    ('闽', "福建省"),
    ('赣', "江西省"),
    ('鲁', "山东省"),
    ('豫', "河南省"),
    ('鄂', "湖北省"),
    ('湘', "湖南省"),
    ('粤', "广东省"),
    ('琼', "海南省"),
    ('川', "四川省"),
    ('黔', "贵州省"),
    ('滇', "云南省"),
    ('陕', "陕西省"),
    ('甘', "甘肃省"),
    ('青', "青海省"),
    ('蒙', "内蒙古自治区"),
    ('桂', "广西壮族自治区"),
    ('藏', "西藏自治区"),
    ('宁', "宁夏回族自治区"),
    ('新', "新疆维吾尔自治区"),
    ('港', "香港特别行政区"),
    ('澳', "澳门特别行政区"),
    ('并', "山西省/太原市"),
    ('同', "山西省/大同市"),
    ('穗', "广东省/广州市"),
    ('蓉', "四川省/成都市"),
    ('杭', "浙江省/杭州市"),
    ('甬', "浙江省/宁波市"),
    ('深', "广东省/深圳市"),
];
/// What people do in a place they came to.
static VISITS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        "举行 召开 开幕 闭幕 举办 签约 走访 调研 考察 启动 揭幕 揭晓 成立 投资 挂牌 开班 开赛 落幕 开展 访问 参加 出席 学习 交流 督导 检查 演出 上演 首演 发布 会见 会谈 亮相",
        &[],
    )
});
/// What makes a place name before it part of another name.
static TAILS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        "大学 学院 日报 晚报 晨报 时报 商报 卫视 电视台 广播电视台 路 街 大道 大街 东路 西路 南路 北路 中路 大桥 石化 航空 银行 证券 交响乐团 芭蕾舞团 话 菜 籍 队 男子 女子 队员 号 舰 湾 海峡 平原 盆地 高原 半岛 河 江流域 会议 宣言 条约 协定 时间 理工 师范 医科 农业大学 交通大学 工业大学 财经大学 科技大学",
        &[],
    )
});

/// Endings of organisations, sections 0 and 1.
static OFFICES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        include_str!("../../assets/orgs.txt"),
        &["strong", "weak", "short", "fixed", "generic", "prefix"],
    )
});

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
            found.push(Mention { at: c.at, end: c.end, unit, own: false });
        }
    }
    if let Some(home) = home.filter(|_| local) {
        own(prose, g, home, &mut found);
    }
    initials(prose, g, &mut found);
    found.sort_by_key(|m| m.at);
    found
}

fn candidates(prose: &Prose, g: &Gazetteer, trusting: bool) -> Vec<Candidate> {
    let mut candidates = Vec::new();
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
        let common = full < short && COMMON.has(name);
        let doubtful = common
            || top == Level::Town
            || units.len() > 1
            || (full < short && top == Level::County && !trusting);
        candidates.push(Candidate { at: i, end: i + len, units, common, short: full < short, doubtful });
        i += len;
    }
    candidates
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
    // 盐湖, 云冈: a district without its ending is a place behind its city alone.
    let district = |u: u32| g.unit(u).is_some_and(|u| u.name.ends_with('区') && u.level == Level::County);
    if c.common || c.short && c.units.iter().all(|&u| district(u)) {
        return None;
    }
    match c.units[..] {
        [unit] if !c.doubtful => return Some(unit),
        _ => {}
    }
    let towns = c.units.iter().any(|&u| g.level(u) == Level::Town);
    let mut best: Option<(Level, u32)> = None;
    for &unit in &c.units {
        // A township needs its county or city, a county its city or province.
        let mut above = g.unit(unit).and_then(|u| u.parent);
        while let Some(s) = above {
            if sure.contains(&s) && !(towns && g.level(s) < Level::City) {
                let rank = (g.level(s), unit);
                if best.is_none_or(|b| b.0 < rank.0) {
                    best = Some(rank);
                }
                break;
            }
            above = g.unit(s).and_then(|u| u.parent);
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
        let unit = line.iter().copied().find(|&u| g.level(u) as u32 == level);
        if let Some(unit) = unit.filter(|_| free) {
            found.push(Mention { at: i, end: i + len, unit, own: true });
        }
    }
}

fn initials(prose: &Prose, g: &Gazetteer, found: &mut Vec<Mention>) {
    for i in 1..prose.chars.len() {
        if matches!(prose.before(i), '赴' | '在' | '抵' | '来' | '离' | '莅')
            && let Some((_, path)) = INITIALS.iter().find(|(c, _)| *c == prose.at(i))
            && VISITS.longest(prose.from(i + 1)).is_some()
            && let Some(unit) = g.at_path(path)
        {
            found.push(Mention { at: i, end: i + 1, unit, own: false });
        }
    }
}

/// The story's own places as paths, the most important first.
pub(super) fn of(prose: &Prose, found: &[Mention], home: Option<u32>, local: bool) -> Vec<String> {
    let g = gazetteer();
    let mut weights: HashMap<u32, (f32, usize)> = HashMap::new();
    for (i, m) in found.iter().enumerate() {
        // 夏县埕掌镇: the county is named for the township's sake, the inner name counts more.
        let weight = weigh(prose, g, found, i);
        let entry = weights.entry(m.unit).or_insert((0.0, m.at));
        entry.0 += weight;
    }
    let mut units: Vec<(u32, f32, usize)> = weights.into_iter().map(|(u, (w, at))| (u, w, at)).collect();
    units.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)));
    let top = units.first().map_or(0.0, |u| u.1);
    let bar = (top / 5.0).clamp(0.9, 2.0);
    let near = |u: u32| home.is_some_and(|h| local && u != h && g.within(u, h));
    let mut kept: Vec<u32> =
        units.iter().filter(|u| u.1 >= if near(u.0) { 0.9 } else { bar }).map(|u| u.0).take(16).collect();
    // Where nothing stands out, the one most spoken of.
    kept.extend(units.first().filter(|u| kept.is_empty() && u.1 > 0.3).map(|u| u.0));
    // A province or country says nothing beside its own city.
    let all = kept.clone();
    kept.retain(|&u| g.level(u) > Level::Province || !all.iter().any(|&o| o != u && g.within(o, u)));
    // A city's or county's own paper need not say where; a province's must.
    if kept.is_empty() && local && home.is_some_and(|h| g.level(h) > Level::Province) {
        kept.extend(home);
    }
    kept.iter().map(|&u| g.path(u)).collect()
}

fn weigh(prose: &Prose, g: &Gazetteer, found: &[Mention], i: usize) -> f32 {
    let Some(m) = found.get(i) else { return 0.0 };
    let mut weight = if prose.in_head(m.at) {
        3.0
    } else if prose.in_lead(m.at) {
        2.0
    } else {
        1.0
    };
    if m.own {
        return weight;
    }
    let after = prose.at(m.end);
    let before = prose.before(m.at);
    let nested = found.get(i + 1).is_some_and(|n| n.at == m.end && g.within(n.unit, m.unit));
    // 江西省上饶市信州区: the last is meant, those before only say where it lies.
    if nested {
        return weight * 0.3;
    }
    // 厦门海关, 安顺市公安局: an office acts, the place itself may be another.
    if OFFICES.longest(prose.from(m.end)).is_some_and(|(_, section)| section <= 1) {
        return weight * 0.4;
    }
    if TAILS.longest(prose.from(m.end)).is_some() {
        return weight * 0.1;
    }
    let listed = |c: char| matches!(c, '、');
    if listed(after) && listed(before) || (listed(before) || listed(after)) && chain(prose, found, i) >= 3 {
        weight *= 0.3;
    }
    if matches!(before, '赴' | '往' | '抵' | '至' | '自' | '从' | '到' | '经') {
        weight *= 0.6;
    }
    // 新华社北京8月9日电: where the wire was sent from.
    if wire(prose, m) {
        return 0.0;
    }
    weight
}

/// How many places stand in the same row of 、.
fn chain(prose: &Prose, found: &[Mention], i: usize) -> usize {
    let mut n = 1;
    for pair in found.get(i..).unwrap_or_default().windows(2).take(6) {
        if let [a, b] = pair
            && a.end + 1 == b.at
            && prose.at(a.end) == '、'
        {
            n += 1;
        } else {
            break;
        }
    }
    for pair in found.get(..=i).unwrap_or_default().windows(2).rev().take(6) {
        if let [a, b] = pair
            && a.end + 1 == b.at
            && prose.at(a.end) == '、'
        {
            n += 1;
        } else {
            break;
        }
    }
    n
}

fn wire(prose: &Prose, m: &Mention) -> bool {
    let before: String = prose.chars.get(m.at.saturating_sub(3)..m.at).unwrap_or_default().iter().collect();
    if !(before.ends_with('社') || before.ends_with("本报") || before.ends_with('网')) {
        return false;
    }
    prose.from(m.end).iter().take(10).any(|c| matches!(c, '电' | '讯'))
}
