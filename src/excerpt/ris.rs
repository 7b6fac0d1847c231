//! Citations as RIS, which Zotero, `EndNote`, `NoteExpress` and others read: a tag of two letters a line, `TY  - NEWS` for a newspaper.

use super::Excerpt;

/// The record, with an empty line behind it. Lines end as the format asks, in CR LF.
pub fn record(excerpt: &Excerpt<'_>) -> String {
    let page = excerpt.page;
    let (title, _) = excerpt.title();
    let date = page.date.value.as_deref().unwrap_or_default();
    let mut lines: Vec<(&str, String)> = vec![("TY", "NEWS".to_owned())];
    lines.extend(excerpt.authors().into_iter().map(|name| ("AU", name.to_owned())));
    lines.push(("TI", title));
    lines.extend(page.paper.name.clone().map(|name| ("T2", name)));
    if !date.is_empty() {
        let mut parts = date.split('-');
        let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        lines.push(("PY", year.to_owned()));
        // Year, month, day, and what else there is to say, of which any may be empty.
        lines.push(("DA", format!("{year}/{month}/{day}/")));
    }
    lines.extend(page.number.clone().map(|number| ("SP", number)));
    lines.extend(excerpt.doubts().map(|doubt| ("N1", doubt.to_owned())));
    lines.push(("LA", "zh".to_owned()));
    lines.push(("ID", excerpt.story.id.clone()));
    lines.push(("ER", String::new()));
    let line = |(tag, value): (&str, String)| format!("{tag}  - {}\r\n", super::clean(&value));
    lines.into_iter().map(line).collect::<String>() + "\r\n"
}
