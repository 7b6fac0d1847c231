//! The command line: its help, what is wrong with arguments, and what the commands print for people.

use super::Text;

// What the program and its commands are
pub(crate) const ABOUT: Text = Text::new("剪报：把报纸版面的识别文本切成一篇篇稿件，在终端里检索、筛选、阅读", "剪報：把報紙版面的識別文本切成一篇篇稿件，在終端裡檢索、篩選、閱讀", "Cut transcribed newspaper pages into their stories, to search, filter and read in the terminal");
pub(crate) const USAGE_LABEL: Text = Text::new("用法", "用法", "Usage");
pub(crate) const USAGE: Text = Text::new("jianbao [选项] [路径]...\n      jianbao [选项] <命令>", "jianbao [選項] [路徑]...\n      jianbao [選項] <命令>", "jianbao [OPTIONS] [PATH]...\n       jianbao [OPTIONS] <COMMAND>");
pub(crate) const EXIT_CODES: Text = Text::new("退出码：0 找到，1 没有找到，2 出错。\n与命令同名的文件夹请写成 ./search。", "退出碼：0 找到，1 沒有找到，2 出錯。\n與命令同名的資料夾請寫成 ./search。", "Exit status: 0 found, 1 nothing found, 2 an error.\nA folder with the name of a command is written ./search.");
pub(crate) const PARSE: Text = Text::new("把版面切成稿件，打印结果", "把版面切成稿件，印出結果", "Cut pages into their stories and print them");
pub(crate) const SEARCH: Text = Text::new("检索稿件", "檢索稿件", "Search the stories");
pub(crate) const SAVED: Text = Text::new("列出存下的检索，各有几篇、几篇是上次打开以后新来的", "列出存下的檢索，各有幾篇、幾篇是上次開啟以後新來的", "List the saved searches, with how many stories each finds and how many are new");
pub(crate) const RELATED: Text = Text::new("列出与一篇稿件相关的稿件和理由", "列出與一篇稿件相關的稿件和理由", "List the stories related to a story, and why");
pub(crate) const EXPORT: Text = Text::new("导出稿件：Markdown、纯文本、JSON Lines、CSV，或参考文献条目", "匯出稿件：Markdown、純文字、JSON Lines、CSV，或參考文獻條目", "Export stories: Markdown, text, JSON Lines, CSV or citations");
pub(crate) const SHOW: Text = Text::new("打印一篇稿件", "印出一篇稿件", "Print a story");
pub(crate) const FACETS: Text = Text::new("按报纸、日期、地点等统计符合检索式的稿件", "按報紙、日期、地點等統計符合檢索式的稿件", "Count the stories of a query by paper, date, place and so on");
pub(crate) const CHECK: Text = Text::new("检查一个稿库：版数、篇数、修补、编码、没有收入的文件和原因，索引与版面是否相符，都可以逐条列出", "檢查一個稿庫：版數、篇數、修補、編碼、沒有收入的檔案和原因，索引與版面是否相符，都可以逐條列出", "Check a library: pages, stories, repairs, encodings, files not taken in and why, whether the index agrees with the pages; each can be listed");
pub(crate) const LIBRARIES: Text = Text::new("列出打开过的稿库：在哪里，几篇，多大，几时打开过", "列出開啟過的稿庫：在哪裡，幾篇，多大，幾時開啟過", "List the libraries that were opened: where they are, how many stories, how large, when they were opened");
pub(crate) const INDEX: Text = Text::new("为一个稿库建立或更新索引，以后一打开就能检索", "為一個稿庫建立或更新索引，以後一開啟就能檢索", "Build a library's index or bring it up to date, so that it can be searched at once");
pub(crate) const CONFIG: Text = Text::new("设置文件在哪里，默认设置是什么，哪里写错了", "設定檔在哪裡，預設設定是什麼，哪裡寫錯了", "Where the settings are, what their defaults are, and what is wrong in them");
pub(crate) const COMPLETIONS: Text = Text::new("打印命令补全脚本", "印出命令補全腳本", "Print a completion script for a shell");
pub(crate) const MAN: Text = Text::new("打印手册页（roff）", "印出手冊頁（roff）", "Print the manual page (roff)");

// Headings and names of values
pub(crate) const ARGUMENTS: Text = Text::new("参数", "參數", "Arguments");
pub(crate) const OPTIONS: Text = Text::new("选项", "選項", "Options");
pub(crate) const COMMANDS: Text = Text::new("命令", "命令", "Commands");
pub(crate) const COMMAND: Text = Text::new("命令", "命令", "COMMAND");
pub(crate) const PATH: Text = Text::new("路径", "路徑", "PATH");
pub(crate) const FILE: Text = Text::new("文件", "檔案", "FILE");
pub(crate) const ID: Text = Text::new("编号", "編號", "ID");
pub(crate) const QUERY: Text = Text::new("检索式", "檢索式", "QUERY");
pub(crate) const WORD: Text = Text::new("检索词", "檢索詞", "WORD");
pub(crate) const NUMBER: Text = Text::new("个数", "個數", "NUMBER");
pub(crate) const STORIES: Text = Text::new("篇数", "篇數", "NUMBER");
pub(crate) const ITEM: Text = Text::new("项目", "項目", "ITEM");
pub(crate) const ORDER: Text = Text::new("次序", "次序", "ORDER");
pub(crate) const FIELD_VALUE: Text = Text::new("字段=值", "欄位=值", "FIELD=VALUE");
pub(crate) const COLUMNS: Text = Text::new("列", "列", "COLUMNS");
pub(crate) const NAME: Text = Text::new("名字", "名字", "NAME");
pub(crate) const LANGUAGE: Text = Text::new("语言", "語言", "LANGUAGE");

