//! Questions about parcels and drivers.

mod account_list;
mod board;
mod figures;
mod label_sheet;
mod manifest;
mod order_sheet;
mod outcome;
mod parcel_card;
mod parcel_label;
mod parcel_list;
mod receivable;

pub use account_list::{AccountCard, AccountRow, CarrierAccountList};
pub use board::{Board, BoardColumn, ParcelBoard, StuckParcel};
pub use figures::{DriverFigures, Figures, ParcelFigures, ReasonCount};
pub(crate) use label_sheet::draw;
pub use manifest::{DriverManifest, Manifest, ManifestLine};
pub use order_sheet::{COLUMNS, OrderSheet, OrderSheetRow};
pub use outcome::{CarrierOutcome, Outcome, OutcomeRow};
pub use parcel_card::{CarrierWords, ParcelCard, ParcelEventRow, ParcelView, parcel_view};
pub use parcel_label::{LabelView, ParcelLabel};
pub use parcel_list::{ParcelItem, ParcelList, ParcelRow};
pub use receivable::{Receivable, ReceivableByAge, Receivables};
