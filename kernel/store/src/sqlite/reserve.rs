//! Room that is kept back, so that a full disk can still be got out of: taking the log up may need the
//! database to grow, and the log is what filled the disk.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const BYTES: usize = 4 * 1024 * 1024;

/// A file beside the database, of real blocks. It is there, or it was given up and comes back when there is
/// room.
pub(super) struct Reserve(PathBuf);

impl Reserve {
    pub fn beside(database: &Path) -> Self {
        let mut name = database.as_os_str().to_owned();
        name.push("-reserve");
        Self(name.into())
    }

    /// Whether there was something to give up.
    pub fn give_up(&self) -> bool {
        match std::fs::remove_file(&self.0) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => {
                tracing::warn!(%error, "the room that was kept back cannot be given up");
                false
            }
        }
    }

    /// Keeps room back unless that is done; whether there is some now.
    pub fn keep(&self) -> bool {
        let whole = u64::try_from(BYTES)
            .is_ok_and(|size| std::fs::metadata(&self.0).is_ok_and(|file| file.len() == size));
        let kept = whole || self.fill().is_ok();
        if !kept {
            self.give_up();
        }
        kept
    }

    fn fill(&self) -> io::Result<()> {
        let mut file = File::create(&self.0)?;
        file.write_all(&vec![0; BYTES])?;
        file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_kept_once_and_given_up_once() {
        let folder = std::env::temp_dir().join(format!("souk-reserve-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let reserve = Reserve::beside(&folder.join("souk.db"));
        assert!(!reserve.give_up());
        // What a full disk left of an earlier try.
        std::fs::write(folder.join("souk.db-reserve"), "torn").unwrap();
        for _ in 0..2 {
            assert!(reserve.keep());
            assert_eq!(std::fs::metadata(folder.join("souk.db-reserve")).unwrap().len(), 4 * 1024 * 1024);
        }
        assert!(reserve.give_up() && !reserve.give_up());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
