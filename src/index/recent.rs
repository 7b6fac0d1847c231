//! The stories read last, so that one that is ranked and then shown, or found again after one more key, is unpacked once.

use crate::story::Story;
use std::sync::{Arc, Mutex};

/// So many stories are kept: some five megabytes.
const KEPT: usize = 1024;

/// Stories by number; each number has one place, which others share.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<Vec<Place>>);

/// A story with its number.
type Place = Option<(usize, Arc<Story>)>;

impl Recent {
    /// The story of this number; read if it is not there.
    pub(super) fn get(&self, number: usize, read: impl FnOnce() -> Option<Story>) -> Option<Arc<Story>> {
        let kept = self.0.lock().ok().and_then(|kept| kept.get(number % KEPT)?.clone());
        if let Some((_, story)) = kept.filter(|(of, _)| *of == number) {
            return Some(story);
        }
        let story = Arc::new(read()?);
        if let Ok(mut kept) = self.0.lock() {
            kept.resize(KEPT, None);
            kept.get_mut(number % KEPT)
                .into_iter()
                .for_each(|place| *place = Some((number, Arc::clone(&story))));
        }
        Some(story)
    }
}
