//! Bytes become text, and no byte of a sound text is lost: it is the text that was written, or each broken place is marked U+FFFD.

use encoding_rs::{BIG5, GB18030};
use jianbao::text::decode::decode;

/// What stands for a place that is no text.
const BROKEN: char = '\u{FFFD}';

pub(crate) fn hold(bytes: &[u8]) {
    let (text, name) = decode(bytes);
    let lines = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').count();
    match name {
        "UTF-8" => {
            let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            assert_eq!(text, String::from_utf8_lossy(rest), "UTF-8 read otherwise than it stands");
        }
        "UTF-16LE" => assert_eq!(once(&text), once(&utf16(bytes, &[0xFF, 0xFE], u16::from_le_bytes))),
        "UTF-16BE" => assert_eq!(once(&text), once(&utf16(bytes, &[0xFE, 0xFF], u16::from_be_bytes))),
        "GB18030" | "Big5" => {
            assert_eq!(lines(text.as_bytes()), lines(bytes), "lines were lost or made");
            let encoding = if name == "Big5" { BIG5 } else { GB18030 };
            // A character that was read is written and read again as itself, where it is written at all: Hong Kong's are only read.
            let sound = text.replace(BROKEN, "");
            let (written, _, unknown) = encoding.encode(&sound);
            assert!(!unknown || name == "Big5", "{name} has no such character");
            assert!(unknown || encoding.decode_without_bom_handling(&written).0 == sound, "{sound:?}");
        }
        _ => panic!("no encoding of ours: {name}"),
    }
    if !text.starts_with('\u{FEFF}') {
        assert_eq!(decode(text.as_bytes()), (text, "UTF-8"), "what was read reads otherwise the second time");
    }
    marks_decide(&super::text(bytes));
}

/// The text of 16-bit units behind a mark, if there is one.
fn utf16(bytes: &[u8], mark: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let rest = bytes.strip_prefix(mark).unwrap_or(bytes);
    let (pairs, odd) = rest.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(|c| c.unwrap_or(BROKEN));
    text.chain(odd.first().map(|_| BROKEN)).collect()
}

/// The text with one mark for a broken place, however many it may be counted as.
fn once(text: &str) -> Vec<char> {
    let mut text: Vec<char> = text.chars().collect();
    text.dedup_by(|a, b| *a == BROKEN && a == b);
    text
}

/// Any text comes back from any encoding that begins with a mark.
fn marks_decide(text: &str) {
    let marked: String = std::iter::once('\u{FEFF}').chain(text.chars()).collect();
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, name) in [(marked.as_bytes(), "UTF-8"), (&little, "UTF-16LE"), (&big, "UTF-16BE")] {
        assert_eq!(decode(bytes), (text.to_owned(), name));
    }
}
