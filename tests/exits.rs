//! Every way in which the reader ends, in a real terminal: the terminal is as it was before. How many were tried is printed, and too few
//! is a failure.
//!
//! What dies here is the program itself, in this binary: a thread more waits for SIGUSR1 and then does what no key can (a stack that
//! overflows, an abort). The sentry is this binary, too, called by its name, so there is a main function.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it tried"
)]
#![cfg_attr(not(unix), allow(unused, reason = "there are no such terminals"))]

#[path = "terminal/pty.rs"]
mod pty;

use jianbao::shell::{cli, guard, sentry, term};
use pty::Tty;
use std::process::{Command, ExitCode};
use std::{env, fs, process, thread};

/// What the child does: see [`die`].
const DEATH: &str = "JIANBAO_TEST_DEATH";
/// On the screen when the program is ready.
const READY: &str = "蓝佛安与农业农村部";
/// What the sentry says.
const DIED: &str = "程序意外结束";

/// How the reader ends.
enum Exit {
    /// By keys, with this code.
    Keys(&'static str, u32),
    /// By a signal that it can handle, with this code.
    Asked(&'static str, u32),
    /// By a signal that nothing survives.
    Killed(&'static str),
    /// By itself, without a word; see [`die`].
    Death(&'static str),
    /// In a way of its own.
    Own(fn()),
}

const EXITS: &[(&str, Exit)] = &[
    ("q", Exit::Keys("qqqq", 0)),
    ("Ctrl-C", Exit::Keys("\x03", 0)),
    ("Ctrl-C while typing", Exit::Keys("/绛\x03", 0)),
    ("Ctrl-C in the middle of a paste", Exit::Keys("\x1b[200~绛县\x1b[201~\x03", 0)),
    ("SIGTERM", Exit::Asked("TERM", 143)),
    ("SIGHUP", Exit::Asked("HUP", 129)),
    ("SIGINT", Exit::Asked("INT", 130)),
    ("SIGQUIT", Exit::Asked("QUIT", 131)),
    ("SIGKILL", Exit::Killed("KILL")),
    ("SIGABRT", Exit::Killed("ABRT")),
    ("SIGBUS", Exit::Killed("BUS")),
    ("SIGSEGV", Exit::Killed("SEGV")),
    ("SIGILL", Exit::Killed("ILL")),
    ("stopped, then SIGKILL", Exit::Own(stopped_and_killed)),
    ("a stack that overflows", Exit::Death("overflow")),
    ("an abort", Exit::Death("abort")),
    ("a panic while panicking", Exit::Death("panics")),
    ("exit() of a thread", Exit::Own(exit_of_a_thread)),
    ("a panic of the main thread", Exit::Own(panic_of_main)),
    ("a panic of another thread, then q", Exit::Own(panic_of_a_thread)),
    ("stopped, called back, q", Exit::Own(stopped_and_called_back)),
    ("the terminal is closed", Exit::Own(closed_terminal)),
];

fn main() -> ExitCode {
    if sentry::is_called() {
        return sentry::watch();
    }
    if let Ok(death) = env::var(DEATH) {
        return child(&death);
    }
    #[cfg(unix)]
    {
        thread::scope(|scope| {
            for (what, exit) in EXITS {
                let tried = scope.spawn(|| try_out(exit));
                assert!(tried.join().is_ok(), "{what}");
            }
        });
        println!("{} ways to end, and the terminal was as before", EXITS.len());
        assert!(EXITS.len() >= 16);
    }
    ExitCode::SUCCESS
}

/// The program, and a thread that waits to die.
fn child(death: &str) -> ExitCode {
    if death == "main" {
        guard::install(term::give_back);
        sentry::call();
        let mut term = term::Term::take().unwrap();
        term.draw(|_| {}).unwrap();
        panic!("按需出错\u{1b}[31m");
    }
    let death = death.to_owned();
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGUSR1]).unwrap();
    thread::spawn(move || {
        let _ = signals.forever().next();
        die(&death);
    });
    cli::run()
}

fn die(death: &str) {
    match death {
        "overflow" => println!("{}", overflow(1)),
        "abort" => process::abort(),
        "exit" => process::exit(7),
        "panics" => {
            let _bomb = Bomb;
            panic!("出错");
        }
        _ => panic!("出错"),
    }
}

/// Panics when it is dropped, which ends the program where a panic drops it.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("又出错");
    }
}

#[allow(unconditional_recursion, reason = "that is what it is for")]
fn overflow(n: u64) -> u64 {
    let row = [n; 512];
    std::hint::black_box(&row);
    overflow(n + 1) + row[7]
}

