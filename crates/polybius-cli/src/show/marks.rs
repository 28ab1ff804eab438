//! Which words of a text mean what.

use polybius::{Event, Field, Span};

/// What words do in an event; where several apply, the first is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    Trigger,
    Actor,
    Recipient,
    Source,
    Place,
    Time,
    Size,
    Content,
    Condition,
}

impl Mark {
    pub(crate) const ALL: [Mark; 9] = [
        Mark::Trigger,
        Mark::Actor,
        Mark::Recipient,
        Mark::Source,
        Mark::Place,
        Mark::Time,
        Mark::Size,
        Mark::Content,
        Mark::Condition,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Mark::Trigger => "trigger",
            Mark::Actor => "actor",
            Mark::Recipient => "recipient",
            Mark::Source => "source",
            Mark::Place => "place",
            Mark::Time => "time",
            Mark::Size => "size",
            Mark::Content => "content",
            Mark::Condition => "condition",
        }
    }
}

/// The marks that an event sets in a field.
pub(crate) fn marks(event: &Event, field: Field) -> Vec<(Span, Mark)> {
    if event.evidence.field() != field {
        return Vec::new();
    }
    let mut marks = vec![(event.evidence.trigger(), Mark::Trigger)];
    let mut mark = |mark, spans: &mut dyn Iterator<Item = Span>| {
        marks.extend(spans.map(|span| (span, mark)));
    };
    mark(Mark::Actor, &mut event.actors.iter().map(|entity| entity.span));
    mark(Mark::Recipient, &mut event.recipients.iter().map(|entity| entity.span));
    mark(Mark::Source, &mut event.sources.iter().map(|entity| entity.span));
    mark(Mark::Place, &mut event.places.iter().map(|place| place.span));
    mark(Mark::Time, &mut event.time.iter().map(|time| time.span));
    mark(Mark::Size, &mut event.sizes.iter().map(|size| size.span));
    mark(Mark::Content, &mut event.content.into_iter());
    mark(Mark::Condition, &mut event.condition.into_iter());
    marks
}

/// A stretch of text under the same marks throughout.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Segment<'t> {
    /// Its first byte.
    pub(crate) start: usize,
    /// Its words.
    pub(crate) text: &'t str,
    /// Its marks, the first the one to show.
    pub(crate) marks: Vec<Mark>,
}

/// Cuts `start..end` of a text where marks begin and end. The segments put together are
/// exactly that stretch.
pub(crate) fn segments<'t>(
    text: &'t str,
    start: usize,
    end: usize,
    marks: &[(Span, Mark)],
) -> Vec<Segment<'t>> {
    let ends =
        |&(span, mark): &(Span, Mark)| [(span.start(), true, mark), (span.end(), false, mark)];
    let mut edges: Vec<(usize, bool, Mark)> = marks.iter().flat_map(ends).collect();
    edges.sort_unstable();
    let mut edges = edges.into_iter().peekable();
    let mut open = [0usize; Mark::ALL.len()];
    let mut segments = Vec::new();
    let mut at = start;
    while at < end {
        while let Some((_, opens, mark)) = edges.next_if(|(edge, ..)| *edge <= at) {
            let count = &mut open[mark as usize];
            *count = if opens { *count + 1 } else { count.saturating_sub(1) };
        }
        let next = edges.peek().map_or(end, |(edge, ..)| *edge).min(end);
        let here = Mark::ALL.into_iter().filter(|mark| open[*mark as usize] > 0);
        let words = text.get(at..next).unwrap_or("");
        segments.push(Segment { start: at, text: words, marks: here.collect() });
        at = next;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_where_marks_begin_and_end() {
        let text = "ab cd ef gh";
        let under = |words: &str| {
            let at = text.find(words).unwrap();
            Span::new(text, at, at + words.len()).unwrap()
        };
        let marks = [
            (under("cd ef"), Mark::Content),
            (under("cd"), Mark::Actor),
            (under("cd"), Mark::Trigger),
            (under("ab"), Mark::Actor),
            (under("ab"), Mark::Actor),
        ];
        let told = |start, end| -> Vec<String> {
            let segments = segments(text, start, end, &marks);
            segments.iter().map(|s| format!("{}{:?}", s.text, s.marks)).collect()
        };
        assert_eq!(
            told(0, 11),
            ["ab[Actor]", " []", "cd[Trigger, Actor, Content]", " ef[Content]", " gh[]"]
        );
        assert_eq!(told(4, 7), ["d[Trigger, Actor, Content]", " e[Content]"]);
        assert!(told(0, 0).is_empty());
    }
}
