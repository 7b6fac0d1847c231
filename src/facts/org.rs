//! 机构: organisations as printed. Knows no people; place names tell it where a name begins.

use super::lexicon::Lexicon;
use super::name::{self, KEEP, STOP, VERB};
use super::place::Mention;
use super::prose::Prose;
use crate::text::is_han;
use std::sync::LazyLock;

static ORGS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../assets/orgs.txt"), &["ending", "short", "fixed", "generic"])
});
const ENDING: u32 = 0;
const SHORT: u32 = 1;
const FIXED: u32 = 2;
const GENERIC: u32 = 3;
/// A name reaches back this many characters at most.
const REACH: usize = 24;

/// The organisations of a text as printed, each once, in order.
pub(super) fn of(prose: &Prose, places: &[Mention]) -> Vec<String> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut next = 0;
    for i in 0..prose.chars.len() {
        let text = prose.from(i);
        while places.get(next).is_some_and(|m| m.end <= i.saturating_sub(REACH)) {
            next += 1;
        }
        let fixed = ORGS.longest_of(text, FIXED).map(|n| (i, i + n));
        let short = ORGS.longest_of(text, SHORT).filter(|_| is_han(prose.before(i))).map(|n| (i, i + n));
        let ended = ORGS.longest_of(text, ENDING).map(|n| (i, i + n));
        let span = match ended.or(short) {
            Some((from, to)) => begin(prose, places.get(next..).unwrap_or_default(), from, to)
                .map(|start| (start, to))
                .or(fixed),
            None => fixed,
        };
        let Some((start, end)) = span else { continue };
        match found.last_mut() {
            // 山西大学法学院 takes the place of 山西大学, 县委组织部 of 县委.
            Some(last) if start < last.1 && end > last.1 => {
                if start <= last.0 {
                    *last = (start.max(last.0.min(start)), end);
                } else if last.1 - last.0 < end - start {
                    *last = (last.0, end);
                }
            }
            Some(last) if start < last.1 => {}
            _ => found.push((start, end)),
        }
    }
    let mut orgs: Vec<String> = Vec::new();
    for (start, end) in found {
        let name = prose.print(start, end);
        if !orgs.contains(&name) {
            orgs.push(name);
        }
    }
    orgs
}

/// Where the name begins that ends with the ending `from..to`; None if nothing but a common noun stands there.
fn begin(prose: &Prose, places: &[Mention], from: usize, to: usize) -> Option<usize> {
    let mut start = from;
    while start > 0 && from - start < REACH {
        let c = prose.before(start);
        if is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '·') {
            start -= 1;
        } else {
            break;
        }
    }
    let mut i = start;
    while i < from {
        let text = prose.from(i);
        let stop = name::stops()
            .longest_of(text, STOP)
            .or_else(|| name::stops().longest_of(text, VERB).filter(|&n| n >= 2));
        if let Some(n) = name::stops().longest_of(text, KEEP) {
            i += n;
        } else if let Some(n) = stop.filter(|n| i + n <= from) {
            i += n;
            start = i;
        } else {
            i += 1;
        }
    }
    // 市委市政府, 省委省政府 are two.
    for k in (start + 2..from).rev() {
        if ORGS.longest_of(prose.from(start), SHORT).is_some_and(|n| start + n == k) && is_level(prose.at(k))
        {
            start = k;
        }
    }
    let place = places.iter().find(|m| !m.own && m.at >= start && m.end <= from).map(|m| m.at);
    let company = prose.chars.get(from..to).is_some_and(|w| matches!(w, [.., '公', '司'] | [.., '集', '团']));
    let start = match place {
        Some(p) if p > start && !(company && p - start == 2) => p,
        _ => start,
    };
    let body = prose.chars.get(start..from)?;
    let bad = body.iter().any(|c| c.is_ascii_digit()) && !body.first().is_some_and(char::is_ascii_digit)
        || matches!(
            body.first(),
            Some(
                '该' | '本'
                    | '各'
                    | '某'
                    | '这'
                    | '那'
                    | '全'
                    | '两'
                    | '多'
                    | '此'
                    | '其'
                    | '我'
                    | '每'
                    | '几'
                    | '一'
                    | '首'
                    | '等'
                    | '的'
            )
        );
    let generic = ORGS.longest_of(body, GENERIC) == Some(body.len());
    let level = matches!(body, [c] if is_level(*c) || matches!(c, '国'));
    (!bad && !generic && (body.len() >= 2 || level)).then_some(start)
}

fn is_level(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '镇' | '乡')
}
