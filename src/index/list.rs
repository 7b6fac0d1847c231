//! A list of documents as bytes: which stories of one part hold something. Knows neither what they hold nor where the part stands.
//!
//! First a number: twice how many documents, plus one where the list is dense. A dense list is one bit for each document. Any other is the
//! steps from document to document in Golomb and Rice's code: so many low bits as suit the mean step, and what is above them in unary
//! (Witten, Moffat and Bell, “Managing Gigabytes”, 1999, 3.3). So what stands everywhere is and-ed a word at a time, and what is rare costs
//! little more than it tells: ten bits for one story in three hundred.

/// Documents of a part: document numbers fit sixteen bits, and a part's set of them stays in the processor's nearest memory.
pub(super) const DOCS: usize = 1 << 16;

/// A list being written; documents come in ascending order, the last one may come again.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer {
    docs: Vec<u16>,
}

impl Writer {
    pub(super) fn add(&mut self, doc: u16) {
        if self.docs.last().is_none_or(|last| *last < doc) {
            self.docs.push(doc);
        }
    }

    /// How many documents were added.
    pub(super) fn count(&self) -> u32 {
        self.docs.len() as u32
    }

    /// Writes the list, of a part of so many documents, behind others and begins anew.
    pub(super) fn finish(&mut self, docs: usize, into: &mut Vec<u8>) {
        let count = self.count();
        let low = low_bits(docs, count);
        let steps = self.docs.iter().scan(0, |next, doc| {
            let step = u32::from(*doc) - *next;
            *next = u32::from(*doc) + 1;
            Some(step)
        });
        let bits: usize = steps.clone().map(|step| ((step >> low) + 1 + low) as usize).sum();
        // Bits are and-ed ten times faster than steps are walked: where they take half as much again, they are worth it.
        let dense = bits > docs / 3 * 2;
        put(into, count << 1 | u32::from(dense));
        if dense {
            let mut bits = vec![0_u64; docs.div_ceil(64)];
            self.docs.iter().for_each(|doc| set(&mut bits, u32::from(*doc)));
            into.extend(bits.iter().flat_map(|word| word.to_le_bytes()));
        } else {
            let (mut word, mut filled) = (0_u64, 0);
            let mut push = |value: u64, bits: u32| {
                word |= value << filled;
                filled += bits;
                while filled >= 8 {
                    into.push(word as u8);
                    word >>= 8;
                    filled -= 8;
                }
            };
            for step in steps {
                let mut high = step >> low;
                while high >= UNARY {
                    push(0, UNARY);
                    high -= UNARY;
                }
                push(1 << high, high + 1);
                push(u64::from(step) & ((1 << low) - 1), low);
            }
            push(0, 7);
        }
        self.docs.clear();
    }
}

/// So much of a number in unary is read at a time.
const UNARY: u32 = 40;

/// Low bits of each step in a list of so many documents among all of a part.
fn low_bits(docs: usize, count: u32) -> u32 {
    // The mean step times the logarithm of two.
    let mean = docs as u32 / count.max(1);
    (mean * 11 / 16).max(1).ilog2().min(15)
}

fn set(bits: &mut [u64], doc: u32) {
    if let Some(word) = bits.get_mut(doc as usize / 64) {
        *word |= 1 << (doc % 64);
    }
}

/// A list where it stands in a part's bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct List<'a> {
    /// How many documents.
    pub(super) count: u32,
    dense: bool,
    low: u32,
    /// From the list's first byte to the end of all lists.
    bytes: &'a [u8],
}

impl<'a> List<'a> {
    /// No document.
    pub(super) const EMPTY: Self = Self { count: 0, dense: false, low: 0, bytes: &[] };

    /// The list that begins with these bytes, of a part of so many documents.
    pub(super) fn read(bytes: &'a [u8], docs: usize) -> Self {
        let mut bytes = bytes;
        let head = take(&mut bytes);
        Self { count: head >> 1, dense: head & 1 == 1, low: low_bits(docs, head >> 1), bytes }
    }

    /// Sets the bit of each document.
    pub(super) fn mark(&self, bits: &mut [u64]) {
        if self.dense {
            for (word, bytes) in bits.iter_mut().zip(self.bytes.as_chunks().0) {
                *word |= u64::from_le_bytes(*bytes);
            }
            return;
        }
        self.docs().for_each(|doc| set(bits, doc));
    }

    /// Keeps the bits of its documents alone.
    pub(super) fn keep(&self, bits: &mut [u64]) {
        if self.dense {
            for (word, bytes) in bits.iter_mut().zip(self.bytes.as_chunks().0) {
                *word &= u64::from_le_bytes(*bytes);
            }
            return;
        }
        let (mut clean, mut kept) = (0_usize, 0_u64);
        for doc in self.docs() {
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
        }
        if let Some((first, others)) = bits.get_mut(clean..).and_then(<[u64]>::split_first_mut) {
            *first &= kept;
            others.fill(0);
        }
    }

    /// The documents of a list of steps; bytes that end too soon end it.
    #[inline]
    fn docs(&self) -> impl Iterator<Item = u32> {
        let (low, bytes) = (self.low, self.bytes);
        let (mut at, mut next) = (0_usize, 0_u32);
        (0..self.count).map_while(move |_| {
            let mut high = 0;
            loop {
                let word = load(bytes, at)?;
                let zeros = word.trailing_zeros();
                if zeros >= UNARY {
                    (high, at) = (high + UNARY, at + UNARY as usize);
                    continue;
                }
                let step = (high + zeros) << low | (word >> (zeros + 1)) as u32 & ((1 << low) - 1);
                at += (zeros + 1 + low) as usize;
                let doc = next.checked_add(step)?;
                next = doc.checked_add(1)?;
                return Some(doc);
            }
        })
    }
}

/// At least 57 bits from a bit on; none behind the end.
#[inline]
fn load(bytes: &[u8], bit: usize) -> Option<u64> {
    let at = bit / 8;
    let word = if let Some(bytes) = bytes.get(at..at + 8).and_then(|bytes| bytes.first_chunk()) {
        u64::from_le_bytes(*bytes)
    } else {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
    };
    Some(word >> (bit % 8))
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
            let first = List::read(&bytes[1..], 700);
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
