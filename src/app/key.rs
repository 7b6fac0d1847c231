//! Keys in our own words.

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed (shift already applied).
    Char(char),
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// F1 to F12.
    F(u8),
}

/// A key with the modifiers that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held with an arrow; to characters it is applied already, and elsewhere it does not matter.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character with Ctrl held.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }
}

impl Key {
    /// The key a half-width keyboard would have sent: `／` is `/`, and `、`, which Chinese input methods put on the same key, too.
    #[must_use]
    pub fn half(self) -> Self {
        let Code::Char(c) = self.code else { return self };
        let half = match c {
            '\u{3000}' => ' ',
            '、' => '/',
            '。' => '.',
            '‘' | '’' => '\'',
            '·' => '`',
            '【' | '「' => '[',
            '】' | '」' => ']',
            '《' => '<',
            '》' => '>',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            _ => c,
        };
        Self { code: Code::Char(half), ..self }
    }

    /// The key of a name, whatever its case but that of a letter: `ctrl-d`, `G`, `PageDown`. None where no terminal tells of such a key.
    pub fn named(name: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = name;
        let held = |rest: &str, prefix: &str| {
            rest.get(..prefix.len()).is_some_and(|p| p.eq_ignore_ascii_case(prefix))
        };
        loop {
            let (flag, length) = match rest {
                _ if held(rest, "ctrl-") => (&mut key.ctrl, 5),
                _ if held(rest, "alt-") => (&mut key.alt, 4),
                _ if held(rest, "shift-") => (&mut key.shift, 6),
                _ => break,
            };
            *flag = true;
            rest = rest.get(length..)?;
        }
        let mut characters = rest.chars();
        key.code = match (characters.next(), characters.next()) {
            (Some(c), None) if c.is_control() => return None,
            (Some(c), None) if key.ctrl => Code::Char(c.to_ascii_lowercase()),
            (Some(c), None) => Code::Char(c),
            _ => NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(rest))?.1,
        };
        // What terminals send with a byte of its own is that key.
        let same = |code| Some(Self { code, ctrl: false, shift: false, ..key });
        match (key.code, key.ctrl, key.shift) {
            (Code::Char('i'), true, false) => same(Code::Tab),
            (Code::Char('m'), true, false) => same(Code::Enter),
            (Code::Char('['), true, false) => same(Code::Esc),
            (Code::Tab, false, true) => same(Code::BackTab),
            (Code::Up | Code::Down | Code::Left | Code::Right, ..) => Some(key),
            (Code::Char(c), true, false) => matches!(c, 'a'..='z' | ' ' | '4'..='7').then_some(key),
            (_, _, true)
            | (Code::Enter | Code::Esc | Code::Tab | Code::BackTab | Code::Backspace, true, _) => None,
            _ => Some(key),
        }
    }

    /// Whether it types a character where there is a field.
    pub fn is_typed(self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl && !self.alt
    }

    /// Its name in the table of commands: `a`, `G`, `space`, `ctrl-d`, `alt-right`, `shift-down`, `f1`.
    pub fn name(self) -> String {
        let code = match self.code {
            Code::Char(' ') => "space".to_owned(),
            Code::Char(c) if self.ctrl => c.to_lowercase().to_string(),
            Code::Char(c) => c.to_string(),
            Code::F(n) => format!("f{n}"),
            other => format!("{other:?}").to_lowercase(),
        };
        let held = [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")];
        held.iter().filter(|(held, _)| *held).map(|(_, name)| *name).collect::<String>() + &code
    }
}

/// Keys that are no characters, by their names, and the space.
const NAMED: [(&str, Code); 27] = [
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backtab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("space", Code::Char(' ')),
    ("f1", Code::F(1)),
    ("f2", Code::F(2)),
    ("f3", Code::F(3)),
    ("f4", Code::F(4)),
    ("f5", Code::F(5)),
    ("f6", Code::F(6)),
    ("f7", Code::F(7)),
    ("f8", Code::F(8)),
    ("f9", Code::F(9)),
    ("f10", Code::F(10)),
    ("f11", Code::F(11)),
    ("f12", Code::F(12)),
];

/// The names of keys that are no characters.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    NAMED.iter().map(|(name, _)| *name)
}

/// How a key, or a sequence of keys parted by spaces, is shown to the reader: `ctrl-d` is `Ctrl-D`, `down` is `↓`, `g g` is `gg`.
pub fn label(name: &str) -> String {
    name.split(' ').map(label_of_one).collect()
}

fn label_of_one(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("ctrl-") {
        let label = label_of_one(rest);
        // Letters with Ctrl are written large, the names of other keys as they are.
        return format!("Ctrl-{}", if label.len() == 1 { label.to_uppercase() } else { label });
    }
    if let Some(rest) = name.strip_prefix("alt-") {
        return format!("Alt-{}", label_of_one(rest));
    }
    if let Some(rest) = name.strip_prefix("shift-") {
        return format!("Shift-{}", label_of_one(rest));
    }
    let known = match name {
        "up" => "↑",
        "down" => "↓",
        "left" => "←",
        "right" => "→",
        "pageup" => "PgUp",
        "pagedown" => "PgDn",
        "home" => "Home",
        "end" => "End",
        "enter" => "Enter",
        "esc" => "Esc",
        "tab" => "Tab",
        "backtab" => "Shift-Tab",
        "backspace" => "Backspace",
        "delete" => "Delete",
        "space" => "Space",
        _ if name.len() > 1 && name.starts_with('f') => return name.to_uppercase(),
        _ => name,
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_keys_count_as_their_twins() {
        for (full, half) in
            [('／', '/'), ('？', '?'), ('：', ':'), ('；', ';'), ('、', '/'), ('　', ' '), ('ｊ', 'j')]
        {
            assert_eq!(Key::plain(Code::Char(full)).half(), Key::plain(Code::Char(half)));
        }
    }

    #[test]
    fn a_key_is_found_by_its_name() {
        let same = ["a", "G", "ctrl-d", "alt-right", "shift-down", "f12", "space", "-", "ctrl-alt-x", "《"];
        let other = [
            ("Ctrl-D", "ctrl-d"),
            ("PageDown", "pagedown"),
            ("shift-tab", "backtab"),
            ("ctrl-i", "tab"),
            ("ctrl-M", "enter"),
            (" ", "space"),
        ];
        for (typed, name) in same.map(|name| (name, name)).into_iter().chain(other) {
            assert_eq!(Key::named(typed).map(Key::name).as_deref(), Some(name), "{typed}");
        }
        for none in ["", "ctrl-", "pgdn", "ctrl-1", "shift-a", "ctrl-enter", "shift-f1", "f13", "\u{1b}"] {
            assert_eq!(Key::named(none), None, "{none}");
        }
        for key in
            crate::app::command::table().flat_map(|command| command.keys).flat_map(|key| key.split(' '))
        {
            assert_eq!(Key::named(key).map(Key::name).as_deref(), Some(key), "a key of the table");
        }
    }

    #[test]
    fn keys_have_names_and_labels() {
        assert_eq!(Key::ctrl('d').name(), "ctrl-d");
        assert_eq!(Key::plain(Code::PageDown).name(), "pagedown");
        assert_eq!(label("ctrl-d"), "Ctrl-D");
        assert_eq!(label("g g"), "gg");
        assert_eq!(label("f1"), "F1");
        assert_eq!((label("ctrl-pageup"), label("ctrl-alt-x")), ("Ctrl-PgUp".into(), "Ctrl-Alt-x".into()));
    }
}
