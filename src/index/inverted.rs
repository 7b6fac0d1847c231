//! Many lists of numbers in one sorted row of bytes: an inverted index of three or four bytes an entry, the same in memory and in a
//! mapped file. Knows not what keys and values mean.

use super::list::{put, take};
use super::table::{Table, bytes};
use std::ops::{Range, RangeInclusive};
use tantivy::directory::OwnedBytes;

/// Entries of a block. Blocks are found by halving, what is in one is read from its start.
const BLOCK: usize = 64;
/// Numbers by which a block is found: its first key and value, and where it starts.
const SIGNPOST: usize = 3;

/// Values of `WIDTH` bytes by key. The row is sorted by key and value; an entry is the step from the key before, seven bits to a byte, and
/// the value.
#[derive(Debug, Clone)]
pub(super) struct Inverted<const WIDTH: usize> {
    signposts: Table<4>,
    row: OwnedBytes,
}

/// Gathers the entries of lists.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    row: Vec<u64>,
}

impl Gatherer {
    /// Adds values under their keys.
    pub(super) fn extend(&mut self, entries: impl Iterator<Item = (u32, u32)>) {
        self.row.extend(entries.map(|(key, value)| u64::from(key) << 32 | u64::from(value)));
    }

    /// Leaves out the keys that stand once: they tie nothing together.
    pub(super) fn drop_single(&mut self) {
        self.row.sort_unstable();
        self.row.dedup();
        let same = |a: &u64, b: &u64| a >> 32 == b >> 32;
        let shared = self.row.chunk_by(same).filter(|list| list.len() > 1);
        self.row = shared.flatten().copied().collect();
    }

    /// Makes the lists' bytes, for [`Inverted::open`]. Each entry counts once.
    pub(super) fn finish<const WIDTH: usize>(mut self) -> [OwnedBytes; 2] {
        self.row.sort_unstable();
        self.row.dedup();
        let (mut signposts, mut row) = (Vec::new(), Vec::new());
        let mut before = 0;
        for (n, entry) in self.row.iter().enumerate() {
            let (key, value) = ((entry >> 32) as u32, *entry as u32);
            if n.is_multiple_of(BLOCK) {
                signposts.extend([key, value, row.len() as u32]);
                before = key;
            }
            put(&mut row, key - before);
            row.extend(value.to_le_bytes().into_iter().take(WIDTH));
            before = key;
        }
        [bytes::<4>(signposts), OwnedBytes::new(row)]
    }
}

impl<const WIDTH: usize> Inverted<WIDTH> {
    /// The lists in the bytes a gatherer made, wherever these lie.
    pub(super) fn open([signposts, row]: [OwnedBytes; 2]) -> Self {
        Self { signposts: Table::new(signposts), row }
    }

