//! Any text of corrections applies or is refused, and nothing is lost by it.
#![no_main]

use jianbao::parse::{self, ledger, overlay};

libfuzzer_sys::fuzz_target!(|input: (&str, &str)| {
    let (text, corrections) = input;
    let mut page = parse::page("fuzz.txt", text.as_bytes());
    for line in corrections.lines().take(16) {
        if let Ok(Some(correction)) = overlay::read_line(line) {
            let _ = overlay::apply(&mut page, &correction);
            let faults = ledger::faults(&page);
            assert!(faults.is_empty(), "{correction}: {faults:?}");
        }
    }
});
