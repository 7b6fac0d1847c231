//! Sets a story in type: its blocks become pieces with a look, the pieces become lines. Knows no colour and no scrolling.

use super::seams::seams;
use crate::corpus::Opened;
use crate::index::Relation;
use crate::story::{Block, Page, RepairKind, Role, Story};
use crate::text::wrap::{wrap, wrap_evenly};
use crate::tongue::Text;
use crate::tongue::app as say;
use crate::tongue::punctuation::STOP;
use std::ops::Range;

/// How a piece of the reader's text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// A printed block.
    Block(Role),
    /// Paper, date, place and reporters.
    Source,
    /// An empty line.
    Gap,
    /// The title of the related stories.
    RelatedTitle,
    /// The headline of a related story.
    Related,
    /// Why it is related.
    Reason,
    /// A line of the page as transcribed that belongs to the story, and one that does not.
    Raw(bool),
    /// The reader's star, tags and folders.
    Labels,
    /// A note of the reader's on what stands above.
    Note,
    /// What the signs of repairs mean.
    Legend,
    /// How the block above was mended.
    Mend {
        /// In which way.
        kind: RepairKind,
        /// Whether that may well be wrong.
        doubtful: bool,
    },
}

/// Why a part of a piece is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It matches the query.
    Match,
    /// It proves why two stories are related.
    Quote,
    /// A note is on it.
    Noted,
    /// Here a person, a place, an organisation or a slogan is named for the first time.
    Name,
}

/// A part of the reader's text that is set in one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How it looks.
    pub look: Look,
    /// What it says.
    pub text: String,
    /// Its marked parts, sorted and disjoint.
    pub marks: Vec<(Range<usize>, Mark)>,
    /// Where it was mended: a byte of the text, and how.
    pub seams: Vec<(usize, RepairKind)>,
    /// Passages that notes are on.
    pub notes: Vec<Range<usize>>,
    /// Line of the page, from 1, where the piece is one.
    pub number: Option<usize>,
}

/// A line of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which piece it is of.
    pub piece: usize,
    /// Which part of it.
    pub range: Range<usize>,
    /// Cells to leave free before it.
    pub indent: usize,
    /// How it was mended, for the margin.
    pub repair: Option<RepairKind>,
    /// Whether a passage with a note begins here.
    pub noted: bool,
}

/// Related stories named below the text; the pane of related stories lists them all.
const SHOWN: usize = 5;

impl Look {
    /// Whether a line is no text of the story's own but tells of its repairs, or is the reader's.
    pub fn is_told(self) -> bool {
        matches!(self, Self::Legend | Self::Mend { .. } | Self::Labels | Self::Note)
    }
}

impl Piece {
    /// A text without marks.
    pub(super) fn new(look: Look, text: impl Into<String>) -> Self {
        Self {
            look,
            text: text.into(),
            marks: Vec::new(),
            seams: Vec::new(),
            notes: Vec::new(),
            number: None,
        }
    }
}

/// The story as mended, with its source line and the stories related to it.
pub fn clean(opened: &Opened, relations: &[Relation]) -> Vec<Piece> {
    let Some(story) = opened.story() else { return Vec::new() };
    let is_head = |block: &&Block| matches!(block.role, Role::Kicker | Role::Headline | Role::Deck);
    let n_head = story.blocks.iter().take_while(is_head).count();
    let (head, body) = story.blocks.split_at(n_head);
    let set = |block: &Block| set(block, &opened.page);
    let mut pieces: Vec<Piece> = head.iter().map(set).collect();
    if !pieces.is_empty() {
        // A headline is told by the space around it, for a terminal has but one size of type.
        pieces.insert(0, Piece::new(Look::Gap, ""));
        pieces.push(Piece::new(Look::Gap, ""));
    }
    pieces.push(Piece::new(Look::Source, source_line(&opened.page, story)));
    if !story.bylines.is_empty() {
        pieces.push(Piece::new(Look::Source, byline(story)));
    }
    let mut before = None;
    for block in body {
        if is_apart(before, block.role) {
            pieces.push(Piece::new(Look::Gap, ""));
        }
        pieces.push(set(block));
        before = Some(block.role);
    }
    if !relations.is_empty() {
        pieces.push(Piece::new(Look::Gap, ""));
        pieces.push(Piece::new(Look::RelatedTitle, say::RELATED.fill([&relations.len()])));
        for relation in relations.iter().take(SHOWN) {
            pieces.push(Piece::new(Look::Related, relation.head.headline.text.as_str()));
            let reasons: Vec<_> = relation.ties.iter().take(2).map(|tie| tie.label.as_str()).collect();
            pieces.push(Piece::new(Look::Reason, reasons.join(STOP.get())));
        }
    }
    pieces
}

