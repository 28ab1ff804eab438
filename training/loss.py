"""How far a network's numbers are from its lessons."""

import torch
from torch.nn import functional as F

import corpus
from data import MODE_LABELS
from decode import head_inputs
from lessons import LAYER_SIZES


def between(logits, wanted, sizes):
    """Cross entropy with distributions, `wanted` one (pieces, tags) a row from the second column
    on, in layers of tags of these sizes; the mean over pieces."""
    target = torch.zeros(logits.shape)
    for row, part in enumerate(wanted):
        target[row, 1 : len(part) + 1] = part
    parts = zip(logits.float().split(sizes, -1), target.split(sizes, -1))
    total = sum((part * said.log_softmax(-1)).sum() for said, part in parts)
    return -total / max(1, sum(len(part) for part in wanted))


def unlike(look, hidden, lessons):
    """One less the cosine of what `look` makes of the hidden states and what teachers see, the
    mean over the pieces of the lessons that tell it."""
    rows = [row for row, l in enumerate(lessons) if l.hidden is not None]
    if not rows:
        return 0.0
    seen = torch.cat([lessons[row].hidden.float() for row in rows])
    own = torch.cat([hidden[row, 1 : len(lessons[row].hidden) + 1] for row in rows])
    return 1 - F.cosine_similarity(look(own).float(), seen, dim=-1).mean()


def loss_of(network, examples, ids, cases, mask, look=None):
    """Loss on examples of which `ids`, `cases` and `mask` are the collated pieces. `look` turns
    hidden states into a teacher's."""
    hidden, trigger, context, relevance = network.encode(ids, cases, mask)
    lessons = [e.lesson for e in examples]
    binary = F.binary_cross_entropy_with_logits
    loss = 3 * between(trigger, [l.trigger for l in lessons], [trigger.shape[-1]])
    told = [row for row, l in enumerate(lessons) if l.context is not None]
    if told:
        loss = loss + binary(context[told].float(), torch.stack([lessons[row].context.float() for row in told]))
    loss = loss + (unlike(look, hidden, lessons) if look else 0.0)
    loss = loss + 0.2 * binary(relevance.float(), torch.stack([l.relevance.float() for l in lessons]))

    asked = [(row, *question) for row, l in enumerate(lessons) for question in l.questions]
    if not asked:
        return loss
    weights, distance = head_inputs(None, ids.shape[1], [(a, b) for *_, a, b in asked])
    index = torch.tensor([row for row, *_ in asked])
    kinds = torch.tensor([kind for _, kind, *_ in asked])
    status, mode, roles = network.heads(hidden[index], mask[index], weights, kinds, distance)
    loss = loss + 0.5 * F.cross_entropy(status.float(), torch.cat([l.status.float() for l in lessons]))
    told = [n for n, (row, *_) in enumerate(asked) if lessons[row].mode is not None]
    if told:
        # A type has only its own modes.
        own = torch.tensor([[float(t == corpus.TYPES[asked[n][1]]) for t, _ in MODE_LABELS] for n in told])
        wanted = torch.cat([l.mode.float() for l in lessons if l.mode is not None])
        modes = binary(mode[told].float(), wanted, reduction="none")
        loss = loss + 0.5 * (modes * own).sum() / own.sum().clamp(min=1)
    return loss + 1.5 * between(roles, [part for l in lessons for part in l.roles], LAYER_SIZES)
