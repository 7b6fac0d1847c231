//! `jianbao index`: keeps the index of a library on disk up to date, so that the reader and every command open it in an instant.

use super::{Stdout, warn};
use crate::corpus::Corpus;
use crate::index::{Fault, Words};
use crate::shell::archive::Archive;
use crate::shell::error::Error;
use crate::shell::ingest::{self, Progress, Step};
use crate::shell::library::Library;
use crate::shell::trust;
use clap::Args;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// What can be asked of the command.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// 文件夹或文件
    #[arg(required = true, value_name = "路径", help_heading = "参数")]
    paths: Vec<PathBuf>,
    /// 丢开旧索引，从版面文件重新建立
    #[arg(long, help_heading = "选项")]
    rebuild: bool,
    /// 删去这个稿库的索引；版面文件、书签和笔记都不动
    #[arg(long, help_heading = "选项", conflicts_with = "rebuild")]
    remove: bool,
    /// 打印 JSON，每个对象一行
    #[arg(long, help_heading = "选项")]
    json: bool,
}

/// What came of it.
#[derive(Serialize)]
struct Report {
    /// Files read anew, and pages taken out.
    read: usize,
    removed: usize,
    /// Stories there are now.
    stories: usize,
    /// Files that are no pages.
    skipped: usize,
    misfits: usize,
    seconds: f64,
    bytes: u64,
}

/// Brings an index up to date, makes it anew or removes it.
pub(super) fn index(options: &Options, out: &mut Stdout) -> Result<bool, Error> {
    let library = Library::open(&options.paths)?;
    let archive = Archive::of(&library).ok_or(Error::NoHome)?;
    if options.remove {
        let removed = archive.remove().map_err(Error::index)?;
        if !options.json {
            out.line(if removed { "已删去这个稿库的索引" } else { "这个稿库没有索引" })?;
        }
        return Ok(removed);
    }
    if options.rebuild {
        archive.set_aside().map_err(Error::index)?;
    }
    let words = Arc::new(Words::default());
    let mut meter = Meter { shown: io::stderr().is_terminal(), last: 0 };
    let began = std::time::Instant::now();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut update = || -> Result<_, Fault> {
        let store = archive.create(Some(&words))?;
        let made = trust::with(&store, || {
            ingest::update(&library, &store, threads, |step| {
                if let Step::Read(progress) = step {
                    meter.show(progress);
                }
                true
            })
        });
        meter.clear();
        let made = made?;
        Ok((made, trust::with(&store, || Corpus::load(0, &store))?.len()))
    };
    let made = update().or_else(|fault: Fault| {
        if !fault.is_for_good() {
            return Err(fault);
        }
        archive.set_aside()?;
        warn(&format!("{}；已放到一边，从版面文件重新建立", Error::index(fault)));
        update()
    });
    let (made, stories) = made.map_err(Error::index)?;
    let report = Report {
        read: made.read,
        removed: made.removed,
        stories,
        skipped: made.skipped.len(),
        misfits: made.misfits.len(),
        seconds: began.elapsed().as_secs_f64(),
        bytes: archive.bytes(),
    };
    if options.json {
        out.json(&report)?;
    } else {
        out.line(&report.text())?;
        if let Some(first) = made.skipped.first() {
            warn(&format!(
                "有 {} 个文件没有收入（{}：{}）；详见 jianbao check",
                made.skipped.len(),
                first.path,
                first.odd
            ));
        }
        if let Some((_, why)) = made.misfits.first() {
            warn(&format!("有 {} 处更正用不上了：{why}", made.misfits.len()));
        }
    }
    Ok(report.stories > 0)
}

/// The corpus of a library that has an index, brought up to date if nobody else is doing so; none where there is no index, or none that
/// can be used.
pub(super) fn corpus(library: &Library) -> Option<Corpus> {
    let archive = Archive::of(library)?;
    let words = Arc::new(Words::default());
    let store = archive.open(Some(&words)).ok()?;
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    match trust::with(&store, || ingest::update(library, &store, threads, |_| true)) {
        // Somebody else is bringing it up to date, or nothing can be written there: what is there can be read.
        Ok(_) | Err(Fault::Busy | Fault::Refused(_)) => {}
        Err(fault) => warn(&format!("{}；这次直接读版面文件", Error::index(fault))),
    }
    trust::with(&store, || Corpus::load(0, &store)).ok()
}

impl Report {
    fn text(&self) -> String {
        format!(
            "读了 {} 个文件，去掉 {} 版；现有 {} 篇，索引 {:.1} MB，用时 {:.1} 秒",
            self.read,
            self.removed,
            self.stories,
            self.bytes as f64 / 1e6,
            self.seconds
        )
    }
}

/// One line on standard error that says how far the reading is; nothing where that is no terminal.
struct Meter {
    shown: bool,
    last: u64,
}

impl Meter {
    fn show(&mut self, progress: Progress) {
        // Ten times a second is as often as anybody looks.
        let now = progress.spent.as_millis() as u64 / 100;
        if self.shown && (now > self.last || progress.done == progress.all) {
            self.last = now;
            let _ = write!(io::stderr(), "\r\u{1b}[K{progress}");
        }
    }

    fn clear(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
