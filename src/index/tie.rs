//! Reasons why two stories belong together, each proved by words that stand letter for letter in both.

use super::profile::{Name, Profile, clause};
use super::rarity::{Pair, Rarity, pairs};
use super::reprint::Overlap;
use super::serial::Part;
use super::words::Words;
use super::{Tie, TieKind};
use crate::facts::topic::Theme;
use crate::story::{Person, Role, Story};
use crate::text::fold::{Letter, fold};
use crate::tongue::index as say;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A name or slogan carried by a larger part of all stories (a head of state, the paper's own county) ties nothing together.
const COMMON: f32 = 0.2;
/// A shared run of words has so many letters at least; where there is none, a rare word of two will do.
const RUNS: [usize; 2] = [4, 2];
/// Without one run of so many letters in common there can be no reprint, and the texts need not be aligned.
const REPRINT_RUN: usize = 6;
/// A run that stands in more places than this is followed from the first of them only.
const PLACES: usize = 8;
/// So many people and so many slogans that two stories share are told.
const PEOPLE: usize = 32;
const SLOGANS: usize = 2;

/// What is known of the whole library.
pub(super) trait Library {
    /// The words, where they are loaded.
    fn words(&self) -> Option<&Words>;
    /// How rare pairs are.
    fn rarity(&self) -> &Rarity;
    /// The part of all stories that carry a name.
    fn share(&self, kind: Name, name: &str) -> f32;
}

/// One story, ready to be compared with many.
pub(super) struct Here<'a> {
    reading: &'a Profile<'a>,
    /// Its letters, for reprints.
    chars: Vec<char>,
    /// Where each run of so many letters begins, for every length in [`RUNS`].
    runs: [Vec<(u64, u32)>; RUNS.len()],
}

impl<'a> Here<'a> {
    pub(super) fn of(reading: &'a Profile<'a>) -> Self {
        let runs = RUNS.map(|len| {
            let mut runs: Vec<(u64, u32)> = (0..)
                .zip(reading.letters.windows(len))
                .filter_map(|(at, run)| Some((key(run)?, at)))
                .collect();
            runs.sort_unstable();
            runs
        });
        Self { reading, chars: reading.chars(), runs }
    }
}

/// Up to four letters that stand together, as one number: 16 bits a letter, equal for equal letters.
fn key(run: &[Letter]) -> Option<u64> {
    let together = run.iter().skip(1).all(|letter| !letter.gap);
    together
        .then(|| run.iter().fold(0, |key, letter| key << 16 | u64::from(u32::from(letter.folded) & 0xFFFF)))
}

/// All reasons that can be proved.
pub(super) fn ties(one: &Here<'_>, there: &Profile<'_>, library: &impl Library) -> Vec<Tie> {
    let here = one.reading;
    let run = (RUNS.iter().zip(&one.runs))
        .map(|(&least, runs)| shared_runs(here, runs, there, least, library.rarity()))
        .find(|runs| !runs.is_empty())
        .and_then(|runs| most_telling(runs, here, there, library.words()));
    let quoted = |run: &Shared| Some((here.quote(&run.here)?, there.quote(&run.there)?));
    let share = |kind, name: &str| library.share(kind, name);
    let mut ties = Vec::new();
    ties.extend(continuation(here, there));
    if let Some((mine, theirs)) = run.as_ref().filter(|run| run.longest >= REPRINT_RUN).and_then(quoted) {
        ties.extend(reprint(one, there, mine, theirs));
    }
    ties.extend(people(here, there, share));
    ties.extend(event(here, there, ties.iter().any(|tie| tie.kind == TieKind::Person)));
    let slogans = slogans(here, there, share);
    ties.extend(slogans.iter().map(|(_, tie)| tie.clone()));
    ties.extend(occasion(here, there));
    ties.extend(series(here, there));
    ties.extend(topic(here, there));
    ties.extend(place(here, there));
    ties.extend(reporter(here, there, share));
    // What a slogan or a person has said already is not said again.
    let lengthens = |words: &str| slogans.iter().any(|(slogan, _)| words.contains(slogan));
    let said = |words: &str| lengthens(words) || ties.iter().any(|tie| tie.label.contains(words));
    if let Some((run, (mine, theirs))) = run.as_ref().and_then(|run| Some((run, quoted(run)?)))
        && !said(&run.words)
    {
        let label = say::BOTH_SAY.fill([&run.words]);
        ties.push(Tie { kind: TieKind::Words, label, here: mine, there: theirs });
    }
    ties
}

