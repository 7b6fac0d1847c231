//! Stories in, what is taken away out.

use super::*;
use crate::story::{Basis, Block, Byline, Date, Facts, Kind, Paper, Place, Role, Span};
use proptest::prelude::*;

/// A page with one story; `?` behind paper or date makes it a guess, nothing makes it unknown.
fn page(paper: &str, date: &str, number: &str, by: &str, head: &str, body: &[&str]) -> Page {
    let basis = |value: &str| match value {
        "" => Basis::Unknown,
        value if value.ends_with('?') => Basis::Inferred("版面".to_owned()),
        _ => Basis::Printed,
    };
    let value = |value: &str| Some(value.trim_end_matches('?').to_owned()).filter(|value| !value.is_empty());
    let mut text = "报头\n".to_owned();
    let mut add = |role, line: &str| {
        let start = text.len();
        text += line;
        let block = Block { role, text: line.to_owned(), spans: vec![Span::new(start, text.len())] };
        text += "\n";
        block
    };
    let mut blocks: Vec<Block> = value(head).map(|head| add(Role::Headline, &head)).into_iter().collect();
    blocks.extend(body.iter().map(|line| add(Role::Body, line)));
    let bylines = by.split_whitespace().filter_map(|by| by.split_once(':'));
    let bylines = bylines.map(|(role, name)| Byline { name: name.into(), role: role.into(), outlet: None });
    let story = Story {
        id: "6f00000000000001".to_owned(),
        kind: Kind::News,
        kicker: None,
        headline: value(head),
        decks: Vec::new(),
        bylines: bylines.collect(),
        wire: by.contains("新华社").then(|| "新华社".to_owned()),
        blocks,
        facts: Facts::default(),
    };
    Page {
        name: "青河日报/01.txt".to_owned(),
        encoding: "UTF-8".to_owned(),
        paper: Paper { name: value(paper), basis: basis(paper) },
        date: Date { value: value(date), basis: basis(date) },
        number: value(number),
        place: None,
        stories: vec![story],
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text,
    }
}

fn excerpt(page: &Page) -> Excerpt<'_> {
    Excerpt::of(page, &page.stories[0])
}

#[test]
fn citations_follow_the_standard() {
    let body = ["本报讯 入秋以来，新粮入仓。"];
    for (paper, date, number, by, head, cited) in [
        (
            "青河日报",
            "2023-10-26",
            "3",
            "记者:林一川",
            "新粮入仓",
            "林一川. 新粮入仓[N]. 青河日报, 2023-10-26(3).",
        ),
        (
            "青河日报",
            "2023-10?",
            "",
            "记者:林一川 通讯员:周大水",
            "新粮入仓",
            "林一川, 周大水. 新粮入仓[N]. 青河日报, [2023-10].",
        ),
        (
            "青河日报?",
            "2023",
            "A3",
            "记者:甲 记者:乙 记者:丙 记者:丁",
            "新粮入仓",
            "甲, 乙, 丙, 等. 新粮入仓[N]. [青河日报], 2023(A3).",
        ),
        ("青河日报", "", "", "", "新粮入仓", "佚名. 新粮入仓[N]. 青河日报, [日期不详]."),
        ("", "2023-10-26", "", "新华社", "新粮入仓", "新华社. 新粮入仓[N]. [报纸不详], 2023-10-26."),
        (
            "青河日报",
            "2023-10-26",
            "",
            "摄影:周大水",
            "",
            "周大水. [本报讯 入秋以来，新粮入仓][N]. 青河日报, 2023-10-26.",
        ),
        (
            "青河日报",
            "2023-10-26",
            "",
            "记者:甲 责编:乙 记者:甲",
            "新粮入仓",
            "甲. 新粮入仓[N]. 青河日报, 2023-10-26.",
        ),
    ] {
        let page = page(paper, date, number, by, head, &body);
        assert_eq!(cite::gbt(&excerpt(&page)), cited);
    }
}

#[test]
fn bibtex_has_no_command_in_it_and_a_key_for_ever() {
    let page =
        page("青河日报", "2023-10?", "3", "记者:林一川 记者:周大水", "增长3% {新}\\粮_入仓#1", &["正文。"]);
    let entry = bibtex::entry(&excerpt(&page));
    assert_eq!(
        entry,
        "@article{jianbao-6f00000000000001,\n  author = {{林一川} and {周大水}},\n  \
         title = {{增长3\\% (新)\\textbackslash{}粮\\_入仓\\#1}},\n  journal = {青河日报},\n  date = {2023-10?},\n  \
         year = {2023},\n  pages = {3},\n  note = {日期为推断},\n  langid = {chinese},\n  entrysubtype = {newspaper},\n  \
         mark = {N},\n}\n\n"
    );
}

