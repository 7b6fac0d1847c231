//! The page as a ledger: for every part of it, which story it went to or why it was set aside. The page view draws it, the laws check it.

use crate::story::{Page, Reason, Role, Span};
use crate::text::is_blank;

/// Who has a part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A block of a story: the story's number on the page, the block's role.
    Story(usize, Role),
    /// Nobody, for a reason.
    Aside(Reason),
}

/// A part of the page and its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Where.
    pub span: Span,
    /// Whose.
    pub owner: Owner,
}

/// All owned parts in page order.
pub fn parts(page: &Page) -> Vec<Part> {
    let mut parts = Vec::new();
    for (nth, story) in page.stories.iter().enumerate() {
        for block in &story.blocks {
            parts.extend(block.spans.iter().map(|&span| Part { span, owner: Owner::Story(nth, block.role) }));
        }
    }
    for aside in &page.set_aside {
        parts.extend(aside.spans.iter().map(|&span| Part { span, owner: Owner::Aside(aside.reason) }));
    }
    parts.sort_by_key(|part| part.span);
    parts
}

/// What breaks the first promise: places lost, claimed twice, or no place of the page at all. Empty on every page, or the cutter is wrong.
pub fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let mut at = 0;
    let lost = |from: usize, to: usize| {
        let gap = Span::new(from, to).of(&page.text);
        gap.chars().any(|c| !is_blank(c)).then(|| format!("{from}..{to} is lost: {}", gap.trim()))
    };
    for Part { span, .. } in parts(page) {
        if page.text.get(span.start..span.end).is_none() || span.start >= span.end {
            faults.push(format!("{}..{} is no place of the page", span.start, span.end));
            continue;
        }
        if span.start < at {
            faults.push(format!("{}..{} is claimed twice", span.start, at.min(span.end)));
        }
        faults.extend(lost(at, span.start.max(at)));
        at = at.max(span.end);
    }
    faults.extend(lost(at, page.text.len()));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::SetAside;

    #[test]
    fn every_fault_is_seen() {
        let mut page = crate::parse::page("x", b"");
        page.text = "甲乙丙".to_owned();
        let aside = |spans: &[(usize, usize)]| SetAside {
            reason: Reason::Furniture,
            spans: spans.iter().map(|&(a, b)| Span::new(a, b)).collect(),
        };
        page.set_aside = vec![aside(&[(0, 3), (6, 9)])];
        assert_eq!(faults(&page), ["3..6 is lost: 乙"]);
        page.set_aside = vec![aside(&[(0, 6), (3, 9)])];
        assert_eq!(faults(&page), ["3..6 is claimed twice"]);
        page.set_aside = vec![aside(&[(0, 4), (0, 9)])];
        assert_eq!(faults(&page), ["0..4 is no place of the page"]);
        page.set_aside = vec![aside(&[(0, 9), (9, 9)])];
        assert_eq!(faults(&page), ["9..9 is no place of the page"]);
        page.set_aside = vec![aside(&[(0, 9)])];
        assert!(faults(&page).is_empty());
    }
}
