//! What is wrong with a folder's settings, or with a line of JSON.

use super::Text;

// jianbao.toml
pub(crate) const KEYS: Text = Text::new("paper（报名）、place（所在地）、date（日期）、page（版次）、paths（路径样式）、text（JSON 行里正文的字段）", "paper（報名）、place（所在地）、date（日期）、page（版次）、paths（路徑樣式）、text（JSON 行裡正文的欄位）", "paper, place (where the paper is at home), date, page, paths (patterns of paths), text (the field of a JSON line with the text)");
pub(crate) const NO_TOML: Text<2> = Text::new("第{}行不合 TOML 的写法：{}", "第{}行不合 TOML 的寫法：{}", "line {} is not TOML: {}");
pub(crate) const NOT_TEXT: Text<1> = Text::new("{} 应当是引号里的文字", "{} 應當是引號裡的文字", "{} must be a text in quotes");
pub(crate) const NOT_PATTERNS: Text<1> = Text::new("paths 应当是一列样式，如 {}", "paths 應當是一列樣式，如 {}", "paths must be a list of patterns, such as {}");
pub(crate) const NO_KEY: Text<2> = Text::new("没有叫 {} 的设置；可用的有 {}", "沒有叫 {} 的設定；可用的有 {}", "there is no setting {}; there are {}");
pub(crate) const NO_DAY: Text<1> = Text::new("日期“{}”应当写成 2023、2023-10 或 2023-10-26", "日期「{}」應當寫成 2023、2023-10 或 2023-10-26", "the date “{}” must be written as 2023, 2023-10 or 2023-10-26");
pub(crate) const OPEN_BRACE: Text<3> = Text::new("路径样式“{}”里有一个 {} 没有配上 {}", "路徑樣式「{}」裡有一個 {} 沒有配上 {}", "in the pattern “{}” a {} has no {}");
pub(crate) const NO_NAME: Text<3> = Text::new("路径样式“{}”里的 {} 不认识；可用的有 {}", "路徑樣式「{}」裡的 {} 不認識；可用的有 {}", "the pattern “{}” has an unknown {}; there are {}");
pub(crate) const NAMES_TOUCH: Text<2> = Text::new("路径样式“{}”里的 {} 与前一个名字之间要有别的字符隔开", "路徑樣式「{}」裡的 {} 與前一個名字之間要有別的字元隔開", "in the pattern “{}” something must stand between {} and the name before it");

// A line of JSON
pub(crate) const NO_OBJECT: Text = Text::new("这一行不是 JSON 对象", "這一行不是 JSON 物件", "this line is no JSON object");
pub(crate) const NO_TEXT: Text<1> = Text::new("这一行没有正文：找过 {}；可以在 jianbao.toml 里写 text = \"字段名\"", "這一行沒有正文：找過 {}；可以在 jianbao.toml 裡寫 text = \"欄位名\"", "this line has no text; looked for {}; in jianbao.toml you may say text = \"field\"");
