//! Any query is understood somehow, explained, and marks only what is there.
#![no_main]

use jianbao::query::explain::retype;
use jianbao::query::mark::marks;
use jianbao::query::parse::parse;

libfuzzer_sys::fuzz_target!(|input: (&str, &str)| {
    let (typed, text) = input;
    let query = parse(typed);
    assert!(!query.explained().is_empty());
    // What is offered to be asked instead is typed anew; it must be read without a loss.
    if let Some(ask) = &query.root {
        assert!(parse(&retype(ask)).root.is_some());
    }
    for range in marks(&query, &[text]).into_iter().flatten() {
        assert!(text.get(range.clone()).is_some(), "{range:?} is no part of the text");
    }
});
