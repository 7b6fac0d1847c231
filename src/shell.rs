//! The world: loop, terminal, threads, files, command line.

pub mod archive;
mod aside;
pub mod cli;
pub mod clipboard;
pub mod config;
mod corrections;
pub mod error;
pub mod export;
pub mod guard;
pub mod hands;
pub mod ingest;
pub mod input;
pub mod keyboard;
pub mod language;
pub mod librarian;
pub mod library;
pub mod looks;
pub mod moved;
pub mod out;
pub mod past;
pub mod read;
pub mod sample;
pub mod sentry;
pub mod signals;
pub mod term;
pub mod trust;
pub mod work;
