//! 机构: organisations as printed. Knows no people; place names tell it where a name begins.

use super::lexicon::Lexicon;
use super::name::{self, KEEP, STOP, VERB};
use super::person;
use super::place::Mention;
use super::prose::Prose;
use crate::story::Person;
use crate::text::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;

static ORGS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        include_str!("../../assets/orgs.txt"),
        &["strong", "weak", "short", "fixed", "generic", "prefix"],
    )
});
const STRONG: u32 = 0;
const WEAK: u32 = 1;
const SHORT: u32 = 2;
const FIXED: u32 = 3;
const GENERIC: u32 = 4;
const PREFIX: u32 = 5;
/// A name reaches back this many characters at most.
const LONGEST: usize = 30;

/// Where names of organisations stand, in order.
pub(super) fn spans(prose: &Prose, places: &[Mention]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut next = 0;
    for i in 0..prose.chars.len() {
        while places.get(next).is_some_and(|m| m.end + LONGEST <= i) {
            next += 1;
        }
        // The places that a name ending here could begin with.
        let near = places.get(next..).unwrap_or_default();
        let near = near.get(..near.partition_point(|m| m.at <= i)).unwrap_or_default();
        let Some((start, end)) = span(prose, near, i) else { continue };
        match found.last_mut() {
            // 山西大学法学院 takes the place of 山西大学, 县委组织部 of 县委.
            Some(last) if start < last.1 => {
                if end > last.1 {
                    *last = (last.0.min(start), end);
                }
            }
            _ => found.push((start, end)),
        }
    }
    found
}

/// The organisations at the `spans` of a text as printed, each once, in order. A body that only leads the post of somebody unnamed
/// (小店区委书记), and the paper that opens a report (海南日报万城9月18日电), are not in the story.
pub(super) fn of(prose: &Prose, spans: &[(usize, usize)], people: &[Person]) -> Vec<String> {
    let mut orgs: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for &(start, end) in spans {
        let name = prose.print(start, end);
        let idle = person::leads_post(prose, end)
            && !people.iter().any(|p| p.titles.iter().any(|t| t.contains(&name)));
        let sender = prose.opens_lead(start)
            && matches!(prose.before(end), '报' | '社' | '网')
            && prose.from(end).iter().take(14).any(|c| matches!(c, '电' | '讯'));
        if !idle
            && !sender
            && !lives(prose, end)
            && !only_quoted(prose, start, end)
            && seen.insert(name.clone())
        {
            orgs.push(name);
        }
    }
    orgs
}

/// Whether a commune or brigade that ends at `end` only tells where somebody lives: 公社社员, 大队的社员.
fn lives(prose: &Prose, end: usize) -> bool {
    let says = |at: usize, words: &[&str]| words.iter().any(|w| prose.says(at, w));
    says(end.saturating_sub(2), &["公社", "大队"]) && says(end, &["社员", "村民", "农民", "农妇", "知青"])
}

/// Whether a committee or government without its place is only the author of what is spoken of: 省委、省政府关于…的意见, 市委决策部署.
fn only_quoted(prose: &Prose, start: usize, end: usize) -> bool {
    const BARE: usize = 3;
    const OF: [&str; 12] = [
        "关于",
        "有关",
        "决策",
        "部署",
        "工作部署",
        "要求",
        "工作要求",
        "精神",
        "主要领导",
        "领导",
        "确定的",
        "提出的",
    ];
    let bare = |from: usize| {
        let len =
            ORGS.longest_of(prose.from(from), SHORT).or_else(|| ORGS.longest_of(prose.from(from), FIXED))?;
        (len <= BARE && matches!(prose.before(from + len), '委' | '府')).then_some(from + len)
    };
    if end - start > BARE || bare(start) != Some(end) {
        return false;
    }
    let mut stop = end;
    for _ in 0..3 {
        let next = stop + usize::from(matches!(prose.at(stop), '、' | '和'));
        match bare(next) {
            Some(to) => stop = to,
            None => break,
        }
    }
    OF.iter().any(|word| prose.says(stop, word))
}

