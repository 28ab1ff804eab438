//! What is known beforehand: countries, organisations, people in office, words for roles.

use crate::names::{Entry, Names, Sort};
use crate::plural::plural;
use crate::tables::{Country, Form, Leader, Organisation, Province, RoleWord, Row, Tables};
use crate::{Error, words::Words};
use jiff::civil::Date;
use polybius_core::EntityKind;
use std::collections::HashMap;

/// The knowledge base: the rows of the tables and an index of every name in them.
///
/// It is made once and never changes. A larger one can be made from tables of one's own:
///
/// ```
/// use polybius_resolve::{Knowledge, Tables};
/// let roles = format!("{}corsair\tCRM\tstrong\tperson\tme\n", Tables::EMBEDDED.roles);
/// let knowledge = Knowledge::parse(Tables { roles: &roles, ..Tables::EMBEDDED }).unwrap();
/// let corsairs = polybius_resolve::actor::identify(&knowledge, "Maltese corsairs", None);
/// assert_eq!(corsairs.named.sectors[0].code(), "CRM");
/// ```
#[derive(Debug, Default)]
pub struct Knowledge {
    version: String,
    pub(crate) countries: Vec<Country>,
    pub(crate) provinces: Vec<Province>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) leaders: Vec<Leader>,
    pub(crate) roles: Vec<RoleWord>,
    pub(crate) names: Names,
    /// Row of each country's code.
    codes: HashMap<String, usize>,
}

impl Knowledge {
    /// The knowledge base of this version.
    pub fn embedded() -> Knowledge {
        // A test reads the embedded tables, so this never falls back in a released program.
        Knowledge::parse(Tables::EMBEDDED).unwrap_or_default()
    }

    /// A knowledge base from tables.
    ///
    /// # Errors
    /// If a cell cannot be read; the error names table, line and column.
    pub fn parse(tables: Tables<'_>) -> Result<Knowledge, Error> {
        let names = Names::with_capacity(16_000);
        let version = tables.version.trim().to_owned();
        let mut knowledge = Knowledge { version, names, ..Knowledge::default() };
        knowledge.read_countries(tables.countries)?;
        knowledge.read_provinces(tables.provinces)?;
        knowledge.read_organisations(tables.organisations)?;
        knowledge.read_leaders(tables.leaders)?;
        knowledge.read_roles(tables.roles)?;
        for mut row in Row::all("elsewhere.tsv", tables.elsewhere) {
            knowledge.names.add(row.filled("name")?, 0, Sort::Elsewhere);
        }
        Ok(knowledge)
    }

    /// Which tables these are: year and month of their last change.
    pub fn version(&self) -> &str {
        &self.version
    }

    fn read_countries(&mut self, text: &str) -> Result<(), Error> {
        for mut row in Row::all("countries.tsv", text) {
            let index = self.countries.len();
            let code = row.filled("code")?.to_owned();
            let name = row.filled("name")?.to_owned();
            self.names.add(&name, index, Sort::Country);
            let mut capital = None;
            for (column, sort) in [
                ("aliases", Sort::Country),
                ("adjectives", Sort::Demonym),
                ("people", Sort::People),
                ("capital", Sort::Capital),
                ("parts", Sort::Part),
                ("metonyms", Sort::Metonym),
            ] {
                for name in row.list(column)? {
                    self.names.add(name, index, sort);
                    if sort == Sort::Capital && capital.is_none() {
                        capital = Some(name.to_owned());
                    }
                }
            }
            let point = row.point(["lat", "lon"])?;
            let point = point.ok_or_else(|| row.error("lat", "the cell is empty"))?;
            let capital_point = row.point(["capital_lat", "capital_lon"])?;
            let geonameid = row.value("geonameid")?;
            let identifier = row.owned("wikidata")?;
            self.codes.insert(code.clone(), index);
            self.countries.push(Country {
                code,
                name,
                capital,
                point,
                capital_point,
                geonameid,
                identifier,
            });
        }
        Ok(())
    }

    fn read_provinces(&mut self, text: &str) -> Result<(), Error> {
        for mut row in Row::all("provinces.tsv", text) {
            let index = self.provinces.len();
            let code = row.filled("code")?;
            let country = self.codes.get(code).copied();
            let unknown = || row.error("code", format!("`{code}` is not in countries.tsv"));
            let country = country.ok_or_else(unknown)?;
            let name = row.filled("name")?.to_owned();
            self.names.add(&name, index, Sort::Province);
            for alias in row.list("aliases")? {
                self.names.add(alias, index, Sort::Province);
            }
            let geonameid = row.value("geonameid")?;
            self.provinces.push(Province { country, name, geonameid });
        }
        Ok(())
    }

    fn read_organisations(&mut self, text: &str) -> Result<(), Error> {
        let kinds =
            [EntityKind::Organization, EntityKind::ArmedGroup].map(|kind| (kind.name(), kind));
        for mut row in Row::all("organisations.tsv", text) {
            let index = self.organisations.len();
            let name = row.filled("name")?.to_owned();
            self.names.add(&name, index, Sort::Organisation);
            for alias in row.list("aliases")? {
                self.names.add(alias, index, Sort::Organisation);
            }
            let code = row.owned("code")?;
            let sectors = row.list("sectors")?.map(|code| row.sector("sectors", code));
            let sectors = sectors.collect::<Result<Vec<_>, Error>>()?;
            let kind = row.choice("kind", &kinds)?;
            self.organisations.push(Organisation { name, code, sectors, kind });
        }
        Ok(())
    }

