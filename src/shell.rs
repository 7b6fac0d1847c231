//! The world: loop, terminal, threads, files, command line.
//!
//! A newcomer begins with [`cli`], which understands the arguments, and goes on with one of these:
//! - what is opened: [`library`] (files become pages), [`archive`] (where its index lies), [`ingest`] (brings that up to date), [`moved`]
//!   (knows a library again in another place), [`trust`] (damage);
//! - the window: [`read`] (the loop), [`term`] and `moves` (out), [`keyboard`] and [`input`] (in), [`work`] and [`librarian`] (the threads
//!   that answer), [`looks`], [`signals`], [`sentry`]; or without a window [`plain`];
//! - what is kept: [`marks`], [`past`], [`bookmarks`], `corrections`, [`config`], in `files` below `home`;
//! - what is taken away: [`export`], [`clipboard`], [`hands`]; programs beside the reader: [`errands`], and `remote`, by which others control it.
//!
//! Whatever goes wrong is an [`error::Error`]; whatever is printed goes through [`out`].

pub mod archive;
pub mod bookmarks;
pub mod browse;
pub mod cli;
pub mod clipboard;
pub mod config;
mod corrections;
pub mod errands;
pub mod error;
pub mod export;
mod files;
pub mod guard;
pub mod hands;
mod home;
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
pub mod term;
pub mod trust;
pub mod work;
