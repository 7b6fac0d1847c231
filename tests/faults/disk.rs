//! A disk for tests: it fails when it is told to, and it remembers what was done to it, so that one can ask what would be left of it
//! had the power been cut at any moment.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

/// What was done to the disk. Files go by number: a name may come to mean another file.
#[derive(Debug, Clone)]
enum Deed {
    Named(PathBuf, usize),
    Deleted(PathBuf),
    Wrote(usize, usize),
    /// What was written of a file is there for good.
    Synced(usize),
    /// All names are as they are for good.
    SyncedNames,
    /// What the test itself wanted to remember.
    Mark(Mark),
}

/// What a test remembers between the deeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The commit of a generation began.
    Began(u64),
    /// It was said to be done.
    Done(u64),
}

/// What becomes of bytes that were written but not synced, when the power is cut.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Bytes {
    Dropped,
    Zeroed,
    Kept,
}

/// How many of the names that were changed but not synced are as they were changed, when the power is cut: the oldest changes first.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Names {
    None,
    Half,
    All,
}

#[derive(Debug, Default)]
struct State {
    names: BTreeMap<PathBuf, usize>,
    files: Vec<Vec<u8>>,
    log: Vec<Deed>,
    locks: BTreeSet<PathBuf>,
    /// Writing operations so far, the one that fails, and whether all after it fail, too.
    operations: usize,
    fails: Option<usize>,
    for_ever: bool,
}

/// The disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk(Arc<(Mutex<State>, Condvar)>);

impl Disk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap()
    }

    /// From now on the writing operation of this number fails, counted from now, once or with all after it; none heals the disk.
    pub(crate) fn fail(&self, nth: Option<usize>, for_ever: bool) {
        let mut state = self.state();
        (state.operations, state.fails, state.for_ever) = (0, nth, for_ever);
    }

    /// Writing operations since the last call of `fail`.
    pub(crate) fn operations(&self) -> usize {
        self.state().operations
    }

    pub(crate) fn mark(&self, mark: Mark) {
        self.state().log.push(Deed::Mark(mark));
    }

    /// How many deeds are remembered.
    pub(crate) fn deeds(&self) -> usize {
        self.state().log.len()
    }

    /// What is left when the power is cut after so many deeds; the last commit that was done then, and the last that had begun.
    pub(crate) fn cut(&self, deeds: usize, bytes: Bytes, names: Names) -> (Self, u64, u64) {
        let state = self.state();
        let (mut kept, mut changes) = (BTreeMap::new(), Vec::new());
        let (mut long, mut synced) = (vec![0; state.files.len()], vec![0; state.files.len()]);
        let (mut done, mut began) = (0, 0);
        let change = |names: &mut BTreeMap<PathBuf, usize>, deed: &Deed| match deed {
            Deed::Named(path, file) => {
                names.insert(path.clone(), *file);
            }
            Deed::Deleted(path) => {
                names.remove(path);
            }
            _ => {}
        };
        for deed in &state.log[..deeds] {
            match deed {
                Deed::Named(..) | Deed::Deleted(_) => changes.push(deed),
                Deed::Wrote(file, more) => long[*file] += more,
                Deed::Synced(file) => synced[*file] = long[*file],
                Deed::SyncedNames => changes.drain(..).for_each(|deed| change(&mut kept, deed)),
                Deed::Mark(Mark::Began(generation)) => began = *generation,
                Deed::Mark(Mark::Done(generation)) => done = *generation,
            }
        }
        let left = match names {
            Names::None => 0,
            Names::Half => changes.len().div_ceil(2),
            Names::All => changes.len(),
        };
        changes.iter().take(left).for_each(|deed| change(&mut kept, deed));
        let image = Self::default();
        for (path, file) in kept {
            let mut content = state.files[file][..long[file]].to_vec();
            match bytes {
                Bytes::Dropped => content.truncate(synced[file]),
                Bytes::Zeroed => content[synced[file]..].fill(0),
                Bytes::Kept => {}
            }
            let mut image = image.state();
            let number = image.files.len();
            image.files.push(content);
            image.names.insert(path, number);
        }
        (image, done, began)
    }

    /// What lies on it.
    pub(crate) fn content(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let state = self.state();
        state.names.iter().map(|(path, file)| (path.clone(), state.files[*file].clone())).collect()
    }
}

impl State {
    /// Counts a writing operation, and fails it if it is to fail.
    fn operate(&mut self) -> io::Result<()> {
        self.operations += 1;
        let fails = self
            .fails
            .is_some_and(|nth| if self.for_ever { self.operations >= nth } else { self.operations == nth });
        // The words of a full disk.
        if fails { Err(io::Error::from_raw_os_error(28)) } else { Ok(()) }
    }

    fn begin(&mut self, path: &Path) -> usize {
        let file = self.files.len();
        self.files.push(Vec::new());
        self.names.insert(path.to_owned(), file);
        self.log.push(Deed::Named(path.to_owned(), file));
        file
    }

    fn append(&mut self, file: usize, bytes: &[u8]) {
        self.files[file].extend_from_slice(bytes);
        self.log.push(Deed::Wrote(file, bytes.len()));
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let file = self.names.get(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))?;
        Ok(self.files[*file].clone())
    }
}

impl Directory for Disk {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(OwnedBytes::new(self.state().read(path)?)))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let mut state = self.state();
        state
            .operate()
            .map_err(|error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() })?;
        if state.names.remove(path).is_none() {
            return Err(DeleteError::FileDoesNotExist(path.to_owned()));
        }
        state.log.push(Deed::Deleted(path.to_owned()));
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.state().names.contains_key(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let mut state = self.state();
        state.operate().map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        if state.names.contains_key(path) {
            return Err(OpenWriteError::FileAlreadyExists(path.to_owned()));
        }
        let file = state.begin(path);
        drop(state);
        Ok(BufWriter::new(Box::new(Pen { disk: self.clone(), file })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.state().read(path)
    }

    /// As tantivy does on a real disk: written and synced under another name, then renamed.
    fn atomic_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        state.operate()?;
        let file = state.files.len();
        state.files.push(Vec::new());
        state.append(file, bytes);
        state.log.push(Deed::Synced(file));
        state.operate()?;
        state.names.insert(path.to_owned(), file);
        state.log.push(Deed::Named(path.to_owned(), file));
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        let mut state = self.state();
        state.operate()?;
        state.log.push(Deed::SyncedNames);
        Ok(())
    }

    /// Locks are the system's, not files: they end with the program.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let mut state = self.state();
        while !state.locks.insert(lock.filepath.clone()) {
            if !lock.is_blocking {
                return Err(LockError::LockBusy);
            }
            state = self.0.1.wait(state).unwrap();
        }
        Ok(DirectoryLock::from(Box::new(Held { disk: self.clone(), path: lock.filepath.clone() })))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// A file that is being written.
struct Pen {
    disk: Disk,
    file: usize,
}

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.disk.state();
        state.operate()?;
        state.append(self.file, bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Pen {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let mut state = self.disk.state();
        state.operate()?;
        state.log.push(Deed::Synced(self.file));
        Ok(())
    }
}

/// A lock that is held.
struct Held {
    disk: Disk,
    path: PathBuf,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.disk.state().locks.remove(&self.path);
        self.disk.0.1.notify_all();
    }
}
