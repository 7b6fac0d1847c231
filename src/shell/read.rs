//! The loop of the reader: waits for an event, lets the app change, obeys its effects, paints.

use super::clipboard::{self, Between};
use super::config::Config;
use super::error::Error;
use super::error::cause;
use super::hands::{self, Copies, Opened};
use super::input::{Answer, Input};
use super::keyboard::{self, Keyboard};
use super::librarian::{self, Desk};
use super::library::Library;
use super::library::Whereabouts;
use super::looks::{Change, Looks};
use super::past::{Keeper, Shelf};
use super::term::{self, Term};
use super::work::Worker;
use super::{export, guard, marks, sentry, signals};
use crate::app::take::{Export, Spot};
use crate::app::{App, Effect, Event, answer};
use crate::tongue::take as say;
use crate::ui::{self, theme::Theme};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

/// Messages that may wait. When more come in, whoever sends them waits: a flood of keys stays in the terminal.
const WAITING: usize = 1024;

/// How long the end of the program waits for an export to clear up after itself.
const PATIENCE: Duration = Duration::from_secs(1);

/// What wakes the loop.
enum Message {
    /// Something for the app.
    Event(Event),
    /// The terminal says something of itself.
    Answer(Answer),
    /// No program took this text for the clipboard.
    Uncopied(String),
    /// Look up: the window has turned (see [`Session::turned`]).
    Wake,
    /// The terminal can no longer be read.
    Lost(io::Error),
}

/// Opens the reader on a library and stays until the reader leaves.
pub fn open(library: Library, config: &Config) -> Result<(), Error> {
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
    let start = librarian::begin(&library);
    let size = term.size()?;
    let (mut app, mut effects) = App::new(Arc::new(start), (size.width, size.height));
    effects.extend(app.update(Event::Set(config.settings.clone())));
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
    let (worker, librarian, keyboard) = start_threads(&send, library.clone()).map_err(Error::Terminal)?;
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
        copies,
        exports: Vec::new(),
        leaving: Arc::default(),
        send,
        term: &mut term,
    }
    .run(effects, &inbox)
}

/// Starts the threads that send messages: worker, keyboard, librarian. The librarian takes corrections.
fn start_threads(send: &SyncSender<Message>, library: Library) -> io::Result<(Worker, Desk, Keyboard)> {
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
    let librarian = librarian::start(library, report.clone())?;
    Ok((Worker::start(answer, report)?, librarian, keyboard))
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
    /// Copies of sources that were opened in an editor.
    copies: Copies,
    /// What hangs up when an export under way is at its end, and whether they are to break off: nothing half written stays.
    exports: Vec<Receiver<()>>,
    leaving: Arc<AtomicBool>,
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
            let Ok(first) = inbox.recv() else { return Ok(()) };
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
        Ok(())
    }

    /// Takes in one message; says whether the reader stays.
    fn take(&mut self, message: Message) -> Result<bool, Error> {
        match message {
            Message::Event(event) => {
                let effects = self.app.update(event);
                self.obey(effects)
            }
            Message::Answer(answer) => self.hear(answer),
            Message::Uncopied(text) => {
                self.copy_through_terminal(&text)?;
                Ok(true)
            }
            Message::Wake => Ok(true),
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
            Event::Failed(say::TOO_LONG.fill([&most]))
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
