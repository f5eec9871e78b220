//! One shop with this room alone, on both databases.

use std::future::Future;

use souk_core::Result;
use souk_engine::{Ask, Command, Query, Reach, Reader};
use souk_places::ROOM;
use souk_testkit::{Setup, World};

pub async fn both<F, W>(test: F)
where
    F: Fn(Shop) -> W,
    W: Future<Output = ()>,
{
    let setup = Setup::rooms(&[&ROOM]).serving(crate::shipped());
    souk_testkit::both(setup, |world| test(Shop(world))).await;
}

/// A world, asked by the shop's owner.
pub struct Shop(pub World);

impl Shop {
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Output> {
        self.0.engine.execute(self.0.owner(), command).await
    }
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.0.engine.ask(self.0.owner(), query).await
    }
    pub async fn run_as<C: Command>(&self, ask: Ask, command: C) -> Result<C::Output> {
        self.0.engine.execute(ask, command).await
    }
    pub async fn ask_as<Q: Query>(&self, ask: Ask, query: Q) -> Result<Q::Output> {
        self.0.engine.ask(ask, query).await
    }
    /// Reads in the shop, as a later room would.
    pub async fn read<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.engine.read(Reach::Shop(self.0.shop), body).await
    }
}
