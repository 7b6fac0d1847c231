//! The sentry: a second process of this program that gives the terminal back where the first could not.
//!
//! Nothing of a program runs any more after SIGKILL, after a stack overflow, or when a mapped file is cut short under it (SIGBUS). The
//! sentry was called before the terminal was taken, holds the modes of that time, and reads from a pipe what becomes of the terminal;
//! the kernel closes the pipe however the first process ends. It knows nothing else of that process.

use super::{signals, term};
use crate::tongue::Language;
use crate::tongue::shell as say;
use std::io::{self, Read, Write};
use std::process::{Child, ExitCode};

/// What the second process is called, by which it knows that it is one.
const NAME: &str = "jianbao-sentry";

/// Calls a sentry, and waits until it holds the modes of the terminal. Where none can be had the program does without.
pub fn call() {
    let listener = start().ok().and_then(|mut sentry| {
        let mut ready = [0];
        sentry.stderr.take()?.read_exact(&mut ready).ok()?;
        sentry.stdin.take()
    });
    listener.into_iter().for_each(term::listen);
}

#[cfg(unix)]
fn start() -> io::Result<Child> {
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};
    let mut sentry = Command::new(std::env::current_exe()?);
    sentry
        .arg0(NAME)
        .arg(Language::now().name())
        .stdin(Stdio::piped())
        .stdout(Stdio::inherit())
        .stderr(Stdio::piped())
        .spawn()
}

#[cfg(not(unix))]
fn start() -> io::Result<Child> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether this process is a sentry.
pub fn is_called() -> bool {
    std::env::args_os().next().is_some_and(|name| name == NAME)
}

/// What a sentry does: waits for the end of the process that called it, and gives the terminal back if that has not.
pub fn watch() -> ExitCode {
    // While another program has the terminal, Ctrl-C is meant for that.
    signals::outlive();
    let modes = term::modes();
    let spoken = std::env::args().nth(1).and_then(|name| Language::named(&name));
    spoken.unwrap_or_default().speak();
    // The process that waits for this byte reads it, or is gone already.
    let _ = io::stderr().write_all(&[term::TAKEN]);
    let mut last = term::GIVEN_BACK;
    let mut bytes = [0; 64];
    loop {
        match io::stdin().read(&mut bytes) {
            Ok(0) => break,
            Ok(n) => last = bytes.get(n - 1).copied().unwrap_or(last),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    if last == term::TAKEN {
        term::give_back_for_another(modes);
        let _ = io::stdout().write_all(say::DIED.get().as_bytes());
    }
    ExitCode::SUCCESS
}
