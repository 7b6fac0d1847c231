//! Errors with their hints, the files that were not taken in, and what the reader hears while the library is read.

use super::Text;

// Errors: what happened, and below what to do
pub(crate) const JIANBAO: Text<1> = Text::new("jianbao：{}", "jianbao：{}", "jianbao: {}");
pub(crate) const HINT: Text<1> = Text::new("提示：{}", "提示：{}", "hint: {}");
pub(crate) const NOT_FOUND: Text<1> = Text::new("找不到文件或文件夹：{}", "找不到檔案或資料夾：{}", "there is no file or folder {}");
pub(crate) const UNREADABLE: Text<2> = Text::new("不能读 {}：{}", "不能讀 {}：{}", "cannot read {}: {}");
pub(crate) const UNCORRECTED: Text<2> = Text::new("{} 没有更正：{}", "{} 沒有更正：{}", "{} was not corrected: {}");
pub(crate) const MISFIT_SETTINGS: Text<2> = Text::new("{} 有 {} 处没有用上", "{} 有 {} 處沒有用上", "{} has {} {entry|entries} that could not be used");
pub(crate) const NO_INDEX_PLACE: Text = Text::new("找不到存放索引的地方", "找不到存放索引的地方", "there is no place to keep the index");
pub(crate) const INDEX_UNUSABLE: Text<1> = Text::new("稿库的索引用不了：{}", "稿庫的索引用不了：{}", "the library's index cannot be used: {}");
pub(crate) const NO_STORY: Text<1> = Text::new("没有编号为 {} 的稿件", "沒有編號為 {} 的稿件", "there is no story with the id {}");
pub(crate) const MANY_STORIES: Text<2> = Text::new("有 {} 篇的编号以 {} 开头", "有 {} 篇的編號以 {} 開頭", "{} stories have ids that begin with {}");
pub(crate) const DO_MORE: Text = Text::new("请多写几位", "請多寫幾位", "write more of it");
pub(crate) const NO_TERMINAL: Text = Text::new("这里没有终端，不能打开阅读器", "這裡沒有終端，不能開啟閱讀器", "there is no terminal here to open the reader in");
pub(crate) const DUMB_TERMINAL: Text = Text::new("终端类型是 dumb，不能打开阅读器", "終端類型是 dumb，不能開啟閱讀器", "the terminal is dumb; the reader cannot open in it");
pub(crate) const HUGE_TERMINAL: Text<2> = Text::new("终端说自己有 {} 列 {} 行，这不可能", "終端說自己有 {} 列 {} 行，這不可能", "the terminal says it has {} columns and {} rows, which cannot be");
pub(crate) const TERMINAL_FAILED: Text<1> = Text::new("终端出错：{}", "終端出錯：{}", "the terminal failed: {}");
pub(crate) const OUTPUT_FAILED: Text<1> = Text::new("结果没有写完：{}", "結果沒有寫完：{}", "the output was not written in full: {}");
pub(crate) const OUTPUT_CLOSED: Text = Text::new("输出已被关闭", "輸出已被關閉", "the output was closed");
pub(crate) const NOT_BUILT: Text = Text::new("还没有建立", "還沒有建立", "not built yet");
pub(crate) const DAMAGED: Text<1> = Text::new("已损坏（{}）", "已損壞（{}）", "damaged ({})");
pub(crate) const OTHER_VERSION: Text = Text::new("由另一个版本的程序建立", "由另一個版本的程式建立", "built by another version of the program");
pub(crate) const LOCKED: Text = Text::new("另一个窗口正在写，请稍后再试", "另一個視窗正在寫，請稍後再試", "another window is writing to it; try again later");
pub(crate) const DO_USAGE: Text<1> = Text::new("用法见 jianbao {}--help", "用法見 jianbao {}--help", "see jianbao {}--help");
pub(crate) const DO_PATH: Text = Text::new("请检查路径；命令一览见 jianbao --help", "請檢查路徑；命令一覽見 jianbao --help", "check the path; see jianbao --help for the commands");
pub(crate) const DO_UNREADABLE: Text = Text::new("一版是 4 MiB 以内的文本；文件夹请用 jianbao check 或 search --library", "一版是 4 MiB 以內的文本；資料夾請用 jianbao check 或 search --library", "a page is a text of at most 4 MiB; for a folder use jianbao check or search --library");
pub(crate) const DO_WRITABLE: Text = Text::new("更正写在版面文件旁边的 .corrections 里，请看那里能不能写", "更正寫在版面檔案旁邊的 .corrections 裡，請看那裡能不能寫", "corrections are written beside the page, into .corrections; see whether that can be written");
pub(crate) const DO_OTHER_LINE: Text = Text::new("没有写下来；请把光标移到别的行再试", "沒有寫下來；請把游標移到別的行再試", "nothing was written; try it on another line");
pub(crate) const DO_DEFAULTS: Text = Text::new("别的设置都已用上；默认设置见 jianbao config --print-default", "別的設定都已用上；預設設定見 jianbao config --print-default", "all other settings are in use; jianbao config --print-default shows the defaults");
pub(crate) const DO_HOME: Text = Text::new("请设 HOME 或 XDG_DATA_HOME，写绝对路径", "請設 HOME 或 XDG_DATA_HOME，寫絕對路徑", "set HOME or XDG_DATA_HOME to an absolute path");
pub(crate) const DO_REBUILD: Text = Text::new("版面文件没有动过；可以用 jianbao index --rebuild 重新建立索引", "版面檔案沒有動過；可以用 jianbao index --rebuild 重新建立索引", "the pages are as they were; jianbao index --rebuild builds the index anew");
pub(crate) const DO_IDS: Text = Text::new("编号见 jianbao search 或 parse 的结果；别的稿库请加 --library", "編號見 jianbao search 或 parse 的結果；別的稿庫請加 --library", "jianbao search and parse print the ids; for another library add --library");
pub(crate) const DO_TERMINAL: Text = Text::new("请在终端里运行，或用逐行的界面 jianbao --plain；脚本请用 jianbao search、parse 或 show", "請在終端裡執行，或用逐行的介面 jianbao --plain；腳本請用 jianbao search、parse 或 show", "run it in a terminal, or line by line with jianbao --plain; scripts use jianbao search, parse or show");
pub(crate) const DO_TERM: Text = Text::new("请换一个终端，或设 TERM=xterm-256color；逐行的界面 jianbao --plain 在这里也能用，脚本请用 jianbao search", "請換一個終端，或設 TERM=xterm-256color；逐行的介面 jianbao --plain 在這裡也能用，腳本請用 jianbao search", "use another terminal, or set TERM=xterm-256color; jianbao --plain reads line by line here, too; scripts use jianbao search");
pub(crate) const DO_SIZE: Text = Text::new("请运行 stty rows 24 cols 80，或换一个终端", "請執行 stty rows 24 cols 80，或換一個終端", "run stty rows 24 cols 80, or use another terminal");
pub(crate) const DO_RESET: Text = Text::new("如果屏幕显示不正常，请运行 reset", "如果螢幕顯示不正常，請執行 reset", "if the screen looks wrong, run reset");
pub(crate) const DO_SPACE: Text = Text::new("请检查磁盘空间和输出位置", "請檢查磁碟空間和輸出位置", "check the disk's space and where the output goes");

