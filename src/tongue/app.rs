//! What the state says: sentences for the footer, the words set among a story and on a card, and what is wrong with a setting.

use super::Text;

// What happened
pub(crate) const FIRST_HINT: Text<2> = Text::new("试试输入 {}xczx，会找到“乡村振兴”；{} 不再提示", "試試輸入 {}xczx，會找到「鄉村振興」；{} 不再提示", "try typing {}xczx: it finds 乡村振兴; {} hides this");
pub(crate) const MEASURE: Text<1> = Text::new("每行至多 {} 字", "每行至多 {} 字", "at most {} characters a line");
pub(crate) const FUZZY_ON: Text = Text::new("模糊音：zh/z、ch/c、sh/s、n/l、前后鼻音等不分", "模糊音：zh/z、ch/c、sh/s、n/l、前後鼻音等不分", "fuzzy sounds: zh/z, ch/c, sh/s, n/l, n/ng and the like count as the same");
pub(crate) const FUZZY_OFF: Text = Text::new("模糊音已关", "模糊音已關", "fuzzy sounds off");
pub(crate) const NAMES_SHOWN: Text = Text::new("名字加线", "名字加線", "names underlined");
pub(crate) const NAMES_HIDDEN: Text = Text::new("名字不加线", "名字不加線", "names not underlined");
pub(crate) const READING_CALMLY: Text = Text::new("正在收录稿库", "正在收錄稿庫", "reading the library");
pub(crate) const SPEAKING: Text = Text::new("界面：简体中文", "介面：繁體中文", "interface: English");
pub(crate) const GONE: Text<1> = Text::new("“{}”已不在库里", "「{}」已不在庫裡", "“{}” is no longer in the library");

pub(crate) const NO_COMMAND: Text<1> = Text::new("没有 {} 这个命令", "沒有 {} 這個命令", "there is no command {}");
pub(crate) const TAKES_NOTHING: Text<1> = Text::new("{} 后面不用写什么", "{} 後面不用寫什麼", "{} takes nothing behind its name");
pub(crate) const NOT_NOW: Text<1> = Text::new("{} 现在用不上", "{} 現在用不上", "{} can do nothing here");

// Where a copied text comes from
pub(crate) const UNDATED: Text = Text::new("日期不详", "日期不詳", "undated");

// Saved searches
pub(crate) const TALLY: Text<3> = Text::new("{}：{} 篇，新 {} 篇", "{}：{} 篇，新 {} 篇", "{}: {} {story|stories}, {} new");
pub(crate) const NAME_WANTED: Text = Text::new("请写一个名字", "請寫一個名字", "please type a name");
pub(crate) const SAVED: Text<1> = Text::new("存为“{}”", "存為「{}」", "saved as “{}”");
pub(crate) const SAVED_INSTEAD: Text<1> = Text::new("存为“{}”，换下了原来的", "存為「{}」，換下了原來的", "saved as “{}” in place of the old one");
pub(crate) const SAVED_WHERE: Text<2> = Text::new("{}；按 {} 看存下的检索", "{}；按 {} 看存下的檢索", "{}; {} lists the saved searches");
pub(crate) const SAVED_UNDO: Text<2> = Text::new("{}；按 {} 撤销", "{}；按 {} 撤銷", "{}; {} takes it back");
pub(crate) const RENAMED: Text<2> = Text::new("“{}”改名为“{}”", "「{}」改名為「{}」", "“{}” is called “{}” now");
pub(crate) const DROPPED: Text<1> = Text::new("“{}”不再存着", "「{}」不再存著", "“{}” is no longer saved");

// Threads and related stories
pub(crate) const REASON_OFF: Text<1> = Text::new("不再看“{}”这一类理由", "不再看「{}」這一類理由", "stories are no longer related by {}");
pub(crate) const THREAD_HEAD: Text<3> = Text::new("线索 {}/{}，到头了；{} 往后", "線索 {}/{}，到頭了；{} 往後", "thread {}/{}: this is the first; {} goes on");
pub(crate) const THREAD_END: Text<3> = Text::new("线索 {}/{}，到尾了；{} 往前", "線索 {}/{}，到尾了；{} 往前", "thread {}/{}: this is the last; {} goes back");
pub(crate) const THREAD_AT: Text<4> = Text::new("线索 {}/{} · {} · {}", "線索 {}/{} · {} · {}", "thread {}/{} · {} · {}");
pub(crate) const RELATED: Text<1> = Text::new("相关 {}", "相關 {}", "related {}");

