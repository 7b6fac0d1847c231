//! What the commands do, the words of the footer for them, and where their keys count. A command's text has the command's name.

use super::Text;

// The table in the documents
pub(crate) const KEYS: Text = Text::new("按键", "按鍵", "Keys");
pub(crate) const WHERE: Text = Text::new("何处", "何處", "Where");
pub(crate) const WHAT: Text = Text::new("作用", "作用", "What it does");

// Results
pub(crate) const OPEN: Text = Text::new("读这篇稿件；没有找到时试选中的检索词", "讀這篇稿件；沒有找到時試選中的檢索詞", "read the story; where nothing is found, try the chosen query");
pub(crate) const READER_DOWN: Text = Text::new("在列表里把正文往下翻", "在列表裡把正文往下翻", "scroll the text from the list");
pub(crate) const READER_UP: Text = Text::new("在列表里把正文往上翻", "在列表裡把正文往上翻", "scroll the text back from the list");
pub(crate) const TO_FILTERS: Text = Text::new("到筛选栏", "到篩選欄", "go to the filters");
pub(crate) const UNFOLD_COPIES: Text = Text::new("展开同文：各报登的同一篇", "展開同文：各報登的同一篇", "unfold the versions of one text");

// Chips
pub(crate) const REMOVE_CHIP: Text = Text::new("取消这个条件", "取消這個條件", "remove the filter");
pub(crate) const TURN_CHIP: Text = Text::new("只看与排除互换", "只看與排除互換", "include or exclude");
pub(crate) const NEXT_CHIP: Text = Text::new("下一个", "下一個", "next");
pub(crate) const PREVIOUS_CHIP: Text = Text::new("上一个", "上一個", "previous");
pub(crate) const CLEAR_CHIPS: Text = Text::new("全部取消", "全部取消", "remove all");

// Mentions
pub(crate) const OPEN_MENTION: Text = Text::new("读到这一处", "讀到這一處", "read the story at this place");
pub(crate) const CLOSE_MENTIONS: Text = Text::new("回到结果", "回到結果", "go to the results");

// Reader
pub(crate) const READ_ON: Text = Text::new("往下一屏，到末尾则读下一篇", "往下一屏，到末尾則讀下一篇", "a page on; at the end the next story");
pub(crate) const NEXT_MATCH: Text = Text::new("下一处命中；看修补时下一处修补", "下一處命中；看修補時下一處修補", "next match; among repairs the next repair");
pub(crate) const PREVIOUS_MATCH: Text = Text::new("上一处命中或修补", "上一處命中或修補", "previous match or repair");
pub(crate) const NEXT_NAME: Text = Text::new("下一个名字：人、地、机构、提法", "下一個名字：人、地、機構、提法", "next name: person, place, organisation, slogan");
pub(crate) const PREVIOUS_NAME: Text = Text::new("上一个名字", "上一個名字", "previous name");
pub(crate) const CARD_OF_NAME: Text = Text::new("这个名字的名片", "這個名字的名片", "the card of the name");
pub(crate) const TURN_NAMES: Text = Text::new("名字加线或不加", "名字加線或不加", "mark names or not");

// Related
pub(crate) const JUMP: Text = Text::new("跳到这篇相关稿件", "跳到這篇相關稿件", "jump to the related story");
pub(crate) const CLOSE_RELATED: Text = Text::new("回到正文", "回到正文", "go back to the text");
pub(crate) const REASON_OFF: Text = Text::new("不看选中这篇的头一类理由", "不看選中這篇的頭一類理由", "switch the first reason of this story off");
pub(crate) const REASONS_ON: Text = Text::new("各类理由都看", "各類理由都看", "switch all reasons on");
pub(crate) const JUMP_TO: Text = Text::new("跳到这个号数的稿件", "跳到這個號數的稿件", "jump to the story with this number");
pub(crate) const SIDE_BY_SIDE: Text = Text::new("与正文左右对照：增、删、改、移", "與正文左右對照：增、刪、改、移", "side by side: added, left out, changed, moved");

