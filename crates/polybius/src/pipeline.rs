//! The stages composed: article → sentences → codings → events.

use crate::Error;
use polybius_coder::{Coder, Relation};
use polybius_core::{Article, Coding, Entity, Event, Field, Mention, Sentence, Span};
use polybius_encoder::{Encoder, ModelFile, Network, split};
use polybius_resolve::{Knowledge, Resolver};
use std::sync::Arc;

/// The model that ships with Polybius.
const EMBEDDED: &[u8] = include_bytes!("../../../models/en.polybius");

/// Codes articles, one after the other. [`Pipeline::worker`] makes another for each thread
/// that shares model and knowledge.
pub struct Pipeline<E = Network> {
    coder: Coder<E>,
    resolver: Arc<Resolver>,
    model: String,
}

/// All that was read in an article. Each stage's value is kept, so that any can be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded {
    /// The sentences, the title first.
    pub sentences: Vec<Sentence>,
    /// What the model read in each.
    pub codings: Vec<Coding>,
    /// Events in text order.
    pub events: Vec<Event>,
}

impl Pipeline<Network> {
    /// A pipeline on the embedded model.
    pub fn embedded() -> Result<Pipeline, Error> {
        Pipeline::new(EMBEDDED)
    }

    /// A pipeline on the embedded model that knows more, or other things, than is built in.
    ///
    /// ```
    /// use polybius::{Article, Dictionary, Knowledge, Pipeline};
    /// let knowledge = Knowledge::embedded();
    /// let dictionary = Dictionary::read("SEA_DOGS_ [MLTREB]\n", &knowledge);
    /// let pipeline = Pipeline::embedded_with(knowledge.with(&dictionary))?;
    /// let mentions = pipeline.mentions(&Article::new("a", "The Sea Dogs left."));
    /// assert_eq!(mentions[0].entity.named.code.as_deref(), Some("MLT"));
    /// # Ok::<(), polybius::Error>(())
    /// ```
    pub fn embedded_with(knowledge: Knowledge) -> Result<Pipeline, Error> {
        Pipeline::new_with(EMBEDDED, knowledge)
    }

    /// A pipeline on the bytes of a model file.
    pub fn new(model: &[u8]) -> Result<Pipeline, Error> {
        Pipeline::new_with(model, Knowledge::embedded())
    }

    /// A pipeline on the bytes of a model file, and on this knowledge.
    pub fn new_with(model: &[u8], knowledge: Knowledge) -> Result<Pipeline, Error> {
        let broken = |cause| Error::new("the model cannot be used", cause);
        let file = ModelFile::new(model).map_err(broken)?;
        let network = Network::new(&file).map_err(broken)?;
        Pipeline::with(network, file.header, Arc::new(Resolver::new(knowledge)))
    }

    /// The same pipeline for another thread.
    pub fn worker(&self) -> Result<Pipeline, Error> {
        let network = self.coder.encoder().worker();
        let header = network.header().clone();
        Pipeline::with(network, header, Arc::clone(&self.resolver))
    }
}

impl<E: Encoder> Pipeline<E> {
    /// A pipeline on any encoder whose outputs `header` describes; tests put a fake here.
    pub fn with(
        encoder: E,
        header: polybius_encoder::model::Header,
        resolver: Arc<Resolver>,
    ) -> Result<Pipeline<E>, Error> {
        let coder = Coder::new(encoder, &header)
            .map_err(|cause| Error::new("the model cannot be used", cause))?;
        Ok(Pipeline { coder, resolver, model: header.name })
    }

    /// Name of the model.
    pub fn model_name(&self) -> &str {
        &self.model
    }

    /// What it knows of people and places.
    pub fn knowledge(&self) -> &Knowledge {
        self.resolver.knowledge()
    }

    /// Who coded: version of program, model and knowledge, as the event record carries it.
    pub fn coder(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let knowledge = self.resolver.knowledge().version();
        format!("polybius {version} model {} knowledge {knowledge}", self.model)
    }

    /// The events of an article.
    pub fn code(&self, article: &Article) -> Result<Coded, Error> {
        let sentences = split::sentences(article);
        let codings = self.read(article, &sentences)?;
        let events = self.resolver.events(article, &codings);
        Ok(Coded { sentences, codings, events })
    }

    /// What the model reads in given sentences of an article, before resolution.
    pub fn read(&self, article: &Article, sentences: &[Sentence]) -> Result<Vec<Coding>, Error> {
        let failed = |cause| Error::new("the article could not be coded", cause);
        self.coder.code(article, sentences).map_err(failed)
    }

    /// Every political actor and place that an article mentions.
    pub fn mentions(&self, article: &Article) -> Vec<Mention> {
        self.resolver.mentions(article, &split::sentences(article))
    }

    /// Who phrases of an article are: each is read as an event's actor would be, a pronoun
    /// or bare role by what stands before it. The model has no part in it.
    pub fn who(&self, article: &Article, phrases: &[(Field, Span)]) -> Vec<Entity> {
        self.resolver.who(article, &split::sentences(article), phrases)
    }

    /// What `source` does to `target` in a sentence.
    pub fn relate(&self, sentence: &str, source: &str, target: &str) -> Result<Relation, Error> {
        let failed = |cause| Error::new("the sentence could not be coded", cause);
        self.coder.relate(sentence, source, target).map_err(failed)
    }
}
