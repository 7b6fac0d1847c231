//! The kinds of query that are measured, and where in a library one of each is drawn from. Knows nothing of time.

use jianbao::corpus::Corpus;
use jianbao::query::Query;
use jianbao::story::Role;
use jianbao::text::{is_han, pinyin};

/// The clause of the kind that filters.
pub(crate) const FILTER: &str = "日期:1998";

/// Each kind of query: its name, and how one is made of a place: what is typed, and the texts a story must hold, where letters alone decide.
pub(crate) const KINDS: &[(&str, Make)] = &[
    ("1", |s| one(s.han(1, 0))),
    ("2", |s| one(s.han(2, 0))),
    ("3", |s| one(s.han(3, 0))),
    ("4", |s| one(s.han(4, 0))),
    ("8", |s| one(s.han(8, 0))),
    // A word of the news with its last character not yet typed.
    ("half-typed", |s| one(s.han(4, 0).map(|run| run.chars().take(3).collect()))),
    ("two terms", |s| {
        let (a, b) = (s.han(2, 0)?, s.han(2, 12)?);
        Some((format!("{a} {b}"), vec![a, b]))
    }),
    ("name", |s| one(s.names.first().cloned())),
    ("latin, mixed", |s| one(s.mixed(4))),
    ("filter", |s| s.han(2, 0).map(|run| (format!("{run} {FILTER}"), vec![run]))),
    ("initials 4", |s| Some((initials(&s.han(4, 0)?)?, Vec::new()))),
    ("initials 3", |s| Some((initials(&s.han(3, 0)?)?, Vec::new()))),
    ("initials 2", |s| Some((initials(&s.han(2, 0)?)?, Vec::new()))),
    ("pinyin 2", |s| {
        Some((s.han(2, 0)?.chars().filter_map(|c| pinyin::readings(c).next()).collect(), Vec::new()))
    }),
    ("pinyin 4", |s| {
        Some((s.han(4, 0)?.chars().filter_map(|c| pinyin::readings(c).next()).collect(), Vec::new()))
    }),
    ("quoted", |s| s.han(4, 0).map(|text| (format!("\"{text}\""), Vec::new()))),
    ("near", |s| Some((format!("\"{} {}\"~10", s.han(2, 0)?, s.han(2, 5)?), Vec::new()))),
    ("refused", |s| Some((format!("{} -{}", s.han(2, 0)?, s.han(3, 9)?), Vec::new()))),
    ("nothing", |s| Some((format!("{}鬯{}", s.han(2, 0)?, s.han(2, 5)?), Vec::new()))),
    ("field", |s| Some((format!("by:{}", s.names.first()?), Vec::new()))),
    ("empty", |_| Some((String::new(), Vec::new()))),
];

/// What is typed, and the texts a story must hold.
pub(crate) type Make = fn(&mut Sample) -> Option<(String, Vec<String>)>;

fn one(text: Option<String>) -> Option<(String, Vec<String>)> {
    text.map(|text| (text.clone(), vec![text]))
}

/// First letters of a text, as one types them.
fn initials(text: &str) -> Option<String> {
    text.chars().map(|c| pinyin::readings(c).next()?.chars().next()).collect()
}

/// A place in the library from which a query is taken: always the same for the same number.
pub(crate) struct Sample {
    chars: Vec<char>,
    names: Vec<String>,
    at: usize,
}

impl Sample {
    pub(crate) fn new(corpus: &Corpus, n: usize) -> Self {
        let mut dice = n as u64 + 1;
        let mut throw = |sides: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) as usize % sides.max(1)
        };
        throw(2);
        let all = corpus.matching(&Query::default());
        let opened = corpus.open(all[throw(all.len())]).unwrap();
        let story = opened.story().unwrap();
        let bodies = story.blocks.iter().filter(|b| b.role == Role::Body);
        let chars: Vec<char> = bodies.flat_map(|b| b.text.chars()).collect();
        let names = story.bylines.iter().map(|b| b.name.clone()).filter(|name| !name.is_empty()).collect();
        let at = throw(chars.len().saturating_sub(40));
        Self { chars, names, at }
    }

    /// The first run of so many Chinese characters from here on, `skip` characters further.
    fn han(&self, long: usize, skip: usize) -> Option<String> {
        let rest = self.chars.get(self.at + skip..)?;
        rest.windows(long).find(|run| run.iter().all(|c| is_han(*c))).map(|run| run.iter().collect())
    }

    /// The first run of so many letters that holds a Latin letter or a figure.
    fn mixed(&self, long: usize) -> Option<String> {
        let fits = |run: &&[char]| {
            run.iter().all(|c| c.is_alphanumeric()) && run.iter().any(char::is_ascii_alphanumeric)
        };
        self.chars
            .windows(long)
            .skip(self.at)
            .chain(self.chars.windows(long))
            .find(fits)
            .map(|run| run.iter().collect())
    }
}