// Side by side
pub(crate) const NEXT_CHANGE: Text = Text::new("下一处不同", "下一處不同", "next difference");
pub(crate) const PREVIOUS_CHANGE: Text = Text::new("上一处不同", "上一處不同", "previous difference");
pub(crate) const CLOSE_SIDE_BY_SIDE: Text = Text::new("回到相关", "回到相關", "go back to the related stories");

// Page
pub(crate) const OPEN_LINE: Text = Text::new("读这一行所属的稿件", "讀這一行所屬的稿件", "read the story of this line");
pub(crate) const SPLIT: Text = Text::new("从这一行起另成一篇", "從這一行起另成一篇", "a story begins at this line");
pub(crate) const MERGE: Text = Text::new("并入上一篇", "併入上一篇", "merge with the story above");
pub(crate) const CARRY: Text = Text::new("拿起这一段，再按放进光标处的稿件", "拿起這一段，再按放進游標處的稿件", "take this paragraph; again puts it into the story here");
pub(crate) const KEEP: Text = Text::new("这里不是重复", "這裡不是重複", "this is not a duplicate");
pub(crate) const PAPER: Text = Text::new("填写这一版的报名", "填寫這一版的報名", "say which paper this page is of");
pub(crate) const DATE: Text = Text::new("填写这一版的日期", "填寫這一版的日期", "say of which day this page is");

// Filters
pub(crate) const INCLUDE: Text = Text::new("只看有这一项的，再按取消；在栏名上展开收起", "只看有這一項的，再按取消；在欄名上展開收起", "only stories with the value, again for all; fold and unfold a field");
pub(crate) const CARD_OF_VALUE: Text = Text::new("这个人、地、机构、提法的名片；别的项是只看", "這個人、地、機構、提法的名片；別的項是只看", "the card of the person, place, organisation, slogan; of others only their stories");
pub(crate) const EXCLUDE: Text = Text::new("不看有这一项的；在栏名上取消这一栏", "不看有這一項的；在欄名上取消這一欄", "no stories with the value; on a field's name clear the field");
pub(crate) const FIND_VALUE: Text = Text::new("在这一栏里找一项：汉字、拼音、首字母", "在這一欄裡找一項：漢字、拼音、首字母", "find a value of the field: characters, pinyin, initials");
pub(crate) const CLEAR_FILTERS: Text = Text::new("取消全部筛选", "取消全部篩選", "clear all filters");
pub(crate) const ORDER_VALUES: Text = Text::new("这一栏按数目或按名称排", "這一欄按數目或按名稱排", "order the field by count or by name");
pub(crate) const NEXT_FIELD: Text = Text::new("下一栏目", "下一欄目", "next field");
pub(crate) const PREVIOUS_FIELD: Text = Text::new("上一栏目", "上一欄目", "previous field");
pub(crate) const UNFOLD: Text = Text::new("展开，再往右到结果", "展開，再往右到結果", "unfold, then go to the results");
pub(crate) const FOLD: Text = Text::new("收起，或到上一级", "收起，或到上一級", "fold, or go to the branch above");

// Find
pub(crate) const TAKE_VALUE: Text = Text::new("只看这一项", "只看這一項", "only stories with it");
pub(crate) const REFUSE_VALUE: Text = Text::new("排除这一项", "排除這一項", "no stories with it");
pub(crate) const NEXT_VALUE: Text = Text::new("下一项", "下一項", "next value");
pub(crate) const PREVIOUS_VALUE: Text = Text::new("上一项", "上一項", "previous value");
pub(crate) const PAGE_DOWN: Text = Text::new("往下一屏", "往下一屏", "a page down");
pub(crate) const PAGE_UP: Text = Text::new("往上一屏", "往上一屏", "a page up");
pub(crate) const LEAVE_FIND: Text = Text::new("不找了", "不找了", "stop looking");
pub(crate) const BACKSPACE: Text = Text::new("删前一字", "刪前一字", "delete the character before");
pub(crate) const CLEAR_FIELD: Text = Text::new("清空", "清空", "empty the field");

