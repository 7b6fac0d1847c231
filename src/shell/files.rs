//! Small files of the program's own, which people may read and edit, too: read whole, added to line by line, replaced at one stroke.
//! Does not know what is in them.

use crate::tongue::shell as say;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The bytes of a file, if it is a regular one of no more than `most` bytes: a pipe would be waited for.
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let about = path.metadata()?;
    if !about.is_file() || about.len() > most {
        return Err(io::Error::other(say::NO_SMALL_FILE.get()));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Puts bytes in the place of a file's, or makes the file; the options say who may read it. They are written aside and moved into place,
/// so that a crash leaves the old file or the new one.
pub(super) fn replace(path: &Path, options: &mut OpenOptions, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(NEW);
    let aside = PathBuf::from(name);
    let mut file = options.create(true).write(true).truncate(true).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(aside, path)
}

/// What is added to a file's name until it is moved into place.
pub(super) const NEW: &str = ".new";

/// Adds a line at the end of a file, or makes the file, with a heading as its first line; says how many bytes there were before.
pub(super) fn add_line(path: &Path, options: &mut OpenOptions, heading: &str, line: &str) -> io::Result<u64> {
    let mut file = options.create(true).read(true).append(true).open(path)?;
    let before = file.metadata()?.len();
    // Editors may leave the last line without an end.
    let mut last = [b'\n'];
    if before > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    let above = match (before, last) {
        (0, _) => format!("{heading}\n"),
        (_, [b'\n']) => String::new(),
        _ => "\n".to_owned(),
    };
    file.write_all(format!("{above}{line}\n").as_bytes())?;
    file.sync_all()?;
    Ok(before)
}

/// Options to open a file that only its owner may read: what somebody looks for is nobody else's business.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_added_stands_on_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines.txt");
        let add = |line: &str| add_line(&path, &mut private(), "# 行", line).unwrap();
        let text = || fs::read_to_string(&path).unwrap();
        assert_eq!((add("甲"), text()), (0, "# 行\n甲\n".to_owned()));
        fs::write(&path, "由编辑器\n写下").unwrap();
        assert_eq!((add("乙"), text()), (19, "由编辑器\n写下\n乙\n".to_owned()));
        add("丙");
        assert!(text().ends_with("\n乙\n丙\n"));
        assert!(read(&path, 5).is_err() && read(folder.path(), 5).is_err());
    }
}
