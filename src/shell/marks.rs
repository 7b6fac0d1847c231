//! The reader's marks, kept through restarts: a log of deeds as readable JSON Lines, `marks/log-000001.jsonl` and on in the platform's data
//! folder, to which lines are only ever added; and a snapshot, so that a long log is not read anew each time.
//!
//! A lock is held for each deed. Under it what other windows wrote is read, then the line is added and forced to the disk; only then is the
//! deed acknowledged. A line that was not written to its end is known by its missing check, is left where it is, and the next one begins
//! on a line of its own. No file is ever shortened, renamed or thrown away but the snapshot, which is put in place at one stroke.

mod keeper;

use super::files::{self, private};
use super::home;
use crate::marks::line::{self, Fault};
use crate::marks::{Deed, Marks, entry::Entry};
use crate::tongue::marks as say;
pub use keeper::Keeper;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// From this size on, in bytes, a new file of the log is begun.
const LONG: u64 = 4 << 20;
/// After so many bytes of the log a new snapshot is made.
const APART: u64 = 512 << 10;
/// No more than so many bytes of one file are read.
const LARGEST: u64 = 1 << 30;
const SNAPSHOT: &str = "snapshot.jsonl";

/// The log, as far as it was read, and the marks that come of it.
#[derive(Debug)]
pub struct Log {
    folder: PathBuf,
    marks: Marks,
    read: Position,
    /// Where the snapshot ends.
    snapshot: Position,
    /// Lines that were not taken.
    odd: Vec<Odd>,
    window: String,
    /// How many deeds of this window were asked for, and the last of them that is in the log.
    asked: u64,
    kept: u64,
}

/// A place in the log: the number of the file, and bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
struct Position {
    file: u32,
    bytes: u64,
}

/// A line of the log that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its file.
    pub path: PathBuf,
    /// Where it begins, in bytes.
    pub at: u64,
    /// Why.
    pub fault: Fault,
}

/// The first line of a snapshot.
#[derive(Serialize, Deserialize)]
struct Cover {
    read: Position,
    deeds: u64,
    /// Of all that follows.
    check: String,
}

impl Log {
    /// The folder of the marks at the platform's place; none on a platform without a home.
    pub fn home() -> Option<PathBuf> {
        Some(home::data()?.join("marks"))
    }

    /// Reads what is there; nothing, where nothing was ever marked.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
        let mut log = Self {
            folder,
            marks: Marks::default(),
            read: Position::default(),
            snapshot: Position::default(),
            odd: Vec::new(),
            window: format!("{:x}-{:x}", std::process::id(), nanos & 0xffff_ffff),
            asked: 0,
            kept: 0,
        };
        if let Some((cover, marks)) = log.read_snapshot() {
            (log.read, log.snapshot, log.marks) = (cover.read, cover.read, marks);
        }
        log.follow()?;
        Ok(log)
    }

    /// The marks.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The last of this window's deeds that is in the log.
    pub fn kept(&self) -> u64 {
        self.kept
    }

    /// Lines that were not taken.
    pub fn odd(&self) -> &[Odd] {
        &self.odd
    }

    /// What is to be said of lines that were not taken.
    pub fn complaint(&self) -> Option<String> {
        // What was never written to its end was never acknowledged, and is nobody's loss.
        let lost = || self.odd.iter().filter(|odd| odd.fault != Fault::Torn);
        let first = lost().next()?;
        let (n, path) = (lost().count(), first.path.display());
        Some(say::ODD_LINES.fill([&n, &path, &first.at]))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads what was written since; says whether anything was.
    pub fn follow(&mut self) -> io::Result<bool> {
        let before = self.read;
        let last = self.last_file()?;
        while self.read.file <= last {
            if self.read.file > 0 {
                self.read_file()?;
            }
            if self.read.file == last {
                break;
            }
            self.read = Position { file: self.read.file + 1, bytes: 0 };
        }
        Ok(self.read != before)
    }

    /// Writes a deed down, after what others wrote. Once this returns well, nothing short of the disk's death loses it.
    pub fn keep(&mut self, deed: &Deed) -> io::Result<()> {
        let _lock = self.lock()?;
        self.follow()?;
        self.append(deed.clone())
    }

    /// Writes down what is to be done to the marks as they are now, if anything; says whether there was.
    pub fn change(&mut self, wish: impl FnOnce(&Marks) -> Option<Deed>) -> io::Result<bool> {
        let _lock = self.lock()?;
        self.follow()?;
        self.asked += 1;
        let deed = wish(&self.marks).map(|deed| Deed { number: self.asked, ..deed });
        let done = deed.is_some();
        deed.map_or(Ok(()), |deed| self.append(deed)).map(|()| done)
    }

    /// Adds a line and forces it to the disk. The lock is held, and all that was written is read.
    fn append(&mut self, deed: Deed) -> io::Result<()> {
        let deed = Deed { at: now(), window: self.window.clone(), ..deed };
        if self.read.file == 0 || self.read.bytes >= LONG {
            self.read = Position { file: self.read.file + 1, bytes: 0 };
        }
        let path = self.file(self.read.file);
        let is_new = !path.exists();
        regular(&path)?;
        let mut file = private().create(true).append(true).open(&path)?;
        if file.metadata()?.len() > self.read.bytes {
            // Behind the last line's end stands what somebody did not write to its end.
            file.write_all(b"\n")?;
            self.read_file()?;
        }
        let bytes = line::write(&deed) + "\n";
        file.write_all(bytes.as_bytes())?;
        file.sync_data()?;
        if is_new {
            sync_folder(&self.folder)?;
        }
        self.read.bytes += bytes.len() as u64;
        self.kept = self.kept.max(deed.number);
        self.marks.take(&deed);
        if self.read.file > self.snapshot.file || self.read.bytes > self.snapshot.bytes + APART {
            // Without it the log is read from further back; nothing is lost.
            if self.write_snapshot().is_ok() {
                self.snapshot = self.read;
            }
        }
        Ok(())
    }

    /// Reads whole lines from where one was in a file to its end.
    fn read_file(&mut self) -> io::Result<()> {
        let path = self.file(self.read.file);
        let bytes = match bytes_from(&path, self.read.bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            bytes => bytes?,
        };
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        for line in bytes.get(..whole).unwrap_or_default().split_inclusive(|byte| *byte == b'\n') {
            let text = String::from_utf8_lossy(line);
            let text = text.trim();
            match line::read(text) {
                _ if text.is_empty() => {}
                Ok(deed) => {
                    if deed.window == self.window {
                        self.kept = self.kept.max(deed.number);
                    }
                    self.marks.take(&deed);
                }
                Err(fault) => self.odd.push(Odd { path: path.clone(), at: self.read.bytes, fault }),
            }
            self.read.bytes += line.len() as u64;
        }
        Ok(())
    }

    /// The number of the log's last file; 0 where there is none.
    fn last_file(&self) -> io::Result<u32> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            entries => entries?,
        };
        let number = |name: &str| name.strip_prefix("log-")?.strip_suffix(".jsonl")?.parse::<u32>().ok();
        Ok(entries.flatten().filter_map(|entry| number(entry.file_name().to_str()?)).max().unwrap_or(0))
    }

    fn file(&self, number: u32) -> PathBuf {
        self.folder.join(format!("log-{number:06}.jsonl"))
    }

    fn lock(&self) -> io::Result<File> {
        if !self.folder.exists() {
            fs::create_dir_all(&self.folder)?;
            self.folder.parent().map_or(Ok(()), sync_folder)?;
        }
        let path = self.folder.join("lock");
        regular(&path)?;
        let lock = private().create(true).append(true).open(path)?;
        lock.lock()?;
        Ok(lock)
    }
}

