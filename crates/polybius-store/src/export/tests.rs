use super::*;
use crate::history::{self, Sides};
use crate::record::Records;
use crate::{Input, history::Layout as Read};

const EVENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/events.jsonl");

fn events() -> Vec<EventRecord<'static>> {
    let records = Records::open(&Input::Path(EVENTS.into())).unwrap();
    records.map(Result::unwrap).collect()
}

/// A whole file of the events that a layout takes.
fn file(layout: Layout) -> String {
    let mut file = layout.head().unwrap();
    for event in events().iter().filter(|event| layout.takes(event, false).is_ok()) {
        file.extend(layout.write(event).unwrap());
    }
    String::from_utf8(file).unwrap()
}

#[test]
fn whole_files() {
    for layout in Layout::ALL {
        insta::assert_snapshot!(layout.name(), file(layout));
    }
}

#[test]
fn columns_are_those_that_loaders_expect() {
    let expected = include_str!("../../tests/data/layouts.txt");
    let mut checked = 0;
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let (name, columns) = line.split_once(": ").unwrap();
        let columns: Vec<&str> = columns.split(", ").collect();
        assert_eq!(Layout::from_name(name).unwrap().columns(), columns, "{name}");
        checked += 1;
    }
    assert_eq!(checked, 5);
    let mut own = Layout::Csv.columns();
    own.sort_unstable();
    own.dedup();
    assert_eq!(own.len(), Layout::Csv.columns().len(), "no name twice");
}

#[test]
fn every_row_has_every_column() {
    for layout in [Layout::Polecat, Layout::Icews, Layout::Gdelt, Layout::GdeltMentions] {
        let file = file(layout);
        assert!(file.ends_with('\n') && !file.contains(['"', '\r']));
        for line in file.lines() {
            assert_eq!(
                line.split('\t').count(),
                layout.columns().len(),
                "{}: {line}",
                layout.name()
            );
        }
    }
    for (layout, delimiter) in [(Layout::Csv, b','), (Layout::Tsv, b'\t'), (Layout::Acled, b',')] {
        let file = file(layout);
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file.as_bytes());
        assert_eq!(rows.headers().unwrap(), layout.columns());
        // The reader refuses rows of another length.
        assert!(rows.records().map(Result::unwrap).count() > 2);
    }
}

#[test]
fn quoted_cells_are_verbatim() {
    for (layout, delimiter) in [(Layout::Csv, b','), (Layout::Tsv, b'\t')] {
        let file = file(layout);
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file.as_bytes());
        let at = layout.columns().iter().position(|&name| name == "sentence").unwrap();
        let sentences: Vec<String> =
            rows.records().map(|row| row.unwrap()[at].to_owned()).collect();
        let expected: Vec<String> =
            events().iter().map(|event| event.evidence.sentence.text.to_string()).collect();
        assert_eq!(sentences, expected);
    }
}

#[test]
fn who_is_left_out_and_why() {
    use LeftOut::{NoActor, Status, Type, Undated};
    // The events are actual (three), negated, historical, undated, and without an actor.
    let all = [Ok(()); 7];
    let dated = [Ok(()), Ok(()), Ok(()), Err(Status), Err(Status), Err(Undated), Ok(())];
    let mut plover = dated;
    plover[6] = Err(NoActor);
    let mut acled = dated;
    acled[2] = Err(Type);
    for (layout, expected) in [
        (Layout::Csv, all),
        (Layout::Tsv, all),
        (Layout::Polecat, dated),
        (Layout::Icews, dated),
        (Layout::Gdelt, dated),
        (Layout::GdeltMentions, dated),
        (Layout::Plover, plover),
        (Layout::Acled, acled),
    ] {
        let taken: Vec<_> = events().iter().map(|event| layout.takes(event, false)).collect();
        assert_eq!(taken, expected, "{}", layout.name());
    }
    let negated = &events()[3];
    assert_eq!(Layout::Polecat.takes(negated, true), Ok(()));
    assert_eq!(Layout::Acled.takes(negated, true), Err(Type));
}

