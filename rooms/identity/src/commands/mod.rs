//! One verb a file.

mod add_user;
mod api_keys;
mod change_password;
mod embed_tokens;
mod people;
mod set_up_installation;
mod sign_in;
mod sign_out;

pub use add_user::{AddUser, UserCard};
pub use api_keys::{CreateApiKey, CreatePlatformKey, KeyOnce, RevokeApiKey, RevokePlatformKey};
pub use change_password::ChangePassword;
pub use embed_tokens::{CreateEmbedToken, EmbedOnce, RevokeEmbedToken};
pub use people::{EndUserSessions, PasswordOnce, PersonCard, ResetPassword, SetPlatformAdmin};
pub use set_up_installation::{SetUpInstallation, set_up_secret};
pub use sign_in::{SignIn, SignedIn};
pub use sign_out::{SignOut, SignedOut};
