#!/usr/bin/env python3
"""Chooses from what a fuzzer kept the inputs that reach most of the program in fewest bytes, and packs them for `cargo test`.

    fuzz/pack.py PROGRAM CORPUS > tests/fuzzed/NAME.jsonl
"""
import json, subprocess, sys, tempfile
from pathlib import Path

MOST_INPUTS, MOST_BYTES, LONGEST = 150, 30_000, 3_000


def reached(program, corpus, work):
    """What each input reaches: sets of numbers, by the fuzzer's own account."""
    control, kept = work / "control", work / "kept"
    kept.mkdir()
    subprocess.run(
        [program, "-set_cover_merge=1", "-use_counters=0", f"-merge_control_file={control}", kept, corpus],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    lines = control.read_text().splitlines()
    count = int(lines[0])
    names, reach = lines[2 : 2 + count], {}
    for line in lines[2 + count :]:
        word, number, *features = line.split()
        if word == "FT":
            reach[Path(names[int(number)])] = set(features)
    return reach


def line(content):
    """An input as a line of JSON: a text as a string, bytes that are none in hexadecimal."""
    try:
        return json.dumps(content.decode(), ensure_ascii=False)
    except UnicodeDecodeError:
        return json.dumps({"hex": content.hex()})


def main(program, corpus):
    with tempfile.TemporaryDirectory() as work:
        reach = reached(program, corpus, Path(work))
    lines = {path: line(path.read_bytes()) for path in reach}
    cost = {path: len(packed.encode()) for path, packed in lines.items()}
    left = {path for path in reach if cost[path] <= LONGEST}
    covered, chosen, room = set(), [], MOST_BYTES
    while left and len(chosen) < MOST_INPUTS:
        best = max(left, key=lambda path: (len(reach[path] - covered) / (cost[path] + 40), path.name))
        left.remove(best)
        if not reach[best] - covered:
            break
        if cost[best] <= room:
            room -= cost[best]
            chosen.append(best)
            covered |= reach[best]
    everything = set().union(*reach.values())
    print(f"{len(chosen)} of {len(reach)} inputs, {len(covered)} of {len(everything)} places", file=sys.stderr)
    for path in sorted(chosen, key=lambda path: (cost[path], path.name)):
        print(lines[path])


main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
