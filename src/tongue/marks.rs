//! Marking stories: what the commands do, what is asked and said, and how marks are kept, taken out and brought in.

use super::Text;

// Fields
pub(crate) const FIELD_MARK: Text = Text::new("标记", "標記", "mark");
pub(crate) const FIELD_TAG: Text = Text::new("标签", "標籤", "tag");
pub(crate) const FIELD_CLIP: Text = Text::new("夹", "夾", "clip");

// Values of the field of marks; the English name is the one typed, too
pub(crate) const UNREAD: Text = Text::new("未读", "未讀", "unread");
pub(crate) const READ: Text = Text::new("已读", "已讀", "read");
pub(crate) const STARRED: Text = Text::new("星标", "星標", "starred");
pub(crate) const NOTED: Text = Text::new("批注", "批註", "noted");
pub(crate) const TAGGED: Text = Text::new("加了标签", "加了標籤", "tagged");
pub(crate) const CLIPPED: Text = Text::new("入夹", "入夾", "clipped");
pub(crate) const MAY_BE: Text = Text::new("可以是未读、已读、星标、批注、标签、夹", "可以是未讀、已讀、星標、批註、標籤、夾", "it may be unread, read, starred, noted, tagged or clipped");

// Commands
pub(crate) const SCOPE: Text = Text::new("标记", "標記", "marks");
pub(crate) const SELECT: Text = Text::new("选中这篇，再按不选；标记时一起标", "選中這篇，再按不選；標記時一起標", "select the story, again not; marks go to all that are selected");
pub(crate) const SELECT_ALL: Text = Text::new("选中检索到的全部，再按全不选", "選中檢索到的全部，再按全不選", "select all stories of the query, again none");
pub(crate) const STAR: Text = Text::new("星标，再按取消", "星標，再按取消", "star; again, none");
pub(crate) const TAGS: Text = Text::new("标签，几个用空格分开，用过的会提示", "標籤，幾個用空格分開，用過的會提示", "tags, parted by blanks; those in use are offered");
pub(crate) const CLIP: Text = Text::new("夹：把稿件放进夹子", "夾：把稿件放進夾子", "clip: put the story into a folder");
pub(crate) const NOTE: Text = Text::new("批注选段或全篇；写空的删去", "批註選段或全篇；寫空的刪去", "note on the passage or the story; an empty one is removed");
pub(crate) const FOLD_NOTES: Text = Text::new("批注收起或展开", "批註收起或展開", "fold the notes or show them");
pub(crate) const TURN_READ: Text = Text::new("记为已读或未读", "記為已讀或未讀", "set read or unread");
pub(crate) const PIN: Text = Text::new("在这里做记号，下一键是它的名字", "在這裡做記號，下一鍵是它的名字", "pin this place; the next key names it");
pub(crate) const GO_TO_PIN: Text = Text::new("到记号，下一键是它的名字", "到記號，下一鍵是它的名字", "go to a pin; the next key is its name");
pub(crate) const MARKS: Text = Text::new("标记：夹、标签、星标、记号、批注", "標記：夾、標籤、星標、記號、批註", "marks: folders, tags, stars, pins, notes");
pub(crate) const UNDO: Text = Text::new("撤销上一步：标记或更正", "復原上一步：標記或更正", "undo the last step: marks or a correction");
pub(crate) const REDO: Text = Text::new("重做", "重做", "redo");
pub(crate) const UNCORRECT: Text = Text::new("撤销上一步；再往前，撤回以前的更正", "復原上一步；再往前，撤回以前的更正", "undo the last step; then corrections of earlier days");
pub(crate) const COMPLETE: Text = Text::new("补全标签或夹", "補全標籤或夾", "complete the tag or folder");
pub(crate) const FOLLOW: Text = Text::new("列出这些稿件，或到这一处", "列出這些稿件，或到這一處", "list the stories, or go to the place");
pub(crate) const RENAME: Text = Text::new("改名，或改批注", "改名，或改批註", "give it another name, or change the note");
pub(crate) const DROP: Text = Text::new("去掉；标签和夹从每篇去掉，u 可撤销", "去掉；標籤和夾從每篇去掉，u 可復原", "take it away, a tag or folder from every story; u undoes");
pub(crate) const HINT_FOLLOW: Text = Text::new("去看", "去看", "go");
pub(crate) const HINT_RENAME: Text = Text::new("改", "改", "change");
pub(crate) const HINT_DROP: Text = Text::new("去掉", "去掉", "remove");

