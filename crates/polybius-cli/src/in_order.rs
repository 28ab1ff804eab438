//! Many hands, one order.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Answers the worker threads may be ahead of the slowest, for each of them.
const AHEAD: usize = 16;

/// Works on items in parallel, one thread a worker, and takes the answers in the items' order,
/// each as soon as it and all before it are there. Memory stays bounded: items are drawn only
/// as answers are taken. An error of `take` ends it.
pub(crate) fn in_order<T: Send, W: Send, A: Send, E>(
    items: impl Iterator<Item = T> + Send,
    workers: Vec<W>,
    work: impl Fn(&W, T) -> A + Sync,
    take: impl FnMut(A) -> Result<(), E>,
) -> Result<(), E> {
    // Each item travels with the sending end of a channel for its answer; the receiving ends
    // queue up in the order of the items.
    let (jobs, queue) = sync_channel::<(T, SyncSender<A>)>(workers.len());
    let (promises, promised) = sync_channel::<Receiver<A>>(AHEAD * workers.len());
    let queue = Arc::new(Mutex::new(queue));
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                let (answer, answered) = sync_channel(1);
                // An error means that the other end has stopped: so do we.
                if promises.send(answered).is_err() || jobs.send((item, answer)).is_err() {
                    break;
                }
            }
        });
        for worker in workers {
            let (queue, work) = (Arc::clone(&queue), &work);
            scope.spawn(move || {
                let next = || queue.lock().ok().and_then(|queue| queue.recv().ok());
                while let Some((item, answer)) = next() {
                    // Not taken any more if `take` has failed meanwhile.
                    let _ = answer.send(work(&worker, item));
                }
            });
        }
        // Only the workers hold the queue now: should they all die, the feeder sees it.
        drop(queue);
        promised.into_iter().filter_map(|answer| answer.recv().ok()).try_for_each(take)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn answers_come_in_order_whoever_is_slow() {
        for workers in [1, 2, 8] {
            let mut taken = Vec::new();
            let slow = |_: &(), item: u64| {
                thread::sleep(Duration::from_millis(item % 7));
                item * 2
            };
            let end: Result<(), ()> = in_order(0..100, vec![(); workers], slow, |answer| {
                taken.push(answer);
                Ok(())
            });
            assert_eq!(end, Ok(()));
            assert_eq!(taken, (0..100).map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_ends_it_though_the_items_never_do() {
        let mut taken = 0;
        let end = in_order(
            0..,
            vec![(); 3],
            |(), item: u64| item,
            |answer| {
                taken += 1;
                if answer < 10 { Ok(()) } else { Err("enough") }
            },
        );
        assert_eq!((end, taken), (Err("enough"), 11));
    }
}
