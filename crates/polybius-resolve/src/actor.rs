//! Who a phrase names: country, organisation, person, sector, as far as the phrase tells.
//!
//! Only the phrase is looked at, and in it the part up to the first preposition decides:
//! `U.S. strike on Iran` is American. Names before that point rule by what they are: a
//! person at its end, an organisation, a country; words for roles give the sector.

use crate::Knowledge;
use crate::affix::{affixed, suffix};
use crate::head::Head;
use crate::names::Sort;
use crate::person;
use crate::scan::{Found, scan};
use crate::tables::{Country, Form, RoleWord};
use crate::words::{Gap, Words};
use jiff::civil::Date;
use polybius_core::{EntityKind, Named, Reason, Sector};

/// Who a phrase names, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// As far as known.
    pub named: Named,
    /// Which entries of the knowledge base told so.
    pub reasons: Vec<Reason>,
    pub(crate) form: Option<Form>,
    /// Whether the phrase tells a role and nothing else: `the minister`.
    pub(crate) bare: bool,
}

/// Who `phrase` names. `on` is the day of publication, for people in office.
///
/// ```
/// use polybius_resolve::{Knowledge, actor::identify};
/// let knowledge = Knowledge::embedded();
/// let who = identify(&knowledge, "Kenya's foreign minister", None).named;
/// assert_eq!(who.code.as_deref(), Some("KEN"));
/// assert_eq!(who.sectors[0].code(), "GOV");
/// let backed = identify(&knowledge, "Iran-backed militia", None).named;
/// assert_eq!((backed.code, backed.sectors[0].code()), (None, "PRM"));
/// ```
pub fn identify(knowledge: &Knowledge, phrase: &str, on: Option<Date>) -> Identity {
    let words = Words::new(phrase);
    let found = scan(knowledge, &words, 0, words.len());
    let head = Head::of(&words, &found);
    let reader = Reader { knowledge, phrase, words: &words, found: &found, head, on };
    reader.read()
}

struct Reader<'a, 'k> {
    knowledge: &'k Knowledge,
    phrase: &'a str,
    words: &'a Words,
    found: &'a [Found<'k>],
    head: Head,
    on: Option<Date>,
}

