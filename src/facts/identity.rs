//! 同名: whether two sightings of a name are one person. Pure data in, a judgement out; knows no library.

use super::gazetteer::{Level, gazetteer};
use std::collections::HashMap;

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

/// Whether two sightings of the same name are one person.
pub fn judge(a: &Sighting, b: &Sighting) -> Judgement {
    let shared = a.titles.iter().any(|t| t.chars().count() >= 5 && b.titles.contains(t));
    if shared {
        return Judgement::Same;
    }
    let g = gazetteer();
    let (here, there) = (offices(a), offices(b));
    if here.iter().any(|u| there.contains(u)) {
        return Judgement::Same;
    }
    let apart = |a: u32, b: u32| !g.within(a, b) && !g.within(b, a);
    let strangers =
        !here.is_empty() && !there.is_empty() && here.iter().all(|&a| there.iter().all(|&b| apart(a, b)));
    let close = match (day(a), day(b)) {
        (Some(a), Some(b)) => (a - b).abs() <= TERM,
        _ => false,
    };
    if strangers && close { Judgement::Different } else { Judgement::Unknown }
}

/// Parts the sightings of one name: for each the place that tells its person from the others of that name, as a path; None for all where
/// nothing contradicts, and where it is not known whose sighting it is.
pub fn part(sightings: &[Sighting]) -> Vec<Option<String>> {
    let mut group: Vec<usize> = (0..sightings.len()).collect();
    let mut contradicted = false;
    for i in 0..sightings.len() {
        for k in 0..i {
            let (Some(a), Some(b)) = (sightings.get(i), sightings.get(k)) else { continue };
            match judge(a, b) {
                Judgement::Same => {
                    let (from, to) = (group.get(i).copied(), group.get(k).copied());
                    group.iter_mut().filter(|g| Some(**g) == from).for_each(|g| *g = to.unwrap_or(*g));
                }
                Judgement::Different => contradicted = true,
                Judgement::Unknown => {}
            }
        }
    }
    if !contradicted {
        return vec![None; sightings.len()];
    }
    let g = gazetteer();
    let mut homes: HashMap<usize, u32> = HashMap::new();
    for (sighting, group) in sightings.iter().zip(&group) {
        if let Some(&office) = offices(sighting).first() {
            let home = homes.entry(*group).or_insert(office);
            if g.level(office) > g.level(*home) {
                *home = office;
            }
        }
    }
    // Somebody without an office belongs to the only one whose place the story shares.
    let near = |sighting: &Sighting| {
        let mut fit: Vec<u32> = homes
            .values()
            .copied()
            .filter(|&home| {
                sighting
                    .places
                    .iter()
                    .filter_map(|p| g.at_path(p))
                    .any(|p| g.within(p, home) || g.within(home, p))
            })
            .collect();
        fit.sort_unstable();
        fit.dedup();
        if let [only] = fit[..] { Some(only) } else { None }
    };
    let place = |(sighting, group): (&Sighting, &usize)| homes.get(group).copied().or_else(|| near(sighting));
    sightings.iter().zip(&group).map(place).map(|home| home.map(|unit| g.path(unit))).collect()
}

/// The places a person's titles name: 绛县 of 绛县县委书记.
fn offices(sighting: &Sighting) -> Vec<u32> {
    let g = gazetteer();
    let told: Vec<u32> = sighting.places.iter().filter_map(|p| g.at_path(p)).collect();
    let mut units: Vec<u32> = Vec::new();
    for title in &sighting.titles {
        let chars: Vec<char> = title.chars().skip(usize::from(title.starts_with('原'))).collect();
        let mut found: Vec<u32> = Vec::new();
        let mut longest = 0;
        let mut keep = |n: usize, id: u32| {
            if g.level(id) != Level::Country && n >= longest && n < chars.len() {
                if n > longest {
                    found.clear();
                }
                longest = n;
                found.push(id);
            }
        };
        g.full.each(&chars, &mut keep);
        g.short.each(&chars, &mut keep);
        // Several places of one name: the one of the story, if it tells.
        let best = match found[..] {
            [only] => Some(only),
            _ => found.into_iter().find(|&u| told.iter().any(|&t| g.within(t, u) || g.within(u, t))),
        };
        units.extend(best.filter(|u| !units.contains(u)));
    }
    units
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
