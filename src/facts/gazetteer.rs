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
        let inland = units.len();
        for name in COUNTRIES.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
            push(&mut units, name.into(), None, Level::Country);
        }
        let full = Lexicon::new(units.iter().enumerate().take(inland).map(|(i, u)| (&*u.name, i as u32)));
        let mut shorts: Vec<(&str, u32)> = Vec::new();
        for (i, unit) in units.iter().enumerate() {
            if unit.level == Level::Country {
                shorts.push((&unit.name, i as u32));
            } else if unit.level != Level::Town {
                let short = shorten(&unit.name);
                if short.len() < unit.name.len() {
                    shorts.push((short, i as u32));
                }
            }
        }
        for line in ALIASES.lines().filter(|l| !l.starts_with('#')) {
            if let Some((alias, name)) = line.split_once('=')
                && let Some(id) = find(&units, &full, name)
            {
                shorts.push((alias, id));
            }
        }
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
    fn abbreviations_and_countries_are_known() {
        let g = gazetteer();
        assert!(g.short.has(&chars("襄樊")) && g.short.has(&chars("马耳他")));
    }
}
