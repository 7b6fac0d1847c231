//! Inputs made of inputs: cut, doubled, put together, spoilt by odd characters. The same row from the same number.

/// Characters at which programs stumble: marks that stand on others, joiners, directions, controls, odd digits, forms and widths.
const ODD: &str = "\u{301}\u{200d}\u{202e}\u{feff}\u{3000}\u{a0}\u{2028}\u{1b}\0\r\n 鄉𠀀👨éﬁİß〇１Ａ．－：；“”＂·\u{345}\u{e000}㐀℃½²#*-\"()<>/|~";

pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `below`.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        // Xorshift (Marsaglia 2003).
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }
}

/// A spoilt input, made of one and parts of another.
pub(crate) fn spoil(inputs: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut input = inputs[dice.roll(inputs.len())].clone();
    for _ in 0..=dice.roll(4) {
        let at = place(&input, dice);
        let to = border(&input, at + [12, 200][dice.roll(2)].min(input.len() - at)).max(at);
        let (line, next) = line(&input, dice);
        let other = &inputs[dice.roll(inputs.len())];
        let from = place(other, dice);
        let until = border(other, from + dice.roll(300).min(other.len() - from)).max(from);
        match dice.roll(8) {
            0 => drop(input.drain(at..to)),
            1 => drop(input.drain(line..next)),
            2 => drop(input.splice(at..at, input[line..next].to_vec())),
            3 => drop(input.splice(line..line, input[at..to].to_vec())),
            4 => drop(input.splice(at..at, other[from..until].to_vec())),
            5 => drop(input.splice(at..to, other[from..until].to_vec())),
            6 => input.extend(other[from..until].to_vec()),
            _ => {
                let odd = ODD.chars().nth(dice.roll(ODD.chars().count())).unwrap_or(' ');
                drop(input.splice(at..at, odd.to_string().into_bytes()));
            }
        }
    }
    input
}

fn place(input: &[u8], dice: &mut Dice) -> usize {
    border(input, dice.roll(input.len() + 1))
}

/// The beginning of the character a byte belongs to.
fn border(input: &[u8], at: usize) -> usize {
    (0..=at).rev().find(|&at| input.get(at).is_none_or(|byte| byte & 0xC0 != 0x80)).unwrap_or(0)
}

/// Where some line begins, and where the next one does.
fn line(input: &[u8], dice: &mut Dice) -> (usize, usize) {
    let lines: Vec<&[u8]> = input.split_inclusive(|byte| *byte == b'\n').collect();
    let nth = dice.roll(lines.len());
    let start = lines.iter().take(nth).map(|line| line.len()).sum();
    (start, start + lines.get(nth).map_or(0, |line| line.len()))
}
