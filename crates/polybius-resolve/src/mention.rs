//! Every political actor and place that a sentence names, whether or not it acts.
//!
//! Names are taken in runs: `Kenya's foreign minister` is the mention of a place and that of
//! an actor, who takes the country from it. Mentions do not overlap.

mod placed;

pub(crate) use placed::placed;

use crate::Knowledge;
use crate::actor::{Identity, identify_in};
use crate::affix::suffix;
use crate::context::Context;
use crate::names::{Entry, Sort};
use crate::person::name_at;
use crate::scan::{Found, scan};
use crate::tables::Form;
use crate::words::{Gap, Words};
use polybius_core::{Article, Entity, Mention, Sentence, Span};

/// A mention with what pronouns ask for.
pub(crate) struct Spotted {
    pub mention: Mention,
    /// Who it is, and why.
    pub identity: Identity,
    pub form: Option<Form>,
    /// Whether it names a place, or the people of one.
    pub place: bool,
}

/// The mentions of a sentence, in order.
pub(crate) fn spot(
    knowledge: &Knowledge,
    article: &Article,
    sentence: &Sentence,
    context: &Context<'_>,
) -> Vec<Spotted> {
    let text = sentence.text(article);
    let words = Words::new(text);
    let found = scan(knowledge, &words, 0, words.len(), context);
    let found: Vec<Found<'_>> =
        found.into_iter().flat_map(|found| parted(knowledge, &words, found)).flatten().collect();
    let mut spotter =
        Spotter { knowledge, text, sentence, words: &words, context, out: Vec::new() };
    let mut rest = &found[..];
    while !rest.is_empty() {
        let (run, after) = rest.split_at(run_length(&words, rest));
        spotter.run(run, after.first());
        rest = after;
    }
    spotter.out
}

/// An organisation's name and the place in it, which is a mention of its own: `Israeli` and
/// `Air Force`, `Bank` and `Japan`.
fn parted<'k>(knowledge: &'k Knowledge, words: &Words, found: Found<'k>) -> [Option<Found<'k>>; 2] {
    let Found { from, to, .. } = found;
    let code = knowledge.code_of(&found.best).filter(|_| found.is(Sort::Organisation));
    let place = |at: usize, end: Option<usize>| {
        let admit = |entry: &Entry, stop: usize| {
            let row = knowledge.country_of(entry).and_then(|row| knowledge.countries.get(row));
            let owner = row.is_some_and(|country| Some(country.code.as_str()) == code);
            owner && end.map_or(stop < to, |end| stop == end) && entry.case.admits(words, at, stop)
        };
        let (stop, entries) = knowledge.longest(words, at, admit)?;
        let best = *entries.iter().find(|entry| admit(entry, stop))?;
        Some(Found { from: at, to: stop, best, entries })
    };
    let begin = from + usize::from(words.plain(from) == "the");
    if let Some(first) = code.and_then(|_| place(begin, None)) {
        let own = first.to + usize::from(words.plain(first.to) == "'s");
        let rest = Found { from: own, ..found };
        return if own < to { [Some(first), Some(rest)] } else { [Some(found), None] };
    }
    let of = (from + 1..to).rev().find(|at| words.plain(*at) == "of").filter(|_| code.is_some());
    let last = of.and_then(|of| {
        let next = of + 1 + usize::from(words.plain(of + 1) == "the");
        Some((of, place(next, Some(to))?))
    });
    match last {
        Some((of, last)) => [Some(Found { to: of, ..found }), Some(last)],
        None => [Some(found), None],
    }
}

