//! Tags that transcribing programs write around or before a block of the page to say what it is and where it stands. Knows single
//! lines only.

use crate::text::is_han;

/// What the transcription says that a line is. Its words are taken for what they are worth: tags of headings make a mark like `#`, and
/// labels in words decide alone where a page is written in them. So do the tags of captions, and those of the head and the foot of the
/// page where what stands there is no sentence and no heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// A heading, by a tag: the highest of the page, or one below.
    Title,
    Subtitle,
    /// A block of text, a picture, a table: nothing to go by.
    Block,
    /// The head or the foot of the page, its number.
    Margin,
    /// By a label in words.
    Kicker,
    Headline,
    Deck,
    Crosshead,
    Byline,
    Photographer,
    /// Who sent the story or the picture.
    Source,
    Body,
    /// An item of a round-up.
    Item,
    /// The name of a column.
    Section,
    /// What is said below a picture, by either.
    Caption,
}

impl Says {
    pub(super) fn is_heading(self) -> bool {
        matches!(
            self,
            Says::Title | Says::Subtitle | Says::Kicker | Says::Headline | Says::Deck | Says::Crosshead
        )
    }
}

/// The kinds of blocks as layout models name them, each with what it says; what is not listed is a block of any kind.
const KINDS: &[(&str, Says)] = &[
    ("title", Says::Title),
    ("doc title", Says::Title),
    ("document title", Says::Title),
    ("headline", Says::Title),
    ("sub title", Says::Subtitle),
    ("subtitle", Says::Subtitle),
    ("section header", Says::Subtitle),
    ("section title", Says::Subtitle),
    ("paragraph title", Says::Subtitle),
    ("heading", Says::Subtitle),
    ("caption", Says::Caption),
    ("figcaption", Says::Caption),
    ("image caption", Says::Caption),
    ("image footnote", Says::Caption),
    ("figure caption", Says::Caption),
    ("figure title", Says::Caption),
    ("picture caption", Says::Caption),
    ("header", Says::Margin),
    ("footer", Says::Margin),
    ("page header", Says::Margin),
    ("page footer", Says::Margin),
    ("page number", Says::Margin),
    ("number", Says::Margin),
    ("watermark", Says::Margin),
];

/// More kinds, of which nothing is to be told: listed, they are known where nothing beside them says that they are kinds.
const BLOCKS: &[&str] = &[
    "text",
    "plain text",
    "paragraph",
    "image",
    "figure",
    "picture",
    "photo",
    "table",
    "chart",
    "formula",
    "equation",
    "list",
    "list item",
    "reference",
    "abstract",
    "content",
    "aside text",
    "vertical text",
    "footnote",
    "seal",
];

/// Tags that dress words or enclose coordinates: no block begins or ends with them.
const DRESS: &[&str] = &[
    "a", "b", "i", "u", "s", "br", "em", "big", "sub", "sup", "del", "ins", "font", "mark", "span", "small",
    "strong", "center", "ref", "box", "bbox", "quad", "det", "polygon",
];

/// Longest name of a tag or of a kind, and the longest list of coordinates, in bytes.
const LONGEST_NAME: usize = 40;
const LONGEST_BOX: usize = 160;

/// Bytes of a tag of its own tongue at the head of `rest`, with the kind or the coordinates that it encloses:
/// `<|ref|>title<|/ref|>`, `<|det|>[[18, 76, 390, 116]]<|/det|>`, `<box>(12,30),(400,60)</box>`, `<｜end▁of▁sentence｜>`. What the kind
/// says, if one is enclosed; print between tags stays, Latin words and figures too.
pub(super) fn grounding(rest: &str) -> Option<(usize, Option<Says>)> {
    let (name, length) = special(rest).or_else(|| plain(rest))?;
    let after = rest.get(length..)?;
    let Some(end) = after.find('<').filter(|end| *end <= LONGEST_BOX) else { return Some((length, None)) };
    let enclosed = after.get(..end)?;
    let closes =
        ["</", "<|", "<｜"].iter().any(|close| after.get(end..).is_some_and(|at| at.starts_with(close)));
    if !closes {
        return Some((length, None));
    }
    if is_box(enclosed) {
        return Some((length + end, None));
    }
    // A kind is enclosed where what is referred to has a name; where it is read, the print itself.
    if name.contains("ref") && is_kind(enclosed, || heads_box(after.get(end..).unwrap_or_default())) {
        return Some((length + end, Some(kind(enclosed))));
    }
    Some((length, None))
}

