//! Members: who works here, who is invited, roles, and what was granted beyond them.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Lang, UserId};
use souk_shops::permissions::Holds;
use souk_shops::{
    ChangeRole, GrantPermission, HandOverShop, InvitationId, InviteMember, MemberList, MemberRow,
    RemoveMember, ResendInvitation, RevokePermission, Role, RoleTable, WithdrawInvitation,
};
use souk_web::door::Route;

use crate::choices::Badge;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/members", get(list)),
        Route::new("POST", "/admin/members", post(invite)),
        Route::new("POST", "/admin/members/resend", post(resend)),
        Route::new("POST", "/admin/members/withdraw", post(withdraw)),
        Route::new("GET", "/admin/members/{id}", get(show)),
        Route::new("POST", "/admin/members/{id}/role", post(role)),
        Route::new("POST", "/admin/members/{id}/grant", post(grant)),
        Route::new("POST", "/admin/members/{id}/revoke", post(revoke)),
        Route::new("GET", "/admin/members/{id}/own", get(ask_own)),
        Route::new("POST", "/admin/members/{id}/own", post(own)),
        Route::new("GET", "/admin/members/{id}/remove", get(ask_remove)),
        Route::new("POST", "/admin/members/{id}/remove", post(remove)),
    ]
}

fn role_badge(desk: &Desk, role: Role) -> Badge {
    let tone = match role {
        Role::SuperAdmin => "good",
        Role::Operator => "info",
        Role::Support => "plain",
    };
    desk.badge("admin-role", role.as_str(), tone)
}

async fn list(desk: Desk) -> Answer {
    let lang = desk.shop.languages.first().copied().unwrap_or(desk.lang());
    page(&desk, &Sheet::default().with("role", "support").with("lang", lang.as_str())).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let members = desk.query(MemberList {}).await?;
    let row = |member: &MemberRow| {
        json!({
            "href": format!("/admin/members/{}", member.id),
            "name": member.name,
            "email": member.email,
            "role": role_badge(desk, member.role),
            "state": (member.state != "active").then(|| desk.badge("admin-member", "suspended", "warn")),
            "more": (!member.granted.is_empty()).then_some(member.granted.len()),
            "since": member.joined_at,
        })
    };
    let data = json!({
        "rows": members.items.iter().map(row).collect::<Vec<_>>(),
        "suspended": members.items.iter().any(|member| member.state != "active"),
        "invitations": members.invitations.iter().map(|it| json!({
            "id": it.id, "email": it.email, "role": role_badge(desk, it.role), "until": it.expires_at,
        })).collect::<Vec<_>>(),
        "roles": desk.hinted("admin-role", Role::ALL.iter().map(|role| role.as_str())),
        "tongues": desk.choices("language", Lang::COMPLETE.iter().map(|lang| lang.as_str())),
    });
    desk.page_with("admin/members.html", sheet, data)
}

async fn invite(desk: Desk, mut sheet: Sheet) -> Answer {
    let role = sheet.choice(&desk.visit, "role", Role::parse).unwrap_or(Role::Support);
    let email = sheet.text("email").trim().to_owned();
    let invite = InviteMember { email, role, lang: Lang::parse(sheet.text("lang")) };
    match desk.run(&mut sheet, invite).await {
        Some(once) => link(&desk, &once.token, &once.email),
        None => page(&desk, &sheet).await,
    }
}

async fn resend(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = InvitationId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, ResendInvitation { id, lang: None }).await {
        Some(once) => link(&desk, &once.token, &once.email),
        None => page(&desk, &sheet).await,
    }
}

/// The link is shown this once; sending the form again shows the same one.
fn link(desk: &Desk, token: &str, email: &str) -> Answer {
    let public = desk.visit.web.settings().public_url.trim_end_matches('/');
    let address = format!("{public}/admin/join/{token}");
    let data = json!({
        "title": desk.say("admin-invitation-title"),
        "text": desk.say_with("admin-invitation-text", [("email", email.into())]),
        "secret": address,
        "back": "/members",
    });
    desk.page("admin/secret.html", data)
}

