//! The librarian: a thread that keeps the corpus on view up to date with the files, and takes corrections.
//!
//! The index of a folder is kept on disk ([`super::archive`]): it is on view at once, then brought up to date, with the reader searching
//! what is already in it, and again whenever something in the folder changes. While another window writes, this one follows.

use super::archive::Archive;
use super::ingest::Report;
use super::library::Library;
use super::moved;
use crate::app::{Effect, Event};
use crate::corpus::Corpus;
use crate::index::Words;
use crate::tongue::{shell as say, start};
use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

mod rounds;
mod watch;

pub use watch::Order;
pub(super) use watch::refused;

/// No more files that were not taken in are listed one by one.
const LISTED: usize = 1000;
/// Stories of larger libraries are not compared one by one to say how many are new.
const COMPARED: usize = 200_000;

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
            Some(archive) => rounds::go(&library, archive, &orders, &send, &paused, &tell),
            None => in_memory(&library, &orders, &tell),
        };
        if let Err(said) = super::guard::run(work) {
            tell(Event::Failed(say::LIBRARY_UNREAD.fill([&said])));
        }
    })?;
    Ok(desk)
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
        corpus.numbers().filter_map(|n| corpus.read(n, |_, story| story.id.clone())).collect()
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
        let (effect, page) = match &order {
            Order::Correct(effect @ Effect::Correct(name, correction)) => {
                (effect, library.correct(name, correction))
            }
            Order::Correct(effect @ Effect::Uncorrect(name)) => (effect, library.uncorrect(name)),
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
            Err(error) => tell(refused(effect, &error)),
        };
        if !wanted {
            break;
        }
    }
}
