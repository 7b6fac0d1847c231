//! Sound: readings of characters, syllables and initials.
