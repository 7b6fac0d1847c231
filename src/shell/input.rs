//! From the terminal's events to the program's: keys in our own words, and pastes of a bearable size.

use crate::app::Event;
use crate::app::key::{Code, Key};
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The most bytes of a paste that are taken: a prompt holds a question, not a page.
const LONGEST_PASTE: usize = 1024;

/// What a terminal event means to the program; none for what it does not care about.
pub fn translate(event: event::Event) -> Vec<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            key_of(key).map(Event::Key).into_iter().collect()
        }
        event::Event::Paste(text) => paste(&text),
        event::Event::Resize(columns, rows) => vec![Event::Resize(columns, rows)],
        _ => Vec::new(),
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        // With Ctrl, terminals disagree about the letter's case.
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}

/// The first line that holds anything, and a word about the rest.
fn paste(text: &str) -> Vec<Event> {
    let mut lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let Some(line) = lines.next() else { return Vec::new() };
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|&end| end <= LONGEST_PASTE).last().unwrap_or_default();
    let kept = line.get(..end).unwrap_or_default();
    let mut events = vec![Event::Paste(kept.to_owned())];
    if kept.len() < line.len() || lines.next().is_some() {
        events.push(Event::Failed("粘贴的内容太长，只取了第一行的前 1 KiB".to_owned()));
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Vec<Event> {
        translate(event::Event::Key(KeyEvent::new(code, modifiers)))
    }

    fn is_key(events: &[Event], expected: Key) -> bool {
        matches!(events, [Event::Key(key)] if *key == expected)
    }

    #[test]
    fn keys_come_in_our_own_words() {
        assert!(is_key(&key(KeyCode::Char('／'), KeyModifiers::NONE), Key::plain(Code::Char('／'))));
        assert!(is_key(&key(KeyCode::Char('N'), KeyModifiers::SHIFT), Key::plain(Code::Char('N'))));
        assert!(is_key(&key(KeyCode::Char('C'), KeyModifiers::CONTROL), Key::ctrl('c')));
        assert!(is_key(&key(KeyCode::BackTab, KeyModifiers::SHIFT), Key::plain(Code::BackTab)));
        assert!(key(KeyCode::CapsLock, KeyModifiers::NONE).is_empty());
        let release =
            KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE) };
        assert!(translate(event::Event::Key(release)).is_empty());
    }

    #[test]
    fn a_long_paste_is_cut_between_characters() {
        let pasted = |text: &str| match &paste(text)[..] {
            [Event::Paste(text)] => (text.clone(), false),
            [Event::Paste(text), Event::Failed(_)] => (text.clone(), true),
            _ => (String::new(), false),
        };
        assert_eq!(pasted("\r\n 乡村振兴 \n"), ("乡村振兴".to_owned(), false));
        assert_eq!(pasted("一\n二"), ("一".to_owned(), true));
        let (kept, told) = pasted(&"振".repeat(400_000));
        assert_eq!((kept.len(), told), (1023, true));
        assert!(paste(" \n\r\n").is_empty());
    }
}
