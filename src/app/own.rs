//! The reader's own commands: what `[actions]` of the settings names is run on the story on view, `[hooks]` after a reading of the library.
//! Knows no process and no keys.

use super::command::{Command, Scope};
use super::settings::own::{Output, Own};
use super::take::Spot;
use super::{App, Effect};
use crate::excerpt::{Excerpt, plain};
use crate::query::explain::kind_label;
use crate::query::parse::kind_names;
use crate::tongue::reach as say;

/// What a command of one's own can be told of a story, as `{name}` in its words and as `JIANBAO_NAME` in its environment. Of several
/// values each has a line.
pub const FACTS: [&str; 14] = [
    "id", "path", "line", "headline", "paper", "date", "place", "kind", "people", "places", "orgs",
    "slogans", "bylines", "query",
];

/// A command of the reader's own to be run on a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What is run, and what becomes of what it says.
    pub own: Own,
    /// The story's text, which it gets on its standard input.
    pub text: String,
    /// The story.
    pub spot: Spot,
}

/// What came of a reading of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Files read anew.
    pub read: usize,
    /// Pages taken out.
    pub removed: usize,
    /// Files that are no pages.
    pub skipped: usize,
    /// Stories there are now.
    pub stories: usize,
}

impl App {
    /// The reader's own commands.
    pub fn own_commands(&self) -> &[Own] {
        &self.settings.own
    }

    /// What a command does, in words: the reader's own has a title of its own.
    pub fn said_of(&self, command: &Command) -> &str {
        let own = nth_of(command).and_then(|nth| self.settings.own.get(nth));
        own.map_or(command.what.get(), |own| own.title.as_str())
    }

    pub(super) fn has_own(&self, nth: usize) -> bool {
        nth < self.settings.own.len() && self.has_story()
    }

    /// Lists the reader's own commands.
    pub(super) fn open_own(&mut self) -> Vec<Effect> {
        if self.settings.own.is_empty() {
            self.message = Some(say::NO_OWN.to_string());
            return Vec::new();
        }
        self.open_menu(Scope::Own)
    }

    pub(super) fn run_own(&mut self, nth: usize) -> Vec<Effect> {
        self.menu = None;
        let (Some(own), Some(spot)) = (self.settings.own.get(nth).cloned(), self.spot()) else {
            return Vec::new();
        };
        let words = self.reader.chosen_words();
        let text =
            words.or_else(|| self.excerpt().map(|excerpt| plain::words(&excerpt))).unwrap_or_default() + "\n";
        self.message = Some(say::RUNNING.fill([&own.title]));
        vec![Effect::Run(Order { own, text, spot })]
    }

    /// Does with what a command said what its settings say.
    pub(super) fn take_ran(&mut self, own: &Own, said: String) -> Vec<Effect> {
        let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned();
        match own.output {
            Output::Clipboard => {
                self.say_copied(say::RAN_COPIED.fill([&own.title]));
                return vec![Effect::Copy(said)];
            }
            Output::Pane if !first.is_empty() => {
                self.message = None;
                self.show_leaf(own.title.clone(), said);
            }
            Output::Message if !first.is_empty() => self.message = Some(first),
            Output::Pane | Output::Message => self.message = Some(say::RAN_SILENT.fill([&own.title])),
            Output::None | Output::Terminal => self.message = Some(say::RAN.fill([&own.title])),
        }
        Vec::new()
    }

    /// After a reading that changed something, what the reader wants run then.
    pub(super) fn take_taken(&mut self, taken: Taken) -> Vec<Effect> {
        let hook = &self.settings.hooks.after_reading;
        if hook.is_empty() || taken.read + taken.removed == 0 {
            return Vec::new();
        }
        vec![Effect::Hook(hook.clone(), taken)]
    }
}

/// Which of the reader's own a command of the table stands for.
pub(super) fn nth_of(command: &Command) -> Option<usize> {
    let nth = command.name.strip_prefix("own-")?.parse::<usize>().ok()?;
    nth.checked_sub(1)
}

/// What there is to tell of a story, but for where it stands.
pub(super) fn facts_of(excerpt: &Excerpt<'_>, query: &str) -> Vec<(&'static str, String)> {
    let (page, story) = (excerpt.page, excerpt.story);
    let facts = &story.facts;
    let lines = |values: Vec<&str>| values.join("\n");
    let kind =
        kind_names(story.kind).first().copied().map_or_else(String::new, |kind| kind_label(kind).to_owned());
    vec![
        ("paper", page.paper.name.clone().unwrap_or_default()),
        ("date", page.date.value.clone().unwrap_or_default()),
        ("place", facts.places.first().or(page.place.as_ref()).cloned().unwrap_or_default()),
        ("kind", kind),
        ("people", lines(facts.people.iter().map(|person| person.name.as_str()).collect())),
        ("places", lines(facts.places.iter().map(String::as_str).collect())),
        ("orgs", lines(facts.orgs.iter().map(String::as_str).collect())),
        ("slogans", lines(facts.slogans.iter().map(String::as_str).collect())),
        ("bylines", lines(story.bylines.iter().map(|byline| byline.name.as_str()).collect())),
        ("query", query.to_owned()),
    ]
}
