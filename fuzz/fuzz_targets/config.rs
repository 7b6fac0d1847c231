//! The law is in `tests/fuzzed/config.rs`.
#![no_main]

#[path = "../../tests/fuzzed/laws.rs"]
#[allow(dead_code, reason = "a target holds one of them")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::config::hold(bytes));