/// The snapshot.
impl Log {
    fn write_snapshot(&self) -> io::Result<()> {
        let entries = self.marks.entries();
        let lines = entries.iter().map(|entry| serde_json::to_string(entry).map(|line| line + "\n"));
        let lines = lines.collect::<Result<String, _>>()?;
        let cover = Cover { read: self.read, deeds: self.marks.deeds(), check: check(lines.as_bytes()) };
        let text = format!("{}\n{lines}", serde_json::to_string(&cover)?);
        files::replace(&self.folder.join(SNAPSHOT), &mut private(), text.as_bytes())
    }

    /// What the snapshot holds; none where there is none, or it is damaged: then the log is read from its beginning.
    fn read_snapshot(&self) -> Option<(Cover, Marks)> {
        let text = String::from_utf8(bytes_from(&self.folder.join(SNAPSHOT), 0).ok()?).ok()?;
        let (first, lines) = text.split_once('\n')?;
        let cover: Cover =
            serde_json::from_str(first).ok().filter(|c: &Cover| c.check == check(lines.as_bytes()))?;
        // A log that is shorter than what it covers is another log.
        let length = self.file(cover.read.file).metadata().ok()?.len();
        let entries: Result<Vec<Entry>, _> = lines.lines().map(serde_json::from_str).collect();
        let marks = Marks::of_entries(entries.ok()?, cover.deeds);
        (length >= cover.read.bytes).then_some((cover, marks))
    }
}

fn check(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().take(8).fold(String::new(), |check, byte| check + &format!("{byte:02x}"))
}

/// What stands in a file from a byte on.
fn bytes_from(path: &Path, at: u64) -> io::Result<Vec<u8>> {
    let about = path.metadata()?;
    regular(path)?;
    if about.len() > LARGEST {
        return Err(io::Error::other(say::TOO_LARGE.get()));
    }
    let mut bytes = Vec::new();
    if about.len() > at {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(at))?;
        file.take(LARGEST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Refuses what is there but no file: a pipe would be waited for.
fn regular(path: &Path) -> io::Result<()> {
    match path.metadata() {
        Ok(about) if !about.is_file() => Err(io::Error::other(say::NO_FILE.get())),
        _ => Ok(()),
    }
}

/// Makes sure that a new file's name is on the disk, too.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The time, as `2026-11-22T08:52:28Z`.
fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The date so many days after 1970-01-01. Eras of 400 years count from March, so that the leap day is the last of its year
/// (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`).
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests;
