//! Which stories a query asks for: sets and their and, or, not. Where the lists of the index are not sure, the stories are read.
//!
//! Reading is bounded. Where more stories would have to be read than that, the set is cut short and says so: what is in it belongs
//! there, and a total counted from it is a lower bound.

use super::Index;
use super::bits::Bits;
use super::laid::Laid;
use super::namesakes::name_of;
use super::postings::Lot;
use super::read::{self, Holder};
use crate::marks::Marks;
use crate::query::term::ALIKE_LETTERS;
use crate::query::{Ask, Field, Need, Pattern, Term};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// At most so many stories are read to be sure of one run of letters.
const READ: usize = 8192;
/// At most so many stories are read to see how near to each other words stand, or whether with the gaps that were typed.
const PASSED: usize = 1024;
/// At most so many stories are read to hear whether a row of sounds is in them.
const HEARD: usize = 1024;

/// How far a query reaches for stories: each reach takes in those before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// What stands there letter by letter.
    Letters,
    /// What is known of a story without standing in it.
    Known,
    /// Everything: sounds, and look-alikes where they count.
    All,
}

/// The stories of one term, by the way in which they have it.
pub(super) struct Met {
    pub(super) letters: Bits,
    /// With those that were not read because they were too many.
    may: Option<Bits>,
    pub(super) known: Bits,
    heard: Bits,
    alike: Bits,
}

/// The stories that were read for an expression, and those of them that it fits.
struct Fitted {
    read: Bits,
    fits: Bits,
}

/// The expression that a part of a query asks for or refuses.
fn pattern_of(ask: &Ask) -> Option<&Pattern> {
    match ask {
        Ask::Pattern(pattern) => Some(pattern),
        Ask::Not(ask) => pattern_of(ask),
        _ => None,
    }
}

/// Answers one query; remembers what it found out about each term.
pub(super) struct Seeker<'a> {
    index: &'a Index,
    marks: &'a Marks,
    terms: RefCell<HashMap<(String, bool), Rc<Met>>>,
    patterns: RefCell<HashMap<String, Fitted>>,
    cut: Cell<bool>,
}

impl<'a> Seeker<'a> {
    pub(super) fn new(index: &'a Index, marks: &'a Marks) -> Self {
        Self { index, marks, terms: RefCell::default(), patterns: RefCell::default(), cut: Cell::new(false) }
    }

    /// Whether some set had to be cut short.
    pub(super) fn was_cut(&self) -> bool {
        self.cut.get()
    }

    /// The stories that a part of a query asks for.
    pub(super) fn asked(&self, ask: &Ask, reach: Reach) -> Bits {
        let bound = self.index.bound();
        match ask {
            Ask::All(asks) => {
                // Expressions read what the other parts leave.
                let (read, told): (Vec<&Ask>, Vec<&Ask>) =
                    asks.iter().partition(|ask| pattern_of(ask).is_some());
                // A set that is empty needs no other.
                let narrow = |bits: Bits, ask: &Ask| match ask {
                    _ if bits.is_empty() => bits,
                    Ask::Pattern(pattern) => self.fitted(pattern, bits).0,
                    Ask::Not(inner) if let Ask::Pattern(pattern) = inner.as_ref() => {
                        let (fitted, unread) = self.fitted(pattern, bits.clone());
                        bits.minus(&fitted).minus(&unread)
                    }
                    ask => bits.and(&self.asked(ask, reach)),
                };
                told.into_iter().chain(read).fold(self.index.all.clone(), narrow)
            }
            Ask::Any(asks) => {
                asks.iter().fold(Bits::none(bound), |bits, ask| bits.or(&self.asked(ask, reach)))
            }
            Ask::Not(ask) => self.index.all.clone().minus(&self.refused(ask)),
            Ask::Text(term) => self.met(term).within(reach),
            Ask::Pattern(pattern) => self.fitted(pattern, self.index.all.clone()).0,
            Ask::Near(terms, within) => {
                let runs: Vec<Vec<char>> = terms.iter().map(Term::chars).collect();
                let met = runs.iter().map(|run| self.index.postings.holding(run).stories);
                let all = met.fold(self.index.all.clone(), |bits, met| bits.and(&met));
                let holders: Vec<Holder> = runs.iter().map(|run| Holder::new(run)).collect();
                let near = |story: &Laid<'_>| read::near(story, &holders, *within);
                self.sift(all, PASSED, || Bits::none(bound), |number| self.index.passes(number, near))
            }
            Ask::Field(Field::Person, term) if let (name, Some(place)) = name_of(&term.typed) => {
                self.index.person_at(name, place)
            }
            Ask::Field(field, term) if field.is_of_reader() => self.index.marked(self.marks, *field, term),
            Ask::Unknown(field) if field.is_of_reader() => self.index.unmarked(self.marks, *field),
            Ask::Field(field, term) => self.index.columns.named(*field, term),
            Ask::Days(Field::Issued, days) => self.index.issued(days),
            Ask::Days(_, days) => self.index.columns.dated(days),
            Ask::Unknown(Field::Issued) => self.index.undated(),
            Ask::Unknown(field) => self.index.columns.unknown(*field),
        }
    }

