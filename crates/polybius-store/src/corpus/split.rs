//! Which sentences train, which tune, which test.

use sha2::{Digest as _, Sha256};

/// A part of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Split {
    /// For training: eight in ten.
    Train,
    /// For tuning: one in ten.
    Dev,
    /// For testing: one in ten.
    Test,
}

impl Split {
    /// All.
    pub const ALL: [Split; 3] = [Split::Train, Split::Dev, Split::Test];

    /// The part that a document belongs to. A hash of its id decides, so that new sentences
    /// never move old ones.
    pub fn of(document: &str) -> Split {
        let hash = Sha256::digest(document.as_bytes());
        let first = hash.iter().take(4).fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        match first % 10 {
            0 => Split::Dev,
            1 => Split::Test,
            _ => Split::Train,
        }
    }

    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Split::Train => "train",
            Split::Dev => "dev",
            Split::Test => "test",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_training_code_splits() {
        // `python -c "from corpus import split_of; print(split_of('…'))"`
        for (id, split) in SPLITS {
            assert_eq!(Split::of(id).name(), split, "{id}");
        }
    }

    const SPLITS: [(&str, &str); 6] = [
        ("w1-0001", "train"),
        ("wn-é1", "train"),
        ("w1-0015", "test"),
        ("wn-é30", "test"),
        ("w1-0049", "dev"),
        ("wn-é50", "dev"),
    ];
}
