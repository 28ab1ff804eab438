//! The tables of `knowledge/` as text, and their rows.

use crate::Error;
use jiff::civil::Date;
use polybius_core::{EntityKind, Sector};

/// The text of each table: tab-separated, a header line, one fact a line. The columns are
/// described in `knowledge/README.md`.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// Year and month of their last change, for the event record.
    pub version: &'a str,
    /// States and territories.
    pub countries: &'a str,
    /// First-level divisions.
    pub provinces: &'a str,
    /// States that few others recognise, within the state that claims them.
    pub partial: &'a str,
    /// International organisations.
    pub organisations: &'a str,
    /// What belongs to a state: forces, services, parliaments, courts, ministries.
    pub bodies: &'a str,
    /// Armed groups: rebels, militias, gangs, private armies.
    pub groups: &'a str,
    /// Political parties and movements.
    pub parties: &'a str,
    /// Organisations of civil society, religion, labour.
    pub ngos: &'a str,
    /// Media.
    pub media: &'a str,
    /// Companies.
    pub companies: &'a str,
    /// Named office-holders with their terms.
    pub leaders: &'a str,
    /// Words for offices and classes of people.
    pub roles: &'a str,
    /// Names that hold a country's name and belong to no country: `Indian Ocean`.
    pub elsewhere: &'a str,
    /// Regions, seas, straits, islands, camps, crossings and other places of the news that
    /// are no cities.
    pub features: &'a str,
    /// Words and people's names that are names of places, too; given names.
    pub ordinary: &'a str,
    /// What papers write for a first-level division after the name of a city: `Calif.`
    pub short: &'a str,
    /// Two-letter codes of countries, as gazetteers use them.
    pub alpha2: &'a str,
}

impl Tables<'static> {
    /// The tables of this version.
    pub const EMBEDDED: Tables<'static> = Tables {
        version: include_str!("../../../knowledge/VERSION"),
        countries: include_str!("../../../knowledge/countries.tsv"),
        provinces: include_str!("../../../knowledge/provinces.tsv"),
        partial: include_str!("../../../knowledge/partial.tsv"),
        organisations: include_str!("../../../knowledge/organisations.tsv"),
        bodies: include_str!("../../../knowledge/bodies.tsv"),
        groups: include_str!("../../../knowledge/groups.tsv"),
        parties: include_str!("../../../knowledge/parties.tsv"),
        ngos: include_str!("../../../knowledge/ngos.tsv"),
        media: include_str!("../../../knowledge/media.tsv"),
        companies: include_str!("../../../knowledge/companies.tsv"),
        leaders: include_str!("../../../knowledge/leaders.tsv"),
        roles: include_str!("../../../knowledge/roles.tsv"),
        elsewhere: include_str!("../../../knowledge/elsewhere.tsv"),
        features: include_str!("../../../knowledge/features.tsv"),
        ordinary: include_str!("../../../knowledge/ordinary.tsv"),
        short: include_str!("../../../knowledge/short.tsv"),
        alpha2: include_str!("../../../knowledge/alpha2.tsv"),
    };
}

impl<'a> Tables<'a> {
    /// Every table by file name, in the order in which they are read.
    pub fn all(&self) -> [(&'static str, &'a str); 17] {
        let [organisations, bodies, groups, parties, ngos, media, companies] = self.actors();
        [
            ("countries.tsv", self.countries),
            ("provinces.tsv", self.provinces),
            ("partial.tsv", self.partial),
            organisations,
            bodies,
            groups,
            parties,
            ngos,
            media,
            companies,
            ("leaders.tsv", self.leaders),
            ("roles.tsv", self.roles),
            ("elsewhere.tsv", self.elsewhere),
            ("features.tsv", self.features),
            ("ordinary.tsv", self.ordinary),
            ("short.tsv", self.short),
            ("alpha2.tsv", self.alpha2),
        ]
    }

    /// The tables of organisations by file name. They share their columns.
    pub(crate) fn actors(&self) -> [(&'static str, &'a str); 7] {
        [
            ("organisations.tsv", self.organisations),
            ("bodies.tsv", self.bodies),
            ("groups.tsv", self.groups),
            ("parties.tsv", self.parties),
            ("ngos.tsv", self.ngos),
            ("media.tsv", self.media),
            ("companies.tsv", self.companies),
        ]
    }
}

