//! The page as a whole: which open tail each open head continues, and so which story every paragraph belongs to.
//!
//! The page is read once from top to bottom with several hypotheses side by side (a beam). A hypothesis knows the story it is in,
//! the story the last heading began, and the broken paragraphs still waiting for their continuation. Each paragraph may continue one
//! of these, or stand alone in the story being read, or in the one the heading began; each choice adds its evidence to the score.
//! The best hypothesis at the foot of the page decides everything at once. Hypotheses that differ only in their past are one, so a
//! page without breaks costs one hypothesis.

use super::drafts::{Drafts, Form, Place};
use super::events::{self, Event, Events, Run};
use super::lines::Line;
use super::pieces::Piece;
use super::repeats::Repeat;
use super::seam;
use super::shapes::{End, is_longer};
use super::style::Style;
use super::trim::{Trim, twice};
use super::vocabulary::{self, Away, Vocabulary};
use super::weights as w;
use crate::story::{Reason, Role};

mod write;

/// Two pieces of one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Join {
    pub tail: usize,
    pub head: usize,
    pub rule: &'static str,
    pub confidence: f32,
}

/// A piece brought back to its story from inside another.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub piece: usize,
    pub after: usize,
    pub rule: &'static str,
    pub confidence: f32,
}

/// What the page-wide decision found.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub joins: Vec<Join>,
    pub moves: Vec<Move>,
    pub trims: Vec<Trim>,
    /// Evidence for the whole reading: the higher, the better it explains the page.
    pub score: f32,
}

/// How a paragraph was placed: in which story, after which open tail, and the evidence for it.
#[derive(Debug, Clone, Copy)]
struct Choice {
    story: usize,
    tail: Option<usize>,
    value: f32,
}

/// One way to read the page as far as it was read.
#[derive(Debug, Clone)]
struct Hypothesis {
    score: f32,
    /// The story it is in.
    now: usize,
    /// The story that the last heading began.
    main: usize,
    /// That story has no text yet.
    bare: bool,
    /// Those begun before it, the latest first.
    past: [Option<usize>; w::STRAYED_FROM],
    /// Runs waiting for a continuation, each with the story it was placed in; the oldest first.
    open: Vec<(usize, usize)>,
    /// The story whose passage was just read a second time.
    echo: Option<usize>,
    /// Where the region being read was last interrupted by another story.
    away: Option<Away>,
    /// That other story went on with a paragraph of its own there.
    stays: bool,
    /// What it just decided, and the index of the step before in the history.
    choice: Option<Choice>,
    history: usize,
}

/// One step of a hypothesis and the step before it.
#[derive(Debug, Clone, Copy)]
struct Step {
    before: usize,
    event: usize,
    choice: Choice,
}

/// Decides all joins of the page and moves pieces to the stories they belong to.
pub(super) fn decide(
    lines: &[Line],
    pieces: &[Piece],
    repeats: &[Option<Repeat>],
    drafts: &mut Drafts,
    style: &Style,
) -> Plan {
    let Events { list, runs, named, captions, .. } = events::read(lines, pieces, repeats, drafts, style);
    let mut plan = Plan::default();
    for (tail, head) in captions {
        let (before, after) = (pieces[tail].chars(lines), pieces[head].chars(lines));
        let value = seam::reads_on(before, after) - seam::opens(after) + w::JOIN_NEXT;
        plan.joins.push(Join { tail, head, rule: "caption", confidence: confidence(value) });
    }
    let mut reader = Reader {
        lines,
        pieces,
        places: drafts.places.clone(),
        style,
        runs,
        vocabulary: Vocabulary::default(),
        seams: Vec::new(),
        goes_on: None,
        taken_up: Vec::new(),
        named,
        headlines: drafts.stories.iter().map(|draft| draft.headline).collect(),
        loose: drafts.stories.iter().map(|draft| draft.form != Form::Text).collect(),
    };
    let (choices, score) = reader.read(&list);
    plan.score = score;
    reader.write(&list, &choices, drafts, &mut plan);
    plan
}