// Card
pub(crate) const FOLLOW: Text = Text::new("读到这一处；在别的名字上看它的名片", "讀到這一處；在別的名字上看它的名片", "read the story at this place; on another name see its card");
pub(crate) const NEXT_CELL: Text = Text::new("同一行的下一个", "同一行的下一個", "next in the row");
pub(crate) const PREVIOUS_CELL: Text = Text::new("同一行的上一个", "同一行的上一個", "previous in the row");
pub(crate) const NEXT_PART: Text = Text::new("下一段", "下一段", "next part");
pub(crate) const PREVIOUS_PART: Text = Text::new("上一段", "上一段", "previous part");
pub(crate) const STORIES_OF_CARD: Text = Text::new("列出这些稿件", "列出這些稿件", "list its stories");

// Curve
pub(crate) const NARROW_TO_TIME: Text = Text::new("只看这段时间的稿件", "只看這段時間的稿件", "only the stories of this time");
pub(crate) const TURN_STEP: Text = Text::new("逐日、逐月、逐年，轮换", "逐日、逐月、逐年，輪換", "by day, month, year in turn");
pub(crate) const COMPARE: Text = Text::new("与另一检索对比，再按取消", "與另一檢索對比，再按取消", "compare with another query; again for this one alone");

// Panes
pub(crate) const DOWN: Text = Text::new("往下", "往下", "down");
pub(crate) const UP: Text = Text::new("往上", "往上", "up");
pub(crate) const SEARCH: Text = Text::new("检索；直接打汉字也行", "檢索；直接打漢字也行", "search; typing Chinese does it too");
pub(crate) const RELATED: Text = Text::new("相关稿件和理由", "相關稿件和理由", "related stories and why");
pub(crate) const BACK: Text = Text::new("回到来处", "回到來處", "back to where you came from");
pub(crate) const FILTERS: Text = Text::new("筛选", "篩選", "filters");
pub(crate) const CHIPS: Text = Text::new("到条件行，逐个取消；结果首条再往上也行", "到條件行，逐個取消；結果首條再往上也行", "go to the filters that are on; up from the first hit, too");
pub(crate) const VIEW: Text = Text::new("正文、修补（各处原样和理由）、原文，轮换", "正文、修補（各處原樣和理由）、原文，輪換", "text, repairs with what stood there and why, source, in turn");
pub(crate) const PAGE: Text = Text::new("整版：每行归哪一篇，另置的为什么", "整版：每行歸哪一篇，另置的為什麼", "the whole page: which story each line belongs to, and why some belong to none");
pub(crate) const MENTIONS: Text = Text::new("逐处列出检索词，一处一行", "逐處列出檢索詞，一處一行", "every mention of the query, one line each");
pub(crate) const SEARCHES: Text = Text::new("旧检索：存下的（各有几篇、几篇是新的）和用过的", "舊檢索：存下的（各有幾篇、幾篇是新的）和用過的", "searches saved (how many stories, how many new) and past");
pub(crate) const SAVE_QUERY: Text = Text::new("给这个检索起名存下，连同筛选", "給這個檢索起名存下，連同篩選", "save this query with its filters under a name");
pub(crate) const FUZZY: Text = Text::new("模糊音：zh/z、ch/c、sh/s、n/l、an/ang、en/eng、in/ing 不分，再按恢复", "模糊音：zh/z、ch/c、sh/s、n/l、an/ang、en/eng、in/ing 不分，再按恢復", "fuzzy sounds: zh/z, ch/c, sh/s, n/l, an/ang, en/eng, in/ing count as the same; again, they do not");
pub(crate) const SORT: Text = Text::new("换排序", "換排序", "change the order");
pub(crate) const ZEN: Text = Text::new("只留正文", "只留正文", "the text alone");
pub(crate) const WIDER: Text = Text::new("行长些", "行長些", "longer lines");
pub(crate) const NARROWER: Text = Text::new("行短些", "行短些", "shorter lines");
pub(crate) const NEXT_STORY: Text = Text::new("下一篇", "下一篇", "next story");
pub(crate) const PREVIOUS_STORY: Text = Text::new("上一篇", "上一篇", "previous story");
pub(crate) const FORWARD: Text = Text::new("再往前", "再往前", "forward again");
pub(crate) const CURVE: Text = Text::new("走势：检索到的稿件逐日、逐月、逐年多少", "走勢：檢索到的稿件逐日、逐月、逐年多少", "the query over time");
pub(crate) const THREAD_ON: Text = Text::new("顺着线索往后：预告、进行、后续，系列的下一篇", "順著線索往後：預告、進行、後續，系列的下一篇", "on along the thread: announced, held, carried out; the next part");
pub(crate) const THREAD_BACK: Text = Text::new("顺着线索往前", "順著線索往前", "back along the thread");
pub(crate) const HALF_DOWN: Text = Text::new("往下半屏", "往下半屏", "half a page down");
pub(crate) const HALF_UP: Text = Text::new("往上半屏", "往上半屏", "half a page up");
pub(crate) const FIRST: Text = Text::new("到开头", "到開頭", "to the beginning");
pub(crate) const LAST: Text = Text::new("到末尾", "到末尾", "to the end");
pub(crate) const NEXT_PANE: Text = Text::new("下一栏", "下一欄", "next pane");
pub(crate) const PREVIOUS_PANE: Text = Text::new("上一栏", "上一欄", "previous pane");
pub(crate) const ESCAPE: Text = Text::new("退一层，再清空检索和筛选；从不退出", "退一層，再清空檢索和篩選；從不退出", "one layer back, then clear query and filters; never quits");
pub(crate) const QUIT: Text = Text::new("退一层，到顶则退出", "退一層，到頂則退出", "one layer back; at the top, quit");

