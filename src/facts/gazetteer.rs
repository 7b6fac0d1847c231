//! The administrative table of China: every unit from the province to the township, and the names it goes by. Knows no texts.

mod shorten;

pub(super) use shorten::shorten;

use super::lexicon::{Cell, Lexicon};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The table as it is looked up, made by `tests/make/places.rs`, where its form is told.
const TABLE: &[u8] = include_bytes!("../../assets/places.bin");

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

/// The units and two lexicons of their names, read where they lie.
pub(super) struct Gazetteer {
    units: &'static [[Cell; 3]],
    /// Full names.
    pub(super) full: Lexicon,
    /// Names without 省市县区, aliases and countries: they need more care.
    pub(super) short: Lexicon,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::over(TABLE.as_chunks().0));

/// The table.
pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

/// No unit: what stands above a province.
const NONE: u16 = u16::MAX;

impl Gazetteer {
    fn over(cells: &'static [Cell]) -> Self {
        let size = |at: usize| {
            let cell = |at| cells.get(at).map_or(0, |cell| u16::from_le_bytes(*cell) as usize);
            cell(2 * at) | cell(2 * at + 1) << 16
        };
        let rest = cells.get(4..).unwrap_or_default();
        let (units, rest) = rest.split_at_checked(3 * size(0)).unwrap_or_default();
        let (full, short) = rest.split_at_checked(size(1)).unwrap_or_default();
        Self {
            units: units.as_chunks().0,
            full: Lexicon::over(Cow::Borrowed(full)),
            short: Lexicon::over(Cow::Borrowed(short)),
        }
    }

    fn unit(&self, id: u32) -> Option<[u16; 3]> {
        self.units.get(id as usize).map(|unit| unit.map(u16::from_le_bytes))
    }

    /// The full name of a unit; of a development zone the name papers use.
    pub(super) fn name(&self, id: u32) -> String {
        let Some([_, level, place]) = self.unit(id) else { return String::new() };
        let names = if level == Level::Country as u16 { &self.short } else { &self.full };
        names.word(place as usize)
    }

    /// The unit above.
    pub(super) fn parent(&self, id: u32) -> Option<u32> {
        self.unit(id).map(|[parent, ..]| parent).filter(|parent| *parent != NONE).map(u32::from)
    }

    /// The level of a unit.
    pub(super) fn level(&self, id: u32) -> Level {
        match self.unit(id).map_or(0, |[_, level, _]| level) {
            0 => Level::Country,
            1 => Level::Province,
            2 => Level::City,
            3 => Level::County,
            _ => Level::Town,
        }
    }

    /// The units from the province down to `id`.
    pub(super) fn line(&self, id: u32) -> Vec<u32> {
        let mut line: Vec<u32> = std::iter::successors(Some(id), |id| self.parent(*id)).collect();
        line.reverse();
        line
    }

    /// Whether `id` is `other` or lies in it.
    pub(super) fn within(&self, id: u32, other: u32) -> bool {
        std::iter::successors(Some(id), |id| self.parent(*id)).any(|id| id == other)
    }

    /// The path of a unit: `山西省/运城市/绛县`.
    pub(super) fn path(&self, id: u32) -> String {
        self.line(id).into_iter().map(|id| self.name(id)).collect::<Vec<_>>().join("/")
    }

    /// Every name of the place with this path, the longest first: 双城区, 双城县, 双城. A country has no path, but a name.
    pub(super) fn names_at(&self, path: &str) -> Vec<String> {
        let mut country = None;
        let name: Vec<char> = path.chars().collect();
        self.short.each(&name, |len, id| {
            if len == name.len() && self.level(id) == Level::Country {
                country = Some(id);
            }
        });
        let Some(id) = self.at_path(path).or(country) else { return Vec::new() };
        let mut names: Vec<String> = self.full.words_of(id).chain(self.short.words_of(id)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        names
    }

    /// The unit with this path; its last name may be any full name of the unit: one that bears it today stands before one that is
    /// called so besides.
    pub(super) fn at_path(&self, path: &str) -> Option<u32> {
        let (above, last) = path.rsplit_once('/').map_or((None, path), |(above, last)| (Some(above), last));
        let word: Vec<char> = last.chars().collect();
        let mut found: Option<(bool, u32)> = None;
        let mut look = |len: usize, id: u32| {
            if len < word.len() {
                return;
            }
            let mut at = self.parent(id);
            let same = above.into_iter().flat_map(|above| above.rsplit('/')).all(|name| {
                let same = at.is_some_and(|id| self.name(id) == name);
                at = at.and_then(|id| self.parent(id));
                same
            });
            if same && at.is_none() {
                let bears = self.name(id) == last;
                if found.is_none_or(|(best, _)| bears || !best) {
                    found = Some((bears, id));
                }
            }
        };
        self.full.each(&word, &mut look);
        found.map(|(_, id)| id)
    }
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
    fn every_other_name_leads_somewhere() {
        let aliases = include_str!("../../assets/places_other.txt");
        let g = gazetteer();
        let lines = aliases.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        let path = |l: &'static str| l.strip_prefix('+').or_else(|| l.split_once('=').map(|(_, path)| path));
        let lost: Vec<&str> =
            lines.filter(|l| path(l).is_none_or(|path| g.at_path(path).is_none())).collect();
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
            ("中北高新区", "山西省/太原市/中北高新区"),
            ("太原中北高新技术产业开发区", "山西省/太原市/中北高新区"),
            ("山西转型综合改革示范区", "山西省/太原市/综改示范区"),
            ("山西综改示范区", "山西省/太原市/综改示范区"),
            ("河北唐山芦台经济开发区", "河北省/唐山市/芦台经济开发区"),
            ("承德高新技术产业开发区", "河北省/承德市/承德高新区"),
            ("邢台经开区", "河北省/邢台市/邢台经济开发区"),
        ] {
            let mut found = Vec::new();
            g.full.each(&chars(name), |n, id| found.extend((n == name.chars().count()).then(|| g.path(id))));
            g.short.each(&chars(name), |n, id| found.extend((n == name.chars().count()).then(|| g.path(id))));
            assert!(found.contains(&path.to_owned()), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_zone_has_one_path_by_every_name() {
        let g = gazetteer();
        let short = g.at_path("河北省/石家庄市/石家庄高新区");
        assert!(short.is_some());
        assert_eq!(g.at_path("河北省/石家庄市/石家庄高新技术产业开发区"), short);
    }

    #[test]
    fn abbreviations_and_countries_are_known() {
        let g = gazetteer();
        assert!(g.short.has(&chars("襄樊")) && g.short.has(&chars("马耳他")));
    }
}
