//! What a segment of the tantivy index holds for us: a component with the packed pages and all that is listed of their stories
//! ([`super::part`]), made with the segment and put together with others when tantivy puts segments together. Knows no commit.

use super::fault::Fault;
use super::kin;
use super::packed::Packed;
use super::part::{self as parts, Gatherer, Part};
use super::profile::Profile;
use super::sections::Sections;
use super::store::Entry;
use super::table::Table;
use super::words::Words;
use std::any::Any;
use std::sync::Arc;
use tantivy::directory::{OwnedBytes, TerminatingWrite};
use tantivy::index::SegmentComponent;
use tantivy::indexer::doc_id_mapping::{DocIdMapping, MappingType};
use tantivy::schema::document::ErasedDocument;
use tantivy::schema::{Field, Schema, Value};
use tantivy::{
    DocId, PluginMergeContext, PluginWriter, PluginWriterContext, Segment, SegmentPlugin, SegmentReader,
    TantivyDocument, TantivyError,
};

/// The component of a segment that is ours.
const COMPONENT: &str = "stories";

fn component() -> SegmentComponent {
    SegmentComponent::Custom(COMPONENT.to_owned())
}

/// The component as rows of bytes.
pub(super) fn sections(segment: &SegmentReader) -> Result<Sections, TantivyError> {
    let file = segment.open_read(component()).map_err(TantivyError::from)?.read_bytes()?;
    Sections::read(&file).ok_or_else(|| TantivyError::DataCorruption(torn_component(segment)))
}

/// The part a segment holds, its first story being number `base`.
pub(super) fn part(segment: &SegmentReader, base: usize) -> Result<Part, TantivyError> {
    let sections = sections(segment)?;
    let is_alive = |page: usize| !segment.is_deleted(page as DocId);
    let is_alive = segment.has_deletes().then_some(&is_alive as &dyn Fn(usize) -> bool);
    Part::lay(&sections, base, is_alive).ok_or_else(|| TantivyError::DataCorruption(torn_component(segment)))
}

fn torn_component(segment: &SegmentReader) -> tantivy::error::DataCorruption {
    tantivy::error::DataCorruption::comment_only(format!(
        "{}.{COMPONENT}",
        segment.segment_id().uuid_string()
    ))
}

/// The fault of a segment whose component cannot be read.
pub(super) fn torn(segment: &SegmentReader) -> Fault {
    TantivyError::DataCorruption(torn_component(segment)).into()
}

/// The entry of a page and the packed page, one behind the other.
pub(super) fn row(entry: &Entry, packed: &[u8]) -> Vec<u8> {
    let entry = postcard::to_allocvec(entry).unwrap_or_default();
    let long = (entry.len() as u32).to_le_bytes();
    [&long[..], &entry, packed].concat()
}

fn split(row: &[u8]) -> Option<(&[u8], &[u8])> {
    let (long, rest) = row.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*long) as usize)
}

/// The entries of a segment's pages.
pub(super) struct Rows {
    ends: Table<4>,
    bytes: OwnedBytes,
}

impl Rows {
    pub(super) fn of(sections: &Sections) -> Option<Self> {
        Some(Self { ends: Table::new(sections.get("entries.ends")?), bytes: sections.get("entries")? })
    }

    fn bytes(&self, page: usize) -> Option<&[u8]> {
        parts::row(&self.ends, &self.bytes, page)
    }

    pub(super) fn entry(&self, page: usize) -> Option<Entry> {
        postcard::from_bytes(self.bytes(page)?).ok()
    }
}

/// Makes the component of each segment.
pub(super) struct Stories {
    /// The field in which a document has its page.
    pub(super) page: Field,
    pub(super) words: Option<Arc<Words>>,
}

impl SegmentPlugin for Stories {
    fn extensions(&self) -> &[&str] {
        &[COMPONENT]
    }

    fn create_writer(&self, _: &PluginWriterContext<'_>) -> tantivy::Result<Box<dyn PluginWriter>> {
        Ok(Box::new(Pending::new(self)))
    }

    fn merge(&self, merge: PluginMergeContext<'_>) -> tantivy::Result<()> {
        if merge.doc_id_mapping.mapping_type() == MappingType::Shuffled {
            return Err(TantivyError::InvalidArgument("pages keep their order".to_owned()));
        }
        let mut pending = Pending::new(self);
        for segment in merge.readers {
            let sections = sections(segment)?;
            let torn = || TantivyError::DataCorruption(torn_component(segment));
            let part = Part::lay(&sections, 0, None).ok_or_else(torn)?;
            let rows = Rows::of(&sections).ok_or_else(torn)?;
            for page in segment.doc_ids_alive().map(|page| page as usize) {
                let (entry, packed) = rows.bytes(page).zip(part.packed(page)).ok_or_else(torn)?;
                pending.add(entry, packed).ok_or_else(torn)?;
            }
        }
        pending.write(merge.target_segment)
    }
}

/// The component of a segment that is being written.
struct Pending {
    page: Field,
    words: Option<Arc<Words>>,
    gatherer: Gatherer,
    kin: kin::Gatherer,
    packed: parts::Rows,
    names: parts::Rows,
    entries: parts::Rows,
}

impl Pending {
    fn new(stories: &Stories) -> Self {
        Self {
            page: stories.page,
            words: stories.words.clone(),
            gatherer: Gatherer::default(),
            kin: kin::Gatherer::default(),
            packed: parts::Rows::default(),
            names: parts::Rows::default(),
            entries: parts::Rows::default(),
        }
    }

    /// Adds a page; none where its bytes are no page.
    fn add(&mut self, entry: &[u8], packed: &[u8]) -> Option<()> {
        let page = Packed::of(packed)?.page()?;
        self.gatherer.add(&page, self.words.as_deref());
        page.stories.iter().for_each(|story| self.kin.add(&Profile::of(&page, story)));
        self.packed.push(packed);
        self.names.push(page.name.as_bytes());
        self.entries.push(entry);
        Some(())
    }

    fn write(self, segment: &Segment) -> tantivy::Result<()> {
        let mut sections = self.gatherer.finish(0, Vec::new()).save(self.packed, self.names, self.kin);
        self.entries.save(&mut sections, "entries");
        let mut file = segment.open_write(component()).map_err(TantivyError::from)?;
        sections.write(&mut file)?;
        file.terminate()?;
        Ok(())
    }
}

impl PluginWriter for Pending {
    fn add_document(&mut self, _: DocId, document: &dyn ErasedDocument, _: &Schema) -> tantivy::Result<()> {
        let wrong = || TantivyError::InvalidArgument("a document that is no page".to_owned());
        let document = document.as_any().downcast_ref::<TantivyDocument>().ok_or_else(wrong)?;
        let row = document.get_first(self.page).and_then(|value| value.as_custom()).ok_or_else(wrong)?;
        let (entry, packed) = split(row).ok_or_else(wrong)?;
        self.add(entry, packed).ok_or_else(wrong)
    }

    fn serialize(self: Box<Self>, segment: &Segment, _: Option<&DocIdMapping>) -> tantivy::Result<()> {
        self.write(segment)
    }

    fn mem_usage(&self) -> usize {
        self.gatherer.bytes() + self.packed.bytes.len()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}
