//! What a story can have and be, beyond the values of its fields: `has:photo`, `is:wire`. Pure on a page and its story; knows no index.

use super::Field;
use super::parse::kind_names;
use crate::marks::Slip;
use crate::story::{Basis, Kind, Page, RepairKind, Role, Story};
use crate::text::fold::folded;
use crate::tongue::Text;
use crate::tongue::marks as mark;
use crate::tongue::query as say;

/// One thing a story has or is, or has not or is not.
struct Quality {
    field: Field,
    /// What it is called.
    label: Text,
    /// What may be typed: English, Chinese, others.
    names: &'static [&'static str],
    holds: fn(&Page, &Story) -> bool,
}

const QUALITIES: &[Quality] = &[
    has(say::PHOTO, &["photo", "图片", "照片", "图片说明", "caption"], |_, s| {
        block(s, Role::Caption)
    }),
    has(say::HEADLINE, &["headline", "标题", "主题"], |_, s| s.headline.is_some()),
    has(say::KICKER, &["kicker", "引题"], |_, s| s.kicker.is_some()),
    has(say::DECK, &["deck", "副题"], |_, s| !s.decks.is_empty()),
    has(say::CROSSHEAD, &["crosshead", "小标题"], |_, s| block(s, Role::Crosshead)),
    has(say::CREDIT, &["credit", "责编", "来源"], |_, s| block(s, Role::Credit)),
    has(say::JUMP, &["jump", "转版", "下转", "上接"], |_, s| block(s, Role::Jump)),
    has(say::AMOUNT, &["amount", "数字", "数量"], |_, s| !s.facts.amounts.is_empty()),
    has(say::REPAIR, &["repair", "修补"], |p, s| mended(p, s, |kind| kind != RepairKind::Stripped)),
    has(say::JOINED, &["joined", "接合", "接回"], |p, s| mended(p, s, |kind| kind == RepairKind::Joined)),
    has(say::DOUBLED, &["doubled", "重读", "重复"], |p, s| {
        mended(p, s, |kind| kind == RepairKind::Doubled)
    }),
    has(say::UNBRAIDED, &["unbraided", "归位"], |p, s| mended(p, s, |kind| kind == RepairKind::Unbraided)),
    is(say::WIRE, &["wire", "通稿", "电讯"], |_, s| s.wire.is_some()),
    is(say::GUESSED, &["guessed", "推断", "存疑"], |p, _| {
        p.paper.basis.is_guess() || p.date.basis.is_guess()
    }),
    is(say::CORRECTED, &["corrected", "更正"], |p, _| {
        [&p.paper.basis, &p.date.basis].into_iter().any(|basis| *basis == Basis::Settings)
    }),
];

/// Fields that a story may have a value of: `has:by` is any reporter, `-has:place` an unknown place.
const FIELDS: [Field; 7] =
    [Field::Paper, Field::Date, Field::Place, Field::Person, Field::Org, Field::By, Field::Slogan];

/// One of the marks a reader puts to a story.
pub struct Mark {
    /// Whether it is said of a story that it has it, or that it is so: `has:note`, `is:unread`. `mark:` finds either.
    field: Field,
    /// What it is called.
    label: Text,
    /// The value, in Chinese, and what else may be typed.
    names: &'static [&'static str],
    holds: fn(&Slip) -> bool,
}

/// The value of a story that was not read. It is no mark: a story without a slip has it, too.
pub const UNREAD: &str = "unread";
/// The value of a story that was read.
pub const READ: &str = "read";

/// All of them.
pub const MARKS: [Mark; 6] = [
    Mark { field: Field::Is, label: mark::UNREAD, names: &[UNREAD, "未读"], holds: |s| !s.read },
    Mark { field: Field::Is, label: mark::READ, names: &[READ, "已读"], holds: |s| s.read },
    Mark {
        field: Field::Is,
        label: mark::STARRED,
        names: &["starred", "星标", "star", "加星"],
        holds: |s| s.star,
    },
    Mark {
        field: Field::Has,
        label: mark::NOTED,
        names: &["noted", "批注", "note", "笔记"],
        holds: |s| !s.notes.is_empty(),
    },
    Mark {
        field: Field::Has,
        label: mark::TAGGED,
        names: &["tagged", "加了标签", "tag", "标签"],
        holds: |s| !s.tags.is_empty(),
    },
    Mark {
        field: Field::Has,
        label: mark::CLIPPED,
        names: &["clipped", "入夹", "clip", "夹", "剪贴"],
        holds: |s| !s.clips.is_empty(),
    },
];

impl Mark {
    /// Its value in the field of marks.
    pub fn value(&self) -> &'static str {
        first(self.names)
    }

    /// Whether what the reader put to a story is, or has, this mark.
    pub fn is_on(&self, slip: &Slip) -> bool {
        (self.holds)(slip)
    }
}

const fn has(label: Text, names: &'static [&'static str], holds: fn(&Page, &Story) -> bool) -> Quality {
    Quality { field: Field::Has, label, names, holds }
}

const fn is(label: Text, names: &'static [&'static str], holds: fn(&Page, &Story) -> bool) -> Quality {
    Quality { field: Field::Is, label, names, holds }
}

