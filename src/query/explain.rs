//! A query in plain Chinese words: what is searched for, and what was typed but does not count.

use super::date::Days;
use super::parse::{Ask, Parsed, kind_names, parse};
use super::{Field, Query, quality};
use crate::story::Kind;

impl Parsed {
    /// The query in plain Chinese words: what is searched for, then what of it does not count and why.
    pub fn explained(&self) -> String {
        let mut said = self.root.as_ref().map_or_else(|| "全部稿件".to_owned(), |ask| phrase(ask, false));
        if !self.ignored.is_empty() {
            let ignored: Vec<_> =
                self.ignored.iter().take(4).map(|i| format!("{}（{}）", i.typed, i.why)).collect();
            said = format!("{said}；未用：{}", ignored.join("、"));
        }
        said
    }
}

/// One part of a query in words.
pub fn phrase(ask: &Ask, inside: bool) -> String {
    let list = |asks: &[Ask], sign: &str| {
        let said = asks.iter().map(|ask| phrase(ask, true)).collect::<Vec<_>>().join(sign);
        if inside { format!("（{said}）") } else { said }
    };
    match ask {
        Ask::All(asks) => list(asks, "，"),
        Ask::Any(asks) => list(asks, " 或 "),
        Ask::Not(ask) => match ask.as_ref() {
            ask @ Ask::Field(Field::Has, _) => format!("没{}", phrase(ask, true)),
            ask @ Ask::Field(Field::Is, _) => format!("不{}", phrase(ask, true)),
            ask => format!("不要{}", phrase(ask, true)),
        },
        Ask::Text(term) => {
            let sound = if term.spellings.is_empty() { "" } else { "（原文或拼音）" };
            format!("含“{}”{sound}", term.typed.trim())
        }
        Ask::Near(terms, within) => {
            let words: Vec<_> = terms.iter().map(|term| term.typed.as_str()).collect();
            format!("“{}”相距不过 {within} 字", words.join("”“"))
        }
        Ask::Field(Field::Kind, term) => format!("体裁为{}", kind_label(&term.typed)),
        Ask::Field(field @ (Field::Has | Field::Is), term) => {
            format!("{}{}", field.label(), quality::label(&term.typed))
        }
        Ask::Field(field, term) => {
            let sign = if term.quoted { "正是" } else { "为" };
            format!("{}{sign}“{}”", field.label(), term.typed.trim())
        }
        Ask::Days(Days::Span(from, to)) if from == to => format!("日期在{from}"),
        Ask::Days(Days::Span(from, to)) if to.is_empty() => format!("日期从{from}起"),
        Ask::Days(Days::Span(from, to)) if from.is_empty() => format!("日期到{to}止"),
        Ask::Days(Days::Span(from, to)) => format!("日期从{from}到{to}"),
        Ask::Days(Days::Recent(months)) => format!("日期在最近 {months} 个月（从最新一版算起）"),
        Ask::Days(Days::Yearly(day)) => format!("日期在各年{day}"),
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
        Ask::Text(term) if term.quoted => format!("\"{}\"", term.typed),
        Ask::Text(term) => term.typed.clone(),
        Ask::Near(terms, within) => {
            let words: Vec<_> = terms.iter().map(|term| term.typed.as_str()).collect();
            format!("\"{}\"~{within}", words.join(" "))
        }
        Ask::Field(Field::Kind, term) => format!("{}:{}", Field::Kind.label(), kind_label(&term.typed)),
        Ask::Field(field @ (Field::Has | Field::Is), term) => {
            format!("{}:{}", field.label(), quality::label(&term.typed))
        }
        Ask::Field(field, term) if term.quoted => format!("{}:\"{}\"", field.label(), term.typed),
        Ask::Field(field, term) => format!("{}:{}", field.label(), term.typed),
        Ask::Days(days) => format!("{}:{}", Field::Date.label(), days),
    }
}

/// A whole query as one would type it: its text, and its filters as fields. What is typed so finds the same.
pub fn retype_all(query: &Query) -> String {
    let text = query.text.trim();
    let alone = query.filters.is_empty() || !matches!(parse(text).root, Some(Ask::Any(_)));
    let mut parts = vec![if alone { text.to_owned() } else { format!("({text})") }];
    for field in Field::ALL {
        let of =
            |exclude: bool| query.filters.iter().filter(move |f| f.field == field && f.exclude == exclude);
        let kept: Vec<String> = of(false).map(|filter| retype_value(field, &filter.value, false)).collect();
        match kept.as_slice() {
            [] => {}
            [one] => parts.push(one.clone()),
            many => parts.push(format!("({})", many.join(" OR "))),
        }
        parts.extend(of(true).map(|filter| retype_value(field, &filter.value, true)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// A filter's value, or its refusal, as one would type it.
fn retype_value(field: Field, value: &str, refused: bool) -> String {
    let not = |refused: bool| if refused { "-" } else { "" };
    match field {
        // Unknown is to have none.
        _ if value.is_empty() => format!("{}{}:{}", not(!refused), Field::Has.label(), field.label()),
        Field::Date => format!("{}{}:{value}", not(refused), field.label()),
        Field::Kind => format!("{}{}:{}", not(refused), field.label(), kind_label(value)),
        _ => format!("{}{}:\"{value}\"", not(refused), field.label()),
    }
}

/// What a kind's filter value is called in Chinese.
pub fn kind_label(value: &str) -> &'static str {
    let named = |kind: &Kind| kind_names(*kind).first() == Some(&value);
    Kind::ALL
        .iter()
        .find(|kind| named(kind))
        .and_then(|kind| kind_names(*kind).get(1))
        .copied()
        .unwrap_or("未知")
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::retype;

    #[test]
    fn what_is_retyped_means_the_same() {
        for typed in [
            "乡村 -解芳",
            "\"乡村 振兴\"~5 kind:photo",
            "(乡村 OR 苹果) 人物:解芳",
            "date:2023-10..2024-02 date:10月 date:近三月 date:10月25日 date:..2023 date:2023-10-26",
            "-(a1 b2)",
            "人物:\"解芳\" has:图片 -is:wire 是:集纳",
        ] {
            let parsed = parse(typed);
            let again = parsed.root.as_ref().map(retype).unwrap_or_default();
            assert_eq!(parse(&again), parsed, "{again}");
        }
    }

    #[test]
    fn queries_are_explained() {
        for (typed, said) in [
            ("", "全部稿件"),
            ("乡村 -解芳", "含“乡村”，不要含“解芳”"),
            ("kind:photo", "体裁为图片新闻"),
            ("has:byline -is:推断 人物:\"解芳\"", "有记者，不是推断，人物正是“解芳”"),
            ("has:note", "全部稿件；未用：has:note（那是读者的标记，检索时不看）"),
            ("date:2023-10.. person:", "日期从2023-10起；未用：person:（还没有填值）"),
            ("(a1 OR b2) 乡", "（含“a1” 或 含“b2”），含“乡”"),
        ] {
            assert_eq!(parse(typed).explained(), said, "{typed}");
        }
    }
}
