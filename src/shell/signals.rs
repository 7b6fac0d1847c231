//! Signals: a program that is asked to go gives the terminal back and goes; one that is stopped comes back where it was.

use super::{export, term};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::{flag, low_level};
use std::sync::Arc;
use std::{io, process, thread};

/// Handles signals on a thread of its own from now on; `turned` is called whenever the window has another size or the program
/// is back on the terminal. It must not wait.
///
/// A signal to end does not go through the main loop, which may hang in a write to a terminal that is stalled or gone: the
/// program ends here, with 128 and the number of the signal.
pub fn attend(turned: impl Fn() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => turned(),
                SIGTSTP => {
                    term::give_back_soon();
                    // Stops all threads. What follows happens when SIGCONT arrives.
                    let _ = low_level::emulate_default_handler(SIGTSTP);
                }
                // They are for the program that has the terminal.
                SIGINT | SIGQUIT | SIGCONT if term::is_lent() => {}
                SIGINT | SIGQUIT if term::was_lent() => {}
                SIGCONT => {
                    // In the background this stops the program again until it is called to the foreground.
                    if term::take().is_ok() {
                        turned();
                    }
                }
                signal => {
                    term::give_back_soon();
                    export::abandon();
                    process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(())
}

/// From now on a command without a screen that is asked to end leaves nothing half written behind.
pub fn end_clean() -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            export::abandon();
            // The program ends as by the signal, so that a shell that runs it ends, too.
            let _ = low_level::emulate_default_handler(signal);
        }
    })?;
    Ok(())
}

/// From now on the keys that end a program do not end this one: whoever watches over another outlives it.
pub fn outlive() {
    for signal in [SIGINT, SIGQUIT] {
        let _ = flag::register(signal, Arc::default());
    }
}

/// From now on a file that grows beyond what the system allows is an error like a full disk, not the end of the program.
pub fn survive_limits() {
    // Whatever handles the signal, the write that caused it fails with an error that is told.
    let _ = flag::register(SIGXFSZ, Arc::default());
}

/// Stops the program as Ctrl-Z does outside raw mode.
pub fn suspend() {
    let _ = low_level::raise(SIGTSTP);
}
