//! `jianbao index`: keeps the index of a library on disk up to date, so that the reader and every command open it in an instant.

use super::{Stdout, megabytes, warn};
use crate::app::own::Taken;
use crate::app::settings::own::Hooks;
use crate::corpus::Corpus;
use crate::index::{Fault, Words};
use crate::shell::archive::Archive;
use crate::shell::error::Error;
use crate::shell::ingest::{self, Progress, Report as Made, Step};
use crate::shell::library::Library;
use crate::shell::{browse, errands, moved, trust};
use crate::tongue::{cli as say, shell};
use clap::Args;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// What can be asked of the command.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct Options {
    #[arg(required = true, value_name = say::PATH.get(), help_heading = say::ARGUMENTS.get(), help = say::INDEX_PATHS.get())]
    paths: Vec<PathBuf>,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::REBUILD.get())]
    rebuild: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with = "rebuild", help = say::REMOVE.get())]
    remove: bool,
    #[arg(long = "in", value_name = say::FOLDER.get(), help_heading = say::OPTIONS.get(), conflicts_with = "remove", help = say::INDEX_WITHIN.get())]
    within: Option<PathBuf>,
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with_all = ["rebuild", "remove"], help = say::INDEX_VERIFY.get())]
    verify: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::JSON.get())]
    json: bool,
}

/// What came of it.
#[derive(Serialize)]
struct Report {
    /// Files read anew, and pages taken out.
    read: usize,
    removed: usize,
    /// Stories there are now.
    stories: usize,
    /// Files that are no pages.
    skipped: usize,
    misfits: usize,
    seconds: f64,
    bytes: u64,
}

/// Brings an index up to date, makes it anew or removes it.
pub(super) fn index(options: &Options, hooks: &Hooks, out: &mut Stdout) -> Result<bool, Error> {
    if options.remove {
        return remove(&options.paths, options.json, out);
    }
    let library = browse::library(&options.paths)?;
    if matches!(library, Library::Stream(_)) {
        return Err(Error::Usage(say::STDIN_NO_INDEX.to_string()));
    }
    let archive = match &options.within {
        Some(folder) => within(folder, &options.paths)?,
        None => Archive::of(&library).ok_or(Error::NoHome)?,
    };
    if options.rebuild {
        set_aside(&library, &archive)?;
    }
    let began = std::time::Instant::now();
    let (made, stories) = bring(&library, &archive, options.verify)?;
    let report = Report {
        read: made.read,
        removed: made.removed,
        stories,
        skipped: made.skipped.len(),
        misfits: made.misfits.len(),
        seconds: began.elapsed().as_secs_f64(),
        bytes: archive.bytes(),
    };
    if options.json {
        out.json(&report)?;
    } else {
        out.line(&report.text())?;
        if let Some(first) = made.skipped.first() {
            warn(&shell::SKIPPED.fill([&made.skipped.len(), &first.path, &first.odd]));
        }
        if let Some((_, why)) = made.misfits.first() {
            warn(&shell::MISFITS.fill([&made.misfits.len(), why]));
        }
    }
    if let Some(said) = moved::told(&made.bare) {
        warn(&said);
    }
    if made.read + made.removed > 0 {
        let taken = Taken { read: made.read, removed: made.removed, skipped: made.skipped.len(), stories };
        errands::after_reading(&hooks.after_reading, taken).unwrap_or_else(|said| warn(&said));
    }
    Ok(report.stories > 0)
}

fn remove(paths: &[PathBuf], json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let archive = Archive::at(paths).ok_or(Error::NoHome)?;
    let removed = archive.remove().map_err(Error::index)?;
    if !json {
        out.line(if removed { say::REMOVED } else { say::NO_INDEX }.get())?;
    }
    Ok(removed)
}

