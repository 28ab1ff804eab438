use super::*;
use std::fs;

fn corpus(name: &str, written: &str, standoff: &str, news: &str) -> (Corpus, Corpus) {
    let folder =
        std::env::temp_dir().join(format!("polybius-corpus-{name}-{}", std::process::id()));
    for (file, rows) in [("written/a", written), ("standoff/b", standoff), ("news/n", news)] {
        let path = folder.join(file).with_extension("jsonl");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, rows).unwrap();
    }
    let read = (read(&folder, Some(&folder.join("news"))).unwrap(), read(&folder, None).unwrap());
    fs::remove_dir_all(&folder).unwrap();
    read
}

fn told(corpus: &Corpus) -> Vec<String> {
    let short = |origin: &Origin| origin.file.rsplit_once('/').unwrap().0.to_owned() + "/";
    let told = |fault: &Fault| fault.to_string().replace(&short(&fault.origin), "");
    corpus.faults.iter().map(told).collect()
}

#[test]
fn both_forms_say_the_same() {
    let (corpus, textless) = corpus(
        "same",
        r#"{"id": "w", "text": "¡“Perú” accused Chile’s navy!", "contexts": ["diplomatic"], "events": [
            {"type": "ACCUSE", "mode": ["allege"], "status": "actual", "trigger": "accused", "actor": ["Perú"], "recipient": ["Chile’s navy"]}]}"#
            .replace('\n', " ").as_str(),
        r#"{"id": "d", "sentence": [4, 33], "contexts": ["diplomatic"], "events": [
            {"type": "ACCUSE", "mode": ["allege"], "status": "actual", "trigger": [8, 15], "actor": [[2, 6]], "recipient": [[16, 28]]}]}
           {"id": "d", "field": "title", "sentence": [0, 4], "contexts": [], "events": []}"#
            .replace("\n            ", " ").as_str(),
        r#"{"id": "d", "title": "Été", "text": "Où? ¡“Perú” accused Chile’s navy! Fin."}"#,
    );
    assert_eq!(told(&corpus), ["b.jsonl:2: d:title:0: the document's title ends before 4"]);
    let [written, standoff] = corpus.sentences.as_slice() else { panic!() };
    assert_eq!(
        (written.text.as_str(), &written.events),
        (standoff.text.as_str(), &standoff.events)
    );
    assert_eq!(written.events[0].trigger.of(&written.text), "accused");
    assert_eq!((standoff.id.as_str(), standoff.document.as_str()), ("d:text:4", "d"));

    assert_eq!((textless.sentences.len(), textless.faults.len()), (1, 0));
    assert_eq!(textless.counts.without_text, 2);
    let counts = corpus.counts;
    assert_eq!((counts.sentences, counts.empty, counts.faulty), (3, 1, 1));
    assert_eq!(counts.types[&EventType::Accuse], 2);
    assert_eq!(counts.roles[&Role::Recipient], 2);
    assert_eq!(counts.kinds[&Kind::Standoff], 2);
}

#[test]
fn every_kind_of_fault() {
    let event = |rest: &str| {
        format!(r#""contexts": [], "events": [{{"type": "AID", "status": "actual", {rest}}}]}}"#)
    };
    let written = [
        "nonsense".to_owned(),
        r#"{"id": "w0"}"#.to_owned(),
        format!(
            r#"{{"id": "w1", "text": "Oman sent aid.", {}"#,
            event(r#""trigger": "Aid", "actor": "Oman""#)
        ),
        r#"{"id": "w1", "text": " oman sent AID. ", "contexts": ["sport"], "events": {}}"#
            .to_owned(),
        format!(
            r#"{{"id": "w2", "text": "Oman sent much aid.", {}"#,
            event(r#""trigger": "aid", "size": ["much"], "recipient": ["much", "sent much"]"#)
        ),
        format!(
            r#"{{"id": "w3", "text": "Oman sent aid and rice.", "events": [{}, {}]}}"#,
            r#"{"type": "AID", "status": "actual", "trigger": "sent aid"}"#,
            r#"{"type": "AID", "status": "actual", "trigger": "aid"}"#
        ),
    ];
    let standoff = [
        r#"{"id": "d"}"#.to_owned(),
        format!(
            r#"{{"id": "d", "sentence": [0, 14], {}"#,
            event(r#""trigger": [5, 8], "actor": [[0, 40]], "place": [3]"#)
        ),
        format!(
            r#"{{"id": "d", "sentence": [0, 14], "text": "x", {}"#,
            event(r#""trigger": [9, 5]"#)
        ),
        r#"{"id": "d", "field": "body", "sentence": [0, 14]}"#.to_owned(),
        r#"{"id": "e", "sentence": [0, 14]}"#.to_owned(),
    ];
    let news = r#"{"id": "d", "text": "Oman sent aid."}"#;
    let (corpus, textless) = corpus("faults", &written.join("\n"), &standoff.join("\n"), news);
    insta::assert_snapshot!(told(&corpus).join("\n"));
    assert_eq!(corpus.faults.len(), textless.faults.len() + 2, "cut words and missing documents");
    assert!(corpus.sentences.is_empty());
}

#[test]
fn a_folder_that_is_no_corpus() {
    let trouble = read(Path::new("/nowhere"), None).unwrap_err();
    assert_eq!(trouble.to_string(), "/nowhere: no written/*.jsonl or standoff/*.jsonl in it");
}
