//! Makes `assets/places.bin` from the lists of places: puts every unit and every name it goes by in the order the look-up needs.
//!
//! `UPDATE=1 cargo test --test make` writes it anew after a list was changed. It is a row of cells of sixteen bits, little end first:
//! the number of units and the length of the first lexicon (two cells each); for each unit the unit above it, its level and the place of
//! its name among the words of a lexicon (of the short names for a country); then two lexicons (`lexicon.rs` tells their form).

use super::lexicon::{Cell, Lexicon};
use super::shorten::shorten;
use std::collections::{HashMap, HashSet};

/// Made by `tests/make/places.py`; the format is told there.
const TABLE: &str = include_str!("../../assets/places.txt");
/// Other names of units: abbreviations, older names.
const ALIASES: &str = include_str!("../../assets/places_other.txt");
const COUNTRIES: &str = include_str!("../../assets/countries.txt");

/// The shipped table.
const SHIPPED: &[u8] = include_bytes!("../../assets/places.bin");
/// No unit: what stands above a province.
const NONE: u16 = u16::MAX;

/// How far down a unit stands, as `src/facts/gazetteer.rs` numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Country,
    Province,
    City,
    County,
    Town,
}

/// One administrative unit.
struct Unit {
    name: String,
    parent: Option<u32>,
    level: Level,
}

/// All units, by their paths and names besides.
#[derive(Default)]
struct Units {
    list: Vec<Unit>,
    paths: HashMap<String, u32>,
    names: HashSet<String>,
}

impl Units {
    fn push(&mut self, name: &str, parent: Option<u32>, level: Level) -> u32 {
        let id = self.list.len() as u32;
        self.list.push(Unit { name: name.to_owned(), parent, level });
        if level != Level::Country {
            self.names.insert(name.to_owned());
        }
        self.paths.insert(self.line(id).join("/"), id);
        id
    }

    /// The names from the province down to the unit.
    fn line(&self, id: u32) -> Vec<&str> {
        let above = |id: &u32| self.list[*id as usize].parent;
        let mut line: Vec<&str> =
            std::iter::successors(Some(id), above).map(|id| self.list[id as usize].name.as_str()).collect();
        line.reverse();
        line
    }
}

/// Every unit of the table, and the new areas it lacks (`+河北省/雄安新区`).
fn inland() -> Units {
    let mut units = Units::default();
    let mut above: [Option<u32>; 3] = [None; 3];
    let is_zone =
        |word: &str| ["开发区", "高新区", "示范区", "新区", "园区"].iter().any(|end| word.ends_with(end));
    for line in TABLE.lines() {
        let depth = line.len() - line.trim_start_matches(' ').len();
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let level = match (depth, words.next()) {
            (0, _) => Level::Province,
            (1, None) => Level::City,
            _ => Level::County,
        };
        let parent = depth.checked_sub(1).and_then(|above_it| above[above_it]);
        // A city without districts: its townships hang on itself.
        let county = if name == "-" { parent } else { Some(units.push(name, parent, level)) };
        above[depth] = county;
        let mut suffix = "";
        for word in words {
            match word {
                "镇" | "乡" | "街道" => suffix = word,
                "-" => suffix = "",
                // Some counties list a zone without a name; the word alone is no place.
                "开发区" | "高新区" | "示范区" | "新区" | "园区" => {}
                // Development zones belong to their city, whichever county counts their people.
                _ if suffix.is_empty() && is_zone(word) && depth == 2 && above[1].is_some() => {
                    units.push(word, above[1], Level::County);
                }
                _ => {
                    units.push(&format!("{word}{suffix}"), county, Level::Town);
                }
            }
        }
    }
    units
}

