use super::*;
use proptest::prelude::*;

fn settings() -> Settings {
    Settings { width: 8, passes: 2, threads: 1, ..Settings::default() }
}

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let fact = (0..12i32, 0..6u32, 0..3u32, 0..6u32).prop_map(|(day, source, kind, target)| Fact {
        day,
        source,
        kind,
        target,
    });
    proptest::collection::vec(fact, 1..80).prop_map(|mut facts| {
        facts.sort();
        facts.dedup();
        facts
    })
}

fn days(facts: &[Fact]) -> Vec<&[Fact]> {
    facts.chunk_by(|a, b| a.day == b.day).collect()
}

#[test]
fn who_was_met_before_is_met_again() {
    let meets = |day, source, target| Fact { day, source, kind: 0, target };
    let facts: Vec<Fact> =
        (0..20).flat_map(|day| [meets(day, 0, 1), meets(day, 2, 3), meets(day, 4, 5)]).collect();
    let ranker = Ranker::train(6, 1, &days(&facts), settings());
    for (source, target) in [(0, 1), (2, 3), (4, 5)] {
        for (source, target, inverse) in [(source, target, false), (target, source, true)] {
            let scores = ranker.scores(20, Asked { source, kind: 0, inverse });
            let best = (0..6).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap();
            assert_eq!(best as u32, target, "{source} {inverse}");
        }
    }
}

#[test]
fn a_rank_leaves_other_answers_out_and_halves_ties() {
    let mut ranker = Ranker::new(5, 1, Settings { width: 0, ..settings() });
    let fact = |target| Fact { day: 1, source: 0, kind: 0, target };
    // Nothing is known: of five candidates, less the other right one, all are level.
    let ranks = ranker.rank_day(&[fact(1), fact(2)], false);
    assert_eq!(ranks, [2.5, 2.5, 3.0, 3.0]);
}

#[test]
fn one_actor_alone_is_no_reason_to_panic() {
    let alone: Vec<Fact> = (0..5).map(|day| Fact { day, source: 0, kind: 0, target: 0 }).collect();
    let mut ranker = Ranker::train(1, 1, &days(&alone), settings());
    assert_eq!(ranker.rank_day(&[Fact { day: 6, ..alone[0] }], true), [1.0, 1.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_score_is_the_sum_of_its_parts(facts in facts(), source in 0..6u32, kind in 0..3u32, inverse: bool) {
        let ranker = Ranker::train(6, 3, &days(&facts), settings());
        let asked = Asked { source, kind, inverse };
        let explained = ranker.explain(12, asked, &[0, 1, 2, 3, 4, 5]);
        for (parts, score) in explained.iter().zip(ranker.scores(12, asked)) {
            let sum: f32 = parts.iter().map(|part| part.value).sum();
            prop_assert!((sum - score).abs() < 1e-3 * (1.0 + score.abs()), "{sum} {score}");
        }
    }

    #[test]
    fn threads_and_the_order_within_a_day_are_no_matter(facts in facts()) {
        let one = Ranker::train(6, 3, &days(&facts), settings());
        let two = Ranker::train(6, 3, &days(&facts), Settings { threads: 2, ..settings() });
        prop_assert_eq!(&one.weights, &two.weights);
        let mut turned = facts.clone();
        turned.sort_by_key(|fact| (fact.day, u32::MAX - fact.target, fact.source));
        let other = Ranker::train(6, 3, &days(&turned), settings());
        prop_assert_eq!(&one.weights, &other.weights);
    }

    #[test]
    fn ranks_of_a_day_do_not_depend_on_what_comes_after(facts in facts(), learn: bool) {
        let days = days(&facts);
        let trained = Ranker::train(6, 3, &days[..days.len() / 2], settings());
        let walk = |upto: usize| {
            let mut ranker = trained.clone();
            days[days.len() / 2..upto].iter().map(|facts| ranker.rank_day(facts, learn)).collect::<Vec<_>>()
        };
        let whole = walk(days.len());
        for upto in days.len() / 2..days.len() {
            prop_assert_eq!(&whole[..upto - days.len() / 2], &walk(upto)[..]);
        }
    }
}
