"""The network: a small BERT with light heads. Written out so that it exports cleanly."""

import math

import torch
from torch import nn
from torch.nn import functional as F

import corpus
from data import LAYER_TAGS, MODE_LABELS, TRIGGER_TAGS

CASES = 4
DISTANCES = 33  # signed, clipped log-like buckets; see `distance_bucket`
ROLE_WIDTH = 192


def distance_bucket(delta):
    """Bucket of a signed distance in pieces: exact to 8, then doubling, 0..32."""
    size = delta.abs()
    far = 8 + (torch.log2(size.clamp(min=1).float() / 8).clamp(min=0) * 2).long()
    step = torch.where(size <= 8, size, far.clamp(max=16))
    return 16 + torch.sign(delta) * step


class Dropout(nn.Module):
    """Dropout from a pool of dice thrown beforehand, of which each call takes another stretch:
    throwing them anew is a seventh of a training step."""

    POOL, STALE = 1 << 24, 4000

    def __init__(self, rate):
        super().__init__()
        self.rate, self.pool, self.calls = rate, None, 0

    def forward(self, x):
        if not self.training or self.rate == 0.0:
            return x
        size = x.numel()
        if self.pool is None or self.calls % self.STALE == 0 or self.pool.numel() < 2 * size:
            kept = torch.rand(max(2 * size, self.POOL)) >= self.rate
            self.pool = kept.to(torch.bfloat16) / (1 - self.rate)
        self.calls += 1
        at = int(torch.randint(self.pool.numel() - size, (1,)))
        return x * self.pool[at : at + size].view(x.shape).to(x.dtype)


class Block(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, width, heads, inner, dropout, eps=1e-12):
        super().__init__()
        self.heads, self.drop = heads, dropout
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, mask, bias=None):
        """`bias`: what the distance of two pieces adds to their attention, if anything."""
        rows, length, width = x.shape
        split = lambda y: y.view(rows, length, self.heads, width // self.heads).transpose(1, 2)
        # Written out: the backward pass of the fused kernel is slow on processors.
        weights = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(width // self.heads)
        weights = weights if bias is None else weights + bias.to(weights.dtype)
        mixed = weights.masked_fill(~mask, -1e9).softmax(-1) @ split(self.value(x))
        mixed = self.out(mixed.transpose(1, 2).reshape(rows, length, width))
        x = self.norm1(x + self.drop(mixed))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.drop(inner))


class Encoder(nn.Module):
    """MiniLM-L6-H384 with a letter-case embedding added to its input."""

    width = 384

    def __init__(self, vocabulary, drop, layers=6, heads=12, inner=1536, positions=512):
        super().__init__()
        width = self.width
        self.word = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(positions, width)
        self.case = nn.Embedding(CASES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = drop
        self.layers = nn.ModuleList(Block(width, heads, inner, drop) for _ in range(layers))

    def forward(self, ids, cases, mask):
        """`mask`: true where a piece is; hidden states of all pieces."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.position(at) + self.case(cases)))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x

    def load_base(self, state):
        """Takes the weights of a Hugging Face BERT; its token type 0 goes into the positions."""
        take = lambda name: state[name] if name in state else state["bert." + name]
        with torch.no_grad():
            self.word.weight.copy_(take("embeddings.word_embeddings.weight"))
            self.position.weight.copy_(
                take("embeddings.position_embeddings.weight") + take("embeddings.token_type_embeddings.weight")[0]
            )
            self.case.weight.zero_()
            self.norm.weight.copy_(take("embeddings.LayerNorm.weight"))
            self.norm.bias.copy_(take("embeddings.LayerNorm.bias"))
            names = {
                "query": "attention.self.query",
                "key": "attention.self.key",
                "value": "attention.self.value",
                "out": "attention.output.dense",
                "norm1": "attention.output.LayerNorm",
                "up": "intermediate.dense",
                "down": "output.dense",
                "norm2": "output.LayerNorm",
            }
            for n, layer in enumerate(self.layers):
                for ours, theirs in names.items():
                    part = getattr(layer, ours)
                    part.weight.copy_(take(f"encoder.layer.{n}.{theirs}.weight"))
                    part.bias.copy_(take(f"encoder.layer.{n}.{theirs}.bias"))


class Heads(nn.Module):
    """What is asked of a trigger: status, mode, and for each piece its role."""

    def __init__(self, width, drop, inner=ROLE_WIDTH):
        super().__init__()
        self.drop = drop
        self.kind = nn.Embedding(len(corpus.TYPES), width)
        self.about = nn.Linear(width, width)
        self.status = nn.Linear(width, len(corpus.STATUSES))
        self.mode = nn.Linear(width, len(MODE_LABELS))
        self.piece = nn.Linear(width, inner)
        self.trigger = nn.Linear(width, inner, bias=False)
        self.product = nn.Linear(width, inner, bias=False)
        self.distance = nn.Embedding(DISTANCES, inner)
        self.mix = Block(inner, 6, 2 * inner, drop)
        self.norm = nn.LayerNorm(inner, eps=1e-12)
        self.roles = nn.Linear(inner, sum(len(tags) for tags in LAYER_TAGS))

    def forward(self, hidden, mask, trigger, kind, distance):
        """One row a trigger: `hidden` (rows, pieces, width) of its sentence, `trigger`
        (rows, pieces) weights that average its pieces, its type, bucketed distances."""
        vector = (trigger[:, None, :] @ hidden).squeeze(1) + self.kind(kind)
        about = F.gelu(self.about(self.drop(vector)))
        x = self.piece(hidden) + self.trigger(vector)[:, None, :]
        x = x + self.product(hidden * vector[:, None, :]) + self.distance(distance)
        x = self.norm(self.drop(F.gelu(x)))
        x = self.mix(x, mask[:, None, None, :])
        return self.status(about), self.mode(about), self.roles(x)


class Network(nn.Module):
    """Encoder, sentence and piece heads, trigger heads."""

    def __init__(self, encoder, drop):
        super().__init__()
        self.encoder, self.drop = encoder, drop
        self.trigger = nn.Linear(encoder.width, len(TRIGGER_TAGS))
        self.context = nn.Linear(encoder.width, len(corpus.CONTEXTS))
        self.relevance = nn.Linear(encoder.width, 1)
        self.heads = Heads(encoder.width, drop)

    def encode(self, ids, cases, mask):
        hidden = self.encoder(ids, cases, mask)
        dropped = self.drop(hidden)
        first = dropped[:, 0]
        return hidden, self.trigger(dropped), self.context(first), self.relevance(first).squeeze(-1)


def small(vocabulary, dropout=0.1):
    """The network that ships."""
    drop = Dropout(dropout)
    return Network(Encoder(vocabulary, drop), drop)
