//! Which way events are written: by name, or by the ending of the file's name.

use crate::Failure;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use polybius_store::export::Layout;
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A readable block for each article.
    Table,
    /// The event record.
    Jsonl,
    /// One page.
    Html,
    /// The columns of another tool.
    Layout(Layout),
}

/// Endings of files and the format each chooses: of several that fit, the first counts.
const ENDINGS: [(&str, Format); 15] = [
    (".polecat.tsv", Format::Layout(Layout::Polecat)),
    (".polecat.txt", Format::Layout(Layout::Polecat)),
    (".icews.tsv", Format::Layout(Layout::Icews)),
    (".icews.tab", Format::Layout(Layout::Icews)),
    (".gdelt.mentions.csv", Format::Layout(Layout::GdeltMentions)),
    (".mentions.csv", Format::Layout(Layout::GdeltMentions)),
    (".gdelt.csv", Format::Layout(Layout::Gdelt)),
    (".export.csv", Format::Layout(Layout::Gdelt)),
    (".acled.csv", Format::Layout(Layout::Acled)),
    (".plover.jsonl", Format::Layout(Layout::Plover)),
    (".csv", Format::Layout(Layout::Csv)),
    (".tsv", Format::Layout(Layout::Tsv)),
    (".jsonl", Format::Jsonl),
    (".html", Format::Html),
    (".htm", Format::Html),
];

impl Format {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Jsonl => "jsonl",
            Format::Html => "html",
            Format::Layout(layout) => layout.name(),
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::Table => "A readable block for each article",
            Format::Jsonl => "The event record: one JSON object for each event and line",
            Format::Html => "One page, with the evidence marked in the articles",
            Format::Layout(layout) => about(layout),
        }
    }

    /// The format that `--format` or the ending of `-o` chooses; `usual` where neither does.
    ///
    /// A name without an ending leaves the choice open; an unknown one is a mistake unless the
    /// format is named, and so is one that belongs to another format than the one named.
    pub(crate) fn choose(
        named: Option<Format>,
        file: Option<&Path>,
        usual: Format,
    ) -> Result<Format, Failure> {
        let Some(file) = file else { return Ok(named.unwrap_or(usual)) };
        let ending = ending(file);
        match (named, ending) {
            (Some(named), Some((ending, of))) if named != of && !of.carries(named) => {
                let what = format!(
                    "{}: `{ending}` is the ending of {}, and `--format` says {}",
                    file.display(),
                    of.name(),
                    named.name(),
                );
                Err(Failure::usage(what, "another ending for `-o`, or no `--format`"))
            }
            (Some(named), _) => Ok(named),
            (None, Some((_, of))) => Ok(of),
            (None, None) if file.extension().is_none() => Ok(usual),
            (None, None) => {
                let what = format!("{}: no format has this ending", file.display());
                let mut endings: Vec<&str> = ENDINGS.iter().map(|(ending, _)| *ending).collect();
                endings.reverse();
                let hint = format!("`--format`, or one of {}", endings.join(" "));
                Err(Failure::usage(what, &hint))
            }
        }
    }

    /// Whether a file of this sort is what another format is made of, so that its plain ending
    /// does for that one too.
    fn carries(self, other: Format) -> bool {
        use Layout::{Acled, Csv, Gdelt, GdeltMentions, Icews, Plover, Polecat, Tsv};
        match (self, other) {
            (Format::Jsonl, Format::Layout(Plover)) => true,
            (Format::Layout(Csv), Format::Layout(other)) => {
                matches!(other, Acled | Gdelt | GdeltMentions)
            }
            (Format::Layout(Tsv), Format::Layout(other)) => {
                matches!(other, Polecat | Icews | Gdelt | GdeltMentions)
            }
            _ => false,
        }
    }
}

/// The ending of a file's name that chooses a format, in any case.
fn ending(file: &Path) -> Option<(&'static str, Format)> {
    let name = file.file_name()?.to_string_lossy().to_lowercase();
    ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending))
}

fn about(layout: Layout) -> &'static str {
    match layout {
        Layout::Csv => "All fields in flat columns, with commas between",
        Layout::Tsv => "The same with tabs between",
        Layout::Polecat => "POLECAT's 40 columns, with tabs between",
        Layout::Icews => "ICEWS's 20 columns, with tabs between",
        Layout::Gdelt => "GDELT's 61 columns of events, and its mentions in a file beside",
        Layout::GdeltMentions => "GDELT's 16 columns of mentions alone",
        Layout::Plover => "PLOVER's exchange format: one JSON object a line",
        Layout::Acled => "ACLED's 31 columns, for ASSAULT and PROTEST",
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        const ALL: [Format; 11] = [
            Format::Table,
            Format::Jsonl,
            Format::Html,
            Format::Layout(Layout::Csv),
            Format::Layout(Layout::Tsv),
            Format::Layout(Layout::Polecat),
            Format::Layout(Layout::Icews),
            Format::Layout(Layout::Gdelt),
            Format::Layout(Layout::GdeltMentions),
            Format::Layout(Layout::Plover),
            Format::Layout(Layout::Acled),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}

/// The name of a layout, for verbs that write no other formats.
pub(crate) fn layout() -> impl TypedValueParser<Value = Layout> {
    let value = |layout: Layout| PossibleValue::new(layout.name()).help(about(layout));
    let names = PossibleValuesParser::new(Layout::ALL.map(value));
    names.try_map(|name| Layout::from_name(&name).ok_or("no such format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(named: Option<&str>, file: &str) -> Result<&'static str, ()> {
        let named = named.map(|name| Format::from_str(name, false).unwrap());
        let file = (!file.is_empty()).then(|| Path::new(file));
        Format::choose(named, file, Format::Jsonl).map(Format::name).map_err(|_| ())
    }

    #[test]
    fn by_name_or_by_ending() {
        for (named, file, expected) in [
            (None, "", Ok("jsonl")),
            (None, "events", Ok("jsonl")),
            (None, "/dev/null", Ok("jsonl")),
            (None, "a.JSONL", Ok("jsonl")),
            (None, "a.html", Ok("html")),
            (None, "a.csv", Ok("csv")),
            (None, "export.csv", Ok("csv")),
            (None, "20250318.export.CSV", Ok("gdelt")),
            (None, "20250318.mentions.CSV", Ok("gdelt-mentions")),
            (None, "a.polecat.tsv", Ok("polecat")),
            (None, "a.polecat.csv", Ok("csv")),
            (None, "a.xlsx", Err(())),
            (None, "a.json", Err(())),
            (None, "a.txt", Err(())),
            (Some("table"), "a.txt", Ok("table")),
            (Some("polecat"), "a.tsv", Ok("polecat")),
            (Some("polecat"), "a.dat", Ok("polecat")),
            (Some("gdelt"), "a.csv", Ok("gdelt")),
            (Some("plover-json"), "a.jsonl", Ok("plover-json")),
            (Some("polecat"), "a.csv", Err(())),
            (Some("polecat"), "a.icews.tsv", Err(())),
            (Some("tsv"), "a.polecat.tsv", Err(())),
            (Some("jsonl"), "a.html", Err(())),
            (Some("html"), "a.jsonl", Err(())),
        ] {
            assert_eq!(chosen(named, file), expected, "{named:?} {file}");
        }
    }

    #[test]
    fn every_format_but_the_table_has_an_ending() {
        for format in Format::value_variants() {
            let found = ENDINGS.iter().any(|(_, of)| of == format);
            assert_eq!(found, *format != Format::Table, "{}", format.name());
        }
    }
}
