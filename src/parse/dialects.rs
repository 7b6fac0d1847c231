//! How transcribing programs speak of a page: tags before its blocks (`tags`), and labels in words (`【标题】…`, `作者：…`, `正文：`).
//! What they say is no print: it is taken out and set aside, and what it says of a line is remembered with that line. Knows no
//! stories.

use super::lines::{Line, Mark};
use super::remarks;
use super::shapes;
use super::tags::Says;
use super::weights as w;
use crate::story::Span;
use crate::text::fold::simplify;
use crate::text::is_blank;

/// What is said by a label in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    /// What the rest of the line is, or the next line if nothing is left of this one.
    Says(Says),
    /// That a story or a picture comes: nothing of a line.
    Comes,
    /// What is no story's: the label with all that stands behind it, if that is as short as such things are.
    Page,
    /// What the program says for itself, however long.
    Remark,
}

/// How far a label is to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// No paper prints it. Two of them, and the page is written in labels.
    Own,
    /// Where the page is written in labels, this is one.
    Known,
    /// … if it stands in brackets.
    Boxed,
    /// … if it is numbered.
    Counted,
}

/// The labels. Written for this program from general knowledge of the trade and of such programs.
const LABELS: &[(&str, Means, Trust)] = &[
    ("标题", Means::Says(Says::Headline), Trust::Own),
    ("主标题", Means::Says(Says::Headline), Trust::Own),
    ("大标题", Means::Says(Says::Headline), Trust::Own),
    ("正标题", Means::Says(Says::Headline), Trust::Own),
    ("正题", Means::Says(Says::Headline), Trust::Own),
    ("主题", Means::Says(Says::Headline), Trust::Boxed),
    ("题目", Means::Says(Says::Headline), Trust::Known),
    ("引题", Means::Says(Says::Kicker), Trust::Own),
    ("肩题", Means::Says(Says::Kicker), Trust::Own),
    ("眉题", Means::Says(Says::Kicker), Trust::Own),
    ("引标题", Means::Says(Says::Kicker), Trust::Own),
    ("副标题", Means::Says(Says::Deck), Trust::Own),
    ("副题", Means::Says(Says::Deck), Trust::Own),
    ("子标题", Means::Says(Says::Deck), Trust::Own),
    ("小标题", Means::Says(Says::Crosshead), Trust::Own),
    ("分标题", Means::Says(Says::Crosshead), Trust::Own),
    ("插题", Means::Says(Says::Crosshead), Trust::Own),
    ("正文", Means::Says(Says::Body), Trust::Own),
    ("内容", Means::Says(Says::Body), Trust::Known),
    ("导语", Means::Says(Says::Body), Trust::Known),
    ("作者", Means::Says(Says::Byline), Trust::Known),
    ("记者", Means::Says(Says::Byline), Trust::Boxed),
    ("通讯员", Means::Says(Says::Byline), Trust::Boxed),
    ("署名", Means::Says(Says::Byline), Trust::Known),
    ("来源", Means::Says(Says::Source), Trust::Known),
    ("摄影", Means::Says(Says::Photographer), Trust::Known),
    ("摄影者", Means::Says(Says::Photographer), Trust::Known),
    ("图片说明", Means::Says(Says::Caption), Trust::Known),
    ("照片说明", Means::Says(Says::Caption), Trust::Known),
    ("图说", Means::Says(Says::Caption), Trust::Known),
    ("图注", Means::Says(Says::Caption), Trust::Known),
    ("栏目", Means::Says(Says::Section), Trust::Known),
    ("栏目名", Means::Says(Says::Section), Trust::Known),
    ("栏题", Means::Says(Says::Section), Trust::Own),
    ("专栏", Means::Says(Says::Section), Trust::Boxed),
    ("简讯", Means::Says(Says::Item), Trust::Counted),
    ("短讯", Means::Says(Says::Item), Trust::Counted),
    ("快讯", Means::Says(Says::Item), Trust::Counted),
    ("消息", Means::Says(Says::Item), Trust::Counted),
    ("落款", Means::Comes, Trust::Own),
    ("图片", Means::Comes, Trust::Boxed),
    ("照片", Means::Comes, Trust::Boxed),
    ("配图", Means::Comes, Trust::Boxed),
    ("插图", Means::Comes, Trust::Boxed),
    ("文章", Means::Comes, Trust::Counted),
    ("新闻", Means::Comes, Trust::Counted),
    ("报道", Means::Comes, Trust::Counted),
    ("稿件", Means::Comes, Trust::Counted),
    ("报纸名称", Means::Page, Trust::Known),
    ("报名", Means::Page, Trust::Boxed),
    ("报头", Means::Page, Trust::Boxed),
    ("版次", Means::Page, Trust::Known),
    ("版面", Means::Page, Trust::Known),
    ("版名", Means::Page, Trust::Known),
    ("日期", Means::Page, Trust::Boxed),
    ("出版日期", Means::Page, Trust::Known),
    ("期号", Means::Page, Trust::Known),
    ("页码", Means::Page, Trust::Known),
    ("页眉", Means::Page, Trust::Known),
    ("页脚", Means::Page, Trust::Known),
    ("备注", Means::Remark, Trust::Boxed),
    ("说明", Means::Page, Trust::Boxed),
    ("headline", Means::Says(Says::Headline), Trust::Own),
    ("mainheadline", Means::Says(Says::Headline), Trust::Own),
    ("title", Means::Says(Says::Headline), Trust::Own),
    ("maintitle", Means::Says(Says::Headline), Trust::Own),
    ("kicker", Means::Says(Says::Kicker), Trust::Own),
    ("subheadline", Means::Says(Says::Deck), Trust::Own),
    ("subtitle", Means::Says(Says::Deck), Trust::Own),
    ("deck", Means::Says(Says::Deck), Trust::Own),
    ("subheading", Means::Says(Says::Crosshead), Trust::Own),
    ("body", Means::Says(Says::Body), Trust::Own),
    ("bodytext", Means::Says(Says::Body), Trust::Own),
    ("text", Means::Says(Says::Body), Trust::Own),
    ("content", Means::Says(Says::Body), Trust::Own),
    ("byline", Means::Says(Says::Byline), Trust::Own),
    ("author", Means::Says(Says::Byline), Trust::Own),
    ("source", Means::Says(Says::Source), Trust::Known),
    ("photographer", Means::Says(Says::Photographer), Trust::Known),
    ("photocredit", Means::Says(Says::Photographer), Trust::Known),
    ("caption", Means::Says(Says::Caption), Trust::Own),
    ("photocaption", Means::Says(Says::Caption), Trust::Own),
    ("imagecaption", Means::Says(Says::Caption), Trust::Own),
    ("section", Means::Says(Says::Section), Trust::Known),
    ("column", Means::Says(Says::Section), Trust::Known),
    ("article", Means::Comes, Trust::Counted),
    ("story", Means::Comes, Trust::Counted),
    ("image", Means::Comes, Trust::Boxed),
    ("photo", Means::Comes, Trust::Boxed),
    ("newspaper", Means::Page, Trust::Known),
    ("date", Means::Page, Trust::Known),
    ("page", Means::Page, Trust::Known),
    ("pagenumber", Means::Page, Trust::Known),
    ("header", Means::Page, Trust::Known),
    ("footer", Means::Page, Trust::Known),
];

