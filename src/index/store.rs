//! A library on disk: a tantivy index in which each page is one document, and whose segments have a component of our own besides
//! ([`super::segment`]): the packed pages and all that is listed of their stories.
//!
//! So whatever happens to a page happens in one commit: it is deleted by its key and added anew, with all its stories; a program that is
//! killed leaves the commit before. tantivy keeps segments, deletions, merges, locks and checksums; the lists are ours. Every commit
//! goes through [`Writer::commit`], for one without a payload would forget the generation.

use super::Index;
use super::fault::Fault;
use super::packing::pack;
use super::part::Part;
use super::segment::{Rows, Stories, part, row, sections, torn};
use super::words::Words;
use crate::story::Page;
use crate::tongue::index as say;
use crate::tongue::punctuation::OF;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, META_LOCK, MmapDirectory};
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::schema::{Field, STRING, Schema};
use tantivy::{IndexWriter, SegmentReader, TantivyDocument, TantivyError, Term};

/// The layout of the bytes. An index of another layout is made anew from the sources.
const FORMAT: u32 = 4;
/// tantivy closes a segment when it takes so many bytes; we commit long before.
const BUDGET: usize = 2 << 30;
/// Stories that are added before a commit is due: a segment holds at most [`super::list::DOCS`].
const BATCH: usize = 40_000;
/// Letters that are added before a commit is due, for what is gathered lies in memory.
const LETTERS: usize = 40 << 20;
/// Segments with fewer stories than this are put together when there are several.
const SMALL: usize = 16_000;
/// So many small segments are left alone.
const FEW: usize = 6;
/// A segment is put together with smaller ones if it has at most so many times their stories.
const LIKE: usize = 4;

/// What is known of the source of a page, to tell whether it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The page's key: its path below the library, as bytes of the system.
    pub key: Vec<u8>,
    /// What the system says of the file, in whatever form the one who reads files chooses.
    pub stamp: Vec<u8>,
    /// A hash of all that the page was made of.
    pub digest: [u8; 16],
}

/// What a commit says of itself.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Payload {
    format: u32,
    generation: u64,
}

/// A library on disk.
#[derive(Clone)]
pub struct Store {
    directory: Box<dyn Directory>,
    index: tantivy::Index,
    fields: Fields,
    words: Option<Arc<Words>>,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    /// The page's key, so that it can be replaced.
    key: Field,
    /// Its entry and the packed page.
    page: Field,
}

impl Store {
    /// Opens the library in a folder; nothing is written.
    pub fn open(folder: &Path, words: Option<&Arc<Words>>) -> Result<Self, Fault> {
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        Self::on(directory, words)
    }

    /// Opens the library in a directory of tantivy's; nothing is written.
    pub fn on(directory: impl Into<Box<dyn Directory>>, words: Option<&Arc<Words>>) -> Result<Self, Fault> {
        let directory = directory.into();
        if !tantivy::Index::exists(&*directory).map_err(|error| Fault::from(TantivyError::from(error)))? {
            return Err(Fault::Missing);
        }
        let index = tantivy::Index::open(directory.clone())?;
        Self::of(directory, index, words)
    }

    /// Opens the library in a folder that exists, or begins one there.
    pub fn create(folder: &Path, words: Option<&Arc<Words>>) -> Result<Self, Fault> {
        match Self::open(folder, words) {
            Err(Fault::Missing) => {
                let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
                Self::create_on(directory, words)
            }
            opened => opened,
        }
    }

    /// Begins a library in an empty directory of tantivy's.
    pub fn create_on(
        directory: impl Into<Box<dyn Directory>>,
        words: Option<&Arc<Words>>,
    ) -> Result<Self, Fault> {
        let stories = Stories { page: fields(&schema())?.page, words: words.cloned() };
        let index = tantivy::Index::builder().schema(schema()).register_plugin(Arc::new(stories));
        let directory = directory.into();
        let index = index.open_or_create(directory.clone())?;
        let fields = fields(&index.schema())?;
        Ok(Self { directory, index, fields, words: words.cloned() })
    }

    fn of(
        directory: Box<dyn Directory>,
        mut index: tantivy::Index,
        words: Option<&Arc<Words>>,
    ) -> Result<Self, Fault> {
        if index.schema() != schema() {
            return Err(Fault::Outdated);
        }
        let fields = fields(&index.schema())?;
        index.register_plugin(Arc::new(Stories { page: fields.page, words: words.cloned() }));
        let store = Self { directory, index, fields, words: words.cloned() };
        match store.payload()? {
            Some(Payload { format, .. }) if format != FORMAT => Err(Fault::Outdated),
            _ => Ok(store),
        }
    }

