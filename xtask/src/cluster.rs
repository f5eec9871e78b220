//! A throwaway PostgreSQL cluster: own folder, own port, and a plain role that may create databases. It is
//! gone with the process that started it, however that process ends.

use std::fs::OpenOptions;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::guardian::{Guardian, quick, temporary};
use crate::machine;

/// How long a killed server may take to come back.
const PATIENCE: Duration = Duration::from_secs(60);

const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
max_connections = 300
fsync = on
full_page_writes = on
synchronous_commit = on
timezone = 'UTC'
";

/// Only the plain role gets in over the network; the superuser is whoever owns the folder, over the socket.
const WHO_MAY_CONNECT: &str = "local all all peer\nhost all souk_test 127.0.0.1/32 trust\n";

const ROLE: &str = "create role souk_test login createdb nosuperuser nobypassrls";

type NewFolder = fn(Command, &str) -> Result<PathBuf, String>;

/// A running server. Dropping it stops the server and removes its folder.
pub struct Cluster {
    url: String,
    port: u16,
    owner: Owner,
    programs: PathBuf,
    data: PathBuf,
    guardian: Guardian,
}

impl Cluster {
    /// With real durability, for proofs.
    pub fn start() -> Result<Cluster, String> {
        Self::start_with(None, temporary)
    }

    /// For tests: in memory, where there is room.
    pub fn start_quick() -> Result<Cluster, String> {
        Self::start_with(None, quick)
    }

    /// With its data in a folder of this one, which may lie on another disk and which all may write to.
    pub fn start_in(parent: &Path) -> Result<Cluster, String> {
        Self::start_with(Some(parent), temporary)
    }