/// How many names belong together: the countries and owners first, then one actor.
fn run_length(words: &Words, found: &[Found<'_>]) -> usize {
    let adjacent = |one: &Found<'_>, two: &Found<'_>| {
        let next = one.to + usize::from(words.plain(one.to) == "'s");
        let close = matches!(words.gap(two.from), Gap::Space | Gap::Hyphen);
        two.from == next && close
    };
    let mut length = 1;
    for pair in found.windows(2) {
        let actor_then_place = !gives_context(words, &pair[0]) && pair[1].is_place();
        if !adjacent(&pair[0], &pair[1]) || actor_then_place {
            break;
        }
        length += 1;
    }
    length
}

/// Whether a name only tells whose the following is.
fn gives_context(words: &Words, found: &Found<'_>) -> bool {
    let owns = words.plain(found.to) == "'s";
    found.is_place() || (owns && !found.is_role())
}

struct Spotter<'a> {
    knowledge: &'a Knowledge,
    text: &'a str,
    sentence: &'a Sentence,
    words: &'a Words,
    context: &'a Context<'a>,
    out: Vec<Spotted>,
}

impl Spotter<'_> {
    /// Adds the mentions of one run; `next` is the name after it.
    fn run(&mut self, run: &[Found<'_>], next: Option<&Found<'_>>) {
        let context = run.iter().take_while(|found| gives_context(self.words, found)).count();
        for found in &run[..context] {
            self.push((found.from, found.to), (found.from, found.to), Some(found));
        }
        let weapon = |found: &Found<'_>| {
            found.is_role() && self.knowledge.roles[found.best.row()].form == Form::Thing
        };
        let weapons = run[context..].iter().rev().take_while(|found| weapon(found)).count();
        let actor = &run[context..run.len() - weapons];
        let (Some(start), Some(first), Some(last)) = (run.first(), actor.first(), actor.last())
        else {
            return;
        };
        if self.counts(actor, context > 0) {
            let to = self.with_name(last, next.map_or(self.words.len(), |next| next.from));
            // `Army of the Congo`: the mention ends before `of`, the country is told after.
            let owner = next.filter(|next| next.is_place() && weapons == 0);
            let owned = owner.filter(|next| OF.contains(&self.words.key(to, next.from)));
            let end = owned.map_or(to, |owner| owner.to);
            self.push((start.from, end), (first.from, to), None);
            // `the Jammeh era` is not about what he does.
            let article = |at: usize| matches!(self.words.plain(at), "the" | "a" | "an");
            let modifier = first.is(Sort::Leader) && first.from.checked_sub(1).is_some_and(article);
            if let Some(spotted) = self.out.last_mut().filter(|_| modifier) {
                spotted.form = None;
            }
        }
    }

    /// Whether these words are worth a mention: a name, or a role that is political by itself.
    fn counts(&self, actor: &[Found<'_>], context: bool) -> bool {
        if actor.iter().any(|found| !found.is_role()) {
            return true;
        }
        let Some(last) = actor.last() else { return false };
        let role = &self.knowledge.roles[last.best.row()];
        let plural = matches!(last.best.sort, Sort::Role { plural: true });
        let political = plural || role.sector.code() != "CVL";
        let named = !context && self.inside_a_name(last, plural);
        role.strong && role.form != Form::Thing && (context || political) && !named
    }

    /// Whether a role is written as part of an unknown name: `Tax Administration Service`,
    /// `Queens`.
    fn inside_a_name(&self, found: &Found<'_>, plural: bool) -> bool {
        let words = self.words;
        let capital = words.capital(found.to - 1) && words.gap(found.from) != Gap::Break;
        let name_goes_on = words.gap(found.to) == Gap::Space && words.capital(found.to);
        let body = self.knowledge.roles[found.best.row()].form != Form::Person;
        capital && (plural || (body && name_goes_on))
    }

    /// The end of the name that a title introduces, before the next run, else of the title.
    fn with_name(&self, last: &Found<'_>, limit: usize) -> usize {
        let title = matches!(last.best.sort, Sort::Role { plural: false })
            && self.knowledge.roles[last.best.row()].form == Form::Person;
        let near = self.words.gap(last.to) == Gap::Space;
        let name = || name_at(self.words, last.to, limit);
        if title && near { name().unwrap_or(last.to) } else { last.to }
    }

    /// Adds words `from..to`, who they are being told by words `begin..stop`.
    fn push(
        &mut self,
        (begin, stop): (usize, usize),
        (from, to): (usize, usize),
        place: Option<&Found<'_>>,
    ) {
        let (first, end) = self.words.bytes(from, to);
        let (begin, stop) = self.words.bytes(begin, stop);
        let whole = self.text.get(begin..stop).unwrap_or("");
        let Some(span) = Span::new(self.text, first, end) else { return };
        let span = span.shifted(self.sentence.span.start());
        let identity = identify_in(self.knowledge, whole, self.context);
        // An adjective or a city may name an actor, but seldom what a pronoun stands for.
        let standing = place.is_none_or(|found| {
            let whole_state = matches!(found.best.sort, Sort::Country | Sort::Metonym);
            let people = found.is(Sort::People);
            (whole_state && !suffix(self.words, to)) || people || !found.is_place()
        });
        let entity = Entity { span, named: identity.named.clone(), antecedent: None };
        self.out.push(Spotted {
            mention: Mention { field: self.sentence.field, entity, place: None },
            form: identity.form.filter(|_| standing),
            identity,
            place: place.is_some_and(|found| found.is_place() && !found.ambiguous()),
        });
    }
}