// Boxes
pub(crate) const ASK_TAGS: Text = Text::new("标签 ", "標籤 ", "tags ");
pub(crate) const ASK_CLIPS: Text = Text::new("夹 ", "夾 ", "folders ");
pub(crate) const ASK_NOTE: Text = Text::new("批注 ", "批註 ", "note ");
pub(crate) const ASK_NAME: Text = Text::new("改名 ", "改名 ", "new name ");

// What was done
pub(crate) const STARRED_NOW: Text = Text::new("星标", "星標", "starred");
pub(crate) const UNSTARRED_NOW: Text = Text::new("取消星标", "取消星標", "no star any more");
pub(crate) const READ_NOW: Text = Text::new("记为已读", "記為已讀", "set read");
pub(crate) const UNREAD_NOW: Text = Text::new("记为未读", "記為未讀", "set unread");
pub(crate) const TAGGED_NOW: Text<1> = Text::new("标签：{}", "標籤：{}", "tags: {}");
pub(crate) const CLIPPED_NOW: Text<1> = Text::new("夹：{}", "夾：{}", "folders: {}");
pub(crate) const NOTED_NOW: Text = Text::new("写下批注", "寫下批註", "noted");
pub(crate) const UNNOTED_NOW: Text = Text::new("删去批注", "刪去批註", "note removed");
pub(crate) const OF_STORIES: Text<2> = Text::new("{}（{} 篇）", "{}（{} 篇）", "{} ({} {story|stories})");
pub(crate) const SELECTED_NOW: Text<2> = Text::new("选中 {} 篇；{} 全不选", "選中 {} 篇；{} 全不選", "{} {story|stories} selected; {} for none");
pub(crate) const SELECTED_MOST: Text<2> = Text::new("选中 {} 篇（一次最多这么多）；{} 全不选", "選中 {} 篇（一次最多這麼多）；{} 全不選", "{} stories selected, the most at a time; {} for none");
pub(crate) const SELECTED: Text<1> = Text::new("选中 {} · ", "選中 {} · ", "{} selected · ");
pub(crate) const FOLDED: Text = Text::new("批注收起，行边有“注”", "批註收起，行邊有「注」", "notes folded; their signs stand in the margin");
pub(crate) const UNFOLDED: Text = Text::new("批注展开", "批註展開", "notes shown");
pub(crate) const PUT_PIN: Text<2> = Text::new("记号 {} 在这里；按 {1} {0} 回来", "記號 {} 在這裡；按 {1} {0} 回來", "{} pinned here; {1} {0} comes back");
pub(crate) const NO_PIN: Text<1> = Text::new("没有记号 {}", "沒有記號 {}", "there is no pin {}");
pub(crate) const NOT_HERE: Text<1> = Text::new("“{}”不在现在打开的稿库里", "「{}」不在現在開啟的稿庫裡", "“{}” is not in this library");
pub(crate) const DROPPED: Text<2> = Text::new("去掉{}“{}”；u 撤销", "去掉{}「{}」；u 復原", "{} “{}” removed; u undoes");
pub(crate) const RENAMED: Text<3> = Text::new("{}“{}”改名“{}”", "{}「{}」改名「{}」", "{} “{}” is now “{}”");
pub(crate) const NOTHING_TO_UNDO: Text = Text::new("没有可以撤销的", "沒有可以復原的", "nothing to undo");
pub(crate) const NOTHING_TO_REDO: Text = Text::new("没有可以重做的", "沒有可以重做的", "nothing to redo");
pub(crate) const UNDONE: Text<1> = Text::new("撤销：{}", "復原：{}", "undone: {}");
pub(crate) const REDONE: Text<1> = Text::new("重做：{}", "重做：{}", "done again: {}");
pub(crate) const CORRECTED: Text<1> = Text::new("更正 {}", "更正 {}", "correction of {}");
pub(crate) const LEFT_OUT: Text<2> = Text::new("{}；{} 处后来另有改动，没有动", "{}；{} 處後來另有改動，沒有動", "{}; {} {change|changes} left alone, as something else was set since");

