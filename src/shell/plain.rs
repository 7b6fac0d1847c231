//! The linear face of the reader: a line in, the pane in focus out as numbered lines. The same app behind it as behind the window, its
//! questions answered one after the other, so that what a script says has an answer before its next line is read.

use super::config::Config;
use super::error::{Error, cause};
use super::library::Library;
use super::out::Out;
use super::past::Shelf;
use super::{browse, errands, export, hands, librarian, marks};
use crate::app::bookmark::Bookmark;
use crate::app::key::Key;
use crate::app::mouse::{Act, Click};
use crate::app::settings::own::Output;
use crate::app::settings::{Settings, interface::Interface};
use crate::app::{App, Effect, Event, answer};
use crate::corpus::Corpus;
use crate::text::width::Widths;
use crate::tongue::shell as say;
use crate::ui::plain::{self, COLUMN, SIZE};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// The longest line that is taken, in bytes; what is beyond is left out.
const LONGEST: usize = 1024;

/// Reads lines until there are no more or the reader leaves. `corpus` reads the library anew, after a correction.
pub fn open<W: Write>(
    library: Library,
    config: &Config,
    corpus: impl Fn(&Library) -> Corpus,
    input: impl BufRead,
    out: &mut Out<W>,
) -> Result<(), Error> {
    // Nothing is drawn that would be read aloud.
    Widths::default().in_ascii().set();
    let shelf = Shelf::at_home();
    let log = marks::Log::home().and_then(|folder| marks::Log::open(folder).ok());
    let (app, effects) = App::new(Arc::new(corpus(&library)), SIZE);
    let mut face = Face { app, library, corpus, shelf, log, printed: Vec::new(), over: false };
    face.settle(effects);
    let known = [
        // What is said of the window does not count here.
        Some(Event::Set(Settings { interface: Interface::default(), ..config.settings.clone() })),
        config.complaint().map(Event::Failed),
        face.shelf.as_ref().map(|shelf| Event::Remembered(shelf.read())),
        face.log.as_ref().map(|log| Event::Marked(Arc::new(log.marks().clone()), 0)),
    ];
    known.into_iter().flatten().for_each(|event| face.send(event));
    let is_heard = io::stdin().is_terminal();
    if is_heard {
        let keys = face.app.keymap();
        out.line(&say::PLAIN_HOW.fill([&keys.key_of("help"), &keys.key_of("quit")]))?;
    }
    face.print(out)?;
    for line in input.split(b'\n') {
        let Ok(mut line) = line else { break };
        line.truncate(LONGEST);
        // The cut may have left half a character.
        face.take(String::from_utf8_lossy(&line).trim_end_matches(char::REPLACEMENT_CHARACTER));
        face.print(out)?;
        if face.over {
            break;
        }
    }
    Ok(())
}

/// The app, and the parts of the world it needs.
struct Face<C> {
    app: App,
    library: Library,
    corpus: C,
    shelf: Option<Shelf>,
    log: Option<marks::Log>,
    /// Texts to be printed before the next rows.
    printed: Vec<String>,
    /// Whether the reader has left.
    over: bool,
}

impl<C: Fn(&Library) -> Corpus> Face<C> {
    /// Does what a line says.
    fn take(&mut self, line: &str) {
        let line = line.trim();
        // A row of those that may be opened is chosen like any other.
        let is_way = self.app.opening().path().is_some() && line.parse::<u16>().is_ok();
        if self.app.is_answering() && !is_way {
            if Key::named(line).is_none_or(|key| key.name().chars().count() == 1) {
                self.ask("field-clear");
                self.send(Event::Paste(line.to_owned()));
                return self.ask("answer");
            }
            return self.press(line);
        }
        if let Some(name) = line.strip_prefix([':', '：']).map(str::trim).filter(|name| !name.is_empty()) {
            return self.ask(name);
        }
        // A number beyond the rows, such as a year, is searched.
        let rows = plain::read(&self.app).rows;
        let last = rows.last().map_or(0, |(row, ..)| *row);
        if let Some(row) = line.parse::<u16>().ok().filter(|row| *row <= last) {
            if rows.iter().all(|(shown, ..)| *shown != row) {
                return self.send(Event::Failed(say::PLAIN_NO_ROW.fill([&row])));
            }
            let click = |act| Event::Mouse(Click { act, column: COLUMN, row, count: 2 });
            self.send(click(Act::Press));
            return self.send(click(Act::Release));
        }
        if line.is_empty() {
            return self.press("pagedown");
        }
        if line.split_whitespace().all(|name| Key::named(name).is_some())
            && !line.contains(crate::text::is_han)
        {
            return line.split_whitespace().for_each(|name| self.press(name));
        }
        self.search(line.strip_prefix(['/', '／']).unwrap_or(line));
    }

    /// Searches for other words than before.
    fn search(&mut self, words: &str) {
        if !self.app.is_typing() {
            self.ask("search");
        }
        self.ask("clear-prompt");
        self.send(Event::Paste(words.trim().to_owned()));
        self.ask("leave-prompt");
    }

