"""Writes assets/fold.txt: every traditional character followed by its simplified form, without separators.

Source of the pairs: OpenCC, data/dictionary/TSCharacters.txt (Apache-2.0), as packed on PyPI.
Usage: pip download opencc-python-reimplemented --no-deps; unzip it; python3 tests/make/fold.py opencc/dictionary/TSCharacters.txt > assets/fold.txt
"""
import sys

pairs = {}
for line in open(sys.argv[1], encoding="utf-8"):
    key, _, values = line.rstrip("\n").partition("\t")
    first = values.split(" ")[0] if values else ""
    if len(key) == 1 and len(first) == 1 and key != first:
        pairs[key] = first


def settle(char):
    """Follows a chain of forms to its end, so that folding twice is folding once."""
    seen = set()
    while char in pairs and char not in seen:
        seen.add(char)
        char = pairs[char]
    return char


out = "".join(key + settle(value) for key, value in sorted(pairs.items()) if settle(value) != key)
for at in range(0, len(out), 100):
    print(out[at : at + 100])
