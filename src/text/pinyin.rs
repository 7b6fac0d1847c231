//! Sound: readings of characters, and what Latin letters can spell. Knows no dictionary of words.

use super::is_han;
use pinyin::ToPinyinMulti;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// One element of something spelled by sound; it stands for one character of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sound {
    /// The character itself.
    Letter(char),
    /// A whole syllable, such as `xiang`.
    Syllable(String),
    /// The beginning of a syllable still being typed, such as `xia`.
    Start(String),
    /// The first letter of a syllable.
    Initial(char),
}

/// How surely a spelling means what it says, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelled {
    /// First letters alone, or whole syllables and then first letters.
    Initials,
    /// Syllables, the last one unfinished.
    Started,
    /// Whole syllables.
    Whole,
}

/// One way to read what was typed as sounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Its sounds, one for each character.
    pub sounds: Vec<Sound>,
    /// How sure.
    pub spelled: Spelled,
}

/// At most so many ways to read one word; `xianguangan` has many, and nobody means the last of them.
const WAYS: usize = 24;

impl Sound {
    /// Whether a (folded) character can be this sound, by any of its readings.
    pub fn fits(&self, c: char) -> bool {
        match self {
            Self::Letter(letter) => *letter == c,
            Self::Syllable(syllable) => readings(c).any(|r| sounds_like(r, syllable, false)),
            Self::Start(start) => readings(c).any(|r| sounds_like(r, start, true)),
            Self::Initial(first) => readings(c).any(|r| r.starts_with(*first)),
        }
    }
}

/// All readings of a character without tones; ü is written ü.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let all = if is_han(c) { c.to_pinyin_multi() } else { None };
    all.into_iter().flatten().map(pinyin::Pinyin::plain)
}

/// Whether a typed syllable (or its start) is the reading; ü may be typed as v or u.
fn sounds_like(reading: &str, typed: &str, start: bool) -> bool {
    let mut heard = reading.chars();
    let all =
        typed.chars().all(|t| heard.next().is_some_and(|h| h == t || (h == 'ü' && matches!(t, 'v' | 'u'))));
    all && (start || heard.next().is_none())
}

/// The ways to read a (folded) word as sounds: Chinese characters stand for themselves, Latin letters for syllables or first letters.
/// Empty where it cannot be sound: without Latin letters, with digits, or with letters that spell nothing.
pub fn spellings(word: &str) -> Vec<Spelling> {
    let word: Vec<char> = word.chars().collect();
    let latin = word.iter().filter(|c| c.is_ascii_lowercase()).count();
    let han = word.iter().filter(|c| is_han(**c)).count();
    if latin == 0 || latin + han != word.len() || word.len() > 48 || (han == 0 && latin < 2) {
        return Vec::new();
    }
    let mut ways = Vec::new();
    walk(&word, &mut Vec::new(), &mut ways, &mut 0);
    if !ways.iter().any(|way: &Spelling| way.spelled == Spelled::Whole) && ways.len() < WAYS {
        spell_initials(&word, &mut ways);
    }
    ways.sort_by_key(|way| (std::cmp::Reverse(way.spelled), way.sounds.len()));
    ways
}

/// Reads whole syllables from the left, the longest first; the last may be unfinished.
fn walk(rest: &[char], sounds: &mut Vec<Sound>, ways: &mut Vec<Spelling>, steps: &mut usize) {
    *steps += 1;
    if ways.len() >= WAYS || *steps > 2000 {
        return;
    }
    let Some(&first) = rest.first() else {
        ways.push(Spelling { sounds: sounds.clone(), spelled: Spelled::Whole });
        return;
    };
    if is_han(first) {
        sounds.push(Sound::Letter(first));
        walk(rest.get(1..).unwrap_or_default(), sounds, ways, steps);
        sounds.pop();
        return;
    }
    for length in (1..=rest.len().min(6)).rev() {
        let (head, tail) = rest.split_at(length);
        let syllable: String = head.iter().collect();
        if syllables().contains(syllable.as_str()) {
            sounds.push(Sound::Syllable(syllable));
            walk(tail, sounds, ways, steps);
            sounds.pop();
        } else if tail.is_empty() && !sounds.is_empty() && begins_syllable(&syllable) {
            sounds.push(Sound::Start(syllable));
            ways.push(Spelling { sounds: sounds.clone(), spelled: Spelled::Started });
            sounds.pop();
        }
    }
    // The last syllable may be whole and still unfinished: gu is also the beginning of guan.
    let syllable: String = rest.iter().collect();
    if rest.len() <= 5
        && syllables().contains(syllable.as_str())
        && begins_longer(&syllable)
        && ways.len() < WAYS
    {
        sounds.push(Sound::Start(syllable));
        ways.push(Spelling { sounds: sounds.clone(), spelled: Spelled::Started });
        sounds.pop();
    }
}

