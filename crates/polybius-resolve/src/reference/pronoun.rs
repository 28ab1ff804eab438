//! Pronouns: whom each may stand for, and in what place of a sentence.

/// Told gender of a human being.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

impl Gender {
    /// What the words of a phrase tell: `Mr`, `Queen`, `spokeswoman`. First names tell nothing.
    pub(crate) fn told<'w>(words: impl Iterator<Item = &'w str>) -> Option<Gender> {
        let of = |word: &str| match word {
            _ if FEMALE.contains(&word) || word.ends_with("woman") => Some(Gender::Female),
            _ if MALE.contains(&word) || MEN.iter().any(|end| word.ends_with(end)) => {
                Some(Gender::Male)
            }
            _ => None,
        };
        words.map(of).find(Option::is_some).flatten()
    }
}

#[rustfmt::skip] // a list, not a column
const FEMALE: &[&str] = &[
    "mrs", "ms", "miss", "lady", "dame", "queen", "princess", "duchess", "baroness", "empress",
    "daughter", "sister", "wife", "mother", "widow", "aunt", "niece", "girl", "girlfriend",
    "actress", "nun", "grandmother", "she", "her", "hers", "herself",
];

#[rustfmt::skip] // a list, not a column
const MALE: &[&str] = &[
    "mr", "sir", "lord", "king", "prince", "duke", "baron", "emperor", "sultan", "emir", "sheikh",
    "ayatollah", "pope", "son", "brother", "husband", "father", "uncle", "nephew", "boy", "man",
    "boyfriend", "monk", "grandfather", "imam", "he", "him", "his", "himself",
];

/// Endings of `spokesman`, `chairman`, but not of `german`.
const MEN: &[&str] = &["sman", "irman", "eman", "yman", "tman", "nobleman"];

/// Whom a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// `he`
    Person,
    /// `it`
    Body,
    /// `its speaker`
    Parliament,
    /// `they`
    Several,
    /// `I`: who speaks
    Speaker,
    /// `we`: those for whom somebody speaks
    Speakers,
}

/// What a pronoun does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `he`
    Subject,
    /// `him`; `it` and `her` may be this
    Object,
    /// `his`; `her` may be this
    Owner,
    /// `himself`
    Back,
}

/// A pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub asked: Asked,
    pub gender: Option<Gender>,
    pub place: Place,
}

impl Pronoun {
    /// The pronoun that a plain word is.
    pub(crate) fn of(word: &str) -> Option<Pronoun> {
        use Asked::{Body, Person, Several, Speaker, Speakers};
        use Gender::{Female, Male};
        use Place::{Back, Object, Owner, Subject};
        let (asked, gender, place) = match word {
            "he" => (Person, Some(Male), Subject),
            "him" => (Person, Some(Male), Object),
            "his" => (Person, Some(Male), Owner),
            "himself" => (Person, Some(Male), Back),
            "she" => (Person, Some(Female), Subject),
            "her" | "hers" => (Person, Some(Female), Owner),
            "herself" => (Person, Some(Female), Back),
            "it" => (Body, None, Subject),
            "its" => (Body, None, Owner),
            "itself" => (Body, None, Back),
            "they" => (Several, None, Subject),
            "them" => (Several, None, Object),
            "their" | "theirs" => (Several, None, Owner),
            "themselves" => (Several, None, Back),
            "i" => (Speaker, None, Subject),
            "me" => (Speaker, None, Object),
            "my" | "mine" => (Speaker, None, Owner),
            "myself" => (Speaker, None, Back),
            "we" => (Speakers, None, Subject),
            "us" => (Speakers, None, Object),
            "our" | "ours" => (Speakers, None, Owner),
            "ourselves" => (Speakers, None, Back),
            _ => return None,
        };
        Some(Pronoun { asked, gender, place })
    }

    /// Whether only a quotation has it.
    pub(crate) fn of_speech(self) -> bool {
        matches!(self.asked, Asked::Speaker | Asked::Speakers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gender_is_told_by_titles_alone() {
        for (phrase, gender) in [
            ("mr kuleba", Some(Gender::Male)),
            ("spokeswoman maria zakharova", Some(Gender::Female)),
            ("queen elizabeth", Some(Gender::Female)),
            ("chairman", Some(Gender::Male)),
            ("german minister", None),
            ("ottoman envoy", None),
            ("maria zakharova", None),
        ] {
            assert_eq!(Gender::told(phrase.split(' ')), gender, "{phrase}");
        }
    }
}
