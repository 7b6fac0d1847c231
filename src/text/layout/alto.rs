//! ALTO, versions 2 to 4 (Library of Congress): `TextBlock`s of `TextLine`s of `String`s, words parted at a line's end put together.

use super::{Block, Line, Place, Tag, Tags, arrange, tags};
use std::collections::HashSet;

/// The blocks of a file in reading order, and what is wrong with it.
pub(super) fn read(source: &str) -> (Vec<Block>, Option<String>) {
    let mut alto = Alto::default();
    let fault = tags::walk(source, &mut alto);
    alto.end_block();
    (arrange(alto.blocks, &alto.order), fault)
}

#[derive(Default)]
struct Alto {
    blocks: Vec<Block>,
    block: Option<Block>,
    line: Option<Line>,
    /// Names of the tags that call a block a heading.
    headings: HashSet<String>,
    /// Reading order, from version 4.3 on.
    order: Vec<String>,
}

impl Alto {
    fn end_line(&mut self) {
        if let Some(line) = self.line.take() {
            self.block.get_or_insert_default().lines.push(line);
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        self.blocks.extend(self.block.take());
    }
}

impl Tags for Alto {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "LayoutTag" | "StructureTag" | "RoleTag" | "OtherTag" => {
                let label = [tag.get("LABEL"), tag.get("TYPE")].map(Option::unwrap_or_default).join(" ");
                if is_heading(&label) {
                    self.headings.extend(tag.get("ID"));
                }
            }
            "ElementRef" => self.order.extend(tag.get("REF")),
            "TextBlock" => {
                self.end_block();
                let tags = tag.get("TAGREFS").unwrap_or_default();
                let tagged = tags.split_whitespace().any(|tag| self.headings.contains(tag));
                let is_heading = tagged || tag.get("TYPE").is_some_and(|label| is_heading(&label));
                let id = tag.get("ID").unwrap_or_default();
                self.block = Some(Block { id, is_heading, ..Block::default() });
            }
            "TextLine" => {
                self.end_line();
                let [x, y, w, h] = ["HPOS", "VPOS", "WIDTH", "HEIGHT"].map(|name| tag.number(name));
                let place = || Place::around(&[x?, y?, x? + w?, y? + h?]);
                self.line = Some(Line { text: String::new(), place: place() });
            }
            "String" => {
                let parted = tag.get("SUBS_CONTENT").filter(|whole| !whole.is_empty());
                let word = match (parted, tag.get("SUBS_TYPE").as_deref()) {
                    (Some(whole), Some("HypPart1")) => Some(whole),
                    (Some(_), Some("HypPart2")) => None,
                    _ => tag.get("CONTENT"),
                };
                if let Some(word) = word {
                    self.line.get_or_insert_default().push(&word);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "TextLine" => self.end_line(),
            "TextBlock" => self.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Whether a label calls a block a heading: heading, headline, title, 标题.
fn is_heading(label: &str) -> bool {
    let label = label.to_lowercase();
    ["heading", "headline", "title", "标题", "標題"].iter().any(|word| label.contains(word))
}