// How commands are used
pub(crate) const USE_PARSE: Text = Text::new("jianbao parse [选项] <文件>...", "jianbao parse [選項] <檔案>...", "jianbao parse [OPTIONS] <FILE>...");
pub(crate) const USE_SEARCH: Text = Text::new("jianbao search [选项] [检索式]...", "jianbao search [選項] [檢索式]...", "jianbao search [OPTIONS] [QUERY]...");
pub(crate) const USE_SAVED: Text = Text::new("jianbao saved [选项]", "jianbao saved [選項]", "jianbao saved [OPTIONS]");
pub(crate) const USE_RELATED: Text = Text::new("jianbao related [选项] <编号>", "jianbao related [選項] <編號>", "jianbao related [OPTIONS] <ID>");
pub(crate) const USE_SHOW: Text = Text::new("jianbao show [选项] <编号>", "jianbao show [選項] <編號>", "jianbao show [OPTIONS] <ID>");
pub(crate) const USE_FACETS: Text = Text::new("jianbao facets [选项] [检索式]", "jianbao facets [選項] [檢索式]", "jianbao facets [OPTIONS] [QUERY]");
pub(crate) const USE_EXPORT: Text = Text::new("jianbao export [选项] [检索式]...", "jianbao export [選項] [檢索式]...", "jianbao export [OPTIONS] [QUERY]...");
pub(crate) const USE_CHECK: Text = Text::new("jianbao check [选项] [路径]...", "jianbao check [選項] [路徑]...", "jianbao check [OPTIONS] [PATH]...");
pub(crate) const USE_LIBRARIES: Text = Text::new("jianbao libraries [选项]", "jianbao libraries [選項]", "jianbao libraries [OPTIONS]");
pub(crate) const USE_INDEX: Text = Text::new("jianbao index [选项] <路径>...", "jianbao index [選項] <路徑>...", "jianbao index [OPTIONS] <PATH>...");
pub(crate) const USE_CONFIG: Text = Text::new("jianbao config [选项]", "jianbao config [選項]", "jianbao config [OPTIONS]");
pub(crate) const USE_COMPLETIONS: Text = Text::new("jianbao completions <SHELL>", "jianbao completions <SHELL>", "jianbao completions <SHELL>");
pub(crate) const USE_MAN: Text = Text::new("jianbao man [命令]", "jianbao man [命令]", "jianbao man [COMMAND]");

