"""Writes ordinary.tsv: words and people's names that are names of places too, and given names.

    pip install english-words==2.0.2 wordfreq==3.1.1 names==0.3.0
    python knowledge/ordinary.py places.txt > knowledge/ordinary.tsv

places.txt is what gazetteer.py writes. A word is ordinary if Webster's Second (public domain) has
it in small letters and English texts use it. Surnames and given names are those of the census of
the United States of 1990 (public domain). Only the choice is made by frequencies of `wordfreq`.
"""

import pathlib
import sys
import unicodedata

import names
from english_words import get_english_words_set
from wordfreq import zipf_frequency

SURNAMES, MEN, WOMEN = 6000, 1219, 1500


def plain(name):
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def census(table, most):
    folder = pathlib.Path(names.__file__).parent
    lines = (folder / table).read_text().splitlines()
    return {line.split()[0].lower() for line in lines[:most]}


def main():
    places = set()
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        places.update(plain(name) for name in [cells[1], *cells[3].split(",")])
    words = get_english_words_set(["web2"], alpha=True)
    words = {word for word in words if word.islower() and zipf_frequency(word, "en") >= 3.0}
    surnames = census("dist.all.last", SURNAMES)
    given = census("dist.male.first", MEN) | census("dist.female.first", WOMEN)
    kinds = {word: [] for word in sorted((words & places) | (surnames & places) | given) if len(word) > 1}
    for word, own in kinds.items():
        own += ["word"] * (word in words) + ["surname"] * (word in surnames) + ["given"] * (word in given)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print("word\tkinds\tsource")
    for word, own in kinds.items():
        sources = ["web2"] * ("word" in own) + ["census"] * ("surname" in own or "given" in own)
        print(word, "|".join(own), ", ".join(sources), sep="\t")


if __name__ == "__main__":
    main()