struct Reader<'a> {
    lines: &'a [Line],
    pieces: &'a [Piece],
    /// Where every piece stands before anything is moved.
    places: Vec<Place>,
    style: &'a Style,
    runs: Vec<Run>,
    vocabulary: Vocabulary,
    /// How the run being placed reads after each open tail: hypotheses ask the same again.
    seams: Vec<(usize, f32)>,
    /// Whether it has a pair of letters in common with the run above.
    goes_on: Option<bool>,
    /// Whether it takes up the headline of each story.
    taken_up: Vec<(usize, bool)>,
    /// For each story whether its reporters are named already.
    named: Vec<bool>,
    /// The headline of each story, and whether its paragraphs have little to do with each other, as those of a digest.
    headlines: Vec<Option<usize>>,
    loose: Vec<bool>,
}

impl Reader<'_> {
    /// Reads the page with hypotheses side by side; says how each paragraph is placed.
    fn read(&mut self, events: &[Event]) -> (Vec<Option<Choice>>, f32) {
        let start = Hypothesis {
            score: 0.0,
            now: 0,
            main: 0,
            bare: false,
            past: [None; w::STRAYED_FROM],
            open: Vec::new(),
            echo: None,
            away: None,
            stays: false,
            choice: None,
            history: usize::MAX,
        };
        let mut beam = vec![start];
        let mut history: Vec<Step> = Vec::new();
        for (n, event) in events.iter().enumerate() {
            match *event {
                Event::Begin(story) => beam.iter_mut().for_each(|h| {
                    h.past.rotate_right(1);
                    h.past[0] = Some(h.main).filter(|main| *main != story);
                    h.now = story;
                    h.main = story;
                    h.bare = true;
                    h.echo = None;
                    h.away = None;
                }),
                // The crosshead of a story that was only visited belongs to it, and its text tells.
                Event::Part(_) => beam.iter_mut().for_each(|h| h.echo = None),
                Event::Echo(story) => beam.iter_mut().for_each(|h| h.echo = Some(story)),
                Event::Sign(_) => beam.iter_mut().for_each(|h| self.sign(h)),
                Event::Text(run) => {
                    self.seams.clear();
                    self.goes_on = None;
                    self.taken_up.clear();
                    let mut grown = Vec::with_capacity(beam.len() * 4);
                    for hypothesis in &beam {
                        self.place(hypothesis, run, &mut grown);
                    }
                    beam = grown;
                }
            }
            merge(&mut beam);
            for hypothesis in &mut beam {
                if let Some(choice) = hypothesis.choice.take() {
                    history.push(Step { before: hypothesis.history, event: n, choice });
                    hypothesis.history = history.len() - 1;
                }
            }
        }
        for hypothesis in &mut beam {
            hypothesis.score += w::TAIL_LOST * hypothesis.open.len() as f32;
        }
        let best = beam.into_iter().max_by(|a, b| a.score.total_cmp(&b.score));
        let mut choices = vec![None; events.len()];
        let (mut at, score) = best.map_or((usize::MAX, 0.0), |h| (h.history, h.score));
        while let Some(step) = history.get(at) {
            choices[step.event] = Some(step.choice);
            at = step.before;
        }
        (choices, score)
    }

    /// Names and jumps belong to the story being read; they close a story that was only visited.
    fn sign(&self, h: &mut Hypothesis) {
        let story = if h.now != h.main && self.named[h.now] { h.main } else { h.now };
        h.choice = Some(Choice { story, tail: None, value: 0.0 });
        h.now = h.main;
    }

    /// All ways to place one paragraph in one hypothesis.
    fn place(&mut self, h: &Hypothesis, run: usize, grown: &mut Vec<Hypothesis>) {
        let opens = self.runs[run].opens;
        let alone = w::ALONE_THOUGH_NOT_OPENING * opens.min(0.0);
        // Alone, in the story of the last heading.
        if h.now == h.main {
            grown.push(self.placed(h, run, h.main, None, alone));
        } else {
            // A visit lasts until the broken paragraph it interrupted goes on.
            let drawn = self.drawn(run, h.main, h.now, h);
            let waits = h.open.iter().any(|&(_, story)| story == h.main);
            let stay = if waits || h.stays { 0.0 } else { w::STAY_AWAY };
            let stay = if h.bare { w::STAY_BELOW_HEAD } else { stay };
            // The paragraph below a continuation says as much for that story as the continuation does.
            let bonus = if h.stays { 0.0 } else { (-drawn).clamp(0.0, w::STAY_SAID_MOST) };
            grown.push(self.placed(h, run, h.main, None, alone + drawn.min(0.0) + bonus));
            grown.push(self.placed(h, run, h.now, None, alone + stay + (-drawn).min(0.0) + bonus));
        }
        if let Some(tail) = self.interposed(h, run) {
            grown.push(self.over(h, run, tail, alone));
        }
        if h.now == h.main && opens < w::CERTAINLY_OPENS {
            if self.waits(h) {
                self.stray(h, run, alone, grown);
            } else if let Some(story) = self.alien(h, run) {
                grown.push(self.placed(h, run, story, None, alone + w::STRAYED_ALIEN));
            }
        }
        if let Some(echo) = h.echo.filter(|&story| story != h.now) {
            let value = alone + w::FOLLOWS_ECHO + self.drawn(run, echo, h.now, h);
            grown.push(self.placed(h, run, echo, None, value));
        }
        if let Some((tail, value)) = self.false_stop(h, run) {
            grown.push(self.placed(h, run, h.main, Some(tail), value));
        }
        if opens < w::CERTAINLY_OPENS {
            for &(tail, story) in &h.open {
                let value = self.join(tail, run, story, h);
                grown.push(self.placed(h, run, story, Some(tail), value));
            }
        }
    }

    /// The broken paragraph of the story being read that goes on right below this whole one: what stands there begins in mid-sentence.
    fn interposed(&self, h: &Hypothesis, run: usize) -> Option<usize> {
        let below = self.runs.get(run + 1)?;
        let whole = self.runs[run].end == End::Closed && self.runs[run].opens >= w::OPENS_SELDOM;
        if below.opens > w::OPENS_AS_REMNANT || !whole {
            return None;
        }
        h.open.iter().find(|&&(tail, story)| story == h.now && tail + 1 == run).map(|&(tail, _)| tail)
    }

    /// The hypothesis after a whole paragraph was read over: what waits above it still does.
    fn over(&self, h: &Hypothesis, run: usize, tail: usize, alone: f32) -> Hypothesis {
        let mut over = self.placed(h, run, h.now, None, alone + w::INTERPOSED);
        over.open.push((tail, h.now));
        over.score -= w::TAIL_LOST;
        over
    }

    /// Whether a paragraph of the story of the last heading was broken off.
    fn waits(&self, h: &Hypothesis) -> bool {
        h.open.iter().any(|&(tail, story)| {
            let broken = self.pieces[self.runs[tail].piece].chars(self.lines);
            story == h.main && is_longer(broken, w::LONGEST_PLAIN_HEAD)
        })
    }

    /// Columns read across: while a paragraph waits for its end, a whole one of a story begun before may stand here.
    fn stray(&mut self, h: &Hypothesis, run: usize, alone: f32, grown: &mut Vec<Hypothesis>) {
        for story in h.past.into_iter().flatten() {
            let drawn = self.drawn(run, story, h.main, h);
            if drawn >= w::STRAYED_SHARES {
                grown.push(self.placed(h, run, story, None, alone + w::STRAYED_WHOLE + drawn));
            }
        }
    }

    /// A column may end with a paragraph: then nothing waits, and only the words tell. The story begun before whose headline this paragraph
    /// takes up, while it has not one pair of letters in common with the story it stands in.
    fn alien(&mut self, h: &Hypothesis, run: usize) -> Option<usize> {
        // 编辑同志：, the only line above, says nothing yet.
        let tells = |above: usize| {
            self.runs[above].home == h.main
                && is_longer(self.pieces[self.runs[above].piece].chars(self.lines), w::SHORTEST_FIRST_PIECE)
        };
        let first = run.checked_sub(1).is_none_or(|above| !tells(above));
        if first || self.loose[h.main] || self.runs[run].home != h.main || self.goes_on(run, h) {
            return None;
        }
        h.past.into_iter().flatten().find(|&story| {
            let waits = h.open.iter().any(|&(_, of)| of == story);
            if waits || self.loose[story] || !self.takes_up(run, story) {
                return false;
            }
            let (there, here) = self.said(run, story, h.main, h);
            here == 0 && there >= w::ALIEN_SHARES
        })
    }

    /// Whether a paragraph has something in common with the one above, which stayed in its story. Nearly all have, and it is told in no time.
    fn goes_on(&mut self, run: usize, h: &Hypothesis) -> bool {
        let above = self.runs[run - 1].piece;
        if h.away.is_some_and(|away| (away.from..away.to).contains(&above)) {
            return false;
        }
        let own = self.pieces[self.runs[run].piece].chars(self.lines);
        let above = self.pieces[above].chars(self.lines);
        *self.goes_on.get_or_insert_with(|| vocabulary::meet(own, above))
    }

    /// Whether a paragraph says something of a story's headline.
    fn takes_up(&mut self, run: usize, story: usize) -> bool {
        if let Some((_, known)) = self.taken_up.iter().find(|(known, _)| *known == story) {
            return *known;
        }
        let chars = self.pieces[self.runs[run].piece].chars(self.lines);
        let headline = self.headlines[story].map(|at| self.pieces[at].chars(self.lines));
        let says = headline.is_some_and(|headline| vocabulary::restated(headline, chars) > 0.0);
        self.taken_up.push((story, says));
        says
    }

    /// The hypothesis after the paragraph went into `story`. What waits in this story waits in vain once another paragraph of it
    /// comes, and so does what has waited too long.
    fn placed(
        &self,
        h: &Hypothesis,
        run: usize,
        story: usize,
        tail: Option<usize>,
        value: f32,
    ) -> Hypothesis {
        let mut score = h.score + value;
        let mut open = Vec::with_capacity(h.open.len() + 1);
        for &(waiting, of) in &h.open {
            if Some(waiting) == tail {
                continue;
            }
            if of == story || run - waiting > w::FARTHEST_JOIN {
                score += w::TAIL_LOST;
            } else {
                open.push((waiting, of));
            }
        }
        if self.runs[run].end == End::Open && !self.runs[run].jumps {
            open.push((run, story));
            if open.len() > w::OPEN_TAILS {
                open.remove(0);
                score += w::TAIL_LOST;
            }
        }
        let piece = self.runs[run].piece;
        let away = match h.away {
            away if story == h.main => away.map(|away| Away { to: away.to.min(piece), ..away }),
            Some(away) if away.story == story && away.to > piece => Some(away),
            _ => Some(Away { home: h.main, story, from: piece, to: usize::MAX }),
        };
        Hypothesis {
            score,
            now: story,
            main: h.main,
            bare: h.bare && story != h.main,
            past: h.past,
            open,
            echo: None,
            away,
            stays: story == h.now && story != h.main && (h.stays || tail.is_none()),
            choice: Some(Choice { story, tail, value }),
            history: h.history,
        }
    }

    /// Evidence that `run` continues `tail`, which waits in `story`.
    fn join(&mut self, tail: usize, run: usize, story: usize, h: &Hypothesis) -> f32 {
        let mut score = self.seam(tail, run) - self.runs[run].opens;
        // Within the story of the last heading nothing of it came between, or the tail would have been given up.
        let next = story == h.main;
        let wide = self.pieces[self.runs[run].piece].gap > self.style.gap;
        score += w::JOIN_DISTANCE * (run - tail - 1) as f32;
        score += match (next, wide) {
            (true, true) if run == tail + 1 => w::JOIN_NEXT_AFTER_WIDE_GAP,
            (true, _) => w::JOIN_NEXT,
            (false, true) => w::JOIN_ACROSS + w::JOIN_WIDE_GAP,
            (false, false) => w::JOIN_ACROSS,
        };
        score += w::JOIN_FURTHER * self.runs[run].order.saturating_sub(self.runs[tail].order + 1) as f32;
        let below_head =
            run.checked_sub(1).is_none_or(|above| self.runs[above].order != self.runs[run].order);
        score += if below_head { w::JOIN_BELOW_HEAD } else { 0.0 };
        if story != h.main {
            score += self.drawn(run, story, h.main, h);
        } else if h.now != h.main {
            score += self.drawn(run, h.main, h.now, h).min(0.0);
        }
        score
    }

    /// How `run` reads after `tail`, letters read twice included.
    fn seam(&mut self, tail: usize, run: usize) -> f32 {
        if let Some((_, known)) = self.seams.iter().find(|(known, _)| *known == tail) {
            return *known;
        }
        let before = self.pieces[self.runs[tail].piece].chars(self.lines);
        let after = self.pieces[self.runs[run].piece].chars(self.lines);
        let value = seam::reads_on(before, after) + w::OVERLAP_LETTER * seam::overlap(before, after) as f32;
        self.seams.push((tail, value));
        value
    }

    /// Where the page was read twice at a column's end the transcription may have put a full stop: `…共同体理念。` goes on with
    /// `念蕴含…`. The letters before the stop come again.
    fn false_stop(&self, h: &Hypothesis, run: usize) -> Option<(usize, f32)> {
        let before = run.checked_sub(1)?;
        let (tail, head) = (&self.runs[before], &self.runs[run]);
        if (tail.home, head.home, h.now) != (h.main, h.main, h.main) {
            return None;
        }
        if tail.end != End::Closed || head.opens > 0.5 {
            return None;
        }
        let between = self.places.get(tail.piece + 1..head.piece)?;
        let again = between.contains(&Place::Aside(Reason::Duplicate));
        let letters =
            twice(self.pieces[tail.piece].chars(self.lines), self.pieces[head.piece].chars(self.lines));
        if letters == 0 || (letters < w::SHORTEST_OVERLAP && !again) {
            return None;
        }
        let value = w::FALSE_STOP + w::JOIN_NEXT + w::OVERLAP_LETTER * letters as f32 - head.opens.max(-1.0);
        Some((before, value))
    }

    /// How much more a paragraph shares with one story than with another.
    fn drawn(&mut self, run: usize, to: usize, from: usize, h: &Hypothesis) -> f32 {
        let piece = self.runs[run].piece;
        let (lines, pieces, places) = (self.lines, self.pieces, &self.places);
        let says = |at: usize| counts(places, at).map(|story| (story, pieces[at].chars(lines)));
        let share = self.vocabulary.shared(says, pieces[piece].chars(lines), piece, (to, from, h.away));
        (w::SHARED_WORDS * share).clamp(-w::SHARED_WORDS_MOST, w::SHARED_WORDS_MOST)
    }

    /// Pairs of letters of a paragraph that two stories have said so far.
    fn said(&mut self, run: usize, one: usize, other: usize, h: &Hypothesis) -> (usize, usize) {
        let piece = self.runs[run].piece;
        let (lines, pieces, places) = (self.lines, self.pieces, &self.places);
        let says = |at: usize| counts(places, at).map(|story| (story, pieces[at].chars(lines)));
        let question = (one, other, h.away);
        self.vocabulary.shared(says, pieces[piece].chars(lines), piece, question);
        (self.vocabulary.common(one, h.away), self.vocabulary.common(other, h.away))
    }
}

/// The story whose words a piece adds to, if it adds to one.
fn counts(places: &[Place], at: usize) -> Option<usize> {
    match places[at] {
        Place::Story(story, Role::Body | Role::Headline | Role::Kicker | Role::Deck | Role::Crosshead) => {
            Some(story)
        }
        _ => None,
    }
}

/// Hypotheses with the same present are one; the best of them stays, and the best few of all.
fn merge(beam: &mut Vec<Hypothesis>) {
    beam.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Hypothesis> = Vec::with_capacity(beam.len().min(w::HYPOTHESES));
    for hypothesis in beam.drain(..) {
        let known = kept.iter().any(|k| {
            k.now == hypothesis.now
                && k.main == hypothesis.main
                && k.bare == hypothesis.bare
                && k.open == hypothesis.open
                && k.echo == hypothesis.echo
        });
        if !known {
            kept.push(hypothesis);
        }
        if kept.len() == w::HYPOTHESES {
            break;
        }
    }
    *beam = kept;
}

/// From evidence (logarithm of odds) to a number between 0 and 1.
fn confidence(value: f32) -> f32 {
    let share = 1.0 / (1.0 + (-value).exp());
    (share * 100.0).round() / 100.0
}
