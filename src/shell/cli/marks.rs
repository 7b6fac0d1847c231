//! Marks on the command line: `jianbao mark` sets them, `jianbao export --marks` takes them out as text, `jianbao import` brings them in.

use super::{LibraryArgs, Stdout, find};
use crate::excerpt::Form;
use crate::marks::entry::Entry;
use crate::marks::{About, Change, Deed, Marks, Note, names_in, written};
use crate::shell::error::{Error, cause};
use crate::shell::marks::Log;
use crate::tongue::{cli, marks as say};
use clap::Args;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// A file of more bytes is not brought in.
const LARGEST: u64 = 256 << 20;

/// What to mark, and how.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Options {
    #[arg(required_unless_present = "query", value_name = cli::ID.get(), help_heading = cli::ARGUMENTS.get(), help = say::MARK_IDS.get())]
    ids: Vec<String>,
    #[arg(long, value_name = cli::QUERY.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_QUERY.get(), allow_hyphen_values = true)]
    query: Option<String>,
    #[arg(long, help_heading = cli::OPTIONS.get(), help = say::MARK_READ.get(), conflicts_with = "unread")]
    read: bool,
    #[arg(long, help_heading = cli::OPTIONS.get(), help = say::MARK_UNREAD.get())]
    unread: bool,
    #[arg(long, help_heading = cli::OPTIONS.get(), help = say::MARK_STAR.get(), conflicts_with = "unstar")]
    star: bool,
    #[arg(long, help_heading = cli::OPTIONS.get(), help = say::MARK_UNSTAR.get())]
    unstar: bool,
    #[arg(long, value_name = say::A_TAG.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_TAG.get())]
    tag: Vec<String>,
    #[arg(long, value_name = say::A_TAG.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_UNTAG.get())]
    untag: Vec<String>,
    #[arg(long, value_name = say::A_CLIP.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_CLIP.get())]
    clip: Vec<String>,
    #[arg(long, value_name = say::A_CLIP.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_UNCLIP.get())]
    unclip: Vec<String>,
    #[arg(long, value_name = say::A_NOTE.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_NOTE.get())]
    note: Option<String>,
    #[arg(long, value_name = say::A_NOTE.get(), help_heading = cli::OPTIONS.get(), help = say::MARK_QUOTE.get(), requires = "note")]
    quote: Option<String>,
    #[command(flatten)]
    from: LibraryArgs,
}

impl Options {
    /// Whether anything is to be marked.
    fn says_how(&self) -> bool {
        let names = [&self.tag, &self.untag, &self.clip, &self.unclip];
        self.read
            || self.unread
            || self.star
            || self.unstar
            || self.note.is_some()
            || names.iter().any(|n| !n.is_empty())
    }
}

/// The reader's marks as they are kept; none where they cannot be read, which whoever changes them is told.
pub(super) fn kept() -> Arc<Marks> {
    let log = Log::home().and_then(|folder| Log::open(folder).ok());
    Arc::new(log.map(|log| log.marks().clone()).unwrap_or_default())
}

fn log() -> Result<Log, Error> {
    let folder = Log::home().ok_or_else(|| unkept(say::NO_HOME.get()))?;
    let log = Log::open(folder).map_err(|error| unkept(&cause(&error)))?;
    log.complaint().iter().for_each(|said| super::warn(said));
    Ok(log)
}

fn unkept(why: &str) -> Error {
    let place = Log::home().map(|folder| folder.display().to_string()).unwrap_or_default();
    Error::Unmarked { place, why: why.to_owned() }
}

/// Sets marks; says whether anything was there to be marked.
pub(super) fn mark(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    if !options.says_how() {
        return Err(Error::Usage(say::NO_MARK.to_string()));
    }
    let corpus = options.from.corpus()?;
    let mut log = log()?;
    let mut numbers = Vec::new();
    for id in &options.ids {
        numbers.push(find(&corpus, id)?);
    }
    if let Some(text) = &options.query {
        let query = crate::query::Query { text: text.clone(), marks: kept(), ..Default::default() };
        numbers.extend(corpus.matching(&query));
    }
    let stories: Vec<About> =
        numbers.into_iter().filter_map(|number| corpus.read(number, About::of)).collect();
    let changed = log.change(|marks| Deed::of(stories.clone(), changes(options, marks, &stories)));
    let changed = changed.map_err(|error| unkept(&cause(&error)))?;
    let said = if changed { say::MARKED } else { say::MARKED_ALREADY };
    out.line(&said.fill([&stories.len()]))?;
    Ok(!stories.is_empty())
}

