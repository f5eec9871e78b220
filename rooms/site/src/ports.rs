//! What this room needs from outside.

use std::future::Future;
use std::pin::Pin;

pub type Texts<'a> = Pin<Box<dyn Future<Output = Result<Vec<String>, String>> + Send + 'a>>;

/// Asks name servers for the texts at a name; none where nothing stands there, a sentence where nobody could
/// say.
pub trait TextsAt: Send + Sync + 'static {
    fn texts<'a>(&'a self, name: &'a str) -> Texts<'a>;
}

/// Names of the installation itself, which no shop may have.
#[derive(Debug, Clone, Default)]
pub struct OwnHosts(pub Vec<String>);
