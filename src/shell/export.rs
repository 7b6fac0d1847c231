//! Stories written to files, one after another, however many they are. Knows neither the command line nor the screen.
//!
//! A file is written aside and moved into place when it is whole, and no file is replaced unless that was said.

use super::error::{Error, cause};
use super::home;
use super::library::Library;
use super::out::{Out, cell, visible};
use crate::app::Event;
use crate::app::take::{Export as Order, Which};
use crate::corpus::{Corpus, Opened};
use crate::excerpt::{Excerpt, Form, bibtex, cite, markdown, plain, ris, row};
use crate::story::Passage;
use crate::tongue::take as say;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often one is told how far it is.
const STEP: Duration = Duration::from_millis(500);
/// The list of the stories in a folder.
const INDEX: &str = "index.md";
/// By this Excel knows that a table is UTF-8.
const MARK: &str = "\u{FEFF}";

/// Stories to be written.
pub struct Export<'a> {
    /// Where they stand.
    pub corpus: &'a Corpus,
    /// Their numbers.
    pub stories: &'a [usize],
    /// The passage, of a single story.
    pub passage: Option<Passage>,
    /// As what.
    pub form: Form,
    /// Whether a table begins with the mark by which Excel knows UTF-8.
    pub mark: bool,
}

/// Does what the reader ordered, and tells from time to time how far it is, and in the end what came of it. Stops where the reader is
/// leaving.
pub fn obey(
    order: Order,
    corpus: &Corpus,
    library: &Library,
    leaving: impl Fn() -> bool,
    tell: impl Fn(Event) -> bool,
) {
    let (stories, passage) = match &order.which {
        Which::Story(id, passage) => (corpus.find(id).into_iter().collect(), *passage),
        Which::Ids(ids) => (ids.iter().filter_map(|id| corpus.find(id)).collect(), None),
        Which::Found(query) => (corpus.matching(query), None),
    };
    let mut last = Instant::now();
    let told = |n: usize| {
        if leaving() {
            return false;
        }
        if last.elapsed() < STEP {
            return true;
        }
        last = Instant::now();
        tell(Event::Said(say::EXPORTED_SO_FAR.fill([&n, &stories.len()])))
    };
    let mark = order.form == Form::Csv;
    let export = Export { corpus, stories: &stories, passage, form: order.form, mark };
    tell(match export.save(&home::meant(&order.to), order.over, library, told) {
        Ok((path, n)) => {
            let path = std::path::absolute(&path).unwrap_or(path);
            Event::Said(say::EXPORTED.fill([&n, &visible(&path.display().to_string())]))
        }
        Err(Error::Exists(_)) => Event::Occupied(order),
        Err(error) => Event::Failed(error.told()),
    });
}

impl Export<'_> {
    /// Writes the stories to a stream; tells after each how many there are by now. Where nobody wants more it is broken off: an error.
    pub fn write(&self, to: impl Write, mut told: impl FnMut(usize) -> bool) -> Result<usize, Error> {
        let mut out = Out::new(to);
        if self.form == Form::Csv {
            let mark = if self.mark { MARK } else { "" };
            out.raw(format!("{mark}{}\r\n", row::COLUMNS.join(",")).as_bytes())?;
        }
        let mut written = 0;
        for opened in self.opened() {
            let Some(excerpt) = self.excerpt(&opened) else { continue };
            let parted = if written > 0 { "\n\n" } else { "" };
            let text = match self.form {
                Form::Lines => {
                    out.json(&row::record(&excerpt))?;
                    String::new()
                }
                Form::Markdown => format!("{parted}{}", markdown::story(&excerpt)),
                Form::Text => format!("{parted}{}", plain::file(&excerpt)),
                Form::Csv => {
                    row::cells(&excerpt).iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n"
                }
                Form::Gbt => format!("[{}] {}\n", written + 1, cite::gbt(&excerpt)),
                Form::Bibtex => bibtex::entry(&excerpt),
                Form::Ris => ris::record(&excerpt),
            };
            out.raw(text.as_bytes())?;
            written += 1;
            if !told(written) {
                return Err(Error::Closed);
            }
        }
        out.flush()?;
        Ok(written)
    }

    /// Writes the stories to a file, or each to a file of its own where the path is a folder; gives where they are and how many.
    pub fn save(
        &self,
        path: &Path,
        over: bool,
        library: &Library,
        told: impl FnMut(usize) -> bool,
    ) -> Result<(PathBuf, usize), Error> {
        let is_folder = path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/");
        if is_folder && self.form.is_text() {
            return self.save_each(path, over, library, told);
        }
        let path =
            if is_folder { path.join(format!("jianbao.{}", self.form.ending())) } else { path.to_owned() };
        let mut aside = Aside::begin(&path, over, library)?;
        let written = self.write(&mut aside.file, told).map_err(|error| unwritten_by(&path, error))?;
        aside.finish(over)?;
        Ok((path, written))
    }

    /// A file for each story, and a list of them.
    fn save_each(
        &self,
        folder: &Path,
        over: bool,
        library: &Library,
        mut told: impl FnMut(usize) -> bool,
    ) -> Result<(PathBuf, usize), Error> {
        outside(&folder.join(INDEX), library)?;
        fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
        let mut index = Aside::begin(&folder.join(INDEX), over, library)?;
        let put = |index: &mut Aside, line: &str| {
            index.file.write_all(line.as_bytes()).map_err(|error| unwritten(&index.path, &error))
        };
        put(&mut index, &format!("# {}\n\n", markdown::MADE_BY))?;
        let mut written = 0;
        for opened in self.opened() {
            let Some(excerpt) = self.excerpt(&opened) else { continue };
            let id: String = excerpt.story.id.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
            // With the id two stories of one headline are two files, and the same story is the same file the next time.
            let name = format!("{} {id}.{}", excerpt.file_name(), self.form.ending());
            let path = folder.join(&name);
            let mut aside = Aside::begin(&path, over, library)?;
            let text =
                if self.form == Form::Text { plain::file(&excerpt) } else { markdown::story(&excerpt) };
            aside.file.write_all(text.as_bytes()).map_err(|error| unwritten(&path, &error))?;
            aside.finish(over)?;
            put(&mut index, &markdown::entry(&excerpt, &name))?;
            written += 1;
            if !told(written) {
                return Err(Error::Closed);
            }
        }
        index.finish(over)?;
        Ok((folder.to_owned(), written))
    }

    fn opened(&self) -> impl Iterator<Item = Opened> {
        self.stories.iter().filter_map(|&number| self.corpus.open(number))
    }

    fn excerpt<'a>(&self, opened: &'a Opened) -> Option<Excerpt<'a>> {
        Some(Excerpt { page: &opened.page, story: opened.story()?, passage: self.passage })
    }
}