/// The organisation whose ending, or whose whole name, begins at `i`.
fn span(prose: &Prose, places: &[Mention], i: usize) -> Option<(usize, usize)> {
    let text = prose.from(i);
    if prose.at(i) == '《' {
        return newspaper(prose, i);
    }
    let (mut fixed, mut ending) = (None, None);
    ORGS.each(text, |n, section| match section {
        STRONG | WEAK if n > 1 || prose.at(i + 1) != '长' => ending = Some((i + n, section)),
        SHORT => ending = Some((i + n, section)),
        // 邮电部门 are more than the ministry.
        FIXED
            if !matches!(prose.before(i), '团' | '治')
                && !matches!(prose.at(i + n), '长' | '门' | '托')
                && !part_of_word(prose, i) =>
        {
            fixed = Some((abroad(prose, i), i + n));
        }
        _ => {}
    });
    // 省农业农村厅党组书记: the Party's body leads the post.
    let party = matches!(prose.at(i), '党')
        && ending.is_some_and(|(to, _)| person::leads_post(prose, to) || prose.at(to) == '委');
    let named = ending
        .filter(|&(to, _)| !party && !goes_on(prose, i, to))
        .and_then(|(to, section)| begin(prose, places, i, to, section).map(|start| (start, to)));
    // 公安部 stands whole unless a longer name ends here: 山西省公安厅.
    match (named, fixed) {
        (Some(n), Some(f)) if f.1 > n.1 => Some(f),
        (Some(n), _) => Some(n),
        (None, f) => f,
    }
}

/// Whether 地委, 州政府, 旗委 and their like at `at` only look so: 当地委托, 加州政府.
fn part_of_word(prose: &Prose, at: usize) -> bool {
    let before = prose.before(at);
    matches!(prose.at(at), '地' | '州' | '旗' | '盟')
        && is_han(before)
        && !"在由和与受据经向让请报给原到对为把将被及".contains(before)
}

/// Where the country begins that stands right before a body: 埃及统计局, 美国国务院.
fn abroad(prose: &Prose, at: usize) -> usize {
    let land = (2..=7).rev().find(|&n| at.checked_sub(n).is_some_and(|k| name::country(prose.from(k)) == n));
    land.map_or(at, |n| at - n)
}

/// 《中国组织人事报》: a newspaper by its title.
fn newspaper(prose: &Prose, open: usize) -> Option<(usize, usize)> {
    // A title that is never closed ends with its paragraph at the latest, and another one may begin within.
    let mut title = prose.from(open + 1).iter().take(14).take_while(|c| !matches!(c, '\n' | '《'));
    let len = title.position(|&c| c == '》')?;
    let close = open + 1 + len;
    // 《工作通报》 is none.
    let last = prose.before(close.saturating_sub(1));
    (len >= 3 && prose.before(close) == '报' && !"通播简快海情举预汇捷喜战电墙".contains(last))
        .then_some((open + 1, close))
}

/// Whether the ending is only the beginning of a common word: 新局面, 中学习, 大学生.
fn goes_on(prose: &Prose, from: usize, to: usize) -> bool {
    const WORDS: [(char, &str); 21] = [
        ('园', "区"),
        ('队', "长员伍友列"),
        ('组', "长织合成建"),
        ('处', "长理罚"),
        ('厂', "长房商家"),
        ('所', "长以有"),
        ('社', "长会区员"),
        ('站', "长"),
        ('大', "赛会奖量学于型小力"),
        ('局', "面势限部长"),
        ('学', "习生者子期术年"),
        ('中', "全间心的等和央"),
        ('厅', "级长"),
        ('心', "城组环理思"),
        ('院', "感士校长落"),
        ('团', "化结圆长"),
        ('协', "会议定作调商"),
        ('会', "议上见员场谈"),
        ('行', "动为业政"),
        ('部', "分署门队长"),
        ('馆', "员长日"),
    ];
    // 格局, 布局, 客厅: the character before makes another word of a short ending.
    const BEFORE: [(&str, &str); 3] =
        [("院", "转住出入"), ("局", "格布结大全新开时政当破僵棋饭骗定危败"), ("厅", "客餐大舞歌展门前")];
    let last = prose.before(to);
    let single = to == from + 1;
    WORDS.iter().any(|(c, next)| *c == last && next.contains(prose.at(to)))
        || single && BEFORE.iter().any(|(e, b)| e.starts_with(last) && b.contains(prose.before(from)))
}

