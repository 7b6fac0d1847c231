//! Where in a block's text the page was mended. Knows spans and repairs, not how they are shown.

use crate::story::{Block, Page, Repair, RepairKind, Span};
use crate::text::is_blank;

/// The places in `text`, a block's text as shown, at which repairs of the page were made; in the order of the text.
pub(super) fn seams<'a>(block: &Block, text: &str, page: &'a Page) -> Vec<(usize, &'a Repair)> {
    let near = |at: usize| block.spans.iter().any(|span| span.start <= at && at < span.end);
    let mut found: Vec<(usize, usize, &Repair)> = Vec::new();
    for repair in &page.repairs {
        let place = place(repair, &page.text);
        found.extend(place.filter(|span| near(span.start)).map(|span| (span.start, 0, repair)));
    }
    align(block, text, page, &mut found);
    let mut seams: Vec<_> = found.into_iter().map(|(_, at, repair)| (at, repair)).collect();
    seams.sort_by_key(|(at, repair)| (*at, repair.kind));
    seams
}

/// The part of the page at which a reader of the mended text would look for a mending. None for plain marks of the markup, which are on
/// every page: only what is more than that is worth a word.
pub(super) fn place(repair: &Repair, text: &str) -> Option<Span> {
    match repair.kind {
        RepairKind::Joined | RepairKind::Doubled => repair.spans.get(1).copied(),
        RepairKind::Unbraided => repair.spans.first().copied(),
        RepairKind::Stripped => repair.spans.iter().copied().find(|span| !is_plain_markup(span.of(text))),
    }
}

/// Whether a text is but marks of the markup, such as `##` and `**`.
pub(super) fn is_plain_markup(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '#' | '*' | '_' | '`' | '~' | '>' | '-' | '\\') || is_blank(c))
}

/// Finds for each place on the page its place in the text, by walking both side by side. What the text lacks was stripped.
fn align(block: &Block, text: &str, page: &Page, found: &mut [(usize, usize, &Repair)]) {
    if found.is_empty() {
        return;
    }
    let mut shown = text.char_indices().peekable();
    for span in &block.spans {
        for (offset, c) in span.of(&page.text).char_indices() {
            let at = shown.peek().map_or(text.len(), |&(at, _)| at);
            for place in found.iter_mut().filter(|place| place.0 == span.start + offset) {
                place.1 = at;
            }
            if shown.peek().is_some_and(|&(_, next)| next == c) {
                shown.next();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Role;

    #[test]
    fn a_joined_paragraph_has_its_seam_where_the_second_piece_begins() {
        let text = "作出重要指示，为\n\n我们做好<b>工作".to_owned();
        let second = text.find('我').unwrap_or_default();
        let spans = vec![Span::new(0, second - 2), Span::new(second, text.len())];
        let strip = text.find("<b>").unwrap_or_default();
        let repair = |kind, spans| Repair { kind, spans, rule: String::new(), confidence: 1.0 };
        let page = Page {
            repairs: vec![
                repair(RepairKind::Joined, spans.clone()),
                repair(RepairKind::Stripped, vec![Span::new(strip, strip + 3)]),
            ],
            text,
            ..crate::parse::page("", b"")
        };
        let block =
            Block { role: Role::Body, text: "作出重要指示，为我们做好工作".to_owned(), spans };
        let seams = seams(&block, &block.text, &page);
        let at =
            |kind| seams.iter().find(|seam| seam.1.kind == kind).and_then(|seam| block.text.get(seam.0..));
        assert_eq!(at(RepairKind::Joined), Some("我们做好工作"));
        assert_eq!(at(RepairKind::Stripped), Some("工作"));
    }
}
