use super::*;

#[test]
fn status_verb_and_saying_decide() {
    use EventType::{Agree, Assault, Coerce, Concede, Consult, Protest, Retreat, Support};
    use Status::{Actual, Historical, Hypothetical, Negated, Planned};
    use Tense::{Future, LongPast, Past};
    // the sentence with its time in brackets; type, status and trigger; the tense
    let cases = [
        // by the status
        ("Troops shelled Kherson on [Friday].", Assault, Actual, "shelled", Past),
        ("Nurses plan a march on [Friday].", Protest, Planned, "march", Future),
        ("A pact is to be signed on [29 August].", Support, Planned, "signed", Future),
        ("The pact, signed on [29 August], is void.", Support, Actual, "signed", Past),
        ("The pact, signed on [29 August], is void.", Support, Planned, "signed", Future),
        ("Rebels may attack on [Friday].", Assault, Hypothetical, "attack", Future),
        ("No troops left on [Friday].", Retreat, Negated, "left", Past),
        ("Envoys met in [May].", Consult, Historical, "met", LongPast),
        ("Envoys will have met in [May].", Consult, Historical, "met", LongPast),
        // by the verb
        ("The envoys will meet on [March 3].", Consult, Actual, "meet", Future),
        ("It will not close the camp in [June].", Coerce, Negated, "close", Future),
        ("Police won't ban the march on [Friday].", Coerce, Negated, "ban", Future),
        ("Prisoners are to be freed on [Friday].", Retreat, Actual, "freed", Future),
        ("The court is due to free him on [Friday].", Concede, Actual, "free", Future),
        ("Kenya would send aid in [May].", Agree, Actual, "send", Future),
        ("Kenya to host talks on [Friday].", Agree, Actual, "host", Future),
        ("Villagers had to flee on [Friday].", Retreat, Actual, "flee", Past),
        ("Troops went to attack Ber on [Friday].", Assault, Actual, "attack", Past),
        (
            "The man who will stand trial, arrested on [Friday], left.",
            Coerce,
            Actual,
            "arrested",
            Past,
        ),
        // what was missed
        ("Rebels might have attacked on [Friday].", Assault, Hypothetical, "attacked", Past),
        ("Had they come, they had attacked on [Friday].", Assault, Hypothetical, "attacked", Past),
        ("They are thought to have killed him in [May].", Assault, Hypothetical, "killed", Past),
        ("They had planned to march on [Friday].", Protest, Planned, "march", Past),
        // what is set
        ("Iran called off talks planned for [Friday].", Consult, Negated, "talks", Future),
        ("Talks that had been planned for [Friday] lapsed.", Consult, Negated, "Talks", Past),
        ("The meeting will be held on [Friday].", Agree, Actual, "meeting", Future),
        ("The exercise is set for [Friday].", Consult, Actual, "exercise", Future),
        ("The meeting ended, and will go on on [Friday].", Consult, Actual, "meeting", Past),
        // when it was said
        ("Rebels said on [Tuesday] they would free him.", Concede, Actual, "free", Past),
        ("Rebels will free him, they announced late on [Tuesday].", Concede, Actual, "free", Past),
        (
            "On [Wednesday], Lam announced that she will withdraw it.",
            Concede,
            Actual,
            "withdraw",
            Past,
        ),
        ("On [Friday], the army said, troops will leave.", Concede, Actual, "leave", Future),
        ("The ban will be announced on [Friday].", Coerce, Planned, "ban", Future),
        ("Kenya agreed on [Thursday] to meet Uganda.", Agree, Actual, "agreed", Past),
        ("Rebels will free him on [Sunday], they announced.", Concede, Actual, "free", Future),
    ];
    for (marked, kind, status, trigger, expected) in cases {
        let text = marked.replace(['[', ']'], "");
        let open = marked.find('[').unwrap();
        let span = |start, length| Span::new(&text, start, start + length).unwrap();
        let time = span(open, marked.find(']').unwrap() - open - 1);
        let act = Act {
            kind,
            modes: vec![],
            status,
            trigger: span(text.rfind(trigger).unwrap(), trigger.len()),
            arguments: vec![],
            confidence: 0.9,
        };
        assert_eq!(tense(&act, time, &text, span(0, text.len())), expected, "{marked} {status:?}");
    }
}
