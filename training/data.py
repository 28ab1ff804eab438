"""From the corpus to tensors: sentences cut into word pieces, with a tag a piece."""

import json
import pathlib
from dataclasses import dataclass, field

import corpus

from case import piece_cases

# Tag layers of the role head. Layers are apart because their spans may overlap: `at least 12`
# (dead) lies inside `at least 12 people` (recipient), a recipient inside a content clause.
LAYERS = (
    ("actor", "recipient", "place", "time", "source"),
    ("content", "condition"),
    ("dead", "injured", "arrested", "size"),
)
MAX_PIECES = 192


def tags_of(labels):
    """`O`, then `B-x`, `I-x` of each label."""
    return ["O"] + [f"{mark}-{label}" for label in labels for mark in "BI"]


TRIGGER_TAGS = tags_of(corpus.TYPES)
LAYER_TAGS = [tags_of(layer) for layer in LAYERS]
MODE_LABELS = [(t, m) for t in corpus.TYPES for m in corpus.MODES[t]]


@dataclass
class Example:
    """One sentence as the network sees it. Spans are code points of `text`."""

    id: str
    document: str
    kind: str  # written or standoff
    text: str
    contexts: list
    events: list
    ids: list = field(default_factory=list)
    offsets: list = field(default_factory=list)
    cases: list = field(default_factory=list)
    first: list = field(default_factory=list)  # whether the piece begins a word
    tags: list = field(default_factory=list)  # the trigger tag of each piece
    asked: list = field(default_factory=list)  # (event, its pieces' range, role tags by layer)
    annotated: bool = True  # else plain text, for a teacher to speak of
    lesson: object = None  # what teachers say of it

    @property
    def split(self):
        return corpus.split_of(self.document)


def read_documents(folder):
    texts = {}
    for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
        for _, record in corpus.read_jsonl(path):
            texts[record["id"]] = record
    return texts


def read_corpus(root, news):
    """All examples under `root/written` and `root/standoff`; texts of the latter from `news`."""
    examples, documents = [], read_documents(news)
    for path in sorted((pathlib.Path(root) / "written").glob("*.jsonl")):
        for number, record in corpus.read_jsonl(path):
            record, faults = corpus.to_offsets(record)
            if faults:
                raise SystemExit(f"{path}:{number}: {faults[0]}")
            examples.append(
                Example(record["id"], record["id"], "written", record["text"], record.get("contexts", []), record["events"])
            )
    for path in sorted((pathlib.Path(root) / "standoff").glob("*.jsonl")):
        for _, record in corpus.read_jsonl(path):
            document = documents.get(record["id"])
            if document is None:
                continue
            start, end = record["sentence"]
            name = record.get("field", "text")
            text = document[name][start:end]
            examples.append(
                Example(f"{record['id']}:{name}:{start}", record["id"], "standoff", text, record.get("contexts", []), record["events"])
            )
    return examples


def read_plain(paths):
    """Sentences without annotation, one a line, from files and all `.txt` files of folders."""
    files = [f for path in paths for f in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    lines = (line.strip() for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return [Example(f"plain:{n}", "", "plain", line, [], [], annotated=False) for n, line in enumerate(lines) if line]


def cut(tokenizer, examples):
    """Fills in pieces; words that would run over `MAX_PIECES` are left out at the end."""
    encodings = tokenizer.encode_batch([e.text for e in examples], add_special_tokens=False)
    for example, encoding in zip(examples, encodings):
        example.ids = encoding.ids[:MAX_PIECES]
        example.offsets = encoding.offsets[:MAX_PIECES]
        example.cases = piece_cases(example.text, encoding.offsets)[:MAX_PIECES]
        words = encoding.word_ids[:MAX_PIECES]
        example.first = [i == 0 or words[i] != words[i - 1] for i in range(len(words))]
        example.tags = trigger_tags(example)
        example.asked = questions(example)


def tag(example, spans, tags):
    """Tag ids of all pieces from `[(label, [start, end])]`."""
    row = [0] * len(example.ids)
    for label, (start, end) in spans:
        inside = False
        for i, (a, b) in enumerate(example.offsets):
            if a < end and start < b:
                row[i] = tags.index(f"{'I' if inside else 'B'}-{label}")
                inside = True
    return row


def trigger_tags(example):
    return tag(example, [(e["type"], e["trigger"]) for e in example.events], TRIGGER_TAGS)


def role_tags(example, event):
    rows = []
    for layer, tags in zip(LAYERS, LAYER_TAGS):
        spans = [(role, span) for role in layer for span in event.get(role, [])]
        rows.append(tag(example, spans, tags))
    return rows


def trigger_pieces(example, event):
    start, end = event["trigger"]
    return [i for i, (a, b) in enumerate(example.offsets) if a < end and start < b]


def questions(example):
    asked = []
    for event in example.events:
        pieces = trigger_pieces(example, event)
        if pieces:
            asked.append((event, pieces[0], pieces[-1] + 1, role_tags(example, event)))
    return asked


def load_json(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
