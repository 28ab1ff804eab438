//! The forward pass, on rten.

use crate::encoder::{Answer, Encoded, Encoder, Question};
use crate::model::ModelFile;
use crate::pieces::{Piece, Vocabulary};
use crate::{Error, model::Header};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::NdTensor;
use std::sync::Arc;

/// Pieces of a sentence that are read; the rest of a longer one is not.
pub const MOST_PIECES: usize = 192;
/// Sentences or triggers that go through the network together.
const BATCH: usize = 16;
/// Stands for minus infinity in attention masks.
const MASKED: f32 = -1e9;
const WIDTH: usize = 384;

/// The trained network. [`Network::worker`] makes more of it that share the weights, one for
/// each thread.
pub struct Network {
    shared: Arc<Shared>,
    /// rten runs on a pool of its own; one thread each, as the work is spread by sentence.
    pool: Arc<ThreadPool>,
}

struct Shared {
    header: Header,
    vocabulary: Vocabulary,
    encoder: Graph<4, 4>,
    heads: Graph<5, 3>,
}

/// A graph whose inputs and outputs have been found by name.
struct Graph<const I: usize, const O: usize> {
    model: Model,
    inputs: [NodeId; I],
    outputs: [NodeId; O],
}

impl<const I: usize, const O: usize> Graph<I, O> {
    fn load(bytes: &[u8], inputs: [&str; I], outputs: [&str; O]) -> Result<Self, Error> {
        let broken = |cause| Error::caused("the model's graph cannot be loaded", cause);
        let mut options = ModelOptions::with_all_ops();
        let model = options.prepack_weights(true).load(bytes.to_vec()).map_err(broken)?;
        let find = |name: &str| {
            let missing = |cause| Error::caused(format!("the model has no node `{name}`"), cause);
            model.node_id(name).map_err(missing)
        };
        let inputs = all(inputs.map(find))?;
        let outputs = all(outputs.map(find))?;
        Ok(Graph { model, inputs, outputs })
    }

    /// Runs the graph, whose outputs must have `lengths` numbers.
    fn run(
        &self,
        inputs: [Value; I],
        lengths: [usize; O],
        pool: &Arc<ThreadPool>,
    ) -> Result<[Tensor; O], Error> {
        let pairs = self.inputs.iter().copied().zip(inputs.map(Into::into)).collect();
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let failed = |cause| Error::caused("the forward pass failed", cause);
        let values = self.model.run_n(pairs, self.outputs, Some(options)).map_err(failed)?;
        let outputs = all(values.map(Tensor::new))?;
        if outputs.each_ref().map(|tensor| tensor.0.len()) != lengths {
            return Err(Error::new("an output of the model does not fit the model's labels"));
        }
        Ok(outputs)
    }
}

/// An output as plain numbers.
struct Tensor(Vec<f32>);

impl Tensor {
    fn new(value: Value) -> Result<Tensor, Error> {
        let tensor: rten_tensor::Tensor<f32> = value
            .try_into()
            .map_err(|cause| Error::caused("an output of the model is not of floats", cause))?;
        Ok(Tensor(tensor.into_data()))
    }

    /// Row `row` of `rows` equal ones.
    fn row(&self, row: usize, rows: usize) -> &[f32] {
        let width = self.0.len() / rows.max(1);
        self.0.get(row * width..(row + 1) * width).unwrap_or(&[])
    }
}

impl Network {
    /// Loads a model file, checking that every part of it is there.
    pub fn new(file: &ModelFile<'_>) -> Result<Network, Error> {
        let encoder = Graph::load(
            file.encoder,
            ["ids", "cases", "positions", "mask"],
            ["hidden", "trigger", "context", "relevance"],
        )?;
        let heads = Graph::load(
            file.heads,
            ["hidden", "mask", "weights", "kind", "distance"],
            ["status", "mode", "roles"],
        )?;
        let vocabulary = Vocabulary::new(file.vocabulary)?;
        let shared = Shared { header: file.header.clone(), vocabulary, encoder, heads };
        Ok(Network { shared: Arc::new(shared), pool: Arc::new(ThreadPool::with_num_threads(1)) })
    }