// On the screen
pub(crate) const TITLE: Text = Text::new("标记", "標記", "marks");
pub(crate) const NOTHING_YET: Text<5> = Text::new("还没有标记：{} 星标，{} 标签，{} 夹，{} 批注，{} 记号", "還沒有標記：{} 星標，{} 標籤，{} 夾，{} 批註，{} 記號", "no marks yet: {} star, {} tags, {} folder, {} note, {} pin");
pub(crate) const NO_SUCH: Text = Text::new("没有这样的标记", "沒有這樣的標記", "no such mark");
pub(crate) const STORIES: Text<1> = Text::new("{} 篇", "{} 篇", "{} {story|stories}");
pub(crate) const CLIPS: Text = Text::new("夹", "夾", "folder");
pub(crate) const TAG: Text = Text::new("标签", "標籤", "tag");
pub(crate) const STARS: Text = Text::new("星标", "星標", "stars");
pub(crate) const PINS: Text = Text::new("记号", "記號", "pins");
pub(crate) const NOTES: Text = Text::new("批注", "批註", "notes");
pub(crate) const NAME_PIN: Text = Text::new("记号 … 按一个键作名字", "記號 … 按一個鍵作名字", "pin … the next key is its name");
pub(crate) const TO_PIN: Text = Text::new("到记号 …", "到記號 …", "go to pin …");
pub(crate) const SIGN: Text = Text::new("注", "注", "n");
pub(crate) const IN_FOLDERS: Text<1> = Text::new("夹 {}", "夾 {}", "in {}");
pub(crate) const QUOTED: Text<2> = Text::new("“{}” {}", "「{}」 {}", "“{}” {}");

// Keeping them
pub(crate) const UNKEPT: Text<2> = Text::new("标记没有存下（{}：{}）；这次打开期间仍记得，下次标记时再试", "標記沒有存下（{}：{}）；這次開啟期間仍記得，下次標記時再試", "marks were not kept ({}: {}); they are remembered while this is open, and tried again with the next");
pub(crate) const UNREADABLE: Text<1> = Text::new("标记读不出来：{}；这次打开期间的标记不会存下", "標記讀不出來：{}；這次開啟期間的標記不會存下", "marks cannot be read: {}; those of this session are not kept");
pub(crate) const ODD_LINES: Text<3> = Text::new("标记的记录里有 {} 行用不了，已跳过，原样留着（{}，第 {} 字节起）", "標記的記錄裡有 {} 行用不了，已跳過，原樣留著（{}，第 {} 位元組起）", "{} {line|lines} of the log of marks cannot be used and {was|were} skipped, not touched ({}, from byte {})");
pub(crate) const TOO_LARGE: Text = Text::new("文件太大", "檔案太大", "the file is too large");
pub(crate) const NO_FILE: Text = Text::new("不是普通文件", "不是普通檔案", "not a regular file");
pub(crate) const UNMARKED: Text<2> = Text::new("标记没有存下（{}）：{}", "標記沒有存下（{}）：{}", "marks were not kept ({}): {}");
pub(crate) const UNMARKED_HINT: Text = Text::new("请看那里能不能读写，磁盘有没有满", "請看那裡能不能讀寫，磁碟有沒有滿", "see whether that can be read and written, and whether the disk is full");
pub(crate) const NO_HOME: Text = Text::new("找不到存放标记的地方", "找不到存放標記的地方", "there is no place for marks");

