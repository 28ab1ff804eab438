//! Arguments that cut a name in two, widened to the whole name.
//!
//! A model that tags words one by one may take `United` and leave `States`. The text goes on
//! with the name, so the whole of it is meant; the span stays verbatim.

use crate::Knowledge;
use crate::context::Context;
use crate::names::Sort;
use crate::scan::{Found, names, ship_before};
use crate::words::Words;
use polybius_core::{Act, Argument, Article, Coding, Role, Span};

/// A coding whose sides, sources and places cut no known name.
pub(crate) fn widened(
    knowledge: &Knowledge,
    article: &Article,
    coding: &Coding,
    context: &Context<'_>,
) -> Coding {
    if coding.acts.is_empty() {
        return coding.clone();
    }
    let words = Words::new(coding.sentence.text(article));
    let known = names(knowledge, &words, 0, words.len(), context);
    let widener = Widener {
        knowledge,
        text: article.field(coding.sentence.field),
        start: coding.sentence.span.start(),
        words: &words,
        known: &known,
        context,
    };
    let acts = coding.acts.iter().map(|act| widener.act(act)).collect();
    Coding { acts, ..coding.clone() }
}

struct Widener<'a, 'k> {
    knowledge: &'k Knowledge,
    text: &'a str,
    /// Where the sentence begins in it.
    start: usize,
    words: &'a Words,
    known: &'a [Found<'k>],
    context: &'a Context<'a>,
}

impl Widener<'_, '_> {
    fn act(&self, act: &Act) -> Act {
        let mut arguments: Vec<Argument> = Vec::with_capacity(act.arguments.len());
        for argument in &act.arguments {
            let whole = self.whole(argument).filter(|whole| free(act, argument, *whole));
            let span = whole.unwrap_or(argument.span);
            // Two pieces of one name have become the same.
            if !arguments.iter().any(|other| other.role == argument.role && other.span == span) {
                arguments.push(Argument { span, ..*argument });
            }
        }
        Act { arguments, ..act.clone() }
    }

    /// The argument with the names that it cuts, if it cuts any.
    fn whole(&self, argument: &Argument) -> Option<Span> {
        if !names_somebody(argument.role) {
            return None;
        }
        let (from, to) = self.covered(argument.span)?;
        let cut = self.known.iter().filter(|found| self.cuts((from, to), found));
        let (first, last) = cut.fold((from, to), |(first, last), found| {
            // The article is not the name's, though some tables have it.
            let article = usize::from(self.words.plain(found.from) == "the");
            (first.min(found.from + article), last.max(found.to))
        });
        let first = first - usize::from(ship_before(self.words, first) && self.capitals(first));
        let (begin, end) = self.words.bytes(first, last);
        let (begin, end) = (begin + self.start, end + self.start);
        let (begin, end) = (begin.min(argument.span.start()), end.max(argument.span.end()));
        ((first, last) != (from, to)).then(|| Span::new(self.text, begin, end))?
    }

    /// The prefix of a ship's name belongs to it, `destroyer` does not.
    fn capitals(&self, at: usize) -> bool {
        self.words.capital(at) && at.checked_sub(1).is_some_and(|before| self.words.capital(before))
    }

    /// Words that the span covers.
    fn covered(&self, span: Span) -> Option<(usize, usize)> {
        let within = |at: &usize| {
            let word = self.words.get(*at);
            word.is_some_and(|word| {
                word.start + self.start < span.end() && span.start() < word.end + self.start
            })
        };
        let mut inside = (0..self.words.len()).filter(within);
        let first = inside.next()?;
        Some((first, inside.next_back().unwrap_or(first) + 1))
    }

    /// Whether the words cut a name into a piece that is none.
    fn cuts(&self, (from, to): (usize, usize), found: &Found<'_>) -> bool {
        let (begin, end) = (from.max(found.from), to.min(found.to));
        let piece = begin < end && (end - begin) < (found.to - found.from);
        piece && !found.is_role() && !self.stands_alone((begin, end), found)
    }

    /// Whether a piece of an organisation's name is a name by itself: `Israeli` Air Force,
    /// Bank of `Japan`, UN `Security Council`. Names of other sorts have no such pieces.
    fn stands_alone(&self, (begin, end): (usize, usize), found: &Found<'_>) -> bool {
        let knowledge = self.knowledge;
        found.is(Sort::Organisation)
            && names(knowledge, self.words, begin, end, self.context).iter().any(|piece| {
                let same = knowledge.bearer(&piece.best) == knowledge.bearer(&found.best);
                (piece.from, piece.to) == (begin, end) && (piece.is_place() || same)
            })
    }
}

fn names_somebody(role: Role) -> bool {
    matches!(role, Role::Actor | Role::Recipient | Role::Source | Role::Place)
}

/// Whether the words that a wider span adds are neither the trigger's nor another argument's.
fn free(act: &Act, argument: &Argument, whole: Span) -> bool {
    let meets = |one: Span, two: Span| one.start() < two.end() && two.start() < one.end();
    let takes = |other: Span| meets(whole, other) && !meets(argument.span, other);
    let others = act
        .arguments
        .iter()
        .filter(|other| names_somebody(other.role) && other.role != argument.role);
    !takes(act.trigger) && !others.map(|other| other.span).any(takes)
}
