//! An encoder without a network, for tests: a label is likely where its name stands.
//!
//! Of `Actor Assault Recipient drone planned` it makes a planned ASSAULT by `Actor` on
//! `Recipient` with a drone. A capital begins a segment, a small letter goes on with one; what
//! stands beyond a `;` has nothing to do with a trigger.

use crate::tags::words;
use polybius_core::{Context, EventType, Mode, Role, Status};
use polybius_encoder::model::{Decision, Header, Labels, tag_count};
use polybius_encoder::pieces::{Piece, Vocabulary};
use polybius_encoder::{Answer, Encoded, Encoder, Error, MOST_PIECES, Question, case};
use std::collections::BTreeSet;
use std::ops::Range;

/// Logit of what is sure.
const SURE: f32 = 8.0;
/// The name of no label.
const NOTHING: &str = "";
/// Ends what a trigger reaches.
const STOP: &str = ";";

/// The encoder. Its "hidden states" are one number a piece: which name the word stands for.
pub struct Fake {
    vocabulary: Vocabulary,
    labels: Labels,
    /// What a word can stand for; nothing comes first.
    names: Vec<String>,
    wild: bool,
}

impl Fake {
    /// One that knows labels by their names, and to which all else means nothing.
    pub fn plain() -> Result<Fake, Error> {
        Fake::new(false)
    }

    /// One to which other words stand for some name, too, drawn by their letters and more or
    /// less sure: so that any text has triggers and roles in every odd order.
    pub fn wild() -> Result<Fake, Error> {
        Fake::new(true)
    }

    fn new(wild: bool) -> Result<Fake, Error> {
        // Words of ASCII are cut into letters, all others are unknown.
        let pieces = ('!'..='~').flat_map(|c| [format!("{c}\n"), format!("##{c}\n")]);
        let special = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n".to_owned();
        let vocabulary = Vocabulary::new(&pieces.fold(special, |all, piece| all + &piece))?;
        let labels = labels();
        let modes: Vec<String> = labels.modes.iter().map(|(_, mode)| mode.clone()).collect();
        let mut names = vec![NOTHING.to_owned()];
        for (some, shares) in [
            (&labels.types, 4),
            (&labels.layers.concat(), 8),
            (&labels.statuses, 4),
            (&modes, 1),
            (&labels.contexts, 1),
            (&vec![STOP.to_owned()], 10),
            (&vec![NOTHING.to_owned()], 100),
        ] {
            names.extend((0..shares).flat_map(|_| some.iter().map(|name| name.to_lowercase())));
        }
        Ok(Fake { vocabulary, labels, names, wild })
    }

    /// What the outputs mean: the whole ontology, in the layers of the trained model.
    pub fn header() -> Header {
        let decision =
            Decision { trigger_bias: 0.0, context_above: 0.5, calibration: [0.0, 1.0, 1.0] };
        Header { format: 1, name: "fake".to_owned(), labels: labels(), decision }
    }

    /// Which name a word stands for.
    fn meaning(&self, word: &str) -> usize {
        let word = word.to_lowercase();
        let named = self.names.iter().position(|name| *name == word);
        named.unwrap_or(if self.wild { hash(&word) % self.names.len() } else { 0 })
    }

    fn name(&self, hidden: f32) -> &str {
        self.names.get(hidden as usize).map_or(NOTHING, String::as_str)
    }

    /// The tags of a piece whose word stands for `hidden`.
    fn row(&self, piece: &Piece, hidden: f32, labels: &[String]) -> Vec<f32> {
        let mut row = vec![0.0; tag_count(labels.len())];
        let name = self.name(hidden);
        let label = labels.iter().position(|label| label.eq_ignore_ascii_case(name));
        let begins = usize::from(piece.case != case::PLAIN);
        row[label.map_or(0, |label| 2 + 2 * label - begins)] =
            if self.wild { 1.0 + hidden % SURE } else { SURE };
        row
    }

