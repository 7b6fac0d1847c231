//! What a terminal sends when somebody types: bytes in, keys and pastes in our own words out.
//!
//! Reads nothing itself and knows no clock. It stands here because crossterm's reader swallows all keys for ever after a paste
//! without an end, takes an escape sequence that comes in two pieces for two keys, and spins when the terminal is gone.

use crate::app::Event;
use crate::app::key::{Code, Key};
use crate::app::mouse::{Act, Click};
use crate::tongue::shell as say;
use std::mem;

/// The most bytes of a paste that are taken: a prompt holds a question, not a page.
const LONGEST_PASTE: usize = 1024;

/// The most bytes of a paste that are kept until its end shows; more cannot change its first line.
const KEPT_OF_PASTE: usize = 64 << 10;

/// The longest escape sequence. What is longer is noise.
const LONGEST_SEQUENCE: usize = 32;

const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What came in: something for the app, or the terminal's answer to a question (see `shell::term`).
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "one at a time, on its way from the terminal to the app")]
pub enum Input {
    /// Something for the app.
    Event(Event),
    /// The terminal's answer.
    Answer(Answer),
}

/// What a terminal says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The column the cursor is in, from 1.
    Column(u16),
    /// The colour of the background: red, green, blue.
    Background(u8, u8, u8),
}

/// Takes bytes as they come and gives what they mean as they become whole.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of a key that is not whole yet.
    held: Vec<u8>,
    /// What has been pasted so far, while a paste lasts.
    paste: Option<Vec<u8>>,
}

/// What stands at the beginning of some bytes, and how many they are.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Key(Key, usize),
    Mouse(Click, usize),
    PasteBegins(usize),
    Answer(Answer, usize),
    Nothing(usize),
    /// Not whole yet.
    More,
}

impl Decoder {
    /// Takes in bytes; gives what is whole.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.held.extend_from_slice(bytes);
        let mut events = Vec::new();
        loop {
            if self.paste.is_some() {
                let Some(text) = self.pasted() else { return events };
                events.extend(paste(&text));
            }
            let used = match step(&self.held) {
                Step::Key(key, used) => {
                    events.push(Input::Event(Event::Key(key)));
                    used
                }
                Step::Mouse(click, used) => {
                    events.push(Input::Event(Event::Mouse(click)));
                    used
                }
                Step::PasteBegins(used) => {
                    self.paste = Some(Vec::new());
                    used
                }
                Step::Answer(answer, used) => {
                    events.push(Input::Answer(answer));
                    used
                }
                Step::Nothing(used) => used,
                Step::More => return events,
            };
            self.held.drain(..used.min(self.held.len()));
        }
    }

    /// Nothing has come for a while: what was held is all there is. An escape character alone is the key Esc, and a paste without an
    /// end is over.
    pub fn rest(&mut self) -> Vec<Input> {
        let held = mem::take(&mut self.held);
        if let Some(mut text) = self.paste.take() {
            text.extend(held);
            return paste(&String::from_utf8_lossy(&text));
        }
        match held[..] {
            [b'\x1b'] => vec![Input::Event(Event::Key(Key::plain(Code::Esc)))],
            [b'\x1b', c @ (b'[' | b'O' | b']')] => {
                vec![Input::Event(Event::Key(Key { alt: true, ..Key::plain(Code::Char(c.into())) }))]
            }
            _ => Vec::new(),
        }
    }

    /// Whether something is held that time will decide.
    pub fn is_waiting(&self) -> bool {
        self.is_pasting() || !self.held.is_empty()
    }

    /// Whether a paste has begun and not ended.
    pub fn is_pasting(&self) -> bool {
        self.paste.is_some()
    }

    /// The text of the paste, if its end has come.
    fn pasted(&mut self) -> Option<String> {
        let paste = self.paste.as_mut()?;
        let end = self.held.windows(PASTE_ENDS.len()).position(|bytes| bytes == PASTE_ENDS);
        // The end may have come in part.
        let whole = end.unwrap_or_else(|| self.held.len().saturating_sub(PASTE_ENDS.len() - 1));
        let room = KEPT_OF_PASTE.saturating_sub(paste.len());
        paste.extend(self.held.drain(..whole).take(room));
        end?;
        self.held.drain(..PASTE_ENDS.len());
        self.paste.take().map(|text| String::from_utf8_lossy(&text).into_owned())
    }
}

