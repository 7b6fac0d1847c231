"""What is right: a plain reading of every story's folded text. Knows nothing of the program's own search, only its table of traditional forms."""
import json, re
from pathlib import Path

TRADITIONAL = Path(__file__).resolve().parents[2] / "assets/fold.txt"
HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What is no letter: punctuation and line ends.
GAP = r"(?:[^\w%‰+℃#@&\0]|_)+"


class Truth:
    """The stories of a file of texts."""

    def __init__(self, texts):
        self.bytes, self.texts, self.pages = 0, [], []
        with open(texts, encoding="utf-8") as f:
            for story in map(json.loads, f):
                self.bytes += len(story["text"].encode())
                self.texts.append(fold(story["text"]))
                self.pages.append(story["page"])

    def compare(self, parts, unit, rows):
        """How many of these numbers of stories or names of pages were to be found, how many are, and how many should not be."""
        parts = [fold(part) for part in parts]
        wanted = {n for n, text in enumerate(self.texts) if all(part in text for part in parts)}
        if unit == "page":
            wanted = {self.pages[n] for n in wanted}
        return len(wanted), len(wanted & set(rows)), len(set(rows) - wanted)


def fold(text):
    """Width, case and traditional forms levelled. A gap beside a Chinese character is nothing, between two others a space, in a figure a point."""
    text = POINT.sub("\0", text.translate(LEVELLED).lower())
    return BETWEEN.sub(" ", BESIDE.sub("", text)).replace("\0", ".")


def levelled():
    pairs = "".join(TRADITIONAL.read_text(encoding="utf-8").split()) + "○〇◯〇\u3000 "
    wide = {n + 0xFEE0: chr(n) for n in range(0x21, 0x7F)}
    unseen = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD])
    return {ord(a): b for a, b in zip(pairs[::2], pairs[1::2])} | wide | unseen


LEVELLED = levelled()
POINT = re.compile(r"(?<=\d)\.(?=\d)", re.A)
BESIDE = re.compile(f"(?<=[{HAN}]){GAP}|{GAP}(?=[{HAN}])")
BETWEEN = re.compile(GAP)
