//! Events as a block of text for each article.

use super::marks::{Mark, Segment, marks, segments};
use super::wrap::{Piece, painted, plain, styled, wrap};
use super::{Shown, days, identity, kind, reasons};
use anstyle::{AnsiColor, Style};
use polybius::{Entity, Event, Quad, Status};

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    /// Columns to wrap to.
    pub(crate) width: usize,
    /// With escape sequences; else triggers stand in `[ ]` and sides in `< >`.
    pub(crate) colour: bool,
    /// With reasons.
    pub(crate) why: bool,
}

/// Columns for the date, before everything else.
const MARGIN: usize = 13;

const DIM: Style = Style::new().dimmed();

impl Table {
    /// The block of an article.
    pub(crate) fn block(self, shown: &Shown<'_>) -> String {
        let mut out = String::new();
        let (heading, mut facts) = (shown.heading(), shown.facts());
        let place = shown.origin.to_string();
        if heading != place {
            facts.push(place);
        }
        self.lines(&mut out, &[styled(heading, Style::new().bold())]);
        self.lines(&mut out, &[styled(facts.join(" · "), DIM)]);
        self.lines(&mut out, &[styled("─".repeat(self.width), DIM)]);
        for event in shown.events {
            self.event(&mut out, shown, event);
            out.push('\n');
        }
        if shown.events.is_empty() {
            out.push('\n');
        }
        out
    }

    fn event(self, out: &mut String, shown: &Shown<'_>, event: &Event) {
        let (first, last) = days(event);
        self.beside(out, &first, &headline(shown, event));
        let last = last.map_or(String::new(), |last| format!("–{last}"));
        self.beside(out, &last, &details(shown, event));
        self.beside(out, "", &self.sentence(shown, event));
        if self.why {
            for reason in reasons(event) {
                self.beside(out, "", &[styled(format!("because {reason}"), DIM)]);
            }
        }
    }

    /// Pieces over the full width.
    fn lines(self, out: &mut String, pieces: &[Piece]) {
        for line in wrap(pieces, self.width) {
            out.push_str(&painted(&line, self.colour));
            out.push('\n');
        }
    }

    /// Pieces to the right of the margin, in which a label stands.
    fn beside(self, out: &mut String, label: &str, pieces: &[Piece]) {
        for (nth, line) in wrap(pieces, self.width - MARGIN).into_iter().enumerate() {
            let label = format!("{:<MARGIN$}", if nth == 0 { label } else { "" });
            let mut whole = vec![styled(label, DIM)];
            whole.extend(line);
            out.push_str(&painted(&whole, self.colour));
            out.push('\n');
        }
    }

    fn sentence(self, shown: &Shown<'_>, event: &Event) -> Vec<Piece> {
        let (field, span) = (event.evidence.field(), event.evidence.sentence().span);
        let marks = marks(event, field);
        let shows = |segment: &Segment<'_>| {
            segment.marks.first().copied().filter(|mark| *mark <= Mark::Source)
        };
        let text = shown.article.field(field);
        let mut pieces = Vec::new();
        let mut before = None;
        for segment in segments(text, span.start(), span.end(), &marks) {
            let mark = shows(&segment);
            if mark != before && !self.colour {
                pieces.push(plain(before.map_or("", |mark| brackets(mark).1)));
                pieces.push(plain(mark.map_or("", |mark| brackets(mark).0)));
            }
            pieces.push(styled(segment.text, mark.map_or(Style::new(), style)));
            before = mark;
        }
        if !self.colour {
            pieces.push(plain(before.map_or("", |mark| brackets(mark).1)));
        }
        pieces
    }
}

/// Who does what to whom.
fn headline(shown: &Shown<'_>, event: &Event) -> Vec<Piece> {
    let mut pieces = entities(shown, event, &event.actors, style(Mark::Actor));
    if pieces.is_empty() {
        pieces.push(styled("nobody named", DIM));
    }
    pieces.push(styled(" → ", DIM));
    pieces.push(styled(kind(event), colour(quad(event.kind.quad())).bold()));
    if !event.recipients.is_empty() {
        pieces.push(styled(" → ", DIM));
        pieces.extend(entities(shown, event, &event.recipients, style(Mark::Recipient)));
    }
    pieces
}

