//! One row of the corpus: its labels, and its spans found.

use super::labels::{self, Labels, Object, string};
use super::quote::{locate, whole_words};
use super::{Annotated, AnnotatedEvent, Kind};
use crate::code_points::span_at;
use polybius_core::{Article, Context, Field, Role, Span};
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;

/// The texts that stand-off rows point into, by id; `None` if they are not at hand.
pub(super) type News<'n> = Option<&'n HashMap<String, Article>>;

/// What a row holds, as far as it is legal, and what is wrong with it.
#[derive(Default)]
pub(super) struct Row {
    pub(super) id: Option<String>,
    pub(super) document: String,
    /// What no other row may have too: the text, or the place in the document.
    pub(super) key: String,
    pub(super) contexts: Vec<Context>,
    pub(super) events: Vec<Event>,
    /// The sentence, where its text is at hand.
    pub(super) text: Option<String>,
    pub(super) faults: Vec<String>,
}

/// An event with spans in the unit of its form: bytes if written, code points if stand-off.
pub(super) struct Event {
    pub(super) labels: Labels,
    trigger: Option<Range<usize>>,
    pub(super) arguments: Vec<(Role, Range<usize>)>,
}

pub(super) fn read(kind: Kind, row: &Object, news: News<'_>) -> Row {
    match kind {
        Kind::Written => written(row),
        Kind::Standoff => standoff(row, news),
    }
}

fn written(row: &Object) -> Row {
    let (Some(id), Some(text)) = (string(row, "id"), string(row, "text")) else {
        return Row { faults: vec!["no text or id".to_owned()], ..Row::default() };
    };
    let mut read = Row {
        id: Some(id.to_owned()),
        document: id.to_owned(),
        key: text.trim().to_lowercase(),
        text: Some(text.to_owned()),
        ..Row::default()
    };
    read.annotations(row, |value| {
        let quote = value.as_str().ok_or("must be a list of strings (trigger: one string)")?;
        locate(text, quote)
    });
    read
}

fn standoff(row: &Object, news: News<'_>) -> Row {
    let sentence = row.get("sentence").and_then(range);
    let (Some(document), Some(sentence)) = (string(row, "id"), sentence) else {
        return Row { faults: vec!["no id or sentence".to_owned()], ..Row::default() };
    };
    let name = string(row, "field").unwrap_or("text");
    let mut read = Row {
        id: Some(format!("{document}:{name}:{}", sentence.start)),
        document: document.to_owned(),
        key: format!("{document}:{name}:{sentence:?}"),
        ..Row::default()
    };
    let field = match name {
        "title" => Field::Title,
        "text" => Field::Text,
        _ => {
            read.faults.push(format!("unknown field of a document `{name}`"));
            return read;
        }
    };
    if row.contains_key("text") {
        read.faults.push("a stand-off row holds offsets and no text".to_owned());
    }
    if let Some(news) = news {
        let of_field = news.get(document).map(|article| article.field(field));
        let span = of_field.and_then(|text| span_at(text, sentence.start, sentence.end));
        read.text = of_field.zip(span).map(|(text, span)| span.of(text).to_owned());
        if of_field.is_none() {
            read.faults.push("its document is not among the news".to_owned());
        } else if read.text.is_none() {
            read.faults.push(format!("the document's {name} ends before {}", sentence.end));
        }
    }
    let text = read.text.clone();
    read.annotations(row, |value| {
        let span = range(value).ok_or("must be a list of [start, end] (trigger: one of them)")?;
        if span.end > sentence.len() {
            return Err(format!("{span:?} lies beyond the sentence"));
        }
        let bytes = text.as_deref().and_then(|text| span_at(text, span.start, span.end));
        match (&text, bytes) {
            (Some(text), Some(bytes)) if !whole_words(text, bytes.start()..bytes.end()) => {
                Err(format!("{span:?} cuts a word: `{}`", bytes.of(text)))
            }
            _ => Ok(span),
        }
    });
    read
}