/// Where the name begins that ends with the ending `from..to`; None if nothing but a common noun stands there.
fn begin(prose: &Prose, places: &[Mention], from: usize, to: usize, section: u32) -> Option<usize> {
    let mut run = run(prose, from);
    let mut open = run;
    let mut i = run;
    while i < from {
        let text = prose.from(i);
        // 本报讯市第三化工厂
        if i == run && prose.says(i, "本报讯") {
            i += "本报讯".chars().count();
            open = i;
            continue;
        }
        // 和龙市, 同江市: a place's name holds no stop word.
        if let Some(m) = places.iter().find(|m| m.at == i && !m.own && m.end <= from) {
            i = m.end;
            continue;
        }
        let stop = name::stops()
            .longest_of(text, STOP)
            .or_else(|| name::stops().longest_of(text, VERB).filter(|&n| n >= 2));
        // 解放路12号市教育局: an address stands before the name.
        if prose.at(i) == '号' && prose.before(i).is_ascii_digit() {
            i += 1;
            (run, open) = (i, i);
        } else if let Some(n) = name::stops().longest_of(text, KEEP) {
            i += n;
        } else if let Some(n) = stop.filter(|n| i + n <= from) {
            i += n;
            open = i;
        } else {
            i += 1;
        }
    }
    // 运城市巩固…同…衔接领导小组: a long name from the beginning of its clause, stop words and all.
    let long =
        prose.chars.get(from..to).is_some_and(|w| matches!(w, [.., '小', '组'] | [.., '办', '公', '室']));
    if long && open > run && places.iter().any(|m| !m.own && m.at == run) {
        open = run;
    }
    // 市委市政府, 临猗县委县政府, 省计委省教委 are two.
    for k in open + 2..=from {
        if prose.before(k) == '委'
            && LEVELS.contains(&prose.at(k))
            && (k + 1 == from || ORGS.longest_of(prose.from(k), SHORT).is_some_and(|n| k + n == to))
        {
            return Some(k);
        }
    }
    let leads = (open..from).find(|&k| {
        places.iter().any(|m| !m.own && m.at == k)
            || ORGS
                .longest_of(prose.from(k), PREFIX)
                .is_some_and(|n| k + n <= from && (k == open || matches!(prose.at(k), '中' | '全' | '最')))
                && !(prose.says(k, "地区")
                    && matches!(prose.before(k), '该' | '本' | '我' | '各' | '全' | '这'))
            || is_level(prose, k)
                && !matches!(prose.before(k), '该' | '本' | '我' | '各' | '全')
                && !two_levels(prose, places, open, k)
    });
    // 共青团湖南省委 is not 湖南省委.
    let league =
        |k: usize| k.checked_sub(3).filter(|&from| prose.chars.get(from..k) == Some(&['共', '青', '团']));
    if section == SHORT
        && let Some(from) = (open..from).find(|&k| places.iter().any(|m| m.at == k)).and_then(league)
    {
        return Some(from);
    }
    let clean = !is_han(prose.before(open)) || open > run;
    let company = prose
        .chars
        .get(from..to)
        .is_some_and(|w| matches!(w, [.., '公', '司'] | [.., '集', '团'] | [.., '业']));
    let start = match leads {
        Some(k) if k == open => k,
        // 中铝山西新材料公司: a brand before the place; 柳川县农业局: a place that the table lacks.
        Some(k) if clean && k - open == 2 && company => open,
        // 柳川县农业局: a place that the table lacks; 灾区学校 names nobody.
        Some(k) if is_level(prose, k) && !places.iter().any(|m| !m.own && m.at == k) => {
            if prose.at(k) == '区' && is_area(prose.before(k)) {
                return None;
            }
            // 杨镇供销社
            let town = k - open == 1
                && prose.at(k) == '镇'
                && !"该本我全各某这那两多此其每几在到从".contains(prose.at(open));
            // 拉着县水务局, 市长兼市防汛指挥部: what stands before the level is no place.
            let place = (2..=3).contains(&(k - open))
                && !prose.chars.get(open..k).is_some_and(|w| w.iter().any(|c| "兼着了过".contains(*c)));
            if clean && (town || place) { open } else { k }
        }
        Some(k) => k,
        None if section == STRONG && clean => open,
        None => return None,
    };
    // 澳门特别行政区…第五届政府: 政府 and its like stand close behind their place.
    let near = |k: usize| {
        let close = |m: &&Mention| m.at == k && m.end + 2 >= from && m.end <= from + 1;
        places.iter().filter(|m| !m.own).any(|m| close(&m))
            || is_level(prose, k) && k + 3 >= from
            || prose.says(k, "自治区") && k + 3 == from
    };
    let party = |k: usize| if prose.says(k, "中共") { k + 2 } else { k };
    if section == SHORT && !leads.is_some_and(|k| near(k) || near(party(k))) {
        return None;
    }
    let body = prose.chars.get(start..from)?;
    let odd = matches!(
        body.first(),
        Some(
            '该' | '本'
                | '全'
                | '各'
                | '某'
                | '这'
                | '那'
                | '两'
                | '多'
                | '此'
                | '其'
                | '我'
                | '每'
                | '几'
                | '一'
                | '首'
                | '等'
                | '的'
                | '个'
                | '家'
                | '所'
                | '级'
        )
    ) || body.first().is_some_and(char::is_ascii_digit) && leads.is_none();
    let generic = leads.is_none()
        && (body.len() < 2 || body.len() > 14 || ORGS.longest_of(body, GENERIC).is_some_and(|n| n > 1));
    let several = body.windows(2).any(|w| {
        matches!(
            w,
            ['各' | '两' | '三' | '四' | '五', '级'] | ['多' | '几' | '两' | '首', '家' | '所' | '个' | '批']
        ) || matches!(
            w,
            ['不', '少']
                | ['许', '多']
                | ['一', '个' | '家' | '所' | '些' | '座']
                | ['上' | '数', '十' | '百' | '千']
                | ['作', '为']
                | ['组', '建']
        ) || w.contains(&'各')
            || w.contains(&'某')
    });
    let level = matches!(body, [c] if LEVELS.contains(c));
    let empty = body.len() < 2 && !level;
    // 山东泰山队 is a team, 山东队 and 县委书记带队 are none.
    let team = matches!(prose.chars.get(from..to), Some(['队']))
        && !places.iter().any(|m| !m.own && m.at == start && (m.end + 2..m.end + 5).contains(&from));
    // 去找种子公司, 只念过小学: half a sentence, for no name without a place holds such a word.
    let told = leads.is_none() && body.iter().any(|&c| "只没去找都再很才念着过".contains(c));
    (!odd && !several && !generic && !empty && !team && !told).then_some(start)
}

