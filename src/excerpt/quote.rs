//! A quotation with its source, as one writes it into a text of one's own: “……”（《大同日报》2023年10月26日第3版，记者 某某）.

use super::{Excerpt, clean};
use crate::story::Role;

/// The quotation. Of a whole story its paragraphs are quoted. Each paragraph is opened, only the last is closed, and within it the marks are
/// the other kind (GB/T 15834—2011, 4.8).
pub fn quote(excerpt: &Excerpt<'_>) -> String {
    let is_said = |role| matches!(role, Role::Body | Role::Caption) || excerpt.passage.is_some();
    let blocks = excerpt.blocks().into_iter().filter(|(role, _)| is_said(*role));
    let mut paragraphs: Vec<String> = blocks.map(|(_, words)| words).collect();
    if paragraphs.is_empty() {
        paragraphs.push(clean(excerpt.story.head()));
    }
    let quoted = paragraphs.iter().map(|paragraph| format!("“{}", turned(paragraph))).collect::<Vec<_>>();
    format!("{}”（{}）", quoted.join("\n"), source(excerpt))
}

/// Where the story is from, in running text; what is inferred says so.
pub fn source(excerpt: &Excerpt<'_>) -> String {
    let page = excerpt.page;
    let guess = |is| if is { "（推断）" } else { "" };
    let paper = page.paper.name.as_ref().map_or_else(
        || "报纸不详".to_owned(),
        |name| format!("《{}》{}", clean(name), guess(page.paper.basis.is_guess())),
    );
    let date = page.date.value.as_ref().map_or_else(
        || "日期不详".to_owned(),
        |date| format!("{}{}", day(date), guess(page.date.basis.is_guess())),
    );
    let number = page.number.as_ref().map_or_else(String::new, |number| format!("第{}版", clean(number)));
    // What is not known is parted from what is.
    let pause = if page.paper.name.is_none() || page.date.value.is_none() { "，" } else { "" };
    let mut parts = vec![format!("{paper}{pause}{date}{number}")];
    parts.extend(excerpt.story.headline.as_deref().map(titled));
    let authors = excerpt.authors();
    if let Some(first) = authors.first() {
        let byline = excerpt.story.bylines.iter().find(|byline| byline.name == *first);
        let role = byline.map_or_else(String::new, |byline| format!("{} ", byline.role));
        parts.push(role + &authors.join("、"));
    }
    parts.join("，")
}

/// A headline as the title of a work; within 《》 stands 〈〉.
fn titled(headline: &str) -> String {
    let inner = |c| match c {
        '《' => '〈',
        '》' => '〉',
        c => c,
    };
    format!("《{}》", clean(headline).chars().map(inner).collect::<String>())
}

/// `2023-10-26` as 2023年10月26日, as far as it is known.
fn day(date: &str) -> String {
    let units = ["年", "月", "日"];
    let part = |(part, unit): (&str, &str)| format!("{}{unit}", part.trim_start_matches('0'));
    date.split('-').zip(units).map(part).collect()
}

/// A text with its quotation marks turned into those of the other kind.
fn turned(text: &str) -> String {
    let other = |c| match c {
        '“' => '‘',
        '”' => '’',
        '‘' => '“',
        '’' => '”',
        c => c,
    };
    text.chars().map(other).collect()
}
