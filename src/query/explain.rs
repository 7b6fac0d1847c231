//! A query in plain words: what is searched for, and what was typed but does not count.

use super::date::Days;
use super::parse::{Ask, Parsed, kind_names, parse};
use super::{Field, Term, quality};
use crate::story::Kind;
use crate::text::fold::narrow;
use crate::tongue::punctuation::{BETWEEN, CLAUSE, LIST, STOP};
use crate::tongue::query as say;

impl Parsed {
    /// The query in plain words: what is searched for, then what of it does not count and why.
    pub fn explained(&self) -> String {
        let mut said =
            self.root.as_ref().map_or_else(|| say::ALL_STORIES.to_string(), |ask| phrase(ask, false));
        if !self.ignored.is_empty() {
            let ignored: Vec<_> =
                self.ignored.iter().take(4).map(|i| say::IGNORED_WHY.fill([&i.typed, &i.why])).collect();
            said = format!("{said}{STOP}{}", say::IGNORED.fill([&ignored.join(LIST.get())]));
        }
        said
    }
}

/// One part of a query in words; what is made of several stands in brackets `inside` another.
pub fn phrase(ask: &Ask, inside: bool) -> String {
    let list = |asks: &[Ask], sign: &str| {
        let said = asks.iter().map(|ask| phrase(ask, true)).collect::<Vec<_>>().join(sign);
        if inside { say::GROUP.fill([&said]) } else { said }
    };
    match ask {
        Ask::All(asks) => list(asks, CLAUSE.get()),
        Ask::Any(asks) => list(asks, say::OR.get()),
        Ask::Not(ask) => match ask.as_ref() {
            Ask::Field(Field::Has, term) => say::HAS_NOT.fill([&quality::label(&term.typed)]),
            Ask::Field(Field::Is, term) => say::IS_NOT.fill([&quality::label(&term.typed)]),
            ask => say::NOT.fill([&phrase(ask, true)]),
        },
        Ask::Text(term) => {
            let said = if term.spellings.is_empty() { say::CONTAINS } else { say::CONTAINS_OR_SOUNDS };
            said.fill([&term.typed.trim()])
        }
        Ask::Pattern(pattern) => say::FITS.fill([&pattern.typed]),
        Ask::Near(terms, within) => {
            let words: Vec<_> = terms.iter().map(|term| term.typed.as_str()).collect();
            say::NEAR.fill([&words.join(BETWEEN.get()), within])
        }
        Ask::Field(field @ (Field::Kind | Field::Trust | Field::Mark), term) => {
            say::VALUE.fill([&field.label(), &label(*field, &term.typed)])
        }
        Ask::Field(Field::Has, term) => say::HAS.fill([&quality::label(&term.typed)]),
        Ask::Field(Field::Is, term) => say::IS.fill([&quality::label(&term.typed)]),
        Ask::Field(field, term) => {
            let said = if term.quoted { say::EXACTLY } else { say::LIKE };
            said.fill([&field.label(), &term.typed.trim()])
        }
        Ask::Unknown(field) => say::LACKS.fill([&field.label(), &field.unknown()]),
        Ask::Days(field, days) => say::WHEN.fill([&field.label(), &span(days)]),
    }
}

fn span(days: &Days) -> String {
    match days {
        Days::Span(from, to) if from == to => say::ON.fill([from]),
        Days::Span(from, to) if to.is_empty() => say::FROM.fill([from]),
        Days::Span(from, to) if from.is_empty() => say::UNTIL.fill([to]),
        Days::Span(from, to) => say::FROM_TO.fill([from, to]),
        Days::Recent(months) => say::RECENT.fill([months]),
        Days::Yearly(day) => say::YEARLY.fill([day]),
    }
}

