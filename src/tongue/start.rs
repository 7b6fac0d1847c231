//! What is said in the first minute: of the library on view, of opening another one, of what was taken in, of what has changed.

use super::Text;

// The library on view
pub(crate) const SAMPLE: Text<1> = Text::new("示例 {} 版 · O 打开自己的文件夹", "示例 {} 版 · O 開啟自己的資料夾", "{} sample pages · O opens your own folder");
pub(crate) const SAMPLE_SHORT: Text<1> = Text::new("示例 {} 版", "示例 {} 版", "{} sample pages");
pub(crate) const STREAM: Text = Text::new("标准输入", "標準輸入", "standard input");
pub(crate) const AND_MORE: Text<2> = Text::new("{} 等 {} 处", "{} 等 {} 處", "{} and more, {} in all");

// Opening another one
pub(crate) const OPEN: Text = Text::new("打开别的文件夹或稿库", "開啟別的資料夾或稿庫", "open another folder or library");
pub(crate) const OPEN_TITLE: Text = Text::new("打开", "開啟", "open");
pub(crate) const PATH: Text = Text::new("文件夹 ", "資料夾 ", "folder ");
pub(crate) const PATH_HOW: Text<2> = Text::new("打路径，{} 补全，~ 是家目录；或按 {} 选下面的", "打路徑，{} 補全，~ 是家目錄；或按 {} 選下面的", "type a path: {} completes, ~ is your home; or choose one below with {}");
pub(crate) const SCOPE: Text = Text::new("打开", "開啟", "open");
pub(crate) const COMPLETE_PATH: Text = Text::new("补全路径", "補全路徑", "complete the path");
pub(crate) const HINT_COMPLETE: Text = Text::new("补全", "補全", "complete");
pub(crate) const HINT_OPEN: Text = Text::new("打开", "開啟", "open");
pub(crate) const TAKE_PLACE: Text = Text::new("打开选中的，或打好的路径", "開啟選中的，或打好的路徑", "open what is chosen, or the path that was typed");
pub(crate) const FOLDERS: Text = Text::new("文件夹", "資料夾", "folder");
pub(crate) const LIBRARIES: Text = Text::new("开过的", "開過的", "recent");
pub(crate) const SAMPLE_PAGES: Text = Text::new("五个示例版面", "五個示例版面", "five sample pages");
pub(crate) const SAMPLES: Text = Text::new("示例", "示例", "sample");
pub(crate) const HERE: Text = Text::new("在看", "在看", "on view");
pub(crate) const IS_AWAY: Text = Text::new("不在", "不在", "not there");
pub(crate) const NO_PLACE: Text = Text::new("没有这样的文件夹，也没有开过这样的稿库", "沒有這樣的資料夾，也沒有開過這樣的稿庫", "there is no such folder, and no such library was opened before");
pub(crate) const OPENED: Text<1> = Text::new("打开了 {}", "開啟了 {}", "opened {}");

// Where one was
pub(crate) const STORY_GONE: Text<1> = Text::new("上次读的“{}”已不在库里", "上次讀的「{}」已不在庫裡", "the story you were reading, “{}”, is no longer in the library");
pub(crate) const LIBRARY_GONE: Text<2> = Text::new("上次的稿库 {} 不在了，先打开示例；按 {} 打开别的", "上次的稿庫 {} 不在了，先開啟示例；按 {} 開啟別的", "the last library, {}, is not there; these are the samples, and {} opens another one");