/// The first line that holds anything, and a word about the rest.
fn paste(text: &str) -> Vec<Input> {
    let mut lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let Some(line) = lines.next() else { return Vec::new() };
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|&end| end <= LONGEST_PASTE).last().unwrap_or_default();
    let kept = line.get(..end).unwrap_or_default();
    let mut events = vec![Event::Paste(kept.to_owned())];
    if kept.len() < line.len() || lines.next().is_some() {
        events.push(Event::Failed(say::PASTE_TOO_LONG.to_string()));
    }
    events.into_iter().map(Input::Event).collect()
}

/// The first key of some bytes.
fn step(bytes: &[u8]) -> Step {
    match *bytes {
        [] | [b'\x1b'] | [b'\x1b', b'O'] => Step::More,
        [b'\x1b', b'\x1b', ..] => Step::Key(Key::plain(Code::Esc), 1),
        [b'\x1b', b'[', ref rest @ ..] => control_sequence(rest),
        [b'\x1b', b']', ref rest @ ..] if begins_alike(rest, BACKGROUND) => background(rest),
        [b'\x1b', b'O', letter, ..] => {
            lettered(letter).map_or(Step::Nothing(3), |code| Step::Key(Key::plain(code), 3))
        }
        [b'\x1b', ref rest @ ..] => match character(rest) {
            Step::Key(key, used) => Step::Key(Key { alt: true, ..key }, used + 1),
            Step::Nothing(used) => Step::Nothing(used + 1),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A character, or what Ctrl makes of one.
fn character(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else { return Step::More };
    let ctrl = |base: u8| Step::Key(Key::ctrl((base + first).into()), 1);
    match first {
        b'\r' => Step::Key(Key::plain(Code::Enter), 1),
        b'\t' => Step::Key(Key::plain(Code::Tab), 1),
        0x7f => Step::Key(Key::plain(Code::Backspace), 1),
        0 => Step::Key(Key::ctrl(' '), 1),
        1..=0x1a => ctrl(b'a' - 1),
        0x1b => Step::Nothing(1),
        // Ctrl with \ ] ^ _ has always been typed as Ctrl-4 to Ctrl-7.
        0x1c..=0x1f => ctrl(b'4' - 0x1c),
        _ => {
            let some = bytes.get(..bytes.len().min(4)).unwrap_or_default();
            let valid = match std::str::from_utf8(some) {
                Ok(text) => text,
                Err(error) if error.valid_up_to() > 0 => some
                    .get(..error.valid_up_to())
                    .and_then(|b| std::str::from_utf8(b).ok())
                    .unwrap_or_default(),
                Err(error) => return error.error_len().map_or(Step::More, Step::Nothing),
            };
            valid
                .chars()
                .next()
                .map_or(Step::Nothing(1), |c| Step::Key(Key::plain(Code::Char(c)), c.len_utf8()))
        }
    }
}

/// What follows `ESC [`: parameters, perhaps more, and a last byte that says what it is.
fn control_sequence(rest: &[u8]) -> Step {
    const BEFORE: usize = 2;
    // The Linux console's own F1 to F5.
    if let [b'[', more @ ..] = rest {
        return match more.first() {
            None => Step::More,
            Some(&letter @ b'A'..=b'E') => Step::Key(Key::plain(Code::F(letter - b'A' + 1)), BEFORE + 2),
            Some(_) => Step::Nothing(BEFORE + 2),
        };
    }
    let Some(last) = rest.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return if rest.len() > LONGEST_SEQUENCE { Step::Nothing(BEFORE + rest.len()) } else { Step::More };
    };
    let (parameters, last_byte) =
        (rest.get(..last).unwrap_or_default(), rest.get(last).copied().unwrap_or_default());
    if !matches!(last_byte, 0x40..=0x7e) {
        // Broken off by something that is no part of it.
        return Step::Nothing(BEFORE + last);
    }
    let used = BEFORE + last + 1;
    if let [b'<', place @ ..] = parameters {
        return click(place, last_byte).map_or(Step::Nothing(used), |click| Step::Mouse(click, used));
    }
    let mut numbers = parameters.split(|&byte| byte == b';').map(|digits| {
        std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u16>().ok()).unwrap_or_default()
    });
    let (number, modifiers) = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    let code = match (last_byte, number) {
        (b'~', 200) => return Step::PasteBegins(used),
        (b'~', number) => numbered(number),
        (b'Z', _) => Some(Code::BackTab),
        // Where the cursor is: never in the first row when we ask, for there it would be F3.
        (b'R', 2..) => return Step::Answer(Answer::Column(modifiers), used),
        (letter, _) => lettered(letter),
    };
    // Parameter 1 + shift + 2 alt + 4 ctrl.
    let held = modifiers.saturating_sub(1);
    code.map_or(Step::Nothing(used), |code| {
        let is_arrow = matches!(code, Code::Up | Code::Down | Code::Left | Code::Right);
        let shift = held & 1 != 0 && is_arrow;
        Step::Key(Key { code, ctrl: held & 4 != 0, alt: held & 2 != 0, shift }, used)
    })
}

/// What the mouse did, as terminals tell it (SGR, 1006): a number for button and movement, column and row from 1, and whether it was let go.
fn click(place: &[u8], last: u8) -> Option<Click> {
    let numbers = std::str::from_utf8(place).ok()?.split(';').map(|digits| digits.parse::<u16>().ok());
    let [code, column, row] = numbers.collect::<Option<Vec<u16>>>()?[..] else { return None };
    // 1 and 2 are the button, 32 a movement, 64 the wheel; 4, 8 and 16 are keys that were held.
    let act = match (code & 0b110_0000, code & 0b11, last) {
        (0, 0, b'M') => Act::Press,
        (0, 0, b'm') => Act::Release,
        (32, 0, b'M') => Act::Drag,
        (64, 0, b'M') => Act::WheelUp,
        (64, 1, b'M') => Act::WheelDown,
        _ => return None,
    };
    Some(Click { act, column: column.saturating_sub(1), row: row.saturating_sub(1), count: 1 })
}

/// How a terminal's answer begins that tells its background (xterm's OSC 11).
const BACKGROUND: &[u8] = b"11;rgb:";

/// Whether one is the beginning of the other.
fn begins_alike(a: &[u8], b: &[u8]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b)
}

