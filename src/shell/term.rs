//! The terminal: taken once, painted a whole frame at a time, and given back as it was however the program ends.
//!
//! Knows nothing of what is painted. All that reaches the terminal is written here, under one lock, so that a signal or a
//! panic can give it back in the middle of anything.

use super::clipboard::Between;
use super::error::Error;
use super::moves;
use crate::text::width::Kind;
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{Command, queue, style};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal};
use std::io::{self, IsTerminal, PipeReader, Write};
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Whether the terminal is ours. Held locked while anything is written to it.
static OURS: Mutex<bool> = Mutex::new(false);

/// Who wants to know whether the terminal is ours, and the bytes that say so.
static LISTENER: Mutex<Option<Box<dyn Write + Send>>> = Mutex::new(None);
/// See [`listen`].
pub const TAKEN: u8 = b'1';
/// See [`listen`].
pub const GIVEN_BACK: u8 = b'0';

/// Whether the terminal was asked something and has not answered all of it.
static ASKED: AtomicBool = AtomicBool::new(false);

/// How long a stalled terminal may keep a dying program.
const PATIENCE: Duration = Duration::from_millis(700);

/// A terminal that says it has more cells is wrong, or wants our memory: the largest screens have a third of it.
const MOST_CELLS: u32 = 1 << 20;

/// Our hold on the terminal. Dropping it gives the terminal back.
pub struct Term {
    screen: Terminal<CrosstermBackend<Sheet>>,
    sheet: Sheet,
}

impl Term {
    /// Takes the terminal, which [`is_there`]: raw mode, alternate screen, bracketed paste.
    pub fn take() -> Result<Self, Error> {
        // Without colours is the theme's business; crossterm's own way writes `ESC[;m`, which takes bold and reverse away too.
        style::force_color_output(true);
        let (columns, rows) = terminal::size().map_err(Error::Terminal)?;
        if !is_drawn(Size::new(columns, rows)) {
            return Err(Error::HugeTerminal(columns, rows));
        }
        let sheet = Sheet::default();
        let screen = Terminal::new(CrosstermBackend::new(sheet.clone())).map_err(Error::Terminal)?;
        let term = Self { screen, sheet };
        take().map_err(Error::Terminal)?;
        Ok(term)
    }

    /// Asks the terminal how wide it sets characters of open width, kind by kind, and what its background is. It answers, if it does, as
    /// if somebody typed (`shell::input`); the first frame does not wait for it.
    pub fn ask(&mut self) -> Result<(), Error> {
        let mut bytes = Vec::new();
        queue!(bytes, BeginSynchronizedUpdate).map_err(Error::Terminal)?;
        for kind in Kind::ALL {
            // In the second row, counted from 1: an answer from the first looks like F3.
            queue!(bytes, MoveTo(0, 1), style::Print(kind.sample())).map_err(Error::Terminal)?;
            bytes.extend(b"\x1b[6n");
        }
        bytes.extend(b"\x1b]11;?\x1b\\");
        queue!(bytes, Clear(ClearType::All), EndSynchronizedUpdate).map_err(Error::Terminal)?;
        ASKED.store(true, Ordering::Relaxed);
        let ours = ours();
        if *ours { write(&bytes).map_err(Error::Terminal) } else { Ok(()) }
    }

    /// The terminal has answered the last question.
    pub fn answered(&mut self) {
        ASKED.store(false, Ordering::Relaxed);
    }

    /// Paints one frame. Nothing is written while the program is suspended, or the terminal of a size that cannot be.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> Result<(), Error> {
        if !is_drawn(self.size()?) {
            return Ok(());
        }
        self.screen.draw(paint).map_err(Error::Terminal)?;
        let frame = self.sheet.tear_off();
        let ours = ours();
        if !*ours {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(frame.len() + 32);
        queue!(bytes, BeginSynchronizedUpdate).map_err(Error::Terminal)?;
        bytes.extend(moves::spare(&frame));
        queue!(bytes, EndSynchronizedUpdate).map_err(Error::Terminal)?;
        write(&bytes).map_err(Error::Terminal)
    }

