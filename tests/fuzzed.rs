//! What the fuzzer found worth keeping is tried again in every run: the laws of `tests/fuzzed` hold for all of it.
//!
//! `tests/fuzzed/NAME.jsonl` holds the inputs of a law, one a line: a text as a string, bytes that are none as `{"hex": "ff00"}`.
//! Without a fuzzer one may search on from them: `JIANBAO_SPOILT=100000 cargo test --test fuzzed -- --nocapture`, from another number with
//! `JIANBAO_SEED`, of one law alone with `JIANBAO_LAW`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise, and show figures"
)]

#[path = "fuzzed/laws.rs"]
mod laws;
#[path = "fuzzed/spoil.rs"]
mod spoil;

use serde_json::Value;
use spoil::{Dice, spoil};
use std::panic::catch_unwind;

/// A law: its name, itself, its inputs, and how many they are at least.
type Law = (&'static str, fn(&[u8]), &'static str, usize);

macro_rules! laws {
    ($($name:ident $least:literal),*) => {
        const LAWS: &[Law] = &[
            $((stringify!($name), laws::$name::hold, include_str!(concat!("fuzzed/", stringify!($name), ".jsonl")), $least)),*
        ];
    };
}

laws! { decode 70, parse 101, facts 21, formats 12, query 150, overlay 67, config 12, render 51, keys 62 }

/// Inputs of each law that are made of those kept, unless somebody wants more.
const SPOILT: u64 = 100;

fn bytes(line: &str) -> Vec<u8> {
    match serde_json::from_str(line).unwrap() {
        Value::String(text) => text.into_bytes(),
        other => {
            let hex = other["hex"].as_str().unwrap();
            let digit = |at: usize| u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap();
            (0..hex.len()).step_by(2).map(digit).collect()
        }
    }
}

#[test]
fn what_the_fuzzer_kept_is_lawful() {
    for (name, hold, inputs, least) in LAWS {
        for line in inputs.lines() {
            hold(&bytes(line));
        }
        let count = inputs.lines().count();
        println!("{name}: {count} inputs");
        assert!(count >= *least, "{name}: {count} inputs");
    }
}

#[test]
fn what_comes_of_it_is_lawful() {
    let wish =
        |name: &str, otherwise| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise);
    let only = std::env::var("JIANBAO_LAW").ok();
    for (name, hold, inputs, _) in LAWS.iter().filter(|law| only.as_ref().is_none_or(|only| only == law.0)) {
        let inputs: Vec<Vec<u8>> = inputs.lines().map(bytes).collect();
        let mut dice = Dice::new(wish("JIANBAO_SEED", 1));
        let count = wish("JIANBAO_SPOILT", SPOILT);
        for _ in 0..count {
            let input = spoil(&inputs, &mut dice);
            let broken = catch_unwind(|| hold(&input)).is_err();
            assert!(!broken, "{name} is broken by {:?}", String::from_utf8_lossy(&input));
        }
        println!("{name}: {count} spoilt inputs");
    }
}

/// Every law has a target, and every target a law.
#[test]
fn the_fuzzer_knows_every_law() {
    let targets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    // A package comes without its fuzzer.
    let Ok(targets) = std::fs::read_dir(targets) else { return };
    let mut targets: Vec<String> =
        targets.map(|t| t.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let mut laws: Vec<&str> = LAWS.iter().map(|(name, ..)| *name).collect();
    targets.sort();
    laws.sort_unstable();
    assert_eq!(targets, laws);
}
