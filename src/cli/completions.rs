//! `completions`: what the Tab key completes.

use clap::CommandFactory;
use clap_complete::Shell;

use super::output;
use crate::error::Result;
use crate::text::Lang;

/// Print a script that completes commands and options with the Tab key
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  lemniscaat completions bash > ~/.local/share/bash-completion/completions/lemniscaat")]
pub struct Args {
    /// Shell the script is for
    shell: Shell,
}

/// Prints the script of a shell.
pub fn run(args: Args, _: Lang) -> Result<()> {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut super::Cli::command(), "lemniscaat", &mut script);
    output::print(&String::from_utf8_lossy(&script))
}