fn tie(kind: TieKind, label: String, here: Option<String>, there: Option<String>) -> Option<Tie> {
    Some(Tie { kind, label, here: here?, there: there? })
}

fn continuation(here: &Profile<'_>, there: &Profile<'_>) -> Option<Tie> {
    let same_issue =
        here.page.paper.name == there.page.paper.name && here.page.date.value == there.page.date.value;
    let (mine, theirs) = (head_pairs(here.story), head_pairs(there.story));
    let alike = 2 * mine.intersection(&theirs).count() >= mine.len().min(theirs.len()).max(1);
    if !same_issue || !alike {
        return None;
    }
    let jump = |a: &Profile<'_>, b: &Profile<'_>| {
        Some((a.block(Role::Jump, "转")?.to_owned(), b.block(Role::Jump, "接")?.to_owned()))
    };
    let (a, b) = jump(here, there).or_else(|| jump(there, here).map(|(b, a)| (a, b)))?;
    tie(TieKind::Continuation, say::CONTINUED.to_string(), Some(a), Some(b))
}

/// The pairs of a headline.
fn head_pairs(story: &Story) -> HashSet<Pair> {
    pairs(&fold([story.head()])).map(|(pair, _)| pair).collect()
}

fn reprint(one: &Here<'_>, there: &Profile<'_>, mine: String, theirs: String) -> Option<Tie> {
    let overlap = Overlap::of(&one.chars, &there.chars());
    let label = say::SAME_TEXT.fill([&format_args!("{:.0}", overlap.part() * 100.0)]);
    overlap.is_reprint().then_some(Tie { kind: TieKind::Reprint, label, here: mine, there: theirs })
}

fn people(here: &Profile<'_>, there: &Profile<'_>, share: impl Fn(Name, &str) -> f32) -> Vec<Tie> {
    let mut ties = Vec::new();
    let theirs: HashMap<&str, &Person> = there.story.facts.people.iter().map(|p| (&*p.name, p)).collect();
    for person in &here.story.facts.people {
        let Some(twin) = theirs.get(&*person.name) else { continue };
        let title = person.titles.iter().find(|t| twin.titles.contains(t));
        // Two people of one name in different posts are not one person, unless neither has a post here.
        if title.is_none() && !person.titles.is_empty() && !twin.titles.is_empty() {
            continue;
        }
        if share(Name::Person, &person.name) > COMMON {
            continue;
        }
        let label = match title {
            Some(title) => say::SAME_PERSON_TITLE.fill([&person.name, &title]),
            None => say::SAME_PERSON.fill([&person.name]),
        };
        ties.extend(tie(TieKind::Person, label, here.clause(&person.name), there.clause(&person.name)));
        if ties.len() == PEOPLE {
            break;
        }
    }
    ties
}

fn event(here: &Profile<'_>, there: &Profile<'_>, same_people: bool) -> Option<Tie> {
    let same_place = common_depth(here.story, there.story) >= 2;
    if !same_people && !same_place {
        return None;
    }
    let days = |story: &Story| -> Vec<String> {
        let whole = story.facts.dates.iter().filter_map(|d| d.value.clone());
        whole.filter(|d| d.len() == "2023-10-09".len()).collect()
    };
    let theirs = days(there.story);
    let day = days(here.story).into_iter().find(|day| theirs.contains(day))?;
    let mut parts = day.split('-').filter_map(|n| n.parse::<u32>().ok());
    let (_, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    let printed = [format!("{month}月{date}日"), format!("{date}日")];
    let label = if same_people { say::SAME_DAY_PEOPLE } else { say::SAME_DAY_PLACE };
    tie(
        TieKind::Event,
        label.fill([&say::DAY.fill([&month, &date])]),
        here.any_clause(&printed),
        there.any_clause(&printed),
    )
}

/// The same slogans, each with its tie.
fn slogans<'a>(
    here: &Profile<'a>,
    there: &Profile<'_>,
    share: impl Fn(Name, &str) -> f32,
) -> Vec<(&'a str, Tie)> {
    let theirs: HashSet<&String> = there.story.facts.slogans.iter().collect();
    let shared = here.story.facts.slogans.iter().filter(|slogan| theirs.contains(slogan));
    let rare = shared.filter(|slogan| share(Name::Slogan, slogan) <= COMMON);
    let quoted = |slogan: &'a String| {
        let label = say::SAME_SLOGAN.fill([slogan]);
        Some((slogan.as_str(), tie(TieKind::Slogan, label, here.clause(slogan), there.clause(slogan))?))
    };
    rare.filter_map(quoted).take(SLOGANS).collect()
}