// Everywhere
pub(crate) const HELP: Text = Text::new("帮助，这一栏的按键在前；打字查找，选中的可以就地执行", "幫助，這一欄的按鍵在前；打字尋找，選中的可以就地執行", "help, first on this pane; typing finds a command, which can be run from there");
pub(crate) const HELP_ANYWHERE: Text = Text::new("帮助，打字时也行", "說明，打字時也行", "help, also while typing");
pub(crate) const LANGUAGE: Text = Text::new("换界面语言：简体、繁体、英文，轮换", "換介面語言：簡體、繁體、英文，輪換", "the language of the interface: simplified Chinese, traditional Chinese, English, in turn");
pub(crate) const REDRAW: Text = Text::new("重画", "重畫", "redraw");
pub(crate) const PAUSE: Text = Text::new("暂停收录稿库，再按继续", "暫停收錄稿庫，再按繼續", "pause the reading of the library; again, go on");
pub(crate) const SUSPEND: Text = Text::new("挂起，fg 回来", "暫停，fg 回來", "suspend; fg comes back");
pub(crate) const QUIT_NOW: Text = Text::new("立刻退出", "立刻退出", "quit at once");

pub(crate) const PALETTE: Text = Text::new("命令：打名字（拼音、首字母、英文都行），有的后面可以接着写路径、名字", "命令：打名字（拼音、首字母、英文都行），有的後面可以接著寫路徑、名字", "commands: type a name, and behind some of them a path or a name");
pub(crate) const PALETTE_ANYWHERE: Text = Text::new("命令，打字时也行", "命令，打字時也行", "commands, also while typing");

