//! The program: reads the command line, does what it asks, says what went wrong.

use std::process::ExitCode;

fn main() -> ExitCode {
    lemniscaat::cli::main()
}