async fn withdraw(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = InvitationId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, WithdrawInvitation { id }).await {
        Some(_) => desk.done("/members", "invitation-withdrawn"),
        None => page(&desk, &sheet).await,
    }
}

async fn member(desk: &Desk, id: &str) -> Result<MemberRow, Failed> {
    let id = UserId::parse(id).ok_or_else(|| desk.nothing_here())?;
    let members = desk.query(MemberList {}).await?;
    members.items.into_iter().find(|member| member.id == id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let member = member(&desk, &id).await?;
    let sheet = Sheet::default().with("role", member.role.as_str());
    card(&desk, &member, &sheet).await
}

async fn card(desk: &Desk, member: &MemberRow, sheet: &Sheet) -> Answer {
    let table = desk.query(RoleTable {}).await?;
    let grantable: Vec<Value> = table
        .items
        .iter()
        .filter(|line| {
            let held = match member.role {
                Role::SuperAdmin => line.super_admin,
                Role::Operator => line.operator,
                Role::Support => line.support,
            };
            held == Holds::Grantable
        })
        .map(|line| {
            json!({
                "name": line.permission,
                "text": desk.word("admin-permission", &line.permission),
                "granted": member.granted.contains(&line.permission),
            })
        })
        .collect();
    let data = json!({
        "id": member.id,
        "name": member.name,
        "email": member.email,
        "since": member.joined_at,
        "badge": role_badge(desk, member.role),
        "own": member.id == desk.user.user,
        "owner": member.id == desk.shop.owner,
        "may_own": desk.shop.owner == desk.user.user && member.id != desk.shop.owner
            && member.state == "active",
        "grantable": grantable,
        "roles": desk.hinted("admin-role", Role::ALL.iter().map(|role| role.as_str())),
    });
    desk.page_with("admin/member.html", sheet, data)
}

async fn role(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let member = member(&desk, &id).await?;
    let role = sheet.choice(&desk.visit, "role", Role::parse).unwrap_or(member.role);
    match desk.run(&mut sheet, ChangeRole { id: member.id, role }).await {
        Some(_) => desk.done(&format!("/members/{id}"), "role-changed"),
        None => card(&desk, &member, &sheet).await,
    }
}

async fn grant(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let member = member(&desk, &id).await?;
    let permission = sheet.text("permission").to_owned();
    match desk.run(&mut sheet, GrantPermission { id: member.id, permission }).await {
        Some(_) => desk.done(&format!("/members/{id}"), "permission-changed"),
        None => card(&desk, &member, &sheet).await,
    }
}

async fn revoke(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let member = member(&desk, &id).await?;
    let permission = sheet.text("permission").to_owned();
    match desk.run(&mut sheet, RevokePermission { id: member.id, permission }).await {
        Some(_) => desk.done(&format!("/members/{id}"), "permission-changed"),
        None => card(&desk, &member, &sheet).await,
    }
}

async fn ask_own(desk: Desk, Path(id): Path<String>) -> Answer {
    let member = member(&desk, &id).await?;
    own_page(&desk, &member, &Sheet::default())
}

fn own_page(desk: &Desk, member: &MemberRow, sheet: &Sheet) -> Answer {
    desk.page_with("admin/member_own.html", sheet, json!({ "id": member.id, "name": member.name }))
}

async fn own(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let member = member(&desk, &id).await?;
    match desk.run(&mut sheet, HandOverShop { id: member.id }).await {
        Some(_) => desk.done(&format!("/members/{id}"), "shop-handed-over"),
        None => own_page(&desk, &member, &sheet),
    }
}

async fn ask_remove(desk: Desk, Path(id): Path<String>) -> Answer {
    let member = member(&desk, &id).await?;
    remove_page(&desk, &member, &Sheet::default())
}

fn remove_page(desk: &Desk, member: &MemberRow, sheet: &Sheet) -> Answer {
    let data = json!({ "id": member.id, "name": member.name, "own": member.id == desk.user.user });
    desk.page_with("admin/member_remove.html", sheet, data)
}

async fn remove(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let member = member(&desk, &id).await?;
    match desk.run(&mut sheet, RemoveMember { id: member.id }).await {
        Some(_) => desk.done("/members", "member-removed"),
        None => remove_page(&desk, &member, &sheet),
    }
}
