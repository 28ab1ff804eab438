//! Tables read into rows and names.

use super::{Knowledge, Ordinary, key};
use crate::gazetteer::OWN_IDS;
use crate::names::{Names, Sort, strong};
use crate::plural::plural;
use crate::tables::{
    Country, Form, Leader, Organisation, Partial, Province, RoleWord, Row, Tables,
};
use crate::words::Words;
use crate::{Error, Gazetteer, Record};
use polybius_core::{EntityKind, Sector};

impl Knowledge {
    /// What could be read, and what could not.
    pub(crate) fn read(tables: Tables<'_>) -> (Knowledge, Vec<Error>) {
        let names = Names::with_capacity(32_000);
        let version = tables.version.trim().to_owned();
        let mut knowledge = Knowledge { version, names, ..Knowledge::default() };
        let mut errors = Vec::new();
        let mut each = |table, text, read: fn(&mut Knowledge, Row<'_>) -> Result<(), Error>| {
            for row in Row::all(table, text) {
                errors.extend(read(&mut knowledge, row).err());
            }
        };
        each("countries.tsv", tables.countries, Knowledge::read_country);
        each("provinces.tsv", tables.provinces, Knowledge::read_province);
        each("partial.tsv", tables.partial, Knowledge::read_partial);
        for (table, text) in tables.actors() {
            each(table, text, Knowledge::read_organisation);
        }
        each("leaders.tsv", tables.leaders, Knowledge::read_leader);
        each("roles.tsv", tables.roles, Knowledge::read_role);
        each("elsewhere.tsv", tables.elsewhere, |knowledge, mut row| {
            knowledge.names.add(row.filled("name")?, 0, Sort::Elsewhere);
            Ok(())
        });
        each("ordinary.tsv", tables.ordinary, Knowledge::read_ordinary);
        each("short.tsv", tables.short, Knowledge::read_short);
        each("alpha2.tsv", tables.alpha2, |knowledge, mut row| {
            let alpha2 = row.filled("alpha2")?.to_owned();
            let country = knowledge.owner(&mut row)?;
            knowledge.codes.insert(alpha2, country);
            Ok(())
        });
        let mut features = Vec::new();
        for (id, row) in (OWN_IDS..).zip(Row::all("features.tsv", tables.features)) {
            match knowledge.feature(id, row) {
                Ok(record) => features.push(record),
                Err(error) => errors.push(error),
            }
        }
        let knowledge = knowledge.with_gazetteer(Gazetteer::compile(features));
        (knowledge, errors)
    }

    fn read_country(&mut self, mut row: Row<'_>) -> Result<(), Error> {
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
        Ok(())
    }

    /// The row of the country whose code is in the next cell.
    fn owner(&self, row: &mut Row<'_>) -> Result<usize, Error> {
        let code = row.filled("code")?;
        let unknown = || row.error("code", format!("`{code}` is not in countries.tsv"));
        self.codes.get(code).copied().ok_or_else(unknown)
    }

