//! `jianbao export`: stories as Markdown, text, data or citations, to a file, a folder or standard output.

use super::{From, Stdout, marks};
use crate::corpus::Corpus;
use crate::excerpt::Form;
use crate::query::{Query, Sort};
use crate::shell::error::Error;
use crate::shell::export::{Export, path_of};
use crate::shell::library::Library;
use clap::Args;
use std::io::{self, IsTerminal, Write};

/// So many stories between two words on how far it is.
const STEP: usize = 500;

/// What can be asked of the command.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// 检索式；不写也不给 --ids，就是全部稿件
    #[arg(value_name = "检索式", help_heading = "参数", allow_hyphen_values = true)]
    query: Option<String>,
    #[arg(value_name = "检索词", help_heading = "参数", hide = true)]
    more: Vec<String>,
    /// 这些编号的稿件，以逗号分开；- 表示从标准输入读，一行一个
    #[arg(long, value_name = "编号", value_delimiter = ',', help_heading = "选项", conflicts_with = "query")]
    ids: Vec<String>,
    /// 格式：md、txt、jsonl、csv、gbt（GB/T 7714 条目）、bibtex、ris；不写就看 --out 的后缀，再不然是 md
    #[arg(long, value_name = "格式", value_parser = form, help_heading = "选项")]
    format: Option<Form>,
    /// 写到哪里：文件；文件夹（md、txt 一篇一个文件，另有 index.md）；不写就是标准输出
    #[arg(long, value_name = "路径", help_heading = "选项")]
    out: Option<String>,
    /// 可以换下已有的文件
    #[arg(long, help_heading = "选项")]
    force: bool,
    /// CSV 前面加 BOM，Excel 才认得出 UTF-8
    #[arg(long, help_heading = "选项")]
    bom: bool,
    /// 模糊音
    #[arg(long, help_heading = "选项")]
    fuzzy: bool,
    /// 写出全部标记，而不是稿件：txt 文字，可以用编辑器改；jsonl 每条一行 JSON；jianbao import 读回
    #[arg(long, help_heading = "选项", conflicts_with_all = ["query", "ids", "out"])]
    marks: bool,
    #[command(flatten)]
    from: From,
}

fn form(typed: &str) -> Result<Form, String> {
    let names = || Form::ALL.map(Form::name).join("、");
    Form::ALL.into_iter().find(|form| form.name() == typed).ok_or_else(|| format!("可以是 {}", names()))
}

/// Writes what was asked for; says whether there was anything to write.
pub(super) fn export(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    if options.marks {
        return marks::export(options.format, out);
    }
    let corpus = options.from.corpus()?;
    let stories = stories(options, &corpus)?;
    let by_name = options.out.as_deref().and_then(Form::of_name);
    let form = options.format.or(by_name).unwrap_or(Form::Markdown);
    let export = Export { corpus: &corpus, stories: &stories, passage: None, form, mark: options.bom };
    let Some(to) = options.out.as_deref().filter(|to| *to != "-") else {
        let mut bytes = Through(out);
        return Ok(export.write(&mut bytes, |_| true)? > 0);
    };
    if stories.is_empty() {
        return Ok(false);
    }
    let shown = io::stderr().is_terminal();
    let tell = |n: usize| {
        if shown && n.is_multiple_of(STEP) {
            let _ = write!(io::stderr(), "\r{n}/{} 篇", stories.len());
        }
        true
    };
    let library = Library::open(&options.from.library)?;
    let (path, n) = export.save(&path_of(to), options.force, &library, tell)?;
    if shown && n >= STEP {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    out.line(&format!("{n} 篇写到 {}", path.display()))?;
    Ok(n > 0)
}

fn stories(options: &Options, corpus: &Corpus) -> Result<Vec<usize>, Error> {
    if !options.ids.is_empty() {
        let find = |id: &str| corpus.find(id).ok_or_else(|| Error::NoStory(id.to_owned()));
        if options.ids == ["-"] {
            let lines = io::stdin().lines().map_while(Result::ok);
            let ids = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
            return ids.map(|id| find(&id)).collect();
        }
        return options.ids.iter().map(|id| find(id.trim())).collect();
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
