//! The one table of what a reader can ask for. Footer, help screen and the key tables of the documents derive from it.

use super::areas::Pane;
use super::key::{Key, label};
use super::{App, Effect, sheet};

/// Where a command's keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere.
    Everywhere,
    /// While the query is typed.
    Prompt,
    /// While an answer is typed.
    Field,
    /// While a value of the filters is looked for.
    Find,
    /// In every pane.
    Panes,
    /// In one pane.
    In(Pane),
    /// On the list of searches.
    Recall,
    /// On the list of marks.
    Marks,
    /// On the help screen.
    Help,
}

/// Something a reader can ask for.
#[derive(Debug)]
pub struct Command {
    /// Its name in English, for configuration and scripts.
    pub name: &'static str,
    /// Where its keys count.
    pub scope: Scope,
    /// Its keys as [`Key::name`] names them, the most useful first; a sequence has spaces between its keys.
    pub keys: &'static [&'static str],
    /// A word or two for the footer, if it belongs there.
    pub hint: Option<&'static str>,
    /// What the footer shows for its key, if not the first: both arrows for the way down.
    pub sign: Option<&'static str>,
    /// What it does, in Chinese.
    pub zh: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    /// Whether it can do anything now.
    pub applies: fn(&App) -> bool,
    /// Does it.
    pub run: fn(&mut App) -> Vec<Effect>,
}

/// What a sequence of keys means.
pub enum Meaning {
    /// A command.
    Command(&'static Command),
    /// The beginning of a longer sequence.
    Beginning,
    /// Nothing.
    Nothing,
}

/// What a sequence of key names means in some scopes, of which the first counts most.
pub fn meaning(scopes: &[Scope], typed: &str) -> Meaning {
    let in_scope = |scope| TABLE.iter().filter(move |command| command.scope == scope);
    for &scope in scopes {
        if let Some(command) = in_scope(scope).find(|command| command.keys.contains(&typed)) {
            return Meaning::Command(command);
        }
        let begins = |key: &&str| key.strip_prefix(typed).is_some_and(|rest| rest.starts_with(' '));
        if in_scope(scope).any(|command| command.keys.iter().any(begins)) {
            return Meaning::Beginning;
        }
    }
    Meaning::Nothing
}

/// The commands.
pub fn table() -> &'static [Command] {
    TABLE
}

/// The table of keys in Markdown, in Chinese or in English.
pub fn markdown(chinese: bool) -> String {
    let mut text =
        if chinese { "| 按键 | 何处 | 作用 |\n" } else { "| Keys | Where | What it does |\n" }.to_owned();
    text += "|---|---|---|\n";
    for command in TABLE {
        let keys: Vec<_> =
            command.keys.iter().map(|key| format!("`{}`", label(key).replace('|', "\\|"))).collect();
        let (place, what) =
            if chinese { (command.scope.zh(), command.zh) } else { (command.scope.en(), command.en) };
        text.extend(["| ", &keys.join(" "), " | ", place, " | ", what, " |\n"]);
    }
    text
}

impl Scope {
    /// Its name in Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Everywhere => "处处",
            Self::Prompt => "检索框",
            Self::Field => "填写",
            Self::Find => "找值",
            Self::In(Pane::Chips) => "条件",
            Self::In(Pane::Card) => "名片",
            Self::In(Pane::Curve) => "走势",
            Self::Panes => "各栏",
            Self::In(Pane::Filters) => "筛选",
            Self::In(Pane::Results) => "结果",
            Self::In(Pane::Reader) => "阅读",
            Self::In(Pane::Related) => "相关",
            Self::In(Pane::Sheet) => "版面",
            Self::In(Pane::Mentions) => "各处",
            Self::In(Pane::Diff) => "对照",
            Self::Recall => "旧检索",
            Self::Marks => "标记",
            Self::Help => "帮助",
        }
    }

    /// Its name in English.
    pub fn en(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Prompt => "prompt",
            Self::Field => "field",
            Self::Find => "find",
            Self::In(Pane::Chips) => "chips",
            Self::In(Pane::Card) => "card",
            Self::In(Pane::Curve) => "curve",
            Self::Panes => "panes",
            Self::In(Pane::Filters) => "filters",
            Self::In(Pane::Results) => "results",
            Self::In(Pane::Reader) => "reader",
            Self::In(Pane::Related) => "related",
            Self::In(Pane::Sheet) => "page",
            Self::In(Pane::Mentions) => "mentions",
            Self::In(Pane::Diff) => "side by side",
            Self::Recall => "searches",
            Self::Marks => "marks",
            Self::Help => "help",
        }
    }
}

