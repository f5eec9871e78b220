//! Whether two shops are the same person's: what their e-mails and telephones have in common.

use souk_shops::model::details::phone_key;

/// An address; what stands behind a plus is the same person's, in whatever case it is written.
pub fn email(address: &str) -> String {
    let address = address.trim().to_lowercase();
    let plain = address.rsplit_once('@').map(|(name, domain)| {
        let name = name.split_once('+').map_or(name, |(name, _)| name);
        format!("{name}@{domain}")
    });
    format!("email:{}", plain.unwrap_or(address))
}

/// A telephone, however it is written.
pub fn phone(number: &str) -> String {
    format!("phone:{}", phone_key(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_mark_however_they_write_themselves() {
        assert_eq!(email(" Amina+second@Example.dz"), "email:amina@example.dz");
        assert_eq!(email("amina@example.dz"), "email:amina@example.dz");
        assert_ne!(email("amina@example.dz"), email("amina@example.com"));
        assert_eq!(phone("0551 23 45 67"), phone("+213551234567"));
    }
}
