//! Tag rows: words, segments, probabilities.

use polybius_encoder::pieces::Piece;

/// The words of a cut sentence, each as a range of pieces.
pub(crate) fn words(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match words.last_mut() {
            Some(word) if !piece.begins => word.1 = at + 1,
            _ => words.push((at, at + 1)),
        }
    }
    words
}

/// A labelled run of words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segment {
    /// Index of the label.
    pub label: usize,
    /// First word.
    pub first: usize,
    /// Word after the last.
    pub last: usize,
    /// Mean probability of the label over its words.
    pub probability: f32,
}

/// Segments of a sequence of word rows (logits over `O`, `B-x`, `I-x`, …), each tagged by its
/// best logit after `bias` is added to `O`. An `I` that continues nothing begins a segment.
pub(crate) fn segments<'a>(rows: impl Iterator<Item = &'a [f32]>, bias: f32) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let mut open = None;
    for (at, row) in rows.enumerate() {
        let tag = best(row, bias);
        if tag == 0 {
            open = None;
            continue;
        }
        let (label, continues) = ((tag - 1) / 2, tag.is_multiple_of(2));
        let probability = probability(row, label);
        match found.last_mut() {
            Some(segment) if continues && open == Some(label) => {
                segment.last = at + 1;
                segment.probability += probability;
            }
            _ => found.push(Segment { label, first: at, last: at + 1, probability }),
        }
        open = Some(label);
    }
    for segment in &mut found {
        segment.probability /= (segment.last - segment.first) as f32;
    }
    found
}

fn best(row: &[f32], bias: f32) -> usize {
    let value = |at: usize| if at == 0 { row[0] + bias } else { row[at] };
    let mut best = 0;
    for at in 1..row.len() {
        if value(at) > value(best) {
            best = at;
        }
    }
    best
}

/// Probability that a word carries a label, as its first word or a later one.
pub(crate) fn probability(row: &[f32], label: usize) -> f32 {
    let largest = row.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = row.iter().map(|logit| (logit - largest).exp()).sum();
    let at = 1 + 2 * label;
    row.get(at..at + 2)
        .map_or(0.0, |pair| pair.iter().map(|l| (l - largest).exp()).sum::<f32>() / sum)
}

/// The logistic function.
pub(crate) fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Index of the largest.
pub(crate) fn argmax(row: &[f32]) -> Option<usize> {
    (0..row.len()).max_by(|&a, &b| row[a].total_cmp(&row[b]).then(b.cmp(&a)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(tags: &[usize], bias: f32) -> Vec<(usize, usize, usize)> {
        let row = |&tag: &usize| {
            let mut row = vec![0.0; 5];
            row[tag] = 2.0;
            row
        };
        let rows: Vec<Vec<f32>> = tags.iter().map(row).collect();
        let found = segments(rows.iter().map(Vec::as_slice), bias);
        found.iter().map(|s| (s.label, s.first, s.last)).collect()
    }

    #[test]
    fn segments_follow_their_tags() {
        // tags: 0 O, 1 B-a, 2 I-a, 3 B-b, 4 I-b
        assert_eq!(tagged(&[0, 1, 2, 0], 0.0), [(0, 1, 3)]);
        assert_eq!(tagged(&[1, 1], 0.0), [(0, 0, 1), (0, 1, 2)]);
        assert_eq!(tagged(&[2, 4, 4], 0.0), [(0, 0, 1), (1, 1, 3)]);
        assert_eq!(tagged(&[1, 0, 2], 0.0), [(0, 0, 1), (0, 2, 3)]);
        assert_eq!(tagged(&[1, 2], 3.0), []);
    }

    #[test]
    fn a_label_has_the_probability_of_both_its_tags() {
        let p = probability(&[0.0, 0.0, 0.0, 0.0, 0.0], 1);
        assert!((p - 0.4).abs() < 1e-6);
    }
}