    /// The stories that a negation leaves out: those with the very letters, never those that merely sound alike.
    fn refused(&self, ask: &Ask) -> Bits {
        let bound = self.index.bound();
        match ask {
            Ask::Text(term) => {
                let met = self.met(term);
                met.may.as_ref().unwrap_or(&met.letters).clone()
            }
            Ask::Pattern(pattern) => {
                let (fitted, unread) = self.fitted(pattern, self.index.all.clone());
                fitted.or(&unread)
            }
            Ask::All(asks) => {
                asks.iter().fold(self.index.all.clone(), |bits, ask| bits.and(&self.refused(ask)))
            }
            Ask::Any(asks) => asks.iter().fold(Bits::none(bound), |bits, ask| bits.or(&self.refused(ask))),
            Ask::Not(ask) => self.index.all.clone().minus(&self.refused(ask)),
            Ask::Near(..) | Ask::Field(..) | Ask::Days(..) | Ask::Unknown(_) => {
                self.asked(ask, Reach::Letters)
            }
        }
    }

    /// Those of some stories that an expression fits, and those that were not read because they were too many. What was read once is
    /// remembered.
    fn fitted(&self, pattern: &Pattern, among: Bits) -> (Bits, Bits) {
        let may = among.and(&self.needed(pattern.needs()));
        let mut patterns = self.patterns.borrow_mut();
        let none = || Bits::none(self.index.bound());
        let known =
            patterns.entry(pattern.typed.clone()).or_insert_with(|| Fitted { read: none(), fits: none() });
        let unread = may.clone().minus(&known.read);
        // The newest part of a library is most likely what is wanted.
        let skipped = unread.count().saturating_sub(READ);
        for number in unread.iter().skip(skipped) {
            known.read.add(number);
            if self.index.passes(number, |story| read::fits(story, pattern)) {
                known.fits.add(number);
            }
        }
        if skipped > 0 {
            self.cut.set(true);
        }
        (may.clone().and(&known.fits), may.minus(&known.read))
    }

    /// The stories that may hold what an expression needs.
    fn needed(&self, need: &Need) -> Bits {
        match need {
            Need::Run(run) => self.index.postings.holding(run).stories,
            Need::All(needs) => {
                needs.iter().fold(self.index.all.clone(), |bits, need| bits.and(&self.needed(need)))
            }
            Need::Any(needs) => {
                needs.iter().fold(Bits::none(self.index.bound()), |bits, need| bits.or(&self.needed(need)))
            }
        }
    }

    /// The stories that meet a term. Look-alikes are only looked for where nothing else is found, or where they are asked for.
    pub(super) fn met(&self, term: &Term) -> Rc<Met> {
        let key = (term.typed.clone(), term.quoted);
        if let Some(met) = self.terms.borrow().get(&key) {
            return Rc::clone(met);
        }
        let (letters, may) = self.lettered(term);
        let (known, heard) = (self.index.columns.known(term), self.heard(term));
        let found = !(letters.is_empty() && known.is_empty() && heard.is_empty());
        let alike =
            if term.alike || !found { self.alike(term, READ) } else { Bits::none(self.index.bound()) };
        let met = Rc::new(Met { letters, may, known, heard, alike });
        self.terms.borrow_mut().insert(key, Rc::clone(&met));
        met
    }

