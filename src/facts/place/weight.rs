//! Which of the places a text speaks of are the story's own. Knows no names.

use super::Mention;
use crate::facts::gazetteer::{Gazetteer, Level, gazetteer};
use crate::facts::lexicon::Lexicon;
use crate::facts::prose::Prose;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What makes a place name before it part of another name.
static TAILS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        "大学 学院 日报 晚报 晨报 时报 商报 卫视 电视台 广播电视台 大桥 石化 航空 银行 证券 交响乐团 芭蕾舞团 话 菜 籍 队 男子 女子 队员 号 舰 湾 湖 水库 海峡 平原 盆地 高原 半岛 河 江流域 会议 宣言 条约 协定 时间 理工 师范 医科 农业大学 交通大学 工业大学 财经大学 科技大学",
        &[],
    )
});

/// Endings of organisations, sections 0 and 1.
static OFFICES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        include_str!("../../../assets/orgs.txt"),
        &["strong", "weak", "short", "fixed", "generic", "prefix"],
    )
});

/// What a story's places are weighed by.
struct Scale<'a> {
    prose: &'a Prose,
    g: &'a Gazetteer,
    found: &'a [Mention],
    /// Where names of organisations stand.
    orgs: &'a [(usize, usize)],
    /// The paper's own place.
    home: Option<u32>,
}

/// The story's own places as paths, the most important first. `orgs` tells where names of organisations stand.
pub(in crate::facts) fn of(
    prose: &Prose,
    found: &[Mention],
    orgs: &[(usize, usize)],
    home: Option<u32>,
    local: bool,
) -> Vec<String> {
    let g = gazetteer();
    let scale = Scale { prose, g, found, orgs, home };
    let mut weights: HashMap<(u32, Option<&str>), (f32, usize)> = HashMap::new();
    for (i, m) in found.iter().enumerate() {
        weights.entry((m.unit, m.zone)).or_insert((0.0, i)).0 += scale.weigh(i);
    }
    let mut ranked: Vec<(&Mention, f32, usize)> =
        weights.into_values().filter_map(|(w, i)| Some((found.get(i)?, w, i))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)));
    let top = ranked.first().map_or(0.0, |r| r.1);
    let bar = (top / 5.0).clamp(0.9, 2.0);
    let near = |u: u32| home.is_some_and(|h| local && u != h && g.within(u, h));
    let mut kept: Vec<&Mention> = ranked
        .iter()
        .filter(|r| r.1 >= if near(r.0.unit) { 0.9 } else { bar })
        .map(|r| r.0)
        .take(16)
        .collect();
    // Where nothing stands out, the one most spoken of.
    kept.extend(ranked.first().filter(|r| kept.is_empty() && r.1 > 0.3).map(|r| r.0));
    // A province or country says nothing beside its own city.
    let all: Vec<u32> = kept.iter().map(|m| m.unit).collect();
    kept.retain(|m| {
        g.level(m.unit) > Level::Province || !all.iter().any(|&o| o != m.unit && g.within(o, m.unit))
    });
    let mut paths: Vec<String> = kept.iter().map(|m| m.path(g)).collect();
    // A city's or county's own paper need not say where; a province's must.
    if paths.is_empty() && local {
        paths.extend(home.filter(|&h| g.level(h) > Level::Province).map(|h| g.path(h)));
    }
    paths
}