    /// Makes the next frame paint every cell anew.
    pub fn wipe(&mut self) -> Result<(), Error> {
        // Not `Terminal::clear`: that asks the terminal for the cursor's place and waits for the answer.
        let size = self.size()?;
        if !is_drawn(size) {
            return Ok(());
        }
        self.screen.resize(Rect::new(0, 0, size.width, size.height)).map_err(Error::Terminal)
    }

    /// Columns and rows.
    pub fn size(&self) -> Result<Size, Error> {
        self.screen.size().map_err(Error::Terminal)
    }

    /// Puts a text on the clipboard, through the terminal (OSC 52), so that it also works over ssh, and through what stands between.
    pub fn copy(&mut self, text: &str, between: Between) -> Result<(), Error> {
        let mut bytes = sequence(CopyToClipboard::to_clipboard_from(text)).map_err(Error::Terminal)?;
        // The other end that the sequence may have would end what it is wrapped into.
        if bytes.ends_with(b"\x1b\\") {
            bytes.truncate(bytes.len() - 2);
            bytes.push(0x07);
        }
        let bytes = between.wrap(&bytes);
        let ours = ours();
        if *ours { write(&bytes).map_err(Error::Terminal) } else { Ok(()) }
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        give_back();
    }
}

/// Whether a window of this size can be.
fn is_drawn(size: Size) -> bool {
    u32::from(size.width) * u32::from(size.height) <= MOST_CELLS
}

/// An error where there is no terminal that can be taken.
pub fn is_there() -> Result<(), Error> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(Error::DumbTerminal);
    }
    Ok(())
}

/// From now on one byte is written whenever the terminal is taken or given back.
pub fn listen(listener: impl Write + Send + 'static) {
    *LISTENER.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(listener));
}

fn tell(now: u8) {
    if let Some(listener) = &mut *LISTENER.lock().unwrap_or_else(PoisonError::into_inner) {
        // One that is gone helps nobody, and harms nobody.
        let _ = listener.write_all(&[now]);
    }
}

/// Takes the terminal, or takes it again after it was in other hands.
pub fn take() -> io::Result<()> {
    let mut ours = ours();
    // A shell may have changed the modes since; without this crossterm believes they are still raw.
    terminal::disable_raw_mode()?;
    tell(TAKEN);
    terminal::enable_raw_mode()?;
    *ours = true;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All))?;
    if MOUSE.load(Ordering::Relaxed) {
        bytes.extend_from_slice(MOUSE_ON);
    }
    write(&bytes)
}

/// Whether we want to hear of the mouse while the terminal is ours.
static MOUSE: AtomicBool = AtomicBool::new(true);
/// Buttons and wheel, movements while a button is held, places of any size. Not what the library has for it: that also asks for every
/// movement, which wakes the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Takes the mouse, or leaves it to the terminal, also when the terminal is taken the next time.
pub fn take_mouse(taken: bool) -> io::Result<()> {
    MOUSE.store(taken, Ordering::Relaxed);
    let ours = ours();
    if *ours { write(if taken { MOUSE_ON } else { MOUSE_OFF }) } else { Ok(()) }
}

/// Gives the terminal back as it was. Does nothing where it is not ours. The modes come first, for setting them never
/// waits; a stalled terminal may keep the rest waiting.
pub fn give_back() {
    // An answer that is still on its way would be typed into the shell.
    #[cfg(unix)]
    if ASKED.swap(false, Ordering::Relaxed) {
        let _ = rustix::termios::tcflush(io::stdin(), rustix::termios::QueueSelector::IFlush);
    }
    let _ = terminal::disable_raw_mode();
    let mut ours = ours();
    if mem::replace(&mut *ours, false) {
        leave();
        tell(GIVEN_BACK);
    }
}

/// Whether the terminal is in the hands of a program that we wait for.
static LENT: AtomicBool = AtomicBool::new(false);
/// When it came back.
static BACK: Mutex<Option<Instant>> = Mutex::new(None);
/// A signal for that program may be heard so much later than it was sent.
const ECHO: Duration = Duration::from_millis(500);

