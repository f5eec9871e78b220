//! TLS by rustls with ring: whom to believe stands in a file of the system, not in the program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use souk_core::Fault;
use tokio_rustls::TlsConnector;

use crate::failure::Failure;
use crate::network::{Io, Stream};

/// Where systems keep the certificates of those whom they believe: Debian, Fedora, Alpine and their kin.
const KNOWN: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

#[derive(Clone)]
pub(crate) struct Tls(Option<TlsConnector>);

impl Tls {
    /// Believes whom `file` names; without one, whom the system believes. A system without such a file
    /// speaks to nobody encrypted, and says so when it is asked to.
    pub fn believing(file: Option<&Path>) -> Result<Self, Fault> {
        let found = match file {
            Some(file) => Some(file.to_owned()),
            None => KNOWN.iter().map(PathBuf::from).find(|path| path.exists()),
        };
        let Some(file) = found else { return Ok(Self(None)) };
        let unread = |why: String| Fault::new(format!("ca_file {}: {why}", file.display()));
        let mut roots = RootCertStore::empty();
        let certificates =
            CertificateDer::pem_file_iter(&file).map_err(|error| unread(format!("unread: {error}")))?;
        // One odd certificate among a hundred is the system's affair.
        let (added, _) = roots.add_parsable_certificates(certificates.filter_map(Result::ok));
        if added == 0 {
            return Err(unread("no certificate stands in it".to_owned()));
        }
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| Fault::caused("TLS has no versions", error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self(Some(TlsConnector::from(Arc::new(config)))))
    }

    /// The same connection, encrypted; the server has shown that it is `host`.
    pub async fn over<S: Io + 'static>(&self, stream: S, host: &str) -> Result<Stream, Failure> {
        let none = "this system has no file of certificates; name one in `ca_file`";
        let connector = self.0.as_ref().ok_or_else(|| Failure::Untrusted(none.to_owned()))?;
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| Failure::Target("its host is no name of a server"))?;
        let stream = connector.connect(name, stream).await;
        Ok(Box::new(stream.map_err(|error| Failure::Untrusted(error.to_string()))?))
    }
}
