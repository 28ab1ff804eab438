//! Reference: of the phrases that only point at somebody, how many are resolved, and rightly?

use super::chain_form::Form;
use super::sums::{self, Counts};
use super::tally::ratio;
use super::{Measured, Miss};
use polybius::{Entity, EntityKind, Field, Pipeline, Span};
use polybius_store::corpus::{Chain, Chained};

/// What became of a phrase that points at an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Wrong,
    Open,
}

/// The figures of a part of the chains.
pub fn measure(pipeline: &Pipeline, part: &str, articles: &[Chained]) -> Measured {
    let (mut units, mut misses) = (Vec::new(), Vec::new());
    for chained in articles {
        let mut counts = ChainCounts::default();
        let mentions = chained.chains.iter().flat_map(|chain| &chain.mentions);
        let phrases: Vec<(Field, Span)> = mentions.copied().collect();
        let mut read = pipeline.who(&chained.article, &phrases).into_iter();
        for (at, chain) in chained.chains.iter().enumerate() {
            for (&mention, entity) in chain.mentions.iter().zip(read.by_ref()) {
                counts.identity(chain, &entity);
                let form = Form::of(&chained.article, chain, mention);
                let told = outcome(chained, (at, mention), &entity);
                if let Some(tally) = form.and_then(|form| counts.forms.get_mut(form as usize)) {
                    tally.add(told);
                }
                if let Some(form) = form.filter(|_| told != Outcome::Right) {
                    misses.push(miss(chained, chain, (mention, form), (&entity, told)));
                }
            }
        }
        units.push(counts);
    }
    Measured { figures: sums::figures("chains", part, &units), misses, ..Measured::default() }
}

/// Whether an entity is the actor of chain `own`.
fn outcome(chained: &Chained, (own, mention): (usize, (Field, Span)), entity: &Entity) -> Outcome {
    let Some(chain) = chained.chains.get(own) else { return Outcome::Open };
    let named = &entity.named;
    // `its government`: the other only tells whose.
    let possessive = owns(chained.article.quote(mention.0, mention.1));
    if possessive && named.code.is_none() {
        return Outcome::Open;
    }
    let right = match entity.antecedent {
        None if named.name.is_none() && named.code.is_none() => return Outcome::Open,
        None => bears(chained, chain, entity),
        Some(antecedent) => {
            let meant = chain_at(chained, antecedent);
            // `government` after `Kenya`.
            let owner = meant.and_then(|at| chained.chains.get(at));
            let state = owner.is_none_or(|owner| owner.kind == EntityKind::Country)
                && named.kind != Some(EntityKind::Country)
                && named.kind != Some(EntityKind::Person);
            let owned = state || possessive;
            meant == Some(own)
                || (owned && named.code.is_some() && named.code == chain.code)
                || (meant.is_none() && bears(chained, chain, entity))
        }
    };
    if right { Outcome::Right } else { Outcome::Wrong }
}

/// Whether a phrase begins with a possessive: `its government`.
fn owns(phrase: &str) -> bool {
    let first = phrase.split_once(' ').map(|(first, _)| first.to_lowercase());
    let first = first.unwrap_or_default();
    matches!(first.as_str(), "his" | "her" | "its" | "their" | "my" | "our" | "your")
}

/// Whether the identity is that of the chain: a person by the surname, others by the code.
fn bears(chained: &Chained, chain: &Chain, entity: &Entity) -> bool {
    let named = &entity.named;
    match (named.kind, &named.name) {
        (Some(EntityKind::Person), Some(name)) => {
            let surname = name.rsplit([' ', '-']).next().unwrap_or("");
            let mut words =
                chain.mentions.iter().map(|&(field, span)| chained.article.quote(field, span));
            words.any(|words| {
                words.split(|c: char| !c.is_alphanumeric()).any(|word| word == surname)
            })
        }
        _ => named.code.is_some() && named.code == chain.code,
    }
}

