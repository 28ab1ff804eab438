//! Names that no table knows, as an article writes them: runs of capitals, what stands beside
//! them in apposition, and the short form in parentheses after them.

use crate::Knowledge;
use crate::names::Sort;
use crate::person::name_at;
use crate::tables::Form;
use crate::words::{Gap, Shape, Words};

/// Words of the longest name of a human being.
const LONGEST: usize = 5;

/// Words between a name and the end of what describes it: `, the new director of`.
const NEAR: usize = 7;

/// A run of capitalised words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub from: usize,
    pub to: usize,
    /// Whether its head is a word for a body: `Thames Valley Police`.
    pub body: bool,
}

/// The runs of at least two words that overlap none of `taken`, which are in order.
pub(crate) fn runs(knowledge: &Knowledge, words: &Words, taken: &[(usize, usize)]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let over = taken.iter().find(|(from, to)| (*from..*to).contains(&at));
        let next = taken.iter().map(|(from, _)| *from).find(|from| *from > at);
        let begins = words.capital(at) && !NO_NAMES.contains(&words.plain(at));
        let to = name_at(words, at, next.unwrap_or(words.len())).filter(|_| begins);
        match (over, to) {
            (Some((_, to)), _) => at = *to,
            (None, Some(to)) if to - at > 1 || BODIES.contains(&words.plain(at)) => {
                let to = whole(words, (at, to), next.unwrap_or(words.len()));
                let kind = kind(knowledge, words, (at, to));
                let run = kind.map(|body| Run { from: at, to, body });
                runs.extend(run.filter(|run| run.to - run.from > 1));
                at = to;
            }
            _ => at += 1,
        }
    }
    runs
}

/// `Commission on Presidential Debates`: the name of a body goes on after its head.
fn whole(words: &Words, (from, to): (usize, usize), limit: usize) -> usize {
    let next = to + 1 + usize::from(words.plain(to + 1) == "the");
    let linked = matches!(words.plain(to), "of" | "on" | "for") && words.gap(to) == Gap::Space;
    let head = BODIES.contains(&words.plain(to - 1)) && linked && words.capital(next);
    let more = name_at(words, next, limit).filter(|_| head && next < limit);
    more.map_or(to, |more| if more > from { more } else { to })
}

/// Whether a run names a body; `None` if it names neither a body nor, likely, a human being.
fn kind(knowledge: &Knowledge, words: &Words, (from, to): (usize, usize)) -> Option<bool> {
    let role = |at: usize| {
        let (end, entries) = knowledge.longest(words, at, |_, end| end <= to)?;
        let entry = entries.iter().find(|entry| matches!(entry.sort, Sort::Role { .. }))?;
        let form = knowledge.roles.get(entry.row())?.form;
        (end == to || words.plain(end) == "of").then_some(form)
    };
    let head = (from..to).find(|at| *at + 1 == to || words.plain(*at + 1) == "of");
    let institution = (from..to).any(|at| {
        let ends = at + 1 == to || matches!(words.plain(at + 1), "of" | "on" | "for");
        ends && BODIES.contains(&words.plain(at))
    });
    let role = |at: usize| role(at).filter(|_| head.is_some());
    if institution || (from..to).rev().filter_map(role).any(|form| form == Form::Body) {
        return Some(true);
    }
    let last = words.plain(to - 1);
    let plain = (from..to).all(|at| {
        let upper = words.get(at).is_some_and(|word| word.shape == Shape::Upper);
        !upper || words.plain(at).len() == 1
    });
    let joined = words.find(from, to, &["of", "and", "in", "the"]).is_some();
    let digits = words.key(from, to).contains(|c: char| c.is_ascii_digit());
    let human = plain && !joined && !digits && to - from <= LONGEST && !THINGS.contains(&last);
    human.then_some(false)
}

/// Whether words `role.0..role.1` describe the name: `Kay Ivey, governor of`, or
/// `governor of Alabama Kay Ivey`, `the governor, Kay Ivey,`.
pub(crate) fn beside(words: &Words, name: (usize, usize), role: (usize, usize)) -> bool {
    let free = |from: usize, to: usize| {
        (from + 1..to).all(|at| words.gap(at) != Gap::Break)
            && words.find(from, to, VERBS).is_none()
    };
    if role.0 >= name.1 {
        // `, the longest serving`: adjectives and an article.
        return words.gap(name.1) == Gap::Break
            && role.0 - name.1 <= 3
            && free(name.1, role.0 + 1)
            && words.find(name.1, role.0, &["and", "or", "to", "his", "her", "with"]).is_none();
    }
    let tail = name.0.saturating_sub(role.1);
    let linked = tail == 0 || matches!(words.plain(role.1), "of" | "for" | "at" | "in");
    let closed = words.gap(name.0) != Gap::Break || words.gap(name.1) == Gap::Break;
    role.1 <= name.0 && tail <= NEAR && linked && closed && free(role.1, name.0)
}

