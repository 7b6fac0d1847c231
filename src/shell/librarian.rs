//! The librarian: a thread that keeps the corpus on view up to date with the files, and takes corrections.
//!
//! The index of a folder is kept on disk ([`super::archive`]): it is on view at once, then brought up to date, with the reader searching
//! what is already in it, and again whenever something in the folder changes. While another window writes, this one follows.

use super::archive::Archive;
use super::error::Error;
use super::ingest::{Ledger, Progress, Report, Step};
use super::library::Library;
use super::{moved, trust};
use crate::app::own::Taken;
use crate::app::{Effect, Event};
use crate::corpus::Corpus;
use crate::index::{Fault, Store, Words};
use crate::tongue::{Text, shell as say, start};
use std::collections::HashSet;
use std::io;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

mod watch;

pub use watch::Order;
use watch::{wait, watch};

/// No more files that were not taken in are listed one by one.
const LISTED: usize = 1000;
/// Stories of larger libraries are not compared one by one to say how many are new.
const COMPARED: usize = 200_000;
/// An index of more bytes is not compared with its checksums at every start.
const LARGE: u64 = 256 << 20;

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

/// Where the librarian takes orders.
#[derive(Debug)]
pub struct Desk {
    orders: Sender<Order>,
    paused: Arc<AtomicBool>,
    closed: Arc<AtomicBool>,
}

impl Drop for Desk {
    /// The librarian goes home: at once if there is nothing to do, else after the next step.
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
        let _ = self.orders.send(Order::Leave);
    }
}

impl Desk {
    /// Hands in a correction, or lets the reading pause or go on; other effects are none of its business. A librarian that is gone has said
    /// why.
    pub fn take(&self, effect: Effect) {
        let order = if effect == Effect::Pause {
            self.paused.fetch_xor(true, Ordering::Relaxed);
            Order::Changed(None)
        } else {
            Order::Correct(effect)
        };
        let _ = self.orders.send(order);
    }
}

/// Starts the thread. It ends when nobody listens to what it tells.
pub fn start(library: Library, tell: impl Fn(Event) -> bool + Send + Clone + 'static) -> io::Result<Desk> {
    let (send, orders) = channel();
    let paused = Arc::new(AtomicBool::new(false));
    let closed = Arc::new(AtomicBool::new(false));
    let desk = Desk { orders: send.clone(), paused: Arc::clone(&paused), closed: Arc::clone(&closed) };
    let tell = move |event| !closed.load(Ordering::Relaxed) && tell(event);
    thread::Builder::new().name("librarian".to_owned()).spawn(move || {
        let work = || match Archive::of(&library) {
            Some(archive) => on_disk(&library, archive, &orders, &send, &paused, &tell),
            None => in_memory(&library, &orders, &tell),
        };
        if let Err(said) = super::guard::run(work) {
            tell(Event::Failed(say::LIBRARY_UNREAD.fill([&said])));
        }
    })?;
    Ok(desk)
}

