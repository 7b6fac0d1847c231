//! Any text read as a layout file, and any line read as a record, gives a text that is no larger than what was read, or nothing.

use jianbao::facts::record;
use jianbao::text::layout;

/// The first line picks a root of its own, so that the fuzzer need not find one.
pub(crate) fn hold(bytes: &[u8]) {
    let (root, text) = super::line_and_rest(bytes);
    let source = match root.as_str() {
        "alto" => format!("<alto>{text}</alto>"),
        "page" => format!("<PcGts><Page><TextRegion>{text}</TextRegion></Page></PcGts>"),
        "hocr" => format!("<html><body class=\"ocr_page\">{text}</body></html>"),
        _ => text.clone(),
    };
    if let Some(read) = layout::read(&source) {
        assert!(read.text.len() <= 4 * source.len() + 4, "{} from {}", read.text.len(), source.len());
    }
    for line in text.lines().take(8) {
        // A record holds its text and a title of it; no escape of JSON is shorter than what it stands for.
        if let Ok(record) = record::read(line, None) {
            assert!(record.text.len() <= line.len(), "{} from {}", record.text.len(), line.len());
        }
    }
}
