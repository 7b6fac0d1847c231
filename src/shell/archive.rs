//! Where the index of a library lies: a folder of its own below the platform's data folder, named after what was opened; or beside the
//! pages, in `.jianbao`, or wherever its maker wanted it. The latter are shared: whoever opens the library only reads them.
//!
//! An index that is damaged, or that another version of the program made, is set aside, not deleted, and made anew from the pages. What
//! cannot be read or written for any other reason is left alone.

use super::files;
use super::home;
use super::ingest::Moved;
use super::library::Library;
use crate::index::{Fault, Store, Words};
use crate::tongue::cli as say;
use crate::tongue::punctuation::LIST;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The folder of the index, the note of what it is made of, and what an index that was set aside is called.
const INDEX: &str = "index";
const NOTE: &str = "library.json";
const ASIDE: &str = "set-aside";
/// The generation that was last compared with its checksums.
const CHECKED: &str = "checked";
const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);
/// Held by the program that begins an index or takes over another one.
const LOCK: &str = "lock";
/// All of ours that may lie in the folder. What else lies there is somebody else's.
const OURS: [&str; 5] = [INDEX, ASIDE, CHECKED, NOTE, LOCK];
/// The folder in a library in which a shared index is found.
const BESIDE: &str = ".jianbao";

/// The place of a library's index.
#[derive(Debug, Clone)]
pub struct Archive {
    folder: PathBuf,
    roots: Vec<PathBuf>,
    is_shared: bool,
}

/// What is noted of a library. People may read it, too.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Note {
    /// The folders and files that were opened.
    roots: Vec<Name>,
    /// Stories there were when they were last counted.
    stories: Option<usize>,
    /// When it was last opened, in seconds since 1970.
    opened: Option<u64>,
    /// Where its index lies, if that is somewhere else.
    at: Option<Name>,
    /// What is known of the files if they were moved.
    moved: Moved,
}

/// A path as it is noted: as text, where it is text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Bytes(OsString),
}

/// A library that was opened before.
#[derive(Debug)]
pub struct Known {
    /// The folders and files that were opened.
    pub roots: Vec<PathBuf>,
    /// Stories there were when they were last counted.
    pub stories: Option<usize>,
    /// Bytes of its index.
    pub bytes: u64,
    /// When it was last opened, in seconds since 1970.
    pub opened: Option<u64>,
    /// Whether all of it is there.
    pub is_there: bool,
}

/// The libraries that were opened before, the latest first. Reads a small file for each and opens no index.
pub fn known() -> Vec<Known> {
    let mut known: Vec<Known> = Archive::all().into_iter().filter_map(|archive| archive.known()).collect();
    known.sort_by_key(|library| std::cmp::Reverse(library.opened));
    known
}

impl Known {
    /// How long ago it was last opened, in words.
    pub fn told_opened(&self) -> String {
        told_opened(self.opened)
    }
}