const OF: &[&str] = &["of", "of the"];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;
    use polybius_core::{Field, Named};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::embedded);

    fn spotted(text: &str) -> Vec<Spotted> {
        let article = Article::new("a", format!("Before. {text}"));
        let Some(span) = Span::new(text, 0, text.len()) else { return Vec::new() };
        let sentence = Sentence { field: Field::Text, span: span.shifted(8), sequence: 1 };
        let on = Some(Date::constant(2025, 6, 1));
        let spotted = spot(&KNOWLEDGE, &article, &sentence, &Context::on(on));
        for one in &spotted {
            let span = one.mention.entity.span;
            assert!(sentence.span.contains(span) && !article.quote(Field::Text, span).is_empty());
        }
        spotted
    }

    fn told(text: &str) -> String {
        let show = |spotted: &Spotted| {
            let Mention { entity, .. } = &spotted.mention;
            let Named { code, .. } = &entity.named;
            let words = &text[entity.span.start() - 8..entity.span.end() - 8];
            let place = if spotted.place { "*" } else { "" };
            format!("{words}{place} {}", code.as_deref().unwrap_or("-"))
        };
        spotted(text).iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn sentences() {
        let cases = [
            (
                "Kenya's foreign minister met Turkish officials in Paris.",
                "Kenya* KEN; foreign minister KEN; Turkish* TUR; officials TUR; Paris* FRA",
            ),
            (
                "Russian President Vladimir Putin called Israel's Benjamin Netanyahu.",
                "Russian* RUS; President Vladimir Putin RUS; Israel* ISR; Benjamin Netanyahu ISR",
            ),
            (
                "Polish Foreign Minister Radosław Sikorski, Hamas and the White House agreed.",
                "Polish* POL; Foreign Minister Radosław Sikorski POL; Hamas PSE; White House* USA",
            ),
            ("Iran-backed militias attacked Erbil.", "Iran* IRN; militias -; Erbil* IRQ"),
            ("Putin's spokesman Dmitry Peskov spoke.", "Putin RUS; spokesman Dmitry Peskov RUS"),
            ("The Army of the Congo", "Army COD; Congo* COD"),
            ("Tatmadaw airstrike", "Tatmadaw MMR"),
            ("Israeli Air Force jets", "Israeli* ISR; Air Force ISR"),
            ("The Bank of Japan said", "Bank JPN; Japan* JPN"),
            ("The Jakarta Post wrote", "Jakarta* IDN; Post IDN"),
            ("The Gaza Health Ministry said", "Gaza* PSE; Health Ministry PSE"),
            ("The boy and his father sat in a house.", ""),
            ("Palestinian children fled.", "Palestinian* PSE; children PSE"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn mentions_lie_in_order_inside_their_sentence(
            text in "((Iran|President|Hamas|'s|officials|in|Paul|of|\\PC{0,5})[ ,.-]){0,12}"
        ) {
            let spans: Vec<Span> = spotted(&text).iter().map(|s| s.mention.entity.span).collect();
            prop_assert!(spans.is_sorted_by(|a, b| a.end() <= b.start()), "{:?}", spans);
        }
    }
}
