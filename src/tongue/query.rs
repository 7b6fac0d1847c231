//! Fields, values and queries in words. A name shown is a name that may be typed, in each language.

use super::Text;

// Fields: the English name is the one typed, too
pub(crate) const FIELD_PAPER: Text = Text::new("报纸", "報紙", "paper");
pub(crate) const FIELD_DATE: Text = Text::new("日期", "日期", "date");
pub(crate) const FIELD_PLACE: Text = Text::new("地点", "地點", "place");
pub(crate) const FIELD_PERSON: Text = Text::new("人物", "人物", "person");
pub(crate) const FIELD_TITLE: Text = Text::new("职务", "職務", "title");
pub(crate) const FIELD_ORG: Text = Text::new("机构", "機構", "org");
pub(crate) const FIELD_BY: Text = Text::new("记者", "記者", "by");
pub(crate) const FIELD_KIND: Text = Text::new("体裁", "體裁", "kind");
pub(crate) const FIELD_SLOGAN: Text = Text::new("提法", "提法", "slogan");
pub(crate) const FIELD_TRUST: Text = Text::new("可信度", "可信度", "trust");
pub(crate) const FIELD_PAGE: Text = Text::new("版", "版", "page");
pub(crate) const FIELD_HAS: Text = Text::new("有", "有", "has");
pub(crate) const FIELD_IS: Text = Text::new("是", "是", "is");
pub(crate) const FIELD_ISSUED: Text = Text::new("刊期", "刊期", "issued");

// To have no value
pub(crate) const UNSIGNED: Text = Text::new("未署名", "未署名", "unsigned");
pub(crate) const NONE: Text = Text::new("无", "無", "none");
pub(crate) const UNKNOWN: Text = Text::new("未知", "未知", "unknown");

// Kinds of stories
pub(crate) const NEWS: Text = Text::new("消息", "消息", "news");
pub(crate) const BRIEF: Text = Text::new("简讯", "簡訊", "brief");
pub(crate) const PHOTO_NEWS: Text = Text::new("图片新闻", "圖片新聞", "photo");
pub(crate) const DIGEST: Text = Text::new("简讯集纳", "簡訊集納", "digest");
pub(crate) const FEATURE: Text = Text::new("通讯", "通訊", "feature");

// How sure something is
pub(crate) const STATED: Text = Text::new("明示", "明示", "stated");
pub(crate) const INFERRED: Text = Text::new("推断", "推斷", "inferred");

// What a story has and is
pub(crate) const PHOTO: Text = Text::new("图片", "圖片", "photo");
pub(crate) const HEADLINE: Text = Text::new("标题", "標題", "headline");
pub(crate) const KICKER: Text = Text::new("引题", "引題", "kicker");
pub(crate) const DECK: Text = Text::new("副题", "副題", "deck");
pub(crate) const CROSSHEAD: Text = Text::new("小标题", "小標題", "crosshead");
pub(crate) const CREDIT: Text = Text::new("责编", "責編", "credit");
pub(crate) const JUMP: Text = Text::new("转版", "轉版", "jump");
pub(crate) const AMOUNT: Text = Text::new("数字", "數字", "amount");
pub(crate) const REPAIR: Text = Text::new("修补", "修補", "repair");
pub(crate) const JOINED: Text = Text::new("接合", "接合", "joined");
pub(crate) const DOUBLED: Text = Text::new("重读", "重讀", "doubled");
pub(crate) const UNBRAIDED: Text = Text::new("归位", "歸位", "unbraided");
pub(crate) const WIRE: Text = Text::new("通稿", "通稿", "wire");
pub(crate) const GUESSED: Text = Text::new("推断", "推斷", "guessed");
pub(crate) const CORRECTED: Text = Text::new("更正", "更正", "corrected");