    /// The same network for another thread.
    pub fn worker(&self) -> Network {
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        Network { shared: Arc::clone(&self.shared), pool }
    }

    /// What the model says of itself.
    pub fn header(&self) -> &Header {
        &self.shared.header
    }

    fn encode_batch(&self, batch: &[&Vec<Piece>]) -> Result<[Tensor; 4], Error> {
        let rows = batch.len();
        let length = length_of(batch.iter().map(|pieces| pieces.len()));
        let vocabulary = &self.shared.vocabulary;
        let mut ids = vec![vocabulary.padding() as i32; rows * length];
        let mut cases = vec![0; rows * length];
        let chunks = ids.chunks_exact_mut(length).zip(cases.chunks_exact_mut(length));
        for ((ids, cases), pieces) in chunks.zip(batch) {
            ids[0] = vocabulary.start() as i32;
            ids[pieces.len() + 1] = vocabulary.end() as i32;
            for (at, piece) in pieces.iter().enumerate() {
                ids[at + 1] = piece.id as i32;
                cases[at + 1] = i32::from(piece.case);
            }
        }
        let positions: Vec<i32> = (0..length as i32).collect();
        let mask = mask(batch.iter().map(|pieces| pieces.len()), rows, length);
        let inputs = [
            NdTensor::from_data([rows, length], ids).into(),
            NdTensor::from_data([rows, length], cases).into(),
            NdTensor::from_data([length], positions).into(),
            NdTensor::from_data([rows, 1, 1, length], mask).into(),
        ];
        let labels = &self.shared.header.labels;
        let [hidden, trigger] = [WIDTH, labels.trigger_tags()].map(|width| rows * length * width);
        let lengths = [hidden, trigger, rows * labels.contexts.len(), rows];
        self.shared.encoder.run(inputs, lengths, &self.pool)
    }

    fn ask_batch(&self, encoded: &[Encoded], batch: &[Question]) -> Result<[Tensor; 3], Error> {
        let rows = batch.len();
        let count = |question: &Question| encoded[question.sentence].pieces.len();
        let length = length_of(batch.iter().map(count));
        let mut hidden = vec![0.0; rows * length * WIDTH];
        let mut weights = vec![0.0; rows * length];
        let mut distance = vec![0; rows * length];
        for (row, question) in batch.iter().enumerate() {
            let known = &encoded[question.sentence].hidden;
            hidden[row * length * WIDTH..][..known.len()].copy_from_slice(known);
            let share = 1.0 / (question.last - question.first).max(1) as f32;
            weights[row * length + question.first + 1..row * length + question.last + 1]
                .fill(share);
            for (at, bucket) in distance[row * length..][..length].iter_mut().enumerate() {
                *bucket = distance_bucket(at, question.first + 1, question.last);
            }
        }
        let kinds: Vec<i32> = batch.iter().map(|question| question.kind as i32).collect();
        let mask = mask(batch.iter().map(count), rows, length);
        let inputs = [
            NdTensor::from_data([rows, length, WIDTH], hidden).into(),
            NdTensor::from_data([rows, 1, 1, length], mask).into(),
            NdTensor::from_data([rows, 1, length], weights).into(),
            NdTensor::from_data([rows], kinds).into(),
            NdTensor::from_data([rows, length], distance).into(),
        ];
        let labels = &self.shared.header.labels;
        let [status, mode] = [labels.statuses.len(), labels.modes.len()].map(|width| rows * width);
        let lengths = [status, mode, rows * length * labels.role_tags()];
        self.shared.heads.run(inputs, lengths, &self.pool)
    }
}

