//! How far an index is trusted: a job that panics over damaged bytes is a fault of the index, not the end of the program, and the bytes
//! can be compared with their checksums. Does not know what becomes of an index that is not trusted.

use super::guard;
use crate::index::{Fault, Store};
use std::io;

/// Does a job on an index. Where it panics, the checksums tell whether the index is to blame.
pub fn with<T>(store: &Store, job: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    guard::run(job).unwrap_or_else(|said| {
        verify(store)?;
        Err(io::Error::other(said).into())
    })
}

/// Reads the whole index and compares it with its checksums. Takes seconds where it is large.
pub fn verify(store: &Store) -> Result<(), Fault> {
    match guard::run(|| store.damaged()) {
        Ok(damaged) => match damaged?.first() {
            Some(first) => Err(Fault::Damaged(first.clone())),
            None => Ok(()),
        },
        Err(said) => Err(Fault::Damaged(said)),
    }
}
