//! The command line: what can be asked for, and which exit status says how it went.
//!
//! 0: found; 1: nothing found; 2: an error, told in one sentence on standard error.

use super::config::Config;
use super::error::Error;
use super::library::Library;
use super::out::{Out, visible};
use super::read::Start;
use super::{archive, browse, guard, language, plain, read, sentry, signals, term};
use crate::corpus::Corpus;
use crate::index::Words;
use crate::tongue::{Language, cli as say, marks as marking, reach, shell};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

mod batch;
mod check;
mod config;
mod export;
mod facets;
mod index;
mod libraries;
mod manual;
mod marks;
mod meant;
mod pages;
mod saved;
mod search;
mod send;
mod stats;
mod stories;

/// Where commands print to.
type Stdout = Out<BufWriter<io::Stdout>>;

/// The arguments.
#[derive(Debug, Parser)]
#[command(
    name = "jianbao",
    version,
    about = say::ABOUT.get(),
    help_template = template(),
    override_usage = say::USAGE.get(),
    subcommand_help_heading = say::COMMANDS.get(),
    subcommand_value_name = say::COMMAND.get(),
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = say::EXIT_CODES.get()
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[arg(value_name = say::PATH.get(), help_heading = say::ARGUMENTS.get(), help = say::OPEN_PATHS.get())]
    paths: Vec<PathBuf>,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::PLAIN.get())]
    plain: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::FRESH.get())]
    fresh: bool,
    #[arg(long, value_name = say::FILE.get(), global = true, help_heading = say::OPTIONS.get(), help = say::CONFIG_FILE.get())]
    config: Option<PathBuf>,
    #[arg(
        long,
        value_name = say::LANGUAGE.get(),
        value_parser = Language::ALL.map(Language::name),
        ignore_case = true,
        hide_possible_values = true,
        global = true,
        help_heading = say::OPTIONS.get(),
        help = say::SPOKEN.get()
    )]
    language: Option<String>,
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = say::OPTIONS.get(), help = say::HELP.get())]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = say::OPTIONS.get(), help = say::VERSION.get())]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = say::PARSE.get(), help_template = template(), override_usage = say::USE_PARSE.get())]
    Parse {
        #[arg(required = true, value_name = say::FILE.get(), help_heading = say::ARGUMENTS.get(), help = say::PARSE_FILES.get())]
        files: Vec<PathBuf>,
        #[command(flatten)]
        json: Json,
    },
    #[command(about = say::SEARCH.get(), help_template = template(), override_usage = say::USE_SEARCH.get())]
    Search(#[command(flatten)] search::Options),
    #[command(about = say::SAVED.get(), help_template = template(), override_usage = say::USE_SAVED.get())]
    Saved {
        #[command(flatten)]
        from: LibraryArgs,
        #[command(flatten)]
        json: Json,
    },
    #[command(about = say::RELATED.get(), help_template = template(), override_usage = say::USE_RELATED.get())]
    Related {
        #[arg(value_name = say::ID.get(), help_heading = say::ARGUMENTS.get(), help = say::STORY_ID.get())]
        id: String,
        #[command(flatten)]
        from: LibraryArgs,
        #[command(flatten)]
        json: Json,
    },
    #[command(about = say::SHOW.get(), help_template = template(), override_usage = say::USE_SHOW.get())]
    Show {
        #[arg(value_name = say::ID.get(), help_heading = say::ARGUMENTS.get(), help = say::STORY_ID.get())]
        id: String,
        #[command(flatten)]
        from: LibraryArgs,
        #[command(flatten)]
        json: Json,
    },
    #[command(about = say::FACETS.get(), help_template = template(), override_usage = say::USE_FACETS.get())]
    Facets {
        #[arg(value_name = say::QUERY.get(),
            help_heading = say::ARGUMENTS.get(),
            default_value = "",
            hide_default_value = true,
            allow_hyphen_values = true,
            value_parser = meant::query,
            help = say::FACETS_QUERY.get())]
        query: String,
        #[arg(long, value_name = say::NUMBER.get(), help_heading = say::OPTIONS.get(), allow_negative_numbers = true, help = say::FACETS_LIMIT.get())]
        limit: Option<usize>,
        #[arg(long, help_heading = say::OPTIONS.get(), conflicts_with = "json", help = say::FACETS_CSV.get())]
        csv: bool,
        #[command(flatten)]
        from: LibraryArgs,
        #[command(flatten)]
        json: Json,
    },
    #[command(about = reach::SEND.get(), help_template = template(), override_usage = reach::USE_SEND.get())]
    Send(#[command(flatten)] send::Options),
    #[command(about = reach::STATS.get(), help_template = template(), override_usage = reach::USE_STATS.get())]
    Stats(#[command(flatten)] stats::Options),
    #[command(about = say::EXPORT.get(), help_template = template(), override_usage = say::USE_EXPORT.get())]
    Export(#[command(flatten)] export::Options),
    #[command(about = say::CHECK.get(), help_template = template(), override_usage = say::USE_CHECK.get())]
    Check {
        #[arg(value_name = say::PATH.get(), help_heading = say::ARGUMENTS.get(), help = say::CHECK_PATHS.get())]
        paths: Vec<PathBuf>,
        #[arg(
            long,
            value_name = say::ITEM.get(),
            help_heading = say::OPTIONS.get(),
            hide_possible_values = true,
            help = say::CHECK_LIST.fill([&check::Count::names()])
        )]
        list: Option<check::Count>,
        #[arg(long, help_heading = say::OPTIONS.get(), help = say::CHECK_REPAIR.get())]
        repair: bool,
        #[command(flatten)]
        json: Json,
    },
    #[command(about = say::INDEX.get(), help_template = template(), override_usage = say::USE_INDEX.get())]
    Index(#[command(flatten)] index::Options),
    #[command(about = say::LIBRARIES.get(), help_template = template(), override_usage = say::USE_LIBRARIES.get())]
    Libraries {
        #[command(flatten)]
        json: Json,
    },
    #[command(about = say::CONFIG.get(), help_template = template(), override_usage = say::USE_CONFIG.get())]
    Config(#[command(flatten)] config::Options),
    #[command(about = marking::MARK.get(), help_template = template(), override_usage = marking::USE_MARK.get())]
    Mark(#[command(flatten)] marks::Options),
    #[command(about = marking::IMPORT.get(), help_template = template(), override_usage = marking::USE_IMPORT.get())]
    Import {
        #[arg(value_name = say::FILE.get(), help_heading = say::ARGUMENTS.get(), help = marking::IMPORT_FILE.get())]
        file: PathBuf,
    },
    #[command(about = say::COMPLETIONS.get(), help_template = template(), override_usage = say::USE_COMPLETIONS.get())]
    Completions {
        #[arg(value_name = "SHELL", help_heading = say::ARGUMENTS.get(), hide_possible_values = true, help = say::SHELL.get())]
        shell: clap_complete::Shell,
    },
    #[command(about = say::MAN.get(), help_template = template(), override_usage = say::USE_MAN.get())]
    Man {
        #[arg(value_name = say::COMMAND.get(), help_heading = say::ARGUMENTS.get(), help = say::MAN_COMMAND.get())]
        command: Option<String>,
    },
}

/// How a help is laid out.
fn template() -> String {
    format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", say::USAGE_LABEL)
}

#[derive(Debug, Args)]
struct Json {
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::JSON.get())]
    json: bool,
}

/// Which library is asked.
#[derive(Debug, Args)]
struct LibraryArgs {
    #[arg(long, value_name = say::PATH.get(), help_heading = say::OPTIONS.get(), help = say::LIBRARY.get())]
    library: Vec<PathBuf>,
}

impl LibraryArgs {
    /// The corpus of the library, ranked by words. The dictionary loads while the pages are read.
    fn corpus(&self) -> Result<Corpus, Error> {
        // Whoever has a library of his own may think that it is asked. Scripts know what they ask.
        if self.library.is_empty() && io::stderr().is_terminal() && !archive::known().is_empty() {
            warn(say::ASKED_SAMPLES.get());
        }
        Ok(corpus(&browse::library(&self.library)?))
    }
}

/// The corpus of a library: from its index if it has one, which is brought up to date, else read anew.
fn corpus(library: &Library) -> Corpus {
    if let Some(corpus) = index::corpus(library) {
        return corpus;
    }
    let (pages, words) = std::thread::scope(|scope| {
        let words = scope.spawn(|| Arc::new(Words::default()));
        (library.read().pages, words.join().ok())
    });
    Corpus::build(0, pages, words.as_ref())
}

/// The number of the story with this id, or whose id alone begins so.
fn find(corpus: &Corpus, id: &str) -> Result<usize, Error> {
    let found = if id.is_empty() { None } else { corpus.find(id) };
    found.ok_or_else(|| match corpus.like(id) {
        several @ 2.. if !id.is_empty() => Error::ManyStories(id.to_owned(), several),
        _ => Error::NoStory(id.to_owned()),
    })
}

/// A size as people read it: in megabytes, one place behind the point.
fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

/// Runs the program on the arguments it was called with.
pub fn run() -> ExitCode {
    if sentry::is_called() {
        return sentry::watch();
    }
    guard::install(term::give_back);
    signals::survive_limits();
    // Not locked: a signal must be able to give the terminal back while the reader is open.
    let mut out = Out::new(BufWriter::new(io::stdout()));
    let given: Vec<OsString> = meant::helped(std::env::args_os().collect());
    language::of(&given).speak();
    let arguments = match Arguments::try_parse_from(&given) {
        Ok(arguments) => arguments,
        Err(said) if said.use_stderr() => {
            complain_of(&misread(&said, &given), &meant::help_of(&given));
            return ExitCode::from(2);
        }
        Err(help) => {
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    let found = obey(arguments, &mut out).and_then(|found| out.flush().map(|()| found));
    match found {
        Ok(true) | Err(Error::Closed) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            let hint = match &error {
                Error::Missing(path) => meant::command(path, &given),
                Error::Usage(_) => Some(meant::help_of(&given)),
                _ => None,
            };
            complain_of(&error.to_string(), hint.as_deref().unwrap_or(error.hint()));
            ExitCode::from(if matches!(error, Error::NoStory(_) | Error::ManyStories(..)) { 1 } else { 2 })
        }
    }
}

/// Does what was asked for; says whether anything was found.
fn obey(arguments: Arguments, out: &mut Stdout) -> Result<bool, Error> {
    if let (Some(_), Some(path)) = (&arguments.command, arguments.paths.first()) {
        return Err(Error::Usage(say::PATH_BEFORE_COMMAND.fill([&path.display()])));
    }
    let config = || Config::read(arguments.config.as_deref());
    match arguments.command {
        None if arguments.plain => {
            plain::open(browse::library(&arguments.paths)?, &config()?, corpus, io::stdin().lock(), out)?;
            Ok(true)
        }
        None => {
            let start = Start::new(&arguments.paths, arguments.fresh)?;
            read::open(start, &config()?)?;
            Ok(true)
        }
        Some(Command::Parse { files, json }) => pages::parse(&files, json.json, out),
        Some(Command::Saved { from, json }) => saved::list(&from.corpus()?, json.json, out),
        Some(Command::Search(options)) => search::search(&options, out),
        Some(Command::Facets { query, limit, csv, from, json }) => {
            let form = match (csv, json.json) {
                (true, _) => facets::Form::Csv,
                (false, true) => facets::Form::Json,
                (false, false) => facets::Form::Text,
            };
            facets::facets(&from.corpus()?, query, limit, form, out)
        }
        Some(Command::Send(options)) => send::send(&options, out),
        Some(Command::Stats(options)) => stats::stats(&options, out),
        Some(Command::Export(options)) => export::export(&options, out),
        Some(Command::Related { id, from, json }) => {
            let config = config()?;
            config.complaint().into_iter().for_each(|said| warn(&said));
            stories::related(&from.corpus()?, &id, &config.settings.related, json.json, out)
        }
        Some(Command::Show { id, from, json }) => stories::show(&from.corpus()?, &id, json.json, out),
        Some(Command::Check { paths, list, repair, json }) => {
            check::check(&browse::library(&paths)?, list, repair, json.json, out)
        }
        Some(Command::Mark(options)) => marks::mark(&options, out),
        Some(Command::Import { file }) => marks::import(&file, out),
        Some(Command::Index(options)) => {
            let config = config()?;
            config.complaint().into_iter().for_each(|said| warn(&said));
            index::index(&options, &config.settings.hooks, out)
        }
        Some(Command::Libraries { json }) => libraries::list(json.json, out),
        Some(Command::Config(options)) => config::show(&options, &config()?, out),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "jianbao", &mut script);
            out.raw(&script).map(|()| true)
        }
        Some(Command::Man { command }) => manual::print(Arguments::command(), command.as_deref(), out),
    }
}

