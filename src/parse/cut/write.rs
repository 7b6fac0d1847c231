//! Writes what was decided into the places of the pieces and the plan. Decides nothing.

use super::{Choice, Join, Move, Plan, Reader, confidence};
use crate::parse::drafts::{Drafts, Place};
use crate::parse::events::Event;
use crate::parse::trim::trim;
use crate::parse::weights as w;
use crate::story::Role;

impl Reader<'_> {
    /// Writes the choices into the places and the plan.
    pub(super) fn write(
        &self,
        events: &[Event],
        choices: &[Option<Choice>],
        drafts: &mut Drafts,
        plan: &mut Plan,
    ) {
        let mut last: Vec<Option<usize>> = vec![None; drafts.stories.len()];
        for (event, choice) in events.iter().zip(choices) {
            let Some(choice) = choice else { continue };
            match *event {
                Event::Text(number) => {
                    let run = &self.runs[number];
                    if choice.story != run.home {
                        drafts.places[run.piece] = Place::Story(choice.story, Role::Body);
                        let after = last[choice.story].unwrap_or(run.piece);
                        let rule =
                            if choice.tail.is_some() { "continues-elsewhere" } else { "kept-with-its-story" };
                        plan.moves.push(Move {
                            piece: run.piece,
                            after,
                            rule,
                            confidence: confidence(choice.value + 1.0),
                        });
                    }
                    if let Some(tail) = choice.tail {
                        let tail = self.runs[tail].piece;
                        let (before, after) =
                            (self.pieces[tail].chars(self.lines), self.pieces[run.piece].chars(self.lines));
                        plan.trims.extend(trim(tail, before, run.piece, after));
                        let rule = if choice.story == run.home { "reads-on" } else { "reads-on-elsewhere" };
                        plan.joins.push(Join {
                            tail,
                            head: run.piece,
                            rule,
                            confidence: confidence(choice.value - w::TAIL_LOST),
                        });
                    }
                    last[choice.story] = Some(run.piece);
                }
                Event::Sign(at) => {
                    if let Place::Story(_, role) = drafts.places[at] {
                        drafts.places[at] = Place::Story(choice.story, role);
                    }
                }
                _ => {}
            }
        }
        self.crossheads(events, choices, drafts, plan);
    }

    /// A crosshead goes with the first paragraph below it that begins there.
    fn crossheads(&self, events: &[Event], choices: &[Option<Choice>], drafts: &mut Drafts, plan: &mut Plan) {
        for (n, event) in events.iter().enumerate() {
            let Event::Part(at) = *event else { continue };
            let below = events.iter().zip(choices).skip(n + 1);
            let text = below
                .take_while(|(event, _)| !matches!(event, Event::Begin(_) | Event::Part(_)))
                .find_map(|(event, choice)| match (event, choice) {
                    (Event::Text(run), Some(choice)) if choice.tail.is_none() => Some((*run, *choice)),
                    _ => None,
                });
            let Some((run, choice)) = text else { continue };
            if let Place::Story(story, Role::Crosshead) = drafts.places[at]
                && story != choice.story
            {
                drafts.places[at] = Place::Story(choice.story, Role::Crosshead);
                let (piece, after) = (at, self.runs[run].piece);
                let rule = "kept-with-its-story";
                plan.moves.push(Move { piece, after, rule, confidence: confidence(choice.value + 1.0) });
            }
        }
    }
}
