//! The administrative table of China: every unit from the province to the township, and the names it goes by. Knows no texts.

use super::lexicon::Lexicon;
use std::sync::LazyLock;

/// Made by `tests/make/places.py`; the format is told there.
const TABLE: &str = include_str!("../../assets/places.txt");
/// Other names of units: abbreviations, older names.
const ALIASES: &str = include_str!("../../assets/places_other.txt");
const COUNTRIES: &str = include_str!("../../assets/countries.txt");

/// Peoples that lend their names to autonomous units; longest first where one begins another.
const PEOPLES: [&str; 55] = [
    "乌孜别克",
    "柯尔克孜",
    "达斡尔",
    "哈萨克",
    "塔吉克",
    "俄罗斯",
    "鄂温克",
    "鄂伦春",
    "塔塔尔",
    "维吾尔",
    "拉祜",
    "傈僳",
    "纳西",
    "景颇",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "仫佬",
    "锡伯",
    "阿昌",
    "普米",
    "德昂",
    "保安",
    "裕固",
    "独龙",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "东乡",
    "哈尼",
    "布依",
    "朝鲜",
    "土家",
    "蒙古",
    "各",
    "回",
    "藏",
    "苗",
    "彝",
    "壮",
    "满",
    "侗",
    "瑶",
    "白",
    "黎",
    "傣",
    "佤",
    "畲",
    "水",
    "土",
    "羌",
    "怒",
    "京",
];
const ENDINGS: [&str; 12] =
    ["特别行政区", "自治区", "地区", "林区", "省", "市", "县", "区", "州", "盟", "旗", "国"];

/// How far down a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Level {
    /// A country, or a region abroad.
    Country,
    /// 省、自治区、直辖市、特别行政区
    Province,
    /// 地级市、地区、自治州、盟
    City,
    /// 县、区、县级市、旗
    County,
    /// 镇、乡、街道
    Town,
}

/// One administrative unit.
#[derive(Debug)]
pub(super) struct Unit {
    /// Full name.
    pub(super) name: Box<str>,
    /// The unit above it.
    pub(super) parent: Option<u32>,
    /// Its level.
    pub(super) level: Level,
}

/// The units and two lexicons of their names.
pub(super) struct Gazetteer {
    units: Vec<Unit>,
    /// Full names.
    pub(super) full: Lexicon,
    /// Names without 省市县区, aliases and countries: they need more care.
    pub(super) short: Lexicon,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);

/// The table, read on first use.
pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    fn read() -> Self {
        let mut units: Vec<Unit> = Vec::with_capacity(48_000);
        let mut above: [Option<u32>; 2] = [None, None];
        for line in TABLE.lines() {
            let depth = line.len() - line.trim_start_matches(' ').len();
            let mut words = line.split_whitespace();
            let Some(name) = words.next() else { continue };
            let code = words.next().is_some();
            let level = match (depth, code) {
                (0, _) => Level::Province,
                (1, false) => Level::City,
                _ => Level::County,
            };
            let parent = depth.checked_sub(1).and_then(|d| above.get(d).copied().flatten());
            // A city without districts: its townships hang on itself.
            let county =
                if name == "-" { parent } else { Some(push(&mut units, name.into(), parent, level)) };
            if let Some(slot) = above.get_mut(depth) {
                *slot = county;
            }
            let mut suffix = "";
            for word in words {
                match word {
                    "镇" | "乡" | "街道" => suffix = word,
                    "-" => suffix = "",
                    // Some counties list a zone without a name; the word alone is no place.
                    "开发区" | "高新区" | "示范区" | "新区" | "园区" => {}
                    _ => {
                        // Development zones belong to their city, whichever county counts their people.
                        let zone = suffix.is_empty()
                            && ["开发区", "高新区", "示范区", "新区", "园区"]
                                .iter()
                                .any(|e| word.ends_with(e));
                        let city = above
                            .get(depth.saturating_sub(1))
                            .copied()
                            .flatten()
                            .filter(|_| zone && depth == 2);
                        let level = if city.is_some() { Level::County } else { Level::Town };
                        push(&mut units, format!("{word}{suffix}").into(), city.or(county), level);
                    }
                }
            }
        }
        // New areas that the table lacks: `+河北省/雄安新区`.
        let places = units.len();
        let names = Lexicon::new(units.iter().enumerate().map(|(i, u)| (&*u.name, i as u32)));
        for line in ALIASES.lines().filter_map(|l| l.strip_prefix('+')) {
            if let Some((path, name)) = line.rsplit_once('/')
                && let Some(parent) = find(&units, &names, path)
            {
                let level = match units.get(parent as usize).map(|u| (u.level, u.name.ends_with('省'))) {
                    Some((Level::Province, true)) => Level::City,
                    _ => Level::County,
                };
                push(&mut units, name.into(), Some(parent), level);
            }
        }
        let inland = units.len();
        for name in COUNTRIES.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
            push(&mut units, name.into(), None, Level::Country);
        }
        let others = others(&units, &names);
        let new = units.iter().enumerate().take(inland).skip(places).map(|(i, u)| (&*u.name, i as u32));
        let whole = others.iter().filter(|o| o.whole).map(|o| (&*o.name, o.unit));
        let full = names.with(new.chain(whole));
        let mut shorts: Vec<(&str, u32)> = Vec::new();
        for (i, unit) in units.iter().enumerate() {
            if unit.level == Level::Country {
                shorts.push((&unit.name, i as u32));
            } else if unit.level != Level::Town && (i < places || i >= inland) {
                let short = shorten(&unit.name);
                if short.len() < unit.name.len() {
                    shorts.push((short, i as u32));
                }
            }
        }
        shorts.extend(others.iter().filter(|o| !o.whole).map(|o| (&*o.name, o.unit)));
        let short = Lexicon::new(shorts.into_iter());
        Self { units, full, short }
    }

    /// A unit by its number.
    pub(super) fn unit(&self, id: u32) -> Option<&Unit> {
        self.units.get(id as usize)
    }

    /// The level of a unit.
    pub(super) fn level(&self, id: u32) -> Level {
        self.unit(id).map_or(Level::Country, |u| u.level)
    }

    /// The units from the province down to `id`.
    pub(super) fn line(&self, id: u32) -> Vec<u32> {
        let mut line = vec![id];
        while let Some(parent) = line.last().and_then(|&i| self.unit(i)).and_then(|u| u.parent) {
            line.push(parent);
        }
        line.reverse();
        line
    }

    /// Whether `id` is `other` or lies in it.
    pub(super) fn within(&self, id: u32, other: u32) -> bool {
        let mut at = Some(id);
        while let Some(i) = at {
            if i == other {
                return true;
            }
            at = self.unit(i).and_then(|u| u.parent);
        }
        false
    }

    /// The path of a unit: `山西省/运城市/绛县`.
    pub(super) fn path(&self, id: u32) -> String {
        let names: Vec<&str> = self.line(id).iter().filter_map(|&i| self.unit(i)).map(|u| &*u.name).collect();
        names.join("/")
    }

    /// The unit with this path.
    pub(super) fn at_path(&self, path: &str) -> Option<u32> {
        find(&self.units, &self.full, path)
    }
}

