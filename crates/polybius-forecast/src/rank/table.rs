//! Numbers that are learned, each with a step size of its own.

/// A block of weights under AdaGrad: a weight's step shrinks with the square root of the sum of
/// its squared gradients (Duchi, Hazan, Singer 2011), so that rare ones still learn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) values: Vec<f32>,
    pub(crate) squares: Vec<f32>,
    pub(crate) width: usize,
}

/// Squared gradient that every weight begins with.
const START: f32 = 1e-6;

impl Table {
    pub(crate) fn new(width: usize, values: Vec<f32>) -> Table {
        Table { squares: vec![START; values.len()], values, width }
    }

    pub(crate) fn zeros(rows: usize, width: usize) -> Table {
        Table::new(width, vec![0.0; rows * width])
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..(row + 1) * self.width]
    }

    /// One step against the gradient; a gradient of zero changes nothing.
    pub(crate) fn step(&mut self, at: usize, gradient: f32, rate: f32) {
        if gradient != 0.0 {
            self.squares[at] += gradient * gradient;
            self.values[at] -= rate * gradient / self.squares[at].sqrt();
        }
    }

    pub(crate) fn step_all(&mut self, gradients: &[f32], rate: f32) {
        let learned = self.values.iter_mut().zip(&mut self.squares);
        for ((value, square), &gradient) in learned.zip(gradients) {
            if gradient != 0.0 {
                *square += gradient * gradient;
                *value -= rate * gradient / square.sqrt();
            }
        }
    }
}

/// Numbers that look random and depend on nothing but where they stand: the same on every
/// machine, in any order of asking (SplitMix64; Steele, Lea, Flood 2014).
pub(crate) fn scattered(seed: u64, at: u64) -> f32 {
    let mut z = seed.wrapping_mul(0xD1B5_4A32_D192_ED03) ^ at.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 40) as f32 / (1u64 << 24) as f32
}

/// Beginnings of a table of vectors: near zero, no two alike.
pub(crate) fn scattered_table(rows: usize, width: usize, seed: u64, size: f32) -> Table {
    let value = |at: usize| {
        let sum: f32 = (0..4).map(|part| scattered(seed, (at * 4 + part) as u64)).sum();
        (sum - 2.0) * size
    };
    Table::new(width, (0..rows * width).map(value).collect())
}
