//! Events as a page: the article with its evidence marked, beside it the events, each leading
//! to its words. One file without scripts; nothing is loaded from elsewhere.

use super::marks::{Mark, marks, segments};
use super::{Shown, days, identity, kind, reasons};
use polybius::{Entity, Event, Field};
use std::fmt::Write as _;

/// The page up to the first article.
pub(crate) fn head(coder: &str) -> String {
    let legend: String = Mark::ALL
        .map(|mark| format!("<li><mark class=\"{0}\">{0}</mark></li>", mark.name()))
        .concat();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Polybius: events and their evidence</title>\n<style>\n{}</style>\n</head>\n\
         <body>\n<header class=\"top\">{}<ul class=\"legend\">{legend}</ul></header>\n",
        include_str!("html/page.css"),
        escaped(coder),
    )
}

/// The end of the page.
pub(crate) const FOOT: &str = "</body>\n</html>\n";

/// One article, which is the `number`th of the page.
pub(crate) fn article(shown: &Shown<'_>, number: usize, why: bool) -> String {
    let mut page = String::new();
    let heading = match shown.article.title {
        Some(_) => marked(shown, number, Field::Title),
        None => escaped(&shown.origin.to_string()),
    };
    let facts = escaped(&shown.facts().join(" · "));
    let address = shown.article.url.as_deref().map_or(String::new(), address);
    let text = marked(shown, number, Field::Text);
    let _ = write!(
        page,
        "<article>\n<h2>{heading}</h2>\n<p class=\"meta\">{facts}{address}</p>\n\
         <div class=\"columns\">\n<div class=\"text\">{text}</div>\n<ol class=\"events\">\n"
    );
    for (nth, event) in shown.events.iter().enumerate() {
        page.push_str(&entry(shown, event, &anchor(number, nth), why));
    }
    page.push_str("</ol>\n</div>\n</article>\n");
    page
}

/// Only addresses of the web become links: a `javascript:` must not.
fn address(url: &str) -> String {
    let shown = escaped(url);
    if url.starts_with("https://") || url.starts_with("http://") {
        format!(" · <a href=\"{shown}\" rel=\"noopener noreferrer\">{shown}</a>")
    } else {
        format!(" · {shown}")
    }
}

/// Numbers make anchors, as event ids come twice when an article does.
fn anchor(article: usize, event: usize) -> String {
    format!("{article}-{event}")
}

/// The text of a field with everything marked; each trigger is an anchor and leads back.
fn marked(shown: &Shown<'_>, number: usize, field: Field) -> String {
    let text = shown.article.field(field);
    let all: Vec<_> = shown.events.iter().flat_map(|event| marks(event, field)).collect();
    let mut page = String::new();
    for segment in segments(text, 0, text.len(), &all) {
        let begins = |(nth, event): (usize, &Event)| {
            let evidence = event.evidence;
            (evidence.field() == field && evidence.trigger().start() == segment.start)
                .then(|| anchor(number, nth))
        };
        let mut link = None;
        if segment.marks.first() == Some(&Mark::Trigger) {
            for anchor in shown.events.iter().enumerate().filter_map(begins) {
                let _ = write!(page, "<span id=\"t{anchor}\"></span>");
                link = Some(anchor);
            }
        }
        let words = escaped(segment.text);
        let words = match link {
            Some(anchor) => format!("<a href=\"#e{anchor}\">{words}</a>"),
            None => words,
        };
        if segment.marks.is_empty() {
            page.push_str(&words);
        } else {
            let names: Vec<&str> = segment.marks.iter().map(|mark| mark.name()).collect();
            let names = names.join(" ");
            let _ = write!(page, "<mark class=\"{names}\" title=\"{names}\">{words}</mark>");
        }
    }
    page
}

/// One event of the list.
fn entry(shown: &Shown<'_>, event: &Event, anchor: &str, why: bool) -> String {
    let (first, last) = days(event);
    let last = last.map_or(String::new(), |last| format!("–{last}"));
    let actors = match entities(shown, event, &event.actors) {
        none if none.is_empty() => "<span class=\"code\">nobody named</span>".to_owned(),
        some => some,
    };
    let recipients = match entities(shown, event, &event.recipients) {
        none if none.is_empty() => none,
        some => format!(" → {some}"),
    };
    let quad = event.kind.quad().code();
    let kind = escaped(&kind(event));
    let mut entry = format!(
        "<li id=\"e{anchor}\" class=\"q{quad}\"><a href=\"#t{anchor}\">{actors} → \
         <span class=\"kind\">{kind}</span>{recipients}</a>\n<span class=\"details\">{first}{last} · \
         <span class=\"status\">{}</span>",
        event.status.name(),
    );
    let words = |span| escaped(shown.words(event.evidence, span));
    if !event.sources.is_empty() {
        let _ = write!(entry, " · according to {}", entities(shown, event, &event.sources));
    }
    for place in &event.places {
        let _ = write!(entry, " · in {}", words(place.span));
    }
    for size in &event.sizes {
        let _ = write!(entry, " · {} {}", size.role.name(), words(size.span));
    }
    let _ = write!(entry, " · confidence {:.2}</span>", event.confidence);
    if why {
        for reason in reasons(event) {
            let _ = write!(entry, "<span class=\"why\">because {}</span>", escaped(&reason));
        }
    }
    entry.push_str("</li>\n");
    entry
}

fn entities(shown: &Shown<'_>, event: &Event, entities: &[Entity]) -> String {
    let told = entities.iter().map(|entity| {
        let words = escaped(shown.words(event.evidence, entity.span));
        let code = identity(shown.article, entity).map_or(String::new(), |identity| {
            format!(" <span class=\"code\">({})</span>", escaped(&identity))
        });
        format!("<span class=\"who\">{words}</span>{code}")
    });
    told.collect::<Vec<_>>().join(" &amp; ")
}

/// Text that can stand anywhere in the page, in attributes too. Control characters, which a
/// page may not hold, are replaced.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\r' | '\t' => safe.push(c),
            c if c.is_control() => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::example;

    #[test]
    fn an_article() {
        let (article, events, origin) = example::coded();
        let shown = Shown { article: &article, origin: &origin, events: &events };
        insta::assert_snapshot!(super::article(&shown, 0, true));
    }

    #[test]
    fn every_link_has_its_anchor() {
        let (article, events, origin) = example::coded();
        let shown = Shown { article: &article, origin: &origin, events: &events };
        let page = super::article(&shown, 4, false);
        let links: Vec<&str> =
            page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(links.len(), 2 * events.len());
        for link in links {
            assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
        }
    }

    #[test]
    fn nothing_escapes() {
        assert_eq!(
            escaped("<a href='x'>\"&\0\u{9b}\n"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;\u{FFFD}\u{FFFD}\n"
        );
        assert_eq!(address("javascript:alert(1)"), " · javascript:alert(1)");
    }
}
