//! Any settings are read; what was not taken is told with a line that there is; and a comment above moves the lines and nothing else.

use jianbao::app::settings::Settings;
use jianbao::facts::settings as library;

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text(bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    let (settings, faults) = Settings::read(text);
    let lines = text.split('\n').count();
    assert!(faults.iter().all(|fault| (1..=lines).contains(&fault.line)), "{faults:?} of {lines} lines");
    assert!(faults.is_sorted_by(|a, b| a.line < b.line), "{faults:?}");
    assert!(faults.iter().all(|fault| !fault.said.is_empty()));
    let (moved, later) = Settings::read(&format!("# 说明\n{text}"));
    assert_eq!(moved, settings, "a comment changed a setting");
    let said = |line, said: &str| (line, said.to_owned());
    assert_eq!(
        later.iter().map(|f| said(f.line, &f.said)).collect::<Vec<_>>(),
        faults.iter().map(|f| said(f.line + 1, &f.said)).collect::<Vec<_>>()
    );
    of_library(text, lines);
}

/// The same of a library's `jianbao.toml`.
fn of_library(text: &str, lines: usize) {
    match library::Settings::read(text) {
        Ok(settings) => {
            let path = text.lines().next().unwrap_or_default();
            let told = settings.of(path, library::Told::default());
            assert_eq!(told, settings.of(path, library::Told::default()));
        }
        Err(said) => {
            assert!(!said.is_empty());
            let line = said.strip_prefix('第').and_then(|rest| rest.split_once('行')?.0.parse().ok());
            assert!(line.is_none_or(|line: usize| (1..=lines).contains(&line)), "{said} of {lines} lines");
        }
    }
}
