//! The worker: answers what the app asks of the corpus on threads of its own, always the newest question of a kind. What stories have to
//! do with each other is answered on a thread apart: in a large library the first such answer takes long, and no search shall wait for it.
//!
//! Knows no terminal. A question that was overtaken before its turn is dropped; one overtaken during its turn is answered, and
//! the app drops the answer by its ticket.

use super::guard;
use crate::app::{Effect, Event};
use crate::corpus::Corpus;
use crate::tongue::shell as say;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// A question to a corpus.
type Question = (Arc<Corpus>, Effect);

/// The threads that answer questions: one for searches, one for kinship.
pub struct Worker {
    desks: [Arc<(Mutex<Desk>, Condvar)>; 2],
}

/// The waiting questions: one place for each kind, by urgency; the newest takes it.
#[derive(Default)]
struct Desk {
    waiting: BTreeMap<u8, Question>,
    closed: bool,
}

impl Desk {
    /// The place of a question, by urgency: what the reader waits for first; none for effects that are no questions.
    fn place(effect: &Effect) -> Option<u8> {
        match effect {
            Effect::Search(..) => Some(0),
            Effect::Open(..) => Some(1),
            Effect::Relate(..) => Some(2),
            Effect::Narrow(..) => Some(3),
            Effect::Mention(..) => Some(4),
            Effect::Card(..) => Some(5),
            Effect::Chart(..) => Some(6),
            Effect::Count(..) => Some(7),
            Effect::Complete(..) => Some(8),
            Effect::Tally(..) => Some(9),
            Effect::Fold(..) => Some(10),
            Effect::Thread(..) => Some(11),
            Effect::Gather(..) => Some(12),
            Effect::Settle(_) => Some(13),
            Effect::Survey(_) => Some(14),
            Effect::Figure(..) => Some(15),
            _ => None,
        }
    }

    fn put(&mut self, corpus: Arc<Corpus>, effect: Effect) {
        if let Some(place) = Self::place(&effect) {
            self.waiting.insert(place, (corpus, effect));
        }
    }

    fn next(&mut self) -> Option<Question> {
        self.waiting.pop_first().map(|(_, question)| question)
    }
}

impl Worker {
    /// Starts the threads. `answer` answers a question (see [`crate::app::answer`]); `report` takes the answers and says
    /// whether anybody still wants them. A question whose answer panics is reported as [`Event::Unanswered`].
    pub fn start(
        answer: impl Fn(&Corpus, &Effect) -> Option<Event> + Clone + Send + 'static,
        report: impl Fn(Event) -> bool + Clone + Send + 'static,
    ) -> io::Result<Self> {
        let desks = <[Arc<(Mutex<Desk>, Condvar)>; 2]>::default();
        for (desk, name) in desks.iter().zip(["worker", "kinship"]) {
            let (mine, answer, report) = (Arc::clone(desk), answer.clone(), report.clone());
            thread::Builder::new().name(name.to_owned()).spawn(move || {
                while let Some((corpus, effect)) = wait(&mine) {
                    let event = match guard::run(|| answer(&corpus, &effect)) {
                        Ok(event) => event,
                        Err(said) => {
                            Some(Event::Unanswered(effect.waited_for(), say::NO_ANSWER.fill([&said])))
                        }
                    };
                    if event.is_some_and(|event| !report(event)) {
                        break;
                    }
                }
            })?;
        }
        Ok(Self { desks })
    }

    /// Asks a question; effects that are no questions are ignored.
    pub fn ask(&self, corpus: &Arc<Corpus>, effect: Effect) {
        let [searches, kinship] = &self.desks;
        let of_kin = matches!(effect, Effect::Relate(..) | Effect::Thread(..) | Effect::Fold(..));
        let (desk, bell) = &**if of_kin { kinship } else { searches };
        desk.lock().unwrap_or_else(PoisonError::into_inner).put(Arc::clone(corpus), effect);
        bell.notify_one();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        for desk in &self.desks {
            let (desk, bell) = &**desk;
            desk.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
            bell.notify_one();
        }
    }
}

/// The next question, when there is one; none when nobody will ask any more.
fn wait((desk, bell): &(Mutex<Desk>, Condvar)) -> Option<Question> {
    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if desk.closed {
            return None;
        }
        if let Some(question) = desk.next() {
            return Some(question);
        }
        desk = bell.wait(desk).unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Ticket;
    use crate::index::Weights;
    use crate::query::Query;
    use std::sync::mpsc::channel;

    fn search(n: u64) -> Effect {
        Effect::Search(Ticket(n), Query::default())
    }

    #[test]
    fn the_newest_question_of_a_kind_waits_and_hits_come_before_counts() {
        let mut desk = Desk::default();
        let corpus = Arc::new(Corpus::default());
        for effect in [
            Effect::Count(Ticket(1), Query::default()),
            search(1),
            search(2),
            Effect::Relate(Ticket(1), 0, Weights::default()),
            Effect::Quit,
        ] {
            desk.put(Arc::clone(&corpus), effect);
        }
        let order: Vec<Effect> = std::iter::from_fn(|| desk.next()).map(|(_, effect)| effect).collect();
        assert_eq!(
            order,
            [
                search(2),
                Effect::Relate(Ticket(1), 0, Weights::default()),
                Effect::Count(Ticket(1), Query::default())
            ]
        );
    }

    #[test]
    fn a_panic_is_reported_and_the_next_question_is_answered() {
        let (send, events) = channel();
        let answer = |_: &Corpus, effect: &Effect| {
            assert_ne!(*effect, search(1), "坏索引");
            Some(Event::Failed("好".to_owned()))
        };
        let worker = Worker::start(answer, move |event| send.send(event).is_ok()).unwrap();
        let corpus = Arc::new(Corpus::default());
        worker.ask(&corpus, search(1));
        assert!(matches!(events.recv().unwrap(), Event::Unanswered(_, said) if said.contains("坏索引")));
        worker.ask(&corpus, search(2));
        assert!(matches!(events.recv().unwrap(), Event::Failed(said) if said == "好"));
        drop(worker);
        assert!(events.recv().is_err());
    }
}