// What the system says
pub(crate) const NO_FILE: Text = Text::new("文件不存在", "檔案不存在", "the file is not there");
pub(crate) const NO_PERMISSION: Text = Text::new("没有权限", "沒有權限", "no permission");
pub(crate) const IS_FOLDER: Text = Text::new("这是文件夹", "這是資料夾", "it is a folder");
pub(crate) const DISK_FULL: Text = Text::new("磁盘已满，请腾出空间", "磁碟已滿，請騰出空間", "the disk is full; make room on it");
pub(crate) const QUOTA_FULL: Text = Text::new("磁盘配额已满，请腾出空间", "磁碟配額已滿，請騰出空間", "the disk quota is used up; make room");
pub(crate) const READ_ONLY: Text = Text::new("磁盘是只读的", "磁碟是唯讀的", "the disk is read-only");
pub(crate) const FILE_TOO_BIG: Text = Text::new("文件超过系统允许的大小", "檔案超過系統允許的大小", "the file is larger than the system allows");

// Files that were not taken in
pub(crate) const CANNOT_READ: Text<1> = Text::new("不能读：{}", "不能讀：{}", "cannot be read: {}");
pub(crate) const NO_PLAIN_FILE: Text = Text::new("不是普通文件（管道、套接字或设备）", "不是普通檔案（管道、套接字或裝置）", "no plain file (a pipe, socket or device)");
pub(crate) const LINK_TO_FOLDER: Text = Text::new("指向文件夹的链接，未跟随", "指向資料夾的連結，未跟隨", "a link to a folder, not followed");
pub(crate) const TOO_BIG: Text<1> = Text::new("太大：{} MiB，一版上限 4 MiB", "太大：{} MiB，一版上限 4 MiB", "too large: {} MiB, and a page has at most 4 MiB");
pub(crate) const LINK_OUTSIDE: Text = Text::new("指向稿库以外的链接，未跟随", "指向稿庫以外的連結，未跟隨", "a link out of the library, not followed");
pub(crate) const NO_LAYOUT: Text = Text::new("不是 ALTO、PAGE 或 hOCR 的网页或 XML", "不是 ALTO、PAGE 或 hOCR 的網頁或 XML", "HTML or XML that is not ALTO, PAGE or hOCR");
pub(crate) const OTHER_KIND: Text<1> = Text::new("不是文字（{}）；要先识别或另存成文字", "不是文字（{}）；要先識別或另存成文字", "no text ({}); it must be transcribed, or saved as text, first");
pub(crate) const NO_TEXT: Text = Text::new("没有文字", "沒有文字", "no text");
pub(crate) const SAME_AS: Text<1> = Text::new("与 {} 完全相同，只收一份", "與 {} 完全相同，只收一份", "the same as {}, which is taken once");
pub(crate) const PAGE_FAILED: Text<1> = Text::new("程序处理这一版时出错：{}", "程式處理這一版時出錯：{}", "the program failed on this page: {}");
pub(crate) const CUT_SHORT: Text = Text::new("文件没有写完，后半不在", "檔案沒有寫完，後半不在", "the file is cut short");
pub(crate) const BROKEN_PACKING: Text = Text::new("压缩的内容已损坏", "壓縮的內容已損壞", "the compressed content is damaged");
pub(crate) const PATH_TOO_LONG: Text = Text::new("路径太长，系统打不开", "路徑太長，系統打不開", "the path is too long for the system");
pub(crate) const SWELLS: Text<1> = Text::new("展开后超过原来的 {} 倍，不像文字，没有再读", "展開後超過原來的 {} 倍，不像文字，沒有再讀", "unpacked it is more than {} times as large and does not look like text; the rest was not read");
pub(crate) const WINDOW_TOO_BIG: Text = Text::new("压缩的窗口太大，展开要占的内存太多", "壓縮的視窗太大，展開要佔的記憶體太多", "its compression window is too large; unpacking would take too much memory");
pub(crate) const NOT_READ_THROUGH: Text<2> = Text::new("{} 没有读完：{}", "{} 沒有讀完：{}", "{} was not read to its end: {}");
pub(crate) const NOT_USED: Text<2> = Text::new("{} 没有用上：{}", "{} 沒有用上：{}", "{} was not used: {}");
pub(crate) const STDIN_ALONE: Text = Text::new("标准输入（-）只能单独作稿库", "標準輸入（-）只能單獨作稿庫", "standard input (-) can only be a library by itself");
pub(crate) const NO_CORRECTIONS_PLACE: Text = Text::new("没有存放更正的地方", "沒有存放更正的地方", "there is no place to keep corrections");
pub(crate) const SAME_PAGE_CORRECTED: Text<3> = Text::new("{} 的更正“{}”没有用：这一版与 {} 完全相同，只收一份", "{} 的更正「{}」沒有用：這一版與 {} 完全相同，只收一份", "the correction “{1}” of {0} was not used: the page is the same as {2}, which is taken once");
pub(crate) const STDIN_TOO_BIG: Text<1> = Text::new("标准输入超过 {} MiB，请先存成文件", "標準輸入超過 {} MiB，請先存成檔案", "standard input is larger than {} MiB; save it to a file first");