// The command line
pub(crate) const MARKED: Text<1> = Text::new("标记了 {} 篇", "標記了 {} 篇", "{} {story|stories} marked");
pub(crate) const MARKED_ALREADY: Text<1> = Text::new("{} 篇早已如此", "{} 篇早已如此", "{} {story|stories}, which had these marks already");
pub(crate) const IMPORTED: Text<1> = Text::new("收进 {} 条", "收進 {} 條", "{} {entry|entries} brought in");
pub(crate) const IMPORTED_ALREADY: Text<1> = Text::new("{} 条早已都有", "{} 條早已都有", "{} {entry|entries}, all of which were there already");
pub(crate) const NOT_UNDERSTOOD: Text<2> = Text::new("有 {} 行没有看懂，没有收：第 {} 行", "有 {} 行沒有看懂，沒有收：第 {} 行", "{} {line was|lines were} not understood and left out: {}");
pub(crate) const NO_FORM: Text<1> = Text::new("标记只能写成 txt 或 jsonl，不能写成 {}", "標記只能寫成 txt 或 jsonl，不能寫成 {}", "marks can be written as txt or jsonl, not as {}");
pub(crate) const MARK: Text = Text::new("标记稿件：已读、星标、标签、夹、批注", "標記稿件：已讀、星標、標籤、夾、批註", "Mark stories: read, star, tags, folders, notes");
pub(crate) const USE_MARK: Text = Text::new("jianbao mark [选项] <编号>...", "jianbao mark [選項] <編號>...", "jianbao mark [OPTIONS] <ID>...");
pub(crate) const IMPORT: Text = Text::new("读回标记；只添不减", "讀回標記；只添不減", "Bring marks in; nothing is taken away");
pub(crate) const USE_IMPORT: Text = Text::new("jianbao import <文件>", "jianbao import <檔案>", "jianbao import <FILE>");
pub(crate) const IMPORT_FILE: Text = Text::new("jianbao export --marks 写出的，文字或 JSON；- 表示标准输入", "jianbao export --marks 寫出的，文字或 JSON；- 表示標準輸入", "What jianbao export --marks wrote, text or JSON; - is standard input");
pub(crate) const EXPORT_MARKS: Text = Text::new("写出全部标记，而不是稿件：txt 文字，可以用编辑器改；jsonl 每条一行 JSON；jianbao import 读回", "寫出全部標記，而不是稿件：txt 文字，可以用編輯器改；jsonl 每條一行 JSON；jianbao import 讀回", "Write all marks instead of stories: txt, which can be edited, or jsonl; jianbao import brings them back");
pub(crate) const NO_MARK: Text = Text::new("没有说怎样标记，如 --star、--tag 粮食、--note 记一笔", "沒有說怎樣標記，如 --star、--tag 糧食、--note 記一筆", "say how to mark, such as --star, --tag grain or --note …");
pub(crate) const MARK_READ: Text = Text::new("记为已读", "記為已讀", "Mark as read");
pub(crate) const MARK_UNREAD: Text = Text::new("记为未读", "記為未讀", "Mark as unread");
pub(crate) const MARK_UNSTAR: Text = Text::new("取消星标", "取消星標", "Take the star away");
pub(crate) const A_TAG: Text = Text::new("标签", "標籤", "TAG");
pub(crate) const A_CLIP: Text = Text::new("夹", "夾", "FOLDER");
pub(crate) const A_NOTE: Text = Text::new("文字", "文字", "TEXT");
pub(crate) const MARK_IDS: Text = Text::new("稿件编号，或它的开头，可以有几个", "稿件編號，或它的開頭，可以有幾個", "Ids of stories, or how they begin");
pub(crate) const MARK_QUERY: Text = Text::new("标记检索到的全部稿件", "標記檢索到的全部稿件", "Mark all stories of this query");
pub(crate) const MARK_STAR: Text = Text::new("加星标", "加星標", "Put a star");
pub(crate) const MARK_TAG: Text = Text::new("加标签，几个用逗号分开", "加標籤，幾個用逗號分開", "Put tags, parted by commas");
pub(crate) const MARK_UNTAG: Text = Text::new("去掉标签", "去掉標籤", "Take tags away");
pub(crate) const MARK_CLIP: Text = Text::new("放进夹子", "放進夾子", "Put into a folder");
pub(crate) const MARK_UNCLIP: Text = Text::new("从夹子里取出", "從夾子裡取出", "Take out of a folder");
pub(crate) const MARK_NOTE: Text = Text::new("写一条批注", "寫一條批註", "Write a note");
pub(crate) const MARK_QUOTE: Text = Text::new("批注的是这几个字", "批註的是這幾個字", "The words the note is on");
pub(crate) const SETTLED: Text<2> = Text::new("版面重新转录过：{} 篇稿件的标记已跟上，{} 篇找不到是哪篇", "版面重新轉錄過：{} 篇稿件的標記已跟上，{} 篇找不到是哪篇", "pages were transcribed anew: the marks of {} {story|stories} followed, {} cannot be placed");
pub(crate) const LOST: Text = Text::new("标记无着", "標記無著", "lost-marks");
pub(crate) const LOST_ARE: Text = Text::new("标记过、现在认不出是哪篇的稿件", "標記過、現在認不出是哪篇的稿件", "marked stories that cannot be told among those of their page now");