#[test]
fn what_is_written_is_what_was_meant() {
    let cell = |layout: Layout, event: usize, row: usize, column: &str| {
        let rows = layout.write(&events()[event]).unwrap();
        let at = layout.columns().iter().position(|&name| name == column).unwrap();
        let delimiter = if layout == Layout::Acled { b',' } else { b'\t' };
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .quoting(layout == Layout::Acled)
            .from_reader(rows.as_slice());
        rows.records().nth(row).unwrap().unwrap()[at].to_owned()
    };
    for (layout, event, row, column, expected) in [
        (Layout::Polecat, 0, 0, "Actor Name", "Peru; 'Free, Coast' guard"),
        (Layout::Polecat, 0, 0, "Actor Sectors", "MIL; PRM"),
        (Layout::Polecat, 0, 0, "City", "Tacna"),
        (Layout::Polecat, 1, 0, "City", ""),
        // 0x9f2c41d07ab3e856 without its highest bit, and one more.
        (Layout::Icews, 0, 0, "Event ID", "2246242677818648662"),
        (Layout::Icews, 0, 1, "Event ID", "2246242677818648663"),
        (Layout::Icews, 0, 1, "Source Country", ""),
        (Layout::Icews, 0, 1, "Target Country", "Peru"),
        (Layout::Icews, 2, 0, "CAMEO Code", "040"),
        (Layout::Gdelt, 2, 1, "Actor1Code", "IGOEUREEC"),
        (Layout::Gdelt, 2, 1, "EventRootCode", "04"),
        (Layout::Gdelt, 2, 0, "SQLDATE", "20250303"),
        (Layout::Gdelt, 2, 0, "DATEADDED", "20250306000000"),
        (Layout::Gdelt, 0, 0, "ActionGeo_CountryCode", "PE"),
        (Layout::Gdelt, 1, 0, "ActionGeo_FeatureID", "CI"),
        (Layout::GdeltMentions, 2, 0, "MentionType", "2"),
        (Layout::GdeltMentions, 2, 0, "Confidence", "62"),
        (Layout::GdeltMentions, 1, 0, "Actor1CharOffset", "-1"),
        (Layout::GdeltMentions, 0, 0, "Actor2CharOffset", "48"),
        (Layout::Acled, 0, 0, "event_type", "Explosions/Remote violence"),
        (Layout::Acled, 0, 0, "interaction", "State forces-Rebel group"),
        (Layout::Acled, 0, 0, "fatalities", "12"),
        (Layout::Acled, 1, 0, "interaction", "Rioters only"),
        (Layout::Acled, 1, 0, "iso", "152"),
        (Layout::Acled, 4, 0, "event_type", "Battles"),
        (Layout::Acled, 6, 0, "sub_event_type", "Abduction/forced disappearance"),
        (Layout::Acled, 6, 0, "civilian_targeting", "Civilian targeting"),
    ] {
        assert_eq!(
            cell(layout, event, row, column),
            expected,
            "{} {event} {column}",
            layout.name()
        );
    }
}

/// What `polybius forecast` reads, a line each, in order.
fn read(name: &str, file: &str, sides: Sides) -> Vec<String> {
    let path = std::env::temp_dir().join(format!("polybius-export-{name}-{}", std::process::id()));
    std::fs::write(&path, file).unwrap();
    let rows = history::events(&Input::Path(path.clone()), None, sides).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(rows.troubles, []);
    let line =
        |row: &history::EventRow| format!("{} {} {} {}", row.day, row.source, row.kind, row.target);
    rows.events.iter().map(line).collect()
}

#[test]
fn forecasts_read_back_what_is_written() {
    let records = std::fs::read_to_string(EVENTS).unwrap();
    for sides in [Sides::Country, Sides::Name] {
        let meant = read("own", &records, sides);
        assert!(meant.len() > 1, "{meant:?}");
        for (layout, read_as) in [
            (Layout::Polecat, Read::Polecat),
            (Layout::Icews, Read::Icews),
            (Layout::Gdelt, Read::Gdelt),
        ] {
            let file = file(layout);
            assert_eq!(Read::of_line(file.lines().next().unwrap()), Some(read_as));
            let found = read(layout.name(), &file, sides);
            let expected: Vec<String> =
                meant.iter().filter_map(|line| in_layout(layout, sides, line)).collect();
            assert_eq!(found, expected, "{} {sides:?}", layout.name());
        }
    }
}

/// How a layout tells sides: ICEWS by names of countries, GDELT by names in capitals; to both
/// the United Nations are no country, to ICEWS neither is the European Union.
fn in_layout(layout: Layout, sides: Sides, line: &str) -> Option<String> {
    let international: &[&str] = match layout {
        Layout::Icews => &["UNO", "EUR"],
        Layout::Gdelt => &["UNO"],
        _ => &[],
    };
    match (layout, sides) {
        (_, Sides::Country) if international.iter().any(|code| line.contains(code)) => None,
        (Layout::Icews, Sides::Country) => {
            Some(line.replace("PER", "Peru").replace("CHL", "Chile"))
        }
        // Without quoting, what would part cells or look like a quoted one is replaced.
        (_, Sides::Name) => {
            let plain = plain(line);
            Some(match layout {
                Layout::Polecat => plain.replace(';', ","),
                Layout::Gdelt => plain.to_uppercase(),
                _ => plain,
            })
        }
        _ => Some(line.to_owned()),
    }
}
