//! A file, or a line of one, that may be a page: what it is called, what speaks of it, and how it becomes a page.

use super::corrections::{self, Note};
use super::lines::{self, Lines};
use super::{LARGEST, Odd, Skipped, Whereabouts, bytes, walk};
use crate::facts::settings::{Settings, Told};
use crate::facts::{self, Hints, record};
use crate::parse::{self, overlay};
use crate::shell::guard;
use crate::shell::out::visible;
use crate::story::Page;
use crate::text;
use crate::tongue::shell as say;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the settings that speak of the pages below them.
pub(super) const SETTINGS: &str = "jianbao.toml";

/// A file that may be a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::shell) struct Candidate {
    /// Path below the library, with `/` between its parts, fit to be shown.
    pub(super) name: String,
    /// The same as the system has it, so that two files never fall together.
    pub(super) key: Vec<u8>,
    /// See [`Hints::path`].
    pub(super) hint: String,
    /// So many folders above the file may hold settings that speak of it.
    pub(super) depth: usize,
    pub(super) from: Source,
}

/// Where the bytes of a page are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    Built(&'static [u8]),
    Given(Arc<[u8]>),
    File(PathBuf),
    Line(lines::Line),
}

impl Candidate {
    pub(super) fn built(name: &str, bytes: &'static [u8]) -> Self {
        let key = name.as_bytes().to_vec();
        Self { name: name.to_owned(), key, hint: name.to_owned(), depth: 0, from: Source::Built(bytes) }
    }

    pub(super) fn given(bytes: Arc<[u8]>) -> Self {
        let name = "-".to_owned();
        Self {
            key: name.clone().into_bytes(),
            hint: name.clone(),
            name,
            depth: 0,
            from: Source::Given(bytes),
        }
    }

    /// See [`crate::index::Entry::key`].
    pub(in crate::shell) fn key(&self) -> Vec<u8> {
        self.key.clone()
    }

    /// Whether it is a file of many pages, each a line.
    pub(in crate::shell) fn is_many(&self) -> bool {
        lines::is_many(&self.from)
    }

    /// Its lines, each a candidate of its own.
    pub(in crate::shell) fn lines(&self) -> Lines {
        Lines::of(self)
    }

    /// Bytes it holds in memory.
    pub(in crate::shell) fn weight(&self) -> usize {
        match &self.from {
            Source::Line(line) => line.bytes.as_ref().map_or(0, Vec::len),
            Source::Built(_) | Source::Given(_) | Source::File(_) => 0,
        }
    }

    /// How far into its file, in bytes as they lie on the disk, a line ends; none if it is a file itself.
    pub(in crate::shell) fn position(&self) -> Option<u64> {
        match &self.from {
            Source::Line(line) => Some(line.end),
            Source::Built(_) | Source::Given(_) | Source::File(_) => None,
        }
    }

    /// The file, and that of its corrections.
    pub(in crate::shell) fn files(&self) -> Vec<PathBuf> {
        let file = match &self.from {
            Source::File(path) => Some(path.clone()),
            Source::Built(_) | Source::Given(_) | Source::Line(_) => None,
        };
        file.into_iter().chain(self.corrections()).collect()
    }

    /// Where settings may lie that speak of the page, the nearest first.
    pub(in crate::shell) fn settings(&self) -> Vec<PathBuf> {
        match &self.from {
            Source::File(path) => settings(path, self.depth).collect(),
            Source::Built(_) | Source::Given(_) | Source::Line(_) => Vec::new(),
        }
    }

    /// What is wrong with the settings of a file of many, which its lines keep quiet about.
    pub(in crate::shell) fn faults(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Source::File(path) = &self.from {
            settings_of(path, self.depth, &mut notes);
        }
        notes.into_iter().filter_map(Result::err).collect()
    }

    /// Reads and parses it. With the page comes what became of its corrections, in their order; then what else is to be said of it.
    pub(in crate::shell) fn read(&self) -> Result<(Page, Vec<Note>), Skipped> {
        let read = guard::run(|| self.understand()).unwrap_or_else(|said| Err(Odd::Broken(said)));
        let (page, notes) = read.map_err(|odd| Skipped { path: self.name.clone(), odd })?;
        if page.text.chars().all(text::is_blank) {
            return Err(Skipped { path: self.name.clone(), odd: Odd::Blank });
        }
        Ok((page, notes))
    }

    /// The text its page has, or why it is none; nothing is cut or mended.
    pub(in crate::shell) fn text(&self) -> Result<String, Odd> {
        let text = || {
            let (bytes, _) = self.bytes(&mut Vec::new())?;
            let laid = self.layout(&bytes, &mut Vec::new())?;
            let bytes = laid.map_or(bytes, |(text, _)| Cow::Owned(text.into_bytes()));
            Ok(text::decode::decode(&bytes).0)
        };
        let text = guard::run(text).unwrap_or_else(|said| Err(Odd::Broken(said)))?;
        if text.chars().all(text::is_blank) { Err(Odd::Blank) } else { Ok(text) }
    }