/// A quality as it is asked for: the field that answers, and its value there.
pub type Asked = (Field, &'static str);

/// What is meant by a value of 有 or 是, by its name or the beginning of one; or why nothing is.
pub fn meant(field: Field, typed: &str) -> Result<Asked, &'static str> {
    let typed = folded(typed);
    let names = || {
        let qualities =
            QUALITIES.iter().filter(|q| q.field == field).map(|q| ((field, first(q.names)), q.names));
        let fields = FIELDS.iter().map(|f| ((field, first(f.names())), f.names()));
        let kinds = Kind::ALL.map(|kind| ((Field::Kind, first(kind_names(kind))), kind_names(kind)));
        let bylines = [((Field::Has, first(Field::By.names())), &["byline", "署名"][..])];
        let of_has = fields.chain(bylines).filter(move |_| field == Field::Has);
        let marks = MARKS.iter().filter(move |mark| field == Field::Mark || mark.field == field);
        let marks = marks.map(|mark| ((Field::Mark, mark.value()), mark.names));
        qualities.chain(of_has).chain(kinds.into_iter().filter(move |_| field == Field::Is)).chain(marks)
    };
    let found = |fits: &dyn Fn(&str) -> bool| names().find(|(_, names)| names.iter().any(|name| fits(name)));
    let whole = found(&|name| name == typed).or_else(|| found(&|name| name.starts_with(&typed)));
    match (whole, typed.is_empty()) {
        (Some((asked, _)), false) => Ok(asked),
        _ if field == Field::Mark => Err(mark::MAY_BE.get()),
        _ if field == Field::Has => Err(say::NOTHING_TO_HAVE.get()),
        _ => Err(say::NOTHING_TO_BE.get()),
    }
}

/// The values of 有 or 是 that a story has of itself; whether it has a value of another field, that field's column knows.
pub fn of(field: Field, page: &Page, story: &Story) -> Vec<&'static str> {
    let mine = QUALITIES.iter().filter(|quality| quality.field == field);
    mine.filter(|quality| (quality.holds)(page, story)).map(|quality| first(quality.names)).collect()
}

/// Every value of 有 or 是, for those who want to choose.
pub fn values(field: Field) -> Vec<Asked> {
    let mine = QUALITIES.iter().filter(|quality| quality.field == field).map(|q| (field, first(q.names)));
    let marks = MARKS.iter().filter(|mark| field == Field::Mark || mark.field == field);
    let mine = mine.chain(marks.map(|mark| (Field::Mark, mark.value())));
    match field {
        Field::Mark => mine.collect(),
        Field::Has => FIELDS.iter().map(|f| (field, first(f.names()))).chain(mine).collect(),
        _ => Kind::ALL.iter().map(|kind| (Field::Kind, first(kind_names(*kind)))).chain(mine).collect(),
    }
}

/// What a value is called.
pub fn label(value: &str) -> &'static str {
    let quality = QUALITIES.iter().find(|quality| first(quality.names) == value);
    let field = || FIELDS.iter().find(|field| first(field.names()) == value);
    let mark = || MARKS.iter().find(|mark| mark.value() == value).map(|mark| mark.label.get());
    quality
        .map(|quality| quality.label.get())
        .or_else(|| Some(field()?.label()))
        .or_else(mark)
        .unwrap_or_default()
}

fn first(names: &'static [&'static str]) -> &'static str {
    names.first().copied().unwrap_or_default()
}

fn block(story: &Story, role: Role) -> bool {
    story.blocks.iter().any(|block| block.role == role)
}

/// Whether a repair of some kind was made in a story.
fn mended(page: &Page, story: &Story, is_it: fn(RepairKind) -> bool) -> bool {
    story.repairs(page).any(|repair| is_it(repair.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualities_are_meant_by_any_name() {
        for (field, typed, asked) in [
            (Field::Has, "photo", (Field::Has, "photo")),
            (Field::Has, "图片", (Field::Has, "photo")),
            (Field::Has, "署名", (Field::Has, "by")),
            (Field::Has, "byl", (Field::Has, "by")),
            (Field::Has, "地点", (Field::Has, "place")),
            (Field::Is, "集纳", (Field::Kind, "digest")),
            (Field::Is, "photo", (Field::Kind, "photo")),
            (Field::Is, "推断", (Field::Is, "guessed")),
        ] {
            assert_eq!(meant(field, typed), Ok(asked), "{typed}");
        }
        assert_eq!(meant(Field::Has, "note"), Ok((Field::Mark, "noted")));
        assert_eq!(meant(Field::Is, "未读"), Ok((Field::Mark, "unread")));
        assert_eq!(meant(Field::Mark, "星标"), Ok((Field::Mark, "starred")));
        assert!(meant(Field::Is, "飞").is_err() && meant(Field::Has, "").is_err());
    }

    #[test]
    fn every_value_has_a_label_and_is_meant_by_it() {
        for field in [Field::Has, Field::Is, Field::Mark] {
            for (of, value) in values(field) {
                assert_eq!(meant(field, value), Ok((of, value)));
                if of != Field::Kind {
                    assert_eq!(meant(field, label(value)), Ok((of, value)), "{}", label(value));
                }
            }
        }
    }
}