    /// Counts up with every commit; 0 before the first.
    pub fn generation(&self) -> Result<u64, Fault> {
        Ok(self.payload()?.map_or(0, |payload| payload.generation))
    }

    fn payload(&self) -> Result<Option<Payload>, Fault> {
        let Some(payload) = self.index.load_metas()?.payload else { return Ok(None) };
        serde_json::from_str(&payload)
            .map(Some)
            .map_err(|error| Fault::Damaged(OF.fill([&"meta.json", &error])))
    }

    /// The index as it was last committed.
    pub fn load(&self) -> Result<Index, Fault> {
        let mut parts: Vec<Part> = Vec::new();
        for segment in self.segments()? {
            let base = parts.last().map_or(0, |part| part.end().next_multiple_of(64));
            parts.push(part(&segment, base)?);
        }
        Ok(Index::of(parts, self.words.as_ref()))
    }

    /// What is known of the source of each page.
    pub fn entries(&self) -> Result<Vec<Entry>, Fault> {
        let mut entries = Vec::new();
        self.each_entry(|entry| entries.push(entry))?;
        Ok(entries)
    }

    /// Tells of each of them in turn.
    pub fn each_entry(&self, mut told: impl FnMut(Entry)) -> Result<(), Fault> {
        for segment in self.segments()? {
            let rows = Rows::of(&sections(&segment)?).ok_or_else(|| torn(&segment))?;
            for page in segment.doc_ids_alive() {
                told(rows.entry(page as usize).ok_or_else(|| torn(&segment))?);
            }
        }
        Ok(())
    }

    /// Names of the files whose bytes are not what was written. A file that is not there is noticed by whoever opens it.
    pub fn damaged(&self) -> Result<Vec<String>, Fault> {
        let mut damaged = Vec::new();
        for path in self.index.load_metas()?.list_segment_files() {
            let sound = match self.index.directory().validate_checksum(&path) {
                // Not every segment has every file, and a writer may take some away meanwhile.
                Err(OpenReadError::FileDoesNotExist(_)) => true,
                checked => match checked.map_err(|error| Fault::from(TantivyError::from(error))) {
                    Err(Fault::Damaged(_)) => false,
                    checked => checked?,
                },
            };
            if !sound {
                damaged.push(path.display().to_string());
            }
        }
        damaged.sort();
        Ok(damaged)
    }

    /// Keeps every program from writing a library in a folder, for as long as what it gives is held.
    pub fn hold(folder: &Path) -> Result<impl Sized + use<>, Fault> {
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| TantivyError::from(error).into())
    }

    /// Begins to write, on so many threads. There is one writer at a time, among all programs.
    pub fn writer(&self, threads: usize) -> Result<Writer, Fault> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads.max(1))
            .num_merge_threads(1)
            .memory_budget_per_thread(BUDGET)
            .build();
        // Opened anew: one that has been open for long does not know which files others have written since, and so would never take
        // them away.
        let store = Self::on(self.directory.clone(), self.words.as_ref())?;
        let writer: IndexWriter = store.index.writer_with_options(options)?;
        // Only we know how many stories a page has; segments are put together by `Writer::tidy`.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        // What a killed writer left is in the way: files are named by counted operations, and the count goes on from the last commit.
        writer.garbage_collect_files().wait()?;
        Ok(Writer { generation: store.generation()?, store, segments: writer, stories: 0, letters: 0 })
    }

    /// The segments of the last commit. A writer may take files away while they are opened; then the next commit is there to open.
    fn segments(&self) -> Result<Vec<SegmentReader>, Fault> {
        const TRIES: usize = 8;
        // Where nothing can be written, nobody takes files away either.
        let _lock = self.index.directory().acquire_lock(&META_LOCK);
        let open = || -> Result<Vec<SegmentReader>, TantivyError> {
            self.index.searchable_segments()?.iter().map(SegmentReader::open).collect()
        };
        let mut opened = open();
        for _ in 1..TRIES {
            if !matches!(opened, Err(TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_)))) {
                break;
            }
            opened = open();
        }
        Ok(opened?)
    }
}

/// Writes a library. There is one writer at a time, among all programs.
pub struct Writer {
    store: Store,
    segments: IndexWriter,
    generation: u64,
    /// Added since the last commit.
    stories: usize,
    letters: usize,
}