// Choices
pub(crate) const SORT_RELEVANCE: Text = Text::new("排序：相关度", "排序：相關度", "order: relevance");
pub(crate) const SORT_NEWEST: Text = Text::new("排序：最新在前", "排序：最新在前", "order: newest first");
pub(crate) const SORT_OLDEST: Text = Text::new("排序：最旧在前", "排序：最舊在前", "order: oldest first");
pub(crate) const SORT_PAGE: Text = Text::new("排序：版序", "排序：版序", "order: page by page");
pub(crate) const THEME_AUTO: Text = Text::new("颜色：随终端的背景", "顏色：隨終端的背景", "colours: as the terminal's background");
pub(crate) const THEME_DARK: Text = Text::new("颜色：深底", "顏色：深底", "colours: dark");
pub(crate) const THEME_LIGHT: Text = Text::new("颜色：浅底", "顏色：淺底", "colours: light");
pub(crate) const THEME_CONTRAST: Text = Text::new("颜色：高反差", "顏色：高反差", "colours: high contrast");
pub(crate) const THEME_SIXTEEN: Text = Text::new("颜色：终端自己的十六色", "顏色：終端自己的十六色", "colours: the terminal's sixteen");
pub(crate) const THEME_MONO: Text = Text::new("颜色：不用", "顏色：不用", "colours: none");
pub(crate) const LANGUAGE_SIMPLIFIED: Text = Text::new("语言：简体中文", "語言：簡體中文", "language: Chinese, simplified");
pub(crate) const LANGUAGE_TRADITIONAL: Text = Text::new("语言：繁体中文", "語言：繁體中文", "language: Chinese, traditional");
pub(crate) const LANGUAGE_ENGLISH: Text = Text::new("语言：英文", "語言：英文", "language: English");

// Prompt
pub(crate) const ACCEPT: Text = Text::new("读选中的稿件", "讀選中的稿件", "read the chosen story");
pub(crate) const BELOW: Text = Text::new("下一条结果；翻旧检索时回到新些的", "下一條結果；翻舊檢索時回到新些的", "next hit; among past queries a newer one");
pub(crate) const ABOVE: Text = Text::new("上一条结果；到了头一条，翻出上次的检索", "上一條結果；到了頭一條，翻出上次的檢索", "previous hit; above the first one the query asked before");
pub(crate) const NEXT_HIT: Text = Text::new("下一条结果", "下一條結果", "next hit");
pub(crate) const PREVIOUS_HIT: Text = Text::new("上一条结果", "上一條結果", "previous hit");
pub(crate) const HITS_DOWN: Text = Text::new("结果往下一屏", "結果往下一屏", "a page of hits down");
pub(crate) const HITS_UP: Text = Text::new("结果往上一屏", "結果往上一屏", "a page of hits up");
pub(crate) const COMPLETE: Text = Text::new("补全；没有可补的则离开", "補全；沒有可補的則離開", "complete the word; where nothing is to complete, leave");
pub(crate) const LEAVE_PROMPT: Text = Text::new("离开检索框，检索词留着", "離開檢索框，檢索詞留著", "leave the prompt, keep the query");
pub(crate) const CLEAR_PROMPT: Text = Text::new("清空", "清空", "empty the prompt");
pub(crate) const RECALL: Text = Text::new("旧检索：存下的和用过的，打字查找", "舊檢索：存下的和用過的，打字尋找", "searches saved and past; typing finds one");
pub(crate) const FUZZY_TYPING: Text = Text::new("模糊音开关", "模糊音開關", "fuzzy sounds on or off");
pub(crate) const DELETE_WORD: Text = Text::new("删一个词", "刪一個詞", "delete a word");
pub(crate) const DELETE: Text = Text::new("删后一字", "刪後一字", "delete the character after");
pub(crate) const CARET_LEFT: Text = Text::new("往左一字", "往左一字", "a character to the left");
pub(crate) const CARET_RIGHT: Text = Text::new("往右一字，到末尾则补全", "往右一字，到末尾則補全", "a character to the right; at the end, complete");
pub(crate) const CARET_HOME: Text = Text::new("到框首", "到框首", "to the beginning");
pub(crate) const CARET_END: Text = Text::new("到框尾", "到框尾", "to the end");

