//! In which form a phrase points at an actor that is told in full elsewhere.

use polybius::{Article, EntityKind, Field, Span};
use polybius_store::corpus::Chain;

/// The form of a phrase that does not say by itself whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `she`, `its`
    Pronoun,
    /// `I`, `our`, `you`: only a quotation has them
    Speaker,
    /// `the minister`, `Court`
    Role,
    /// `Kuleba`, `Mr Kuleba`
    Surname,
    /// `ECJ`
    Acronym,
    /// `Mahan` for Mahan Air
    ShortName,
}

impl Form {
    /// All, in the order of the figures.
    pub const ALL: [Form; 6] =
        [Form::Pronoun, Form::Speaker, Form::Role, Form::Surname, Form::Acronym, Form::ShortName];

    /// Its name in the figures.
    pub fn name(self) -> &'static str {
        match self {
            Form::Pronoun => "pronoun",
            Form::Speaker => "speaker",
            Form::Role => "bare role",
            Form::Surname => "surname",
            Form::Acronym => "acronym",
            Form::ShortName => "short name",
        }
    }

    /// The form of a mention; `None` if it speaks for itself, or its chain says no more.
    pub fn of(article: &Article, chain: &Chain, (field, span): (Field, Span)) -> Option<Form> {
        let phrase = article.quote(field, span);
        let others = chain.mentions.iter().filter(|other| **other != (field, span));
        let others: Vec<&str> = others.map(|&(field, span)| article.quote(field, span)).collect();
        if let Some(form) = pronoun(phrase) {
            return others.iter().any(|other| pronoun(other).is_none()).then_some(form);
        }
        let own = words(phrase);
        let longer: Vec<Vec<&str>> = others.iter().map(|other| words(other)).collect();
        let longer = || longer.iter().filter(|other| other.len() > own.len());
        let lower = |word: &&str| word.chars().any(char::is_lowercase);
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        if own.iter().all(|word| word.chars().all(char::is_lowercase)) {
            let earlier =
                |&&(other, at): &&(Field, Span)| other == field && at.start() < span.start();
            let told = chain.mentions.iter().any(|mention| earlier(&mention));
            let fuller = longer().next().is_some()
                || others.iter().any(|other| words(other).iter().any(capital));
            return (own.len() <= 3 && told && fuller).then_some(Form::Role);
        }
        let [first, ..] = own.as_slice() else { return None };
        if own.len() == 1 && !lower(first) {
            return longer().next().map(|_| Form::Acronym);
        }
        let named: Vec<&str> = own.iter().copied().filter(|word| !TITLES.contains(word)).collect();
        if named.is_empty() || !named.iter().all(capital) {
            return None;
        }
        let ends = longer().any(|fuller| fuller.ends_with(&named));
        let within = longer().any(|fuller| fuller.windows(named.len()).any(|part| part == named));
        match (chain.kind, named.len()) {
            (EntityKind::Person, 1) if ends => Some(Form::Surname),
            _ => within.then_some(Form::ShortName),
        }
    }
}

fn pronoun(phrase: &str) -> Option<Form> {
    let phrase = if phrase == "US" { "United States" } else { phrase };
    match phrase.to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" | "it" | "its"
        | "itself" | "they" | "them" | "their" | "theirs" | "themselves" => Some(Form::Pronoun),
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves"
        | "you" | "your" | "yours" => Some(Form::Speaker),
        _ => None,
    }
}

fn words(phrase: &str) -> Vec<&str> {
    phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Sir"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_mentions_of_a_chain() {
        for (kind, mentions, expected) in [
            (
                EntityKind::Person,
                "Minister Ama Boateng|Boateng|Mr Boateng|she|minister|Ama|I",
                [
                    None,
                    Some(Form::Surname),
                    Some(Form::Surname),
                    Some(Form::Pronoun),
                    Some(Form::Role),
                    Some(Form::ShortName),
                    Some(Form::Speaker),
                ]
                .to_vec(),
            ),
            (
                EntityKind::Organization,
                "court|European Court of Justice|ECJ|Court|court|US",
                [
                    None,
                    None,
                    Some(Form::Acronym),
                    Some(Form::ShortName),
                    Some(Form::Role),
                    Some(Form::Acronym),
                ]
                .to_vec(),
            ),
            (EntityKind::Role, "They|them", [None, None].to_vec()),
            (EntityKind::Role, "migrants", [None].to_vec()),
        ] {
            let text = mentions.replace('|', " ");
            let article = Article::new("a", text.as_str());
            let mut start = 0;
            let spans = mentions.split('|').map(|words| {
                let span = Span::new(&text, start, start + words.len()).unwrap();
                start += words.len() + 1;
                (Field::Text, span)
            });
            let mentions: Vec<(Field, Span)> = spans.collect();
            let chain = Chain { code: None, sectors: vec![], kind, mentions };
            let forms: Vec<Option<Form>> =
                chain.mentions.iter().map(|mention| Form::of(&article, &chain, *mention)).collect();
            assert_eq!(forms, expected, "{text}");
        }
    }
}
