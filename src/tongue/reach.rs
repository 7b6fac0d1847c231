//! Reaching further: hints to jump by, figures of a text, the reader's own commands, page images, another process.

use super::Text;

// Hints
pub(crate) const HINTS: Text = Text::new("给屏上能去的地方标上字母，键入即去", "給屏上能去的地方標上字母，鍵入即去", "put letters on everything on view one can go to; typing them goes there");
pub(crate) const HINTS_HOW: Text = Text::new("键入字母就去；1 到 9 是本栏自上而下的头九处；别键退出", "鍵入字母就去；1 到 9 是本欄自上而下的頭九處；別鍵退出", "type the letters; 1 to 9 are the first nine of this pane; other keys leave");
pub(crate) const NO_HINTS: Text = Text::new("屏上没有可去的地方", "屏上沒有可去的地方", "nothing on view leads anywhere");

// Figures
pub(crate) const FIGURES: Text = Text::new("数一数：本篇和检索到的字数、句长、阅读时间等", "數一數：本篇和檢索到的字數、句長、閱讀時間等", "figures of the story and of what was found: characters, sentences, reading time");
pub(crate) const FIGURES_TITLE: Text = Text::new("数一数", "數一數", "figures");
pub(crate) const FIGURES_STORY: Text<1> = Text::new("本篇 {}", "本篇 {}", "This story: {}");
pub(crate) const FIGURES_FOUND: Text = Text::new("检索到的", "檢索到的", "What was found");
pub(crate) const FIGURE_CHARACTERS: Text = Text::new("字符", "字元", "characters");
pub(crate) const FIGURE_KINDS: Text = Text::new("其中", "其中", "of these");
pub(crate) const FIGURE_MIX: Text<3> = Text::new("汉字 {}，西文词 {}，数 {}", "漢字 {}，西文詞 {}，數 {}", "{} Chinese; {} Latin {word|words}, {} {number|numbers}");
pub(crate) const FIGURE_PARAGRAPHS: Text = Text::new("段落", "段落", "paragraphs");
pub(crate) const FIGURE_SENTENCES: Text = Text::new("句子", "句子", "sentences");
pub(crate) const FIGURE_MEDIAN: Text<2> = Text::new("{}，中等的一句 {} 字", "{}，中等的一句 {} 字", "{}, the median {} characters long");
pub(crate) const FIGURE_READING: Text = Text::new("读完", "讀完", "reading");
pub(crate) const FIGURE_REPAIRS: Text = Text::new("修补", "修補", "repairs");
pub(crate) const FIGURE_PAIRS: Text = Text::new("少见的字", "少見的字", "rare pairs");
pub(crate) const FIGURE_NAMES: Text = Text::new("少见的名", "少見的名", "rare names");
pub(crate) const FIGURE_RARE: Text<2> = Text::new("{} {} 篇", "{} {} 篇", "{} in {}");
pub(crate) const FIGURE_NONE: Text = Text::new("无", "無", "none");
pub(crate) const FIGURE_STORIES: Text = Text::new("稿件", "稿件", "stories");
pub(crate) const FIGURE_PAGES: Text = Text::new("版面", "版面", "pages");
pub(crate) const FIGURE_PAPERS: Text = Text::new("报纸", "報紙", "papers");
pub(crate) const FIGURE_DAYS: Text = Text::new("起止", "起止", "days");
pub(crate) const FIGURE_UNDATED: Text = Text::new("日期不详", "日期不詳", "undated");
pub(crate) const SECONDS: Text<1> = Text::new("{} 秒", "{} 秒", "{} s");
pub(crate) const MINUTES: Text<1> = Text::new("{} 分钟", "{} 分鐘", "{} min");
pub(crate) const HOURS: Text<2> = Text::new("{} 小时 {} 分", "{} 小時 {} 分", "{} h {} min");

pub(crate) const STATS: Text = Text::new("数一数检索到的稿件，或一篇稿件：字数、句长、阅读时间、少见的字和名", "數一數檢索到的稿件，或一篇稿件：字數、句長、閱讀時間、少見的字和名", "Count what a query finds, or a story: characters, sentences, reading time, what is rare");
pub(crate) const USE_STATS: Text = Text::new("jianbao stats [选项] [检索式]", "jianbao stats [選項] [檢索式]", "jianbao stats [OPTIONS] [QUERY]");
pub(crate) const STATS_QUERY: Text = Text::new("检索式；不写就数全部稿件", "檢索式；不寫就數全部稿件", "The query; without one, all stories are counted");
pub(crate) const STATS_STORY: Text = Text::new("只数这一篇", "只數這一篇", "Count this story");

