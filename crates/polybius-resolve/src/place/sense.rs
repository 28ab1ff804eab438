//! Which of its places a name means, decided over an article as a whole.
//!
//! What needs no help comes first: names of countries, names that one far larger place bears,
//! names whose country is told beside them. They say where the article plays; by that the
//! others are judged. Every candidate has a score on the scale of the decimal logarithm of
//! inhabitants: how well-known it is, what the article tells, what stands beside the name.

use super::candidate::{Candidate, Level};
use super::evidence::Evidence;
use super::sighting::{Sighted, Sighting};
use crate::Knowledge;
use std::collections::{HashMap, HashSet};

/// The place of each sighting of each sentence, where it is clear enough.
pub(crate) fn decide(
    knowledge: &Knowledge,
    sentences: &[Sighted],
    people: &HashSet<String>,
) -> Vec<Vec<Option<Candidate>>> {
    let mut judge =
        Judge { knowledge, people, evidence: Evidence::default(), told: HashMap::new() };
    for sentence in sentences {
        sentence.countries.iter().for_each(|country| judge.evidence.tell(*country, 0.5));
    }
    judge.first(sentences);
    let rough = judge.all(sentences, SURE);
    let mut seen: HashSet<&str> = HashSet::new();
    for (sentence, places) in sentences.iter().zip(&rough) {
        for (sighting, place) in sentence.sightings.iter().zip(places) {
            if let Some(place) = place
                && clear(sighting).is_none()
                && seen.insert(&sighting.key)
            {
                judge.evidence.add(*place);
            }
        }
    }
    judge.all(sentences, ENOUGH)
}

/// The score from which a name is taken for a place, and for one that vouches for others.
const ENOUGH: f32 = 3.8;
const SURE: f32 = 6.0;
/// By how much one place must lead over another, elsewhere, of the same name.
const LEAD: f32 = 0.15;
/// What it is worth that the text tells where the place lies.
const CONTAINED: f32 = 4.0;

/// What a small place loses under a name that is not its usual one; and more where the article
/// tells of other countries alone: `the village of Banjska` in Kosovo is not Bulgaria's Bansko.
const OTHER_NAME: f32 = 0.7;
const FOREIGN_NAME: f32 = 3.0;

/// The weight of words that make a name somebody's: `Michael Jordan`.
const SOMEBODY: f32 = -4.0;

struct Judge<'a> {
    knowledge: &'a Knowledge,
    people: &'a HashSet<String>,
    evidence: Evidence,
    /// Which place a name means wherever the article does not say otherwise, by its key.
    told: HashMap<&'a str, Candidate>,
}

impl<'a> Judge<'a> {
    /// What is clear before the rest of the article is looked at.
    fn first(&mut self, sentences: &'a [Sighted]) {
        for sentence in sentences {
            for (at, sighting) in sentence.sightings.iter().enumerate() {
                if sighting.affixed {
                    continue;
                }
                if let Some(place) = contained(sentence, at) {
                    self.told.entry(&sighting.key).or_insert(place);
                    self.evidence.add(place);
                } else if let Some(country) = country_here(sighting) {
                    self.evidence.add(country);
                } else if let Some(place) = self.dominant(sighting) {
                    self.evidence.add(place);
                }
            }
        }
    }

    /// A place so much better known than all others of its name that it needs no help.
    fn dominant(&self, sighting: &Sighting) -> Option<Candidate> {
        let mut order: Vec<&Candidate> = sighting.candidates.iter().collect();
        order.sort_by(|one, two| two.prior.total_cmp(&one.prior));
        let (first, second) =
            (order.first()?, order.iter().find(|one| one.country != order[0].country));
        let ahead = second.is_none_or(|second| first.prior >= second.prior + 1.5);
        let known = first.prior >= 5.3 && first.level != Level::Country;
        let place = self.doubt(sighting) + sighting.cue.weight > -1.0;
        (known && ahead && place).then_some(**first)
    }