/// Fewest labels of its own that make a dialect: one may be print.
const HABIT: usize = 2;

/// A label at the head of a line and the characters it takes.
struct Label {
    means: Means,
    trust: Trust,
    length: usize,
}

/// Takes out what the program says: labels in words, and lines that show nothing. Gives the lines that are left, each with what was
/// said of it, and where the rest stands on the page.
pub(super) fn hear(lines: Vec<Line>) -> (Vec<Line>, Vec<Span>) {
    let own = lines.iter().filter(|line| label(line).is_some_and(|label| label.trust == Trust::Own));
    let labelled = own.take(HABIT).count() == HABIT;
    let mut heard = Heard { lines: Vec::with_capacity(lines.len()), aside: Vec::new(), ..Heard::default() };
    let front = front_matter(&lines);
    for (n, mut line) in lines.into_iter().enumerate() {
        if n < front || is_page_break(&line.chars) {
            line.chars.clear();
        }
        heard.hear(line, labelled);
    }
    (heard.lines, heard.aside)
}

/// How many lines at the head of a page are words of the program to programs: `language: zh` and the like, a rule above and below.
fn front_matter(lines: &[Line]) -> usize {
    const MOST: usize = 20;
    let rule = |line: &Line| line.chars.len() >= 3 && line.chars.iter().all(|c| *c == '-');
    let named = |line: &&Line| {
        let name = line.chars.iter().take_while(|c| c.is_ascii_lowercase() || **c == '_').count();
        name > 1 && line.chars.get(name) == Some(&':')
    };
    let within = lines.iter().skip(1).take(MOST).take_while(named).count();
    let framed = lines.first().is_some_and(rule) && lines.get(within + 1).is_some_and(rule);
    if framed && within > 0 { within + 2 } else { 0 }
}

