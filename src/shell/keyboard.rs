//! The threads of the keyboard: one reads bytes, one tells what they mean when time must decide.
//!
//! Knows nothing of what keys do. While another program has the terminal, its keys are not read here ([`Keyboard::rest`]).

use super::guard;
use super::input::{Decoder, Input};
use super::term::{self, Ready};
use crate::app::Event;
use crate::app::mouse::{Act, Click};
use crate::tongue::shell as say;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long the rest of a key may take: longer than a network stutters, shorter than a person waits for Esc.
const KEY_PAUSE: Duration = Duration::from_millis(40);

/// How far apart the presses of a double click may be.
const DOUBLE: Duration = Duration::from_millis(400);

/// How long a paste may pause before it counts as over, its end lost.
const PASTE_PAUSE: Duration = Duration::from_secs(2);

/// How long one waits for the reading to rest: it does at once, unless so much was typed that it waits for us.
const REST: Duration = Duration::from_millis(500);

/// The thread that reads, as others see it.
pub struct Keyboard {
    turn: Arc<(Mutex<Turn>, Condvar)>,
    /// A byte wakes it.
    wake: PipeWriter,
}

/// Whose turn it is to read the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Ours,
    Asked,
    Theirs,
}

impl Keyboard {
    /// Lets go of the keys: from now on nothing is read. Whether that could be had.
    pub fn rest(&self) -> bool {
        let (turn, changed) = &*self.turn;
        let mut now = turn.lock().unwrap_or_else(PoisonError::into_inner);
        *now = Turn::Asked;
        if (&self.wake).write_all(&[0]).is_err() {
            *now = Turn::Ours;
            return false;
        }
        let waited = changed.wait_timeout_while(now, REST, |now| *now == Turn::Asked);
        let (mut now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *now != Turn::Theirs {
            *now = Turn::Ours;
        }
        *now == Turn::Theirs
    }

    /// Reads on.
    pub fn resume(&self) {
        let (turn, changed) = &*self.turn;
        *turn.lock().unwrap_or_else(PoisonError::into_inner) = Turn::Ours;
        changed.notify_all();
    }
}

/// Starts both threads. `report` takes what comes in and says whether anybody still wants them; `gone` is told when nothing more
/// will come, because the terminal is gone.
pub fn start(
    report: impl Fn(Input) -> bool + Send + 'static,
    gone: impl Fn(io::Error) + Send + Clone + 'static,
) -> io::Result<Keyboard> {
    // Few, so that a flood waits in the terminal and not in our memory.
    let (typed, bytes) = sync_channel(16);
    let broken = gone.clone();
    let (woken, wake) = io::pipe()?;
    let turn = Arc::new((Mutex::new(Turn::Ours), Condvar::new()));
    let keyboard = Keyboard { turn: Arc::clone(&turn), wake };
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || gone(read(&typed, woken, &turn)))?;
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        if let Err(said) = guard::run(|| decode(&bytes, &report)) {
            broken(io::Error::other(said));
        }
    })?;
    Ok(keyboard)
}

/// Reads what is typed, until the terminal is gone or nobody listens; says why.
fn read(typed: &SyncSender<Vec<u8>>, mut woken: PipeReader, turn: &(Mutex<Turn>, Condvar)) -> io::Error {
    let mut stdin = io::stdin().lock();
    let mut buffer = vec![0; 4096];
    loop {
        match term::await_input(&woken) {
            Ok(Ready::Input) => {}
            Ok(Ready::Woken) => {
                let _ = woken.read(&mut [0]);
                let (turn, changed) = turn;
                let mut now = turn.lock().unwrap_or_else(PoisonError::into_inner);
                // Who asked may have lost patience.
                if *now == Turn::Asked {
                    *now = Turn::Theirs;
                    changed.notify_all();
                    drop(changed.wait_while(now, |now| *now == Turn::Theirs));
                }
                continue;
            }
            Err(error) => return error,
        }
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
    let mut clicks = Clicks::default();
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
        if !events.into_iter().map(|input| clicks.count(input, Instant::now())).all(report) {
            return;
        }
    }
}

/// The press of the mouse before.
#[derive(Default)]
struct Clicks(Option<(Instant, Click)>);

impl Clicks {
    /// Counts presses that follow each other closely at one place; a third one is a first one again.
    fn count(&mut self, input: Input, now: Instant) -> Input {
        let Input::Event(Event::Mouse(click @ Click { act: Act::Press, .. })) = input else { return input };
        let again = self.0.is_some_and(|(at, last)| {
            now.duration_since(at) < DOUBLE
                && last.count == 1
                && (last.column, last.row) == (click.column, click.row)
        });
        let click = Click { count: 1 + u8::from(again), ..click };
        self.0 = Some((now, click));
        Input::Event(Event::Mouse(click))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_presses_at_one_place_are_a_double_click() {
        let mut clicks = Clicks::default();
        let start = Instant::now();
        let mut press = |ms: u64, column| {
            let click = Click { act: Act::Press, column, row: 3, count: 1 };
            match clicks.count(Input::Event(Event::Mouse(click)), start + Duration::from_millis(ms)) {
                Input::Event(Event::Mouse(click)) => click.count,
                _ => 0,
            }
        };
        assert_eq!([press(0, 5), press(100, 5), press(200, 5), press(300, 5)], [1, 2, 1, 2]);
        assert_eq!([press(2000, 5), press(2100, 6), press(4000, 6)], [1, 1, 1]);
    }
}