fn add_new_areas(units: &mut Units) {
    for (path, name) in ALIASES.lines().filter_map(|l| l.strip_prefix('+')?.rsplit_once('/')) {
        let Some(&parent) = units.paths.get(path) else { continue };
        let above = &units.list[parent as usize];
        let is_city = above.level == Level::Province && above.name.ends_with('省');
        units.push(name, Some(parent), if is_city { Level::City } else { Level::County });
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
fn others(units: &Units) -> Vec<Other> {
    let mut others = Vec::new();
    for line in ALIASES.lines().filter(|l| !l.starts_with(['#', '+'])) {
        let Some((alias, path)) = line.split_once('=') else { continue };
        let Some(&unit) = units.paths.get(path) else { continue };
        let whole = alias.chars().count() >= 2
            && alias != "贵县"
            && alias.ends_with(['省', '市', '县', '区', '盟', '旗']);
        others.push(Other { name: alias.to_owned(), unit, whole });
    }
    let told: HashSet<String> = others.iter().map(|other| other.name.clone()).collect();
    for (id, unit) in (0..).zip(&units.list) {
        let mut add = |name: String| {
            if !units.names.contains(&name) && !told.contains(&name) {
                others.push(Other { name, unit: id, whole: true });
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
            zone_names(units, id).into_iter().for_each(&mut add);
        }
    }
    others
}

/// What a development zone is called: the name papers use (中北高新区), then every other (太原中北高新技术产业开发区, 太原中北高新区).
/// Nothing for other units.
fn zone_names(units: &Units, id: u32) -> Vec<String> {
    // The official ending, the one in use, others; the last kind exists once and needs no place before it.
    const FORMS: [(&str, &[&str]); 4] = [
        ("高新技术产业开发区", &["高新区", "高新技术开发区", "高新技术产业开发区"]),
        ("经济技术开发区", &["经济技术开发区", "经开区", "开发区"]),
        ("经济开发区", &["经济开发区", "经开区", "开发区"]),
        (ALONE, &["综改示范区", ALONE]),
    ];
    const ALONE: &str = "转型综合改革示范区";
    let unit = &units.list[id as usize];
    let Some((stem, ending, forms)) = FORMS
        .iter()
        .find_map(|(ending, forms)| unit.name.strip_suffix(ending).map(|stem| (stem, *ending, *forms)))
    else {
        return Vec::new();
    };
    let line = units.line(id);
    // 河北唐山芦台 lies in 河北, then in 唐山.
    let mut stems = vec![shorten(stem), stem];
    for name in line.iter().take(line.len() - 1) {
        let bare = stems.iter().filter_map(|s| s.strip_prefix(name).or(s.strip_prefix(shorten(name))));
        stems.extend(bare.collect::<Vec<_>>());
    }
    stems.retain(|s| s.chars().count() >= 2 || s.is_empty() && ending == ALONE);
    stems.sort_by_key(|s| s.len());
    stems.dedup();
    stems.iter().flat_map(|s| forms.iter().map(move |form| format!("{s}{form}"))).collect()
}

/// The whole table.
fn table() -> Vec<Cell> {
    let mut units = inland();
    let places = units.list.len();
    add_new_areas(&mut units);
    let inland = units.list.len();
    // 沙特=沙特阿拉伯: the first name is the one that is shown.
    let mut shorts: Vec<(String, u32)> = Vec::new();
    for names in COUNTRIES.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        let called = names.split('=').next().unwrap();
        let id = units.push(called, None, Level::Country);
        shorts.extend(names.split('=').map(|name| (name.to_owned(), id)));
    }
    let others = others(&units);
    let numbered = || (0..).zip(&units.list).take(inland);
    let mut full: Vec<(String, u32)> = numbered().map(|(id, unit)| (unit.name.clone(), id)).collect();
    for (id, unit) in numbered().take(places).filter(|(_, unit)| unit.level != Level::Town) {
        let short = shorten(&unit.name);
        if short.len() < unit.name.len() {
            shorts.push((short.to_owned(), id));
        }
    }
    for other in others {
        if other.whole { &mut full } else { &mut shorts }.push((other.name, other.unit));
    }
    // A zone stands under the name papers use, if that leads to it.
    let leads: HashSet<&(String, u32)> = full.iter().collect();
    let shown = numbered().map(|(id, unit)| {
        let called = zone_names(&units, id).into_iter().next().map(|name| (name, id));
        called.filter(|called| leads.contains(called)).unwrap_or_else(|| (unit.name.clone(), id))
    });
    let countries = (0..).zip(&units.list).skip(inland).map(|(id, unit)| (unit.name.clone(), id));
    let shown: Vec<(String, u32)> = shown.chain(countries).collect();

    let lexicon = |words: &[(String, u32)]| Lexicon::new(words.iter().map(|(word, id)| (word.as_str(), *id)));
    let (full, short) = (lexicon(&full), lexicon(&shorts));
    let places_in =
        |lexicon: &Lexicon| -> HashMap<(String, u32), u16> { lexicon.entries().zip(0..).collect() };
    let (in_full, in_short) = (places_in(&full), places_in(&short));
    let cell = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let long = |n: usize| [cell(n & 0xFFFF), cell(n >> 16)];
    let mut cells: Vec<Cell> = [long(units.list.len()), long(full.cells().len())].concat();
    for (unit, shown) in units.list.iter().zip(&shown) {
        let place = if unit.level == Level::Country { in_short[shown] } else { in_full[shown] };
        let parent = unit.parent.map_or(NONE, |parent| u16::try_from(parent).unwrap());
        cells.extend([parent, unit.level as u16, place].map(u16::to_le_bytes));
    }
    cells.extend(full.cells().iter().chain(short.cells()));
    cells
}

#[test]
fn the_table_is_what_the_lists_give() {
    let made = table();
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/places.bin");
        std::fs::write(path, made.as_flattened()).unwrap();
    } else {
        assert!(made.as_flattened() == SHIPPED, "`UPDATE=1 cargo test --test make` makes it anew");
    }
    assert!(made.as_flattened().len() < 1_000_000);
}