    /// Logits of labels: those named are likely, the others not.
    fn told<'a>(&self, hidden: &[f32], labels: impl Iterator<Item = &'a String>) -> Vec<f32> {
        let told: BTreeSet<&str> = hidden.iter().map(|hidden| self.name(*hidden)).collect();
        let logit = |label: &String| {
            if told.contains(label.to_lowercase().as_str()) { SURE } else { -SURE }
        };
        labels.map(logit).collect()
    }

    /// The pieces that a trigger reaches.
    fn reach(&self, hidden: &[f32], trigger: usize) -> Range<usize> {
        let stops = |hidden: &f32| self.name(*hidden) == STOP;
        let before = hidden[..trigger].iter().rposition(stops).map_or(0, |at| at + 1);
        let after = hidden[trigger..].iter().position(stops).map_or(hidden.len(), |n| trigger + n);
        before..after
    }
}

impl Encoder for Fake {
    fn encode(&self, sentences: &[&str]) -> Result<Vec<Encoded>, Error> {
        let encode = |sentence: &&str| {
            let mut pieces = Vec::new();
            self.vocabulary.pieces(sentence, &mut pieces);
            pieces.truncate(MOST_PIECES);
            let mut hidden = Vec::new();
            for (first, last) in words(&pieces) {
                let word = sentence.get(pieces[first].start..pieces[last - 1].end);
                hidden.resize(last, self.meaning(word.unwrap_or(NOTHING)) as f32);
            }
            let row = |(piece, hidden): (&Piece, &f32)| {
                // What later pieces of a word say does not count, so they say nothing.
                self.row(piece, if piece.begins { *hidden } else { 0.0 }, &self.labels.types)
            };
            let trigger = pieces.iter().zip(&hidden).flat_map(row).collect();
            let context = self.told(&hidden, self.labels.contexts.iter());
            Encoded { pieces, hidden, trigger, context, relevance: 0.0 }
        };
        Ok(sentences.iter().map(encode).collect())
    }

    fn ask(&self, encoded: &[Encoded], questions: &[Question]) -> Result<Vec<Answer>, Error> {
        let answer = |question: &Question| {
            let Encoded { pieces, hidden, .. } = &encoded[question.sentence];
            let reach = self.reach(hidden, question.first);
            let row = |(at, piece): (usize, &Piece)| {
                let counts = piece.begins && reach.contains(&at);
                let hidden = if counts { hidden[at] } else { 0.0 };
                let layers = self.labels.layers.iter();
                layers.flat_map(|layer| self.row(piece, hidden, layer)).collect::<Vec<_>>()
            };
            let hidden = &hidden[reach.clone()];
            Answer {
                status: self.told(hidden, self.labels.statuses.iter()),
                mode: self.told(hidden, self.labels.modes.iter().map(|(_, mode)| mode)),
                roles: pieces.iter().enumerate().flat_map(row).collect(),
            }
        };
        Ok(questions.iter().map(answer).collect())
    }
}

fn labels() -> Labels {
    let roles = |roles: &[Role]| roles.iter().map(|role| role.name().to_owned()).collect();
    let mode = |mode: Mode| (mode.kind().name().to_owned(), mode.name().to_owned());
    Labels {
        types: EventType::ALL.map(|kind| kind.name().to_owned()).to_vec(),
        modes: Mode::all().map(mode).collect(),
        contexts: Context::all().map(|context| context.name().to_owned()).collect(),
        statuses: Status::ALL.map(|status| status.name().to_owned()).to_vec(),
        layers: vec![
            roles(&[Role::Actor, Role::Recipient, Role::Place, Role::Time, Role::Source]),
            roles(&[Role::Content, Role::Condition]),
            roles(&[Role::Dead, Role::Injured, Role::Arrested, Role::Size]),
        ],
    }
}

/// FNV-1a.
fn hash(word: &str) -> usize {
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    word.bytes().fold(2_166_136_261, mix) as usize
}
