//! Keys in, frame out: the whole screen driven without a terminal, its questions answered in place.

use jianbao::app::key::{Code, Key};
use jianbao::app::{App, Effect, Event, answer};
use jianbao::corpus::Corpus;
use jianbao::index::{Count, Facet, Found, Head, Hit, Marked, Relation, Tie, TieKind};
use jianbao::query::{Field, Query};
use jianbao::story::{Basis, Block, Byline, Date, Page, Paper, Repair, RepairKind, Role, Span, Story};
use jianbao::ui;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;

/// A reader before a screen.
struct Seat {
    app: App,
    corpus: Arc<Corpus>,
    size: (u16, u16),
    copied: Vec<String>,
    quit: bool,
}

impl Seat {
    fn new(size: (u16, u16)) -> Self {
        let corpus = Arc::new(Corpus::build(1, pages(), None));
        let (app, effects) = App::new(Arc::clone(&corpus), size);
        let mut seat = Self { app, corpus, size, copied: Vec::new(), quit: false };
        seat.run(effects);
        seat
    }

    fn run(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match &effect {
                Effect::Copy(text) => self.copied.push(text.clone()),
                Effect::Quit => self.quit = true,
                _ => {}
            }
            if let Some(event) = by_hand(&self.corpus, &effect).or_else(|| answer(&self.corpus, &effect)) {
                self.send(event);
            }
        }
    }

    fn send(&mut self, event: Event) {
        let effects = self.app.update(event);
        self.run(effects);
    }

    /// Presses keys: single characters, or names in angle brackets such as `<enter>` and `<ctrl-o>`.
    fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let (name, after) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
                Some((name, after)) => (name, after),
                None => rest.split_at(c.len_utf8()),
            };
            self.send(Event::Key(key(name)));
            rest = after;
        }
        self
    }

    fn buffer(&self) -> ratatui::buffer::Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| ui::draw(&self.app, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The frame as text. The second cell of a wide character is skipped.
    fn frame(&self) -> String {
        let buffer = self.buffer();
        let row = |y| {
            let (mut line, mut x) = (String::new(), 0);
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += jianbao::text::cells(symbol).max(1) as u16;
            }
            line.trim_end().to_owned() + "\n"
        };
        (0..buffer.area.height).map(row).collect()
    }
}

fn key(name: &str) -> Key {
    if let Some(rest) = name.strip_prefix("ctrl-") {
        return Key { ctrl: true, ..key(rest) };
    }
    if let Some(rest) = name.strip_prefix("alt-") {
        return Key { alt: true, ..key(rest) };
    }
    let named = [
        ("up", Code::Up),
        ("down", Code::Down),
        ("left", Code::Left),
        ("right", Code::Right),
        ("home", Code::Home),
        ("end", Code::End),
        ("pageup", Code::PageUp),
        ("pagedown", Code::PageDown),
        ("enter", Code::Enter),
        ("esc", Code::Esc),
        ("tab", Code::Tab),
        ("backtab", Code::BackTab),
        ("backspace", Code::Backspace),
        ("delete", Code::Delete),
        ("space", Code::Char(' ')),
    ];
    let code = named.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
    let f_key = || name.strip_prefix('f').and_then(|n| n.parse().ok()).map(Code::F);
    Key::plain(code.or_else(f_key).unwrap_or_else(|| Code::Char(name.chars().next().unwrap())))
}