/// `{3}----------------`: where a page of a longer file begins.
fn is_page_break(chars: &[char]) -> bool {
    let Some(number) = chars.strip_prefix(&['{']) else { return false };
    let digits = number.iter().take_while(|c| c.is_ascii_digit()).count();
    let rule = number.get(digits..).and_then(|rest| rest.strip_prefix(&['}'])).unwrap_or_default();
    digits > 0 && rule.len() >= 3 && rule.iter().all(|c| *c == '-')
}

#[derive(Default)]
struct Heard {
    lines: Vec<Line>,
    aside: Vec<Span>,
    /// Blank lines above what was taken out last.
    gap: u32,
    /// What was said of the line below.
    says: Option<Says>,
    /// No line below was read yet.
    fresh: bool,
    /// A tag said it: it speaks of a block, a label in words of one line.
    block: bool,
}

impl Heard {
    fn hear(&mut self, mut line: Line, labelled: bool) {
        let label = labelled && self.unlabel(&mut line);
        line.gap = line.gap.max(self.gap);
        if line.chars.is_empty() {
            // Coordinates and pictures, which say nothing, may stand between a tag and its block.
            if line.says.is_some() || !self.fresh {
                (self.says, self.fresh, self.block) = (line.says, line.says.is_some(), !label);
            }
            self.gap = line.gap;
            self.set_aside(Span::new(line.start, line.end));
            return;
        }
        // A block ends at a blank line, where a tag closes it, and where something is said of a line itself.
        let own = line.says.is_some();
        if !own {
            let heading = matches!(line.mark, Mark::Level(_));
            let reaches = self.fresh || (self.block && line.gap == 0);
            line.says = self.says.filter(|says| reaches && (!heading || says.is_heading()));
        }
        line.begins = own || (self.fresh && line.says.is_some());
        self.says = line.says.filter(|_| self.block && !own && !line.closes);
        (self.fresh, self.gap) = (false, 0);
        if line.says == Some(Says::Margin) && line.mark == Mark::None && is_margin(&line.chars) {
            self.set_aside(Span::new(line.start, line.end));
            return;
        }
        mark(&mut line);
        self.lines.push(line);
    }

    /// Takes the labels off the head of a line; whether there were any.
    fn unlabel(&mut self, line: &mut Line) -> bool {
        let mut any = false;
        while let Some(label) = label(line) {
            any = true;
            let rest = line.chars.get(label.length..).unwrap_or_default();
            let all = match label.means {
                Means::Page | Means::Remark => true,
                // 【第三篇】【评论】: what kind of story comes.
                Means::Comes => is_boxed(rest),
                Means::Says(_) => false,
            };
            let start = line.start;
            line.take(if all { line.chars.len() } else { label.length });
            line.mark = Mark::None;
            line.says = match label.means {
                Means::Says(says) => Some(says),
                Means::Comes | Means::Page | Means::Remark => Some(Says::Block),
            };
            if line.chars.is_empty() {
                line.start = start;
                break;
            }
            self.set_aside(Span::new(start, line.start));
        }
        any
    }

    fn set_aside(&mut self, span: Span) {
        if span.start < span.end {
            self.aside.push(span);
        }
    }
}

/// What is said of a heading marks it, if it is not marked already.
fn mark(line: &mut Line) {
    line.mark = match (line.says, line.mark) {
        (Some(Says::Title), Mark::None | Mark::Bold) | (Some(Says::Headline), _) => Mark::Level(1),
        (Some(Says::Subtitle), Mark::None | Mark::Bold) | (Some(Says::Kicker | Says::Deck), _) => {
            Mark::Level(2)
        }
        (Some(Says::Crosshead), _) => Mark::Level(3),
        (None | Some(Says::Title | Says::Subtitle | Says::Block | Says::Margin), mark) => mark,
        _ => Mark::None,
    };
}

