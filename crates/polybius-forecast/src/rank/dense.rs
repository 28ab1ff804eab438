//! Arithmetic over all candidates at once, written so that the compiler makes vectors of it.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

const LANES: usize = 16;

/// `product += left · right`, or `= left · right` if not `add`; each matrix by rows, `left`
/// and `right` possibly transposed. Shapes that do not fit leave the product as it is: they
/// come from the same few fields and always fit.
pub(crate) fn multiply(
    left: (&[f32], usize, usize, bool),
    right: (&[f32], usize, usize, bool),
    product: &mut [f32],
    add: bool,
) {
    let view = |(values, rows, columns, turned): (_, usize, usize, bool)| {
        let view = ArrayView2::from_shape((rows, columns), values).ok()?;
        Some(if turned { view.reversed_axes() } else { view })
    };
    let (Some(left), Some(right)) = (view(left), view(right)) else { return };
    let shape = (left.nrows(), right.ncols());
    if let Ok(mut product) = ArrayViewMut2::from_shape(shape, product) {
        general_mat_mul(1.0, &left, &right, f32::from(u8::from(add)), &mut product);
    }
}

/// `Σ aᵢ bᵢ`, in the same order of additions on every machine.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0f32; LANES];
    let (a, b) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// `sum += weight · values`.
pub(crate) fn add_scaled(sum: &mut [f32], weight: f32, values: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(values) {
        *sum += weight * value;
    }
}

/// Turns scores into their exponentials, shifted so that the greatest is 1; returns the sum.
pub(crate) fn exponentials(scores: &mut [f32]) -> f32 {
    let top = scores.iter().fold(f32::MIN, |top, &score| top.max(score));
    for score in scores.iter_mut() {
        *score = exp(*score - top);
    }
    let mut lanes = [0f32; LANES];
    let chunks = scores.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// `eˣ` for `x ≤ 0`, to seven digits: a power of two put into the exponent's bits, times a
/// polynomial for what is left. The library's is exact to the last bit and ten times slower.
fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 · 2²³: adding it rounds to a whole number
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = (x + ROUND) - ROUND;
    let part = x - whole;
    let power = 1.0
        + part
            * (std::f32::consts::LN_2
                + part
                    * (0.240_226_5
                        + part * (0.055_504_11 + part * (0.009_618_13 + part * 0.001_333_56))));
    f32::from_bits((((whole as i32) + 127) << 23) as u32) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_those_of_the_library() {
        for x in [0.0f32, -1e-4, -0.5, -1.0, -7.3, -40.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 3e-6, "{x}");
        }
        let mut scores = vec![1.0; 37];
        assert_eq!(exponentials(&mut scores), 37.0);
    }

    #[test]
    fn products_with_and_without_turning() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
        let mut product = [0.0; 4];
        multiply((&a, 2, 3, false), (&b, 3, 2, false), &mut product, false);
        assert_eq!(product, [4.0, 5.0, 10.0, 11.0]);
        multiply((&a, 2, 3, false), (&a, 2, 3, true), &mut product, true);
        assert_eq!(product, [18.0, 37.0, 42.0, 88.0]);
        assert_eq!(dot(&a, &a), 91.0);
    }
}
