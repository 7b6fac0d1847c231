//! Citations by GB/T 7714—2015: `作者. 题名[N]. 报纸名, 年-月-日(版次).`
//!
//! What the page does not print is not passed off as printed: as the standard has it for an estimated year (8.4), a date or a paper that is
//! inferred stands in square brackets; so do the words that say that something is not known, after its “\[出版者不详\]”. Of more than
//! three authors the first three are named, and a work without an author is 佚名 (8.1).

use super::Excerpt;

/// So many authors are named.
const AUTHORS: usize = 3;

/// The citation, on one line.
pub fn gbt(excerpt: &Excerpt<'_>) -> String {
    let page = excerpt.page;
    let bracket = |text: &str, is| if is { format!("[{text}]") } else { text.to_owned() };
    let paper = match &page.paper.name {
        Some(name) => bracket(&super::clean(name), page.paper.basis.is_guess()),
        None => "[报纸不详]".to_owned(),
    };
    let date = match &page.date.value {
        Some(date) => bracket(date, page.date.basis.is_guess()),
        None => "[日期不详]".to_owned(),
    };
    let number =
        page.number.as_ref().map_or_else(String::new, |number| format!("({})", super::clean(number)));
    let (title, is_printed) = excerpt.title();
    format!("{}. {}[N]. {paper}, {date}{number}.", authors(excerpt), bracket(&title, !is_printed))
}

fn authors(excerpt: &Excerpt<'_>) -> String {
    let authors = excerpt.authors();
    let named: Vec<&str> = authors.iter().take(AUTHORS).copied().collect();
    match named[..] {
        [] => "佚名".to_owned(),
        _ if authors.len() > AUTHORS => named.join(", ") + ", 等",
        _ => named.join(", "),
    }
}
