//! 同名: whether two sightings of a name are one person. Pure data in, a judgement out; knows no library.

use super::gazetteer::{Level, gazetteer};
use std::collections::{BTreeMap, HashMap};

/// A name in one story.
#[derive(Debug, Clone, Default)]
pub struct Sighting {
    /// Titles as [`crate::story::Person`] has them, with their places.
    pub titles: Vec<String>,
    /// The story's places as paths.
    pub places: Vec<String>,
    /// The page's day, `2023` to `2023-10-26`.
    pub date: Option<String>,
}

/// What two sightings of one name say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// A title is the same, or the place of office.
    Same,
    /// Both hold office at one time in places of which neither lies in the other.
    Different,
    /// Nothing speaks for either.
    Unknown,
}

/// Days within which two offices in different places are held by two people; further apart it may be a promotion.
const TERM: i64 = 180;
/// Characters of a title that tells who somebody is; 市委书记 and 副局长 are held by many.
const TELLING: usize = 5;

/// Whether two sightings of the same name are one person.
pub fn judge(a: &Sighting, b: &Sighting) -> Judgement {
    let shared = a.titles.iter().any(|t| t.chars().count() >= TELLING && b.titles.contains(t));
    if shared {
        return Judgement::Same;
    }
    let (here, there) = (offices(a), offices(b));
    if here.iter().any(|unit| there.contains(unit)) {
        return Judgement::Same;
    }
    let strangers = !here.is_empty() && !there.is_empty() && are_apart(&here, &there);
    let close = match (day(a), day(b)) {
        (Some(a), Some(b)) => (a - b).abs() <= TERM,
        _ => false,
    };
    if strangers && close { Judgement::Different } else { Judgement::Unknown }
}

/// Parts the sightings of one name: for each the place that tells its person from the others of that name, as a path; None for all where
/// nothing contradicts, and where it is not known whose sighting it is.
pub fn part(sightings: &[Sighting]) -> Vec<Option<String>> {
    let held: Vec<Vec<u32>> = sightings.iter().map(offices).collect();
    let groups = groups(sightings, &held);
    if !contradict(sightings, &held, &groups) {
        return vec![None; sightings.len()];
    }
    let g = gazetteer();
    let mut homes: BTreeMap<usize, u32> = BTreeMap::new();
    for (held, group) in held.iter().zip(&groups) {
        if let Some(&office) = held.first() {
            let home = homes.entry(*group).or_insert(office);
            if g.level(office) > g.level(*home) {
                *home = office;
            }
        }
    }
    // Somebody without an office belongs to the only one whose place the story shares.
    let near = |sighting: &Sighting| {
        let told: Vec<u32> = sighting.places.iter().filter_map(|path| g.at_path(path)).collect();
        let shares = |home: &u32| told.iter().any(|&unit| g.within(unit, *home) || g.within(*home, unit));
        let mut fit: Vec<u32> = homes.values().copied().filter(shares).collect();
        fit.sort_unstable();
        fit.dedup();
        if let [only] = fit[..] { Some(only) } else { None }
    };
    let place = |(sighting, group): (&Sighting, &usize)| homes.get(group).copied().or_else(|| near(sighting));
    sightings.iter().zip(&groups).map(place).map(|home| home.map(|unit| g.path(unit))).collect()
}

/// Numbers the sightings so that those of the same title, or of the same place of office, have the same number.
fn groups(sightings: &[Sighting], held: &[Vec<u32>]) -> Vec<usize> {
    let mut above: Vec<usize> = (0..sightings.len()).collect();
    let top = |above: &[usize], mut at: usize| {
        while let Some(&next) = above.get(at).filter(|next| **next != at) {
            at = next;
        }
        at
    };
    let mut titles: HashMap<&str, usize> = HashMap::new();
    let mut places: HashMap<u32, usize> = HashMap::new();
    for (at, (sighting, held)) in sightings.iter().zip(held).enumerate() {
        let same_title = sighting.titles.iter().filter(|title| title.chars().count() >= TELLING);
        let same = same_title.map(|title| *titles.entry(title).or_insert(at));
        let same: Vec<usize> =
            same.chain(held.iter().map(|unit| *places.entry(*unit).or_insert(at))).collect();
        for other in same {
            let (own, other) = (top(&above, at), top(&above, other));
            if let Some(slot) = above.get_mut(own.max(other)) {
                *slot = own.min(other);
            }
        }
    }
    (0..sightings.len()).map(|at| top(&above, at)).collect()
}

