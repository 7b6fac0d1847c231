//! Sound: readings of characters, and what Latin letters can spell. Knows no dictionary of words.

use super::is_han;
use pinyin::ToPinyinMulti;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, OnceLock};

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
#[derive(Debug, Clone)]
pub struct Spelling {
    /// Its sounds, one for each character.
    pub sounds: Vec<Sound>,
    /// How sure.
    pub spelled: Spelled,
    /// Made when it is first listened with.
    ear: OnceLock<Arc<Ear>>,
}

impl PartialEq for Spelling {
    fn eq(&self, other: &Self) -> bool {
        self.sounds == other.sounds && self.spelled == other.spelled
    }
}

impl Eq for Spelling {}

/// Hears a row of sounds in a text, however long: for each character it knows which of the sounds it can be, one bit for each.
/// (Baeza-Yates and Gonnet, “A new approach to text searching”, 1992: shift-and.)
pub struct Ear {
    /// For the characters whose readings are kept ready.
    spoken: Vec<u64>,
    /// For others, which stand for themselves.
    others: Vec<(char, u64)>,
    length: usize,
}

impl fmt::Debug for Ear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ear for {} sounds", self.length)
    }
}

impl Ear {
    fn new(sounds: &[Sound]) -> Self {
        let count = *SPOKEN.end() as usize - *SPOKEN.start() as usize + 1;
        let mut ear = Self { spoken: vec![0; count], others: Vec::new(), length: sounds.len() };
        for (number, sound) in sounds.iter().enumerate().take(64) {
            for c in sound.chars() {
                match spoken(c).and_then(|at| ear.spoken.get_mut(at)) {
                    Some(sounds) => *sounds |= 1 << number,
                    None => ear.others.push((c, 1 << number)),
                }
            }
        }
        ear
    }

    /// Which sounds a (folded) character can be, one bit for each.
    #[inline]
    pub fn sounds(&self, c: char) -> u64 {
        match spoken(c).and_then(|at| self.spoken.get(at)) {
            Some(sounds) => *sounds,
            None => {
                self.others.iter().filter(|(other, _)| *other == c).fold(0, |all, (_, sound)| all | sound)
            }
        }
    }

    /// Where the row of sounds ends among some (folded) characters: the number of the character behind each.
    pub fn hear<'a>(&'a self, chars: impl Iterator<Item = char> + 'a) -> impl Iterator<Item = usize> + 'a {
        let last = self.length.checked_sub(1).map_or(0, |last| 1_u64 << last.min(63));
        let mut heard = 0_u64;
        (1..).zip(chars).filter_map(move |(end, c)| {
            heard = (heard << 1 | 1) & self.sounds(c);
            (heard & last != 0).then_some(end)
        })
    }
}

/// At most so many ways to read one word; `xianguangan` has many, and nobody means the last of them.
const WAYS: usize = 24;

impl Spelling {
    fn new(sounds: Vec<Sound>, spelled: Spelled) -> Self {
        Self { sounds, spelled, ear: OnceLock::new() }
    }

    /// Whether these (folded) characters hold its sounds side by side.
    fn stands_in(&self, chars: impl Iterator<Item = char>) -> bool {
        self.ear().hear(chars).next().is_some()
    }

