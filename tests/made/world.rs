//! A world of its own for the program, in which file systems can be mounted; and what it says there.

use std::path::Path;
use std::process::Command;

/// Runs a script in a world of its own, where file systems can be mounted; none where that is not permitted.
pub(crate) fn in_own_world(script: &str, arguments: &[&Path]) -> Option<Vec<String>> {
    let may = Command::new("unshare").args(["-m", "true"]).output();
    if !may.is_ok_and(|may| may.status.success()) {
        println!("skipped: no file system can be mounted here");
        return None;
    }
    let script = format!(
        "set -u; run() {{ {} \"$@\" 2>&1; echo \"code $?\"; }}\n{script}",
        env!("CARGO_BIN_EXE_jianbao")
    );
    let output =
        Command::new("unshare").args(["-m", "sh", "-c", &script, "sh"]).args(arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    if errors.contains("mount") {
        println!("skipped: {errors}");
        return None;
    }
    assert!(output.status.success(), "{said}{errors}");
    Some(said.lines().map(str::to_owned).collect())
}

/// The exit codes a script has printed.
pub(crate) fn codes(said: &[String]) -> Vec<&str> {
    said.iter().filter_map(|line| line.strip_prefix("code ")).collect()
}