    /// Makes a page of it: its stories, as corrected by hand, and its facts.
    pub(super) fn understand(&self) -> Result<(Page, Vec<Note>), Odd> {
        let mut notes = self.corrections().map(|path| corrections::read(&path)).unwrap_or_default();
        let (bytes, told) = self.bytes(&mut notes)?;
        let mut page = match self.layout(&bytes, &mut notes)? {
            Some((text, encoding)) => Page { encoding, ..parse::page(&self.name, text.as_bytes()) },
            None => parse::page(&self.name, &bytes),
        };
        let mut apply = |correction| overlay::apply(&mut page, &correction).map(|()| correction);
        let outcomes = notes.into_iter().map(|note| note.and_then(&mut apply)).collect();
        facts::know(&mut page, &Hints { path: self.hint.clone(), told });
        Ok((page, outcomes))
    }

    /// Its bytes, unpacked, and what settings and the line it stands in say of it.
    fn bytes(&self, notes: &mut Vec<Note>) -> Result<(Cow<'_, [u8]>, Told), Odd> {
        Ok(match &self.from {
            Source::Built(bytes) => (Cow::Borrowed(*bytes), Told::default()),
            Source::Given(given) => {
                let bytes = bytes::whole(bytes::unpack(&given[..], given.len() as u64)?)?;
                (Cow::Owned(bytes), Told::default())
            }
            Source::File(path) => {
                let (settings, below) = settings_of(path, self.depth, notes).unwrap_or_default();
                (Cow::Owned(bytes::of(path)?), settings.of(&below, Told::default()))
            }
            Source::Line(lines::Line { bytes, file, .. }) => {
                let (line, _) = text::decode::decode(bytes.as_ref().map_err(Odd::clone)?);
                let record = record::read(&line, file.settings.text.as_deref()).map_err(Odd::NoRecord)?;
                let told = file.settings.of(&file.below, record.told);
                (Cow::Owned(record.text.into_bytes()), told)
            }
        })
    }

    /// The text of a layout file and its encoding; none if the bytes are a page's text themselves.
    fn layout(&self, bytes: &[u8], notes: &mut Vec<Note>) -> Result<Option<(String, String)>, Odd> {
        let too_big =
            |size: usize| if size as u64 > LARGEST { Err(Odd::TooBig(size as u64)) } else { Ok(()) };
        if text::layout::is_markup(bytes) {
            let (source, encoding) = text::decode::decode(bytes);
            if let Some(layout) = text::layout::read(&source) {
                too_big(layout.text.len())?;
                notes.extend(layout.fault.map(|why| Err(say::NOT_READ_THROUGH.fill([&self.name, &why]))));
                return Ok(Some((layout.text, encoding.to_owned())));
            }
        }
        let is_tags = |path: &Path| walk::kind(path) == Some(walk::Kind::Tags);
        match &self.from {
            Source::File(path) if is_tags(path) => Err(Odd::Foreign),
            _ => too_big(bytes.len()).map(|()| None),
        }
    }

    /// Where the page stands.
    pub(super) fn whereabouts(&self) -> Whereabouts {
        match &self.from {
            Source::Built(_) | Source::Given(_) => Whereabouts::Nowhere,
            Source::Line(line) => match &line.file.path {
                Some(path) => {
                    Whereabouts::Part(path.clone(), lines::owner(&self.key).map(|(_, number)| number))
                }
                None => Whereabouts::Nowhere,
            },
            Source::File(path) if bytes::is_packed(path) || walk::kind(path) == Some(walk::Kind::Tags) => {
                Whereabouts::Part(path.clone(), None)
            }
            Source::File(path) => Whereabouts::Text(path.clone()),
        }
    }

    /// Where corrections of this page are kept; none where there is no place for them.
    pub(super) fn corrections(&self) -> Option<PathBuf> {
        match &self.from {
            Source::Built(_) => corrections::of_sample(&self.name),
            Source::File(path) => Some(corrections::beside(path)),
            Source::Given(_) | Source::Line(_) => None,
        }
    }
}

/// The nearest `jianbao.toml` that speaks of a page: in its folder or above it, up to the folder that was opened (`depth` names up); and the
/// page's path below it. A faulty one counts for nothing and is noted.
pub(super) fn settings_of(path: &Path, depth: usize, notes: &mut Vec<Note>) -> Option<(Settings, String)> {
    let (file, text) = settings(path, depth).find_map(|f| Some((f.clone(), bytes::of(&f).ok()?)))?;
    match Settings::read(&text::decode::decode(&text).0) {
        Ok(settings) => {
            let below = file.parent().and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            Some((settings, parts.join("/")))
        }
        Err(why) => {
            notes.push(Err(say::NOT_USED.fill([&visible(&file.display().to_string()), &why])));
            None
        }
    }
}

fn settings(path: &Path, depth: usize) -> impl Iterator<Item = PathBuf> + '_ {
    path.ancestors().skip(1).take(depth).map(|folder| folder.join(SETTINGS))
}