/// Whether the level word at `k` is the second of a pair that names nobody: 乡镇卫生院, 省市领导.
fn two_levels(prose: &Prose, places: &[Mention], open: usize, k: usize) -> bool {
    k > open && LEVELS.contains(&prose.before(k)) && !places.iter().any(|m| !m.own && m.end == k)
}

/// The beginning of the run of letters that ends at `from`, at most [`LONGEST`] characters back. A title in 《》 counts as letters.
fn run(prose: &Prose, from: usize) -> usize {
    let mut start = from;
    while start > 0 && from - start < LONGEST {
        let c = prose.before(start);
        if is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '·') || c == '》' && start == from {
            start -= 1;
        } else if c == '《' && prose.before(from) == '》' {
            return start - 1;
        } else {
            break;
        }
    }
    start
}

/// Whether 区 ends a common noun behind this character: 灾区, 山区, 社区.
fn is_area(before: char) -> bool {
    "灾山矿社地景园校辖牧林库老边郊城市厂小片特疫军战牧禁险湖海江河湿滩坝港岛".contains(before)
}

const LEVELS: [char; 8] = ['省', '市', '县', '区', '州', '旗', '镇', '乡'];

/// Whether a level word begins a name at `k`: 市雕塑博物馆, but not 市场, 县域, 乡村.
fn is_level(prose: &Prose, k: usize) -> bool {
    const WORDS: [&str; 8] = [
        "会级份",
        "场民值容面长区域",
        "域级长城",
        "域块位间别长",
        "长际",
        "帜舰下",
        "域长",
        "村镇亲土愁贤音情野长",
    ];
    let here = LEVELS.iter().position(|&c| c == prose.at(k));
    here.and_then(|n| WORDS.get(n)).is_some_and(|words| !words.contains(prose.at(k + 1)))
}
