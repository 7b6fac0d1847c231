//! The filters of a query are parts of its text: which parts these are, and how to put one in and take one out.
//!
//! A clause is a part of the text that asks for nothing but values of one field: `人物:解芳`, `-体裁:简讯`,
//! `(报纸:甲 OR 报纸:乙)`. Whoever edits a clause leaves every other character as it was typed. Knows no index.

use super::explain::{label, retype};
use super::parse::{Ask, closed, parse, units};
use super::{Field, Term, date::Days};
use crate::text::fold::fold;
use std::ops::Range;

/// A part of a query's text that asks for values of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Which field.
    pub field: Field,
    /// The values, each as it is asked for; one of them is enough.
    pub values: Vec<Ask>,
    /// Whether stories with a value are left out instead of kept.
    pub exclude: bool,
    /// Which bytes of the text.
    pub span: Range<usize>,
}

impl Clause {
    /// What it asks.
    pub fn ask(&self) -> Ask {
        let any = Ask::Any(self.values.clone());
        if self.exclude { Ask::Not(Box::new(any)) } else { any }
    }

    /// The text it stands in, without one of its values.
    pub fn without(&self, text: &str, value: &Ask) -> String {
        let kept: Vec<String> = self.values.iter().filter(|ask| *ask != value).map(retype).collect();
        splice(text, self.span.clone(), &written(&kept, self.exclude))
    }

    /// Its values as a reader would name them.
    pub fn labels(&self) -> Vec<String> {
        self.values.iter().map(named).collect()
    }
}

/// The clauses of a query, in the order of the text.
pub fn clauses(text: &str) -> Vec<Clause> {
    divide(text).0
}

/// The clauses of a query, and what else it asks.
pub fn divide(text: &str) -> (Vec<Clause>, Vec<Ask>) {
    let (mut clauses, mut rest) = (Vec::new(), Vec::new());
    for (span, ask) in units(text) {
        let (values, exclude) = match &ask {
            Ask::Not(inner) => (alternatives(inner), true),
            ask => (alternatives(ask), false),
        };
        match values.first().and_then(field_of) {
            Some(field) if values.iter().all(|value| field_of(value) == Some(field)) => {
                clauses.push(Clause { field, values, exclude, span });
            }
            _ => rest.push(ask),
        }
    }
    (clauses, rest)
}

fn alternatives(ask: &Ask) -> Vec<Ask> {
    match ask {
        Ask::Any(asks) => asks.clone(),
        ask => vec![ask.clone()],
    }
}

fn field_of(ask: &Ask) -> Option<Field> {
    match ask {
        Ask::Field(field, _) | Ask::Unknown(field) | Ask::Days(field, _) => Some(*field),
        _ => None,
    }
}

/// Whether a value that is asked for is this one of a field's values (as a facet counts them). A part of a name means every name that
/// holds it, the beginning of a place's name that place.
pub fn means(ask: &Ask, value: &str) -> bool {
    match ask {
        Ask::Unknown(_) => value.is_empty(),
        Ask::Days(_, Days::Span(from, to)) if from == to => value == from,
        Ask::Days(_, days) => days.hold(value),
        Ask::Field(Field::Kind | Field::Trust | Field::Mark, term) => value == term.typed,
        Ask::Field(Field::Place, term) => {
            let typed = term.typed.as_str();
            let tail = tail(value, typed.matches('/').count() + 1);
            if term.quoted { tail == typed } else { tail.starts_with(typed) || sounds(term, tail) }
        }
        Ask::Field(_, term) if term.quoted => value == term.typed,
        Ask::Field(_, term) => value.contains(&term.typed) || sounds(term, value),
        _ => false,
    }
}

/// Whether a value sounds as typed.
fn sounds(term: &Term, value: &str) -> bool {
    if term.spellings.is_empty() && !term.typed.is_ascii() {
        return false;
    }
    let letters = fold([value]);
    !term.find_by_sound(&letters).is_empty() || term.begins_sound(&letters)
}

/// The last so many parts of a path.
pub fn tail(path: &str, parts: usize) -> &str {
    let start = path.rmatch_indices('/').nth(parts.saturating_sub(1)).map_or(0, |(at, _)| at + 1);
    path.get(start..).unwrap_or_default()
}