/// Status, source, place, numbers, confidence.
fn details(shown: &Shown<'_>, event: &Event) -> Vec<Piece> {
    let words = |span| shown.words(event.evidence, span);
    let mut parts = vec![vec![styled(event.status.name(), status(event.status))]];
    if !event.sources.is_empty() {
        let mut part = vec![styled("according to ", DIM)];
        part.extend(entities(shown, event, &event.sources, style(Mark::Source)));
        parts.push(part);
    }
    for place in &event.places {
        parts.push(vec![styled("in ", DIM), plain(words(place.span))]);
    }
    for size in &event.sizes {
        parts.push(vec![styled(format!("{} ", size.role.name()), DIM), plain(words(size.span))]);
    }
    parts.push(vec![styled(format!("confidence {:.2}", event.confidence), DIM)]);
    parts.join(&[styled(" · ", DIM)][..])
}

fn entities(shown: &Shown<'_>, event: &Event, entities: &[Entity], style: Style) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for entity in entities {
        if !pieces.is_empty() {
            pieces.push(styled(" & ", DIM));
        }
        pieces.push(styled(shown.words(event.evidence, entity.span), style));
        if let Some(identity) = identity(shown.article, entity) {
            pieces.push(styled(format!(" ({identity})"), DIM));
        }
    }
    pieces
}

fn style(mark: Mark) -> Style {
    match mark {
        Mark::Trigger => colour(AnsiColor::Yellow).bold().underline(),
        Mark::Actor => colour(AnsiColor::Blue).bold(),
        Mark::Recipient => colour(AnsiColor::Magenta).bold(),
        Mark::Source => colour(AnsiColor::Cyan),
        _ => Style::new(),
    }
}

/// What stands around marked words where there is no colour.
fn brackets(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Trigger => ("[", "]"),
        Mark::Actor | Mark::Recipient => ("<", ">"),
        _ => ("", ""),
    }
}

fn quad(quad: Quad) -> AnsiColor {
    match quad {
        Quad::VerbalCooperation => AnsiColor::Green,
        Quad::MaterialCooperation => AnsiColor::Cyan,
        Quad::VerbalConflict => AnsiColor::Yellow,
        Quad::MaterialConflict => AnsiColor::Red,
    }
}

/// What is not actual stands out: it did not happen.
fn status(status: Status) -> Style {
    match status {
        Status::Actual => Style::new(),
        Status::Planned | Status::Hypothetical => colour(AnsiColor::Magenta).italic(),
        Status::Negated => colour(AnsiColor::Red).italic(),
        Status::Historical => DIM.italic(),
    }
}

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(colour.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::example;

    fn drawn(table: Table) -> String {
        let (article, events, origin) = example::coded();
        table.block(&Shown { article: &article, origin: &origin, events: &events })
    }

    #[test]
    fn plain_for_a_pipe() {
        insta::assert_snapshot!(drawn(Table { width: 72, colour: false, why: true }));
    }

    #[test]
    fn coloured_for_a_terminal() {
        let drawn = drawn(Table { width: 100, colour: true, why: false });
        insta::assert_snapshot!(drawn.replace('\x1b', "␛"));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_no_word_is_lost() {
        for width in [40, 60, 100, 200] {
            let drawn = drawn(Table { width, colour: false, why: true });
            assert!(drawn.lines().all(|line| line.chars().count() <= width), "{drawn}");
            let (article, ..) = example::coded();
            let words = |text: &str| text.replace(['[', ']', '<', '>'], "");
            let shown: Vec<String> = words(&drawn).split_whitespace().map(str::to_owned).collect();
            for word in article.text.split_whitespace() {
                assert!(shown.iter().any(|shown| shown == word), "{word}");
            }
        }
    }
}
