//! A throwaway PostgreSQL cluster for tests: own folder, own port, real durability, and a plain role that may
//! create databases. It is gone with the process that started it, however that process ends.

use std::fs::OpenOptions;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::machine;

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

/// Waits for the end of its input, which is the end of the process that holds the other side (a signal, a
/// panic, even a kill), then stops the server ($1 …) and removes the folder ($0).
const GUARD: &str = r#"trap '' INT TERM HUP; cat >/dev/null; cd /; "$@" >/dev/null 2>&1; rm -rf "$0""#;

/// A running server. Dropping it stops the server and removes its folder.
pub struct Cluster {
    url: String,
    folder: PathBuf,
    guardian: Child,
    held: Option<ChildStdin>,
}

impl Cluster {
    pub fn start() -> Result<Cluster, String> {
        let programs = machine::postgres()?;
        let owner = Owner::find()?;
        let pattern = place().join("souk-pg-XXXXXX");
        let folder = PathBuf::from(machine::answer(owner.run(Path::new("mktemp")).arg("-d").arg(pattern))?);
        let data = folder.join("data");
        let mut cluster = Cluster::guarded(&owner, &programs, folder, &data)?;
        machine::answer(
            owner
                .run(&programs.join("initdb"))
                .current_dir(&cluster.folder)
                .args(["--encoding=UTF8", "--locale=C", "--auth=peer", "--pgdata"])
                .arg(&data),
        )?;
        write(&data.join("postgresql.conf"), SETTINGS, true)?;
        write(&data.join("pg_hba.conf"), WHO_MAY_CONNECT, false)?;
        let port = cluster.serve(&owner, &programs, &data)?;
        machine::answer(
            owner
                .run(&programs.join("psql"))
                .current_dir(&cluster.folder)
                .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres", "-p", &port.to_string(), "-h"])
                .arg(&cluster.folder)
                .args(["-c", ROLE, "-c", "create database souk_test owner souk_test"]),
        )?;
        cluster.url = format!("postgres://souk_test@127.0.0.1:{port}/souk_test");
        Ok(cluster)
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The guardian stands before the server does, so that nothing is left behind whenever we are ended.
    fn guarded(owner: &Owner, programs: &Path, folder: PathBuf, data: &Path) -> Result<Cluster, String> {
        let stop = owner.run(&programs.join("pg_ctl"));
        let mut guardian = Command::new("sh")
            .args(["-c", GUARD])
            .arg(&folder)
            .arg(stop.get_program())
            .args(stop.get_args())
            .args(["stop", "--wait", "--mode=immediate", "--pgdata"])
            .arg(data)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("sh could not be started: {why}"))?;
        let held = guardian.stdin.take();
        Ok(Cluster { url: String::new(), folder, guardian, held })
    }

    /// A free port may be taken by somebody else between the look and the start: hence three tries.
    fn serve(&self, owner: &Owner, programs: &Path, data: &Path) -> Result<u16, String> {
        let log = self.folder.join("log");
        let mut failed = String::new();
        for _ in 0..3 {
            let port = free_port()?;
            let started = owner
                .run(&programs.join("pg_ctl"))
                .current_dir(&self.folder)
                .args(["start", "--silent", "--wait", "--timeout=60", "--pgdata"])
                .arg(data)
                .arg("--log")
                .arg(&log)
                .arg("--options")
                .arg(format!("-p {port} -k '{}'", self.folder.display()))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            match started {
                Ok(status) if status.success() => return Ok(port),
                Ok(status) => failed = status.to_string(),
                Err(why) => failed = why.to_string(),
            }
        }
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        Err(format!("the PostgreSQL server did not start ({failed}):\n{}", said.trim()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.held.take());
        // Nothing is left to do when waiting fails: the guardian works without us.
        let _ = self.guardian.wait();
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

/// A temporary folder on a disk: a cluster in memory would prove nothing about durable commits. Not the
/// checkout, which the plain user may be unable to enter.
fn place() -> PathBuf {
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let places = ["/var/tmp", "/tmp"];
    let on_disk = places.into_iter().find(|folder| Path::new(folder).is_dir() && !in_memory(&mounts, folder));
    PathBuf::from(on_disk.unwrap_or_else(|| {
        eprintln!("No temporary folder lies on a disk: commits of this cluster are not really durable.");
        "/tmp"
    }))
}

/// The longest mount point above the folder decides.
fn in_memory(mounts: &str, folder: &str) -> bool {
    let lines = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let above = lines.filter_map(|words| match words.as_slice() {
        [_, point, kind, ..] if Path::new(folder).starts_with(point) => Some((point.len(), kind.to_string())),
        _ => None,
    });
    above.max_by_key(|(length, _)| *length).is_some_and(|(_, kind)| kind == "tmpfs" || kind == "ramfs")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_in_memory_when_the_nearest_mount_is() {
        let mounts = "/dev/vda / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n/dev/vdb /tmp/disk ext4 rw 0 0\n";
        assert!(in_memory(mounts, "/tmp"));
        assert!(!in_memory(mounts, "/var/tmp"));
        assert!(!in_memory(mounts, "/tmp/disk/x"));
        assert!(!in_memory("", "/tmp"), "a system that does not tell is believed to have a disk");
    }

    /// The guardian alone, with a `pg_ctl` that only notes how it was called.
    #[test]
    fn dropping_a_cluster_stops_its_server_and_then_removes_its_folder() {
        let top = std::env::temp_dir().join(format!("souk-guardian-{}", std::process::id()));
        let folder = top.join("cluster with a space");
        std::fs::create_dir_all(&folder).unwrap();
        let noted = top.join("noted");
        let stop = format!("[ -d '{}' ] && echo \"$@\" > '{}'", folder.display(), noted.display());
        let program = top.join("pg_ctl");
        std::fs::write(&program, format!("#!/bin/sh\n{stop}\n")).unwrap();
        machine::answer(Command::new("chmod").arg("+x").arg(&program)).unwrap();
        let owner = Owner { before: Vec::new() };
        let cluster = Cluster::guarded(&owner, &top, folder.clone(), &folder.join("data")).unwrap();
        assert!(folder.is_dir() && !noted.exists(), "nothing happens while the cluster is held");
        drop(cluster);
        assert!(!folder.exists());
        assert!(
            std::fs::read_to_string(&noted).unwrap().starts_with("stop --wait --mode=immediate --pgdata")
        );
        std::fs::remove_dir_all(&top).unwrap();
    }
}