    /// What hears it in a text.
    pub fn ear(&self) -> &Ear {
        self.ear.get_or_init(|| Arc::new(Ear::new(&self.sounds)))
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

    /// The characters that fit, those of the first plane alone.
    pub fn chars(&self) -> Vec<char> {
        match self {
            Self::Letter(letter) => vec![*letter],
            Self::Heard(syllables) => {
                let mut chars: Vec<char> =
                    syllables.numbers().flat_map(|n| Speech::get().with(n)).copied().collect();
                chars.sort_unstable();
                chars.dedup();
                chars
            }
        }
    }

    /// The first letters that its syllables have, one bit for each letter from a on.
    pub fn initials(&self) -> u32 {
        match self {
            Self::Letter(letter) => initials(*letter),
            Self::Heard(syllables) => syllables.numbers().fold(0, |all, n| all | Speech::get().initial(n)),
        }
    }

    /// Whether it is nothing more than those first letters: then whatever begins with them fits.
    pub fn is_initials(&self) -> bool {
        let begun = |initials| Syllables::of(|reading| initial(reading) & initials != 0);
        matches!(self, Self::Heard(syllables) if *syllables == begun(self.initials()))
    }

    /// A whole syllable, such as `xiang`.
    fn syllable(typed: &str, fuzzy: bool) -> Self {
        Self::Heard(Syllables::of(|reading| sounds_like(reading, typed, false, fuzzy)))
    }

    /// The beginning of a syllable, such as `xia` or `x`.
    fn start(typed: &str, fuzzy: bool) -> Self {
        Self::Heard(Syllables::of(|reading| sounds_like(reading, typed, true, fuzzy)))
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

    fn numbers(&self) -> impl Iterator<Item = u16> + '_ {
        (0..Speech::get().readings.len() as u16).filter(|number| self.has(*number))
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
    /// The characters with each reading.
    chars: Vec<Vec<char>>,
    /// The first letters of each character's readings.
    initials: Vec<u32>,
}

/// The characters whose readings are kept ready: the unified block and its first extension.
const SPOKEN: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9FFF}';

impl Speech {
    fn get() -> &'static Self {
        static SPEECH: OnceLock<Speech> = OnceLock::new();
        SPEECH.get_or_init(|| {
            let all: BTreeSet<&'static str> = SPOKEN.flat_map(readings).collect();
            let readings: Vec<&'static str> = all.into_iter().collect();
            let mut speech = Self {
                chars: vec![Vec::new(); readings.len()],
                readings,
                begins: vec![0],
                numbers: Vec::new(),
                initials: Vec::new(),
            };
            for c in SPOKEN {
                let known = self::readings(c).filter_map(|r| speech.readings.binary_search(&r).ok());
                for number in known {
                    speech.numbers.push(number as u16);
                    speech.chars.get_mut(number).into_iter().for_each(|chars| chars.push(c));
                }
                speech.begins.push(speech.numbers.len() as u32);
                speech.initials.push(self::readings(c).fold(0, |all, reading| all | initial(reading)));
            }
            speech
        })
    }

    fn of(&self, c: char) -> &[u16] {
        let begin = |at: usize| self.begins.get(at).map(|n| *n as usize);
        let range = spoken(c).and_then(|at| begin(at).zip(begin(at + 1)));
        range.and_then(|(from, to)| self.numbers.get(from..to)).unwrap_or_default()
    }

    fn with(&self, number: u16) -> &[char] {
        self.chars.get(usize::from(number)).map_or(&[], Vec::as_slice)
    }

    fn initial(&self, number: u16) -> u32 {
        self.readings.get(usize::from(number)).map_or(0, |reading| initial(reading))
    }
}

/// The number of a character among those whose readings are kept ready.
fn spoken(c: char) -> Option<usize> {
    SPOKEN.contains(&c).then(|| c as usize - *SPOKEN.start() as usize)
}

/// The first letters of a (folded) character's readings, one bit for each letter from a on.
pub fn initials(c: char) -> u32 {
    spoken(c).and_then(|at| Speech::get().initials.get(at)).copied().unwrap_or(0)
}

fn initial(reading: &str) -> u32 {
    let first = reading.bytes().next().filter(u8::is_ascii_lowercase);
    first.map_or(0, |letter| 1 << (letter - b'a'))
}

/// The readings of a character without tones, those of no living word aside; ü is written ü.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let all = if is_han(c) { c.to_pinyin_multi() } else { None };
    let living = living().get(&c);
    let lives =
        move |reading: &&str| living.is_none_or(|living| living.split(' ').any(|one| one == *reading));
    all.into_iter().flatten().map(pinyin::Pinyin::plain).filter(lives)
}

/// The living readings of those common characters that have others, too. Every one of these would stand in the lists of sounds wherever
/// the character stands in a text.
fn living() -> &'static HashMap<char, &'static str> {
    static LIVING: OnceLock<HashMap<char, &'static str>> = OnceLock::new();
    LIVING.get_or_init(|| {
        let lines = include_str!("../../assets/readings.txt").lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once(' '))
            .filter_map(|(c, all)| Some((c.chars().next()?, all)))
            .collect()
    })
}

