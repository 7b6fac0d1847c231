//! Gives every pane its place in the window. Knows no key and no content.

use super::App;
use super::areas::{Areas, MARGINS};
use super::curve;

impl App {
    /// Han characters on a line of the reader, at most.
    pub(super) fn measure(&self) -> u16 {
        self.measure.unwrap_or(self.settings.interface.measure)
    }

    /// Sets everything in type anew, each pane keeping its place: those too that are not on view, or stay as large as they are.
    pub(super) fn set_anew(&mut self) {
        self.reader.set_anew();
        self.preview.set_anew();
        self.diff.set_anew();
        self.card.set_anew();
        self.arrange();
    }

    /// Gives every pane its place, after the window or the focus changed.
    pub(super) fn arrange(&mut self) {
        let (measure, widths) = (self.measure(), self.widths.or(self.settings.interface.widths()));
        self.areas = Areas::divide(self.size, self.pane, self.zen, measure, widths);
        if !self.chips.all().is_empty() {
            self.areas = self.areas.map(Areas::with_chips);
        }
        self.lay_leaf();
        let Some(areas) = &self.areas else { return };
        if let Some(area) = areas.filters {
            self.filters.resize(area.height as usize);
        }
        if let Some(area) = areas.results {
            self.results.resize(area.width.saturating_sub(4) as usize, area.height as usize);
        }
        if let Some(area) = areas.reader {
            let width = area.width.saturating_sub(MARGINS).min(2 * measure);
            self.reader.resize(width as usize, area.height as usize);
        }
        if let Some(area) = areas.sheet {
            // The last row tells of the line under the cursor.
            self.sheet.resize(area.width as usize, area.height.saturating_sub(1) as usize);
        }
        if let Some(area) = areas.diff {
            // The first row has the headlines.
            self.diff.resize(area.width as usize, area.height.saturating_sub(1) as usize);
        }
        if let Some(area) = areas.mentions {
            self.mentions.resize(area.height as usize);
        }
        if let Some(area) = areas.card {
            self.card.resize(area.width as usize, area.height as usize);
        }
        if let Some(area) = areas.curve {
            self.curve.resize(area.height.saturating_sub(curve::AROUND) as usize);
        }
        if let Some(area) = areas.preview {
            let width = area.width.saturating_sub(MARGINS).min(2 * measure);
            self.preview.resize(width as usize, area.height as usize);
        }
        if let Some(area) = areas.related {
            self.related.resize(area.width.saturating_sub(MARGINS) as usize, area.height as usize);
        }
    }
}
