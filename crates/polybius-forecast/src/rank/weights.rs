//! What the ranking model has learned.

use super::memory::{SCALES, STEPS};
use super::table::{Table, scattered_table};

/// Where in [`Own::pair`] things stand: days since any event, days since the same, any count.
pub(crate) const SINCE_ANY: usize = 0;
pub(crate) const SINCE_SAME: usize = STEPS;
pub(crate) const ANY_COUNT: usize = 2 * STEPS;
pub(crate) const PAIR: usize = 2 * STEPS + SCALES;
/// Where in [`Own::target`] things stand: any count, same count, days since the same.
pub(crate) const TARGET_ANY: usize = 0;
pub(crate) const TARGET_SAME: usize = SCALES;
pub(crate) const TARGET_SINCE: usize = 2 * SCALES;
pub(crate) const TARGET: usize = 2 * SCALES + STEPS;

/// How the model is trained. The defaults were chosen on the valid parts of ICEWS14 and ICEWS18.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Width of the vectors that say which actors resemble each other; 0 leaves them out.
    pub width: usize,
    /// How often the training days are gone through, in their order; less often, but once at
    /// least, where events times actors times passes would go beyond 30 thousand million.
    pub passes: usize,
    /// The share of a vector that is left out at random in training, against learning by heart.
    pub dropout: f32,
    /// Step size of the weights of counts.
    pub rate: f32,
    /// Step size of what holds for every kind: one step a day, so larger than for each kind's own.
    pub shared_rate: f32,
    /// Step size of the vectors.
    pub vector_rate: f32,
    /// Decides the beginnings of the vectors and what is left out.
    pub seed: u64,
    /// Work is done on two threads, or one: the result is the same.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            width: 128,
            passes: 3,
            dropout: 0.5,
            rate: 0.02,
            shared_rate: 0.2,
            vector_rate: 0.05,
            seed: 1,
            threads: 2,
        }
    }
}

/// The weights of one kind of event in one direction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Own {
    /// For each past kind and pace: what a count says, beyond what it says for every kind.
    pub(crate) history: Table,
    pub(crate) pair: Table,
    pub(crate) target: Table,
    /// Which directions of the vectors matter.
    pub(crate) vector: Table,
}

/// All that is learned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    pub(crate) own: Vec<Own>,
    /// What holds for every kind.
    pub(crate) shared: Shared,
    /// Vectors of actors as sources and as targets.
    pub(crate) source: Table,
    pub(crate) target: Table,
    /// How a recent event of a kind moves the vector of its source, and of its target.
    pub(crate) source_moves: Table,
    pub(crate) target_moves: Table,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shared {
    pub(crate) same: Table,
    pub(crate) any: Table,
    pub(crate) pair: Table,
    pub(crate) target: Table,
}

impl Weights {
    /// What is believed before anything is learned: an event of the same kind counts 1, any
    /// other 0.5.
    pub(crate) fn new(actors: usize, kinds: usize, settings: &Settings) -> Weights {
        let width = settings.width;
        let filled = |rows: usize, value: f32| Table::new(width, vec![value; rows * width]);
        let own = Own {
            history: Table::zeros(kinds, SCALES),
            pair: Table::zeros(1, PAIR),
            target: Table::zeros(1, TARGET),
            vector: filled(1, 1.0),
        };
        let half = || Table::new(SCALES, vec![0.5, 0.5, 0.5, 0.0]);
        Weights {
            own: vec![own; kinds],
            shared: Shared {
                same: half(),
                any: half(),
                pair: Table::zeros(1, PAIR),
                target: Table::zeros(1, TARGET),
            },
            source: scattered_table(actors, width, settings.seed, 0.1),
            target: scattered_table(actors, width, settings.seed ^ 0x5bd1, 0.1),
            source_moves: filled(kinds, 0.3),
            target_moves: filled(kinds, 0.3),
        }
    }
}

impl Weights {
    /// All tables, always in the same order.
    pub(crate) fn tables(&self) -> Vec<&Table> {
        let Shared { same, any, pair, target } = &self.shared;
        let own =
            self.own.iter().flat_map(|own| [&own.history, &own.pair, &own.target, &own.vector]);
        let vectors = [&self.source, &self.target, &self.source_moves, &self.target_moves];
        own.chain([same, any, pair, target]).chain(vectors).collect()
    }

    /// The same tables in the same order, to be filled.
    pub(crate) fn tables_mut(&mut self) -> Vec<&mut Table> {
        let Shared { same, any, pair, target } = &mut self.shared;
        let own = self.own.iter_mut();
        let own =
            own.flat_map(|own| [&mut own.history, &mut own.pair, &mut own.target, &mut own.vector]);
        let vectors =
            [&mut self.source, &mut self.target, &mut self.source_moves, &mut self.target_moves];
        own.chain([same, any, pair, target]).chain(vectors).collect()
    }
}
