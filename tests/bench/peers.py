"""What one would use instead of jianbao, each set up as its own manual advises for Chinese. A peer knows how to be built, asked and stopped;
nothing of truth or time.

    name, unit           what its hits are: numbers of stories, or names of pages
    package, program     what Debian calls it, and what must be there
    language             whether it reads more than letters: fields, filters, sounds
    prepare()            writes what it is to be fed with; not counted
    build()              makes its index in its folder and waits for all it starts, so that processor and memory can be told
    size()               bytes on disk, its copy of the texts included
    start(), stop()      around the questions; remove() at the end
    first(q, n)          any n hits
    list(q, n)           the n best as one would list them, a passage of each, and how many there are
    all(q)               every hit
A question has `text`, what is typed, and `parts`, which are letters and figures alone, so that nothing needs quoting.
"""
import json, os, re, shlex, shutil, signal, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

# Characters of a passage, and of these before the match.
LONG, BEFORE = 60, 20


def run(*command, **more):
    """Runs a command to its end; an error of it ends the whole."""
    return subprocess.run([str(c) for c in command], check=True, stdout=subprocess.DEVNULL, **more)


def told(command):
    """The lines a shell command prints; finding nothing is no error."""
    out = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return out.decode("utf-8", "replace").splitlines()


def du(folder):
    return sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())


class Peer:
    unit, package, program, language, builds = "story", None, None, False, True

    def __init__(self, folder, tools, texts, pages):
        self.folder, self.tools, self.file, self.pages = folder, tools, texts, pages
        folder.mkdir()

    def texts(self):
        with open(self.file, encoding="utf-8") as f:
            yield from (json.loads(line)["text"] for line in f)

    def prepare(self):
        pass

    def size(self):
        return du(self.folder)

    def start(self):
        pass

    def stop(self):
        pass

    def remove(self):
        pass

    def relative(self, paths):
        """The names of pages, each once, as the stories name them."""
        return sorted({os.path.relpath(path, self.pages) for path in paths})