    /// The name in the next cell; it and the aliases in the cell after it are entered.
    fn name_and_aliases<'a>(
        &mut self,
        row: &mut Row<'a>,
        index: usize,
        sort: Sort,
    ) -> Result<&'a str, Error> {
        let name = row.filled("name")?;
        self.names.add(name, index, sort);
        for alias in row.list("aliases")? {
            self.names.add(alias, index, sort);
        }
        Ok(name)
    }

    /// A place of the news. One that lies in several countries is in none of them.
    fn feature(&self, id: u32, mut row: Row<'_>) -> Result<Record, Error> {
        let name = row.filled("name")?.to_owned();
        let names = row.list("aliases")?.map(str::to_owned).collect();
        let countries: Vec<&str> = row.list("code")?.collect();
        if let Some(unknown) = countries.iter().find(|code| !self.codes.contains_key(**code)) {
            return Err(row.error("code", format!("`{unknown}` is not in countries.tsv")));
        }
        let country = if let [one] = countries[..] { one } else { "" };
        let point = row.point(["lat", "lon"])?;
        let point = point.ok_or_else(|| row.error("lat", "the cell is empty"))?;
        if point.0.abs() > 90.0 || point.1.abs() > 180.0 {
            return Err(row.error("lat", "not on the globe"));
        }
        let feature =
            (row.filled("feature_class")?.to_owned(), row.filled("feature_code")?.to_owned());
        let (country, division) = (country.to_owned(), String::new());
        Ok(Record { id, name, names, point, feature, country, division, population: 0 })
    }

    /// `Calif`, of a division that provinces.tsv has.
    fn read_short(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let short = Words::new(row.filled("short")?);
        let country = self.owner(&mut row)?;
        let name = row.filled("province")?;
        let mut known = self.provinces.iter();
        let division = known.find(|one| one.country == country && one.name == name);
        let id = division.and_then(|division| division.geonameid);
        let id =
            id.ok_or_else(|| row.error("province", format!("`{name}` is not in provinces.tsv")))?;
        self.shorts.insert(short.key(0, short.len()).into(), id);
        Ok(())
    }

    fn read_ordinary(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let word = row.filled("word")?.to_owned();
        let mut ordinary = Ordinary::default();
        for kind in row.list("kinds")? {
            match kind {
                "word" => ordinary.word = true,
                "surname" => ordinary.surname = true,
                "given" => ordinary.given = true,
                _ => {
                    return Err(
                        row.error("kinds", format!("`{kind}` is none of the words allowed"))
                    );
                }
            }
        }
        self.ordinary.insert(word.into(), ordinary);
        Ok(())
    }

    fn read_partial(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let index = self.partials.len();
        let country = self.owner(&mut row)?;
        let name = self.name_and_aliases(&mut row, index, Sort::Partial)?.to_owned();
        self.partials.push(Partial { country, name });
        Ok(())
    }

    fn read_province(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let index = self.provinces.len();
        let country = self.owner(&mut row)?;
        let name = self.name_and_aliases(&mut row, index, Sort::Province)?.to_owned();
        let geonameid = row.value("geonameid")?;
        self.divisions.extend(geonameid.map(|id: u32| (id, index)));
        self.provinces.push(Province { country, name, geonameid });
        Ok(())
    }

    fn read_organisation(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let kinds =
            [EntityKind::Organization, EntityKind::ArmedGroup].map(|kind| (kind.name(), kind));
        let index = self.organisations.len();
        let name = self.name_and_aliases(&mut row, index, Sort::Organisation)?;
        let name = strong(name).to_owned();
        let code = row.owned("code")?;
        let sectors = row.sectors("sectors")?;
        let kind = Some(row.choice("kind", &kinds)?);
        let from = row.value("valid_from")?;
        let to = row.value("valid_to")?;
        self.organisations.push(Organisation { name, code, sectors, kind, from, to });
        Ok(())
    }

    fn read_leader(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let index = self.leaders.len();
        let name = self.name_and_aliases(&mut row, index, Sort::Leader)?.to_owned();
        let code = row.filled("code")?.to_owned();
        let mut sectors = row.sectors("sectors")?;
        if sectors.is_empty() {
            sectors.extend(Sector::from_code("GOV"));
        }
        let offices: Vec<String> = row.list("office")?.map(str::to_owned).collect();
        for office in &offices {
            self.offices.entry(key(&code, office)).or_default().push(index);
        }
        let from = row.value("valid_from")?;
        let to = row.value("valid_to")?;
        let identifier = row.owned("wikidata")?;
        self.leaders.push(Leader { name, code, sectors, offices, from, to, identifier });
        Ok(())
    }

    fn read_role(&mut self, mut row: Row<'_>) -> Result<(), Error> {
        let forms = [
            ("person", Form::Person),
            ("body", Form::Body),
            ("people", Form::People),
            ("thing", Form::Thing),
        ];
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
        self.roles.push(RoleWord { sector, more: Vec::new(), strong, form });
        Ok(())
    }
}
