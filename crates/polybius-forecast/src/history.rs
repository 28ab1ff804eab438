//! What happened: who did what to whom, on which day.

use crate::Error;
use jiff::civil::{Date, date};
use std::collections::HashMap;

/// One thing that happened, with actors and kinds as numbers of a [`History`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// Days since the calendar's day 0.
    pub day: i32,
    /// Who did it.
    pub source: u32,
    /// What.
    pub kind: u32,
    /// To whom.
    pub target: u32,
}

/// What the days of a history count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Days of the calendar; day 0 is 1 January 1970.
    Dates,
    /// Steps of a benchmark whose dates are not told.
    Steps,
}

/// An event by names, as files tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The day.
    pub day: i32,
    /// Who did it.
    pub source: String,
    /// What.
    pub kind: String,
    /// To whom.
    pub target: String,
}

/// A history of events: each once, in the order of days.
///
/// ```
/// use polybius_forecast::{Calendar, History, Named};
/// let event = |day, kind: &str| Named { day, source: "ISR".into(), kind: kind.into(), target: "IRN".into() };
/// let told = [event(3, "THREATEN"), event(1, "ACCUSE"), event(3, "THREATEN")];
/// let history = History::new(Calendar::Dates, told)?;
/// assert_eq!((history.facts().len(), history.repeated()), (2, 1));
/// assert_eq!(history.told(history.facts()[0]), "1970-01-02 ISR ACCUSE IRN");
/// # Ok::<(), polybius_forecast::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    calendar: Calendar,
    actors: Names,
    kinds: Names,
    facts: Vec<Fact>,
    repeated: usize,
}

/// Names by number, and numbers by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    list: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    /// The name of a number; empty if there is none.
    pub fn name(&self, number: u32) -> &str {
        self.list.get(number as usize).map_or("", String::as_str)
    }

    /// The number of a name.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// All, in the order of their numbers.
    pub fn list(&self) -> &[String] {
        &self.list
    }

    fn add(&mut self, name: String) -> u32 {
        let next = self.list.len() as u32;
        *self.numbers.entry(name).or_insert_with_key(|name| {
            self.list.push(name.clone());
            next
        })
    }
}

impl FromIterator<String> for Names {
    fn from_iter<T: IntoIterator<Item = String>>(names: T) -> Names {
        let mut all = Names::default();
        names.into_iter().for_each(|name| {
            all.add(name);
        });
        all
    }
}

impl History {
    /// A history of events in any order. Names are numbered in the order of days and, within a
    /// day, of the alphabet, so that the order in which events of a day are told is no matter.
    pub fn new(
        calendar: Calendar,
        events: impl IntoIterator<Item = Named>,
    ) -> Result<History, Error> {
        let mut events: Vec<Named> = events.into_iter().collect();
        events.sort_by(|a, b| {
            let key = |event: &Named| {
                (event.day, event.source.clone(), event.kind.clone(), event.target.clone())
            };
            a.day.cmp(&b.day).then_with(|| key(a).cmp(&key(b)))
        });
        let (mut actors, mut kinds) = (Names::default(), Names::default());
        let fact = |event: Named| Fact {
            day: event.day,
            source: actors.add(event.source),
            kind: kinds.add(event.kind),
            target: actors.add(event.target),
        };
        let facts = events.into_iter().map(fact).collect();
        History::numbered(calendar, actors, kinds, facts)
    }

    /// A history of events whose actors and kinds are numbered already.
    pub fn numbered(
        calendar: Calendar,
        actors: Names,
        kinds: Names,
        mut facts: Vec<Fact>,
    ) -> Result<History, Error> {
        facts.sort_unstable();
        let told = facts.len();
        facts.dedup();
        if facts.is_empty() {
            return Err(Error::new(
                "there is no event in the history, so there is nothing to learn",
            ));
        }
        let (of_actors, of_kinds) = (actors.list.len(), kinds.list.len());
        let known = |fact: &Fact| {
            (fact.source.max(fact.target) as usize) < of_actors && (fact.kind as usize) < of_kinds
        };
        if let Some(fact) = facts.iter().find(|fact| !known(fact)) {
            return Err(Error::new(format!("the event {fact:?} has a number without a name")));
        }
        let repeated = told - facts.len();
        Ok(History { calendar, actors, kinds, facts, repeated })
    }

    /// The same history and some events more; those of new actors or kinds get new numbers
    /// after the old ones.
    pub fn with(&self, events: impl IntoIterator<Item = Named>) -> Result<History, Error> {
        let mut more = self.clone();
        for event in events {
            let source = more.actors.add(event.source);
            let kind = more.kinds.add(event.kind);
            let target = more.actors.add(event.target);
            more.facts.push(Fact { day: event.day, source, kind, target });
        }
        History::numbered(more.calendar, more.actors, more.kinds, more.facts)
    }

    /// What its days count.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// The actors.
    pub fn actors(&self) -> &Names {
        &self.actors
    }

    /// The kinds of event.
    pub fn kinds(&self) -> &Names {
        &self.kinds
    }

    /// All events, by day.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// How many events were told more than once; each is kept once.
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// The first day with an event.
    pub fn first_day(&self) -> i32 {
        self.facts.first().map_or(0, |fact| fact.day)
    }

    /// The last day with an event.
    pub fn last_day(&self) -> i32 {
        self.facts.last().map_or(0, |fact| fact.day)
    }

    /// The events of each day that has any.
    pub fn days(&self) -> Vec<&[Fact]> {
        self.facts.chunk_by(|a, b| a.day == b.day).collect()
    }

    /// The events before a day.
    pub fn before(&self, day: i32) -> &[Fact] {
        &self.facts[..self.facts.partition_point(|fact| fact.day < day)]
    }

    /// A day in words: a date, or the number of a step.
    pub fn day(&self, day: i32) -> String {
        match self.calendar {
            Calendar::Steps => format!("day {day}"),
            Calendar::Dates => {
                date_of(day).map_or_else(|| format!("day {day}"), |date| date.to_string())
            }
        }
    }

    /// An event in words: day, source, kind, target.
    pub fn told(&self, fact: Fact) -> String {
        let (source, target) = (self.actors.name(fact.source), self.actors.name(fact.target));
        format!("{} {source} {} {target}", self.day(fact.day), self.kinds.name(fact.kind))
    }
}

/// Days from 1 January 1970 to a date.
///
/// ```
/// # use polybius_forecast::day_of;
/// assert_eq!(day_of(jiff::civil::date(1970, 2, 1)), 31);
/// ```
pub fn day_of(day: Date) -> i32 {
    // Between any two dates of jiff lie fewer than 2³¹ days.
    (day - date(1970, 1, 1)).get_days()
}

/// The date so many days after 1 January 1970, if the calendar reaches that far.
pub fn date_of(day: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(jiff::Span::new().try_days(day).ok()?).ok()
}