// Field
pub(crate) const ANSWER: Text = Text::new("就这样：照此更正，或照此命名", "就這樣：照此更正，或照此命名", "accept the correction or the name");
pub(crate) const LEAVE_FIELD: Text = Text::new("不改", "不改", "leave it as it is");
pub(crate) const FIELD_RIGHT: Text = Text::new("往右一字", "往右一字", "a character to the right");

// Searches saved and past
pub(crate) const ASK_AGAIN: Text = Text::new("照选中的再检索", "照選中的再檢索", "ask the chosen one again");
pub(crate) const NAME: Text = Text::new("起名存下；存下的改名", "起名存下；存下的改名", "save it under a name; give a saved one another name");
pub(crate) const FORGET: Text = Text::new("删去；存下的先退回用过的", "刪去；存下的先退回用過的", "forget it; a saved one becomes a past one");
pub(crate) const CLOSE_RECALL: Text = Text::new("关闭", "關閉", "close the list");

// Help
pub(crate) const CLOSE_HELP: Text = Text::new("关闭帮助", "關閉說明", "close the help");
pub(crate) const COMPLETE_NAME: Text = Text::new("补全命令的名字", "補全命令的名字", "complete the command's name");
pub(crate) const LATELY: Text = Text::new("刚用过", "剛用過", "lately");
pub(crate) const ONLY_THERE: Text<1> = Text::new("这个命令在“{}”里才有用", "這個命令在「{}」裡才有用", "this command is of use in “{}” only");
pub(crate) const HELP_RUN: Text = Text::new("执行选中的一项", "執行選中的一項", "run the chosen command");

/// Words of the footer: as short as can be.
pub(crate) mod hint {
    pub(crate) const PAUSE: Text = Text::new("暂停", "暫停", "pause");
    use super::Text;

