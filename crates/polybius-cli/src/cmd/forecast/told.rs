//! Forecasts in words: what the table, JSON and the page show.

use super::rounded;
use crate::output;
use crate::show::wrap::wrapped;
use polybius_forecast::rank::{Asked, Contribution, Name};
use polybius_forecast::{Forecast, History, Model, Query};
use serde::Serialize;
use std::fmt::Write as _;

/// What is asked, of which model.
pub(super) struct Ask<'a> {
    pub(super) model: &'a Model,
    pub(super) supposed: Option<&'a Model>,
    pub(super) assumed: &'a [String],
    pub(super) query: Query,
    pub(super) day: i32,
}

/// All that is answered.
#[derive(Serialize)]
pub(super) struct Answer {
    pub(super) actor: String,
    pub(super) from: String,
    pub(super) horizon: i32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) assumed: Vec<String>,
    pub(super) forecasts: Vec<Told>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) to_whom: Vec<Candidate>,
}

/// One forecast.
#[derive(Serialize)]
pub(super) struct Told {
    pub(super) actor: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) target: String,
    pub(super) probability: f64,
    /// Before anything was supposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) without: Option<f64>,
    pub(super) reasons: Vec<Why>,
    /// Log odds of the average case, and what each signal adds to them.
    base: f64,
    parts: Vec<(&'static str, f64)>,
}

/// One reason.
#[derive(Serialize)]
pub(super) struct Why {
    pub(super) sentence: String,
    /// What it adds to the log odds.
    pub(super) weight: f64,
    pub(super) events: Vec<String>,
}

/// One who may be on the other side.
#[derive(Serialize)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) share: f64,
    pub(super) score: f64,
    pub(super) parts: Vec<(String, f64)>,
}

/// Reasons told for each forecast.
const REASONS: usize = 3;
/// Candidates told, and parts of each.
const CANDIDATES: usize = 5;

impl Answer {
    pub(super) fn of(ask: &Ask<'_>) -> Answer {
        let history = ask.model.history();
        let shown = ask.supposed.unwrap_or(ask.model);
        let forecasts = forecasts(ask, shown);
        let told = forecasts.iter().map(|(forecast, without)| Told {
            without: without.map(rounded),
            ..Told::of(shown.history(), forecast)
        });
        let asked =
            ask.query.kind.map(|kind| Asked { source: ask.query.actor, kind, inverse: false });
        let candidates =
            asked.map_or_else(Vec::new, |asked| shown.rank(asked, ask.day, CANDIDATES));
        let candidate = |found: &polybius_forecast::Candidate| Candidate {
            name: history.actors().name(found.actor).to_owned(),
            share: rounded(found.share),
            score: rounded(f64::from(found.score)),
            parts: found.parts.iter().map(|part| told_part(history, part)).collect(),
        };
        Answer {
            actor: history.actors().name(ask.query.actor).to_owned(),
            from: history.day(ask.day),
            horizon: ask.query.horizon,
            assumed: ask.assumed.to_vec(),
            forecasts: told.collect(),
            to_whom: candidates.iter().map(candidate).collect(),
        }
    }

    pub(super) fn table(&self) -> String {
        let width = output::width();
        let mut told = format!(
            "{} in the {} days after {}, likeliest first\n",
            self.actor, self.horizon, self.from
        );
        for assumed in &self.assumed {
            let _ = writeln!(told, "supposed: {assumed}");
        }
        if self.forecasts.is_empty() {
            told.push_str("nothing that happened on enough days to be forecast\n");
        }
        for forecast in &self.forecasts {
            let Told { kind, target, probability, .. } = forecast;
            let moved = forecast.without.map_or(String::new(), |without| {
                format!(
                    "  (was {}, {:+.1} points)",
                    percent(without),
                    100.0 * (probability - without)
                )
            });
            let _ = writeln!(told, "\n{:>6}  {kind} → {target}{moved}", percent(*probability));
            for why in forecast.reasons.iter().take(REASONS) {
                let sign = if why.weight >= 0.0 { '+' } else { '-' };
                for (nth, line) in
                    wrapped(&why.sentence, width.saturating_sub(10)).iter().enumerate()
                {
                    let _ = writeln!(told, "      {} {line}", if nth == 0 { sign } else { ' ' });
                }
                if !why.events.is_empty() {
                    let _ = writeln!(told, "          {}", why.events.join(", "));
                }
            }
        }
        if !self.to_whom.is_empty() {
            let _ = writeln!(told, "\nIf it happens, to whom");
        }
        for candidate in &self.to_whom {
            let _ = writeln!(told, "{:>6}  {}", percent(candidate.share), candidate.name);
            for (name, value) in candidate.parts.iter().take(REASONS) {
                let _ = writeln!(told, "        {value:+.2} {name}");
            }
        }
        told
    }
}

/// The forecasts to tell, with what was forecast before anything was supposed.
fn forecasts(ask: &Ask<'_>, shown: &Model) -> Vec<(Forecast, Option<f64>)> {
    if ask.supposed.is_none() {
        let forecasts = shown.forecasts(ask.query, ask.day).into_iter();
        return forecasts.map(|forecast| (forecast, None)).collect();
    }
    let before =
        |forecast: &Forecast| ask.model.probability(forecast.deed, ask.day, ask.query.horizon);
    let all = shown.forecasts(Query { top: usize::MAX, ..ask.query }, ask.day);
    let mut all: Vec<(f64, Forecast)> =
        all.into_iter().map(|forecast| (before(&forecast), forecast)).collect();
    // What moves most comes first; what does not move stays behind it.
    let moved = |(before, forecast): &(f64, Forecast)| (forecast.probability - before).abs();
    all.sort_by(|a, b| moved(b).total_cmp(&moved(a)));
    all.truncate(ask.query.top);
    all.into_iter().map(|(before, forecast)| (forecast, Some(before))).collect()
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

impl Told {
    fn of(history: &History, forecast: &Forecast) -> Told {
        let deed = forecast.deed;
        let why = |grounds: &polybius_forecast::reason::Grounds| Why {
            sentence: grounds.sentence(history, deed),
            weight: rounded(grounds.weight),
            events: grounds.events.iter().map(|&fact| history.told(fact)).collect(),
        };
        Told {
            actor: history.actors().name(deed.source).to_owned(),
            kind: history.kinds().name(deed.kind).to_owned(),
            target: history.actors().name(deed.target).to_owned(),
            probability: rounded(forecast.probability),
            without: None,
            reasons: forecast.grounds.iter().map(why).collect(),
            base: rounded(forecast.base),
            parts: forecast
                .parts
                .iter()
                .map(|(part, value)| (part.name(), rounded(*value)))
                .collect(),
        }
    }
}

fn told_part(history: &History, part: &Contribution) -> (String, f64) {
    let kind = |kind: u32| history.kinds().name(kind);
    let by = |inverse: bool| if inverse { " by the candidate" } else { "" };
    let name = match part.name {
        Name::History { kind: past, inverse } => format!("past {}{}", kind(past), by(inverse)),
        Name::Acquaintance => "how much and how lately they met".to_owned(),
        Name::SinceSame => "how long since the very same".to_owned(),
        Name::Activity => "how much happens to the candidate".to_owned(),
        Name::Usual => "how often this happens to the candidate".to_owned(),
        Name::Resemblance => "resembles others it happened to".to_owned(),
        Name::Through { other, kind: past, inverse } => {
            let other = history.actors().name(other);
            let way = if inverse { "from" } else { "towards" };
            format!("recent {} {way} {other}", kind(past))
        }
    };
    (name, rounded(f64::from(part.value)))
}
