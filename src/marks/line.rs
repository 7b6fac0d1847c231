//! A deed as a line of the log: JSON, its last member a check over all before it, so that a line that was not written to its end, or was
//! damaged since, is known.

use super::Deed;
use sha2::{Digest, Sha256};

const MEMBER: &str = ",\"check\":\"";
const END: &str = "\"}";

/// Why a line is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It was not written to its end, and so never acknowledged.
    Torn,
    /// It was changed since it was written.
    Damaged,
    /// It is whole, but not understood: a newer program may have written it.
    Foreign,
}

/// The deed as a line, without its end.
pub fn write(deed: &Deed) -> String {
    let json = serde_json::to_string(deed).unwrap_or_default();
    let body = json.strip_suffix('}').unwrap_or_default();
    format!("{body}{MEMBER}{}{END}", check(body))
}

/// Reads a line.
pub fn read(line: &str) -> Result<Deed, Fault> {
    let (body, rest) = line.rsplit_once(MEMBER).ok_or(Fault::Torn)?;
    if rest.strip_suffix(END).ok_or(Fault::Torn)? != check(body) {
        return Err(Fault::Damaged);
    }
    serde_json::from_str(&format!("{body}}}")).map_err(|_| Fault::Foreign)
}

/// The first four bytes of the hash, in hexadecimal.
fn check(body: &str) -> String {
    let hash = Sha256::digest(body.as_bytes());
    hash.iter().take(4).fold(String::new(), |check, byte| check + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::super::{Change, Marks, Note};
    use super::*;

    #[test]
    fn a_line_is_read_whole_or_not_at_all() {
        let marks = Marks::default();
        let note =
            Note {
                quote: "“千万\n工程”".to_owned(), block: 2, text: "查\",\"check\":\"x\"}".to_owned()
            };
        let changes = [Change::star(&marks, "a", true), Change::note(&marks, "a", "1", Some(note))];
        let deed = Deed { window: "w".to_owned(), number: 3, ..Deed::of(Vec::new(), changes).unwrap() };
        let line = write(&deed);
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok() && !line.contains('\n'), "{line}");
        assert_eq!(read(&line), Ok(deed));
        for (at, c) in line.char_indices() {
            let (before, after) = line.split_at(at);
            assert_eq!(read(before), Err(Fault::Torn), "{before}");
            let changed = format!(
                "{before}{}{}",
                if c == '0' { '1' } else { '0' },
                after.strip_prefix(c).unwrap_or_default()
            );
            assert!(matches!(read(&changed), Err(Fault::Damaged | Fault::Torn)), "{changed}");
        }
        let newer = "{\"changes\":[{\"set\":\"colour\"}]";
        assert_eq!(read(&format!("{newer}{MEMBER}{}{END}", check(newer))), Err(Fault::Foreign));
    }
}
