//! Phrases that name neither a person nor a body: a country, its people, a role.

use super::{Identity, Reader, arms_or_office, form_of};
use crate::affix::{affixed, suffix};
use crate::lexicon::{EMPTY, FORMER, MASKED, OFFICE, UNIDENTIFIED};
use crate::names::Sort;
use crate::number::is_number;
use crate::scan::Found;
use crate::tables::{Country, Form, Leader, RoleWord};
use polybius_core::{EntityKind, Named, Reason, Sector};

impl<'k> Reader<'_, 'k> {
    /// A country, its people, or a role, with the name that a title introduces.
    /// `organisation` is one that a country before it has made unknown (`Peru's Congress`).
    pub(super) fn role(
        &self,
        country: Option<&Found<'k>>,
        organisation: Option<&Found<'k>>,
    ) -> Identity {
        let mut reasons = Vec::new();
        let row = country.and_then(|found| self.country_row(found));
        reasons.extend(country.filter(|_| row.is_some()).map(|found| self.known(found)));
        let role = self.head_role(self.head.from);
        let mut sectors = self.sectors(role, row.is_some(), &mut reasons);
        if let Some(found) = organisation {
            let own = &self.knowledge.organisations[found.best.row()].sectors;
            let more: Vec<Sector> = own.iter().filter(|s| !sectors.contains(s)).copied().collect();
            sectors.extend(more);
        }
        let mut form = role.map(|(role, at)| form_of(role, at));
        let mut kind = match form {
            Some(Form::Body) if row.is_some() => Some(EntityKind::Organization),
            Some(Form::Thing) => None,
            Some(_) => Some(EntityKind::Role),
            None => organisation.map(|_| EntityKind::Organization),
        };
        if let Some(found) = country.filter(|found| role.is_none() && self.alone(found)) {
            let (sector, as_form, as_kind) = match self.people(found) {
                true => ("CVL", Form::People, EntityKind::Role),
                false => ("GOV", Form::Body, EntityKind::Country),
            };
            sectors.extend(Sector::from_code(sector));
            (form, kind) = (Some(as_form), Some(as_kind));
        }
        let partial = country.filter(|found| found.is(Sort::Partial));
        if partial.is_some() {
            let own = Sector::from_code("PRE").filter(|own| !sectors.contains(own));
            sectors.extend(own);
        }
        let partial = partial.and_then(|found| self.knowledge.partials.get(found.best.row()));
        let holder = role.and_then(|(_, at)| self.holder(row?, at));
        reasons.extend(
            holder
                .and(role)
                .map(|(_, at)| Reason::Known { entry: "office", phrase: self.told(at) }),
        );
        let person = self.introduced();
        if person.is_some() {
            kind = (form == Some(Form::Person)).then_some(EntityKind::Person);
        }
        let bare = row.is_none() && person.is_none() && role.is_some();
        let code = row.map(|row| row.code.clone());
        let whole = row.filter(|_| kind == Some(EntityKind::Country) && partial.is_none());
        let identifier = whole.and_then(|row| row.identifier.clone());
        let identifier = identifier.or_else(|| holder.and_then(|leader| leader.identifier.clone()));
        let name = person
            .or_else(|| holder.map(|leader| leader.name.clone()))
            .or_else(|| partial.map(|partial| partial.name.clone()))
            .or_else(|| row.map(|row| row.name.clone()));
        Identity { named: Named { name, code, sectors, kind, identifier }, reasons, form, bare }
    }

    /// The sector of the head and those of the words before it.
    fn sectors(
        &self,
        head: Option<(&RoleWord, &Found<'k>)>,
        of_country: bool,
        reasons: &mut Vec<Reason>,
    ) -> Vec<Sector> {
        let Some((role, at)) = head else { return Vec::new() };
        let elite = Sector::from_code("ELI");
        let former = self.words.find(self.head.from, at.from, FORMER).is_some();
        if former && (arms_or_office(role.sector) || !role.strong) {
            reasons.push(self.role_word(role, at));
            return elite.into_iter().collect();
        }
        if self.unidentified(role, at) {
            let unknown = Sector::from_code("UAF");
            reasons.extend(unknown.map(|sector| Reason::RoleWord { word: self.told(at), sector }));
            return unknown.into_iter().collect();
        }
        let mut sectors = Vec::new();
        for found in self.in_head().filter(|f| f.is_role() && f.to <= at.to).rev() {
            let row = &self.knowledge.roles[found.best.row()];
            // A weak word speaks where nothing else does: a country's `leader` governs, but
            // a `leader` may lead anything.
            let weak = found.from == at.from && (of_country || row.sector.code() == "CVL");
            if (row.strong || weak) && !sectors.contains(&row.sector) {
                sectors.push(row.sector);
                sectors.extend(row.more.iter().filter(|more| **more != row.sector));
                reasons.push(self.role_word(row, found));
            }
        }
        sectors
    }

    /// `unidentified gunmen`, `masked men`: people under arms, and nobody knows whose.
    fn unidentified(&self, role: &RoleWord, at: &Found<'k>) -> bool {
        let armed = matches!(role.sector.code(), "REB" | "PRM" | "CRM");
        let people = role.sector.code() == "CVL" && at.best.sort != Sort::Role { plural: false };
        let told = |words| self.words.find(self.head.from, at.from, words).is_some();
        (armed && told(UNIDENTIFIED)) || (people && told(MASKED))
    }

    /// Who holds the office that the phrase tells and nothing beside it: the `French
    /// president` of the day.
    fn holder(&self, country: &Country, at: &Found<'k>) -> Option<&'k Leader> {
        let Sort::Role { plural: false } = at.best.sort else { return None };
        let told = |word: usize| {
            let known = self.found.iter().filter(|f| f.is_place() || f.is(Sort::Leader));
            (at.from..at.to).contains(&word)
                || known.into_iter().any(|f| (f.from..f.to).contains(&word))
        };
        let mut beside = (self.head.from..self.head.to).filter(|word| !told(*word));
        let office = self.words.key(at.from, at.to);
        let alone = beside.all(|word| OFFICE.contains(&self.words.plain(word)));
        self.knowledge.holder(&country.code, office, self.on.filter(|_| alone)?)
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
        EMPTY.contains(&plain) || is_number(plain)
    }

    /// Whether a country's name is its people's: `Kenyans`, `two Chinese`.
    fn people(&self, found: &Found<'_>) -> bool {
        let bears = |sort| found.entries.iter().any(|entry| entry.sort == sort);
        let partitive = self.head.counted && self.head.from == found.from;
        let number = found.from.checked_sub(1).is_some_and(|at| is_number(self.words.plain(at)));
        bears(Sort::People) && (!bears(Sort::Demonym) || partitive || number)
    }
}
