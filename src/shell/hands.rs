//! Handing a story to a command, or its source to an editor, which get the terminal while they run.
//!
//! A command is split into words here and run as it stands: nothing in a story, in its headline or in a path can become part of it. Only a
//! line that begins with `!` is given to a shell, and what a story says reaches that, too, only through standard input and the environment.

use super::error::cause;
use super::library::{Library, Whereabouts};
use super::term;
use crate::app::take::Spot;
use crate::text::is_hidden;
use crate::tongue::take as say;
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

/// The editor where nobody says which.
const EDITOR: &str = "vi";
/// Characters of the name of a copy, each of at most four bytes.
const LONGEST_NAME: usize = 60;

/// Splits a line into words as a shell does, with ' " and \ but without anything else: no variables, no patterns, no pipes. None where a
/// quotation does not end.
pub fn split(line: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => {
                let next = chars.next()?;
                // Within double quotes it only takes away the meaning of what would have one.
                if quote.is_some() && !matches!(next, '"' | '\\') {
                    word.get_or_insert_default().push('\\');
                }
                word.get_or_insert_default().push(next);
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// The command of a line: its words, or `$SHELL -c` with what follows a `!`.
fn command(line: &str) -> Result<Command, String> {
    if let Some(line) = line.trim_start().strip_prefix(['!', '！']) {
        let shell =
            std::env::var_os("SHELL").filter(|shell| !shell.is_empty()).unwrap_or_else(|| "/bin/sh".into());
        let mut command = Command::new(shell);
        command.arg("-c").arg(line);
        return Ok(command);
    }
    let words = split(line).ok_or_else(|| say::UNPAIRED.to_string())?;
    let (name, arguments) = words.split_first().ok_or_else(|| say::NO_COMMAND.to_string())?;
    let mut command = Command::new(name);
    command.args(arguments);
    Ok(command)
}

/// Where the source of a story stands: path and line.
pub fn place(spot: &Spot, library: &Library) -> String {
    let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path).display().to_string();
    match library.whereabouts(&spot.page) {
        Some(Whereabouts::Text(path)) => format!("{}:{}", whole(path), spot.line),
        Some(Whereabouts::Part(path, Some(line))) => format!("{}:{line}", whole(path)),
        Some(Whereabouts::Part(path, None)) => whole(path),
        Some(Whereabouts::Nowhere) | None => format!("{}:{}", spot.page, spot.line),
    }
}

/// Gives a text to a command on its standard input, and the terminal until Enter. One sentence on how it went.
pub fn pipe(line: &str, text: &str, spot: &Spot, library: &Library) -> String {
    let mut command = match command(line) {
        Ok(command) => command,
        Err(said) => return said,
    };
    tell(&mut command, &facts(spot, library));
    lend(&mut command, line, text)
}

/// What there is to tell a command of a story, each by its name ([`crate::app::own::FACTS`]).
pub fn facts(spot: &Spot, library: &Library) -> Vec<(&'static str, OsString)> {
    let path = match library.whereabouts(&spot.page) {
        Some(Whereabouts::Text(path) | Whereabouts::Part(path, _)) => {
            std::path::absolute(&path).unwrap_or(path)
        }
        Some(Whereabouts::Nowhere) | None => PathBuf::from(&spot.page),
    };
    let told =
        [("id", spot.id.clone()), ("line", spot.line.to_string()), ("headline", spot.headline.clone())];
    // No environment and no argument holds a zero.
    let plain = |(name, value): (&'static str, String)| (name, OsString::from(value.replace('\0', "")));
    let told = told.into_iter().chain(spot.facts.iter().cloned()).map(plain);
    told.chain([("path", path.into_os_string())]).collect()
}

/// Puts facts into a command's environment: `JIANBAO_HEADLINE`.
pub fn tell(command: &mut Command, facts: &[(&'static str, OsString)]) {
    for (name, value) in facts {
        command.env(format!("JIANBAO_{}", name.to_uppercase()), value);
    }
}

/// Gives a command a text on its standard input, and the terminal until Enter. One sentence on how it went.
pub fn lend(command: &mut Command, line: &str, text: &str) -> String {
    command.stdin(Stdio::piped());
    let ran = term::lend(|| {
        let status = feed(command, text.as_bytes());
        let said = outcome(line, &status);
        let _ = io::stdout().write_all(format!("\r\n{}", say::PRESS_ENTER.fill([&said])).as_bytes());
        let _ = io::stdout().flush();
        term::await_enter();
        said
    });
    ran.unwrap_or_else(|error| say::TERMINAL_KEPT.fill([&error]))
}

/// Runs a command with some bytes on its standard input. One that does not want them all is no error.
fn feed(command: &mut Command, bytes: &[u8]) -> io::Result<ExitStatus> {
    let mut child = command.spawn()?;
    let input = child.stdin.take();
    thread::scope(|scope| {
        if let Some(mut input) = input {
            thread::Builder::new().name("feeder".to_owned()).spawn_scoped(scope, move || {
                let _ = input.write_all(bytes);
            })?;
        }
        child.wait()
    })
}

fn outcome(line: &str, status: &io::Result<ExitStatus>) -> String {
    let name: String = line.chars().filter(|c| !is_hidden(*c)).take(30).collect();
    match status {
        Ok(status) if status.success() => say::RAN.fill([&name]),
        Ok(status) => match status.code() {
            Some(code) => say::RAN_WITH.fill([&name, &code]),
            None => say::BROKEN_OFF.fill([&name]),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => say::NO_SUCH_COMMAND.fill([&name]),
        Err(error) => say::NOT_RUN.fill([&name, &cause(error)]),
    }
}

/// The file to open, and what there is to say about it.
pub struct Opened {
    /// The file.
    pub path: PathBuf,
    /// The line.
    pub line: usize,
    /// Whether it is only a copy.
    pub is_copy: bool,
}

/// Opens a file in the reader's editor. One sentence on how it went, if there is anything to say.
pub fn edit(opened: &Opened) -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| EDITOR.to_owned());
    let Some(words) = split(&editor).filter(|words| !words.is_empty()) else {
        return Some(say::UNPAIRED_EDITOR.fill([&editor]));
    };
    let argv = editor_argv(words, &opened.path, opened.line);
    let (name, arguments) = argv.split_first()?;
    let mut command = Command::new(name);
    command.args(arguments);
    let said = match term::lend(|| command.status()) {
        Err(error) => return Some(say::TERMINAL_KEPT.fill([&error])),
        Ok(Ok(status)) if status.success() => None,
        Ok(status) => Some(outcome(&editor, &status)),
    };
    let copy = || opened.is_copy.then(|| say::IS_COPY.to_string());
    said.or_else(copy)
}

/// The words of an editor's command with a file and a line of it, as each editor wants them.
fn editor_argv(mut words: Vec<String>, path: &Path, line: usize) -> Vec<OsString> {
    let name = words
        .first()
        .map(|word| Path::new(word).file_stem().unwrap_or_default().to_string_lossy().into_owned());
    let mut file = path.as_os_str().to_owned();
    match name.as_deref().unwrap_or_default() {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "vis" | "kak" | "nano" | "pico" | "micro" | "joe"
        | "jed" | "mg" | "ne" | "emacs" | "emacsclient" | "kate" | "gedit" => words.push(format!("+{line}")),
        "code" | "code-insiders" | "codium" | "cursor" => {
            words.push("-g".to_owned());
            file.push(format!(":{line}"));
        }
        "hx" | "helix" | "zed" | "subl" => file.push(format!(":{line}")),
        _ => {}
    }
    words.into_iter().map(Into::into).chain([file]).collect()
}

/// A folder for copies of sources that no editor can open as they are; it goes when the program goes.
#[derive(Debug, Default)]
pub struct Copies(Option<PathBuf>);

impl Copies {
    /// Writes a read-only copy of a page.
    pub fn put(&mut self, name: &str, text: &str) -> io::Result<PathBuf> {
        let folder = match &self.0 {
            Some(folder) => folder.clone(),
            None => self.0.insert(new_folder()?).clone(),
        };
        let is_free = |c: &char| !is_hidden(*c) && !r#"/\:*?"<>|"#.contains(*c);
        let plain: Vec<char> = name.chars().map(|c| if is_free(&c) { c } else { '_' }).collect();
        // The last of a name tells most; the system takes no more than 255 bytes.
        let plain: String = plain.iter().skip(plain.len().saturating_sub(LONGEST_NAME)).collect();
        let plain = plain.trim_start_matches('.');
        let path = folder.join(format!("{}.txt", plain.strip_suffix(".txt").unwrap_or(plain)));
        // A copy of before may be read-only, and of another state of the page.
        let _ = fs::remove_file(&path);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o400);
        }
        options.open(&path)?.write_all(text.as_bytes())?;
        Ok(path)
    }
}

/// A folder of our own that was not there before.
fn new_folder() -> io::Result<PathBuf> {
    let (base, id) = (std::env::temp_dir(), std::process::id());
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for n in 0..100 {
        let folder = base.join(format!("jianbao-{id}-{n}"));
        match builder.create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) => last = error,
        }
    }
    Err(last)
}

