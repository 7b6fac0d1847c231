#!/usr/bin/env python3
"""compare.py PAGES [--install] [--ask N] [--seconds S] [--only NAME,...] [--work FOLDER]

jianbao beside what one would use instead, over the same pages and the same questions, in one run: the tables of docs/performance.md.

PAGES is a folder of page files. jianbao cuts, mends and indexes them. What indexes texts (tantivy's n-grams, Groonga, SQLite FTS5, PostgreSQL
pg_trgm) is given the mended stories, so it finds what the mending joined; what reads files (Recoll, ripgrep, fzf) is given the pages, and
answers with pages. peers.py says how each is set up. Questions are drawn from the stories, always the same ones (kinds.rs).

`list` is what a list shows: the 50 best with a passage of each, and how many there are. `first` is any 50 hits, unsorted where sorting costs. Times
are by the clock, from the question to the last byte of the answer, warm, the shorter of two tries with all others of the kind in between.
Recall and false hits are against a plain reading of the folded text (truth.py): punctuation and line ends between two letters do not part them.
A page is right if one of its stories holds everything.

What is missing is named and left out; --install fetches it with apt. Each kind of question ends after S seconds (20).
"""
import argparse, json, os, resource, shutil, subprocess, sys, time
from functools import partial
from glob import glob
from pathlib import Path
from types import SimpleNamespace

from peers import PEERS, du, run
from truth import Truth

ROOT = Path(__file__).resolve().parents[2]
# What letters alone decide, then what needs more. Whatever else kinds.rs draws is no question to others, and is measured by the bench `search`.
KINDS = ["1", "2", "3", "4", "8", "half-typed", "two terms", "name", "latin, mixed", "filter", "field", "pinyin 2", "initials 4"]
# Hits one asks for, and questions of a kind that are compared with the truth.
FIRST, COMPARED = 50, 20


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("pages", type=Path)
    a.add_argument("--install", action="store_true")
    a.add_argument("--ask", type=int, default=60)
    a.add_argument("--seconds", type=float, default=20)
    a.add_argument("--only", default="")
    a.add_argument("--work", type=Path, default=ROOT / "target/compare")
    o = a.parse_args()
    wanted = [peer for peer in PEERS if not o.only or peer.__name__.lower() in o.only.lower().split(",")]
    if o.install:
        install(wanted)
    for peer in wanted:
        if not is_here(peer):
            print(f"{peer.name}: not here; `--install`, or apt install {peer.package}", file=sys.stderr)
    shutil.rmtree(o.work, ignore_errors=True)
    o.work.mkdir(parents=True)
    peers = []
    try:
        tools = programs(o.work)
        built = {"jianbao": index(tools, o.pages)}
        write(texts := o.work / "texts.jsonl", tools.asked, "texts", tools.index)
        write(drawn := o.work / "drawn.jsonl", tools.asked, "draw", tools.index, o.ask)
        for peer in filter(is_here, wanted):
            peers.append(peer(o.work / peer.__name__.lower(), tools, texts, o.pages.resolve()))
            if peers[-1].builds:
                peers[-1].prepare()
                built[peer.name] = spent(peers[-1].build)
        truth, questions = Truth(texts), read(drawn)
        answered = {peer.name: ask(peer, questions, truth, o.seconds) for peer in peers}
        print(f"{len(truth.texts)} stories on {len(set(truth.pages))} pages, {truth.bytes / 1e6:.1f} MB of text\n")
        sizes = {peer.name: peer.size() for peer in peers} | {"jianbao": du(tools.index)}
        print(building({name: took | {"size": sizes[name] / truth.bytes} for name, took in built.items()}))
        for job in ("list", "first"):
            print(times(job, answered))
    finally:
        for peer in peers:
            peer.remove()
        shutil.rmtree(o.work, ignore_errors=True)


def is_here(peer):
    return not peer.program or shutil.which(peer.program) or glob(peer.program)


def install(peers):
    missing = [peer.package for peer in peers if not is_here(peer)]
    if missing:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=quiet)


def programs(work):
    """Our program and what answers for it, both as released. What the program keeps, it keeps in the work folder."""
    build = ["cargo", "build", "--release", "--locked", "--quiet", "--bin", "jianbao", "--bench", "asked", "--message-format=json"]
    made = subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    made = [json.loads(line) for line in made.splitlines()]
    made = {m["target"]["name"]: m["executable"] for m in made if m.get("executable")}
    os.environ.update({f"XDG_{kind}_HOME": str(work.resolve() / "home") for kind in ("DATA", "CONFIG", "STATE", "CACHE")})
    return SimpleNamespace(jianbao=made["jianbao"], asked=made["asked"], home=work / "home", index=None)