/// The form in parentheses right after word `to`: `(ECJ)`.
pub(crate) fn defined(text: &str, words: &Words, to: usize) -> Option<String> {
    let (before, word) = (words.get(to.checked_sub(1)?)?, words.get(to)?);
    let bracket = text.get(before.end..word.start)?.trim_start().trim_matches(['"', '“', '‘']);
    let closed = text.get(word.end..)?.starts_with([')', '"', '”', '’']);
    let short = word.shape == Shape::Upper && (2..=8).contains(&(word.end - word.start));
    (bracket == "(" && closed && short).then(|| words.plain(to).to_owned())
}

/// Capitalised words that begin no name.
#[rustfmt::skip] // a list, not a column
const NO_NAMES: &[&str] = &[
    "the", "a", "an", "in", "on", "at", "of", "to", "for", "from", "with", "by", "as", "after",
    "before", "since", "while", "when", "where", "if", "but", "and", "or", "so", "yet", "he",
    "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "your",
    "this", "that", "these", "those", "there", "here", "who", "what", "which", "how", "why",
    "not", "no", "all", "some", "many", "most", "more", "both", "each", "another", "other",
    "one", "two", "three", "according", "however", "meanwhile", "although", "though", "because",
    "during", "under", "over", "between", "about", "also", "then", "now", "today", "yesterday",
    "last", "next", "earlier", "later", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "mr", "mrs", "ms", "dr", "sir",
    "former", "south", "north", "east", "west", "new",
];

/// Heads of names of bodies, beside the words for roles that the knowledge base has.
#[rustfmt::skip] // a list, not a column
const BODIES: &[&str] = &[
    "commission", "committee", "council", "center", "centre", "institute", "university", "bank",
    "fund", "foundation", "society", "association", "union", "front", "company", "corporation",
    "airlines", "airways", "air", "group", "agency", "authority", "bureau", "board", "office",
    "department", "ministry", "administration", "service", "services", "organization",
    "organisation", "federation", "league", "network", "coalition", "alliance", "party",
    "movement", "church", "court", "assembly", "parliament", "police",
];

/// Last words of names that are not those of human beings.
#[rustfmt::skip] // a list, not a column
const THINGS: &[&str] = &[
    "act", "agreement", "accord", "treaty", "bill", "law", "amendment", "article", "bridge",
    "river", "sea", "ocean", "bay", "gulf", "strait", "island", "islands", "mountains", "valley",
    "street", "road", "avenue", "square", "park", "airport", "station", "hospital", "house",
    "tower", "building", "college", "school",
    "day", "week", "war", "revolution", "crisis", "award", "prize", "games", "cup", "league",
    "times", "post", "news", "journal", "tribune", "guardian", "telegraph", "magazine", "radio",
    "television", "tv", "lives", "matter", "city", "county", "province", "district", "region",
    "mosque", "temple", "minister",
    "president", "administrator", "judge", "states", "kingdom", "democrats", "republicans", "time", "report",
];

/// Verbs that end what describes a name.
const VERBS: &[&str] = &[
    "said", "says", "told", "is", "was", "are", "were", "has", "had", "have", "who", "met", "after",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_names_of_people_and_bodies() {
        let knowledge = Knowledge::embedded();
        for (text, expected) in [
            ("On Monday Ama Boateng met Kofi van Rijn.", "ama boateng, kofi van rijn"),
            ("The Thames Valley Police left.", "*thames valley police"),
            ("The Paris Climate Act passed.", ""),
            ("Prices rose in May.", ""),
        ] {
            let words = Words::new(text);
            let told: Vec<String> = runs(&knowledge, &words, &[])
                .iter()
                .map(|run| {
                    format!("{}{}", if run.body { "*" } else { "" }, words.key(run.from, run.to))
                })
                .collect();
            assert_eq!(told.join(", "), expected, "{text}");
        }
    }

    #[test]
    fn appositions() {
        let at = |words: &Words, phrase: &str| {
            let own = Words::new(phrase);
            let from =
                (0..words.len()).find(|at| words.key(*at, at + own.len()) == own.all()).unwrap();
            (from, from + own.len())
        };
        for (text, role, expected) in [
            ("Ama Boateng, the governor of Accra, spoke.", "governor", true),
            ("The governor of Accra, Ama Boateng, spoke.", "governor", true),
            ("Ama Boateng, who met the governor, spoke.", "governor", false),
            ("Ama Boateng spoke to a governor.", "governor", false),
            ("Near the governor stood, Ama Boateng spoke.", "governor", false),
        ] {
            let words = Words::new(text);
            let (name, role) = (at(&words, "Ama Boateng"), at(&words, role));
            assert_eq!(beside(&words, name, role), expected, "{text}");
        }
    }
}
