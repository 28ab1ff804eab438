"""Warms the base encoder up on news before it is trained: masked-language modelling.

    python training/warmup.py --news FOLDER --out FILE

The base was tuned to tell sentences apart and never saw letter case; here its pieces learn
to stand for words again, and the case embedding gets a meaning. `train.py --warm FILE`
begins from the result.
"""

import argparse
import pathlib
import random
import time

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

import corpus
from case import piece_cases
from model import Dropout, Encoder
from train import CLS, MASK, PAD, SEP, base_folder, tokenizer_of

LONGEST = 160


class Guess(nn.Module):
    """The word piece at a masked place, by the encoder's own word embeddings."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        vocabulary, width = encoder.word.weight.shape
        self.turn, self.norm = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def forward(self, ids, cases, mask, places):
        hidden = self.encoder(ids, cases, mask)[places]
        return F.linear(self.norm(F.gelu(self.turn(hidden))), self.encoder.word.weight, self.bias)


def paragraphs(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
            for _, record in corpus.read_jsonl(path):
                for line in [record.get("title") or "", *record.get("text", "").split("\n")]:
                    if len(line.split()) > 4:
                        yield line.strip()


def pieces(tokenizer, texts):
    rows = []
    for text, encoding in zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False)):
        cases = piece_cases(text, encoding.offsets)
        for at in range(0, len(encoding.ids), LONGEST):
            if len(encoding.ids) - at > 6:
                rows.append((encoding.ids[at : at + LONGEST], cases[at : at + LONGEST]))
    return rows


def masked(batch, vocabulary):
    """A batch with 15 in 100 pieces hidden: mostly masked, some swapped, some left."""
    length = max(len(ids) for ids, _ in batch) + 2
    ids = torch.full((len(batch), length), PAD)
    cases = torch.zeros(len(batch), length, dtype=torch.long)
    inside = torch.zeros(len(batch), length, dtype=torch.bool)
    for row, (own, case) in enumerate(batch):
        n = len(own)
        ids[row, : n + 2] = torch.tensor([CLS, *own, SEP])
        cases[row, 1 : n + 1] = torch.tensor(case)
        inside[row, 1 : n + 1] = True
    mask = ids != PAD
    places = inside & (torch.rand(ids.shape) < 0.15)
    wanted = ids[places]
    dice = torch.rand(wanted.shape)
    shown = torch.where(dice < 0.8, MASK, wanted)
    shown = torch.where((dice >= 0.8) & (dice < 0.9), torch.randint(1000, vocabulary, wanted.shape), shown)
    ids[places] = shown
    return ids, cases, mask, places, wanted


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", required=True, nargs="+", type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    rng = random.Random(1)
    folder = base_folder()
    tokenizer = tokenizer_of(folder)
    vocabulary = tokenizer.get_vocab_size()
    encoder = Encoder(vocabulary, Dropout(0.1))
    encoder.load_base(load_file(folder / "model.safetensors"))
    rows = pieces(tokenizer, list(paragraphs(arguments.news)))
    print(len(rows), "paragraphs,", sum(len(ids) for ids, _ in rows), "pieces", flush=True)
    network = Guess(encoder)
    optimiser = torch.optim.AdamW(network.parameters(), lr=arguments.rate, weight_decay=0.01, fused=True)
    size = 24
    steps = arguments.epochs * (len(rows) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (steps * 0.06), max(0.02, (steps - s) / steps))
    )
    for epoch in range(arguments.epochs):
        network.train()
        begun, total, count = time.time(), 0.0, 0
        rng.shuffle(rows)
        groups = []
        for at in range(0, len(rows), size * 16):
            part = sorted(rows[at : at + size * 16], key=lambda r: len(r[0]))
            groups += [part[i : i + size] for i in range(0, len(part), size)]
        rng.shuffle(groups)
        for batch in groups:
            ids, cases, mask, places, wanted = masked(batch, vocabulary)
            optimiser.zero_grad(set_to_none=True)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=arguments.bf16):
                loss = F.cross_entropy(network(ids, cases, mask, places).float(), wanted)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}/{arguments.epochs}: loss {total / count:.3f}, {time.time() - begun:.0f} s", flush=True)
        save_file(encoder.state_dict(), arguments.out)


if __name__ == "__main__":
    main()
