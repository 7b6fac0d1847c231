//! A story as Markdown (`CommonMark`), and below it where it is from and what was done to it.

use super::{Excerpt, cite, clean, quote};
use crate::story::Role;

/// The program and its version, which decide how a page is cut.
pub const MADE_BY: &str = concat!("jianbao ", env!("CARGO_PKG_VERSION"));

/// One story, from its headline to the rule below it.
pub fn story(excerpt: &Excerpt<'_>) -> String {
    let (title, is_printed) = excerpt.title();
    let title = escaped(&title);
    let mut parts = vec![if is_printed { format!("# {title}") } else { format!("# （无题）{title}") }];
    for (role, words) in excerpt.blocks() {
        let text = escaped(&words);
        parts.push(match role {
            Role::Headline => continue,
            Role::Kicker | Role::Deck | Role::Section => format!("**{text}**"),
            Role::Crosshead | Role::ItemHead => format!("## {text}"),
            Role::Body => text,
            Role::Caption => format!("> {text}"),
            Role::Byline | Role::Credit | Role::Jump => format!("*{text}*"),
        });
    }
    format!("{}\n\n---\n\n{}\n", parts.join("\n\n"), provenance(excerpt))
}

/// A line of a list of stories: where each is from, and the file it is in.
pub fn entry(excerpt: &Excerpt<'_>, file: &str) -> String {
    let (title, _) = excerpt.title();
    // In a link's target anything may stand between angle brackets but these and line ends.
    let file = file.replace(['<', '>', '\n'], "_");
    format!("- [{}](<{file}>) {}\n", escaped(&title), escaped(&quote::source(excerpt)))
}

fn provenance(excerpt: &Excerpt<'_>) -> String {
    let page = excerpt.page;
    let lines = match excerpt.lines() {
        None => String::new(),
        Some((first, last)) if first == last => format!("，第 {first} 行"),
        Some((first, last)) => format!("，第 {first}–{last} 行"),
    };
    let mut notes = vec![
        format!("引用：{}", escaped(&cite::gbt(excerpt))),
        format!("原文：{}{lines}", escaped(&clean(&page.name))),
        format!("编号：{}", escaped(&excerpt.story.id)),
        format!("修补：{} 处", excerpt.repairs()),
        format!("切分：{MADE_BY}"),
    ];
    let guesses = [("报纸", &page.paper.basis), ("日期", &page.date.basis)];
    for (what, basis) in guesses {
        if let crate::story::Basis::Inferred(why) = basis {
            notes.push(format!("{what}为推断：{}", escaped(&clean(why))));
        }
    }
    notes.iter().fold(String::new(), |list, note| list + "- " + note + "\n")
}

/// A text in which nothing is a sign of Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for (at, c) in text.char_indices() {
        let begins = at == 0 && matches!(c, '#' | '-' | '+' | '=');
        // A number that begins a line would make a list of it.
        let numbers = matches!(c, '.' | ')')
            && text
                .get(..at)
                .is_some_and(|before| !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()));
        if begins || numbers || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~')
        {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