/// What is wrong with the arguments.
fn misread(said: &clap::Error, given: &[OsString]) -> String {
    let context = |kind| match said.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    match said.kind() {
        // Somebody refused a word and forgot the quotes.
        ErrorKind::UnknownArgument if argument.contains(crate::text::is_han) => {
            say::MINUS_WORD.fill([&argument])
        }
        ErrorKind::UnknownArgument => meant::no_option(&argument, given),
        // A query may begin with `-`; what begins with two of them is meant as an option.
        ErrorKind::ValueValidation if meant::is_option(&context(ContextKind::InvalidValue)) => {
            meant::no_option(&context(ContextKind::InvalidValue), given)
        }
        ErrorKind::MissingRequiredArgument => say::MISSING_ARGUMENT.fill([&argument]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = context(ContextKind::ValidValue);
            let allowed = match std::error::Error::source(said) {
                _ if !allowed.is_empty() => say::ALLOWED.fill([&allowed]),
                Some(why) if why.is::<std::num::ParseIntError>() => say::WHOLE_NUMBER.to_string(),
                Some(why) => say::BECAUSE.fill([&why]),
                None => allowed,
            };
            match context(ContextKind::InvalidValue).as_str() {
                "" => say::NO_VALUE.fill([&argument, &allowed]),
                value => say::BAD_VALUE.fill([&argument, &value, &allowed]),
            }
        }
        ErrorKind::ArgumentConflict => say::CONFLICT.fill([&argument]),
        ErrorKind::TooManyValues => say::VALUELESS.fill([&argument, &context(ContextKind::InvalidValue)]),
        ErrorKind::InvalidUtf8 => say::NO_TEXT.to_string(),
        kind => say::MISREAD.fill([&kind.as_str().unwrap_or_default()]),
    }
}

/// Tells the reader about something that does not stop the program.
fn warn(said: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", shell::JIANBAO.fill([&visible(said)]));
}

/// Tells the reader about an error: what happened, and what to do.
fn complain(error: &Error) {
    complain_of(&error.to_string(), error.hint());
}

fn complain_of(said: &str, hint: &str) {
    // Not `eprintln!`, which panics where standard error is closed.
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{}\n{}", shell::JIANBAO.fill([&visible(said)]), shell::HINT.fill([&hint]));
}
