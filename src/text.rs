//! Characters: what they are, how wide they stand, where a sentence ends. Knows no newspapers.

pub mod decode;
pub mod fold;
pub mod layout;
pub mod pinyin;
pub mod sentence;
pub mod width;
pub mod wrap;

pub use width::cells_of;

/// The longest cluster that is shown, in bytes. Marks piled up beyond it are not drawn.
pub const LONGEST_CLUSTER: usize = 32;

/// Whether a character is a Chinese ideograph (the unified blocks, their extensions, compatibility forms and 〇).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Whether a character is blank: white space, a byte order mark or a zero-width space. Blank characters belong to no story.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// Whether a clause ends with this character.
pub fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | ',' | ';' | '!' | '?')
}

/// Whether a character must never reach a terminal: controls, bidirectional and other invisible formatting, variation
/// selectors, tags and line separators. A terminal obeys them instead of showing them.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Terminal cells of a text.
pub fn cells(text: &str) -> usize {
    text.chars().map(cells_of).sum()
}

/// A character with the marks that stand on it: what one cell, or two, of the terminal hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// Byte at which it begins.
    pub start: usize,
    /// Its characters, hidden ones included.
    pub text: &'a str,
    /// Cells: 1 or 2, or 0 where nothing can be seen.
    pub cells: usize,
}

impl Cluster<'_> {
    /// Its first character.
    pub fn base(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }

    /// What may be sent to a terminal: no hidden characters, at most 32 bytes.
    pub fn shown(&self) -> String {
        let mut shown = String::new();
        for c in self.text.chars().filter(|&c| !is_hidden(c)) {
            if shown.len() + c.len_utf8() > LONGEST_CLUSTER {
                break;
            }
            shown.push(c);
        }
        shown
    }
}

/// The clusters of a text. Together they are the text; their cells sum up to [`cells`].
pub fn clusters(text: &str) -> impl Iterator<Item = Cluster<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let base = rest.chars().next()?;
        // What has no width of its own carries no marks; looking for them would read a row of such characters once for each.
        let tail = rest.get(base.len_utf8()..).filter(|_| cells_of(base) > 0).unwrap_or_default();
        let marks = tail.find(|c| cells_of(c) > 0 || c == '\n').unwrap_or(tail.len());
        let (cluster, after) = rest.split_at_checked(base.len_utf8() + marks)?;
        let start = text.len() - rest.len();
        rest = after;
        Some(Cluster { start, text: cluster, cells: cells_of(base) })
    })
}

/// As much of the end of a text as fits into `room` cells.
pub fn ending(text: &str, room: usize) -> &str {
    let mut over = cells(text).saturating_sub(room);
    let mut from = 0;
    for cluster in clusters(text) {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(cluster.cells);
        from = cluster.start + cluster.text.len();
    }
    text.get(from..).unwrap_or_default()
}

/// The text if it fits into `room` cells, else its beginning with … at the end, in place of a stop or a blank if one is near.
pub fn fit(text: &str, room: usize) -> String {
    if cells(text) <= room {
        return text.to_owned();
    }
    let Some(room) = room.checked_sub(1) else { return String::new() };
    let (mut kept, mut clause, mut used) = (0, None, 0);
    for cluster in clusters(text) {
        if used + cluster.cells > room {
            break;
        }
        used += cluster.cells;
        kept = cluster.start + cluster.text.len();
        if matches!(cluster.base(), '，' | '。' | '；' | '、' | '：' | ' ' | ',') && room - used <= room / 5
        {
            clause = Some(cluster.start);
        }
    }
    let kept = text.get(..clause.unwrap_or(kept)).unwrap_or_default();
    format!("{}…", kept.trim_end_matches(|c: char| c == '…' || c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hidden_characters_have_no_width() {
        assert!(('\0'..=char::MAX).filter(|&c| is_hidden(c)).all(|c| cells_of(c) == 0));
        assert_eq!(cells("“一”\u{202E}a\u{301}"), 5);
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        assert_eq!(fit("一二三", 6), "一二三");
        assert_eq!(fit("一二三四", 6), "一二…");
        assert_eq!(fit("四个不摘，一个不变，守住底线", 19), "四个不摘，一个不变…");
        assert_eq!(fit("一二…三四", 7), "一二…", "no ellipsis after another");
        assert_eq!(fit("一", 1), "…");
        assert_eq!(fit("一", 0), "");
    }

    proptest! {
        #[test]
        fn clusters_lose_nothing(text in "\\PC*|[一-龥，。“” a\u{301}\u{202E}\n\u{200D}]*") {
            let joined: String = clusters(&text).map(|c| c.text).collect();
            prop_assert_eq!(&joined, &text);
            prop_assert_eq!(clusters(&text).map(|c| c.cells).sum::<usize>(), cells(&text));
            prop_assert!(clusters(&text).all(|c| c.shown().len() <= LONGEST_CLUSTER));
        }

        #[test]
        fn what_is_cut_has_room(text in "[一-龥，。“” a]*", room in 0usize..40) {
            prop_assert!(cells(&fit(&text, room)) <= room);
        }
    }
}