    /// Does the command of this name, whatever its keys are.
    fn ask(&mut self, name: &str) {
        self.send(Event::Asked(name.to_owned()));
    }

    fn press(&mut self, name: &str) {
        if let Some(key) = Key::named(name) {
            self.send(Event::Key(key));
        }
    }

    fn send(&mut self, event: Event) {
        let effects = self.app.update(event);
        self.settle(effects);
    }

    /// Does what the app asks for, until it asks for nothing more.
    fn settle(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            for event in self.obey(effect) {
                waiting.extend(self.app.update(event));
            }
        }
    }

    fn obey(&mut self, effect: Effect) -> Vec<Event> {
        let failed = |error: &io::Error| vec![Event::Failed(cause(error))];
        match effect {
            Effect::Quit => {
                self.over = true;
                Vec::new()
            }
            // There is no screen, no mouse and nothing to wait for.
            Effect::Suspend | Effect::Redraw | Effect::Mouse(_) | Effect::Theme(_) | Effect::Pause => {
                Vec::new()
            }
            Effect::Speak(language) => {
                language.speak();
                vec![Event::Spoken]
            }
            Effect::Copy(text) => self.print_copy(text),
            Effect::CopyPath(spot) => self.print_copy(hands::place(&spot, &self.library)),
            Effect::Export(order) => {
                let told = RefCell::new(Vec::new());
                export::obey(
                    order,
                    self.app.corpus(),
                    &self.library,
                    || false,
                    |event| {
                        told.borrow_mut().push(event);
                        true
                    },
                );
                told.into_inner()
            }
            Effect::Pipe(..) | Effect::Edit(_) => vec![Event::Failed(say::PLAIN_NOT.to_string())],
            Effect::Run(order) if order.own.output == Output::Terminal => {
                vec![Event::Failed(say::PLAIN_NOT.to_string())]
            }
            errand @ (Effect::Run(_) | Effect::Hook(..) | Effect::Picture(_) | Effect::View(..)) => {
                errands::go(errand, &self.library).into_iter().collect()
            }
            Effect::Mark(deed) => {
                match self.log.as_mut().map(|log| log.keep(&deed).map(|()| (log.marks().clone(), log.kept())))
                {
                    Some(Ok((marks, kept))) => vec![Event::Marked(Arc::new(marks), kept)],
                    Some(Err(error)) => failed(&error),
                    None => Vec::new(),
                }
            }
            Effect::Note(note) => match self.shelf.as_ref().map(|shelf| shelf.keep(&note)) {
                Some(Err(error)) => failed(&error),
                _ => Vec::new(),
            },
            Effect::Browse(typed) => {
                let ways = browse::browse(&typed, &self.library);
                vec![Event::Browsed(typed, ways)]
            }
            Effect::Enter(paths) => self.enter(&paths),
            Effect::Recall => self.shelf.iter().map(|shelf| Event::Remembered(shelf.read())).collect(),
            Effect::Correct(ref name, ref correction) => {
                self.read_anew(&effect, |library| library.correct(name, correction).map(drop))
            }
            Effect::Uncorrect(ref name) => {
                self.read_anew(&effect, |library| library.uncorrect(name).map(drop))
            }
            question => answer(self.app.corpus(), &question).into_iter().collect(),
        }
    }

    /// Puts another library in the place of the one on view.
    fn enter(&mut self, paths: &[PathBuf]) -> Vec<Event> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| browse::meant(path)).collect();
        match browse::library(&paths) {
            Ok(library) => {
                let (corpus, title) = (Arc::new((self.corpus)(&library)), browse::title(&library));
                self.library = library;
                vec![Event::Entered(corpus, title, Bookmark::default())]
            }
            // Nobody sees the box that stays open in the window.
            Err(error) => vec![Event::Asked("leave-field".to_owned()), Event::Failed(error.told())],
        }
    }

    fn print_copy(&mut self, text: String) -> Vec<Event> {
        self.printed.push(text);
        vec![Event::Copied(say::PLAIN_COPIED.to_string())]
    }

    fn read_anew(&self, effect: &Effect, correct: impl FnOnce(&Library) -> Result<(), Error>) -> Vec<Event> {
        match correct(&self.library) {
            Ok(()) => vec![Event::Ingested(Arc::new((self.corpus)(&self.library)))],
            Err(error) => vec![librarian::refused(effect, &error)],
        }
    }

    /// Prints what the window shows.
    fn print<W: Write>(&mut self, out: &mut Out<W>) -> Result<(), Error> {
        for text in self.printed.drain(..) {
            text.lines().try_for_each(|line| out.line(line))?;
        }
        if !self.over {
            let shown = plain::read(&self.app);
            out.line(&shown.query)?;
            out.line(&shown.title)?;
            for (number, chosen, text) in shown.rows {
                out.line(&format!("{number:>3}{} {text}", if chosen { '*' } else { ' ' }))?;
            }
            if let Some(message) = &shown.message {
                out.line(message)?;
            }
            out.line("")?;
        }
        out.flush()
    }
}
