//! The project's own tools behind `cargo xtask …`. Nothing here is part of the product, and nothing of the
//! product is needed to build it: the tools must work while the product does not compile.

pub mod cluster;
pub mod disk;
pub mod guardian;
pub mod machine;
pub mod suites;
pub mod tally;
pub mod tidy;