fn try_out(exit: &Exit) {
    match exit {
        Exit::Keys(keys, code) => {
            let tty = ready(reader("none"));
            tty.keys(keys);
            ended(&tty, *code);
        }
        Exit::Asked(signal, code) => {
            let tty = ready(reader("none"));
            tty.signal(signal);
            ended(&tty, *code);
        }
        Exit::Killed(signal) => {
            let tty = ready(in_shell("none"));
            // Rust looks at the first SIGBUS or SIGSEGV itself, and lets the fault happen again; two sent at once may arrive as one.
            tty.signal_child_till_gone(signal);
            died(&tty);
        }
        Exit::Death(death) => {
            let tty = ready(in_shell(death));
            tty.signal_child("USR1");
            died(&tty);
        }
        Exit::Own(own) => own(),
    }
}

/// The program as the first process of its terminal.
fn reader(death: &str) -> Tty {
    let this = env::current_exe().unwrap();
    Tty::start(this.to_str().unwrap(), &[], &[(DEATH, death)])
}

/// The program in a shell that waits when it has ended. Were it the first process, the system would take the terminal away when it dies.
fn in_shell(death: &str) -> Tty {
    let this = env::current_exe().unwrap();
    let script = ["-c", "\"$@\"; echo \"code $?\"; read -r line", "sh", this.to_str().unwrap()];
    Tty::start("sh", &script, &[(DEATH, death)])
}

fn ready(tty: Tty) -> Tty {
    tty.see(READY);
    tty.wait("bracketed paste", |s| s.alternate_screen() && s.bracketed_paste());
    assert!(!tty.is_as_before(), "raw mode must show, or this test shows nothing");
    tty
}

fn ended(tty: &Tty, code: u32) {
    assert_eq!(tty.exit_code(), code);
    tty.assert_given_back();
}

fn died(tty: &Tty) {
    tty.see(DIED);
    tty.assert_given_back();
}

fn exit_of_a_thread() {
    let tty = ready(in_shell("exit"));
    tty.signal_child("USR1");
    died(&tty);
    // The shell hears of the death when the sentry does, and may say so on the screen that is then taken away.
    tty.written("code 7");
}

fn panic_of_main() {
    let tty = reader("main");
    tty.wait("the sentence", |s| !s.alternate_screen() && s.contents().contains("程序内部出错"));
    assert_ne!(tty.exit_code(), 0);
    tty.assert_given_back();
    assert!(tty.text().contains("按需出错\\u{1b}[31m"), "{}", tty.text());
    assert!(!tty.text().contains(DIED), "it gave it back itself");
    assert!(String::from_utf8_lossy(&tty.bytes()).contains("\x1b[?1049h"), "the terminal was taken before");
}

fn panic_of_a_thread() {
    let tty = ready(reader("panic"));
    tty.signal("USR1");
    tty.keys("/绛");
    tty.see("检索 绛");
    tty.keys("\x03");
    ended(&tty, 0);
}

fn stopped_and_called_back() {
    let tty = ready(in_shell("none"));
    for _ in 0..2 {
        tty.signal_child("TSTP");
        tty.assert_given_back();
        // A shell calls a program back when it has stopped, not while it is about to.
        tty.wait_till_child_stopped();
        tty.signal_child("CONT");
        tty.wait("the frame again", |s| s.alternate_screen() && s.bracketed_paste());
        tty.see(READY);
    }
    tty.keys("\x03");
    tty.see("code 0");
    tty.assert_given_back();
}

fn stopped_and_killed() {
    let tty = ready(in_shell("none"));
    tty.signal_child("TSTP");
    tty.assert_given_back();
    tty.signal_child("KILL");
    tty.see("code 137");
    tty.assert_given_back();
    assert!(!tty.text().contains(DIED), "it was given back before");
}

/// The program that held the terminal is killed: nobody is there to be given anything, and the reader does not stay behind.
fn closed_terminal() {
    let this = env::current_exe().unwrap();
    let note = env::temp_dir().join(format!("jianbao-exits-{}", process::id()));
    let inner = format!("echo $$ > {}; exec {}", note.display(), this.display());
    let tty = Tty::start("script", &["-qec", &inner, "/dev/null"], &[(DEATH, "none")]);
    tty.see(READY);
    let pid = fs::read_to_string(&note).unwrap();
    tty.signal("KILL");
    // Waits for a process that is not its own.
    let mut wait = Command::new("timeout");
    wait.args(["60", "tail", "-s", "0.05", "--pid", pid.trim(), "-f", "/dev/null"]);
    assert!(wait.status().unwrap().success(), "the reader stayed behind");
    fs::remove_file(note).unwrap();
}
