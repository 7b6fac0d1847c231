//! Any query is understood somehow, explained, and marks only what is there.
#![no_main]

use jianbao::query::mark::marks;
use jianbao::query::parse::parse;

libfuzzer_sys::fuzz_target!(|input: (&str, &str)| {
    let (typed, text) = input;
    let query = parse(typed);
    for range in marks(&query, &[text]).into_iter().flatten() {
        assert!(text.get(range.clone()).is_some(), "{range:?} is no part of the text");
    }
});
