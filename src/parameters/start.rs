//! State in January 2007 and what counts as lasting.

use super::group;

group! {
    /// The state in January 2007.
    Start {
        /// Placeholder.
        constant x: Share = 0.5 in 0.0..=1.0, assumption "placeholder";
    }
}
