"""Warms the encoder up on news: masked words and, on another ontology, triggers.

    python training/warmup.py --news ../shared/data/news --aux ../shared/data/aux

Writes `training/out/encoder.safetensors` for `train.py --encoder`. Optional; the texts give
weights only and are not kept.
"""

import argparse
import pathlib
import random
import re
import time

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

import corpus
import data
from case import piece_cases
from model import Network
from train import CLS, PAD, ROOT, SEP, base_folder, tokenizer_of

MASK = 103
LONGEST = 128


def sentences(arguments):
    """Rough sentences of the news, of the auxiliary documents and of the written corpus."""
    for document in data.read_documents(arguments.news).values():
        yield document.get("title") or ""
        yield from re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+", document["text"])
    for path in sorted(pathlib.Path(arguments.aux).glob("*.jsonl")):
        for _, record in corpus.read_jsonl(path):
            for tokens in split_tokens(record["tokens"]):
                yield " ".join(tokens).replace(" ,", ",").replace(" .", ".").replace(" ’ s", "’s")
    for path in sorted((ROOT / "corpus/written").glob("*.jsonl")):
        for _, record in corpus.read_jsonl(path):
            yield record["text"]


def split_tokens(tokens):
    sentence = []
    for token in tokens:
        sentence.append(token)
        if token in ".!?":
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def batches(rows, size, rng):
    rows = rows[:]
    rng.shuffle(rows)
    for at in range(0, len(rows), size * 16):
        part = sorted(rows[at : at + size * 16], key=lambda r: len(r[0]))
        groups = [part[i : i + size] for i in range(0, len(part), size)]
        rng.shuffle(groups)
        yield from groups


def masked(group, rng):
    """ids with 15% of the pieces hidden (8 of 10 masked, 1 replaced, 1 kept), cases, mask,
    and what was hidden."""
    length = max(len(ids) for ids, _ in group) + 2
    ids = torch.full((len(group), length), PAD)
    cases = torch.zeros(len(group), length, dtype=torch.long)
    mask = torch.zeros(len(group), length, dtype=torch.bool)
    target = torch.full((len(group), length), -100)
    for row, (pieces, case) in enumerate(group):
        shown = list(pieces)
        for at in range(len(pieces)):
            if rng.random() < 0.15:
                target[row, at + 1] = pieces[at]
                dice = rng.random()
                shown[at] = MASK if dice < 0.8 else rng.randrange(1000, 30000) if dice < 0.9 else pieces[at]
        n = len(pieces)
        ids[row, : n + 2] = torch.tensor([CLS, *shown, SEP])
        cases[row, 1 : n + 1] = torch.tensor(case)
        mask[row, : n + 2] = True
    return ids, cases, mask, target


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", default=ROOT / "../shared/data/news")
    parser.add_argument("--aux", default=ROOT / "../shared/data/aux")
    parser.add_argument("--out", default=ROOT / "training/out", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    folder = base_folder()
    tokenizer = tokenizer_of(folder)
    texts = sorted({t.strip() for t in sentences(arguments) if len(t.strip()) > 20})
    rows = []
    for text, encoding in zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False)):
        rows.append((encoding.ids[:LONGEST], piece_cases(text, encoding.offsets)[:LONGEST]))
    print(len(rows), "sentences", sum(len(r[0]) for r in rows), "pieces", flush=True)
    network = Network(tokenizer.get_vocab_size())
    network.encoder.load_base(load_file(folder / "model.safetensors"))
    encoder = network.encoder
    transform = nn.Sequential(nn.Linear(384, 384), nn.GELU(), nn.LayerNorm(384))
    bias = nn.Parameter(torch.zeros(tokenizer.get_vocab_size()))
    parameters = [*encoder.parameters(), *transform.parameters(), bias]
    optimiser = torch.optim.AdamW(parameters, lr=arguments.rate, weight_decay=0.01)
    steps = arguments.epochs * (len(rows) // arguments.size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (steps / 10), max(0.02, (steps - s) / (steps * 0.9)))
    )
    for epoch in range(arguments.epochs):
        encoder.train()
        begun, total, count = time.time(), 0.0, 0
        for group in batches(rows, arguments.size, rng):
            ids, cases, mask, target = masked(group, rng)
            hidden_at = target != -100
            if not hidden_at.any():
                continue
            optimiser.zero_grad(set_to_none=True)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=arguments.bf16):
                hidden = encoder(ids, cases, mask)[hidden_at]
                logits = transform(hidden) @ encoder.word.weight.T + bias
                loss = F.cross_entropy(logits.float(), target[hidden_at])
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.3f}, {time.time() - begun:.0f} s", flush=True)
        arguments.out.mkdir(parents=True, exist_ok=True)
        save_file(encoder.state_dict(), arguments.out / "encoder.safetensors")


if __name__ == "__main__":
    main()