/// The chain of the mention that shares most with a span, half at least.
fn chain_at(chained: &Chained, (field, span): (Field, Span)) -> Option<usize> {
    let share = |mention: Span| {
        let common = mention.end().min(span.end()) - mention.start().max(span.start());
        ratio(common, mention.joined(span).len())
    };
    let chains = chained.chains.iter().enumerate();
    let mentions = chains.flat_map(|(at, chain)| chain.mentions.iter().map(move |one| (at, *one)));
    // The end of `airline Mahan Air` is the airline, but neither a country in `UK Supreme
    // Court` nor one in `Supreme Court of the UK` is the court.
    let ends = |mention: Span| {
        let before = chained.article.field(field).get(mention.start()..span.start());
        let before = before.unwrap_or("").trim_end().trim_end_matches(" the");
        mention.end() == span.end() && !before.ends_with(" of")
    };
    let over = mentions.filter(|(_, (other, mention))| {
        *other == field && mention.overlaps(span) && (share(*mention) >= 0.5 || ends(*mention))
    });
    let best = over.max_by(|(_, (_, a)), (_, (_, b))| share(*a).total_cmp(&share(*b)));
    best.map(|(at, _)| at)
}

fn miss(
    chained: &Chained,
    chain: &Chain,
    ((field, span), form): ((Field, Span), Form),
    (entity, outcome): (&Entity, Outcome),
) -> Miss {
    let article = &chained.article;
    let quote = |&(field, span): &(Field, Span)| article.quote(field, span);
    let text = article.field(field);
    let near = |from: usize, to: usize| {
        let mut inside = text.char_indices().map(|(at, _)| at).filter(|at| (from..to).contains(at));
        let (first, last) = (inside.clone().next(), inside.next_back());
        first.zip(last).and_then(|(first, last)| text.get(first..last)).unwrap_or("")
    };
    let before = near(span.start().saturating_sub(250), span.start() + 1);
    let after = near(span.end(), span.end() + 60);
    let fullest = chain.mentions.iter().map(quote).max_by_key(|words| words.len());
    let told = entity.antecedent.as_ref().map(quote).or(entity.named.name.as_deref());
    Miss {
        measure: "chains",
        id: article.id.clone(),
        sentence: format!("{before}[[{}]]{after}", article.quote(field, span)),
        wanted: format!("{} {}", form.name(), fullest.unwrap_or("")),
        read: match outcome {
            Outcome::Open => "open".to_owned(),
            _ => format!("{} {}", told.unwrap_or("-"), entity.named.code.as_deref().unwrap_or("-")),
        },
    }
}

#[derive(Clone, Copy, Default)]
struct Resolved {
    right: usize,
    wrong: usize,
    open: usize,
}

impl Resolved {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::Wrong => self.wrong += 1,
            Outcome::Open => self.open += 1,
        }
    }

    fn merge(&mut self, other: Resolved) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.open += other.open;
    }

    fn figures(self, of: &str) -> [(String, f64, usize); 4] {
        let all = self.right + self.wrong + self.open;
        let answered = self.right + self.wrong;
        [
            (format!("{of} right"), ratio(self.right, all), all),
            (format!("{of} wrong"), ratio(self.wrong, all), all),
            (format!("{of} open"), ratio(self.open, all), all),
            (format!("{of} precision"), ratio(self.right, answered), answered),
        ]
    }
}

#[derive(Default)]
struct ChainCounts {
    forms: [Resolved; Form::ALL.len()],
    country: Resolved,
    sector: Resolved,
}

impl ChainCounts {
    /// Country and sector of any mention, whatever its form.
    fn identity(&mut self, chain: &Chain, entity: &Entity) {
        let judge = |open, right| match (open, right) {
            (true, _) => Outcome::Open,
            (_, true) => Outcome::Right,
            _ => Outcome::Wrong,
        };
        let named = &entity.named;
        if chain.code.is_some() {
            self.country.add(judge(named.code.is_none(), named.code == chain.code));
        }
        if let Some(wanted) = chain.sectors.first() {
            self.sector.add(judge(named.sectors.is_empty(), named.sectors.first() == Some(wanted)));
        }
    }
}

impl Counts for ChainCounts {
    fn add(&mut self, other: &ChainCounts) {
        for (own, other) in self.forms.iter_mut().zip(other.forms) {
            own.merge(other);
        }
        self.country.merge(other.country);
        self.sector.merge(other.sector);
    }

    fn figures(&self) -> Vec<(String, f64, usize)> {
        let forms = Form::ALL.iter().zip(self.forms);
        let asked = forms.clone().filter(|(_, tally)| tally.right + tally.wrong + tally.open > 0);
        let mut together = Resolved::default();
        forms.clone().for_each(|(_, tally)| together.merge(tally));
        let mut figures: Vec<_> =
            asked.flat_map(|(form, tally)| tally.figures(form.name())).collect();
        figures.extend(together.figures("all forms"));
        figures.extend(self.country.figures("country"));
        figures.extend(self.sector.figures("sector"));
        figures
    }
}
