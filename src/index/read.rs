//! Reading a story: its letters, and whether a run of letters or a row of sounds is in it. Pure on one story.

use crate::story::{Role, Story};
use crate::text::fold::{Letter, SPACE, fold, is_letter, simplify};
use crate::text::pinyin::Ear;

/// A story's texts as they are searched.
pub(super) fn letters(story: &Story) -> Vec<Letter> {
    fold(story.blocks.iter().map(|block| block.text.as_str()))
}

/// The letters of what stands over the story.
pub(super) fn head_letters(story: &Story) -> Vec<Letter> {
    let heads = story.blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Kicker | Role::Deck));
    fold(heads.map(|block| block.text.as_str()))
}

/// Whether a story holds a run of folded letters, also given as text. Mostly the run stands there just so, and nothing need be folded.
pub(super) fn holds(story: &Story, text: &str, run: &[char]) -> bool {
    if !run.contains(&SPACE) && story.blocks.iter().any(|block| block.text.contains(text)) {
        return true;
    }
    let Some(first) = run.first() else { return true };
    let letters = letters(story);
    let is_run = |window: &[Letter]| window.iter().zip(run).all(|(letter, c)| letter.folded == *c);
    letters.windows(run.len()).any(|window| window.first().is_some_and(|l| l.folded == *first) && is_run(window))
}

/// Whether a row of sounds is heard in a story; its letters need not be folded for that.
pub(super) fn sounds(story: &Story, ear: &Ear) -> bool {
    let chars = story.blocks.iter().flat_map(|block| block.text.chars());
    let letters = chars.filter(|c| is_letter(*c)).map(simplify);
    ear.hear(letters).next().is_some()
}
