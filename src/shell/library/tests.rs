//! Reading libraries: order, threads, odd files, hints, corrections.

use super::*;
use crate::parse::overlay;
use std::fs;
use std::path::PathBuf;

/// A folder of its own for a test, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("jianbao-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn read(&self, threads: usize) -> Reading {
        Library::open(std::slice::from_ref(&self.0)).unwrap().read_on(threads)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read_one(path: &Path) -> Result<Page, Error> {
    read_file(path).next().unwrap()
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.pages.iter().map(|p| p.name.as_str()).collect()
}

fn skipped(reading: &Reading) -> Vec<(&str, &Odd)> {
    reading.skipped.iter().map(|s| (s.path.as_str(), &s.odd)).collect()
}

#[test]
fn the_sample_library_has_five_pages() {
    let reading = Library::open(&[]).unwrap().read();
    assert_eq!(reading.pages.len(), 5);
    assert!(reading.skipped.is_empty());
    assert_eq!(Library::open(&["seeds".into()]).unwrap(), Library::Sample);
}

#[test]
fn pages_come_in_order_whatever_the_threads() {
    let folder = Folder::new("order")
        .with("b/2.txt", "二")
        .with("b/1.md", "一")
        .with("a.TXT", "甲")
        .with("c.pdf", "丙");
    let folder = (0..40).fold(folder, |f, n| f.with(&format!("d/{n:02}.txt"), format!("第{n}版")));
    let one = folder.read(1);
    assert_eq!(names(&one)[..4], ["a.TXT", "b/1.md", "b/2.txt", "d/00.txt"]);
    assert_eq!(one.pages.len(), 43);
    for threads in [2, 7, 100] {
        assert_eq!(folder.read(threads).pages, one.pages);
    }
}

#[test]
fn several_paths_keep_their_order_and_names() {
    let folder = Folder::new("several").with("b/1.txt", "乙").with("a/1.txt", "甲").with("3", "丙");
    let paths = ["b", "a", "3"].map(|p| folder.0.join(p));
    assert_eq!(names(&Library::open(&paths).unwrap().read()), ["b/1.txt", "a/1.txt", "3"]);
}

#[test]
fn folders_of_one_name_stay_apart() {
    let folder = Folder::new("namesakes").with("甲/2023/1.txt", "甲").with("乙/2023/1.txt", "乙");
    let paths = ["甲/2023", "乙/2023", "乙/2023/1.txt"].map(|p| folder.0.join(p));
    let reading = Library::open(&paths).unwrap().read();
    assert_eq!(names(&reading), ["甲/2023/1.txt", "乙/2023/1.txt"]);
    assert_eq!(skipped(&reading), [("1.txt", &Odd::SameAs("乙/2023/1.txt".to_owned()))]);
}

#[test]
fn a_pattern_stands_for_what_fits_it() {
    let folder = Folder::new("pattern")
        .with("报/2023-01/03.txt", "一")
        .with("报/2023-02/03.txt", "二")
        .with("报/2023-02/04.txt", "三")
        .with("报/2024-01/03.txt", "四")
        .with("报/2023-02/.03.txt", "五")
        .with("报/a*b/03.txt", "六");
    let open = |paths: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.0.join(path)).collect();
        Library::open(&paths)
    };
    let read = |paths: &[&str]| open(paths).unwrap().read();
    assert_eq!(names(&read(&["报/2023-*/03.txt"])), ["2023-01/03.txt", "2023-02/03.txt"]);
    assert_eq!(names(&read(&["报/2023-0[2-9]"])), ["2023-02/03.txt", "2023-02/04.txt"]);
    assert_eq!(names(&read(&["报/**/04.*", "报/2024-01"])), ["报/2023-02/04.txt", "2024-01/03.txt"]);
    // A folder that is called like a pattern is that folder.
    assert_eq!(names(&read(&["报/a*b"])), ["03.txt"]);
    assert!(matches!(open(&["报/1999-*/03.txt"]), Err(Error::Missing(_))));
    assert!(matches!(Library::open(&[folder.0.clone(), "-".into()]), Err(Error::Usage(_))));
    assert_eq!(open(&["报/20*/03.txt"]).unwrap().watched(), [folder.0.join("报")]);
}

