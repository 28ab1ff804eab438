//! Who a phrase names: country, organisation, person, sector, as far as the phrase tells.
//!
//! Only the phrase is looked at, and in it the part up to the first preposition decides:
//! `U.S. strike on Iran` is American. Names before that point rule by what they are: a
//! person at its end, an organisation, a country; words for roles give the sector.

mod role;

use crate::Knowledge;
use crate::affix::affixed;
use crate::context::Context;
use crate::head::Head;
use crate::lexicon::FORMER;
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
    identify_in(knowledge, phrase, &Context::on(on))
}

/// Who `phrase` names in an article.
pub(crate) fn identify_in(knowledge: &Knowledge, phrase: &str, context: &Context<'_>) -> Identity {
    let words = Words::new(phrase);
    let found = scan(knowledge, &words, 0, words.len(), context);
    let head = Head::of(&words, &found);
    let reader = Reader { knowledge, phrase, words: &words, found: &found, head, on: context.on };
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
        let country = self.country();
        let organisation = self.in_head().rfind(|f| f.is(Sort::Organisation));
        let organisation = organisation.or_else(|| self.beyond().filter(|_| country.is_none()));
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
        first.or_else(|| self.beyond().filter(|found| found.is_place()))
    }

    /// The country or organisation that the head belongs to, told after it.
    fn beyond(&self) -> Option<&Found<'k>> {
        let after = self.head.belongs_to(self.words)?;
        let owner = |f: &&Found<'k>| f.is(Sort::Organisation) || (f.is_place() && !f.ambiguous());
        let mut beyond = self.found.iter().filter(|f| f.from >= after).filter(owner);
        beyond.find(|f| !affixed(self.words, f))
    }

    /// The name that a title, country or organisation introduces.
    fn introduced(&self) -> Option<String> {
        let named = |found: &&Found<'k>| self.knowledge.is_person(&found.best);
        let last = self.in_head().rfind(|found| !named(found))?;
        if let Sort::Role { plural } = last.best.sort {
            let title = self.knowledge.roles[last.best.row()].form == Form::Person;
            (title && !plural).then_some(())?;
        }
        let (start, end) = person::name_after(self.words, last.to, self.head.to)?;
        self.phrase.get(start..end).map(str::to_owned)
    }

    /// `Peru's Congress` is not the Congress that the table knows.
    fn overruled(&self, organisation: &Found<'k>, country: Option<&Found<'k>>) -> bool {
        let row = &self.knowledge.organisations[organisation.best.row()];
        let told = country.filter(|country| country.from < organisation.from);
        let told = told.and_then(|country| self.country_row(country));
        let (Some(told), Some(code)) = (told, row.code.as_deref()) else { return false };
        row.kind == Some(EntityKind::Organization)
            && told.code != code
            && self.knowledge.country(code).is_some()
    }

    fn leader(&self, found: &Found<'k>) -> Identity {
        let Some(term) = self.knowledge.leaders.get(found.best.row()) else {
            return Identity::default();
        };
        let former = self.words.find(self.head.from, found.from, FORMER).is_some();
        let over = self.on.is_some_and(|day| term.to.is_some_and(|to| to < day)) || former;
        let before = self.on.is_some_and(|day| term.from.is_some_and(|from| day < from));
        let sectors = match (over, before) {
            (true, _) => Sector::from_code("ELI").into_iter().collect(),
            (_, true) => Vec::new(),
            _ => term.sectors.clone(),
        };
        Identity {
            named: Named {
                name: Some(term.name.clone()),
                code: Some(term.code.clone()),
                sectors,
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
        let after = if found.from < self.head.to { found.to } else { self.head.from };
        let role = self.head_role(after);
        let name = self.introduced();
        let mut sectors = row.sectors.clone();
        if let Some((role, at)) = role
            && role.strong
            && !(row.kind == Some(EntityKind::ArmedGroup) && arms_or_office(role.sector))
        {
            let told = || std::iter::once(&role.sector).chain(&role.more);
            sectors.retain(|sector| !told().any(|told| told == sector));
            sectors.splice(0..0, told().copied());
            reasons.push(self.role_word(role, at));
        }
        let kind = match (&name, role) {
            (Some(_), _) => Some(EntityKind::Person),
            (None, Some(_)) => Some(EntityKind::Role),
            (None, None) => row.kind,
        };
        let form = match role {
            Some((role, at)) => Some(form_of(role, at)),
            None => row.kind.map(|kind| match kind {
                EntityKind::Person => Form::Person,
                _ => Form::Body,
            }),
        };
        let name = Some(name.unwrap_or_else(|| row.name.clone()));
        let code = row.code.clone();
        let named = Named { name, code, sectors, kind, identifier: None };
        Identity { named, reasons, form, bare: false }
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
            Sort::Leader => knowledge.country(knowledge.code_of(&found.best)?),
            _ => knowledge.countries.get(knowledge.country_of(&found.best)?),
        }
    }

    fn known(&self, found: &Found<'_>) -> Reason {
        Reason::Known { entry: found.best.told(), phrase: self.told(found) }
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

#[cfg(test)]
mod tests;
