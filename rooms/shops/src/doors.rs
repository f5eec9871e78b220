//! Paths, CLI names, events and audit statements of this room, as data.

use souk_engine::{Api, CommandDef, EventDef, Invariant, Personal, QueryDef, ReactionDef, sql};
use souk_entitlements::Given;

use crate::changes::*;
use crate::commands::*;
use crate::queries::{MemberList, MyShops, RoleTable, SettingsCard, ShopCardQuery};
use crate::reactions::PlacesChanged;

pub(crate) const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<UpdateShop>(
        "Changes name, telephone, languages or zone.",
        &[Api::patch("/api/v1/shop")],
        "shop update",
    ),
    CommandDef::new::<CloseShop>(
        "Closes the shop for good.",
        &[Api::post("/api/v1/shop/close")],
        "shops close",
    ),
    CommandDef::new::<SetMode>("Changes how the shop works.", &[Api::put("/api/v1/mode")], "mode set"),
    CommandDef::new::<UpdateSettings>("Changes settings.", &[Api::patch("/api/v1/settings")], "settings set"),
    CommandDef::new::<InviteMember>(
        "Invites a person to work in the shop.",
        &[Api::post("/api/v1/invitations").created()],
        "members invite",
    ),
    CommandDef::new::<ResendInvitation>(
        "Sends an open invitation again, with another link.",
        &[Api::post("/api/v1/invitations/{id}/resend")],
        "members resend",
    ),
    CommandDef::new::<SettleMembers>("Suspends members whom the plan has no place for.", &[], ""),
    CommandDef::new::<WithdrawInvitation>(
        "Takes an open invitation back.",
        &[Api::post("/api/v1/invitations/{id}/withdraw")],
        "members withdraw",
    ),
    CommandDef::new::<AcceptInvitation>(
        "Joins the shop that an invitation names.",
        &[Api::post("/api/v1/invitations/accept")],
        "",
    ),
    CommandDef::new::<ChangeRole>(
        "Gives a member another role.",
        &[Api::patch("/api/v1/members/{id}")],
        "members role",
    ),
    CommandDef::new::<RemoveMember>(
        "Ends a member's work in the shop.",
        &[Api::delete("/api/v1/members/{id}")],
        "members remove",
    ),
    CommandDef::new::<HandOverShop>(
        "Makes another member the shop's owner.",
        &[Api::post("/api/v1/members/{id}/own")],
        "shops hand-over",
    ),
    CommandDef::new::<GrantPermission>(
        "Grants a permission beyond the role.",
        &[Api::post("/api/v1/members/{id}/grant")],
        "members grant",
    ),
    CommandDef::new::<RevokePermission>(
        "Takes a granted permission back.",
        &[Api::post("/api/v1/members/{id}/revoke")],
        "members revoke",
    ),
    CommandDef::new::<ChooseShop>("Turns your session to a shop.", &[Api::post("/api/v1/session/shop")], ""),
];

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<ShopCardQuery>(
        "The shop.",
        &[Api::get("/api/v1/shop"), Api::get("/api/v1/mode")],
        "mode show",
    ),
    QueryDef::new::<MyShops>("The shops that you work in.", &[Api::get("/api/v1/shops")], ""),
    QueryDef::new::<SettingsCard>("The shop's settings.", &[Api::get("/api/v1/settings")], "settings show"),
    QueryDef::new::<MemberList>(
        "Who works in the shop, and who is invited.",
        &[Api::get("/api/v1/members")],
        "members list",
    ),
    QueryDef::new::<RoleTable>(
        "Which role holds which permission.",
        &[Api::get("/api/v1/roles")],
        "roles list",
    ),
];

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<ShopOpened>("A shop was opened."),
    EventDef::new::<ShopChanged>("What a shop says about itself changed."),
    EventDef::new::<ShopHandedOver>("A shop has another owner."),
    EventDef::new::<ShopClosed>("A shop was closed for good."),
    EventDef::new::<CurrencyLocked>("A shop's currency stays from now on."),
    EventDef::new::<ModeSet>("A shop works in another mode."),
    EventDef::new::<SettingsChanged>("Settings of a shop changed."),
    EventDef::new::<MemberAdded>("A person works in a shop."),
    EventDef::new::<MemberRemoved>("A person works in a shop no more."),
    EventDef::new::<RoleChanged>("A member has another role."),
    EventDef::new::<PermissionGranted>("A member got a permission beyond the role."),
    EventDef::new::<PermissionRevoked>("A permission beyond the role was taken back."),
    EventDef::new::<InvitationMade>("A person was invited."),
    EventDef::new::<PlacesSettled>("Members were suspended or work again, as the plan allows."),
    EventDef::new::<InvitationRenewed>("An invitation got another link."),
    EventDef::new::<InvitationAccepted>("An invitation was accepted."),
    EventDef::new::<InvitationEnded>("Invitations ran out or were taken back."),
];

pub(crate) const REACTIONS: &[ReactionDef] = &[ReactionDef::new::<Given, PlacesChanged>()];

pub(crate) const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "every shop has an active super_admin",
        find: || {
            sql!(
                "select s.shop_id, cast('no super_admin' as text) from shops s where not exists (
                    select 1 from members m where m.shop_id = s.shop_id and m.role = 'super_admin'
                    and m.state = 'active')"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 1] =
                [sql!("update members set state = 'suspended' where shop_id = $1")];
            &PLANT
        },
    },
    Invariant {
        name: "places taken are members and open invitations",
        find: || {
            sql!(
                "select e.shop_id, cast(e.used as text) from v_entitlements e
                 where e.key = 'users.max' and e.used <>
                    (select cast(count(*) as bigint) from members m where m.shop_id = e.shop_id)
                    + (select cast(count(*) as bigint) from invitations i
                       where i.shop_id = e.shop_id and i.state = 'open')"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 2] = [
                sql!("delete from member_permissions where shop_id = $1"),
                sql!("delete from members where shop_id = $1"),
            ];
            &PLANT
        },
    },
];

/// The shop's name, its members' roles and its settings stay; who the people are is forgotten.
pub(crate) const PERSONAL: &[Personal] = &[
    Personal {
        table: "shops",
        columns: "phone",
        of_shop: Some(|| sql!("update shops set phone = null where shop_id = $1 and phone is not null")),
        of_person: None,
    },
    Personal {
        table: "members",
        columns: "name email",
        of_shop: Some(|| {
            sql!("update members set name = '—', email = '' where shop_id = $1 and email <> ''")
        }),
        of_person: None,
    },
    Personal {
        table: "invitations",
        columns: "email",
        of_shop: Some(|| sql!("update invitations set email = '' where shop_id = $1 and email <> ''")),
        of_person: None,
    },
];