#[test]
fn lines_are_pages() {
    let line = |n: usize| format!("{{\"text\": \"第{n}版\"}}\n");
    let many: String = (1..=200).map(line).collect();
    let folder = Folder::new("lines")
        .with("a.jsonl", format!("{many}\n\n{{\"text\": 3}}\n{}", line(7)))
        .with("b.ndjson", format!("{{\"text\": \"{}\"}}\n{}", "一".repeat(2 << 20), line(300).trim_end()))
        .with("c.jsonl", "");
    let reading = folder.read(3);
    assert_eq!((reading.pages.len(), reading.pages[199].name.as_str()), (201, "a.jsonl#200"));
    assert_eq!(names(&reading)[200], "b.ndjson#2");
    let skipped = skipped(&reading);
    assert_eq!(skipped[1], ("a.jsonl#204", &Odd::SameAs("a.jsonl#7".to_owned())));
    assert!(matches!(skipped[0], ("a.jsonl#203", Odd::NoRecord(_))), "{skipped:?}");
    assert!(matches!(skipped[2], ("b.ndjson#1", Odd::TooBig(_))), "{skipped:?}");
    assert_eq!(skipped.len(), 3);
    // A stream is one page or many.
    let stream = |text: &str| Library::Stream(text.as_bytes().into()).read();
    assert_eq!(names(&stream(&many))[198..], ["-#199", "-#200"]);
    assert_eq!(names(&stream("{甲}\n乙")), ["-"]);
    assert_eq!(stream("").skipped[0].odd, Odd::Blank);
}

#[test]
fn a_lost_path_is_an_error() {
    let lost = Library::open(&["/nirgends/版.txt".into()]).unwrap_err();
    assert!(matches!(lost, Error::Missing(path) if path == "/nirgends/版.txt"));
}

#[test]
fn odd_files_are_listed_and_the_rest_is_read() {
    let folder = Folder::new("odd")
        .with("1.txt", "新闻一则")
        .with("2/same.txt", "新闻一则")
        .with("blank.txt", " \r\n\u{3000}\n")
        .with("big.txt", vec![b'a'; LARGEST as usize + 1])
        .with(".hidden.txt", "x")
        .with("esc\u{1b}[2J\n.txt", "\u{1b}]0;x\u{7}");
    let reading = folder.read(2);
    assert_eq!(names(&reading), ["1.txt", "esc\\u{1b}[2J\\u{a}.txt"]);
    assert_eq!(
        skipped(&reading),
        [
            ("2/same.txt", &Odd::SameAs("1.txt".to_owned())),
            ("big.txt", &Odd::TooBig(LARGEST + 1)),
            ("blank.txt", &Odd::Blank),
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_sockets_and_devices_neither_block_nor_loop() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let folder = Folder::new("links").with("real/1.txt", "新闻");
    symlink(&folder.0, folder.0.join("loop")).unwrap();
    symlink("/dev/zero", folder.0.join("zero.txt")).unwrap();
    symlink("nowhere", folder.0.join("dangling.txt")).unwrap();
    symlink("real/1.txt", folder.0.join("linked.txt")).unwrap();
    let _socket = UnixListener::bind(folder.0.join("socket.txt")).unwrap();
    let reading = folder.read(2);
    assert_eq!(names(&reading), ["linked.txt"]);
    assert_eq!(
        skipped(&reading),
        [
            ("dangling.txt", &Odd::Unreadable("文件不存在".to_owned())),
            ("loop", &Odd::FolderLink),
            ("real/1.txt", &Odd::SameAs("linked.txt".to_owned())),
            ("socket.txt", &Odd::Irregular),
            ("zero.txt", &Odd::Irregular),
        ]
    );
    assert!(matches!(read_one(&folder.0.join("zero.txt")), Err(Error::Unreadable { .. })));
    assert!(matches!(read_one(&folder.0), Err(Error::Unreadable { .. })));
}

#[cfg(unix)]
#[test]
fn names_that_look_alike_stay_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("twins").with("\u{E9}.txt", "一").with("e\u{301}.txt", "二");
    for (name, text) in [(&b"\xFF.txt"[..], "三"), (b"\xFE.txt", "四")] {
        fs::write(folder.0.join(OsStr::from_bytes(name)), text).unwrap();
    }
    let reading = folder.read(1);
    assert_eq!(names(&reading), ["e\u{301}.txt", "\u{E9}.txt", "\\xfe.txt", "\\xff.txt"]);
    let library = Library::open(std::slice::from_ref(&folder.0)).unwrap();
    let keys: HashSet<Vec<u8>> = library.candidates().into_iter().flatten().map(|c| c.key()).collect();
    assert_eq!(keys.len(), 4);
}

#[cfg(unix)]
#[test]
fn what_is_odd_is_listed_and_never_waited_for() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;
    let outside = Folder::new("outside").with("1.txt", "外");
    let deep = format!("{}1.txt", "d/".repeat(1000));
    let folder = Folder::new("oddities")
        .with("in/1.txt", "内")
        .with("shut.txt", "关")
        .with("swap.txt", "换")
        .with(&deep, "深");
    symlink(outside.0.join("1.txt"), folder.0.join("out.txt")).unwrap();
    let pipe = |name: &str| Command::new("mkfifo").arg(folder.0.join(name)).status().unwrap().success();
    assert!(pipe("pipe.txt") && pipe("pipe.jsonl"));
    fs::File::create(folder.0.join("vast.txt")).unwrap().set_len(1 << 30).unwrap();
    let shut = folder.0.join("shut.txt");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::read(&shut).is_ok();
    let reading = folder.read(2);
    assert!(names(&reading).contains(&deep.as_str()) && names(&reading).contains(&"in/1.txt"));
    let odd = |path: &str| reading.skipped.iter().find(|s| s.path == path).map(|s| &s.odd);
    assert_eq!(odd("out.txt"), Some(&Odd::OutsideLink));
    assert_eq!(odd("pipe.txt"), Some(&Odd::Irregular));
    assert_eq!(odd("pipe.jsonl"), Some(&Odd::Irregular));
    assert_eq!(odd("vast.txt"), Some(&Odd::TooBig(1 << 30)));
    assert!(is_root || matches!(odd("shut.txt"), Some(Odd::Unreadable(_))));
    // What is gone or has become a pipe since it was seen is listed too, and not waited for.
    let library = Library::open(std::slice::from_ref(&folder.0)).unwrap();
    let seen: Vec<Candidate> = library.candidates().into_iter().flatten().collect();
    fs::remove_file(folder.0.join("swap.txt")).unwrap();
    assert!(pipe("swap.txt"));
    fs::remove_file(folder.0.join("in/1.txt")).unwrap();
    let odd = |name: &str| seen.iter().find(|c| c.name == name).unwrap().read().unwrap_err().odd;
    assert_eq!(odd("swap.txt"), Odd::Irregular);
    assert!(matches!(odd("in/1.txt"), Odd::Unreadable(_)));
}

