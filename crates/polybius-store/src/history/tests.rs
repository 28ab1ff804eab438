use super::*;
use proptest::prelude::*;

/// Reads bytes as a file of events and tells all that comes of it, a line each.
fn told(name: &str, bytes: &[u8], layout: Option<Layout>, sides: Sides) -> String {
    let path = std::env::temp_dir().join(format!("polybius-history-{name}-{}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let read = events(&Input::Path(path.clone()), layout, sides);
    std::fs::remove_file(&path).unwrap();
    let file = format!("{}:", path.display());
    let rows = match read {
        Ok(rows) => rows,
        Err(trouble) => return trouble.to_string().replace(&file, "file:"),
    };
    let event =
        |row: &EventRow| format!("{} {} {} {}\n", row.day, row.source, row.kind, row.target);
    let mut told: String = rows.events.iter().map(event).collect();
    told.extend(rows.troubles.iter().map(|trouble| format!("{trouble}\n").replace(&file, "file:")));
    told + &format!("{} left out\n", rows.left_out)
}

/// A line with some cells filled.
fn line(columns: usize, cells: &[(usize, &str)]) -> String {
    let mut all = vec![""; columns];
    cells.iter().for_each(|&(at, cell)| all[at] = cell);
    all.join("\t") + "\n"
}

const POLECAT: &str = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n";
const ICEWS: &str = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

#[test]
fn polybius_records_with_sides_in_three_ways() {
    let records = concat!(
        r#"{"date": "2025-03-18", "event": "THREATEN", "status": "actual", "actor": [{"text": "its minister", "name": "Ruritania", "code": "RUR", "sector": ["GOV"]}], "recipient": [{"text": "a neighbour", "code": "GRK"}, {"text": "rebels", "sector": ["REB"]}]}"#,
        "\n\n",
        r#"{"date": "2025-03-19", "event": "ASSAULT", "status": "negated", "actor": [{"code": "RUR"}], "recipient": [{"code": "GRK"}]}"#,
        "\n",
        r#"{"date": "soon", "event": "ASSAULT", "actor": [{"code": "RUR"}], "recipient": [{"code": "GRK"}]}"#,
        "\n",
        r#"{"date": "2025-03-19", "event": "RAIN"}"#,
        "\nnonsense\n",
    );
    let all = [Sides::Country, Sides::Sector, Sides::Name]
        .map(|sides| told("own", records.as_bytes(), None, sides));
    insta::assert_snapshot!(all.join("--\n"), @r"
    2025-03-18 RUR THREATEN GRK
    file:4: `date`: `soon` is no day as 2024-10-10
    file:5: `event`: `RAIN` is no type: see `polybius types`
    file:6: no event record: expected ident at line 1 column 2
    1 left out
    --
    2025-03-18 RUR/GOV THREATEN GRK
    2025-03-18 RUR/GOV THREATEN REB
    file:4: `date`: `soon` is no day as 2024-10-10
    file:5: `event`: `RAIN` is no type: see `polybius types`
    file:6: no event record: expected ident at line 1 column 2
    1 left out
    --
    2025-03-18 Ruritania THREATEN a neighbour
    2025-03-18 Ruritania THREATEN rebels
    file:4: `date`: `soon` is no day as 2024-10-10
    file:5: `event`: `RAIN` is no type: see `polybius types`
    file:6: no event record: expected ident at line 1 column 2
    1 left out
    ");
}

#[test]
fn polecat_icews_and_gdelt_by_their_columns() {
    let polecat = [
        POLECAT.to_owned(),
        line(
            40,
            &[
                (1, "2023-01-02"),
                (2, "ASSAULT"),
                (8, "SYR"),
                (10, "MIL"),
                (16, "TUR; IRQ"),
                (18, "None"),
            ],
        ),
        line(40, &[(1, "2023-01-02"), (2, "ASSAULT"), (8, "None"), (16, "TUR")]),
        line(41, &[(1, "2023-01-02")]),
    ];
    let icews = [
        ICEWS.to_owned(),
        line(
            20,
            &[
                (1, "2014-05-06"),
                (2, "Barack Obama"),
                (3, "Government,Executive"),
                (4, "United States"),
                (6, "42"),
                (8, "Citizen (Nigeria)"),
                (10, "Nigeria"),
            ],
        ),
    ];
    let gdelt = [
        line(61, &[(1, "20150218"), (7, "USA"), (12, "GOV"), (17, "RUS"), (26, "112")]),
        line(61, &[(1, "20150218"), (7, "USA"), (17, ""), (26, "112")]),
        line(61, &[(1, "20150218"), (7, "USA"), (17, "RUS"), (26, "77777")]),
        line(60, &[(1, "20150218")]),
    ];
    let mut all = String::new();
    for (name, file) in
        [("polecat", polecat.concat()), ("icews", icews.concat()), ("gdelt", gdelt.concat())]
    {
        all += &told(name, file.as_bytes(), None, Sides::Sector);
    }
    insta::assert_snapshot!(all, @r"
    2023-01-02 SYR/MIL ASSAULT TUR
    2023-01-02 SYR/MIL ASSAULT IRQ
    file:4: 41 columns instead of 40: a stray tab?
    1 left out
    2014-05-06 United States/Government CONSULT Nigeria
    0 left out
    2015-02-18 USA/GOV ACCUSE RUS
    file:3: event type: `77777` is unknown
    file:4: 60 columns instead of 61: a stray tab?
    1 left out
    ");
}

#[test]
fn a_file_of_another_kind_is_told() {
    let unknown = told("csv", b"a,b,c\n", None, Sides::Country);
    assert!(unknown.starts_with("file:1: unknown layout"), "{unknown}");
    let other = told("other", b"a\tb\n", Some(Layout::Icews), Sides::Country);
    assert_eq!(other, "file:1: no column `Event Date` in the header line: is the layout right?");
    let parquet = told("parquet", b"PAR1\x15\x04\nPAR1", Some(Layout::Polybius), Sides::Country);
    assert_eq!(parquet, "file: Parquet is not read yet: write the records as JSON Lines");
    assert_eq!(told("empty", b"", None, Sides::Country), "0 left out\n");
}

#[test]
fn quadruples_with_anything_behind_them() {
    let path = std::env::temp_dir().join(format!("polybius-quads-{}", std::process::id()));
    std::fs::write(&path, "0    \t1 \t2\t24\t0\n\n3 4 5\n6 x 7 8\n1 2 99999999 3\n9 8 7 48\n")
        .unwrap();
    let read = quads(&Input::Path(path.clone())).unwrap();
    std::fs::remove_file(&path).unwrap();
    let quad = |subject, relation, object, time| Quad { subject, relation, object, time };
    assert_eq!(read.quads, [quad(0, 1, 2, 24), quad(9, 8, 7, 48)]);
    let troubles: Vec<String> = read.troubles.into_iter().map(|trouble| trouble.reason).collect();
    assert_eq!(
        troubles,
        [
            "3 columns: expected `subject relation object time`",
            "relation: `x` is no number from 0",
            "object: 99999999 is beyond the greatest id, 10000000",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, layout in 0..4usize) {
        let layout = [Layout::Polybius, Layout::Polecat, Layout::Icews, Layout::Gdelt][layout];
        for layout in [None, Some(layout)] {
            told("any", &bytes, layout, Sides::Name);
        }
    }
}
