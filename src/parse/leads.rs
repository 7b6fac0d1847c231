//! How stories open: datelines, 本报讯 and the agencies' 电, and the names printed with them. Knows single lines only.

use super::bylines::ROLES;
use super::credits::{Credit, LONGEST, read_names, split, split_name};
use super::shapes::{begins, ends, length};
use crate::story::Byline;
use crate::text::{is_blank, is_han};

/// How a story opens: `本报讯（记者 苗雨桐）`, `新华社北京8月9日电`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LeadIn {
    /// Characters it takes.
    pub length: usize,
    /// The agency, where it is not the paper itself.
    pub wire: Option<String>,
    /// Names it prints.
    pub names: Vec<Byline>,
}

/// Reads the lead-in at the head of a paragraph.
pub(super) fn lead_in(chars: &[char]) -> Option<LeadIn> {
    if let Some(lead) = reporter_first(chars) {
        return Some(lead);
    }
    let skip = chars
        .iter()
        .take_while(|c| matches!(c, '【' | '〔' | '［' | '（' | '(' | '[') || is_blank(**c))
        .count();
    let rest = chars.get(skip..)?;
    let (mut length, wire) = own_dateline(rest).map(|n| (n, None)).or_else(|| wire_dateline(rest))?;
    length += skip;
    if matches!(chars.get(length), Some('】' | '〕' | '］' | '）' | ')' | ']')) {
        length += 1;
    }
    let mut lead = LeadIn { length, wire, names: Vec::new() };
    after_dateline(chars, &mut lead);
    Some(lead)
}

/// `（记者 李白）6月9日，…`, `记者李白报道：…`: names without a dateline.
fn reporter_first(chars: &[char]) -> Option<LeadIn> {
    if matches!(chars.first(), Some('（' | '(')) {
        let close = chars.iter().take(40).position(|c| matches!(c, '）' | ')'))?;
        let rest = chars.get(close + 1..)?;
        let credit = read_names(chars.get(1..close)?)
            .filter(|c| (c.sure || opens_news(rest)) && !c.photo && !c.names.is_empty())?;
        let text = chars.len() > close + 12;
        return text.then(|| LeadIn { length: close + 1, wire: None, names: credit.names });
    }
    let own = if begins(chars, "本报") || begins(chars, "本報") { 2 } else { 0 };
    let role = chars.get(own..)?;
    if !["记者", "記者", "通讯员", "通訊員", "特约记者"].iter().any(|word| begins(role, word)) {
        return None;
    }
    let window = chars.get(..chars.len().min(30))?;
    let colon = window.iter().position(|c| matches!(c, '：' | ':'))?;
    let head = window.get(..colon).filter(|head| ends(head, "报道") || ends(head, "報道"))?;
    let credit = read_names(head).filter(|c| c.sure && !c.names.is_empty())?;
    (chars.len() > colon + 12).then(|| LeadIn { length: colon + 1, wire: None, names: credit.names })
}

/// How the text of a short piece of news begins: with the day, or with 近日.
fn opens_news(text: &[char]) -> bool {
    const DAYS: [&str; 9] = ["近日", "日前", "近期", "连日来", "昨日", "昨天", "今日", "今天", "目前"];
    let figures = text.iter().take_while(|c| c.is_ascii_digit()).count();
    DAYS.iter().any(|word| begins(text, word))
        || (figures > 0 && matches!(text.get(figures), Some('月' | '日')))
}

/// 本报讯, 本報訊, 本台消息, 本报前线讯, 本报北京8月9日电
fn own_dateline(chars: &[char]) -> Option<usize> {
    const OWN: &[&str] = &["本报", "本報", "本刊", "本台", "本网", "本社", "本市"];
    let own = OWN.iter().find(|w| begins(chars, w))?;
    let start = own.chars().count();
    for word in ["讯", "訊", "消息", "综合消息", "专电", "综合讯"] {
        if begins(chars.get(start..)?, word) {
            return Some(start + word.chars().count());
        }
    }
    dated(chars, start).or_else(|| special(chars, start))
}

/// 本报前线讯（记者…, 本报沈阳讯　昨日…: whence or how the paper has it, with a blank or a bracket behind it, for 讯问 and 讯息 are words.
fn special(chars: &[char], start: usize) -> Option<usize> {
    let said =
        chars.iter().skip(start).take(4).take_while(|&&c| is_han(c) && !matches!(c, '讯' | '訊')).count();
    let end = start + said;
    let parted = chars.get(end + 1).is_some_and(|c| is_blank(*c) || matches!(c, '（' | '(' | '】'));
    (matches!(chars.get(end), Some('讯' | '訊')) && parted).then_some(end + 1)
}

/// `…8月9日电`, `…九日讯`: the end of a dateline within the next 16 characters.
fn dated(chars: &[char], start: usize) -> Option<usize> {
    let window = chars.get(start..chars.len().min(start + 18))?;
    let at =
        window.windows(2).position(|w| w[0] == '日' && matches!(w[1], '电' | '讯' | '電' | '訊' | '专'))?;
    let clean = window
        .get(..at)?
        .iter()
        .all(|&c| is_han(c) || c.is_ascii_digit() || is_blank(c) || ('０'..='９').contains(&c));
    let special = usize::from(window.get(at + 1) == Some(&'专') && window.get(at + 2) == Some(&'电'));
    (clean && (special == 1 || window.get(at + 1) != Some(&'专'))).then_some(start + at + 2 + special)
}