impl Command {
    /// The row of a command that always applies.
    const fn new(
        name: &'static str,
        scope: Scope,
        keys: &'static [&'static str],
        zh: &'static str,
        en: &'static str,
        run: fn(&mut App) -> Vec<Effect>,
    ) -> Self {
        Self { name, scope, keys, hint: None, sign: None, zh, en, applies: |_| true, run }
    }

    /// Shown in the footer with this word.
    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Shown in the footer with this sign for its keys.
    const fn sign(mut self, sign: &'static str) -> Self {
        self.sign = Some(sign);
        self
    }

    /// Applies only so.
    const fn when(mut self, applies: fn(&App) -> bool) -> Self {
        self.applies = applies;
        self
    }

    /// What the footer shows for its keys.
    pub fn shown_key(&self) -> String {
        self.sign.map_or_else(|| self.keys.first().copied().map(label).unwrap_or_default(), str::to_owned)
    }
}

use super::marked::Wait;
use Scope::{Everywhere, Field, Find, Help, In, Marks, Panes, Prompt, Recall};

const FILTERS: Scope = In(Pane::Filters);
const CARD: Scope = In(Pane::Card);
const CURVE: Scope = In(Pane::Curve);
const CHIPS: Scope = In(Pane::Chips);
const RESULTS: Scope = In(Pane::Results);
const READER: Scope = In(Pane::Reader);
const RELATED: Scope = In(Pane::Related);
const SHEET: Scope = In(Pane::Sheet);
const MENTIONS: Scope = In(Pane::Mentions);
const DIFF: Scope = In(Pane::Diff);

