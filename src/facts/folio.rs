//! 版次: the number of a page, by its path or by the line it prints at its edge. Knows no dates but where they stand in a path.

use super::numeral;

/// The page's number that a path tells: `第3版`, `03版`, `A03`, `三版`, a file that is called `03.txt` or `20231026_03.txt`.
pub(super) fn in_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let (file, folders) = parts.split_last()?;
    let stem = file.rsplit_once('.').map_or(*file, |(stem, _)| stem);
    named(stem).or_else(|| last(stem)).or_else(|| folders.iter().rev().find_map(|f| named(f)))
}

/// The number a folio line prints: `第3版 2023年10月26日 星期四`.
pub(super) fn printed(text: &str) -> Option<String> {
    const FOLIO: usize = 40;
    let folio = |l: &&str| {
        l.chars().take(FOLIO + 1).count() <= FOLIO
            && (l.contains("星期") || l.contains("年") && l.contains("月"))
            && !l.contains('。')
    };
    text.lines().filter(folio).find_map(named)
}

/// A number before 版: 第3版, A03版, 三版.
fn named(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let end = chars.iter().position(|&c| c == '版')?;
    let start = (0..end).rev().take_while(|&i| chars.get(i).is_some_and(|c| part(*c))).last()?;
    let run = chars.get(start..end)?;
    match numeral::read(run) {
        Some((n, len)) if len == run.len() && n > 0 => Some(n.to_string()),
        _ => plain(&run.iter().collect::<String>()),
    }
}

fn part(c: char) -> bool {
    c.is_ascii_alphanumeric() || numeral::digit(c).is_some() || c == '十'
}

/// The last piece of a file's name, if it is a number and no part of a date: `03`, `2023-10-26_A03`, `2023102603`.
fn last(stem: &str) -> Option<String> {
    if stem.chars().count() <= 4 {
        return plain(stem);
    }
    let digits = stem.chars().all(|c| c.is_ascii_digit());
    let begins_with_day = super::edition::in_path(stem.get(..8).unwrap_or_default()).is_some();
    if digits && stem.len() == 10 && begins_with_day {
        return plain(stem.get(8..)?);
    }
    let (before, piece) = stem.rsplit_once(['-', '_', ' ', '.'])?;
    super::edition::in_path(before).and_then(|_| plain(piece))
}

/// `03` → `3`, `A03` → `A3`; None if the text is no page's number.
pub(super) fn plain(text: &str) -> Option<String> {
    let letter = text.chars().next().filter(char::is_ascii_alphabetic);
    let figures = text.get(usize::from(letter.is_some())..)?;
    let number: u16 = figures.parse().ok().filter(|n| (1..=999).contains(n))?;
    let all_digits = figures.len() <= 3 && figures.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| {
        format!("{}{number}", letter.map(|c| c.to_ascii_uppercase().to_string()).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_the_page() {
        for (path, number) in [
            ("运城日报/2023-10-26/03.txt", "3"),
            ("2023-10-26/A03.txt", "A3"),
            ("20231026/第3版.txt", "3"),
            ("2023/10/26/03版：要闻.txt", "3"),
            ("2023年10月26日/第十二版/全文.txt", "12"),
            ("2023-10-26_b02.md", "B2"),
            ("2023102604.txt", "4"),
        ] {
            assert_eq!(in_path(path).as_deref(), Some(number), "{path}");
        }
        for path in ["000_610b895e754671e1.txt", "2023-10-26.txt", "20231026.txt", "出版.txt", "000.txt", ""]
        {
            assert_eq!(in_path(path), None, "{path}");
        }
        assert_eq!(printed("要闻\n第2版 2023年10月26日 星期四").as_deref(), Some("2"));
        assert_eq!(printed("2023年10月，这本书出了第3版。"), None);
    }
}
