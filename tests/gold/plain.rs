//! A plain reading of a text, written apart from the program: what searching is measured against.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

/// The letters in one row, simplified, small, half-width; punctuation and blanks away, but between two words that are not Chinese one mark stays.
pub(crate) fn plain(text: &str) -> String {
    let narrow = |c: char| {
        if ('！'..='～').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap() } else { c }
    };
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || c == '〇' || c > '\u{20000}';
    let chars: Vec<char> = text.chars().map(narrow).collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut row = String::new();
    let mut apart = false;
    for (at, &c) in chars.iter().enumerate() {
        let point = c == '.' && at > 0 && digit(at - 1) && digit(at + 1);
        if !(c.is_alphanumeric() || point || "%‰+℃#@&".contains(c)) {
            apart = true;
            continue;
        }
        if apart && row.chars().last().is_some_and(|last| !han(last)) && !han(c) {
            row.push('|');
        }
        row.extend(c.to_lowercase().map(jianbao::text::fold::simplify));
        apart = false;
    }
    row
}
