//! The command line: what can be asked for, and which exit status says how it went.
//!
//! 0: found; 1: nothing found; 2: an error, told in one sentence on standard error.

use super::config::Config;
use super::error::Error;
use super::library::Library;
use super::out::{Out, visible};
use super::{guard, read, sentry, signals, term};
use crate::corpus::Corpus;
use crate::index::Words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

mod batch;
mod check;
mod config;
mod export;
mod facets;
mod index;
mod manual;
mod marks;
mod pages;
mod saved;
mod search;
mod stories;

/// Where commands print to.
type Stdout = Out<BufWriter<io::Stdout>>;

const TEMPLATE: &str = "{about}\n\n用法: {usage}\n\n{all-args}{after-help}";

/// The arguments.
#[derive(Debug, Parser)]
#[command(
    name = "jianbao",
    version,
    about = "剪报：把报纸版面的识别文本切成一篇篇稿件，在终端里检索、筛选、阅读",
    help_template = TEMPLATE,
    override_usage = "jianbao [选项] [路径]...\n      jianbao [选项] <命令>",
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "退出码：0 找到，1 没有找到，2 出错。\n与命令同名的文件夹请写成 ./search。"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// 要读的文件夹、文件或引号里的样式；不写就打开样报
    #[arg(value_name = "路径", help_heading = "参数")]
    paths: Vec<PathBuf>,
    /// 设置文件；不写就是系统设置文件夹里的 config.toml
    #[arg(long, value_name = "文件", global = true, help_heading = "选项")]
    config: Option<PathBuf>,
    /// 显示帮助
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 把版面切成稿件，打印结果
    #[command(help_template = TEMPLATE, override_usage = "jianbao parse [选项] <文件>...")]
    Parse {
        /// 版面文件；- 表示标准输入
        #[arg(required = true, value_name = "文件", help_heading = "参数")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        json: Json,
    },
    /// 检索稿件
    #[command(help_template = TEMPLATE, override_usage = "jianbao search [选项] <检索式>...")]
    Search(#[command(flatten)] search::Options),
    /// 列出存下的检索，各有几篇、几篇是上次打开以后新来的
    #[command(help_template = TEMPLATE, override_usage = "jianbao saved [选项]")]
    Saved {
        #[command(flatten)]
        from: From,
        #[command(flatten)]
        json: Json,
    },
    /// 列出与一篇稿件相关的稿件和理由
    #[command(help_template = TEMPLATE, override_usage = "jianbao related [选项] <编号>")]
    Related {
        /// 稿件编号，或它的开头
        #[arg(value_name = "编号", help_heading = "参数")]
        id: String,
        #[command(flatten)]
        from: From,
        #[command(flatten)]
        json: Json,
    },
    /// 打印一篇稿件
    #[command(help_template = TEMPLATE, override_usage = "jianbao show [选项] <编号>")]
    Show {
        /// 稿件编号，或它的开头
        #[arg(value_name = "编号", help_heading = "参数")]
        id: String,
        #[command(flatten)]
        from: From,
        #[command(flatten)]
        json: Json,
    },
    /// 按报纸、日期、地点等统计符合检索式的稿件
    #[command(help_template = TEMPLATE, override_usage = "jianbao facets [选项] [检索式]")]
    Facets {
        /// 检索式；不写就统计全部稿件
        #[arg(
            value_name = "检索式",
            help_heading = "参数",
            default_value = "",
            hide_default_value = true,
            allow_hyphen_values = true
        )]
        query: String,
        /// 每项最多列出几个值，0 是全部；不写时文字是 15，JSON 和 CSV 是全部
        #[arg(long, value_name = "个数", help_heading = "选项", allow_negative_numbers = true)]
        limit: Option<usize>,
        /// 打印 CSV，每个值一行：字段、值、名称、篇数、其中有无推断
        #[arg(long, help_heading = "选项", conflicts_with = "json")]
        csv: bool,
        #[command(flatten)]
        from: From,
        #[command(flatten)]
        json: Json,
    },
    /// 导出稿件：Markdown、纯文本、JSON Lines、CSV，或参考文献条目
    #[command(help_template = TEMPLATE, override_usage = "jianbao export [选项] [检索式]...")]
    Export(#[command(flatten)] export::Options),
    /// 检查一个稿库：版数、篇数、修补、编码、没有收入的文件和原因，都可以逐条列出
    #[command(help_template = TEMPLATE, override_usage = "jianbao check [选项] [路径]...")]
    Check {
        /// 文件夹、文件或引号里的样式，- 是标准输入；不写就检查样报
        #[arg(value_name = "路径", help_heading = "参数")]
        paths: Vec<PathBuf>,
        #[arg(
            long,
            value_name = "项目",
            help_heading = "选项",
            hide_possible_values = true,
            help = format!("逐条列出一项，每条一行：{}", check::Count::names())
        )]
        list: Option<check::Count>,
        #[command(flatten)]
        json: Json,
    },
    /// 为一个稿库建立或更新索引，以后一打开就能检索
    #[command(help_template = TEMPLATE, override_usage = "jianbao index [选项] <路径>...")]
    Index(#[command(flatten)] index::Options),
    /// 设置文件在哪里，默认设置是什么，哪里写错了
    #[command(help_template = TEMPLATE, override_usage = "jianbao config [选项]")]
    Config(#[command(flatten)] config::Options),
    /// 标记稿件：已读、星标、标签、夹、批注
    #[command(help_template = TEMPLATE, override_usage = "jianbao mark [选项] <编号>...")]
    Mark(#[command(flatten)] marks::Options),
    /// 读回标记；只添不减
    #[command(help_template = TEMPLATE, override_usage = "jianbao import <文件>")]
    Import {
        /// jianbao export --marks 打印的，文字或 JSON；- 表示标准输入
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
    },
    /// 打印命令补全脚本
    #[command(help_template = TEMPLATE, override_usage = "jianbao completions <SHELL>")]
    Completions {
        /// bash、zsh、fish、elvish 或 powershell
        #[arg(value_name = "SHELL", help_heading = "参数", hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    /// 打印手册页（roff）
    #[command(help_template = TEMPLATE, override_usage = "jianbao man [命令]")]
    Man {
        /// 哪个命令的手册页；不写就是整个程序的，连同按键
        #[arg(value_name = "命令", help_heading = "参数")]
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Json {
    /// 打印 JSON，每个对象一行
    #[arg(long, help_heading = "选项")]
    json: bool,
}

#[derive(Debug, Args)]
struct From {
    /// 稿库：文件夹、文件或引号里的样式，- 是标准输入；seeds 是样报，不写也是
    #[arg(long, value_name = "路径", help_heading = "选项")]
    library: Vec<PathBuf>,
}

impl From {
    /// The corpus of the library, ranked by words. The dictionary loads while the pages are read.
    fn corpus(&self) -> Result<Corpus, Error> {
        let library = Library::open(&self.library)?;
        if let Some(corpus) = index::corpus(&library) {
            return Ok(corpus);
        }
        let (pages, words) = std::thread::scope(|scope| {
            let words = scope.spawn(|| Arc::new(Words::default()));
            (library.read().pages, words.join().ok())
        });
        Ok(Corpus::build(0, pages, words.as_ref()))
    }
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
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(said) if said.use_stderr() => {
            complain(&Error::Usage(misread(&said)));
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
            complain(&error);
            ExitCode::from(if matches!(error, Error::NoStory(_)) { 1 } else { 2 })
        }
    }
}

/// Does what was asked for; says whether anything was found.
fn obey(arguments: Arguments, out: &mut Stdout) -> Result<bool, Error> {
    if let (Some(_), Some(path)) = (&arguments.command, arguments.paths.first()) {
        return Err(Error::Usage(format!("命令前面不能有路径：{}", path.display())));
    }
    let config = || Config::read(arguments.config.as_deref());
    match arguments.command {
        None => {
            read::open(Library::open(&arguments.paths)?, &config()?)?;
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
        Some(Command::Export(options)) => export::export(&options, out),
        Some(Command::Related { id, from, json }) => {
            let config = config()?;
            config.complaint().into_iter().for_each(|said| warn(&said));
            stories::related(&from.corpus()?, &id, &config.settings.related, json.json, out)
        }
        Some(Command::Show { id, from, json }) => stories::show(&from.corpus()?, &id, json.json, out),
        Some(Command::Check { paths, list, json }) => {
            check::check(&Library::open(&paths)?, list, json.json, out)
        }
        Some(Command::Mark(options)) => marks::mark(&options, out),
        Some(Command::Import { file }) => marks::import(&file, out),
        Some(Command::Index(options)) => index::index(&options, out),
        Some(Command::Config(options)) => config::show(&options, &config()?, out),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "jianbao", &mut script);
            out.raw(&script).map(|()| true)
        }
        Some(Command::Man { command }) => manual::print(Arguments::command(), command.as_deref(), out),
    }
}

/// What is wrong with the arguments, in Chinese.
fn misread(said: &clap::Error) -> String {
    let context = |kind| match said.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    match said.kind() {
        // Somebody refused a word and forgot the quotes.
        ErrorKind::UnknownArgument if argument.contains(crate::text::is_han) => {
            format!("没有 {argument} 这个选项；如果是不要这个词，请把整个检索式放在引号里")
        }
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项或参数"),
        ErrorKind::MissingRequiredArgument => format!("还缺少 {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = context(ContextKind::ValidValue);
            let allowed = if allowed.is_empty() { allowed } else { format!("，可以是 {allowed}") };
            match context(ContextKind::InvalidValue).as_str() {
                "" => format!("{argument} 还缺少值{allowed}"),
                value => format!("{argument} 不能是 “{value}”{allowed}"),
            }
        }
        ErrorKind::ArgumentConflict => format!("{argument} 不能这样一起用"),
        kind => format!("没有看懂这些参数：{}", kind.as_str().unwrap_or("unknown error")),
    }
}

/// Tells the reader about something that does not stop the program.
fn warn(said: &str) {
    let _ = writeln!(io::stderr().lock(), "jianbao：{}", visible(said));
}

/// Tells the reader about an error: what happened, and what to do.
fn complain(error: &Error) {
    // Not `eprintln!`, which panics where standard error is closed.
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "jianbao：{}\n提示：{}", visible(&error.to_string()), error.hint());
}