/// Whether a typed syllable (or its start) is the reading; ü may be typed as v or u.
fn sounds_like(reading: &str, typed: &str, start: bool, fuzzy: bool) -> bool {
    if fuzzy {
        return sounds_like(&blur(reading), &blur(typed), start, false);
    }
    let mut heard = reading.chars();
    let all =
        typed.chars().all(|t| heard.next().is_some_and(|h| h == t || (h == 'ü' && matches!(t, 'v' | 'u'))));
    all && (start || heard.next().is_none())
}

/// A syllable as one hears it who does not tell apart what [`fuzzy_spellings`] names.
fn blur(syllable: &str) -> String {
    let flat =
        ["zh", "ch", "sh"].into_iter().find_map(|curled| Some((curled, syllable.strip_prefix(curled)?)));
    let syllable = flat.map_or_else(|| syllable.to_owned(), |(curled, rest)| curled.replace('h', "") + rest);
    let syllable = syllable.strip_prefix('n').map_or_else(|| syllable.clone(), |rest| format!("l{rest}"));
    let back = ["ang", "eng", "ing"].into_iter().any(|end| syllable.ends_with(end));
    syllable.strip_suffix('g').filter(|_| back).map_or_else(|| syllable.clone(), str::to_owned)
}

/// The ways to read a (folded) word as sounds: Chinese characters stand for themselves, Latin letters for syllables or first letters.
/// Empty where it cannot be sound: without Latin letters, with digits, or with letters that spell nothing.
pub fn spellings(word: &str) -> Vec<Spelling> {
    spell(word, false)
}

/// [`spellings`] by somebody who does not tell z from zh, c from ch, s from sh, n from l, or an, en, in from ang, eng, ing.
pub fn fuzzy_spellings(word: &str) -> Vec<Spelling> {
    spell(word, true)
}

fn spell(word: &str, fuzzy: bool) -> Vec<Spelling> {
    let word: Vec<char> = word.chars().collect();
    let latin = word.iter().filter(|c| c.is_ascii_lowercase()).count();
    let han = word.iter().filter(|c| is_han(**c)).count();
    if latin == 0 || latin + han != word.len() || word.len() > 48 || (han == 0 && latin < 2) {
        return Vec::new();
    }
    let mut ways = Vec::new();
    let walking = Walking { fuzzy, unfinished: false };
    walking.walk(&word, &mut Vec::new(), &mut ways, &mut 0);
    if !ways.iter().any(|way: &Spelling| way.spelled == Spelled::Whole) {
        ways.clear();
        Walking { unfinished: true, ..walking }.walk(&word, &mut Vec::new(), &mut ways, &mut 0);
        if ways.len() < WAYS {
            spell_initials(&word, fuzzy, &mut ways);
        }
    }
    ways.sort_by_key(|way| (std::cmp::Reverse(way.spelled), way.sounds.len()));
    ways
}

/// Whether a word holds what was typed, or what was typed spells a part of it. Nothing typed is in every word.
pub fn tells(word: &str, typed: &str) -> bool {
    teller(typed)(word)
}

/// [`tells`] for many words.
pub fn teller(typed: &str) -> impl Fn(&str) -> bool + use<> {
    let typed = typed.to_lowercase();
    let ways = spellings(&typed);
    move |word| word.to_lowercase().contains(&typed) || ways.iter().any(|way| way.stands_in(word.chars()))
}

/// How a word is read as syllables.
#[derive(Clone, Copy)]
struct Walking {
    fuzzy: bool,
    /// Whether the last syllable may be none yet: the g of `xiang` as the beginning of `xian guo`. As with an input method only where the
    /// letters make no whole syllables.
    unfinished: bool,
}

