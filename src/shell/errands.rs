//! Errands: programs that are run beside the reader, on threads of their own, because the reader asked for them in the settings: commands
//! on a story, hooks, and what shows a page's picture. Knows no screen.
//!
//! A command is a row of words, and no shell ever reads it. What a story says reaches it by its standard input, by its environment, and
//! as a part of a word where the settings name a place for it; it can name no program and become no option.

use super::error::cause;
use super::hands;
use super::library::{Library, Whereabouts};
use super::out::visible;
use crate::app::own::{Order, Taken};
use crate::app::settings::own::places;
use crate::app::{Effect, Event};
use crate::text::is_hidden;
use crate::tongue::reach as say;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

/// No more of what a command says is taken, in bytes.
const HEARD: u64 = 1 << 18;
/// How the names of pictures end, the commonest first.
const PICTURES: [&str; 10] = ["jpg", "jpeg", "png", "tif", "tiff", "pdf", "webp", "jp2", "gif", "bmp"];

/// Runs an errand on a thread; other effects are none.
pub fn run(effect: Effect, library: &Library, tell: impl Fn(Event) -> bool + Send + 'static) {
    let library = library.clone();
    let _ = thread::Builder::new()
        .name("errand".to_owned())
        .spawn(move || go(effect, &library).is_some_and(tell));
}

/// Runs an errand and waits for what comes of it.
pub fn go(effect: Effect, library: &Library) -> Option<Event> {
    match effect {
        Effect::Run(order) => Some(own(order, library)),
        Effect::Hook(words, taken) => after_reading(&words, taken).err().map(Event::Failed),
        Effect::Picture(page) => {
            let has = picture(&page, library).is_some();
            Some(Event::Pictured(page, has))
        }
        Effect::View(page, viewer) => Some(view(&page, &viewer, library)),
        _ => None,
    }
}

