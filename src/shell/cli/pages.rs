//! `jianbao parse`: pages cut into stories, as JSON or as an outline.

use super::{Stdout, complain};
use crate::shell::error::Error;
use crate::shell::library::read_file;
use crate::story::{Block, Page, Reason, RepairKind, Role};
use crate::tongue::cli as say;
use std::path::PathBuf;

/// Prints each file's page. A file that cannot be read is told on standard error and the others are printed all the same;
/// the last such error is the command's.
pub(super) fn parse(files: &[PathBuf], json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let (mut found, mut failed) = (false, None);
    for page in files.iter().flat_map(|file| read_file(file)) {
        match page {
            Ok(page) => {
                found |= !page.stories.is_empty();
                if json { out.json(&page)? } else { outline(&page, out)? }
            }
            Err(error) => {
                if let Some(earlier) = failed.replace(error) {
                    complain(&earlier);
                }
            }
        }
    }
    failed.map_or(Ok(found), Err)
}

/// Paper, date and place of a page on one line; guesses are marked, what nobody knows is a dash.
pub(super) fn about(page: &Page) -> String {
    let known = |value: Option<&str>, guess: bool| {
        value.map_or_else(|| "—".to_owned(), |value| format!("{value}{}", if guess { "?" } else { "" }))
    };
    let paper = known(page.paper.name.as_deref(), page.paper.basis.is_guess());
    let date = known(page.date.value.as_deref(), page.date.basis.is_guess());
    format!("{paper} · {date} · {}", known(page.place.as_deref(), false))
}

/// A page as a person reads it: each story's parts under each other, then what stands in no story.
fn outline(page: &Page, out: &mut Stdout) -> Result<(), Error> {
    out.line(&say::PAGE_HEAD.fill([&page.name, &about(page), &page.stories.len()]))?;
    for (n, story) in (1..).zip(&page.stories) {
        out.line("")?;
        out.line(&format!(
            "{n}. {}  [{}]",
            story.headline.as_deref().unwrap_or(say::UNTITLED.get()),
            story.id
        ))?;
        for block in story.blocks.iter().filter(|b| b.role != Role::Headline) {
            out.line(&line(block))?;
        }
    }
    let aside = |reason| page.set_aside.iter().filter(|s| s.reason == reason).count();
    let mended = |kind| page.repairs.iter().filter(|r| r.kind == kind).count();
    out.line("")?;
    out.line(&say::PAGE_FOOT.fill([
        &aside(Reason::Duplicate),
        &aside(Reason::Furniture),
        &aside(Reason::Section),
        &aside(Reason::Jump),
        &mended(RepairKind::Joined),
        &mended(RepairKind::Doubled),
        &mended(RepairKind::Unbraided),
        &mended(RepairKind::Stripped),
    ]))
}

/// A block on one line, its role told by a word or by how it stands.
fn line(block: &Block) -> String {
    let mark = match block.role {
        Role::Kicker => say::KICKER,
        Role::Headline => say::HEADLINE,
        Role::Deck => say::DECK,
        Role::Crosshead => say::CROSSHEAD,
        Role::Byline => say::BYLINE,
        Role::Body => return format!("   　　{}", block.text),
        Role::Caption => say::CAPTION,
        Role::Credit => say::CREDIT,
        Role::ItemHead => say::ITEM_HEAD,
        Role::Section => say::SECTION,
        Role::Jump => say::JUMP,
    };
    format!("   {mark} {}", block.text)
}
