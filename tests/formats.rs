//! Files of every format in, pages out: each folder in `tests/formats` against the `.expected` beside it.
//!
//! `UPDATE=1 cargo test --test formats` writes what is expected anew; read the difference before you commit it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use flate2::Compression;
use flate2::write::GzEncoder;
use jianbao::shell::library::{Library, Reading};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn formats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

fn read(folder: &Path) -> Reading {
    Library::open(&[folder.to_owned()]).unwrap().read()
}

/// What came of a folder: each page with what is known of it, its text and the headlines of its stories; then what was not read, and faults.
fn shown(reading: &Reading) -> String {
    let mut out = String::new();
    for page in &reading.pages {
        let known = [&page.paper.name, &page.date.value, &page.place, &page.number];
        let known = known.map(|value| value.as_deref().unwrap_or("—")).join(" · ");
        writeln!(out, "== {} · {} · {known}\n{}", page.name, page.encoding, page.text.trim_end()).unwrap();
        for story in &page.stories {
            writeln!(out, "-> {}", story.headline.as_deref().unwrap_or("—")).unwrap();
        }
    }
    for skipped in &reading.skipped {
        writeln!(out, "!! {}：{}", skipped.path, skipped.odd).unwrap();
    }
    for misfit in &reading.misfits {
        writeln!(out, "?? {}：{}", misfit.page, misfit.why).unwrap();
    }
    out
}

#[test]
fn every_format_becomes_the_pages_it_holds() {
    for name in ["layout", "lines"] {
        let found = shown(&read(&formats().join(name)));
        let path = formats().join(format!("{name}.expected"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&path).unwrap(), "{name}");
    }
}

#[test]
fn what_is_packed_holds_the_same() {
    for name in ["layout", "lines"] {
        let plain = read(&formats().join(name));
        for ending in ["gz", "zst"] {
            let packed = tempfile::tempdir().unwrap();
            for file in fs::read_dir(formats().join(name)).unwrap() {
                let file = file.unwrap().path();
                let (bytes, called) = (fs::read(&file).unwrap(), file.file_name().unwrap().to_str().unwrap());
                let (bytes, called) = match ending {
                    _ if called == "jianbao.toml" => (bytes, called.to_owned()),
                    "gz" => {
                        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
                        gzip.write_all(&bytes).unwrap();
                        (gzip.finish().unwrap(), format!("{called}.gz"))
                    }
                    _ => (compress_to_vec(&bytes[..], CompressionLevel::Fastest), format!("{called}.zst")),
                };
                fs::write(packed.path().join(called), bytes).unwrap();
            }
            let reading = read(packed.path());
            let texts =
                |reading: &Reading| reading.pages.iter().map(|page| page.text.clone()).collect::<Vec<_>>();
            assert!(!plain.pages.is_empty());
            assert_eq!(texts(&reading), texts(&plain), "{name} {ending}");
            assert_eq!(reading.skipped.len(), plain.skipped.len(), "{name} {ending}");
        }
    }
}