/// Runs a command of the reader's own, and hears what it says.
fn own(order: Order, library: &Library) -> Event {
    let mut command = match prepare(&order, library) {
        Ok(command) => command,
        Err(said) => return Event::Failed(said),
    };
    // What it says is shown as plain text.
    command.env("NO_COLOR", "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let failed = |why: &str| Event::Failed(say::RAN_FAILED.fill([&order.own.title, &why]));
    match command.spawn().and_then(|child| hear(child, order.text.as_bytes())) {
        Ok((said, _, 0)) => Event::Ran(order.own, said),
        Ok((_, complaint, code)) => {
            let last = complaint.lines().rev().find(|line| !line.trim().is_empty());
            failed(&last.map_or_else(|| say::VIEWER_STATUS.fill([&code]), |line| line.trim().to_owned()))
        }
        Err(error) => failed(&cause(&error)),
    }
}

/// The command of an order with what its words want filled in, and its environment. Or why it is not run.
pub fn prepare(order: &Order, library: &Library) -> Result<Command, String> {
    let facts = hands::facts(&order.spot, library);
    let words = fill(&order.own.command, &facts)?;
    let mut command = command_of(&words).ok_or_else(|| say::OWN_WANTS_COMMAND.fill([&order.own.name]))?;
    hands::tell(&mut command, &facts);
    Ok(command)
}

/// The words of a command with the facts they name. A word that only so begins with a hyphen would be an option its writer did not mean.
fn fill(words: &[String], facts: &[(&'static str, OsString)]) -> Result<Vec<OsString>, String> {
    let fill = |word: &String| {
        let (mut filled, mut rest) = (OsString::new(), word.as_str());
        for place in places(word) {
            let sign = format!("{{{place}}}");
            let Some((before, after)) = rest.split_once(&sign) else { continue };
            filled.push(before);
            facts.iter().filter(|(name, _)| *name == place).for_each(|(_, value)| filled.push(value));
            rest = after;
        }
        filled.push(rest);
        if filled.as_encoded_bytes().starts_with(b"-") && !word.starts_with('-') {
            return Err(say::OPTION_LIKE.fill([word, &visible(&filled.to_string_lossy())]));
        }
        Ok(filled)
    };
    words.iter().map(fill).collect()
}

fn command_of(words: &[impl AsRef<OsStr>]) -> Option<Command> {
    let (name, arguments) = words.split_first()?;
    let mut command = Command::new(name);
    command.args(arguments);
    Some(command)
}

/// Gives a command its input and takes what it says: output, complaints, exit status. One that says too much is ended, and has said enough.
fn hear(mut child: Child, input: &[u8]) -> io::Result<(String, String, i32)> {
    let (stdin, out, err) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (said, is_cut, complaint) = thread::scope(|scope| {
        // One that does not want all of its input is no error.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        let complaint = scope.spawn(move || err.map(read_some));
        let (said, is_cut) = out.map(read_some).unwrap_or_default();
        if is_cut {
            let _ = child.kill();
        }
        (said, is_cut, complaint.join().ok().flatten().unwrap_or_default().0)
    });
    let status = child.wait()?;
    Ok((said, complaint, if is_cut { 0 } else { status.code().unwrap_or(-1) }))
}

/// What a command says, as text that may be shown, and whether it is only the beginning.
fn read_some(from: impl Read) -> (String, bool) {
    let mut bytes = Vec::new();
    let _ = from.take(HEARD).read_to_end(&mut bytes);
    let is_shown = |c: &char| matches!(c, '\n' | '\t') || !is_hidden(*c);
    let said = String::from_utf8_lossy(&bytes).chars().filter(is_shown).collect();
    (said, bytes.len() as u64 == HEARD)
}

/// Runs the command that is to be run after a reading of the library, with its counts in the environment. Or what was wrong with it.
pub fn after_reading(words: &[String], taken: Taken) -> Result<(), String> {
    let Some(mut command) = command_of(words) else { return Ok(()) };
    for (name, n) in [
        ("JIANBAO_READ", taken.read),
        ("JIANBAO_REMOVED", taken.removed),
        ("JIANBAO_SKIPPED", taken.skipped),
        ("JIANBAO_STORIES", taken.stories),
    ] {
        command.env(name, n.to_string());
    }
    let name = words.first().map(|name| visible(name).into_owned()).unwrap_or_default();
    let why = match command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Ok(status) if status.success() => return Ok(()),
        Ok(status) => say::VIEWER_STATUS.fill([&status.code().unwrap_or(-1)]),
        Err(error) => cause(&error),
    };
    Err(say::HOOK_FAILED.fill([&name, &why]))
}

/// The picture of a page: the file beside its text that has its name and ends as pictures do.
fn picture(page: &str, library: &Library) -> Option<PathBuf> {
    let path = match library.whereabouts(page)? {
        Whereabouts::Text(path) | Whereabouts::Part(path, None) => path,
        Whereabouts::Part(_, Some(_)) | Whereabouts::Nowhere => return None,
    };
    beside(&path)
}

/// `03.txt`, `03.txt.gz` and `03.md` have their picture in `03.jpg`, `03.PDF` and the like.
fn beside(path: &Path) -> Option<PathBuf> {
    let (bare, folder) = (Path::new(path.file_stem()?), path.parent()?);
    // Of a packed file the ending within counts, too.
    let inner = bare.extension().and_then(|_| bare.file_stem()).map(Path::new);
    let names = [Some(bare), inner].into_iter().flatten();
    let endings = || PICTURES.into_iter().flat_map(|ending| [ending.to_owned(), ending.to_uppercase()]);
    let named = names.flat_map(|name| {
        endings().map(move |ending| {
            let mut name = name.as_os_str().to_owned();
            name.push(".");
            name.push(ending);
            folder.join(name)
        })
    });
    named.into_iter().find(|file| file.is_file())
}

/// Shows the picture of a page, and waits for the program only to know that it could.
fn view(page: &str, viewer: &[String], library: &Library) -> Event {
    let Some(file) = picture(page, library) else { return Event::Failed(say::PICTURE_GONE.to_string()) };
    let file = std::path::absolute(&file).unwrap_or(file);
    let system = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let words = if viewer.is_empty() { vec![system.to_owned()] } else { viewer.to_vec() };
    let Some(mut command) = command_of(&words) else { return Event::Failed(say::PICTURE_GONE.to_string()) };
    command.arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let why = match command.status() {
        Ok(status) if status.success() => {
            let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
            return Event::Said(say::PICTURE_SHOWN.fill([&visible(&name)]));
        }
        Ok(status) => say::VIEWER_STATUS.fill([&status.code().unwrap_or(-1)]),
        Err(error) => cause(&error),
    };
    let name = words.first().map(String::as_str).unwrap_or_default();
    Event::Failed(say::VIEWER_FAILED.fill([&visible(name), &why]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::own::{Output, Own};
    use crate::app::take::Spot;

    fn order(command: &[&str], headline: &str) -> Order {
        let own = Own {
            name: "a".to_owned(),
            title: "甲".to_owned(),
            command: command.iter().map(|word| (*word).to_owned()).collect(),
            output: Output::Pane,
        };
        let spot = Spot {
            id: "0123".to_owned(),
            headline: headline.to_owned(),
            page: "nowhere.txt".to_owned(),
            line: 3,
            facts: vec![("people", "解芳\n张强".to_owned())],
        };
        Order { own, text: "正文\n".to_owned(), spot }
    }

    fn ran(command: &[&str], headline: &str) -> Result<String, String> {
        match own(order(command, headline), &Library::Sample) {
            Event::Ran(_, said) => Ok(said),
            Event::Failed(said) => Err(said),
            other => panic!("{other:?}"),
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_command_gets_the_story_and_no_shell_reads_it() {
        assert_eq!(ran(&["cat"], "").as_deref(), Ok("正文\n"));
        assert_eq!(
            ran(&["printf", "%s|%s", "{headline}", "<{line}>"], "$(id) '; \"x").as_deref(),
            Ok("$(id) '; \"x|<3>")
        );
        assert_eq!(
            ran(&["sh", "-c", "echo $JIANBAO_PEOPLE $JIANBAO_HEADLINE"], "甲 乙").as_deref(),
            Ok("解芳 张强 甲 乙\n")
        );
        assert!(ran(&["cat", "{headline}"], "-n").unwrap_err().contains("-n"), "no option from a story");
        assert_eq!(ran(&["printf", "%s", "x{headline}"], "-n").as_deref(), Ok("x-n"));
        assert!(ran(&["sh", "-c", "echo 坏 >&2; exit 3"], "").unwrap_err().contains('坏'));
        assert!(ran(&["sh", "-c", "exit 3"], "").unwrap_err().contains('3'));
        assert!(ran(&["/no/such/program"], "").unwrap_err().contains('甲'));
        assert_eq!(
            ran(&["printf", "\\033[31mred\\a\\tx"], "").as_deref(),
            Ok("[31mred\tx"),
            "nothing reaches the terminal raw"
        );
        let long = ran(&["sh", "-c", "yes 长"], "").unwrap();
        assert!(long.len() as u64 <= HEARD + 4);
    }

    #[cfg(unix)]
    #[test]
    fn a_hook_is_told_the_counts() {
        let taken = Taken { read: 2, removed: 1, skipped: 0, stories: 9 };
        let test = |line: &str| after_reading(&["sh".to_owned(), "-c".to_owned(), line.to_owned()], taken);
        assert_eq!(test("test $JIANBAO_READ$JIANBAO_REMOVED$JIANBAO_SKIPPED$JIANBAO_STORIES = 2109"), Ok(()));
        assert!(test("exit 4").unwrap_err().contains('4'));
        assert_eq!(after_reading(&[], taken), Ok(()));
    }

    #[test]
    fn a_picture_has_the_name_of_the_page() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str| std::fs::write(folder.path().join(name), "").unwrap();
        ["03.txt", "03.JPG", "04.txt.gz", "04.pdf", "05.txt", "05.doc"].into_iter().for_each(put);
        let name = |text: &str| {
            let found = beside(&folder.path().join(text))?;
            Some(found.file_name()?.to_string_lossy().into_owned())
        };
        assert_eq!(name("03.txt").as_deref(), Some("03.JPG"));
        assert_eq!(name("04.txt.gz").as_deref(), Some("04.pdf"));
        assert_eq!(name("05.txt"), None);
    }
}
