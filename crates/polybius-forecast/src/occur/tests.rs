use super::*;
use crate::history::{Calendar, Fact, History, Names};
use proptest::prelude::*;

/// A history among few actors, from days and numbers.
pub(crate) fn history(events: &[(i32, u32, u32, u32)]) -> History {
    let names = |count: u32| (0..count).map(|nth| format!("n{nth}")).collect::<Names>();
    let facts =
        events.iter().map(|&(day, source, kind, target)| Fact { day, source, kind, target });
    History::numbered(Calendar::Dates, names(4), names(3), facts.collect()).unwrap()
}

fn events() -> impl Strategy<Value = Vec<(i32, u32, u32, u32)>> {
    proptest::collection::vec((0..120i32, 0..4u32, 0..3u32, 0..4u32), 30..200)
}

/// Every `n`th day somebody does something.
fn regular() -> History {
    let every = |n: i32, source, kind, target| {
        (0..200).step_by(n as usize).map(move |day| (day, source, kind, target))
    };
    let all = every(3, 0, 0, 1).chain(every(10, 1, 1, 2)).chain(every(25, 2, 2, 3));
    history(&all.chain(every(7, 3, 0, 0)).collect::<Vec<_>>())
}

#[test]
fn what_happens_often_is_likelier_and_longer_horizons_are() {
    let index = Index::new(&regular());
    let follows = Follows::count(&index, 199);
    let model = Occurrence::fit(&index, &follows, 199).unwrap();
    let origin = Origin::new(&index, &follows, 199);
    let probability = |source, kind, target, horizon| {
        model.probability(&origin, Deed { source, kind, target }, horizon)
    };
    assert!(probability(0, 0, 1, 7) > 0.8);
    assert!(probability(0, 0, 1, 7) > probability(1, 1, 2, 7));
    assert!(probability(1, 1, 2, 7) > probability(2, 2, 3, 7));
    assert!(probability(1, 1, 2, 1) < probability(1, 1, 2, 7));
    assert!(probability(1, 1, 2, 7) < probability(1, 1, 2, 30));
}

#[test]
fn a_backtest_of_regular_events_beats_the_baselines() {
    let settings = BacktestSettings { least_events: 5, ..BacktestSettings::default() };
    let backtest = Backtest::run(&regular(), settings).unwrap();
    assert_eq!(backtest.deeds, 4);
    assert!(backtest.all.skill() > 0.0, "{:?}", backtest.all);
    assert!(backtest.origins.windows(2).all(|two| two[1] - two[0] == settings.every));
}

#[test]
fn what_is_too_little_is_told() {
    let once = history(&[(0, 0, 0, 1), (9, 0, 0, 1)]);
    let index = Index::new(&once);
    let error = Occurrence::fit(&index, &Follows::default(), 9).unwrap_err();
    assert!(error.to_string().starts_with("too little to learn how likely events are: 10 days"));
    let error = Backtest::run(&once, BacktestSettings { from: Some(50), ..Default::default() });
    assert!(error.unwrap_err().to_string().starts_with("no room for a backtest"));
}

#[test]
fn following_is_counted_by_pair_and_direction() {
    // 1 threatens 0 four times; twice 0 answers within a week.
    let told = [
        (0, 1, 2, 0),
        (3, 0, 1, 1),
        (20, 1, 2, 0),
        (40, 1, 2, 0),
        (46, 0, 1, 1),
        (60, 1, 2, 0),
        (80, 2, 0, 3),
    ];
    let follows = Follows::count(&Index::new(&history(&told)), 80);
    let rate = follows.rate(2, true, 1);
    assert_eq!((rate.cases, rate.hits), (4, 2));
    assert!(rate.rate > rate.usual);
    assert_eq!(follows.rate(2, false, 1).hits, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nothing_after_the_origin_is_looked_at(
        told in events(), day in 20..100i32, source in 0..4u32, kind in 0..3u32, target in 0..4u32
    ) {
        let mut told = told;
        told.push((0, 0, 0, 1)); // the first day stays the first
        let (all, past) = (history(&told), told.iter().copied().filter(|event| event.0 <= day));
        let past = history(&past.collect::<Vec<_>>());
        let deed = Deed { source, kind, target };
        let signals = |history: &History| {
            let index = Index::new(history);
            let follows = Follows::count(&index, day);
            Origin::new(&index, &follows, day).signals(deed, 7)
        };
        prop_assert_eq!(signals(&all), signals(&past));
    }

    #[test]
    fn log_odds_are_the_sum_of_their_parts(told in events(), horizon in 1..30i32) {
        let history = history(&told);
        let index = Index::new(&history);
        let last = history.last_day();
        let follows = Follows::count(&index, last);
        let Ok(model) = Occurrence::fit(&index, &follows, last) else { return Ok(()) };
        let origin = Origin::new(&index, &follows, last);
        let deed = Deed { source: 0, kind: 1, target: 2 };
        let (base, parts) = model.parts(&origin, deed, horizon);
        let odds: f64 = base + parts.iter().map(|(_, value)| value).sum::<f64>();
        let probability = model.probability(&origin, deed, horizon);
        prop_assert!((1.0 / (1.0 + (-odds).exp()) - probability).abs() < 1e-9);
    }
}
