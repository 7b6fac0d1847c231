//! What the program that transcribed a page says for itself: that text follows, what a picture shows, what it could not read. Knows
//! single lines only.

use super::lines::{Line, Mark};
use super::shapes::{begins, length};

/// Whether a line is such a remark: `以下是图片中的文字内容：`, `[图片：村民在广场上跳舞]`, `（注：部分文字模糊，无法识别）`. `last`: it is among the
/// last of the page, where the program says that it is done.
pub(super) fn is_remark(line: &Line, last: bool) -> bool {
    let chars = line.chars.as_slice();
    // What is said when all is read goes on to offer more.
    let first = chars.split(|c| *c == '。').next().unwrap_or_default();
    let closing = CLOSINGS.iter().any(|word| begins(chars, word));
    let said = if closing { first } else { chars };
    if length(said) > LONGEST || (closing && length(chars) > LONGEST_CLOSING) {
        return false;
    }
    let text: String = said.iter().collect();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // The box around a line is its mark and none of its letters.
    let inside = match chars {
        ['（' | '(', inside @ .., '）' | ')'] => Some(inside),
        _ => Some(chars).filter(|_| line.mark == Mark::Boxed),
    };
    match chars {
        ['[' | '［', .., ']' | '］'] => says(SHOWN) && !says(&["图注", "摄"]),
        // （图片：几个孩子在雪地里奔跑）; 图片：李志 摄 is print.
        _ if inside.is_some_and(|inside| PICTURES.iter().any(|word| begins(inside, word))) => {
            let printed = ["摄", "攝", "提供", "供图", "来源", "资料", "社", "网"];
            inside.map_or(0, length) >= SHORTEST_PICTURE && !says(&printed)
        }
        ['（' | '(', .., '）' | ')'] | ['注' | '*', ..] => is_note(chars),
        // 上述指纹由刑警从现场提取。
        _ if closing => last && says(READ) && says(PAGE),
        _ => OPENINGS.iter().any(|word| text.starts_with(word)) && says(READING) && says(PAGE),
    }
}

/// What the program says of its reading, behind whatever label: 部分文字模糊，无法识别.
pub(super) fn is_note(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    length(chars) <= LONGEST && says(UNREAD) && says(READING)
}

/// Characters of the longest remark.
const LONGEST: usize = 60;

/// … and of the longest that closes the answer.
const LONGEST_CLOSING: usize = 160;

/// … and of the shortest in brackets that says what a picture shows.
const SHORTEST_PICTURE: usize = 8;

/// How a remark begins that says what a picture shows.
const PICTURES: &[&str] =
    &["图片：", "图片:", "照片：", "照片:", "配图：", "插图：", "漫画：", "图片描述", "图像："];

/// How a remark begins that says that all is read …
const CLOSINGS: &[&str] = &["以上", "上述"];

/// … and what only such a program says of itself.
const READ: &[&str] =
    &["识别", "識別", "辨识", "转写", "转录", "提取", "辨认", "OCR", "图片中", "图像中", "版面中"];

/// What stands in square brackets where the page shows no text.
const SHOWN: &[&str] = &[
    "图片",
    "圖片",
    "照片",
    "插图",
    "图表",
    "漫画",
    "广告",
    "廣告",
    "二维码",
    "此处",
    "空白",
    "无法",
    "模糊",
    "image",
    "Image",
    "picture",
    "photo",
    "illegible",
];

/// How remarks on the whole page begin.
const OPENINGS: &[&str] = &["以下", "这是", "這是", "好的", "图片中", "图中", "根据", "该图", "该版"];

/// What such a program does.
const READING: &[&str] =
    &["识别", "識別", "转写", "转录", "转换", "提取", "辨认", "OCR", "ocr", "图片", "文字", "原文"];

/// … and what it does it to.
const PAGE: &[&str] = &["文字", "文本", "内容", "结果", "版面", "页面", "Markdown", "markdown"];

/// What it could not do.
const UNREAD: &[&str] =
    &["无法识别", "未能识别", "无法辨认", "模糊", "看不清", "识别有误", "未识别", "□代替", "省略"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    #[test]
    fn remarks_are_told_from_print() {
        let remark = |text: &str| lines::read(text).first().is_some_and(|line| is_remark(line, true));
        for text in [
            "以下是图片中报纸版面的文字识别结果：",
            "好的，以下为该版面的文字内容：",
            "[图片：村民在广场上跳舞]",
            "[此处有一则广告，略]",
            "（注：部分文字因图片模糊无法识别）",
            "（图片：两名工人在检修水泵）",
            "【图片：两名工人在检修水泵】",
            "以上为图片中可辨识的全部内容。个别字迹不清，可能有误，需要整理请告诉我。",
        ] {
            assert!(remark(text), "{text}");
        }
        for text in [
            "以下是获奖名单：",
            "[图注] 果农在给果树拉枝。",
            "（注：以上价格含税）",
            "图片新闻",
            "（本文图片由县文联提供）",
            "（图片：本报记者 王立新 摄）",
            "以上图片、文字由本报通讯员李小军采写",
            "好的作风是干出来的",
            "上述指纹由刑警从现场提取。民警连夜比对，锁定了嫌疑人。",
            "（此处距县城十二公里，有班车）",
            "【图片故事】",
        ] {
            assert!(!remark(text), "{text}");
        }
        // In the middle of a page nothing is done.
        let above = lines::read("以上内容由工作人员从调解记录中提取。");
        assert!(above.first().is_some_and(|line| !is_remark(line, false)));
    }
}
