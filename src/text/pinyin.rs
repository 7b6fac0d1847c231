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
    /// Any of some syllables: the one that was typed, or all that begin as it was typed.
    Heard(Syllables),
}

/// A set of syllables, one bit for each of those that characters are read with (some four hundred).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Syllables([u64; 8]);

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

impl Spelling {
    /// Whether these (folded) characters hold its sounds side by side.
    pub fn stands_in(&self, chars: impl Iterator<Item = char>) -> bool {
        let chars: Vec<char> = chars.collect();
        let fits = |window: &[char]| self.sounds.iter().zip(window).all(|(sound, c)| sound.fits(*c));
        chars.windows(self.sounds.len().max(1)).any(fits)
    }
}

impl Sound {
    /// Whether a (folded) character can be this sound, by any of its readings.
    pub fn fits(&self, c: char) -> bool {
        match self {
            Self::Letter(letter) => *letter == c,
            Self::Heard(syllables) => Speech::get().of(c).iter().any(|syllable| syllables.has(*syllable)),
        }
    }

    /// A whole syllable, such as `xiang`.
    fn syllable(typed: &str) -> Self {
        Self::Heard(Syllables::of(|reading| sounds_like(reading, typed, false)))
    }

    /// The beginning of a syllable, such as `xia` or `x`.
    fn start(typed: &str) -> Self {
        Self::Heard(Syllables::of(|reading| sounds_like(reading, typed, true)))
    }
}

impl Syllables {
    fn of(fits: impl Fn(&str) -> bool) -> Self {
        let mut set = Self::default();
        for (number, reading) in Speech::get().readings.iter().enumerate() {
            if let Some(word) = set.0.get_mut(number / 64).filter(|_| fits(reading)) {
                *word |= 1 << (number % 64);
            }
        }
        set
    }

    fn has(&self, number: u16) -> bool {
        self.0.get(usize::from(number) / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}

/// The readings of all characters as numbers, so that asking a long text for a sound costs little.
struct Speech {
    /// Every reading once, sorted.
    readings: Vec<&'static str>,
    /// Where the readings of each character from U+3400 on begin in `numbers`.
    begins: Vec<u32>,
    numbers: Vec<u16>,
}

/// The characters whose readings are kept ready: the unified block and its first extension.
const SPOKEN: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9FFF}';

impl Speech {
    fn get() -> &'static Self {
        static SPEECH: OnceLock<Speech> = OnceLock::new();
        SPEECH.get_or_init(|| {
            let all: BTreeSet<&'static str> = SPOKEN.flat_map(readings).collect();
            let readings: Vec<&'static str> = all.into_iter().collect();
            let mut speech = Self { readings, begins: vec![0], numbers: Vec::new() };
            for c in SPOKEN {
                let known = self::readings(c).filter_map(|r| speech.readings.binary_search(&r).ok());
                speech.numbers.extend(known.map(|number| number as u16));
                speech.begins.push(speech.numbers.len() as u32);
            }
            speech
        })
    }

    fn of(&self, c: char) -> &[u16] {
        let at = (c as usize).wrapping_sub(*SPOKEN.start() as usize);
        let begin = |at: usize| self.begins.get(at).map(|n| *n as usize);
        let range = begin(at).zip(at.checked_add(1).and_then(begin));
        range.and_then(|(from, to)| self.numbers.get(from..to)).unwrap_or_default()
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

/// Whether a word holds what was typed, or what was typed spells a part of it. Nothing typed is in every word.
pub fn tells(word: &str, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    word.to_lowercase().contains(&typed) || spellings(&typed).iter().any(|way| way.stands_in(word.chars()))
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
            sounds.push(Sound::syllable(&syllable));
            walk(tail, sounds, ways, steps);
            sounds.pop();
        } else if tail.is_empty() && !sounds.is_empty() && begins_syllable(&syllable) {
            sounds.push(Sound::start(&syllable));
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
        sounds.push(Sound::start(&syllable));
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
            c => Some(Sound::start(c.encode_utf8(&mut [0; 4]))),
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
        sounds.push(Sound::syllable(&head.iter().collect::<String>()));
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
