//! Pages in, stories out: every page in `tests/pages` and `seeds` against the outline beside it in `tests/pages`.
//!
//! `UPDATE=1 cargo test --test pages` writes the outlines anew; read the difference before you commit it. An outline shows for each
//! story its kind, headline and blocks (role, number of pieces, first and last characters), then what is set aside and the repairs, each with how
//! sure it is.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail loudly")]

use jianbao::parse;
use jianbao::story::{Page, RepairKind, Span};
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[test]
fn pages_are_cut_as_outlined() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut differences = String::new();
    for file in pages(&root.join("tests/pages")).into_iter().chain(pages(&root.join("seeds"))) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let page = parse::page(&name, &std::fs::read(&file).unwrap());
        let found = outline(&page);
        let path = root.join("tests/pages").join(format!("{name}.outline"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        for (n, (left, right)) in
            expected.lines().zip(found.lines()).enumerate().filter(|(_, (l, r))| l != r).take(3)
        {
            write!(differences, "\n{name} line {}:\n  expected {left}\n  found    {right}", n + 1).unwrap();
        }
        if expected.lines().count() != found.lines().count() {
            write!(
                differences,
                "\n{name}: {} lines, not {}",
                found.lines().count(),
                expected.lines().count()
            )
            .unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}\n");
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    files
}

fn outline(page: &Page) -> String {
    let mut out = String::new();
    for story in &page.stories {
        let head = story.headline.as_deref().unwrap_or("—");
        writeln!(out, "{:?} {head}", story.kind).unwrap();
        for byline in &story.bylines {
            writeln!(out, "  by {} {} {}", byline.role, byline.name, byline.outlet.as_deref().unwrap_or(""))
                .unwrap();
        }
        for block in &story.blocks {
            writeln!(out, "  {:?} {} {}", block.role, block.spans.len(), ends(&block.text)).unwrap();
        }
    }
    for aside in &page.set_aside {
        let text: Vec<String> = aside.spans.iter().map(|span| ends(span.of(&page.text))).collect();
        writeln!(out, "aside {:?} {}", aside.reason, text.join(" + ")).unwrap();
    }
    for repair in page.repairs.iter().filter(|r| r.kind != RepairKind::Stripped) {
        let places: Vec<String> = repair.spans.iter().map(|span| seam(page, *span)).collect();
        let sure = repair.confidence;
        writeln!(out, "{:?} {} {sure:.2} {}", repair.kind, repair.rule, places.join(" | ")).unwrap();
    }
    out
}

/// The first and last characters of a text.
fn ends(text: &str) -> String {
    let chars: Vec<char> = text.chars().map(|c| if c == '\n' { '⏎' } else { c }).collect();
    if chars.len() <= 26 {
        return chars.iter().collect();
    }
    chars[..14].iter().chain(&['…']).chain(&chars[chars.len() - 10..]).collect()
}

fn seam(page: &Page, span: Span) -> String {
    let line = page.text[..span.start].matches('\n').count() + 1;
    format!("{line}: {}", ends(span.of(&page.text)))
}
