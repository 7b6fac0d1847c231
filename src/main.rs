//! Arguments, panic hook, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    jianbao::shell::cli::run()
}