// The program itself
pub(crate) const CRASHED: Text<1> = Text::new("jianbao：程序内部出错，已退出：{}\n提示：您的文件没有改动；请把这一行连同出错的版面报告给我们", "jianbao：程式內部出錯，已退出：{}\n提示：您的檔案沒有改動；請把這一行連同出錯的版面報告給我們", "jianbao: the program failed and has quit: {}\nhint: your files are as they were; please report this line together with the page");
pub(crate) const UNKNOWN_REASON: Text = Text::new("原因不明", "原因不明", "for an unknown reason");
pub(crate) const PANICKED: Text<3> = Text::new("{}（{}:{}）", "{}（{}:{}）", "{} ({}:{})");
pub(crate) const DIED: Text = Text::new("jianbao：程序意外结束，终端已经还原\r\n提示：您的文件没有改动；再打开一次就会接着收录，损坏的索引会重新建立\r\n", "jianbao：程式意外結束，終端已經還原\r\n提示：您的檔案沒有改動；再開啟一次就會接著收錄，損壞的索引會重新建立\r\n", "jianbao: the program ended unexpectedly; the terminal is as it was\r\nhint: your files are as they were; open it again and it goes on, and a damaged index is built anew\r\n");

// While the reader is open
pub(crate) const READING: Text<4> = Text::new("已读 {}/{} 版，{} 篇，每秒 {} 版", "已讀 {}/{} 版，{} 篇，每秒 {} 版", "{}/{} pages read, {} {story|stories}, {} pages a second");
pub(crate) const READING_SHARE: Text<4> = Text::new("已读 {} 版（{}%），{} 篇，每秒 {} 版", "已讀 {} 版（{}%），{} 篇，每秒 {} 版", "{} {page|pages} read ({}%), {} {story|stories}, {} pages a second");
pub(crate) const READING_SECONDS: Text<2> = Text::new("{}，还要 {} 秒", "{}，還要 {} 秒", "{}, {} seconds to go");
pub(crate) const READING_MINUTES: Text<2> = Text::new("{}，还要 {} 分", "{}，還要 {} 分", "{}, {} {minute|minutes} to go");
pub(crate) const PASTE_TOO_LONG: Text = Text::new("粘贴的内容太长，只取了第一行的前 1 KiB", "貼上的內容太長，只取了第一行的前 1 KiB", "too much was pasted; the first 1 KiB of its first line was taken");
pub(crate) const TERMINAL_GONE: Text = Text::new("终端已经断开", "終端已經斷開", "the terminal is gone");
pub(crate) const LIBRARY_UNREAD: Text<1> = Text::new("稿库没有读完：{}", "稿庫沒有讀完：{}", "the library was not read to its end: {}");
pub(crate) const LOOKING: Text = Text::new("正在看稿库里有什么新的", "正在看稿庫裡有什麼新的", "looking for what is new in the library");
pub(crate) const WITHOUT_INDEX: Text<1> = Text::new("{}；这次不建索引，直接读版面文件", "{}；這次不建索引，直接讀版面檔案", "{}; this time without an index, straight from the pages");
pub(crate) const OTHER_WINDOW: Text = Text::new("另一个窗口正在收录，这里随它更新", "另一個視窗正在收錄，這裡隨它更新", "another window is reading the library; this one follows it");
pub(crate) const REBUILDING: Text<1> = Text::new("{}；已放到一边，正从版面文件重新建立", "{}；已放到一邊，正從版面檔案重新建立", "{}; it was put aside and is built anew from the pages");
pub(crate) const NOT_REBUILT: Text<2> = Text::new("{}；没有重新建立：{}", "{}；沒有重新建立：{}", "{}; it was not built anew: {}");
pub(crate) const NOT_UPDATED: Text<1> = Text::new("没有更新：{}", "沒有更新：{}", "not updated: {}");
pub(crate) const SHARED_INDEX: Text = Text::new("这是共用的索引，这里只读；新版面和更正要等 jianbao index 收录", "這是共用的索引，這裡只讀；新版面和更正要等 jianbao index 收錄", "this index is shared and only read here; new pages and corrections wait for jianbao index");
pub(crate) const PAUSED: Text<1> = Text::new("已暂停 {}", "已暫停 {}", "paused {}");
pub(crate) const SHARED_LEFT: Text<1> = Text::new("{}；共用的索引没有动，改在自己的文件夹里建立", "{}；共用的索引沒有動，改在自己的資料夾裡建立", "{}; the shared index is left as it is, and one of your own is built");
pub(crate) const PAGES_AWAY: Text = Text::new("版面文件不在", "版面檔案不在", "the pages are not there");
pub(crate) const MOVED_HERE: Text<1> = Text::new("这个稿库原来在 {}；版面相同，沿用了它的索引", "這個稿庫原來在 {}；版面相同，沿用了它的索引", "this library was in {}; the pages are the same, and its index was taken over");
pub(crate) const AWAY: Text<1> = Text::new("{} 不在，或是空的：稿件从索引读，一篇也没有删去；真要删去请用 jianbao index --remove", "{} 不在，或是空的：稿件從索引讀，一篇也沒有刪去；真要刪去請用 jianbao index --remove", "{} is not there, or empty: stories are read from the index, and none is removed; jianbao index --remove removes them");
pub(crate) const MISFITS: Text<2> = Text::new("更正和 jianbao.toml 有 {} 处用不上：{}", "更正和 jianbao.toml 有 {} 處用不上：{}", "of corrections and jianbao.toml {} could not be used: {}");
pub(crate) const SKIPPED: Text<3> = Text::new("有 {} 个文件没有收入（{}：{}）；详见 jianbao check", "有 {} 個檔案沒有收入（{}：{}）；詳見 jianbao check", "{} {file was|files were} not taken in ({}: {}); see jianbao check");
pub(crate) const NO_ANSWER: Text<1> = Text::new("这个问题没有答成，请换个问法：{}", "這個問題沒有答成，請換個問法：{}", "this question could not be answered; try it another way: {}");
pub(crate) const NO_SMALL_FILE: Text = Text::new("不是普通文件，或者太大", "不是普通檔案，或者太大", "it is no plain file, or too large");
pub(crate) const NO_UTF8: Text = Text::new("不是 UTF-8 编码的文本", "不是 UTF-8 編碼的文本", "it is no text in UTF-8");
pub(crate) const NOT_KEPT: Text<2> = Text::new("检索没有存下（{}：{}）；这次打开期间仍记得", "檢索沒有存下（{}：{}）；這次開啟期間仍記得", "the search was not saved ({}: {}); it is remembered while this window is open");

