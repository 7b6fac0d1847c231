//! 数量: figures with their units. Knows no sums and no dates.

use super::lexicon::Lexicon;
use super::numeral;
use super::prose::Prose;
use crate::story::Amount;
use std::collections::HashSet;
use std::sync::LazyLock;

static UNITS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../assets/units.txt"), &["unit", "loose"]));
/// Section of the units that are words of place and time as often.
const LOOSE: u32 = 1;

/// Every quantity of a text, each value and unit once, in order.
pub(super) fn of(prose: &Prose) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    let mut seen: HashSet<(u64, String)> = HashSet::new();
    let mut i = 0;
    while i < prose.chars.len() {
        if let Some((value, unit, stop)) = percent(prose, i) {
            if seen.insert((value.to_bits(), unit.clone())) {
                amounts.push(Amount { text: prose.print(i, stop), value, unit });
            }
            i = stop;
            continue;
        }
        if !prose.at(i).is_ascii_digit() {
            i += 1;
            continue;
        }
        let (figure, end) = figure(prose, i);
        // 1年2个月 is one stretch in two units; neither half is a quantity.
        let half = prose.before(i) == '年' && prose.at(end) == '个' && prose.at(end + 1) == '月';
        // 第3届, G25, 2023年第5期: an order is no quantity.
        // 8时06分 is a time of day.
        let clock = matches!(prose.before(i), '时' | '点' | '時') && matches!(prose.at(end), '分' | '许');
        let order = half
            || clock
            || matches!(prose.before(i), '第' | '-' | '/' | '.' | '—')
            || prose.before(i).is_ascii_alphabetic();
        if let Some((value, unit, stop)) = figure.filter(|_| !order).and_then(|v| measure(prose, &v, end))
            && seen.insert((value.to_bits(), unit.clone()))
        {
            amounts.push(Amount { text: prose.print(i, stop), value, unit });
            i = stop;
            continue;
        }
        i = end.max(i + 1);
    }
    amounts
}

/// 百分之七十九, 百分之9.5, 千分之三: value, unit and the place behind it.
fn percent(prose: &Prose, at: usize) -> Option<(f64, String, usize)> {
    let unit = match (prose.at(at), prose.at(at + 1), prose.at(at + 2)) {
        ('百', '分', '之') => "%",
        ('千', '分', '之') => "‰",
        _ => return None,
    };
    let start = at + 3;
    if let (Some(digits), end) = figure(prose, start) {
        return Some((digits.parse().ok()?, unit.to_owned(), end));
    }
    let (whole, len) = numeral::read(prose.from(start))?;
    let mut value = whole.to_string();
    let mut end = start + len;
    if prose.at(end) == '点' && numeral::digit(prose.at(end + 1)).is_some() {
        value.push('.');
        end += 1;
        while let Some(d) = numeral::digit(prose.at(end)).filter(|_| value.len() < 12) {
            value.push_str(&d.to_string());
            end += 1;
        }
    }
    Some((value.parse().ok()?, unit.to_owned(), end))
}

/// The digits of the number at `at` (1,200.5) and the place behind it.
fn figure(prose: &Prose, at: usize) -> (Option<String>, usize) {
    let mut digits = String::new();
    let mut i = at;
    loop {
        let c = prose.at(i);
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c == '.' && prose.at(i + 1).is_ascii_digit() && !digits.contains('.') {
            digits.push('.');
        } else if !(c == '，' && thousands(prose, i)) {
            break;
        }
        i += 1;
    }
    ((1..=18).contains(&digits.len()).then_some(digits), i)
}

/// Whether the comma at `at` stands before exactly three figures.
fn thousands(prose: &Prose, at: usize) -> bool {
    (1..=3).all(|k| prose.at(at + k).is_ascii_digit()) && !prose.at(at + 4).is_ascii_digit()
}

/// The value with 万 and 亿 multiplied in, the unit, and the place behind it.
fn measure(prose: &Prose, digits: &str, at: usize) -> Option<(f64, String, usize)> {
    let (mut tens, mut i) = (0_u32, at);
    for _ in 0..5 {
        tens += match prose.at(i) {
            '万' | '萬' => 4,
            '亿' | '億' => 8,
            '千' if !matches!(prose.at(i + 1), '米' | '瓦' | '克' | '卡') => 3,
            '百' if prose.at(i + 1) != '分' => 2,
            '余' | '多' | '餘' if i == at || !matches!(prose.before(i), '余' | '多') => 0,
            _ => break,
        };
        i += 1;
    }
    // 1.1亿 is exactly 110,000,000.
    let value: f64 = format!("{digits}e{tens}").parse().ok()?;
    let (len, section) = UNITS.longest(prose.from(i))?;
    let mut end = i + len;
    let unit: String = prose.chars.get(i..end)?.iter().collect();
    let plain = i == at;
    // 2023年, 90年代, 2020级 and 3年级 are names of times and years, not stretches.
    let calendar = plain
        && unit == "年"
        && (value >= 1000.0
            || matches!(prose.at(end), '代' | '级' | '前' | '第' | '版')
            || prose.at(end).is_ascii_digit());
    // 5分, 3点, 2号: words that count only where the clause ends behind them.
    let loose = plain && section == LOOSE && !matches!(prose.at(end), '，' | '。' | '、' | '；' | '）');
    if calendar || loose {
        return None;
    }
    let mut unit = unit;
    if prose.at(end) == '/'
        && let Some((n, _)) = UNITS.longest(prose.from(end + 1))
    {
        unit.push('/');
        unit.extend(prose.chars.get(end + 1..end + 1 + n).unwrap_or_default());
        end += 1 + n;
    }
    Some((value, unit, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_have_values_and_units() {
        let read = |text: &str| -> Vec<(String, f64, String)> {
            of(&Prose::line(text)).into_iter().map(|a| (a.text, a.value, a.unit)).collect()
        };
        let one = |text: &str, value: f64, unit: &str| vec![(text.to_owned(), value, unit.to_owned())];
        assert_eq!(read("带动9.8万人就业"), one("9.8万人", 98_000.0, "人"));
        assert_eq!(read("４０余人"), one("４０余人", 40.0, "人"));
        assert_eq!(read("2.6万人次。"), one("2.6万人次", 26_000.0, "人次"));
        assert_eq!(read("产值1.1亿元，"), one("1.1亿元", 110_000_000.0, "元"));
        assert_eq!(read("增长百分之七十九。"), one("百分之七十九", 79.0, "%"));
        assert_eq!(read("增长百分之十二点五。"), one("百分之十二点五", 12.5, "%"));
        assert_eq!(read("修渠36华里，"), one("36华里", 36.0, "华里"));
        assert_eq!(read("增长79%，"), one("79%", 79.0, "%"));
        assert_eq!(read("440余件/组作品"), one("440余件/组", 440.0, "件/组"));
        assert_eq!(read("154,400平方米"), one("154,400平方米", 154_400.0, "平方米"));
        assert_eq!(read("2023年10月9日8时，G25高速，第17期，20世纪90年代"), []);
    }
}
