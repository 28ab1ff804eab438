//! Which model codes, and on how many threads.

use crate::failure::{Failure, chain};
use crate::reporter::Reporter;
use crate::{gazetteer, options};
use clap::Args;
use polybius::{Knowledge, Pipeline};
use polybius_store::Origin;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

/// Options of every verb that runs the model.
#[derive(Args, Debug)]
pub(crate) struct Engine {
    /// Use this model file instead of the one built in
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Places of a GeoNames table (allCountries.txt, cities500.txt, …), to be known beside
    /// those built in and before them; can be given several times
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    /// Number of threads [default: one for each core]; the output is the same for any number
    #[arg(long, value_name = "N", value_parser = options::threads)]
    threads: Option<NonZeroUsize>,
}

impl Engine {
    /// One pipeline for each thread.
    pub(crate) fn workers(&self, reporter: &mut Reporter) -> Result<Vec<Pipeline>, Failure> {
        self.knowing(Knowledge::embedded(), reporter)
    }

    /// One pipeline for each thread, with knowledge of the user's own.
    pub(crate) fn knowing(
        &self,
        knowledge: Knowledge,
        reporter: &mut Reporter,
    ) -> Result<Vec<Pipeline>, Failure> {
        let began = Instant::now();
        let first = self.pipeline(knowledge, reporter)?;
        let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = self.threads.map_or_else(cores, NonZeroUsize::get);
        let unusable = |error| Failure::usage(chain(&error), "is `--model` made for this version?");
        let mut workers = Vec::new();
        for _ in 1..threads {
            workers.push(first.worker().map_err(unusable)?);
        }
        workers.push(first);
        reporter.verbose(|| {
            let name = workers.first().map_or("", Pipeline::model_name);
            let took = began.elapsed().as_millis();
            format!("model {name} on {threads} threads, ready after {took} ms")
        });
        Ok(workers)
    }

    fn pipeline(
        &self,
        mut knowledge: Knowledge,
        reporter: &mut Reporter,
    ) -> Result<Pipeline, Failure> {
        for path in &self.gazetteer {
            knowledge = knowledge.with_gazetteer(gazetteer::read(path, reporter)?);
        }
        let Some(path) = &self.model else {
            let broken = |error: polybius::Error| {
                Failure::usage(chain(&error), "the built-in model is broken: build Polybius again")
            };
            return Pipeline::embedded_with(knowledge).map_err(broken);
        };
        let origin = Origin::file(path.display().to_string());
        let bytes = std::fs::read(path).map_err(|error| {
            let trouble = origin.io_trouble(&error).to_string();
            Failure::usage(trouble, "leave out `--model` for the built-in one")
        })?;
        Pipeline::new_with(&bytes, knowledge).map_err(|error| {
            let hint = "`--model` takes a file that Polybius' training made";
            Failure::usage(origin.trouble(chain(&error)).to_string(), hint)
        })
    }
}
