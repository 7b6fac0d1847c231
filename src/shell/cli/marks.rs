//! Marks on the command line: setting them, taking them out and bringing them in.

use crate::marks::Marks;
use crate::shell::marks::Log;
use std::sync::Arc;

/// The reader's marks as they are kept; none where they cannot be read, which whoever changes them is told.
pub(super) fn kept() -> Arc<Marks> {
    let log = Log::home().and_then(|folder| Log::open(folder).ok());
    Arc::new(log.map(|log| log.marks().clone()).unwrap_or_default())
}