/// In each scope no key stands twice.
#[rustfmt::skip]
const TABLE: &[Command] = &[
    // Results
    Command::new("open", RESULTS, &["enter", "l", "right"], "读这篇稿件；没有找到时试选中的检索词", "read the story; where nothing is found, try the chosen query", App::read_chosen).hint("读").when(App::has_choice),
    Command::new("reader-down", RESULTS, &["J", "ctrl-down"], "在列表里把正文往下翻", "scroll the text from the list", |a| a.scroll(3)),
    Command::new("reader-up", RESULTS, &["K", "ctrl-up"], "在列表里把正文往上翻", "scroll the text back from the list", |a| a.scroll(-3)),
    Command::new("to-filters", RESULTS, &["h", "left"], "到筛选栏", "go to the filters", App::go_to_filters),
    Command::new("unfold-copies", RESULTS, &[">", "alt-u"], "展开同文：各报登的同一篇", "unfold the versions of one text", App::unfold_copies).hint("同文").when(App::has_copies),
    Command::new("select", RESULTS, &["space"], "选中这篇，再按不选；标记时一起标", "select the story, again not; marks go to all that are selected", App::select).when(App::has_story),
    Command::new("select-all", RESULTS, &["ctrl-a"], "选中检索到的全部，再按全不选", "select all stories of the query, again none", App::select_all).when(App::has_story),
    // Reader
    Command::new("read-on", READER, &["space"], "往下一屏，到末尾则读下一篇", "a page on; at the end the next story", App::read_on).hint("翻页"),
    Command::new("next-match", READER, &["n", "f3"], "下一处命中；看修补时下一处修补", "next match; among repairs the next repair", |a| a.step_goal(true)).hint("下一处").when(App::has_goals),
    Command::new("previous-match", READER, &["N", "f4"], "上一处命中或修补", "previous match or repair", |a| a.step_goal(false)).when(App::has_goals),
    Command::new("next-sentence", READER, &[")"], "选下一句，从这一屏的头一句起；Esc 不选", "choose the next sentence, at first the first on view; Esc chooses none", |a| a.step_sentence(true, false)),
    Command::new("previous-sentence", READER, &["("], "选上一句", "choose the sentence before", |a| a.step_sentence(false, false)),
    Command::new("stretch", READER, &["shift-down", ">"], "选到下一句", "choose up to the next sentence", |a| a.step_sentence(true, true)).hint("伸缩").sign("> <").when(App::has_passage),
    Command::new("shrink", READER, &["shift-up", "<"], "退回一句，或选到上一句", "one sentence less, or up to the one before", |a| a.step_sentence(false, true)),
    Command::new("next-name", READER, &["."], "下一个名字：人、地、机构、提法", "next name: person, place, organisation, slogan", |a| a.step_name(true)).hint("名字").when(App::has_names),
    Command::new("previous-name", READER, &[","], "上一个名字", "previous name", |a| a.step_name(false)).when(App::has_names),
    Command::new("card-of-name", READER, &["enter"], "这个名字的名片", "the card of the name", App::open_name).hint("名片").when(App::is_at_name),
    Command::new("turn-names", READER, &[";", "alt-e"], "名字加线或不加", "mark names or not", App::turn_names),
    Command::new("to-results", READER, &["h", "left"], "回到结果", "go to the results", App::go_to_results),
    // Related
    Command::new("jump", RELATED, &["enter", "l", "right"], "跳到这篇相关稿件", "jump to the related story", App::jump).hint("跳去").when(App::has_related),
    Command::new("close-related", RELATED, &["h", "left"], "回到正文", "go back to the text", App::go_to_reader),
    Command::new("reason-off", RELATED, &["x", "delete"], "不看选中这篇的头一类理由", "switch the first reason of this story off", App::switch_off).hint("去此类").when(App::has_related),
    Command::new("reasons-on", RELATED, &["0", "alt-0"], "各类理由都看", "switch all reasons on", App::switch_on).hint("都看").when(App::has_reasons_off),
    Command::new("jump-1", RELATED, &["1", "alt-1"], "跳到第 1 篇", "jump to number 1", |a| a.jump_to(0)).when(App::has_related),
    Command::new("jump-2", RELATED, &["2", "alt-2"], "跳到第 2 篇", "jump to number 2", |a| a.jump_to(1)).when(App::has_related),
    Command::new("jump-3", RELATED, &["3", "alt-3"], "跳到第 3 篇", "jump to number 3", |a| a.jump_to(2)).when(App::has_related),
    Command::new("jump-4", RELATED, &["4", "alt-4"], "跳到第 4 篇", "jump to number 4", |a| a.jump_to(3)).when(App::has_related),
    Command::new("jump-5", RELATED, &["5", "alt-5"], "跳到第 5 篇", "jump to number 5", |a| a.jump_to(4)).when(App::has_related),
    Command::new("jump-6", RELATED, &["6", "alt-6"], "跳到第 6 篇", "jump to number 6", |a| a.jump_to(5)).when(App::has_related),
    Command::new("jump-7", RELATED, &["7", "alt-7"], "跳到第 7 篇", "jump to number 7", |a| a.jump_to(6)).when(App::has_related),
    Command::new("jump-8", RELATED, &["8", "alt-8"], "跳到第 8 篇", "jump to number 8", |a| a.jump_to(7)).when(App::has_related),
    Command::new("jump-9", RELATED, &["9", "alt-9"], "跳到第 9 篇", "jump to number 9", |a| a.jump_to(8)).when(App::has_related),
    Command::new("side-by-side", RELATED, &["d", "alt-d"], "与正文左右对照：增、删、改、移", "side by side: added, left out, changed, moved", App::turn_diff).hint("对照").when(App::has_related),
    // Side by side
    Command::new("next-change", DIFF, &["n", "f3"], "下一处不同", "next difference", |a| a.step_change(true)).hint("下一处"),
    Command::new("previous-change", DIFF, &["N", "f4"], "上一处不同", "previous difference", |a| a.step_change(false)),
    Command::new("close-side-by-side", DIFF, &["h", "left", "d", "alt-d"], "回到相关", "go back to the related stories", App::turn_diff).hint("回相关"),
    // Page
    Command::new("open-line", SHEET, &["enter", "l", "right"], "读这一行所属的稿件", "read the story of this line", App::open_line).hint("读"),
    Command::new("split", SHEET, &["s", "alt-s"], "从这一行起另成一篇", "a story begins at this line", |a| a.correct(sheet::Sheet::split)).hint("分篇"),
    Command::new("merge", SHEET, &["m", "alt-m"], "并入上一篇", "merge with the story above", |a| a.correct(sheet::Sheet::merge)).hint("并篇"),
    Command::new("carry", SHEET, &["t", "alt-t"], "拿起这一段，再按放进光标处的稿件", "take this paragraph; again puts it into the story here", App::carry).hint("移段"),
    Command::new("keep", SHEET, &["w", "alt-w"], "这里不是重复", "this is not a duplicate", |a| a.correct(sheet::Sheet::keep)).hint("不是重复").when(App::is_on_aside),
    Command::new("paper", SHEET, &["b", "alt-b"], "填写这一版的报名", "say which paper this page is of", |a| a.ask_page(sheet::Asked::Paper)).hint("报名"),
    Command::new("date", SHEET, &["d", "alt-d"], "填写这一版的日期", "say of which day this page is", |a| a.ask_page(sheet::Asked::Date)).hint("日期"),
    Command::new("uncorrect", SHEET, &["u", "alt-u"], "撤销上一步；再往前，撤回以前的更正", "undo the last step; then corrections of earlier days", App::uncorrect).hint("撤回"),
    Command::new("close-page", SHEET, &["h", "left"], "回到正文", "go back to the text", App::close_sheet).hint("正文"),
    // Mentions
    Command::new("open-mention", MENTIONS, &["enter", "l", "right"], "读到这一处", "read the story at this place", App::open_mention).hint("读"),
    Command::new("close-mentions", MENTIONS, &["h", "left"], "回到结果", "go to the results", App::go_to_results).hint("结果"),
    // Filters
    Command::new("include", FILTERS, &["space"], "只看有这一项的，再按取消；在栏名上展开收起", "only stories with the value, again for all; fold and unfold a field", |a| a.toggle(false)).hint("只看"),
    Command::new("card-of-value", FILTERS, &["enter"], "这个人、地、机构、提法的名片；别的项同空格", "the card of the person, place, organisation, slogan; else as Space", App::open_value).hint("名片"),
    Command::new("exclude", FILTERS, &["x", "delete"], "不看有这一项的；在栏名上取消这一栏", "no stories with the value; on a field's name clear the field", |a| a.toggle(true)).hint("排除"),
    Command::new("find-value", FILTERS, &["/"], "在这一栏里找一项：汉字、拼音、首字母", "find a value of the field: characters, pinyin, initials", App::start_find).hint("找"),
    Command::new("clear-filters", FILTERS, &["0", "backspace"], "取消全部筛选", "clear all filters", App::clear_filters).hint("全消").when(App::has_filters),
    Command::new("order-values", FILTERS, &["s", "f8"], "这一栏按数目或按名称排", "order the field by count or by name", App::turn_order).hint("排序"),
    Command::new("next-field", FILTERS, &["}", "ctrl-down"], "下一栏目", "next field", |a| a.step_field(true)),
    Command::new("previous-field", FILTERS, &["{", "ctrl-up"], "上一栏目", "previous field", |a| a.step_field(false)),
    Command::new("unfold", FILTERS, &["l", "right"], "展开，再往右到结果", "unfold, then go to the results", App::unfold),
    Command::new("fold", FILTERS, &["h", "left"], "收起，或到上一级", "fold, or go to the branch above", App::fold),
    // Card
    Command::new("follow", CARD, &["enter"], "读到这一处；在别的名字上看它的名片", "read the story at this place; on another name see its card", App::follow).hint("去看"),
    Command::new("next-cell", CARD, &["right", "l"], "同一行的下一个", "next in the row", |a| a.step_cell(1)),
    Command::new("previous-cell", CARD, &["left", "h"], "同一行的上一个", "previous in the row", |a| a.step_cell(-1)),
    Command::new("next-part", CARD, &["tab", "}"], "下一段", "next part", |a| a.step_part(true)).hint("下一段"),
    Command::new("previous-part", CARD, &["backtab", "{"], "上一段", "previous part", |a| a.step_part(false)),
    Command::new("stories-of-card", CARD, &["space"], "列出这些稿件", "list its stories", |a| a.narrow_card(None)).hint("列出稿件"),
    // Curve
    Command::new("narrow-to-time", CURVE, &["enter"], "只看这段时间的稿件", "only the stories of this time", App::narrow_curve).hint("只看"),
    Command::new("turn-step", CURVE, &["space", "right", "left", "l", "h"], "逐日、逐月、逐年，轮换", "by day, month, year in turn", App::turn_curve_step).hint("日月年"),
    Command::new("compare", CURVE, &["c", "alt-c"], "与另一检索对比，再按取消", "compare with another query; again for this one alone", App::compare).hint("对比"),
    // Chips
    Command::new("remove-chip", CHIPS, &["delete", "backspace", "x", "enter"], "取消这个条件", "remove the filter", App::remove_chip).hint("取消"),
    Command::new("turn-chip", CHIPS, &["space"], "只看与排除互换", "include or exclude", App::turn_chip).hint("反选"),
    Command::new("next-chip", CHIPS, &["right", "l"], "下一个", "next", |a| a.step_chip(1)).hint("选").sign("←→"),
    Command::new("previous-chip", CHIPS, &["left", "h"], "上一个", "previous", |a| a.step_chip(-1)),
    Command::new("clear-chips", CHIPS, &["0", "ctrl-u"], "全部取消", "remove all", App::clear_filters).hint("全消"),
    // Panes
    Command::new("down", Panes, &["down", "j"], "往下", "down", |a| a.step(1)).hint("移动").sign("↑↓"),
    Command::new("up", Panes, &["up", "k"], "往上", "up", |a| a.step(-1)),
    Command::new("search", Panes, &["/", "f2"], "检索；直接打汉字也行", "search; typing Chinese does it too", App::start_typing).hint("检索"),
    Command::new("related", Panes, &["r", "f5"], "相关稿件和理由", "related stories and why", App::go_to_related).hint("相关").when(App::may_have_related),
    Command::new("back", Panes, &["backspace", "ctrl-o", "H", "alt-left"], "回到来处", "back to where one came from", App::go_back).hint("退回").when(App::can_go_back),
    Command::new("filters", Panes, &["f", "f6"], "筛选", "filters", App::go_to_filters).hint("筛选"),
    Command::new("chips", Panes, &["c", "alt-c"], "到条件行，逐个取消；结果首条再往上也行", "go to the filters that are on; up from the first hit, too", App::go_to_chips).when(App::has_filters),
    Command::new("view", Panes, &["v", "f7"], "正文、修补（各处原样和理由）、原文，轮换", "text, repairs with before and why, source, in turn", App::turn_view).hint("修补").when(App::has_story),
    Command::new("page", Panes, &["p", "f11"], "整版：每行归哪一篇，另置的为什么", "the whole page: whose each line is", App::turn_sheet).hint("整版").when(App::has_story),
    Command::new("mentions", Panes, &["m", "f12"], "逐处列出检索词，一处一行", "every mention of the query, one line each", App::turn_mentions).hint("各处").when(App::has_words),
    Command::new("searches", Panes, &["o", "ctrl-r"], "旧检索：存下的（各有几篇、几篇是新的）和用过的", "searches saved (how many stories, how many new) and past", App::turn_recall),
    Command::new("save-query", Panes, &["ctrl-s"], "给这个检索起名存下，连同筛选", "save this query with its filters under a name", App::save_query).when(App::has_query),
    Command::new("fuzzy", Panes, &["i", "alt-i"], "模糊音：zh/z、ch/c、sh/s、n/l、an/ang、en/eng、in/ing 不分，再按恢复", "sounds not told apart: zh/z, ch/c, sh/s, n/l, an/ang, en/eng, in/ing; again, told apart", App::turn_fuzzy),
    Command::new("sort", Panes, &["s", "f8"], "换排序", "change the order", App::turn_sort),
    Command::new("zen", Panes, &["z", "f9"], "只留正文", "the text alone", App::turn_zen).when(App::has_story),
    Command::new("wider", Panes, &["+", "="], "行长些", "longer lines", |a| a.widen(2)),
    Command::new("narrower", Panes, &["-"], "行短些", "shorter lines", |a| a.widen(-2)),
    Command::new("next-story", Panes, &["]", "alt-down"], "下一篇", "next story", |a| a.step_story(1)),
    Command::new("previous-story", Panes, &["[", "alt-up"], "上一篇", "previous story", |a| a.step_story(-1)),
    Command::new("forward", Panes, &["L", "alt-right"], "再往前", "forward again", App::go_forward).when(App::can_go_forward),
    Command::new("curve", Panes, &["t", "ctrl-t"], "走势：检索到的稿件逐日、逐月、逐年多少", "the query over time", App::turn_curve).hint("走势"),
    Command::new("thread-on", Panes, &["}", "alt-pagedown"], "顺着线索往后：预告、进行、后续，系列的下一篇", "on along the thread: announced, held, carried out; the next part", |a| a.walk_thread(1)).hint("线索").when(App::has_thread),
    Command::new("thread-back", Panes, &["{", "alt-pageup"], "顺着线索往前", "back along the thread", |a| a.walk_thread(-1)).when(App::has_thread),
    Command::new("copy", Panes, &["y", "f10"], "复制全文并注明出处", "copy the text with its source", App::copy).when(App::has_story),
    Command::new("star", Panes, &["*"], "星标，再按取消", "star; again, none", App::turn_star).when(App::can_mark),
    Command::new("tags", Panes, &["#", "T"], "标签，几个用空格分开；Tab 补全", "tags, parted by blanks; Tab completes", App::ask_tags).when(App::can_mark),
    Command::new("clip", Panes, &["&", "C"], "夹：把稿件放进夹子", "clip: put the story into a folder", App::ask_clips).when(App::can_mark),
    Command::new("note", Panes, &["a", "alt-a"], "批注选段或全篇；写空的删去", "note on the passage or the story; an empty one is removed", App::ask_note).when(App::has_story),
    Command::new("fold-notes", Panes, &["A", "alt-n"], "批注收起或展开", "fold the notes or show them", App::fold_notes).when(App::has_notes),
    Command::new("read", Panes, &["R", "alt-r"], "记为已读或未读", "set read or unread", App::turn_read).when(App::can_mark),
    Command::new("pin", Panes, &["`", "M"], "在这里做记号，下一键是它的名字", "pin this place; the next key names it", |a| a.wait_for_pin(Wait::Put)).when(App::has_story),
    Command::new("go-to-pin", Panes, &["'"], "到记号，下一键是它的名字", "go to a pin; the next key is its name", |a| a.wait_for_pin(Wait::Go)).when(App::has_pins),
    Command::new("marks", Panes, &["b", "alt-b"], "标记：夹、标签、星标、记号、批注", "marks: folders, tags, stars, pins, notes", App::turn_marked),
    Command::new("undo", Panes, &["u", "alt-z"], "撤销上一步：标记或更正", "undo the last step: marks or a correction", App::undo).when(App::can_undo),
    Command::new("redo", Panes, &["U", "ctrl-y"], "重做", "redo", App::redo).when(App::can_redo),
    Command::new("page-down", Panes, &["pagedown", "ctrl-f"], "往下一屏", "a page down", |a| a.page(2)),
    Command::new("page-up", Panes, &["pageup", "ctrl-b"], "往上一屏", "a page up", |a| a.page(-2)),
    Command::new("half-down", Panes, &["ctrl-d"], "往下半屏", "half a page down", |a| a.page(1)),
    Command::new("half-up", Panes, &["ctrl-u"], "往上半屏", "half a page up", |a| a.page(-1)),
    Command::new("first", Panes, &["home", "g g"], "到开头", "to the beginning", |a| a.go_end(false)),
    Command::new("last", Panes, &["end", "G"], "到末尾", "to the end", |a| a.go_end(true)),
    Command::new("next-pane", Panes, &["tab"], "下一栏", "next pane", |a| a.turn_pane(true)),
    Command::new("previous-pane", Panes, &["backtab"], "上一栏", "previous pane", |a| a.turn_pane(false)),
    Command::new("escape", Panes, &["esc"], "退一层，再清空检索和筛选；从不退出", "one layer back, then clear query and filters; never quits", App::escape),
    Command::new("quit", Panes, &["q"], "退一层，到顶则退出", "one layer back; at the top, quit", App::leave).hint("退"),
    // Prompt
    Command::new("accept", Prompt, &["enter"], "读选中的稿件", "read the chosen story", App::accept).hint("读"),
    Command::new("below", Prompt, &["down"], "下一条结果；翻旧检索时回到新些的", "next hit; among past queries a newer one", App::below).hint("选").sign("↑↓"),
    Command::new("above", Prompt, &["up"], "上一条结果；到了头一条，翻出上次的检索", "previous hit; above the first one the query asked before", App::above),
    Command::new("next-hit", Prompt, &["ctrl-n"], "下一条结果", "next hit", |a| a.step(1)),
    Command::new("previous-hit", Prompt, &["ctrl-p"], "上一条结果", "previous hit", |a| a.step(-1)),
    Command::new("hits-down", Prompt, &["pagedown"], "结果往下一屏", "a page of hits down", |a| a.page(2)),
    Command::new("hits-up", Prompt, &["pageup"], "结果往上一屏", "a page of hits up", |a| a.page(-2)),
    Command::new("complete", Prompt, &["tab"], "补全；没有可补的则离开", "complete the word; where nothing is to complete, leave", App::complete),
    Command::new("leave-prompt", Prompt, &["esc"], "离开检索框，检索词留着", "leave the prompt, keep the query", App::stop_typing).hint("离开"),
    Command::new("clear-prompt", Prompt, &["ctrl-u"], "清空", "empty the prompt", |a| a.edit(super::prompt::Prompt::delete_before)).hint("清空"),
    Command::new("recall", Prompt, &["ctrl-r", "alt-up", "f3"], "旧检索：存下的和用过的，打字查找", "searches saved and past; typing finds one", App::turn_recall).hint("旧检索"),
    Command::new("fuzzy-typing", Prompt, &["alt-i", "f8"], "模糊音开关", "sounds told apart or not", App::turn_fuzzy),
    Command::new("save", Prompt, &["ctrl-s", "f4"], "给这个检索起名存下，连同筛选", "save this query with its filters under a name", App::save_query).when(App::has_query),
    Command::new("delete-word", Prompt, &["ctrl-w"], "删一个词", "delete a word", |a| a.edit(super::prompt::Prompt::delete_word)),
    Command::new("backspace", Prompt, &["backspace", "ctrl-h"], "删前一字", "delete the character before", |a| a.edit(super::prompt::Prompt::backspace)),
    Command::new("delete", Prompt, &["delete", "ctrl-d"], "删后一字", "delete the character after", |a| a.edit(super::prompt::Prompt::delete)),
    Command::new("caret-left", Prompt, &["left", "ctrl-b"], "往左一字", "a character to the left", |a| a.move_caret(super::prompt::Prompt::left)),
    Command::new("caret-right", Prompt, &["right", "ctrl-f"], "往右一字，到末尾则补全", "a character to the right; at the end, complete", App::caret_right),
    Command::new("caret-home", Prompt, &["home", "ctrl-a"], "到框首", "to the beginning", |a| a.move_caret(super::prompt::Prompt::home)),
    Command::new("caret-end", Prompt, &["end", "ctrl-e"], "到框尾", "to the end", |a| a.move_caret(super::prompt::Prompt::end)),
    // Field
    Command::new("answer", Field, &["enter"], "就这样：照此更正，或照此命名", "so be it: correct it so, or call it so", App::take_answer).hint("确定"),
    Command::new("leave-field", Field, &["esc"], "不改", "leave it as it is", App::leave_answer).hint("不改"),
    Command::new("field-backspace", Field, &["backspace", "ctrl-h"], "删前一字", "delete the character before", |a| a.edit_answer(super::prompt::Prompt::backspace)),
    Command::new("field-left", Field, &["left", "ctrl-b"], "往左一字", "a character to the left", |a| a.edit_answer(super::prompt::Prompt::left)),
    Command::new("field-right", Field, &["right", "ctrl-f"], "往右一字", "a character to the right", |a| a.edit_answer(super::prompt::Prompt::right)),
    Command::new("field-clear", Field, &["ctrl-u"], "清空", "empty the field", |a| a.edit_answer(super::prompt::Prompt::clear)).hint("清空"),
    Command::new("field-complete", Field, &["tab"], "补全标签或夹", "complete the tag or folder", App::complete_name).when(App::has_offers),
    // Find
    Command::new("take-value", Find, &["enter"], "只看这一项", "only stories with it", |a| a.take_found_value(false)).hint("只看"),
    Command::new("refuse-value", Find, &["ctrl-x", "delete"], "排除这一项", "no stories with it", |a| a.take_found_value(true)).hint("排除").when(App::is_on_value),
    Command::new("next-value", Find, &["down", "ctrl-n"], "下一项", "next value", |a| a.step_found(1)).hint("选").sign("↑↓"),
    Command::new("previous-value", Find, &["up", "ctrl-p"], "上一项", "previous value", |a| a.step_found(-1)),
    Command::new("values-down", Find, &["pagedown"], "往下一屏", "a page down", |a| a.page(2)),
    Command::new("values-up", Find, &["pageup"], "往上一屏", "a page up", |a| a.page(-2)),
    Command::new("leave-find", Find, &["esc"], "不找了", "stop looking", App::stop_find).hint("不找了"),
    Command::new("find-backspace", Find, &["backspace", "ctrl-h"], "删前一字", "delete the character before", |a| a.edit_find(super::choose::take_last)),
    Command::new("find-clear", Find, &["ctrl-u"], "清空", "empty the field", |a| a.edit_find(String::clear)).hint("清空"),
    // Searches saved and past
    Command::new("ask-again", Recall, &["enter"], "照选中的再检索", "ask the chosen one again", App::run_recall).hint("检索"),
    Command::new("recall-down", Recall, &["down", "ctrl-n", "ctrl-r"], "往下", "down", |a| a.step_recall(1)).hint("选").sign("↑↓"),
    Command::new("recall-up", Recall, &["up", "ctrl-p"], "往上", "up", |a| a.step_recall(-1)),
    Command::new("recall-page-down", Recall, &["pagedown"], "往下一屏", "a page down", |a| a.step_recall(10)),
    Command::new("recall-page-up", Recall, &["pageup"], "往上一屏", "a page up", |a| a.step_recall(-10)),
    Command::new("name", Recall, &["f2", "ctrl-s"], "起名存下；存下的改名", "save it under a name; give a saved one another name", App::name_chosen).hint("起名"),
    Command::new("forget", Recall, &["delete", "ctrl-d"], "删去；存下的先退回用过的", "forget it; a saved one becomes a past one", App::forget).hint("删去"),
    Command::new("recall-backspace", Recall, &["backspace", "ctrl-h"], "删前一字", "delete the character before", App::unnarrow_recall),
    Command::new("close-recall", Recall, &["esc"], "关闭", "close the list", App::turn_recall).hint("关闭"),
    // Marks
    Command::new("follow-mark", Marks, &["enter"], "列出这些稿件，或到这一处", "list the stories, or go to the place", App::follow_mark).hint("去看"),
    Command::new("marks-down", Marks, &["down", "ctrl-n"], "往下", "down", |a| a.step_marked(1)).hint("选").sign("↑↓"),
    Command::new("marks-up", Marks, &["up", "ctrl-p"], "往上", "up", |a| a.step_marked(-1)),
    Command::new("marks-page-down", Marks, &["pagedown"], "往下一屏", "a page down", |a| a.step_marked(10)),
    Command::new("marks-page-up", Marks, &["pageup"], "往上一屏", "a page up", |a| a.step_marked(-10)),
    Command::new("rename-mark", Marks, &["f2", "ctrl-s"], "改名，或改批注", "give it another name, or change the note", App::rename_mark).hint("改"),
    Command::new("drop-mark", Marks, &["delete", "ctrl-d"], "去掉；标签和夹从每篇去掉，u 可撤销", "take it away, a tag or folder from every story; u undoes", App::drop_mark).hint("去掉"),
    Command::new("marks-backspace", Marks, &["backspace", "ctrl-h"], "删前一字", "delete the character before", App::unnarrow_marked),
    Command::new("close-marks", Marks, &["esc"], "关闭", "close the list", App::turn_marked).hint("关闭"),
    // Help
    Command::new("close-help", Help, &["esc"], "关闭帮助", "close the help", App::close_help).hint("关闭"),
    Command::new("help-run", Help, &["enter"], "执行选中的一项", "do the chosen thing", App::run_help).hint("执行"),
    Command::new("help-down", Help, &["down", "ctrl-n"], "往下", "down", |a| a.step_help(1)).hint("选").sign("↑↓"),
    Command::new("help-up", Help, &["up", "ctrl-p"], "往上", "up", |a| a.step_help(-1)),
    Command::new("help-page-down", Help, &["pagedown"], "往下一屏", "a page down", |a| a.step_help(10)),
    Command::new("help-page-up", Help, &["pageup"], "往上一屏", "a page up", |a| a.step_help(-10)),
    Command::new("help-backspace", Help, &["backspace"], "删前一字", "delete the character before", App::unfilter_help),
    // Everywhere
    Command::new("help", Panes, &["?", ":", "ctrl-p"], "帮助；打字查找命令，Enter 执行", "help; typing finds a command, Enter runs it", App::turn_help).hint("帮助"),
    Command::new("help-anywhere", Everywhere, &["f1"], "帮助，打字时也行", "help, also while typing", App::turn_help),
    Command::new("redraw", Everywhere, &["ctrl-l"], "重画", "redraw", |_| vec![Effect::Redraw]),
    Command::new("suspend", Everywhere, &["ctrl-z"], "挂起，fg 回来", "suspend; fg comes back", |_| vec![Effect::Suspend]),
    Command::new("quit-now", Everywhere, &["ctrl-c"], "立刻退出", "quit at once", |_| vec![Effect::Quit]),
];