    fn all(&self, sentences: &'a [Sighted], least: f32) -> Vec<Vec<Option<Candidate>>> {
        let of = |sentence: &'a Sighted| {
            let all = 0..sentence.sightings.len();
            all.map(|at| self.place(sentence, at, least)).collect()
        };
        sentences.iter().map(of).collect()
    }

    fn place(&self, sentence: &'a Sighted, at: usize, least: f32) -> Option<Candidate> {
        let sighting = &sentence.sightings[at];
        let here = contained(sentence, at);
        if let Some(country) = country_here(sighting).filter(|_| here.is_none()) {
            return Some(country);
        }
        let told = here.or_else(|| self.told.get(sighting.key.as_str()).copied());
        let score = |one: &Candidate| {
            let said = told.is_some_and(|told| told.same(one));
            let less = match one.other_name && one.prior < 6.0 {
                false => 0.0,
                true if self.evidence.abroad(one) => FOREIGN_NAME,
                true => OTHER_NAME,
            };
            one.prior + self.evidence.support(one) + if said { CONTAINED } else { 0.0 } - less
        };
        let mut order: Vec<(f32, &Candidate)> =
            sighting.candidates.iter().map(|one| (score(one), one)).collect();
        order.sort_by(|one, two| two.0.total_cmp(&one.0));
        let (best, place) = *order.first()?;
        let rival = order.iter().find(|(_, other)| other.country != place.country);
        if rival.is_some_and(|(score, _)| best - score < LEAD) {
            return None; // several as likely: better nothing than a guess
        }
        let named = place.level == Level::Country || sighting.told;
        let doubt = if named { 0.0 } else { self.doubt(sighting) };
        let cue = match sighting.cue.weight {
            weight if weight <= SOMEBODY && here.is_none() => weight * 2.0,
            weight if named => weight.max(0.0),
            weight => weight,
        };
        (best + cue + doubt >= least).then_some(*place)
    }

    /// What speaks against the name's being a place's: it is a word, or somebody's here.
    fn doubt(&self, sighting: &Sighting) -> f32 {
        if sighting.key.contains(' ') {
            return 0.0;
        }
        let ordinary = self.knowledge.ordinary(&sighting.key);
        let word = if ordinary.word { -2.5 } else { 0.0 };
        let name = if ordinary.surname || ordinary.given { -0.8 } else { 0.0 };
        let here = if self.people.contains(&sighting.key) { -4.0 } else { 0.0 };
        f32::min(word, name) + here
    }
}

/// The country of a name that a table has as one country's and no division's: `Kenya`,
/// `Turkish`.
fn clear(sighting: &Sighting) -> Option<Candidate> {
    let wide = |one: &&Candidate| matches!(one.level, Level::Country | Level::Province);
    let mut wide = sighting.candidates.iter().filter(wide);
    let first = wide.next().filter(|one| sighting.told && one.level == Level::Country)?;
    let same = |one: &Candidate| one.level == Level::Country && one.country == first.country;
    wide.all(same).then_some(*first)
}

/// The same, where the name is not somebody's.
fn country_here(sighting: &Sighting) -> Option<Candidate> {
    let somebody = sighting.cue.weight <= SOMEBODY;
    clear(sighting).filter(|country| !somebody || country.is_demonym())
}

/// The place that lies where the name beside it says.
fn contained(sentence: &Sighted, at: usize) -> Option<Candidate> {
    let sighting = &sentence.sightings[at];
    let container = sentence.sightings.get(sighting.container?)?;
    let wide = |level| matches!(level, Level::Country | Level::Province);
    let is_country = sighting.candidates.iter().any(|one| one.level == Level::Country);
    let inside = |place: &&Candidate| {
        container.candidates.iter().filter(|outer| wide(outer.level)).any(|outer| {
            match (outer.level, place.level) {
                (Level::Country, Level::Country) | (_, Level::Part) => false,
                // A list of countries is no address.
                (Level::Country, level) => {
                    outer.country == place.country && (!is_country || level == Level::Province)
                }
                (_, Level::Country | Level::Province) => false,
                _ => outer.division.is_some() && outer.division == place.division,
            }
        })
    };
    let fits = sighting.candidates.iter().filter(inside);
    fits.max_by(|one, two| one.prior.total_cmp(&two.prior)).copied()
}
