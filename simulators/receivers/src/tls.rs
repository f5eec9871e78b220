//! Who the simulators are when somebody asks for a certificate: `localhost`, and nobody that a system knows.

use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::certificate::folder;

/// The file that says whom to believe.
pub fn ca_file() -> String {
    folder().join("ca.pem").to_string_lossy().into_owned()
}

/// What a server shows.
#[derive(Clone)]
pub struct Certified(Arc<ServerConfig>);

impl Certified {
    /// A certificate for `localhost` and `127.0.0.1`.
    pub fn localhost() -> Self {
        let folder = folder();
        let shown = CertificateDer::from_pem_file(folder.join("localhost.pem")).expect("a certificate");
        let key = PrivateKeyDer::from_pem_file(folder.join("key.pem")).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions of TLS")
            .with_no_client_auth()
            .with_single_cert(vec![shown], key)
            .expect("a certificate with its key");
        Self(Arc::new(config))
    }

    pub(crate) fn over(&self, stream: TcpStream) -> StreamOwned<ServerConnection, TcpStream> {
        let connection = ServerConnection::new(self.0.clone()).expect("a server");
        StreamOwned::new(connection, stream)
    }
}
