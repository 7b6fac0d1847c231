//! Queries as they are typed, and what they ask.

use super::*;

/// A short notation of what was read.
fn read(typed: &str) -> String {
    fn show(ask: &Ask) -> String {
        let list =
            |asks: &[Ask], sign: &str| format!("({})", asks.iter().map(show).collect::<Vec<_>>().join(sign));
        match ask {
            Ask::All(asks) => list(asks, " "),
            Ask::Any(asks) => list(asks, "|"),
            Ask::Not(ask) => format!("-{}", show(ask)),
            Ask::Text(term) if term.quoted => format!("\"{}\"", term.typed),
            Ask::Text(term) => term.typed.clone(),
            Ask::Pattern(pattern) => format!("/{}/", pattern.typed),
            Ask::Near(terms, within) => {
                let words: Vec<_> = terms.iter().map(|t| t.typed.as_str()).collect();
                format!("\"{}\"~{within}", words.join(" "))
            }
            Ask::Field(field, term) => format!("{}:{}", field.names()[0], term.typed),
            Ask::Days(_, days) => format!("{days:?}"),
            Ask::Unknown(field) => format!("{}:?", field.names()[0]),
        }
    }
    let parsed = parse(typed);
    let ignored: Vec<_> = parsed.ignored.iter().map(|i| format!(" !{}", i.typed)).collect();
    parsed.root.as_ref().map(show).unwrap_or_default() + &ignored.concat()
}

#[test]
fn queries_are_read() {
    for (typed, expected) in [
        ("", ""),
        ("乡村振兴", "乡村振兴"),
        ("乡村　振兴", "(乡村 振兴)"),
        ("乡村 -解芳", "(乡村 -解芳)"),
        ("乡村 －“解 芳”", "(乡村 -\"解 芳\")"),
        ("a OR b c", "(a|(b c))"),
        ("(a OR b) c", "((a|b) c)"),
        ("a (b (c d", "(a b c d)"),
        ("a -(b c) (d e OR f)", "(a -(b c) ((d e)|f))"),
        ("（a | b）c", "((a|b) c)"),
        ("person:解芳", "person:解芳"),
        ("人物：解芳", "person:解芳"),
        ("-地点：\"临猗\" 苹果", "(-place:临猗 苹果)"),
        ("kind:图片", "kind:photo"),
        ("person:", " !person:"),
        ("has:图片 is:集纳 有：署名", "(has:photo kind:digest has:by)"),
        ("-is:推断 is:unread 有:笔记", "(-is:guessed mark:unread mark:noted)"),
        ("标签:粮 夹:\"年终\" -标签:无", "(tag:粮 clip:年终 -tag:?)"),
        ("\"乡村 振兴\"~5 苹果", "(\"乡村 振兴\"~5 苹果)"),
        ("“乡村 振兴”～", "\"乡村 振兴\"~10"),
        ("\"乡村\"~5", "\"乡村\""),
        ("\"乡村", "\"乡村\""),
        ("(a OR) b", "(a b)"),
        ("“亮晒比拼”鼓干劲", "“亮晒比拼”鼓干劲"),
        ("中国(山西)自贸区", "中国(山西)自贸区"),
        ("12:30开会", "12:30开会"),
        ("乡村*", "乡村"),
        ("/第[一二] 次/ 乡村", "(/第[一二] 次/ 乡村)"),
        ("-／甲/乙／", "-/甲\\/乙/"),
        ("(/甲/) OR /乙\\//", "(/甲/|/乙\\//)"),
        ("(/甲\\(乙/) 丙", "(/甲\\(乙/ 丙)"),
        ("(/甲(乙)/丙/)", "/甲(乙)\\/丙/"),
        ("/甲(/)/ 丙", "(/甲(\\/)/ 丙)"),
        ("---甲 --乙", "(-甲 乙)"),
        ("-(-(a b)) -(-c)", "(a b c)"),
        ("甲 OR) 乙", "(甲 OR) 乙)"),
        ("甲 |乙 ORACLE", "(甲 |乙 ORACLE)"),
        ("\"甲\")", "\"甲\" !)"),
        ("\"甲 乙\"~99999", "(\"甲 乙\"~9999 9)"),
        ("((甲 OR 乙) 丙", "((甲|乙) 丙)"),
        ("/甲 乙", "(/甲 乙)"),
        ("//", " !//"),
        ("/(/ 乙", "乙 !/(/"),
        ("date:昨天 乡村", "乡村 !date:昨天"),
        ("OR", ""),
        ("(乡村 -) (人物:解芳)", "(乡村 person:解芳)"),
        ("(乡村 OR) (人物:解芳)", "(乡村 person:解芳)"),
        ("(乡村 |) 人物:解芳", "(乡村 person:解芳)"),
        ("- a", "a"),
        (")))", " !)))"),
        ("，。", " !，。"),
    ] {
        assert_eq!(read(typed), expected, "{typed}");
    }
}

#[test]
fn what_is_asked_of_is_told() {
    for (typed, marks, days, fields) in [
        ("粮 人:甲", false, 0, 1),
        ("粮 -标签:乙", true, 0, 0),
        ("(人:甲 OR 是:未读)", true, 0, 2),
        ("有:图片 -(夹:无)", true, 0, 1),
        ("日期:2023 -日期:2022 刊期:2021", false, 2, 0),
        ("\"甲 乙\"~3 /丙/", false, 0, 0),
    ] {
        let parsed = parse(typed);
        let told = (parsed.asks_marks(), parsed.days().len(), parsed.named().len());
        assert_eq!(told, (marks, days, fields), "{typed}");
    }
}

#[test]
fn budgets_hold() {
    let deep = parse(&"(".repeat(3000));
    assert!(deep.root.is_none() && !deep.ignored.is_empty());
    let many = parse(&"乡 ".repeat(200));
    assert!(matches!(many.root, Some(Ask::All(asks)) if asks.len() == MOST));
    let brackets = |many: usize| read(&("(".repeat(many) + "甲"));
    assert_eq!((brackets(DEEPEST), brackets(DEEPEST + 1)), ("甲".into(), "甲 !(".into()));
    let expressions = |many: usize| parse(&"/甲/ ".repeat(many)).ignored.len();
    assert_eq!((expressions(PATTERNS), expressions(PATTERNS + 1)), (0, 1));
    let words = |many: usize| parse(&"乡 ".repeat(many)).ignored.len();
    assert_eq!((words(MOST), words(MOST + 1)), (0, 1));
    let both = parse(&("乡 ".repeat(MOST - 1) + "/甲/ /乙/"));
    assert_eq!(both.ignored.iter().map(|part| part.typed.as_str()).collect::<Vec<_>>(), ["/乙/"]);
    let heard = |many: usize| {
        let parsed = parse(&"xiang ".repeat(many));
        parsed
            .parts()
            .iter()
            .filter(|ask| matches!(ask, Ask::Text(term) if !term.spellings.is_empty()))
            .count()
    };
    assert_eq!((heard(HEARD), heard(HEARD + 1)), (HEARD, HEARD));
    // The last character that is begun within the limit is left out whole.
    let long = "a".repeat(LONGEST - 1);
    assert_eq!(read(&format!("{long}b")), format!("{long}b"));
    assert_eq!(read(&format!("{long}乡村")), format!("{long} !乡村"));
}

proptest::proptest! {
    #[test]
    fn anything_is_read(typed in "(.|[(\"“：:\\-） OR人物person]){0,80}") {
        let parsed = parse(&typed);
        proptest::prop_assert!(!parsed.explained().is_empty());
    }
}
