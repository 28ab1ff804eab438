use super::*;
use crate::Knowledge;
use polybius_core::{Argument, Date, EventType, Field, Reason, Status, TimePrecision};
use proptest::prelude::*;
use std::sync::LazyLock;

static RESOLVER: LazyLock<Resolver> = LazyLock::new(|| Resolver::new(Knowledge::embedded()));

/// An article of which each sentence is one string.
fn article(sentences: &[&str]) -> (Article, Vec<Sentence>) {
    let mut article = Article::new("a", sentences.join(" "));
    article.published = Some(Date::constant(2025, 3, 19));
    let mut start = 0;
    let made = sentences.iter().enumerate().map(|(sequence, text)| {
        let span = Span::new(&article.text, start, start + text.len()).unwrap();
        start += text.len() + 1;
        Sentence { field: Field::Text, span, sequence }
    });
    let made = made.collect();
    (article, made)
}

fn find(article: &Article, sentence: &Sentence, words: &str) -> Span {
    let start = sentence.span.start() + sentence.text(article).find(words).unwrap();
    Span::new(&article.text, start, start + words.len()).unwrap()
}

/// One act a sentence: its trigger, and its arguments by role.
fn coding(
    article: &Article,
    sentence: &Sentence,
    (kind, status, trigger): (EventType, Status, &str),
    arguments: &[(Role, &str)],
) -> Coding {
    let argument = |(role, words): &(Role, &str)| {
        let span = find(article, sentence, words);
        Argument { role: *role, span, probability: 0.9 }
    };
    let act = Act {
        kind,
        modes: vec![],
        status,
        trigger: find(article, sentence, trigger),
        arguments: arguments.iter().map(argument).collect(),
        confidence: 0.9,
    };
    Coding { sentence: *sentence, contexts: vec![], acts: vec![act] }
}

#[test]
fn a_whole_event() {
    let (article, sentences) = article(&[
        "Israeli airstrikes on a camp in Damascus killed at least 12 people on Tuesday, Syrian state media said.",
    ]);
    let arguments = [
        (Role::Actor, "Israeli airstrikes"),
        (Role::Recipient, "12 people"),
        (Role::Place, "a camp"),
        (Role::Place, "Damascus"),
        (Role::Time, "Tuesday"),
        (Role::Source, "Syrian state media"),
        (Role::Dead, "at least 12"),
    ];
    let act = (EventType::Assault, Status::Actual, "airstrikes");
    let events = RESOLVER.events(&article, &[coding(&article, &sentences[0], act, &arguments)]);
    let event = &events[0];
    assert_eq!(event.actors[0].named.code.as_deref(), Some("ISR"));
    assert_eq!(event.sources[0].named.code.as_deref(), Some("SYR"));
    assert_eq!(event.recipients[0].named.code, None);
    let tuesday = Date::constant(2025, 3, 18);
    assert_eq!(event.days, Some((tuesday, tuesday)));
    assert_eq!(event.time.unwrap().precision, Some(TimePrecision::Day));
    assert_eq!((event.sizes[0].low, event.sizes[0].high), (Some(12), None));
    let places: Vec<_> = event.places.iter().map(|place| place.resolved.as_deref()).collect();
    assert_eq!(places, [Some("Damascus"), None], "the most specific first");
    assert!(event.why.contains(&(Role::Time, Reason::FromPublication { rule: "weekday" })));
}

#[test]
fn the_city_is_the_only_one_named_before() {
    // The sentences, and the place of `city` in the last.
    let cases: &[(&[&str], Option<&str>)] = &[
        (&["Rebels took Goma.", "They killed three men in the city."], Some("Goma")),
        (&["Rebels took Goma and Bukavu.", "They killed three men in the city."], None),
        (&["Rebels took Goma.", "They killed three men in a city."], None),
        (&["KAMPALA (AP) - Rebels struck.", "They killed three men in the city."], None),
    ];
    for (texts, expected) in cases {
        let (article, sentences) = article(texts);
        let act = (EventType::Assault, Status::Actual, "killed");
        let before = Coding { sentence: sentences[0], contexts: vec![], acts: vec![] };
        let coding = coding(&article, &sentences[1], act, &[(Role::Place, "city")]);
        let event = RESOLVER.events(&article, &[before, coding]).remove(0);
        assert_eq!(event.places[0].resolved.as_deref(), *expected, "{texts:?}");
        assert_eq!(event.places[0].from_context, expected.is_some(), "{texts:?}");
    }
}

