//! What the stories of a page talk about, as pairs of letters: to which of two stories a paragraph belongs. Knows no seams.

use super::drafts::Place;
use super::lines::Line;
use super::pieces::Piece;
use crate::story::Role;
use std::collections::{HashMap, HashSet};

type Pair = (char, char);

/// Pairs of letters said so far in the stories asked about. Reads along with the page: what stands further down in the region of a
/// story may not be its own.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    members: Option<HashMap<usize, Vec<usize>>>,
    stories: HashMap<usize, Said>,
}

#[derive(Debug, Default)]
struct Said {
    pairs: HashSet<Pair>,
    /// Members read so far, and their letters.
    read: usize,
    letters: usize,
}

/// Letters of a story that are read: its beginning names who and where.
const ENOUGH: usize = 3000;

impl Vocabulary {
    /// How much more of `text`, which begins at piece `at`, was said before in story `to` than in story `from`: −1 to 1.
    pub(super) fn shared(
        &mut self,
        page: (&[Line], &[Piece], &[Place]),
        text: &[char],
        at: usize,
        (to, from): (usize, usize),
    ) -> f32 {
        let own: HashSet<Pair> = pairs(text).collect();
        let mut sum = 0.0;
        for (story, sign) in [(to, 1.0), (from, -1.0)] {
            let said = self.read(page, story, at);
            sum += sign * own.intersection(&said.pairs).count() as f32;
        }
        sum / (own.len() as f32 + 10.0)
    }

    /// Reads the story on as far as piece `until`.
    fn read(
        &mut self,
        (lines, pieces, places): (&[Line], &[Piece], &[Place]),
        story: usize,
        until: usize,
    ) -> &Said {
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
        let said = self.stories.entry(story).or_default();
        for &at in members.get(&story).into_iter().flatten().skip(said.read).take_while(|&&at| at < until) {
            if said.letters < ENOUGH {
                let chars = pieces.get(at).map(|piece| piece.chars(lines)).unwrap_or_default();
                said.pairs.extend(pairs(chars));
                said.letters += chars.len();
            }
            said.read += 1;
        }
        said
    }
}

/// The pairs of letters of a text. Pairs across punctuation are none.
fn pairs(chars: &[char]) -> impl Iterator<Item = Pair> + '_ {
    let plain = |c: char| c.is_alphanumeric() && !c.is_ascii_digit();
    chars.windows(2).filter(move |pair| plain(pair[0]) && plain(pair[1])).map(|pair| (pair[0], pair[1]))
}

/// The share of a text's pairs of letters that were said before.
pub(super) fn continued<'a>(before: impl Iterator<Item = &'a [char]>, text: &[char]) -> f32 {
    let mut said: HashSet<Pair> = HashSet::new();
    let mut letters = 0;
    for chars in before {
        said.extend(pairs(chars));
        letters += chars.len();
        if letters > ENOUGH {
            break;
        }
    }
    let own: HashSet<Pair> = pairs(text).collect();
    own.intersection(&said).count() as f32 / own.len().max(1) as f32
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
