//! Finds texts that one language has and another lacks, or that speak of other variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use souk_core::{Fault, Lang};

use super::TextSource;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub lang: Lang,
    pub id: String,
    pub owner: &'static str,
    pub want: Want,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// The language does not have the id.
    Text,
    /// English speaks of these variables, the language of others.
    Variables(BTreeSet<String>),
}

/// What a text needs to be said.
#[derive(Debug, Default)]
pub struct Shape {
    pub owner: &'static str,
    variables: BTreeSet<String>,
    /// Terms bend with their language: each may have its own.
    term: bool,
}

impl Shape {
    pub fn term(owner: &'static str) -> Self {
        Self { owner, variables: BTreeSet::new(), term: true }
    }
    pub fn of(owner: &'static str, message: &Message<&str>) -> Self {
        let mut shape = Self { owner, ..Self::default() };
        for pattern in message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value))
        {
            shape.pattern(pattern);
        }
        shape
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. }
            | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// What each id of a language needs to be said, and who wrote it.
pub type Shapes = BTreeMap<String, Shape>;

pub fn learn(source: &TextSource, resource: &FluentResource, shapes: &mut Shapes) -> Result<(), Fault> {
    for entry in resource.entries() {
        let (id, shape) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), Shape::of(source.owner, message)),
            Entry::Term(term) => (format!("-{}", term.id.name), Shape::term(source.owner)),
            _ => continue,
        };
        if let Some(other) = shapes.insert(id.clone(), shape) {
            return Err(source.fault(format!("{id} is already said by {}", other.owner)));
        }
    }
    Ok(())
}

pub fn find(spoken: &BTreeMap<Lang, Shapes>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let Some(english) = spoken.get(&Lang::En) else { return gaps };
    let messages = |shapes: &'_ Shapes| -> BTreeMap<String, (&'static str, BTreeSet<String>)> {
        let said = shapes.iter().filter(|(_, shape)| !shape.term);
        said.map(|(id, shape)| (id.clone(), (shape.owner, shape.variables.clone()))).collect()
    };
    let wanted = messages(english);
    for (lang, shapes) in spoken.iter().filter(|(lang, _)| **lang != Lang::En) {
        let complete = Lang::COMPLETE.contains(lang);
        let mut here = messages(shapes);
        for (id, (owner, variables)) in &wanted {
            let want = match here.remove(id) {
                None if complete => Want::Text,
                Some((_, other)) if other != *variables => Want::Variables(variables.clone()),
                _ => continue,
            };
            gaps.push(Gap { lang: *lang, id: id.clone(), owner, want });
        }
        let untold =
            here.into_iter().map(|(id, (owner, _))| Gap { lang: Lang::En, id, owner, want: Want::Text });
        gaps.extend(untold);
    }
    gaps
}
