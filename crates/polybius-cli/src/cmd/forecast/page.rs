//! Forecasts and backtests as pages: one file without scripts; nothing is loaded from elsewhere.

use super::told::{Answer, percent};
use crate::show::html::escaped;
use std::fmt::Write as _;

const STYLE: &str = "\
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 1.3rem } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ddd }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.events { color: #666; font-size: .85em } svg { max-width: 100%; height: auto }
";

/// A page around a body.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         {body}</body>\n</html>\n"
    )
}

/// Forecasts, each with a bar for its probability, reasons and events.
pub(super) fn forecasts(answer: &Answer) -> String {
    let title = format!("{} in the {} days after {}", answer.actor, answer.horizon, answer.from);
    let mut body = String::new();
    for assumed in &answer.assumed {
        let _ = writeln!(body, "<p>Supposed: {}</p>", escaped(assumed));
    }
    body.push_str("<table>\n<tr><th>likely</th><th></th><th>what</th><th>why</th></tr>\n");
    for forecast in &answer.forecasts {
        let before = forecast
            .without
            .map_or(String::new(), |without| format!("<br>was {}", percent(without)));
        let _ = write!(
            body,
            "<tr><td class=\"number\">{}{before}</td><td>{}</td><td>{} → {}</td><td>",
            percent(forecast.probability),
            bar(forecast.probability, forecast.without),
            escaped(&forecast.kind),
            escaped(&forecast.target)
        );
        for why in &forecast.reasons {
            let sign = if why.weight >= 0.0 { '+' } else { '−' };
            let _ = write!(body, "<div>{sign} {}", escaped(&why.sentence));
            if !why.events.is_empty() {
                let _ = write!(
                    body,
                    " <span class=\"events\">{}</span>",
                    escaped(&why.events.join(", "))
                );
            }
            body.push_str("</div>");
        }
        body.push_str("</td></tr>\n");
    }
    body.push_str("</table>\n");
    if !answer.to_whom.is_empty() {
        body.push_str("<h2>If it happens, to whom</h2>\n<table>\n");
    }
    for candidate in &answer.to_whom {
        let parts: Vec<String> = candidate
            .parts
            .iter()
            .take(4)
            .map(|(name, value)| format!("{value:+.2} {name}"))
            .collect();
        let _ = writeln!(
            body,
            "<tr><td class=\"number\">{}</td><td>{}</td><td>{}</td><td class=\"events\">{}</td></tr>",
            percent(candidate.share),
            bar(candidate.share, None),
            escaped(&candidate.name),
            escaped(&parts.join(", "))
        );
    }
    if !answer.to_whom.is_empty() {
        body.push_str("</table>\n");
    }
    page(&title, &body)
}

/// A bar as long as a probability, with a mark where it was before.
fn bar(probability: f64, without: Option<f64>) -> String {
    let mark = without.map_or(String::new(), |without| {
        format!("<path d=\"M{:.1} 0V12\" stroke=\"#000\"/>", 100.0 * without)
    });
    format!(
        "<svg width=\"100\" height=\"12\" role=\"img\" aria-label=\"{0}\">\
         <rect width=\"100\" height=\"12\" fill=\"#eee\"/>\
         <rect width=\"{1:.1}\" height=\"12\" fill=\"#0072B2\"/>{mark}</svg>",
        percent(probability),
        100.0 * probability
    )
}
