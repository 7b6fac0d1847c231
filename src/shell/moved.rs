//! A library that was renamed, put on another disk or copied to another machine is known again by its pages, so that its index need not be
//! made anew. Does not know where indexes lie.

use super::archive::Archive;
use super::ingest::{Moved, compare};
use super::library::{Candidate, Library, in_parallel};
use super::trust;
use crate::index::{Fault, Store};
use crate::story::Page;
use crate::tongue::punctuation::LIST;
use crate::tongue::shell as say;
use std::path::PathBuf;

/// So many pages are cut anew, to see that their stories and facts are those of the index.
const SAMPLE: usize = 24;

/// Finds the index of a library that lay elsewhere before, and makes it that of this one; says so. None where there is any doubt.
pub fn find(library: &Library, archive: &Archive, threads: usize) -> Option<String> {
    let roots = archive.take_over(|store| trust::with(store, || is_this(library, store, threads))).ok()??;
    let roots: Vec<_> = roots.iter().map(|root| root.display().to_string()).collect();
    Some(say::MOVED_HERE.fill([&roots.join(LIST.get())]))
}

/// What is to be known of the files of a library, if an index was made of them.
fn is_this(library: &Library, store: &Store, threads: usize) -> Result<Option<Moved>, Fault> {
    let compared = compare(library, store, true, threads)?;
    let is_one = compared.is_surely_one() && agrees(library, store, threads)?;
    Ok(is_one.then(|| compared.moved()))
}

/// Whether pages from all over the library, cut anew, are those of the index: another place may say another paper or date of them. What
/// holds another text has been changed since, and says nothing.
fn agrees(library: &Library, store: &Store, threads: usize) -> Result<bool, Fault> {
    let index = store.load()?;
    let found: Vec<_> = library.candidates().into_iter().flatten().collect();
    let step = found.len().div_ceil(SAMPLE).max(1);
    let first = |file: Candidate| if file.is_many() { file.lines().flatten().next() } else { Some(file) };
    let sample: Vec<_> = found.into_iter().step_by(step).filter_map(first).collect();
    let pages = in_parallel(&sample, threads, |page| page.read().ok().map(|(page, _)| page));
    let mut pages = pages.into_iter().flatten().filter_map(|page| Some((index.page(&page.name)?, page)));
    let agree = |a: &Page, b: &Page| {
        (&a.paper, &a.date, &a.place, &a.stories) == (&b.paper, &b.date, &b.place, &b.stories)
    };
    Ok(pages.all(|(indexed, page)| indexed.text != page.text || agree(&indexed, &page)))
}

/// The paths below which there is nothing, in a sentence; none where there are none.
pub fn told(bare: &[PathBuf]) -> Option<String> {
    let paths: Vec<_> = bare.iter().map(|path| path.display().to_string()).collect();
    (!paths.is_empty()).then(|| say::AWAY.fill([&paths.join(LIST.get())]))
}
