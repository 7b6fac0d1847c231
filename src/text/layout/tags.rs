//! A file of tags from its first to its last: what opens, what closes, what stands between. Entities of the file's own are never
//! expanded, so a bomb of them stays as small as it is written. Knows none of the formats.

use crate::tongue::text as say;
use quick_xml::Reader;
use quick_xml::escape::unescape_with;
use quick_xml::events::{BytesStart, Event};

/// What wants to hear of a file's tags.
pub(super) trait Tags {
    /// A tag opens; one without content closes at once.
    fn open(&mut self, tag: &Tag<'_>);
    /// A tag closes; its name without prefix.
    fn close(&mut self, name: &str);
    /// Text between tags.
    fn text(&mut self, text: &str);
}

/// A tag that opens.
pub(super) struct Tag<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of an attribute, by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.html_attributes();
        let value =
            attributes.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?.value;
        Some(unescape_with(&value, entity).map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned))
    }

    /// The same as a number.
    pub(super) fn number(&self, name: &str) -> Option<f32> {
        self.get(name)?.trim().parse().ok().filter(|n: &f32| n.is_finite())
    }
}

/// The name of the outermost tag.
pub(super) fn root(source: &str) -> Option<String> {
    let mut reader = Reader::from_str(source);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => return Some(tag.local_name().as_ref().to_owned()),
            Event::Eof => return None,
            Event::Text(text) if !text.trim().is_empty() => return None,
            _ => {}
        }
    }
}

/// Tells of all tags; gives back what is wrong with the file, if something is.
pub(super) fn walk(source: &str, tags: &mut impl Tags) -> Option<String> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    // The outermost tag, until it closes. Within, HTML leaves tags open.
    let mut root: Option<String> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                root.get_or_insert_with(|| start.local_name().as_ref().to_owned());
                tags.open(&Tag { name: start.local_name().as_ref(), start: &start });
            }
            Ok(Event::Empty(start)) => {
                tags.open(&Tag { name: start.local_name().as_ref(), start: &start });
                tags.close(start.local_name().as_ref());
            }
            Ok(Event::End(end)) => {
                if root.as_deref() == Some(end.local_name().as_ref()) {
                    root = None;
                }
                tags.close(end.local_name().as_ref());
            }
            Ok(Event::Text(text)) => tags.text(&text),
            Ok(Event::CData(text)) => tags.text(&text),
            Ok(Event::GeneralRef(name)) => {
                let whole = format!("&{};", &*name);
                let told = unescape_with(&whole, entity).map_or(whole.clone(), std::borrow::Cow::into_owned);
                tags.text(&told);
            }
            Ok(Event::Eof) if root.is_some() => return Some(say::CUT_SHORT.to_string()),
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                let line = 1 + source.bytes().take(at).filter(|b| *b == b'\n').count();
                return Some(say::NOT_XML.fill([&line, &error]));
            }
        }
    }
}

/// The entities of XML, and those of HTML that stand in texts.
fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        "nbsp" => "\u{A0}",
        "ensp" => "\u{2002}",
        "emsp" => "\u{2003}",
        "shy" => "\u{AD}",
        "ldquo" => "“",
        "rdquo" => "”",
        "lsquo" => "‘",
        "rsquo" => "’",
        "mdash" => "—",
        "ndash" => "–",
        "hellip" => "…",
        "middot" => "·",
        "times" => "×",
        _ => return None,
    })
}