/// First letters to the end, after characters or whole syllables at the beginning.
fn spell_initials(word: &[char], ways: &mut Vec<Spelling>) {
    let initials = |letters: &[char]| -> Option<Vec<Sound>> {
        let sound = |&c: &char| match c {
            c if is_han(c) => Some(Sound::Letter(c)),
            'i' | 'u' | 'v' => None,
            c => Some(Sound::Initial(c)),
        };
        letters.iter().map(sound).collect()
    };
    if let Some(sounds) = initials(word) {
        ways.push(Spelling { sounds, spelled: Spelled::Initials });
        return;
    }
    let mut sounds = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let whole = (2..=rest.len().min(6)).rev().find(|&n| {
            rest.get(..n).is_some_and(|head| syllables().contains(head.iter().collect::<String>().as_str()))
        });
        let Some(length) = whole else { break };
        let (head, tail) = rest.split_at(length);
        sounds.push(Sound::Syllable(head.iter().collect()));
        rest = tail;
        if let Some(tail) = initials(rest).filter(|tail| !tail.is_empty()) {
            ways.push(Spelling { sounds: [sounds.clone(), tail].concat(), spelled: Spelled::Initials });
            return;
        }
    }
}

fn begins_syllable(start: &str) -> bool {
    syllables().range(start..).next().is_some_and(|next| next.starts_with(start))
}

fn begins_longer(syllable: &str) -> bool {
    let mut after = syllables().range(syllable..);
    after.next();
    after.next().is_some_and(|next| next.starts_with(syllable))
}

/// Every syllable a common character can have, with v for ü.
fn syllables() -> &'static BTreeSet<&'static str> {
    static ALL: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    // A syllable has a vowel; the table of readings also knows grunts (m, ng, hm).
    ALL.get_or_init(|| {
        let known = ('\u{4E00}'..='\u{9FA5}')
            .flat_map(readings)
            .filter(|r| r.is_ascii() && r.contains(['a', 'e', 'i', 'o', 'u']));
        known.chain(["lv", "nv", "lve", "nve", "lue", "nue"]).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(typed: &str, printed: &str) -> Option<Spelled> {
        let printed: Vec<char> = printed.chars().collect();
        let fits = |way: &&Spelling| {
            way.sounds.len() == printed.len() && way.sounds.iter().zip(&printed).all(|(s, &c)| s.fits(c))
        };
        spellings(typed).iter().find(fits).map(|way| way.spelled)
    }

    #[test]
    fn sounds_are_read() {
        for (typed, printed, spelled) in [
            ("xiangcun", "乡村", Spelled::Whole),
            ("xiefang", "解芳", Spelled::Whole),
            ("jiefang", "解芳", Spelled::Whole),
            ("xian", "西安", Spelled::Whole),
            ("lvse", "绿色", Spelled::Whole),
            ("yuc", "预测", Spelled::Started),
            ("全程监gu", "全程监管", Spelled::Started),
            ("xczx", "乡村振兴", Spelled::Initials),
            ("振x", "振兴", Spelled::Started),
            ("xiangcunzx", "乡村振兴", Spelled::Initials),
            ("ldl", "卢东亮", Spelled::Initials),
        ] {
            assert_eq!(reads(typed, printed), Some(spelled), "{typed} {printed}");
        }
    }

    #[test]
    fn what_spells_nothing_is_no_sound() {
        for typed in ["zzqwvx", "123", "乡村", "x", "xqzvw", "2a"] {
            assert_eq!(spellings(typed), [], "{typed}");
        }
    }
}
