//! What commands print: text and JSON that can neither drive the terminal nor stumble over a closed pipe.

use super::error::Error;
use crate::text::{self, LONGEST_CLUSTER};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};
use std::borrow::Cow;
use std::io::{self, Write};

/// The text with every character a terminal would obey instead of show written as `\u{1b}`, and without the marks on a letter that are
/// too many for one cell. One line stays one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    // What may still stand on the last letter, in bytes.
    let mut room = LONGEST_CLUSTER;
    let mut fits = |c: char| {
        let (before, is_mark) = (room, text::cells(c.encode_utf8(&mut [0; 4])) == 0);
        room = if is_mark { before.saturating_sub(c.len_utf8()) } else { LONGEST_CLUSTER };
        !is_mark || before >= c.len_utf8()
    };
    if text.chars().all(|c| !text::is_hidden(c) && fits(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push(' '),
            c if text::is_hidden(c) => shown.extend(c.escape_unicode()),
            c if fits(c) => shown.push(c),
            _ => {}
        }
    }
    Cow::Owned(shown)
}

/// A stream to print to.
pub struct Out<W> {
    to: W,
}

impl<W: Write> Out<W> {
    /// Prints to a writer.
    pub fn new(to: W) -> Self {
        Self { to }
    }

    /// Prints one line of text.
    pub fn line(&mut self, line: &str) -> Result<(), Error> {
        writeln!(self.to, "{}", visible(line)).map_err(failed)
    }

    /// Prints a value as one line of JSON.
    pub fn json<T: Serialize>(&mut self, value: &T) -> Result<(), Error> {
        let mut json = serde_json::Serializer::with_formatter(&mut self.to, Harmless);
        value.serialize(&mut json).map_err(|e| failed(e.into()))?;
        self.to.write_all(b"\n").map_err(failed)
    }

    /// Prints bytes as they are: only for what the program itself made.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.to.write_all(bytes).map_err(failed)
    }

    /// Sends everything on its way.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.to.flush().map_err(failed)
    }
}

fn failed(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::BrokenPipe { Error::Closed } else { Error::Output(error) }
}

/// Compact JSON in which also those hidden characters are escaped that the standard leaves alone (8-bit controls,
/// bidirectional overrides), for people do print JSON on terminals.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| text::is_hidden(c)) {
            let (before, after) = rest.split_at(at);
            to.write_all(before.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(to, "\\u{unit:04x}")?;
            }
            rest = after.strip_prefix(c).unwrap_or_default();
        }
        to.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, to: &mut W, escape: CharEscape) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(to, escape)
    }
}

/// A text as a cell of a CSV table (RFC 4180): quoted where it must be; what a spreadsheet would take for a formula has a `'` before it.
pub fn cell(text: &str) -> String {
    let text = text.split('\n').map(visible).collect::<Vec<_>>().join("\n");
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text };
    if text.contains(['"', ',', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "新\u{1b}[2J闻\u{9b}31m\u{202e}\u{e0041}\u{7f}\n\u{2028}“a\"\\”";

    #[test]
    fn hidden_characters_are_shown_not_sent() {
        assert_eq!(visible("新闻"), "新闻");
        let shown = visible(NASTY);
        assert!(shown.starts_with("新\\u{1b}[2J闻\\u{9b}31m\\u{202e}"), "{shown}");
        assert!(!shown.contains(text::is_hidden));
        let marks = "\u{301}".repeat(1000);
        assert_eq!(visible(&format!("一{marks}二")).chars().count(), 18);
        assert_eq!(visible(&format!("\n{marks}")).matches('\u{301}').count(), 16);
    }

    #[test]
    fn json_holds_the_same_text_without_a_hidden_character() {
        let mut out = Vec::new();
        Out::new(&mut out).json(&NASTY).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(!json.trim_end().contains(text::is_hidden), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), NASTY);
    }

    #[test]
    fn a_closed_pipe_is_told_from_a_full_disk() {
        struct Broken(io::ErrorKind);
        impl Write for Broken {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let line = |kind| Out::new(Broken(kind)).line("一").unwrap_err();
        assert!(matches!(line(io::ErrorKind::BrokenPipe), Error::Closed));
        assert!(matches!(line(io::ErrorKind::StorageFull), Error::Output(_)));
        let json = Out::new(Broken(io::ErrorKind::BrokenPipe)).json(&"一").unwrap_err();
        assert!(matches!(json, Error::Closed));
    }

    #[test]
    fn cells_are_quoted_and_no_formula() {
        for (text, shown) in [
            ("解芳", "解芳"),
            ("甲,乙", "\"甲,乙\""),
            ("“甲”\"乙\"", "\"“甲”\"\"乙\"\"\""),
            ("=1+1", "'=1+1"),
            ("-解芳", "'-解芳"),
            ("＠SUM(A1,A2)", "\"'＠SUM(A1,A2)\""),
            ("a\u{1b}[2J", "a\\u{1b}[2J"),
            ("一\n二", "\"一\n二\""),
            ("\t=1\r", " =1\\u{d}"),
        ] {
            assert_eq!(cell(text), shown);
        }
    }
}