def index(tools, pages):
    took = spent(partial(run, tools.jianbao, "index", pages))
    tools.index = next(tools.home.glob("**/index"))
    return took


def spent(work):
    """Seconds by the clock and of processor, and megabytes of the largest, of the programs that a work starts."""
    tell, told = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            started = time.perf_counter()
            work()
            clock, used = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
            os.write(told, json.dumps({"clock": clock, "processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1000}).encode())
            status = 0
        except Exception as error:
            print(error, file=sys.stderr)
        finally:
            os._exit(status)
    os.close(told)
    with os.fdopen(tell) as pipe:
        answer = pipe.read()
    if os.waitpid(child, 0)[1]:
        sys.exit("compare.py: a program failed; what it said stands above")
    return json.loads(answer)


def write(path, *command):
    with open(path, "wb") as f:
        subprocess.run([str(c) for c in command], check=True, stdout=f)


def read(drawn):
    """The questions of each kind: what is typed, and the parts that letters decide; none where they do not."""
    kinds = {kind: [] for kind in KINDS}
    with open(drawn, encoding="utf-8") as f:
        for line in map(json.loads, f):
            parts = line["parts"] if line["text"] == " ".join(line["parts"]) else None
            kinds.get(line["kind"], []).append(SimpleNamespace(text=line["text"], parts=parts))
    return kinds


def ask(peer, kinds, truth, seconds):
    """What a peer's answers took, by kind and job, and how right they are; nothing for a kind it cannot answer."""
    peer.start()
    told = {}
    for kind, questions in kinds.items():
        if not questions or not (peer.language or all(q.parts for q in questions)):
            continue
        told[kind] = {job: timed(partial(getattr(peer, job), n=FIRST), questions, seconds) for job in ("list", "first")}
        if peer.all and all(q.parts for q in questions):
            compared = [truth.compare(q.parts, peer.unit, peer.all(q)) for q in within(seconds, questions[:COMPARED])]
            told[kind] |= dict(zip(("wanted", "found", "false"), map(sum, zip(*compared))))
    peer.stop()
    print(f"{peer.name}: asked", file=sys.stderr)
    return told


def timed(answer, questions, seconds):
    """Milliseconds of each question, sorted."""
    took = {}
    for _ in range(2):
        for question in within(seconds / 2, questions):
            started = time.perf_counter()
            answer(question)
            took[question.text] = min(1000 * (time.perf_counter() - started), took.get(question.text, 1e9))
    return sorted(took.values())


def within(seconds, questions):
    """The questions for which there is time; at least five."""
    until = time.perf_counter() + seconds
    for n, question in enumerate(questions):
        if n >= 5 and time.perf_counter() > until:
            break
        yield question


def building(built):
    rows = ["| | processor, s | clock, s | memory, MB | size, × the text |", "|---|---|---|---|---|"]
    for name, b in built.items():
        rows.append(f"| {name} | {b['processor']:.1f} | {b['clock']:.1f} | {b['memory']:.0f} | {b['size']:.2f} |")
    return "\n".join(rows) + "\n"


def times(job, answered):
    """Median and p99 in milliseconds, the median beside ours, and recall with the share of false hits."""
    ours = answered.get("jianbao", {})
    rows = [f"| {job}: ms | " + " | ".join(answered) + " |", "|---" * (len(answered) + 1) + "|"]
    for kind in KINDS:
        cells = [cell(told.get(kind), job, ours.get(kind)) for told in answered.values()]
        rows.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def cell(told, job, ours):
    if not told:
        return "cannot"
    median, slow = part(told[job], 50), part(told[job], 99)
    text = f"{short(median)}/{short(slow)}"
    if ours and ours is not told:
        text += f" ×{short(median / part(ours[job], 50))}"
    if job == "list" and told.get("wanted"):
        text += f" · {told['found'] / told['wanted']:.3f}"
        if told["false"]:
            text += f" ({told['false'] / (told['found'] + told['false']):.3f} false)"
    return text


def part(times, hundredth):
    """The time below which so many of a hundred lie."""
    return times[max(0, -(-len(times) * hundredth // 100) - 1)]


def short(number):
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


if __name__ == "__main__":
    main()