// Arguments and options
pub(crate) const FORMAT: Text = Text::new("格式", "格式", "FORMAT");
pub(crate) const EXPORT_QUERY: Text = Text::new("检索式；不写也不给 --ids，就是全部稿件", "檢索式；不寫也不給 --ids，就是全部稿件", "The query; without it and without --ids, all stories");
pub(crate) const EXPORT_IDS: Text = Text::new("这些编号的稿件，以逗号分开；- 表示从标准输入读，一行一个", "這些編號的稿件，以逗號分開；- 表示從標準輸入讀，一行一個", "The stories of these ids, with commas between them; - reads them from standard input, one a line");
pub(crate) const EXPORT_FORMAT: Text = Text::new("格式：md、txt、jsonl、csv、gbt（GB/T 7714 条目）、bibtex、ris；不写就看 --out 的后缀，再不然是 md", "格式：md、txt、jsonl、csv、gbt（GB/T 7714 條目）、bibtex、ris；不寫就看 --out 的副檔名，再不然是 md", "md, txt, jsonl, csv, gbt (citations by GB/T 7714), bibtex, ris; without it as --out ends, else md");
pub(crate) const EXPORT_OUT: Text = Text::new("写到哪里：文件；文件夹（md、txt 一篇一个文件，另有 index.md）；不写就是标准输出", "寫到哪裡：檔案；資料夾（md、txt 一篇一個檔案，另有 index.md）；不寫就是標準輸出", "Where to: a file; a folder (md and txt: a file for each story, and index.md); without it, standard output");
pub(crate) const EXPORT_FORCE: Text = Text::new("可以换下已有的文件", "可以換下已有的檔案", "Files that are there may be replaced");
pub(crate) const EXPORT_BOM: Text = Text::new("CSV 前面加 BOM，Excel 才认得出 UTF-8", "CSV 前面加 BOM，Excel 才認得出 UTF-8", "Begin the CSV with a byte order mark, so that Excel knows it for UTF-8");
pub(crate) const EXPORT_FUZZY: Text = Text::new("模糊音", "模糊音", "Fuzzy sounds");
pub(crate) const EXPORTING: Text<2> = Text::new("{}/{} 篇", "{}/{} 篇", "{}/{} stories");
pub(crate) const NO_FORM_ENDS_SO: Text<2> = Text::new("从 {} 看不出格式，请写 --format；可以是 {}", "從 {} 看不出格式，請寫 --format；可以是 {}", "{} tells no format; add --format, which may be {}");
pub(crate) const EXPORTED: Text<2> = Text::new("{} 篇写到 {}", "{} 篇寫到 {}", "{} {story|stories} written to {}");
pub(crate) const OPEN_PATHS: Text = Text::new("要读的文件夹、文件或引号里的样式；不写就打开上次的稿库，头一次是样报", "要讀的資料夾、檔案或引號裡的樣式；不寫就開啟上次的稿庫，頭一次是樣報", "Folders, files or patterns in quotes to read; without one, the last library, the first time the sample pages");
pub(crate) const FRESH: Text = Text::new("不接着上次：不给路径就打开示例", "不接著上次：不給路徑就開啟示例", "Do not go on where you were; without a path, open the samples");
pub(crate) const PLAIN: Text = Text::new("逐行的界面：一行一行读写，行有编号，没有线框和颜色；给读屏软件和脚本用", "逐行的介面：一行一行讀寫，行有編號，沒有線框和顏色；給報讀軟體和指令碼用", "The reader line by line: numbered lines, without boxes and colours, for screen readers and scripts");
pub(crate) const CONFIG_FILE: Text = Text::new("设置文件；不写就是系统设置文件夹里的 config.toml", "設定檔；不寫就是系統設定資料夾裡的 config.toml", "The settings; without it, config.toml in the system's folder for settings");
pub(crate) const SPOKEN: Text = Text::new("界面语言：zh-hans、zh-hant 或 en；不写就照设置或系统的语言。JSON 和表格不随它变", "介面語言：zh-hans、zh-hant 或 en；不寫就照設定或系統的語言。JSON 和表格不隨它變", "The language of the interface: zh-hans, zh-hant or en; without it, that of the settings or the system. JSON and tables stay the same");
pub(crate) const HELP: Text = Text::new("显示帮助", "顯示說明", "Show the help");
pub(crate) const VERSION: Text = Text::new("显示版本", "顯示版本", "Show the version");
pub(crate) const PARSE_FILES: Text = Text::new("版面文件；- 表示标准输入", "版面檔案；- 表示標準輸入", "The pages; - is standard input");
pub(crate) const STORY_ID: Text = Text::new("稿件编号，或它的开头", "稿件編號，或它的開頭", "The story's id, or the beginning of it");
pub(crate) const FACETS_QUERY: Text = Text::new("检索式；不写就统计全部稿件", "檢索式；不寫就統計全部稿件", "The query; without one, all stories are counted");
pub(crate) const FACETS_LIMIT: Text = Text::new("每项最多列出几个值，0 是全部；不写时文字是 15，JSON 和 CSV 是全部", "每項最多列出幾個值，0 是全部；不寫時文字是 15，JSON 和 CSV 是全部", "At most so many values of each field, 0 for all; without it 15 in text, all in JSON and CSV");
pub(crate) const FACETS_CSV: Text = Text::new("打印 CSV，每个值一行：字段、值、名称、篇数、其中有无推断", "印出 CSV，每個值一行：欄位、值、名稱、篇數、其中有無推斷", "Print CSV, one line for each value: field, value, name, stories, whether any is inferred");
pub(crate) const CHECK_PATHS: Text = Text::new("文件夹、文件或引号里的样式，- 是标准输入；不写就检查样报", "資料夾、檔案或引號裡的樣式，- 是標準輸入；不寫就檢查樣報", "Folders, files or patterns in quotes; - is standard input; without one, the sample pages");
pub(crate) const CHECK_LIST: Text<1> = Text::new("逐条列出一项，每条一行：{}", "逐條列出一項，每條一行：{}", "List one item case by case, a line each: {}");
pub(crate) const SHELL: Text = Text::new("bash、zsh、fish、elvish 或 powershell", "bash、zsh、fish、elvish 或 powershell", "bash, zsh, fish, elvish or powershell");
pub(crate) const MAN_NAME: Text = Text::new("名称", "名稱", "NAME");
pub(crate) const MAN_SYNOPSIS: Text = Text::new("提要", "提要", "SYNOPSIS");
pub(crate) const MAN_DESCRIPTION: Text = Text::new("说明", "說明", "DESCRIPTION");
pub(crate) const MAN_NOTES: Text = Text::new("附注", "附註", "NOTES");
pub(crate) const MAN_VERSION: Text = Text::new("版本", "版本", "VERSION");
pub(crate) const MAN_COMMAND: Text = Text::new("哪个命令的手册页；不写就是整个程序的，连同按键", "哪個命令的手冊頁；不寫就是整個程式的，連同按鍵", "Of which command; without it, of the whole program with its keys");
pub(crate) const JSON: Text = Text::new("打印 JSON，每个对象一行", "印出 JSON，每個物件一行", "Print JSON, one object a line");
pub(crate) const LIBRARY: Text = Text::new("稿库：文件夹、文件或引号里的样式，- 是标准输入；seeds 是样报，不写也是", "稿庫：資料夾、檔案或引號裡的樣式，- 是標準輸入；seeds 是樣報，不寫也是", "The library: folders, files or patterns in quotes; - is standard input; seeds, or nothing, the sample pages");
pub(crate) const PRINT_DEFAULT: Text = Text::new("打印全部默认设置，可以存成自己的 config.toml 再改", "印出全部預設設定，可以存成自己的 config.toml 再改", "Print all defaults, to be saved as a config.toml and changed");
pub(crate) const CONFIG_CHECK: Text = Text::new("逐条列出设置里写错的地方", "逐條列出設定裡寫錯的地方", "List what is wrong in the settings");
pub(crate) const CHECK_REPAIR: Text = Text::new("修复索引：损坏的重新建立，缺的旧的重读，残留删去；版面文件不动", "修復索引：損壞的重新建立，缺的舊的重讀，殘留刪去；版面檔案不動", "Repair the index: build a damaged one anew, read what is missing or old, remove leftovers; the pages stay as they are");
pub(crate) const FOLDER: Text = Text::new("文件夹", "資料夾", "FOLDER");
pub(crate) const INDEX_WITHIN: Text = Text::new("把索引建在这个文件夹里，多人共用；建在 <路径>/.jianbao 里，谁打开都找得到", "把索引建在這個資料夾裡，多人共用；建在 <路徑>/.jianbao 裡，誰開啟都找得到", "Build the index in this folder, to be shared; in <PATH>/.jianbao whoever opens the library finds it");
pub(crate) const INDEX_VERIFY: Text = Text::new("先读一遍整个索引，核对校验和；坏了就重新建立", "先讀一遍整個索引，核對校驗和；壞了就重新建立", "First read the whole index and compare its checksums; a damaged one is built anew");
pub(crate) const INDEX_PATHS: Text = Text::new("文件夹或文件", "資料夾或檔案", "Folders or files");
pub(crate) const REBUILD: Text = Text::new("丢开旧索引，从版面文件重新建立", "丟開舊索引，從版面檔案重新建立", "Put the old index away and build it anew from the pages");
pub(crate) const REMOVE: Text = Text::new("删去这个稿库的索引；版面文件、书签和笔记都不动", "刪去這個稿庫的索引；版面檔案、書籤和筆記都不動", "Remove the library's index; pages, marks and notes stay");
pub(crate) const SEARCH_QUERY: Text = Text::new("检索式，如 千万工程 地点:绛县；有 -、引号或括号时请放在引号里", "檢索式，如 千萬工程 地點:絳縣；有 -、引號或括號時請放在引號裡", "The query, such as 千万工程 place:绛县; with -, quotes or brackets put it in quotes");
pub(crate) const SEARCH_LIMIT: Text = Text::new("最多列出几篇（与 --mentions 同用是几处），不写是 20，0 是全部", "最多列出幾篇（與 --mentions 同用是幾處），不寫是 20，0 是全部", "At most so many stories (with --mentions, places); 20 without it, 0 for all");
pub(crate) const SEARCH_SORT: Text = Text::new("排序：relevance 相关度，newest 最新在前，oldest 最旧在前，page 版序", "排序：relevance 相關度，newest 最新在前，oldest 最舊在前，page 版序", "The order: relevance, newest, oldest or page");
pub(crate) const SEARCH_ONLY: Text = Text::new("只看这一项，如 报纸=运城日报；同一字段写几次是任一，值留空是未知", "只看這一項，如 報紙=運城日報；同一欄位寫幾次是任一，值留空是未知", "Only stories with this, such as paper=运城日报; a field given again means either, an empty value unknown");
pub(crate) const SEARCH_WITHOUT: Text = Text::new("不看这一项", "不看這一項", "No stories with this");
pub(crate) const SEARCH_FUZZY: Text = Text::new("模糊音：拼音里 zh/z、ch/c、sh/s、n/l、前后鼻音等不分", "模糊音：拼音裡 zh/z、ch/c、sh/s、n/l、前後鼻音等不分", "Fuzzy sounds: in pinyin zh/z, ch/c, sh/s, n/l, n/ng and the like count as the same");
pub(crate) const SEARCH_COUNT: Text = Text::new("只打印篇数", "只印出篇數", "Print only how many stories there are");
pub(crate) const SEARCH_FIELDS: Text<1> = Text::new("只打印这些列，以制表符分开，列之间用逗号：{}", "只印出這些列，以定位字元分開，列之間用逗號：{}", "Print only these columns, tabs between them; give them with commas: {}");
pub(crate) const SEARCH_MENTIONS: Text = Text::new("逐处列出检索词和前后的文字，一处一行", "逐處列出檢索詞和前後的文字，一處一行", "List every place of the words with what stands around it, a line each");
pub(crate) const SEARCH_EXPLAIN: Text = Text::new("说明每个词怎样读、各找到几篇、每篇怎样找到、得分多少、什么没有用上", "說明每個詞怎樣讀、各找到幾篇、每篇怎樣找到、得分多少、什麼沒有用上", "Say how each word was read, how many stories it finds, how each was found and scored, and what was not used");
pub(crate) const SEARCH_BATCH: Text = Text::new("名单：一行一个人名或词语，打印词 × 月份 × 报纸的稿件数（CSV）；- 表示标准输入", "名單：一行一個人名或詞語，印出詞 × 月份 × 報紙的稿件數（CSV）；- 表示標準輸入", "A list, one name or word a line: print the stories by word, month and paper (CSV); - is standard input");
pub(crate) const SEARCH_SAVED: Text = Text::new("照存下的检索找；再写检索式，就在其中找", "照存下的檢索找；再寫檢索式，就在其中找", "Search as saved under this name; with a query besides, search within it");

