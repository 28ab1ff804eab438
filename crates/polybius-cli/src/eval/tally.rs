//! Counting right and wrong by class.

use std::collections::BTreeMap;

/// Right, said and told counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub right: usize,
    pub said: usize,
    pub told: usize,
}

impl Tally {
    /// Adds another's counts.
    pub fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.said += other.said;
        self.told += other.told;
    }

    pub fn precision(self) -> f64 {
        ratio(self.right, self.said)
    }

    pub fn recall(self) -> f64 {
        ratio(self.right, self.told)
    }

    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.said + self.told)
    }
}

/// Counts by class, of wanted against said classes.
#[derive(Clone, Debug, Default)]
pub struct Classes(BTreeMap<String, Tally>);

impl Classes {
    /// The counts of one decision.
    pub fn of(wanted: &str, said: Option<&str>) -> Classes {
        let mut classes = Classes::default();
        classes.add(wanted, said);
        classes
    }

    /// One decision; a class that was not said at all is `None`.
    fn add(&mut self, wanted: &str, said: Option<&str>) {
        let told = self.0.entry(wanted.to_owned()).or_default();
        told.told += 1;
        told.right += usize::from(said == Some(wanted));
        if let Some(said) = said {
            self.0.entry(said.to_owned()).or_default().said += 1;
        }
    }

    /// Adds another's counts.
    pub fn merge(&mut self, other: &Classes) {
        for (name, tally) in &other.0 {
            match self.0.get_mut(name) {
                Some(own) => own.add(*tally),
                None => drop(self.0.insert(name.clone(), *tally)),
            }
        }
    }

    /// Mean F1 over the classes that are wanted at least once.
    pub fn macro_f1(&self) -> f64 {
        let wanted: Vec<f64> = self.0.values().filter(|t| t.told > 0).map(|t| t.f1()).collect();
        wanted.iter().sum::<f64>() / wanted.len().max(1) as f64
    }

    /// How many decisions were asked for.
    pub fn told(&self) -> usize {
        self.0.values().map(|tally| tally.told).sum()
    }

    /// Name, F1 and count of each class that is wanted.
    pub fn figures(&self) -> impl Iterator<Item = (String, f64, usize)> {
        let wanted = self.0.iter().filter(|(_, tally)| tally.told > 0);
        wanted.map(|(name, tally)| (format!("f1 {name}"), tally.f1(), tally.told))
    }
}

pub fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macro_f1_is_over_wanted_classes() {
        let mut classes = Classes::default();
        for (wanted, said) in [("a", Some("a")), ("a", Some("b")), ("b", Some("b")), ("b", None)] {
            classes.add(wanted, said);
        }
        classes.add("a", Some("c"));
        // a: right 1, said 1, told 3; b: right 1, said 2, told 2; c is never wanted.
        assert!((classes.macro_f1() - (2.0 / 4.0 + 2.0 / 4.0) / 2.0).abs() < 1e-9);
    }
}
