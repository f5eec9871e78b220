//! Nothing: stands in for what `ring` names on Windows, where Souk does not run.
