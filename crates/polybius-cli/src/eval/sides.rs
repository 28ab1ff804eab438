//! Sides found: of labelled source and target spans, how many does some event touch?

use super::sums::{self, Counts};
use super::tally::Tally;
use super::{Measured, Miss, code_each};
use polybius::{Error, Pipeline, Role, Span};

/// A sentence of a BIO file: tokens joined by spaces, and its labelled spans.
#[derive(Clone, Debug, Default)]
pub struct LabelledSentence {
    pub line: usize,
    pub text: String,
    /// Label (`S` source, `T` target, `R` reciprocal) and span.
    pub spans: Vec<(char, Span)>,
}

/// Reads `token TAG` lines; blank lines part sentences. The error names the line.
pub fn parse(text: &str) -> Result<Vec<LabelledSentence>, (usize, String)> {
    let mut sentences = Vec::new();
    let mut current = LabelledSentence { line: 1, ..LabelledSentence::default() };
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            finish(&mut current, &mut open, &mut sentences);
            current.line = number + 2;
            continue;
        }
        let Some((token, tag)) = line.trim_end().rsplit_once([' ', '\t']) else {
            return Err((number + 1, "expected a token and a tag".to_owned()));
        };
        if !current.text.is_empty() {
            current.text.push(' ');
        }
        let start = current.text.len();
        current.text.push_str(token);
        let end = current.text.len();
        match (tag.as_bytes(), open.last_mut()) {
            ([b'B', b'-', label], _) => open.push((*label as char, start, end)),
            ([b'I', b'-', label], Some(last)) if last.0 == *label as char => last.2 = end,
            ([b'I', b'-', label], _) => open.push((*label as char, start, end)),
            (b"O", _) => {}
            _ => return Err((number + 1, format!("unknown tag `{tag}`"))),
        }
    }
    finish(&mut current, &mut open, &mut sentences);
    Ok(sentences)
}

fn finish(
    current: &mut LabelledSentence,
    open: &mut Vec<(char, usize, usize)>,
    sentences: &mut Vec<LabelledSentence>,
) {
    let spans = open.drain(..).filter_map(|(label, start, end)| {
        Span::new(&current.text, start, end).map(|span| (label, span))
    });
    current.spans = spans.collect();
    if !current.text.is_empty() {
        sentences.push(std::mem::take(current));
    }
}

/// Recall of sources by actors, and of targets and reciprocal sides by recipients or actors.
pub fn measure(pipeline: &Pipeline, sentences: &[LabelledSentence]) -> Result<Measured, Error> {
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    let codings = code_each(pipeline, &texts)?;
    let (mut units, mut misses) = (Vec::new(), Vec::new());
    for (sentence, coding) in sentences.iter().zip(&codings) {
        let touched = |span: Span, roles: &[Role]| {
            let mut arguments = coding.acts.iter().flat_map(|act| &act.arguments);
            arguments.any(|a| roles.contains(&a.role) && a.span.overlaps(span))
        };
        let mut counts = SideCounts::default();
        for &(label, span) in &sentence.spans {
            let (tally, found) = match label {
                'S' => (&mut counts.sources, touched(span, &[Role::Actor])),
                'T' | 'R' => (&mut counts.targets, touched(span, &[Role::Actor, Role::Recipient])),
                _ => continue,
            };
            tally.add(Tally { right: usize::from(found), said: 0, told: 1 });
            if !found {
                misses.push(Miss {
                    measure: "sides",
                    id: format!("line {}", sentence.line),
                    sentence: sentence.text.clone(),
                    wanted: format!("{label} {}", span.of(&sentence.text)),
                    read: format!("{} events", coding.acts.len()),
                });
            }
        }
        units.push(counts);
    }
    let figures = sums::figures("sides", "all", &units);
    Ok(Measured { figures, confusions: Vec::new(), misses })
}

#[derive(Default)]
struct SideCounts {
    sources: Tally,
    targets: Tally,
}

impl Counts for SideCounts {
    fn add(&mut self, other: &SideCounts) {
        self.sources.add(other.sources);
        self.targets.add(other.targets);
    }

    fn figures(&self) -> Vec<(String, f64, usize)> {
        vec![
            ("source_recall".to_owned(), self.sources.recall(), self.sources.told),
            ("target_recall".to_owned(), self.targets.recall(), self.targets.told),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bio_file_gives_sentences_with_spans() {
        let text = "Two B-S\nmen I-S\nhit O\nhim B-T\n\n\nShe B-R\n";
        let sentences = parse(text).unwrap();
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[0].text, "Two men hit him");
        let spans: Vec<_> =
            sentences[0].spans.iter().map(|(l, s)| (*l, s.of(&sentences[0].text))).collect();
        assert_eq!(spans, [('S', "Two men"), ('T', "him")]);
        assert_eq!(sentences[1].spans[0].0, 'R');
        assert_eq!(parse("a B-S\nb\n").unwrap_err().0, 2);
        assert_eq!(parse("a X\n").unwrap_err(), (1, "unknown tag `X`".to_owned()));
    }
}
