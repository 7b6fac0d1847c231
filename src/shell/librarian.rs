//! The librarian: a thread that keeps the corpus on view up to date with the files, and takes corrections.
//!
//! The index of a folder is kept on disk ([`super::archive`]): it is on view at once, then brought up to date, with the reader searching
//! what is already in it, and again whenever something in the folder changes. While another window writes, this one follows.

use super::archive::Archive;
use super::error::Error;
use super::ingest::{self, Report, Step};
use super::library::Library;
use super::trust;
use crate::app::{Effect, Event};
use crate::corpus::Corpus;
use crate::index::{Fault, Store, Words};
use crate::tongue::punctuation::STOP;
use crate::tongue::shell as say;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::io;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// After a change the folder must be quiet for so long before it is read; who copies a folder changes it a thousand times.
const QUIET: Duration = Duration::from_millis(250);
/// How often one looks whether another window has written, or whether the folder has changed where the system does not tell.
const PATIENCE: Duration = Duration::from_secs(2);
/// An index of more bytes is not compared with its checksums at every start.
const LARGE: u64 = 256 << 20;
const SLOW: Duration = Duration::from_secs(60);

/// What the librarian is told.
#[derive(Debug)]
pub enum Order {
    /// A correction, or one taken back.
    Correct(Effect),
    /// Something below the library has changed.
    Changed,
    /// The index on disk does not hold what was written.
    Distrust(Fault),
}

/// The corpus that can be shown before the first frame: the sample pages, or what an index on disk holds; else an empty one.
pub fn begin(library: &Library) -> Corpus {
    match Archive::of(library) {
        None if *library == Library::Sample => Corpus::build(0, library.read().pages, None),
        archive => {
            let store = archive.and_then(|archive| archive.open(None).ok());
            // What is wrong with it the thread will say.
            let load = |store| super::guard::run(|| Corpus::load(0, &store).ok()).ok().flatten();
            store.and_then(load).unwrap_or_default()
        }
    }
}

/// Starts the thread. It ends when nobody listens to what it tells.
pub fn start(
    library: Library,
    tell: impl Fn(Event) -> bool + Send + Clone + 'static,
) -> io::Result<Sender<Order>> {
    let (send, orders) = channel();
    let changes = send.clone();
    thread::Builder::new().name("librarian".to_owned()).spawn(move || {
        let work = || match Archive::of(&library) {
            Some(archive) => on_disk(&library, &archive, &orders, changes, &tell),
            None => in_memory(&library, &orders, &tell),
        };
        if let Err(said) = super::guard::run(work) {
            tell(Event::Failed(say::LIBRARY_UNREAD.fill([&said])));
        }
    })?;
    Ok(send)
}

/// Keeps the index on disk and shows what it holds.
fn on_disk(
    library: &Library,
    archive: &Archive,
    orders: &Receiver<Order>,
    changes: Sender<Order>,
    tell: &impl Fn(Event) -> bool,
) {
    // Where there is nothing to see yet, one sees at least that something happens.
    tell(Event::Reading(Some(say::LOOKING.to_string())));
    let words = Arc::new(Words::default());
    let store = match archive.create(Some(&words)) {
        Ok(store) => store,
        Err(fault) => {
            tell(Event::Reading(None));
            tell(Event::Failed(say::WITHOUT_INDEX.fill([&Error::index(fault)])));
            return in_memory(library, orders, tell);
        }
    };
    let watcher = watch(library, changes.clone());
    let (checked, of) = (store.clone(), archive.clone());
    // A thread that cannot be had leaves the index unchecked.
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
    let mut shown = Shown { revision: 1, generation: None, store, tell };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let (mut distrust, mut renewed) = (None, false);
    loop {
        let store = shown.store.clone();
        let done = match distrust.take() {
            Some(fault) => Err(fault),
            None => trust::with(&store, || {
                let report = ingest::update(library, &store, threads, |step| match step {
                    Step::Read(progress) => tell(Event::Reading(Some(progress.to_string()))),
                    // What is wrong with it shows again at the end.
                    Step::Committed => shown.show().unwrap_or(true),
                });
                // While another window writes, this one follows.
                shown.show()?;
                report
            }),
        };
        let busy = matches!(done, Err(Fault::Busy));
        let wanted = tell(Event::Reading(busy.then(|| say::OTHER_WINDOW.to_string())));
        match done {
            Ok(report) => {
                if let Some(said) = told(&report) {
                    tell(Event::Failed(said));
                }
            }
            Err(Fault::Busy) => {}
            Err(fault) if fault.is_for_good() && !renewed => {
                let said = Error::index(fault).to_string();
                match archive.set_aside().and_then(|()| archive.create(Some(&words))) {
                    Ok(store) => {
                        (shown.store, shown.generation, renewed) = (store, None, true);
                        tell(Event::Failed(say::REBUILDING.fill([&said])));
                        continue;
                    }
                    Err(fault) => tell(Event::Failed(say::NOT_REBUILT.fill([&said, &Error::index(fault)]))),
                };
            }
            Err(fault) => {
                tell(Event::Failed(say::NOT_UPDATED.fill([&Error::index(fault)])));
            }
        }
        if !wanted {
            return;
        }
        match wait(library, orders, watcher.as_ref(), busy, tell) {
            Some(Order::Distrust(fault)) if !renewed => distrust = Some(fault),
            Some(_) => {}
            None => return,
        }
    }
}