// A leaf
pub(crate) const LEAF: Text = Text::new("附页", "附頁", "leaf");
pub(crate) const LEAF_DOWN: Text = Text::new("往下", "往下", "down");
pub(crate) const LEAF_UP: Text = Text::new("往上", "往上", "up");
pub(crate) const COPY_LEAF: Text = Text::new("复制附页的全部文字", "複製附頁的全部文字", "copy all text of the leaf");
pub(crate) const HINT_COPY: Text = Text::new("复制", "複製", "copy");
pub(crate) const CLOSE_LEAF: Text = Text::new("收起附页", "收起附頁", "put the leaf away");

// The picture of a page
pub(crate) const PICTURE: Text = Text::new("看这一版的图像：与文字稿同名的图片或 PDF", "看這一版的影像：與文字稿同名的圖片或 PDF", "look at the page's picture: an image or PDF of the same name");
pub(crate) const HAS_PICTURE: Text<1> = Text::new(" · {} 版图", " · {} 版圖", " · {} picture");
pub(crate) const PICTURE_SHOWN: Text<1> = Text::new("打开了 {}", "開啟了 {}", "opened {}");
pub(crate) const NO_PICTURE: Text = Text::new("文字稿旁边没有同名的图片或 PDF", "文字稿旁邊沒有同名的圖片或 PDF", "no image or PDF of the page's name lies beside it");
pub(crate) const PICTURE_GONE: Text = Text::new("这一版的图像不在了", "這一版的影像不在了", "the page's picture is no longer there");
pub(crate) const VIEWER_FAILED: Text<2> = Text::new("{} 没有打开图像：{}；可在设置 [interface] viewer 里另选", "{} 沒有開啟影像：{}；可在設定 [interface] viewer 裡另選", "{} did not open the picture: {}; [interface] viewer in the settings names another program");
pub(crate) const VIEWER_STATUS: Text<1> = Text::new("退出码 {}", "退出碼 {}", "exit status {}");
pub(crate) const WRONG_VIEWER: Text<1> = Text::new("{} 应当是 auto，或一个命令和它的参数，如 [\"feh\", \"-F\"]", "{} 應當是 auto，或一個命令和它的參數，如 [\"feh\", \"-F\"]", "{} is auto, or a command with its words such as [\"feh\", \"-F\"]");