/// The same festival or day that is kept.
fn occasion(here: &Profile<'_>, there: &Profile<'_>) -> Option<Tie> {
    let mut kept = here.themes.iter().filter(|theme| theme.is_occasion());
    kept.find_map(|mine| {
        let theirs = there.themes.iter().find(|theme| theme.number == mine.number)?;
        let label = say::SAME_OCCASION.fill([&mine.name()]);
        tie(TieKind::Occasion, label, here.any_clause(&mine.words), there.any_clause(&theirs.words))
    })
}

/// A topic both stories are about.
fn topic(here: &Profile<'_>, there: &Profile<'_>) -> Option<Tie> {
    let (mine, theirs) = (here.own_topics(), there.own_topics());
    let same = |mine: &&Theme| theirs.iter().copied().find(|theirs| theirs.number == mine.number);
    let (mine, theirs) = mine.iter().find_map(|mine| Some((*mine, same(mine)?)))?;
    // The same word in both proves most.
    let both: Vec<String> = mine.words.iter().filter(|word| theirs.words.contains(word)).cloned().collect();
    let (here_words, there_words) =
        if both.is_empty() { (&mine.words, &theirs.words) } else { (&both, &both) };
    let label = say::SAME_TOPIC.fill([&mine.name()]);
    tie(TieKind::Topic, label, here.any_clause(here_words), there.any_clause(there_words))
}

/// The same column, or parts of one series.
fn series(here: &Profile<'_>, there: &Profile<'_>) -> Option<Tie> {
    if let Some((mine, theirs)) = Part::both(here.story, there.story) {
        let label = say::SAME_SERIES.fill([&mine.mark, &theirs.mark]);
        return Some(Tie { kind: TieKind::Series, label, here: mine.text, there: theirs.text });
    }
    let section = |r: &Profile<'_>| r.block(Role::Section, "").map(str::to_owned);
    let (mine, theirs) = (section(here)?, section(there)?);
    (mine == theirs)
        .then(|| tie(TieKind::Series, say::SAME_SECTION.fill([&mine]), Some(mine), Some(theirs)))?
}

fn place(here: &Profile<'_>, there: &Profile<'_>) -> Option<Tie> {
    let depth = common_depth(here.story, there.story);
    let path: Vec<&str> = here.story.facts.places.first()?.split('/').take(depth).collect();
    // Two stories of one city are everyday; of one county or township they are worth a word.
    let name = (depth >= 3).then(|| path.last())??;
    let short =
        name.strip_suffix(['市', '县', '区', '镇', '乡']).filter(|s| s.chars().count() >= 2).unwrap_or(name);
    let needles = [(*name).to_owned(), short.to_owned()]
        .into_iter()
        .chain(["我县", "全县", "我区", "全区"].map(str::to_owned));
    let needles: Vec<String> = needles.collect();
    tie(TieKind::Place, say::SAME_PLACE.fill([name]), here.any_clause(&needles), there.any_clause(&needles))
}

fn reporter(here: &Profile<'_>, there: &Profile<'_>, share: impl Fn(Name, &str) -> f32) -> Option<Tie> {
    let same = |name: &String| there.story.bylines.iter().any(|b| &b.name == name);
    let name = here.story.bylines.iter().map(|b| &b.name).find(|name| same(name))?;
    let rare = share(Name::Reporter, name) <= COMMON;
    let printed = |r: &Profile<'_>| {
        let blocks = r.story.blocks.iter().map(|b| b.text.as_str());
        blocks
            .into_iter()
            .find_map(|text| text.find(name.as_str()).map(|at| clause(text, at, at + name.len())))
    };
    rare.then(|| tie(TieKind::Reporter, say::SAME_REPORTER.fill([name]), printed(here), printed(there)))?
}

/// How many parts of their paths the first places of two stories share.
fn common_depth(here: &Story, there: &Story) -> usize {
    let (Some(a), Some(b)) = (here.facts.places.first(), there.facts.places.first()) else { return 0 };
    a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b).count()
}

/// How many letters two texts have in common from their beginning on; none across punctuation.
fn alike(mine: &[Letter], theirs: &[Letter]) -> usize {
    let same =
        |(n, (a, b)): &(usize, (&Letter, &Letter))| a.folded == b.folded && (*n == 0 || !a.gap && !b.gap);
    mine.iter().zip(theirs).enumerate().take_while(same).count()
}

