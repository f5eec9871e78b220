//! What does not compile. Each pair is one honest and one dishonest text that differ in the dishonest line
//! alone, so that the second fails for its dishonesty.
//!
//! A command reads and makes changes; it has no way to write:
//! ```
//! fn honest(tx: &mut souk_engine::Tx<'_, '_>) -> souk_core::Result<Option<(i64,)>> {
//!     tx.one(souk_engine::sql!("select total from counters where shop_id = $1"),
//! souk_core::params![tx.cx().shop]) }
//! ```
//! ```compile_fail
//! fn dishonest(tx: &mut souk_engine::Tx<'_, '_>) -> souk_core::Result<u64> {
//!     tx.run(souk_engine::sql!("update counters set total = 0 where shop_id = $1"),
//! souk_core::params![tx.cx().shop]) }
//! ```
//!
//! A query has a reader, and a reader does not write:
//! ```
//! fn honest(db: &mut souk_engine::Reader<'_>) -> souk_core::Result<Vec<(i64,)>> {
//!     db.rows(souk_engine::sql!("select total from counters"), &[])
//! }
//! ```
//! ```compile_fail
//! fn dishonest(db: &mut souk_engine::Reader<'_>) -> souk_core::Result<()> {
//!     db.put(souk_engine::sql!("delete from counters"), &[])
//! }
//! ```
//!
//! Rows are handed to a change by `make`; nobody else can have them:
//! ```
//! fn honest(rows: &mut souk_engine::Rows<'_, '_>) -> souk_core::TenantId {
//!     rows.shop()
//! }
//! ```
//! ```compile_fail
//! fn dishonest(tx: &mut souk_engine::Tx<'_, '_>) -> souk_core::TenantId {
//!     souk_engine::Rows { store: tx.store, cx: tx.cx }.shop()
//! }
//! ```
//!
//! A statement is a literal:
//! ```
//! fn honest() -> &'static souk_engine::Sql {
//!     souk_engine::sql!("select 1")
//! }
//! ```
//! ```compile_fail
//! fn dishonest(table: &str) -> &'static souk_engine::Sql {
//!     souk_engine::sql!(format!("select 1 from {table}"))
//! }
//! ```
//!
//! A policy names its scope, permission, modes and entitlement; there is no default to forget them with:
//! ```
//! use souk_engine::{Entitled, Modes, Policy};
//! const HONEST: Policy = Policy::shop("orders.manage", Modes::Normal, Entitled::Free);
//! ```
//! ```compile_fail
//! use souk_engine::{Entitled, Modes, Policy};
//! const DISHONEST: Policy = Policy::default();
//! ```
//!
//! An order's id does not stand where a product's is asked:
//! ```
//! souk_core::id_type!(ProductId, "prod");
//! fn archive(_: ProductId) {}
//! fn honest(product: ProductId) { archive(product) }
//! ```
//! ```compile_fail
//! souk_core::id_type!(ProductId, "prod");
//! souk_core::id_type!(OrderId, "ord");
//! fn archive(_: ProductId) {}
//! fn dishonest(order: OrderId) { archive(order) }
//! ```
//!
//! A body of a transaction is not asynchronous: an outside call does not fit into it:
//! ```
//! use souk_engine::{Change, Context, Tx};
//! fn honest(_: &Context, tx: &mut Tx<'_, '_>) -> souk_core::Result<()> { tx.next_number("orders").map(|_|
//! ()) }
//! ```
//! ```compile_fail
//! use souk_engine::{Change, Context, Tx};
//! fn dishonest(_: &Context, tx: &mut Tx<'_, '_>) -> souk_core::Result<()> {
//!     tokio::time::sleep(std::time::Duration::ZERO).await;
//!     tx.next_number("orders").map(|_| ())
//! }
//! ```
