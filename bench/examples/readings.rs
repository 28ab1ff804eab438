//! How many times and counts of the corpus can be read, and which forms most often cannot:
//!
//! ```sh
//! cargo run -p polybius-bench --example readings -- corpus ../shared/data/news
//! ```
//!
//! Looks at the training split, by the annotated spans and the very way that events go.
//! Written sentences have no day of publication; they are read as if of 15 November 2025.
#![allow(clippy::disallowed_methods)] // it is a program of its own, with arguments

use polybius::{Act, Argument, Article, Coding, Date, Event, Field, Role, Sentence, Span, Status};
use polybius_resolve::{Knowledge, Resolver};
use polybius_store::corpus::{self, Annotated, AnnotatedEvent, Kind, Split};
use polybius_store::{Articles, Input, Reading};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

const SHOWN: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(corpus), Some(news)) = (folders.next(), folders.next()) else {
        return Err("usage: readings CORPUS NEWS".into());
    };
    let read = corpus::read(&corpus, Some(&news)).map_err(|trouble| trouble.to_string())?;
    let published: HashMap<String, Option<Date>> = Articles::new([Input::Path(news)])
        .filter_map(|reading| match reading {
            Reading::Article(article, _) => Some((article.id.clone(), article.published)),
            _ => None,
        })
        .collect();
    let resolver = Resolver::new(Knowledge::embedded());
    let (mut times, mut counts) = (Tally::default(), Tally::default());
    for sentence in read.sentences.iter().filter(|sentence| sentence.split() == Split::Train) {
        let day = match sentence.kind {
            Kind::Written => Some(Date::constant(2025, 11, 15)),
            Kind::Standoff => published.get(&sentence.document).copied().flatten(),
        };
        for event in &sentence.events {
            tell(&resolver, sentence, event, day, &mut times, &mut counts);
        }
    }
    let mut out = std::io::stdout().lock();
    times.show(&mut out, "times")?;
    counts.show(&mut out, "counts")?;
    Ok(())
}

/// Reads an event with one time at a time, and its counts.
fn tell(
    resolver: &Resolver,
    sentence: &Annotated,
    event: &AnnotatedEvent,
    published: Option<Date>,
    times: &mut Tally,
    counts: &mut Tally,
) {
    let mut article = Article::new(&sentence.id, &sentence.text);
    article.published = published;
    let Some(whole) = Span::new(&article.text, 0, article.text.len()) else { return };
    for (role, span) in &event.arguments {
        let act = Act {
            kind: event.kind,
            modes: Vec::new(),
            status: event.status,
            trigger: event.trigger,
            arguments: vec![Argument { role: *role, span: *span, probability: 1.0 }],
            confidence: 1.0,
        };
        let sentence = Sentence { field: Field::Text, span: whole, sequence: 0 };
        let coding = Coding { sentence, contexts: Vec::new(), acts: vec![act] };
        let Some(told) = resolver.events(&article, &[coding]).pop() else { continue };
        let words = span.of(&article.text);
        if *role == Role::Time {
            times.add(words, event.status, told.time.is_some_and(|time| time.precision.is_some()));
        } else if let Event { sizes, .. } = told
            && let Some(size) = sizes.first()
        {
            counts.add(words, event.status, size.low.or(size.high).is_some());
        }
    }
}

/// What was read and what was not.
#[derive(Default)]
struct Tally {
    read: usize,
    unread: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, words: &str, status: Status, read: bool) {
        if read {
            self.read += 1;
        } else {
            let old = if status == Status::Historical { " (historical)" } else { "" };
            *self.unread.entry(words.to_lowercase() + old).or_default() += 1;
        }
    }

    fn show(&self, out: &mut impl Write, name: &str) -> std::io::Result<()> {
        let all = self.read + self.unread.values().sum::<usize>();
        writeln!(out, "{name}: {} of {all} read; most often not:", self.read)?;
        let mut unread: Vec<_> = self.unread.iter().collect();
        unread.sort_by_key(|(words, count)| (std::cmp::Reverse(**count), words.as_str()));
        for (words, count) in unread.into_iter().take(SHOWN) {
            writeln!(out, "{count:>6}  {words}")?;
        }
        Ok(())
    }
}
