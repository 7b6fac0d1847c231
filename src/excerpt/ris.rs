//! Citations as RIS, which Zotero, `EndNote`, `NoteExpress` and others read: a tag of two letters a line, `TY  - NEWS` for a newspaper.

use super::Excerpt;

/// The record, with an empty line behind it. Lines end as the format asks, in CR LF.
pub fn record(excerpt: &Excerpt<'_>) -> String {
    let page = excerpt.page;
    let (title, is_printed) = excerpt.title();
    let date = page.date.value.as_deref().unwrap_or_default();
    let mut lines: Vec<(&str, String)> = vec![("TY", "NEWS".to_owned())];
    lines.extend(excerpt.authors().into_iter().map(|name| ("AU", name.to_owned())));
    lines.push(("TI", title));
    lines.extend(page.paper.name.clone().map(|name| ("T2", name)));
    if !date.is_empty() {
        let mut parts = date.split('-');
        let mut part = || parts.next().unwrap_or_default();
        lines.push(("PY", part().to_owned()));
        // Year, month, day, and what else there is to say, of which any may be empty.
        let day = format!("{}/{}/{}/", date.split('-').next().unwrap_or_default(), part(), part());
        lines.push(("DA", day));
    }
    lines.extend(page.number.clone().map(|number| ("SP", number)));
    let notes = [
        (page.paper.basis.is_guess(), "报纸为推断"),
        (page.date.basis.is_guess(), "日期为推断"),
        (!is_printed, "原文无题"),
    ];
    lines.extend(notes.into_iter().filter(|(is, _)| *is).map(|(_, said)| ("N1", said.to_owned())));
    lines.push(("LA", "zh".to_owned()));
    lines.push(("ID", excerpt.story.id.clone()));
    lines.push(("ER", String::new()));
    let line = |(tag, value): (&str, String)| format!("{tag}  - {}\r\n", super::clean(&value));
    lines.into_iter().map(line).collect::<String>() + "\r\n"
}