    pub(crate) const READ: Text = Text::new("读", "讀", "read");
    pub(crate) const COPIES: Text = Text::new("同文", "同文", "copies");
    pub(crate) const PAGE_ON: Text = Text::new("翻页", "翻頁", "page on");
    pub(crate) const NEXT: Text = Text::new("下一处", "下一處", "next");
    pub(crate) const NAMES: Text = Text::new("名字", "名字", "names");
    pub(crate) const CARD: Text = Text::new("名片", "名片", "card");
    pub(crate) const JUMP: Text = Text::new("跳去", "跳去", "jump");
    pub(crate) const REASON_OFF: Text = Text::new("去此类", "去此類", "without reason");
    pub(crate) const REASONS_ON: Text = Text::new("都看", "都看", "all reasons");
    pub(crate) const SIDE_BY_SIDE: Text = Text::new("对照", "對照", "side by side");
    pub(crate) const TO_RELATED: Text = Text::new("回相关", "回相關", "back");
    pub(crate) const SPLIT: Text = Text::new("分篇", "分篇", "split");
    pub(crate) const MERGE: Text = Text::new("并篇", "併篇", "merge");
    pub(crate) const CARRY: Text = Text::new("移段", "移段", "move text");
    pub(crate) const KEEP: Text = Text::new("不是重复", "不是重複", "not twice");
    pub(crate) const PAPER: Text = Text::new("报名", "報名", "paper");
    pub(crate) const DATE: Text = Text::new("日期", "日期", "date");
    pub(crate) const UNDO: Text = Text::new("撤回", "撤回", "undo");
    pub(crate) const TEXT: Text = Text::new("正文", "正文", "text");
    pub(crate) const RESULTS: Text = Text::new("结果", "結果", "results");
    pub(crate) const ONLY: Text = Text::new("只看", "只看", "only");
    pub(crate) const WITHOUT: Text = Text::new("排除", "排除", "without");
    pub(crate) const FIND: Text = Text::new("找", "找", "find");
    pub(crate) const CLEAR_ALL: Text = Text::new("全消", "全消", "clear all");
    pub(crate) const ORDER: Text = Text::new("排序", "排序", "order");
    pub(crate) const FOLLOW: Text = Text::new("去看", "去看", "open");
    pub(crate) const NEXT_PART: Text = Text::new("下一段", "下一段", "next part");
    pub(crate) const LIST: Text = Text::new("列出稿件", "列出稿件", "list stories");
    pub(crate) const STEP: Text = Text::new("日月年", "日月年", "day/month/year");
    pub(crate) const COMPARE: Text = Text::new("对比", "對比", "compare");
    pub(crate) const REMOVE: Text = Text::new("取消", "取消", "remove");
    pub(crate) const INVERT: Text = Text::new("反选", "反選", "invert");
    pub(crate) const CHOOSE: Text = Text::new("选", "選", "choose");
    pub(crate) const MOVE: Text = Text::new("移动", "移動", "move");
    pub(crate) const SEARCH: Text = Text::new("检索", "檢索", "search");
    pub(crate) const RELATED: Text = Text::new("相关", "相關", "related");
    pub(crate) const BACK: Text = Text::new("退回", "退回", "back");
    pub(crate) const FILTERS: Text = Text::new("筛选", "篩選", "filters");
    pub(crate) const REPAIRS: Text = Text::new("修补", "修補", "repairs");
    pub(crate) const PAGE: Text = Text::new("整版", "整版", "page");
    pub(crate) const MENTIONS: Text = Text::new("各处", "各處", "mentions");
    pub(crate) const CURVE: Text = Text::new("走势", "走勢", "curve");
    pub(crate) const THREAD: Text = Text::new("线索", "線索", "thread");
    pub(crate) const LEAVE: Text = Text::new("退", "退", "leave");
    pub(crate) const LEAVE_PROMPT: Text = Text::new("离开", "離開", "leave");
    pub(crate) const EMPTY: Text = Text::new("清空", "清空", "clear");
    pub(crate) const PAST: Text = Text::new("旧检索", "舊檢索", "past searches");
    pub(crate) const OK: Text = Text::new("确定", "確定", "OK");
    pub(crate) const CANCEL: Text = Text::new("不改", "不改", "cancel");
    pub(crate) const STOP: Text = Text::new("不找了", "不找了", "stop");
    pub(crate) const NAME: Text = Text::new("起名", "起名", "name");
    pub(crate) const FORGET: Text = Text::new("删去", "刪去", "forget");
    pub(crate) const CLOSE: Text = Text::new("关闭", "關閉", "close");
    pub(crate) const RUN: Text = Text::new("执行", "執行", "run");
    pub(crate) const HELP: Text = Text::new("帮助", "說明", "help");
}

/// Where keys count.
pub(crate) mod scope {
    use super::Text;

    pub(crate) const EVERYWHERE: Text = Text::new("处处", "處處", "everywhere");
    pub(crate) const PROMPT: Text = Text::new("检索框", "檢索框", "prompt");
    pub(crate) const FIELD: Text = Text::new("填写", "填寫", "field");
    pub(crate) const FIND: Text = Text::new("找值", "找值", "find");
    pub(crate) const CHIPS: Text = Text::new("条件", "條件", "chips");
    pub(crate) const CARD: Text = Text::new("名片", "名片", "card");
    pub(crate) const CURVE: Text = Text::new("走势", "走勢", "curve");
    pub(crate) const PANES: Text = Text::new("各栏", "各欄", "panes");
    pub(crate) const FILTERS: Text = Text::new("筛选", "篩選", "filters");
    pub(crate) const RESULTS: Text = Text::new("结果", "結果", "results");
    pub(crate) const READER: Text = Text::new("阅读", "閱讀", "reader");
    pub(crate) const RELATED: Text = Text::new("相关", "相關", "related");
    pub(crate) const SHEET: Text = Text::new("版面", "版面", "page");
    pub(crate) const MENTIONS: Text = Text::new("各处", "各處", "mentions");
    pub(crate) const DIFF: Text = Text::new("对照", "對照", "side by side");
    pub(crate) const RECALL: Text = Text::new("旧检索", "舊檢索", "searches");
    pub(crate) const HELP: Text = Text::new("帮助", "說明", "help");
}