/// What a tag of the usual form says by its name: `<section_header_level_1>`, `<page_footer>`, `<figcaption>`. One that closes a block
/// says that whatever comes is another; one that only dresses words says nothing.
pub(super) fn named(rest: &str) -> Option<Says> {
    let name = rest.strip_prefix('<')?;
    let (name, closes) = name.strip_prefix('/').map_or((name, false), |name| (name, true));
    let sign = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    let name = name.get(..name.bytes().take(LONGEST_NAME + 1).take_while(sign).count())?;
    if name.len() > LONGEST_NAME || DRESS.iter().any(|dress| dress.eq_ignore_ascii_case(name)) {
        return None;
    }
    let name = name.split("_level").next().unwrap_or(name);
    if closes {
        return Some(Says::Block);
    }
    // <div data-label="Caption">: a block of any kind may bear its kind.
    let bears = ["div", "p", "section"].iter().any(|any| any.eq_ignore_ascii_case(name));
    let tag = rest.split('>').next().filter(|tag| bears && tag.len() <= LONGEST_BOX).unwrap_or_default();
    let mut kinds = tag.split(['"', '\'']).skip(1).step_by(2).filter_map(listed);
    Some(kinds.find(|says| *says != Says::Block).unwrap_or_else(|| kind(name)))
}

/// Bytes of a remark of one program to another, `<!-- image -->`; 0 if it is none.
pub(super) fn remark(rest: &str) -> usize {
    const LONGEST: usize = 400;
    let Some(inner) = rest.strip_prefix("<!--") else { return 0 };
    let close = inner.as_bytes().windows(3).take(LONGEST).position(|end| end == b"-->");
    close.map_or(0, |close| rest.len() - inner.len() + close + 3)
}

/// The same tags where the signs around them were left out: `sub_title[[18, 47, 390, 69]]`. How many bytes they take of a line.
pub(super) fn bare(line: &str) -> Option<(usize, Says)> {
    if !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let open = line.bytes().take(LONGEST_NAME).position(|b| b == b'[')?;
    let name = line.get(..open)?.trim_end();
    let close = line.get(open..)?.bytes().take(LONGEST_BOX).position(|b| b == b']')?;
    let closes = line.get(open + close..)?.bytes().take_while(|b| *b == b']').count();
    let corners = line.get(open..open + close + closes)?;
    let four = corners.split(',').count() == 4;
    (is_kind(name, || true) && is_box(corners) && four).then(|| (open + corners.len(), kind(name)))
}

/// `<|name|>`, with bars of either width.
fn special(rest: &str) -> Option<(&str, usize)> {
    let (inner, close) = if let Some(inner) = rest.strip_prefix("<|") {
        (inner, "|>")
    } else {
        (rest.strip_prefix("<｜")?, "｜>")
    };
    let end = inner.bytes().take(LONGEST_NAME).position(|b| b == b'>')?;
    let name = inner.get(..end + 1)?.strip_suffix(close)?;
    let word = |c: char| !c.is_whitespace() && !is_han(c) && !matches!(c, '<' | '|' | '｜');
    (!name.is_empty() && name.chars().all(word)).then(|| (name, rest.len() - inner.len() + end + 1))
}

/// `<box>` and its like, which enclose coordinates, and `<ref>`.
fn plain(rest: &str) -> Option<(&str, usize)> {
    ["ref", "box", "bbox", "quad", "det", "polygon"].iter().find_map(|name| {
        let inside = rest.strip_prefix('<')?.strip_prefix(name)?;
        inside.starts_with('>').then_some((*name, name.len() + 2))
    })
}

/// `[[18, 47, 390, 69]]`, `(12,30),(400,60)`, `18 47 390 69`: four numbers, or two in brackets. A year or a date is print.
fn is_box(text: &str) -> bool {
    let sign = |b: u8| {
        b.is_ascii_digit() || matches!(b, b'[' | b']' | b'(' | b')' | b',' | b'.' | b'-' | b' ' | b';')
    };
    let numbers =
        text.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| !part.is_empty()).count();
    let framed = text.trim_start().starts_with(['[', '(']);
    text.bytes().all(sign) && (numbers >= 4 || framed && numbers >= 2)
}

