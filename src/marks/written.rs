//! Entries as text that a person can read, write and change, and back again.
//!
//! ```text
//! [3f2a9c0112345678]
//! 标题: 河畔建起新粮仓
//! 版: 01.txt
//! 开头: 本报讯（记者 林一川）金秋时节
//! 已读: 是
//! 星标: 是
//! 标签: 粮食、基层
//! 夹: 年终稿
//! 批注 1: 这里的数字要核对
//! 　和统计年鉴比较
//! 引文 1: 储粮损耗下降2.8%
//! 段 1: 2
//! ```
//!
//! A line that begins with a wide blank goes on from the one before. Lines that begin with # say nothing.

use super::entry::{Entry, Story};
use super::{About, Note, Pin, names_in};
use crate::text::is_hidden;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The first line of such a text.
const HEADING: &str = "# 剪报的标记，jianbao import 读回；可以用编辑器改\n";
/// A line that goes on from the one before begins so.
const GOES_ON: char = '　';
/// What stands before a pin's name.
const PIN: &str = "记号 ";
const YES: &str = "是";

/// The entries as text.
pub fn write(entries: &[Entry]) -> String {
    let mut text = HEADING.to_owned();
    for entry in entries {
        match entry {
            Entry::Story(story) => put_story(&mut text, story),
            Entry::Pin { pin, at: Pin { story, piece, byte } } => {
                let _ = write!(text, "\n[{PIN}{}]\n", shown(pin));
                put(&mut text, "编号", story);
                put(&mut text, "位置", &format!("{piece} {byte}"));
            }
            Entry::Same { same, old } => {
                let _ = write!(text, "\n[{}]\n", shown(same));
                put(&mut text, "原编号", old);
            }
        }
    }
    text
}

fn put_story(text: &mut String, story: &Story) {
    let About { id, page, head, lead } = &story.about;
    let _ = write!(text, "\n[{}]\n", shown(id));
    let list = |names: &BTreeSet<String>| names.iter().map(String::as_str).collect::<Vec<_>>().join("、");
    let yes = |is: bool| if is { YES } else { "" };
    let lines = [
        ("标题", head.as_str()),
        ("版", page),
        ("开头", lead),
        ("已读", yes(story.read)),
        ("星标", yes(story.star)),
        ("标签", &list(&story.tags)),
        ("夹", &list(&story.clips)),
    ];
    lines.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| put(text, name, value));
    for (key, note) in &story.notes {
        put(text, &format!("批注 {key}"), &note.text);
        if !note.quote.is_empty() {
            put(text, &format!("引文 {key}"), &note.quote);
        }
        if note.block > 0 {
            put(text, &format!("段 {key}"), &note.block.to_string());
        }
    }
}

fn put(text: &mut String, name: &str, value: &str) {
    let lines: Vec<String> = value.split('\n').map(shown).collect();
    let _ = writeln!(text, "{}: {}", shown(name), lines.join(&format!("\n{GOES_ON}")));
}

/// A text without what must not be shown.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Reads entries; and says which lines, counted from 1, it did not understand.
pub fn read(text: &str) -> (Vec<Entry>, Vec<usize>) {
    let (mut entries, mut odd): (Vec<Entry>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut lines = (1..).zip(text.trim_start_matches('\u{FEFF}').lines()).peekable();
    while let Some((number, line)) = lines.next() {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.trim_end().strip_suffix(']')) {
            entries.push(begin(name));
            continue;
        }
        let mut pair = line.split_once([':', '：']).map(|(name, value)| {
            (name.trim().to_owned(), value.strip_prefix(' ').unwrap_or(value).to_owned())
        });
        while let Some((_, more)) = lines.next_if(|(_, line)| line.starts_with(GOES_ON)) {
            if let Some((_, value)) = &mut pair {
                value.push('\n');
                value.push_str(more.strip_prefix(GOES_ON).unwrap_or(more).trim_end_matches('\r'));
            }
        }
        let understood = match (entries.last_mut(), pair) {
            (Some(entry), Some((name, value))) => set(entry, &name, &value),
            _ => false,
        };
        if !understood {
            odd.push(number);
        }
    }
    (entries, odd)
}

fn begin(name: &str) -> Entry {
    if let Some(pin) = name.strip_prefix(PIN) {
        return Entry::Pin { pin: pin.to_owned(), at: Pin::default() };
    }
    let about = About { id: name.trim().to_owned(), ..About::default() };
    Entry::Story(Story { about, ..Story::default() })
}