impl Scale<'_> {
    fn weigh(&self, i: usize) -> f32 {
        let Self { prose, g, found, orgs, home } = *self;
        let Some(m) = found.get(i) else { return 0.0 };
        let mut weight = if prose.in_head(m.at) {
            3.0
        } else if prose.in_lead(m.at) {
            2.0
        } else {
            1.0
        };
        if m.own {
            return weight;
        }
        // 京津冀, 鄂豫皖苏区: letters in a row name a region.
        let letter = |n: Option<&Mention>| n.is_some_and(|n| n.end == n.at + 1);
        let beside = |n: Option<&Mention>| letter(n) && n.is_some_and(|n| n.end == m.at || m.end == n.at);
        if letter(Some(m)) && (beside(found.get(i + 1)) || i > 0 && beside(found.get(i - 1))) {
            return weight * 0.1;
        }
        let after = prose.at(m.end);
        let before = prose.before(m.at);
        let nested = found.get(i + 1).is_some_and(|n| n.at == m.end && g.within(n.unit, m.unit));
        // 江西省上饶市信州区: the last is meant, those before only say where it lies.
        if nested {
            return weight * 0.3;
        }
        let inside = home.is_some_and(|h| h != m.unit && g.within(m.unit, h));
        // 厦门海关, 安顺市公安局: an office acts, the place itself may be another; in a city's paper a county's office acts in the
        // county.
        let own = home.is_some_and(|h| g.level(h) == Level::City);
        let county = inside && own && g.level(m.unit) == Level::County;
        if !county && OFFICES.longest(prose.from(m.end)).is_some_and(|(_, section)| section <= 1) {
            return weight * 0.4;
        }
        // 香港美泰玩具有限公司, 上海申花队: the place is part of a name.
        let org = orgs.get(orgs.partition_point(|o| o.1 <= m.at)).filter(|o| o.0 <= m.at && m.end < o.1);
        // In its own paper a county's school is the county's; 在济南奥体中心 tells where.
        let ours = inside || matches!(before, '在' | '于');
        if org.is_some() && !ours {
            return weight * 0.4;
        }
        // 太原街, 北京路: a street of any town; 石桥镇街上 is in that town.
        let whole = "省市县区州镇乡".contains(prose.before(m.end));
        if !whole
            && ["路", "街", "大道", "东路", "西路", "南路", "北路", "中路", "东道", "西道", "南道", "北道"]
                .iter()
                .any(|w| prose.says(m.end, w))
        {
            return 0.0;
        }
        if TAILS.longest(prose.from(m.end)).is_some() {
            return weight * 0.1;
        }
        // “温州模式”, “晋江经验”: a saying is called so, wherever it is heard.
        let saying = |c: &[char]| c.iter().take(6).position(|&c| c == '”').is_some_and(|n| n >= 2);
        if before == '“' && saying(prose.from(m.end)) {
            return weight * 0.3;
        }
        let listed = |c: char| matches!(c, '、');
        if listed(after) && listed(before) || (listed(before) || listed(after)) && self.chain(i) >= 3 {
            weight *= 0.3;
        }
        if matches!(before, '赴' | '援' | '往' | '抵' | '至' | '自' | '从' | '到' | '经') {
            weight *= 0.6;
        }
        // 新华社北京8月9日电: where the wire was sent from.
        if wire(prose, m) {
            // 本报罗平讯: a paper's own report comes from where the thing happened.
            let ours = home.is_none_or(|h| g.within(m.unit, h) && g.level(h) < Level::County);
            let own = prose.says(m.at.saturating_sub(2), "本报") && prose.at(m.end) == '讯';
            return if ours && own { 1.0 } else { 0.0 };
        }
        weight
    }

    /// How many places stand in the same row of 、.
    fn chain(&self, i: usize) -> usize {
        let linked =
            |pair: &&[Mention]| matches!(pair, [a, b] if a.end + 1 == b.at && self.prose.at(a.end) == '、');
        let after = self.found.get(i..).unwrap_or_default().windows(2).take(6).take_while(linked).count();
        let before =
            self.found.get(..=i).unwrap_or_default().windows(2).rev().take(6).take_while(linked).count();
        1 + after + before
    }
}

/// Whether a place is where a report was sent from: 新华社北京8月9日电, 海南日报万城9月18日电.
fn wire(prose: &Prose, m: &Mention) -> bool {
    let before: String = prose.chars.get(m.at.saturating_sub(3)..m.at).unwrap_or_default().iter().collect();
    ["社", "本报", "日报", "晚报", "网"].iter().any(|w| before.ends_with(w))
        && prose.from(m.end).iter().take(14).any(|c| matches!(c, '电' | '讯'))
}