#[test]
fn days_without_a_time_and_with_an_unreadable_one() {
    let (article, sentences) = article(&["Troops left the town after the talks."]);
    let act = (EventType::Retreat, Status::Actual, "left");
    let days = |arguments: &[(Role, &str)]| {
        let coding = coding(&article, &sentences[0], act, arguments);
        let event = RESOLVER.events(&article, &[coding]).remove(0);
        (event.days, event.time.map(|time| time.precision))
    };
    let published = Date::constant(2025, 3, 19);
    assert_eq!(days(&[]), (Some((published, published)), None));
    assert_eq!(days(&[(Role::Time, "after the talks")]), (None, Some(None)));
}

#[test]
fn weekdays_follow_the_tense() {
    let (article, sentences) = article(&[
        "Kenya and Uganda agreed on Thursday to meet.",
        "Kenya and Uganda will meet on Thursday.",
        "Kenya may attack on Thursday.",
    ]);
    use EventType::{Agree, Assault};
    let cases = [
        (0, (Agree, Status::Actual, "agreed"), Date::constant(2025, 3, 13)),
        (1, (Agree, Status::Actual, "meet"), Date::constant(2025, 3, 20)),
        (2, (Assault, Status::Hypothetical, "attack"), Date::constant(2025, 3, 20)),
    ];
    for (at, act, day) in cases {
        let coding = coding(&article, &sentences[at], act, &[(Role::Time, "Thursday")]);
        assert_eq!(RESOLVER.events(&article, &[coding])[0].days, Some((day, day)), "{at}");
    }
}

#[test]
fn dates_follow_status_and_verb() {
    use EventType::{Consult, Protest, Retreat, Support};
    let day = |year, month, day| Some(Date::constant(year, month, day));
    let cases = [
        (
            "Oman signed it on 29 August.",
            (Support, Status::Actual, "signed"),
            "29 August",
            day(2024, 8, 29),
        ),
        (
            "Oman signs it on 29 August.",
            (Support, Status::Planned, "signs"),
            "29 August",
            day(2025, 8, 29),
        ),
        (
            "Oman will meet Iran on March 30.",
            (Consult, Status::Actual, "meet"),
            "March 30",
            day(2025, 3, 30),
        ),
        (
            "Oman may march on March 3.",
            (Protest, Status::Hypothetical, "march"),
            "March 3",
            day(2026, 3, 3),
        ),
        (
            "Oman did not leave on March 3.",
            (Retreat, Status::Negated, "leave"),
            "March 3",
            day(2025, 3, 3),
        ),
        ("Oman met Iran on March 3.", (Consult, Status::Historical, "met"), "March 3", None),
        ("Oman met Iran at 19:40.", (Consult, Status::Actual, "met"), "at 19:40", None),
    ];
    for (text, act, time, expected) in cases {
        let (article, sentences) = article(&[text]);
        let coding = coding(&article, &sentences[0], act, &[(Role::Time, time)]);
        let days = RESOLVER.events(&article, &[coding]).remove(0).days;
        assert_eq!(days, expected.map(|day| (day, day)), "{text}");
    }
}

