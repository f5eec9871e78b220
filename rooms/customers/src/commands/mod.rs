//! What members do about customers.

mod block_customer;
mod block_phone;
mod unblock_customer;

pub use block_customer::BlockCustomer;
pub use block_phone::{BlockPhone, PhoneStanding, UnblockPhone};
pub use unblock_customer::UnblockCustomer;