impl Walking {
    /// Reads whole syllables from the left, the longest first.
    fn walk(self, rest: &[char], sounds: &mut Vec<Sound>, ways: &mut Vec<Spelling>, steps: &mut usize) {
        *steps += 1;
        if ways.len() >= WAYS || *steps > 2000 {
            return;
        }
        let Some(&first) = rest.first() else {
            ways.push(Spelling::new(sounds.clone(), Spelled::Whole));
            return;
        };
        if is_han(first) {
            sounds.push(Sound::Letter(first));
            self.walk(rest.get(1..).unwrap_or_default(), sounds, ways, steps);
            sounds.pop();
            return;
        }
        for length in (1..=rest.len().min(6)).rev() {
            let (head, tail) = rest.split_at(length);
            let syllable: String = head.iter().collect();
            if syllables().contains(syllable.as_str()) {
                sounds.push(Sound::syllable(&syllable, self.fuzzy));
                self.walk(tail, sounds, ways, steps);
                sounds.pop();
            } else if self.unfinished && tail.is_empty() && !sounds.is_empty() && begins_syllable(&syllable) {
                sounds.push(Sound::start(&syllable, self.fuzzy));
                ways.push(Spelling::new(sounds.clone(), Spelled::Started));
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
            sounds.push(Sound::start(&syllable, self.fuzzy));
            ways.push(Spelling::new(sounds.clone(), Spelled::Started));
            sounds.pop();
        }
    }
}

/// First letters to the end, after characters or whole syllables at the beginning.
fn spell_initials(word: &[char], fuzzy: bool, ways: &mut Vec<Spelling>) {
    let initials = |letters: &[char]| -> Option<Vec<Sound>> {
        let sound = |&c: &char| match c {
            c if is_han(c) => Some(Sound::Letter(c)),
            'i' | 'u' | 'v' => None,
            c => Some(Sound::start(c.encode_utf8(&mut [0; 4]), fuzzy)),
        };
        letters.iter().map(sound).collect()
    };
    if let Some(sounds) = initials(word) {
        ways.push(Spelling::new(sounds, Spelled::Initials));
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
        sounds.push(Sound::syllable(&head.iter().collect::<String>(), fuzzy));
        rest = tail;
        if let Some(tail) = initials(rest).filter(|tail| !tail.is_empty()) {
            ways.push(Spelling::new([sounds, tail].concat(), Spelled::Initials));
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
        reads_as(typed, printed, false)
    }

    fn reads_as(typed: &str, printed: &str, fuzzy: bool) -> Option<Spelled> {
        let printed: Vec<char> = printed.chars().collect();
        let fits = |way: &&Spelling| {
            way.sounds.len() == printed.len() && way.sounds.iter().zip(&printed).all(|(s, &c)| s.fits(c))
        };
        spell(typed, fuzzy).iter().find(fits).map(|way| way.spelled)
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
    fn living_readings_are_some_of_the_known() {
        for (c, living) in living() {
            let known: BTreeSet<&str> =
                c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain).collect();
            let living: BTreeSet<&str> = living.split(' ').collect();
            assert!(known.is_superset(&living) && living.len() < known.len(), "{c} {living:?} {known:?}");
        }
    }

    #[test]
    fn fuzzy_sounds_are_read() {
        for (typed, printed) in [
            ("zenxing", "振兴"),
            ("cifan", "吃饭"),
            ("zengxin", "振兴"),
            ("sanxi", "商洗"),
            ("lanjin", "南京"),
            ("ninqing", "临清"),
            ("sichuan", "市川"),
            ("ln", "南宁"),
        ] {
            assert_eq!(reads(typed, printed), None, "{typed} {printed}");
            assert!(reads_as(typed, printed, true).is_some(), "{typed} {printed}");
        }
        assert_eq!(reads_as("xiangcun", "西安", true), None);
    }

    #[test]
    fn ears_hear_what_fits() {
        let text: Vec<char> = "全面推进乡村振兴，解芳到乡村去".chars().collect();
        for typed in ["xczx", "xiangcun", "乡c", "xiefang", "tjxc", "quanm", "qu"] {
            for way in spellings(typed) {
                let long = way.sounds.len();
                let fits = |end: &usize| {
                    let window = text.get(end.wrapping_sub(long)..*end);
                    window
                        .is_some_and(|window| way.sounds.iter().zip(window).all(|(sound, c)| sound.fits(*c)))
                };
                let heard: Vec<usize> = way.ear().hear(text.iter().copied()).collect();
                assert_eq!(heard, (0..=text.len()).filter(fits).collect::<Vec<_>>(), "{typed}");
            }
        }
    }

    #[test]
    fn what_spells_nothing_is_no_sound() {
        for typed in ["zzqwvx", "123", "乡村", "x", "xqzvw", "2a"] {
            assert_eq!(spellings(typed), [], "{typed}");
        }
    }
}
