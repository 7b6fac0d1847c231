//! The world: loop, terminal, threads, files, command line.

pub mod archive;
mod aside;
pub mod bookmarks;
pub mod browse;
pub mod cli;
pub mod clipboard;
pub mod config;
mod corrections;
pub mod errands;
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
pub mod marks;
pub mod moved;
mod moves;
pub mod out;
pub mod past;
pub mod plain;
pub mod read;
#[cfg(unix)]
pub mod remote;
pub mod sample;
pub mod sentry;
pub mod signals;
pub mod start;
pub mod term;
pub mod trust;
pub mod work;