#[test]
fn pronouns_and_bare_roles() {
    // The sentences, the argument of the last one, its antecedent and code.
    let cases: &[(&[&str], &str, &str)] = &[
        (&["Hamas said it fired rockets."], "it", "Hamas PSE"),
        (&["Vladimir Putin flew to Beijing.", "He met workers."], "He", "Vladimir Putin RUS"),
        (&["Iran closed the strait.", "It blamed others."], "It", "Iran IRN"),
        (&["Iran urged Israel to end its siege."], "its", "Israel ISR"),
        (&["Sudan said its forces advanced."], "its forces", "Sudan SDN"),
        (
            &["Ugandan President Yoweri Museveni spoke.", "The president met rebels."],
            "president",
            "President Yoweri Museveni UGA",
        ),
        (&["Hezbollah denied it.", "The group blamed others."], "group", "Hezbollah LBN"),
        (
            &["Kenya's foreign ministry spoke.", "Talks ended.", "The ministry blamed others."],
            "ministry",
            "foreign ministry KEN",
        ),
        (&["Kenyan officials fled.", "They blamed others."], "They", "officials KEN"),
        (&["Turkish drones fell.", "It blamed others."], "It", "-"),
        (&["Kenya waited.", "He met workers."], "He", "-"),
        (&["Iran waited.", "His counterpart met workers."], "His counterpart", "-"),
        // Number, gender, rivals.
        (
            &["Vice President Ama Boateng met Mr Kofi Mensah.", "He met workers."],
            "He",
            "Kofi Mensah -",
        ),
        (&["Iran and Israel closed the strait.", "It blamed others."], "It", "-"),
        (&["Vladimir Putin waited.", "A.", "B.", "C.", "D.", "He met workers."], "He", "-"),
        (&["Hamas accused Israel, its spokesman said."], "its spokesman", "Hamas PSE"),
        (&["Iran's parliament blamed Israel, its speaker said."], "its speaker", "parliament IRN"),
        (&["Iran blamed Israel, its speaker said."], "its speaker", "-"),
    ];
    for (texts, argument, expected) in cases {
        let (article, sentences) = article(texts);
        let act = (EventType::Accuse, Status::Actual, "");
        let codings: Vec<Coding> = sentences
            .iter()
            .enumerate()
            .map(|(at, sentence)| {
                let last = at + 1 == sentences.len();
                let trigger = sentence.text(&article).split(' ').next().unwrap();
                let arguments: &[(Role, &str)] = &[(Role::Actor, *argument)];
                let mut coding = coding(
                    &article,
                    sentence,
                    (act.0, act.1, trigger),
                    if last { arguments } else { &[] },
                );
                coding.acts.truncate(usize::from(last));
                coding
            })
            .collect();
        let event = RESOLVER.events(&article, &codings).remove(0);
        let actor = &event.actors[0];
        let told = actor.antecedent.map_or("-".to_owned(), |(field, span)| {
            format!("{} {}", article.quote(field, span), actor.named.code.as_deref().unwrap_or("-"))
        });
        assert_eq!(told, *expected, "{texts:?}");
    }
}

#[test]
fn a_surname_that_the_article_introduced() {
    // The sentences, and the code of `Carney` in the last.
    let cases: &[(&[&str], Option<&str>)] = &[
        (&["Mark Carney spoke in Ottawa.", "Carney met workers."], Some("CAN")),
        (&["Prime Minister Carney spoke.", "Carney met workers."], Some("CAN")),
        (&["The USS Carney sailed.", "Carney met workers."], None),
        (&["Mark Carney spoke.", "The USS Carney met workers."], None),
    ];
    for (texts, expected) in cases {
        let (article, sentences) = article(texts);
        let act = (EventType::Consult, Status::Actual, "met");
        let coding = coding(&article, &sentences[1], act, &[(Role::Actor, "Carney")]);
        let event = RESOLVER.events(&article, &[coding]).remove(0);
        assert_eq!(event.actors[0].named.code.as_deref(), *expected, "{texts:?}");
    }
}

#[test]
fn names_that_were_cut_are_whole() {
    // A sentence, an argument, and the argument of the event.
    let cases = [
        ("The United States struck Iran.", "United", "United States"),
        ("The United States struck Iran.", "States", "United States"),
        ("The United States struck Iran.", "The United", "The United States"),
        ("Talks in the Middle East struck Iran.", "East", "Middle East"),
        ("The White House struck Iran.", "White", "White House"),
        ("The White House struck Iran.", "House", "White House"),
        ("South Korea struck Iran.", "Korea", "South Korea"),
        ("President Vladimir Putin struck Iran.", "President Vladimir", "President Vladimir Putin"),
        ("The USS Carney struck Iran.", "Carney", "USS Carney"),
        ("The Bank of Japan struck Iran.", "Bank of", "Bank of Japan"),
        // names in names, and words beside names
        ("The Bank of Japan struck Iran.", "Japan", "Japan"),
        ("The UN Security Council struck Iran.", "Security Council", "Security Council"),
        ("The Israeli Air Force struck Iran.", "Israeli", "Israeli"),
        ("Israeli troops struck Iran.", "troops", "troops"),
        ("Kenya's foreign minister struck Iran.", "minister", "minister"),
        ("The United States struck Iran.", "The", "The"),
    ];
    for (text, argument, expected) in cases {
        let (article, sentences) = article(&[text]);
        let act = (EventType::Assault, Status::Actual, "struck");
        let arguments = [(Role::Actor, argument), (Role::Recipient, "Iran")];
        let coding = coding(&article, &sentences[0], act, &arguments);
        let event = RESOLVER.events(&article, &[coding]).remove(0);
        assert_eq!(
            article.quote(Field::Text, event.actors[0].span),
            expected,
            "{text}: {argument}"
        );
    }
}

