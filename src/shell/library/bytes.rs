//! The bytes of a file: only of regular ones, unpacked where they are packed, and never more than a page can have.
//!
//! Packing is told by the first bytes, not by the name. Nothing is unpacked beyond what is asked for, so a small file that would grow
//! without end is refused, not swallowed.

use super::{LARGEST, Odd};
use crate::shell::error::cause;
use crate::text::layout;
use crate::tongue::shell as say;
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The largest layout file, in bytes: each word comes with its place, so tags are some fifteen times the text.
const LARGEST_LAYOUT: u64 = 16 * LARGEST;
/// Text is packed to a quarter, at times to a twentieth; what grows to so many times its size is no text.
const GROWTH: u64 = 250;
/// A packed file may grow to so many bytes whatever its size.
const GROWTH_FREE: u64 = 64 << 20;

/// How a file is packed.
enum Packing {
    Gzip,
    Zstd,
}

/// How a file is packed that begins with these bytes; none if it is not (RFC 1952, RFC 8878).
fn packing(head: &[u8]) -> Option<Packing> {
    match head {
        [0x1F, 0x8B, ..] => Some(Packing::Gzip),
        // A frame, or a part before it that is to be passed over.
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Packing::Zstd),
        _ => None,
    }
}

/// What files begin with that are no text, whatever their names say. Each holds a byte that no text has, or is never a text's beginning.
const OTHERS: [(&[u8], &str); 11] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, docx, epub"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "doc, xls"),
    (b"\x89PNG\r\n\x1A\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A\x07", "RAR"),
];

/// Which kind of file that is no text begins so; none if it may be a text.
pub(super) fn other(head: &[u8]) -> Option<&'static str> {
    OTHERS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

/// A stream of unpacked bytes.
pub(super) type Stream<'a> = Box<dyn BufRead + Send + 'a>;

/// All bytes of a file.
pub(super) fn of(path: &Path) -> Result<Vec<u8>, Odd> {
    let file = open(path)?;
    let size = file.metadata().map_err(|error| refused(&error))?.len();
    whole(unpack(file, size)?).map_err(|odd| match odd {
        Odd::TooBig(read) => Odd::TooBig(read.max(size)),
        odd => odd,
    })
}

/// All bytes of a stream, if they are not too many. A file may grow while it is read, and some have no size at all.
pub(super) fn whole(stream: impl Read) -> Result<Vec<u8>, Odd> {
    let mut stream = stream;
    let mut bytes = Vec::new();
    let mut read_to = |bytes: &mut Vec<u8>, most: u64| {
        let room = (most + 1).saturating_sub(bytes.len() as u64);
        stream.by_ref().take(room).read_to_end(bytes).map_err(|error| refused(&error))?;
        Ok::<bool, Odd>(bytes.len() as u64 > most)
    };
    let mut is_over = read_to(&mut bytes, LARGEST)?;
    if let Some(kind) = other(&bytes) {
        return Err(Odd::NoText(kind.to_owned()));
    }
    if is_over && layout::is_markup(&bytes) {
        is_over = read_to(&mut bytes, LARGEST_LAYOUT)?;
    }
    if is_over { Err(Odd::TooBig(bytes.len() as u64)) } else { Ok(bytes) }
}

/// Opens a file to read it, if it is a regular one. Looks before it opens, for to open a device may already do something; and looks
/// again at what it has opened without waiting, for a pipe may have come in its place.
pub(super) fn open(path: &Path) -> Result<File, Odd> {
    let check = |about: &Metadata| {
        if about.is_dir() {
            Err(Odd::Folder)
        } else if !about.is_file() {
            Err(Odd::Irregular)
        } else {
            Ok(())
        }
    };
    check(&path.metadata().map_err(|error| refused(&error))?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    let file = options.open(path).map_err(|error| refused(&error))?;
    check(&file.metadata().map_err(|error| refused(&error))?)?;
    Ok(file)
}

/// Whether a file is packed, by its first bytes.
pub(super) fn is_packed(path: &Path) -> bool {
    let mut head = Vec::new();
    open(path).is_ok_and(|file| file.take(4).read_to_end(&mut head).is_ok()) && packing(&head).is_some()
}

/// A stream of so many bytes, unpacked if it is packed.
pub(super) fn unpack<'a>(stream: impl Read + Send + 'a, size: u64) -> Result<Stream<'a>, Odd> {
    let mut stream = BufReader::with_capacity(1 << 16, stream);
    let head = stream.fill_buf().map_err(|error| refused(&error))?;
    let inner: Box<dyn Read + Send + 'a> = match packing(head) {
        Some(Packing::Gzip) => Box::new(MultiGzDecoder::new(stream)),
        Some(Packing::Zstd) => Box::new(Zstd { source: stream, frame: FrameDecoder::new() }),
        None => return Ok(Box::new(stream)),
    };
    let left = GROWTH_FREE.max(size.saturating_mul(GROWTH));
    Ok(Box::new(BufReader::with_capacity(1 << 16, Bounded { inner, left })))
}