/// 新华社北京8月9日电, 据新华社电, 中新网4月1日电
fn wire_dateline(chars: &[char]) -> Option<(usize, Option<String>)> {
    let start = usize::from(matches!(chars.first(), Some('据' | '據')));
    let rest = chars.get(start..)?;
    let end = rest.iter().take(8).position(|c| matches!(c, '社' | '网' | '網' | '报' | '報' | '台'))? + 1;
    if end < 3 || !rest.get(..end)?.iter().all(|&c| is_han(c)) {
        return None;
    }
    let name: String = rest.get(..end)?.iter().collect();
    let after = rest.get(end..)?;
    for word in ["电", "讯", "電", "訊", "专电"] {
        // 据新华社电 alone; 电力, 讯问 are words.
        if begins(after, word)
            && matches!(after.get(word.chars().count()), Some(c) if is_blank(*c) || matches!(c, '（' | '(' | '】' | '〕' | '］' | '，' | '记'))
        {
            return Some((start + end + word.chars().count(), Some(name)));
        }
    }
    if let ['消', '息', '：' | ':' | ' ', ..] = after {
        return Some((start + end + 3, Some(name)));
    }
    dated(rest, end).map(|n| (start + n, Some(name)))
}

/// What may follow a dateline: `（记者 苗雨桐）`, ` 记者 常玲报道`.
fn after_dateline(chars: &[char], lead: &mut LeadIn) {
    let blanks = |at: usize| chars.iter().skip(at).take_while(|c| is_blank(**c)).count();
    let at = lead.length + blanks(lead.length);
    match chars.get(at) {
        Some('（' | '(' | '[' | '【') => {
            let Some(close) =
                chars.iter().skip(at).take(LONGEST).position(|c| matches!(c, '）' | ')' | ']' | '】'))
            else {
                return;
            };
            let inner = chars.get(at + 1..at + close).unwrap_or_default();
            let credit = read_names(inner).or_else(|| read_unvouched(inner));
            if length(inner) == 0 || credit.is_some() {
                lead.names = credit.map(|c| c.names).unwrap_or_default();
                lead.length = at + close + 1;
            }
        }
        Some('记' | '記' | '通' | '特' | '见' | '实' | '首' | '本') => {
            let window = chars.get(at..chars.len().min(at + 30)).unwrap_or_default();
            let report = window
                .windows(2)
                .position(|w| matches!(w[0], '报' | '報') && matches!(w[1], '道' | '導'))
                .map(|n| n + 2);
            if let Some(end) = report
                && let Some(credit) = window.get(..end).and_then(read_names).filter(|c| c.sure)
            {
                lead.names = credit.names;
                lead.length =
                    at + end + usize::from(matches!(window.get(end), Some('：' | ':' | '，' | ',')));
            } else if let Some((end, names)) = names_before_text(window) {
                lead.names = names;
                lead.length = at + end;
            }
        }
        _ => {}
    }
    lead.length += blanks(lead.length);
}

/// `本报讯 记者李明 近日，…`: the role, its names and a blank before the text.
fn names_before_text(window: &[char]) -> Option<(usize, Vec<Byline>)> {
    let mut best = None;
    for (at, _) in window.iter().enumerate().filter(|(_, c)| is_blank(**c)) {
        if let Some(credit) = read_names(window.get(..at)?).filter(|c| c.sure) {
            best = Some((at, credit.names));
        }
    }
    best
}

/// In the brackets of a dateline any short words are names: （高康迪 曹国庆）.
pub(super) fn read_unvouched(inner: &[char]) -> Option<Credit> {
    let role = |t: &[char]| ROLES.beginning(t).any(|w| w.chars.len() > 1);
    let names: Option<Vec<Vec<String>>> =
        split(inner).iter().filter(|t| !role(t)).map(|t| split_name(t)).collect();
    let names = names?.into_iter().flatten();
    Some(Credit {
        names: names.map(|name| Byline { name, role: "作者".to_owned(), outlet: None }).collect(),
        photo: false,
        sure: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_ins_are_read() {
        for (line, text, wire, names) in [
            ("本报讯（记者 苗雨桐）6月11日，", "6月11日，", None, vec!["苗雨桐"]),
            ("本报讯 记者 常玲报道 当日，云南", "当日，云南", None, vec!["常玲"]),
            ("新华社北京8月9日电 近日，国家主席", "近日，国家主席", Some("新华社"), vec![]),
            ("据新华社天津3月30日电（记者刘惟真） 记者29日", "记者29日", Some("新华社"), vec!["刘惟真"]),
            ("中新网4月7日电（丁长河）据中国消防", "据中国消防", Some("中新网"), vec!["丁长河"]),
            ("【本报讯】昨日，全市", "昨日，全市", None, vec![]),
            ("〔新华社西宁二十日电〕国家", "国家", Some("新华社"), vec![]),
            ("本報訊（）因應新冠", "因應新冠", None, vec![]),
            ("本报北京十月一日电 今天", "今天", None, vec![]),
            ("本报前线讯（记者 鲁长江）昨夜", "昨夜", None, vec!["鲁长江"]),
            (
                "本报通讯员 毕玉红报道:近日,本县的大蒜通过国家级验收",
                "近日,本县的大蒜通过国家级验收",
                None,
                vec!["毕玉红"],
            ),
            ("（肖建明）近日，县医院成功完成一例手术", "近日，县医院成功完成一例手术", None, vec!["肖建明"]),
        ] {
            let chars: Vec<char> = line.chars().collect();
            let lead = lead_in(&chars).expect(line);
            let rest: String = chars.iter().skip(lead.length).collect();
            let found: Vec<&str> = lead.names.iter().map(|b| b.name.as_str()).collect();
            assert_eq!((rest.as_str(), lead.wire.as_deref(), found), (text, wire, names), "{line}");
        }
        for text in ["据中国地震台网测定，6月1日", "本报为此讯问了", "（黄河）流域的治理已经走过了三十年的路"]
        {
            assert_eq!(lead_in(&text.chars().collect::<Vec<_>>()), None, "{text}");
        }
    }
}
