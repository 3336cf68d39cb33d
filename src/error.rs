//! The one error type. Every message says what is wrong, where, and what to do.

use std::path::{Path, PathBuf};

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

/// Result with our error.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong through no fault of the program.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// Something in an input file is wrong: the text is underlined.
    #[error("{message}")]
    Input {
        /// One sentence: what is wrong.
        message: String,
        /// Name and text of the file.
        #[source_code]
        file: std::sync::Arc<NamedSource<String>>,
        /// Where in the text.
        #[label("here")]
        at: Option<SourceSpan>,
        /// One sentence: what to do.
        #[help]
        help: Option<String>,
    },
    /// A file or folder cannot be read or written.
    #[error("cannot {what} {}: {source}", path.display())]
    File {
        /// "read", "write", "create".
        what: &'static str,
        /// Which.
        path: PathBuf,
        /// Why, in the words of the system.
        source: std::io::Error,
    },
    /// What was asked cannot be done.
    #[error("{message}")]
    Request {
        /// One sentence: what is wrong.
        message: String,
        /// One sentence: what to do.
        #[help]
        help: Option<String>,
    },
    /// Something is not all there yet.
    #[error("{message}")]
    Incomplete {
        /// One sentence: what is missing.
        message: String,
        /// One sentence: what to do.
        #[help]
        help: String,
    },
    /// The user stopped the program.
    #[error("stopped on request: {message}")]
    Stopped {
        /// What was kept.
        message: String,
    },
}

impl Error {
    /// A request that cannot be met, with advice.
    pub fn request(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Request { message: message.into(), help: Some(help.into()) }
    }
    /// Wraps a system error about a path.
    pub fn file(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| Self::File { what, path, source }
    }
}

/// The candidate most like `given`, when it is like enough to suggest.
pub fn did_you_mean<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (strsim::jaro_winkler(given, c), c))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}
