//! Folding: one character to one character, so that what is typed and what stands meet (width, case, traditional forms, punctuation).
