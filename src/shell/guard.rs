//! What happens when code panics: a job that fails leaves a sentence, a program that fails leaves the terminal in order.
//!
//! Knows nothing of the terminal itself; whoever installs the hook says how to give it back.

use super::out::visible;
use crate::tongue::shell as say;
use std::any::Any;
use std::cell::RefCell;
use std::io::Write;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::thread;

thread_local! {
    /// What the panic of a guarded job said; none where no job is guarded.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Sets the panic hook. A guarded job keeps quiet, for its caller speaks. On the thread that calls `install` a panic is the
/// end of the program: it gives back the terminal with `restore`, then says what happened on the normal screen. Panics of other
/// threads are their joiners' business.
pub fn install(restore: fn()) {
    let main = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let sentence = sentence(info);
        let guarded =
            SAID.with_borrow_mut(|said| said.as_mut().map(|said| said.clone_from(&sentence))).is_some();
        if !guarded && thread::current().id() == main {
            restore();
            // Not `eprintln!`: standard error may be closed, and a panic within a panic aborts.
            let _ = writeln!(std::io::stderr(), "{}", say::CRASHED.fill([&sentence]));
        }
    }));
}

fn sentence(info: &PanicHookInfo<'_>) -> String {
    let what = said(info.payload());
    match info.location() {
        Some(place) => visible(&say::PANICKED.fill([&what, &place.file(), &place.line()])).into_owned(),
        None => visible(&what).into_owned(),
    }
}

fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| say::UNKNOWN_REASON.to_string())
}

/// Runs a job that must not take the program down; if it panics, says so.
pub fn run<T>(job: impl FnOnce() -> T) -> Result<T, String> {
    let outer = SAID.replace(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(job));
    let sentence = SAID.replace(outer).unwrap_or_default();
    result.map_err(|payload| if sentence.is_empty() { said(payload.as_ref()) } else { sentence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_panics_becomes_a_sentence() {
        assert_eq!(run(|| 7), Ok(7));
        let said = run(|| {
            let inner = run(|| std::panic::panic_any("里面"));
            assert!(inner.unwrap_err().contains("里面"));
            std::panic::panic_any(format!("坏在{}", 3))
        });
        let said: Result<(), String> = said;
        assert!(said.unwrap_err().contains("坏在3"));
    }
}
