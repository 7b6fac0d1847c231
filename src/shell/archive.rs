//! Where the index of a library lies: a folder of its own below the platform's data folder, named after what was opened.
//!
//! An index that is damaged, or that another version of the program made, is set aside, not deleted, and made anew from the pages. What
//! cannot be read or written for any other reason is left alone.

use super::aside;
use super::library::Library;
use crate::index::{Fault, Store, Words};
use directories::ProjectDirs;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The folder of the index, the note of what it is made of, and what an index that was set aside is called.
const INDEX: &str = "index";
const NOTE: &str = "library.json";
const ASIDE: &str = "set-aside";
/// The generation that was last compared with its checksums.
const CHECKED: &str = "checked";
const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);
/// Held by the program that begins an index or sets one aside.
const LOCK: &str = "lock";

/// The place of a library's index.
#[derive(Debug, Clone)]
pub struct Archive {
    folder: PathBuf,
    roots: Vec<PathBuf>,
}

/// What an index is made of, for those who look into the data folder.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// The folders and files that were opened.
    roots: Vec<PathBuf>,
}

impl Archive {
    /// The place of a library's index; none for the sample pages, which are in the program, and on a platform without a home.
    pub fn of(library: &Library) -> Option<Self> {
        let Library::Paths(paths) = library else { return None };
        let home = ProjectDirs::from("", "", "jianbao")?.data_dir().join("libraries");
        // A relative HOME would put it wherever the program happens to be started.
        if !home.is_absolute() {
            return None;
        }
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
        let folder = home.join([name, hash].join("-").trim_start_matches('-'));
        Some(Self { folder, roots })
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
        private(&self.folder)?;
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
        let note =
            serde_json::to_vec_pretty(&Note { roots: self.roots.clone() }).map_err(io::Error::other)?;
        aside::replace(&self.folder.join(NOTE), &mut OpenOptions::new(), &note)?;
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

    /// Removes the index and all that belongs to it, if nobody is writing it; says whether there was one.
    pub fn remove(&self) -> Result<bool, Fault> {
        let _held = self.hold()?;
        match fs::remove_dir_all(&self.folder) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps others from writing the index, for they would go on in the place of the next one; none where there is no index.
    fn hold(&self) -> Result<Option<impl Sized + use<>>, Fault> {
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
        let path = self.folder.join(CHECKED);
        let _ = aside::replace(&path, &mut OpenOptions::new(), generation.to_string().as_bytes());
    }

    /// Bytes of all its files.
    pub fn bytes(&self) -> u64 {
        let files = fs::read_dir(self.folder.join(INDEX)).into_iter().flatten().flatten();
        files.filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
    }
}

/// The path as the system knows it, so that a library is the same from wherever it is opened.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
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
