//! Any text read as a layout file, and any line read as a record, gives a text that is no larger than what was read, or nothing.
#![no_main]

use jianbao::facts::record;
use jianbao::text::layout;

libfuzzer_sys::fuzz_target!(|input: (u8, &str)| {
    let (root, text) = input;
    // A root of its own, so that the fuzzer need not find one.
    let source = match root % 4 {
        0 => text.to_owned(),
        1 => format!("<alto>{text}</alto>"),
        2 => format!("<PcGts><Page><TextRegion>{text}</TextRegion></Page></PcGts>"),
        _ => format!("<html><body class=\"ocr_page\">{text}</body></html>"),
    };
    if let Some(read) = layout::read(&source) {
        assert!(read.text.len() <= 4 * source.len() + 4, "{} from {}", read.text.len(), source.len());
    }
    let _ = record::read(text, None);
});
