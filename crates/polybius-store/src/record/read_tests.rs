use super::*;

const WHOLE: &str = r#"{"id":"9f2c41d07ab3e856","date":"2025-03-18","end_date":"2025-03-18","event":"ASSAULT","mode":["drone"],"context":["military"],"quad_code":4,"event_scale":-9.5,"cameo":"195","status":"actual","confidence":0.94,"actor":[{"text":"its army","name":"Ruritania","code":"RUR","sector":["MIL"],"kind":"role","identifier_id":"Q1","span":{"start":0,"end":8},"antecedent":{"text":"Ruritania","start":3,"end":12,"field":"title"}}],"time":{"text":"Tuesday","span":{"start":9,"end":16},"precision":"day"},"event_loc":{"text":"Strelsau","span":{"start":20,"end":28},"resolved_place":"Strelsau","lat":50.5,"lon":14.25,"country_code":"RUR","resolution":4},"size":{"injured":{"text":"ten","span":{"start":30,"end":33},"low":10,"high":10},"dead":{"text":"at least 2","span":{"start":35,"end":45},"low":2}},"evidence":{"sentence":{"text":"…","start":0,"end":1,"sequence":3},"trigger":{"text":"…","start":0,"end":1}},"article":{"id":"a","published":"2025-03-19","language":"en"},"coder":"polybius test"}"#;

fn read(name: &str, bytes: &[u8]) -> Vec<Result<EventRecord<'static>, String>> {
    let path = std::env::temp_dir().join(format!("polybius-records-{name}-{}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let records = Records::open(&Input::Path(path.clone())).unwrap();
    let file = path.display().to_string();
    let all = records.map(|one| one.map_err(|told| told.to_string().replace(&file, "f"))).collect();
    std::fs::remove_file(&path).unwrap();
    all
}

#[test]
fn what_was_written_is_read_to_the_last_byte() {
    let all = read("whole", format!("\u{FEFF}{WHOLE}\r\n\n{WHOLE}").as_bytes());
    assert_eq!(all.len(), 2);
    for record in all {
        assert_eq!(serde_json::to_string(&record.unwrap()).unwrap(), WHOLE);
    }
}

#[test]
fn what_cannot_be_read_is_told_in_its_place() {
    for (from, to, told) in [
        (WHOLE, "nonsense", "expected ident"),
        (WHOLE, r#"{"text": "Rain."}"#, "missing field `id`"),
        ("ASSAULT", "RAIN", "`event`: `RAIN` is no type: see `polybius types`"),
        (r#""actual""#, r#""past""#, "`status`: `past` is none: see `polybius types`"),
        (r#""date":"2025-03-18""#, r#""date":"soon""#, "`soon` is no day as 2024-10-10"),
        (r#""quad_code":4"#, r#""quad_code":"4""#, "invalid type: string"),
    ] {
        let file = format!("{WHOLE}\n{}\n{WHOLE}\n", WHOLE.replace(from, to));
        let all = read("faulty", file.as_bytes());
        let [Ok(_), Err(trouble), Ok(_)] = all.as_slice() else { panic!("{from}: {all:?}") };
        assert!(trouble.starts_with("f:2: no event record as of `polybius code`: "), "{trouble}");
        assert!(trouble.contains(told), "{trouble}");
    }
    assert!(Records::open(&Input::Path("no/such.jsonl".into())).is_err());
}
