//! 汉字数目: numbers written in characters (一九七三, 二十一, 百分之七十九). Knows no units.

/// The number that begins at `text[0]`, as its value and its length: figure by figure (一九七三, 二〇〇五) or with 十百千 (一百二十三).
pub(super) fn read(text: &[char]) -> Option<(u32, usize)> {
    let len = text.iter().take(12).take_while(|c| digit(**c).is_some() || scale(**c).is_some()).count();
    let run = text.get(..len).filter(|r| !r.is_empty())?;
    if run.iter().all(|c| digit(*c).is_some()) {
        let value = run.iter().try_fold(0_u32, |n, c| n.checked_mul(10)?.checked_add(digit(*c)?))?;
        return Some((value, len));
    }
    let (mut sum, mut figure) = (0_u32, None);
    for &c in run {
        if let Some(times) = scale(c) {
            sum = sum.checked_add(figure.take().unwrap_or(1) * times)?;
        } else {
            figure = digit(c).filter(|&d| d > 0);
        }
    }
    Some((sum.checked_add(figure.unwrap_or(0))?, len))
}

/// The value of a figure.
pub(super) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn scale(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_characters_have_values() {
        for (text, value) in [
            ("一九七三年", 1973),
            ("二〇〇五", 2005),
            ("十六", 16),
            ("二十一日", 21),
            ("一百零八", 108),
            ("三千六百", 3600),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(read(&chars).map(|n| n.0), Some(value), "{text}");
        }
        assert_eq!(read(&['年']), None);
        assert_eq!(read(&[]), None);
        let long: Vec<char> = "九".repeat(40).chars().collect();
        assert_eq!(read(&long), None);
    }
}
