//! What only the frame says: titles, counts, what an empty pane is for.

use super::Text;

// The window
pub(crate) const TOO_SMALL: Text = Text::new("窗口太小", "視窗太小", "window too small");

// The prompt
pub(crate) const NAME: Text = Text::new("名字 ", "名字 ", "name ");
pub(crate) const PAPER: Text = Text::new("报名 ", "報名 ", "paper ");
pub(crate) const DATE: Text = Text::new("日期 ", "日期 ", "date ");
pub(crate) const VERSUS: Text = Text::new("对比 ", "對比 ", "compare ");
pub(crate) const SEARCH: Text = Text::new("检索 ", "檢索 ", "search ");
pub(crate) const COMPARE_WITH_BEFORE: Text<2> = Text::new("{} 就与“{}”对比，或另打检索式", "{} 就與「{}」對比，或另打檢索式", "{} compares with “{}”; or type another query");
pub(crate) const HOW_TO_SEARCH: Text<1> = Text::new("按 {} 或直接打汉字", "按 {} 或直接打漢字", "press {} or just type Chinese");
pub(crate) const FUZZY: Text = Text::new(" · 模糊音", " · 模糊音", " · fuzzy");
pub(crate) const STORIES: Text<1> = Text::new("{} 篇", "{} 篇", "{} {story|stories}");
pub(crate) const BY_PAGE: Text = Text::new("版序", "版序", "page order");
pub(crate) const BY_RELEVANCE: Text = Text::new("相关度", "相關度", "relevance");
pub(crate) const NEWEST: Text = Text::new("最新在前", "最新在前", "newest first");
pub(crate) const OLDEST: Text = Text::new("最旧在前", "最舊在前", "oldest first");

// Filters
pub(crate) const FILTERS: Text = Text::new("筛选", "篩選", "filters");
pub(crate) const VALUES: Text<1> = Text::new("{} 项", "{} 項", "{} {value|values}");
pub(crate) const ACTIVE: Text<1> = Text::new("{} 项", "{} 項", "{} on");
pub(crate) const FINDING: Text<1> = Text::new("找{}", "找{}", "find {}");
pub(crate) const FIND: Text = Text::new("找 ", "找 ", "find ");
pub(crate) const FIND_HOW: Text = Text::new("汉字、拼音、首字母", "漢字、拼音、首字母", "characters or pinyin");
pub(crate) const NO_SUCH_VALUE: Text = Text::new("没有这样的", "沒有這樣的", "none like that");
pub(crate) const NOTHING_TO_FILTER: Text = Text::new("还没有可筛选的", "還沒有可篩選的", "nothing to filter yet");
pub(crate) const BY_NAME: Text = Text::new("按名 ", "按名 ", "by name ");
pub(crate) const MORE_VALUES: Text<1> = Text::new("… 还有 {} 项", "… 還有 {} 項", "… {} more");
pub(crate) const UNKNOWN: Text = Text::new("不详", "不詳", "unknown");

// Chips
pub(crate) const MORE_CHIPS: Text<1> = Text::new("还有 {} 个", "還有 {} 個", "{} more");
pub(crate) const OR: Text = Text::new("或 ", "或 ", "or ");
pub(crate) const REFUSED: Text<1> = Text::new("不要{}", "不要{}", "not {}");

// Results
pub(crate) const RESULTS: Text = Text::new("结果", "結果", "results");
pub(crate) const EMPTY_LIBRARY: Text = Text::new("库里还没有稿件", "庫裡還沒有稿件", "there are no stories in the library yet");
pub(crate) const NOTHING_FOUND: Text = Text::new("没有找到", "沒有找到", "nothing found");
pub(crate) const TYPE_LESS: Text<1> = Text::new("少打几个字，或按 {} 清空", "少打幾個字，或按 {} 清空", "type fewer characters, or press {} to clear");
pub(crate) const TRY_OFFERS: Text<2> = Text::new("可以试试（{} 选，{}）", "可以試試（{} 選，{}）", "you may try ({} choose, {})");
pub(crate) const NOTHING_IN_FILTERS: Text = Text::new("筛选之下没有找到", "篩選之下沒有找到", "nothing found under these filters");
pub(crate) const TRY_WITHOUT: Text<3> = Text::new("按 {} 到条件行逐个取消，或试试（{} 选，{}）", "按 {} 到條件行逐個取消，或試試（{} 選，{}）", "press {} to remove filters one by one, or try ({} choose, {})");
pub(crate) const READING_LIBRARY: Text = Text::new("正在读稿库，读到的马上就能检索", "正在讀稿庫，讀到的馬上就能檢索", "reading the library; what has been read can be searched at once");
pub(crate) const OFFER: Text<2> = Text::new("  {} 篇 · {}", "  {} 篇 · {}", "  {} {story|stories} · {}");
pub(crate) const OFFER_SHORT: Text<1> = Text::new("  {} 篇", "  {} 篇", "  {} {story|stories}");

