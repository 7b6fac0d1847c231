#!/usr/bin/env python3
"""library.py N FOLDER [--source TEXTS]: pages of N made-up stories, to measure a library of any size.

The stories are put together of the sentences of the text files below TEXTS (the sample pages; more and other news makes a library more like a
real one: of few sentences every run of letters is frequent). Figures are drawn anew and every story has a reporter of its own, so that numbers
and names have the long tail they have in papers. A fifth of the long paragraphs are broken in two, as by a column's end. The same call makes
the same pages, and the first pages of a larger library are those of a smaller one.
"""
import argparse, datetime, random, re, sys
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAPERS = [f"{place}日报" for place in "太原 大同 运城 临汾 保定 济南 郑州 南阳 武汉 长沙 合肥 徐州 杭州 福州 广州 成都 贵阳 昆明 西安 兰州".split()]
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "文军平华国建明伟芳秀英敏静丽强磊洋艳勇杰娟涛超霞刚桂兰凯鹏飞丹凤雪峰志海波红梅晓"
# Stories on a page, pages of an issue, characters of a story at the median.
ON_PAGE, IN_ISSUE, LONG = (6, 10), 8, 700


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("n", type=int)
    a.add_argument("folder", type=Path)
    a.add_argument("--source", type=Path, default=SEEDS)
    o = a.parse_args()
    heads, sentences = read(o.source)
    if len(sentences) < 10_000:
        print(f"library.py: only {len(sentences)} sentences in {o.source}; the stories will be much alike", file=sys.stderr)
    rng, left, page = random.Random(1026), o.n, 0
    while left > 0:
        # All of a page is drawn, whatever of it is wanted, so that a larger library begins as this one.
        stories = [story(rng, heads, sentences) for _ in range(rng.randint(*ON_PAGE))][:left]
        left -= len(stories)
        path = o.folder / place(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(line for lines in stories for line in lines) + "\n", encoding="utf-8")
        page += 1
    print(f"{o.n} stories on {page} pages in {o.folder}")


def read(source):
    """Lines that look like headlines, and sentences."""
    heads, sentences = set(), set()
    for path in sorted(source.rglob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
            line = line.strip("#　 \t")
            found = re.findall(r"[^。！？]{8,120}[。！？][”’]?", line)
            sentences.update(found)
            if not found and 6 <= len(line) <= 30:
                heads.add(line)
    return sorted(heads) or ["要闻"], sorted(sentences) or sys.exit(f"library.py: no sentence in {source}")


def story(rng, heads, sentences):
    """The lines of a story."""
    wanted, lines = min(max(rng.lognormvariate(0, 0.8) * LONG, 60), 8000), [f"# {figures(rng, rng.choice(heads))}"]
    reporter = rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2, 2))))
    start = f"本报讯（记者 {reporter}）"
    while wanted > 0:
        paragraph = start + figures(rng, "".join(rng.choices(sentences, k=rng.randint(2, 5))))
        wanted, start = wanted - len(paragraph), ""
        at = rng.randrange(20, len(paragraph) - 10) if len(paragraph) > 60 and rng.random() < 0.2 else len(paragraph)
        lines += filter(None, (paragraph[:at], paragraph[at:]))
    return lines


def figures(rng, text):
    """Years stay, other figures are drawn."""
    drawn = lambda m: m[0] if re.fullmatch(r"(19|20)\d\d|\d{7,}", m[0]) else str(rng.randrange(10 ** (len(m[0]) - 1), 10 ** len(m[0])))
    return re.sub(r"\d+", drawn, text)


def place(page):
    """The papers take turns, day by day from 1998 on."""
    issue, number = divmod(page, IN_ISSUE)
    day, paper = divmod(issue, len(PAPERS))
    return f"{PAPERS[paper]}/{datetime.date(1998, 1, 1) + datetime.timedelta(day)}/{number + 1:02}.txt"


if __name__ == "__main__":
    main()