/// The key a press stands for in the table: outside fields, full-width forms count as half-width.
pub fn name_of(key: Key, in_field: bool) -> String {
    if in_field { key.name() } else { key.half().name() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_key_means_two_things_and_no_name_stands_twice() {
        let mut names = BTreeSet::new();
        let mut keys = Vec::new();
        for command in TABLE {
            assert!(names.insert(command.name), "{} stands twice", command.name);
            for key in command.keys {
                assert!(!keys.contains(&(command.scope, *key)), "{key} stands twice: {}", command.name);
                keys.push((command.scope, *key));
            }
        }
        for (scope, key) in &keys {
            let longer = keys.iter().find(|(s, k)| s == scope && k.starts_with(&format!("{key} ")));
            assert!(longer.is_none(), "{key} hides {longer:?}");
        }
    }

    #[test]
    fn nothing_needs_a_letter() {
        let is_letter = |key: &&str| {
            key.split(' ').all(|k| k.chars().count() == 1 && k.chars().all(char::is_alphanumeric))
        };
        for command in TABLE.iter().filter(|c| !matches!(c.name, "quit" | "help")) {
            assert!(!command.keys.iter().all(is_letter), "{} has letters only", command.name);
        }
    }

    #[test]
    fn the_key_table_has_a_row_for_each_command() {
        for chinese in [true, false] {
            assert_eq!(markdown(chinese).lines().count(), TABLE.len() + 2);
        }
    }
}