/// A run of letters that stands in both stories.
struct Shared {
    words: String,
    here: Range<usize>,
    there: Range<usize>,
    /// Letters of the longest run they share, which may say less.
    longest: usize,
}

/// A label quotes so many letters at least.
const QUOTED: usize = 2;

impl Shared {
    /// The same without the pieces of words at its ends, which are words in neither story. Where nothing else would be left it may still be a
    /// word, as 医院 is of 县医院; else none.
    fn at_words(&self, here: &Profile<'_>, there: &Profile<'_>, words: &Words) -> Option<Self> {
        let words_alone = || {
            let (mine, theirs) =
                (here.whole_words(&self.here, words)?, there.whole_words(&self.there, words)?);
            let offset = |of: usize, whole: &Range<usize>| of.saturating_sub(whole.start);
            let from = offset(mine.start, &self.here).max(offset(theirs.start, &self.there));
            let to = offset(mine.end, &self.here).min(offset(theirs.end, &self.there));
            self.without_joints(here, from..to)
        };
        let whole = || self.without_joints(here, 0..self.here.len()).filter(|run| words.know(&run.words));
        words_alone().or_else(whole)
    }

    /// A part of it, without the letters at its ends that only join.
    fn without_joints(&self, here: &Profile<'_>, part: Range<usize>) -> Option<Self> {
        let is_joint = |at: &usize| here.is_joint(self.here.start + at);
        let from = part.clone().find(|at| !is_joint(at))?;
        let to = part.rev().find(|at| !is_joint(at))? + 1;
        if to < from + QUOTED {
            return None;
        }
        let cut = |run: &Range<usize>| run.start + from..run.start + to;
        let (mine, theirs) = (cut(&self.here), cut(&self.there));
        let words = here.printed(&mine)?.to_owned();
        Some(Self { words, here: mine, there: theirs, longest: self.longest })
    }
}

/// Of what two stories share, so much is tried for something worth telling.
const TOLD: usize = 6;

/// The first run that names something, at word borders; else the first that is made of words, else the first.
fn most_telling(
    runs: Vec<Shared>,
    here: &Profile<'_>,
    there: &Profile<'_>,
    words: Option<&Words>,
) -> Option<Shared> {
    let Some(words) = words else { return runs.into_iter().next() };
    let mut first = None;
    for run in runs.iter().filter_map(|run| run.at_words(here, there, words)) {
        if words.names_something(&run.words) {
            return Some(run);
        }
        first = first.or(Some(run));
    }
    first.or_else(|| runs.into_iter().next())
}

/// The runs of letters both stories share, those first that say most: the sum of their pairs' weights, by the root of their length. None
/// across punctuation.
fn shared_runs(
    here: &Profile<'_>,
    runs: &[(u64, u32)],
    there: &Profile<'_>,
    least: usize,
    rarity: &Rarity,
) -> Vec<Shared> {
    let mut found: Vec<(f32, Range<usize>, Range<usize>)> = Vec::new();
    let (mut from, mut most) = (0, 0);
    while let Some(gram) = there.letters.get(from..from + least) {
        let theirs = there.letters.get(from..).unwrap_or_default();
        let places = key(gram).map_or(&[][..], |key| {
            let rest = runs.get(runs.partition_point(|(other, _)| *other < key)..).unwrap_or_default();
            rest.get(..rest.partition_point(|(other, _)| *other == key)).unwrap_or_default()
        });
        let longest = places.iter().take(PLACES).map(|&(_, start)| {
            let mine = here.letters.get(start as usize..).unwrap_or_default();
            (alike(mine, theirs), std::cmp::Reverse(start as usize))
        });
        let Some((alike, std::cmp::Reverse(start))) = longest.max() else {
            from += 1;
            continue;
        };
        let run = theirs.get(..alike).unwrap_or_default();
        let weight: f32 = pairs(run).map(|(pair, _)| rarity.weight(pair)).sum();
        // A long formula says less than a few rare words.
        let score = weight / (alike.max(1) as f32).sqrt();
        most = most.max(alike);
        if alike >= least && score > 0.0 {
            found.push((score, start..start + alike, from..from + alike));
        }
        // The next run may begin inside this one where the first occurrence ended early.
        from += (alike + 1).saturating_sub(least).max(1);
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let shared = |(_, mine, theirs): (f32, Range<usize>, Range<usize>)| {
        let words = here.printed(&mine)?.to_owned();
        Some(Shared { words, here: mine, there: theirs, longest: most })
    };
    found.into_iter().take(TOLD).filter_map(shared).collect()
}
