//! The picture of a page, where a file of its name lies beside the text: whether there is one, and looking at it. Knows no file.

use super::{App, Effect};
use crate::tongue::reach as say;

impl App {
    /// Asks whether the page on view has a picture, where that is not known.
    pub(super) fn ask_picture(&mut self) -> Vec<Effect> {
        let Some(page) = self.reader.opened().map(|opened| opened.page.name.clone()) else {
            return Vec::new();
        };
        if self.picture.0 == page {
            return Vec::new();
        }
        self.picture = (page.clone(), false);
        vec![Effect::Picture(page)]
    }

    /// Takes whether a page has a picture.
    pub(super) fn take_picture(&mut self, page: &str, has: bool) {
        if self.picture.0 == page {
            self.picture.1 = has;
        }
    }

    /// Whether the page on view is known to have a picture.
    pub fn has_picture(&self) -> bool {
        let page = self.reader.opened().map(|opened| opened.page.name.as_str());
        self.has_story() && self.picture.1 && page == Some(self.picture.0.as_str())
    }

    pub(super) fn show_picture(&mut self) -> Vec<Effect> {
        if !self.has_picture() {
            self.message = Some(say::NO_PICTURE.to_string());
            return Vec::new();
        }
        vec![Effect::View(self.picture.0.clone(), self.settings.viewer.clone())]
    }
}