/// How long ago a library was last opened, in words.
pub(super) fn told_opened(opened: Option<u64>) -> String {
    opened.map_or_else(|| say::NEVER_OPENED.to_string(), |then| ago(then, now()))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// How long ago it was, roughly.
fn ago(then: u64, now: u64) -> String {
    match now.saturating_sub(then) / 60 {
        0 => say::JUST_NOW.to_string(),
        minutes @ 1..60 => say::MINUTES_AGO.fill([&minutes]),
        minutes @ 60..1440 => say::HOURS_AGO.fill([&(minutes / 60)]),
        minutes => say::DAYS_AGO.fill([&(minutes / 1440)]),
    }
}

impl Archive {
    /// The place of a library's index; none for the sample pages, which are in the program, and on a platform without a home.
    pub fn of(library: &Library) -> Option<Self> {
        match library {
            Library::Paths(paths) => Self::at(paths),
            Library::Sample | Library::Stream(_) => None,
        }
    }

    /// The place of the index of some paths: the shared one, if there is one that can be used; else one's own.
    pub fn at(paths: &[PathBuf]) -> Option<Self> {
        let own = Self::own(paths);
        let beside = match paths {
            [folder] => Some(folder.join(BESIDE)),
            _ => None,
        };
        let noted = own.as_ref().and_then(|own| own.read_note().at).map(PathBuf::from);
        let mut shared = beside.into_iter().chain(noted).map(|folder| Self::within(&folder, paths));
        shared.find(|shared| shared.is_begun() && shared.open(None).is_ok()).or(own)
    }

    /// The place of one's own index of some paths.
    pub fn own(paths: &[PathBuf]) -> Option<Self> {
        let roots: Vec<PathBuf> = paths.iter().map(|path| whole(path)).collect();
        let mut hash = Sha256::new();
        for root in &roots {
            hash.update(root.as_os_str().as_encoded_bytes());
            hash.update([0]);
        }
        let hash =
            hash.finalize().iter().take(6).fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
        let name =
            roots.first().and_then(|root| root.file_name()).map(OsStr::to_string_lossy).unwrap_or_default();
        let plain = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let name: String = name.chars().filter(plain).take(24).collect();
        let folder = libraries()?.join([name, hash].join("-").trim_start_matches('-'));
        Some(Self { folder, roots, is_shared: false })
    }

    /// The place of the index of some paths in a folder one names.
    pub fn within(folder: &Path, paths: &[PathBuf]) -> Self {
        let roots = paths.iter().map(|path| whole(path)).collect();
        Self { folder: whole(folder), roots, is_shared: true }
    }

    /// All places below the platform's data folder.
    fn all() -> Vec<Self> {
        let folders = libraries().and_then(|all| fs::read_dir(all).ok()).into_iter().flatten().flatten();
        let archive = |folder: PathBuf| Self { folder, roots: Vec::new(), is_shared: false };
        let noted = folders.map(|folder| archive(folder.path())).filter_map(|archive| {
            let roots: Vec<_> = archive.read_note().roots.into_iter().map(PathBuf::from).collect();
            (!roots.is_empty()).then_some(Self { roots, ..archive })
        });
        noted.collect()
    }

    /// Whether others read it, too: then it is written by nobody but `jianbao index`.
    pub fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Whose index lies here, if that is another library's whose folders are there.
    pub fn owners(&self) -> Option<String> {
        let owners: Vec<PathBuf> = self.read_note().roots.into_iter().map(PathBuf::from).collect();
        let is_other = owners != self.roots && owners.iter().any(|owner| owner.symlink_metadata().is_ok());
        is_other.then(|| {
            owners.iter().map(|owner| owner.display().to_string()).collect::<Vec<_>>().join(LIST.get())
        })
    }

    /// Whether something that is not ours lies where the index would lie. None is begun there then, for an index is set aside and removed
    /// as a whole.
    pub fn is_taken(&self) -> bool {
        let is_ours = || !self.read_note().roots.is_empty() || self.open(None).is_ok();
        let mut inside = fs::read_dir(self.folder.join(INDEX)).into_iter().flatten();
        inside.next().is_some() && !is_ours()
    }

    /// The folder in which all of it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folders and files it is made of.
    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// Whether there is an index, sound or not.
    pub fn is_begun(&self) -> bool {
        self.folder.join(INDEX).join("meta.json").symlink_metadata().is_ok()
    }

    /// Opens the index that is there, to read.
    pub fn open(&self, words: Option<&Arc<Words>>) -> Result<Store, Fault> {
        Store::open(&self.folder.join(INDEX), words)
    }

    /// Opens the index, to write; begins one where there is none or none that can be used.
    pub fn create(&self, words: Option<&Arc<Words>>) -> Result<Store, Fault> {
        match self.open(words) {
            Err(Fault::Missing | Fault::Damaged(_) | Fault::Outdated) => {}
            opened => return opened,
        }
        fs::create_dir_all(&self.folder)?;
        if !self.is_shared {
            private(&self.folder)?;
        }
        // Two programs that find no index shall not both begin one: the second would empty what the first has written.
        let lock = File::create(self.folder.join(LOCK))?;
        lock.lock()?;
        match self.open(words) {
            Err(Fault::Missing) => {}
            Err(fault) if fault.is_for_good() => self.set_aside()?,
            opened => return opened,
        }
        let index = self.folder.join(INDEX);
        fs::create_dir_all(&index)?;
        self.write_note(&Note { roots: self.names(), ..Note::default() })?;
        Store::create(&index, words)
    }

    /// Moves the index out of the way, if there is one and nobody is writing it. Only the last one that was set aside is kept.
    pub fn set_aside(&self) -> Result<(), Fault> {
        let Some(_held) = self.hold()? else { return Ok(()) };
        let aside = self.folder.join(ASIDE);
        match fs::remove_dir_all(&aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        Ok(fs::rename(self.folder.join(INDEX), aside)?)
    }

    /// Removes the index and all that belongs to it, if nobody is writing it; says whether there was one. What else lies in its folder
    /// is not ours.
    pub fn remove(&self) -> Result<bool, Fault> {
        let _held = self.hold()?;
        let is_there = self.folder.join(NOTE).exists() || self.is_begun();
        for name in OURS {
            let path = self.folder.join(name);
            let gone = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            match gone {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        let _ = fs::remove_dir(&self.folder);
        Ok(is_there)
    }

    /// Keeps others from writing the index, for they would go on in the place of the next one; none where there is no index.
    pub(super) fn hold(&self) -> Result<Option<impl Sized + use<>>, Fault> {
        match Store::hold(&self.folder.join(INDEX)) {
            Err(Fault::Missing) => Ok(None),
            held => held.map(Some),
        }
    }

    /// Whether this generation was compared with its checksums within a week.
    pub fn was_checked(&self, generation: u64) -> bool {
        let path = self.folder.join(CHECKED);
        let young = || Some(path.metadata().ok()?.modified().ok()?.elapsed().ok()? < WEEK);
        young().unwrap_or(false)
            && fs::read_to_string(&path).is_ok_and(|of| of.trim() == generation.to_string())
    }

    /// Notes that this generation is what was written. Without the note it is compared again.
    pub fn note_checked(&self, generation: u64) {
        if !self.is_shared {
            let path = self.folder.join(CHECKED);
            let _ = files::replace(&path, &mut OpenOptions::new(), generation.to_string().as_bytes());
        }
    }

    /// Notes among one's own libraries that this one was opened, and how many stories it has. Without the note it is not listed.
    pub fn note_opened(&self, stories: usize) {
        let own = if self.is_shared { Self::own(&self.roots) } else { Some(self.clone()) };
        let Some(own) = own.filter(|own| fs::create_dir_all(&own.folder).is_ok()) else { return };
        // Another window that writes it just now notes the same.
        let Ok(lock) = File::create(own.folder.join(LOCK)) else { return };
        if private(&own.folder).is_ok() && lock.try_lock().is_ok() {
            let note = Note {
                roots: self.names(),
                stories: Some(stories),
                opened: Some(now()),
                at: self.is_shared.then(|| Name::from(&*self.folder)),
                ..own.read_note()
            };
            let _ = own.write_note(&note);
        }
    }

    /// What is known of the files if they were moved since they were read.
    pub fn moved(&self) -> Moved {
        self.read_note().moved
    }

    /// Takes over the index of a library that seems to be this one in another place: `is_this` compares their pages. Says where it was.
    ///
    /// Only an index whose own paths are gone is taken, and only one that nobody writes.
    pub fn take_over(
        &self,
        mut is_this: impl FnMut(&Store) -> Result<Option<Moved>, Fault>,
    ) -> Result<Option<Vec<PathBuf>>, Fault> {
        if self.is_shared || self.is_begun() {
            return Ok(None);
        }
        let lost = |other: &Self| {
            let mut roots = other.roots.iter().zip(&self.roots);
            let is_gone = |(old, new): (&PathBuf, &PathBuf)| old == new || old.symlink_metadata().is_err();
            other.is_begun() && other.roots.len() == self.roots.len() && roots.all(is_gone)
        };
        for other in Self::all().into_iter().filter(lost) {
            // One that cannot be read is nobody's.
            let Ok(Some(moved)) = other.open(None).and_then(|store| is_this(&store)) else { continue };
            fs::create_dir_all(&self.folder)?;
            private(&self.folder)?;
            // Two windows of one library shall not both take or begin it.
            let lock = File::create(self.folder.join(LOCK))?;
            lock.lock()?;
            let Some(held) = other.hold()? else { return Ok(None) };
            if self.is_begun() {
                return Ok(None);
            }
            self.write_note(&Note { roots: self.names(), moved, ..other.read_note() })?;
            fs::rename(other.folder.join(INDEX), self.folder.join(INDEX))?;
            drop(held);
            other.remove()?;
            return Ok(Some(other.roots));
        }
        Ok(None)
    }

    /// What programs that were killed have left, and an index that was set aside; none where somebody writes just now.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let Ok(Some(_held)) = self.hold() else { return Vec::new() };
        // The folder may be anybody's, and only our own names are known to be ours there; the one of the index is ours as a whole.
        let unfinished = OURS.map(|name| format!("{name}{}", files::NEW));
        let beside = unfinished.iter().map(String::as_str).chain([ASIDE]).map(|name| self.folder.join(name));
        let within = fs::read_dir(self.folder.join(INDEX)).into_iter().flatten().flatten();
        let within = within.filter(|file| file.file_name().as_encoded_bytes().starts_with(b".tmp"));
        let there = beside.filter(|path| path.symlink_metadata().is_ok());
        let mut left: Vec<_> = there.chain(within.map(|file| file.path())).collect();
        left.sort();
        left
    }

    /// Bytes of all its files.
    pub fn bytes(&self) -> u64 {
        let files = fs::read_dir(self.folder.join(INDEX)).into_iter().flatten().flatten();
        files.filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
    }

    /// What is noted of it; none where neither an index nor a note of one elsewhere is there.
    fn known(&self) -> Option<Known> {
        let note = self.read_note();
        let place = match &note.at {
            Some(at) => Self { folder: PathBuf::from(at.clone()), ..self.clone() },
            None => self.clone(),
        };
        (place.is_begun() || note.at.is_some()).then(|| Known {
            is_there: self.roots.iter().all(|root| root.symlink_metadata().is_ok()),
            bytes: place.bytes(),
            roots: self.roots.clone(),
            stories: note.stories,
            opened: note.opened,
        })
    }

    fn names(&self) -> Vec<Name> {
        self.roots.iter().map(|root| Name::from(&**root)).collect()
    }

    fn read_note(&self) -> Note {
        let text = fs::read_to_string(self.folder.join(NOTE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    fn write_note(&self, note: &Note) -> io::Result<()> {
        let note = serde_json::to_vec_pretty(note).map_err(io::Error::other)?;
        files::replace(&self.folder.join(NOTE), &mut OpenOptions::new(), &note)
    }
}

impl From<&Path> for Name {
    fn from(path: &Path) -> Self {
        path.to_str().map_or_else(|| Self::Bytes(path.into()), |text| Self::Text(text.to_owned()))
    }
}

impl From<Name> for PathBuf {
    fn from(name: Name) -> Self {
        match name {
            Name::Text(text) => text.into(),
            Name::Bytes(bytes) => bytes.into(),
        }
    }
}

/// The folder of all libraries' indexes.
fn libraries() -> Option<PathBuf> {
    Some(home::data()?.join("libraries"))
}

/// The path as the system knows it, so that a library is the same from wherever it is opened; also of what is not there just now.
fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = absolute.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, known)) = known else { return absolute };
    match absolute.strip_prefix(above) {
        Ok(rest) if !rest.as_os_str().is_empty() => known.join(rest),
        _ => known,
    }
}

/// What one reads is nobody else's business.
fn private(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_told_roughly() {
        for (seconds, told) in [(5, "刚才"), (120, "2 分钟前"), (7200, "2 小时前"), (864_000, "10 天前")]
        {
            assert_eq!(ago(1_000_000, 1_000_000 + seconds), told);
        }
        assert_eq!(ago(9, 5), "刚才", "a clock that was put back");
    }
}