// Commands of one's own
pub(crate) const OWN: Text = Text::new("自己的命令（设置里的 [actions]）", "自己的命令（設定裡的 [actions]）", "commands of your own, from [actions] of the settings");
pub(crate) const OWN_NTH: Text = Text::new("设置 [actions] 里按名称排的第几个命令", "設定 [actions] 裡按名稱排的第幾個命令", "the so-manieth command of [actions] in the settings, by name");
pub(crate) const OWN_TITLE: Text = Text::new("自己的命令", "自己的命令", "your own commands");
pub(crate) const NO_OWN: Text = Text::new("还没有自己的命令；在 config.toml 里写 [actions.名称]，样子见 jianbao config --print-default", "還沒有自己的命令；在 config.toml 裡寫 [actions.名稱]，樣子見 jianbao config --print-default", "there are no commands of your own yet; write [actions.NAME] into config.toml as jianbao config --print-default shows");
pub(crate) const RUNNING: Text<1> = Text::new("{}：在运行……", "{}：在執行……", "{}: running …");
pub(crate) const RAN: Text<1> = Text::new("{}：完成", "{}：完成", "{}: done");
pub(crate) const RAN_SILENT: Text<1> = Text::new("{}：完成，没有输出", "{}：完成，沒有輸出", "{}: done, it said nothing");
pub(crate) const RAN_COPIED: Text<1> = Text::new("{}：结果已复制", "{}：結果已複製", "{}: what it said is copied");
pub(crate) const RAN_FAILED: Text<2> = Text::new("{}：没有成功（{}）", "{}：沒有成功（{}）", "{}: failed ({})");
pub(crate) const OPTION_LIKE: Text<2> = Text::new("没有运行：{} 填进参数后以 - 开头，会被当成选项：{}", "沒有執行：{} 填進參數後以 - 開頭，會被當成選項：{}", "not run: with {} filled in, a word begins with - and would be taken for an option: {}");
pub(crate) const HOOK_FAILED: Text<2> = Text::new("[hooks] 的 {} 没有成功：{}", "[hooks] 的 {} 沒有成功：{}", "{} of [hooks] failed: {}");
pub(crate) const OWN_WANTS_TABLE: Text<1> = Text::new("actions.{} 应当是一节：[actions.名称]，下面写 command = [\"命令\", \"参数\"]", "actions.{} 應當是一節：[actions.名稱]，下面寫 command = [\"命令\", \"參數\"]", "actions.{} is a section: [actions.NAME] with command = [\"program\", \"word\"] below");
pub(crate) const OWN_NO_ENTRY: Text<3> = Text::new("actions.{} 里没有 {}{}", "actions.{} 裡沒有 {}{}", "actions.{} has no {}{}");
pub(crate) const OWN_WANTS_COMMAND: Text<1> = Text::new("actions.{} 要有 command = [\"命令\", \"参数\"]：每个参数一个引号，不经过 shell", "actions.{} 要有 command = [\"命令\", \"參數\"]：每個參數一個引號，不經過 shell", "actions.{} wants command = [\"program\", \"word\"], each word in quotes of its own; no shell reads it");
pub(crate) const OWN_WANTS_TEXT: Text<2> = Text::new("actions.{} 的 {} 应当是引号里的文字", "actions.{} 的 {} 應當是引號裡的文字", "actions.{}: {} is a text in quotes");
pub(crate) const OWN_PROGRAM_FIXED: Text<1> = Text::new("actions.{} 的命令名里不能填稿件的内容", "actions.{} 的命令名裡不能填稿件的內容", "actions.{}: the program itself cannot be named by a story");
pub(crate) const OWN_NO_FACT: Text<3> = Text::new("actions.{} 里的 {} 不是可填的{}", "actions.{} 裡的 {} 不是可填的{}", "actions.{}: {} is nothing that can be filled in{}");
pub(crate) const OWN_NO_OUTPUT: Text<2> = Text::new("actions.{} 的 output 没有这一种{}", "actions.{} 的 output 沒有這一種{}", "actions.{}: there is no such output{}");
pub(crate) const OWN_TOO_MANY: Text<2> = Text::new("自己的命令至多 {} 个，{} 没有收", "自己的命令至多 {} 個，{} 沒有收", "there can be {} commands of your own; {} is one too many");
pub(crate) const HOOK_NO_ENTRY: Text<2> = Text::new("[hooks] 里没有 {}{}", "[hooks] 裡沒有 {}{}", "[hooks] has no {}{}");
pub(crate) const HOOK_WANTS_COMMAND: Text<1> = Text::new("{} 应当是 [\"命令\", \"参数\"]", "{} 應當是 [\"命令\", \"參數\"]", "{} is [\"program\", \"word\"]");

// Another process
pub(crate) const SEND: Text = Text::new("让打开着的窗口做一件事：检索、打开一篇或任何命令；用 JSON 打印它看着什么", "讓開啟著的視窗做一件事：檢索、開啟一篇或任何命令；用 JSON 印出它看著什麼", "Tell the open window what to do: search, open a story, any command; print as JSON where it is then");
pub(crate) const USE_SEND: Text = Text::new("jianbao send [选项] <命令>...", "jianbao send [選項] <命令>...", "jianbao send [OPTIONS] <COMMAND>...");
pub(crate) const SEND_LINE: Text = Text::new("search 检索式、open 编号、state（什么都不做），或命令表里的一个名字", "search 檢索式、open 編號、state（什麼都不做），或命令表裡的一個名字", "search QUERY, open ID, state (which does nothing), or the name of a command");
pub(crate) const NO_STORY: Text<1> = Text::new("没有编号是 {} 的稿件", "沒有編號是 {} 的稿件", "there is no story {}");
pub(crate) const NO_WINDOW: Text = Text::new("没有打开着的窗口", "沒有開啟著的視窗", "no window is open");
pub(crate) const DO_OPEN: Text = Text::new("请先在另一个终端里打开 jianbao", "請先在另一個終端裡開啟 jianbao", "open jianbao in another terminal first");
