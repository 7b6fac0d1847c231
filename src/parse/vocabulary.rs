//! What the stories of a page talk about, as pairs of letters: to which of two stories a paragraph belongs. Knows no seams.

use super::drafts::Place;
use super::lines::Line;
use super::pieces::Piece;
use crate::story::Role;
use std::collections::{HashMap, HashSet};

type Pair = (char, char);

/// Pairs of letters of the stories asked about so far, with their counts. Read only where a paragraph has a choice.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    members: Option<HashMap<usize, Vec<usize>>>,
    stories: HashMap<usize, HashMap<Pair, u32>>,
}

/// Letters of a story that are read: its beginning names who and where.
const ENOUGH: usize = 3000;

impl Vocabulary {
    /// How much more of `text` is also said in story `to` than in story `from`: −1 to 1. `home` is the story the text stands in now;
    /// what it says itself does not count for that story.
    pub(super) fn shared(
        &mut self,
        page: (&[Line], &[Piece], &[Place]),
        text: &[char],
        home: usize,
        (to, from): (usize, usize),
    ) -> f32 {
        let mut own: HashMap<Pair, u32> = HashMap::new();
        for pair in pairs(text) {
            *own.entry(pair).or_default() += 1;
        }
        let mut sum = 0.0;
        for (story, sign) in [(to, 1.0), (from, -1.0)] {
            self.read(page, story);
            let Some(said) = self.stories.get(&story) else { continue };
            let again = own.iter().filter(|(pair, n)| {
                let itself = if story == home { **n } else { 0 };
                said.get(*pair).is_some_and(|count| *count > itself)
            });
            sum += sign * again.count() as f32;
        }
        sum / (own.len() as f32 + 10.0)
    }

    fn read(&mut self, (lines, pieces, places): (&[Line], &[Piece], &[Place]), story: usize) {
        let members = self.members.get_or_insert_with(|| {
            let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
            for (at, place) in places.iter().enumerate() {
                if let Place::Story(
                    story,
                    Role::Body | Role::Headline | Role::Kicker | Role::Deck | Role::Crosshead,
                ) = place
                {
                    members.entry(*story).or_default().push(at);
                }
            }
            members
        });
        let members = members.get(&story);
        self.stories.entry(story).or_insert_with(|| {
            let mut said = HashMap::new();
            let mut letters = 0;
            for &at in members.into_iter().flatten() {
                let chars = pieces.get(at).map(|piece| piece.chars(lines)).unwrap_or_default();
                for pair in pairs(chars) {
                    *said.entry(pair).or_default() += 1;
                }
                letters += chars.len();
                if letters > ENOUGH {
                    break;
                }
            }
            said
        });
    }
}

/// The pairs of letters of a text. Pairs across punctuation are none.
fn pairs(chars: &[char]) -> impl Iterator<Item = Pair> + '_ {
    let plain = |c: char| c.is_alphanumeric() && !c.is_ascii_digit();
    chars.windows(2).filter(move |pair| plain(pair[0]) && plain(pair[1])).map(|pair| (pair[0], pair[1]))
}

/// The share of a heading's pairs of letters that the text below says again. News says at once what its headline says.
pub(super) fn restated(head: &[char], text: &[char]) -> f32 {
    const OPENING: usize = 160;
    let letters = |chars: &[char]| {
        chars.iter().copied().filter(|c| c.is_alphanumeric()).take(OPENING).collect::<Vec<_>>()
    };
    let (head, text) = (letters(head), letters(text));
    let said: HashSet<Pair> = text.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let again = head.windows(2).filter(|pair| said.contains(&(pair[0], pair[1]))).count();
    again as f32 / head.len().saturating_sub(1).max(1) as f32
}
