//! A quick hash for the index of names, which is asked once for every word of every text.
//!
//! The keys in the index are those of the tables, so nobody can make them collide by what he
//! writes in an article.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`Quick`] hashers.
pub(crate) type QuickState = BuildHasherDefault<Quick>;

/// Eight bytes at a time: rotate, mix in, multiply.
#[derive(Default)]
pub(crate) struct Quick(u64);

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
