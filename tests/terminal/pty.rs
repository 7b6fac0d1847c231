//! A pseudo-terminal with a program in it, and a screen to read what it shows.

#![allow(dead_code, reason = "each test that opens a terminal does some of it")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use std::io::{Read, Write};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// Far beyond what any step takes: only a hang reaches it.
const DEADLINE: Duration = Duration::from_secs(60);

/// How many programs have been given a home.
static HOMES: AtomicUsize = AtomicUsize::new(0);

/// What has been written, and the screen it makes.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
}

/// A program in a terminal, of 100 columns and 30 rows if nothing else is said.
pub(crate) struct Tty {
    master: Box<dyn MasterPty>,
    /// Kept open: when its last user closes a terminal, the kernel resets its modes, and the state left behind is gone.
    _slave: Box<dyn SlavePty>,
    before: String,
    keys: Mutex<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    pid: u32,
    exit: Receiver<u32>,
    home: String,
}

impl Tty {
    /// Starts a program with arguments and additions to the environment, in a terminal of 100 columns and 30 rows.
    pub(crate) fn start(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::sized((100, 30), program, arguments, environment)
    }

    /// The same, in a terminal of so many columns and rows.
    pub(crate) fn sized(
        (cols, rows): (u16, u16),
        program: &str,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.env("LC_ALL", "C.UTF-8");
        // Apart from whatever the user, or another test, keeps at home (corrections of the sample pages, queries of the past, the trail).
        let number = HOMES.fetch_add(1, Ordering::Relaxed);
        let home = format!("{}/home-{}-{number}", env!("CARGO_TARGET_TMPDIR"), std::process::id());
        command.env("HOME", &home);
        command.env_remove("XDG_DATA_HOME");
        command.env_remove("XDG_RUNTIME_DIR");
        for (name, value) in environment {
            command.env(name, value);
        }
        let before = modes(&*pair.master);
        let mut child: Box<dyn Child + Send + Sync> = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap();
        let (send, exit) = channel();
        thread::spawn(move || send.send(child.wait().unwrap().exit_code()));
        let seen = Seen { screen: vt100::Parser::new(size.rows, size.cols, 0), bytes: Vec::new() };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let watched = Arc::clone(&seen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                let mut seen = watched.0.lock().unwrap();
                seen.screen.process(&bytes[..n]);
                seen.bytes.extend_from_slice(&bytes[..n]);
                watched.1.notify_all();
            }
        });
        let keys = Mutex::new(pair.master.take_writer().unwrap());
        Self { master: pair.master, _slave: pair.slave, before, keys, seen, pid, exit, home }
    }

    /// Types keys.
    pub(crate) fn keys(&self, keys: &str) {
        self.bytes_in(keys.as_bytes());
    }

    /// Sends bytes as if they were typed.
    pub(crate) fn bytes_in(&self, bytes: &[u8]) {
        let mut writer = self.keys.lock().unwrap();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.pid)]).status();
        assert!(sent.unwrap().success());
    }

    /// Sends a signal to the only child of the program, which is a shell.
    pub(crate) fn signal_child(&self, name: &str) {
        let command = format!("kill -{name} $(pgrep -P {})", self.pid);
        assert!(Command::new("sh").args(["-c", &command]).status().unwrap().success());
    }

    /// Sends it again and again, until there is no such child.
    pub(crate) fn signal_child_till_gone(&self, name: &str) {
        let again = format!("child=$(pgrep -P {}); while kill -{name} \"$child\" 2>&-; do :; done", self.pid);
        assert!(Command::new("sh").args(["-c", &again]).status().unwrap().success());
    }

    /// Waits until the only child of the program stands still.
    pub(crate) fn wait_till_child_stopped(&self) {
        let wait = format!("until ps -o stat= -p $(pgrep -P {}) | grep -q T; do :; done", self.pid);
        assert!(Command::new("timeout").args(["60", "sh", "-c", &wait]).status().unwrap().success());
    }

    /// Tells the program of another size. The screen here keeps its own (the model fails on very small ones), so whatever was
    /// painted for another size must be wiped away when the program is back at the true one.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Waits until the screen is as awaited.
    pub(crate) fn wait(&self, what: &str, awaited: impl Fn(&vt100::Screen) -> bool) {
        drop(self.wait_for(what, |seen| awaited(seen.screen.screen())));
    }

    fn wait_for(&self, what: &str, awaited: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        let deadline = Instant::now() + DEADLINE;
        let mut seen = self.seen.0.lock().unwrap();
        while !awaited(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no sign of {what} on\n{}", seen.screen.screen().contents());
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        seen
    }

    /// Waits until a text is on the screen.
    pub(crate) fn see(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until a text has been written, on whichever screen: two programs that write at once do so in no order.
    pub(crate) fn written(&self, text: &str) {
        let awaited = text.as_bytes();
        drop(self.wait_for(text, |seen| seen.bytes.windows(awaited.len()).any(|bytes| bytes == awaited)));
    }

    /// Types keys, and waits until a frame is whole on a screen that is as awaited. How many bytes were written meanwhile.
    pub(crate) fn painted(&self, keys: &str, what: &str, awaited: impl Fn(&vt100::Screen) -> bool) -> usize {
        let before = self.bytes().len();
        self.keys(keys);
        let is_whole = |seen: &Seen| seen.bytes.ends_with(b"\x1b[?2026l");
        let seen = self.wait_for(what, |seen| awaited(seen.screen.screen()) && is_whole(seen));
        seen.bytes.len() - before
    }

    /// What is on the screen.
    pub(crate) fn text(&self) -> String {
        self.seen.0.lock().unwrap().screen.screen().contents()
    }

    /// The screen as it is.
    pub(crate) fn screen(&self) -> vt100::Screen {
        self.seen.0.lock().unwrap().screen.screen().clone()
    }

    /// All bytes written so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// Waits for the program's end.
    pub(crate) fn exit_code(&self) -> u32 {
        self.exit.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("still running, showing\n{}", self.text()))
    }

    /// Whether the terminal's modes are those from before the program started.
    pub(crate) fn is_as_before(&self) -> bool {
        modes(&*self.master) == self.before
    }

    /// Waits until the screen is the normal one, and asserts that everything else is as it was.
    pub(crate) fn assert_given_back(&self) {
        self.wait("the normal screen", |s| !s.alternate_screen() && !s.bracketed_paste() && !s.hide_cursor());
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.screen.screen();
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.application_cursor() && !screen.application_keypad());
        assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
        assert_eq!(modes(&*self.master), self.before);
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.home);
        // A failed test must not leave its program behind.
        let _ = Command::new("sh").args(["-c", &format!("kill -KILL {} 2>/dev/null", self.pid)]).status();
    }
}

/// All modes of the terminal (`tcgetattr`).
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