fn named(ask: &Ask) -> String {
    match ask {
        Ask::Unknown(field) => field.unknown().to_owned(),
        Ask::Days(_, days) => days.to_string(),
        Ask::Field(Field::Place, term) => tail(&term.typed, 1).to_owned(),
        Ask::Field(field, term) => label(*field, &term.typed),
        ask => retype(ask),
    }
}

/// The text with a value asked for besides, given as one types it (`人物:解芳`). Among the values of its field it widens the answer,
/// beside other fields it narrows it; a value to be left out is a clause of its own.
pub fn insert(text: &str, field: Field, typed: &str, exclude: bool) -> String {
    let last = clauses(text).into_iter().rev().find(|clause| clause.field == field && !clause.exclude);
    if let Some(clause) = last.filter(|_| !exclude) {
        let mut values: Vec<String> = clause.values.iter().map(retype).collect();
        values.push(typed.to_owned());
        return splice(text, clause.span, &written(&values, false));
    }
    let (before, after) = (whole(text), written(&[typed.to_owned()], exclude));
    if before.is_empty() { after } else { format!("{before} {after}") }
}

/// The text as it must stand for something to be asked for besides: what is still open is closed, alternatives stand in brackets.
fn whole(text: &str) -> String {
    let (closed, has_or) = closed(text);
    let Some(root) = parse(text).root.filter(|_| has_or) else { return closed };
    let grouped = format!("({})", closed.trim_start());
    // A bracket in a word that closes nothing would close the group.
    if parse(&grouped).root.as_ref() == Some(&root) { grouped } else { retype(&root) }
}

/// The text without a value: of all clauses of the field that ask for it or refuse it.
pub fn remove(text: &str, field: Field, value: &str) -> String {
    let mut text = text.to_owned();
    for clause in clauses(&text).into_iter().rev().filter(|clause| clause.field == field) {
        let kept: Vec<String> = clause.values.iter().filter(|ask| !means(ask, value)).map(retype).collect();
        if kept.len() < clause.values.len() {
            text = splice(&text, clause.span, &written(&kept, clause.exclude));
        }
    }
    text
}

/// The text without its clauses, or without those of one field.
pub fn clear(text: &str, field: Option<Field>) -> String {
    let gone = |clause: &Clause| field.is_none_or(|field| clause.field == field);
    let clauses = clauses(text).into_iter().rev().filter(gone);
    clauses.fold(text.to_owned(), |text, clause| splice(&text, clause.span, ""))
}

/// The clauses of the text alone.
pub fn alone(text: &str) -> String {
    let clauses = clauses(text);
    let parts: Vec<&str> = clauses.iter().filter_map(|clause| text.get(clause.span.clone())).collect();
    parts.join(" ")
}

/// Values of one field as one types them.
fn written(values: &[String], exclude: bool) -> String {
    let sign = if exclude { "-" } else { "" };
    match values {
        [] => String::new(),
        [one] => format!("{sign}{one}"),
        many => format!("{sign}({})", many.join(" OR ")),
    }
}

