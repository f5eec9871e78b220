//! What can happen to the books: a posting is added. Nothing else.

mod post;

pub use post::{LedgerPosted, post, posted, reverse};
