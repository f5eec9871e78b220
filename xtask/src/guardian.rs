//! Clears up after us, however we end: it waits for the end of its input, which is the end of the process
//! that holds the other side (a signal, a panic, even a kill).

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::machine;

/// Runs what ends it ($1 …), then removes the folder ($0).
const GUARD: &str = r#"trap '' INT TERM HUP; cat >/dev/null; cd /; "$@" >/dev/null 2>&1; rm -rf "$0""#;

/// A temporary folder and what goes on in it. Dropping it ends that and removes the folder.
pub struct Guardian {
    folder: PathBuf,
    guard: Child,
    held: Option<ChildStdin>,
}

impl Guardian {
    /// Stands before anything is begun in the folder, so that nothing is left behind whenever we are ended.
    pub fn over(folder: PathBuf, ending: &Command) -> Result<Guardian, String> {
        let mut guard = Command::new("sh")
            .args(["-c", GUARD])
            .arg(&folder)
            .arg(ending.get_program())
            .args(ending.get_args())
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("sh could not be started: {why}"))?;
        let held = guard.stdin.take();
        Ok(Guardian { folder, guard, held })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder of ours for what tests write.
    pub fn scratch() -> Result<Guardian, String> {
        Self::over(quick(Command::new("mktemp"), "souk-tests")?, &Command::new("true"))
    }
}

impl Drop for Guardian {
    fn drop(&mut self) {
        drop(self.held.take());
        // Nothing is left to do when waiting fails: the guard works without us.
        let _ = self.guard.wait();
    }
}

/// What tests write is kept in memory where there is so much of it: nobody turns their machine off, and those
/// of a room took a third of the time there.
const ROOMY_KIB: u64 = 6 << 20;

/// A new temporary folder, in memory where there is room.
pub fn quick(mut mktemp: Command, name: &str) -> Result<PathBuf, String> {
    let free = machine::answer(Command::new("df").args(["-k", "--output=avail", "/dev/shm"]));
    let free = free.ok().and_then(|said| said.lines().last()?.trim().parse::<u64>().ok());
    if free.is_none_or(|kib| kib < ROOMY_KIB) {
        return temporary(mktemp, name);
    }
    let pattern = format!("/dev/shm/{name}-XXXXXX");
    Ok(PathBuf::from(machine::answer(mktemp.arg("-d").arg(pattern))?))
}

/// A new temporary folder, made by `mktemp` as whoever runs it; on a disk, since what is kept in memory would
/// prove nothing about durable commits. Not in the checkout, which a plain user may be unable to enter.
pub fn temporary(mut mktemp: Command, name: &str) -> Result<PathBuf, String> {
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let places = ["/var/tmp", "/tmp"];
    let on_disk = places.into_iter().find(|folder| Path::new(folder).is_dir() && !in_memory(&mounts, folder));
    let place = on_disk.unwrap_or_else(|| {
        eprintln!("No temporary folder lies on a disk: what is committed there is not really durable.");
        "/tmp"
    });
    let pattern = Path::new(place).join(format!("{name}-XXXXXX"));
    Ok(PathBuf::from(machine::answer(mktemp.arg("-d").arg(pattern))?))
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

    #[test]
    fn dropping_a_guardian_ends_what_it_guards_and_then_removes_the_folder() {
        let top = std::env::temp_dir().join(format!("souk-guardian-{}", std::process::id()));
        let folder = top.join("folder with a space");
        std::fs::create_dir_all(&folder).unwrap();
        let noted = top.join("noted");
        let script = format!("[ -d '{}' ] && echo \"$0\" > '{}'", folder.display(), noted.display());
        let mut ending = Command::new("sh");
        ending.args(["-c", &script, "--mode=immediate now"]);
        let guardian = Guardian::over(folder.clone(), &ending).unwrap();
        assert!(folder.is_dir() && !noted.exists(), "nothing happens while it is held");
        drop(guardian);
        assert!(!folder.exists());
        assert_eq!(std::fs::read_to_string(&noted).unwrap(), "--mode=immediate now\n");
        std::fs::remove_dir_all(&top).unwrap();
    }
}