/// Why a file cannot be read.
pub(super) fn refused(error: &io::Error) -> Odd {
    Odd::Unreadable(match error.kind() {
        io::ErrorKind::UnexpectedEof => say::CUT_SHORT.to_string(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => say::BROKEN_PACKING.to_string(),
        io::ErrorKind::InvalidFilename => say::PATH_TOO_LONG.to_string(),
        _ => cause(error),
    })
}

/// A reader that tells how much was read of it.
pub(super) struct Counted<R> {
    pub inner: R,
    pub read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// What is unpacked, until it is too much.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.left =
            self.left.checked_sub(n as u64).ok_or_else(|| io::Error::other(say::SWELLS.fill([&GROWTH])))?;
        Ok(n)
    }
}

/// A zstd file: frames one after another, and parts that are to be passed over.
struct Zstd<R> {
    source: BufReader<R>,
    frame: FrameDecoder,
}

impl<R: Read> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            if self.frame.can_collect() > 0 {
                return self.frame.read(buffer);
            }
            if !self.frame.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.frame.decode_blocks(&mut self.source, one).map_err(|error| damaged(&error))?;
                continue;
            }
            if let Some(told) = self.frame.get_checksum_from_data()
                && self.frame.get_calculated_checksum() != Some(told)
            {
                return Err(io::ErrorKind::InvalidData.into());
            }
            if self.source.fill_buf()?.is_empty() {
                break;
            }
            match self.frame.init(&mut self.source) {
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    self.frame = FrameDecoder::new();
                    io::copy(&mut self.source.by_ref().take(length.into()), &mut io::sink())?;
                }
                begun => begun.map_err(|error| damaged(&error))?,
            }
        }
        Ok(0)
    }
}

fn damaged(error: &FrameDecoderError) -> io::Error {
    match error {
        FrameDecoderError::WindowSizeTooBig { .. } => io::Error::other(say::WINDOW_TOO_BIG.get()),
        _ => io::ErrorKind::InvalidData.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> Result<Vec<u8>, Odd> {
        whole(unpack(bytes, bytes.len() as u64)?)
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let text = "本报讯 昨日召开会议。\n".repeat(1000).into_bytes();
        for packed in [text.clone(), gzip(&text), zstd(&text)] {
            assert_eq!(read(&packed), Ok(text.clone()));
        }
        // Files that were put one behind another, with a part between that is no text.
        let halves = [zstd(b"a"), b"\x50\x2A\x4D\x18\x03\0\0\0xyz".to_vec(), zstd(b"b")].concat();
        assert_eq!(read(&halves), Ok(b"ab".to_vec()));
        let folder = tempfile::tempdir().unwrap();
        for (bytes, packed) in
            [(&halves[zstd(b"a").len()..], true), (&gzip(b"a"), true), (b"a", false), (b"", false)]
        {
            let path = folder.path().join("page.txt");
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(is_packed(&path), packed, "{bytes:?}");
        }
        assert_eq!(read(&[gzip(b"a"), gzip(b"b")].concat()), Ok(b"ab".to_vec()));
        assert_eq!(read(b""), Ok(Vec::new()));
    }

    #[test]
    fn what_is_damaged_or_cut_is_refused_and_nothing_panics() {
        let text: Vec<u8> =
            (0..20_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        for packed in [gzip(&text), zstd(&text)] {
            for cut in [3, 8, 20, packed.len() / 2, packed.len() - 1] {
                assert!(matches!(read(&packed[..cut]), Err(Odd::Unreadable(_)) | Ok(_)));
            }
            assert!(matches!(read(&packed[..packed.len() / 2]), Err(Odd::Unreadable(_))));
            for at in (4..packed.len()).step_by(997) {
                let mut bytes = packed.clone();
                bytes[at] ^= 0x55;
                assert!(read(&bytes) != Ok(text.clone()) || at < 10, "byte {at}");
            }
        }
    }

    #[test]
    fn what_is_no_text_is_told_by_how_it_begins() {
        for (bytes, kind) in [
            (&b"%PDF-1.4\n1 0 obj"[..], "PDF"),
            (b"PK\x03\x04\x14\0", "ZIP, docx, epub"),
            (b"\x89PNG\r\n\x1A\n\0\0", "PNG"),
            (b"\xFF\xD8\xFF\xE0", "JPEG"),
        ] {
            assert_eq!(read(bytes), Err(Odd::NoText(kind.to_owned())));
            assert_eq!(read(&gzip(bytes)), Err(Odd::NoText(kind.to_owned())), "packed, too");
        }
        for text in ["PK 赛", "GIF 图", "%PDF", "\u{FEFF}本报讯"] {
            assert_eq!(read(text.as_bytes()), Ok(text.as_bytes().to_vec()));
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = gzip(&vec![b'\n'; 80 << 20]);
        assert_eq!(read(&bomb), Err(Odd::TooBig(LARGEST + 1)));
        let mut stream = unpack(&bomb[..], bomb.len() as u64).unwrap();
        let error = io::copy(&mut stream, &mut io::sink()).unwrap_err();
        assert!(error.to_string().contains("250 倍"), "{error}");
    }
}
