//! Characters turn out to have other widths than was thought, as when a terminal answers late. Alone in its process, whose widths are one.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "keys/seat.rs"]
mod seat;

use jianbao::app::Event;
use jianbao::text::{cells, width::Widths};
use seat::Seat;

#[test]
fn every_line_is_set_anew() {
    for keys in ["", "<enter>", "<enter>r", "f"] {
        Widths::default().set();
        let mut seat = Seat::new((120, 36));
        seat.press(keys);
        Widths::wide().set();
        seat.send(Event::Widened);
        let reader = seat.app.reader();
        let room = seat.app.areas().unwrap().reader.unwrap().width as usize - 4;
        for line in reader.visible() {
            let text = reader.pieces()[line.piece].text.get(line.range.clone()).unwrap();
            assert!(line.indent + cells(text) <= room, "{keys}: {text}");
        }
    }
}
