//! Whatever is pressed, in whatever order and window: every chosen row exists, the caret stands in its box, the window can be drawn, forward
//! leads back to where one was, and what is undone and done again is as it was.

use super::render::draw;
use super::seat::Seat;
use jianbao::app::key::Key;
use jianbao::app::mouse::{Act, Click};
use jianbao::app::prompt::Prompt;
use jianbao::app::{App, Event};
use jianbao::corpus::Corpus;
use jianbao::text::cells;
use std::cell::OnceCell;
use std::sync::Arc;

/// So many events are sent.
const MOST: usize = 150;

/// Keys as the tests of the screen write them: `/千万<enter>r<alt-left>`; and `<80x24>` for a window, `<@12,3>` for a click, `<#12,3>` for a
/// double one, `<+12,3>` for the wheel, `<"words>` for what is pasted.
pub(crate) fn hold(bytes: &[u8]) {
    let keys = super::text(bytes);
    let mut seat = Seat::reading((100, 30), library());
    let mut rest = keys.as_str();
    for _ in 0..MOST {
        let Some(c) = rest.chars().next() else { break };
        let named = rest.strip_prefix('<').and_then(|named| named.split_once('>'));
        let (name, after) = named.unwrap_or_else(|| rest.split_at(c.len_utf8()));
        rest = after;
        let Some(event) = event(name) else { continue };
        if let Event::Resize(columns, rows) = event {
            seat.size = (columns, rows);
        }
        seat.send(event);
        draw(&seat);
        check(&seat.app);
        if seat.quit {
            return;
        }
    }
    forward_leads_back(&mut seat);
    done_again_is_as_it_was(&mut seat);
    draw(&seat);
    check(&seat.app);
}

/// The made-up pages of the tests of the screen, and a sample page as it was cut. Built once: that takes as long as many keys.
fn library() -> Arc<Corpus> {
    thread_local!(static BUILT: OnceCell<Arc<Corpus>> = const { OnceCell::new() });
    let build = || {
        let mut page = jianbao::parse::page("样.txt", super::SEEDS[4].as_bytes());
        jianbao::facts::know(&mut page, &jianbao::facts::Hints::default());
        let pages = super::seat::pages().into_iter().chain([Arc::new(page)]).collect();
        Arc::new(Corpus::build(1, pages, None))
    };
    BUILT.with(|built| Arc::clone(built.get_or_init(build)))
}

fn event(name: &str) -> Option<Event> {
    let pair = |text: &str, by: char| {
        let (a, b) = text.split_once(by)?;
        Some((a.parse::<u16>().ok()? % 250, b.parse::<u16>().ok()? % 100))
    };
    let click = |act, text: &str, count| {
        let (column, row) = pair(text, ',')?;
        Some(Event::Mouse(Click { act, column, row, count }))
    };
    if let Some((columns, rows)) = pair(name, 'x') {
        return Some(Event::Resize(columns, rows));
    }
    let mut text = name.chars();
    match (text.next()?, text.as_str()) {
        ('@', place) if !place.is_empty() => click(Act::Press, place, 1),
        ('#', place) if !place.is_empty() => click(Act::Press, place, 2),
        ('~', place) if !place.is_empty() => click(Act::Drag, place, 1),
        ('=', place) if !place.is_empty() => click(Act::Release, place, 1),
        ('+', place) if !place.is_empty() => click(Act::WheelDown, place, 1),
        ('-', place) if !place.is_empty() => click(Act::WheelUp, place, 1),
        ('"', words) if !words.is_empty() => Some(Event::Paste(words.to_owned())),
        _ => Key::named(name).map(Event::Key),
    }
}

fn check(app: &App) {
    let chosen = |cursor: usize, rows: usize, what: &str| {
        assert!(cursor < rows.max(1), "{what}: row {cursor} of {rows}");
    };
    let found = app.results().found();
    let rows = if found.hits.is_empty() { found.offers.len() } else { found.hits.len() };
    chosen(app.results().cursor(), rows, "results");
    chosen(app.related().cursor(), app.related().relations().len(), "related");
    chosen(app.mentions().cursor(), app.mentions().all().len(), "mentions");
    let boxes = [Some(app.prompt()), app.versus(), app.recall().naming(), app.opening().path()];
    let asked = [app.sheet().asked().map(|(_, field)| field), app.marking().asked().map(|(_, field)| field)];
    boxes
        .into_iter()
        .chain(asked)
        .chain([app.taken().asked().map(|(_, field)| field)])
        .flatten()
        .for_each(stands);
    let (read, lines) = app.reader().progress();
    assert!(read <= lines, "{read} of {lines} lines are read");
    let behind = app.trail().behind();
    assert_eq!(behind.last(), app.trail().here(), "the trail ends elsewhere than one is");
    for line in app.reader().visible() {
        let text = app.reader().pieces().get(line.piece).map(|piece| piece.text.as_str());
        assert!(text.is_some_and(|text| text.get(line.range.clone()).is_some()), "{line:?} of {text:?}");
    }
}

fn stands(prompt: &Prompt) {
    assert!(prompt.text().starts_with(prompt.before()), "the caret is in no box");
    assert_eq!(prompt.caret(), cells(prompt.before()));
}

fn forward_leads_back(seat: &mut Seat) {
    let here = |seat: &Seat| {
        let on_view = seat.app.reader().story().map(|story| story.id.clone());
        (seat.app.trail().here().map(|stop| stop.id.clone()), on_view)
    };
    let start = here(seat);
    // Where the story on view is none of the trail, back leads to the trail first.
    if start.0 != start.1 || !seat.app.trail().ways().0 {
        return;
    }
    seat.send(Event::Asked("back".to_owned()));
    seat.send(Event::Asked("forward".to_owned()));
    assert_eq!(here(seat), start, "forward leads elsewhere");
}

fn done_again_is_as_it_was(seat: &mut Seat) {
    let slips = |seat: &Seat| {
        let mut slips: Vec<_> = seat.marks.newest().into_iter().cloned().collect();
        for slip in &mut slips {
            slip.touched = 0;
        }
        slips.sort_by(|a, b| a.about.id.cmp(&b.about.id));
        let pins: Vec<_> = seat.marks.pins().map(|(name, pin)| (name.clone(), pin.clone())).collect();
        (slips, pins)
    };
    let before = slips(seat);
    if seat.app.journal().ways().0 {
        seat.send(Event::Asked("undo".to_owned()));
        seat.send(Event::Asked("redo".to_owned()));
        assert_eq!(slips(seat), before, "done again otherwise");
    }
}