// Arguments that make no sense
pub(crate) const PATH_BEFORE_COMMAND: Text<1> = Text::new("命令前面不能有路径：{}", "命令前面不能有路徑：{}", "no path may stand before the command: {}");
pub(crate) const MINUS_WORD: Text<1> = Text::new("没有 {} 这个选项；如果是不要这个词，请把整个检索式放在引号里", "沒有 {} 這個選項；如果是不要這個詞，請把整個檢索式放在引號裡", "there is no option {}; to refuse that word, put the whole query in quotes");
pub(crate) const NO_ARGUMENT: Text<1> = Text::new("没有 {} 这个选项或参数", "沒有 {} 這個選項或參數", "there is no option or argument {}");
pub(crate) const COMMAND_MEANT: Text<1> = Text::new("是不是命令 jianbao {}？命令一览见 jianbao --help", "是不是命令 jianbao {}？命令一覽見 jianbao --help", "did you mean the command jianbao {}? All commands: jianbao --help");
pub(crate) const MISSING_ARGUMENT: Text<1> = Text::new("还缺少 {}", "還缺少 {}", "{} is missing");
pub(crate) const ALLOWED: Text<1> = Text::new("，可以是 {}", "，可以是 {}", "; it may be {}");
pub(crate) const WHOLE_NUMBER: Text = Text::new("，要写整数", "，要寫整數", "; write a whole number");
pub(crate) const BECAUSE: Text<1> = Text::new("：{}", "：{}", ": {}");
pub(crate) const NO_VALUE: Text<2> = Text::new("{} 还缺少值{}", "{} 還缺少值{}", "{} needs a value{}");
pub(crate) const BAD_VALUE: Text<3> = Text::new("{} 不能是 “{}”{}", "{} 不能是「{}」{}", "{} cannot be “{}”{}");
pub(crate) const CONFLICT: Text<1> = Text::new("{} 不能这样一起用", "{} 不能這樣一起用", "{} cannot be used together so");
pub(crate) const VALUELESS: Text<2> = Text::new("{} 后面不能写 “{}”", "{} 後面不能寫「{}」", "{} takes no “{}”");
pub(crate) const NO_TEXT: Text = Text::new("有一个参数不是 UTF-8 文字", "有一個參數不是 UTF-8 文字", "an argument is no UTF-8 text");
pub(crate) const MISREAD: Text<1> = Text::new("没有看懂这些参数：{}", "沒有看懂這些參數：{}", "these arguments make no sense: {}");
pub(crate) const NO_COMMAND: Text<1> = Text::new("没有 {} 这个命令", "沒有 {} 這個命令", "there is no command {}");
pub(crate) const NOT_FIELD_VALUE: Text = Text::new("应写成 字段=值", "應寫成 欄位=值", "write FIELD=VALUE");
pub(crate) const NO_FIELD: Text<1> = Text::new("没有“{}”这个字段", "沒有「{}」這個欄位", "there is no field “{}”");
pub(crate) const BAD_FILTER: Text<2> = Text::new("筛选 {} 不能用：{}", "篩選 {} 不能用：{}", "the filter {} cannot be used: {}");

