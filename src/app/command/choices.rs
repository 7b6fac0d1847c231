//! Commands without keys of their own: one for each value of what others turn through. The palette runs them, and settings can give them keys.

use super::Command;
use super::Scope::Everywhere;
use crate::app::Effect;
use crate::app::settings::look::Scheme;
use crate::query::Sort;
use crate::tongue::Language;
use crate::tongue::command as say;

/// The rows.
#[rustfmt::skip]
pub(super) const ROWS: &[Command] = &[
    Command::new("sort-relevance", Everywhere, &[], say::SORT_RELEVANCE, |a| a.sort_by(Sort::Relevance)),
    Command::new("sort-newest", Everywhere, &[], say::SORT_NEWEST, |a| a.sort_by(Sort::Newest)),
    Command::new("sort-oldest", Everywhere, &[], say::SORT_OLDEST, |a| a.sort_by(Sort::Oldest)),
    Command::new("sort-page", Everywhere, &[], say::SORT_PAGE, |a| a.sort_by(Sort::Page)),
    Command::new("theme-auto", Everywhere, &[], say::THEME_AUTO, |_| theme(Scheme::Auto)),
    Command::new("theme-dark", Everywhere, &[], say::THEME_DARK, |_| theme(Scheme::Dark)),
    Command::new("theme-light", Everywhere, &[], say::THEME_LIGHT, |_| theme(Scheme::Light)),
    Command::new("theme-contrast", Everywhere, &[], say::THEME_CONTRAST, |_| theme(Scheme::Contrast)),
    Command::new("theme-16", Everywhere, &[], say::THEME_SIXTEEN, |_| theme(Scheme::Sixteen)),
    Command::new("theme-mono", Everywhere, &[], say::THEME_MONO, |_| theme(Scheme::Mono)),
    Command::new("language-zh-hans", Everywhere, &[], say::LANGUAGE_SIMPLIFIED, |_| speak(Language::Simplified)),
    Command::new("language-zh-hant", Everywhere, &[], say::LANGUAGE_TRADITIONAL, |_| speak(Language::Traditional)),
    Command::new("language-en", Everywhere, &[], say::LANGUAGE_ENGLISH, |_| speak(Language::English)),
];

fn theme(scheme: Scheme) -> Vec<Effect> {
    vec![Effect::Theme(scheme)]
}

fn speak(language: Language) -> Vec<Effect> {
    vec![Effect::Speak(language)]
}
