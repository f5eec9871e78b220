//! `souk`: one program.

use std::process::ExitCode;

fn main() -> ExitCode {
    souk::main()
}
