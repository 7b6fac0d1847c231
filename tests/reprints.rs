//! Reprints that are planted: parts of a text kept, put in another order, cut, misread by a machine; beside stories that are alike and
//! are none: two reports of one event, filled forms. Found with precision and recall that are measured.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first surprise and shows its figures"
)]

#[path = "gold/pages.rs"]
mod gold;

use jianbao::corpus::Corpus;
use jianbao::story::{Basis, Block, Date, Facts, Kind, Page, Paper, Role, Story};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Parts of a text that a reprint keeps, in percent.
const KEPT: [usize; 5] = [30, 45, 60, 75, 90];
/// Letters in a thousand that a machine misreads.
const NOISE: usize = 20;
/// Shorter texts leave no sentences to choose from.
const SHORTEST: usize = 120;

/// Numbers that look like chance and are the same on every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A planted text: what it is made of, and how.
struct Planted {
    text: String,
    /// Number of the text it is a version of.
    of: Option<usize>,
    /// The row of the table it counts in.
    row: String,
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '；', '！', '\n']).filter(|s| s.chars().count() > 1).collect()
}

/// A version of a text: so much of it kept, in another order or not, misread, with words of its own or not.
fn version(text: &str, kept: usize, shuffled: bool, own: &str, chance: &mut Chance) -> String {
    let mut kept_sentences = sentences(text);
    let whole: usize = text.chars().count();
    while kept_sentences.len() > 1 {
        let at = chance.below(kept_sentences.len());
        let left: usize = kept_sentences.iter().map(|s| s.chars().count()).sum();
        if (left - kept_sentences[at].chars().count()) * 100 < whole * kept {
            break;
        }
        kept_sentences.remove(at);
    }
    if shuffled {
        for at in (1..kept_sentences.len()).rev() {
            kept_sentences.swap(at, chance.below(at + 1));
        }
    }
    let pool: Vec<char> = text.chars().collect();
    let mut out = own.to_owned();
    for c in kept_sentences.concat().chars() {
        match (chance.below(1000) < NOISE, chance.below(4)) {
            (false, _) => out.push(c),
            (true, 0) => {}
            (true, 1) => out.extend([c, *chance.pick(&pool)]),
            (true, _) => out.push(*chance.pick(&pool)),
        }
    }
    out
}

const PLACES: [&str; 12] = [
    "青石县",
    "白河县",
    "临江区",
    "柳林镇",
    "云岭乡",
    "东山市",
    "南湖区",
    "北坡县",
    "西川县",
    "石门镇",
    "双桥区",
    "大营乡",
];
const PEOPLE: [&str; 12] = [
    "王建国",
    "李桂兰",
    "张志远",
    "刘晓燕",
    "陈大勇",
    "杨秀英",
    "赵明亮",
    "周文斌",
    "吴海峰",
    "郑玉梅",
    "孙立新",
    "何春生",
];
const THINGS: [&str; 12] = [
    "乡村道路",
    "饮水工程",
    "校舍改造",
    "河道清淤",
    "粮食收购",
    "果树修剪",
    "冬季供暖",
    "森林防火",
    "老年食堂",
    "图书下乡",
    "农机检修",
    "危房改造",
];

