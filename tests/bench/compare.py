#!/usr/bin/env python3
"""compare.py STORIES.jsonl [--ask N] [--only NAME,...] [--work FOLDER]

What one would use instead, over the same stories: Groonga (bigram index), SQLite FTS5 (trigrams) and ripgrep. Each is built and asked in
a process of its own; the tables are those of docs/performance.md. The truth is a plain substring scan over the folded text.

Nothing is installed by this script. On Debian: `apt install groonga ripgrep`; Python's sqlite3 needs SQLite 3.34 or newer. What is missing is left out.

STORIES.jsonl: {"page","title","byline","body"} on each line, as `cargo bench --bench search` reads it. Queries are drawn as there, with a fixed
seed; `first 50` is what the engine gives first (unsorted), `all` counts every hit.
"""
import argparse, json, os, random, re, resource, shutil, sqlite3, statistics, subprocess, sys, time
from pathlib import Path


def fold(text):
    """Letters and figures alone, in small letters: what stands is found whatever punctuation is in between."""
    return "".join(c for c in text.lower() if c.isalnum() or c in "%+")


def load(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def is_han(c):
    return "\u3400" <= c <= "\u9fff"


def queries(stories, n):
    rng = random.Random(1026)
    han = re.compile(r"[\u3400-\u9fff]+")

    def run(long, test=lambda r: True):
        while True:
            body = rng.choice(stories)["body"]
            at = rng.randrange(max(1, len(body) - long))
            piece = body[at:at + long]
            if len(piece) == long and test(piece):
                return piece

    def all_han(r):
        return all(map(is_han, r))

    def mixed(r):
        return r.isalnum() and any(c.isascii() for c in r)

    made = {f"{k} character" + "s" * (k > 1): [run(k, all_han) for _ in range(n)] for k in (1, 2, 3, 4, 8)}
    made["two terms"] = [run(2, all_han) + " " + run(2, all_han) for _ in range(n)]
    names = [m.group(1) for s in stories[:: max(1, len(stories) // (n * 4))]
             for m in [re.search(r"记者 ([\u4e00-\u9fff]{2,3})", s["byline"] + s["body"])] if m]
    made["name"] = (names * n)[:n]
    made["latin, mixed"] = [run(4, mixed) for _ in range(n)]
    return made


class Groonga:
    name = "Groonga TokenBigram"
    program = "groonga"

    def __init__(self, work):
        self.base = work / "groonga.db"
        self.work = work

    def build(self, stories):
        # The default bigram tokenizer, as its manual advises for Chinese; the normalizer folds width and case.
        load = self.work / "load.grn"
        with open(load, "w", encoding="utf-8") as f:
            f.write("table_create Stories TABLE_NO_KEY\ncolumn_create Stories text COLUMN_SCALAR Text\n")
            f.write("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto\n")
            f.write("column_create Terms place COLUMN_INDEX|WITH_POSITION Stories text\nload --table Stories\n[\n")
            for n, s in enumerate(stories):
                f.write(json.dumps({"text": text_of(s)}, ensure_ascii=False) + (",\n" if n + 1 < len(stories) else "\n"))
            f.write("]\n")
        took = run_timed(["groonga", "-n", str(self.base)], load)
        load.unlink()
        return took, sum(p.stat().st_blocks * 512 for p in self.work.glob("groonga.db*"))

    def start(self):
        self.process = subprocess.Popen(["groonga", str(self.base)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, query, limit):
        want = "_id" if limit != 0 else ""
        parts = " && ".join(f'text @ "{part}"' for part in query.split(" "))
        line = f"select Stories --filter '{parts}' --cache no --limit {limit} --output_columns '{want or '_id'}'\n"
        self.process.stdin.write(line)
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        # The program's own time of the command.
        took, result = answer[0][2], answer[1][0]
        return result[0][0], [row[0] - 1 for row in result[2:]], took

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


class Sqlite:
    name = "SQLite FTS5 trigram"
    program = None

    def __init__(self, work):
        self.base = work / "fts.db"

    def build(self, stories):
        started, cpu = time.time(), os.times()
        db = sqlite3.connect(self.base)
        db.execute("create virtual table s using fts5(text, tokenize='trigram')")
        db.executemany("insert into s(rowid, text) values (?, ?)", ((n, text_of(s)) for n, s in enumerate(stories)))
        db.commit()
        db.execute("insert into s(s) values ('optimize')")
        db.commit()
        db.close()
        now = os.times()
        return (time.time() - started, now.user + now.system - cpu.user - cpu.system), self.base.stat().st_size

    def start(self):
        self.db = sqlite3.connect(self.base)

    def ask(self, query, limit):
        parts = query.split(" ")
        started = time.thread_time()
        if all(len(p) > 2 for p in parts):
            where, values = "s match ?", [" AND ".join(f'"{p}"' for p in parts)]
        else:  # A trigram index knows nothing shorter: LIKE walks the table.
            where, values = " AND ".join(["+text like ?"] * len(parts)), [f"%{p}%" for p in parts]
        if limit == 0:
            count, rows = self.db.execute(f"select count(*) from s where {where}", values).fetchone()[0], []
        else:
            top = "" if limit < 0 else f" limit {limit}"
            rows = [r[0] for r in self.db.execute(f"select rowid from s where {where}{top}", values)]
            count = len(rows)
        return count, rows, time.thread_time() - started

    def stop(self):
        self.db.close()


class Ripgrep:
    name = "ripgrep"
    program = "rg"

    def __init__(self, work):
        self.file = work / "stories.txt"

    def build(self, stories):
        # One story on a line: kinder to it than pages would be, for a phrase that a column's end divides it never finds there.
        with open(self.file, "w", encoding="utf-8") as f:
            f.writelines(text_of(s).replace("\n", " ") + "\n" for s in stories)
        return (0, 0), 0

    def start(self):
        pass

    def ask(self, query, limit):
        first, *others = query.split(" ")
        started = of_children()
        most = ["-m", str(limit)] if limit > 0 and not others else []
        # Case is ignored, as every one of the others does.
        out = subprocess.run(["rg", "-j1", "-niF", "--no-filename", *most, first, str(self.file)], capture_output=True, text=True).stdout
        took = of_children() - started
        lines = [line.split(":", 1) for line in out.splitlines()]
        rows = [int(number) - 1 for number, text in lines if all(o in text for o in others)]
        return len(rows), rows, took

    def stop(self):
        pass


def of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def text_of(s):
    return s["title"] + "\n" + (s["byline"] + "\n" if s["byline"] else "") + s["body"]


def run_timed(command, read):
    started, cpu = time.time(), os.times()
    with open(read, encoding="utf-8") as f:
        subprocess.run(command, check=True, stdin=f, stdout=subprocess.DEVNULL)
    now = os.times()
    return time.time() - started, now.children_user + now.children_system - cpu.children_user - cpu.children_system


def part(times, p):
    times = sorted(times)
    return times[min(len(times) - 1, len(times) * p // 100)] * 1000


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("stories")
    a.add_argument("--ask", type=int, default=60)
    a.add_argument("--only", default="")
    a.add_argument("--work", type=Path, default=Path("target/compare"))
    o = a.parse_args()
    stories = load(o.stories)
    texts = [fold(text_of(s)) for s in stories]
    size = sum(len(text_of(s).encode()) for s in stories)
    asked = queries(stories, o.ask)
    truth = {}
    print(f"{len(stories)} stories, {size / 1e6:.1f} MB")
    for engine in (Groonga, Sqlite, Ripgrep):
        if engine.program and not shutil.which(engine.program) or o.only and engine.__name__.lower() not in o.only:
            continue
        shutil.rmtree(o.work, ignore_errors=True)
        o.work.mkdir(parents=True)
        e = engine(o.work)
        (wall, cpu), took = e.build(stories)
        print(f"\n{e.name}: built in {wall:.0f} s ({cpu:.1f} s of processor), {took / size:.2f} × the text (its own copy of the text included)")
        print(f"{'ms':14} {'first 50':>16} {'all':>18} {'recall':>8} {'false':>7}")
        e.start()
        for kind, some in asked.items():
            first, every, found, false, expected = [], [], 0, 0, 0
            for n, q in enumerate(some):
                e.ask(q, 50)
                first.append(e.ask(q, 50)[2])
                every.append(e.ask(q, 0)[2])
                if n < 20:
                    if q not in truth:
                        parts = [fold(p) for p in q.split(" ")]
                        truth[q] = {k for k, t in enumerate(texts) if all(p in t for p in parts)}
                    rows = set(e.ask(q, -1)[1])
                    expected += len(truth[q])
                    found += len(rows & truth[q])
                    false += len(rows - truth[q])
            print(f"{kind:14} {part(first, 50):7.2f}/{part(first, 99):8.2f} {part(every, 50):8.2f}/{part(every, 99):9.2f}"
                  f" {found / max(1, expected):8.3f} {false / max(1, found + false):7.3f}", flush=True)
        e.stop()
    shutil.rmtree(o.work, ignore_errors=True)


if __name__ == "__main__":
    main()