/// What follows `ESC ]`: `11;rgb:ffff/ffff/ffff`, each colour in one to four hexadecimal digits, and BEL or `ESC \` at the end.
fn background(rest: &[u8]) -> Step {
    const BEFORE: usize = 2;
    let Some(end) = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b)) else {
        return if rest.len() > LONGEST_SEQUENCE { Step::Nothing(BEFORE + rest.len()) } else { Step::More };
    };
    let used = match rest.get(end..) {
        Some([0x1b, b'\\', ..]) => BEFORE + end + 2,
        Some([0x1b]) => return Step::More,
        Some([0x1b, ..]) => BEFORE + end,
        _ => BEFORE + end + 1,
    };
    let digits = rest.get(BACKGROUND.len()..end).and_then(|colour| std::str::from_utf8(colour).ok());
    let mut parts = digits.unwrap_or_default().split('/').map(|digits| {
        let most = (1_u32 << (4 * digits.len().clamp(1, 4))) - 1;
        let value = u32::from_str_radix(digits, 16).ok().filter(|value| *value <= most)?;
        u8::try_from(value * 255 / most).ok()
    });
    match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
        (Some(red), Some(green), Some(blue)) => Step::Answer(Answer::Background(red, green, blue), used),
        _ => Step::Nothing(used),
    }
}