/// Sets what a line says; whether it was understood.
fn set(entry: &mut Entry, name: &str, value: &str) -> bool {
    let (name, key) = name.split_once(' ').unwrap_or((name, "1"));
    match (entry, name) {
        (entry @ Entry::Story(_), "原编号") => {
            let Entry::Story(story) = &*entry else { return false };
            *entry = Entry::Same { same: story.about.id.clone(), old: value.to_owned() };
        }
        (Entry::Story(story), _) => return set_story(story, name, key, value),
        (Entry::Pin { at, .. }, "编号") => value.clone_into(&mut at.story),
        (Entry::Pin { at, .. }, "位置") => {
            let mut numbers = value.split_whitespace().map(str::parse::<usize>);
            let (Some(Ok(piece)), Some(Ok(byte))) = (numbers.next(), numbers.next()) else { return false };
            (at.piece, at.byte) = (piece, byte);
        }
        _ => return false,
    }
    true
}

fn set_story(story: &mut Story, name: &str, key: &str, value: &str) -> bool {
    let note = |story: &mut Story, write: &dyn Fn(&mut Note)| {
        write(story.notes.entry(key.to_owned()).or_default());
    };
    match name {
        "标题" => value.clone_into(&mut story.about.head),
        "版" => value.clone_into(&mut story.about.page),
        "开头" => value.clone_into(&mut story.about.lead),
        "已读" => story.read = value.trim() == YES,
        "星标" => story.star = value.trim() == YES,
        "标签" => story.tags = names_in(value),
        "夹" => story.clips = names_in(value),
        "批注" => note(story, &|note| value.clone_into(&mut note.text)),
        "引文" => note(story, &|note| value.clone_into(&mut note.quote)),
        "段" => match value.trim().parse() {
            Ok(block) => note(story, &|note| note.block = block),
            Err(_) => return false,
        },
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::{Change, Deed, Marks};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            stories in prop::collection::vec(("[a-f0-9]{16}", "[甲乙：:\\[\\]# 　]{0,8}", any::<(bool, bool)>(), "[甲乙 \n　#:]{0,12}", 0_usize..4), 0..6),
            pins in prop::collection::btree_map("[a-z'粮]", (0_usize..9, 0_usize..99), 0..4),
        ) {
            let mut marks = Marks::default();
            for (id, words, (read, star), note, block) in stories {
                let page = format!("甲报/{}.txt", words.trim());
                let about = About { id: id.clone(), page, head: words.clone(), lead: words.clone() };
                let note = Note { quote: note.clone(), block, text: note };
                let changes = [
                    Change::read(&marks, &id, read),
                    Change::star(&marks, &id, star),
                    Change::tag(&marks, &id, "粮食", star),
                    Change::clip(&marks, &id, "稿", read),
                    Change::note(&marks, &id, "3", Some(note)),
                ];
                marks.take(&Deed::of(vec![about], changes).unwrap());
            }
            for (name, (piece, byte)) in pins {
                let pin = Pin { story: "x".to_owned(), piece, byte };
                marks.take(&Deed::of(Vec::new(), [Change::pin(&marks, &name, Some(pin))]).unwrap());
            }
            marks.take(&Deed::of(Vec::new(), [Change::same(&marks, "new", Some("old"))]).unwrap());
            let entries = marks.entries();
            let (again, odd) = read(&write(&entries));
            prop_assert_eq!(&odd, &Vec::<usize>::new());
            prop_assert_eq!(&again, &entries);
            let mut adopted = Marks::default();
            adopted.take(&adopted.adopt(&again).unwrap());
            let sorted = |marks: &Marks| {
                let mut all: Vec<String> = marks.entries().iter().map(|e| format!("{e:?}")).collect();
                all.sort();
                all
            };
            prop_assert_eq!(sorted(&adopted), sorted(&marks));
            prop_assert_eq!(adopted.adopt(&again), None, "twice is once");
            let json: Vec<Entry> = entries
                .iter()
                .map(|entry| serde_json::from_str(&serde_json::to_string(entry).unwrap()).unwrap())
                .collect();
            prop_assert_eq!(&json, &entries);
            prop_assert_eq!(Marks::of_entries(json, 0).entries(), entries);
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let (entries, odd) = read("标签: 甲\n[a]\n标签： 甲，乙\n颜色: 红\n\n# 备忘\n段 1: x\n");
        assert_eq!((entries.len(), odd), (1, vec![1, 4, 7]));
    }
}