// The manual
pub(crate) const KEYS: Text = Text::new("按键", "按鍵", "KEYS");
pub(crate) const IN_BRACKETS: Text<1> = Text::new("  （{}）", "  （{}）", "  ({})");

// check
pub(crate) const CASES: Text<2> = Text::new("共 {} 条：{}", "共 {} 條：{}", "{} in all: {}");
pub(crate) const ENCODED: Text<2> = Text::new("{} {} 版", "{} {} 版", "{} {} {page|pages}");
pub(crate) const ENCODINGS: Text<1> = Text::new("编码：{}", "編碼：{}", "encodings: {}");
pub(crate) const OTHER_FILES: Text<1> = Text::new("别种文件，不读：{}", "別種檔案，不讀：{}", "files of other kinds, not read: {}");
pub(crate) const ENDING_SO: Text<2> = Text::new("{} 个 .{}", "{} 個 .{}", "{} .{}");
pub(crate) const WITHOUT_ENDING: Text<1> = Text::new("{} 个没有后缀", "{} 個沒有副檔名", "{} without an ending");
pub(crate) const HOW_MANY: Text<2> = Text::new("{}：{}", "{}：{}", "{}: {}");
pub(crate) const MORE_CASES: Text<2> = Text::new("    …还有 {} 处，全部见 --list {}", "    …還有 {} 處，全部見 --list {}", "    …{} more; all by --list {}");
pub(crate) const CASES_HOW: Text = Text::new("每个数都可以逐条列出，如 jianbao check --list 存疑", "每個數都可以逐條列出，如 jianbao check --list 存疑", "each number can be listed case by case, such as jianbao check --list doubtful");
pub(crate) const JOINED_FAR: Text<1> = Text::new("（接第 {} 行）", "（接第 {} 行）", " (goes on in line {})");
pub(crate) const DOUBLED_WITH: Text<3> = Text::new("{} ＝ 第 {} 行 {}", "{} ＝ 第 {} 行 {}", "{} = line {}: {}");
pub(crate) const DUPLICATE: Text = Text::new("重复", "重複", "double");
pub(crate) const FURNITURE: Text = Text::new("杂项", "雜項", "furniture");
pub(crate) const SECTION: Text = Text::new("栏目", "欄目", "section");
pub(crate) const JUMP: Text = Text::new("转版", "轉版", "jump");
pub(crate) const NO_PAPER: Text = Text::new("报纸不详", "報紙不詳", "paper unknown");
pub(crate) const NO_DATE: Text = Text::new("日期不详", "日期不詳", "date unknown");
pub(crate) const ABOUT_PAGE: Text<5> = Text::new("{}  {}{}  {}  {} 篇", "{}  {}{}  {}  {} 篇", "{}  {}{}  {}  {} {story|stories}");
pub(crate) const DATE_BECAUSE: Text<2> = Text::new("{}?（{}）", "{}?（{}）", "{}? ({})");
pub(crate) const INDEX_AT: Text<3> = Text::new("索引：{} 篇，{} MB，在 {}", "索引：{} 篇，{} MB，在 {}", "index: {} {story|stories}, {} MB, in {}");
pub(crate) const SHARED_INDEX_AT: Text<3> = Text::new("索引：{} 篇，{} MB，共用，在 {}", "索引：{} 篇，{} MB，共用，在 {}", "index: {} {story|stories}, {} MB, shared, in {}");
pub(crate) const INDEX_NONE: Text = Text::new("索引：没有；jianbao index 可以建立", "索引：沒有；jianbao index 可以建立", "index: none; jianbao index builds one");
pub(crate) const INDEX_AMISS: Text = Text::new("索引与版面不符：jianbao check --repair 可以修复", "索引與版面不符：jianbao check --repair 可以修復", "the index does not agree with the pages: jianbao check --repair repairs it");
pub(crate) const REPAIRED_ANEW: Text<1> = Text::new("修复：{}；已从版面文件重新建立", "修復：{}；已從版面檔案重新建立", "repaired: {}; it is built anew from the pages");
pub(crate) const REPAIRED_READ: Text<2> = Text::new("修复：读了 {} 个文件，去掉 {} 版", "修復：讀了 {} 個檔案，去掉 {} 版", "repaired: {} {file|files} read, {} {page|pages} removed");
pub(crate) const REPAIRED_STALE: Text<1> = Text::new("修复：{} 版的文字变了而时间没有变，已重读", "修復：{} 版的文字變了而時間沒有變，已重讀", "repaired: {} {page|pages} whose text had changed and whose times had not, read anew");
pub(crate) const REPAIRED_LEFT: Text<1> = Text::new("修复：删去 {}", "修復：刪去 {}", "repaired: {} deleted");
pub(crate) const COUNT_PAGES: Text = Text::new("版面", "版面", "pages");
pub(crate) const COUNT_STORIES: Text = Text::new("稿件", "稿件", "stories");
pub(crate) const COUNT_JOINED: Text = Text::new("接合", "接合", "joined");
pub(crate) const COUNT_DOUBLED: Text = Text::new("去重", "去重", "doubled");
pub(crate) const COUNT_UNBRAIDED: Text = Text::new("归位", "歸位", "unbraided");
pub(crate) const COUNT_STRIPPED: Text = Text::new("清除", "清除", "stripped");
pub(crate) const COUNT_DOUBTFUL: Text = Text::new("存疑", "存疑", "doubtful");
pub(crate) const COUNT_ASIDE: Text = Text::new("另置", "另置", "aside");
pub(crate) const COUNT_FAULTS: Text = Text::new("失漏", "失漏", "faults");
pub(crate) const COUNT_INFERRED: Text = Text::new("推断", "推斷", "inferred");
pub(crate) const COUNT_UNDATED: Text = Text::new("无日期", "無日期", "undated");
pub(crate) const COUNT_UNNAMED: Text = Text::new("无报名", "無報名", "unnamed");
pub(crate) const COUNT_WITHOUT_STORIES: Text = Text::new("无稿件", "無稿件", "without-stories");
pub(crate) const COUNT_RECODED: Text = Text::new("转码", "轉碼", "recoded");
pub(crate) const COUNT_GARBLED: Text = Text::new("乱码", "亂碼", "garbled");
pub(crate) const COUNT_CORRECTED: Text = Text::new("更正", "更正", "corrected");
pub(crate) const COUNT_MISFITS: Text = Text::new("更正未用", "更正未用", "misfits");
pub(crate) const COUNT_UNINDEXED: Text = Text::new("索引所缺", "索引所缺", "unindexed");
pub(crate) const COUNT_STALE: Text = Text::new("索引过时", "索引過時", "stale");
pub(crate) const COUNT_VANISHED: Text = Text::new("索引多出", "索引多出", "vanished");
pub(crate) const COUNT_DAMAGED: Text = Text::new("索引损坏", "索引損壞", "damaged");
pub(crate) const COUNT_LEFTOVERS: Text = Text::new("残留", "殘留", "leftovers");
pub(crate) const COUNT_SKIPPED: Text = Text::new("没有收入", "沒有收入", "skipped");
pub(crate) const PAGES_ARE: Text = Text::new("收入的版面", "收入的版面", "pages taken in");
pub(crate) const STORIES_ARE: Text = Text::new("切出的稿件", "切出的稿件", "stories cut out");
pub(crate) const JOINED_ARE: Text = Text::new("断开的段落接上", "斷開的段落接上", "broken paragraphs joined");
pub(crate) const DOUBLED_ARE: Text = Text::new("读了两遍的文字另置", "讀了兩遍的文字另置", "texts read twice, set aside");
pub(crate) const UNBRAIDED_ARE: Text = Text::new("串进别篇的文字归位", "串進別篇的文字歸位", "texts moved back to their stories");
pub(crate) const STRIPPED_ARE: Text = Text::new("标记和控制字符不显示", "標記和控制字元不顯示", "markup and control characters, not shown");
pub(crate) const DOUBTFUL_ARE: Text = Text::new("把握低于 0.9 的修补，请对着源文看", "把握低於 0.9 的修補，請對著源文看", "repairs with a confidence below 0.9; see the source");
pub(crate) const ASIDE_ARE: Text = Text::new("不在稿件里的文字：重复、杂项、栏目、转版", "不在稿件裡的文字：重複、雜項、欄目、轉版", "texts in no story: double, furniture, section, jump");
pub(crate) const FAULTS_ARE: Text = Text::new("丢失或算了两次的文字，应当是 0", "丟失或算了兩次的文字，應當是 0", "texts lost or counted twice; should be 0");
pub(crate) const INFERRED_ARE: Text = Text::new("日期是推断的版面", "日期是推斷的版面", "pages with an inferred date");
pub(crate) const UNDATED_ARE: Text = Text::new("日期不详的版面", "日期不詳的版面", "pages without a date");
pub(crate) const UNNAMED_ARE: Text = Text::new("报纸不详的版面", "報紙不詳的版面", "pages of an unknown paper");
pub(crate) const WITHOUT_STORIES_ARE: Text = Text::new("没有切出稿件的版面", "沒有切出稿件的版面", "pages without a story");
pub(crate) const RECODED_ARE: Text = Text::new("编码不是 UTF-8 的版面", "編碼不是 UTF-8 的版面", "pages not in UTF-8");
pub(crate) const GARBLED_ARE: Text = Text::new("有字节读不出的行", "有位元組讀不出的行", "lines with bytes that cannot be read");
pub(crate) const CORRECTED_ARE: Text = Text::new("照用的手工更正", "照用的手工更正", "corrections by hand in use");
pub(crate) const MISFITS_ARE: Text = Text::new("用不上的手工更正和 jianbao.toml", "用不上的手工更正和 jianbao.toml", "corrections by hand and jianbao.toml that do not fit");
pub(crate) const UNINDEXED_ARE: Text = Text::new("索引里还没有的文件", "索引裡還沒有的檔案", "files that are not in the index yet");
pub(crate) const STALE_ARE: Text = Text::new("索引里是另一样文字的文件", "索引裡是另一樣文字的檔案", "files whose text is another in the index");
pub(crate) const VANISHED_ARE: Text = Text::new("文件已经不在、索引里还有的版面", "檔案已經不在、索引裡還有的版面", "pages of the index whose files are gone");
pub(crate) const DAMAGED_ARE: Text = Text::new("与校验和不符的索引文件", "與校驗和不符的索引檔案", "files of the index that do not agree with their checksums");
pub(crate) const LEFTOVERS_ARE: Text = Text::new("索引旁边没有用的文件", "索引旁邊沒有用的檔案", "files beside the index that nobody needs");
pub(crate) const SKIPPED_ARE: Text = Text::new("没有收入的文件，和原因", "沒有收入的檔案，和原因", "files not taken in, and why");

