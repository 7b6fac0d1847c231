//! Corrections by hand as files: `03.txt.corrections` beside `03.txt`, one correction a line, readable and editable.
//!
//! The page itself is never written to. Corrections of the sample pages, which have no file, lie in the platform's data folder.

use super::error::cause;
use super::{files, home};
use crate::parse::overlay::{self, Correction};
use crate::tongue::punctuation::OF;
use crate::tongue::shell::{self as say, heading};
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A line of the file: a correction, or a sentence on what is wrong with it.
pub(super) type Note = Result<Correction, String>;

/// What is added to the name of a page's file.
const ENDING: &str = ".corrections";
/// No more than so many bytes are read: some ten thousand corrections of one page.
const LARGEST: u64 = 1 << 20;

/// Where the corrections of a file are.
pub(super) fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ENDING);
    file.with_file_name(name)
}

/// The file whose corrections a path holds; the path itself where it holds none.
pub(super) fn page_of(path: &Path) -> PathBuf {
    let holds = path.extension().is_some_and(|ending| ENDING.strip_prefix('.').is_some_and(|e| ending == e));
    if holds { path.with_extension("") } else { path.to_owned() }
}

/// Where the corrections of a sample page are; none on a platform without a home.
pub(super) fn of_sample(name: &str) -> Option<PathBuf> {
    Some(home::data()?.join("seeds").join(format!("{name}{ENDING}")))
}

/// All corrections of a page; none where there is no file, or none can be, for its name would be too long.
pub(super) fn read(path: &Path) -> Vec<Note> {
    let complain = |why: String| OF.fill([&path.display(), &why]);
    let text = match text_of(path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename) => {
            return Vec::new();
        }
        Err(error) => return vec![Err(complain(cause(&error)))],
    };
    text.lines().filter_map(|line| read_line(line).map_err(complain).transpose()).collect()
}

/// Adds a correction at the end.
pub(super) fn add(path: &Path, correction: &Correction) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    files::add_line(path, &mut OpenOptions::new(), heading::CORRECTIONS, &correction.to_string()).map(drop)
}

/// Takes the last correction back; false where there is none. What stands before it is kept as it is.
pub(super) fn take_back(path: &Path) -> io::Result<bool> {
    let text = text_of(path)?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let counts = |line: &&str| !matches!(read_line(line), Ok(None));
    let Some(last) = lines.iter().rposition(counts) else { return Ok(false) };
    let rest: String = lines.iter().take(last).chain(lines.iter().skip(last + 1)).copied().collect();
    files::replace(path, &mut OpenOptions::new(), rest.as_bytes())?;
    Ok(true)
}

/// Reads a line; some editors put a byte order mark before the first.
fn read_line(line: &str) -> Result<Option<Correction>, String> {
    overlay::read_line(line.trim_start_matches('\u{FEFF}'))
}

fn text_of(path: &Path) -> io::Result<String> {
    // Not made to fit: what is written back must be what was read.
    String::from_utf8(files::read(path, LARGEST)?).map_err(|_| io::Error::other(say::NO_UTF8.get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_correction_is_taken_back_and_notes_stay() {
        let folder = std::env::temp_dir().join(format!("jianbao-{}-corrections", std::process::id()));
        let path = beside(&folder.join("03.txt"));
        assert!(path.ends_with("03.txt.corrections"));
        assert!(read(&path).is_empty());
        let date = Correction::Date("2023-10".to_owned());
        let paper = Correction::Paper("运城日报".to_owned());
        add(&path, &paper).unwrap();
        add(&path, &date).unwrap();
        let edited = format!("\u{FEFF}{}# 存疑\nspilt 3 甲\n", fs::read_to_string(&path).unwrap());
        fs::write(&path, edited).unwrap();
        let notes = read(&path);
        assert_eq!(notes[..2], [Ok(paper.clone()), Ok(date)]);
        assert!(notes[2].as_ref().unwrap_err().contains("spilt"));
        assert!(take_back(&path).unwrap() && take_back(&path).unwrap());
        assert_eq!(read(&path), [Ok(paper)]);
        assert!(fs::read_to_string(&path).unwrap().contains("# 存疑"));
        assert!(take_back(&path).unwrap() && !take_back(&path).unwrap());
        fs::remove_dir_all(&folder).unwrap();
    }
}