/// Another name of a unit.
struct Other {
    name: String,
    unit: u32,
    /// It has an ending of its own (襄樊市, 莱阳专区) and is no word besides.
    whole: bool,
}

/// Older names and short forms: those the list tells, those of units that were raised (萧山市 and 萧山县 of 萧山区, 惠阳地区 of a
/// city 惠阳), and those of development zones. A name that some unit bears today is no older name of another.
fn others(units: &[Unit], names: &Lexicon) -> Vec<Other> {
    let mut others = Vec::new();
    let bears = |name: &str| names.has(&name.chars().collect::<Vec<char>>());
    for line in ALIASES.lines().filter(|l| !l.starts_with(['#', '+'])) {
        if let Some((alias, path)) = line.split_once('=')
            && let Some(unit) = find(units, names, path)
        {
            let whole = alias.chars().count() >= 2
                && alias != "贵县"
                && alias.ends_with(['省', '市', '县', '区', '盟', '旗']);
            others.push(Other { name: alias.to_owned(), unit, whole });
        }
    }
    let told: std::collections::HashSet<String> = others.iter().map(|o| o.name.clone()).collect();
    for (i, unit) in units.iter().enumerate() {
        let mut add = |name: String| {
            if !bears(&name) && !told.contains(&name) {
                others.push(Other { name, unit: i as u32, whole: true });
            }
        };
        let short = shorten(&unit.name);
        let cut = short.len() < unit.name.len();
        let older: &[&str] = match unit.level {
            Level::City if cut => &["地区", "专区"],
            Level::County if cut && unit.name.ends_with('区') => &["县", "市"],
            Level::County if cut && unit.name.ends_with(['市', '县', '旗']) => &["县"],
            _ => &[],
        };
        for ending in older {
            add(format!("{short}{ending}"));
        }
        if matches!(unit.level, Level::County | Level::Town) {
            for name in zone_names(units, unit) {
                add(name);
            }
        }
    }
    others
}

/// What a development zone is called besides its full name: 太原中北高新技术产业开发区 → 太原中北高新区, 中北高新区.
fn zone_names(units: &[Unit], unit: &Unit) -> Vec<String> {
    const FORMS: [(&str, &[&str]); 4] = [
        ("高新技术产业开发区", &["高新区", "高新技术开发区"]),
        ("经济技术开发区", &["经开区", "开发区"]),
        ("经济开发区", &["经开区", "开发区"]),
        ("综合改革示范区", &["综改示范区"]),
    ];
    let Some((ending, forms)) = FORMS.iter().find(|(ending, _)| unit.name.ends_with(ending)) else {
        return Vec::new();
    };
    let mut stems: Vec<&str> = unit.name.strip_suffix(ending).into_iter().collect();
    let mut above = unit.parent;
    while let Some(parent) = above.and_then(|p| units.get(p as usize)) {
        let bare = stems.iter().filter_map(|s| s.strip_prefix(shorten(&parent.name))).collect::<Vec<_>>();
        stems.extend(bare);
        above = parent.parent;
    }
    stems.retain(|s| s.chars().count() >= 2);
    let endings: Vec<&str> = std::iter::once(*ending).chain(forms.iter().copied()).collect();
    stems.iter().flat_map(|s| endings.iter().map(move |e| format!("{s}{e}"))).collect()
}