// config
pub(crate) const NO_CONFIG_YET: Text<1> = Text::new("设置文件：{}（还没有这个文件，全部照默认）", "設定檔：{}（還沒有這個檔案，全部照預設）", "settings: {} (not there yet; the defaults hold)");
pub(crate) const CONFIG_AT: Text<1> = Text::new("设置文件：{}", "設定檔：{}", "settings: {}");
pub(crate) const NOTHING_WRONG: Text = Text::new("没有写错的地方", "沒有寫錯的地方", "nothing is wrong");

// facets
pub(crate) const MORE_VALUES: Text<1> = Text::new("        …另有 {} 个", "        …另有 {} 個", "        …{} more");
pub(crate) const NO_STORIES: Text = Text::new("没有符合的稿件", "沒有符合的稿件", "no such stories");

// index
pub(crate) const STDIN_NO_INDEX: Text = Text::new("标准输入没有地方建索引；请先存成文件", "標準輸入沒有地方建索引；請先存成檔案", "standard input has no place for an index; save it to a file first");
pub(crate) const REMOVED: Text = Text::new("已删去这个稿库的索引", "已刪去這個稿庫的索引", "the library's index is removed");
pub(crate) const NO_INDEX: Text = Text::new("这个稿库没有索引", "這個稿庫沒有索引", "this library has no index");
pub(crate) const REBUILT: Text<1> = Text::new("{}；已放到一边，从版面文件重新建立", "{}；已放到一邊，從版面檔案重新建立", "{}; it was put aside and is built anew from the pages");
pub(crate) const STRAIGHT: Text<1> = Text::new("{}；这次直接读版面文件", "{}；這次直接讀版面檔案", "{}; this time straight from the pages");
pub(crate) const INDEXED: Text<5> = Text::new("读了 {} 个文件，去掉 {} 版；现有 {} 篇，索引 {} MB，用时 {} 秒", "讀了 {} 個檔案，去掉 {} 版；現有 {} 篇，索引 {} MB，用時 {} 秒", "{} {file|files} read, {} {page|pages} removed; {} {story|stories} now, index {} MB, {} seconds");