/// The head or the foot of a page are no sentences; where such a tag stands above one, the layout was misread.
fn is_margin(chars: &[char]) -> bool {
    let breaks_off = matches!(chars.last(), Some('，' | '、' | '；'));
    !shapes::is_longer(chars, w::LONGEST_MARGIN) && !shapes::ends_sentence(chars) && !breaks_off
}

/// A short word in brackets and nothing else.
fn is_boxed(chars: &[char]) -> bool {
    const LONGEST_WORD: usize = 8;
    matches!(chars, ['【', .., '】']) && chars.len() <= LONGEST_WORD + 2
}

/// Characters of the longest label, its number included.
const LONGEST: usize = 14;

/// The label at the head of a line: in brackets, before a colon, or as all of a line that is marked.
fn label(line: &Line) -> Option<Label> {
    let chars = line.chars.as_slice();
    let boxed = usize::from(matches!(chars.first(), Some('【' | '[' | '［' | '〔' | '〖')));
    let inner = chars.get(boxed..)?;
    let close = |c: &char| match boxed {
        1 => matches!(c, '】' | ']' | '］' | '〕' | '〗'),
        _ => matches!(c, '：' | ':'),
    };
    let whole = line.mark != Mark::None && chars.len() <= LONGEST;
    let end = inner.iter().take(LONGEST + 1).position(close).or(whole.then_some(inner.len()))?;
    let (means, trust) = lookup(inner.get(..end)?)?;
    let framed = boxed == 1 || line.mark == Mark::Boxed;
    if (trust == Trust::Boxed && !framed) || (means == Means::Comes && boxed == 0 && end < inner.len()) {
        return None;
    }
    let sign = |c: &char| is_blank(*c) || matches!(c, '：' | ':');
    let after = inner.get(end + 1..).unwrap_or_default().iter().take_while(|c| sign(c)).count();
    let length = (boxed + end + 1 + after).min(chars.len());
    // 【报名】 before a sentence is print, as 【说明】 is: where one applies, and what one should know.
    let rest = chars.get(length..).unwrap_or_default();
    if means == Means::Page && !is_margin(rest) && !remarks::is_note(rest) {
        return None;
    }
    Some(Label { means, trust, length })
}

