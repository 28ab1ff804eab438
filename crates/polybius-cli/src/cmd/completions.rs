//! `polybius completions`.

use super::Cli;
use crate::Failure;
use crate::output::Output;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  polybius completions bash > polybius.bash")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "polybius", &mut script);
        let mut output = Output::open(None)?;
        output.write_through(&script)?;
        output.finish()
    }
}