impl<'k> Reader<'_, 'k> {
    fn read(&self) -> Identity {
        let person = self.in_head().rfind(|f| f.is(Sort::Leader) && f.to == self.head.to);
        if let Some(found) = person {
            return self.leader(found);
        }
        let organisation = self.in_head().rfind(|f| f.is(Sort::Organisation));
        let country = self.country();
        if let Some(found) = organisation
            && !self.overruled(found, country)
        {
            return self.organisation(found);
        }
        self.role(country, organisation)
    }

    /// The names of the head that are not taken back by an affix (`Iran-backed`).
    fn in_head(&self) -> impl DoubleEndedIterator<Item = &Found<'k>> {
        let head = self.head;
        let inside = move |f: &&Found<'k>| head.from <= f.from && f.to <= head.to;
        self.found.iter().filter(inside).filter(|f| !affixed(self.words, f))
    }

    /// The name that says which country: the first of the head, else one that the head is
    /// `of`, `in` or `from`, unless the head is an envoy, whose post is another's country.
    fn country(&self) -> Option<&Found<'k>> {
        let tells = |f: &&Found<'k>| (f.is_place() && !f.ambiguous()) || f.is(Sort::Leader);
        let mut told = self.in_head().filter(tells);
        let first = told.next();
        if let (Some(one), Some(two)) = (first, told.next()) {
            // `Israeli-American hostage`: the second half tells the citizenship.
            let joined = one.to == two.from && self.words.gap(two.from) == Gap::Hyphen;
            let demonyms = one.is(Sort::Demonym) && two.is(Sort::Demonym);
            if joined && demonyms && self.words.plain(two.from) == "american" {
                return Some(two);
            }
        }
        first.or_else(|| {
            let after = self.head.belongs_to(self.words)?;
            let beyond = self.found.iter().filter(|f| f.from >= after && f.is_place());
            beyond.filter(|f| !f.ambiguous() && !affixed(self.words, f)).next()
        })
    }

    /// `Peru's Congress` is not the Congress that the table knows.
    fn overruled(&self, organisation: &Found<'k>, country: Option<&Found<'k>>) -> bool {
        let row = &self.knowledge.organisations[organisation.best.row()];
        let told = country.filter(|country| country.from < organisation.from);
        let told = told.and_then(|country| self.country_row(country));
        let (Some(told), Some(code)) = (told, row.code.as_deref()) else { return false };
        row.kind == EntityKind::Organization
            && told.code != code
            && self.knowledge.country(code).is_some()
    }

    fn leader(&self, found: &Found<'k>) -> Identity {
        let Some(term) = self.knowledge.term(found.entries, self.on) else {
            return Identity::default();
        };
        let former = self.words.find(self.head.from, found.from, FORMER).is_some();
        let over = self.on.is_some_and(|day| term.to.is_some_and(|to| to < day)) || former;
        let before = self.on.is_some_and(|day| term.from.is_some_and(|from| day < from));
        let sector = if over { Some("ELI") } else { (!before).then_some("GOV") };
        Identity {
            named: Named {
                name: Some(term.name.clone()),
                code: Some(term.code.clone()),
                sectors: sector.and_then(Sector::from_code).into_iter().collect(),
                kind: Some(EntityKind::Person),
                identifier: term.identifier.clone(),
            },
            reasons: vec![self.known(found)],
            form: Some(Form::Person),
            bare: false,
        }
    }

    fn organisation(&self, found: &Found<'k>) -> Identity {
        let row = &self.knowledge.organisations[found.best.row()];
        let mut reasons = vec![self.known(found)];
        let role = self.head_role(found.to);
        let name = person::name_after(self.words, self.found, self.head, self.phrase);
        let mut sectors = row.sectors.clone();
        if let Some((role, at)) = role
            && role.strong
            && !(row.kind == EntityKind::ArmedGroup && arms_or_office(role.sector))
        {
            sectors.retain(|sector| *sector != role.sector);
            sectors.insert(0, role.sector);
            reasons.push(self.role_word(role, at));
        }
        let form = role.map_or(Form::Body, |(role, at)| form_of(role, at));
        let kind = match (&name, role) {
            (Some(_), _) => EntityKind::Person,
            (None, Some(_)) => EntityKind::Role,
            (None, None) => row.kind,
        };
        let name = Some(name.unwrap_or_else(|| row.name.clone()));
        let code = row.code.clone();
        let named = Named { name, code, sectors, kind: Some(kind), identifier: None };
        Identity { named, reasons, form: Some(form), bare: false }
    }

    fn role(&self, country: Option<&Found<'k>>, organisation: Option<&Found<'k>>) -> Identity {
        let mut reasons = Vec::new();
        let row = country.and_then(|found| self.country_row(found));
        reasons.extend(country.filter(|_| row.is_some()).map(|found| self.known(found)));
        let role = self.head_role(self.head.from);
        let mut sectors = self.sectors(role, &mut reasons);
        if let Some(found) = organisation {
            let of_body = &self.knowledge.organisations[found.best.row()].sectors;
            sectors.extend(
                of_body.iter().filter(|s| !sectors.contains(s)).copied().collect::<Vec<_>>(),
            );
        }
        let person = person::name_after(self.words, self.found, self.head, self.phrase);
        let mut form = role.map(|(role, at)| form_of(role, at));
        let mut kind = match form {
            Some(Form::Body) if row.is_some() => Some(EntityKind::Organization),
            Some(Form::Thing) => None,
            Some(_) => Some(EntityKind::Role),
            None => organisation.map(|_| EntityKind::Organization),
        };
        if let Some(found) = country.filter(|found| role.is_none() && self.alone(found)) {
            let many = found.is(Sort::People)
                && !found.entries.iter().any(|e| e.sort == Sort::Demonym)
                || self.counted(found);
            let (sector, of_kind) =
                if many { ("CVL", EntityKind::Role) } else { ("GOV", EntityKind::Country) };
            form = Some(if many { Form::People } else { Form::Body });
            if !found.is(Sort::Leader) {
                sectors.extend(Sector::from_code(sector));
                kind = Some(of_kind);
            }
        }
        let told = person.is_some();
        let name = match person {
            Some(name) => {
                kind = form.filter(|form| *form == Form::Person).map(|_| EntityKind::Person);
                Some(name)
            }
            None => row.map(|row| row.name.clone()),
        };
        let bare = row.is_none() && !told && role.is_some();
        let code = row.map(|row| row.code.clone());
        let identifier = row.filter(|_| kind == Some(EntityKind::Country));
        let identifier = identifier.and_then(|row| row.identifier.clone());
        Identity { named: Named { name, code, sectors, kind, identifier }, reasons, form, bare }
    }

    /// The sector of the head and those of the words before it.
    fn sectors(
        &self,
        head: Option<(&RoleWord, &Found<'k>)>,
        reasons: &mut Vec<Reason>,
    ) -> Vec<Sector> {
        let Some((role, at)) = head else { return Vec::new() };
        let elite = Sector::from_code("ELI");
        let former = self.words.find(self.head.from, at.from, FORMER).is_some();
        if former && (arms_or_office(role.sector) || !role.strong) {
            reasons.push(self.role_word(role, at));
            return elite.into_iter().collect();
        }
        let mut sectors = Vec::new();
        for found in self.in_head().filter(|f| f.is_role() && f.to <= at.to).rev() {
            let row = &self.knowledge.roles[found.best.row()];
            // A weak word speaks only where nothing else does.
            if (row.strong || found.from == at.from) && !sectors.contains(&row.sector) {
                sectors.push(row.sector);
                reasons.push(self.role_word(row, found));
            }
        }
        sectors
    }

    /// The word that says what the phrase is: the last strong role, else the last weak one.
    fn head_role(&self, from: usize) -> Option<(&'k RoleWord, &Found<'k>)> {
        let row = |found: &Found<'k>| &self.knowledge.roles[found.best.row()];
        let roles = || self.in_head().filter(|f| f.is_role() && f.from >= from).rev();
        let found = roles().find(|found| row(found).strong).or_else(|| roles().next())?;
        Some((row(found), found))
    }

    fn country_row(&self, found: &Found<'_>) -> Option<&'k Country> {
        let knowledge = self.knowledge;
        match found.best.sort {
            Sort::Leader => {
                let term = knowledge.term(found.entries, self.on)?;
                knowledge.country(&term.code)
            }
            Sort::Province => {
                knowledge.countries.get(knowledge.provinces.get(found.best.row())?.country)
            }
            _ => knowledge.countries.get(found.best.row()),
        }
    }

    /// Whether the head holds the name and nothing that matters beside it.
    fn alone(&self, found: &Found<'_>) -> bool {
        let inside = self.head.from <= found.from && found.to <= self.head.to;
        let beside =
            (self.head.from..self.head.to).filter(|at| !(found.from..found.to).contains(at));
        inside && beside.into_iter().all(|at| self.empty_word(at))
    }

    fn empty_word(&self, at: usize) -> bool {
        let plain = self.words.plain(at);
        let taken_back = |f: &Found<'_>| (f.from..f.to).contains(&at) && affixed(self.words, f);
        if suffix(self.words, at) || self.found.iter().any(taken_back) {
            return true;
        }
        EMPTY.contains(&plain) || plain.starts_with(|c: char| c.is_ascii_digit()) || counts(plain)
    }

    /// `two Chinese`, `dozens of Japanese`
    fn counted(&self, found: &Found<'_>) -> bool {
        let before = found.from.checked_sub(1).map(|at| self.words.plain(at));
        let number = |word: &str| counts(word) || word.starts_with(|c: char| c.is_ascii_digit());
        let partitive = self.head.counted && self.head.from == found.from;
        let people = found.entries.iter().any(|entry| entry.sort == Sort::People);
        people && (partitive || before.is_some_and(number))
    }

    fn known(&self, found: &Found<'_>) -> Reason {
        Reason::Known { entry: found.best.sort.name(), phrase: self.told(found) }
    }

    fn role_word(&self, role: &RoleWord, at: &Found<'_>) -> Reason {
        Reason::RoleWord { word: self.told(at), sector: role.sector }
    }

    fn told(&self, found: &Found<'_>) -> String {
        let (start, end) = self.words.bytes(found.from, found.to);
        self.phrase.get(start..end).unwrap_or("").to_owned()
    }
}

fn form_of(role: &RoleWord, at: &Found<'_>) -> Form {
    match (role.form, at.best.sort) {
        (Form::Person | Form::Body, Sort::Role { plural: true }) => Form::People,
        (form, _) => form,
    }
}

/// Sectors whose former holders are elites, and whose words an armed group shares.
fn arms_or_office(sector: Sector) -> bool {
    matches!(sector.code(), "GOV" | "MIL" | "LEG" | "JUD" | "COP" | "SPY" | "PTY" | "REB" | "PRM")
}

fn counts(word: &str) -> bool {
    crate::number::small(word).is_some()
}

const FORMER: &[&str] = &[
    "former",
    "ex",
    "ousted",
    "deposed",
    "toppled",
    "late",
    "retired",
    "then",
    "erstwhile",
    "onetime",
    "impeached",
    "dismissed",
    "sacked",
];

const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "'s",
    "of",
    "its",
    "their",
    "his",
    "her",
    "our",
    "own",
    "other",
    "all",
    "some",
    "many",
    "both",
    "most",
    "more",
    "than",
    "at",
    "least",
    "several",
    "another",
    "fellow",
    "neighbouring",
    "neighboring",
    "even",
    "also",
    "only",
    "itself",
    "mr",
    "mrs",
    "ms",
];

#[cfg(test)]
mod tests;