class Lines(Peer):
    """A process that answers a line with a line."""

    def open(self, *command):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen([str(c) for c in command], text=True, encoding="utf-8", **pipes)

    def answer(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


class Ours(Lines):
    """The library on disk, asked as the reader asks it. There is no less to ask for than a list. Its index is made before all others, for the
    stories are taken from it."""
    name, language, builds = "jianbao", True, False

    def start(self):
        self.open(self.tools.asked, "ours", self.tools.index)

    def list(self, q, n):
        return self.answer(f"{n}\t{q.text}")["rows"]

    first = list

    def all(self, q):
        return self.list(q, 0)


class Command(Peer):
    """The same as one command, beside those that are a process for each question, too. It looks first whether the pages have changed."""
    name, language, builds = "`jianbao search`", True, False

    def list(self, q, n):
        return told(f"{self.tools.jianbao} search {shlex.quote(q.text)} --limit {n} --json --library {shlex.quote(str(self.pages))}")

    first, all = list, None


class Ngram(Lines):
    """tantivy's NgramTokenizer, one to three letters, ranked by BM25: ngram.rs."""
    name = "tantivy n-grams"

    def build(self):
        run(self.tools.asked, "build", self.file, self.folder)

    def start(self):
        self.open(self.tools.asked, "ngram", self.folder)

    def list(self, q, n):
        return self.answer(f"{n}\t{' '.join(q.parts)}")["rows"]

    first = list

    def all(self, q):
        return self.list(q, 0)


class Groonga(Lines):
    """The default bigrams, as its manual advises for Chinese; the normalizer folds width and case."""
    name, package, program = "Groonga", "groonga", "groonga"

    def prepare(self):
        with open(self.folder / "load", "w", encoding="utf-8") as f:
            f.write("table_create Stories TABLE_NO_KEY\ncolumn_create Stories text COLUMN_SCALAR Text\n")
            f.write("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto\n")
            f.write("column_create Terms place COLUMN_INDEX|WITH_POSITION Stories text\nload --table Stories\n[\n")
            f.write(",\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in self.texts()))
            f.write("\n]\n")

    def build(self):
        with open(self.folder / "load", encoding="utf-8") as f:
            run("groonga", "-n", self.folder / "db", stdin=f)

    def size(self):
        # Its files have holes: what they take, not how long they are.
        return sum(p.stat().st_blocks * 512 for p in self.folder.glob("db*"))

    def start(self):
        self.open("groonga", self.folder / "db")

    def select(self, q, limit, columns, more=""):
        found = " && ".join(f'text @ "{part}"' for part in q.parts)
        line = f"select Stories --filter '{found}' --cache no --limit {limit} --output_columns '{columns}' {more}"
        return [row[0] - 1 for row in self.answer(line)[1][0][2:]]

    def first(self, q, n):
        return self.select(q, n, "_id")

    def list(self, q, n):
        return self.select(q, n, "_id, snippet_html(text)", "--sort_keys -_score")

    def all(self, q):
        return self.first(q, -1)


class Sqlite(Peer):
    """FTS5 with trigrams, ranked by BM25; below three letters its manual says LIKE, which walks the table and ranks nothing."""
    name = "SQLite FTS5"
    BUILD = """
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[2])
db.execute("create virtual table s using fts5(text, tokenize='trigram')")
texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
db.executemany("insert into s(rowid, text) values (?, ?)", enumerate(texts))
db.commit()
db.execute("insert into s(s) values ('optimize')")
db.commit()
"""

    def build(self):
        run(sys.executable, "-c", self.BUILD, self.file, self.folder / "fts.db")

    def start(self):
        self.db = sqlite3.connect(self.folder / "fts.db")

    def stop(self):
        self.db.close()

    def where(self, q):
        if all(len(part) > 2 for part in q.parts):
            return "s match ?", [" AND ".join(f'"{part}"' for part in q.parts)]
        return " AND ".join(["+text like ?"] * len(q.parts)), [f"%{part}%" for part in q.parts]

    def first(self, q, n):
        where, values = self.where(q)
        return [row[0] for row in self.db.execute(f"select rowid from s where {where} limit ?", [*values, n])]

    def list(self, q, n):
        where, values = self.where(q)
        self.db.execute(f"select count(*) from s where {where}", values).fetchone()
        if "match" in where:
            rows = self.db.execute(f"select rowid, snippet(s, 0, '', '', '…', {LONG}) from s where {where} order by rank limit ?", [*values, n])
        else:
            passage = f"substr(text, max(1, instr(text, ?) - {BEFORE}), {LONG})"
            rows = self.db.execute(f"select rowid, {passage} from s where {where} limit ?", [q.parts[0], *values, n])
        return [row[0] for row in rows]

    def all(self, q):
        return self.first(q, -1)


class Postgres(Lines):
    """pg_trgm under a GIN index and ILIKE; nothing ranks there. A cluster of its own, for this run alone, as a user without rights."""
    name, package, program = "PostgreSQL pg_trgm", "postgresql", "/usr/lib/postgresql/*/bin/initdb"
    user = "nobody" if os.geteuid() == 0 else None
    SETTINGS = ["listen_addresses=", "shared_buffers=512MB", "maintenance_work_mem=512MB", "work_mem=64MB", "jit=off", "autovacuum=off",
                "max_wal_size=8GB", "fsync=off"]

    def prepare(self):
        self.bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        escaped = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})
        with open(self.folder / "load", "w", encoding="utf-8") as f:
            f.writelines(f"{n}\t{text.translate(escaped)}\n" for n, text in enumerate(self.texts()))
        # A path to a socket must be short, and the folder its user's own.
        self.home = Path(tempfile.mkdtemp(prefix="peer"))
        if self.user:
            shutil.chown(self.home, self.user)

    def build(self):
        run(self.bin / "initdb", "-A", "trust", "-D", self.home / "db", "-U", "peer", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", user=self.user, cwd="/")
        self.serve()
        made = f"""create extension pg_trgm; create table s(id int, text text);
            \\copy s from '{self.folder}/load'
            create index on s using gin (text gin_trgm_ops); vacuum analyze s; checkpoint;"""
        run(*self.psql(), input=made, text=True)
        self.end()

    def size(self):
        return self.bytes

    def psql(self):
        return [self.bin / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", self.home, "-U", "peer", "postgres"]

    def serve(self):
        command = [self.bin / "postgres", "-D", self.home / "db", "-k", self.home]
        command += [word for setting in self.SETTINGS for word in ("-c", setting)]
        self.server = subprocess.Popen([str(c) for c in command], user=self.user, cwd="/", stderr=subprocess.DEVNULL)
        while subprocess.run([str(self.bin / "pg_isready"), "-q", "-h", str(self.home)]).returncode:
            time.sleep(0.1)

    def end(self):
        self.server.send_signal(signal.SIGINT)
        self.server.wait()

    def start(self):
        self.serve()
        self.open(*self.psql())
        self.bytes = int(self.rows("select pg_total_relation_size('s')")[0])

    def stop(self):
        super().stop()
        self.end()

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def rows(self, *queries):
        self.process.stdin.write("".join(query + ";\n" for query in queries) + "\\echo .\n")
        self.process.stdin.flush()
        return [line.split("|", 1)[0].strip() for line in iter(self.process.stdout.readline, ".\n")]

    def where(self, q):
        return "from s where " + " and ".join(f"text ilike '%{part}%'" for part in q.parts)

    def first(self, q, n):
        return list(map(int, self.rows(f"select id {self.where(q)} limit {n}")))

    def list(self, q, n):
        passage = f"translate(substr(text, greatest(1, strpos(text, '{q.parts[0]}') - {BEFORE}), {LONG}), E'\\n', ' ')"
        return self.rows(f"select count(*) {self.where(q)}", f"select id, {passage} {self.where(q)} limit {n}")

    def all(self, q):
        return self.first(q, "all")


class Recoll(Peer):
    """The desktop's index of the page files, a process for each question: bigrams of Chinese letters, a phrase in quotation marks."""
    name, unit, package, program = "Recoll", "page", "recollcmd", "recollindex"

    def prepare(self):
        self.folder = self.folder.resolve()
        # It would wait for all others of the machine.
        settings = f"topdirs = {self.pages}\nloglevel = 1\ncjkngramlen = 2\nidxniceprio = 0\n"
        (self.folder / "recoll.conf").write_text(settings, encoding="utf-8")

    def build(self):
        run("recollindex", "-c", self.folder, stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"})

    def found(self, q, how):
        phrases = shlex.quote(" ".join(f'"{part}"' for part in q.parts))
        out = told(f"LC_ALL=C.UTF-8 recollq -c {self.folder} {how} -q {phrases}")
        return self.relative(m[1] for m in (re.search(r"\[file://([^\]]*)\]", line) for line in out) if m)

    def first(self, q, n):
        return self.found(q, f"-n {n}")

    def list(self, q, n):
        return self.found(q, f"-A -n {n}")

    def all(self, q):
        return self.first(q, 1_000_000)


class Ripgrep(Peer):
    """No index: each question reads every page, on all processors. What a line's end divides is not found."""
    name, unit, package, program, builds = "ripgrep", "page", "ripgrep", "rg", False

    def command(self, q, how):
        # Where several are asked for, the pages that hold one are searched for the next.
        *first, last = q.parts
        where, piped = shlex.quote(str(self.pages)), ""
        for part in first:
            piped, where = f"{piped}rg -l0iF {part} {where} | xargs -0r ", ""
        return f"{piped}rg {how} -iF {last} {where}"

    def first(self, q, n):
        return told(self.command(q, "-l") + f" | head -n {n}")

    def list(self, q, n):
        return told(self.command(q, "-nH --no-heading"))

    def all(self, q):
        return self.relative(told(self.command(q, "-l")))


class Fzf(Peer):
    """Every line of every page, which fzf ranks; the letters may stand apart in a line."""
    name, unit, package, program, builds = "ripgrep \\| fzf", "page", "fzf", "fzf", False

    def list(self, q, n):
        lines = f"rg -nH --no-heading '' {shlex.quote(str(self.pages))}"
        return told(f"{lines} | fzf --filter {shlex.quote(' '.join(q.parts))} --delimiter : --nth 3..")

    first = list

    def all(self, q):
        return self.relative(line.split(":", 1)[0] for line in self.list(q, 0))


PEERS = [Ours, Command, Ngram, Groonga, Sqlite, Postgres, Recoll, Ripgrep, Fzf]
