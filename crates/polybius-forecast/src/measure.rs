//! How good forecasts were.

/// A forecast and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The probability that was told.
    pub probability: f64,
    /// Whether it happened.
    pub happened: bool,
}

/// Measures of a set of forecasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// How many.
    pub n: usize,
    /// Share that happened.
    pub happened: f64,
    /// Mean squared distance of probability and outcome, 0 the best (Brier 1950).
    pub brier: f64,
    /// Mean of −ln of the probability given to what came, in nats, 0 the best; probabilities
    /// are kept a millionth away from 0 and 1.
    pub log_loss: f64,
    /// Area under the curve of precision over recall, as average precision; 1 the best, the
    /// share that happened what guessing gets.
    pub precision_recall: f64,
    /// Mean distance of probability and share over ten bins of equal width, weighted by their
    /// forecasts; 0 the best.
    pub calibration_error: f64,
}

/// One bin of a reliability diagram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Number of forecasts in it.
    pub n: usize,
    /// Their mean probability.
    pub told: f64,
    /// The share of them that happened.
    pub happened: f64,
}

/// Measures of ranks, each between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankScores {
    /// How many ranks.
    pub n: usize,
    /// Mean of one divided by the rank.
    pub mrr: f64,
    /// Share of ranks 1.
    pub hits1: f64,
    /// Share of ranks to 3.
    pub hits3: f64,
    /// Share of ranks to 10.
    pub hits10: f64,
}

/// All measures of some forecasts; zeros if there are none.
///
/// ```
/// use polybius_forecast::measure::{scores, Outcome};
/// let told = [(0.9, true), (0.1, false), (0.1, false)];
/// let told: Vec<_> = told.map(|(probability, happened)| Outcome { probability, happened }).into();
/// let scores = scores(&told);
/// assert!((scores.brier - 0.01).abs() < 1e-9);
/// assert_eq!(scores.precision_recall, 1.0);
/// ```
pub fn scores(outcomes: &[Outcome]) -> Scores {
    let n = outcomes.len();
    let mean =
        |of: &dyn Fn(&Outcome) -> f64| outcomes.iter().map(of).sum::<f64>() / n.max(1) as f64;
    let truth = |outcome: &Outcome| f64::from(u8::from(outcome.happened));
    let bins = reliability(outcomes);
    let apart = bins.iter().map(|bin| bin.n as f64 * (bin.told - bin.happened).abs());
    Scores {
        n,
        happened: mean(&truth),
        brier: mean(&|outcome| (outcome.probability - truth(outcome)).powi(2)),
        log_loss: mean(&|outcome| {
            let p = outcome.probability.clamp(1e-6, 1.0 - 1e-6);
            -(if outcome.happened { p } else { 1.0 - p }).ln()
        }),
        precision_recall: average_precision(outcomes),
        calibration_error: apart.sum::<f64>() / n.max(1) as f64,
    }
}

/// Ten bins of equal width; those without a forecast have `n` 0.
pub fn reliability(outcomes: &[Outcome]) -> Vec<Bin> {
    let mut bins = vec![Bin { n: 0, told: 0.0, happened: 0.0 }; 10];
    for outcome in outcomes {
        let bin = &mut bins[((outcome.probability * 10.0) as usize).min(9)];
        bin.n += 1;
        bin.told += outcome.probability;
        bin.happened += f64::from(u8::from(outcome.happened));
    }
    for bin in &mut bins {
        let n = bin.n.max(1) as f64;
        *bin = Bin { n: bin.n, told: bin.told / n, happened: bin.happened / n };
    }
    bins
}

/// Forecasts of the same probability count as one step of the curve, so that their order is no
/// matter.
fn average_precision(outcomes: &[Outcome]) -> f64 {
    let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
    sorted.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let all = sorted.iter().filter(|outcome| outcome.happened).count();
    let (mut seen, mut hits, mut area) = (0usize, 0usize, 0.0);
    for level in sorted.chunk_by(|a, b| a.probability == b.probability) {
        let more = level.iter().filter(|outcome| outcome.happened).count();
        seen += level.len();
        hits += more;
        area += more as f64 / all.max(1) as f64 * hits as f64 / seen as f64;
    }
    area
}

/// Measures of some ranks; zeros if there are none. A rank of 1.5 is shared by two candidates
/// of the same score and counts as a hit at 3, not at 1.
pub fn rank_scores(ranks: &[f64]) -> RankScores {
    let mean = |of: &dyn Fn(f64) -> f64| {
        ranks.iter().map(|&rank| of(rank)).sum::<f64>() / ranks.len().max(1) as f64
    };
    let within = |limit: f64| mean(&|rank| f64::from(u8::from(rank <= limit)));
    RankScores {
        n: ranks.len(),
        mrr: mean(&|rank| 1.0 / rank),
        hits1: within(1.0),
        hits3: within(3.0),
        hits10: within(10.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outcomes(told: &[(f64, bool)]) -> Vec<Outcome> {
        told.iter().map(|&(probability, happened)| Outcome { probability, happened }).collect()
    }

    #[test]
    fn known_figures() {
        let mixed = outcomes(&[(0.8, true), (0.8, false), (0.3, true), (0.3, false)]);
        let found = scores(&mixed);
        assert!((found.brier - (0.04 + 0.64 + 0.49 + 0.09) / 4.0).abs() < 1e-12);
        assert!((found.precision_recall - 0.5).abs() < 1e-12);
        assert!((found.calibration_error - 0.25).abs() < 1e-12);
        assert_eq!(scores(&[]).brier, 0.0);
        let ranks = rank_scores(&[1.0, 1.5, 4.0, 20.0]);
        assert_eq!((ranks.hits1, ranks.hits3, ranks.hits10), (0.25, 0.5, 0.75));
    }

    proptest! {
        #[test]
        fn measures_stay_within_bounds_and_forget_the_order(
            told in proptest::collection::vec((0.0..=1.0f64, any::<bool>()), 1..60)
        ) {
            let mut told = outcomes(&told);
            let first = scores(&told);
            for value in [first.brier, first.precision_recall, first.calibration_error] {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&value));
            }
            told.reverse();
            prop_assert!((scores(&told).brier - first.brier).abs() < 1e-9);
            prop_assert!((scores(&told).precision_recall - first.precision_recall).abs() < 1e-9);
        }
    }
}
