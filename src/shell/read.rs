//! The loop of the reader: waits for an event, lets the app change, obeys its effects, paints.

use super::bookmarks::Kept;
use super::clipboard::{self, Between};
use super::config::Config;
use super::error::{Error, cause};
use super::hands::{self, Copies, Opened};
use super::input::{Answer, Input};
use super::keyboard::{self, Keyboard};
use super::librarian::{self, Desk};
use super::library::{Library, Whereabouts};
use super::looks::{Change, Looks};
use super::past::{Keeper, Shelf};
#[cfg(unix)]
use super::remote;
use super::term::{self, Term};
use super::work::Worker;
use super::{bookmarks, browse, errands, export, guard, marks, sentry, signals};
use crate::app::bookmark::Bookmark;
use crate::app::settings::own::Output;
use crate::app::take::{Export, Spot};
use crate::app::{App, Effect, Event, answer};
use crate::tongue::start::LIBRARY_GONE;
use crate::tongue::take as say;
use crate::ui::{self, theme::Theme};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

mod start;

pub use start::Start;

/// Messages that may wait. When more come in, whoever sends them waits: a flood of keys stays in the terminal.
const WAITING: usize = 1024;

/// How long the end of the program waits for an export to clear up after itself.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long after one has moved on the new place is kept: a program that is killed forgets no more than that.
const KEPT: Duration = Duration::from_secs(2);

/// What wakes the loop.
enum Message {
    /// Something for the app.
    Event(Event),
    /// Something of the library that was opened as the nth, from 0.
    OfLibrary(usize, Event),
    /// The terminal says something of itself.
    Answer(Answer),
    /// No program took this text for the clipboard.
    Uncopied(String),
    /// Another process says something, and waits to hear where one is then.
    Told(String, Sender<String>),
    /// Look up: the window has turned (see [`Session::turned`]).
    Wake,
    /// The terminal can no longer be read.
    Lost(io::Error),
}

/// Opens the reader on a library and stays until the reader leaves.
pub fn open(start: Start, config: &Config) -> Result<(), Error> {
    let Start { library, bookmark, gone } = start;
    let (send, inbox) = sync_channel(WAITING);
    // Before the terminal is taken: from then on any end must give it back.
    let turned = Arc::new(AtomicBool::new(false));
    let (told, wake) = (Arc::clone(&turned), send.clone());
    signals::attend(move || {
        told.store(true, Ordering::Relaxed);
        // Where so much waits that there is no room, the loop looks up anyway.
        let _ = wake.try_send(Message::Wake);
    })
    .map_err(Error::Terminal)?;
    term::is_there()?;
    sentry::call();
    let mut term = Term::take()?;
    let looks = Looks::new(config.settings.look.clone());
    if looks.may_ask() {
        term.ask()?;
    }
    // What can be had at once the first frame shows; anything else comes when it is read.
    let corpus = Arc::new(librarian::begin(&library));
    let size = term.size()?;
    let (mut app, _) = App::new(Arc::clone(&corpus), (size.width, size.height));
    let mut effects = app.update(Event::Entered(corpus, browse::title(&library), bookmark));
    effects.extend(app.update(Event::Set(config.settings.clone())));
    let gone = gone.map(|name| LIBRARY_GONE.fill([&name, &config.settings.keys.key_of("open-library")]));
    effects.extend(gone.into_iter().flat_map(|said| app.update(Event::Failed(said))));
    effects.extend(config.complaint().into_iter().flat_map(|said| app.update(Event::Failed(said))));
    let shelf = Shelf::at_home();
    if let Some(shelf) = &shelf {
        effects.extend(app.update(Event::Remembered(shelf.read())));
    }
    let told = send.clone();
    let keeper = Keeper::start(shelf, move |event| told.send(Message::Event(event)).is_ok());
    let keeper = keeper.map_err(Error::Terminal)?;
    let log = marks::Log::home().map(marks::Log::open).transpose();
    let log = log.unwrap_or_else(|error| {
        let said = crate::tongue::marks::UNREADABLE.fill([&cause(&error)]);
        effects.extend(app.update(Event::Failed(said)));
        None
    });
    if let Some(log) = &log {
        effects.extend(app.update(Event::Marked(Arc::new(log.marks().clone()), 0)));
        effects.extend(log.complaint().into_iter().flat_map(|said| app.update(Event::Failed(said))));
    }
    let told = send.clone();
    let marks = marks::Keeper::start(log, move |event| told.send(Message::Event(event)).is_ok());
    let marks = marks.map_err(Error::Terminal)?;
    let (worker, keyboard) = start_threads(&send).map_err(Error::Terminal)?;
    let librarian = start_librarian(&send, library.clone(), 0).map_err(Error::Terminal)?;
    #[cfg(unix)]
    let told = send.clone();
    #[cfg(unix)]
    let _socket = remote::listen(move |line, caller| told.send(Message::Told(line, caller)).is_ok());
    let theme = looks.theme();
    let copies = Copies::default();
    Session {
        app,
        worker,
        librarian,
        keyboard,
        keeper,
        looks,
        marks,
        theme,
        turned,
        library,
        opened: 0,
        bookmark: None,
        since: None,
        copies,
        exports: Vec::new(),
        leaving: Arc::default(),
        callers: Vec::new(),
        send,
        term: &mut term,
    }
    .run(effects, &inbox)
}