#[test]
fn neither_a_dateline_nor_a_foreign_village_is_where_an_event_is() {
    let cases = [
        ("PRISTINA, Kosovo - Police fired.", "PRISTINA, Kosovo", None),
        ("Gunmen in Kosovo fired near the village of Banjska.", "village of Banjska", Some(None)),
        ("Gunmen fired near Pristina.", "Pristina", Some(Some("Pristina"))),
    ];
    for (text, place, expected) in cases {
        let (article, sentences) = article(&[text]);
        let act = (EventType::Assault, Status::Actual, "fired");
        let coding = coding(&article, &sentences[0], act, &[(Role::Place, place)]);
        let event = RESOLVER.events(&article, &[coding]).remove(0);
        let told = event.places.first().map(|place| place.resolved.as_deref());
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn widening_makes_one_of_two_and_takes_nothing_from_others() {
    let (article, sentences) = article(&["The United States struck Iran."]);
    let act = (EventType::Assault, Status::Actual, "struck");
    let quoted = |arguments: &[(Role, &str)]| {
        let coding = coding(&article, &sentences[0], act, arguments);
        let event = RESOLVER.events(&article, &[coding]).remove(0);
        let actors = event.actors.iter().map(|actor| article.quote(Field::Text, actor.span));
        actors.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(quoted(&[(Role::Actor, "United"), (Role::Actor, "States")]), "United States");
    assert_eq!(quoted(&[(Role::Actor, "United"), (Role::Recipient, "States")]), "United");
}

#[test]
fn nobody_attacks_himself() {
    let (article, sentences) = article(&["Iran waited.", "Israel attacked it."]);
    let arguments = [(Role::Actor, "Israel"), (Role::Recipient, "it")];
    let act = (EventType::Assault, Status::Actual, "attacked");
    let waiting = Coding { sentence: sentences[0], contexts: vec![], acts: vec![] };
    let event = RESOLVER
        .events(&article, &[waiting, coding(&article, &sentences[1], act, &arguments)])
        .remove(0);
    assert_eq!(event.recipients[0].named.code.as_deref(), Some("IRN"));
}

#[test]
fn a_long_article_full_of_references_is_no_harder() {
    // Were every phrase held against all of the article, this would take half a minute.
    let (article, sentences) = article(&["Kenya hit the group and Hamas, but it left."; 30_000]);
    let act = (EventType::Assault, Status::Actual, "hit");
    let arguments = [(Role::Actor, "Kenya"), (Role::Recipient, "the group")];
    let codings: Vec<Coding> =
        sentences.iter().map(|sentence| coding(&article, sentence, act, &arguments)).collect();
    let events = RESOLVER.events(&article, &codings);
    let named = events.iter().filter(|event| event.recipients[0].antecedent.is_some());
    assert_eq!(named.count(), 29_999, "but for the first, Hamas of the sentence before");
}

proptest! {
    #[test]
    fn spans_lie_inside_and_events_are_in_order(
        text in "((Iran|He|its|two|Monday|the group|Hamas|in|Paris|\\PC{1,6})[ .]){1,12}",
        cuts in prop::collection::vec((0usize..80, 1usize..20, 0usize..11), 0..8),
    ) {
        let (article, sentences) = article(&[&text]);
        let sentence = sentences[0];
        let spans = cuts.iter().filter_map(|&(start, length, role)| {
            let end = start + length;
            Some((Role::ALL[role], Span::new(&article.text, start, end)?))
        });
        let arguments: Vec<Argument> =
            spans.map(|(role, span)| Argument { role, span, probability: 0.5 }).collect();
        let acts = arguments.iter().map(|argument| Act {
            kind: EventType::Assault,
            modes: vec![],
            status: Status::Actual,
            trigger: argument.span,
            arguments: arguments.clone(),
            confidence: 0.5,
        });
        let coding = Coding { sentence, contexts: vec![], acts: acts.collect() };
        let events = RESOLVER.events(&article, &[coding]);
        let triggers: Vec<Span> = events.iter().map(|event| event.evidence.trigger()).collect();
        prop_assert!(triggers.is_sorted());
        for event in events {
            for entity in event.actors.iter().chain(&event.recipients).chain(&event.sources) {
                if let Some((_, span)) = entity.antecedent {
                    prop_assert!(span.end() <= entity.span.start());
                }
            }
            if let Some((first, last)) = event.days {
                prop_assert!(first <= last);
            }
        }
    }
}
