//! What members do about customers.

mod block_customer;
mod unblock_customer;

pub use block_customer::BlockCustomer;
pub use unblock_customer::UnblockCustomer;
