//! Whom a pronoun or a bare role stands for.
//!
//! A first, careful version: an antecedent is sought in the same sentence and the two before
//! it. In the same sentence a subject pronoun (`he`, `it`, `they`) takes the first that fits,
//! another the nearest; in an earlier sentence the first counts, since stories keep their
//! subject. What has neither name nor country is no antecedent.

use crate::actor::Identity;
use crate::tables::Form;
use crate::words::Words;
use polybius_core::{Article, EntityKind, Field, Named, Span};

/// How many sentences back an antecedent may stand.
const REACH: usize = 2;

/// Something named earlier.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub field: Field,
    pub sequence: usize,
    pub span: Span,
    pub named: Named,
    pub form: Option<Form>,
}

/// What a phrase without a name of its own asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// `he`
    Person,
    /// `it`
    Body,
    /// `they`
    Several,
    /// `the group`
    Group,
    /// `the country`
    Country,
    /// `its speaker`: a parliament.
    Parliament,
    /// `the minister`: someone whose words hold this one.
    Office(String),
}

/// A phrase that stands for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub need: Need,
    /// Whether it is the subject form of a pronoun, or owns who speaks for the subject.
    subject: bool,
    /// Whether it only owns what the phrase names: `its forces`.
    pub owner: bool,
}

impl Reference {
    /// What the phrase asks for; `None` if it speaks for itself or for nobody.
    pub(crate) fn of(phrase: &str, identity: &Identity) -> Option<Reference> {
        let words = Words::new(phrase);
        let from = usize::from(matches!(words.plain(0), "the" | "this" | "that"));
        let rest = words.key(from + 1, words.len());
        let first = words.plain(from);
        let subject = matches!(first, "he" | "she" | "it" | "they") && rest.is_empty();
        if let Some(need) = pronoun(first) {
            let owning = matches!(first, "his" | "her" | "its" | "their");
            let apart = REPLACING.iter().any(|word| rest.ends_with(word));
            if rest.is_empty() || (owning && identity.named.code.is_none() && !apart) {
                let speaker = need == Need::Body && words.plain(words.len() - 1) == "speaker";
                let need = if speaker { Need::Parliament } else { need };
                let subject = subject || VOICES.contains(&words.plain(words.len() - 1));
                return Some(Reference { need, subject, owner: !rest.is_empty() });
            }
            return None;
        }
        let need = match words.key(from, words.len()) {
            "group" | "movement" | "organization" | "organisation" | "bloc" | "militant group"
            | "rebel group" | "armed group" | "party" => Need::Group,
            "country" | "nation" | "kingdom" | "republic" => Need::Country,
            office if identity.bare && singular(identity.form) => Need::Office(office.to_owned()),
            _ => return None,
        };
        Some(Reference { need, subject: false, owner: false })
    }

    /// The one meant, for a phrase that starts at `start` of sentence `sequence`.
    /// `other_side` are the phrases across the act, who do nothing to themselves; `candidates`
    /// are in the order of their sentences.
    pub(crate) fn antecedent<'c>(
        &self,
        article: &Article,
        (field, sequence, start): (Field, usize, usize),
        other_side: &[Span],
        candidates: &'c [Candidate],
    ) -> Option<&'c Candidate> {
        let possible = |candidate: &&Candidate| {
            candidate.field == field
                && candidate.span.end() <= start
                && (self.owner || !other_side.contains(&candidate.span))
                && self.fits(candidate, article)
        };
        let of = |sequence| {
            let first = candidates.partition_point(|candidate| candidate.sequence < sequence);
            let after = candidates.partition_point(|candidate| candidate.sequence <= sequence);
            candidates[first..after].iter().filter(possible)
        };
        let same = if self.subject { of(sequence).next() } else { of(sequence).next_back() };
        same.or_else(|| {
            (1..=REACH.min(sequence))
                .find_map(|back| of(sequence - back).min_by_key(|c| c.span.start()))
        })
    }

    fn fits(&self, candidate: &Candidate, article: &Article) -> bool {
        let kind = candidate.named.kind;
        let body = matches!(
            kind,
            Some(EntityKind::Country | EntityKind::Organization | EntityKind::ArmedGroup)
        );
        match &self.need {
            Need::Person => candidate.form == Some(Form::Person),
            Need::Body => body && candidate.form.is_some(),
            Need::Parliament => {
                body && candidate.named.sectors.iter().any(|sector| sector.code() == "LEG")
            }
            Need::Several => {
                candidate.form == Some(Form::People) || (body && candidate.form.is_some())
            }
            Need::Group => matches!(kind, Some(EntityKind::Organization | EntityKind::ArmedGroup)),
            Need::Country => kind == Some(EntityKind::Country),
            Need::Office(office) => {
                let words = Words::new(article.quote(candidate.field, candidate.span));
                let told = words.key(0, words.len());
                singular(candidate.form) && told != office && told.contains(office.as_str())
            }
        }
    }
}

fn singular(form: Option<Form>) -> bool {
    matches!(form, Some(Form::Person | Form::Body))
}

fn pronoun(word: &str) -> Option<Need> {
    Some(match word {
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Need::Person,
        "it" | "its" | "itself" => Need::Body,
        "they" | "them" | "their" | "theirs" | "themselves" => Need::Several,
        _ => return None,
    })
}

/// Who speaks for the subject of a sentence, not for whom it names last.
const VOICES: &[&str] = &["spokesman", "spokeswoman", "spokesperson", "spokespeople", "speaker"];

/// Nouns whose owner is somebody else than whom they name.
#[rustfmt::skip] // a list, not a column
const REPLACING: &[&str] = &[
    "counterpart", "counterparts", "neighbour", "neighbours", "neighbor", "neighbors", "ally",
    "allies", "rival", "rivals", "enemy", "enemies", "opponent", "opponents", "partner",
    "partners", "predecessor", "successor", "adversary", "adversaries", "captors", "backers",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;
    use crate::actor::identify;

    #[test]
    fn what_phrases_ask_for() {
        let knowledge = Knowledge::embedded();
        let cases = [
            ("he", Some(Need::Person)),
            ("its", Some(Need::Body)),
            ("its forces", Some(Need::Body)),
            ("their leaders", Some(Need::Several)),
            ("its speaker", Some(Need::Parliament)),
            ("its spokesman", Some(Need::Body)),
            ("his Turkish counterpart", None),
            ("her counterpart", None),
            ("the group", Some(Need::Group)),
            ("country", Some(Need::Country)),
            ("president", Some(Need::Office("president".into()))),
            ("foreign ministry", Some(Need::Office("foreign ministry".into()))),
            ("protesters", None),
            ("Kenya", None),
            ("Kenyan president", None),
            ("we", None),
        ];
        for (phrase, expected) in cases {
            let identity = identify(&knowledge, phrase, None);
            let need = Reference::of(phrase, &identity).map(|reference| reference.need);
            assert_eq!(need, expected, "{phrase}");
        }
    }
}
