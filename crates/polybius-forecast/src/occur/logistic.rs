//! Logistic regression by Newton's method.

/// A sample: what is looked at and whether it happened.
pub(crate) struct Sample<const N: usize> {
    pub(crate) signals: [f64; N],
    pub(crate) happened: bool,
}

/// Draws every weight but the constant towards zero.
const RIDGE: f64 = 2.0;
const STEPS: usize = 25;

/// Weights that make the samples likeliest, with the ridge's draw. A column that never varies
/// gets no weight.
pub(crate) fn fit<const N: usize>(samples: &[Sample<N>]) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let mut gradient = [0.0; N];
        let mut curvature = vec![[0.0; N]; N];
        for sample in samples {
            let p = probability(&weights, &sample.signals);
            let error = p - f64::from(u8::from(sample.happened));
            let weight = (p * (1.0 - p)).max(1e-6);
            for (at, &a) in sample.signals.iter().enumerate() {
                gradient[at] += error * a;
                for (cell, &b) in curvature[at][..=at].iter_mut().zip(&sample.signals) {
                    *cell += weight * a * b;
                }
            }
        }
        for at in 0..N {
            let ridge = if at == 0 { 1e-6 } else { RIDGE };
            gradient[at] += ridge * weights[at];
            curvature[at][at] += ridge;
        }
        let step = solve(curvature, gradient);
        let largest = step.iter().fold(0.0f64, |largest, step| largest.max(step.abs()));
        // Far steps overshoot where nearly all samples are of one kind.
        let shorten = if largest > 2.0 { 2.0 / largest } else { 1.0 };
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= shorten * step;
        }
        if largest < 1e-7 {
            break;
        }
    }
    weights
}

pub(crate) fn probability<const N: usize>(weights: &[f64; N], signals: &[f64; N]) -> f64 {
    let odds: f64 = weights.iter().zip(signals).map(|(a, b)| a * b).sum();
    1.0 / (1.0 + (-odds).exp())
}

/// Solves a symmetric positive system, of which the lower triangle is given, by Cholesky.
fn solve<const N: usize>(mut lower: Vec<[f64; N]>, mut right: [f64; N]) -> [f64; N] {
    for row in 0..N {
        for column in 0..=row {
            let product: f64 = (0..column).map(|k| lower[row][k] * lower[column][k]).sum();
            let rest = lower[row][column] - product;
            lower[row][column] =
                if row == column { rest.max(1e-12).sqrt() } else { rest / lower[column][column] };
        }
        let product: f64 = (0..row).map(|k| lower[row][k] * right[k]).sum();
        right[row] = (right[row] - product) / lower[row][row];
    }
    for row in (0..N).rev() {
        let product: f64 = (row + 1..N).map(|k| lower[k][row] * right[k]).sum();
        right[row] = (right[row] - product) / lower[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved() {
        let solution = solve(vec![[4.0, 0.0], [2.0, 3.0]], [10.0, 8.0]);
        assert!((solution[0] - 1.75).abs() < 1e-9 && (solution[1] - 1.5).abs() < 1e-9);
    }

    #[test]
    fn shares_are_found_again() {
        // One in ten without the signal, nine in ten with it.
        let samples: Vec<Sample<2>> = (0..4000)
            .map(|nth| {
                let with = nth % 2 == 0;
                let happened = (nth / 2) % 10 == 0;
                Sample { signals: [1.0, f64::from(u8::from(with))], happened: happened != with }
            })
            .collect();
        let weights = fit(&samples);
        assert!((probability(&weights, &[1.0, 0.0]) - 0.1).abs() < 0.01);
        assert!((probability(&weights, &[1.0, 1.0]) - 0.9).abs() < 0.01);
    }
}