pub(crate) const OTHER_OWNER: Text<2> = Text::new("{} 里已有另一个稿库（{}）的索引", "{} 裡已有另一個稿庫（{}）的索引", "{} holds the index of another library ({})");
pub(crate) const NO_INDEX_THERE: Text<1> = Text::new("{} 里已有叫 index 的文件夹，不是 jianbao 的；请换一个文件夹", "{} 裡已有叫 index 的資料夾，不是 jianbao 的；請換一個資料夾", "{} has a folder named index that is not ours; choose another folder");
pub(crate) const AWAY_NOT_REBUILT: Text = Text::new("版面文件不在，没有重新建立；真要删去请用 jianbao index --remove", "版面檔案不在，沒有重新建立；真要刪去請用 jianbao index --remove", "the pages are not there, so it was not built anew; jianbao index --remove removes it");

// libraries
pub(crate) const NO_LIBRARIES: Text = Text::new("还没有打开过稿库；请用 jianbao <文件夹> 打开一个", "還沒有開啟過稿庫；請用 jianbao <資料夾> 開啟一個", "no library was opened yet; jianbao FOLDER opens one");
pub(crate) const LIBRARY_ROW: Text<4> = Text::new("{}  {}  {} MB  {}", "{}  {}  {} MB  {}", "{}  {}  {} MB  {}");
pub(crate) const LIBRARY_ROW_AWAY: Text<4> = Text::new("{}  {}  {} MB  {}  （不在，从索引读）", "{}  {}  {} MB  {}  （不在，從索引讀）", "{}  {}  {} MB  {}  (not there; read from the index)");
pub(crate) const SO_MANY_STORIES: Text<1> = Text::new("{} 篇", "{} 篇", "{} {story|stories}");
pub(crate) const STORIES_UNKNOWN: Text = Text::new("篇数不详", "篇數不詳", "stories unknown");
pub(crate) const NEVER_OPENED: Text = Text::new("没有打开过", "沒有開啟過", "never opened");
pub(crate) const JUST_NOW: Text = Text::new("刚才", "剛才", "just now");
pub(crate) const MINUTES_AGO: Text<1> = Text::new("{} 分钟前", "{} 分鐘前", "{} {minute|minutes} ago");
pub(crate) const HOURS_AGO: Text<1> = Text::new("{} 小时前", "{} 小時前", "{} {hour|hours} ago");
pub(crate) const DAYS_AGO: Text<1> = Text::new("{} 天前", "{} 天前", "{} {day|days} ago");

