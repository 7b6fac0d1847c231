//! A reader before a screen, two made-up pages, and the frame as text.

#![allow(dead_code, reason = "each test that sits here does some of it")]

use jianbao::app::key::Key;
use jianbao::app::mouse::{Act, Click};
use jianbao::app::past::Past;
use jianbao::app::{App, Effect, Event, answer};
use jianbao::corpus::Corpus;
use jianbao::marks::Marks;
use jianbao::parse::overlay::{self, Correction};
use jianbao::story::{
    Basis, Block, Byline, Date, Facts, Kind, Page, Paper, Person, Repair, RepairKind, Role, Span, Story,
};
use jianbao::ui;
use jianbao::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use std::sync::Arc;

/// A reader before a screen.
pub(crate) struct Seat {
    pub(crate) app: App,
    pub(crate) corpus: Arc<Corpus>,
    pub(crate) size: (u16, u16),
    pub(crate) copied: Vec<String>,
    /// What else the world was to do with a story.
    pub(crate) handed: Vec<Effect>,
    /// Pages of which was asked whether they have a picture.
    pub(crate) pictures: Vec<String>,
    /// What is kept of the past, as the shell keeps it.
    pub(crate) past: Past,
    /// The marks as they are kept.
    pub(crate) marks: Marks,
    /// Pages of which a correction was taken back.
    pub(crate) uncorrected: Vec<String>,
    pub(crate) quit: bool,
    /// Whether no file can be written.
    pub(crate) fails: bool,
    /// Questions that are not answered yet, each with the corpus it was put to, while the seat holds them back.
    held: Option<Vec<(Arc<Corpus>, Effect)>>,
}

impl Seat {
    pub(crate) fn new(size: (u16, u16)) -> Self {
        Self::before(size, pages())
    }

    /// A reader before a screen of this size with these pages.
    pub(crate) fn before(size: (u16, u16), pages: Vec<Arc<Page>>) -> Self {
        Self::reading(size, Arc::new(Corpus::build(1, pages, None)))
    }

    /// A reader before a screen of this size with this library.
    pub(crate) fn reading(size: (u16, u16), corpus: Arc<Corpus>) -> Self {
        let (app, effects) = App::new(Arc::clone(&corpus), size);
        let mut seat = Self {
            app,
            corpus,
            size,
            copied: Vec::new(),
            handed: Vec::new(),
            pictures: Vec::new(),
            past: Past::default(),
            marks: Marks::default(),
            uncorrected: Vec::new(),
            quit: false,
            fails: false,
            held: None,
        };
        seat.run(effects);
        seat
    }

