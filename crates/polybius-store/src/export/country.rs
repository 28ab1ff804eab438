//! What other code lists call the countries.

/// Codes of ISO 3166 alpha-3 and `KOS`, each with its name in Polybius' knowledge base, its ISO
/// 3166 number and its FIPS 10-4 code. Numbers and FIPS codes are from the list of datahub.io
/// (public domain), agree with those of GeoNames but for territories that have none there, and
/// are empty where there is none or not one: FIPS parts Palestine in two.
const TABLE: &str = include_str!("../../data/countries.tsv");

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country {
    pub(super) name: &'static str,
    pub(super) number: &'static str,
    pub(super) fips: &'static str,
}

/// The country of a code; `None` for international ones.
pub(super) fn of_code(code: &str) -> Option<Country> {
    TABLE.lines().skip(1).find_map(|line| {
        let mut cells = line.strip_prefix(code)?.strip_prefix('\t')?.split('\t');
        Some(Country { name: cells.next()?, number: cells.next()?, fips: cells.next()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_what_are_none() {
        for (code, expected) in [
            ("TUR", Some(("Turkey", "792", "TU"))),
            ("KOS", Some(("Kosovo", "", "KV"))),
            ("PSE", Some(("Palestine", "275", ""))),
            ("TU", None),
            ("UNO", None),
            ("code", None),
            ("", None),
        ] {
            let found = of_code(code).map(|country| (country.name, country.number, country.fips));
            assert_eq!(found, expected, "{code}");
        }
    }

    #[test]
    fn the_countries_are_those_of_the_knowledge_base() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../knowledge/countries.tsv");
        let knowledge = std::fs::read_to_string(path).unwrap();
        let first_two = |table: &str| -> Vec<String> {
            let cells = |line: &str| line.split('\t').take(2).collect::<Vec<_>>().join(" ");
            table.lines().map(cells).collect()
        };
        assert_eq!(first_two(TABLE), first_two(&knowledge));
    }
}
