"""From the network's numbers to events: the mirror of `polybius-coder`, kept as plain.

Decisions are made at word starts (a word is what the pre-tokenizer cuts), so that no span
begins or ends inside a word.
"""

import math

import torch

import corpus
from data import LAYERS, LAYER_TAGS, MODE_LABELS, TRIGGER_TAGS
from model import distance_bucket

MULTI_MODE = "ASSAULT"
APOSTROPHES = ("'", "’")
GENITIVES = ("'s", "’s")


def words_of(example):
    """Piece ranges of the words: `[(first, after last)]`."""
    starts = [i for i, first in enumerate(example.first) if first]
    return list(zip(starts, starts[1:] + [len(example.first)]))


def segments(tags, names):
    """`[(label, first word, after last)]` of a tag row over words; an `I` that continues
    nothing begins a segment."""
    found, open_label = [], None
    for at, tag in enumerate(tags):
        name = names[tag]
        mark, label = (name[0], name[2:]) if tag else ("O", None)
        if mark == "I" and label == open_label:
            found[-1][2] = at + 1
        elif mark in "BI":
            found.append([label, at, at + 1])
        open_label = label
    return [tuple(s) for s in found]


def find_triggers(example, logits, bias):
    """`[(type, first word, after last, probability)]` from trigger logits (pieces, tags);
    `bias` is added to the logit of `O`."""
    words = words_of(example)
    if not words:
        return []
    rows = logits[[first for first, _ in words]].clone()
    probability = rows.softmax(-1)
    rows[:, 0] += bias
    found = []
    for label, a, b in segments(rows.argmax(-1).tolist(), TRIGGER_TAGS):
        at = 1 + 2 * corpus.TYPES.index(label)
        found.append((label, a, b, probability[a:b, at : at + 2].sum(-1).mean().item()))
    return found


def head_inputs(pieces, length, spans):
    """Trigger weights and distances of trigger piece ranges; position 0 is `[CLS]`."""
    weights = torch.zeros(len(spans), length)
    at = torch.arange(length)
    distance = torch.zeros(len(spans), length, dtype=torch.long)
    for row, (a, b) in enumerate(spans):
        weights[row, a + 1 : b + 1] = 1.0 / (b - a)
        before, after = (at - (a + 1)).clamp(max=0), (at - b).clamp(min=0)
        distance[row] = distance_bucket(before + after)
    return weights, distance


def find_roles(example, logits):
    """`[(role, [start, end], probability)]` from one trigger's role logits (pieces, tags)."""
    words = words_of(example)
    firsts = [first for first, _ in words]
    found, at = [], 0
    for layer, tags in zip(LAYERS, LAYER_TAGS):
        rows = logits[firsts, at : at + len(tags)]
        at += len(tags)
        probability = rows.softmax(-1)
        for label, a, b in segments(rows.argmax(-1).tolist(), tags):
            column = 1 + 2 * layer.index(label)
            p = probability[a:b, column : column + 2].sum(-1).mean().item()
            span = trimmed(example.text, example.offsets[words[a][0]][0], example.offsets[words[b - 1][1] - 1][1])
            if span:
                found.append((label, span, p))
    return found


def trimmed(text, start, end):
    """Without a genitive `s` at the end, and punctuation at the edges that no name begins or
    ends with; None if nothing is left."""
    if text[start:end] == "s" and text[start - 1 : start] in APOSTROPHES:
        return None
    if text[end - 2 : end] in GENITIVES and end - 2 > start:
        end -= 2
    while start < end and text[start] in " ,;:.!?'’\"“”‘()[]-–—":
        start += 1
    while start < end and text[end - 1] in " ,;:!?\"“”‘([-–—":
        end -= 1
    return [start, end] if start < end else None


def pick_modes(kind, logits):
    """Mode names: for ASSAULT all above one half, else the best if above one half."""
    own = [(torch.sigmoid(logits[i]).item(), m) for i, (t, m) in enumerate(MODE_LABELS) if t == kind]
    likely = sorted([(p, m) for p, m in own if p > 0.5], reverse=True)
    return [m for _, m in (likely if kind == MULTI_MODE else likely[:1])]


def sides_probability(roles):
    """Mean probability of actor and recipient spans; 1 when there are none."""
    ps = [p for role, _, p in roles if role in ("actor", "recipient")]
    return math.exp(sum(math.log(max(p, 1e-6)) for p in ps) / len(ps)) if ps else 1.0


def predict(network, examples, bias=0.0, batch=32, contexts_above=0.5):
    """Predicted records `{"contexts", "events"}` in the order given; spans are code points,
    each event with `p` = (trigger probability, sides' probability)."""
    from train import collate

    network.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    out = [None] * len(examples)
    with torch.no_grad():
        for at in range(0, len(order), batch):
            rows = order[at : at + batch]
            group = [examples[i] for i in rows]
            ids, cases, mask = collate(group)
            hidden, trigger, context, _ = (part.float() for part in network.encode(ids, cases, mask))
            picks = []
            for row, example in enumerate(group):
                found = find_triggers(example, trigger[row, 1 : len(example.ids) + 1], bias)
                words = words_of(example)
                picks += [(row, kind, words[a][0], words[b - 1][1], p) for kind, a, b, p in found]
                likely = torch.sigmoid(context[row]) > contexts_above
                out[rows[row]] = {"contexts": [c for c, yes in zip(corpus.CONTEXTS, likely) if yes], "events": []}
            if not picks:
                continue
            weights, distance = head_inputs(None, ids.shape[1], [(a, b) for _, _, a, b, _ in picks])
            index = torch.tensor([row for row, *_ in picks])
            kinds = torch.tensor([corpus.TYPES.index(kind) for _, kind, *_ in picks])
            answers = network.heads(hidden[index], mask[index], weights, kinds, distance)
            status, mode, roles = (part.float() for part in answers)
            for n, (row, kind, a, b, p) in enumerate(picks):
                example = group[row]
                fills = find_roles(example, roles[n, 1 : len(example.ids) + 1])
                event = {
                    "type": kind,
                    "mode": pick_modes(kind, mode[n]),
                    "status": corpus.STATUSES[status[n].argmax()],
                    "trigger": [example.offsets[a][0], example.offsets[b - 1][1]],
                    "p": (p, sides_probability(fills)),
                }
                for role, span, _ in fills:
                    if role != "content" or kind in corpus.CONTENT_TYPES:
                        event.setdefault(role, []).append(span)
                out[rows[row]]["events"].append(event)
    return out