/// Two made-up pages with five stories between them.
fn pages() -> Vec<Arc<Page>> {
    let first = [
        (
            Some("河畔建起新粮仓"),
            "秋收时节看乡村",
            &[
                "本报讯（记者 林一川）金秋时节，走进青河县河畔镇，新建的粮仓整齐排列。“千万工程”实施以来，全县新建粮仓12座，仓容达3.5万吨，储粮损耗下降2.8%。",
                "镇党委书记周大水说：“粮食安全是头等大事，我们要把‘千万工程’经验学深悟透——既要产得出，也要存得好……让群众的饭碗端得更稳。”近日，省里的检查组来到河畔镇，对粮仓建设给予充分肯定。",
            ][..],
        ),
        (
            Some("夜校亮灯到深夜"),
            "",
            &[
                "本报讯 每到傍晚，青河县城关镇的夜校就亮起灯来。来自各村的学员在这里学电商、学种植，“千万工程”带来的新变化正在发生。",
            ][..],
        ),
    ];
    let second = [
        (
            Some("“四个不摘”守底线 白杨县防返贫监测全覆盖"),
            "",
            &["本报讯 白杨县落实“四个不摘”要求，对脱贫户逐户走访，建立台账，做到早发现、早干预、早帮扶。"][..],
        ),
        (
            Some("苹果熟了"),
            "产业观察",
            &[
                "白杨县的苹果今年又是丰收年，果农王小麦笑得合不拢嘴。",
                "据介绍，全县苹果种植面积达18万亩，年产值9.6亿元。",
            ][..],
        ),
        (None, "", &["11月2日，白杨县的志愿者在街头清扫落叶。"][..]),
    ];
    let guess = Basis::Inferred("版面".to_owned());
    vec![
        page("01.txt", "青河日报", ("2023-10-26", Basis::Printed), &first),
        page("白杨.txt", "白杨报", ("2023-11", guess), &second),
    ]
}

