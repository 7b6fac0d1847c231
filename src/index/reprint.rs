//! Two versions of one text: a sketch by which they meet among a million stories, and the proof letter by letter. Knows only letters.
//!
//! The sketch is a bottom-k sample (Broder 1997) of the hashes of all runs of eight letters: the longer the text, the more of them, so
//! that a short version shares hashes with the long one it was cut from. The proof aligns the texts in passages and looks at *how* they
//! differ: a reprint is letter-true where it is kept; two stories of one template differ every few words.

/// Letters of a run whose hash may stand in a sketch. Of runs of eight, 85 % survive two misread letters in a hundred.
const SHINGLE: usize = 8;
/// A sketch holds one hash for so many letters of the text …
const LETTERS_PER_HASH: usize = 12;
/// … and at least and at most so many.
pub(super) const LEAST: usize = 16;
const MOST: usize = 96;
/// An alignment is made of runs of at least so many letters that agree …
const SEED: usize = 6;
/// … and leaves a passage it is in only for a longer one: shorter ones stand in other places of a text by chance.
const ELSEWHERE: usize = 10;
/// Two runs belong to one passage where no more letters than this lie between them, in either text.
const APART: usize = 24;
/// A run that stands in more places than this is looked for in the first of them only.
const PLACES: usize = 8;
/// A reprint shares this part of the shorter text …
const PART: f32 = 0.3;
/// … or, where fewer letters than this agree (a name of policy and a place in two short captions), most of it.
const LETTERS: usize = 48;
const MOST_OF_IT: f32 = 0.6;
/// Of the letters of its passages at most this part differs: misread, or edited lightly.
const DIFFERING: f32 = 0.08;
/// In a hundred letters of its passages at most so many words are replaced by others; a template replaces a name or a figure every line.
const REPLACED: f32 = 1.5;

/// The hashes by which versions of a text meet; ascending.
pub(super) fn sketch(letters: &[char]) -> Vec<u32> {
    let mut hashes: Vec<u32> = letters.windows(SHINGLE).map(|run| (hash(run) >> 32) as u32).collect();
    let most = (letters.len() / LETTERS_PER_HASH).clamp(LEAST, MOST);
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(most);
    hashes
}

