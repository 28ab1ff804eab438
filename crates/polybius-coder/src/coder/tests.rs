use super::*;
use crate::fake::Fake;
use polybius_core::Field;
use std::cell::Cell;

fn coder() -> Coder<Fake> {
    Coder::new(Fake::plain().unwrap(), &Fake::header()).unwrap()
}

fn sentence(text: &str, start: usize, end: usize) -> Sentence {
    Sentence { field: Field::Text, span: Span::new(text, start, end).unwrap(), sequence: 0 }
}

fn read(text: &str) -> Coding {
    let sentences: Vec<_> =
        (!text.is_empty()).then(|| sentence(text, 0, text.len())).into_iter().collect();
    let codings = coder().code(&Article::new("a", text), &sentences).unwrap();
    codings.into_iter().next().unwrap()
}

/// `TYPE mode mode status [trigger] role=words …`, an act a line.
fn told(text: &str) -> String {
    let act = |act: &Act| {
        let modes: String = act.modes.iter().map(|mode| format!(" {}", mode.name())).collect();
        let role =
            |argument: &Argument| format!(" {}={}", argument.role.name(), argument.span.of(text));
        let roles: String = act.arguments.iter().map(role).collect();
        let (kind, status) = (act.kind.name(), act.status.name());
        format!("{kind}{modes} {status} [{}]{roles}", act.trigger.of(text))
    };
    read(text).acts.iter().map(act).collect::<Vec<_>>().join("\n")
}

#[test]
fn acts_have_the_words_that_the_tags_cover() {
    for (text, acts) in [
        ("Rain fell.", ""),
        (
            "Actor actor Assault recipient.",
            "ASSAULT actual [Assault] actor=Actor actor recipient=recipient",
        ),
        // A capital begins a segment; what goes on with nothing, too.
        ("Actor Actor, actor aid", "AID actual [aid] actor=Actor actor=Actor actor=actor"),
        ("Aid aid", "AID actual [Aid aid]"),
        ("Aid Aid", "AID actual [Aid]\nAID actual [Aid]"),
        ("Protest assault", "PROTEST actual [Protest]\nASSAULT actual [assault]"),
        // Layers overlap, so that a count may lie in a side; roles come in their own order.
        (
            "Dead source retreat place",
            "RETREAT actual [retreat] place=place source=source dead=Dead",
        ),
        // A role belongs to all triggers in reach.
        (
            "Actor aid, assault; retreat",
            "AID actual [aid] actor=Actor\nASSAULT actual [assault] actor=Actor\nRETREAT actual [retreat]",
        ),
        // Only some types have a content.
        ("Accuse content", "ACCUSE actual [Accuse] content=content"),
        ("Assault content", "ASSAULT actual [Assault]"),
    ] {
        assert_eq!(told(text), acts, "{text}");
    }
}

#[test]
fn modes_are_the_type_s_own_and_several_only_of_assault() {
    for (text, act) in [
        ("Assault drone beat", "ASSAULT beat drone actual [Assault]"),
        ("Protest riot demo", "PROTEST demo actual [Protest]"),
        ("Retreat drone", "RETREAT actual [Retreat]"),
        ("Retreat; withdraw", "RETREAT actual [Retreat]"),
    ] {
        assert_eq!(told(text), act, "{text}");
    }
    let mut answer = Answer { mode: vec![-1.0; coder().scheme.modes.len()], ..Answer::default() };
    let at = |name| coder().scheme.modes.iter().position(|mode| mode.name() == name).unwrap();
    (answer.mode[at("demo")], answer.mode[at("riot")]) = (0.1, 0.2);
    let names: Vec<_> =
        coder().modes(EventType::Protest, &answer).iter().map(|m| m.name()).collect();
    assert_eq!(names, ["riot"], "the likelier one");
}

#[test]
fn a_status_is_the_likeliest_and_actual_when_nothing_tells() {
    for status in Status::ALL {
        assert_eq!(told(&format!("Aid {}", status.name())), format!("AID {} [Aid]", status.name()));
    }
    for (logits, status) in [
        (&[][..], Status::Actual),
        (&[1.0, 2.0, 3.0, 2.0, 1.0], Status::Hypothetical),
        (&[0.0, 1.0, 1.0, 0.0, 0.0], Status::Planned),
        (&[0.0; 9], Status::Actual),
    ] {
        let answer = Answer { status: logits.to_vec(), ..Answer::default() };
        assert_eq!(coder().status(&answer), status, "{logits:?}");
    }
}

