//! The threads of the keyboard: one reads bytes, one tells what they mean when time must decide.
//!
//! Knows nothing of what keys do.

use super::guard;
use super::input::{Decoder, Input};
use crate::tongue::shell as say;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// How long the rest of a key may take: longer than a network stutters, shorter than a person waits for Esc.
const KEY_PAUSE: Duration = Duration::from_millis(40);

/// How long a paste may pause before it counts as over, its end lost.
const PASTE_PAUSE: Duration = Duration::from_secs(2);

/// Starts both threads. `report` takes what comes in and says whether anybody still wants them; `gone` is told when nothing more
/// will come, because the terminal is gone.
pub fn start(
    report: impl Fn(Input) -> bool + Send + 'static,
    gone: impl Fn(io::Error) + Send + Clone + 'static,
) -> io::Result<()> {
    // Few, so that a flood waits in the terminal and not in our memory.
    let (typed, bytes) = sync_channel(16);
    let broken = gone.clone();
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || gone(read(&typed)))?;
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        if let Err(said) = guard::run(|| decode(&bytes, &report)) {
            broken(io::Error::other(said));
        }
    })?;
    Ok(())
}

/// Reads what is typed, until the terminal is gone or nobody listens; says why.
fn read(typed: &SyncSender<Vec<u8>>) -> io::Error {
    let mut stdin = io::stdin().lock();
    let mut buffer = vec![0; 4096];
    loop {
        match stdin.read(&mut buffer) {
            Ok(n @ 1..) if typed.send(buffer.get(..n).unwrap_or_default().to_vec()).is_ok() => {}
            Ok(_) => return io::Error::other(say::TERMINAL_GONE.get()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return error,
        }
    }
}

/// Passes on what the bytes mean, until nobody listens. Time decides what they do not: whether an escape is a key or the
/// beginning of one.
fn decode(bytes: &Receiver<Vec<u8>>, report: &impl Fn(Input) -> bool) {
    let mut decoder = Decoder::default();
    loop {
        let patience = match (decoder.is_pasting(), decoder.is_waiting()) {
            (true, _) => PASTE_PAUSE,
            (_, true) => KEY_PAUSE,
            _ => Duration::MAX,
        };
        let events = match bytes.recv_timeout(patience) {
            Ok(bytes) => decoder.feed(&bytes),
            Err(RecvTimeoutError::Timeout) => decoder.rest(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if !events.into_iter().all(report) {
            return;
        }
    }
}
