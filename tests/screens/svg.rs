//! A screen as SVG: every run of text at its cells, Chinese in two, lines and blocks drawn. Knows no program.
//!
//! The text of the screen is its description, for whoever cannot see it and for the test that compares it.

use std::fmt::Write;
use vt100::{Cell, Color, Screen};

/// Pixels of one cell.
const WIDE: u16 = 8;
const HIGH: u16 = 20;
/// Pixels around the screen.
const AROUND: u16 = 14;
/// Letters of one cell, and of two. The first must not be a Chinese font, for that sets “ ” · … in two cells.
const NARROW: &str = "Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";
const WIDE_FONTS: &str = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

/// Paper and ink of a terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paper {
    pub(crate) paper: &'static str,
    pub(crate) ink: &'static str,
}

pub(crate) const DARK: Paper = Paper { paper: "#121316", ink: "#dcdcdc" };
pub(crate) const LIGHT: Paper = Paper { paper: "#ffffff", ink: "#1c1c1c" };

/// The text of a screen, without blanks at the ends of lines.
pub(crate) fn text(screen: &Screen) -> String {
    let (_, columns) = screen.size();
    let rows: Vec<String> = screen.rows(0, columns).map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n").trim_end().to_owned()
}

/// A picture of a screen.
pub(crate) fn picture(screen: &Screen, paper: Paper, title: &str) -> String {
    let mut svg = opening(screen, paper, title);
    for row in 0..screen.size().0 {
        let _ =
            writeln!(svg, "<g transform=\"translate(0,{})\">{}</g>", row * HIGH, line(screen, row, paper));
    }
    svg + "</g></svg>\n"
}

