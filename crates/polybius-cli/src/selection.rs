//! Which events are wanted.

use crate::options;
use clap::Args;
use polybius::Status;

#[derive(Args, Clone, Debug)]
pub(crate) struct Selection {
    /// Leave out events less certain than this
    #[arg(long, value_name = "0…1", value_parser = options::probability, default_value = "0")]
    min_confidence: f32,
    /// Leave out events of other statuses [default: all, in formats that cannot tell them apart
    /// only `actual`]
    #[arg(long, value_delimiter = ',', value_parser = options::status())]
    status: Vec<Status>,
}

impl Selection {
    /// Whether an event is asked for.
    pub(crate) fn wants(&self, status: Status, confidence: f32) -> bool {
        self.wants_status(status) && confidence >= self.min_confidence
    }

    /// Whether statuses are chosen, so that those chosen are wanted in any format.
    pub(crate) fn any_status(&self) -> bool {
        !self.status.is_empty()
    }

    fn wants_status(&self, status: Status) -> bool {
        self.status.is_empty() || self.status.contains(&status)
    }
}
