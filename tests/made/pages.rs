//! Pages made up from a number: some stories each, no two pages alike.

use std::fmt::Write;

/// Pseudo-random numbers (Knuth's multiplier): the same row in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D)
    }

    /// A number below `below`.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const PLACES: &[&str] = &["临川县", "青石镇", "白水河", "东岭乡", "南湖区", "柳林村"];
const PEOPLE: &[&str] = &["王守田", "李春生", "赵玉兰", "陈志远", "刘桂英", "周明礼"];
const DEEDS: &[&str] = &["修好水渠", "开办夜校", "架设新桥", "推广良种", "植树造林", "整修公路", "举办书展"];
const FRUITS: &[&str] =
    &["群众十分满意", "比去年提前半个月", "受益农户过千", "各乡都来学习", "还要继续办下去"];

/// The text of a page.
pub(crate) fn text(number: u64) -> String {
    let mut dice = Dice::new(number);
    let mut text = String::new();
    for story in 0..2 + dice.roll(4) {
        let (place, deed, fruit) = (dice.pick(PLACES), dice.pick(DEEDS), dice.pick(FRUITS));
        let (person, other) = (dice.pick(PEOPLE), dice.pick(PEOPLE));
        let _ = write!(text, "# {place}{deed}的第{number}个春天之{story}\n\n本报讯（记者 {person}）");
        for day in 1..3 + dice.roll(3) {
            let _ = write!(
                text,
                "{place}干部{other}带领大家{deed}，第{day}天又有{}人赶来帮忙。",
                3 + dice.roll(90)
            );
        }
        let _ =
            write!(text, "\n\n到{}月底，工程编号{number}之{story}已经完成，{fruit}。\n\n", 1 + dice.roll(12));
    }
    text
}
