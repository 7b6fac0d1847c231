//! A file is replaced at one stroke: written aside and moved into place, so that a crash leaves the old one or the new one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts bytes in the place of a file's, or makes the file; the options say who may read it.
pub(super) fn replace(path: &Path, options: &mut OpenOptions, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let aside = PathBuf::from(name);
    let mut file = options.create(true).write(true).truncate(true).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(aside, path)
}
