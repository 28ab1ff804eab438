//! A trained model: a history, what was learned from it, and the forecasts it makes.

use crate::Error;
use crate::history::{Fact, History, Named};
use crate::occur::{Deed, Follows, Index, Occurrence, Origin, Signal, deeds};
use crate::rank::{Asked, Contribution, Ranker, Settings};
use crate::reason::{Grounds, LOOK_BACK, Reason, signals};

/// A model with the history that it forecasts from.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) history: History,
    pub(crate) ranker: Ranker,
    pub(crate) occurrence: Occurrence,
    index: Index,
    follows: Follows,
}

/// What is asked of a model; what is left out is not restricted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query {
    /// Who would do it.
    pub actor: u32,
    /// To whom.
    pub target: Option<u32>,
    /// What.
    pub kind: Option<u32>,
    /// Within how many days, at least 1.
    pub horizon: i32,
    /// No more forecasts than this, the likeliest first.
    pub top: usize,
}

/// Something that may happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// What.
    pub deed: Deed,
    /// How likely it is to happen at least once within the horizon.
    pub probability: f64,
    /// Log odds of the average case; with all `parts` it sums to those of the probability.
    pub base: f64,
    /// What each signal adds to the log odds.
    pub parts: Vec<(Signal, f64)>,
    /// Why, the weightiest first.
    pub grounds: Vec<Grounds>,
}

/// A candidate for the other side of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Who.
    pub actor: u32,
    /// The share of such events that would have this other side.
    pub share: f64,
    /// The score in log odds, up to a constant.
    pub score: f32,
    /// The parts that the score is the sum of, the weightiest first.
    pub parts: Vec<Contribution>,
}

/// Events told behind each reason.
const TOLD: usize = 5;

impl Model {
    /// Learns from a history.
    pub fn train(history: History, settings: Settings) -> Result<Model, Error> {
        let index = Index::new(&history);
        let follows = Follows::count(&index, history.last_day());
        let occurrence = Occurrence::fit(&index, &follows, history.last_day())?;
        let (actors, kinds) = (history.actors().list().len(), history.kinds().list().len());
        let ranker = Ranker::train(actors as u32, kinds as u32, &history.days(), settings);
        Ok(Model { history, ranker, occurrence, index, follows })
    }

    pub(crate) fn of_parts(history: History, ranker: Ranker, occurrence: Occurrence) -> Model {
        let index = Index::new(&history);
        let follows = Follows::count(&index, occurrence.until);
        Model { history, ranker, occurrence, index, follows }
    }

    /// The same model, told of events that have not happened. What it has learned stays as it
    /// is; only its memory changes. Actors and kinds must be known.
    pub fn assuming(&self, events: &[Named]) -> Result<Model, Error> {
        let history = self.history.with(events.iter().cloned())?;
        let known = |old: &crate::Names, new: &crate::Names| old.list().len() == new.list().len();
        if !known(self.history.actors(), history.actors())
            || !known(self.history.kinds(), history.kinds())
        {
            return Err(Error::new("an assumed event has an actor or kind that the history lacks"));
        }
        let mut ranker = self.ranker.forgotten();
        history.days().into_iter().for_each(|facts| ranker.remember(facts));
        let index = Index::new(&history);
        Ok(Model {
            history,
            ranker,
            occurrence: self.occurrence.clone(),
            index,
            follows: self.follows.clone(),
        })
    }

    /// The history.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What is likeliest to happen in the days after `day`, which is the last that is looked at.
    ///
    /// Forecast are things that have happened before, or, if both target and kind are asked for,
    /// just that one.
    pub fn forecasts(&self, query: Query, day: i32) -> Vec<Forecast> {
        let origin = Origin::new(&self.index, &self.follows, day);
        let asked = match (query.kind, query.target) {
            (Some(kind), Some(target)) => {
                vec![Deed { source: query.actor, kind, target }]
            }
            _ => self.candidates(query, day),
        };
        let probability =
            |deed: Deed| (deed, self.occurrence.probability(&origin, deed, query.horizon));
        let mut likely: Vec<(Deed, f64)> = asked.into_iter().map(probability).collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        likely.truncate(query.top);
        let forecast = |(deed, probability)| {
            let (base, parts) = self.occurrence.parts(&origin, deed, query.horizon);
            let grounds = self.grounds(&origin, deed, &parts);
            Forecast { deed, probability, base, parts, grounds }
        };
        likely.into_iter().map(forecast).collect()
    }

    /// The probability of one deed.
    pub fn probability(&self, deed: Deed, day: i32, horizon: i32) -> f64 {
        let origin = Origin::new(&self.index, &self.follows, day);
        self.occurrence.probability(&origin, deed, horizon)
    }

