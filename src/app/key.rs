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

/// The key of a name as [`Key::name`] gives it; none where no key is called so.
pub fn named(name: &str) -> Option<Key> {
    let mut rest = name;
    let mut key = Key::plain(Code::Esc);
    let held: [(&str, fn(&mut Key)); 3] = [
        ("ctrl-", |key| key.ctrl = true),
        ("alt-", |key| key.alt = true),
        ("shift-", |key| key.shift = true),
    ];
    for (prefix, hold) in held {
        if let Some(after) = rest.strip_prefix(prefix).filter(|after| !after.is_empty()) {
            hold(&mut key);
            rest = after;
        }
    }
    const NAMED: [Code; 14] = [
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
    ];
    let function = |n: u8| (1..=12).contains(&n).then_some(Code::F(n));
    key.code = match (rest, rest.chars().next(), rest.chars().nth(1)) {
        ("space", ..) => Code::Char(' '),
        (_, Some(c), None) if !c.is_control() => Code::Char(c),
        (_, Some('f'), Some('1'..='9')) => function(rest.strip_prefix('f')?.parse().ok()?)?,
        _ => NAMED.into_iter().find(|code| Key::plain(*code).name() == rest)?,
    };
    Some(key)
}

/// How a key, or a sequence of keys parted by spaces, is shown to the reader: `ctrl-d` is `Ctrl-D`, `down` is `↓`, `g g` is `gg`.
pub fn label(name: &str) -> String {
    name.split(' ').map(label_of_one).collect()
}

fn label_of_one(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("ctrl-") {
        return format!("Ctrl-{}", label_of_one(rest).to_uppercase());
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
        for key in
            [Key::ctrl('d'), Key::plain(Code::F(12)), Key::plain(Code::Char('f')), Key::plain(Code::PageUp)]
        {
            assert_eq!(named(&key.name()), Some(key));
        }
        assert_eq!(named("alt-right").map(Key::name).as_deref(), Some("alt-right"));
        assert_eq!(named("space").map(Key::name).as_deref(), Some("space"));
        for none in ["", "f13", "f0", "ctrl-", "entre", "xczx"] {
            assert_eq!(named(none), None, "{none}");
        }
    }

    #[test]
    fn keys_have_names_and_labels() {
        assert_eq!(Key::ctrl('d').name(), "ctrl-d");
        assert_eq!(Key::plain(Code::PageDown).name(), "pagedown");
        assert_eq!(label("ctrl-d"), "Ctrl-D");
        assert_eq!(label("g g"), "gg");
        assert_eq!(label("f1"), "F1");
    }
}
