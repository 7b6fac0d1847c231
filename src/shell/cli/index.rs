//! `jianbao index`: keeps the index of a library on disk up to date, so that the reader and every command open it in an instant.

use super::{Stdout, warn};
use crate::corpus::Corpus;
use crate::index::{Fault, Words};
use crate::shell::archive::Archive;
use crate::shell::error::Error;
use crate::shell::ingest::{self, Progress, Report as Made, Step};
use crate::shell::library::Library;
use crate::shell::{moved, trust};
use clap::Args;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
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
    /// 把索引建在这个文件夹里，多人共用；建在 <路径>/.jianbao 里，谁打开都找得到
    #[arg(long = "in", value_name = "文件夹", help_heading = "选项", conflicts_with = "remove")]
    within: Option<PathBuf>,
    /// 先读一遍整个索引，核对校验和；坏了就重新建立
    #[arg(long, help_heading = "选项", conflicts_with_all = ["rebuild", "remove"])]
    verify: bool,
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
    if options.remove {
        return remove(&options.paths, options.json, out);
    }
    let library = super::library(&options.paths)?;
    if matches!(library, Library::Stream(_)) {
        return Err(Error::Usage("标准输入没有地方建索引；请先存成文件".to_owned()));
    }
    let archive = match &options.within {
        Some(folder) => within(folder, &options.paths)?,
        None => Archive::of(&library).ok_or(Error::NoHome)?,
    };
    if options.rebuild {
        set_aside(&library, &archive)?;
    }
    let began = std::time::Instant::now();
    let (made, stories) = bring(&library, &archive, options.verify)?;
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
    if let Some(said) = moved::told(&made.bare) {
        warn(&format!("{said}；真要删去请用 jianbao index --remove"));
    }
    Ok(report.stories > 0)
}

fn remove(paths: &[PathBuf], json: bool, out: &mut Stdout) -> Result<bool, Error> {
    let archive = Archive::at(paths).ok_or(Error::NoHome)?;
    let removed = archive.remove().map_err(Error::index)?;
    if !json {
        out.line(if removed { "已删去这个稿库的索引" } else { "这个稿库没有索引" })?;
    }
    Ok(removed)
}

/// The place of an index in a folder one names. Where that holds the index of another library, it stays so.
fn within(folder: &Path, paths: &[PathBuf]) -> Result<Archive, Error> {
    let archive = Archive::within(folder, paths);
    match archive.owners() {
        Some(others) => Err(Error::Usage(format!("{} 里已有另一个稿库（{others}）的索引", folder.display()))),
        None => Ok(archive),
    }
}

/// Moves an index out of the way, if another can be made in its place.
pub(super) fn set_aside(library: &Library, archive: &Archive) -> Result<(), Error> {
    if archive.is_begun() && !library.is_whole() {
        let why = "版面文件不在，没有重新建立；真要删去请用 jianbao index --remove";
        return Err(Error::Index(why.to_owned()));
    }
    archive.set_aside().map_err(Error::index)
}

/// Brings an index up to date and says how many stories there are then; one that is damaged is set aside and made anew.
pub(super) fn bring(library: &Library, archive: &Archive, verify: bool) -> Result<(Made, usize), Error> {
    let words = Arc::new(Words::default());
    let mut meter = Meter { shown: io::stderr().is_terminal(), last: 0 };
    let threads = threads();
    if let Some(said) = moved::find(library, archive, threads) {
        warn(&said);
    }
    let mut update = |verify: bool| -> Result<_, Fault> {
        let store = archive.create(Some(&words))?;
        if verify {
            trust::verify(&store)?;
        }
        let made = trust::with(&store, || {
            ingest::update(library, &store, &archive.moved(), threads, |step| {
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
    let made = match update(verify) {
        Err(fault) if fault.is_for_good() => {
            let what = Error::index(fault);
            set_aside(library, archive)?;
            warn(&format!("{what}；已放到一边，从版面文件重新建立"));
            update(false)
        }
        made => made,
    };
    let (made, stories) = made.map_err(Error::index)?;
    archive.note_opened(stories);
    Ok((made, stories))
}

/// The corpus of a library that has an index, brought up to date if nobody else is doing so; none where there is no index, or none that
/// can be used.
pub(super) fn corpus(library: &Library) -> Option<Corpus> {
    let archive = Archive::of(library)?;
    let words = Arc::new(Words::default());
    if let Some(said) = moved::find(library, &archive, threads()) {
        warn(&said);
    }
    let store = archive.open(Some(&words)).ok()?;
    let load = || trust::with(&store, || Corpus::load(0, &store)).ok();
    if archive.is_shared() {
        return load();
    }
    match trust::with(&store, || ingest::update(library, &store, &archive.moved(), threads(), |_| true)) {
        Ok(made) => {
            moved::told(&made.bare).into_iter().for_each(|said| warn(&said));
            load()
        }
        // Somebody else is bringing it up to date, or nothing can be written there: what is there can be read.
        Err(Fault::Busy | Fault::Refused(_)) => load(),
        Err(fault) => {
            warn(&format!("{}；这次直接读版面文件", Error::index(fault)));
            None
        }
    }
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
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
        if self.shown && (now > self.last || Some(progress.done) == progress.all) {
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
