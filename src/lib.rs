//! jianbao 剪报: a terminal reader that turns transcribed Chinese newspaper pages into stories.
//!
//! Every word on the screen is a word in the code:
//!
//! ```text
//!  检索  千万工程▏              4 篇 · 相关度        prompt                    status
//!  筛选          │ ● “亮晒比拼”鼓干劲 …     │ 引题   kicker
//!  报纸          │   运城日报 · 2023-10-26? │ 主题   headline, decks, byline
//!    运城日报  1 │   …学好用好“千万工程”…   │ 正文   blocks: body crosshead caption …
//!  地点          │ ○ 解芳深入古绛镇 …       │ 接     repairs in the margin
//!    绛县      2 │   …                      │ 相关   related stories, each with its reasons
//!     filters        results                     reader
//!  ↑↓ 选  Enter 读  r 相关  f 筛选  v 修补  ? 帮助        footer, from the table of commands
//! ```
//!
//! The modules below stand in reading order, and the order is a law: a module imports only from those above it
//! (`tests/house.rs` reads this list). Data flows one way:
//! `bytes → Page → stories and repairs → facts → Index → Corpus` and
//! `key → Command → Query → Effect → answer → App → frame`.

pub mod tongue;
pub mod text;
pub mod story;
pub mod parse;
pub mod facts;
pub mod marks;
pub mod query;
pub mod index;
pub mod corpus;
pub mod excerpt;
pub mod app;
pub mod ui;
pub mod shell;
