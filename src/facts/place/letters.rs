//! 简称: provinces and cities called by one character (赴京, 抵穗, 援鄂, 京津冀). Knows no other names.

use crate::facts::gazetteer::{Gazetteer, gazetteer};
use crate::facts::lexicon::Lexicon;
use crate::facts::prose::Prose;
use std::sync::LazyLock;

const ASSET: &str = include_str!("../../../assets/places_letters.txt");

/// What people do in a place they came to.
static VISITS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        "举行 召开 开幕 闭幕 举办 签约 走访 调研 考察 启动 揭幕 揭晓 成立 投资 挂牌 开班 开赛 落幕 开展 访问 参加 出席 学习 交流 督导 检查 演出 上演 首演 发布 会见 会谈 亮相 工作 务工 打工 就读 就医 慰问 比赛 奋战 支援 对接 招商 推介 巡演 展出 试点 期间 出差 转机 换乘 落地 落户",
        &[],
    )
});
/// Words that begin like a letter's place and are none.
static NOT: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(ASSET.split_once("\n[not]\n").map_or("", |(_, words)| words), &[]));

/// A letter: its place, the home where it is meant, and whether it means nothing else.
struct Letter {
    name: char,
    unit: u32,
    home: Option<u32>,
    clear: bool,
}

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let g = gazetteer();
    let mut letters = Vec::new();
    let mut clear = false;
    for line in ASSET.lines().filter(|l| !l.starts_with('#')).take_while(|l| *l != "[not]") {
        clear = line == "[clear]" || clear && line != "[guarded]";
        let mut words = line.split(' ');
        if let (Some(letter), Some(unit)) =
            (words.next().and_then(|w| w.chars().next()), words.next().and_then(|p| g.at_path(p)))
        {
            letters.push(Letter { name: letter, unit, home: words.next().and_then(|p| g.at_path(p)), clear });
        }
    }
    letters
});

/// The letters of a text, in order, each with its unit.
pub(super) fn find(prose: &Prose, g: &Gazetteer, home: Option<u32>) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < prose.chars.len() {
        let row = row(prose, i);
        if row >= 3 {
            found.extend((i..i + row).filter_map(|k| Some((k, letter(prose.at(k), g, home)?.unit))));
            i += row;
            continue;
        }
        if moves(prose.before(i))
            && NOT.longest(prose.from(i)).is_none()
            && let Some(letter) = letter(prose.at(i), g, home)
            && (prose.before(i) == '援' && letter.clear
                || VISITS.longest(prose.from(i + 1)).is_some()
                || letter.clear && ends(prose, i + 1))
        {
            found.push((i, letter.unit));
        }
        i += 1;
    }
    found
}

/// Words of going and staying, right before the letter.
fn moves(c: char) -> bool {
    matches!(
        c,
        '赴' | '在'
            | '抵'
            | '来'
            | '离'
            | '莅'
            | '驻'
            | '援'
            | '入'
            | '返'
            | '回'
            | '进'
            | '飞'
            | '留'
            | '访'
            | '晋'
    )
}

/// Whether the clause, or at least the word, ends here: 赴沪、赴穗巡演.
fn ends(prose: &Prose, at: usize) -> bool {
    !crate::text::is_han(prose.at(at)) || moves(prose.at(at))
}

fn letter(c: char, g: &Gazetteer, home: Option<u32>) -> Option<&'static Letter> {
    LETTERS
        .iter()
        .find(|l| l.name == c && l.home.is_none_or(|there| home.is_some_and(|h| g.within(h, there))))
}

/// How many letters of provinces stand in a row: 晋冀鲁豫, 京津冀.
fn row(prose: &Prose, at: usize) -> usize {
    prose.from(at).iter().take(8).take_while(|c| of_province(**c)).count()
}

fn of_province(c: char) -> bool {
    matches!(
        c,
        '京' | '津'
            | '沪'
            | '渝'
            | '冀'
            | '晋'
            | '辽'
            | '吉'
            | '黑'
            | '苏'
            | '浙'
            | '皖'
            | '闽'
            | '赣'
            | '鲁'
            | '豫'
            | '鄂'
            | '湘'
            | '粤'
            | '桂'
            | '琼'
            | '川'
            | '黔'
            | '滇'
            | '陕'
            | '甘'
            | '青'
            | '宁'
            | '新'
            | '蒙'
            | '藏'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_a_place_behind_a_word_of_going() {
        let g = gazetteer();
        let read = |text: &str, home: Option<&str>| -> Vec<String> {
            let home = home.and_then(|p| g.at_path(p));
            find(&Prose::line(text), g, home).into_iter().map(|(_, u)| g.path(u)).collect()
        };
        assert_eq!(read("代表团抵穗，次日赴沪", None), ["广东省/广州市", "上海市"]);
        assert_eq!(read("会议在同举行", None), ["山西省/大同市"]);
        assert_eq!(read("论坛在宁开幕", Some("江苏省/苏州市")), ["江苏省/南京市"]);
        assert_eq!(read("论坛在宁开幕", Some("宁夏回族自治区")), ["宁夏回族自治区"]);
        assert_eq!(read("援鄂医疗队、援疆干部、赴藏", None), ["湖北省", "新疆维吾尔自治区", "西藏自治区"]);
        assert_eq!(read("在晋冀鲁豫边区", None).len(), 4);
        assert_eq!(read("京津冀协同", None), ["北京市", "天津市", "河北省"]);
        assert_eq!(read("他在京剧院，来苏州，赴同一地点，在新中国，来台下", None), [""; 0]);
    }
}
