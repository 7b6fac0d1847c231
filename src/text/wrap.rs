//! Line breaking by cells with the Chinese rules (避头尾).
