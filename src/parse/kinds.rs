//! What kind of story it is: told by its form, its crossheads and the words its headline or deck ends with.

use super::drafts::Form;
use super::shapes;
use crate::story::{Kind, Role, Story};

/// How headlines and decks of features end.
const FEATURES: &[&str] = &[
    "侧记", "综述", "纪实", "特写", "见闻", "纪事", "散记", "走笔", "速写", "巡礼", "扫描", "透视", "调查",
    "印象",
];

/// The kind of a story whose blocks are complete.
pub(super) fn kind_of(form: Form, story: &Story) -> Kind {
    let count = |role: Role| story.blocks.iter().filter(|b| b.role == role).count();
    let bullets =
        story.blocks.iter().filter(|b| b.role == Role::Body && shapes::begins_with_bullet(&b.text)).count();
    let feature = |text: &String| FEATURES.iter().any(|word| text.ends_with(word));
    if form == Form::Photo {
        Kind::Photo
    } else if form.is_digest() && count(Role::ItemHead).max(bullets) >= 2 {
        Kind::Digest
    } else if count(Role::Crosshead) >= 2 || story.decks.iter().chain(&story.headline).any(feature) {
        Kind::Feature
    } else if count(Role::Body) <= 1 && count(Role::Jump) == 0 {
        Kind::Brief
    } else {
        Kind::News
    }
}
