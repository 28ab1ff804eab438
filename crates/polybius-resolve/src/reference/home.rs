//! Which country an article is about, for bodies that each country has: `police`.

use polybius_core::{Field, Span};
use std::collections::HashMap;

/// Mentions of countries, their people and places.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    told: HashMap<String, Home>,
    all: usize,
    most: Option<String>,
}

#[derive(Debug)]
struct Home {
    mentions: usize,
    last: (Field, Span),
}

/// The share of all mentions that one country must have.
const SHARE: f64 = 0.7;

impl Homes {
    /// Adds a mention of a country by its code.
    pub(crate) fn tell(&mut self, code: &str, at: (Field, Span)) {
        let home = match self.told.get_mut(code) {
            Some(home) => home,
            None => self.told.entry(code.to_owned()).or_insert(Home { mentions: 0, last: at }),
        };
        home.mentions += 1;
        home.last = at;
        self.all += 1;
        let mentions = home.mentions;
        let most = self.most.as_ref().and_then(|most| self.told.get(most));
        if most.is_none_or(|most| most.mentions <= mentions) {
            self.most = Some(code.to_owned());
        }
    }

    /// The country that the article has been about so far, and where it was told last.
    pub(crate) fn only(&self) -> Option<(&str, (Field, Span))> {
        let code = self.most.as_deref()?;
        let home = self.told.get(code)?;
        let enough = home.mentions as f64 >= SHARE * self.all as f64;
        enough.then_some((code, home.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_country_among_few_others() {
        let mut homes = Homes::default();
        assert_eq!(homes.only(), None);
        let text = "a".repeat(20);
        for (at, (code, expected)) in
            [("KEN", Some("KEN")), ("UGA", None), ("KEN", None), ("KEN", Some("KEN"))]
                .into_iter()
                .enumerate()
        {
            homes.tell(code, (Field::Text, Span::new(&text, at, at + 1).unwrap()));
            assert_eq!(homes.only().map(|(code, _)| code), expected, "{at}");
        }
    }
}