/// Keeps the index on disk and shows what it holds.
fn on_disk(
    library: &Library,
    mut archive: Archive,
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
    let mut shown = Shown { revision: 1, generation: None, corpus: Arc::default(), store, tell };
    let (mut distrust, mut renewed, mut said, mut watcher) = (None, false, None, None);
    // What has changed since the last look, where that is known.
    let (mut ledger, mut changed) = (Ledger::default(), None);
    // What is there already is on view before one looks for what is new.
    let first = shown.store.clone();
    let _ = trust::with(&first, || shown.show());
    loop {
        // Before the files are looked at, so that no change falls between.
        if !archive.is_shared() && watcher.is_none() {
            (watcher, changed) = (watch(library, changes.clone()), None);
        }
        let before = Arc::clone(&shown.corpus);
        let (store, mut progress) = (shown.store.clone(), String::new());
        let is_paused = || paused.load(Ordering::Relaxed);
        let done = match distrust.take() {
            Some(fault) => Err(fault),
            None if archive.is_shared() || is_paused() => shown.show().map(|_| Report::default()),
            None => trust::with(&store, || {
                let told = |step| match step {
                    Step::Read(read) => {
                        progress = Progress::to_string(&read);
                        tell(Event::Reading(Some(progress.clone()))) && !is_paused()
                    }
                    // What is wrong with it shows again at the end.
                    Step::Committed => shown.show().unwrap_or(true),
                };
                let report =
                    ledger.update(library, &store, &archive.moved(), threads, changed.as_ref(), told);
                // While another window writes, this one follows.
                shown.show()?;
                report
            }),
        };
        let busy = matches!(done, Err(Fault::Busy));
        let state = match (busy, is_paused()) {
            (_, true) => Some(say::PAUSED.fill([&progress]).trim_end().to_owned()),
            (true, _) => Some(say::OTHER_WINDOW.to_string()),
            (false, false) => None,
        };
        let wanted = tell(Event::Reading(state));
        // What was not read must be looked for again.
        let was_read = done.as_ref().is_ok_and(|report| !report.stopped) && !is_paused();
        let say = match done {
            Ok(report) => {
                archive.note_opened(shown.corpus.len());
                if !report.stopped {
                    tell(Event::TakenIn(Taken {
                        read: report.read,
                        removed: report.removed,
                        skipped: report.skipped.len(),
                        stories: shown.corpus.len(),
                    }));
                }
                if !report.bare.is_empty() {
                    // A folder that comes back is another one to the system.
                    watcher = None;
                }
                tell(skipped(&report));
                tell(Event::Barren(barren(library, &shown.corpus, &report)));
                let say = told(&report);
                // Of one that was made anew something else was said.
                if let Some(news) = news(&before, &shown.corpus, &report).filter(|_| !renewed) {
                    tell(Event::News(news));
                    // There is but one line; what else there is to say, the report says.
                    said.clone_from(&say);
                }
                say
            }
            Err(Fault::Busy) => None,
            Err(fault) if fault.is_for_good() && !renewed => {
                let what = Error::index(fault).to_string();
                match renew(library, &mut archive, &words) {
                    Ok((store, how)) => {
                        (shown.store, shown.generation, renewed) = (store, None, true);
                        (ledger, changed) = (Ledger::default(), None);
                        tell(Event::Failed(how.fill([&what])));
                        continue;
                    }
                    Err(why) => Some(say::NOT_REBUILT.fill([&what, &why])),
                }
            }
            Err(fault) => Some(say::NOT_UPDATED.fill([&Error::index(fault)])),
        };
        // What was said and is still so is not said again.
        if say != said {
            said = say;
            if let Some(said) = &said {
                tell(Event::Failed(said.clone()));
            }
        }
        if !wanted {
            return;
        }
        changed = match wait(library, orders, watcher.as_ref(), busy, tell) {
            Some(Order::Changed(paths)) if was_read => paths,
            Some(Order::Distrust(fault)) if !renewed => {
                distrust = Some(fault);
                None
            }
            Some(_) => None,
            None => return,
        };
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
fn renew(library: &Library, archive: &mut Archive, words: &Arc<Words>) -> Result<(Store, Text<1>), String> {
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

/// What is new compared with before: all of it, or how many stories more and less. None where nothing has changed.
fn news(before: &Corpus, now: &Corpus, report: &Report) -> Option<String> {
    if report.stopped || report.read + report.removed == 0 || now.is_empty() && before.is_empty() {
        return None;
    }
    if before.is_empty() {
        let said = start::TAKEN_IN.fill([&now.page_count(), &now.len()]);
        let skipped = report.skipped.len();
        return Some(if skipped > 0 { said + &start::BUT_SKIPPED.fill([&skipped]) } else { said });
    }
    let ids = |corpus: &Corpus| -> HashSet<String> {
        (0..corpus.len()).filter_map(|n| corpus.read(n, |_, story| story.id.clone())).collect()
    };
    let (more, less) = if before.len().max(now.len()) > COMPARED {
        (now.len().saturating_sub(before.len()), before.len().saturating_sub(now.len()))
    } else {
        let (old, new) = (ids(before), ids(now));
        (new.difference(&old).count(), old.difference(&new).count())
    };
    (more + less > 0).then(|| start::CHANGED.fill([&more, &less]))
}

/// What was not taken in, as far as it is listed.
fn skipped(report: &Report) -> Event {
    let skipped = report.skipped.iter().map(|skipped| (skipped.path.clone(), skipped.odd.to_string()));
    Event::Skipped(skipped.take(LISTED).collect())
}

/// Why there is no story in a library, and what to do; none where there are some.
fn barren(library: &Library, corpus: &Corpus, report: &Report) -> Option<String> {
    if !corpus.is_empty()
        || report.stopped
        || !report.bare.is_empty() && report.skipped.is_empty() && corpus.page_count() > 0
    {
        return None;
    }
    let paths = match library {
        Library::Paths(paths) => {
            paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" ")
        }
        Library::Sample | Library::Stream(_) => start::STREAM.to_string(),
    };
    if let Some(first) = report.skipped.first() {
        let n = report.skipped.len();
        return Some(start::NO_PAGES.fill([&paths, &n, &first.path, &first.odd]));
    }
    let others = library.others();
    match others.first() {
        Some((ending, n)) => Some(start::NO_TEXTS.fill([&paths, n, ending])),
        None => Some(start::NO_FILES.fill([&paths])),
    }
}

/// What is to be said of a reading.
fn told(report: &Report) -> Option<String> {
    if report.stopped {
        return None;
    }
    if let Some(said) = moved::told(&report.bare) {
        return Some(said);
    }
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
    tell(skipped(&report));
    if pages.is_empty() {
        tell(Event::Barren(barren(library, &Corpus::default(), &report)));
    }
    if let Some(said) = told(&report) {
        tell(Event::Failed(said));
    }
    let words = Arc::new(Words::default());
    tell(Event::Ingested(Arc::new(Corpus::build(2, pages.clone(), Some(&words)))));
    for (revision, order) in (3..).zip(orders) {
        let page = match &order {
            Order::Correct(Effect::Correct(name, correction)) => library.correct(name, correction),
            Order::Correct(Effect::Uncorrect(name)) => library.uncorrect(name),
            Order::Leave => break,
            _ => continue,
        };
        let wanted = match page {
            Ok(page) => {
                if let Some(old) = pages.iter_mut().find(|old| old.name == page.name) {
                    *old = Arc::new(page);
                }
                tell(Event::Ingested(Arc::new(Corpus::build(revision, pages.clone(), Some(&words)))))
            }
            Err(error) => tell(match order {
                Order::Correct(Effect::Correct(name, _)) => Event::Uncorrected(name, error.told()),
                _ => Event::Failed(error.told()),
            }),
        };
        if !wanted {
            break;
        }
    }
}
