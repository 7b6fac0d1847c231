//! Bytes to text: which encoding a page is in, decided per file, never silently wrong.
