//! Arguments, panic hook, exit code.

use jianbao::{facts, parse};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(2).filter(|a| !a.starts_with("--")) {
        let Ok(bytes) = std::fs::read(&path) else { return ExitCode::from(2) };
        let name = path.rsplit('/').next().unwrap_or(&path);
        let mut page = parse::page(name, &bytes);
        facts::know(&mut page, &facts::Hints { path: name.to_owned() });
        let _ = serde_json::to_writer(&mut out, &page);
        let _ = writeln!(out);
    }
    ExitCode::SUCCESS
}