// Corrections
pub(crate) const NO_STORY: Text = Text::new("这一行不属于任何稿件", "這一行不屬於任何稿件", "this line belongs to no story");
pub(crate) const CARRYING: Text<2> = Text::new("已拿起，移到另一篇里再按 {} 放下，{} 作罢", "已拿起，移到另一篇裡再按 {} 放下，{} 作罷", "taken; go into another story and press {} to put it down, {} to leave it");
pub(crate) const CARRIED_HOME: Text<1> = Text::new("这一段本来就在这一篇里；{} 作罢", "這一段本來就在這一篇裡；{} 作罷", "this paragraph is in this story already; {} leaves it there");
pub(crate) const CORRECTED: Text<1> = Text::new("照此更正；{} 撤销", "照此更正；{} 復原", "corrected so; {} takes it back");
pub(crate) const NO_CORRECTION: Text = Text::new("这一行不能这样更正", "這一行不能這樣更正", "this line cannot be corrected so");
pub(crate) const DATE_WANTED: Text = Text::new("日期请写成 2023、2023-10 或 2023-10-26", "日期請寫成 2023、2023-10 或 2023-10-26", "please type the date as 2023, 2023-10 or 2023-10-26");
pub(crate) const PAPER_WANTED: Text = Text::new("请写报名", "請寫報名", "please type the paper's name");

// Results and cards
pub(crate) const COPIES_IN_PAPERS: Text<1> = Text::new("同文 {} 报", "同文 {} 報", "in {} papers");
pub(crate) const COPIES: Text<1> = Text::new("同文 {} 篇", "同文 {} 篇", "{} copies");
pub(crate) const NO_PAPER: Text = Text::new("报纸不详", "報紙不詳", "paper unknown");
pub(crate) const NO_DATE: Text = Text::new("日期不详", "日期不詳", "date unknown");
pub(crate) const OFFICES: Text = Text::new("职务", "職務", "posts");
pub(crate) const HOLDERS: Text = Text::new("任职", "任職", "who held it");
pub(crate) const MONTHS: Text = Text::new("逐月", "逐月", "by month");
pub(crate) const BESIDES: Text = Text::new("同见", "同見", "seen with");
pub(crate) const LEARNED: Text = Text::new("反复出现的长句", "反覆出現的長句", "phrases that come again");
pub(crate) const MENTIONED: Text<1> = Text::new("提到 {} 处", "提到 {} 處", "{} {mention|mentions}");
pub(crate) const MENTIONED_SILENT: Text<2> = Text::new("提到 {} 处，{} 篇未出其名", "提到 {} 處，{} 篇未出其名", "{} {mention|mentions}; {} {story|stories} without the name");
pub(crate) const NAMESAKES: Text<1> = Text::new("同名 {} 人，按任职的地方分开", "同名 {} 人，按任職的地方分開", "{} people of this name, told apart by where they held office");