/// Whether a closing tag heads `rest`, and a box stands behind it.
fn heads_box(rest: &str) -> bool {
    let Some(close) = rest.bytes().take(LONGEST_NAME).position(|b| b == b'>') else { return false };
    let rest = rest.get(close + 1..).unwrap_or_default().trim_start();
    let Some((_, length)) = special(rest).or_else(|| plain(rest)) else { return false };
    let rest = rest.get(length..).unwrap_or_default();
    let end = rest.bytes().take(LONGEST_BOX).position(|b| b == b'<');
    end.is_some_and(|end| rest.get(..end).is_some_and(is_box))
}

/// A kind is one that is known, or stands before a box and is written as a name in a program is: NBA and Windows are print.
fn is_kind(text: &str, boxed: impl Fn() -> bool) -> bool {
    let text = text.trim();
    let sign = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-' | b' ');
    let small = text.bytes().any(|b| b.is_ascii_lowercase());
    let program = || small && !text.bytes().any(|b| b.is_ascii_uppercase()) && boxed();
    (3..=LONGEST_NAME).contains(&text.len())
        && text.bytes().all(sign)
        && (small && listed(text).is_some() || program())
}

fn kind(name: &str) -> Says {
    listed(name.trim()).unwrap_or(Says::Block)
}

fn listed(name: &str) -> Option<Says> {
    let plain = |b: u8| if matches!(b, b'_' | b'-') { b' ' } else { b.to_ascii_lowercase() };
    let same = |kind: &str| kind.bytes().eq(name.bytes().map(plain));
    let told = KINDS.iter().find(|kind| same(kind.0)).map(|kind| kind.1);
    told.or_else(|| BLOCKS.iter().any(|kind| same(kind)).then_some(Says::Block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_with_what_they_enclose() {
        for (text, left, says) in [
            (
                "<|ref|>sub_title<|/ref|><|det|>[[18, 47]]<|/det|>",
                "<|/ref|><|det|>[[18, 47]]<|/det|>",
                Some(Says::Subtitle),
            ),
            ("<|ref|>桥修好了<|/ref|>", "桥修好了<|/ref|>", None),
            ("<|det|>[[18, 47, 390, 69]]<|/det|>", "<|/det|>", None),
            ("<|box_start|>12 30 40 60<|box_end|>桥", "<|box_end|>桥", None),
            ("<|ref_start|>title<|ref_end|>", "<|ref_end|>", Some(Says::Title)),
            ("<box>(12,30),(40,60)</box>", "</box>", None),
            ("<｜end▁of▁sentence｜>", "", None),
            ("<ref>Page-header</ref>", "</ref>", Some(Says::Margin)),
            (
                "<ref>aside_note</ref><box>(1,2),(3,4)</box>",
                "</ref><box>(1,2),(3,4)</box>",
                Some(Says::Block),
            ),
            ("<ref>NBA</ref><box>(1,2),(3,4)</box>", "NBA</ref><box>(1,2),(3,4)</box>", None),
            ("<ref>NBA</ref>的转播", "NBA</ref>的转播", None),
            ("<|begin_of_box|>1988<|end_of_box|>年", "1988<|end_of_box|>年", None),
            ("<|box_start|>(12,30)<|box_end|>", "<|box_end|>", None),
        ] {
            let (length, found) = grounding(text).expect(text);
            assert_eq!((text.get(length..), found), (Some(left), says), "{text}");
        }
        for text in ["<｜甲｜>", "<|甲>", "<b>粗</b>", "<|", "<|a b|>"] {
            assert_eq!(grounding(text), None, "{text}");
        }
        assert_eq!(named("<section_header_level_1>"), Some(Says::Subtitle));
        assert_eq!(named("<td>"), Some(Says::Block));
        assert_eq!(named("</figcaption>"), Some(Says::Block));
        assert_eq!(named(r#"<div data-bbox="1 2 3 4" data-label="Page-Header">"#), Some(Says::Margin));
        assert_eq!(named(r#"<td class="number">"#), Some(Says::Block));
        assert_eq!((remark("<!-- 图 --> 桥"), remark("<!-- 图")), (12, 0));
        assert_eq!((named("<b>"), named("</center>"), named("<BR/>")), (None, None, None));
        assert_eq!(bare("text[[18, 47, 390, 69]]"), Some((23, Says::Block)));
        assert_eq!(bare("GDP[1]增长"), None);
        assert_eq!(bare("GDP[1, 2, 3, 4]增长"), None);
        assert_eq!(bare("Windows系统"), None);
    }
}