impl Drop for Copies {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_as_shells_do_and_nothing_else() {
        for (line, words) in [
            ("wc -m", &["wc", "-m"][..]),
            (" tr  a-z 'A Z' ", &["tr", "a-z", "A Z"]),
            (r#"printf "%s\n" "a\"b" c\ d '' "#, &["printf", r"%s\n", "a\"b", "c d", ""]),
            ("echo $HOME `x` *;rm", &["echo", "$HOME", "`x`", "*;rm"]),
            ("'乡村'\"振兴\"", &["乡村振兴"]),
            ("", &[]),
        ] {
            assert_eq!(split(line).unwrap(), words, "{line}");
        }
        assert_eq!((split("a 'b"), split("a \\")), (None, None));
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let argv = |editor: &str| {
            let words = editor_argv(split(editor).unwrap(), Path::new("/报/01.txt"), 7);
            words.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(argv("nvim"), "nvim +7 /报/01.txt");
        assert_eq!(argv("/usr/bin/emacs -nw"), "/usr/bin/emacs -nw +7 /报/01.txt");
        assert_eq!(argv("code --wait"), "code --wait -g /报/01.txt:7");
        assert_eq!(argv("hx"), "hx /报/01.txt:7");
        assert_eq!(argv("ed"), "ed /报/01.txt");
    }

    #[test]
    fn copies_are_read_only_and_go_with_the_program() {
        let mut copies = Copies::default();
        let path = copies.put("../卷/一.jsonl#17", "正文").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "正文");
        assert!(path.metadata().unwrap().permissions().readonly());
        assert_eq!(copies.put("../卷/一.jsonl#17", "新").unwrap(), path);
        let long = copies.put(&format!("{}/一.xml", "很长的文件夹".repeat(40)), "深").unwrap();
        assert!(long.file_name().unwrap().to_str().unwrap().ends_with("文件夹_一.xml.txt"), "{long:?}");
        let folder = path.parent().unwrap().to_owned();
        assert!(folder.parent() == Some(&std::env::temp_dir()));
        drop(copies);
        assert!(!folder.exists());
    }
}