impl Writer {
    /// Puts a page in the place of the one with its key, if there is one. A page with more stories than a segment can hold is refused.
    pub fn put(&mut self, entry: &Entry, page: &Page) -> Result<(), Fault> {
        if page.stories.len() > super::list::DOCS {
            return Err(Fault::Refused(Arc::new(io::Error::other(say::TOO_MANY_STORIES.get()))));
        }
        self.stories += page.stories.len();
        self.letters += page.text.len() / 3;
        self.put_packed(entry, &pack(page))
    }

    fn put_packed(&mut self, entry: &Entry, packed: &[u8]) -> Result<(), Fault> {
        self.remove(&entry.key);
        let mut document = TantivyDocument::default();
        document.add_text(self.store.fields.key, key(&entry.key));
        document.add_custom(self.store.fields.page, &row(entry, packed));
        let added = self.segments.add_document(document);
        // A writer whose thread has ended says no more than that; asked for a commit, it says why.
        added.map_err(|said| self.segments.prepare_commit().err().unwrap_or(said))?;
        Ok(())
    }

    /// Takes a page out.
    pub fn remove(&mut self, page: &[u8]) {
        self.segments.delete_term(Term::from_field_text(self.store.fields.key, &key(page)));
    }

    /// Whether so much was added that it is time to commit before the next page.
    pub fn is_full(&self) -> bool {
        self.stories >= BATCH || self.letters >= LETTERS
    }

    /// Makes all changes since the last commit lasting, at once, and gives the new generation.
    pub fn commit(&mut self) -> Result<u64, Fault> {
        self.seal(self.generation + 1)
    }

    fn seal(&mut self, generation: u64) -> Result<u64, Fault> {
        let payload = Payload { format: FORMAT, generation };
        let mut prepared = self.segments.prepare_commit()?;
        prepared.set_payload(&serde_json::to_string(&payload).map_err(io::Error::other)?);
        prepared.commit()?;
        // tantivy makes the new state lasting before it takes its name; what tells others of it must come after.
        self.store.index.directory().sync_directory()?;
        self.generation = generation;
        (self.stories, self.letters) = (0, 0);
        Ok(self.generation)
    }

    /// Puts small segments together, where there are several or much was written, beside which the work is small (`after_much`); and takes
    /// away what no segment needs any more.
    pub fn tidy(&mut self, after_much: bool) -> Result<(), Fault> {
        let mut small = Vec::new();
        for segment in self.store.segments()? {
            let part = part(&segment, 0)?;
            let stories: usize = segment.doc_ids_alive().map(|page| part.stories(page as usize).len()).sum();
            if stories < SMALL || segment.num_deleted_docs() > segment.num_docs() {
                small.push((stories, segment));
            }
        }
        small.sort_by_key(|(stories, segment)| (*stories, segment.segment_id()));
        if after_much || small.len() > FEW {
            // A large one is not put together with a few pages: each page would be written anew with every change.
            let mut sum = 0;
            let fits = |(stories, _): &&(usize, SegmentReader)| {
                let fits = (sum == 0 || *stories <= LIKE * sum) && sum + stories <= BATCH;
                sum += stories;
                fits
            };
            let together: Vec<&SegmentReader> = small.iter().take_while(fits).map(|(_, one)| one).collect();
            if together.len() > 1 {
                self.put_together(&together)?;
            }
        }
        self.segments.garbage_collect_files().wait()?;
        Ok(())
    }

    /// Writes the pages of some segments again, as one; nothing is left of those segments then. tantivy would put them together on a thread
    /// of its own, whose memory comes on top of what the writing thread has kept.
    fn put_together(&mut self, segments: &[&SegmentReader]) -> Result<(), Fault> {
        for segment in segments {
            let part = part(segment, 0)?;
            let rows = Rows::of(&sections(segment)?).ok_or_else(|| torn(segment))?;
            for page in segment.doc_ids_alive().map(|page| page as usize) {
                let (entry, packed) = rows.entry(page).zip(part.packed(page)).ok_or_else(|| torn(segment))?;
                self.put_packed(&entry, packed)?;
            }
        }
        // The pages are what they were, so this is no new generation.
        self.seal(self.generation).map(|_| ())
    }
}

/// A key as a term: bytes that are no text are told by numbers, so that two keys never fall together.
fn key(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}

fn schema() -> Schema {
    let mut schema = Schema::builder();
    schema.add_text_field("key", STRING);
    schema.add_custom_field("page", "page", serde_json::json!({ "format": FORMAT }));
    schema.build()
}

fn fields(schema: &Schema) -> Result<Fields, Fault> {
    Ok(Fields { key: schema.get_field("key")?, page: schema.get_field("page")? })
}