/// The place of an index in a folder one names. What that holds already, the index of another library or something else, stays as it is.
fn within(folder: &Path, paths: &[PathBuf]) -> Result<Archive, Error> {
    let archive = Archive::within(folder, paths);
    if archive.is_taken() {
        return Err(Error::Usage(say::NO_INDEX_THERE.fill([&folder.display()])));
    }
    match archive.owners() {
        Some(others) => Err(Error::Usage(say::OTHER_OWNER.fill([&folder.display(), &others]))),
        None => Ok(archive),
    }
}

/// Moves an index out of the way, if another can be made in its place.
pub(super) fn set_aside(library: &Library, archive: &Archive) -> Result<(), Error> {
    if archive.is_begun() && !library.is_whole() {
        return Err(Error::Index(say::AWAY_NOT_REBUILT.to_string()));
    }
    archive.set_aside().map_err(Error::index)
}

/// Brings an index up to date and says how many stories there are then; one that is damaged is set aside and made anew.
pub(super) fn bring(library: &Library, archive: &Archive, verify: bool) -> Result<(Made, usize), Error> {
    let words = Arc::new(Words::default());
    let mut meter = Meter { shown: io::stderr().is_terminal(), last: 0 };
    let threads = threads();
    if let Some(said) = moved::find(library, archive, threads) {
        warn(&said);
    }
    let mut update = |verify: bool| -> Result<_, Fault> {
        let store = archive.create(Some(&words))?;
        if verify {
            trust::verify(&store)?;
        }
        let made = trust::with(&store, || {
            ingest::update(library, &store, &archive.moved(), threads, |step| {
                if let Step::Read(progress) = step {
                    meter.show(progress);
                }
                true
            })
        });
        meter.clear();
        let made = made?;
        Ok((made, trust::with(&store, || Corpus::load(0, &store))?.len()))
    };
    let made = match update(verify) {
        Err(fault) if fault.is_for_good() => {
            let what = Error::index(fault);
            set_aside(library, archive)?;
            warn(&say::REBUILT.fill([&what]));
            update(false)
        }
        made => made,
    };
    let (made, stories) = made.map_err(Error::index)?;
    archive.note_opened(stories);
    Ok((made, stories))
}

/// The corpus of a library that has an index, brought up to date if nobody else is doing so; none where there is no index, or none that
/// can be used.
pub(super) fn corpus(library: &Library) -> Option<Corpus> {
    let archive = Archive::of(library)?;
    let words = Arc::new(Words::default());
    if let Some(said) = moved::find(library, &archive, threads()) {
        warn(&said);
    }
    let store = archive.open(Some(&words)).ok()?;
    let load = || trust::with(&store, || Corpus::load(0, &store)).ok();
    if archive.is_shared() {
        return load();
    }
    match trust::with(&store, || ingest::update(library, &store, &archive.moved(), threads(), |_| true)) {
        Ok(made) => {
            if let Some(said) = moved::told(&made.bare) {
                warn(&said);
            }
            load()
        }
        // Somebody else is bringing it up to date, or nothing can be written there: what is there can be read.
        Err(Fault::Busy | Fault::Refused(_)) => load(),
        Err(fault) => {
            warn(&say::STRAIGHT.fill([&Error::index(fault)]));
            None
        }
    }
}

/// Threads to read pages on.
pub(super) fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

impl Report {
    fn text(&self) -> String {
        let (size, seconds) = (megabytes(self.bytes), format!("{:.1}", self.seconds));
        say::INDEXED.fill([&self.read, &self.removed, &self.stories, &size, &seconds])
    }
}

/// One line on standard error that says how far the reading is; nothing where that is no terminal.
struct Meter {
    shown: bool,
    last: u64,
}

impl Meter {
    fn show(&mut self, progress: Progress) {
        // Ten times a second is as often as anybody looks.
        let now = progress.spent.as_millis() as u64 / 100;
        if self.shown && (now > self.last || Some(progress.done) == progress.all) {
            self.last = now;
            let _ = write!(io::stderr(), "\r\u{1b}[K{progress}");
        }
    }

    fn clear(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