/// Puts something in the place of a part; where nothing is put, one blank beside it goes too.
fn splice(text: &str, span: Range<usize>, with: &str) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    if !with.is_empty() {
        return format!("{before}{with}{after}");
    }
    match (before.trim_end(), after.trim_start()) {
        ("", after) => after.to_owned(),
        (before, "") => before.to_owned(),
        (before, after) => format!("{before} {after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_told_from_words() {
        let read = |text: &str| {
            let shown = |c: &Clause| {
                format!("{}{}:{}", if c.exclude { "-" } else { "" }, c.field.label(), c.labels().join("|"))
            };
            clauses(text).iter().map(shown).collect::<Vec<_>>().join(" ")
        };
        for (text, expected) in [
            ("乡村", ""),
            ("乡村 person:解芳 -kind:简讯", "人物:解芳 -体裁:简讯"),
            ("(paper:甲 OR 报纸:\"乙 报\") 粮", "报纸:甲|乙 报"),
            ("-(报:甲 OR 报:乙)", "-报纸:甲|乙"),
            ("人:甲 OR 人:乙", "人物:甲|乙"),
            ("人:甲 OR 地点:乙", ""),
            ("(人:甲 乡村)", ""),
            ("place:运城市/临猗县 date:2023-10 by:未署名", "地点:临猗县 日期:2023-10 记者:未署名"),
            ("trust:inferred/date 可信度:未知", "可信度:推断/日期 可信度:未知"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_value_is_taken_out_of_its_clause() {
        for (text, without) in [
            ("粮 (人:甲 OR 人:乙 OR 人:丙)", "粮 (人物:甲 OR 人物:丙)"),
            ("-(人:甲 OR 人:乙) 粮", "-人物:甲 粮"),
            ("粮 人:乙", "粮"),
        ] {
            let clause = clauses(text).remove(0);
            let value = clause.values.iter().find(|value| named(value) == "乙");
            assert_eq!(value.map(|value| clause.without(text, value)).as_deref(), Some(without), "{text}");
        }
    }

    #[test]
    fn choosing_writes_the_query() {
        let text = insert("千万 工程  ", Field::Person, "人物:解芳", false);
        assert_eq!(text, "千万 工程 人物:解芳");
        let both = insert(&text, Field::Person, "人物:\"张三\"", false);
        assert_eq!(both, "千万 工程 (人物:解芳 OR 人物:\"张三\")");
        assert_eq!(remove(&both, Field::Person, "张三"), text);
        assert_eq!(remove(&text, Field::Person, "解芳"), "千万 工程");
        let without = insert(&text, Field::Kind, "体裁:简讯", true);
        assert_eq!(without, "千万 工程 人物:解芳 -体裁:简讯");
        assert_eq!(remove(&without, Field::Kind, "brief"), text);
        assert_eq!(clear(&without, None), "千万 工程");
        assert_eq!(clear(&without, Some(Field::Kind)), text);
        for (text, with) in [
            ("甲 OR 乙", "(甲 OR 乙) 日期:2023"),
            ("(甲 乙) OR 丙", "((甲 乙) OR 丙) 日期:2023"),
            ("(甲 OR 乙)", "(甲 OR 乙) 日期:2023"),
            ("(甲 OR 乙", "(甲 OR 乙) 日期:2023"),
            ("甲 OR", "(甲 OR) 日期:2023"),
            ("乙 “甲", "乙 “甲” 日期:2023"),
            ("(甲 OR 丙(丁", "(甲 OR 丙(丁)) 日期:2023"),
            ("甲) OR 乙", "(甲· OR 乙) 日期:2023"),
        ] {
            assert_eq!(insert(text, Field::Date, "日期:2023", false), with);
        }
        assert_eq!(insert("", Field::Date, "日期:2023", false), "日期:2023");
        assert_eq!(remove("人:甲 粮 人:甲", Field::Person, "甲"), "粮");
    }

    #[test]
    fn a_part_of_a_name_means_it() {
        let first = |text: &str| clauses(text).remove(0).values.remove(0);
        for (typed, value, meant) in [
            ("人:解", "解芳", true),
            ("人:xf", "解芳", true),
            ("地点:linyi", "山西省/运城市/临猗县", true),
            ("人:\"解\"", "解芳", false),
            ("地点:临猗", "山西省/运城市/临猗县", true),
            ("地点:临猗", "山西省/运城市/临猗县/猗氏镇", false),
            ("地点:运城市/临猗县", "山西省/运城市/临猗县", true),
            ("地点:\"运城\"", "山西省/运城市", false),
            ("日期:2023-10", "2023-10", true),
            ("日期:2023-10", "2023-11", false),
            ("日期:2023", "2023-10", false),
            ("日期:10月", "2023-10", true),
            ("日期:2023-10..2024-01", "2023-12", true),
            ("人:未知", "", true),
        ] {
            assert_eq!(means(&first(typed), value), meant, "{typed} {value}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_typed_stays(text in "(.|[(\"“：:\\-） OR人物person]){0,40}") {
            let with = insert(&text, Field::Person, "人物:解芳", true);
            proptest::prop_assert!(with.contains(text.trim()) || text.contains(['(', '（', ')', '）']), "{text} {with}");
            for clause in clauses(&text) {
                proptest::prop_assert!(text.get(clause.span.clone()).is_some());
            }
            proptest::prop_assert!(clauses(&clear(&text, None)).is_empty() || clauses(&text).is_empty());
            let narrowed = matches!(parse(&with).root, Some(Ask::All(asks)) if asks.len() > 1);
            proptest::prop_assert!(narrowed || parse(&text).root.is_none(), "{text} {with}");
        }
    }
}
