"""Sentences that nobody annotated, one a line, for `teach.py` to speak of.

    python training/plain.py --news FOLDER [--wikievents FILE] > plain.txt

Takes from the documents of `--news` what no row of the corpus covers, documents of the
tuning and testing splits apart, and the texts of WikiEvents (as it tokenised them).
"""

import argparse
import pathlib
import re

import corpus
from data import read_documents
from train import ROOT

ABBREVIATIONS = set(
    "mr mrs ms dr st gen lt col sgt maj capt cmdr rep sen gov pres prof no vs etc inc co corp ltd jr sr "
    "jan feb mar apr jun jul aug sep sept oct nov dec approx adm brig rev hon mt ft a.m p.m d.c e.g i.e".split()
)
END = re.compile(r"[.!?][.!?\"”’')\]]*\s+(?=[^\sa-z])|\n+")


def sentences(text):
    """Bounds of the sentences, roughly: good enough to learn from, not what ships."""
    start = 0
    for end in END.finditer(text):
        word = re.search(r"([\w.]*)$", text[start : end.start()]).group(1).lower()
        short = word in ABBREVIATIONS or re.fullmatch(r"([a-z]\.)*[a-z]", word)
        if text[end.start()] == "." and short:
            continue
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def untokenised(text):
    """Without the spaces that a tokenizer put around punctuation, as far as that can be told."""
    text = re.sub(r" ([,.;:!?)\]’”%])", r"\1", text)
    text = re.sub(r"([(\[“$]) ", r"\1", text)
    text = re.sub(r"(’ |(?<=\w) ' )(s|re|t|ve|ll|d|m)\b", lambda m: m[1].strip() + m[2], text)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    return re.sub(r"(\d), (\d{3})\b", r"\1,\2", text)


def uncovered(news, folder):
    """Sentences of the documents that the corpus does not hold."""
    covered = {}
    for path in (folder / "standoff").glob("*.jsonl"):
        for _, row in corpus.read_jsonl(path):
            covered.setdefault(row["id"], []).append((row.get("field", "text"), *row["sentence"]))
    for document in read_documents(news).values():
        if corpus.split_of(document["id"]) != "train":
            continue
        for name in ("title", "text"):
            text = document.get(name) or ""
            taken = [(a, b) for field, a, b in covered.get(document["id"], []) if field == name]
            yield from (text[a:b] for a, b in sentences(text) if not any(c < b and a < d for c, d in taken))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=ROOT / "corpus", type=pathlib.Path)
    parser.add_argument("--news", required=True, type=pathlib.Path)
    parser.add_argument("--wikievents", type=pathlib.Path)
    arguments = parser.parse_args()
    found = list(uncovered(arguments.news, arguments.corpus))
    if arguments.wikievents:
        for _, document in corpus.read_jsonl(arguments.wikievents):
            text = untokenised(" ".join(document["tokens"]))
            found += [text[a:b] for a, b in sentences(text)]
    lines = (" ".join(text.split()) for text in found)
    for line in dict.fromkeys(line for line in lines if 12 <= len(line) <= 900):
        print(line)


if __name__ == "__main__":
    main()
