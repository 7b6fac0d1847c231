//! Many lists of numbers in one sorted row: an inverted index of eight bytes an entry. Knows not what keys and numbers mean.

/// Numbers by key.
#[derive(Debug, Default)]
pub(super) struct Inverted {
    /// Key above, number below; sorted, none twice.
    row: Vec<u64>,
}

impl Inverted {
    /// Adds numbers under their keys. They are found after [`Self::settle`].
    pub(super) fn extend(&mut self, entries: impl Iterator<Item = (u32, u32)>) {
        self.row.extend(entries.map(|(key, n)| u64::from(key) << 32 | u64::from(n)));
    }

    /// Puts the row in order. A key that stands once ties nothing together and is left out.
    pub(super) fn settle(&mut self) {
        let row = &mut self.row;
        row.sort_unstable();
        row.dedup();
        let (mut kept, mut before) = (0, None);
        for at in 0..row.len() {
            let (entry, after) = (row[at], row.get(at + 1).map(|next| next >> 32));
            let key = Some(entry >> 32);
            if before == key || after == key {
                row[kept] = entry;
                kept += 1;
            }
            before = key;
        }
        row.truncate(kept);
        row.shrink_to_fit();
    }

    /// The numbers of a key, ascending.
    pub(super) fn get(&self, key: u32) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.slice(key).iter().map(|&entry| entry as u32)
    }

    /// The numbers of a key that stand nearest to one in the row; at most so many.
    pub(super) fn near(&self, key: u32, number: u32, most: usize) -> impl Iterator<Item = u32> + '_ {
        let list = self.slice(key);
        let at = list.partition_point(|&entry| (entry as u32) < number);
        let from = at.saturating_sub(most / 2).min(list.len().saturating_sub(most));
        list.iter().skip(from).take(most).map(|&entry| entry as u32)
    }

    /// Bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.row.capacity() * size_of::<u64>()
    }

    fn slice(&self, key: u32) -> &[u64] {
        let from = self.row.partition_point(|&entry| entry < u64::from(key) << 32);
        let rest = self.row.get(from..).unwrap_or_default();
        let len = rest.partition_point(|&entry| entry >> 32 == u64::from(key));
        rest.get(..len).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(entries: impl Iterator<Item = (u32, u32)>) -> Inverted {
        let mut lists = Inverted::default();
        lists.extend(entries);
        lists.settle();
        lists
    }

    #[test]
    fn keys_that_stand_once_are_left_out() {
        let lists = lists([(7, 3), (2, 9), (7, 1), (7, 3), (2, 9), (u32::MAX, 0)].into_iter());
        assert_eq!(lists.row.len(), 2);
        assert_eq!(lists.get(7).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(lists.get(2).len(), 0);
    }

    #[test]
    fn the_nearest_of_a_long_list() {
        let lists = lists((0..100).map(|n| (5, n * 2)));
        assert_eq!(lists.near(5, 50, 4).collect::<Vec<_>>(), [46, 48, 50, 52]);
        assert_eq!(lists.near(5, 0, 3).collect::<Vec<_>>(), [0, 2, 4]);
        assert_eq!(lists.near(5, 900, 3).collect::<Vec<_>>(), [194, 196, 198]);
    }
}
