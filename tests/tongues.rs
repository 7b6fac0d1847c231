//! The interface in each language: the same walk, the frame in all three. What is spoken is one for the process, so all of it is one test.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "keys/seat.rs"]
mod seat;

use jianbao::app::{Effect, Event, command};
use jianbao::query::Field;
use jianbao::query::explain::{kind_label, trust_label};
use jianbao::query::parse::{TRUST, kind_names, parse};
use jianbao::shell::error::Error;
use jianbao::story::Kind;
use jianbao::text::is_han;
use jianbao::tongue::Language;
use seat::{Seat, key};

/// A walk past what the interface says most: name of the picture, keys that lead to it from the one before.
const WALK: &[(&str, &str)] = &[
    ("1-start", ""),
    ("2-results", "/千万工程"),
    ("3-reader", "<enter>n"),
    ("4-related", "r"),
    ("5-repairs", "<enter>v"),
    ("6-nothing", "v<esc>/<ctrl-u>粮仓 没有的话"),
    ("7-filters", "<ctrl-u>-体裁:图片<esc>f"),
    ("8-page", "<esc>p"),
    ("9-help", "<esc>?"),
];

#[test]
fn every_language_says_everything() {
    for language in Language::ALL {
        language.speak();
        let name = language.name();
        for size in [(80, 24), (40, 12)] {
            let mut seat = Seat::new(size);
            for (step, keys) in WALK {
                seat.press(keys);
                insta::assert_snapshot!(format!("{name}-{}x{}-{step}", size.0, size.1), seat.frame());
            }
        }
        names_shown_can_be_typed();
        errors(language);
    }
    english_needs_no_han();
    the_reader_turns_through_them();
}

/// What the sidebar and the explanations call a field or a value may be typed.
fn names_shown_can_be_typed() {
    for field in Field::ALL {
        assert_eq!(Field::named(field.label()), Some(field), "{}", field.label());
        let unknown = parse(&format!("{}:{}", field.label(), field.unknown()));
        // These are asked for by what a story has, and have nothing unknown.
        let is_always_known = matches!(field, Field::Has | Field::Is | Field::Mark);
        assert!(is_always_known || unknown.ignored.is_empty(), "{}", field.label());
    }
    let same = |shown: String, known: String| {
        assert_eq!(format!("{:?}", parse(&shown)), format!("{:?}", parse(&known)), "{shown}");
    };
    for value in Kind::ALL.map(|kind| kind_names(kind)[0]) {
        same(format!("{}:{}", Field::Kind.label(), kind_label(value)), format!("kind:{value}"));
    }
    for [value, _] in TRUST {
        same(format!("{}:{}", Field::Trust.label(), trust_label(value)), format!("trust:{value}"));
    }
}

/// An error says what happened and what to do.
fn errors(language: Language) {
    let error = Error::Missing("03.txt".to_owned());
    let said = format!("{error} / {}", error.hint());
    let wanted = match language {
        Language::Simplified => "找不到文件或文件夹：03.txt / 请检查路径；命令一览见 jianbao --help",
        Language::Traditional => "找不到檔案或資料夾：03.txt / 請檢查路徑；命令一覽見 jianbao --help",
        Language::English => {
            "there is no file or folder 03.txt / check the path; see jianbao --help for the commands"
        }
    };
    assert_eq!(said, wanted);
}

/// A library without stories shows nothing but the interface: in English no Han is left in any pane, nor in any line of the help.
fn english_needs_no_han() {
    let mut seat = Seat::before((120, 36), Vec::new());
    let han = |seat: &Seat| seat.frame().lines().find(|line| line.contains(is_han)).map(str::to_owned);
    for keys in ["", "/", "zzz", "<esc>f", "<esc>t", "<esc>m", "<esc>o", "<esc>s", "i", "<ctrl-s>", "<esc>?"]
    {
        seat.press(keys);
        assert_eq!(han(&seat), None, "after {keys}");
    }
    for _ in 0..=command::table().count() {
        assert_eq!(han(&seat), None);
        seat.press("<down>");
    }
}

/// The command asks the world to speak the next language; then everything on view is in it, the answers of the index too.
fn the_reader_turns_through_them() {
    Language::Simplified.speak();
    let mut seat = Seat::new((120, 36));
    seat.press("/千万工程<enter>r");
    assert!(seat.frame().contains("同一提法") && seat.frame().contains("相关"));
    for language in [Language::Traditional, Language::English] {
        let effects = seat.app.update(Event::Key(key("alt-l")));
        assert_eq!(effects, [Effect::Speak(language)]);
        language.speak();
        seat.send(Event::Spoken);
        let wanted = if language == Language::English { "same slogan" } else { "同一提法「" };
        assert!(seat.frame().contains(wanted), "{}", seat.frame());
    }
    assert_eq!(Language::now().next(), Language::Simplified);
}