// What was taken in
pub(crate) const TAKEN_IN: Text<2> = Text::new("收好了：{} 版 → {} 篇", "收好了：{} 版 → {} 篇", "all is in: {} {page|pages} → {} {story|stories}");
pub(crate) const SEE_REPORT: Text<2> = Text::new("{}；按 {} 看入库报告", "{}；按 {} 看入庫報告", "{}; {} shows the report");
pub(crate) const WHAT_NOW: Text<3> = Text::new("{}；按 {} 看入库报告，按 {} 打开别的", "{}；按 {} 看入庫報告，按 {} 開啟別的", "{}; {} shows the report, {} opens another folder");
pub(crate) const BUT_SKIPPED: Text<1> = Text::new("，{} 个文件没有收入", "，{} 個檔案沒有收入", "; {} {file was|files were} not taken in");
pub(crate) const CHANGED: Text<2> = Text::new("文件夹有变动：+{} 篇，−{} 篇", "資料夾有變動：+{} 篇，−{} 篇", "the folder has changed: +{} {story|stories}, −{}");
pub(crate) const NO_FILES: Text<1> = Text::new("{} 是空的：放进文字稿（txt、md 等），会自动收入", "{} 是空的：放進文字稿（txt、md 等），會自動收入", "{} is empty: put transcribed pages (txt, md …) into it and they are taken in");
pub(crate) const NO_TEXTS: Text<3> = Text::new("{} 里没有文字稿，只有 {} 个 {} 文件等；图片、PDF 要先识别成文字（txt、md、ALTO、hOCR）再放进来", "{} 裡沒有文字稿，只有 {} 個 {} 檔案等；圖片、PDF 要先識別成文字（txt、md、ALTO、hOCR）再放進來", "{} holds no transcribed page, only {} {file|files} ending in .{} and the like; pictures and PDFs must be transcribed first (txt, md, ALTO, hOCR)");
pub(crate) const NO_PAGES: Text<4> = Text::new("{} 里有 {} 个文件，没有一个是文字稿（{}：{}）；这里只读文字识别的结果", "{} 裡有 {} 個檔案，沒有一個是文字稿（{}：{}）；這裡只讀文字識別的結果", "{} holds {} {file|files}, and none is a transcribed page ({}: {}); only text is read here");
pub(crate) const REPORT: Text = Text::new("入库报告", "入庫報告", "report on what was taken in");
pub(crate) const REPORT_TITLE: Text = Text::new("入库报告", "入庫報告", "report");
pub(crate) const SCOPE_REPORT: Text = Text::new("入库报告", "入庫報告", "report");
pub(crate) const LIST_COUNT: Text = Text::new("列出选中的这些稿件", "列出選中的這些稿件", "list the stories of the chosen number");
pub(crate) const CLOSE_REPORT: Text = Text::new("关闭入库报告", "關閉入庫報告", "close the report");
pub(crate) const REPORT_ASIDE: Text = Text::new("jianbao check 说得更细", "jianbao check 說得更細", "jianbao check tells more");
pub(crate) const COUNT_PAGES: Text = Text::new("版面", "版面", "pages");
pub(crate) const COUNT_STORIES: Text = Text::new("稿件", "稿件", "stories");
pub(crate) const COUNT_JOINED: Text = Text::new("接合过断段的", "接合過斷段的", "with broken paragraphs joined");
pub(crate) const COUNT_DOUBLED: Text = Text::new("去掉过重读的", "去掉過重讀的", "with passages read twice left out");
pub(crate) const COUNT_UNBRAIDED: Text = Text::new("移回过串段的", "移回過串段的", "with strayed passages moved back");
pub(crate) const COUNT_GUESSED: Text = Text::new("报纸或日期是推断的", "報紙或日期是推斷的", "whose paper or date is inferred");
pub(crate) const COUNT_UNDATED: Text = Text::new("日期不详的", "日期不詳的", "without a date");
pub(crate) const COUNT_UNNAMED: Text = Text::new("报纸不详的", "報紙不詳的", "without a paper");
pub(crate) const COUNT_ENCODING: Text<1> = Text::new("{} 编码的版面", "{} 編碼的版面", "pages in {}");
pub(crate) const COUNT_SKIPPED: Text = Text::new("没有收入的文件", "沒有收入的檔案", "files not taken in");
pub(crate) const COUNTING: Text = Text::new("正在数……", "正在數……", "counting …");
