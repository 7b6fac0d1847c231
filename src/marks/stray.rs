//! Finding marked stories again whose ids are no more: a page was transcribed anew, or a better cutter begins the story elsewhere. What
//! decides is the page's name and what the story looks like; where two stories could be meant, or none is like it enough, nothing is done.

use super::{About, Change, Marks, Slip};
use crate::story::{Page, Story};
use std::collections::{BTreeMap, HashMap};

/// A story as it is now.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// What it looks like.
    pub about: About,
    /// Its text, in which quoted passages are looked for.
    pub text: String,
}

impl Seen {
    /// The stories on a page.
    pub fn on(page: &Page) -> Vec<Self> {
        let seen = |story: &Story| {
            let text: Vec<&str> = story.blocks.iter().map(|block| block.text.as_str()).collect();
            Self { about: About::of(page, story), text: text.join("\n") }
        };
        page.stories.iter().map(seen).collect()
    }
}

/// What became of marked stories that are not where they were.
#[derive(Debug, Default)]
pub struct Lost<'a> {
    /// Their new ids stand for their old ones.
    pub found: Vec<Change>,
    /// Their page is there, but which story is meant nobody can say.
    pub unsettled: Vec<&'a Slip>,
}

/// From here on two stories are the same, if no other comes near.
const ALIKE: f32 = 0.6;
/// How much less alike the next one must be.
const APART: f32 = 0.15;

impl Marks {
    /// Marked stories of which no id is known.
    pub fn strays(&self, mut is_known: impl FnMut(&str) -> bool) -> Vec<&Slip> {
        let mut ids: HashMap<&str, Vec<&str>> = HashMap::new();
        for (id, slip) in self.all() {
            ids.entry(&slip.about.id).or_default().push(id);
        }
        let is_stray = |slip: &&Slip| {
            ids.get(slip.about.id.as_str()).is_some_and(|ids| !ids.iter().any(|id| is_known(id)))
        };
        self.newest().into_iter().filter(is_stray).collect()
    }

    /// Looks for strays among the stories on the pages of their names.
    pub fn settle<'a>(&self, strays: &[&'a Slip], pages: &HashMap<String, Vec<Seen>>) -> Lost<'a> {
        let mut lost = Lost::default();
        // By the new id: none where two strays lead to one story, which settles neither.
        let mut found: BTreeMap<&str, Option<Change>> = BTreeMap::new();
        for slip in strays {
            let Some(stories) = pages.get(&slip.about.page).filter(|_| !slip.about.page.is_empty()) else {
                continue;
            };
            // A story with marks of its own is another one.
            let free = stories.iter().filter(|seen| self.of(&seen.about.id).is_none());
            let mut likely: Vec<(f32, &Seen)> = free.map(|seen| (likeness(slip, seen), seen)).collect();
            likely.sort_by(|a, b| b.0.total_cmp(&a.0));
            let next = likely.get(1).map_or(0.0, |(likeness, _)| *likeness);
            match likely.first() {
                Some((likeness, seen)) if *likeness >= ALIKE && likeness - next >= APART => {
                    let same = Change::same(self, &seen.about.id, Some(&slip.about.id));
                    found.entry(&seen.about.id).and_modify(|other| *other = None).or_insert(Some(same));
                }
                _ => lost.unsettled.push(slip),
            }
        }
        lost.found = found.into_values().flatten().collect();
        lost
    }
}

/// How far a story looks like a marked one, from 0 to 1: headline, beginning, and whether it holds the quoted passages.
fn likeness(slip: &Slip, seen: &Seen) -> f32 {
    let about = &slip.about;
    let quotes = slip.notes.values().flat_map(|note| note.quote.lines()).filter(|quote| !quote.is_empty());
    let held: Vec<f32> = quotes.map(|quote| f32::from(u8::from(seen.text.contains(quote)))).collect();
    let quoted = (!held.is_empty()).then(|| held.iter().sum::<f32>() / held.len() as f32);
    let parts = [
        (2.0, alike(&about.head, &seen.about.head)),
        (2.0, alike(&about.lead, &seen.about.lead)),
        (1.0, quoted),
    ];
    let weighed = || parts.iter().filter_map(|(weight, part)| Some((weight, (*part)?)));
    let weights: f32 = weighed().map(|(weight, _)| weight).sum();
    if weights == 0.0 { 0.0 } else { weighed().map(|(weight, part)| weight * part).sum::<f32>() / weights }
}