#[test]
fn paths_below_which_there_is_nothing_are_told() {
    let folder = Folder::new("bare").with("甲/1.txt", "一").with("乙/1.txt", "二").with("丙.jsonl", "{}");
    fs::create_dir_all(folder.0.join("丁")).unwrap();
    let bare = |paths: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.0.join(path)).collect();
        let library = Library::Paths(paths);
        let keys = library.candidates().into_iter().flatten().map(|candidate| candidate.key).collect();
        let bare = library.bare(&keys).into_iter();
        bare.map(|root| root.path.strip_prefix(&folder.0).unwrap().display().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(bare(&["甲", "丁", "乙", "丙.jsonl", "戊"]), ["丁", "戊"]);
    assert_eq!((bare(&["甲"]), bare(&["丁"])), (vec![], vec!["丁".to_owned()]));
}

#[test]
fn what_would_be_written_into_a_library_is_known() {
    let folder = Folder::new("within").with("报/1.txt", "一");
    let library = Library::Paths(vec![folder.0.join("报")]);
    for (path, taken) in
        [("报/2.md", true), ("报/新/又/2.md", true), ("报/2.csv", false), ("刊/2.md", false), ("2.md", false)]
    {
        assert_eq!(library.would_take(&folder.0.join(path)), taken, "{path}");
    }
}

#[test]
fn a_path_says_the_same_wherever_one_opens_it() {
    let says = "运城日报/2023/10/26/03.txt";
    let folder = Folder::new("hint").with(says, "新闻");
    let file = folder.0.join(says);
    assert_eq!(walk::hint(&file, 1), says);
    assert_eq!(walk::hint(&file, 5), says);
    let deep = walk::hint(&file, 6);
    assert!(deep.ends_with(says) && deep.len() > says.len());
}

#[test]
fn a_page_the_program_fails_on_is_listed() {
    let results = in_parallel(&[1, 2, 3], 2, |n| guard::run(|| assert_ne!(*n, 2, "坏版")));
    assert!(results[0].is_ok() && results[2].is_ok());
    assert!(results[1].as_ref().unwrap_err().contains("坏版"));
}

