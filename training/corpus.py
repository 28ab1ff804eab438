"""The corpus: reading, checking, and turning quoted spans into offsets.

Two forms, one content (see `corpus/README.md`):

* *written*: `{"id", "text", "contexts", "events"}`; a span is the exact substring,
  `#2` after it names its second occurrence as a whole word.
* *stand-off*: `{"id", "sentence": [start, end], "contexts", "events"}`; spans are
  code-point offsets relative to the sentence, the text lies elsewhere.

Run as a program it checks files of the written form, and of the draft form that annotators
use for real text (written form plus `"doc"` and `"sentence"`):

    python training/corpus.py FILE...

It prints each fault with file, line and id, then counts. `polybius corpus check` is the
check that counts; this one exists so that drafts can be checked before they are corpus.
"""

import collections
import hashlib
import json
import sys

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove allege investigate",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
MODES = {t: MODES.get(t, "").split() for t in TYPES}
STATUSES = "actual planned hypothetical negated historical".split()
ROLES = "actor recipient place time source content condition dead injured arrested size".split()
CONTENT_TYPES = set("AGREE CONCEDE SUPPORT REQUEST ACCUSE REJECT THREATEN".split())
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy "
    "pro_autocracy economic legal reparations human_rights rights_freedoms repression "
    "human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping "
    "health asylum migration disasters natural_resource environment technology terrorism cbrn "
    "cyber misinformation crime corruption illegal_drugs trafficking"
).split()


def is_word(char):
    return char.isalnum() or char == "_"


def whole_word_occurrences(text, needle):
    """Start offsets at which `needle` stands in `text` with no word running over its edges."""
    found, at = [], text.find(needle)
    while at >= 0 and needle:
        end = at + len(needle)
        cut_left = at > 0 and is_word(text[at - 1]) and is_word(needle[0])
        cut_right = end < len(text) and is_word(text[end]) and is_word(needle[-1])
        if not cut_left and not cut_right:
            found.append(at)
        at = text.find(needle, at + 1)
    return found


def locate(text, quote):
    """`[start, end]` of a quoted span, or a message that says what is wrong with it."""
    needle, nth = quote, 1
    head, mark, number = quote.rpartition("#")
    if mark and number.isdigit() and head and not whole_word_occurrences(text, quote):
        needle, nth = head, int(number)
    starts = whole_word_occurrences(text, needle)
    if not starts:
        return None, f"`{quote}` does not stand in the sentence as whole words"
    if nth > len(starts) or nth < 1:
        return None, f"`{quote}`: only {len(starts)} occurrence(s) as a whole word"
    return [starts[nth - 1], starts[nth - 1] + len(needle)], None


def check_labels(record):
    """Messages about labels of one record in either form."""
    faults = []
    for context in record.get("contexts", []):
        if context not in CONTEXTS:
            faults.append(f"unknown context `{context}`")
    for event in record.get("events", []):
        kind = event.get("type")
        if kind not in TYPES:
            faults.append(f"unknown type `{kind}`")
            continue
        for mode in event.get("mode", []):
            if mode not in MODES[kind]:
                faults.append(f"{kind} has no mode `{mode}`")
        if len(event.get("mode", [])) > 1 and kind != "ASSAULT":
            faults.append(f"{kind} takes one mode, has {event['mode']}")
        if event.get("status") not in STATUSES:
            faults.append(f"unknown status `{event.get('status')}`")
        unknown = set(event) - set(ROLES) - {"type", "mode", "trigger", "status"}
        if unknown:
            faults.append(f"unknown fields {sorted(unknown)}")
        if "content" in event and kind not in CONTENT_TYPES:
            faults.append(f"{kind} takes no content")
        if "trigger" not in event:
            faults.append(f"{kind} has no trigger")
    return faults


def to_offsets(record):
    """The record with quoted spans turned into offsets, and the faults found on the way."""
    text, faults = record["text"], check_labels(record)
    events = []
    for event in record.get("events", []):
        made = {"type": event.get("type"), "mode": list(event.get("mode", [])), "status": event.get("status")}
        for role in ["trigger"] + ROLES:
            if role not in event:
                continue
            quotes = [event[role]] if role == "trigger" else event[role]
            if not isinstance(quotes, list) or not all(isinstance(q, str) for q in quotes):
                faults.append(f"{role} must be a list of strings (trigger: one string)")
                continue
            spans = []
            for quote in quotes:
                span, fault = locate(text, quote)
                if fault:
                    faults.append(f"{event.get('type')} {role}: {fault}")
                else:
                    spans.append(span)
            if spans:
                made[role] = spans[0] if role == "trigger" else spans
        events.append(made)
    taken = []
    for event in events:
        if "trigger" not in event:
            continue
        start, end = event["trigger"]
        if any(start < e and s < end for s, e in taken):
            faults.append(f"{event['type']}: its trigger overlaps another event's trigger")
        taken.append((start, end))
        for role in ("actor", "recipient"):
            for s, e in event.get(role, []):
                if any(s < e2 and s2 < e for s2, e2 in event.get(role, []) if (s2, e2) != (s, e)):
                    faults.append(f"{event['type']}: two spans of {role} overlap")
    return {**record, "events": events}, faults


def split_of(record_id):
    """train, dev or test, fixed by the hash of the document (written: the record) id."""
    bucket = int(hashlib.sha256(record_id.encode()).hexdigest()[:8], 16) % 10
    return {0: "dev", 1: "test"}.get(bucket, "train")


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except json.JSONDecodeError as error:
                    yield number, error


def main(paths):
    faulty, types, modes, statuses, roles, total, empty = 0, *(collections.Counter() for _ in range(4)), 0, 0
    seen = {}
    for path in paths:
        for number, record in read_jsonl(path):
            if isinstance(record, Exception):
                print(f"{path}:{number}: not JSON: {record}")
                faulty += 1
                continue
            if not isinstance(record.get("text"), str) or not isinstance(record.get("id"), str):
                print(f"{path}:{number}: no text or id")
                faulty += 1
                continue
            record, faults = to_offsets(record)
            key = record["text"].strip().lower()
            if key in seen:
                faults.append(f"same text as {seen[key]}")
            seen[key] = f"{path}:{number}"
            for fault in faults:
                print(f"{path}:{number}: {record['id']}: {fault}")
            faulty += bool(faults)
            total += 1
            empty += not record["events"]
            for event in record["events"]:
                types[event["type"]] += 1
                statuses[event["status"]] += 1
                modes.update((event["type"], mode) for mode in event["mode"])
                roles.update(role for role in ROLES if role in event)
    print(f"{total} sentences, {empty} without events, {sum(types.values())} events, {faulty} faulty")
    for title, counts in (("types", types), ("statuses", statuses), ("roles", roles)):
        print(f"{title}:", ", ".join(f"{k} {v}" for k, v in counts.most_common()))
    print("modes:", ", ".join(f"{t}/{m} {modes[t, m]}" for t in TYPES for m in MODES[t]))
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
