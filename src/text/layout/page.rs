//! PAGE XML (PRImA): `TextRegion`s in their `ReadingOrder`, each of `TextLine`s whose text is their `Unicode`.

use super::{Block, Line, Place, Tag, Tags, arrange, tags};

/// The blocks of a file in reading order, and what is wrong with it.
pub(super) fn read(source: &str) -> (Vec<Block>, Option<String>) {
    let mut page = Page::default();
    let fault = tags::walk(source, &mut page);
    // What was never closed ends here.
    page.end_pieces(Size::Line);
    while !page.regions.is_empty() {
        page.close("TextRegion");
    }
    (arrange(page.blocks, &page.order), fault)
}

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    /// The regions that are open, each within the one before.
    regions: Vec<Region>,
    /// What is open: a line, a word of it, a letter of that.
    open: Vec<Piece>,
    /// Reading order.
    order: Vec<String>,
    /// Groups of the reading order that are open: members with their place.
    groups: Vec<Group>,
    /// How many groups are open within those.
    deeper: usize,
    /// Whether the text that comes is that of a `Unicode`.
    is_text: bool,
}

/// A `TextRegion` that is open.
#[derive(Default)]
struct Region {
    /// Where its block stands among all.
    number: usize,
    block: Block,
    /// Its text as a whole, for files that have no lines.
    whole: Option<Read>,
}

/// Groups of the reading order within each other that are kept apart; deeper ones count as one. Files have two or three.
const DEEPEST: usize = 32;

/// What text is made of, the largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    Line,
    Word,
    Letter,
}

impl Size {
    /// What a tag of this name holds, if it holds text.
    fn of(tag: &str) -> Option<Self> {
        match tag {
            "TextLine" => Some(Self::Line),
            "Word" => Some(Self::Word),
            "Glyph" => Some(Self::Letter),
            _ => None,
        }
    }
}

/// A line, word or letter that is open.
struct Piece {
    size: Size,
    place: Option<Place>,
    text: Option<Read>,
    /// The text of its parts, for files that have none of the whole.
    parts: Line,
}

/// A reading of a text; a file may have several, the lowest number is the best.
#[derive(Default)]
struct Read {
    rank: f32,
    text: String,
}

#[derive(Default)]
struct Group {
    /// Its place in the group around it.
    place: f32,
    members: Vec<(f32, Vec<String>)>,
}

impl Group {
    fn end(mut self) -> Vec<String> {
        self.members.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.members.into_iter().flat_map(|member| member.1).collect()
    }
}

impl Region {
    fn end(mut self) -> Block {
        if self.block.lines.is_empty() {
            let whole = self.whole.unwrap_or_default().text;
            self.block.lines = whole.lines().map(|l| Line { text: l.to_owned(), place: None }).collect();
        }
        self.block
    }
}

impl Page {
    /// Where a text belongs: to the innermost piece that is open, else to the region.
    fn reading(&mut self) -> Option<&mut Option<Read>> {
        match self.open.last_mut() {
            Some(piece) => Some(&mut piece.text),
            None => self.regions.last_mut().map(|region| &mut region.whole),
        }
    }

    /// Ends what is open of this size or smaller.
    fn end_pieces(&mut self, size: Size) {
        while let Some(piece) = self.open.pop_if(|piece| piece.size >= size) {
            self.end_piece(piece);
        }
    }

    fn end_piece(&mut self, piece: Piece) {
        let text = piece.text.map(|read| read.text).filter(|text| !text.is_empty());
        let text = text.unwrap_or(piece.parts.text);
        match (self.open.last_mut(), self.regions.last_mut()) {
            // Letters are set solid, words as their characters want.
            (Some(outer), _) if piece.size == Size::Letter => outer.parts.text.push_str(&text),
            (Some(outer), _) => outer.parts.push(&text),
            (None, Some(region)) => region.block.lines.push(Line { text, place: piece.place }),
            (None, None) => {}
        }
    }

    fn end_group(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(group) = self.groups.pop() else { return };
        let place = group.place;
        let members = group.end();
        match self.groups.last_mut() {
            Some(outer) => outer.members.push((place, members)),
            None => self.order.extend(members),
        }
    }
}

impl Tags for Page {
    fn open(&mut self, tag: &Tag<'_>) {
        let index = || tag.number("index").unwrap_or(f32::MAX);
        match tag.name {
            "OrderedGroup" | "UnorderedGroup" | "OrderedGroupIndexed" | "UnorderedGroupIndexed"
                if self.groups.len() >= DEEPEST =>
            {
                self.deeper += 1;
            }
            "OrderedGroup" | "UnorderedGroup" | "OrderedGroupIndexed" | "UnorderedGroupIndexed" => {
                // A group may stand for a region of its own.
                let own = tag.get("regionRef").map(|id| (f32::NEG_INFINITY, vec![id]));
                self.groups.push(Group { place: index(), members: own.into_iter().collect() });
            }
            "RegionRef" | "RegionRefIndexed" => {
                if let (Some(group), Some(id)) = (self.groups.last_mut(), tag.get("regionRef")) {
                    group.members.push((index(), vec![id]));
                }
            }
            "TextRegion" => {
                let kind = tag.get("type").unwrap_or_default();
                let block = Block {
                    id: tag.get("id").unwrap_or_default(),
                    is_heading: kind == "heading",
                    goes_on: kind == "drop-capital",
                    ..Block::default()
                };
                self.end_pieces(Size::Line);
                self.blocks.push(Block::default());
                self.regions.push(Region { number: self.blocks.len() - 1, block, whole: None });
            }
            "Coords" => {
                let points = tag.get("points").unwrap_or_default();
                let numbers: Vec<f32> =
                    points.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
                if let Some(piece) = self.open.last_mut().filter(|_| numbers.len() > 3) {
                    piece.place = Place::around(&numbers);
                }
            }
            "TextEquiv" => {
                let rank = tag.number("index").unwrap_or(0.0);
                if let Some(reading) = self.reading()
                    && reading.as_ref().is_none_or(|other| rank < other.rank)
                {
                    *reading = Some(Read { rank, text: String::new() });
                }
            }
            "Unicode" => {
                // What another reading has said already stays.
                self.is_text = self.reading().is_some_and(|r| r.as_ref().is_some_and(|r| r.text.is_empty()));
            }
            name => {
                if let Some(size) = Size::of(name).filter(|_| !self.regions.is_empty()) {
                    self.end_pieces(size);
                    self.open.push(Piece { size, place: None, text: None, parts: Line::default() });
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "OrderedGroup" | "UnorderedGroup" | "OrderedGroupIndexed" | "UnorderedGroupIndexed" => {
                self.end_group();
            }
            "TextRegion" => {
                self.end_pieces(Size::Line);
                if let Some(region) = self.regions.pop()
                    && let Some(place) = self.blocks.get_mut(region.number)
                {
                    *place = region.end();
                }
            }
            "Unicode" => self.is_text = false,
            name => Size::of(name).into_iter().for_each(|size| self.end_pieces(size)),
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_text
            && let Some(Some(reading)) = self.reading()
        {
            reading.text.push_str(text);
        }
    }
}