/// Forms that papers fill in every week: `P` a place, `N` a name, `T` a thing, `#` a figure.
const FORMS: [&str; 6] = [
    "本报讯 #月#日，P召开T工作推进会，学习上级有关会议精神，安排部署下一步工作。P主要领导N主持会议并讲话。会议听取了T工作进展情况汇报，研究解决存在的问题。N强调，要提高认识，压实责任，强化督导，确保T任务按期完成，会议还研究了其他事项。",
    "P今天白天到夜间，多云转晴，偏北风#级，最高气温#度，最低气温#度。明天白天到夜间，晴间多云，偏南风#级，最高气温#度，最低气温#度。P气象台提醒，早晚温差较大，请注意添加衣物，谨防感冒；T期间注意用火安全，相对湿度百分之#。",
    "因T施工需要，定于#月#日#时至#时对P部分线路停电检修，停电范围包括P中心大街两侧及所属各村。如遇天气原因，检修工作顺延，不另行通知。请沿线用户提前做好准备，给您带来的不便敬请谅解，咨询电话#，联系人N。",
    "P#年度T项目已经批准建设，资金来源为财政拨款，项目已具备招标条件，现进行公开招标。本次招标划分为#个标段，计划工期#天，投标人须具备相应资质，并在人员、设备、资金等方面具有相应的施工能力。投标文件递交截止时间为#月#日#时，联系人N，电话#。",
    "N，P人，#年参加工作，#年加入中国共产党，长期从事T工作，先后#次被评为先进工作者。N因病医治无效，于#年#月#日逝世，享年#岁。N一生忠于党的事业，工作勤恳，作风朴实，关心群众，廉洁自律，受到干部群众的好评。",
    "据P统计部门消息，今年前#个月，P完成T投资#万元，同比增长百分之#，占年度计划的百分之#；新开工项目#个，竣工项目#个，带动就业#人。分乡镇看，增速居前的分别完成#万元、#万元和#万元，总体呈现稳中有进的态势。",
];

/// What a paper writes before the text it takes over: no two papers the same.
fn own_words(letters: usize, chance: &mut Chance) -> String {
    let clauses =
        ["走进P，", "说起T，", "N笑着说，", "在P看T，", "今年#月，", "见到N时，", "从P到P，", "T的#天里，"];
    let mut words = String::new();
    while words.chars().count() < letters {
        let clause = *chance.pick(&clauses);
        for c in clause.chars() {
            match c {
                'P' => words.push_str(chance.pick::<&str>(&PLACES)),
                'N' => words.push_str(chance.pick::<&str>(&PEOPLE)),
                'T' => words.push_str(chance.pick::<&str>(&THINGS)),
                '#' => words.push_str(&chance.below(30).to_string()),
                c => words.push(c),
            }
        }
    }
    words
}

/// The nth story of a form: of one place, one person and one thing, none of them those of another story of the form.
fn filled(form: &str, nth: usize, chance: &mut Chance) -> String {
    let (place, person, thing) = (PLACES[nth % 12], PEOPLE[nth * 5 % 12], THINGS[nth * 7 % 12]);
    let parts = form.chars().map(|c| match c {
        'P' => place.to_owned(),
        'N' => person.to_owned(),
        'T' => thing.to_owned(),
        '#' => (1 + chance.below(97)).to_string(),
        c => c.to_string(),
    });
    parts.collect()
}

/// Two reports of one event: the same people, place, day, name of policy and a sentence of what was said; the rest in other words.
fn reports(chance: &mut Chance) -> [String; 2] {
    let (place, person, thing) = (*chance.pick(&PLACES), *chance.pick(&PEOPLE), *chance.pick(&THINGS));
    let (month, day, n) = (1 + chance.below(12), 1 + chance.below(28), 10 + chance.below(900));
    let said =
        ["要把群众满意作为检验工作的唯一标准", "决不能让一个困难家庭掉队", "宁可备而不用，不可用时无备"];
    let said = chance.pick(&said);
    [
        format!(
            "本报讯 {month}月{day}日，{place}{thing}现场会召开，{person}出席并讲话。与会人员先后察看了三处工地，对施工进度和质量表示肯定。\
             {person}指出，{said}。据了解，今年以来该地已投入{n}万元，惠及十二个村的住户，年底前有望全部完工。会上，三个乡镇作了交流发言，与会代表围绕资金筹措展开讨论。"
        ),
        format!(
            "“水泥路修到家门口，心里真敞亮。”{month}月{day}日，参加{place}{thing}现场会的村民代表感慨地说。当天的会议开到了田间地头，没有横幅，也没有鲜花。\
             记者在现场看到，{person}边走边问，不时蹲下身子查看用料。“{said}，”他对随行的干部说。截至目前，这项惠民举措的{n}万元资金已经到位，剩余工程将在入冬之前扫尾。"
        ),
    ]
}

