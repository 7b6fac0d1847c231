//! What a story is about and which festival it keeps, told by the words of a list (`assets/topics.txt`). Knows no other story.

use super::lexicon::Lexicon;
use crate::story::{Role, Story};
use std::sync::LazyLock;

/// A topic or an occasion a story tells of.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its number in the list.
    pub number: u8,
    /// How much of the story tells of it.
    pub weight: f32,
    /// The words that tell, the most telling first, as they stand in the text.
    pub words: Vec<String>,
}

impl Theme {
    /// Its name, such as 防灾救灾 or 重阳节.
    pub fn name(&self) -> &'static str {
        LIST.names.get(usize::from(self.number)).copied().unwrap_or_default()
    }

    /// Whether it is a festival or a day that is kept, and no topic.
    pub fn is_occasion(&self) -> bool {
        usize::from(self.number) >= LIST.topics
    }
}

/// How many topics and occasions there are: all numbers are smaller.
pub fn count() -> usize {
    LIST.names.len()
}

/// What a word gains by standing in the headline, where news says what it is about.
const IN_HEADLINE: f32 = 3.0;
/// Longer words tell more, up to this length.
const TELLING: usize = 4;

/// The topics and occasions of a story, in the order of the list.
pub fn themes(story: &Story) -> Vec<Theme> {
    // Number of the theme, word, whether it stands in the headline.
    let mut found: Vec<(u32, &str, bool)> = Vec::new();
    let mut chars: Vec<char> = Vec::new();
    for block in &story.blocks {
        if matches!(block.role, Role::Byline | Role::Credit | Role::Jump | Role::Section) {
            continue;
        }
        let head = matches!(block.role, Role::Headline | Role::Kicker);
        chars.clear();
        chars.extend(block.text.chars());
        for (at, (start, _)) in block.text.char_indices().enumerate() {
            let rest = chars.get(at..).unwrap_or_default();
            LIST.lexicon.each(rest, |len, number| {
                let bytes: usize = rest.iter().take(len).map(|c| c.len_utf8()).sum();
                if let Some(word) = block.text.get(start..start + bytes) {
                    found.push((number, word, head));
                }
            });
        }
    }
    found.sort_unstable();
    let by_theme = found.chunk_by(|a, b| a.0 == b.0);
    by_theme.filter_map(theme).collect()
}

/// What the words of one theme say together.
fn theme(found: &[(u32, &str, bool)]) -> Option<Theme> {
    let weigh = |same: &[(u32, &'_ str, bool)]| {
        let &(_, word, in_head) = same.last()?;
        let gain = if in_head { IN_HEADLINE } else { 0.0 };
        let length = word.chars().count().min(TELLING) as f32 / 2.0;
        Some(((1.0 + (same.len() as f32).ln() + gain) * length, word.to_owned()))
    };
    let mut words: Vec<(f32, String)> = found.chunk_by(|a, b| a.1 == b.1).filter_map(weigh).collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    Some(Theme {
        number: found.first()?.0 as u8,
        weight: words.iter().map(|(weight, _)| weight).sum(),
        words: words.into_iter().map(|(_, word)| word).collect(),
    })
}

/// The list: names, and how many of them are topics; the rest are occasions.
struct List {
    names: Vec<&'static str>,
    topics: usize,
    lexicon: Lexicon,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let asset = include_str!("../../assets/topics.txt");
    let (mut names, mut words, mut topics) = (Vec::new(), Vec::new(), 0);
    for line in asset.lines().filter(|line| !line.starts_with('#')) {
        if line == "[occasion]" {
            topics = names.len();
        }
        let mut parts = line.split_whitespace();
        let Some(name) = parts.next().filter(|name| !name.starts_with('[')) else { continue };
        words.extend(parts.map(|word| (word, names.len() as u32)));
        names.push(name);
    }
    List { lexicon: Lexicon::new(words.into_iter()), names, topics }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Block, Facts, Kind};

    fn story(headline: &str, body: &str) -> Story {
        let block = |role, text: &str| Block { role, text: text.to_owned(), spans: Vec::new() };
        Story {
            id: String::new(),
            kind: Kind::News,
            kicker: None,
            headline: Some(headline.to_owned()),
            decks: Vec::new(),
            bylines: Vec::new(),
            wire: None,
            blocks: vec![block(Role::Headline, headline), block(Role::Body, body)],
            facts: Facts::default(),
        }
    }

    #[test]
    fn the_headline_says_most() {
        let themes = themes(&story(
            "我县部署防汛工作",
            "会议要求，学校要组织应急演练，做好山洪预警。重阳将至，慰问老人。",
        ));
        let first = themes.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)).unwrap();
        assert_eq!((first.name(), first.words[0].as_str()), ("防灾救灾", "防汛"));
        let occasion = themes.iter().find(|theme| theme.is_occasion()).unwrap();
        assert_eq!(occasion.name(), "重阳节");
    }

    #[test]
    fn every_line_has_a_name_of_its_own_and_words() {
        let mut names = LIST.names.clone();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count());
        assert!(u8::try_from(count()).is_ok() && LIST.topics > 30 && count() > LIST.topics + 20);
    }
}
