//! The librarian's rounds over an index on disk: look at the files, bring it up to date, show it, say what there is to say, wait. Knows not how
//! files are read.

use super::watch::{Order, wait, watch};
use super::{barren, in_memory, news, skipped, told};
use crate::app::Event;
use crate::app::own::Taken;
use crate::corpus::Corpus;
use crate::index::{Fault, Store, Words};
use crate::shell::archive::Archive;
use crate::shell::error::Error;
use crate::shell::ingest::{Ledger, Progress, Report, Step};
use crate::shell::library::Library;
use crate::shell::{moved, trust};
use crate::tongue::{Text, shell as say};
use notify::RecommendedWatcher;
use std::collections::HashSet;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

/// An index of more bytes is not compared with its checksums at every start.
const LARGE: u64 = 256 << 20;

/// Keeps the index on disk and shows what it holds, until nobody wants to see it.
pub(super) fn go(
    library: &Library,
    archive: Archive,
    orders: &Receiver<Order>,
    changes: &Sender<Order>,
    paused: &AtomicBool,
    tell: &impl Fn(Event) -> bool,
) {
    // Where there is nothing to see yet, one sees at least that something happens.
    tell(Event::Reading(Some(say::LOOKING.to_string())));
    let words = Arc::new(Words::default());
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if let Some(said) = moved::find(library, &archive, threads) {
        tell(Event::Failed(said));
    }
    let store = match archive.create(Some(&words)) {
        Ok(store) => store,
        Err(fault) => {
            tell(Event::Reading(None));
            tell(Event::Failed(say::WITHOUT_INDEX.fill([&Error::index(fault)])));
            return in_memory(library, orders, tell);
        }
    };
    if archive.is_shared() {
        tell(Event::Failed(say::SHARED_INDEX.to_string()));
    }
    check(&archive, &store, changes);
    let shown = Shown { revision: 1, generation: None, corpus: Arc::default(), store, tell };
    let (ledger, renewed) = (Ledger::default(), false);
    let (watcher, changed, corrected, said) = (None, None, false, None);
    let mut rounds = Rounds {
        library,
        archive,
        words,
        threads,
        paused,
        tell,
        shown,
        ledger,
        watcher,
        changed,
        corrected,
        renewed,
        said,
    };
    // What is there already is on view before one looks for what is new.
    let _ = trust::with(&rounds.shown.store.clone(), || rounds.shown.show());
    rounds.go(orders, changes);
}

/// What the rounds know of one another.
struct Rounds<'a, T> {
    library: &'a Library,
    archive: Archive,
    words: Arc<Words>,
    threads: usize,
    paused: &'a AtomicBool,
    tell: &'a T,
    shown: Shown<'a, T>,
    ledger: Ledger,
    watcher: Option<RecommendedWatcher>,
    /// What has changed since the last look, where that is known.
    changed: Option<HashSet<PathBuf>>,
    /// Whether a page was corrected since.
    corrected: bool,
    /// Whether the index was made anew: it is not done twice.
    renewed: bool,
    /// What was said last, which is not said again while it is still so.
    said: Option<String>,
}

