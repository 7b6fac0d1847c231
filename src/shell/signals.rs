//! Signals: a program that is asked to go gives the terminal back and goes; one that is stopped comes back where it was.

use super::term;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level;
use std::{io, process, thread};

/// Handles signals on a thread of its own from now on; `resumed` is called whenever the program is back on the terminal.
///
/// A signal to end must not wait for the main loop: where the terminal is gone, the thread that reads it spins for ever
/// (crossterm issue 793) and the loop may hang in a write. So the program ends here, with 128 and the signal's number.
pub fn attend(resumed: impl Fn() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => {
                    term::give_back_soon();
                    // Stops all threads. What follows happens when SIGCONT arrives.
                    let _ = low_level::emulate_default_handler(SIGTSTP);
                }
                SIGCONT => {
                    // In the background this stops the program again until it is called to the foreground.
                    if term::take().is_ok() {
                        resumed();
                    }
                }
                signal => {
                    term::give_back_soon();
                    process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(())
}

/// Stops the program as Ctrl-Z does outside raw mode.
pub fn suspend() {
    let _ = low_level::raise(SIGTSTP);
}
