//! Which addresses are everybody's: those of the own machine and the own network are not, however they are
//! written.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// May a merchant's address lead here?
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b, c) {
        // This network, the own machine, multicast and what is reserved.
        (0 | 127 | 224.., _, _) => true,
        // The providers' own (100.64/10), benchmarks (198.18/15).
        (100, 64..=127, _) | (198, 18 | 19, _) => true,
        // Protocols, examples in documents, an old way to IPv6.
        (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113) => true,
        _ => false,
    };
    !special && !address.is_private() && !address.is_link_local()
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let within = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match (a, b) {
        // An IPv4 address in another coat: mapped, translated, tunnelled.
        (0, 0) if (c, d, e, f) == (0, 0, 0, 0xffff) => within(g, h),
        (0x64, 0xff9b) if (c, d, e, f) == (0, 0, 0, 0) => within(g, h),
        (0x2002, _) => within(b, c),
        // Tunnels that hide where they lead, examples in documents.
        (0x2001, 0..=0x01ff | 0x0db8) | (0x3fff, 0..=0x0fff) => false,
        // Of the rest only global unicast is everybody's.
        _ => (0x2000..=0x3fff).contains(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_machine_and_the_own_network_are_nobody_elses_in_every_spelling() {
        for own in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "203.0.113.7",
            "::",
            "::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "::127.0.0.1",
            "fec0::1",
            "4000::1",
        ] {
            assert!(!is_public(own.parse().unwrap()), "{own}");
        }
    }

    #[test]
    fn other_peoples_addresses_are_public() {
        for other in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.0.1",
            "100.128.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "198.20.0.1",
            "223.255.255.1",
            "2606:4700:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::",
            "2001:4860::1",
        ] {
            assert!(is_public(other.parse().unwrap()), "{other}");
        }
    }
}
