//! What the librarian waits for: changes of the folder, of which the system tells, and corrections, which are written down on the way.

use crate::app::{Effect, Event};
use crate::index::Fault;
use crate::shell::error::Error;
use crate::shell::library::{Library, Whereabouts};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// After a change the folder must be quiet for so long before it is read; who copies a folder changes it a thousand times.
const QUIET: Duration = Duration::from_millis(250);
/// The same as long as no more than so many paths have changed: somebody saves a page and looks.
const A_MOMENT: Duration = Duration::from_millis(80);
const A_FEW: usize = 4;
/// Where more paths have changed, the whole library is looked at.
const MANY: usize = 256;
/// A folder that is never quiet is read all the same after so long.
const RESTLESS: Duration = Duration::from_secs(10);
/// How often one looks whether another window has written, or whether the folder has changed where the system does not tell.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same where the system tells of no changes and no other window writes.
const SLOW: Duration = Duration::from_secs(60);

/// What the librarian is told.
#[derive(Debug)]
pub enum Order {
    /// A correction, or one taken back.
    Correct(Effect),
    /// What lies at these paths has changed; none where it may be anything.
    Changed(Option<HashSet<PathBuf>>),
    /// The index on disk does not hold what was written.
    Distrust(Fault),
    /// Another library is on view.
    Leave,
}

/// Waits until there is a reason to look at the folder again, and gives it; none when there is nobody left to look for. Whether a
/// correction was written down meanwhile is left in `corrected`.
pub(super) fn wait(
    library: &Library,
    orders: &Receiver<Order>,
    watcher: Option<&RecommendedWatcher>,
    (busy, corrected): (bool, &mut bool),
    tell: &impl Fn(Event) -> bool,
) -> Option<Order> {
    let order = match (busy, watcher) {
        (true, _) => orders.recv_timeout(PATIENCE),
        (false, None) => orders.recv_timeout(SLOW),
        (false, Some(_)) => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    let mut next = match order {
        Ok(order) => Some(order),
        Err(RecvTimeoutError::Timeout) => return Some(Order::Changed(None)),
        Err(RecvTimeoutError::Disconnected) => return None,
    };
    let (began, mut changed) = (Instant::now(), Some(HashSet::new()));
    while let Some(order) = next {
        let paths = match order {
            Order::Changed(paths) => paths,
            Order::Correct(effect) => {
                *corrected = true;
                correct(library, &effect, tell)
            }
            Order::Distrust(_) => return Some(order),
            Order::Leave => return None,
        };
        changed = changed.zip(paths).map(|(all, paths)| &all | &paths).filter(|all| all.len() <= MANY);
        let quiet = if changed.as_ref().is_some_and(|all| all.len() <= A_FEW) { A_MOMENT } else { QUIET };
        next = if began.elapsed() < RESTLESS { orders.recv_timeout(quiet).ok() } else { None };
    }
    Some(Order::Changed(changed))
}

/// Writes a correction down, or takes one back. Gives the file that is to be read anew for it, if there is one; none where it may be any.
fn correct(library: &Library, effect: &Effect, tell: &impl Fn(Event) -> bool) -> Option<HashSet<PathBuf>> {
    let (name, done) = match effect {
        Effect::Correct(name, correction) => (name, library.correct(name, correction)),
        Effect::Uncorrect(name) => (name, library.uncorrect(name)),
        _ => return Some(HashSet::new()),
    };
    if let Err(error) = done {
        tell(refused(effect, &error));
        return Some(HashSet::new());
    }
    match library.whereabouts(name)? {
        Whereabouts::Text(path) | Whereabouts::Part(path, _) => Some(HashSet::from([path])),
        Whereabouts::Nowhere => None,
    }
}

/// What is to be said of a correction that was not made, or not taken back.
pub(in crate::shell) fn refused(effect: &Effect, error: &Error) -> Event {
    match effect {
        Effect::Correct(page, correction) => Event::Refused(page.clone(), correction.clone(), error.told()),
        _ => Event::Failed(error.told()),
    }
}

/// Tells of changes below the library's folders; none where the system cannot.
pub(super) fn watch(library: &Library, changes: Sender<Order>) -> Option<RecommendedWatcher> {
    let roots = library.watched();
    if roots.is_empty() {
        return None;
    }
    let changed = move |event: notify::Result<notify::Event>| {
        let paths = match event {
            // To read a file is no change.
            Ok(event) if event.kind.is_access() => return,
            Ok(event) if !event.need_rescan() && !event.paths.is_empty() => {
                Some(event.paths.into_iter().collect())
            }
            _ => None,
        };
        let _ = changes.send(Order::Changed(paths));
    };
    let mut watcher = notify::recommended_watcher(changed).ok()?;
    roots.iter().try_for_each(|root| watcher.watch(root, RecursiveMode::Recursive)).ok()?;
    Some(watcher)
}