/// Files that are being written beside their places; none any more, once the program is ended.
static UNFINISHED: Mutex<Option<Vec<PathBuf>>> = Mutex::new(Some(Vec::new()));

/// Takes away what is half written, and lets nothing more be begun: the program is about to end.
pub fn abandon() {
    let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take();
    for path in unfinished.into_iter().flatten() {
        let _ = fs::remove_file(path);
    }
}

/// A file that is being written beside its place. Nothing of it stays there.
struct Aside {
    path: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
}

impl Aside {
    fn begin(path: &Path, over: bool, library: &Library) -> Result<Self, Error> {
        outside(path, library)?;
        match path.symlink_metadata() {
            Ok(_) if !over => return Err(Error::Exists(path.display().to_string())),
            Ok(about) if !about.is_file() => {
                return Err(unwritten(path, &io::ErrorKind::IsADirectory.into()));
            }
            _ => {}
        }
        // One folder that is not there is made; more are likely mistyped.
        if let Some(folder) =
            path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        {
            fs::create_dir(folder).map_err(|error| unwritten(folder, &error))?;
        }
        let mut name = std::ffi::OsString::from(format!(".jianbao-{}-", std::process::id()));
        name.push(path.file_name().unwrap_or_default());
        let beside = path.with_file_name(name);
        let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        let unfinished = unfinished.as_mut().ok_or(Error::Closed)?;
        let file = OpenOptions::new().write(true).create_new(true).open(&beside);
        let file = BufWriter::new(file.map_err(|error| unwritten(path, &error))?);
        unfinished.push(beside.clone());
        Ok(Self { path: path.to_owned(), beside, file })
    }

    /// Moves the file into its place.
    fn finish(mut self, over: bool) -> Result<(), Error> {
        let moved = self.file.flush().and_then(|()| self.file.get_ref().sync_all()).and_then(|()| {
            if over {
                return fs::rename(&self.beside, &self.path);
            }
            // Unlike a move a link never replaces what has come meanwhile.
            match fs::hard_link(&self.beside, &self.path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !self.path.exists() => {
                    fs::rename(&self.beside, &self.path)
                }
                linked => linked,
            }
        });
        match moved {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Error::Exists(self.path.display().to_string()))
            }
            Err(error) => Err(unwritten(&self.path, &error)),
            Ok(()) => Ok(()),
        }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // After a move it is not there any more.
        let _ = fs::remove_file(&self.beside);
        if let Some(unfinished) = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            unfinished.retain(|path| *path != self.beside);
        }
    }
}

/// Refuses a place at which the library would take the file for a page.
fn outside(path: &Path, library: &Library) -> Result<(), Error> {
    if library.would_take(path) { Err(Error::InLibrary(path.display().to_string())) } else { Ok(()) }
}

fn unwritten(path: &Path, error: &io::Error) -> Error {
    Error::Unwritten { path: path.display().to_string(), why: cause(error) }
}

fn unwritten_by(path: &Path, error: Error) -> Error {
    match error {
        Error::Output(error) => unwritten(path, &error),
        other => other,
    }
}