/// Lends the terminal to a job, as it was before we took it, and takes it again. Meanwhile signals from its keyboard are not for us.
pub fn lend<R>(job: impl FnOnce() -> R) -> io::Result<R> {
    LENT.store(true, Ordering::SeqCst);
    give_back();
    let modes = modes();
    let result = job();
    // A program that was killed may have left others.
    set_modes(modes);
    if let Ok(mut back) = BACK.lock() {
        *back = Some(Instant::now());
    }
    LENT.store(false, Ordering::SeqCst);
    take()?;
    Ok(result)
}

/// Whether the terminal is lent to another program.
pub fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Whether it was until just now.
pub fn was_lent() -> bool {
    BACK.lock().is_ok_and(|back| back.is_some_and(|back| back.elapsed() < ECHO))
}

/// Leaves the screen as it was; the modes are not touched.
fn leave() {
    let mut bytes = MOUSE_OFF.to_vec();
    let _ = queue!(bytes, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = write(&bytes);
}

/// What there is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// Something was typed, or the terminal is gone.
    Input,
    /// Somebody wants a word.
    Woken,
}

/// Waits until something is typed or a pipe has something to read; the pipe comes first. Nothing is read.
pub fn await_input(pipe: &PipeReader) -> io::Result<Ready> {
    #[cfg(unix)]
    loop {
        use rustix::event::{PollFd, PollFlags, poll};
        let stdin = io::stdin();
        let mut both = [PollFd::new(pipe, PollFlags::IN), PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut both, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        match both.map(|one| one.revents()) {
            [woken, _] if woken.contains(PollFlags::IN) => return Ok(Ready::Woken),
            [_, typed] if !typed.is_empty() => return Ok(Ready::Input),
            _ => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = pipe;
        Ok(Ready::Input)
    }
}

/// Waits for Enter, typed at a terminal that is lent.
pub fn await_enter() {
    #[cfg(unix)]
    {
        use std::io::Read;
        use std::os::fd::AsFd;
        // Not through `stdin()`, which the keyboard's thread holds.
        let Ok(own) = io::stdin().as_fd().try_clone_to_owned() else { return };
        let mut typed = [0];
        let mut own = std::fs::File::from(own);
        while own.read(&mut typed).is_ok_and(|n| n == 1) && !matches!(typed, [b'\n' | b'\r']) {}
    }
}

/// The modes of a terminal.
#[cfg(unix)]
pub type Modes = rustix::termios::Termios;
/// The modes of a terminal, which nobody asks for here.
#[cfg(not(unix))]
pub type Modes = ();

/// The modes the terminal has now; none where there is no terminal.
pub fn modes() -> Option<Modes> {
    #[cfg(unix)]
    let modes = rustix::termios::tcgetattr(io::stdout()).ok();
    #[cfg(not(unix))]
    let modes = None;
    modes
}

/// Gives the terminal back for a process that took it and is no more: the modes that it had before, and the screen.
pub fn give_back_for_another(modes: Option<Modes>) {
    set_modes(modes);
    leave();
}

fn set_modes(modes: Option<Modes>) {
    #[cfg(unix)]
    if let Some(modes) = modes {
        use rustix::termios::{OptionalActions, tcsetattr};
        let _ = tcsetattr(io::stdout(), OptionalActions::Now, &modes);
    }
    #[cfg(not(unix))]
    let _ = modes;
}

/// Gives the terminal back within a second, also where it no longer takes what is written.
pub fn give_back_soon() {
    let (done, wait) = channel::<()>();
    let helper = thread::Builder::new().spawn(move || {
        give_back();
        drop(done);
    });
    if helper.is_ok() {
        // An error either way: the helper is done and hung up, or patience is at its end.
        let _ = wait.recv_timeout(PATIENCE);
    }
}

fn ours() -> MutexGuard<'static, bool> {
    OURS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

fn sequence(command: impl Command) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(bytes, command)?;
    Ok(bytes)
}

/// What ratatui writes, kept until the frame is whole: the terminal gets each frame in one piece.
#[derive(Clone, Default)]
struct Sheet(Arc<Mutex<Vec<u8>>>);

impl Sheet {
    fn tear_off(&self) -> Vec<u8> {
        mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