/// Starts the thread that reads a library, the nth that is opened, and takes corrections.
fn start_librarian(send: &SyncSender<Message>, library: Library, nth: usize) -> io::Result<Desk> {
    let send = send.clone();
    librarian::start(library, move |event| send.send(Message::OfLibrary(nth, event)).is_ok())
}

/// Starts the threads that send messages: worker and keyboard.
fn start_threads(send: &SyncSender<Message>) -> io::Result<(Worker, Keyboard)> {
    let report = {
        let send = send.clone();
        move |event| send.send(Message::Event(event)).is_ok()
    };
    let gone = send.clone();
    let typed = send.clone();
    let hear = move |input| {
        let message = match input {
            Input::Event(event) => Message::Event(event),
            Input::Answer(answer) => Message::Answer(answer),
        };
        typed.send(message).is_ok()
    };
    let keyboard = keyboard::start(hear, move |error| {
        let _ = gone.send(Message::Lost(error));
    })?;
    Ok((Worker::start(answer, report)?, keyboard))
}

/// One run of the reader.
struct Session<'a> {
    app: App,
    worker: Worker,
    looks: Looks,
    theme: Theme,
    /// Where corrections go.
    librarian: Desk,
    /// Where queries go that are to be remembered.
    keeper: Keeper,
    /// Where marks go.
    marks: marks::Keeper,
    keyboard: Keyboard,
    library: Library,
    /// How many others were opened before it.
    opened: usize,
    /// Where one is, as it was kept last.
    bookmark: Option<Bookmark>,
    /// Since when one has been somewhere else.
    since: Option<Instant>,
    /// Copies of sources that were opened in an editor.
    copies: Copies,
    /// For each export under way a channel that is closed when it has ended.
    exports: Vec<Receiver<()>>,
    /// Whether exports are to break off: nothing half written stays.
    leaving: Arc<AtomicBool>,
    /// Other processes that wait to hear where one is.
    callers: Vec<Sender<String>>,
    /// To ourselves, from threads that do something for us.
    send: SyncSender<Message>,
    /// Whether the window has another size, or the program was stopped and is back on the terminal.
    turned: Arc<AtomicBool>,
    term: &'a mut Term,
}

