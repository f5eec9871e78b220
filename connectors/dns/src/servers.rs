//! Who is asked: the servers of the settings, else those of the system.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;

const PORT: u16 = 53;
/// More are not asked (resolv.conf(5)).
const MOST: usize = 3;

/// `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:53`, `2001:db8::1`.
pub fn parse_server(text: &str) -> Option<SocketAddr> {
    let bare = || text.parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, PORT));
    text.parse().ok().or_else(bare)
}

/// The servers that a file such as `/etc/resolv.conf` lists; zones of link-local addresses are left out.
pub fn listed(text: &str) -> Vec<SocketAddr> {
    let named = text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let is_server = words.next() == Some("nameserver");
        words.next().filter(|_| is_server)
    });
    named.filter_map(parse_server).take(MOST).collect()
}

/// The system's servers; none where it lists none.
pub fn system() -> Vec<SocketAddr> {
    std::fs::read_to_string(Path::new("/etc/resolv.conf")).map(|text| listed(&text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_servers_are_read_as_they_are_listed() {
        let text = "# here\nsearch lan\nnameserver 192.0.2.1\n nameserver\t2001:db8::1 # two\n\
                    nameserver fe80::1%eth0\nnameserver 192.0.2.3\nnameserver 192.0.2.4\noptions ndots:5\n";
        let found: Vec<String> = listed(text).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["192.0.2.1:53", "[2001:db8::1]:53", "192.0.2.3:53"]);
        assert_eq!(parse_server("127.0.0.1:5353").unwrap().port(), 5353);
        assert_eq!(parse_server("ns.example"), None);
    }
}