#[test]
fn corrections_by_hand_are_kept_beside_the_page_and_taken_back() {
    let text = "# 甲地召开会议部署春耕生产\n\n本报讯 甲地昨日召开会议。\n\n# 乙地举行技能比赛活动\n\n本报讯 乙地昨日举行比赛。\n";
    let folder = Folder::new("corrected").with("1.txt", text);
    let library = Library::open(std::slice::from_ref(&folder.0)).unwrap();
    let before = folder.read(1);
    assert_eq!(before.pages[0].stories.len(), 2);
    let at = text.find("# 乙").unwrap();
    let merge = overlay::read_line(&format!("merge {at} #乙地举行")).unwrap().unwrap();
    assert_eq!(library.correct("1.txt", &merge).unwrap().stories.len(), 1);
    let paper = Correction::Paper("甲地日报".to_owned());
    assert_eq!(library.correct("1.txt", &paper).unwrap().paper.name.as_deref(), Some("甲地日报"));
    // Applied on every reading, and never to the page itself.
    assert_eq!(folder.read(2).pages[0].stories.len(), 1);
    assert_eq!(read_one(&folder.0.join("1.txt")).unwrap().paper.basis, crate::story::Basis::Settings);
    assert_eq!(fs::read_to_string(folder.0.join("1.txt")).unwrap(), text);
    library.uncorrect("1.txt").unwrap();
    library.uncorrect("1.txt").unwrap();
    assert_eq!(folder.read(1).pages, before.pages);
    // One that does not fit is refused and leaves no trace.
    let stray = overlay::read_line("merge 3 丙地").unwrap().unwrap();
    let refused = library.correct("1.txt", &stray).unwrap_err();
    assert!(matches!(refused, Error::Misfit(_)));
    assert_eq!(refused.to_string().matches("1.txt").count(), 1, "the page is named once: {refused}");
    assert!(folder.read(1).misfits.is_empty() && folder.read(1).corrected.is_empty());
    // Whatever else somebody wrote there by hand that does not fit, and however it looks.
    let corrections = folder.0.join("1.txt.corrections");
    fs::write(&corrections, "newspaper 甲地日报").unwrap();
    assert_eq!(library.correct("1.txt", &paper).unwrap().paper.name.as_deref(), Some("甲地日报"));
    assert_eq!(fs::read_to_string(&corrections).unwrap(), "newspaper 甲地日报\npaper 甲地日报\n");
    fs::remove_file(&corrections).unwrap();
    // A page that changed under its corrections keeps the text and tells what no longer fits.
    library.correct("1.txt", &merge).unwrap();
    fs::write(folder.0.join("1.txt"), "# 丙地召开会议部署春耕生产\n\n本报讯 丙地昨日召开会议。\n").unwrap();
    let changed = folder.read(1);
    assert_eq!((changed.pages.len(), changed.misfits.len()), (1, 1));
    assert!(changed.misfits[0].why.contains("1.txt 的更正"), "{}", changed.misfits[0].why);
}

#[test]
fn the_nearest_settings_speak_of_the_pages_below_them() {
    let story = "# 甲地召开会议部署春耕生产\n\n本报讯 甲地昨日召开会议。\n";
    let folder = Folder::new("settings")
        .with("jianbao.toml", "paths = [\"{paper}/{year}{month}{day}_{page}.txt\"]")
        .with("甲报/19780305_2.txt", story)
        .with("乙/jianbao.toml", "paper = \"乙地日报\"\ndate = \"1979-01-02\"")
        .with("乙/丙/1.txt", story.replace('甲', "乙"))
        .with("丁/jianbao.toml", "papr = \"丁\"")
        .with("丁/1.txt", story.replace('甲', "丁"))
        .with("丁/2.txt", story.replace('甲', "戊"));
    let reading = folder.read(2);
    let told = |name: &str| {
        let page = reading.pages.iter().find(|p| p.name == name).unwrap();
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        [text(&page.paper.name), text(&page.date.value), text(&page.number)].join(" ")
    };
    assert_eq!(told("甲报/19780305_2.txt"), "甲报 1978-03-05 2");
    assert_eq!(told("乙/丙/1.txt"), "乙地日报 1979-01-02 1");
    assert_eq!(told("丁/1.txt"), "  1");
    // One fault, told once, and no page lost for it.
    assert_eq!((reading.pages.len(), reading.misfits.len()), (4, 1));
    assert!(
        reading.misfits[0].why.contains("jianbao.toml 没有用上：没有叫 papr 的设置"),
        "{}",
        reading.misfits[0].why
    );
    // Settings above the opened folder say nothing.
    assert_eq!(read_one(&folder.0.join("乙/丙/1.txt")).unwrap().paper.name, None);
}