fn lettered(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The keys of DEC terminals and their heirs; 16 and 22 were never given out.
fn numbered(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(number as u8 - 10),
        17..=21 => Code::F(number as u8 - 11),
        23 | 24 => Code::F(number as u8 - 12),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Events in short, to compare them.
    fn short(events: &[Input]) -> Vec<String> {
        let short = |input: &Input| match input {
            Input::Event(Event::Key(key)) => key.name(),
            Input::Event(Event::Mouse(Click { act, column, row, .. })) => format!("{act:?} {column} {row}"),
            Input::Event(Event::Paste(text)) => format!("“{text}”"),
            Input::Event(Event::Failed(_)) => "!".to_owned(),
            Input::Answer(answer) => format!("{answer:?}"),
            Input::Event(other) => format!("{other:?}"),
        };
        events.iter().map(short).collect()
    }

    fn typed(bytes: &str) -> Vec<String> {
        let mut decoder = Decoder::default();
        let mut events = decoder.feed(bytes.as_bytes());
        events.extend(decoder.rest());
        short(&events)
    }

    #[test]
    fn keys_come_in_our_own_words() {
        for (bytes, names) in [
            ("aN／绛", &["a", "N", "／", "绛"][..]),
            (
                "\r\t\x7f\x08\x03\x1a\x0c\n",
                &["enter", "tab", "backspace", "ctrl-h", "ctrl-c", "ctrl-z", "ctrl-l", "ctrl-j"],
            ),
            (
                "\x1b[A\x1bOB\x1b[1;3C\x1b[1;5D\x1b[1;2B",
                &["up", "down", "alt-right", "ctrl-left", "shift-down"],
            ),
            (
                "\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~\x1b[Z",
                &["home", "end", "pageup", "pagedown", "delete", "backtab"],
            ),
            ("\x1bOP\x1b[15~\x1b[17~\x1b[24~\x1b[[B\x1b[1;2P", &["f1", "f5", "f6", "f12", "f2", "f1"]),
            ("\x1b", &["esc"]),
            ("\x1b\x1b[A", &["esc", "up"]),
            ("\x1bx\x1b绛", &["alt-x", "alt-绛"]),
            ("\x1b[I\x1b[<0;3M\x1b[<35;3;4M\x1b[<;;M\x1b[?1;2c\x1b[9999999999~x", &["x"]),
            (
                "\x1b[<0;3;4M\x1b[<32;300;4M\x1b[<0;300;4m\x1b[<65;1;1M\x1b[<80;1;1M",
                &["Press 2 3", "Drag 299 3", "Release 299 3", "WheelDown 0 0", "WheelUp 0 0"],
            ),
            ("\x1b[12\x03", &["ctrl-c"]),
            ("\x1b[2;3R\x1b[1;2R\x1b[R", &["Column(3)", "f3", "f3"]),
            (
                "\x1b]11;rgb:ffff/8000/0000\x1b\\a\x1b]11;rgb:0/f/0\x07",
                &["Background(255, 127, 0)", "a", "Background(0, 255, 0)"],
            ),
            ("\x1b]11;rgb:12345/0/0\x07x\x1b]", &["x", "alt-]"]),
        ] {
            assert_eq!(typed(bytes), names, "{bytes:?}");
        }
    }

    #[test]
    fn bytes_may_come_one_by_one() {
        let bytes = "绛\x1b[1;3C\x1b[200~乡村\x1b[20振兴\x1b[201~\x1bOPq".as_bytes();
        let mut decoder = Decoder::default();
        let events: Vec<Input> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
        assert_eq!(short(&events), ["绛", "alt-right", "“乡村\x1b[20振兴”", "f1", "q"]);
        assert!(!decoder.is_waiting());
    }

    #[test]
    fn a_paste_without_an_end_is_over_when_nothing_comes() {
        let mut decoder = Decoder::default();
        assert!(decoder.feed("\x1b[200~千万工程".as_bytes()).is_empty() && decoder.is_pasting());
        assert_eq!(short(&decoder.rest()), ["“千万工程”"]);
        assert_eq!(short(&decoder.feed(b"q")), ["q"]);
    }

    #[test]
    fn a_long_paste_is_cut_between_characters() {
        assert_eq!(typed("\x1b[200~\r\n 乡村振兴 \n\x1b[201~"), ["“乡村振兴”"]);
        assert_eq!(typed("\x1b[200~一\n二\x1b[201~q"), ["“一”", "!", "q"]);
        assert!(typed("\x1b[200~ \n\x1b[201~").is_empty());
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~");
        for _ in 0..1000 {
            decoder.feed("振".repeat(1000).as_bytes());
        }
        assert!(decoder.paste.as_ref().unwrap().len() <= KEPT_OF_PASTE);
        let events = decoder.feed(PASTE_ENDS);
        assert!(
            matches!(&events[..], [Input::Event(Event::Paste(text)), Input::Event(Event::Failed(_))] if text.len() == 1023)
        );
    }

    #[test]
    fn broken_characters_are_dropped_and_the_next_counts() {
        let mut decoder = Decoder::default();
        assert_eq!(short(&decoder.feed(b"\xff\xe4\xb8a\xc3q")), ["a", "q"]);
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_give_the_same_keys(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0usize..200) {
            let mut decoder = Decoder::default();
            let mut whole = decoder.feed(&bytes);
            whole.extend(decoder.rest());
            prop_assert!(!decoder.is_waiting());
            let (before, after) = bytes.split_at(cut.min(bytes.len()));
            let mut pieces = decoder.feed(before);
            pieces.extend(decoder.feed(after));
            pieces.extend(decoder.rest());
            prop_assert_eq!(short(&whole), short(&pieces));
            // Whatever came before, a quiet moment later keys are keys again.
            prop_assert_eq!(short(&decoder.feed(b"q")), ["q"]);
        }
    }
}