    fn read_leaders(&mut self, text: &str) -> Result<(), Error> {
        for mut row in Row::all("leaders.tsv", text) {
            let index = self.leaders.len();
            let name = row.filled("name")?.to_owned();
            self.names.add(&name, index, Sort::Leader);
            for alias in row.list("aliases")? {
                self.names.add(alias, index, Sort::Leader);
            }
            let code = row.filled("code")?.to_owned();
            let from = row.value("valid_from")?;
            let to = row.value("valid_to")?;
            let identifier = row.owned("wikidata")?;
            self.leaders.push(Leader { name, code, from, to, identifier });
        }
        Ok(())
    }

    fn read_roles(&mut self, text: &str) -> Result<(), Error> {
        let forms = [
            ("person", Form::Person),
            ("body", Form::Body),
            ("people", Form::People),
            ("thing", Form::Thing),
        ];
        for mut row in Row::all("roles.tsv", text) {
            let index = self.roles.len();
            let phrase = row.filled("phrase")?;
            let code = row.filled("sector")?;
            let sector = row.sector("sector", code)?;
            let strong = row.choice("strength", &[("strong", true), ("weak", false)])?;
            let form = row.choice("form", &forms)?;
            self.names.add(phrase, index, Sort::Role { plural: form == Form::People });
            if form != Form::People {
                self.names.add(&plural(phrase), index, Sort::Role { plural: true });
            }
            self.roles.push(RoleWord { sector, strong, form });
        }
        Ok(())
    }

    /// The row of the country with this code.
    pub(crate) fn country(&self, code: &str) -> Option<&Country> {
        self.codes.get(code).and_then(|index| self.countries.get(*index))
    }

    /// Of several terms of one name, the one that runs on that day, else the last begun by
    /// then. Without a day, the last.
    pub(crate) fn term(&self, entries: &[Entry], on: Option<Date>) -> Option<&Leader> {
        let terms = || {
            let leaders = entries.iter().filter(|entry| entry.sort == Sort::Leader);
            leaders.filter_map(|entry| self.leaders.get(entry.row()))
        };
        let last =
            |terms: &mut dyn Iterator<Item = _>| terms.max_by_key(|leader: &&Leader| leader.from);
        let Some(day) = on else { return last(&mut terms()) };
        let running = terms().find(|leader| leader.holds(day));
        let begun =
            || last(&mut terms().filter(|leader| leader.from.is_none_or(|from| from <= day)));
        running.or_else(begun).or_else(|| terms().next())
    }

    /// The names that match words `from..` for as long as possible: how many words, and what
    /// they name, the likelier first.
    pub(crate) fn longest(&self, words: &Words, from: usize) -> Option<(usize, &[Entry])> {
        let longest = self.names.longest_from(words.plain(from));
        let fits = |to: &usize| {
            let entries = self.names.get(words.key(from, *to));
            entries.iter().any(|entry| entry.case.admits(words, from, *to))
        };
        let ends = (from + 1..=(from + longest).min(words.len())).rev();
        let to = ends.filter(|to| words.unbroken(from, *to)).find(fits)?;
        Some((to, self.names.get(words.key(from, to))))
    }
}

impl Leader {
    /// Whether the term runs on that day.
    pub(crate) fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_read() {
        let knowledge = Knowledge::parse(Tables::EMBEDDED).unwrap();
        assert!(knowledge.countries.len() >= 250);
        assert!(knowledge.organisations.len() >= 120);
        assert!(knowledge.roles.len() >= 350);
        for leader in &knowledge.leaders {
            let known = knowledge.country(&leader.code).is_some()
                || ["IGO", "UNO", "EUR"].contains(&leader.code.as_str());
            assert!(known, "{}: {}", leader.name, leader.code);
        }
    }

    #[test]
    fn errors_name_table_line_and_column() {
        let broken = [
            ("code\nAFG", "countries.tsv:2: name: the cell is missing"),
            ("code\nAFG\t\t", "countries.tsv:2: name: the cell is empty"),
            ("code\nA\tA\t\t\t\t\t\t\tx\t1", "countries.tsv:2: lat: `x` cannot be read"),
        ];
        for (countries, expected) in broken {
            let tables = Tables { countries, ..Tables::EMBEDDED };
            assert_eq!(Knowledge::parse(tables).unwrap_err().to_string(), expected);
        }
        let tables = Tables { countries: "code\n", ..Tables::EMBEDDED };
        let message = Knowledge::parse(tables).unwrap_err().to_string();
        assert!(message.starts_with("provinces.tsv:2: code: "), "{message}");
    }

    #[test]
    fn one_name_in_several_terms() {
        let knowledge = Knowledge::embedded();
        let words = Words::new("Donald Trump");
        let (_, entries) = knowledge.longest(&words, 0).unwrap();
        let term = |day: Option<Date>| knowledge.term(entries, day).unwrap().from.unwrap().year();
        assert_eq!(term(Some(Date::constant(2018, 5, 1))), 2017);
        assert_eq!(term(Some(Date::constant(2022, 5, 1))), 2017);
        assert_eq!(term(Some(Date::constant(2010, 5, 1))), 2017);
        assert_eq!(term(None), 2025);
    }

    #[test]
    fn case_tells_names_from_words() {
        let knowledge = Knowledge::embedded();
        for (text, known) in [
            ("US", true),
            ("us", false),
            ("Us", false),
            ("U.S.", true),
            ("Turkey", true),
            ("turkey", false),
            ("WHO", true),
            ("Who", false),
            ("Foreign Minister", true),
            ("foreign ministers", true),
            ("al-Shabaab", true),
        ] {
            let words = Words::new(text);
            assert_eq!(knowledge.longest(&words, 0).is_some(), known, "{text}");
        }
    }
}
