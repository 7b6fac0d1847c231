//! The thread that keeps marks: writes deeds down in the order in which it is told, and follows what other windows write.

use super::Log;
use crate::app::Event;
use crate::marks::Deed;
use crate::shell::error::cause;
use crate::shell::guard;
use crate::tongue::marks as say;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long the end of the program waits for the last deed to be written.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often one looks what other windows wrote where the system does not tell.
const PAUSE: Duration = Duration::from_secs(2);

/// What the thread is told.
enum Order {
    Keep(Deed),
    /// Something in the folder has changed.
    Look,
    /// Nobody will tell anything any more.
    End,
}

/// The thread.
pub struct Keeper {
    orders: Sender<Order>,
    done: Receiver<()>,
}

impl Keeper {
    /// Starts it on a log that was read; none on a platform without a home. It reports the marks when another window changed them, and
    /// says so once where they cannot be written.
    pub fn start(log: Option<Log>, report: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Self> {
        let (orders, inbox) = channel();
        let (finish, done) = channel::<()>();
        let watched = orders.clone();
        thread::Builder::new().name("marks".to_owned()).spawn(move || {
            let _finish = finish;
            if let Some(log) = log {
                // Another window may be the first to mark something, and a folder that is not there cannot be watched. Where it cannot be
                // made, the first mark will say so.
                let _ = fs::create_dir_all(log.folder());
                let watcher = watch(log.folder(), watched);
                let mut desk = Desk { log, unwritten: VecDeque::new(), complained: false, report };
                // The log was read before anything was watched.
                desk.follow(false);
                desk.work(&inbox, watcher.is_some());
            }
        })?;
        Ok(Self { orders, done })
    }

    /// Writes a deed down.
    pub fn keep(&self, deed: Deed) {
        let _ = self.orders.send(Order::Keep(deed));
    }
}

impl Drop for Keeper {
    /// Waits a little for what is still to be written.
    fn drop(&mut self) {
        let _ = self.orders.send(Order::End);
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

struct Desk<T> {
    log: Log,
    /// Deeds that could not be written yet; they are tried again with the next one.
    unwritten: VecDeque<Deed>,
    complained: bool,
    report: T,
}

impl<T: Fn(Event) -> bool> Desk<T> {
    /// Does what it is told; where the system does not tell of what others write, it looks now and then.
    fn work(&mut self, inbox: &Receiver<Order>, is_told: bool) {
        loop {
            let order = if is_told { inbox.recv().map_err(Into::into) } else { inbox.recv_timeout(PAUSE) };
            match order {
                Ok(Order::Keep(deed)) => {
                    self.unwritten.push_back(deed);
                    self.follow(true);
                }
                Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => self.follow(false),
                Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    }

    /// Writes and reads what there is, and reports it; `own` if a deed of this window was the reason.
    fn follow(&mut self, own: bool) {
        match guard::run(|| self.write()) {
            Ok(Ok(foreign)) => {
                self.complained = false;
                if foreign {
                    (self.report)(Event::Marked(Arc::new(self.log.marks().clone()), self.log.kept()));
                }
            }
            Ok(Err(error)) => self.complain(own, &cause(&error)),
            Err(said) => self.complain(own, &said),
        }
    }

    /// Writes what is to be written; says whether others had written something.
    fn write(&mut self) -> io::Result<bool> {
        let mut foreign = self.log.follow()?;
        while let Some(deed) = self.unwritten.front() {
            let before = self.log.marks().deeds();
            self.log.keep(deed)?;
            foreign |= self.log.marks().deeds() > before + 1;
            self.unwritten.pop_front();
        }
        Ok(foreign)
    }

    fn complain(&mut self, own: bool, why: &str) {
        if own && !std::mem::replace(&mut self.complained, true) {
            let place = self.log.folder().display();
            (self.report)(Event::Failed(say::UNKEPT.fill([&place, &why])));
        }
    }
}

/// Tells of changes in the folder; none where it is not there yet, or the system cannot.
fn watch(folder: &Path, tell: Sender<Order>) -> Option<RecommendedWatcher> {
    let changed = move |event: notify::Result<notify::Event>| {
        // To read or to lock a file is no change.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = tell.send(Order::Look);
        }
    };
    let mut watcher = notify::recommended_watcher(changed).ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}
