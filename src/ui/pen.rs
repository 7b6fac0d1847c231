//! Writes text into the frame's cells. The only place where text meets the terminal: what must not reach it stops here.

use crate::app::areas::Area;
use crate::text::width::Widths;
use crate::text::{cells, cells_of, clusters};
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::Style;
use std::num::NonZeroU16;
use std::ops::Range;

/// A frame's cells and an area of them that is written in.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    area: Area,
}

impl<'a> Pen<'a> {
    /// A pen for an area, which is cut to the frame.
    pub(super) fn new(buffer: &'a mut Buffer, area: Area) -> Self {
        let frame = buffer.area;
        let width = area.width.min(frame.width.saturating_sub(area.x));
        let height = area.height.min(frame.height.saturating_sub(area.y));
        Self { buffer, area: Area { width, height, ..area } }
    }

    /// Columns.
    pub(super) fn width(&self) -> usize {
        self.area.width as usize
    }

    /// Rows.
    pub(super) fn height(&self) -> usize {
        self.area.height as usize
    }

    /// Where a column and row of the area are in the window.
    pub(super) fn place(&self, column: usize, row: usize) -> (u16, u16) {
        let clamp = |at: usize, size: u16| (at as u16).min(size.saturating_sub(1));
        (self.area.x + clamp(column, self.area.width), self.area.y + clamp(row, self.area.height))
    }

    /// Writes a text as far as there is room, and gives the column after it.
    pub(super) fn put(&mut self, column: usize, row: usize, text: &str, style: Style) -> usize {
        let mut column = column;
        if row >= self.height() {
            return column;
        }
        for cluster in clusters(text).filter(|cluster| cluster.cells > 0) {
            if column + cluster.cells > self.width() {
                break;
            }
            let (x, y) = (self.area.x + column as u16, self.area.y + row as u16);
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.reset();
                cell.set_symbol(&cluster.shown()).set_style(style);
                // This terminal may set it wider than most.
                let width =
                    NonZeroU16::new(cluster.cells as u16).filter(|width| width.get() != cell.cell_width());
                if let Some(width) = width {
                    cell.set_diff_option(CellDiffOption::ForcedWidth(width));
                }
            }
            for beside in 1..cluster.cells as u16 {
                // The hidden half is empty, not blank, and has the same style: so the frame after this one knows that something
                // stood here, and clears it where a terminal would leave half a character or its underline behind.
                if let Some(cell) = self.buffer.cell_mut((x + beside, y)) {
                    cell.reset();
                    cell.set_symbol("").set_style(style);
                }
            }
            column += cluster.cells;
        }
        column
    }

    /// Writes a text over others: of a character that is cut in two nothing stays.
    pub(super) fn cover(&mut self, column: usize, row: usize, text: &str, style: Style) {
        let end = self.put(column, row, text, style);
        let rest = (self.area.x + end as u16, self.area.y + row as u16);
        if end < self.width()
            && row < self.height()
            && self.buffer.cell(rest).is_some_and(|cell| cell.symbol().is_empty())
        {
            self.put(end, row, " ", style);
        }
    }

    /// Writes a text whose marked parts have styles of their own. A mark on a part of a character, an accent left out, is on all of it.
    pub(super) fn put_marked<'m>(
        &mut self,
        column: usize,
        row: usize,
        text: &str,
        style: Style,
        marks: impl IntoIterator<Item = (&'m Range<usize>, Style)>,
    ) -> usize {
        let (mut column, mut at) = (column, 0);
        for (range, look) in marks {
            let (start, end) = (whole(text, range.start).max(at), whole(text, range.end));
            column = self.put(column, row, text.get(at..start).unwrap_or_default(), style);
            column = self.put(column, row, text.get(start..end).unwrap_or_default(), style.patch(look));
            at = at.max(end);
        }
        self.put(column, row, text.get(at..).unwrap_or_default(), style)
    }

    /// Writes a text so that it ends at the right edge, if it has room after `from`, and gives the column at which it begins.
    pub(super) fn put_right(&mut self, from: usize, row: usize, text: &str, style: Style) -> usize {
        let Some(column) = self.width().checked_sub(cells(text)).filter(|&column| column >= from) else {
            return self.width();
        };
        self.put(column, row, text, style);
        column
    }

    /// Draws a rule from one column up to another.
    pub(super) fn rule(&mut self, columns: Range<usize>, row: usize, style: Style) {
        for column in columns {
            self.put(column, row, Rule::Flat.shown(), style);
        }
    }

    /// Lays a style over a row.
    pub(super) fn paint(&mut self, row: usize, style: Style) {
        if row >= self.height() {
            return;
        }
        for column in 0..self.area.width {
            if let Some(cell) = self.buffer.cell_mut((self.area.x + column, self.area.y + row as u16)) {
                cell.set_style(style);
            }
        }
    }
}

/// The place at or after a byte where no mark stands on the character before: an accent is written with its letter or not at all.
fn whole(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c| cells_of(c) > 0).unwrap_or(rest.len())
}

/// A piece of the lines between panes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// ─
    Flat,
    /// │
    Upright,
    /// ┬
    Tee,
    /// ├
    Side,
}

impl Rule {
    /// What it looks like: drawn, or in ASCII where this terminal would tear drawn lines apart.
    pub(super) fn shown(self) -> &'static str {
        match (self, Widths::now().draw_lines()) {
            (Self::Flat, true) => "─",
            (Self::Upright, true) => "│",
            (Self::Tee, true) => "┬",
            (Self::Side, true) => "├",
            (Self::Flat, false) => "-",
            (Self::Upright, false) => "|",
            (Self::Tee | Self::Side, false) => "+",
        }
    }
}
