//! What places are called for short: 运城 for 运城市. Knows no table of places.

/// Peoples that lend their names to autonomous units; longest first where one begins another.
const PEOPLES: [&str; 55] = [
    "乌孜别克",
    "柯尔克孜",
    "达斡尔",
    "哈萨克",
    "塔吉克",
    "俄罗斯",
    "鄂温克",
    "鄂伦春",
    "塔塔尔",
    "维吾尔",
    "拉祜",
    "傈僳",
    "纳西",
    "景颇",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "仫佬",
    "锡伯",
    "阿昌",
    "普米",
    "德昂",
    "保安",
    "裕固",
    "独龙",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "东乡",
    "哈尼",
    "布依",
    "朝鲜",
    "土家",
    "蒙古",
    "各",
    "回",
    "藏",
    "苗",
    "彝",
    "壮",
    "满",
    "侗",
    "瑶",
    "白",
    "黎",
    "傣",
    "佤",
    "畲",
    "水",
    "土",
    "羌",
    "怒",
    "京",
];
const ENDINGS: [&str; 12] =
    ["特别行政区", "自治区", "地区", "林区", "省", "市", "县", "区", "州", "盟", "旗", "国"];

/// A name without its ending: 运城市 → 运城, 恩施土家族苗族自治州 → 恩施; a name of one character keeps its ending (绛县).
pub(crate) fn shorten(name: &str) -> &str {
    let long = |s: &&str| s.chars().count() >= 2;
    for ending in ["自治区", "自治州", "自治县", "自治旗"] {
        if let Some(mut stem) = name.strip_suffix(ending) {
            while let Some(shorter) = PEOPLES.iter().find_map(|p| {
                let whole = stem.strip_suffix(p).filter(long);
                stem.strip_suffix('族').and_then(|s| s.strip_suffix(p)).filter(long).or(whole)
            }) {
                stem = shorter;
            }
            return stem;
        }
    }
    // 浦东新区 is always called so.
    if name.ends_with("新区") {
        return name;
    }
    ENDINGS.iter().find_map(|e| name.strip_suffix(e).filter(long)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn short_names_lose_their_ending_alone() {
        for (name, short) in [
            ("运城市", "运城"),
            ("绛县", "绛县"),
            ("恩施土家族苗族自治州", "恩施"),
            ("新疆维吾尔自治区", "新疆"),
            ("内蒙古自治区", "内蒙古"),
            ("广西壮族自治区", "广西"),
            ("大理白族自治州", "大理"),
            ("阿坝藏族羌族自治州", "阿坝"),
            ("浦东新区", "浦东新区"),
        ] {
            assert_eq!(shorten(name), short);
        }
    }
}