    /// The stories with a look-alike in place of one character; where more than so many would have to be read for it, some are left out.
    pub(super) fn alike(&self, term: &Term, most: usize) -> Bits {
        let mut alike = Bits::none(self.index.bound());
        if term.quoted || term.letters.len() < ALIKE_LETTERS {
            return alike;
        }
        let mut left = most;
        for run in self.index.postings.alike(&term.chars()) {
            let lot = self.index.postings.holding(&run);
            let unread = lot.unsure.count();
            if unread <= left {
                left -= unread;
                alike = alike.or(&self.held(&run, lot).0);
            }
        }
        alike
    }

    /// The stories that hold a run of folded letters; and, where some of those that may were not read, all that may.
    pub(super) fn holding(&self, run: &[char]) -> (Bits, Option<Bits>) {
        self.held(run, self.index.postings.holding(run))
    }

    fn held(&self, run: &[char], lot: Lot) -> (Bits, Option<Bits>) {
        let holder = Holder::new(run);
        self.sure(
            lot,
            READ,
            || self.index.postings.heading(run),
            |number| self.index.passes(number, |story| holder.holds(story)),
        )
    }

    fn lettered(&self, term: &Term) -> (Bits, Option<Bits>) {
        let run = term.chars();
        if !term.quoted {
            return self.holding(&run);
        }
        let mut lot = self.index.postings.holding(&run);
        lot.unsure = lot.stories.clone();
        let holder = Holder::new(&run);
        let stands = |story: &Laid<'_>| holder.holds_as(&term.letters, story);
        self.sure(
            lot,
            PASSED,
            || self.index.postings.heading(&run),
            |number| self.index.passes(number, stands),
        )
    }

    /// The stories in which a term sounds, by any way to spell it; the surest ways first, until enough stories were read.
    fn heard(&self, term: &Term) -> Bits {
        let mut heard = Bits::none(self.index.bound());
        let mut left = HEARD;
        for spelling in &term.spellings {
            let Lot { stories, unsure } = self.index.postings.sounding(spelling);
            heard = heard.or(&stories.minus(&unsure));
            let new = unsure.minus(&heard);
            let (many, ear) = (new.count(), spelling.ear());
            let heads = || self.index.postings.heading_sounds(spelling);
            let sounds = |number| self.index.passes(number, |story| read::sounds(story, ear));
            heard = heard.or(&self.sift(new, left, heads, sounds));
            left = left.saturating_sub(many);
        }
        heard
    }

    /// What of a lot is sure once its unsure stories, at most so many, are read; and the whole lot, where not all of them were.
    fn sure(
        &self,
        lot: Lot,
        most: usize,
        heads: impl FnOnce() -> Bits,
        test: impl Fn(usize) -> bool,
    ) -> (Bits, Option<Bits>) {
        let Lot { stories, unsure } = lot;
        let many = unsure.count();
        let sure = stories.clone().minus(&unsure).or(&self.sift(unsure, most, heads, test));
        (sure, (many > most).then_some(stories))
    }

    /// Those of some stories that pass a test. At most so many are read: those among `first`, then the last.
    fn sift(
        &self,
        stories: Bits,
        most: usize,
        first: impl FnOnce() -> Bits,
        test: impl Fn(usize) -> bool,
    ) -> Bits {
        let pass = |stories: &Bits, skipped: usize| {
            Bits::of(self.index.bound(), stories.iter().skip(skipped).filter(|number| test(*number)))
        };
        let many = stories.count();
        if many <= most {
            return pass(&stories, 0);
        }
        self.cut.set(true);
        let first = first().and(&stories);
        let heads = first.count();
        let rest = stories.minus(&first);
        let left = most.saturating_sub(heads);
        pass(&first, heads.saturating_sub(most)).or(&pass(&rest, rest.count().saturating_sub(left)))
    }
}

impl Met {
    fn within(&self, reach: Reach) -> Bits {
        let letters = self.letters.clone();
        match reach {
            Reach::Letters => letters,
            Reach::Known => letters.or(&self.known),
            Reach::All => letters.or(&self.known).or(&self.heard).or(&self.alike),
        }
    }

    /// Whether no story has the term.
    pub(super) fn is_empty(&self) -> bool {
        [&self.letters, &self.known, &self.heard, &self.alike].into_iter().all(Bits::is_empty)
    }
}