// Repairs
pub(crate) const SIGN_JOINED: Text = Text::new("接", "接", "j");
pub(crate) const SIGN_DOUBLED: Text = Text::new("重", "重", "d");
pub(crate) const SIGN_UNBRAIDED: Text = Text::new("移", "移", "m");
pub(crate) const SIGN_STRIPPED: Text = Text::new("删", "刪", "s");
pub(crate) const NOT_MENDED: Text = Text::new("这篇没有修补过", "這篇沒有修補過", "nothing was repaired in this story");
pub(crate) const MEANS_JOINED: Text = Text::new("接 断处接上", "接 斷處接上", "j joined");
pub(crate) const MEANS_DOUBLED: Text = Text::new("重 读重的去掉", "重 讀重的去掉", "d read twice, left out");
pub(crate) const MEANS_UNBRAIDED: Text = Text::new("移 串进别处的归位", "移 串進別處的歸位", "m moved back");
pub(crate) const MEANS_STRIPPED: Text = Text::new("删 标记不显示", "刪 標記不顯示", "s markup, not shown");
pub(crate) const READS_ON: Text = Text::new("断句相接", "斷句相接", "broken sentence joined");
pub(crate) const READS_ON_ELSEWHERE: Text = Text::new("断句在别处接上", "斷句在別處接上", "sentence goes on elsewhere");
pub(crate) const WRAPPED_LINE: Text = Text::new("折行并回", "折行併回", "wrapped lines joined");
pub(crate) const CAPTION: Text = Text::new("图片说明相接", "圖片說明相接", "caption joined");
pub(crate) const READ_TWICE: Text = Text::new("逐字相同", "逐字相同", "letter for letter");
pub(crate) const READ_TWICE_NEARLY: Text = Text::new("略有出入", "略有出入", "nearly the same");
pub(crate) const CONTINUES_ELSEWHERE: Text = Text::new("接着那篇的断句", "接著那篇的斷句", "continues a sentence there");
pub(crate) const KEPT_WITH_ITS_STORY: Text = Text::new("随同篇的前文", "隨同篇的前文", "follows its story");
pub(crate) const MARKUP: Text = Text::new("标记", "標記", "markup");
pub(crate) const BY_HAND: Text = Text::new("读者更正", "讀者更正", "corrected by hand");
pub(crate) const WRAPS: Text<3> = Text::new("第{}至{}行 {} 处", "第{}至{}行 {} 處", "lines {} to {}: {} {place|places}");
pub(crate) const JOINED: Text<4> = Text::new("第{}行 {}｜第{}行 {}", "第{}行 {}｜第{}行 {}", "line {}: {} | line {}: {}");
pub(crate) const JOINED_WITHOUT: Text<5> = Text::new("第{}行 {}｜第{}行 {}，重读的“{}”去掉", "第{}行 {}｜第{}行 {}，重讀的「{}」去掉", "line {}: {} | line {}: {}; “{}”, read twice, left out");
pub(crate) const MOVED: Text<2> = Text::new("第{}行 {}", "第{}行 {}", "line {}: {}");
pub(crate) const STOOD_IN: Text<1> = Text::new("，原在《{}》里", "，原在《{}》裡", ", stood in “{}”");
pub(crate) const NOW_AFTER: Text<2> = Text::new("，归到第{}行 {} 之后", "，歸到第{}行 {} 之後", ", now follows line {}: {}");
pub(crate) const SET_ASIDE: Text<5> = Text::new("第{}行 {}（{} 字）另置，已见{}第{}行", "第{}行 {}（{} 字）另置，已見{}第{}行", "line {}: {} ({} {character|characters}) set aside, stands in {}line {}");
pub(crate) const IN_STORY: Text<1> = Text::new("《{}》", "《{}》", "“{}”, ");
pub(crate) const STRIPPED: Text<2> = Text::new("第{}行 {}", "第{}行 {}", "line {}: {}");
pub(crate) const DOUBTFUL: Text = Text::new(" 存疑", " 存疑", " doubtful");

