//! A hasher for keys that are numbers already: one multiplication spreads them. The same on every machine. Knows no newspapers.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`Mixed`] hashers.
pub(super) type Mixing = BuildHasherDefault<Mixed>;

/// The hash so far.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }

    fn write_usize(&mut self, key: usize) {
        self.write_u64(key as u64);
    }
}