/// Waits until there is a reason to look at the folder again, and gives it; none when there is nobody left to look for.
fn wait(
    library: &Library,
    orders: &Receiver<Order>,
    watcher: Option<&RecommendedWatcher>,
    busy: bool,
    tell: &impl Fn(Event) -> bool,
) -> Option<Order> {
    let order = match (busy, watcher) {
        (true, _) => orders.recv_timeout(PATIENCE),
        (false, None) => orders.recv_timeout(SLOW),
        (false, Some(_)) => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    let mut next = match order {
        Ok(order) => Some(order),
        Err(RecvTimeoutError::Timeout) => return Some(Order::Changed),
        Err(RecvTimeoutError::Disconnected) => return None,
    };
    while let Some(order) = next {
        let corrected = match &order {
            Order::Correct(Effect::Correct(name, correction)) => {
                library.correct(name, correction).map(|_| ())
            }
            Order::Correct(Effect::Uncorrect(name)) => library.uncorrect(name).map(|_| ()),
            Order::Correct(_) | Order::Changed => Ok(()),
            Order::Distrust(_) => return Some(order),
        };
        if let Err(error) = corrected {
            tell(Event::Failed(format!("{error}{STOP}{}", error.hint())));
        }
        next = orders.recv_timeout(QUIET).ok();
    }
    Some(Order::Changed)
}

/// Tells of changes below the library's folders; none where the system cannot.
fn watch(library: &Library, changes: Sender<Order>) -> Option<RecommendedWatcher> {
    let roots = library.watched();
    if roots.is_empty() {
        return None;
    }
    let changed = move |event: notify::Result<notify::Event>| {
        // To read a file is no change.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = changes.send(Order::Changed);
        }
    };
    let mut watcher = notify::recommended_watcher(changed).ok()?;
    roots.iter().try_for_each(|root| watcher.watch(root, RecursiveMode::Recursive)).ok()?;
    Some(watcher)
}

/// What is on view of a store.
struct Shown<'a, T> {
    revision: u64,
    generation: Option<u64>,
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
        let corpus = Corpus::load(self.revision, &self.store)?;
        (self.revision, self.generation) = (self.revision + 1, generation);
        Ok((self.tell)(Event::Ingested(Arc::new(corpus))))
    }
}

/// What is to be said of a reading.
fn told(report: &Report) -> Option<String> {
    if let Some((_, why)) = report.misfits.first() {
        return Some(say::MISFITS.fill([&report.misfits.len(), why]));
    }
    let first = report.skipped.first()?;
    let n = report.skipped.len();
    Some(say::SKIPPED.fill([&n, &first.path, &first.odd]))
}

/// Reads the library, makes it searchable by its characters, then ranks it by words, whose dictionary takes its time. Then waits for
/// corrections, writes them down and reads their pages anew.
fn in_memory(library: &Library, orders: &Receiver<Order>, tell: &impl Fn(Event) -> bool) {
    let reading = library.read();
    let mut pages = reading.pages.clone();
    if *library != Library::Sample {
        tell(Event::Ingested(Arc::new(Corpus::build(1, pages.clone(), None))));
    }
    let misfits = reading.misfits.iter().map(|misfit| (misfit.page.clone(), misfit.why.clone())).collect();
    let report = Report { skipped: reading.skipped, misfits, ..Report::default() };
    if let Some(said) = told(&report) {
        tell(Event::Failed(said));
    }
    let words = Arc::new(Words::default());
    tell(Event::Ingested(Arc::new(Corpus::build(2, pages.clone(), Some(&words)))));
    for (revision, order) in (3..).zip(orders) {
        let page = match &order {
            Order::Correct(Effect::Correct(name, correction)) => library.correct(name, correction),
            Order::Correct(Effect::Uncorrect(name)) => library.uncorrect(name),
            _ => continue,
        };
        let wanted = match page {
            Ok(page) => {
                if let Some(old) = pages.iter_mut().find(|old| old.name == page.name) {
                    *old = Arc::new(page);
                }
                tell(Event::Ingested(Arc::new(Corpus::build(revision, pages.clone(), Some(&words)))))
            }
            Err(error) => tell(Event::Failed(format!("{error}{STOP}{}", error.hint()))),
        };
        if !wanted {
            break;
        }
    }
}
