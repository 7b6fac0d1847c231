//! Named rows of bytes in one file: a part of the index is saved as these and read back where they lie, mapped. Knows not what they hold.
//!
//! The rows stand one after the other; behind them their names with the byte where each ends, and how long that list is.

use std::collections::HashMap;
use std::io::{self, Write};
use tantivy::directory::OwnedBytes;

/// Bytes of the number at the end of the file.
const FOOT: usize = 4;

/// Named rows of bytes.
#[derive(Debug, Default)]
pub(super) struct Sections {
    rows: Vec<(String, OwnedBytes)>,
    places: HashMap<String, usize>,
}

impl Sections {
    pub(super) fn put(&mut self, name: impl Into<String>, bytes: OwnedBytes) {
        let name = name.into();
        self.places.insert(name.clone(), self.rows.len());
        self.rows.push((name, bytes));
    }

    /// The row of this name; none where the file has no such row, as one made by an older program.
    pub(super) fn get(&self, name: &str) -> Option<OwnedBytes> {
        self.rows.get(*self.places.get(name)?).map(|(_, bytes)| bytes.clone())
    }

    /// Writes all rows, and the list of them.
    pub(super) fn write(&self, into: &mut impl Write) -> io::Result<()> {
        let mut end = 0_u64;
        let mut list: Vec<(&str, u64)> = Vec::with_capacity(self.rows.len());
        for (name, bytes) in &self.rows {
            into.write_all(bytes)?;
            end += bytes.len() as u64;
            list.push((name, end));
        }
        let list = postcard::to_allocvec(&list).map_err(io::Error::other)?;
        into.write_all(&list)?;
        into.write_all(&(list.len() as u32).to_le_bytes())
    }

    /// The rows of a file; none where it is no such file.
    pub(super) fn read(file: &OwnedBytes) -> Option<Self> {
        let (body, foot) = file.split_at_checked(file.len().checked_sub(FOOT)?)?;
        let long = u32::from_le_bytes(foot.try_into().ok()?) as usize;
        let (_, list) = body.split_at_checked(body.len().checked_sub(long)?)?;
        let list: Vec<(String, u64)> = postcard::from_bytes(list).ok()?;
        let mut sections = Self::default();
        let mut start = 0;
        for (name, end) in list {
            let end = usize::try_from(end).ok().filter(|end| (start..=body.len() - long).contains(end))?;
            sections.put(name, file.slice(start..end));
            start = end;
        }
        Some(sections)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(rows in proptest::collection::vec(("[a-z.]{1,9}", proptest::collection::vec(proptest::num::u8::ANY, 0..60)), 0..9)) {
            let mut sections = Sections::default();
            for (name, bytes) in &rows {
                sections.put(name.clone(), OwnedBytes::new(bytes.clone()));
            }
            let mut file = Vec::new();
            sections.write(&mut file).unwrap();
            let read = Sections::read(&OwnedBytes::new(file.clone())).unwrap();
            for (name, _) in &rows {
                let rows = (read.get(name).unwrap(), sections.get(name).unwrap());
                proptest::prop_assert_eq!(rows.0.as_slice(), rows.1.as_slice());
            }
            for cut in 0..file.len() {
                drop(Sections::read(&OwnedBytes::new(file[..cut].to_vec())));
            }
        }
    }
}