/// The text of a picture, as [`text`] gave it.
pub(crate) fn text_of(picture: &str) -> Option<String> {
    let text = picture.split_once("<desc>")?.1.split_once("</desc>")?.0;
    Some(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// The head of a picture, up to where its rows begin.
pub(crate) fn opening(screen: &Screen, paper: Paper, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = (columns * WIDE + 2 * AROUND, rows * HIGH + 2 * AROUND);
    let Paper { paper, .. } = paper;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n\
         <style>text{{font-family:{NARROW};font-size:13.3px}}.w{{font-family:{WIDE_FONTS};font-size:15px}}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{paper}\" stroke=\"#808080\" stroke-opacity=\".35\"/>\n\
         <g transform=\"translate({AROUND},{AROUND})\">\n",
        escaped(title),
        escaped(&text(screen)),
    )
}

/// How far down a row stands.
pub(crate) fn down(row: u16) -> u16 {
    row * HIGH
}

/// How a cell looks: ink, paper where it is not the terminal's, and its weight.
#[derive(PartialEq, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of the terminal's own")]
struct Face {
    ink: String,
    paper: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    wide: bool,
}

/// One row, at the top.
pub(crate) fn line(screen: &Screen, row: u16, paper: Paper) -> String {
    let (_, columns) = screen.size();
    let cells: Vec<(u16, &Cell)> = (0..columns).filter_map(|at| Some((at, screen.cell(row, at)?))).collect();
    let mut shown = cells.iter().filter(|(_, cell)| !cell.is_wide_continuation()).peekable();
    let mut svg = String::new();
    while let Some(&(start, cell)) = shown.next() {
        let face = Face::of(cell, paper);
        let mut run = contents(cell).to_owned();
        let mut end = start + cell_width(cell);
        while !stands_alone(&run) {
            let same =
                |(_, next): &&(u16, &Cell)| Face::of(next, paper) == face && !stands_alone(contents(next));
            let Some((at, next)) = shown.next_if(|next| same(next)) else { break };
            run.push_str(contents(next));
            end = at + cell_width(next);
        }
        face.write(&mut svg, &run, start, end);
    }
    let (cursor_row, cursor) = screen.cursor_position();
    if cursor_row == row && !screen.hide_cursor() {
        let _ = write!(
            svg,
            "<rect x=\"{}\" y=\"2\" width=\"2\" height=\"16\" fill=\"{}\"/>",
            cursor * WIDE,
            paper.ink
        );
    }
    svg
}

fn contents(cell: &Cell) -> &str {
    if cell.has_contents() { cell.contents() } else { " " }
}

fn cell_width(cell: &Cell) -> u16 {
    if cell.is_wide() { 2 } else { 1 }
}

impl Face {
    fn of(cell: &Cell, paper: Paper) -> Self {
        let ink = colour(cell.fgcolor());
        let ground = colour(cell.bgcolor());
        let (ink, ground) = if cell.inverse() {
            (
                Some(ground.unwrap_or_else(|| paper.paper.to_owned())),
                Some(ink.unwrap_or_else(|| paper.ink.to_owned())),
            )
        } else {
            (ink, ground)
        };
        Self {
            ink: ink.unwrap_or_else(|| paper.ink.to_owned()),
            paper: ground,
            bold: cell.bold(),
            dim: cell.dim(),
            italic: cell.italic(),
            underlined: cell.underline(),
            wide: cell.is_wide(),
        }
    }

    /// Writes a run of cells with this look.
    fn write(&self, svg: &mut String, run: &str, start: u16, end: u16) {
        let (x, width) = (start * WIDE, (end - start) * WIDE);
        if let Some(paper) = &self.paper {
            let _ = write!(svg, "<rect x=\"{x}\" width=\"{width}\" height=\"{HIGH}\" fill=\"{paper}\"/>");
        }
        if self.underlined {
            let _ = write!(svg, "<path d=\"M{x} 18.5h{width}\" stroke=\"{}\"/>", self.ink);
        }
        if let Some(path) = drawn(run) {
            let _ = write!(
                svg,
                "<path transform=\"translate({x},0)\" d=\"{path}\" stroke=\"{}\" fill=\"none\"/>",
                self.ink
            );
            return;
        }
        if let Some(height) = block(run) {
            let _ = write!(
                svg,
                "<rect x=\"{x}\" y=\"{}\" width=\"7\" height=\"{height}\" fill=\"{}\"/>",
                HIGH - height,
                self.ink
            );
            return;
        }
        if run.trim().is_empty() {
            return;
        }
        let mut looks = format!("fill=\"{}\"", self.ink);
        for (has, look) in [
            (self.bold, " font-weight=\"700\""),
            (self.italic, " font-style=\"italic\""),
            (self.dim, " opacity=\".6\""),
            (self.wide, " class=\"w\""),
        ] {
            looks.push_str(if has { look } else { "" });
        }
        let _ =
            write!(svg, "<text x=\"{x}\" y=\"15\" textLength=\"{width}\" {looks}>{}</text>", escaped(run));
    }
}

/// Whether a cell belongs to no run: it is drawn, so that it meets its neighbours, or blank, so that a run is a word and keeps its place
/// whatever the font.
fn stands_alone(cell: &str) -> bool {
    cell.trim().is_empty() || drawn(cell).is_some() || block(cell).is_some()
}

/// The strokes of a line of a frame.
fn drawn(cell: &str) -> Option<&'static str> {
    Some(match cell {
        "─" => "M0 10h8",
        "│" => "M4 0v20",
        "┬" => "M0 10h8M4 10v10",
        "┴" => "M0 10h8M4 0v10",
        "├" => "M4 0v20M4 10h4",
        "┤" => "M4 0v20M0 10h4",
        "┼" => "M0 10h8M4 0v20",
        "┌" => "M4 20v-10h4",
        "┐" => "M0 10h4v10",
        "└" => "M4 0v10h4",
        "┘" => "M0 10h4v-10",
        _ => return None,
    })
}

/// The height of a block of a bar, in pixels.
fn block(cell: &str) -> Option<u16> {
    let eighths = "▁▂▃▄▅▆▇█".chars().position(|block| cell.chars().eq([block]))?;
    Some((eighths as u16 + 1) * 2)
}

/// A colour of the palette of 256; none is the terminal's own.
fn colour(colour: Color) -> Option<String> {
    const SIXTEEN: [&str; 16] = [
        "#1c1c1c", "#c5393c", "#3f8f3f", "#a97c00", "#3b6fc4", "#9a4fa8", "#2a8c8c", "#c8c8c8", "#707070",
        "#ff5f5f", "#5fbf5f", "#ffd75f", "#5f9fff", "#d787ff", "#5fd7d7", "#ffffff",
    ];
    match colour {
        Color::Default => None,
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        Color::Idx(n @ 0..16) => Some(SIXTEEN[usize::from(n)].to_owned()),
        Color::Idx(n @ 232..) => {
            let grey = 8 + 10 * (n - 232);
            Some(format!("#{grey:02x}{grey:02x}{grey:02x}"))
        }
        Color::Idx(n) => {
            let step = |of: u8| if of == 0 { 0 } else { 55 + 40 * of };
            let cube = n - 16;
            Some(format!("#{:02x}{:02x}{:02x}", step(cube / 36), step(cube / 6 % 6), step(cube % 6)))
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
