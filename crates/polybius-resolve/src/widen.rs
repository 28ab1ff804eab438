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
        let whole = |argument| self.whole(argument).filter(|whole| free(act, argument, *whole));
        let wholes: Vec<Option<Span>> = act.arguments.iter().map(whole).collect();
        let mut arguments: Vec<Argument> = Vec::with_capacity(act.arguments.len());
        for (argument, whole) in act.arguments.iter().zip(&wholes) {
            let span = whole.unwrap_or(argument.span);
            // Two pieces of one name have become the same.
            let twin = |other: &Argument| other.role == argument.role && other.span == span;
            // Or the surer one has taken this one, too.
            let taken =
                act.arguments.iter().zip(&wholes).any(|(other, whole)| {
                    whole.is_some_and(|whole| yields(argument, other, whole))
                });
            if !(taken || arguments.iter().any(twin)) {
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

/// Whether the words that a wider span adds are neither the trigger's nor another argument's,
/// unless of one that yields.
fn free(act: &Act, argument: &Argument, whole: Span) -> bool {
    let takes = |other: Span| meets(whole, other) && !meets(argument.span, other);
    let others = act
        .arguments
        .iter()
        .filter(|other| names_somebody(other.role) && other.role != argument.role)
        .filter(|other| !yields(other, argument, whole));
    !takes(act.trigger) && !others.map(|other| other.span).any(takes)
}

/// Whether an argument is the less sure piece of a name whose other piece, in another role, is
/// widened to the whole: `United` did it to `States`.
fn yields(argument: &Argument, other: &Argument, whole: Span) -> bool {
    names_somebody(argument.role)
        && argument.role != other.role
        && argument.probability < other.probability
        && whole.contains(argument.span)
        && !meets(other.span, argument.span)
}

fn meets(one: Span, two: Span) -> bool {
    one.start() < two.end() && two.start() < one.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use polybius_core::{EventType, Field, Sentence, Status};

    #[test]
    fn of_two_pieces_of_a_name_in_two_roles_the_surer_one_gets_it() {
        let text = "Poland refuses a request by the United States to move its batteries.";
        let article = Article::new("a", text);
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(text, start, start + words.len()).unwrap()
        };
        let argument = |role, words, probability| Argument { role, span: span(words), probability };
        let act = |united, states| Act {
            kind: EventType::Request,
            modes: vec![],
            status: Status::Actual,
            trigger: span("request"),
            arguments: vec![
                argument(Role::Actor, "United", united),
                argument(Role::Recipient, "Poland", 0.9),
                argument(Role::Recipient, "States", states),
            ],
            confidence: 0.5,
        };
        let sides = |united, states| -> Vec<(Role, String)> {
            let sentence = Sentence { field: Field::Text, span: span(text), sequence: 0 };
            let coding = Coding { sentence, contexts: vec![], acts: vec![act(united, states)] };
            let knowledge = Knowledge::embedded();
            let whole = widened(&knowledge, &article, &coding, &Context::of(&article));
            let quote = |argument: &Argument| article.quote(Field::Text, argument.span).to_owned();
            whole.acts[0].arguments.iter().map(|a| (a.role, quote(a))).collect()
        };
        let (actor, recipient) = (Role::Actor, Role::Recipient);
        let named = |role, words: &str| (role, words.to_owned());
        let poland = named(recipient, "Poland");
        assert_eq!(sides(0.6, 0.5), [named(actor, "United States"), poland.clone()]);
        assert_eq!(sides(0.5, 0.6), [poland, named(recipient, "United States")]);
    }
}