/// `[start, end]`, in order.
pub(super) fn range(value: &Value) -> Option<Range<usize>> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
    let range = number(start)?..number(end)?;
    (!range.is_empty()).then_some(range)
}

impl Row {
    /// Reads contexts and events, with `find` turning one span of the file into a range.
    fn annotations(&mut self, row: &Object, find: impl Fn(&Value) -> Result<Range<usize>, String>) {
        self.contexts = labels::contexts(row, &mut self.faults);
        let events = row.get("events").map_or(Some(&[][..]), |v| v.as_array().map(Vec::as_slice));
        let Some(events) = events else {
            self.faults.push("events must be a list".to_owned());
            return;
        };
        for event in events {
            match event.as_object() {
                Some(event) => self.event(event, &find),
                None => self.faults.push("an event must be an object".to_owned()),
            }
        }
        self.overlaps();
    }

    fn event(&mut self, event: &Object, find: impl Fn(&Value) -> Result<Range<usize>, String>) {
        let labels = labels::labels(event, &mut self.faults);
        let kind = string(event, "type").unwrap_or("event");
        let mut found = |role: &str, value: &Value| {
            let fault = |fault| self.faults.push(format!("{kind} {role}: {fault}"));
            find(value).map_err(fault).ok()
        };
        let trigger = event.get("trigger").and_then(|value| found("trigger", value));
        let mut arguments = Vec::new();
        for role in Role::ALL {
            match event.get(role.name()) {
                None => {}
                Some(Value::Array(values)) => {
                    let spans = values.iter().filter_map(|value| found(role.name(), value));
                    arguments.extend(spans.map(|span| (role, span)));
                }
                // Lets the form say what it expects.
                Some(_) => drop(found(role.name(), &Value::Null)),
            }
        }
        self.events.extend(labels.map(|labels| Event { labels, trigger, arguments }));
    }

    /// No two triggers of a sentence and no two spans of a side may share a character.
    fn overlaps(&mut self) {
        let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let mut taken: Vec<Range<usize>> = Vec::new();
        for event in &self.events {
            let Some(trigger) = &event.trigger else { continue };
            let kind = event.labels.kind;
            if taken.iter().any(|other| overlap(trigger, other)) {
                self.faults.push(format!("{kind}: its trigger overlaps another event's trigger"));
            }
            taken.push(trigger.clone());
            for role in [Role::Actor, Role::Recipient] {
                let spans: Vec<_> = event.arguments.iter().filter(|(r, _)| *r == role).collect();
                let crossing = |a: &Range<usize>| {
                    spans.iter().any(|(_, other)| other != a && overlap(a, other))
                };
                if spans.iter().any(|(_, span)| crossing(span)) {
                    let name = role.name();
                    self.faults.push(format!("{kind}: two spans of {name} overlap"));
                }
            }
        }
    }

    /// The sentence with its spans in bytes, if its text is at hand and nothing is wrong.
    pub(super) fn annotated(&self, kind: Kind) -> Option<Annotated> {
        let text = self.text.as_deref().filter(|_| self.faults.is_empty())?;
        let span = |range: &Range<usize>| match kind {
            Kind::Written => Span::new(text, range.start, range.end),
            Kind::Standoff => span_at(text, range.start, range.end),
        };
        let event = |event: &Event| {
            let argument = |(role, range): &(Role, _)| Some((*role, span(range)?));
            Some(AnnotatedEvent {
                kind: event.labels.kind,
                modes: event.labels.modes.clone(),
                status: event.labels.status,
                trigger: span(event.trigger.as_ref()?)?,
                arguments: event.arguments.iter().map(argument).collect::<Option<_>>()?,
            })
        };
        Some(Annotated {
            id: self.id.clone()?,
            document: self.document.clone(),
            kind,
            text: text.to_owned(),
            contexts: self.contexts.clone(),
            events: self.events.iter().map(event).collect::<Option<_>>()?,
        })
    }
}