    fn start_with(parent: Option<&Path>, new_folder: NewFolder) -> Result<Cluster, String> {
        let programs = machine::postgres()?;
        let owner = Owner::find()?;
        let folder = new_folder(owner.run(Path::new("mktemp")), "souk-pg")?;
        let data = parent.unwrap_or(&folder).join("data");
        let mut stop = owner.run(&programs.join("pg_ctl"));
        stop.args(["stop", "--wait", "--mode=immediate", "--pgdata"]).arg(&data);
        let guardian = Guardian::over(folder, &stop)?;
        let mut cluster = Cluster { url: String::new(), port: 0, owner, programs, data, guardian };
        machine::answer(
            cluster
                .run("initdb")
                .args(["--encoding=UTF8", "--locale=C", "--auth=peer", "--pgdata"])
                .arg(&cluster.data),
        )?;
        write(&cluster.data.join("postgresql.conf"), SETTINGS, true)?;
        write(&cluster.data.join("pg_hba.conf"), WHO_MAY_CONNECT, false)?;
        cluster.serve()?;
        machine::answer(
            cluster
                .run("psql")
                .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres"])
                .args(["-p", &cluster.port.to_string(), "-h"])
                .arg(cluster.folder())
                .args(["-c", ROLE, "-c", "create database souk_test owner souk_test"]),
        )?;
        cluster.url = format!("postgres://souk_test@127.0.0.1:{}/souk_test", cluster.port);
        Ok(cluster)
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn folder(&self) -> &Path {
        self.guardian.folder()
    }

    /// kill -9 of the server and, since they would end what they are at, of its processes.
    pub fn kill(&self) -> Result<(), String> {
        let read =
            |file: &Path| std::fs::read_to_string(file).map_err(|why| format!("{}: {why}", file.display()));
        let noted = read(&self.data.join("postmaster.pid"))?;
        let server = noted.lines().next().unwrap_or_default();
        // What a server left in its file may be another program's number by now.
        let program = read(&Path::new("/proc").join(server).join("comm"))?;
        if program.trim() != "postgres" {
            return Err(format!("process {server} is no server but {}", program.trim()));
        }
        let processes = read(&Path::new("/proc").join(server).join("task").join(server).join("children"))?;
        // One that has ended meanwhile makes `kill` fail; the server itself must not have.
        let mut all = Command::new("kill");
        let killed = machine::answer(all.args(["-9", server]).args(processes.split_whitespace()));
        if self.answers() {
            return Err(killed.err().unwrap_or_else(|| "the server lives on".to_owned()));
        }
        Ok(())
    }

    /// Up again on the same port, unless it is; what is left of a killed one may be in the way for a moment.
    #[expect(clippy::disallowed_methods, reason = "a tool, whose thread waits for nothing else")]
    pub fn revive(&self) -> Result<(), String> {
        let began = Instant::now();
        loop {
            if self.answers() {
                return Ok(());
            }
            match self.try_start(self.port) {
                Ok(()) => return Ok(()),
                Err(why) if began.elapsed() > PATIENCE => return Err(self.told(&why)),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    fn run(&self, program: &str) -> Command {
        let mut command = self.owner.run(&self.programs.join(program));
        command.current_dir(self.folder());
        command
    }

    /// A free port may be taken by somebody else between the look and the start: hence three tries.
    fn serve(&mut self) -> Result<(), String> {
        let mut failed = String::new();
        for _ in 0..3 {
            self.port = free_port()?;
            match self.try_start(self.port) {
                Ok(()) => return Ok(()),
                Err(why) => failed = why,
            }
        }
        Err(self.told(&failed))
    }

    fn try_start(&self, port: u16) -> Result<(), String> {
        let mut start = self.run("pg_ctl");
        start
            .args(["start", "--silent", "--wait", "--timeout=60", "--pgdata"])
            .arg(&self.data)
            .arg("--log")
            .arg(self.folder().join("log"))
            .arg("--options")
            .arg(format!("-p {port} -k '{}'", self.folder().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match start.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(status.to_string()),
            Err(why) => Err(why.to_string()),
        }
    }

    fn answers(&self) -> bool {
        let mut asked = self.run("pg_isready");
        asked.args(["-q", "-h", "127.0.0.1", "-t", "1", "-U", "souk_test", "-d", "souk_test", "-p"]);
        asked.arg(self.port.to_string());
        asked.status().is_ok_and(|status| status.success())
    }

    fn told(&self, failed: &str) -> String {
        let said = std::fs::read_to_string(self.folder().join("log")).unwrap_or_default();
        let last: Vec<&str> = said.trim().lines().rev().take(20).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        format!("the PostgreSQL server did not start ({failed}):\n{}", last.join("\n"))
    }
}

/// Who runs the server: ourselves, or a plain user of the system when we are root, whom PostgreSQL refuses.
struct Owner {
    before: Vec<String>,
}

impl Owner {
    fn find() -> Result<Owner, String> {
        if !machine::is_root() {
            return Ok(Owner { before: Vec::new() });
        }
        let id = |flag: &str, user: &str| machine::answer(Command::new("id").args([flag, user]));
        let user = ["postgres", "nobody"].into_iter().find(|user| id("-u", user).is_ok());
        let user =
            user.ok_or("PostgreSQL refuses root, and there is no user postgres or nobody to run it")?;
        let before = if machine::program("runuser").is_some() {
            vec!["runuser".to_owned(), "-u".to_owned(), user.to_owned(), "--".to_owned()]
        } else if machine::program("setpriv").is_some() {
            let (uid, gid) = (id("-u", user)?, id("-g", user)?);
            let to = [format!("--reuid={uid}"), format!("--regid={gid}"), "--clear-groups".to_owned()];
            std::iter::once("setpriv".to_owned()).chain(to).collect()
        } else {
            return Err("PostgreSQL refuses root: run this as a plain user, or install util-linux".to_owned());
        };
        Ok(Owner { before })
    }

    fn run(&self, program: &Path) -> Command {
        match self.before.split_first() {
            None => Command::new(program),
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(program).current_dir("/");
                command
            }
        }
    }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|why| format!("no free port: {why}"))?;
    Ok(listener.local_addr().map_err(|why| format!("no free port: {why}"))?.port())
}

fn write(file: &Path, text: &str, append: bool) -> Result<(), String> {
    let opened = OpenOptions::new().write(true).append(append).truncate(!append).open(file);
    opened
        .and_then(|mut open| open.write_all(text.as_bytes()))
        .map_err(|why| format!("{} could not be written: {why}", file.display()))
}
