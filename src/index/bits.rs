//! Sets of stories, one bit each, so that and, or and not cost a few microseconds whatever is asked.

/// A set of story numbers below a fixed bound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
    bound: usize,
}

impl Bits {
    /// No story of `bound`.
    pub(super) fn none(bound: usize) -> Self {
        Self { words: vec![0; bound.div_ceil(64)], bound }
    }

    /// One past the largest number it could hold.
    pub(super) fn bound(&self) -> usize {
        self.bound
    }

    /// Some stories, those below `bound`.
    pub(super) fn of(bound: usize, stories: impl IntoIterator<Item = usize>) -> Self {
        let mut bits = Self::none(bound);
        stories.into_iter().for_each(|story| bits.add(story));
        bits
    }

    /// The stories from number `64 * first` on, as so many words of bits; none where the set ends before.
    pub(super) fn words_mut(&mut self, first: usize, count: usize) -> &mut [u64] {
        self.words.get_mut(first..first + count).unwrap_or_default()
    }

    /// The stories of a range of numbers, in ascending order.
    pub(super) fn within(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = range.start / 64;
        let words = self.words.get(first..range.end.div_ceil(64).min(self.words.len())).unwrap_or_default();
        let stories =
            (first..).zip(words).flat_map(|(number, word)| ones(*word).map(move |bit| number * 64 + bit));
        stories.filter(move |story| range.contains(story))
    }

    pub(super) fn add(&mut self, story: usize) {
        if let Some(word) = self.words.get_mut(story / 64).filter(|_| story < self.bound) {
            *word |= 1 << (story % 64);
        }
    }

    pub(super) fn has(&self, story: usize) -> bool {
        self.words.get(story / 64).is_some_and(|word| word >> (story % 64) & 1 == 1)
    }

    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The stories, in ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..).zip(&self.words).flat_map(|(number, word)| ones(*word).map(move |bit| number * 64 + bit))
    }

    pub(super) fn and(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
        self
    }

    pub(super) fn or(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
        self
    }

    pub(super) fn minus(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
        self
    }
}

/// The numbers of the bits that are set.
fn ones(word: u64) -> impl Iterator<Item = usize> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
        rest &= rest - 1;
        Some(bit)
    })
}

#[cfg(test)]
mod tests {
    use super::Bits;

    proptest::proptest! {
        #[test]
        fn sets_are_sets(one in proptest::collection::btree_set(0_usize..150, 0..40), two in proptest::collection::btree_set(0_usize..150, 0..40)) {
            let (a, b) = (Bits::of(150, one.clone()), Bits::of(150, two.clone()));
            let list = |bits: Bits| bits.iter().collect::<Vec<_>>();
            proptest::prop_assert_eq!(list(a.clone().and(&b)), one.intersection(&two).copied().collect::<Vec<_>>());
            proptest::prop_assert_eq!(list(a.clone().or(&b)), one.union(&two).copied().collect::<Vec<_>>());
            let all = Bits::of(150, 0..150);
            proptest::prop_assert_eq!(list(all.minus(&a)).len() + a.count(), 150);
            proptest::prop_assert_eq!(list(a.minus(&b)), one.difference(&two).copied().collect::<Vec<_>>());
        }
    }
}
