//! Taking away: passages, copying, writing to files, handing to commands and editors.

use super::Text;

// Commands: passages
pub(crate) const NEXT_SENTENCE: Text = Text::new("选下一句，从这一屏的头一句起", "選下一句，從這一屏的頭一句起", "choose the next sentence, at first the first on view");
pub(crate) const PREVIOUS_SENTENCE: Text = Text::new("选上一句", "選上一句", "choose the sentence before");
pub(crate) const STRETCH: Text = Text::new("选到下一句", "選到下一句", "choose up to the next sentence");
pub(crate) const SHRINK: Text = Text::new("退回一句，或选到上一句", "退回一句，或選到上一句", "one sentence less, or up to the one before");
pub(crate) const HINT_STRETCH: Text = Text::new("伸缩", "伸縮", "stretch");

// Commands: taking away
pub(crate) const COPY: Text = Text::new("复制：文字、引文、参考文献条目、路径", "複製：文字、引文、參考文獻條目、路徑", "copy: text, quotation, citation, path");
pub(crate) const EXPORT: Text = Text::new("导出本篇、选段、选中的或检索到的全部", "匯出本篇、選段、選中的或檢索到的全部", "write the story, the passage, those selected or all that was found to a file");
pub(crate) const PIPE: Text = Text::new("把选段或全文交给一个命令；! 开头经过 shell", "把選段或全文交給一個命令；! 開頭經過 shell", "give the passage or the story to a command; after ! through the shell");
pub(crate) const EDIT: Text = Text::new("用编辑器打开原文，光标在这一篇", "用編輯器開啟原文，游標在這一篇", "open the source in an editor, at this story");
pub(crate) const MOUSE: Text = Text::new("鼠标交还终端，或收回来", "滑鼠交還終端，或收回來", "leave the mouse to the terminal, or take it");
pub(crate) const MOUSE_LEFT: Text<1> = Text::new("鼠标交还终端了；再按 {} 收回", "滑鼠交還終端了；再按 {} 收回", "the mouse is the terminal's now; {} takes it back");
pub(crate) const MOUSE_TAKEN: Text = Text::new("鼠标收回来了：点选、双击打开、滚轮、拖选即复制", "滑鼠收回來了：點選、雙擊開啟、滾輪、拖選即複製", "the mouse is ours: click, double click, wheel; what is dragged over is copied");
pub(crate) const COPY_WORDS: Text = Text::new("文字：选段，没有选就是全文", "文字：選段，沒有選就是全文", "text: the passage, or the whole story");
pub(crate) const COPY_QUOTE: Text = Text::new("引文，加引号，后面注明出处", "引文，加引號，後面註明出處", "quotation with its source");
pub(crate) const COPY_CITATION: Text = Text::new("参考文献条目（GB/T 7714）", "參考文獻條目（GB/T 7714）", "citation by GB/T 7714");
pub(crate) const COPY_PATH: Text = Text::new("原文的路径和行号", "原文的路徑和行號", "path and line of the source");
pub(crate) const EXPORT_MARKDOWN: Text = Text::new("Markdown，注明出处和修补", "Markdown，註明出處和修補", "Markdown with sources and repairs");
pub(crate) const EXPORT_TEXT: Text = Text::new("纯文本", "純文字", "plain text");
pub(crate) const EXPORT_LINES: Text = Text::new("JSON Lines，一篇一行，连同人物地点等", "JSON Lines，一篇一行，連同人物地點等", "JSON Lines with all facts");
pub(crate) const EXPORT_CSV: Text = Text::new("CSV 表格，Excel 可开", "CSV 表格，Excel 可開", "CSV for spreadsheets");
pub(crate) const EXPORT_GBT: Text = Text::new("参考文献条目（GB/T 7714）", "參考文獻條目（GB/T 7714）", "citations by GB/T 7714");
pub(crate) const EXPORT_BIBTEX: Text = Text::new("BibTeX", "BibTeX", "BibTeX");
pub(crate) const EXPORT_RIS: Text = Text::new("RIS：Zotero、EndNote、NoteExpress", "RIS：Zotero、EndNote、NoteExpress", "RIS for reference managers");
pub(crate) const EXPORT_WHICH: Text = Text::new("换范围：本篇、选中的、检索到的全部", "換範圍：本篇、選中的、檢索到的全部", "this story, those selected, all that was found, in turn");
pub(crate) const HINT_WHICH: Text = Text::new("换范围", "換範圍", "which");
pub(crate) const MENU_RUN: Text = Text::new("就做选中的", "就做選中的", "do the chosen thing");
pub(crate) const HINT_RUN: Text = Text::new("确定", "確定", "do it");
pub(crate) const CLOSE_MENU: Text = Text::new("关闭选单", "關閉選單", "close the menu");
pub(crate) const MENU: Text = Text::new("选单", "選單", "menu");
pub(crate) const COPYING: Text = Text::new("复制", "複製", "copy");
pub(crate) const EXPORTING: Text = Text::new("导出", "匯出", "export");