fn push(units: &mut Vec<Unit>, name: Box<str>, parent: Option<u32>, level: Level) -> u32 {
    units.push(Unit { name, parent, level });
    units.len() as u32 - 1
}

/// The unit with this path.
fn find(units: &[Unit], full: &Lexicon, path: &str) -> Option<u32> {
    let names: Vec<&str> = path.rsplit('/').collect();
    let last: Vec<char> = names.first()?.chars().collect();
    let mut found = None;
    full.each(&last, |len, id| {
        let mut at = units.get(id as usize);
        let same = names.iter().all(|name| {
            let same = at.is_some_and(|u| *u.name == **name);
            at = at.and_then(|u| u.parent).and_then(|p| units.get(p as usize));
            same
        });
        if len == last.len() && same && at.is_none() {
            found = Some(id);
        }
    });
    found
}

/// A name without its ending: 运城市 → 运城, 恩施土家族苗族自治州 → 恩施; a name of one character keeps its ending (绛县).
pub(super) fn shorten(name: &str) -> &str {
    let long = |s: &&str| s.chars().count() >= 2;
    for ending in ["自治区", "自治州", "自治县", "自治旗"] {
        if let Some(mut stem) = name.strip_suffix(ending) {
            while let Some(shorter) = PEOPLES.iter().find_map(|p| {
                let whole = stem.strip_suffix(p).filter(long);
                stem.strip_suffix('族').and_then(|s| s.strip_suffix(p)).filter(long).or(whole)
            }) {
                stem = shorter;
            }
            return stem;
        }
    }
    // 浦东新区 is always called so.
    if name.ends_with("新区") {
        return name;
    }
    ENDINGS.iter().find_map(|e| name.strip_suffix(e).filter(long)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn every_level_has_its_path() {
        let g = gazetteer();
        for path in [
            "山西省/运城市/绛县/古绛镇",
            "北京市/海淀区",
            "海南省/万宁市",
            "广东省/东莞市/虎门镇",
            "香港特别行政区/观塘区",
            "台湾省/台北市",
            "河北省/雄安新区",
            "重庆市/两江新区",
        ] {
            assert_eq!(g.at_path(path).map(|id| g.path(id)).as_deref(), Some(path));
        }
    }

    #[test]
    fn short_names_lose_their_ending_alone() {
        for (name, short) in [
            ("运城市", "运城"),
            ("绛县", "绛县"),
            ("恩施土家族苗族自治州", "恩施"),
            ("新疆维吾尔自治区", "新疆"),
            ("内蒙古自治区", "内蒙古"),
            ("广西壮族自治区", "广西"),
            ("大理白族自治州", "大理"),
            ("阿坝藏族羌族自治州", "阿坝"),
            ("浦东新区", "浦东新区"),
        ] {
            assert_eq!(shorten(name), short);
        }
    }

    #[test]
    fn every_other_name_leads_somewhere() {
        let g = gazetteer();
        let lost: Vec<&str> = ALIASES
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty())
            .filter(|l| {
                let path = l.strip_prefix('+').or_else(|| l.split_once('=').map(|(_, path)| path));
                path.is_none_or(|path| g.at_path(path).is_none())
            })
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn older_names_and_zones_lead_to_the_units_of_today() {
        let g = gazetteer();
        for (name, path) in [
            ("萧山市", "浙江省/杭州市/萧山区"),
            ("双城县", "黑龙江省/哈尔滨市/双城区"),
            ("滁县地区", "安徽省/滁州市"),
            ("莱阳专区", "山东省/烟台市"),
            ("掖县", "山东省/烟台市/莱州市"),
            ("都安县", "广西壮族自治区/河池市/都安瑶族自治县"),
            ("中北高新区", "山西省/太原市/太原中北高新技术产业开发区"),
        ] {
            let mut found = Vec::new();
            g.full.each(&chars(name), |n, id| found.extend((n == name.chars().count()).then(|| g.path(id))));
            g.short.each(&chars(name), |n, id| found.extend((n == name.chars().count()).then(|| g.path(id))));
            assert!(found.contains(&path.to_owned()), "{name}: {found:?}");
        }
    }

    #[test]
    fn abbreviations_and_countries_are_known() {
        let g = gazetteer();
        assert!(g.short.has(&chars("襄樊")) && g.short.has(&chars("马耳他")));
    }
}
