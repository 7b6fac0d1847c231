#!/usr/bin/env python3
"""Builds all mutants of some files at once and runs the tests against each: which are noticed, which survive.

    fuzz/mutants/run.py OUT [--sample 300] [--jobs 2] [--until 17:00] src/parse/mend.rs src/query/parse.rs …

The unit tests of a file's folder come first, then the tests of STAGES, the quick ones first; the first that fails, or hangs, notices.
OUT gets a copy of the project, `mutants.tsv` (what there are) and `results.tsv` (the same, and what became of it). Begun
again with the same OUT, it goes on where it stopped; `--only 17,18` tries these alone and tells instead of writing.
"""
import argparse, json, os, random, re, subprocess, sys, threading, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STAGES = {
    "parse": ["pages", "laws", "fuzzed"],
    "query": ["asking", "facets", "recall", "fuzzed"],
    "index": ["asking", "facets", "recall", "store"],
}
# Fewer cases than a common run: what is asked is whether a test looks at a thing at all.
SHORT = {"PROPTEST_CASES": "30", "JIANBAO_PARTS": "1500", "JIANBAO_EXPRESSIONS": "60", "JIANBAO_SPOILT": "10", "INSTA_UPDATE": "no"}

options = argparse.ArgumentParser()
options.add_argument("out", type=Path)
options.add_argument("--sample", type=int, help="so many, drawn by lot from all")
options.add_argument("--jobs", type=int, default=2)
options.add_argument("--until", default="", help="a clock time after which no mutant is begun")
options.add_argument("--only", help="numbers, parted by commas")
options.add_argument("files", nargs="*")
options = options.parse_intermixed_args()
copy = options.out.resolve() / "copy"
listed, results = options.out / "mutants.tsv", options.out / "results.tsv"


def rewrite(skipped):
    """Copies the project anew and puts the mutants into it, but for those that are skipped."""
    copy.mkdir(parents=True, exist_ok=True)
    for part in ["src", "tests", "assets", "seeds", "docs", "Cargo.toml", "Cargo.lock", "README.md", "README.zh.md"]:
        subprocess.run(["cp", "-r", "--no-target-directory", ROOT / part, copy / part], check=True)
    tool = ["cargo", "run", "--quiet", "--manifest-path", HERE / "Cargo.toml", "--", copy, *options.files]
    env = os.environ | {"SKIP": ",".join(map(str, sorted(skipped)))}
    listed.write_text(subprocess.run(tool, check=True, capture_output=True, text=True, env=env).stdout)


def build():
    """Builds the tests; gives the programs by name, and the numbers of mutants that are no programs."""
    tests = [part for stage in sorted({s for stages in STAGES.values() for s in stages}) for part in ("--test", stage)]
    command = ["cargo", "test", "--no-run", "--lib", *tests, "--message-format=json"]
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    programs, broken = {}, set()
    for told in map(json.loads, run.stdout.splitlines()):
        if told.get("executable") and told["profile"]["test"]:
            programs[told["target"]["name"]] = told["executable"]
        message = told.get("message")
        if isinstance(message, dict) and message["level"] == "error":
            for span in message["spans"]:
                before = (copy / span["file_name"]).read_bytes()[: span["byte_start"] + 1].decode(errors="ignore")
                broken.update(map(int, re.findall(r"mutant \((\d+)u32\)", before)[-1:]))
    if run.returncode and not broken:
        sys.exit(run.stderr[-3000:])
    return programs, broken


def passes(program, filters, number, limit):
    """Whether the tests pass with a mutant; None where they hang."""
    env = os.environ | SHORT | {"MUTANT": str(number)}
    command = [programs[program], *filters, "-q", "--test-threads=1"]
    try:
        return subprocess.run(command, cwd=copy, env=env, timeout=limit, capture_output=True).returncode == 0
    except subprocess.TimeoutExpired:
        return None


def stages(folder):
    return [("jianbao", [f"{folder}::"]), *((stage, []) for stage in STAGES[folder])]


def judge(number, file):
    folder = file.removeprefix("src/").split("/")[0].removesuffix(".rs")
    for name, filters in stages(folder):
        passed = passes(name, filters, number, 5 * times[name, folder] + 30)
        if not passed:
            return f"{'hangs' if passed is None else 'fails'} in {name.replace('jianbao', 'unit tests')}"
    return "survives"


def work():
    while True:
        with lock:
            if not todo or (options.until and time.strftime("%H:%M") >= options.until):
                return
            mutant = todo.pop()
        line = "\t".join([*mutant, judge(int(mutant[0]), mutant[1])])
        with lock:
            if options.only:
                print(line, flush=True)
            else:
                with results.open("a") as out:
                    out.write(line + "\n")


skipped = set()
if options.files:
    rewrite(skipped)
while True:
    programs, broken = build()
    print(f"{len(listed.read_text().splitlines())} mutants, {len(broken)} are no programs", flush=True)
    if not broken:
        break
    skipped |= broken
    rewrite(skipped)

mutants = [line.split("\t") for line in listed.read_text().splitlines()]
done = {line.split("\t")[0] for line in results.read_text().splitlines()} if results.exists() else set()
random.Random(9).shuffle(mutants)
todo = [m for m in mutants[: options.sample] if m[0] not in done][::-1]
if options.only:
    todo = [m for m in mutants if m[0] in options.only.split(",")]
times, lock = {}, threading.Lock()
for folder in sorted({mutant[1].split("/")[1].removesuffix(".rs") for mutant in todo}):
    for name, filters in stages(folder):
        start = time.time()
        if not passes(name, filters, 0, 900):
            sys.exit(f"{name} fails without a mutant")
        times[name, folder] = time.time() - start
print({f"{folder} {name}": round(time, 1) for (name, folder), time in times.items()}, flush=True)
workers = [threading.Thread(target=work) for _ in range(options.jobs)]
[worker.start() for worker in workers]
[worker.join() for worker in workers]
