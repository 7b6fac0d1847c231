//! Citations for BibTeX and biblatex. An article of a newspaper is an `article` whose `entrysubtype` and `mark` say so to the styles that
//! set GB/T 7714; to all others it is an article.

use super::Excerpt;

/// The entry, with an empty line behind it.
pub fn entry(excerpt: &Excerpt<'_>) -> String {
    let page = excerpt.page;
    let (title, _) = excerpt.title();
    let authors: Vec<String> =
        excerpt.authors().into_iter().map(|name| format!("{{{}}}", escaped(name))).collect();
    let notes: Vec<&str> = excerpt.doubts().collect();
    // biblatex takes a question mark behind a date for a sign that it is not sure (ISO 8601-2).
    let sure = if page.date.basis.is_guess() { "?" } else { "" };
    let date = page.date.value.as_ref();
    let fields = [
        ("author", Some(authors.join(" and ")).filter(|authors| !authors.is_empty())),
        ("title", Some(format!("{{{}}}", escaped(&title)))),
        ("journal", page.paper.name.as_ref().map(|name| escaped(name))),
        ("date", date.map(|date| format!("{date}{sure}"))),
        ("year", date.and_then(|date| date.split('-').next()).map(str::to_owned)),
        ("pages", page.number.as_ref().map(|number| escaped(number))),
        ("note", Some(notes.join("；")).filter(|notes| !notes.is_empty())),
        ("langid", Some("chinese".to_owned())),
        ("entrysubtype", Some("newspaper".to_owned())),
        ("mark", Some("N".to_owned())),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?)));
    format!("@article{{{},\n{}}}\n\n", key(excerpt), fields.collect::<String>())
}

/// The entry's key: the story's id, so that it is the same on every machine and belongs to no other story.
fn key(excerpt: &Excerpt<'_>) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric();
    format!("jianbao-{}", excerpt.story.id.chars().filter(is_plain).collect::<String>())
}

/// A text in which nothing is a command. Braces that do not match would end the field, so they become parentheses.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in super::clean(text).chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push('('),
            '}' => escaped.push(')'),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '&' | '#' | '$' | '_' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}
