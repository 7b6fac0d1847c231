//! The log under two windows, torn lines, damage and snapshots.

use super::*;
use crate::app::Event;
use crate::marks::Change;
use tempfile::TempDir;

fn log(folder: &TempDir) -> Log {
    Log::open(folder.path().join("marks")).unwrap()
}

fn star(log: &mut Log, story: &str) {
    assert!(log.change(|marks| Deed::of(Vec::new(), [Change::star(marks, story, true)])).unwrap());
}

fn starred(log: &Log) -> Vec<String> {
    let mut ids: Vec<String> =
        log.marks().all().filter(|(_, slip)| slip.star).map(|(id, _)| id.to_string()).collect();
    ids.sort();
    ids
}

#[test]
fn two_windows_follow_each_other() {
    let folder = TempDir::new().unwrap();
    let (mut one, mut two) = (log(&folder), log(&folder));
    star(&mut one, "a");
    assert_eq!(starred(&two), Vec::<String>::new());
    assert!(two.follow().unwrap() && !two.follow().unwrap());
    star(&mut two, "b");
    star(&mut one, "c");
    assert_eq!(starred(&one), ["a", "b", "c"]);
    assert_eq!((one.kept(), two.kept()), (2, 1));
    let done = one.change(|marks| Deed::of(Vec::new(), [Change::star(marks, "b", true)]));
    assert!(!done.unwrap(), "it has its star");
}

#[test]
fn what_others_write_before_the_keeper_begins_is_reported() {
    let folder = TempDir::new().unwrap();
    let (read, mut other) = (log(&folder), log(&folder));
    star(&mut other, "a");
    let (send, events) = std::sync::mpsc::channel();
    let keeper = Keeper::start(Some(read), move |event| send.send(event).is_ok()).unwrap();
    drop(keeper);
    assert!(events.iter().any(|event| matches!(event, Event::Marked(..))), "it was missed");
}

#[test]
fn a_last_line_torn_anywhere_costs_nothing_but_itself() {
    let folder = TempDir::new().unwrap();
    star(&mut log(&folder), "a");
    let path = folder.path().join("marks/log-000001.jsonl");
    let first = fs::read(&path).unwrap();
    star(&mut log(&folder), "b");
    let both = fs::read(&path).unwrap();
    for end in first.len()..both.len() {
        fs::write(&path, &both[..end]).unwrap();
        let mut after = log(&folder);
        assert_eq!(starred(&after), ["a"], "{end}");
        let mut other = log(&folder);
        star(&mut after, "c");
        other.follow().unwrap();
        // Where only the line's end was missing, the line is whole once the next one begins.
        let is_whole = end + 1 == both.len();
        let expected = if is_whole { vec!["a", "b", "c"] } else { vec!["a", "c"] };
        for log in [after, other, log(&folder)] {
            assert_eq!(starred(&log), expected, "{end}");
            assert_eq!(log.complaint(), None, "{end}");
        }
    }
}

#[test]
fn a_damaged_line_is_skipped_kept_and_told() {
    let folder = TempDir::new().unwrap();
    let mut one = log(&folder);
    for story in ["a", "b", "c"] {
        star(&mut one, story);
    }
    let path = folder.path().join("marks/log-000001.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"story\":\"b\"", "\"story\":\"x\"", 1)).unwrap();
    let mut after = log(&folder);
    assert_eq!((starred(&after), after.odd().len()), (vec!["a".to_owned(), "c".to_owned()], 1));
    assert_eq!(after.odd()[0].at as usize, text.find('\n').unwrap() + 1);
    star(&mut after, "d");
    assert!(fs::read_to_string(&path).unwrap().contains("\"story\":\"x\""), "it stays");
}

#[test]
fn a_snapshot_says_what_the_log_says() {
    let folder = TempDir::new().unwrap();
    let mut one = log(&folder);
    let mut other = log(&folder);
    for n in 0..40 {
        // Long deeds, so that snapshots and new files come often.
        let story = |k: usize| format!("{n}-{k:030}");
        let wish = |marks: &Marks| {
            Deed::of(Vec::new(), (0..3000).map(|k| Change::star(marks, &story(k), n % 3 > 0)))
        };
        let wish_none = |marks: &Marks| Deed::of(Vec::new(), [Change::star(marks, "x", n % 2 == 0)]);
        one.change(|marks| wish(marks).or_else(|| wish_none(marks))).unwrap();
    }
    assert!(one.read.file > 1, "{:?}", one.read);
    assert!(other.follow().unwrap());
    assert_eq!(starred(&other), starred(&one));
    let snapshot = folder.path().join("marks").join(SNAPSHOT);
    let text = fs::read_to_string(&snapshot).unwrap();
    assert_eq!(starred(&log(&folder)), starred(&one));
    for end in [0, 10, text.len() / 2, text.len() - 1] {
        fs::write(&snapshot, &text.as_bytes()[..end]).unwrap();
        assert_eq!(starred(&log(&folder)), starred(&one), "a damaged snapshot does not count");
    }
}

#[test]
fn what_is_no_file_is_left_alone() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("marks/log-000001.jsonl")).unwrap();
    assert!(Log::open(folder.path().join("marks")).is_err());
}

#[test]
fn days_are_dates() {
    assert_eq!(
        [civil(0), civil(59), civil(11_016), civil(20_779)],
        [(1970, 1, 1), (1970, 3, 1), (2000, 2, 29), (2026, 11, 22)]
    );
}
