//! A story as plain text.

use super::{Excerpt, cite};
use crate::story::Role;

/// The words, a line for each paragraph or heading, without indents or line ends of our own: so they go well into any editor, which sets
/// paragraphs as it likes.
pub fn words(excerpt: &Excerpt<'_>) -> String {
    excerpt.blocks().into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n")
}

/// The story as a text file has it: paragraphs indented by two characters, and below them where they are from.
pub fn file(excerpt: &Excerpt<'_>) -> String {
    let indent = |role| if matches!(role, Role::Body) { "　　" } else { "" };
    let lines = excerpt.blocks().into_iter().map(|(role, words)| format!("{}{words}\n", indent(role)));
    format!("{}\n{}\n", lines.collect::<String>(), cite::gbt(excerpt))
}