fn page(number: usize, text: &str) -> Arc<Page> {
    let block = |role, text: &str| Block { role, text: text.to_owned(), spans: Vec::new() };
    let mut blocks = vec![block(Role::Headline, &format!("第{number}号稿件"))];
    blocks.extend(text.lines().map(|paragraph| block(Role::Body, paragraph)));
    let story = Story {
        id: format!("{number:016x}"),
        kind: Kind::News,
        kicker: None,
        headline: None,
        decks: Vec::new(),
        bylines: Vec::new(),
        wire: None,
        blocks,
        facts: Facts::default(),
    };
    Arc::new(Page {
        name: number.to_string(),
        number: None,
        encoding: "UTF-8".to_owned(),
        paper: Paper { name: None, basis: Basis::Unknown },
        date: Date::default(),
        place: None,
        stories: vec![story],
        set_aside: Vec::new(),
        repairs: Vec::new(),
        text: String::new(),
    })
}

/// The texts of real stories that versions are made of.
fn originals() -> Vec<String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/seeds"));
    let pages = gold::pages(folder);
    let text = |story: &Story| {
        let told = story.blocks.iter().filter(|b| matches!(b.role, Role::Body | Role::Caption));
        told.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let texts = pages.iter().flat_map(|page| page.stories.iter().map(text));
    texts.filter(|text| text.chars().count() >= SHORTEST).collect()
}

#[test]
fn planted_reprints_are_found_and_nothing_else() {
    let mut chance = Chance(0x5DEE_CE66_D1CE_4E5B);
    let originals = originals();
    let whole = |text: &String| Planted { text: text.clone(), of: None, row: String::new() };
    let mut planted: Vec<Planted> = originals.iter().map(whole).collect();
    for (number, text) in originals.iter().enumerate() {
        for kept in KEPT {
            for (shuffled, own) in [(false, false), (true, false), (true, true)] {
                let letters = if own { text.chars().count() * kept / 300 } else { 0 };
                let own = own_words(letters, &mut chance);
                let text = version(text, kept, shuffled, &own, &mut chance);
                planted.push(Planted { text, of: Some(number), row: format!("{kept} % kept") });
            }
        }
    }
    let forms: Vec<String> = FORMS
        .iter()
        .flat_map(|form| (0..12).map(move |nth| (form, nth)))
        .map(|(form, nth)| filled(form, nth, &mut chance))
        .collect();
    let events: Vec<String> = (0..40).flat_map(|_| reports(&mut chance)).collect();
    for (text, row) in forms.iter().map(|f| (f, "forms")).chain(events.iter().map(|e| (e, "two reports"))) {
        planted.push(Planted { text: text.clone(), of: None, row: row.to_owned() });
    }
    let pages = planted.iter().enumerate().map(|(n, planted)| page(n, &planted.text)).collect();
    let corpus = Corpus::build(1, pages, None);

    // A pair of two versions of one text may have nothing in common: it counts neither way.
    let source = |n: usize| planted[n].of.unwrap_or(n);
    let mut table: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for number in 0..planted.len() {
        let copies = corpus.copies(number);
        for &copy in copies.iter().filter(|&&copy| source(copy) != source(number)) {
            wrong += 1;
            if wrong <= 5 {
                println!("wrong: {}\n       {}", planted[number].text, planted[copy].text);
            }
        }
        let Some(of) = planted[number].of else { continue };
        let found = copies.contains(&of);
        (right, missed) = (right + usize::from(found), missed + usize::from(!found));
        let row = table.entry(&planted[number].row).or_default();
        row[0] += usize::from(found);
        row[1] += 1;
    }
    for (row, [found, all]) in &table {
        println!("{row:12} {found}/{all}");
    }
    let precision = right as f64 / (right + wrong).max(1) as f64;
    let recall = right as f64 / (right + missed).max(1) as f64;
    println!("{} texts: precision {precision:.3}, recall {recall:.3}", planted.len());
    assert!(precision >= 0.98, "precision {precision:.3}");
    assert!(recall >= 0.95, "recall {recall:.3}");
}
