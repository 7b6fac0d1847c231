//! Control of a window by another process of the same user: a socket in a folder only that user may enter, one line in, one line of JSON
//! out. Knows not what a line means.

use super::error::Error;
use super::{guard, home};
use crate::app::App;
use directories::BaseDirs;
use std::fs::{self, DirBuilder};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 4096;
/// How long one waits for a line, and for what it leads to.
const PATIENCE: Duration = Duration::from_secs(5);

/// A socket; it goes when the window goes.
#[derive(Debug)]
pub struct Socket(PathBuf);

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Listens for other processes. `tell` hands on a line, with where the answer goes. None where the system has no place for a socket:
/// then nobody can control this window, which is no reason not to open it.
pub fn listen(tell: impl Fn(String, Sender<String>) -> bool + Send + 'static) -> Option<Socket> {
    let folder = folder()?;
    let path = folder.join(format!("{}.sock", std::process::id()));
    open(&folder).ok()?;
    let _ = fs::remove_file(&path);
    let listener = UnixListener::bind(&path).ok()?;
    let socket = Socket(path);
    fs::set_permissions(&socket.0, fs::Permissions::from_mode(0o600)).ok()?;
    let serve = move || {
        for stream in listener.incoming().flatten() {
            // What one caller does wrong is no matter of the next.
            if !guard::run(|| serve(&stream, &tell)).is_ok_and(|listens| listens.unwrap_or(true)) {
                break;
            }
        }
    };
    thread::Builder::new().name("remote".to_owned()).spawn(serve).ok()?;
    Some(socket)
}

/// Takes one line and gives one back; says whether the window still listens.
fn serve(stream: &UnixStream, tell: &impl Fn(String, Sender<String>) -> bool) -> io::Result<bool> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new(stream.take(LONGEST)).read_line(&mut line)?;
    let (send, answer) = channel();
    if !tell(line.chars().filter(|c| !c.is_control()).collect(), send) {
        return Ok(false);
    }
    if let Ok(answer) = answer.recv_timeout(PATIENCE) {
        (&*stream).write_all(format!("{answer}\n").as_bytes())?;
    }
    Ok(true)
}

/// Answers all who wait, once where one is will not change by itself.
pub fn answer(waiting: &mut Vec<Sender<String>>, app: &App) {
    if waiting.is_empty() || !app.is_settled() {
        return;
    }
    let state = serde_json::to_string(&app.state()).unwrap_or_default();
    for caller in waiting.drain(..) {
        let _ = caller.send(state.clone());
    }
}

/// Sends a line to the window opened last, and gives its answer.
pub fn send(line: &str) -> Result<String, Error> {
    let folder = folder().ok_or(Error::NoWindow)?;
    let mut sockets: Vec<(SystemTime, PathBuf)> = fs::read_dir(folder)
        .map_err(|_| Error::NoWindow)?
        .flatten()
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .filter(|(_, path)| path.extension().is_some_and(|ending| ending == "sock"))
        .collect();
    sockets.sort();
    for (_, path) in sockets.into_iter().rev() {
        match UnixStream::connect(&path) {
            Ok(stream) => return ask(&stream, line).map_err(|_| Error::NoWindow),
            // Its window is dead.
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => drop(fs::remove_file(&path)),
            Err(_) => {}
        }
    }
    Err(Error::NoWindow)
}

fn ask(stream: &UnixStream, line: &str) -> io::Result<String> {
    stream.set_read_timeout(Some(2 * PATIENCE))?;
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    (&*stream).write_all(format!("{line}\n").as_bytes())?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer)?;
    if answer.trim().is_empty() {
        Err(io::ErrorKind::UnexpectedEof.into())
    } else {
        Ok(answer.trim().to_owned())
    }
}

/// Where the sockets are.
fn folder() -> Option<PathBuf> {
    let runtime = BaseDirs::new().and_then(|dirs| dirs.runtime_dir().map(|dir| dir.join("jianbao")));
    let folder = match runtime {
        Some(folder) => folder,
        None => home::data()?.join("windows"),
    };
    folder.is_absolute().then_some(folder)
}

/// Makes the folder, which nobody else may enter.
fn open(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_and_the_answer_comes_back() {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let tell = |line: String, answer: Sender<String>| answer.send(format!("<{line}>")).is_ok();
        let server = thread::spawn(move || serve(&theirs, &tell).unwrap());
        assert_eq!(
            ask(&ours, "search 重阳\n\u{1b}quit").unwrap(),
            "<search 重阳quit>",
            "one line is one line"
        );
        assert!(server.join().unwrap());
    }

    #[test]
    fn a_window_that_is_closing_listens_no_more() {
        let (ours, theirs) = UnixStream::pair().unwrap();
        (&ours).write_all(b"state\n").unwrap();
        assert!(!serve(&theirs, &|_, _| false).unwrap());
    }
}
