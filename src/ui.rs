//! App to frame. Changes nothing.

use crate::app::App;
use ratatui::Frame;

/// Draws the whole window.
pub fn draw(_app: &App, _frame: &mut Frame<'_>) {}
