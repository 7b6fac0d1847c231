//! Laws of parsing, as properties: whatever the bytes, nothing is lost, nothing is invented, and nothing panics.

#[path = "fuzzed/parse.rs"]
mod law;

use jianbao::parse;
use law::hold as lawful;
use proptest::prelude::*;

const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_610b895e754671e1.txt"),
    include_str!("../seeds/001_8bc2ae51a077842e.txt"),
    include_str!("../seeds/002_7d9dc07365d921f6.txt"),
    include_str!("../seeds/003_67fba61591d73e64.txt"),
    include_str!("../seeds/004_b1cf4836056c9cb8.txt"),
];

/// One change to the lines of a page.
#[derive(Debug, Clone)]
enum Change {
    Swap(usize, usize),
    Double(usize, usize),
    Cut(usize, usize),
    Drop(usize),
    Mark(usize, &'static str),
    Join(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let mark = prop::sample::select(vec![
        "# ",
        "### ",
        "**",
        "【",
        "　　",
        "（上接第一版）",
        "\u{202E}",
        "<p>",
        "</p",
        "· ",
        "&nbsp;",
        "●",
        "一、",
        "本报讯 ",
        "\0",
        "\r",
    ]);
    prop_oneof![
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Change::Swap(a, b)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Change::Double(a, b)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Change::Cut(a, b)),
        any::<usize>().prop_map(Change::Drop),
        (any::<usize>(), mark).prop_map(|(a, mark)| Change::Mark(a, mark)),
        any::<usize>().prop_map(Change::Join),
    ]
}

fn apply(lines: &mut Vec<String>, change: &Change) {
    let n = lines.len();
    if n == 0 {
        return;
    }
    match *change {
        Change::Swap(a, b) => lines.swap(a % n, b % n),
        Change::Double(a, b) => {
            let line = lines[a % n].clone();
            lines.insert(b % n, line);
        }
        Change::Cut(a, at) => {
            let chars: Vec<char> = lines[a % n].chars().collect();
            let (head, tail) = chars.split_at(at % (chars.len() + 1));
            let (head, tail) = (head.iter().collect(), tail.iter().collect());
            lines[a % n] = head;
            lines.insert(a % n + 1, tail);
        }
        Change::Drop(a) => {
            lines.remove(a % n);
        }
        Change::Mark(a, mark) => lines[a % n].insert_str(0, mark),
        Change::Join(a) => {
            let next = if a % n + 1 < n { lines.remove(a % n + 1) } else { String::new() };
            lines[a % n].push_str(&next);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_lawful(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        lawful(&bytes);
    }

    #[test]
    fn any_text_is_lawful(text in "([#*【】（）()“”。，：；！?\n\r 　●一1本报讯记者摄电日版张王李年月的</p>&;]|\\PC){0,300}") {
        lawful(text.as_bytes());
    }

    /// Columns whose ends are read twice: each piece begins with the last letters of another, or is nothing but them.
    #[test]
    fn seams_read_twice_are_lawful(
        pieces in prop::collection::vec(("[甲乙丙丁，“”]{1,12}", 0_usize..10, 0_usize..4, "(|。|，|　　|\n|## 甲乙\n)"), 1..20),
    ) {
        let mut text = String::from("# 甲乙丙丁甲乙\n\n");
        let mut told: Vec<Vec<char>> = vec![Vec::new()];
        for (own, letters, back, end) in &pieces {
            let from = &told[told.len().saturating_sub(back + 1)];
            let again: String = from[from.len().saturating_sub(*letters)..].iter().collect();
            let piece = if letters % 3 == 0 { again.clone() } else { format!("{again}{own}") };
            told.push(piece.chars().collect());
            text.extend([piece.as_str(), end.as_str(), "\n\n"]);
        }
        lawful(text.as_bytes());
    }

    #[test]
    fn spoilt_pages_are_lawful(seed in 0_usize..5, changes in prop::collection::vec(change(), 1..24)) {
        let mut lines: Vec<String> = SEEDS[seed].split('\n').map(str::to_owned).collect();
        for change in &changes {
            apply(&mut lines, change);
        }
        lawful(lines.join("\n").as_bytes());
    }
}

#[test]
fn the_seeds_are_lawful_in_any_encoding() {
    for seed in SEEDS {
        lawful(seed.as_bytes());
        let (bytes, _, _) = encoding_rs::GB18030.encode(seed);
        let page = parse::page("page", &bytes);
        assert_eq!(page.encoding, "GB18030");
        assert!(page.text == seed, "the text changed on its way through GB18030");
        let utf16: Vec<u8> =
            std::iter::once(0xFEFF).chain(seed.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert!(parse::page("page", &utf16).text == seed, "the text changed on its way through UTF-16");
    }
}

/// Pieces of which a seam leaves nothing are set aside, and no repair joins them.
#[test]
fn pieces_that_only_repeat_are_lawful() {
    for page in [
        "# 甲乙丙丁\n\n，丁乙\n\n，丁乙。\n\n，丁乙。\n",
        "# 甲乙丙丁\n\n，丁乙丙\n\n丁乙丙\n\n丁乙丙甲。\n",
        "# 甲乙丙丁\n\n，丁乙丙\n\n丁乙丙\n\n，丁乙丙\n",
    ] {
        lawful(page.as_bytes());
    }
}

#[test]
fn monstrous_pages_are_lawful() {
    let line = "我们要坚持以人民为中心的发展思想，推进各项工作落到实处。\n";
    lawful(line.repeat(3000).as_bytes());
    lawful(line.trim_end().repeat(3000).as_bytes());
    lawful("# 标题\n".repeat(3000).as_bytes());
    lawful("没有写完的一行文字\n".repeat(3000).as_bytes());
    lawful("\n\n\u{FEFF} \u{3000}\n".repeat(100).as_bytes());
    lawful(b"");
}

/// Pages of one thing over and over. A step that looked back at all of them for each would make hours of this.
#[test]
fn monotonous_pages_are_read_in_linear_time() {
    const MANY: usize = 300_000;
    for part in
        ["·\n", "电话：\n", "甲乙丙丁\n", "要闻\n", "![", "** ", "\u{3000}", "”", "\u{200B}", "甲）\n"]
    {
        let page = format!("县城新桥通车　群众拍手称快\n甲乙丙丁戊{}己\n", part.repeat(MANY));
        assert!(!jianbao::parse::page("x", page.as_bytes()).text.is_empty(), "{part}");
    }
    let many = |line: &dyn Fn(usize) -> String| (0..MANY / 10).fold(String::new(), |text, n| text + &line(n));
    let heads = many(&|n| format!("# 第{n}次防汛工作会议召开 县长出席会议\n"));
    let page = jianbao::parse::page("x", ("·\n".repeat(MANY) + &heads).as_bytes());
    assert!(!page.stories.is_empty());
    let names = many(&|n| format!("记者 王{}{}\n", han(n / 200), han(n % 200)));
    let page = jianbao::parse::page("x", ("# 县城新桥通车\n".to_owned() + &names).as_bytes());
    assert!(page.stories.iter().any(|story| story.bylines.len() > MANY / 20));
    // Tails of other stories between the parts of a long one: each heading is asked of either.
    let tails = many(&|n| {
        let head: String = sentence(n + 1).chars().take(8).collect();
        format!("（上接第一版）\n{}\n### {head}\n{}\n", sentence(n), sentence(n + 2))
    });
    let page = jianbao::parse::page("x", ("# 县城新桥通车\n".to_owned() + &tails).as_bytes());
    assert!(!page.stories.is_empty());
}

/// A sentence of letters by chance, another for each number.
fn sentence(n: usize) -> String {
    let letters = (0..24).scan(n * 977 + 13, |state, _| {
        *state = (*state * 1_103_515_245 + 12_345) % (1 << 31);
        Some(han(*state / 65_536 % 3_000))
    });
    letters.chain(['。']).collect()
}

fn han(n: usize) -> char {
    char::from_u32('丁' as u32 + n as u32).unwrap_or('丁')
}