/// The whole page as transcribed, and the piece at which the story begins.
pub fn raw(opened: &Opened) -> (Vec<Piece>, usize) {
    let Some(story) = opened.story() else { return (Vec::new(), 0) };
    let spans: Vec<_> = story.blocks.iter().flat_map(|block| &block.spans).collect();
    let begin = spans.iter().map(|span| span.start).min().unwrap_or_default();
    let (mut pieces, mut at, mut first) = (Vec::new(), 0, 0);
    for (number, line) in (1..).zip(opened.page.text.split_inclusive('\n')) {
        let end = at + line.len();
        let own = spans.iter().any(|span| span.start < end && at < span.end);
        if (at..end).contains(&begin) {
            first = pieces.len();
        }
        let text = line.trim_end_matches(['\n', '\r']);
        pieces.push(Piece { number: Some(number), ..Piece::new(Look::Raw(own), text) });
        at = end;
    }
    (pieces, first)
}

/// The lines of pieces in a column of so many cells.
pub fn lines(pieces: &[Piece], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let (inset, first) = indents(piece.look, width);
        let room = width.saturating_sub(inset);
        let ranges = match piece.look {
            Look::Block(Role::Kicker | Role::Headline | Role::Deck) => wrap_evenly(&piece.text, room),
            _ => wrap(&piece.text, room, first),
        };
        for (i, range) in ranges.into_iter().enumerate() {
            let indent = inset + if i == 0 { first } else { 0 };
            let is_last = range.end == piece.text.len();
            let seam = piece.seams.iter().find(|(at, _)| range.contains(at) || is_last && *at >= range.end);
            let noted = piece.notes.iter().any(|note| range.contains(&note.start));
            lines.push(Line { piece: n, repair: seam.map(|&(_, kind)| kind), noted, range, indent });
        }
    }
    lines
}

/// Cells left free before all lines of a look, and before the first one besides.
fn indents(look: Look, width: usize) -> (usize, usize) {
    let wide = width >= 24;
    match look {
        Look::Block(Role::Body) => (0, 4),
        Look::Block(Role::Caption | Role::Credit | Role::Byline | Role::Jump) => {
            (if wide { 4 } else { 2 }, 0)
        }
        Look::Related | Look::Mend { .. } | Look::Note => (if wide { 4 } else { 2 }, 0),
        Look::Reason => (if wide { 6 } else { 4 }, 0),
        Look::Raw(_) => (5, 0),
        _ => (0, 0),
    }
}

/// Whether an empty line parts a block from the one before it.
fn is_apart(before: Option<Role>, role: Role) -> bool {
    let is_text = |role| matches!(role, Role::Body);
    before.is_none_or(|before| before != role || !is_text(role))
        && before != Some(Role::Crosshead)
        && before != Some(Role::ItemHead)
}

/// A block as it is shown, with the places where a paragraph was put together: that much is told of in the margin of every view.
fn set(block: &Block, page: &Page) -> Piece {
    let text = block.text.trim();
    let is_told = |kind| matches!(kind, RepairKind::Joined | RepairKind::Unbraided);
    let seams = seams(block, text, page).into_iter().map(|(at, repair)| (at, repair.kind));
    let mut seams: Vec<_> = seams.filter(|(_, kind)| is_told(*kind)).collect();
    seams.dedup();
    Piece { seams, ..Piece::new(Look::Block(block.role), text) }
}

/// Where the story was printed; guesses with a question mark.
fn source_line(page: &Page, story: &Story) -> String {
    let guess = |is| if is { "?" } else { "" };
    let paper = page.paper.name.as_ref().map(|name| format!("{name}{}", guess(page.paper.basis.is_guess())));
    let date = page.date.value.as_ref().map(|date| format!("{date}{}", guess(page.date.basis.is_guess())));
    let place = story.facts.places.first().or(page.place.as_ref()).and_then(|path| path.rsplit('/').next());
    let unknown = |what: Text| what.to_string();
    let mut parts =
        vec![paper.unwrap_or_else(|| unknown(say::NO_PAPER)), date.unwrap_or_else(|| unknown(say::NO_DATE))];
    parts.extend(place.map(str::to_owned));
    parts.extend(story.wire.clone());
    parts.join(" · ")
}

/// Who wrote the story and took the pictures, role by role.
fn byline(story: &Story) -> String {
    let mut parts: Vec<(&str, Vec<String>)> = Vec::new();
    for by in &story.bylines {
        match parts.last_mut() {
            Some((role, names)) if *role == by.role => names.push(whole(&by.name)),
            _ => parts.push((&by.role, vec![whole(&by.name)])),
        }
    }
    parts
        .iter()
        .map(|(role, names)| format!("{role}\u{A0}{}", names.join(" ")))
        .collect::<Vec<_>>()
        .join("　")
}

/// A name that no line's end cuts.
fn whole(name: &str) -> String {
    name.chars().flat_map(|c| [c, '\u{2060}']).collect()
}
