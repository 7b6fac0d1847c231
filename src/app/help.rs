//! The help screen: a list of commands that typing narrows. Knows where one is in it, not what the commands do.

/// State of the help screen.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// What was typed to narrow the list.
    pub typed: String,
    /// The chosen line.
    pub cursor: usize,
}

impl Help {
    /// Whether a command with these words stays in the list.
    pub fn admits(&self, words: &[&str]) -> bool {
        let typed = self.typed.to_lowercase();
        words.iter().any(|word| word.to_lowercase().contains(typed.trim()))
    }
}
