//! A wire between the store and the server that can be cut at the worst moment.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio_postgres::config::{Config, Host};

use crate::place::server;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    Never,
    /// The server gets COMMIT and does it; its answer is lost.
    AfterCommit,
    /// COMMIT itself is lost.
    BeforeCommit,
    /// No connection lives.
    Always,
}

pub struct Proxy {
    port: u16,
    cut: Arc<Mutex<Cut>>,
}

impl Proxy {
    pub async fn before_the_server() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let cut = Arc::new(Mutex::new(Cut::Never));
        let seen = cut.clone();
        tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let cut = seen.clone();
                tokio::spawn(async move {
                    if *cut.lock().unwrap() != Cut::Always {
                        serve(client, &cut).await;
                    }
                });
            }
        });
        Self { port, cut }
    }
    pub fn cut(&self, cut: Cut) {
        *self.cut.lock().unwrap() = cut;
    }
    /// The same database, through this wire.
    pub fn address(&self, direct: &str) -> String {
        let config: Config = direct.parse().unwrap();
        let password = config.get_password().map(|password| String::from_utf8_lossy(password).into_owned());
        format!(
            "postgres://{}{}@127.0.0.1:{}/{}",
            config.get_user().unwrap(),
            password.map(|password| format!(":{password}")).unwrap_or_default(),
            self.port,
            config.get_dbname().unwrap()
        )
    }
}

async fn serve(mut client: TcpStream, cut: &Mutex<Cut>) {
    let config: Config = server("postgres").parse().unwrap();
    let port = config.get_ports().first().copied().unwrap_or(5432);
    match &config.get_hosts()[0] {
        Host::Tcp(host) => {
            pump(&mut client, TcpStream::connect((host.as_str(), port)).await.unwrap(), cut).await
        }
        Host::Unix(folder) => {
            let socket = folder.join(format!(".s.PGSQL.{port}"));
            pump(&mut client, UnixStream::connect(socket).await.unwrap(), cut).await;
        }
    }
}

async fn pump(client: &mut TcpStream, mut server: impl AsyncRead + AsyncWrite + Unpin, cut: &Mutex<Cut>) {
    let (mut up, mut down) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            read = client.read(&mut up) => {
                let Ok(count @ 1..) = read else { return };
                let commits = up[..count].windows(14).any(|bytes| bytes == b"select; commit");
                let cut = *cut.lock().unwrap();
                if cut == Cut::Always || (commits && cut == Cut::BeforeCommit) {
                    return;
                }
                server.write_all(&up[..count]).await.unwrap();
                if commits && cut == Cut::AfterCommit {
                    answered(&mut server).await;
                    return;
                }
            }
            read = server.read(&mut down) => {
                let Ok(count @ 1..) = read else { return };
                client.write_all(&down[..count]).await.ok();
            }
        }
    }
}

/// Reads until the server has said COMMIT, and keeps it to itself.
async fn answered(server: &mut (impl AsyncRead + Unpin)) {
    let mut said = Vec::new();
    while !said.windows(6).any(|bytes| bytes == b"COMMIT") {
        if server.read_buf(&mut said).await.unwrap() == 0 {
            return;
        }
    }
}
