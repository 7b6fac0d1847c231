//! `jianbao index`: keeps the index of a library on disk up to date, so that the reader and every command open it in an instant.

use super::{Stdout, warn};
use crate::corpus::Corpus;
use crate::index::{Fault, Words};
use crate::shell::archive::Archive;
use crate::shell::error::Error;
use crate::shell::ingest::{self, Progress, Step};
use crate::shell::library::Library;
use crate::shell::trust;
use crate::tongue::{cli as say, shell};
use clap::Args;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// What can be asked of the command.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[arg(required = true, value_name = say::PATH.get(), help_heading = say::ARGUMENTS.get(), help = say::INDEX_PATHS.get())]
    paths: Vec<PathBuf>,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::REBUILD.get())]
    rebuild: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with = "rebuild", help = say::REMOVE.get())]
    remove: bool,
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
pub(super) fn index(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    let library = Library::open(&options.paths)?;
    if matches!(library, Library::Stream(_)) {
        return Err(Error::Usage(say::STDIN_NO_INDEX.to_string()));
    }
    let archive = Archive::of(&library).ok_or(Error::NoHome)?;
    if options.remove {
        let removed = archive.remove().map_err(Error::index)?;
        if !options.json {
            out.line(if removed { say::REMOVED } else { say::NO_INDEX }.get())?;
        }
        return Ok(removed);
    }
    if options.rebuild {
        archive.set_aside().map_err(Error::index)?;
    }
    let words = Arc::new(Words::default());
    let mut meter = Meter { shown: io::stderr().is_terminal(), last: 0 };
    let began = std::time::Instant::now();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut update = || -> Result<_, Fault> {
        let store = archive.create(Some(&words))?;
        let made = trust::with(&store, || {
            ingest::update(&library, &store, threads, |step| {
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
    let made = update().or_else(|fault: Fault| {
        if !fault.is_for_good() {
            return Err(fault);
        }
        archive.set_aside()?;
        warn(&say::REBUILT.fill([&Error::index(fault)]));
        update()
    });
    let (made, stories) = made.map_err(Error::index)?;
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
    Ok(report.stories > 0)
}

/// The corpus of a library that has an index, brought up to date if nobody else is doing so; none where there is no index, or none that
/// can be used.
pub(super) fn corpus(library: &Library) -> Option<Corpus> {
    let archive = Archive::of(library)?;
    let words = Arc::new(Words::default());
    let store = archive.open(Some(&words)).ok()?;
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    match trust::with(&store, || ingest::update(library, &store, threads, |_| true)) {
        // Somebody else is bringing it up to date, or nothing can be written there: what is there can be read.
        Ok(_) | Err(Fault::Busy | Fault::Refused(_)) => trust::with(&store, || Corpus::load(0, &store)).ok(),
        Err(fault) => {
            warn(&say::STRAIGHT.fill([&Error::index(fault)]));
            None
        }
    }
}

impl Report {
    fn text(&self) -> String {
        let megabytes = format!("{:.1}", self.bytes as f64 / 1e6);
        let seconds = format!("{:.1}", self.seconds);
        say::INDEXED.fill([&self.read, &self.removed, &self.stories, &megabytes, &seconds])
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
        if self.shown && (now > self.last || progress.done == progress.all) {
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