/// A part of a query as one would type it.
pub fn retype(ask: &Ask) -> String {
    let list = |asks: &[Ask], sign: &str| asks.iter().map(retype).collect::<Vec<_>>().join(sign);
    match ask {
        Ask::All(asks) => list(asks, " "),
        Ask::Any(asks) => format!("({})", list(asks, " OR ")),
        Ask::Not(ask) => match ask.as_ref() {
            Ask::All(asks) => format!("-({})", list(asks, " ")),
            ask => format!("-{}", retype(ask)),
        },
        Ask::Text(term) if term.quoted => quoted(&term.typed),
        Ask::Text(term) => word(term),
        Ask::Pattern(pattern) => format!("/{}/", pattern.typed),
        Ask::Near(terms, within) => {
            let words: Vec<_> = terms.iter().map(|term| term.typed.as_str()).collect();
            format!("{}~{within}", quoted(&words.join(" ")))
        }
        Ask::Field(field @ (Field::Kind | Field::Trust | Field::Mark), term) => {
            format!("{}:{}", field.label(), label(*field, &term.typed))
        }
        Ask::Field(field @ (Field::Has | Field::Is), term) => {
            format!("{}:{}", field.label(), quality::label(&term.typed))
        }
        Ask::Field(field, term) if term.quoted => format!("{}:{}", field.label(), quoted(&term.typed)),
        Ask::Field(field, term) => {
            let value = paired(&term.typed);
            let gap = if value.starts_with(['"', '＂', '“', '”', '「', '『']) { "·" } else { "" };
            format!("{}:{gap}{value}", field.label())
        }
        Ask::Unknown(field) => format!("{}:{}", field.label(), field.unknown()),
        Ask::Days(field, days) => format!("{}:{days}", field.label()),
    }
}

/// A phrase in quotes of a kind that does not stand in it; where all do, those inside are but gaps.
pub fn quoted(phrase: &str) -> String {
    match [("\"", "\""), ("「", "」"), ("『", "』")].iter().find(|(_, close)| !phrase.contains(close)) {
        Some((open, close)) if !phrase.contains('＂') => format!("{open}{phrase}{close}"),
        _ => format!("\"{}\"", phrase.replace(['"', '＂'], "·")),
    }
}

/// A word as it may stand anywhere: what would be an operator at its beginning stands behind a mere gap. A stroke would be one where another
/// stands further on.
fn word(term: &Term) -> String {
    let word = paired(&term.typed);
    match parse(&word).root {
        Some(Ask::Text(again)) if again.quoted == term.quoted && !word.starts_with(['/', '／']) => word,
        _ => format!("·{word}"),
    }
}

/// A word with a mere gap in the place of each bracket that has no partner and would be taken for a group's.
fn paired(word: &str) -> String {
    let mut open = Vec::new();
    let mut chars: Vec<char> = word.chars().collect();
    let mut lone = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        match narrow(*c) {
            '(' => open.push(at),
            ')' if open.pop().is_none() => lone.push(at),
            _ => {}
        }
    }
    for at in lone.into_iter().chain(open) {
        if let Some(c) = chars.get_mut(at) {
            *c = '·';
        }
    }
    chars.into_iter().collect()
}

/// What a field's value is called.
pub fn label(field: Field, value: &str) -> String {
    match field {
        Field::Kind => kind_label(value).to_owned(),
        Field::Mark => quality::label(value).to_owned(),
        Field::Trust => value.split('/').map(trust_label).collect::<Vec<_>>().join("/"),
        _ => value.to_owned(),
    }
}

/// What a kind's filter value is called.
pub fn kind_label(value: &str) -> &'static str {
    let label = |kind| match kind {
        Kind::News => say::NEWS,
        Kind::Brief => say::BRIEF,
        Kind::Photo => say::PHOTO_NEWS,
        Kind::Digest => say::DIGEST,
        Kind::Feature => say::FEATURE,
    };
    let kind = Kind::ALL.into_iter().find(|kind| kind_names(*kind).first() == Some(&value));
    kind.map_or(say::UNKNOWN, label).get()
}