// A query in words
pub(crate) const ALL_STORIES: Text = Text::new("全部稿件", "全部稿件", "all stories");
pub(crate) const IGNORED: Text<1> = Text::new("未用：{}", "未用：{}", "not used: {}");
pub(crate) const IGNORED_WHY: Text<2> = Text::new("{}（{}）", "{}（{}）", "{} ({})");
pub(crate) const GROUP: Text<1> = Text::new("（{}）", "（{}）", "({})");
pub(crate) const OR: Text = Text::new(" 或 ", " 或 ", " or ");
pub(crate) const HAS_NOT: Text<1> = Text::new("没有{}", "沒有{}", "without {}");
pub(crate) const IS_NOT: Text<1> = Text::new("不是{}", "不是{}", "is not {}");
pub(crate) const NOT: Text<1> = Text::new("不要{}", "不要{}", "not {}");
pub(crate) const CONTAINS: Text<1> = Text::new("含“{}”", "含「{}」", "with “{}”");
pub(crate) const CONTAINS_OR_SOUNDS: Text<1> = Text::new("含“{}”（原文或拼音）", "含「{}」（原文或拼音）", "with “{}” (as typed or as pinyin)");
pub(crate) const FITS: Text<1> = Text::new("合于 /{}/", "合於 /{}/", "fitting /{}/");
pub(crate) const NEAR: Text<2> = Text::new("“{}”相距不过 {} 字", "「{}」相距不過 {} 字", "“{}” within {} characters");
pub(crate) const VALUE: Text<2> = Text::new("{}为{}", "{}為{}", "{} {}");
pub(crate) const HAS: Text<1> = Text::new("有{}", "有{}", "has {}");
pub(crate) const IS: Text<1> = Text::new("是{}", "是{}", "is {}");
pub(crate) const EXACTLY: Text<2> = Text::new("{}正是“{}”", "{}正是「{}」", "{} exactly “{}”");
pub(crate) const LIKE: Text<2> = Text::new("{}为“{}”", "{}為「{}」", "{} “{}”");
pub(crate) const LACKS: Text<2> = Text::new("{}{}", "{}{}", "{} {}");
pub(crate) const WHEN: Text<2> = Text::new("{}{}", "{}{}", "{} {}");
pub(crate) const ON: Text<1> = Text::new("在{}", "在{}", "{}");
pub(crate) const FROM: Text<1> = Text::new("从{}起", "從{}起", "from {}");
pub(crate) const UNTIL: Text<1> = Text::new("到{}止", "到{}止", "until {}");
pub(crate) const FROM_TO: Text<2> = Text::new("从{}到{}", "從{}到{}", "from {} to {}");
pub(crate) const RECENT: Text<1> = Text::new("在最近 {} 个月（从最新一版算起）", "在最近 {} 個月（從最新一版算起）", "in the last {} {month|months} (before the newest page)");
pub(crate) const YEARLY: Text<1> = Text::new("在各年{}", "在各年{}", "{} of any year");

// Why a part does not count
pub(crate) const PATTERN_CLASS: Text = Text::new("表达式里的 [ 没有配上 ]", "表達式裡的 [ 沒有配上 ]", "a [ of the expression has no ]");
pub(crate) const PATTERN_RANGE: Text = Text::new("表达式里 [ ] 中的范围前后颠倒", "表達式裡 [ ] 中的範圍前後顛倒", "a range in [ ] of the expression runs backwards");
pub(crate) const PATTERN_GROUP: Text = Text::new("表达式里的括号没有成对，要找括号本身请写 \\( \\)", "表達式裡的括號沒有成對，要找括號本身請寫 \\( \\)", "a bracket of the expression has no other; one that is meant itself is written \\( or \\)");
pub(crate) const PATTERN_REPEAT: Text = Text::new("表达式里 * + ? 前面没有可重复的", "表達式裡 * + ? 前面沒有可重複的", "nothing stands before a * + or ? of the expression");
pub(crate) const PATTERN_COUNT: Text = Text::new("表达式里花括号中要写次数，如 2 或 2,6", "表達式裡花括號中要寫次數，如 2 或 2,6", "curly brackets of the expression hold how often, as 2 or 2,6");
pub(crate) const PATTERN_ESCAPE: Text = Text::new("表达式里 \\ 后面的不认识", "表達式裡 \\ 後面的不認識", "what follows a \\ of the expression is not known");
pub(crate) const PATTERN_UNSUPPORTED: Text = Text::new("表达式不能前瞻、后顾或引用前面的括号", "表達式不能前瞻、後顧或引用前面的括號", "expressions know no look-around and no back-references");
pub(crate) const PATTERN_LARGE: Text = Text::new("表达式太大", "表達式太大", "the expression is too large");
pub(crate) const PATTERN_WRONG: Text = Text::new("不是正则表达式", "不是正則表達式", "not a regular expression");
pub(crate) const PATTERN_OPEN: Text = Text::new("表达式还没有写完，以 / 收尾", "表達式還沒有寫完，以 / 收尾", "the expression is not complete; it ends with /");
pub(crate) const NOTHING_TO_HAVE: Text = Text::new("不知道是什么；可以写图片、署名、地点、修补、小标题等", "不知道是什麼；可以寫圖片、署名、地點、修補、小標題等", "not known; it may be photo, byline, place, repair, crosshead and others");
pub(crate) const NOTHING_TO_BE: Text = Text::new("不知道是什么；可以写消息、集纳、通讯、通稿、推断等", "不知道是什麼；可以寫消息、集納、通訊、通稿、推斷等", "not known; it may be news, digest, feature, wire, guessed and others");
pub(crate) const TOO_LONG: Text = Text::new("太长，后面的没有读", "太長，後面的沒有讀", "too long; the rest was not read");
pub(crate) const TOO_DEEP: Text = Text::new("括号太深", "括號太深", "brackets too deep");
pub(crate) const NO_VALUE: Text = Text::new("还没有填值", "還沒有填值", "no value yet");
pub(crate) const TOO_MANY: Text = Text::new("词太多", "詞太多", "too many words");
pub(crate) const MARKS_ONLY: Text = Text::new("只有标点", "只有標點", "punctuation only");
pub(crate) const NO_DATE: Text = Text::new("不是日期", "不是日期", "not a date");
pub(crate) const TRUST_MAY_BE: Text = Text::new("可以是明示、推断、未知", "可以是明示、推斷、未知", "it may be stated, inferred or unknown");
pub(crate) const NO_KIND: Text = Text::new("没有这种体裁", "沒有這種體裁", "there is no such kind");
