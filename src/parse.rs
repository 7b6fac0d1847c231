//! Bytes to stories and repairs. Never fails, never panics, loses nothing.
//!
//! The steps, each in a file of its own and each a plain function of what came before:
//!
//! ```text
//! bytes ─ decode ─ lines ─ style ─ pieces ─ repeats ─ drafts ─ cut ─ mend ─ Page
//! ```
//!
//! `lines` takes markup out (`dialects` hears what the transcribing program says of a line), `style` reads the habits of the page, `pieces` classes every line (and splits it where it holds two
//! things), `repeats` finds second readings, `drafts` reads from top to bottom and gives each piece to the story above it, `cut`
//! decides for the page as a whole which broken pieces belong together, `mend` writes it out.

use crate::story::{Date, Page, Paper};
use crate::text::decode::decode;
pub use seam::{NEWS, news};

mod below;
mod bylines;
mod credits;
mod cut;
mod dialects;
mod drafts;
mod echoes;
mod events;
mod furniture;
mod heads;
mod kinds;
mod leads;
pub mod ledger;
mod lines;
mod lookup;
mod mastheads;
mod mend;
mod mixed;
mod neighbours;
mod notices;
mod openings;
pub mod overlay;
mod photos;
mod pieces;
mod remarks;
mod repeats;
mod rows;
mod seam;
mod shapes;
mod signatures;
mod style;
mod tags;
mod trim;
mod unmarked;
mod vocabulary;
mod weights;
mod words;

/// Cuts a page into its stories and mends what the transcription broke.
///
/// Spans of the result are bytes of the decoded text, which the page carries. Every character that is not blank lies in exactly one
/// span of a block or of what is set aside. The same bytes give the same page. Time grows linearly with the page.
pub fn page(name: &str, bytes: &[u8]) -> Page {
    let (text, encoding) = decode(bytes);
    let (mut lines, told) = dialects::hear(lines::read(&text));
    style::close_up(&mut lines);
    style::unmark(&mut lines);
    let style = style::read(&lines);
    let lines = style::unwrap(lines, &style);
    let mut pieces = pieces::sort(&lines, &style);
    let mut repeats = repeats::find(&lines, &pieces);
    if heads::part(&lines, &mut pieces, &repeats) {
        repeats = repeats::find(&lines, &pieces);
    }
    let read = |pieces: &[pieces::Piece]| {
        let mut drafts = drafts::read(&lines, pieces, &repeats, &style);
        let plan = cut::decide(&lines, pieces, &repeats, &mut drafts, &style);
        (drafts, plan)
    };
    let (mut drafts, mut plan) = read(&pieces);
    for (head, evidence) in unmarked::doubtful(&lines, &pieces) {
        // A line that only looks like a heading may be text cut by a column: whichever reading explains the page better.
        pieces[head].class = pieces::Class::Body;
        let (other_drafts, other_plan) = read(&pieces);
        let goes_on = other_plan.joins.iter().any(|join| join.tail == head);
        let ends = other_plan.joins.iter().any(|join| join.head == head);
        let is_text = if goes_on { evidence < weights::DOUBT_IN_THE_MIDDLE || !ends } else { ends };
        if is_text && other_plan.score > plan.score + evidence + weights::DOUBT_GAIN {
            (drafts, plan) = (other_drafts, other_plan);
        } else {
            pieces[head].class = pieces::Class::Head;
        }
    }
    let mut page = Page {
        name: name.to_owned(),
        encoding: encoding.to_owned(),
        paper: Paper::default(),
        date: Date::default(),
        place: None,
        stories: Vec::new(),
        number: None,
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text,
    };
    mend::Work {
        lines: &lines,
        pieces: &pieces,
        repeats: &repeats,
        drafts: &drafts,
        plan: &plan,
        told: &told,
    }
    .write(&mut page);
    page
}
