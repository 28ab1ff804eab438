//! Dictionaries of TABARI, PETRARCH and PETRARCH2: `.actors` and `.agents`.
//!
//! ```text
//! <!-- a comment -->           ; and another   # and another
//! HAMID_KARZAI_ [AFGGOV 20011222-20140929]     a name and what it is when
//!         [AFGELI]                             … and otherwise
//! +PRESIDENT_KARZAI_                           another name of the same
//! GEORGIA_TECH_ [---]                          nobody
//! !PERSON! = MAN, MEN, WOMAN                   words for a marker
//! POLICE!PERSON! [~COP]                        an agent: a role beside any actor
//! ```

use super::agents::{Markers, Spelling};
use super::{Actor, Dictionary, Role, Term, cameo, period};

/// The code of what is nobody: the longest name wins, so it shields the words in it.
const NOBODY: &str = "---";

pub(super) fn read(text: &str, country: &dyn Fn(&str) -> bool) -> Dictionary {
    let mut reader = Reader::new(country);
    let mut comment = false;
    for (at, line) in text.lines().enumerate() {
        reader.line(at + 1, without_comments(line, &mut comment).trim());
    }
    reader.close();
    reader.dictionary
}

/// What is left of a line; `inside` tells whether a comment of several lines is open.
fn without_comments(line: &str, inside: &mut bool) -> String {
    let mut kept = String::new();
    let mut rest = line;
    loop {
        if *inside {
            let Some((_, after)) = rest.split_once("-->") else { return kept };
            *inside = false;
            rest = after;
        }
        let end = rest.find([';', '#']).unwrap_or(rest.len());
        let Some(begin) = rest.find("<!--").filter(|begin| *begin < end) else {
            kept.push_str(rest.get(..end).unwrap_or(""));
            return kept;
        };
        kept.push_str(rest.get(..begin).unwrap_or(""));
        *inside = true;
        rest = rest.get(begin + 4..).unwrap_or("");
    }
}

struct Reader<'a> {
    country: &'a dyn Fn(&str) -> bool,
    markers: Markers,
    open: Option<Open>,
    dictionary: Dictionary,
}

/// An entry that further lines may add to.
#[derive(Default)]
struct Open {
    line: usize,
    spellings: Vec<Spelling>,
    terms: Vec<Term>,
    /// Whether a `~` tells that it is an agent.
    agent: bool,
    nobody: bool,
    /// Whether something in it is told as a fault already.
    faulty: bool,
}

impl<'a> Reader<'a> {
    fn new(country: &'a dyn Fn(&str) -> bool) -> Reader<'a> {
        let (markers, open) = (Markers::default(), None);
        Reader { country, markers, open, dictionary: Dictionary::default() }
    }

    fn line(&mut self, line: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        let read = if text.starts_with('!') && text.contains('=') {
            self.close();
            self.markers.learn(text)
        } else if text.starts_with('[') {
            self.codes(text)
        } else if let Some(name) = text.strip_prefix('+') {
            self.synonym(name)
        } else {
            self.close();
            self.open = Some(Open { line, ..Open::default() });
            self.synonym(text)
        };
        if let Err(reason) = read {
            self.dictionary.fault(line, reason);
            self.open.iter_mut().for_each(|open| open.faulty = true);
        }
    }

    /// A name of the open entry, and codes if some follow.
    fn synonym(&mut self, text: &str) -> Result<(), String> {
        let (name, codes) = text.split_at(text.find('[').unwrap_or(text.len()));
        let spellings = self.markers.spellings(name)?;
        let open = self.open.as_mut().ok_or("`+` is for another name of the entry above")?;
        open.spellings.extend(spellings);
        self.codes(codes)
    }

    /// Codes in brackets for the open entry. One at fault does not spoil the others.
    fn codes(&mut self, text: &str) -> Result<(), String> {
        let mut first = Ok(());
        let mut rest = text.trim();
        while !rest.is_empty() {
            let inside = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            let Some((inside, after)) = inside else {
                let reason = format!("`{rest}` is no code: write it in brackets, as [AFGGOV]");
                return first.and(Err(reason));
            };
            let read = self.code(inside);
            first = first.and(read);
            rest = after.trim();
        }
        first
    }

    fn code(&mut self, text: &str) -> Result<(), String> {
        let open = self.open.as_mut().ok_or("this code stands below no name")?;
        let text = text.trim();
        let end = text.find([' ', '\t', '<', '>']).unwrap_or(text.len());
        let (code, days) = text.split_at(end);
        if code == NOBODY {
            open.nobody = true;
            return Ok(());
        }
        let plain = code.trim_matches('~');
        open.agent |= plain != code;
        let (from, to) = period::read(days)?;
        let side = cameo::read(plain, self.country)?;
        if side.code.is_some() || !side.sectors.is_empty() {
            let cameo::Side { code, sectors, .. } = side;
            open.terms.push(Term { code, sectors, from, to });
        } else {
            open.faulty = true; // all of it is left out, and counted
        }
        self.dictionary.leave_out(side.left_out);
        Ok(())
    }

    /// Ends the open entry.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let Open { line, spellings, mut terms, agent, nobody, faulty } = open;
        let names = |spelling: Spelling| [Some(spelling.one), spelling.many];
        if terms.is_empty() {
            match nobody {
                true => {
                    self.dictionary.nobody.extend(spellings.into_iter().flat_map(names).flatten())
                }
                false if faulty => {}
                false => self.dictionary.fault(line, "no code: write it in brackets, as [AFGGOV]"),
            }
            return;
        }
        if agent {
            let Some(sectors) = terms.into_iter().map(|term| term.sectors).find(|s| !s.is_empty())
            else {
                return self.dictionary.fault(line, "an agent needs a role, as [~GOV]");
            };
            self.dictionary.roles.extend(spellings.into_iter().map(|spelling| Role {
                line,
                phrase: spelling.one,
                plural: spelling.many,
                sectors: sectors.clone(),
            }));
            return;
        }
        // Days restrict: what holds always speaks where no stretch of days does.
        terms.sort_by_key(|term| term.from.is_none() && term.to.is_none());
        let names: Vec<String> = spellings.into_iter().flat_map(names).flatten().collect();
        if !names.is_empty() {
            self.dictionary.actors.push(Actor { line, names, kind: None, terms });
        }
    }
}