// Settings
pub(crate) const FAULT: Text<2> = Text::new("第 {} 行：{}", "第 {} 行：{}", "line {}: {}");
pub(crate) const NO_TOML: Text<1> = Text::new("不合 TOML 的写法（{}）", "不合 TOML 的寫法（{}）", "not TOML ({})");
pub(crate) const NO_SECTION: Text<2> = Text::new("没有“{}”这一节{}", "沒有「{}」這一節{}", "there is no section “{}”{}");
pub(crate) const IS_SECTION: Text<1> = Text::new("{0} 是一节，要写成 [{0}]，下面一行一项", "{0} 是一節，要寫成 [{0}]，下面一行一項", "{0} is a section; write [{0}], and below it one entry a line");
pub(crate) const NO_ENTRY: Text<3> = Text::new("[{}] 里没有 {}{}", "[{}] 裡沒有 {}{}", "[{}] has no {}{}");
pub(crate) const WRONG_NUMBER: Text<2> = Text::new("{} 要是 0 到 {} 的数，现在不是", "{} 要是 0 到 {} 的數，現在不是", "{} must be a number from 0 to {}");
pub(crate) const WRONG_WHOLE: Text<3> = Text::new("{} 要是 {} 到 {} 的整数", "{} 要是 {} 到 {} 的整數", "{} must be a whole number from {} to {}");
pub(crate) const WRONG_SWITCH: Text<1> = Text::new("{} 要是 true 或 false", "{} 要是 true 或 false", "{} must be true or false");
pub(crate) const WRONG_KEYS: Text<1> = Text::new("{0} 要写成 {0} = [\"j\", \"ctrl-n\"] 这样；[] 是不要键", "{0} 要寫成 {0} = [\"j\", \"ctrl-n\"] 這樣；[] 是不要鍵", "write {0} = [\"j\", \"ctrl-n\"]; [] is for no key");
pub(crate) const NO_KEY: Text<2> = Text::new("终端没有“{}”这个键{}", "終端沒有「{}」這個鍵{}", "terminals send no key “{}”{}");
pub(crate) const KEY_IS_TYPED: Text<3> = Text::new("“{}”在{}里是打字用的；可以写 ctrl-{} 之类", "「{}」在{}裡是打字用的；可以寫 ctrl-{} 之類", "“{}” is typed as text in “{}”; take ctrl-{} or the like");
pub(crate) const KEY_TAKEN: Text<3> = Text::new("“{0}”已是 {1} 的键（{2}）；另写一行 {1} = […] 给它别的键，或者这里换一个", "「{0}」已是 {1} 的鍵（{2}）；另寫一行 {1} = […] 給它別的鍵，或者這裡換一個", "“{0}” is a key of {1} already ({2}); give that other keys by a line {1} = […], or take another one here");
pub(crate) const KEY_HIDES: Text<4> = Text::new("“{0}”和 {2}（{3}）的“{1}”一个是另一个的开头，长的按不出来", "「{0}」和 {2}（{3}）的「{1}」一個是另一個的開頭，長的按不出來", "of “{0}” and “{1}” of {2} ({3}) one begins like the other, so the longer cannot be typed");
pub(crate) const ALL_COMMANDS: Text = Text::new("；jianbao config --print-default 列出全部命令", "；jianbao config --print-default 列出全部命令", "; jianbao config --print-default lists all commands");
pub(crate) const KEYS_COMMENT: Text = Text::new("按键：去掉行首的 # 再改。一个命令可以有几个键，[] 是不要键；先后按的几个键用空格隔开。键名如 j、ctrl-d、alt-up、shift-down、f5、space、pagedown。", "按鍵：去掉行首的 # 再改。一個命令可以有幾個鍵，[] 是不要鍵；先後按的幾個鍵用空格隔開。鍵名如 j、ctrl-d、alt-up、shift-down、f5、space、pagedown。", "Keys: take away the # and change them. A command may have several, [] is for none; keys pressed one after the other are parted by spaces.");
pub(crate) const NO_CHOICE: Text<3> = Text::new("{} 不能是“{}”{}", "{} 不能是「{}」{}", "{} cannot be “{}”{}");
pub(crate) const NO_FACE: Text<2> = Text::new("{} 里的“{}”看不懂；要写成 \"bold red on 220\"、\"underline #d75f5f\" 这样", "{} 裡的「{}」看不懂；要寫成 \"bold red on 220\"、\"underline #d75f5f\" 這樣", "{}: what is “{}”? Write it as in \"bold red on 220\" or \"underline #d75f5f\"");
pub(crate) const DID_YOU_MEAN: Text<1> = Text::new("；是不是 {}？", "；是不是 {}？", "; did you mean {}?");
pub(crate) const MAY_BE: Text<1> = Text::new("；可以写的是 {}", "；可以寫的是 {}", "; it may be {}");