#[test]
fn ris_has_a_tag_a_line() {
    let page = page("青河日报?", "2023-10-26", "3", "记者:林一川", "新粮\n入仓", &["正文。"]);
    assert_eq!(
        ris::record(&excerpt(&page)),
        "TY  - NEWS\r\nAU  - 林一川\r\nTI  - 新粮 入仓\r\nT2  - 青河日报\r\nPY  - 2023\r\nDA  - 2023/10/26/\r\nSP  - 3\r\n\
         N1  - 报纸为推断\r\nLA  - zh\r\nID  - 6f00000000000001\r\nER  - \r\n\r\n"
    );
}

#[test]
fn a_quotation_turns_the_marks_within_and_names_its_source() {
    let page =
        page("青河日报", "2023-10-06?", "3", "记者:林一川", "读《粮》", &["他说：“丰收了。”", "大家笑了。"]);
    let whole = excerpt(&page);
    assert_eq!(
        quote::quote(&whole),
        "“他说：‘丰收了。’\n“大家笑了。”（《青河日报》2023年10月6日（推断）第3版，《读〈粮〉》，记者 林一川）"
    );
    let place = |block, byte| Place { block, byte };
    let passage =
        Passage { from: place(1, "他说：“".len()), to: place(1, "他说：“丰收了。".len()) };
    let part = Excerpt { passage: Some(passage), ..whole };
    assert_eq!(plain::words(&part), "丰收了。");
    assert_eq!((whole.lines(), part.lines()), (Some((2, 4)), Some((3, 3))));
    assert!(quote::quote(&part).starts_with("“丰收了。”（《青河日报》"));
}

#[test]
fn markdown_shows_what_is_printed_and_says_where_it_is_from() {
    let page =
        page("青河日报", "2023-10-26", "", "", "*新*粮 <b>入仓", &["# 1. 亩产_3.5_吨", "2024. 是年份"]);
    let text = markdown::story(&excerpt(&page));
    assert!(
        text.starts_with("# \\*新\\*粮 \\<b\\>入仓\n\n\\# 1. 亩产\\_3.5\\_吨\n\n2024\\. 是年份\n\n---\n"),
        "{text}"
    );
    assert!(
        text.contains("- 原文：青河日报/01.txt，第 2–4 行\n- 编号：6f00000000000001\n- 修补：0 处\n"),
        "{text}"
    );
}

#[test]
fn a_row_has_a_cell_for_each_column() {
    let page = page("青河日报?", "2023-10-26", "3", "记者:林一川", "新粮入仓", &["一。", "二。"]);
    let cells = row::cells(&excerpt(&page));
    assert_eq!(cells.len(), row::COLUMNS.len());
    assert_eq!(
        (cells[14].as_str(), cells[16].as_str(), cells[17].as_str()),
        ("新粮入仓\n一。\n二。", "2–4", "报纸")
    );
}

#[test]
fn a_form_is_known_by_the_name_of_its_file() {
    assert_eq!(Form::of_name("a/稿件.MD"), Some(Form::Markdown));
    assert_eq!(Form::of_name("a.bib"), Some(Form::Bibtex));
    assert_eq!(Form::of_name("a.b/稿件"), None);
}

proptest! {
    #[test]
    fn anything_can_be_taken_away(head in "\\PC{0,30}", body in "\\PC{0,60}", paper in "\\PC{0,9}", date in "[0-9?-]{0,10}") {
        let page = page(&paper, &date, "", "记者:甲", &head, &[&body]);
        let excerpt = excerpt(&page);
        prop_assert_eq!(cite::gbt(&excerpt).lines().count(), 1);
        let entry = bibtex::entry(&excerpt);
        prop_assert_eq!(entry.matches('{').count(), entry.matches('}').count());
        prop_assert!(ris::record(&excerpt).trim_end_matches("\r\n").split("\r\n").all(|line| line.get(2..6) == Some("  - ")));
        prop_assert!(!plain::words(&excerpt).contains(is_hidden_but_line_ends));
        let _ = (quote::quote(&excerpt), markdown::story(&excerpt), row::cells(&excerpt));
    }
}

fn is_hidden_but_line_ends(c: char) -> bool {
    c != '\n' && is_hidden(c)
}
