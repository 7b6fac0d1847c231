//! Numbers in bytes, so that a part of the index is the same in memory and in a mapped file. Knows nothing of what they mean.

use std::ops::Range;
use tantivy::directory::OwnedBytes;

/// A row of numbers of `WIDTH` bytes each, the lowest byte first.
#[derive(Debug, Clone)]
pub(super) struct Table<const WIDTH: usize>(OwnedBytes);

impl<const WIDTH: usize> Table<WIDTH> {
    pub(super) fn new(bytes: OwnedBytes) -> Self {
        Self(bytes)
    }

    /// The bytes it is made of.
    pub(super) fn bytes(&self) -> OwnedBytes {
        self.0.clone()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len() / WIDTH
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<u32> {
        let bytes = self.0.get(at * WIDTH..at * WIDTH + WIDTH)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    /// The first place in a range whose number is not below this one.
    pub(super) fn reach(&self, range: Range<usize>, number: u32) -> usize {
        let (mut from, mut to) = (range.start, range.end.min(self.len()));
        while from < to {
            let middle = from.midpoint(to);
            if self.get(middle).is_some_and(|n| n < number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// Where in a sorted range a number stands.
    pub(super) fn find(&self, range: Range<usize>, number: u32) -> Option<usize> {
        let end = range.end;
        let at = self.reach(range, number);
        (at < end && self.get(at) == Some(number)).then_some(at)
    }
}

/// The bytes of a row of numbers.
pub(super) fn bytes<const WIDTH: usize>(numbers: impl IntoIterator<Item = u32>) -> OwnedBytes {
    let numbers = numbers.into_iter();
    let mut bytes = Vec::with_capacity(numbers.size_hint().0 * WIDTH);
    numbers.for_each(|number| bytes.extend(number.to_le_bytes().into_iter().take(WIDTH)));
    bytes.shrink_to_fit();
    OwnedBytes::new(bytes)
}
