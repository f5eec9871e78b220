//! Doors with one defect each, to show that the fuzzer finds them; and a sound one beside them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use souk_core::{Fault, Result};
use souk_engine::{
    Api, Context, Entitled, MigrationSet, Modes, Policy, Query, QueryDef, Reader, Room, schemars,
};

pub const EXPECTED: &[(&str, Option<&str>)] = &[
    ("/api/v1/flawed/sound", None),
    ("/api/v1/flawed/breaks", Some("broken")),
    ("/api/v1/flawed/tells", Some("undescribed")),
    ("/api/v1/flawed/lies", Some("undescribed")),
];

fn as_text<S: Serializer>(number: &i64, out: S) -> std::result::Result<S::Ok, S::Error> {
    out.serialize_str(&number.to_string())
}

#[derive(Serialize, JsonSchema)]
struct Sound {
    number: i64,
}

#[derive(Serialize, JsonSchema)]
struct Told {
    number: i64,
    #[schemars(skip)]
    secret: i64,
}

#[derive(Serialize, JsonSchema)]
struct Lie {
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "i64")]
    number: i64,
}

macro_rules! queries {
    ($($query:ident $name:literal $output:ty, $answer:expr;)+) => {$(
        #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        struct $query {}

        impl Query for $query {
            const NAME: &'static str = $name;
            const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
            type Output = $output;
            fn answer(&self, _: &Context, _: &mut Reader<'_>) -> Result<$output> {
                $answer
            }
        }
    )+};
}

queries! {
    SoundDoor "flawed_sound" Sound, Ok(Sound { number: 1 });
    BreakingDoor "flawed_breaks" Sound, Err(Fault::new("it breaks").into());
    TellingDoor "flawed_tells" Told, Ok(Told { number: 1, secret: 2 });
    LyingDoor "flawed_lies" Lie, Ok(Lie { number: 1 });
}

pub static ROOM: Room = Room {
    queries: &[
        QueryDef::new::<SoundDoor>("Is as it says.", &[Api::get("/api/v1/flawed/sound")], ""),
        QueryDef::new::<BreakingDoor>("Breaks.", &[Api::get("/api/v1/flawed/breaks")], ""),
        QueryDef::new::<TellingDoor>("Tells too much.", &[Api::get("/api/v1/flawed/tells")], ""),
        QueryDef::new::<LyingDoor>("Lies about a type.", &[Api::get("/api/v1/flawed/lies")], ""),
    ],
    ..Room::named("flawed", MigrationSet { room: "flawed", migrations: &[] })
};
