"""The teacher's encoder: MPNet-base, with a letter-case embedding added to its input.

It reads the small encoder's word pieces, which are the same under other numbers.
"""

import json
import math

import torch
from safetensors.torch import load_file
from torch import nn

from model import CASES, Block, Dropout, Network

BUCKETS, EXACT, FARTHEST = 32, 8, 128  # of relative distances: half of them for each direction


class Large(nn.Module):
    """MPNet-base: 12 layers, 768 wide, with attention biased by distance."""

    width = 768

    def __init__(self, pieces, drop, layers=12, heads=12, inner=3072, positions=514):
        """`pieces`: how many the small encoder knows."""
        super().__init__()
        self.register_buffer("own", torch.zeros(pieces, dtype=torch.long))
        self.word = nn.Embedding(30527, self.width)
        self.position = nn.Embedding(positions, self.width)
        self.case = nn.Embedding(CASES, self.width)
        self.relative = nn.Embedding(BUCKETS, heads)
        self.norm = nn.LayerNorm(self.width, eps=1e-5)
        self.drop = drop
        self.layers = nn.ModuleList(Block(self.width, heads, inner, drop, eps=1e-5) for _ in range(layers))

    def bias(self, length):
        at = torch.arange(length)
        back = at[:, None] - at[None, :]
        size = back.abs()
        growth = torch.log(size.clamp(min=1) / EXACT) / math.log(FARTHEST / EXACT)
        far = (EXACT + (growth * (BUCKETS // 2 - EXACT)).long()).clamp(max=BUCKETS // 2 - 1)
        bucket = (back < 0) * (BUCKETS // 2) + torch.where(size < EXACT, size, far)
        return self.relative(bucket).permute(2, 0, 1)[None]

    def forward(self, ids, cases, mask):
        at = torch.arange(ids.shape[1]) + 2  # its first two positions stand for padding
        x = self.drop(self.norm(self.word(self.own[ids]) + self.position(at) + self.case(cases)))
        bias = self.bias(ids.shape[1])
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], bias)
        return x

    def load_base(self, folder, vocabulary):
        """Takes the weights of `folder`, in Hugging Face's form; `vocabulary` is the small one's."""
        state = load_file(folder / "model.safetensors")
        theirs = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        special = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
        names = {
            "query": "attention.attn.q",
            "key": "attention.attn.k",
            "value": "attention.attn.v",
            "out": "attention.attn.o",
            "norm1": "attention.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        with torch.no_grad():
            for piece, number in vocabulary.items():
                self.own[number] = theirs.get(special.get(piece, piece), theirs["<unk>"])
            self.word.weight.copy_(state["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(state["embeddings.position_embeddings.weight"])
            self.relative.weight.copy_(state["encoder.relative_attention_bias.weight"])
            self.case.weight.zero_()
            self.norm.weight.copy_(state["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(state["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                for ours, part in names.items():
                    for kind in ("weight", "bias"):
                        getattr(getattr(layer, ours), kind).copy_(state[f"encoder.layer.{n}.{part}.{kind}"])


def large(vocabulary, folder=None, dropout=0.1):
    """The teacher, begun from `folder` if one is given. The word embeddings stay as they are: most
    words are too rare in the corpus to learn from."""
    drop = Dropout(dropout)
    network = Network(Large(len(vocabulary), drop), drop)
    if folder:
        network.encoder.load_base(folder, vocabulary)
    network.encoder.word.requires_grad_(False)
    return network