// parse
pub(crate) const PAGE_HEAD: Text<3> = Text::new("{} · {} · {} 篇", "{} · {} · {} 篇", "{} · {} · {} {story|stories}");
pub(crate) const UNTITLED: Text = Text::new("（无题）", "（無題）", "(untitled)");
pub(crate) const PAGE_FOOT: Text<8> = Text::new("不在稿件里：重复 {}，杂项 {}，栏目 {}，转版 {}；修补：接合 {}，去重 {}，归位 {}，清除 {}（逐条见 check --list）", "不在稿件裡：重複 {}，雜項 {}，欄目 {}，轉版 {}；修補：接合 {}，去重 {}，歸位 {}，清除 {}（逐條見 check --list）", "in no story: double {}, furniture {}, section {}, jump {}; repairs: joined {}, doubled {}, unbraided {}, stripped {} (each by check --list)");
pub(crate) const KICKER: Text = Text::new("引题", "引題", "kicker");
pub(crate) const HEADLINE: Text = Text::new("主题", "主題", "headline");
pub(crate) const DECK: Text = Text::new("副题", "副題", "deck");
pub(crate) const CROSSHEAD: Text = Text::new("小题", "小題", "crosshead");
pub(crate) const BYLINE: Text = Text::new("署名", "署名", "byline");
pub(crate) const CAPTION: Text = Text::new("图说", "圖說", "caption");
pub(crate) const CREDIT: Text = Text::new("落款", "落款", "credit");
pub(crate) const ITEM_HEAD: Text = Text::new("条目", "條目", "item");

// saved
pub(crate) const NO_SAVED: Text<1> = Text::new("没有存下名为“{}”的检索；jianbao saved 列出全部", "沒有存下名為「{}」的檢索；jianbao saved 列出全部", "no search is saved as “{}”; jianbao saved lists them all");
pub(crate) const SAVED_ROW: Text<2> = Text::new("{}  {} 篇", "{}  {} 篇", "{}  {} {story|stories}");
pub(crate) const SAVED_ROW_NEW: Text<3> = Text::new("{}  {} 篇（新 {}）", "{}  {} 篇（新 {}）", "{}  {} {story|stories} ({} new)");
pub(crate) const NOTHING_SAVED: Text = Text::new("还没有存下的检索；在阅读器里可以把检索式存下", "還沒有存下的檢索；在閱讀器裡可以把檢索式存下", "no search is saved yet; the reader saves them");

// search
pub(crate) const RELEVANCE: Text = Text::new("相关度", "相關度", "relevance");
pub(crate) const NEWEST: Text = Text::new("最新", "最新", "newest");
pub(crate) const OLDEST: Text = Text::new("最旧", "最舊", "oldest");
pub(crate) const PAGE_ORDER: Text = Text::new("版序", "版序", "page");
pub(crate) const SCORED: Text<2> = Text::new("    {} · 得分 {}", "    {} · 得分 {}", "    {} · score {}");
pub(crate) const TOTAL: Text<2> = Text::new("共 {} 篇：{}", "共 {} 篇：{}", "{} {story|stories}: {}");
pub(crate) const TOTAL_SHOWN: Text<3> = Text::new("共 {} 篇，列出 {} 篇：{}", "共 {} 篇，列出 {} 篇：{}", "{} {story|stories}, {} listed: {}");
pub(crate) const TRY: Text<3> = Text::new("可以试试：{}  {} 篇（{}）", "可以試試：{}  {} 篇（{}）", "try: {}  {} {story|stories} ({})");
pub(crate) const ASKED_SAMPLES: Text = Text::new("这是在示例版面里；自己的稿库请加 --library", "這是在示例版面裡；自己的稿庫請加 --library", "these are the sample pages; for a library of your own add --library");
pub(crate) const SPELLED_WHOLE: Text<1> = Text::new("整拼 {} 种", "整拼 {} 種", "spelled out in {} {way|ways}");
pub(crate) const SPELLED_STARTED: Text<1> = Text::new("末字未拼完 {} 种", "末字未拼完 {} 種", "last syllable unfinished in {} {way|ways}");
pub(crate) const SPELLED_INITIALS: Text<1> = Text::new("首字母 {} 种", "首字母 {} 種", "initials in {} {way|ways}");
pub(crate) const AS_PINYIN: Text<1> = Text::new("；作拼音读：{}", "；作拼音讀：{}", "; as pinyin: {}");
pub(crate) const ROUTES: Text<1> = Text::new("（{}）", "（{}）", " ({})");
pub(crate) const PART: Text<4> = Text::new("  {}：{} 篇{}{}", "  {}：{} 篇{}{}", "  {}: {} {story|stories}{}{}");
pub(crate) const NOT_USED: Text<2> = Text::new("  未用 {}：{}", "  未用 {}：{}", "  not used {}: {}");

// related
pub(crate) const BOTH: Text<1> = Text::new("        两篇：{}", "        兩篇：{}", "        both: {}");
pub(crate) const HERE: Text<1> = Text::new("        这篇：{}", "        這篇：{}", "        here: {}");
pub(crate) const THERE: Text<1> = Text::new("        那篇：{}", "        那篇：{}", "        there: {}");
pub(crate) const RELATED_COUNT: Text<2> = Text::new("{}：相关 {} 篇", "{}：相關 {} 篇", "{}: {} related {story|stories}");