fn hash(run: &[char]) -> u64 {
    let mixed = run.iter().fold(0_u64, |hash, &c| {
        (hash.rotate_left(5) ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    });
    (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

/// What two texts have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Overlap {
    /// Letters that agree.
    agreeing: usize,
    /// Letters inside the common passages that do not.
    differing: usize,
    /// Places inside the passages where a word is replaced by another.
    replaced: usize,
    /// Letters of the shorter text.
    shorter: usize,
}

impl Overlap {
    /// Compares two texts.
    pub(super) fn of(one: &[char], other: &[char]) -> Self {
        let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
        let mut overlap = Self { shorter: short.len(), ..Self::default() };
        let runs = runs(long, short);
        overlap.agreeing = runs.iter().map(|run| run.len).sum();
        for seam in runs.windows(2) {
            if let [before, run] = *seam {
                overlap.add_seam(long, short, before, run);
            }
        }
        // Forms that agree as wholes begin and end in other words.
        if let (Some(first), Some(last)) = (runs.first(), runs.last()) {
            let ends = |from: usize, to: usize| (2..=APART).contains(&to.saturating_sub(from));
            let after = |run: &Run| (run.long + run.len, run.short + run.len);
            overlap.replaced += usize::from(ends(0, first.long) && ends(0, first.short));
            let (in_long, in_short) = after(last);
            overlap.replaced += usize::from(ends(in_long, long.len()) && ends(in_short, short.len()));
        }
        overlap
    }

    /// The part of the shorter text that stands in the longer one, from 0 to 1.
    pub(super) fn part(&self) -> f32 {
        self.agreeing as f32 / self.shorter.max(1) as f32
    }

    /// Whether the two are versions of one text.
    pub(super) fn is_reprint(&self) -> bool {
        let passages = (self.agreeing + self.differing) as f32;
        let enough = if self.agreeing < LETTERS { MOST_OF_IT } else { PART };
        self.part() >= enough
            && self.differing as f32 <= passages * DIFFERING
            && self.replaced as f32 * 100.0 <= passages * REPLACED + 50.0
    }

    /// Counts what lies between two runs, if they are of one passage. Letters that one text alone has were left out or put in: that is
    /// cutting, and says nothing.
    fn add_seam(&mut self, long: &[char], short: &[char], before: Run, run: Run) {
        let theirs = long.get(before.long + before.len..run.long);
        let ours = short.get(before.short + before.len..run.short);
        let (Some(theirs), Some(ours)) = (theirs, ours) else { return };
        let least = theirs.len().min(ours.len());
        if least == 0 || theirs.len().max(ours.len()) > APART {
            return;
        }
        let differing = distance(theirs, ours);
        self.differing += differing;
        // One letter among good ones is misread; most of a word is another word; and a reprint keeps its figures.
        let (mine, others) = (figures(ours), figures(theirs));
        let changed = mine.iter().zip(&others).filter(|(a, b)| a != b).count();
        self.replaced += changed.max(usize::from(least >= 2 && differing * 2 > least));
    }
}

/// The figures in some letters.
fn figures(letters: &[char]) -> Vec<&[char]> {
    letters.split(|c| !c.is_ascii_digit()).filter(|figure| !figure.is_empty()).collect()
}

/// How many letters have to be put in, left out or changed to make one of the other (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Letters that agree: where they begin in either text, and how many.
#[derive(Debug, Clone, Copy)]
struct Run {
    long: usize,
    short: usize,
    len: usize,
}

/// The runs of the shorter text that stand in the longer one, in the shorter text's order. Where a run stands several times, the place
/// that goes on from the run before, or else the longest.
fn runs(long: &[char], short: &[char]) -> Vec<Run> {
    let mut seeds: Vec<(u64, u32)> = (0..).zip(long.windows(SEED)).map(|(at, run)| (hash(run), at)).collect();
    seeds.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(seed) = short.get(at..at + SEED) {
        let key = hash(seed);
        let from = seeds.partition_point(|(hash, _)| *hash < key);
        let places = seeds.iter().skip(from).take_while(|(hash, _)| *hash == key).take(PLACES);
        let goes_on = |place: usize| {
            runs.last().is_some_and(|last| {
                let end = last.long + last.len;
                (end..=end + APART).contains(&place) && at <= last.short + last.len + APART
            })
        };
        let best = places
            .map(|&(_, place)| {
                let place = place as usize;
                let other = long.get(place..).unwrap_or_default();
                let len = short.iter().skip(at).zip(other).take_while(|(a, b)| a == b).count();
                (goes_on(place), len, place)
            })
            .max_by_key(|&(on, len, place)| (on, len, std::cmp::Reverse(place)));
        let inside = runs.last().is_some_and(|last| at <= last.short + last.len + APART);
        let least = if inside { ELSEWHERE } else { SEED };
        match best.filter(|&(on, len, _)| len >= SEED && (on || len >= least)) {
            Some((_, len, place)) => {
                runs.push(Run { long: place, short: at, len });
                at += len;
            }
            None => at += 1,
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    }

    const TEXT: &str = "县委书记带队深入古绛镇调研督导巩固衔接工作，先后到柴家坡村和西吴村察看产业大棚与饮水工程，\
                        走访脱贫户了解收入，随后召开座谈会，听取各村汇报，要求补齐短板，抓好整改，守住底线。";

    #[test]
    fn a_misread_text_is_still_the_same() {
        let other = TEXT.replace("督导", "督寻").replace("饮水", "钦水");
        let overlap = Overlap::of(&chars(TEXT), &chars(&other));
        assert!(overlap.is_reprint() && overlap.replaced == 0 && overlap.differing == 2, "{overlap:?}");
    }

    #[test]
    fn sentences_in_another_order_are_still_the_same() {
        let (first, second) = TEXT.split_once("走访").unwrap();
        let overlap = Overlap::of(&chars(TEXT), &chars(&format!("走访{second}{first}")));
        assert!(overlap.is_reprint() && overlap.part() > 0.9, "{overlap:?}");
    }

    #[test]
    fn a_filled_form_is_not_the_same() {
        let other = TEXT.replace("古绛镇", "横水镇").replace("柴家坡村和西吴村", "新庄村和东山底村");
        let other = other.replace("产业大棚", "养殖小区").replace("饮水工程", "通村公路");
        let overlap = Overlap::of(&chars(TEXT), &chars(&other));
        assert!(!overlap.is_reprint(), "{overlap:?}");
    }

    #[test]
    fn a_short_version_shares_hashes_with_the_long_one() {
        let long = chars(TEXT).into_iter().chain(chars("其他内容").repeat(40)).collect::<Vec<_>>();
        let short = chars(TEXT);
        let (a, b) = (sketch(&long), sketch(&short));
        assert!(a.iter().filter(|hash| b.contains(hash)).count() >= 4);
    }
}
