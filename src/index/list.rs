//! A list of documents as bytes: which stories of one part hold something. Knows neither what they hold nor where the part stands.
//!
//! First a number: twice how many documents, plus one where the list is dense. A dense list is one bit for each document; any other
//! is the steps from document to document, seven bits to a byte. The writer takes whichever is shorter, so that what stands everywhere
//! is and-ed a word at a time, and what is rare costs a byte or two for each story.

/// Documents of a part: document numbers fit sixteen bits, and a part's set of them stays in the processor's nearest memory.
pub(super) const DOCS: usize = 1 << 16;

/// A list being written; documents come in ascending order, the last one may come again.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer {
    /// One past the last document.
    next: u32,
    count: u32,
    steps: Vec<u8>,
}

impl Writer {
    pub(super) fn add(&mut self, doc: u16) {
        let doc = u32::from(doc);
        if let Some(step) = doc.checked_sub(self.next) {
            put(&mut self.steps, step);
            self.next = doc + 1;
            self.count += 1;
        }
    }

    /// How many documents were added.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Writes the list behind others and begins anew.
    pub(super) fn finish(&mut self, docs: usize, into: &mut Vec<u8>) {
        let dense = self.steps.len() > docs.div_ceil(8);
        put(into, self.count << 1 | u32::from(dense));
        if dense {
            let mut bits = vec![0_u64; docs.div_ceil(64)];
            List { count: self.count, dense: false, bytes: &self.steps }.mark(&mut bits);
            into.extend(bits.iter().flat_map(|word| word.to_le_bytes()));
        } else {
            into.extend_from_slice(&self.steps);
        }
        self.steps.clear();
        (self.next, self.count) = (0, 0);
    }
}

/// A list where it stands in a part's bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct List<'a> {
    /// How many documents.
    pub(super) count: u32,
    dense: bool,
    /// From the list's first byte to the end of all lists.
    bytes: &'a [u8],
}

impl<'a> List<'a> {
    /// No document.
    pub(super) const EMPTY: Self = Self { count: 0, dense: false, bytes: &[] };

    /// The list that begins with these bytes.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        let mut bytes = bytes;
        let head = take(&mut bytes);
        Self { count: head >> 1, dense: head & 1 == 1, bytes }
    }

    /// Sets the bit of each document.
    pub(super) fn mark(&self, bits: &mut [u64]) {
        if self.dense {
            for (word, bytes) in bits.iter_mut().zip(self.bytes.as_chunks().0) {
                *word |= u64::from_le_bytes(*bytes);
            }
            return;
        }
        let (mut bytes, mut next) = (self.bytes, 0_u32);
        for _ in 0..self.count {
            let doc = next + take(&mut bytes);
            if let Some(word) = bits.get_mut(doc as usize / 64) {
                *word |= 1 << (doc % 64);
            }
            next = doc + 1;
        }
    }

    /// Keeps the bits of its documents alone.
    pub(super) fn keep(&self, bits: &mut [u64]) {
        if self.dense {
            for (word, bytes) in bits.iter_mut().zip(self.bytes.as_chunks().0) {
                *word &= u64::from_le_bytes(*bytes);
            }
            return;
        }
        let (mut bytes, mut next, mut clean) = (self.bytes, 0_u32, 0_usize);
        let mut kept = 0_u64;
        for _ in 0..self.count {
            let doc = next + take(&mut bytes);
            let at = doc as usize / 64;
            if at > clean {
                // The word that was being filled is complete; those skipped hold no document.
                if let Some((first, others)) = bits.get_mut(clean..at).and_then(<[u64]>::split_first_mut) {
                    *first &= kept;
                    others.fill(0);
                }
                (clean, kept) = (at, 0);
            }
            kept |= 1 << (doc % 64);
            next = doc + 1;
        }
        if let Some((first, others)) = bits.get_mut(clean..).and_then(<[u64]>::split_first_mut) {
            *first &= kept;
            others.fill(0);
        }
    }
}

/// Appends a number, seven bits to a byte, the last byte marked.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        bytes.push(number as u8 & 0x7F);
        number >>= 7;
    }
    bytes.push(number as u8 | 0x80);
}

/// Takes a number off the front; bytes that end too soon end the number.
#[inline]
pub(super) fn take(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte > 0x7F {
            break;
        }
        shift = (shift + 7) & 31;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(
            docs in proptest::collection::btree_set(0_u16..700, 0..400),
            others in proptest::collection::btree_set(0_u16..700, 0..40),
        ) {
            let mut bytes = vec![7];
            let mut writer = Writer::default();
            for set in [&docs, &others] {
                for doc in set.iter().chain(set.iter().next_back()) {
                    writer.add(*doc);
                }
                writer.finish(700, &mut bytes);
            }
            let bits = |set: &BTreeSet<u16>| {
                let mut bits = vec![0_u64; 11];
                for doc in set {
                    bits[usize::from(*doc) / 64] |= 1 << (doc % 64);
                }
                bits
            };
            let first = List::read(&bytes[1..]);
            proptest::prop_assert_eq!(first.count as usize, docs.len());
            let mut marked = vec![0; 11];
            first.mark(&mut marked);
            proptest::prop_assert_eq!(&marked, &bits(&docs));
            let mut kept = bits(&others);
            first.keep(&mut kept);
            let both = docs.intersection(&others).copied().collect();
            proptest::prop_assert_eq!(kept, bits(&both));
        }
    }
}
