//! `jianbao parse`: pages cut into stories, as JSON or as an outline.

use super::{Stdout, complain};
use crate::shell::error::Error;
use crate::shell::library::read_file;
use crate::story::{Block, Page, Reason, RepairKind, Role};
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
    out.line(&format!("{} · {} · {} 篇", page.name, about(page), page.stories.len()))?;
    for (n, story) in (1..).zip(&page.stories) {
        out.line("")?;
        out.line(&format!("{n}. {}  [{}]", story.headline.as_deref().unwrap_or("（无题）"), story.id))?;
        for block in story.blocks.iter().filter(|b| story.headline.as_ref() != Some(&b.text)) {
            out.line(&line(block))?;
        }
    }
    let aside = |reason| page.set_aside.iter().filter(|s| s.reason == reason).count();
    let mended = |kind| page.repairs.iter().filter(|r| r.kind == kind).count();
    out.line("")?;
    out.line(&format!(
        "不在稿件里：重复 {}，杂项 {}，栏目 {}，转版 {}；修补：接合 {}，去重 {}，归位 {}，清除 {}（逐条见 check --list）",
        aside(Reason::Duplicate),
        aside(Reason::Furniture),
        aside(Reason::Section),
        aside(Reason::Jump),
        mended(RepairKind::Joined),
        mended(RepairKind::Doubled),
        mended(RepairKind::Unbraided),
        mended(RepairKind::Stripped),
    ))
}

/// A block on one line, its role told by a word or by how it stands.
fn line(block: &Block) -> String {
    let mark = match block.role {
        Role::Kicker => "引题 ",
        Role::Headline => "主题 ",
        Role::Deck => "副题 ",
        Role::Crosshead => "小题 ",
        Role::Byline => "署名 ",
        Role::Body => "　　",
        Role::Caption => "图说 ",
        Role::Credit => "落款 ",
        Role::ItemHead => "条目 ",
        Role::Section => "栏目 ",
        Role::Jump => "转版 ",
    };
    format!("   {mark}{}", block.text)
}
