//! The loop of the reader: waits for an event, lets the app change, obeys its effects, paints.

use super::config::Config;
use super::error::{Error, cause};
use super::librarian::{self, Order};
use super::library::Library;
use super::past::{Keeper, Shelf};
use super::term::{self, Term};
use super::work::Worker;
use super::{keyboard, marks, sentry, signals};
use crate::app::{App, Effect, Event, answer};
use crate::ui::{self, theme::Theme};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, sync_channel};

/// Messages that may wait. When more come in, whoever sends them waits: a flood of keys stays in the terminal.
const WAITING: usize = 1024;

/// The longest text for the clipboard, in bytes: terminals drop longer ones without a word.
const LONGEST_COPY: usize = 100_000;

/// What wakes the loop.
enum Message {
    /// Something for the app.
    Event(Event),
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
    // What can be had at once the first frame shows; anything else comes when it is read.
    let start = librarian::begin(&library);
    let size = term.size()?;
    let (mut app, mut effects) = App::new(Arc::new(start), (size.width, size.height));
    effects.extend(app.update(Event::Set(config.settings)));
    effects.extend(config.complaint().into_iter().flat_map(|said| app.update(Event::Failed(said))));
    let shelf = Shelf::at_home();
    if let Some(shelf) = &shelf {
        effects.extend(app.update(Event::Remembered(shelf.read())));
    }
    let told = send.clone();
    let keeper = Keeper::start(shelf, move |event| told.send(Message::Event(event)).is_ok());
    let keeper = keeper.map_err(Error::Terminal)?;
    let log = marks::Log::home().map(marks::Log::open).transpose();
    let log = match log {
        Ok(log) => log,
        Err(error) => {
            let said = format!("标记读不出来：{}；这次打开期间的标记不会存下", cause(&error));
            effects.extend(app.update(Event::Failed(said)));
            None
        }
    };
    if let Some(log) = &log {
        effects.extend(app.update(Event::Marked(Arc::new(log.marks().clone()), 0)));
        effects.extend(log.complaint().into_iter().flat_map(|said| app.update(Event::Failed(said))));
    }
    let told = send.clone();
    let marks = marks::Keeper::start(log, move |event| told.send(Message::Event(event)).is_ok());
    let marks = marks.map_err(Error::Terminal)?;
    let (worker, librarian) = start_threads(&send, library).map_err(Error::Terminal)?;
    let theme = if std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) {
        Theme::mono()
    } else {
        Theme::colour()
    };
    Session { app, worker, librarian, keeper, marks, theme, turned, term: &mut term }.run(effects, &inbox)
}

/// Starts the threads that send messages: worker, keyboard, librarian. The librarian takes corrections.
fn start_threads(send: &SyncSender<Message>, library: Library) -> io::Result<(Worker, Sender<Order>)> {
    let report = {
        let send = send.clone();
        move |event| send.send(Message::Event(event)).is_ok()
    };
    let gone = send.clone();
    keyboard::start(report.clone(), move |error| {
        let _ = gone.send(Message::Lost(error));
    })?;
    let librarian = librarian::start(library, report.clone())?;
    Ok((Worker::start(answer, report)?, librarian))
}

/// One run of the reader.
struct Session<'a> {
    app: App,
    worker: Worker,
    theme: Theme,
    /// Where corrections go.
    librarian: Sender<Order>,
    /// Where queries go that are to be remembered.
    keeper: Keeper,
    /// Where marks go.
    marks: marks::Keeper,
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
            Message::Wake => Ok(true),
            Message::Lost(error) => Err(Error::Terminal(error)),
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
                Effect::Redraw => self.term.wipe()?,
                Effect::Copy(text) if text.len() <= LONGEST_COPY => self.term.copy(&text)?,
                Effect::Copy(_) => {
                    let said = Event::Failed("这篇太长，终端的剪贴板放不下".to_owned());
                    self.app.update(said);
                }
                order @ (Effect::Correct(..) | Effect::Uncorrect(_)) => {
                    // A librarian that is gone has said why.
                    let _ = self.librarian.send(Order::Correct(order));
                }
                Effect::Mark(deed) => self.marks.keep(deed),
                order @ (Effect::Note(_) | Effect::Recall) => self.keeper.tell(order),
                question => self.worker.ask(self.app.corpus(), question),
            }
        }
        Ok(true)
    }
}