// The reader's settings
pub(crate) const SETTING_FAULT: Text<2> = Text::new("设置 {} {}；这一项照默认", "設定 {} {}；這一項照預設", "the settings {}, {}; the default holds for it");
pub(crate) const SETTING_FAULTS: Text<3> = Text::new("设置 {} {}；这一项照默认；共 {} 处，见 jianbao config --check", "設定 {} {}；這一項照預設；共 {} 處，見 jianbao config --check", "the settings {}, {}; the default holds for it; {} in all, see jianbao config --check");

/// First lines of files that the program writes and reads again. They are no part of the interface: a file is the same in every language.
pub(crate) mod heading {
    pub(crate) const HISTORY: &str = "# 检索过的，一行一条，新的在后";
    pub(crate) const SEARCHES: &str = "# 存下的检索，一行一条：名字 = 检索式；可以用编辑器改";
    pub(crate) const WAYS: &str = "# 存下的检索怎样检索：名字 = newest、oldest 或 page 是排序，fuzzy 是模糊音；没写的照常";
    pub(crate) const SEEN: &str = "# 存下的检索上次打开时已有的稿件：名字 = 编号";
    pub(crate) const TRAIL: &str = "# 走过的稿件，新的在后";
    pub(crate) const BOOKMARKS: &str = "# 每个稿库上次看到的地方，一行一个，新的在后";
    pub(crate) const CORRECTIONS: &str = "# 对这一版的更正，每次读这一版时照此执行；一行一处，可以用编辑器改";
}

// The linear face
pub(crate) const PLAIN_HOW: Text<2> = Text::new("打行号选那一行，打字检索，键名（如 f5、space）同按键，“:”加命令的名字，{} 帮助，{} 退一层", "打行號選那一行，打字檢索，鍵名（如 f5、space）同按鍵，「:」加命令的名字，{} 說明，{} 退一層", "the number of a row chooses it, other words are searched; names of keys such as f5, space are keys, “:” and a name is a command; {} helps, {} goes back");
pub(crate) const PLAIN_COPIED: Text = Text::new("印在上面", "印在上面", "printed above");
pub(crate) const PLAIN_NO_ROW: Text<1> = Text::new("没有第 {} 行", "沒有第 {} 行", "there is no row {}");
pub(crate) const PLAIN_NOT: Text = Text::new("逐行界面里不能把终端交给别的程序；请用 jianbao export", "逐行介面裡不能把終端交給別的程式；請用 jianbao export", "no other program can have the terminal here; use jianbao export");