#[derive(Debug)]
pub(crate) struct Country {
    pub code: String,
    pub name: String,
    pub capital: Option<String>,
    pub point: (f64, f64),
    pub capital_point: Option<(f64, f64)>,
    pub geonameid: Option<u32>,
    pub identifier: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Partial {
    pub country: usize,
    pub name: String,
}

#[derive(Debug)]
pub(crate) struct Province {
    pub country: usize,
    pub name: String,
    pub geonameid: Option<u32>,
}

#[derive(Debug)]
pub(crate) struct Organisation {
    pub name: String,
    pub code: Option<String>,
    pub sectors: Vec<Sector>,
    /// Unknown for some of a user's own.
    pub kind: Option<EntityKind>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// One term of a person. A person may have several.
#[derive(Debug)]
pub(crate) struct Leader {
    pub name: String,
    pub code: String,
    /// Those of the office; government if none is told.
    pub sectors: Vec<Sector>,
    pub offices: Vec<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub identifier: Option<String>,
}

#[derive(Debug)]
pub(crate) struct RoleWord {
    pub sector: Sector,
    /// Others that the word tells as well.
    pub more: Vec<Sector>,
    /// Weak words (`leader`, `group`) leave the sector to a stronger one beside them.
    pub strong: bool,
    pub form: Form,
}

/// What sort of thing a phrase is about, for pronouns and kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One human being.
    Person,
    /// An institution.
    Body,
    /// Several human beings.
    People,
    /// A weapon or an act, told by its owner.
    Thing,
}

/// A line of a table, read cell by cell from the left.
pub(crate) struct Row<'a> {
    table: &'static str,
    line: usize,
    cells: std::str::Split<'a, char>,
}

impl<'a> Row<'a> {
    /// The lines below the header. Empty lines are skipped.
    pub(crate) fn all(table: &'static str, text: &'a str) -> impl Iterator<Item = Row<'a>> {
        let filled = |(_, line): &(usize, &str)| !line.trim().is_empty();
        text.lines().enumerate().skip(1).filter(filled).map(move |(at, line)| Row {
            table,
            line: at + 1,
            cells: line.split('\t'),
        })
    }

    pub(crate) fn error(&self, column: &'static str, problem: impl Into<String>) -> Error {
        Error::new(self.table, self.line, column, problem)
    }

    /// The next cell, which may be empty.
    pub(crate) fn text(&mut self, column: &'static str) -> Result<&'a str, Error> {
        self.cells.next().map(str::trim).ok_or_else(|| self.error(column, "the cell is missing"))
    }

    /// The next cell, which must say something.
    pub(crate) fn filled(&mut self, column: &'static str) -> Result<&'a str, Error> {
        match self.text(column)? {
            "" => Err(self.error(column, "the cell is empty")),
            text => Ok(text),
        }
    }

    /// The next cell's parts between bars.
    pub(crate) fn list(
        &mut self,
        column: &'static str,
    ) -> Result<impl Iterator<Item = &'a str> + use<'a>, Error> {
        let cell = self.text(column)?;
        Ok(cell.split('|').map(str::trim).filter(|part| !part.is_empty()))
    }

    /// The next cell read as a value, or nothing if it is empty.
    pub(crate) fn value<T: std::str::FromStr>(
        &mut self,
        column: &'static str,
    ) -> Result<Option<T>, Error> {
        match self.text(column)? {
            "" => Ok(None),
            text => match text.parse() {
                Ok(value) => Ok(Some(value)),
                Err(_) => Err(self.error(column, format!("`{text}` cannot be read"))),
            },
        }
    }

    pub(crate) fn owned(&mut self, column: &'static str) -> Result<Option<String>, Error> {
        let text = self.text(column)?;
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    pub(crate) fn point(
        &mut self,
        columns: [&'static str; 2],
    ) -> Result<Option<(f64, f64)>, Error> {
        let lat = self.value(columns[0])?;
        let lon = self.value(columns[1])?;
        Ok(lat.zip(lon))
    }

    pub(crate) fn sector(&self, column: &'static str, code: &str) -> Result<Sector, Error> {
        Sector::from_code(code).ok_or_else(|| self.error(column, format!("`{code}` is no sector")))
    }

    /// The next cell's sectors.
    pub(crate) fn sectors(&mut self, column: &'static str) -> Result<Vec<Sector>, Error> {
        self.list(column)?.map(|code| self.sector(column, code)).collect()
    }

    /// One of a few words.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        column: &'static str,
        choices: &[(&str, T)],
    ) -> Result<T, Error> {
        let text = self.text(column)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        found.ok_or_else(|| self.error(column, format!("`{text}` is none of the words allowed")))
    }
}
