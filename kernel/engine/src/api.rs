//! The doors of the API as data: paths, and what becomes of an answer on its way out.

use serde_json::Value;
use souk_core::{Lang, Money, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A path to a command or query. `{name}` in the path fills the input's field of that name.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    pub method: Method,
    pub path: &'static str,
    /// Status of a success: 200, or 201 where something was made.
    pub status: u16,
    /// Turns another shape of input (older names, numbers as text) into the command's own.
    pub adapter: Option<fn(Value) -> Result<Value>>,
    /// Turns the answer into another shape.
    pub present: Option<fn(Value) -> Value>,
    /// Answers with a tag, and "not modified" to whoever has it.
    pub tagged: bool,
    /// What the answer is drawn as, where it is no JSON.
    pub drawing: Option<Drawing>,
}

/// An answer that is a file: what kind of file, and how it is made of the answer.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    pub content_type: &'static str,
    pub draw: fn(&Value, &dyn Wording) -> Option<Vec<u8>>,
}

/// The words of a drawing, as whoever asks reads them.
pub trait Wording {
    fn lang(&self) -> Lang;
    fn word(&self, id: &str) -> String;
    fn money(&self, sum: Money) -> String;
}

impl Api {
    pub const fn new(method: Method, path: &'static str) -> Self {
        Self { method, path, status: 200, adapter: None, present: None, tagged: false, drawing: None }
    }
    pub const fn get(path: &'static str) -> Self {
        Self::new(Method::Get, path)
    }
    pub const fn post(path: &'static str) -> Self {
        Self::new(Method::Post, path)
    }
    pub const fn put(path: &'static str) -> Self {
        Self::new(Method::Put, path)
    }
    pub const fn patch(path: &'static str) -> Self {
        Self::new(Method::Patch, path)
    }
    pub const fn delete(path: &'static str) -> Self {
        Self::new(Method::Delete, path)
    }
    pub const fn created(self) -> Self {
        Self { status: 201, ..self }
    }
    pub const fn adapted(self, adapter: fn(Value) -> Result<Value>) -> Self {
        Self { adapter: Some(adapter), ..self }
    }
    pub const fn tagged(self) -> Self {
        Self { tagged: true, ..self }
    }
    pub const fn drawn(
        self,
        content_type: &'static str,
        draw: fn(&Value, &dyn Wording) -> Option<Vec<u8>>,
    ) -> Self {
        Self { drawing: Some(Drawing { content_type, draw }), ..self }
    }
    pub const fn presented(self, present: fn(Value) -> Value) -> Self {
        Self { present: Some(present), ..self }
    }
}
