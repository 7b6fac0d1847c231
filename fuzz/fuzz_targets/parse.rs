//! Any bytes parse; every character is owned once; parsing twice is the same.
#![no_main]

use jianbao::parse::{self, ledger};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let page = parse::page("fuzz.txt", bytes);
    let faults = ledger::faults(&page);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(page, parse::page("fuzz.txt", bytes));
});
