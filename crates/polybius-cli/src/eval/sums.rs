//! Figures with their uncertainty: counts add up over sentences or pairs, figures are read off
//! the sum, and a bootstrap over the same units says how far they would move on another sample.

use super::Figure;
use std::collections::BTreeMap;

/// Resamples drawn; more move the bounds by less than a thousandth.
const RESAMPLES: usize = 500;

/// What is counted on one unit, such as a sentence.
pub trait Counts: Default {
    /// Adds another unit's counts.
    fn add(&mut self, other: &Self);

    /// Name, value and base of each figure of the sum.
    fn figures(&self) -> Vec<(String, f64, usize)>;

    /// The sum over units.
    fn sum<'a>(units: impl IntoIterator<Item = &'a Self>) -> Self
    where
        Self: 'a,
    {
        let mut sum = Self::default();
        units.into_iter().for_each(|unit| sum.add(unit));
        sum
    }
}

/// The figures of all units together, each with the bounds that 95 of 100 resamples keep to
/// (percentile bootstrap; the draws are the same for the same number of units).
pub fn figures<C: Counts>(measure: &'static str, part: &str, units: &[C]) -> Vec<Figure> {
    let mut drawn: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut random = fastrand::Rng::with_seed(units.len() as u64);
    for _ in 0..RESAMPLES {
        let resample = (0..units.len()).filter_map(|_| units.get(random.usize(..units.len())));
        for (name, value, _) in C::sum(resample).figures() {
            drawn.entry(name).or_default().push(value);
        }
    }
    let bounds = |name: &str| {
        let mut values = drawn.get(name).cloned().unwrap_or_default();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values.get((share * values.len() as f64) as usize).copied();
        (at(0.025).unwrap_or(0.0), at(0.975).unwrap_or(1.0))
    };
    let told = C::sum(units).figures().into_iter().map(|(name, value, n)| {
        let (low, high) = bounds(&name);
        Figure { measure, part: part.to_owned(), name, value, low, high, n }
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Share(usize, usize);

    impl Counts for Share {
        fn add(&mut self, other: &Share) {
            self.0 += other.0;
            self.1 += other.1;
        }

        fn figures(&self) -> Vec<(String, f64, usize)> {
            vec![("share".to_owned(), self.0 as f64 / self.1.max(1) as f64, self.1)]
        }
    }

    #[test]
    fn bounds_enclose_the_figure_as_wide_as_theory_says() {
        let units: Vec<Share> = (0..400).map(|i| Share(usize::from(i % 4 != 0), 1)).collect();
        let figure = figures("test", "all", &units).remove(0);
        assert_eq!((figure.value, figure.n), (0.75, 400));
        // The standard error of a share of .75 in 400 is .0217: ±.042 for 95%.
        assert!((figure.low - 0.708).abs() < 0.01, "{}", figure.low);
        assert!((figure.high - 0.792).abs() < 0.01, "{}", figure.high);
    }

    #[test]
    fn no_units_are_no_reason_to_fall_over() {
        let figure = figures::<Share>("test", "all", &[]).remove(0);
        assert_eq!((figure.value, figure.n), (0.0, 0));
    }
}
