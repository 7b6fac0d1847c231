//! The help screen, which is the palette of commands too: a list that typing narrows. Knows where one is in it, not what the
//! commands do.

use crate::text::pinyin::tells;

/// State of the help screen.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// What was typed to narrow the list.
    pub typed: String,
    /// The chosen line.
    pub cursor: usize,
}

impl Help {
    /// Whether a command with these words stays in the list: what was typed stands in one of them, or spells a part of it.
    pub fn admits(&self, words: &[&str]) -> bool {
        words.iter().any(|word| tells(word, self.typed.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_name_and_by_sound() {
        let finds = |typed: &str| {
            let help = Help { typed: typed.to_owned(), cursor: 0 };
            help.admits(&["related", "相关稿件和理由"])
        };
        assert!(["", "RELA", "稿件", "xggj", "xiangguan"].into_iter().all(finds));
        assert!(!finds("检索") && !finds("js"));
    }
}
