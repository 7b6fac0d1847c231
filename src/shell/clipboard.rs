//! The clipboard: of the system where there is one beside us, else of the terminal (OSC 52), which also reaches over ssh, tmux and screen.
//!
//! A text is given to a program on its standard input, never as an argument and never through a shell.

use crate::tongue::{Text, take as say};
use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The longest text for the terminal's clipboard, in bytes: terminals drop longer ones without a word.
pub const LONGEST: usize = 100_000;
/// How long a program may take; those that serve the clipboard go on in the background by themselves.
const PATIENCE: Duration = Duration::from_secs(2);
/// GNU screen passes on no longer string, so it gets many.
const SCREEN_STRING: usize = 512;

/// A program that puts its standard input on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Program {
    argv: &'static [&'static str],
    /// Variables of which one must be set, else there is nobody it could talk to.
    needs: &'static [&'static str],
    /// Whether it takes UTF-16 with a byte order mark: Windows guesses otherwise.
    wide: bool,
}

const PROGRAMS: &[Program] = &[
    Program {
        argv: &["wl-copy", "--type", "text/plain;charset=utf-8"],
        needs: &["WAYLAND_DISPLAY"],
        wide: false,
    },
    Program { argv: &["xclip", "-selection", "clipboard"], needs: &["DISPLAY"], wide: false },
    Program { argv: &["xsel", "--clipboard", "--input"], needs: &["DISPLAY"], wide: false },
    Program { argv: &["clip.exe"], needs: &["WSL_DISTRO_NAME", "WSL_INTEROP"], wide: true },
    #[cfg(target_os = "macos")]
    Program { argv: &["pbcopy"], needs: &["HOME"], wide: false },
];

/// Puts a text on the system's clipboard; says by which program. None where there is no such program, or where the reader came over ssh and
/// sits at another machine.
pub fn put(text: &str) -> Option<&'static str> {
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if ["SSH_CONNECTION", "SSH_TTY"].iter().any(is_set) {
        return None;
    }
    let mut there = PROGRAMS.iter().filter(|program| program.needs.iter().any(is_set));
    there.find_map(|program| run(program, text))
}

/// Runs a program; gives its name if it took the text.
fn run(program: &Program, text: &str) -> Option<&'static str> {
    let (name, arguments) = program.argv.split_first()?;
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let mut input = child.stdin.take()?;
    let bytes = if program.wide { wide(text) } else { text.as_bytes().to_vec() };
    let (done, end) = channel();
    thread::Builder::new()
        .name("clipboard".to_owned())
        .spawn(move || {
            let written = input.write_all(&bytes).is_ok();
            drop(input);
            let _ = done.send(written && child.wait().is_ok_and(|status| status.success()));
        })
        .ok()?;
    end.recv_timeout(PATIENCE).unwrap_or(false).then_some(*name)
}

/// UTF-16 with its mark, little end first.
fn wide(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// What stands between us and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Nothing.
    Nothing,
    /// tmux: it obeys OSC 52 itself (`set-clipboard`) or passes it on wrapped (`allow-passthrough`).
    Tmux,
    /// GNU screen: it passes on what is wrapped.
    Screen,
}

impl Between {
    /// As the environment tells.
    pub fn us() -> Self {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        match (var("TMUX"), var("STY")) {
            (Some(_), _) => Self::Tmux,
            (None, Some(_)) => Self::Screen,
            (None, None)
                if var("TERM")
                    .as_deref()
                    .and_then(OsStr::to_str)
                    .is_some_and(|t| t.starts_with("screen")) =>
            {
                Self::Screen
            }
            (None, None) => Self::Nothing,
        }
    }

    /// The way in words.
    pub fn way(self) -> Text {
        match self {
            Self::Nothing => say::BY_TERMINAL,
            Self::Tmux => say::BY_TMUX,
            Self::Screen => say::BY_SCREEN,
        }
    }

    /// The bytes that carry a sequence for the clipboard through.
    pub fn wrap(self, sequence: &[u8]) -> Vec<u8> {
        match self {
            Self::Nothing => sequence.to_vec(),
            Self::Tmux => {
                // Once for tmux's own clipboard, once for the terminal's: which of them is on is the reader's choice.
                let doubled =
                    sequence.iter().flat_map(|&byte| if byte == 0x1b { vec![byte; 2] } else { vec![byte] });
                let passed: Vec<u8> =
                    b"\x1bPtmux;".iter().copied().chain(doubled).chain(*b"\x1b\\").collect();
                [sequence, &passed[..]].concat()
            }
            Self::Screen => {
                let pieces =
                    sequence.chunks(SCREEN_STRING).map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat());
                pieces.collect::<Vec<_>>().concat()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_goes_through_what_stands_between() {
        let sequence = b"\x1b]52;c;5paw\x07";
        assert_eq!(Between::Nothing.wrap(sequence), sequence);
        assert_eq!(Between::Tmux.wrap(sequence), b"\x1b]52;c;5paw\x07\x1bPtmux;\x1b\x1b]52;c;5paw\x07\x1b\\");
        assert_eq!(Between::Screen.wrap(sequence), b"\x1bP\x1b]52;c;5paw\x07\x1b\\");
        let long = vec![b'a'; SCREEN_STRING + 1];
        let wrapped = Between::Screen.wrap(&long);
        assert_eq!(wrapped.windows(2).filter(|pair| *pair == b"\x1bP").count(), 2);
    }

    #[test]
    fn windows_gets_utf_16() {
        assert_eq!(wide("新a"), [0xFF, 0xFE, 0xB0, 0x65, b'a', 0]);
    }
}