#[test]
fn contexts_are_the_sentence_s_with_or_without_an_act() {
    for (text, contexts) in [
        ("Rain in military terrorism", &["military", "terrorism"][..]),
        ("Aid; health", &["health"]),
        ("Aid", &[]),
    ] {
        let names: Vec<_> = read(text).contexts.iter().map(|context| context.name()).collect();
        assert_eq!(names, contexts, "{text}");
    }
}

#[test]
fn confidence_grows_with_both_probabilities() {
    let (coder, steps) = (coder(), || (0..=50).map(|step| step as f32 / 50.0));
    for fixed in steps() {
        let of_trigger: Vec<f32> = steps().map(|p| coder.confidence(p, fixed)).collect();
        let of_sides: Vec<f32> = steps().map(|p| coder.confidence(fixed, p)).collect();
        assert!(of_trigger.is_sorted() && of_trigger[0] < of_trigger[50], "{of_trigger:?}");
        assert!(of_sides.is_sorted() && of_sides[0] < of_sides[50], "{of_sides:?}");
        assert!(of_trigger.iter().chain(&of_sides).all(|p| (0.0..=1.0).contains(p)));
    }
}

#[test]
fn punctuation_that_no_name_has_at_its_edge_is_left_out() {
    for (words, kept) in [
        ("“Hamas,” ", Some("Hamas")),
        (" the U.S.;", Some("the U.S.")),
        ("the Rapid Support Forces (RSF)", Some("the Rapid Support Forces (RSF)")),
        ("– Peru’s army —", Some("Peru’s army")),
        ("protesters’", Some("protesters’")),
        ("…?", Some("…")),
        ("(“", None),
    ] {
        assert_eq!(trimmed(words, 0, words.len()).map(|span| span.of(words)), kept, "{words}");
    }
}

#[test]
fn spans_are_the_article_s() {
    let (first, second) = ("Été: rain. ", "Actor aid.");
    let text = format!("{first}{second}");
    let sentences = [sentence(&text, 0, first.len() - 1), sentence(&text, first.len(), text.len())];
    let codings = coder().code(&Article::new("a", text.as_str()), &sentences).unwrap();
    assert_eq!(codings[0].acts, []);
    let act = &codings[1].acts[0];
    assert_eq!((act.trigger.of(&text), act.arguments[0].span.of(&text)), ("aid", "Actor"));
}

#[test]
fn an_unknown_label_is_refused() {
    let mut header = Fake::header();
    header.labels.statuses.push("likely".to_owned());
    let error = Coder::new(Fake::plain().unwrap(), &header).err().unwrap();
    assert_eq!(error.to_string(), "the model knows a status `likely` that the ontology lacks");
}

/// Notes how many sentences it was given together.
struct Counting(Fake, Cell<usize>);

impl Encoder for Counting {
    fn encode(&self, sentences: &[&str]) -> Result<Vec<Encoded>, polybius_encoder::Error> {
        self.1.set(self.1.get().max(sentences.len()));
        self.0.encode(sentences)
    }

    fn ask(
        &self,
        all: &[Encoded],
        of: &[Question],
    ) -> Result<Vec<Answer>, polybius_encoder::Error> {
        self.0.ask(all, of)
    }
}

#[test]
fn a_long_article_is_read_in_parts() {
    let count = 2 * TOGETHER + 1;
    let text = "Actor aid. ".repeat(count);
    let sentences: Vec<_> =
        (0..count).map(|nth| sentence(&text, 11 * nth, 11 * nth + 10)).collect();
    let counting = Counting(Fake::plain().unwrap(), Cell::new(0));
    let coder = Coder::new(counting, &Fake::header()).unwrap();
    let codings = coder.code(&Article::new("a", text.as_str()), &sentences).unwrap();
    assert_eq!(coder.encoder.1.get(), TOGETHER);
    assert_eq!(codings.len(), count);
    for (coding, sentence) in codings.iter().zip(&sentences) {
        assert_eq!(coding.sentence, *sentence);
        assert_eq!(coding.acts.len(), 1);
        assert!(sentence.span.contains(coding.acts[0].trigger));
    }
}
