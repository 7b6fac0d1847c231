//! A line of JSON Lines: the text of a page, and what its other fields say of it. Knows no files; a fault is a sentence.
//!
//! What is known is told as `jianbao.toml` would tell it; a field that is not known, or makes no sense, says nothing.

use super::folio;
use super::settings::{self, Told};
use crate::tongue::facts as said;
use crate::tongue::punctuation::LIST;
use serde_json::{Map, Value};

/// Where the text is looked for if nobody says where it stands.
const TEXT: [&str; 5] = ["text", "body", "content", "ocr_text", "transcription"];
const TITLE: &[&str] = &["title", "headline", "标题"];
const PAPER: &[&str] = &["paper", "newspaper", "报名", "报纸"];
const PLACE: &[&str] = &["place", "所在地"];
const DATE: &[&str] = &["date", "published", "publication_date", "日期"];
const NUMBER: &[&str] = &["page", "page_no", "page_number", "版次"];

/// What a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The text of the page; a title of its own stands above it as a heading.
    pub text: String,
    /// What the other fields say.
    pub told: Told,
}

/// Reads a line; `field` is where the text stands, if somebody said so.
pub fn read(line: &str, field: Option<&str>) -> Result<Record, String> {
    let fields: Map<String, Value> = serde_json::from_str(line).map_err(|_| said::NO_OBJECT.to_string())?;
    let names: Vec<&str> = field.map_or_else(|| TEXT.to_vec(), |field| vec![field]);
    let text = names.iter().find_map(|name| text_of(fields.get(*name)?));
    let text = text.ok_or_else(|| said::NO_TEXT.fill([&names.join(LIST.get())]))?;
    let say = |names: &[&str]| names.iter().find_map(|name| word(fields.get(*name)?));
    let told = Told {
        paper: say(PAPER),
        place: say(PLACE),
        date: say(DATE).and_then(|date| day(&date)),
        number: say(NUMBER).and_then(|number| folio::in_path(&number.replace(['/', '.'], " "))),
    };
    Ok(Record { text: titled(say(TITLE), text), told })
}

/// A text, or a list of its lines.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(lines) => {
            let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
            Some(lines?.join("\n"))
        }
        _ => None,
    }
}

fn word(value: &Value) -> Option<String> {
    let word = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    // A name is short; what is longer is something else under its name.
    (!word.is_empty() && word.chars().count() <= 100).then_some(word)
}

/// The text with its title above it, if it does not begin with that.
fn titled(title: Option<String>, text: String) -> String {
    let Some(title) = title else { return text };
    let title: Vec<&str> = title.split_whitespace().collect();
    let title = title.join(" ");
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c == '#' || c == '\u{FEFF}');
    if begins.starts_with(&title) { text } else { format!("# {title}\n\n{text}") }
}

/// A day as the settings write it, from how files write it: `2023/10/6`, `20231006`, `2023年10月6日`, `2023-10-06T08:00:00Z`.
fn day(text: &str) -> Option<String> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let parts: Vec<&str> = if digits == 8 {
        vec![text.get(..4)?, text.get(4..6)?, text.get(6..8)?]
    } else {
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(3).collect()
    };
    let day = parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-");
    settings::day(&day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_tell_what_they_name() {
        let record = read(
            r#"{"id": 7, "date": 20231026, "报名": "甲地日报", "page": "A03", "body": ["一", "二"], "x": {"y": [null]}}"#,
            None,
        );
        let told = Told {
            paper: Some("甲地日报".to_owned()),
            place: None,
            date: Some("2023-10-26".to_owned()),
            number: Some("A3".to_owned()),
        };
        assert_eq!(record, Ok(Record { text: "一\n二".to_owned(), told }));
    }

    #[test]
    fn days_are_read_as_files_write_them() {
        for (written, day) in [
            ("2023-10-26", Some("2023-10-26")),
            ("2023/1/6", Some("2023-01-06")),
            ("2023年10月6日", Some("2023-10-06")),
            ("2023-10-26T08:00:00Z", Some("2023-10-26")),
            ("1978-03", Some("1978-03")),
            ("1978", Some("1978")),
            ("26.10.2023", None),
            ("1698278400", None),
            ("去年", None),
        ] {
            assert_eq!(super::day(written).as_deref(), day, "{written}");
        }
    }

    #[test]
    fn a_title_stands_above_the_text_once() {
        let text = |line: &str| read(line, None).unwrap().text;
        assert_eq!(text(r#"{"title": "甲 乙", "text": "丙"}"#), "# 甲 乙\n\n丙");
        assert_eq!(text(r##"{"title": "甲", "text": "# 甲\n丙"}"##), "# 甲\n丙");
    }

    #[test]
    fn what_is_no_record_is_told() {
        for (line, field, says) in [
            ("甲", None, "不是 JSON"),
            ("[1]", None, "不是 JSON"),
            (r#"{"text": 3}"#, None, "没有正文"),
            (r#"{"text": "甲"}"#, Some("ocr"), "找过 ocr"),
            (&format!("{{\"text\": {}", "[".repeat(100_000)), None, "不是 JSON"),
        ] {
            let error = read(line, field).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        assert_eq!(read(r#"{"text": "甲", "ocr": "乙"}"#, Some("ocr")).unwrap().text, "乙");
    }
}
