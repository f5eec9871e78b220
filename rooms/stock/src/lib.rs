//! The stock room: levels, movements, reservations; imports that write products and stock; the storefront's
//! products.

pub mod changes;
mod commands;
pub mod doors;
mod jobs;
pub mod model;
mod queries;
pub mod refusals;
mod steps;

pub use commands::{
    AddLocation, ApplyImportBatch, BatchDone, DeleteProduct, Deleted, ExpireHolds, Expired, FileRef,
    ImportPreview, ImportProducts, MovementLine, MovementsDone, RecordMovement, ResumeImport,
    ReverseMovement, RunImport, RunStarted, SetStock, StockFate, UndoImport,
};
pub use doors::ROOM;
pub use jobs::{ExpireReservations, ImportBatch};
pub use model::movement::{LocationId, MovementId, MovementKind, ReservationId, ReservationState};
pub use model::shelf::{Shelf, shelf};
pub use queries::{
    ForSale, LevelAt, LevelRow, LocationList, LocationRow, MovementRow, PublicList, PublicProduct,
    PublicProductView, PublicRow, PublicVariant, StockAt, StockLevels, StockMovements, VariantsForSale,
};
pub use steps::import::items::Counts;
pub use steps::{
    Levels, check_free, claim, default_location, first_location, keep_holding, levels_of, receive, release,
    reserve, reserve_from, return_goods,
};