    pub(crate) fn run(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match &effect {
                Effect::Copy(text) => self.copied.push(text.clone()),
                Effect::CopyPath(_)
                | Effect::Export(_)
                | Effect::Pipe(..)
                | Effect::Edit(_)
                | Effect::Run(_)
                | Effect::Hook(..)
                | Effect::View(..)
                | Effect::Theme(_)
                | Effect::Mouse(_) => self.handed.push(effect.clone()),
                Effect::Picture(page) => self.pictures.push(page.clone()),
                Effect::Quit => self.quit = true,
                Effect::Note(note) => self.past.take(note),
                Effect::Mark(deed) => self.marks.take(deed),
                Effect::Recall => self.send(Event::Remembered(self.past.clone())),
                Effect::Uncorrect(name) => self.uncorrected.push(name.clone()),
                Effect::Correct(name, correction) => {
                    let event = self.correct(name, correction);
                    self.send(event);
                }
                _ => {}
            }
            if let Some(held) = &mut self.held {
                held.push((Arc::clone(&self.corpus), effect));
            } else if let Some(event) = answer(&self.corpus, &effect) {
                self.send(event);
            }
        }
    }

    /// From now on answers are slow: none comes before it is let go.
    pub(crate) fn hold(&mut self) -> &mut Self {
        self.held = Some(Vec::new());
        self
    }

    /// The search that was asked for last and has no answer yet.
    pub(crate) fn asked(&self) -> Option<&Effect> {
        let mut held = self.held.iter().flatten().map(|(_, effect)| effect);
        held.rfind(|effect| matches!(effect, Effect::Search(..)))
    }

    /// Lets the answers go, in the order of the questions, and those to what is asked then.
    pub(crate) fn let_go(&mut self) -> &mut Self {
        for (corpus, effect) in self.held.take().unwrap_or_default() {
            if let Some(event) = answer(&corpus, &effect) {
                self.send(event);
            }
        }
        self
    }

    /// Lets the answers to what is asked by now go, and holds on to those to what is asked then.
    pub(crate) fn let_some_go(&mut self) -> &mut Self {
        for (corpus, effect) in self.held.replace(Vec::new()).unwrap_or_default() {
            if let Some(event) = answer(&corpus, &effect) {
                self.send(event);
            }
        }
        self
    }

    /// A newer corpus of these pages is ready.
    pub(crate) fn ingest(&mut self, pages: Vec<Arc<Page>>) -> &mut Self {
        self.corpus = Arc::new(Corpus::build(self.corpus.revision() + 1, pages, None));
        self.send(Event::Ingested(Arc::clone(&self.corpus)));
        self
    }

    /// The headline of the story on view.
    pub(crate) fn reads(&self) -> &str {
        self.app.reader().story().and_then(|story| story.headline.as_deref()).unwrap_or_default()
    }

    /// Makes a correction as the shell does: the page anew, in a newer corpus.
    fn correct(&mut self, name: &str, correction: &Correction) -> Event {
        let mut pages = self.corpus.pages();
        let Some(old) = pages.iter_mut().find(|page| page.name == name) else {
            return Event::Failed(format!("no page {name}"));
        };
        let mut page = Page::clone(old);
        let done =
            if self.fails { Err("写不了".to_owned()) } else { overlay::apply(&mut page, correction) };
        if let Err(why) = done {
            return Event::Refused(name.to_owned(), correction.clone(), why);
        }
        *old = Arc::new(page);
        self.corpus = Arc::new(Corpus::build(self.corpus.revision() + 1, pages, None));
        Event::Ingested(Arc::clone(&self.corpus))
    }

    pub(crate) fn send(&mut self, event: Event) {
        let effects = self.app.update(event);
        self.run(effects);
    }

    /// Presses keys: single characters, or names in angle brackets such as `<enter>` and `<ctrl-o>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
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

    /// Does something with the mouse; `count` is 2 for a double click.
    pub(crate) fn mouse(&mut self, act: Act, (column, row): (u16, u16), count: u8) -> &mut Self {
        self.send(Event::Mouse(Click { act, column, row, count }));
        self
    }

    /// Presses and lets go.
    pub(crate) fn click(&mut self, place: (u16, u16), count: u8) -> &mut Self {
        self.mouse(Act::Press, place, count).mouse(Act::Release, place, 1)
    }

    /// The cell at which a text stands on the screen for the first time from a column on.
    pub(crate) fn find(&self, text: &str, from: u16) -> (u16, u16) {
        for (row, line) in self.frame().lines().enumerate() {
            for (at, _) in line.match_indices(text) {
                let column = jianbao::text::cells(line.split_at(at).0) as u16;
                if column >= from {
                    return (column, row as u16);
                }
            }
        }
        panic!("no {text} in\n{}", self.frame());
    }

    /// The frame and the place of the cursor.
    pub(crate) fn screen(&self, theme: &Theme) -> (Buffer, Position) {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        let buffer = terminal.draw(|frame| ui::draw_in(&self.app, frame, theme)).unwrap().buffer.clone();
        (buffer, terminal.get_cursor_position().unwrap())
    }

    /// The frame as text. The second cell of a wide character is skipped.
    pub(crate) fn frame(&self) -> String {
        let (buffer, _) = self.screen(&Theme::colour());
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

pub(crate) fn key(name: &str) -> Key {
    Key::named(name).unwrap_or_else(|| panic!("no key is called {name}"))
}

/// Two made-up pages with five stories between them.
pub(crate) fn pages() -> Vec<Arc<Page>> {
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

/// Headline, kicker, paragraphs.
pub(crate) type Made<'a> = (Option<&'a str>, &'a str, &'a [&'a str]);

/// A made-up page: name, paper, date, stories.
pub(crate) fn page(name: &str, paper: &str, (date, basis): (&str, Basis), made: &[Made<'_>]) -> Arc<Page> {
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
            kind: if headline.is_some() { Kind::News } else { Kind::Photo },
            kicker: (!kicker.is_empty()).then(|| (*kicker).to_owned()),
            headline: headline.map(str::to_owned),
            decks: Vec::new(),
            bylines,
            wire: None,
            blocks,
            facts: known(body),
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
        number: None,
        set_aside: Vec::new(),
        repairs,
        text,
    })
}

/// What a made-up story tells.
fn known(body: &[&str]) -> Facts {
    let text = body.concat();
    let tells = |word: &str| text.contains(word).then(|| word.to_owned());
    let person =
        |name: &str, title: &str| tells(name).map(|name| Person { name, titles: vec![title.to_owned()] });
    let place = |name: &str, path: &str| tells(name).map(|_| path.to_owned());
    Facts {
        people: [person("周大水", "河畔镇党委书记"), person("王小麦", "果农")]
            .into_iter()
            .flatten()
            .collect(),
        places: [place("青河县", "山西省/清源市/青河县"), place("白杨县", "山西省/清源市/白杨县")]
            .into_iter()
            .flatten()
            .collect(),
        slogans: [tells("千万工程"), tells("四个不摘")].into_iter().flatten().collect(),
        ..Facts::default()
    }
}