/// What a label means, numbered (标题1, 第二篇) or continued (正文续) or neither, in either form of its characters.
fn lookup(word: &[char]) -> Option<(Means, Trust)> {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let plain = |c: &char| simplify(*c).to_ascii_lowercase();
    let word: String = word.iter().filter(|c| !is_blank(**c)).map(plain).collect();
    if let Some(counted) = word.strip_prefix('第') {
        let rest = counted.trim_start_matches(number);
        return (rest.len() < counted.len() && matches!(rest, "篇" | "则" | "条"))
            .then_some((Means::Comes, Trust::Known));
    }
    let plain = word.trim_end_matches(number);
    let counted = plain.len() < word.len();
    let word = ["（续）", "(续)", "续"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
    let word = word.strip_prefix('续').unwrap_or(word);
    let known = LABELS.iter().find(|label| label.0 == word)?;
    (counted || known.2 != Trust::Counted).then_some((known.1, known.2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn heard(page: &str) -> (String, Vec<Option<Says>>, String) {
        let (lines, aside) = hear(lines::read(page));
        let shown: Vec<String> = lines.iter().map(|line| line.chars.iter().collect()).collect();
        let aside: Vec<&str> = aside.iter().map(|span| span.of(page)).collect();
        (shown.join("|"), lines.iter().map(|line| line.says).collect(), aside.join("|"))
    }

    #[test]
    fn labels_in_words_are_taken_off_where_a_page_is_written_in_them() {
        let (shown, says, aside) = heard(
            "【日期】5月3日\n【第一篇】【通讯】\n标题：石桥通车了\n**作者：**何立\n【正文】\n昨天，石桥通车。\n【正文续】车多人多。\n标题 2：\n井水甜了\n他说：正文：如下",
        );
        assert_eq!(shown, "石桥通车了|何立|昨天，石桥通车。|车多人多。|井水甜了|他说：正文：如下");
        let (head, text) = (Some(Says::Headline), Some(Says::Body));
        assert_eq!(says, [head, Some(Says::Byline), text, text, head, None]);
        assert_eq!(aside, "【日期】5月3日|【第一篇】【通讯】|标题：|**作者：**|【正文】|【正文续】|标题 2：");
    }

    #[test]
    fn labels_of_other_tongues_and_words_to_programs_are_heard() {
        let (shown, says, aside) = heard(
            "---\nprimary_language: zh\nis_table: False\n---\n{0}------\n[Article 1]\n**Headline:** 石桥通车\nSub-title：\n**Body Text:**\n昨天，石桥通车。\n圖片說明：果農裝車\n作者：何立",
        );
        assert_eq!(shown, "石桥通车|Sub-title：|昨天，石桥通车。|果農裝車|何立");
        let (head, body) = (Some(Says::Headline), Some(Says::Body));
        assert_eq!(says, [head, None, body, Some(Says::Caption), Some(Says::Byline)]);
        assert_eq!(
            aside,
            "---|primary_language: zh|is_table: False|---|{0}------|[Article 1]|**Headline:** |**Body Text:**|圖片說明：|作者："
        );
        let print = "---\n石桥: 通车\n---\n{0}\nTitle: 石桥通车";
        assert!(heard(print).2.is_empty());
    }

    #[test]
    fn what_a_paper_prints_is_no_label() {
        for page in ["【简讯】\n图片：夏收\n【正文】一则", "作者：何立\n来源：县广播站\n【日期】5月3日"]
        {
            assert!(heard(page).2.is_empty(), "{page}");
        }
    }

    #[test]
    fn a_label_without_a_value_claims_no_heading_and_no_sentence_is_a_number_of_a_page() {
        let (shown, says, aside) = heard(
            "标题：石桥通车了\n来源：\n# 井水甜了\n【正文】昨天，井水甜了。\n【报名】即日起到镇文化站报名，额满为止。\n【说明】个别文字看不清，未能识别。\n【报名】临河报",
        );
        assert_eq!(shown, "石桥通车了|井水甜了|昨天，井水甜了。|【报名】即日起到镇文化站报名，额满为止。");
        assert_eq!(says, [Some(Says::Headline), None, Some(Says::Body), None]);
        assert_eq!(aside, "标题：|来源：|【正文】|【说明】个别文字看不清，未能识别。|【报名】临河报");
    }

    #[test]
    fn what_is_said_reaches_to_the_end_of_its_block() {
        let (margin, title, caption) = (Some(Says::Margin), Some(Says::Title), Some(Says::Caption));
        let (block, body) = (Some(Says::Block), Some(Says::Body));
        for (page, said) in [
            ("<header>\n昨天，石桥通车。\n</header>\n石桥通车\n<p>井水甜了", vec![margin, block, block]),
            ("<header>\n<h1>石桥通车</h1>\n昨天，石桥通车。", vec![block, None]),
            ("<page_header>\n# 石桥通车\n昨天，通了车。", vec![None, None]),
            ("<figcaption>\n果农\n装车</figcaption>\n石桥通车", vec![caption, caption, None]),
            ("<figcaption>果农</figcaption>\n石桥通车", vec![caption, None]),
            ("title[[1,2,3,4]]\n石桥\ntext[[1,2,3,4]]昨天，\n石桥通车。", vec![title, block, None]),
            ("<title>\n<b>石桥</b>\n通车", vec![title, title]),
            ("<|ref|>title<|/ref|>\n<|det|>[[1, 2, 3, 4]]<|/det|>\n石桥", vec![title]),
            ("<title>\n石桥\n<text>\n昨天，", vec![title, block]),
            (
                "【标题】桥\n图片说明：\n果农\n正文：昨天，\n石桥",
                vec![Some(Says::Headline), caption, body, None],
            ),
        ] {
            assert_eq!(heard(page).1, said, "{page}");
        }
    }

    #[test]
    fn tags_speak_of_the_block_below() {
        let page = "<|ref|>title<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n石桥\n通车\n\n何立\n<|ref|>footer<|/ref|>\n第二版";
        let (shown, says, _) = heard(page);
        assert_eq!(
            (shown.as_str(), says),
            ("石桥|通车|何立", vec![Some(Says::Title), Some(Says::Title), None])
        );
    }
}
