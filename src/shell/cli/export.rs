//! `jianbao export`: stories as Markdown, text, data or citations, to a file, a folder or standard output.

use super::{LibraryArgs, Stdout, find, marks, meant, warn};
use crate::corpus::Corpus;
use crate::excerpt::Form;
use crate::query::{Query, Sort};
use crate::shell::error::Error;
use crate::shell::export::Export;
use crate::shell::{browse, home, signals};
use crate::tongue::cli as say;
use crate::tongue::marks as marking;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};
use std::io::{self, IsTerminal, Write};
use std::path::MAIN_SEPARATOR;

/// After so many stories it is shown again how far the export is.
const STEP: usize = 500;

/// What can be asked of the command.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Options {
    #[arg(value_name = say::QUERY.get(), help_heading = say::ARGUMENTS.get(), help = say::EXPORT_QUERY.get(), allow_hyphen_values = true, value_parser = meant::query)]
    query: Option<String>,
    #[arg(value_name = say::WORD.get(), help_heading = say::ARGUMENTS.get(), hide = true)]
    more: Vec<String>,
    #[arg(long, value_name = say::ID.get(), value_delimiter = ',', help_heading = say::OPTIONS.get(), help = say::EXPORT_IDS.get(), conflicts_with = "query")]
    ids: Vec<String>,
    #[arg(long, value_name = say::FORMAT.get(), value_parser = forms(), hide_possible_values = true, help_heading = say::OPTIONS.get(), help = say::EXPORT_FORMAT.get())]
    format: Option<Form>,
    #[arg(long, value_name = say::PATH.get(), value_hint = ValueHint::AnyPath, help_heading = say::OPTIONS.get(), help = say::EXPORT_OUT.get())]
    out: Option<String>,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::EXPORT_FORCE.get())]
    force: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::EXPORT_BOM.get())]
    bom: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), help = say::EXPORT_FUZZY.get())]
    fuzzy: bool,
    #[arg(long, help_heading = say::OPTIONS.get(), help = marking::EXPORT_MARKS.get(), conflicts_with_all = ["query", "ids", "out"])]
    marks: bool,
    #[command(flatten)]
    from: LibraryArgs,
}

/// The forms by their names, which completion in a shell knows too.
fn forms() -> impl TypedValueParser<Value = Form> {
    let names = PossibleValuesParser::new(Form::ALL.map(Form::name));
    names.try_map(|typed| Form::ALL.into_iter().find(|form| form.name() == typed).ok_or(typed))
}

/// Writes what was asked for; says whether there was anything to write.
pub(super) fn export(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    if options.marks {
        return marks::export(options.format, out);
    }
    let by_name = options.out.as_deref().and_then(Form::of_name);
    let form = options.format.or(by_name);
    if let Some(ending) = options.out.as_deref().filter(|_| form.is_none()).and_then(odd_ending) {
        let forms = Form::ALL.map(Form::name).join(" ");
        return Err(Error::Usage(say::NO_FORM_ENDS_SO.fill([&ending, &forms])));
    }
    let library = browse::library(&options.from.library)?;
    let corpus = super::corpus(&library);
    let stories = stories(options, &corpus)?;
    let form = form.unwrap_or(Form::Markdown);
    let export = Export { corpus: &corpus, stories: &stories, passage: None, form, mark: options.bom };
    let Some(to) = options.out.as_deref().filter(|to| *to != "-") else {
        let mut bytes = Through(out);
        if stories.is_empty() {
            warn(say::NO_STORIES.get());
        }
        return Ok(export.write(&mut bytes, |_| true)? > 0);
    };
    if stories.is_empty() {
        warn(say::NO_STORIES.get());
        return Ok(false);
    }
    let shown = io::stderr().is_terminal();
    let tell = |n: usize| {
        if shown && n.is_multiple_of(STEP) {
            let _ = write!(io::stderr(), "\r{}", say::EXPORTING.fill([&n, &stories.len()]));
        }
        true
    };
    signals::end_clean().map_err(Error::Output)?;
    let (path, n) = export.save(&home::meant(to), options.force, &library, tell)?;
    if shown && n >= STEP {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    out.line(&say::EXPORTED.fill([&n, &path.display()]))?;
    Ok(n > 0)
}

/// The ending of a file that is still to be made, where no form ends so; a folder's name has none.
fn odd_ending(to: &str) -> Option<String> {
    let path = home::meant(to);
    let ending = path.extension()?.to_str()?;
    let is_ending =
        ending.starts_with(|c: char| c.is_ascii_alphabetic()) && !to.ends_with(['/', MAIN_SEPARATOR]);
    (is_ending && !path.is_dir()).then(|| format!(".{ending}"))
}

fn stories(options: &Options, corpus: &Corpus) -> Result<Vec<usize>, Error> {
    if !options.ids.is_empty() {
        if options.ids == ["-"] {
            let lines = io::stdin().lines().map_while(Result::ok);
            let ids = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
            return ids.map(|id| find(corpus, &id)).collect();
        }
        return options.ids.iter().map(|id| find(corpus, id.trim())).collect();
    }
    let text = options.query.iter().chain(&options.more).map(String::as_str).collect::<Vec<_>>().join(" ");
    let query = Query { text, sort: Sort::Page, limit: 0, fuzzy: options.fuzzy, marks: marks::kept() };
    Ok(corpus.matching(&query))
}

/// Standard output as a stream.
struct Through<'a>(&'a mut Stdout);

impl Write for Through<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.raw(bytes) {
            Ok(()) => Ok(bytes.len()),
            Err(Error::Output(error)) => Err(error),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
