//! A session as a film: for asciinema (`.cast`, version 2) and as an SVG that moves. Knows no program.

use super::svg::{Paper, down, line, opening};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write;
use vt100::Screen;

/// What a key brought about: the bytes that were written, the screen they made, and for how many seconds it is looked at.
pub(crate) struct Frame {
    pub(crate) bytes: Vec<u8>,
    pub(crate) screen: Screen,
    pub(crate) seconds: f32,
}

/// The film as `asciinema play` takes it.
pub(crate) fn cast(frames: &[Frame], title: &str) -> String {
    let (rows, columns) = frames.first().map_or((30, 100), |frame| frame.screen.size());
    let head = json!({"version": 2, "width": columns, "height": rows, "title": title, "env": {"TERM": "xterm-256color"}});
    let mut cast = format!("{head}\n");
    let mut at = 0.0;
    for frame in frames {
        let written = String::from_utf8_lossy(&frame.bytes);
        let _ = writeln!(cast, "{}", json!([round(at), "o", written]));
        at += frame.seconds;
    }
    let _ = writeln!(cast, "{}", json!([round(at), "o", ""]));
    cast
}

/// The film as one picture. Where nothing moves, the frame that was looked at longest is seen.
pub(crate) fn moving(frames: &[Frame], paper: Paper, title: &str) -> String {
    let longest = frames.iter().enumerate().max_by(|(_, a), (_, b)| a.seconds.total_cmp(&b.seconds));
    let Some((poster, frame)) = longest else { return String::new() };
    let all: f32 = frames.iter().map(|frame| frame.seconds).sum();
    let (mut style, mut shown) =
        (format!(".f{{visibility:hidden;animation:{all:.1}s step-end infinite}}"), String::new());
    // A row that is seen in many frames is written once.
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    let mut at = 0.0;
    for (n, frame) in frames.iter().enumerate() {
        let (from, to) = (100.0 * at / all, 100.0 * (at + frame.seconds) / all);
        let _ = write!(
            style,
            "@keyframes k{n}{{0%{{visibility:hidden}}{from:.2}%{{visibility:visible}}{to:.2}%{{visibility:hidden}}}}"
        );
        let seen = if n == poster { ";visibility:visible" } else { "" };
        let _ = write!(style, "#f{n}{{animation-name:k{n}{seen}}}");
        let _ = write!(shown, "<g class=\"f\" id=\"f{n}\">");
        for row in 0..frame.screen.size().0 {
            let drawn = line(&frame.screen, row, paper);
            if drawn.is_empty() {
                continue;
            }
            let next = rows.len();
            let number = rows.entry(drawn).or_insert(next);
            let _ = write!(shown, "<use href=\"#r{number}\" y=\"{}\"/>", down(row));
        }
        shown.push_str("</g>\n");
        at += frame.seconds;
    }
    style.push_str("@media(prefers-reduced-motion:reduce){.f{animation:none!important}}");
    let mut svg = opening(&frame.screen, paper, title);
    let _ = writeln!(svg, "<style>{style}</style><defs>");
    for (drawn, number) in &rows {
        let _ = writeln!(svg, "<g id=\"r{number}\">{drawn}</g>");
    }
    svg + "</defs>\n" + &shown + "</g></svg>\n"
}

fn round(seconds: f32) -> f64 {
    (f64::from(seconds) * 100.0).round() / 100.0
}