// Titles and boxes
pub(crate) const CHOSEN: Text<1> = Text::new("选段 {} 字", "選段 {} 字", "passage of {} {character|characters}");
pub(crate) const COPY_STORY: Text = Text::new("复制本篇", "複製本篇", "copy this story");
pub(crate) const COPY_PASSAGE: Text = Text::new("复制选段", "複製選段", "copy the passage");
pub(crate) const EXPORT_STORY: Text = Text::new("导出本篇", "匯出本篇", "export this story");
pub(crate) const EXPORT_PASSAGE: Text = Text::new("导出选段", "匯出選段", "export the passage");
pub(crate) const EXPORT_SELECTED: Text<1> = Text::new("导出选中的 {} 篇", "匯出選中的 {} 篇", "export the {} selected {story|stories}");
pub(crate) const EXPORT_FOUND: Text<1> = Text::new("导出检索到的 {} 篇", "匯出檢索到的 {} 篇", "export {} {story|stories}");
pub(crate) const WHERE: Text = Text::new("存到 ", "存到 ", "write to ");
pub(crate) const COMMAND: Text = Text::new("命令 ", "命令 ", "command ");

// What was done
pub(crate) const COPIED_PASSAGE: Text<1> = Text::new("已复制选段 {} 字", "已複製選段 {} 字", "copied the passage, {} {character|characters}");
pub(crate) const COPIED_STORY: Text<1> = Text::new("已复制全文 {} 字", "已複製全文 {} 字", "copied the story, {} {character|characters}");
pub(crate) const COPIED_QUOTE: Text = Text::new("已复制引文和出处", "已複製引文和出處", "copied the quotation with its source");
pub(crate) const COPIED_CITATION: Text = Text::new("已复制参考文献条目", "已複製參考文獻條目", "copied the citation");
pub(crate) const COPIED_PATH: Text = Text::new("已复制原文的路径和行号", "已複製原文的路徑和行號", "copied path and line of the source");
pub(crate) const COPIED_BY: Text<2> = Text::new("{}（{}）", "{}（{}）", "{} ({})");
pub(crate) const BY_PROGRAM: Text<1> = Text::new("经 {}", "經 {}", "by {}");
pub(crate) const BY_TERMINAL: Text = Text::new("经终端 OSC 52", "經終端 OSC 52", "by the terminal, OSC 52");
pub(crate) const BY_TMUX: Text = Text::new("经 tmux 和终端 OSC 52", "經 tmux 和終端 OSC 52", "by tmux and the terminal, OSC 52");
pub(crate) const BY_SCREEN: Text = Text::new("经 screen 和终端 OSC 52", "經 screen 和終端 OSC 52", "by screen and the terminal, OSC 52");
pub(crate) const TOO_LONG: Text<2> = Text::new("没有复制：太长，终端的剪贴板至多放 {} KB；可以按 {} 导出", "沒有複製：太長，終端的剪貼簿至多放 {} KB；可以按 {} 匯出", "not copied: the terminal's clipboard takes {} KB at most; {} writes it to a file");
pub(crate) const OCCUPIED: Text<2> = Text::new("已经有 {}；再按 {} 换下它，或改个名字", "已經有 {}；再按 {} 換下它，或改個名字", "{} is there already; {} again replaces it, or change the name");
pub(crate) const EXPORTED: Text<2> = Text::new("{} 篇写到 {}", "{} 篇寫到 {}", "{} {story|stories} written to {}");
pub(crate) const EXPORTED_SO_FAR: Text<2> = Text::new("正在导出 {}/{} 篇", "正在匯出 {}/{} 篇", "exporting, {} of {}");
pub(crate) const NOT_EXPORTED: Text<1> = Text::new("没有导出：{}", "沒有匯出：{}", "not exported: {}");
pub(crate) const KEYBOARD_BUSY: Text = Text::new("键盘正忙，请再按一次", "鍵盤正忙，請再按一次", "the keyboard is busy; press it again");
pub(crate) const NO_COPY: Text<1> = Text::new("没有打开：副本写不下来（{}）", "沒有開啟：副本寫不下來（{}）", "not opened: the copy could not be written ({})");
pub(crate) const IS_COPY: Text = Text::new("打开的是展开的只读副本，原文没有动", "開啟的是展開的唯讀副本，原文沒有動", "what was opened is a read-only copy; the source is as it was");
pub(crate) const UNPAIRED: Text = Text::new("命令里的引号没有成对", "命令裡的引號沒有成對", "a quotation mark of the command has no other");
pub(crate) const NO_COMMAND: Text = Text::new("没有写命令", "沒有寫命令", "no command was typed");
pub(crate) const UNPAIRED_EDITOR: Text<1> = Text::new("EDITOR 里的引号没有成对：{}", "EDITOR 裡的引號沒有成對：{}", "a quotation mark of EDITOR has no other: {}");
pub(crate) const PRESS_ENTER: Text<1> = Text::new("[{}；按 Enter 回到剪报] ", "[{}；按 Enter 回到剪報] ", "[{}; Enter goes back to jianbao] ");
pub(crate) const TERMINAL_KEPT: Text<1> = Text::new("终端没有收回来：{}", "終端沒有收回來：{}", "the terminal could not be taken back: {}");
pub(crate) const RAN: Text<1> = Text::new("{} 完成", "{} 完成", "{}: done");
pub(crate) const RAN_WITH: Text<2> = Text::new("{} 退出码 {}", "{} 退出碼 {}", "{}: exit status {}");
pub(crate) const BROKEN_OFF: Text<1> = Text::new("{} 被中断", "{} 被中斷", "{}: broken off");
pub(crate) const NO_SUCH_COMMAND: Text<1> = Text::new("没有 {} 这个命令", "沒有 {} 這個命令", "there is no command {}");
pub(crate) const NOT_RUN: Text<2> = Text::new("{} 没有运行：{}", "{} 沒有執行：{}", "{} was not run: {}");

// Errors
pub(crate) const EXISTS: Text<1> = Text::new("已经有 {}，没有动它", "已經有 {}，沒有動它", "{} is there already and was left alone");
pub(crate) const DO_FORCE: Text = Text::new("请换个名字，或加 --force 换下它", "請換個名字，或加 --force 換下它", "choose another name, or add --force to replace it");
pub(crate) const IN_LIBRARY: Text<1> = Text::new("{} 在稿库里，会被当成版面收进来", "{} 在稿庫裡，會被當成版面收進來", "{} lies in the library, which would take it for a page");
pub(crate) const DO_OUTSIDE: Text = Text::new("请写到稿库外面的文件夹", "請寫到稿庫外面的資料夾", "write it to a folder outside the library");
pub(crate) const UNWRITTEN: Text<2> = Text::new("没有写成 {}：{}", "沒有寫成 {}：{}", "{} was not written: {}");
pub(crate) const DO_FOLDER: Text = Text::new("请看那个文件夹在不在、能不能写、还有没有空间", "請看那個資料夾在不在、能不能寫、還有沒有空間", "see whether the folder is there, can be written and has room");