impl<T: Fn(Event) -> bool> Rounds<'_, T> {
    fn go(&mut self, orders: &Receiver<Order>, changes: &Sender<Order>) {
        let mut distrust = None;
        loop {
            // Before the files are looked at, so that no change falls between.
            if !self.archive.is_shared() && self.watcher.is_none() {
                (self.watcher, self.changed) = (watch(self.library, changes.clone()), None);
            }
            let (before, mut progress) = (Arc::clone(&self.shown.corpus), String::new());
            let done = match distrust.take() {
                Some(fault) => Err(fault),
                None => self.look(&mut progress),
            };
            let busy = matches!(done, Err(Fault::Busy));
            let wanted = (self.tell)(Event::Reading(self.state(busy, &progress)));
            // What was not read must be looked for again.
            let was_read = done.as_ref().is_ok_and(|report| !report.stopped) && !self.is_paused();
            let say = match done {
                Ok(report) => self.take_in(&before, &report),
                Err(Fault::Busy) => None,
                Err(fault) if fault.is_for_good() && !self.renewed => match self.renew(fault) {
                    Ok(()) => continue,
                    Err(said) => Some(said),
                },
                Err(fault) => Some(say::NOT_UPDATED.fill([&Error::index(fault)])),
            };
            if say != self.said {
                self.said = say;
                if let Some(said) = &self.said {
                    (self.tell)(Event::Failed(said.clone()));
                }
            }
            if !wanted {
                return;
            }
            self.changed = match wait(
                self.library,
                orders,
                self.watcher.as_ref(),
                (busy, &mut self.corrected),
                self.tell,
            ) {
                Some(Order::Changed(paths)) if was_read => paths,
                Some(Order::Distrust(fault)) if !self.renewed => {
                    distrust = Some(fault);
                    None
                }
                Some(_) => None,
                None => return,
            };
        }
    }

    fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    /// Brings the index up to date with the files, showing each commit, and `progress` how far it is. Where the index is others', or the reading
    /// pauses, it is only shown.
    fn look(&mut self, progress: &mut String) -> Result<Report, Fault> {
        if self.archive.is_shared() || self.is_paused() {
            return self.shown.show().map(|_| Report::default());
        }
        let store = self.shown.store.clone();
        let Self { shown, ledger, tell, paused, .. } = self;
        trust::with(&store, || {
            let told = |step| match step {
                Step::Read(read) => {
                    *progress = Progress::to_string(&read);
                    tell(Event::Reading(Some(progress.clone()))) && !paused.load(Ordering::Relaxed)
                }
                // What is wrong with it shows again at the end.
                Step::Committed => shown.show().unwrap_or(true),
            };
            let moved = self.archive.moved();
            let report =
                ledger.update(self.library, &store, &moved, self.threads, self.changed.as_ref(), told);
            // While another window writes, this one follows.
            shown.show()?;
            report
        })
    }

    /// Why the reading does not go on, if it does not.
    fn state(&self, busy: bool, progress: &str) -> Option<String> {
        match (busy, self.is_paused()) {
            (_, true) => Some(say::PAUSED.fill([&progress]).trim_end().to_owned()),
            (true, _) => Some(say::OTHER_WINDOW.to_string()),
            (false, false) => None,
        }
    }

    /// Tells what a reading brought, and gives what there is to complain of.
    fn take_in(&mut self, before: &Corpus, report: &Report) -> Option<String> {
        let stories = self.shown.corpus.len();
        self.archive.note_opened(stories);
        if !report.stopped {
            let Report { read, removed, .. } = *report;
            (self.tell)(Event::TakenIn(Taken { read, removed, skipped: report.skipped.len(), stories }));
        }
        if !report.bare.is_empty() {
            // A folder that comes back is another one to the system.
            self.watcher = None;
        }
        (self.tell)(skipped(report));
        (self.tell)(Event::Barren(barren(self.library, &self.shown.corpus, report)));
        let say = told(report);
        // Of one that was made anew something else was said, and who corrects a page sees what became of it.
        let is_known = self.renewed || std::mem::take(&mut self.corrected);
        if let Some(news) = news(before, &self.shown.corpus, report).filter(|_| !is_known) {
            (self.tell)(Event::News(news));
            // There is but one line; what else there is to say, the report says.
            self.said.clone_from(&say);
        }
        say
    }

    /// Goes on with another index, or says why there is none.
    fn renew(&mut self, fault: Fault) -> Result<(), String> {
        let what = Error::index(fault).to_string();
        let (store, how) = another(self.library, &mut self.archive, &self.words)
            .map_err(|why| say::NOT_REBUILT.fill([&what, &why]))?;
        (self.shown.store, self.shown.generation, self.renewed) = (store, None, true);
        (self.ledger, self.changed) = (Ledger::default(), None);
        (self.tell)(Event::Failed(how.fill([&what])));
        Ok(())
    }
}

/// Compares an index with its checksums, on a thread of its own; one that cannot be had leaves it unchecked.
fn check(archive: &Archive, store: &Store, changes: &Sender<Order>) {
    let (checked, of, changes) = (store.clone(), archive.clone(), changes.clone());
    let _ = thread::Builder::new().name("checker".to_owned()).spawn(move || {
        let generation = checked.generation().unwrap_or(0);
        // Gigabytes are not read at every start.
        if of.bytes() > LARGE && of.was_checked(generation) {
            return;
        }
        match trust::verify(&checked) {
            Ok(()) => of.note_checked(generation),
            Err(fault) if fault.is_for_good() => {
                let _ = changes.send(Order::Distrust(fault));
            }
            Err(_) => {}
        }
    });
}

/// Another index in the place of one that cannot be used, and a word on it, or why there is none. A shared one is left to whoever made it.
fn another(library: &Library, archive: &mut Archive, words: &Arc<Words>) -> Result<(Store, Text<1>), String> {
    let refused = |fault| Error::index(fault).to_string();
    if archive.is_shared() {
        *archive = Archive::own(archive.roots()).ok_or_else(|| Error::NoHome.to_string())?;
        return Ok((archive.create(Some(words)).map_err(refused)?, say::SHARED_LEFT));
    }
    if !library.is_whole() {
        return Err(say::PAGES_AWAY.to_string());
    }
    let store = archive.set_aside().and_then(|()| archive.create(Some(words))).map_err(refused)?;
    Ok((store, say::REBUILDING))
}

/// What is on view of a store.
struct Shown<'a, T> {
    revision: u64,
    generation: Option<u64>,
    corpus: Arc<Corpus>,
    store: Store,
    tell: &'a T,
}

impl<T: Fn(Event) -> bool> Shown<'_, T> {
    /// Shows the last commit, if it is not yet on view; says whether anybody wants to see it.
    fn show(&mut self) -> Result<bool, Fault> {
        let generation = Some(self.store.generation()?);
        if generation == self.generation {
            return Ok(true);
        }
        self.corpus = Arc::new(Corpus::load(self.revision, &self.store)?);
        (self.revision, self.generation) = (self.revision + 1, generation);
        Ok((self.tell)(Event::Ingested(Arc::clone(&self.corpus))))
    }
}
