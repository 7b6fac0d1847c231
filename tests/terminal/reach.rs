//! What reaches beyond the window: commands of the reader's own, the picture of a page, and another process that says what to do.

use super::pty::Tty;
use super::{CTRL_C, JIANBAO};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

/// A home with settings, and a folder with one page and its picture.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = |name: &str, text: &str| {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let shown = home.path().join("shown");
    file(
        "config.toml",
        &format!(
            "[interface]\nviewer = [\"cp\", \"-t\", \"{}\"]\n\
             [actions.say]\ntitle = \"照念\"\nkey = \"alt-k\"\ncommand = [\"sed\", \"s/水渠/水-渠/\"]\n\
             [hooks]\nafter-reading = [\"sh\", \"-c\", \"echo $JIANBAO_READ $JIANBAO_STORIES >> {}\"]\n",
            shown.display(),
            home.path().join("hook").display()
        ),
    );
    file(
        "pages/03.txt",
        "# 县里修好新水渠\n\n本报讯（记者 王守田）10月25日，河东县举行通水典礼，新水渠流进了田。\n",
    );
    file("pages/03.jpg", "a picture");
    fs::create_dir(shown).unwrap();
    home
}

fn environment(home: &Path) -> Vec<(&'static str, String)> {
    let path = home.to_str().unwrap().to_owned();
    vec![("HOME", path.clone()), ("XDG_RUNTIME_DIR", path.clone()), ("XDG_DATA_HOME", path)]
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(JIANBAO);
    command.args(arguments).envs(environment(home)).env("LC_ALL", "C.UTF-8").output().unwrap()
}

#[test]
fn a_window_is_told_what_to_do_and_says_where_it_is() {
    let home = home();
    let alone = run(home.path(), &["send", "state"]);
    assert_eq!(alone.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&alone.stderr).contains("没有打开着的窗口"));
    let environment = environment(home.path());
    let environment: Vec<(&str, &str)> =
        environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let tty = Tty::start(JIANBAO, &[], &environment);
    tty.see("蓝佛安与农业农村部");
    let told = run(home.path(), &["send", "search", "千万工程"]);
    let state: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!((told.status.code(), &state["query"]), (Some(0), &"千万工程".into()));
    assert!(state["total"].as_u64().unwrap() > 0 && state["story"]["id"].is_string(), "{state}");
    tty.see("检索 千万工程");
    assert_eq!(run(home.path(), &["send", "no-such-command"]).status.code(), Some(1));
    // Nobody else may say anything.
    let folder = home.path().join("jianbao");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let socket = fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "sock"));
    assert_eq!((mode(&folder), mode(&socket.clone().unwrap())), (0o700, 0o600));
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
    assert!(!socket.unwrap().exists(), "the socket goes with the window");
}

#[test]
fn what_the_settings_name_is_run_and_nothing_else() {
    let home = home();
    let config = home.path().join("config.toml");
    let pages = home.path().join("pages");
    let environment = environment(home.path());
    let environment: Vec<(&str, &str)> =
        environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let arguments = ["--config", config.to_str().unwrap(), pages.to_str().unwrap()];
    let tty = Tty::start(JIANBAO, &arguments, &environment);
    tty.see("县里修好新水渠");
    tty.keys("\x1bk");
    tty.see("县里修好新水-渠");
    tty.see("▸ 照念");
    tty.keys("q");
    // That there is a picture is known a moment after the story is on view.
    tty.see("V 版图");
    tty.keys("V");
    tty.see("打开了");
    assert_eq!(fs::read(home.path().join("shown/03.jpg")).unwrap(), b"a picture");
    tty.keys(CTRL_C);
    assert_eq!(tty.exit_code(), 0);
}

#[test]
fn after_a_reading_that_changed_something_the_hook_is_run() {
    let home = home();
    let (config, pages) = (home.path().join("config.toml"), home.path().join("pages"));
    let index = || {
        let told =
            run(home.path(), &["index", pages.to_str().unwrap(), "--config", config.to_str().unwrap()]);
        assert_eq!(told.status.code(), Some(0));
        fs::read_to_string(home.path().join("hook")).unwrap()
    };
    let mut told = index();
    assert_eq!(told, "1 1\n");
    // A file that was just written is read again until it can no longer change unseen; then there is nothing to tell.
    loop {
        let again = index();
        if again == told {
            break;
        }
        told = again;
    }
    fs::write(pages.join("04.txt"), "# 夜校亮灯\n\n本报讯 每到傍晚，夜校就亮起灯来。\n").unwrap();
    assert_eq!(index(), told + "1 2\n");
}