fn changes(options: &Options, marks: &Marks, stories: &[About]) -> Vec<Change> {
    let names = |typed: &[String]| typed.iter().flat_map(|typed| names_in(typed)).collect::<BTreeSet<_>>();
    let [tag, untag, clip, unclip] =
        [&options.tag, &options.untag, &options.clip, &options.unclip].map(|typed| names(typed));
    let mut changes = Vec::new();
    for about in stories {
        let id = about.id.as_str();
        changes.extend((options.read || options.unread).then(|| Change::read(marks, id, options.read)));
        changes.extend((options.star || options.unstar).then(|| Change::star(marks, id, options.star)));
        changes.extend(tag.iter().map(|tag| Change::tag(marks, id, tag, true)));
        changes.extend(untag.iter().map(|tag| Change::tag(marks, id, tag, false)));
        changes.extend(clip.iter().map(|clip| Change::clip(marks, id, clip, true)));
        changes.extend(unclip.iter().map(|clip| Change::clip(marks, id, clip, false)));
        changes.extend(options.note.as_ref().map(|text| {
            let key = marks.of(id).cloned().unwrap_or_default().free_key();
            let quote = options.quote.clone().unwrap_or_default();
            Change::note(marks, id, &key, Some(Note { quote, block: 0, text: text.clone() }))
        }));
    }
    changes
}

/// Prints all marks, as JSON Lines or as text; says whether there are any.
pub(super) fn export(form: Option<Form>, out: &mut Stdout) -> Result<bool, Error> {
    let entries = log()?.marks().entries();
    match form {
        None | Some(Form::Text) => out.raw(written::write(&entries).as_bytes())?,
        Some(Form::Lines) => entries.iter().try_for_each(|entry| out.json(entry))?,
        Some(form) => return Err(Error::Usage(say::NO_FORM.fill([&form.name()]))),
    }
    Ok(!entries.is_empty())
}

/// Brings marks in from a file of either form, at one stroke. Nothing is taken away; says whether there was anything.
pub(super) fn import(path: &Path, out: &mut Stdout) -> Result<bool, Error> {
    let text = text_of(path)?;
    let (entries, odd) = read(&text);
    if !odd.is_empty() {
        let lines = odd.iter().take(5).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        super::warn(&say::NOT_UNDERSTOOD.fill([&odd.len(), &lines]));
    }
    let changed = log()?.change(|marks| marks.adopt(&entries));
    let changed = changed.map_err(|error| unkept(&cause(&error)))?;
    let said = if changed { say::IMPORTED } else { say::IMPORTED_ALREADY };
    out.line(&said.fill([&entries.len()]))?;
    Ok(!entries.is_empty())
}

/// The entries of a text of either form, and the lines that are none.
fn read(text: &str) -> (Vec<Entry>, Vec<usize>) {
    if !text.trim_start_matches('\u{FEFF}').trim_start().starts_with('{') {
        return written::read(text);
    }
    let (mut entries, mut odd) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line.trim_start_matches('\u{FEFF}')) {
            Ok(entry) => entries.push(entry),
            Err(_) => odd.push(number),
        }
    }
    (entries, odd)
}

fn text_of(path: &Path) -> Result<String, Error> {
    let unreadable = |why: String| Error::Unreadable { path: path.display().to_string(), why };
    let mut bytes = Vec::new();
    let taken = if path.as_os_str() == "-" {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        match path.metadata() {
            Ok(about) if !about.is_file() => return Err(unreadable(say::NO_FILE.to_string())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::Missing(path.display().to_string()));
            }
            _ => File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)),
        }
    };
    if taken.map_err(|error| unreadable(cause(&error)))? as u64 > LARGEST {
        return Err(unreadable(say::TOO_LARGE.to_string()));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