/// Whether two groups hold office at one time in places apart.
fn contradict(sightings: &[Sighting], held: &[Vec<u32>], groups: &[usize]) -> bool {
    let rows = sightings.iter().zip(held).zip(groups).filter(|((_, held), _)| !held.is_empty());
    let mut rows: Vec<(i64, usize, &[u32])> = rows
        .filter_map(|((sighting, held), group)| Some((day(sighting)?, *group, held.as_slice())))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let differ = |(at, (day, group, held)): (usize, &(i64, usize, &[u32]))| {
        let near =
            rows.get(..at).unwrap_or_default().iter().rev().take_while(|(other, ..)| day - other <= TERM);
        near.filter(|(_, other, _)| other != group).any(|(.., other)| are_apart(held, other))
    };
    rows.iter().enumerate().any(differ)
}

/// Whether no place of one row lies in one of the other.
fn are_apart(here: &[u32], there: &[u32]) -> bool {
    let g = gazetteer();
    here.iter().all(|&a| there.iter().all(|&b| !g.within(a, b) && !g.within(b, a)))
}

/// The places a person's titles name, the innermost of each: 绛县 of 绛县县委书记, 望城区 of 长沙市望城区副区长.
fn offices(sighting: &Sighting) -> Vec<u32> {
    let g = gazetteer();
    let told: Vec<u32> = sighting.places.iter().filter_map(|p| g.at_path(p)).collect();
    let mut units: Vec<u32> = Vec::new();
    for title in &sighting.titles {
        let chars: Vec<char> = title.chars().skip(usize::from(title.starts_with('原'))).collect();
        let (mut office, mut at) = (None, 0);
        while let Some((len, unit)) = chars.get(at..).and_then(|rest| leading(rest, office, &told)) {
            office = Some(unit);
            at += len;
        }
        units.extend(office.filter(|unit| !units.contains(unit)));
    }
    units
}

/// The place that some words of a title begin with, as its length and its number: below the one before it, if there was one.
fn leading(title: &[char], above: Option<u32>, told: &[u32]) -> Option<(usize, u32)> {
    let g = gazetteer();
    let mut found: Vec<u32> = Vec::new();
    let mut longest = 0;
    let mut keep = |len: usize, id: u32| {
        let fits = above.is_none_or(|above| above != id && g.within(id, above));
        if fits && g.level(id) != Level::Country && len >= longest && len < title.len() {
            if len > longest {
                found.clear();
            }
            longest = len;
            found.push(id);
        }
    };
    g.full.each(title, &mut keep);
    // 大同中院: without its ending only a large place, for 平安 and 长安 are also names of firms.
    g.short.each(title, |len, id| {
        if matches!(g.level(id), Level::Province | Level::City) {
            keep(len, id);
        }
    });
    // Several places of one name: the one of the story, if it tells.
    let best = match found[..] {
        [only] => Some(only),
        _ => found.into_iter().find(|&unit| told.iter().any(|&t| g.within(t, unit) || g.within(unit, t))),
    };
    best.map(|unit| (longest, unit))
}

/// A date as a count of days, months and leap years roughly.
fn day(sighting: &Sighting) -> Option<i64> {
    let mut parts = sighting.date.as_deref()?.split('-').map(str::parse::<i64>);
    let year = parts.next()?.ok()?;
    let month = parts.next().and_then(Result::ok).unwrap_or(6);
    let day = parts.next().and_then(Result::ok).unwrap_or(15);
    Some(year * 365 + month * 30 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(titles: &[&str], place: &str, date: &str) -> Sighting {
        Sighting {
            titles: titles.iter().map(|t| (*t).to_owned()).collect(),
            places: vec![place.to_owned()],
            date: Some(date.to_owned()),
        }
    }

    #[test]
    fn titles_and_places_tell_people_apart() {
        let here = seen(&["大同市市长"], "山西省/大同市", "2023-10-26");
        let again = seen(&["大同市委副书记", "大同市市长"], "山西省/太原市", "2024-03-01");
        let other = seen(&["望城区副区长"], "湖南省/长沙市/望城区", "2023-11-02");
        let later = seen(&["山西省副省长"], "山西省", "2025-01-02");
        let moved = seen(&["望城区副区长"], "湖南省/长沙市/望城区", "2019-11-02");
        let plain = seen(&[], "山西省/大同市/云州区", "2023-10-27");
        assert_eq!(judge(&here, &again), Judgement::Same);
        assert_eq!(judge(&here, &other), Judgement::Different);
        assert_eq!(judge(&here, &later), Judgement::Unknown);
        assert_eq!(judge(&here, &moved), Judgement::Unknown);
        assert_eq!(judge(&here, &plain), Judgement::Unknown);
        let home = |path: &str| Some(path.to_owned());
        assert_eq!(
            part(&[here.clone(), other, again.clone(), plain.clone()]),
            [
                home("山西省/大同市"),
                home("湖南省/长沙市/望城区"),
                home("山西省/大同市"),
                home("山西省/大同市")
            ]
        );
        assert_eq!(part(&[here, again, plain]), [None, None, None]);
        assert_eq!(part(&[]), []);
    }
}