    /// If this kind of event happens on the day after `day`: who the other side will be.
    pub fn rank(&self, asked: Asked, day: i32, top: usize) -> Vec<Candidate> {
        let scores = self.ranker.scores(day + 1, asked);
        let greatest = scores.iter().copied().fold(f32::MIN, f32::max);
        let sum: f64 = scores.iter().map(|score| f64::from(score - greatest).exp()).sum();
        let mut order: Vec<u32> = (0..scores.len() as u32).collect();
        order.sort_by(|&a, &b| scores[b as usize].total_cmp(&scores[a as usize]).then(a.cmp(&b)));
        order.truncate(top);
        let explained = self.ranker.explain(day + 1, asked, &order);
        let candidate = |(actor, mut parts): (u32, Vec<Contribution>)| {
            let score = scores[actor as usize];
            parts.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
            Candidate { actor, share: f64::from(score - greatest).exp() / sum, score, parts }
        };
        order.into_iter().zip(explained).map(candidate).collect()
    }

    /// What the actor did often enough to be forecast.
    fn candidates(&self, query: Query, day: i32) -> Vec<Deed> {
        let all = deeds(&self.index, day).into_iter().map(|(deed, _)| deed);
        let fits = |deed: &Deed| {
            deed.source == query.actor
                && query.kind.is_none_or(|kind| deed.kind == kind)
                && query.target.is_none_or(|target| deed.target == target)
        };
        all.filter(fits).collect()
    }

    fn grounds(&self, origin: &Origin<'_>, deed: Deed, parts: &[(Signal, f64)]) -> Vec<Grounds> {
        let mut reasons = vec![self.before(deed, origin.day)];
        let returned = Deed { source: deed.target, target: deed.source, ..deed };
        reasons.push(Reason::Returned { month: origin.lately(returned, LOOK_BACK) });
        let part = |signal: Signal| {
            parts.iter().filter(|(own, _)| *own == signal).map(|(_, value)| value).sum::<f64>()
        };
        reasons.push(Reason::ToOthers { more: part(Signal::ToOthers) > 0.0 });
        reasons.push(Reason::FromOthers { more: part(Signal::FromOthers) > 0.0 });
        // Of all that stirs, tell what stirs most.
        let stir = |(times, _, _, rate): &(usize, u32, bool, crate::occur::FollowRate)| {
            (rate.rate / rate.usual).ln().abs() * (1.0 + (*times as f64).ln())
        };
        let other_kinds = origin.stirring(deed).into_iter().filter(|stirring| stirring.3.cases > 0);
        if let Some((times, kind, by_other, rate)) =
            other_kinds.max_by(|a, b| stir(a).total_cmp(&stir(b)))
        {
            reasons.push(Reason::Followed { times, kind, by_other, rate });
        }
        let ground = |reason: Reason| {
            let weight = signals(&reason).iter().map(|&signal| part(signal)).sum();
            Grounds { events: self.events(&reason, deed, origin.day), weight, reason }
        };
        let mut grounds: Vec<Grounds> = reasons.into_iter().map(ground).collect();
        grounds.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        grounds
    }

    fn before(&self, deed: Deed, day: i32) -> Reason {
        let days = self.index.exact(deed.source, deed.kind, deed.target);
        let ever = days.partition_point(|&past| past <= day);
        let month = ever - days.partition_point(|&past| past <= day - LOOK_BACK);
        match ever.checked_sub(1) {
            Some(last) => Reason::Before { month, ever, since: day - days[last] },
            None => Reason::Never,
        }
    }

    /// The last few events that a reason speaks of.
    fn events(&self, reason: &Reason, deed: Deed, day: i32) -> Vec<Fact> {
        let Deed { source, kind, target } = deed;
        let (source, kind, target, back) = match *reason {
            Reason::Followed { kind, by_other: false, .. } => (source, kind, target, 7),
            Reason::Followed { kind, by_other: true, .. } => (target, kind, source, 7),
            Reason::Before { .. } => (source, kind, target, i32::MAX),
            Reason::Returned { .. } => (target, kind, source, LOOK_BACK),
            Reason::Never | Reason::ToOthers { .. } | Reason::FromOthers { .. } => {
                return Vec::new();
            }
        };
        let days = self.index.exact(source, kind, target);
        let end = days.partition_point(|&past| past <= day);
        let recent = days[..end].iter().filter(|&&past| day - past < back);
        let mut events: Vec<Fact> =
            recent.rev().take(TOLD).map(|&day| Fact { day, source, kind, target }).collect();
        events.reverse();
        events
    }
}