/// The share of pairs of characters that two texts have in common; none where neither says anything.
fn alike(one: &str, other: &str) -> Option<f32> {
    if one.is_empty() && other.is_empty() {
        return None;
    }
    let pairs = |text: &str| {
        let chars: Vec<char> = std::iter::once(' ').chain(text.chars()).collect();
        chars.windows(2).map(|pair| (pair.first().copied(), pair.last().copied())).collect::<Vec<_>>()
    };
    let (mine, mut theirs) = (pairs(one), pairs(other));
    let all = mine.len() + theirs.len();
    let shared = mine.iter().filter(|pair| {
        theirs.iter().position(|other| other == *pair).map(|at| theirs.swap_remove(at)).is_some()
    });
    Some(2.0 * shared.count() as f32 / all as f32)
}

#[cfg(test)]
mod tests {
    use super::super::{Deed, Note};
    use super::*;

    fn about(id: &str, head: &str, lead: &str) -> About {
        About { id: id.to_owned(), page: "03.txt".to_owned(), head: head.to_owned(), lead: lead.to_owned() }
    }

    /// Marks on one story, and where they lead among some others.
    fn led(marked: About, quote: &str, now: &[(&str, &str, &str)]) -> (Option<String>, usize) {
        let mut marks = Marks::default();
        let note = Note { quote: quote.to_owned(), ..Note::default() };
        let id = marked.id.clone();
        let changes = [Change::star(&marks, &id, true), Change::note(&marks, &id, "1", Some(note))];
        marks.take(&Deed::of(vec![marked], changes).unwrap());
        let seen = |(id, head, text): &(&str, &str, &str)| {
            let lead = text.chars().take(24).collect::<String>();
            Seen { about: about(id, head, &lead), text: (*text).to_owned() }
        };
        let pages = HashMap::from([("03.txt".to_owned(), now.iter().map(seen).collect())]);
        let strays = marks.strays(|id| now.iter().any(|story| story.0 == id));
        let lost = marks.settle(&strays, &pages);
        let to = lost.found.first().map(|change| match change {
            Change::Same { story, .. } => story.clone(),
            _ => unreachable!("only new ids"),
        });
        (to, lost.unsettled.len())
    }

    #[test]
    fn a_story_is_found_again_where_only_one_can_be_meant() {
        let marked = || about("old", "白杨县修好三条水渠", "本报讯 白杨县今年冬天修好了三条水渠");
        let same = ("a", "白杨县修好三条水渠", "本报讯 白杨县今年冬天修好了三条水渠，灌溉万亩田地。");
        let misread = ("a", "白杨县修妤三条水渠", "本报讯 白杨县令年冬天修好了三条水渠，灌溉万亩田地。");
        let other = ("b", "简讯", "青石镇的夜校开课了，来了不少人。");
        assert_eq!(led(marked(), "", &[same, other]), (Some("a".to_owned()), 0));
        assert_eq!(led(marked(), "", &[misread, other]), (Some("a".to_owned()), 0));
        assert_eq!(led(marked(), "", &[other]), (None, 1));
        let twin = ("c", same.1, same.2);
        assert_eq!(led(marked(), "", &[same, twin]), (None, 1), "two of them");
        let cut = ("a", "白杨县修好三条水渠", "灌溉万亩田地。农民说，这下放心了。");
        assert_eq!(led(marked(), "", &[cut, other]), (None, 1), "a headline alone says too little");
        assert_eq!(led(marked(), "农民说，这下放心了", &[cut, other]), (Some("a".to_owned()), 0));
        assert_eq!(led(about("old", "", ""), "", &[same]), (None, 1));
        assert_eq!(led(about("a", "", ""), "", &[same]), (None, 0), "it is where it was");
    }
}