impl Session<'_> {
    fn run(&mut self, effects: Vec<Effect>, inbox: &Receiver<Message>) -> Result<(), Error> {
        let mut stay = self.obey(effects)?;
        while stay {
            self.term.draw(|frame| ui::draw_in(&self.app, frame, &self.theme))?;
            #[cfg(unix)]
            remote::answer(&mut self.callers, &self.app);
            let Some(first) = self.next(inbox) else { return Ok(()) };
            stay = self.take(first)?;
            // Everything that has come in meanwhile goes into the same frame.
            for message in inbox.try_iter().take(WAITING) {
                if !stay {
                    break;
                }
                stay = self.take(message)?;
            }
            if stay && self.turned.swap(false, Ordering::Relaxed) {
                stay = self.turn()?;
            }
        }
        self.keep_place();
        Ok(())
    }

    /// Waits for the next message, and meanwhile keeps the place one is at; while nothing changes, nothing is done.
    fn next(&mut self, inbox: &Receiver<Message>) -> Option<Message> {
        loop {
            if self.since.is_none() && self.bookmark.as_ref() != Some(&self.app.bookmark()) {
                self.since = Some(Instant::now());
            }
            let Some(since) = self.since else { return inbox.recv().ok() };
            match inbox.recv_timeout(KEPT.saturating_sub(since.elapsed())) {
                Err(RecvTimeoutError::Timeout) => self.keep_place(),
                message => return message.ok(),
            }
        }
    }

    /// Keeps where one is, so that the next start goes on there.
    fn keep_place(&mut self) {
        self.since = None;
        let bookmark = self.app.bookmark();
        if let Some(kept) = Kept::of(&self.library, bookmark.clone()) {
            self.keeper.mark(kept);
        }
        self.bookmark = Some(bookmark);
    }

    /// Opens another library in the place of the one on view; says whether the reader stays.
    fn enter(&mut self, paths: &[PathBuf]) -> Result<bool, Error> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| browse::meant(path)).collect();
        let library = match browse::library(&paths) {
            Ok(library) => library,
            Err(error) => {
                let effects = self.app.update(Event::Failed(error.told()));
                return self.obey(effects);
            }
        };
        self.keep_place();
        let kept = self.kept_places();
        let corpus = Arc::new(librarian::begin(&library));
        let nth = self.opened + 1;
        match start_librarian(&self.send, library.clone(), nth) {
            // With its desk the librarian of the library before goes home.
            Ok(desk) => self.librarian = desk,
            Err(error) => {
                let effects = self.app.update(Event::Failed(cause(&error)));
                return self.obey(effects);
            }
        }
        (self.opened, self.bookmark, self.since) = (nth, None, None);
        let bookmark = bookmarks::find(&kept, &library);
        let effects = self.app.update(Event::Entered(corpus, browse::title(&library), bookmark));
        self.library = library;
        self.obey(effects)
    }

    /// Where one was in each library, other windows included.
    fn kept_places(&self) -> Vec<Kept> {
        let mut kept = Shelf::at_home().map(|shelf| bookmarks::read(&shelf)).unwrap_or_default();
        // What was said to the keeper just now may not be written yet.
        kept.extend(Kept::of(&self.library, self.app.bookmark()));
        kept
    }

    /// Looks up on a thread what there is to open, for a disk may take its time.
    fn browse(&self, typed: String) {
        let (send, library) = (self.send.clone(), self.library.clone());
        let _ = thread::Builder::new().name("browser".to_owned()).spawn(move || {
            let ways = guard::run(|| browse::browse(&typed, &library)).unwrap_or_default();
            let _ = send.send(Message::Event(Event::Browsed(typed, ways)));
        });
    }

    /// Takes in one message; says whether the reader stays.
    fn take(&mut self, message: Message) -> Result<bool, Error> {
        match message {
            Message::Event(event) => {
                let effects = self.app.update(event);
                self.obey(effects)
            }
            Message::OfLibrary(nth, event) if nth == self.opened => {
                let effects = self.app.update(event);
                self.obey(effects)
            }
            Message::Answer(answer) => self.hear(answer),
            Message::Told(line, caller) => {
                self.callers.push(caller);
                let effects = self.app.update(Event::Told(line));
                self.obey(effects)
            }
            Message::Uncopied(text) => {
                self.copy_through_terminal(&text)?;
                Ok(true)
            }
            // Of a library that is no longer on view nothing more is wanted.
            Message::OfLibrary(..) | Message::Wake => Ok(true),
            Message::Lost(error) => Err(Error::Terminal(error)),
        }
    }

    /// Takes an answer of the terminal; says whether the reader stays.
    fn hear(&mut self, answer: Answer) -> Result<bool, Error> {
        if matches!(answer, Answer::Background(..)) {
            // The last thing asked.
            self.term.answered();
        }
        match self.looks.hear(answer) {
            Change::Nothing => Ok(true),
            Change::Colours => {
                self.theme = self.looks.theme();
                Ok(true)
            }
            Change::Widths => {
                self.term.wipe()?;
                let effects = self.app.update(Event::Widened);
                self.obey(effects)
            }
        }
    }

    /// Paints everything anew at the window's size, also where that is the same: between two frames a window may shrink and grow
    /// back, or have been in other hands.
    fn turn(&mut self) -> Result<bool, Error> {
        self.term.wipe()?;
        let size = self.term.size()?;
        let effects = self.app.update(Event::Resize(size.width, size.height));
        self.obey(effects)
    }

    /// Does what the app asks for; says whether the reader stays.
    fn obey(&mut self, effects: Vec<Effect>) -> Result<bool, Error> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(false),
                Effect::Suspend => signals::suspend(),
                Effect::Speak(language) => {
                    language.speak();
                    let effects = self.app.update(Event::Spoken);
                    if !self.obey(effects)? {
                        return Ok(false);
                    }
                }
                Effect::Browse(typed) => self.browse(typed),
                Effect::Enter(paths) => {
                    if !self.enter(&paths)? {
                        return Ok(false);
                    }
                }
                Effect::Theme(scheme) => {
                    self.looks.choose(scheme);
                    self.theme = self.looks.theme();
                }
                Effect::Mouse(taken) => term::take_mouse(taken).map_err(Error::Terminal)?,
                Effect::Redraw => self.term.wipe()?,
                Effect::Copy(text) => self.copy(&text)?,
                Effect::CopyPath(spot) => {
                    let place = hands::place(&spot, &self.library);
                    self.copy(&place)?;
                }
                Effect::Export(export) => self.export(export),
                Effect::Pipe(line, text, spot) => {
                    let library = self.library.clone();
                    self.lend(|_| Some(hands::pipe(&line, &text, &spot, &library)));
                }
                Effect::Run(order) if order.own.output == Output::Terminal => {
                    let command = errands::prepare(&order, &self.library);
                    self.lend(|_| {
                        Some(command.map_or_else(
                            |said| said,
                            |mut command| hands::lend(&mut command, &order.own.title, &order.text),
                        ))
                    });
                }
                errand @ (Effect::Run(_) | Effect::Hook(..) | Effect::Picture(_) | Effect::View(..)) => {
                    let send = self.send.clone();
                    errands::run(errand, &self.library, move |event| {
                        send.send(Message::Event(event)).is_ok()
                    });
                }
                Effect::Edit(spot) => self.lend(|session| session.edit(&spot)),
                order @ (Effect::Correct(..) | Effect::Uncorrect(_) | Effect::Pause) => {
                    self.librarian.take(order);
                }
                Effect::Mark(deed) => self.marks.keep(deed),
                order @ (Effect::Note(_) | Effect::Recall) => self.keeper.tell(order),
                question => self.worker.ask(self.app.corpus(), question),
            }
        }
        Ok(true)
    }

    /// Puts a text on the system's clipboard, on a thread, for a program may take its time; else on the terminal's.
    fn copy(&mut self, text: &str) -> Result<(), Error> {
        let (send, ours) = (self.send.clone(), text.to_owned());
        let copier = thread::Builder::new().name("copier".to_owned()).spawn(move || {
            let _ = send.send(match clipboard::put(&ours) {
                Some(program) => Message::Event(Event::Copied(say::BY_PROGRAM.fill([&program]))),
                None => Message::Uncopied(ours),
            });
        });
        if copier.is_ok() { Ok(()) } else { self.copy_through_terminal(text) }
    }

    fn copy_through_terminal(&mut self, text: &str) -> Result<(), Error> {
        let between = Between::us();
        let event = if text.len() > clipboard::LONGEST {
            let most = clipboard::LONGEST / 1000;
            Event::Failed(say::TOO_LONG.fill([&most, &self.app.keymap().key_of("export")]))
        } else {
            self.term.copy(text, between)?;
            Event::Copied(between.way().to_string())
        };
        self.app.update(event);
        Ok(())
    }

    /// Lends the terminal to a job that has a program run on it.
    fn lend(&mut self, job: impl FnOnce(&mut Self) -> Option<String>) {
        if !self.keyboard.rest() {
            self.app.update(Event::Failed(say::KEYBOARD_BUSY.to_string()));
            return;
        }
        let said = job(self);
        self.keyboard.resume();
        self.turned.store(true, Ordering::Relaxed);
        if let Some(said) = said {
            self.app.update(Event::Said(said));
        }
    }

    /// Opens the source of a story in an editor: the file itself if it is text line for line, else a copy of the page.
    fn edit(&mut self, spot: &Spot) -> Option<String> {
        let opened = if let Some(Whereabouts::Text(path)) = self.library.whereabouts(&spot.page) {
            Opened { path: std::path::absolute(&path).unwrap_or(path), line: spot.line, is_copy: false }
        } else {
            let page = self.app.corpus().page(&spot.page)?;
            match self.copies.put(&page.name, &page.text) {
                Ok(path) => Opened { path, line: spot.line, is_copy: true },
                Err(error) => return Some(say::NO_COPY.fill([&cause(&error)])),
            }
        };
        hands::edit(&opened)
    }

    /// Writes stories on a thread of their own, and tells from time to time how far it is.
    fn export(&mut self, order: Export) {
        let (corpus, library, send) =
            (Arc::clone(self.app.corpus()), self.library.clone(), self.send.clone());
        let leaving = Arc::clone(&self.leaving);
        let (finish, done) = channel();
        let tell = move |event| send.send(Message::Event(event)).is_ok();
        let job = move || {
            let leaving = || leaving.load(Ordering::Relaxed);
            export::obey(order, &corpus, &library, leaving, tell);
        };
        let started = thread::Builder::new().name("export".to_owned()).spawn(move || {
            let _finish: Sender<()> = finish;
            guard::run(job)
        });
        match started {
            Ok(_) => self.exports.push(done),
            Err(error) => {
                self.app.update(Event::Failed(say::NOT_EXPORTED.fill([&error])));
            }
        }
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        self.leaving.store(true, Ordering::Relaxed);
        for export in &self.exports {
            let _ = export.recv_timeout(PATIENCE);
        }
    }
}
