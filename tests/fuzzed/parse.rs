//! Any bytes are a page: every character of it stands once, in a story or aside, no repair names what is not there, and the second reading
//! is the first. Knows nothing of how a page is cut.

use jianbao::parse::{self, ledger};
use jianbao::story::{Page, RepairKind, Span};
use jianbao::text::is_blank;

pub(crate) fn hold(bytes: &[u8]) {
    let page = parse::page("page", bytes);
    check(&page);
    let starts: Vec<Option<usize>> =
        page.stories.iter().map(|s| s.blocks.iter().flat_map(|b| &b.spans).map(|s| s.start).min()).collect();
    assert!(starts.is_sorted(), "stories are not in page order");
    assert_eq!(page, parse::page("page", bytes));
}

/// What holds for a page however it came about, by cutting or by hand.
pub(crate) fn check(page: &Page) {
    assert_eq!(ledger::faults(page), Vec::<String>::new());
    let text = page.text.as_str();
    let mut times = vec![0_u8; text.len()];
    for span in placed(page) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} is not on character boundaries");
        times[span.start..span.end].iter_mut().for_each(|n| *n = n.saturating_add(1));
    }
    for (at, c) in text.char_indices() {
        if is_blank(c) {
            assert!(times[at] <= 1, "byte {at} is placed {} times", times[at]);
        } else {
            assert!(times[at] == 1, "{c:?} at byte {at} is placed {} times", times[at]);
        }
    }
    let stripped: Vec<Span> = page
        .repairs
        .iter()
        .filter(|r| r.kind == RepairKind::Stripped)
        .flat_map(|r| r.spans.clone())
        .collect();
    let hidden = |at: usize| stripped.iter().any(|span| (span.start..span.end).contains(&at));
    for block in page.stories.iter().flat_map(|story| &story.blocks) {
        assert!(!block.spans.is_empty());
        let source: String = block
            .spans
            .iter()
            .flat_map(|span| span.of(text).char_indices().map(|(i, c)| (span.start + i, c)))
            .filter(|(at, c)| !is_blank(*c) && !hidden(*at))
            .map(|(_, c)| c)
            .collect();
        let shown: String = block.text.chars().filter(|c| !is_blank(*c)).collect();
        assert_eq!(shown, source);
    }
    for repair in &page.repairs {
        assert!((0.0..=1.0).contains(&repair.confidence), "{}: {}", repair.rule, repair.confidence);
        assert!(repair.spans.iter().all(|span| text.get(span.start..span.end).is_some()), "{}", repair.rule);
        let aside = |span: &Span| {
            page.set_aside.iter().flat_map(|a| &a.spans).any(|a| a.start <= span.start && span.end <= a.end)
        };
        assert!(
            repair.kind != RepairKind::Joined || !repair.spans.iter().any(aside),
            "{} joins what is set aside: {:?}",
            repair.rule,
            repair.spans
        );
        let kept = |span: &Span| page.stories.iter().flat_map(|s| &s.blocks).any(|b| b.spans.contains(span));
        assert!(
            repair.rule != "wrapped-line" || repair.spans.iter().all(kept),
            "a wrapped line names what a seam cut off: {:?}",
            repair.spans
        );
        let least = if repair.kind == RepairKind::Stripped { 1 } else { 2 };
        assert!(repair.spans.len() >= least, "{} names too few places", repair.rule);
    }
    let mut ids: Vec<&str> = page.stories.iter().map(|story| story.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), page.stories.len());
}

/// Spans of all blocks and of all that is set aside.
fn placed(page: &Page) -> Vec<Span> {
    let blocks = page.stories.iter().flat_map(|story| &story.blocks).flat_map(|block| &block.spans);
    blocks.chain(page.set_aside.iter().flat_map(|aside| &aside.spans)).copied().collect()
}
