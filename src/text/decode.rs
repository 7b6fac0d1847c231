//! Bytes to text: which encoding a page is in, decided per file, never silently wrong. Knows no files.

use super::is_han;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, UTF_16LE};

/// A page in UTF-8 without byte order mark, line ends kept, and the name of the encoding its bytes were in.
///
/// A mark decides; then valid UTF-8; then UTF-16 told by its line ends; then UTF-8 with a few broken bytes; and for the rest the
/// more probable of GB18030 and Big5. Broken bytes become U+FFFD, so nothing fails.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return (text.into_owned(), name_of(encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), "UTF-8");
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0.into_owned(), name_of(encoding));
    }
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.matches('\u{FFFD}').count();
    // Other encodings read as UTF-8 break at nearly every character; a page that keeps most of its characters is UTF-8.
    if broken * 2 <= lossy.chars().filter(|c| is_han(*c)).count() {
        return (lossy.into_owned(), "UTF-8");
    }
    // ASCII tells nothing, and a file of tags begins with a long stretch of it.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let telling = bytes.get(first..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // A sample that breaks off within a character is not at its end.
    detector.feed(telling.get(..SAMPLE).unwrap_or(telling), telling.len() <= SAMPLE);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let encoding = if guess == BIG5 { BIG5 } else { GB18030 };
    (encoding.decode_without_bom_handling(bytes).0.into_owned(), name_of(encoding))
}

/// Bytes that are looked at to tell GB18030 from Big5: the detector reads a megabyte a second, and fifty characters are enough.
const SAMPLE: usize = 1 << 10;

/// The encoding's name as readers know it; the web's list writes `gb18030`.
fn name_of(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

/// UTF-16 without a mark betrays itself by its line ends and blanks: `0A 00` or `00 0A` on even offsets. One stray zero in a page of
/// another encoding looks the same, so the page must also make sense when it is read so.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 {
        return None;
    }
    let ascii =
        |pair: &[u8], high: usize| pair[high] == 0 && matches!(pair[1 - high], b'\n' | b'\r' | b' '..=b'~');
    let little = bytes.chunks_exact(2).filter(|pair| ascii(pair, 1)).count();
    let big = bytes.chunks_exact(2).filter(|pair| ascii(pair, 0)).count();
    let encoding = match little.cmp(&big) {
        std::cmp::Ordering::Greater => UTF_16LE,
        std::cmp::Ordering::Less => UTF_16BE,
        std::cmp::Ordering::Equal => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(..SAMPLE).unwrap_or(bytes));
    let known = |c: char| {
        c.is_ascii()
            || is_han(c)
            || matches!(c, '\u{2010}'..='\u{203B}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
    };
    let sense = text.chars().filter(|c| known(*c)).count();
    (sense * 10 >= text.chars().count() * 9).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# 全县防汛抗旱工作会议召开\n\n本报讯（记者 苗雨桐）6月11日，会议召开。\n";

    #[test]
    fn every_encoding_comes_back() {
        for (encoding, name) in [(GB18030, "GB18030"), (encoding_rs::UTF_8, "UTF-8")] {
            let (bytes, _, _) = encoding.encode(PAGE);
            assert_eq!(decode(&bytes), (PAGE.to_owned(), name));
        }
        let traditional =
            "香港強制關閉酒吧或酒館，違者可囚六個月。本報訊，因應新冠肺炎疫情最新發展，香港特區政府刊憲。\n";
        for text in [traditional.to_owned(), "<p>\n".repeat(SAMPLE) + traditional] {
            let (bytes, _, _) = BIG5.encode(&text);
            assert_eq!(decode(&bytes), (text, "Big5"), "a long head of ASCII says nothing");
        }
    }

    #[test]
    fn marks_are_removed_and_utf16_is_seen() {
        let with_mark = format!("\u{FEFF}{PAGE}");
        assert_eq!(decode(with_mark.as_bytes()).0, PAGE);
        let little: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little), (PAGE.to_owned(), "UTF-16LE"));
        assert_eq!(decode(&big), (PAGE.to_owned(), "UTF-16BE"));
        let cut = little.get(..little.len() - 3).unwrap();
        assert_eq!(decode(cut).1, "UTF-16LE", "a file that breaks off within a character");
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_page_into_another_encoding() {
        let mut bytes = PAGE.repeat(20).into_bytes();
        bytes[40] = 0xFF;
        assert_eq!(decode(&bytes).1, "UTF-8");
        let mut short = "会议召开。\n本报讯".as_bytes().to_vec();
        short.push(0xE4);
        assert_eq!(decode(&short).1, "UTF-8");
    }

    #[test]
    fn a_stray_zero_does_not_make_utf16() {
        let (bytes, _, _) = GB18030.encode(PAGE);
        let mut bytes = bytes.into_owned();
        for stray in [b"a\0".as_slice(), b"\na\0"] {
            bytes.extend_from_slice(stray);
            assert_eq!(decode(&bytes).1, "GB18030");
        }
    }
}
