//! The platform's folders: the reader's home, and those for data and settings of the program. None on a platform that has no such place.

use directories::{BaseDirs, ProjectDirs};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The folder in which indexes, marks and what was searched are kept.
pub(super) fn data() -> Option<PathBuf> {
    absolute(ProjectDirs::data_dir)
}

/// The folder in which the settings lie.
pub(super) fn settings() -> Option<PathBuf> {
    absolute(ProjectDirs::config_dir)
}

/// With a relative HOME a folder would lie wherever the program happens to be started.
fn absolute(of: fn(&ProjectDirs) -> &Path) -> Option<PathBuf> {
    let dirs = ProjectDirs::from("", "", "jianbao")?;
    Some(of(&dirs).to_owned()).filter(|folder| folder.is_absolute())
}

/// The path that is meant by what is typed: `~` is the home.
pub(super) fn meant(typed: &str) -> PathBuf {
    let below = typed.strip_prefix('~').and_then(|rest| match rest {
        "" => Some(rest),
        rest => rest.strip_prefix(['/', MAIN_SEPARATOR]),
    });
    match below.zip(BaseDirs::new()) {
        Some(("", home)) => home.home_dir().to_owned(),
        // A separator at the end stays: it says that a folder is meant.
        Some((below, home)) => home.home_dir().join(below),
        None => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_its_own_is_below_the_home() {
        assert!(meant("~").is_absolute() && meant("~/报").ends_with("报"));
        assert!(meant("~/报/").as_os_str().as_encoded_bytes().ends_with(b"/"));
        for typed in ["a~", "~a", "./~", "-", ""] {
            assert_eq!(meant(typed), PathBuf::from(typed));
        }
    }
}
