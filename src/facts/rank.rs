//! 职级: gives printed titles the place they leave out (县委书记 in 绛县's own paper is 绛县县委书记). Knows no texts.

use super::gazetteer::{Gazetteer, Level, gazetteer};

/// Where a story stands: the units that 县, 市 and 省 without a name can mean.
#[derive(Debug, Default)]
pub(super) struct Seat {
    units: Vec<u32>,
}

impl Seat {
    /// The paper's own line, deepest first, as far as the story is about it; then the only county, or the only town, that the story names.
    pub(super) fn of(home: Option<u32>, places: &[String]) -> Self {
        let g = gazetteer();
        let told: Vec<u32> = places.iter().filter_map(|p| g.at_path(p)).collect();
        let mut units: Vec<u32> = Vec::new();
        if let Some(home) = home.filter(|&h| told.iter().any(|&t| g.within(t, h) || g.within(h, t))) {
            units.extend(g.line(home).into_iter().rev());
        }
        for level in [Level::County, Level::Town] {
            let mut there =
                told.iter().flat_map(|&t| g.line(t)).filter(|&u| g.level(u) == level).collect::<Vec<_>>();
            there.dedup();
            if let [only] = there[..]
                && !units.contains(&only)
                && !units.iter().any(|&u| g.level(u) == level)
            {
                units.push(only);
            }
        }
        Self { units }
    }

    /// The title with its place in front, if it begins with a level that has one here.
    pub(super) fn place(&self, title: &str) -> Option<String> {
        let g = gazetteer();
        let former = ["原", "时任", "代理"].into_iter().find(|w| title.starts_with(w)).unwrap_or_default();
        let rest = title.strip_prefix(former)?;
        let adverb = ["常务副", "副"].into_iter().find(|w| rest.starts_with(w)).unwrap_or_default();
        let bare = rest.strip_prefix(adverb)?;
        let level = bare.chars().next()?;
        let next = bare.chars().nth(1)?;
        let whole = adverb.is_empty() || next == '长';
        if !whole || !begins_body(level, next) {
            return None;
        }
        let unit = self.units.iter().copied().find(|&u| bears(g, u, level))?;
        let name = g.name(unit);
        // 大同市 + 市委 is 大同市委, 绛县 + 县委 is 绛县县委, 大同市 + 市长 stays whole.
        let joined = name.chars().count() > 2 && next != '长' && adverb.is_empty() && name.ends_with(level);
        let rest = if joined { bare.strip_prefix(level)? } else { rest };
        Some(format!("{former}{name}{rest}"))
    }
}

/// Whether a level word and the character behind it begin a body or a post: 市委, 县长, 省人大, but not 市场, 县域.
fn begins_body(level: char, next: char) -> bool {
    match level {
        '省' => !"会级份".contains(next),
        '市' => !"场民容值面区域级".contains(next),
        '县' => !"域级城".contains(next),
        '区' => !"域块位间别".contains(next),
        '州' | '盟' | '旗' => !"际友员帜舰下".contains(next),
        '镇' | '乡' => !"村亲土域民".contains(next),
        _ => false,
    }
}

fn bears(g: &Gazetteer, unit: u32, level: char) -> bool {
    let name = g.name(unit);
    name.ends_with(level) && !name.ends_with("自治区")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_get_the_place_they_leave_out() {
        let seat = |home: &str, places: &[&str]| {
            Seat::of(gazetteer().at_path(home), &places.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>())
        };
        let own = seat("山西省/运城市/绛县", &["山西省/运城市/绛县"]);
        assert_eq!(own.place("县委书记").as_deref(), Some("绛县县委书记"));
        assert_eq!(own.place("副县长").as_deref(), Some("绛县副县长"));
        assert_eq!(own.place("市委副书记").as_deref(), Some("运城市委副书记"));
        assert_eq!(own.place("省农业农村厅二级巡视员").as_deref(), Some("山西省农业农村厅二级巡视员"));
        for title in ["万荣县委书记", "市场监管局局长", "镇长", "董事长", "副市级领导", ""]
        {
            assert_eq!(own.place(title), None, "{title}");
        }
        let city = seat("福建省/泉州市", &["福建省/泉州市/晋江市", "福建省/泉州市"]);
        assert_eq!(city.place("原市长").as_deref(), Some("原泉州市市长"));
        assert_eq!(
            seat("福建省/泉州市/晋江市", &["福建省/泉州市/晋江市"]).place("市长").as_deref(),
            Some("晋江市市长")
        );
        let one = seat("湖南省", &["湖南省/长沙市/浏阳市/大瑶镇"]);
        assert_eq!(one.place("镇党委书记").as_deref(), Some("大瑶镇党委书记"));
        // A story about somewhere else is not the paper's own.
        assert_eq!(seat("山西省/运城市/绛县", &["北京市"]).place("市委书记"), None);
    }
}
