//! A small file system of its own, to be filled: ext4 in a file over a loop device, or, where there is no
//! such device, memory of that size. It is gone with the process that made it.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::guardian::{Guardian, temporary};
use crate::machine;

/// Unmounts $0. A server on it may be ending at the same time: it is waited for, ten seconds at most.
const UNMOUNT: &str = r#"for turn in $(seq 100); do
grep -q " $0 " /proc/mounts || exit 0
umount "$0" && exit 0
sleep 0.1
done
umount -l "$0""#;

pub struct SmallDisk {
    guardian: Guardian,
    kind: &'static str,
}

impl SmallDisk {
    pub fn make(megabytes: u64) -> Result<SmallDisk, String> {
        if !machine::is_root() {
            return Err("a small disk can be mounted by root only: run this as root".to_owned());
        }
        let folder = temporary(Command::new("mktemp"), "souk-disk")?;
        let (image, disk) = (folder.join("image"), folder.join("disk"));
        let mut ending = Command::new("sh");
        ending.args(["-c", UNMOUNT]).arg(&disk);
        // The guardian stands before anything is mounted.
        let mut made = SmallDisk { guardian: Guardian::over(folder, &ending)?, kind: "ext4" };
        std::fs::create_dir(&disk).map_err(|why| format!("{}: {why}", disk.display()))?;
        if let Err(no_loop) = on_a_loop(&image, &disk, megabytes) {
            let size = format!("size={megabytes}m");
            let mounted = machine::answer(
                Command::new("mount").args(["-t", "tmpfs", "-o", &size, "souk-disk"]).arg(&disk),
            );
            mounted.map_err(|no_memory| {
                format!(
                    "a small disk cannot be mounted here, neither over a loop device ({no_loop}) nor in \
                     memory ({no_memory}): it takes the right to mount (CAP_SYS_ADMIN) and mkfs.ext4"
                )
            })?;
            made.kind = "tmpfs";
        }
        // Whoever runs a server there gets in and may write.
        for (folder, mode) in [(made.guardian.folder(), 0o711), (&disk, 0o1777)] {
            let open = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(folder, open).map_err(|why| format!("{}: {why}", folder.display()))?;
        }
        Ok(made)
    }

    pub fn path(&self) -> PathBuf {
        self.guardian.folder().join("disk")
    }

    pub fn kind(&self) -> &'static str {
        self.kind
    }
}

fn on_a_loop(image: &Path, disk: &Path, megabytes: u64) -> Result<(), String> {
    let file = std::fs::File::create(image).map_err(|why| format!("{}: {why}", image.display()))?;
    file.set_len(megabytes * 1_048_576).map_err(|why| format!("{}: {why}", image.display()))?;
    // Without blocks that only root may fill.
    machine::answer(Command::new("mkfs.ext4").args(["-q", "-F", "-m", "0"]).arg(image))?;
    machine::answer(Command::new("mount").args(["-o", "loop"]).arg(image).arg(disk)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_disk_gets_full_and_leaves_nothing_behind() {
        let disk = match SmallDisk::make(8) {
            Ok(disk) => disk,
            // An ordinary user, or a container that may not mount.
            Err(refused) => {
                assert!(refused.contains("root") || refused.contains("mount"), "{refused}");
                println!("not tried here: {refused}");
                return;
            }
        };
        let (folder, file) = (disk.path(), disk.path().join("much"));
        let full = std::fs::write(&file, vec![1; 16 * 1_048_576]).unwrap_err();
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
        std::fs::remove_file(&file).unwrap();
        std::fs::write(&file, vec![1; 1_048_576]).unwrap();
        drop(disk);
        assert!(!folder.exists());
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap();
        assert!(!mounts.contains(&folder.display().to_string()));
    }
}
