//! Two times with a link between them, and two times of which one holds the other.

use super::calendar::{Stretch, Unit, plus};
use super::terms::{day_of_month, month, season, year};
use super::{Reader, Reading, Tense};
use jiff::civil::Date;

/// Words between the two times of a range.
const LINKS: &[&str] = &["to", "into", "and", "or", "through", "thru", "until", "till"];

impl Reader {
    /// From the first day of one time to the last of the other.
    pub(super) fn range(&self, words: &[&str]) -> Option<Reading> {
        let links = words.iter().enumerate().filter(|(_, word)| LINKS.contains(word));
        let mut sides = links.map(|(at, link)| (&words[..at], *link, &words[at + 1..]));
        sides.find_map(|(left, link, right)| match left {
            // `overnight into Monday`, `the night to Tuesday`
            ["overnight" | "night"] if matches!(link, "to" | "into") => self.night_to(right),
            _ => self.between(left, link, right),
        })
    }

    fn night_to(&self, morning: &[&str]) -> Option<Reading> {
        let (day, rule) = self.point(morning).filter(|(day, _)| day.first == day.last)?;
        let night = Stretch::new(plus(day.first, Unit::Day, -1)?, day.last)?;
        Some((night, rule.map(|_| "overnight")))
    }

    fn between(&self, left: &[&str], link: &str, right: &[&str]) -> Option<Reading> {
        let (night, left) = match left {
            ["overnight", "from", rest @ ..] | ["overnight", rest @ ..] => (true, rest),
            _ => (link == "into", left),
        };
        let (left, right, lent) = lend(left, right);
        let (first, rule) = self.point(&left)?;
        // `from December 2023 to March`: the first told after it
        let after = Reader { published: Some(first.last), tense: Tense::Future };
        let dated = has_year(&left) && !has_year(&right);
        let (last, other) = if dated { after } else { *self }.point(&right)?;
        let joined = first.joined(last).or_else(|| match lent {
            // `from December to March 2024` began the year before.
            true if first.first.month() <= last.first.month() => None,
            true => {
                let before = plus(first.first, Unit::Year, -1)?;
                Stretch::new(before, last.last)
            }
            // Seen from the publication, the one told second may have come first: `from
            // Friday to Sunday` on a Saturday. Then one is sought from the other.
            false => match self.tense {
                Tense::Future => first.joined(self.seen_from(first.last).point(&right)?.0),
                _ => self.seen_from(last.first).point(&left)?.0.joined(last),
            },
        })?;
        let night = night && plus(joined.first, Unit::Day, 1) == Some(joined.last);
        Some((joined, rule.or(other).map(|rule| if night { "overnight" } else { rule })))
    }

    fn seen_from(&self, day: Date) -> Reader {
        Reader { published: Some(day), ..*self }
    }

    /// Two times side by side of which one holds the other: `Tuesday last week`, `March last
    /// year`, `next month on August 2`. The shorter one must be the only such in the longer:
    /// a month has more than one Thursday.
    pub(super) fn within(&self, words: &[&str]) -> Option<Reading> {
        // Longer ones are none, and every split costs.
        let short = words.len() <= 6;
        (1..words.len()).filter(|_| short).find_map(|at| {
            let (left, right) = words.split_at(at);
            self.part_within(left, right).or_else(|| self.part_within(right, left))
        })
    }

    fn part_within(&self, whole: &[&str], part: &[&str]) -> Option<Reading> {
        let (whole, rule) = self.simple(whole)?;
        // `Friday the 14th`
        if self.point(part).is_some_and(|(same, _)| same == whole) {
            return Some((whole, rule));
        }
        let seen = |day, tense| Reader { published: Some(day), tense }.point(part);
        let (early, _) = seen(whole.first, Tense::Future)?;
        let (late, _) = seen(whole.last, Tense::Past)?;
        (early == late && whole.contains(early) && whole != early).then_some((early, rule))
    }
}

/// Each side with the month or year that it lacks and the other has, and whether the first
/// one took the other's year.
fn lend<'w>(left: &[&'w str], right: &[&'w str]) -> (Vec<&'w str>, Vec<&'w str>, bool) {
    let (mut first, mut last) = (left.to_vec(), right.to_vec());
    let month_of = |words: &[&'w str]| words.iter().copied().find(|word| month(word).is_some());
    let day = |words: &[&str]| words.first().is_some_and(|word| day_of_month(word).is_some());
    match (month_of(left), month_of(right)) {
        (None, Some(month)) if day(left) => first.push(month),
        (Some(month), None) if day(right) => last.push(month),
        _ => {}
    }
    let named = |word: &&str| month(word).is_some() || season(word).is_some();
    let year = right.iter().find(|word| year(word).is_some());
    let year = year.filter(|_| !has_year(left) && first.iter().any(named));
    first.extend(year);
    (first, last, year.is_some())
}

fn has_year(words: &[&str]) -> bool {
    words.iter().any(|word| year(word).is_some())
}