    /// The values of a key, ascending.
    pub(super) fn get(&self, key: u32) -> impl Iterator<Item = u32> + '_ {
        self.values(key, self.blocks(key))
    }

    /// The values of a row of neighbouring keys, key by key.
    pub(super) fn among(&self, keys: RangeInclusive<u32>) -> impl Iterator<Item = u32> + '_ {
        let (first, last) = keys.into_inner();
        let entries = (self.blocks(first).start..self.blocks(last).end).flat_map(|block| self.block(block));
        entries
            .skip_while(move |(k, _)| *k < first)
            .take_while(move |(k, _)| *k <= last)
            .map(|(_, value)| value)
    }

    /// Whether there is no value.
    pub(super) fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// The bytes it is made of, as [`Inverted::open`] takes them.
    pub(super) fn rows(&self) -> [OwnedBytes; 2] {
        [self.signposts.bytes(), self.row.clone()]
    }

    /// The values of a key around one value, about so many; all of a short list.
    pub(super) fn near(&self, key: u32, value: u32, most: usize) -> impl Iterator<Item = u32> + '_ {
        let all = self.blocks(key);
        let at = self.first_block((key, value)).max(all.start);
        let half = most.div_ceil(2 * BLOCK);
        self.values(key, at.saturating_sub(half).max(all.start)..(at + half).min(all.end))
    }

    /// How many values a key has.
    pub(super) fn count(&self, key: u32) -> usize {
        let blocks = self.blocks(key);
        let Some(between) = blocks.len().checked_sub(2) else { return self.values(key, blocks).count() };
        // Between the first block and the last every entry has the key.
        let ends = [blocks.start..blocks.start + 1, blocks.end - 1..blocks.end];
        between * BLOCK + ends.into_iter().map(|block| self.values(key, block).count()).sum::<usize>()
    }

    /// The blocks in which a key may stand.
    fn blocks(&self, key: u32) -> Range<usize> {
        let start = self.first_block((key, 0)).saturating_sub(1);
        let end = key.checked_add(1).map_or(self.len(), |next| self.first_block((next, 0)));
        start..end
    }

    /// The first block that begins with this entry or a later one.
    fn first_block(&self, entry: (u32, u32)) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            let number = |n: usize| self.signposts.get(middle * SIGNPOST + n).unwrap_or(u32::MAX);
            if (number(0), number(1)) < entry { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// Number of blocks.
    fn len(&self) -> usize {
        self.signposts.len() / SIGNPOST
    }

    /// The values of a key in some blocks.
    fn values(&self, key: u32, blocks: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let entries = blocks.flat_map(|block| self.block(block));
        entries.skip_while(move |(k, _)| *k < key).take_while(move |(k, _)| *k == key).map(|(_, value)| value)
    }

    fn block(&self, block: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let number = |at: usize| self.signposts.get(at);
        let start = number(block * SIGNPOST + 2).unwrap_or(u32::MAX) as usize;
        let end = number((block + 1) * SIGNPOST + 2).map_or(self.row.len(), |end| end as usize);
        let mut row = self.row.get(start..end).unwrap_or_default();
        let mut key = number(block * SIGNPOST).unwrap_or(u32::MAX);
        std::iter::from_fn(move || {
            if row.is_empty() {
                return None;
            }
            key = key.saturating_add(take(&mut row));
            let (value, rest) = row.split_at_checked(WIDTH)?;
            row = rest;
            Some((key, value.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn written(entries: impl Iterator<Item = (u32, u32)>) -> [OwnedBytes; 2] {
        let mut lists = Gatherer::default();
        lists.extend(entries);
        lists.finish::<2>()
    }

    #[test]
    fn keys_that_stand_once_are_left_out() {
        let mut lists = Gatherer::default();
        lists.extend([(7, 3), (2, 9), (7, 1), (7, 3), (2, 9), (u32::MAX, 0)].into_iter());
        lists.drop_single();
        let lists = Inverted::<2>::open(lists.finish::<2>());
        assert_eq!(lists.get(7).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(lists.get(2).count() + lists.get(u32::MAX).count(), 0);
    }

    #[test]
    fn of_a_long_list_what_stands_near_is_read() {
        let entries = (0..10_000).map(|n| (5, n * 2)).chain([(4, 1), (6, 1)]);
        let lists = Inverted::<2>::open(written(entries));
        let near: Vec<u32> = lists.near(5, 9_000, 512).collect();
        assert!(near.contains(&9_000) && near.contains(&8_900) && near.contains(&9_100), "{near:?}");
        assert!((256..=640).contains(&near.len()), "{}", near.len());
        assert_eq!(lists.near(4, 9_000, 512).collect::<Vec<_>>(), [1]);
        assert!(lists.near(5, 60_000, 512).any(|value| value == 19_998));
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(
            entries in proptest::collection::btree_set((0_u32..6, 0_u32..600), 0..900),
            scale in proptest::sample::select(vec![1_u32, 300, 700_000_000]),
            cut in 0_usize..5_000,
        ) {
            let scaled = entries.iter().map(|(key, value)| (key * scale, *value));
            let [signposts, row] = written(scaled.clone());
            let lists = Inverted::<2>::open([signposts.clone(), row.clone()]);
            for key in 0..7_u32 {
                let key = key.saturating_mul(scale);
                let want: BTreeSet<u32> = scaled.clone().filter(|(k, _)| *k == key).map(|(_, v)| v).collect();
                proptest::prop_assert_eq!(lists.get(key).collect::<Vec<_>>(), want.iter().copied().collect::<Vec<_>>());
                proptest::prop_assert_eq!(lists.count(key), want.len());
                let among = scaled.clone().filter(|(k, _)| (key..=key.saturating_add(scale)).contains(k)).count();
                proptest::prop_assert_eq!(lists.among(key..=key.saturating_add(scale)).count(), among);
            }
            // A spoilt file is read to its end, without a panic.
            let spoilt = Inverted::<2>::open([signposts, row.slice(0..cut.min(row.len()))]);
            let _ = (0..7_u32).map(|key| spoilt.count(key.saturating_mul(scale))).sum::<usize>();
        }
    }
}
