//! The real program in a pseudo-terminal: what a person sees, and in what state the terminal is left.
//!
//! No test sleeps: each reads the screen until it shows what is awaited, or a deadline that only a hang can reach.

#[path = "terminal/pty.rs"]
mod pty;

use jianbao::shell::{guard, term};
use pty::Tty;

const JIANBAO: &str = env!("CARGO_BIN_EXE_jianbao");

/// The program on the sample library, its first frame shown.
fn reader() -> Tty {
    let tty = Tty::start(JIANBAO, &[], &[]);
    tty.wait("the alternate screen", |screen| screen.alternate_screen());
    tty
}

#[test]
fn signals_give_the_terminal_back() {
    for (signal, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let tty = reader();
        tty.wait("bracketed paste", |screen| screen.bracketed_paste());
        assert!(!tty.is_as_before(), "raw mode must show, or this test shows nothing");
        tty.signal(signal);
        assert_eq!(tty.exit_code(), 128 + number, "{signal}");
        tty.assert_given_back();
    }
}

#[test]
fn a_stopped_program_comes_back_where_it_was() {
    let tty = reader();
    let before = tty.text();
    tty.signal("TSTP");
    tty.assert_given_back();
    tty.signal("CONT");
    tty.wait("the alternate screen", |screen| screen.alternate_screen() && screen.bracketed_paste());
    tty.wait("the same frame", |screen| screen.contents() == before);
    tty.signal("TERM");
    assert_eq!(tty.exit_code(), 143);
    tty.assert_given_back();
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_so() {
    let this = std::env::current_exe().unwrap();
    let arguments = ["panics_when_asked", "--exact", "--nocapture"];
    let tty = Tty::start(this.to_str().unwrap(), &arguments, &[("JIANBAO_TEST_PANIC", "1")]);
    tty.wait("a frame", |screen| screen.alternate_screen());
    tty.wait("the sentence", |screen| !screen.alternate_screen() && screen.contents().contains("按需出错"));
    assert_ne!(tty.exit_code(), 0);
    tty.assert_given_back();
    assert!(tty.text().contains("程序内部出错"), "{}", tty.text());
}

/// The child of the test above: takes the terminal as the program does, then panics. Elsewhere it does nothing.
#[test]
fn panics_when_asked() {
    if std::env::var_os("JIANBAO_TEST_PANIC").is_some() {
        guard::install(term::give_back);
        let mut term = term::Term::take().unwrap();
        term.draw(|_| {}).unwrap();
        panic!("按需出错\u{1b}[31m");
    }
}

#[test]
fn a_dumb_terminal_is_told_so() {
    let tty = Tty::start(JIANBAO, &[], &[("TERM", "dumb")]);
    assert_eq!(tty.exit_code(), 2);
    tty.wait("one sentence", |screen| screen.contents().contains("dumb"));
    tty.assert_given_back();
}