// Reader
pub(crate) const TEXT: Text = Text::new("正文", "正文", "text");
pub(crate) const REPAIRS: Text = Text::new("修补", "修補", "repairs");
pub(crate) const SOURCE: Text = Text::new("原文", "原文", "source");
pub(crate) const DOUBTFUL: Text<1> = Text::new(" 存疑{}", " 存疑{}", " {} doubtful");
pub(crate) const MATCH_AT: Text<2> = Text::new(" · 命中 {}/{}", " · 命中 {}/{}", " · match {}/{}");
pub(crate) const MATCHES: Text<1> = Text::new(" · 命中 {}", " · 命中 {}", " · {} {match|matches}");
pub(crate) const CHOOSE_STORY: Text = Text::new("选中一篇，正文就在这里", "選中一篇，正文就在這裡", "choose a story to read it here");

// Related stories, side by side
pub(crate) const RELATED: Text = Text::new("相关", "相關", "related");
pub(crate) const NOT_BY: Text<1> = Text::new("不看{} · ", "不看{} · ", "not by {} · ");
pub(crate) const FINDING_RELATED: Text = Text::new("正在找相关稿件", "正在找相關稿件", "looking for related stories");
pub(crate) const NO_RELATED: Text = Text::new("没有相关稿件", "沒有相關稿件", "no related stories");
pub(crate) const DIFF: Text = Text::new("对照", "對照", "side by side");
pub(crate) const DIFF_SHORT: Text<4> = Text::new("同{} 改{} 独有{} 移{}", "同{} 改{} 獨有{} 移{}", "same {} changed {} alone {} moved {}");
pub(crate) const DIFF_COUNTS: Text<4> = Text::new("＝同 {} · ～改 {} · －＋独有 {} · ↕移 {}", "＝同 {} · ～改 {} · －＋獨有 {} · ↕移 {}", "= same {} · ~ changed {} · -+ alone {} · ↕ moved {}");

// Mentions
pub(crate) const MENTIONS: Text<2> = Text::new("各处提到 · {}{} 处", "各處提到 · {}{} 處", "mentions · {}{}");
pub(crate) const LOOKING: Text = Text::new("正在找", "正在找", "looking");
pub(crate) const MENTIONS_HOW: Text = Text::new("先检索，这里逐处列出检索词前后的文字", "先檢索，這裡逐處列出檢索詞前後的文字", "search first; every place where the words stand is listed here");

// Card
pub(crate) const CARD: Text = Text::new("名片", "名片", "card");
pub(crate) const SPAN: Text<2> = Text::new(" · {} 至 {}", " · {} 至 {}", " · {} to {}");
pub(crate) const COUNTING_CARD: Text = Text::new("正在查", "正在查", "looking it up");
pub(crate) const NOT_MENTIONED: Text = Text::new("库里没有提到它的稿件", "庫裡沒有提到它的稿件", "no story in the library mentions it");
pub(crate) const WHO_KNOWS: Text = Text::new("不知是哪一位", "不知是哪一位", "which one is not known");