/// What one part of a value of [`Field::Trust`] is called.
pub fn trust_label(part: &str) -> &'static str {
    let label = match part {
        "stated" => say::STATED,
        "inferred" => say::INFERRED,
        "paper" => say::FIELD_PAPER,
        "date" => say::FIELD_DATE,
        "place" => say::FIELD_PLACE,
        _ => say::UNKNOWN,
    };
    label.get()
}

#[cfg(test)]
mod tests {
    use super::super::{Ask, Parsed, parse};
    use super::Term;
    use super::retype;

    #[test]
    fn what_is_retyped_means_the_same() {
        for typed in [
            "乡村 -解芳",
            "\"乡村 振兴\"~5 kind:photo",
            "(乡村 OR 苹果) 人物:解芳",
            "date:2023-10..2024-02 date:10月 date:近三月 date:10月25日 date:..2023 date:2023-10-26",
            "-(a1 b2)",
            "人物:\"解芳\" -报纸:未知 可信度:推断/日期 机构:“a b”",
            "人物:\"解芳\" has:图片 -is:wire 是:集纳",
            "is:unread -有:批注 标签:\"粮\" 夹:年终 标签:无",
            "/第[一二] 次/ -/甲\\/乙/ (/甲/b/ OR 乙)",
        ] {
            let parsed = parse(typed);
            let again = parsed.root.as_ref().map(retype).unwrap_or_default();
            assert_eq!(parse(&again), parsed, "{again}");
        }
    }

    /// What is meant, in a notation that knows no brackets too many.
    fn meaning(ask: &Ask) -> String {
        let letters = |term: &Term| {
            let letters =
                term.letters.iter().map(|l| format!("{}{}", if l.gap { "·" } else { "" }, l.folded));
            format!(
                "{}{}",
                if term.quoted { "=" } else { "" },
                letters.collect::<String>().trim_start_matches('·')
            )
        };
        match ask {
            Ask::All(asks) => asks.iter().map(meaning).collect::<Vec<_>>().join(" "),
            Ask::Any(asks) => format!("({})", asks.iter().map(meaning).collect::<Vec<_>>().join("|")),
            Ask::Not(ask) => match ask.as_ref() {
                Ask::Not(ask) => meaning(ask),
                ask => format!("-[{}]", meaning(ask)),
            },
            Ask::Text(term) => letters(term),
            Ask::Pattern(pattern) => format!("/{}/", pattern.typed),
            Ask::Near(terms, within) => {
                format!("{}~{within}", terms.iter().map(letters).collect::<Vec<_>>().join("+"))
            }
            Ask::Field(field, term) => format!("{field:?}:{}", letters(term)),
            Ask::Days(_, days) => format!("{days:?}"),
            Ask::Unknown(field) => format!("{field:?}:?"),
        }
    }

    proptest::proptest! {
        /// What is offered is retyped; it must ask the same.
        #[test]
        fn anything_retyped_means_the_same(
            typed in "([a甲\"“”「：:\\-（~|*/]| OR | \\(| |\\) |人物:| has:图片 | kind:通讯 | date:2023 ){0,24}",
        ) {
            let parsed = parse(&typed);
            let again = parsed.root.as_ref().map(retype).unwrap_or_default();
            let meant = |parsed: &Parsed| parsed.root.as_ref().map(meaning);
            proptest::prop_assert_eq!(meant(&parse(&again)), meant(&parsed), "{} from {}", again, typed);
        }
    }

    #[test]
    fn queries_are_explained() {
        for (typed, said) in [
            ("", "全部稿件"),
            ("乡村 -解芳", "含“乡村”，不要含“解芳”"),
            ("kind:photo", "体裁为图片新闻"),
            ("has:byline -is:推断 人物:\"解芳\"", "有记者，不是推断，人物正是“解芳”"),
            ("has:note 标签:粮", "标记为批注，标签为“粮”"),
            ("date:2023-10.. person:", "日期从2023-10起；未用：person:（还没有填值）"),
            ("(a1 OR b2) 乡", "（含“a1” 或 含“b2”），含“乡”"),
        ] {
            assert_eq!(parse(typed).explained(), said, "{typed}");
        }
    }
}
