//! What must hold for any input: one law a file, called by the fuzzer (`fuzz/fuzz_targets`) and by `cargo test`, which replays what the
//! fuzzer found (`tests/fuzzed.rs`). A law takes bytes and panics where it is broken.

pub(crate) mod config;
pub(crate) mod decode;
pub(crate) mod facts;
pub(crate) mod formats;
pub(crate) mod keys;
pub(crate) mod overlay;
pub(crate) mod parse;
#[path = "../gold/plain.rs"]
mod plain;
pub(crate) mod query;
pub(crate) mod render;
#[path = "../keys/seat.rs"]
mod seat;

/// The sample pages.
pub(crate) const SEEDS: [&str; 5] = [
    include_str!("../../seeds/000_610b895e754671e1.txt"),
    include_str!("../../seeds/001_8bc2ae51a077842e.txt"),
    include_str!("../../seeds/002_7d9dc07365d921f6.txt"),
    include_str!("../../seeds/003_67fba61591d73e64.txt"),
    include_str!("../../seeds/004_b1cf4836056c9cb8.txt"),
];

/// An input as text. What is no UTF-8 stands as U+FFFD, so no input is wasted.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first line of an input, which says what is done, and the rest, to which it is done.
fn line_and_rest(bytes: &[u8]) -> (String, String) {
    let text = text(bytes);
    let (line, rest) = text.split_once('\n').unwrap_or((&text, ""));
    (line.to_owned(), rest.to_owned())
}