// Curve
pub(crate) const BY_DAY: Text = Text::new("走势 · 逐日", "走勢 · 逐日", "curve · by day");
pub(crate) const BY_MONTH: Text = Text::new("走势 · 逐月", "走勢 · 逐月", "curve · by month");
pub(crate) const BY_YEAR: Text = Text::new("走势 · 逐年", "走勢 · 逐年", "curve · by year");
pub(crate) const NO_DAYS: Text<1> = Text::new("⋮ {} 天没有", "⋮ {} 天沒有", "⋮ {} {day|days} without");
pub(crate) const NO_MONTHS: Text<1> = Text::new("⋮ {} 个月没有", "⋮ {} 個月沒有", "⋮ {} {month|months} without");
pub(crate) const NO_YEARS: Text<1> = Text::new("⋮ {} 年没有", "⋮ {} 年沒有", "⋮ {} {year|years} without");
pub(crate) const COUNTING: Text = Text::new("正在数", "正在數", "counting");
pub(crate) const NOTHING_DATED: Text = Text::new("没有知道日期的稿件", "沒有知道日期的稿件", "no story has a known date");
pub(crate) const ALL_STORIES: Text = Text::new("全部稿件", "全部稿件", "all stories");
pub(crate) const TOTAL: Text<1> = Text::new("共 {} 篇", "共 {} 篇", "{} in all");
pub(crate) const TOTAL_SHORT: Text<1> = Text::new("共{}篇", "共{}篇", "{}");
pub(crate) const GUESSED: Text<1> = Text::new("推断 {}", "推斷 {}", "{} inferred");
pub(crate) const GUESSED_SHORT: Text<1> = Text::new("推断{}", "推斷{}", "{} inferred");
pub(crate) const VAGUE: Text<1> = Text::new("只知大概 {}", "只知大概 {}", "{} vague");
pub(crate) const VAGUE_SHORT: Text<1> = Text::new("大概{}", "大概{}", "{} vague");
pub(crate) const UNDATED: Text<1> = Text::new("日期不详 {}", "日期不詳 {}", "{} undated");
pub(crate) const UNDATED_SHORT: Text<1> = Text::new("不详{}", "不詳{}", "{} undated");

// Past searches, help
pub(crate) const PAST: Text = Text::new("旧检索", "舊檢索", "searches");
pub(crate) const TYPED: Text<1> = Text::new("找 {}", "找 {}", "find {}");
pub(crate) const SAVED: Text = Text::new("存下", "存下", "saved");
pub(crate) const ASKED: Text = Text::new("用过", "用過", "past");
pub(crate) const NOTHING_ASKED: Text = Text::new("还没有检索过", "還沒有檢索過", "nothing has been searched yet");
pub(crate) const NO_SUCH_SEARCH: Text = Text::new("没有这样的检索", "沒有這樣的檢索", "no such search");
pub(crate) const NEW: Text<1> = Text::new("新 {} · ", "新 {} · ", "{} new · ");
pub(crate) const TALLY: Text<1> = Text::new("{} 篇 ", "{} 篇 ", "{} {story|stories} ");
pub(crate) const HELP: Text = Text::new("帮助", "說明", "help");
pub(crate) const PALETTE: Text = Text::new("命令", "命令", "commands");
pub(crate) const NO_SUCH_COMMAND: Text = Text::new("没有这样的命令", "沒有這樣的命令", "no such command");

// Page
pub(crate) const HEADLINE: Text<1> = Text::new("《{}》", "《{}》", "{}");
pub(crate) const SHEET: Text = Text::new("版面", "版面", "page");
pub(crate) const SHEET_CARRYING: Text<1> = Text::new("版面 · 拿着“{}…”", "版面 · 拿著「{}…」", "page · carrying “{}…”");
pub(crate) const SHEET_STORIES: Text<2> = Text::new("版面 · {} 篇{}", "版面 · {} 篇{}", "page · {} {story|stories}{}");
pub(crate) const SHEET_ASIDE: Text<1> = Text::new(" · 另置：{}", " · 另置：{}", " · set aside: {}");
pub(crate) const DUPLICATE: Text = Text::new("重复", "重複", "double");
pub(crate) const FURNITURE: Text = Text::new("饰件", "飾件", "furniture");
pub(crate) const SECTION: Text = Text::new("栏名", "欄名", "section");
pub(crate) const JUMP: Text = Text::new("转版", "轉版", "jump");
pub(crate) const WHY_DUPLICATE: Text = Text::new("重复：读过两遍，另置", "重複：讀過兩遍，另置", "double: read twice, set aside");
pub(crate) const WHY_FURNITURE: Text = Text::new("饰件：报头、版号、花边之类，另置", "飾件：報頭、版號、花邊之類，另置", "furniture: masthead, page number, ornament; set aside");
pub(crate) const WHY_SECTION: Text = Text::new("栏名：不属于哪一篇，另置", "欄名：不屬於哪一篇，另置", "section: the name of a column, of no story; set aside");
pub(crate) const WHY_JUMP: Text = Text::new("转版：下转、上接，无主，另置", "轉版：下轉、上接，無主，另置", "jump: to or from another page, of no story; set aside");