type Made<'a> = (Option<&'a str>, &'a str, &'a [&'a str]);

fn page(name: &str, paper: &str, (date, basis): (&str, Basis), made: &[Made<'_>]) -> Arc<Page> {
    let mut text = String::new();
    let mut add = |role, line: &str| {
        let start = text.len();
        text += line;
        text += "\n\n";
        Block { role, text: line.to_owned(), spans: vec![Span::new(start, start + line.len())] }
    };
    let mut stories = Vec::new();
    for (n, (headline, kicker, body)) in made.iter().enumerate() {
        let mut blocks = Vec::new();
        if !kicker.is_empty() {
            blocks.push(add(Role::Kicker, kicker));
        }
        blocks.extend(headline.map(|headline| add(Role::Headline, headline)));
        let role = if headline.is_some() { Role::Body } else { Role::Caption };
        blocks.extend(body.iter().map(|paragraph| add(role, paragraph)));
        let bylines = if n == 0 {
            vec![Byline { name: "林一川".into(), role: "记者".into(), outlet: None }]
        } else {
            vec![]
        };
        stories.push(Story {
            id: format!("{name}#{n}"),
            kind: jianbao::story::Kind::News,
            kicker: (!kicker.is_empty()).then(|| (*kicker).to_owned()),
            headline: headline.map(str::to_owned),
            decks: Vec::new(),
            bylines,
            wire: None,
            blocks,
            facts: jianbao::story::Facts::default(),
        });
    }
    let repairs = stories.iter().filter_map(|story| {
        let [.., a, b] = story.blocks.as_slice() else { return None };
        let spans = vec![a.spans[0], b.spans[0]];
        Some(Repair { kind: RepairKind::Joined, spans, rule: "test".to_owned(), confidence: 1.0 })
    });
    let repairs = repairs.collect();
    Arc::new(Page {
        name: name.to_owned(),
        encoding: "UTF-8".to_owned(),
        paper: Paper { name: Some(paper.to_owned()), basis: Basis::Printed },
        date: Date { value: Some(date.to_owned()), basis },
        place: Some(paper.trim_end_matches(['日', '报']).to_owned() + "县"),
        stories,
        set_aside: Vec::new(),
        repairs,
        text,
    })
}

fn heads(corpus: &Corpus) -> Vec<(Head, String)> {
    let head = |number| {
        let article = corpus.open(number)?;
        let story = article.story()?;
        let text: String = story.blocks.iter().map(|b| b.text.as_str()).collect();
        let head = Head {
            story: number,
            id: story.id.clone(),
            kind: story.kind,
            headline: Marked { text: story.head().to_owned(), marks: Vec::new() },
            paper: article.page.paper.name.clone(),
            paper_guessed: false,
            date: article.page.date.value.clone(),
            date_guessed: article.page.date.basis.is_guess(),
            place: None,
            page: article.page.name.clone(),
        };
        Some((head, text))
    };
    (0..corpus.len()).filter_map(head).collect()
}

fn by_hand(corpus: &Corpus, effect: &Effect) -> Option<Event> {
    let found = |query: &Query| {
        let admitted = |head: &Head| {
            query.filters.iter().all(|f| (head.paper.as_deref() == Some(&f.value)) != f.exclude)
        };
        let hits: Vec<Hit> = heads(corpus)
            .into_iter()
            .filter(|(head, text)| admitted(head) && text.contains(&query.text))
            .map(|(head, text)| {
                let at = text.find(&query.text).filter(|_| !query.text.is_empty());
                let marks = at.map(|at| at..at + query.text.len()).into_iter().collect();
                Hit { head, score: 1.0, route: None, snippet: Marked { text, marks } }
            })
            .collect();
        Found { total: hits.len(), hits, explained: String::new() }
    };
    match effect {
        Effect::Search(ticket, query) => Some(Event::Found(*ticket, found(query))),
        Effect::Count(ticket, query) => {
            let count = |paper: &str| {
                let n = found(query).hits.iter().filter(|h| h.head.paper.as_deref() == Some(paper)).count();
                Count { value: paper.to_owned(), label: paper.to_owned(), n, depth: 0, guessed: false }
            };
            let counts = vec![count("青河日报"), count("白杨报")];
            Some(Event::Counted(*ticket, vec![Facet { field: Field::Paper, counts }]))
        }
        Effect::Relate(ticket, number) => {
            let tie = Tie {
                kind: TieKind::Slogan,
                label: "同一提法“千万工程”".to_owned(),
                here: "“千万工程”".to_owned(),
                there: "“千万工程”".to_owned(),
            };
            let related = heads(corpus)
                .into_iter()
                .filter(|(head, text)| head.story != *number && text.contains("千万工程"));
            let relations = related.map(|(head, _)| Relation { head, score: 0.5, ties: vec![tie.clone()] });
            Some(Event::Related(*ticket, relations.collect()))
        }
        _ => None,
    }
}

#[test]
fn look() {
    for size in [(120, 36), (80, 24), (40, 12)] {
        let mut seat = Seat::new(size);
        println!("{}", seat.frame());
        seat.press("/千万工程");
        println!("{}", seat.frame());
        seat.press("<enter>n");
        println!("{}", seat.frame());
        seat.press("r");
        println!("{}", seat.frame());
        seat.press("<enter>v");
        println!("{}", seat.frame());
        seat.press("v");
        println!("{}", seat.frame());
        seat.press("?");
        println!("{}", seat.frame());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_the_reader_does_panics(
        steps in prop::collection::vec((0usize..60, 1u16..200, 1u16..60), 1..60),
        size in (0u16..200, 0u16..60),
    ) {
        let mut seat = Seat::new(size);
        let keys = jianbao::app::command::table().iter().flat_map(|c| c.keys).collect::<Vec<_>>();
        for (n, width, height) in steps {
            match n {
                0..4 => {
                    seat.size = (width, height);
                    seat.send(Event::Resize(width, height));
                }
                4..6 => seat.send(Event::Paste("千万\n工程\u{202E}\u{1B}[2J".to_owned())),
                6 => seat.send(Event::Key(key("粮"))),
                _ => {
                    for name in keys[(n * 7 + width as usize) % keys.len()].split(' ') {
                        seat.send(Event::Key(key(name)));
                    }
                }
            }
            let shown = seat.frame();
            let hidden = shown.contains(['\u{1B}', '\u{202E}']);
            prop_assert!(!hidden);
        }
    }
}