impl Encoder for Network {
    fn encode(&self, sentences: &[&str]) -> Result<Vec<Encoded>, Error> {
        let cut = |sentence: &&str| {
            let mut pieces = Vec::new();
            self.shared.vocabulary.pieces(sentence, &mut pieces);
            pieces.truncate(MOST_PIECES);
            pieces
        };
        let pieces: Vec<Vec<Piece>> = sentences.iter().map(cut).collect();
        let mut made: Vec<Encoded> = sentences.iter().map(|_| Encoded::default()).collect();
        for batch in by_length(&pieces, Vec::len).chunks(BATCH) {
            let rows: Vec<&Vec<Piece>> = batch.iter().map(|&at| &pieces[at]).collect();
            let [hidden, trigger, context, relevance] = self.encode_batch(&rows)?;
            let tags = self.shared.header.labels.trigger_tags();
            for (row, &at) in batch.iter().enumerate() {
                let count = pieces[at].len();
                let encoded = &mut made[at];
                encoded.hidden = hidden.row(row, rows.len())[..(count + 2) * WIDTH].to_vec();
                encoded.trigger = trigger.row(row, rows.len())[tags..(count + 1) * tags].to_vec();
                encoded.context = context.row(row, rows.len()).to_vec();
                encoded.relevance = relevance.row(row, rows.len()).first().copied().unwrap_or(0.0);
            }
        }
        for (encoded, pieces) in made.iter_mut().zip(pieces) {
            encoded.pieces = pieces;
        }
        Ok(made)
    }

    fn ask(&self, encoded: &[Encoded], questions: &[Question]) -> Result<Vec<Answer>, Error> {
        let mut answers = vec![Answer::default(); questions.len()];
        let length = |question: &Question| encoded[question.sentence].pieces.len();
        let tags = self.shared.header.labels.role_tags();
        for batch in by_length(questions, length).chunks(BATCH) {
            let rows: Vec<Question> = batch.iter().map(|&at| questions[at]).collect();
            let [status, mode, roles] = self.ask_batch(encoded, &rows)?;
            for (row, &at) in batch.iter().enumerate() {
                let count = length(&questions[at]);
                answers[at] = Answer {
                    status: status.row(row, rows.len()).to_vec(),
                    mode: mode.row(row, rows.len()).to_vec(),
                    roles: roles.row(row, rows.len())[tags..(count + 1) * tags].to_vec(),
                };
            }
        }
        Ok(answers)
    }
}

/// Indices in order of length, so that little is spent on padding.
fn by_length<T>(items: &[T], length: impl Fn(&T) -> usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&at| length(&items[at]));
    order
}

/// Length of a batch's rows, with room for `[CLS]` and `[SEP]`.
fn length_of(counts: impl Iterator<Item = usize>) -> usize {
    counts.max().unwrap_or(0) + 2
}

fn mask(counts: impl Iterator<Item = usize>, rows: usize, length: usize) -> Vec<f32> {
    let mut mask = vec![MASKED; rows * length];
    for (row, count) in mask.chunks_exact_mut(length).zip(counts) {
        row[..count + 2].fill(0.0);
    }
    mask
}

/// Bucket of a position's distance from a trigger at `first..=last` (all counted with `[CLS]`
/// as 0): exact to 8 pieces, then two buckets a doubling, 0 to 32 with 16 inside the trigger.
/// `distance_bucket` of `training/model.py` is the same.
fn distance_bucket(at: usize, first: usize, last: usize) -> i32 {
    let step = |size: usize| {
        if size <= 8 {
            return size as i32;
        }
        let doublings = (size as f32 / 8.0).log2() * 2.0;
        (8 + doublings as i32).min(16)
    };
    if at < first { 16 - step(first - at) } else { 16 + step(at.saturating_sub(last)) }
}

/// All values, or the first error.
fn all<T, E, const N: usize>(results: [Result<T, E>; N]) -> Result<[T; N], E> {
    let values: Vec<T> = results.into_iter().collect::<Result<_, E>>()?;
    // A vector made from N values has N values.
    Ok(values.try_into().unwrap_or_else(|_| unreachable!()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_into_buckets() {
        let cases = [(5, 5, 6, 16), (6, 5, 6, 16), (7, 5, 6, 17), (4, 5, 6, 15), (14, 5, 6, 24)];
        for (at, first, last, bucket) in cases {
            assert_eq!(distance_bucket(at, first, last), bucket, "{at}");
        }
        assert_eq!(distance_bucket(190, 1, 1), 16 + 16);
        assert_eq!(distance_bucket(0, 190, 191), 0);
    }
}
