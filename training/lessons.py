"""What a sentence teaches: distributions over tags and labels.

An annotation is a lesson that is sure of everything. A teacher's says more: that a word is
seven parts ACCUSE and three REJECT.
"""

from dataclasses import dataclass, replace

import torch
from torch.nn import functional as F

import corpus
from data import LAYER_TAGS, MODE_LABELS, TRIGGER_TAGS
from decode import find_triggers, head_inputs, words_of

LAYER_SIZES = [len(tags) for tags in LAYER_TAGS]


@dataclass
class Lesson:
    """Probabilities for one sentence, in half precision.

    Modes and contexts are learned from annotation alone: there are so many that a teacher has
    seen too few of each to be sure of any.
    """

    trigger: torch.Tensor  # (pieces, tags)
    relevance: torch.Tensor
    questions: list  # (type's index, first piece, after last piece) of each trigger asked about
    status: torch.Tensor  # (questions, statuses)
    roles: torch.Tensor  # (questions, pieces, tags of all layers)
    mode: torch.Tensor | None = None  # (questions, modes)
    context: torch.Tensor | None = None
    hidden: torch.Tensor | None = None  # (pieces, width): how a teacher sees each piece

    def blended(self, other, share):
        """With `share` of a teacher's lesson on the same questions."""
        mix = lambda a, b: (a * (1 - share) + b * share).half()
        mixed = {p: mix(getattr(self, p), getattr(other, p)) for p in ("trigger", "relevance", "status", "roles")}
        return replace(self, hidden=other.hidden, **mixed)


def annotated(example):
    """The lesson of an annotation."""
    one_hot = lambda index, count: F.one_hot(torch.as_tensor(index), count).half()
    stack = lambda rows, *shape: torch.stack(rows) if rows else torch.zeros(0, *shape).half()
    questions, status, mode, roles = [], [], [], []
    for event, a, b, layers in example.asked:
        questions.append((corpus.TYPES.index(event["type"]), a, b))
        status.append(one_hot(corpus.STATUSES.index(event["status"]), len(corpus.STATUSES)))
        named = event.get("mode", [])
        mode.append(torch.tensor([float(t == event["type"] and m in named) for t, m in MODE_LABELS]).half())
        roles.append(torch.cat([one_hot(row, size) for row, size in zip(layers, LAYER_SIZES)], -1))
    return Lesson(
        trigger=one_hot(example.tags, len(TRIGGER_TAGS)),
        relevance=torch.tensor(float(bool(example.events))).half(),
        questions=questions,
        status=stack(status, len(corpus.STATUSES)),
        roles=stack(roles, len(example.ids), sum(LAYER_SIZES)),
        mode=stack(mode, len(MODE_LABELS)),
        context=torch.tensor([float(name in example.contexts) for name in corpus.CONTEXTS]).half(),
    )


def ask(networks, examples, bias, batch=32, log=print):
    """What the networks say on average, a lesson an example: on its annotated triggers where it
    has been annotated, else on those that they find, with `bias` for none; and how the first
    of them sees the pieces."""
    from train import collate

    softmax = lambda part: part.float().softmax(-1)
    by_layer = lambda logits: torch.cat([softmax(part) for part in logits.split(LAYER_SIZES, -1)], -1)
    mean = lambda rows: torch.stack(rows).mean(0)
    for network in networks:
        network.eval()
    lessons = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    for at in range(0, len(order), batch):
        rows = order[at : at + batch]
        group = [examples[i] for i in rows]
        ids, cases, mask = collate(group)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            said = [[part.float() for part in network.encode(ids, cases, mask)] for network in networks]
        trigger = mean([softmax(s[1]) for s in said])
        relevance = mean([s[3].sigmoid() for s in said])
        picks, bounds = [], []
        for row, example in enumerate(group):
            if example.annotated:
                own = [(corpus.TYPES.index(event["type"]), a, b) for event, a, b, _ in example.asked]
            else:
                words = words_of(example)
                found = find_triggers(example, trigger[row, 1 : len(example.ids) + 1].log(), bias)
                own = [(corpus.TYPES.index(kind), words[a][0], words[b - 1][1]) for kind, a, b, _ in found]
            bounds.append((len(picks), len(picks) + len(own)))
            picks += [(row, *question) for question in own]
        status = torch.zeros(0, len(corpus.STATUSES))
        roles = torch.zeros(0, ids.shape[1], sum(LAYER_SIZES))
        if picks:
            weights, distance = head_inputs(None, ids.shape[1], [(a, b) for *_, a, b in picks])
            index = torch.tensor([row for row, *_ in picks])
            kinds = torch.tensor([kind for _, kind, *_ in picks])
            with torch.no_grad():
                answers = [n.heads(s[0][index], mask[index], weights, kinds, distance) for n, s in zip(networks, said)]
            status, roles = mean([softmax(a[0]) for a in answers]), mean([by_layer(a[2]) for a in answers])
        for row, (i, (a, b)) in enumerate(zip(rows, bounds)):
            n = len(examples[i].ids) + 1
            half = lambda part: part.half().clone()
            lessons[i] = Lesson(
                trigger=half(trigger[row, 1:n]),
                relevance=half(relevance[row]),
                questions=[tuple(question) for _, *question in picks[a:b]],
                status=half(status[a:b]),
                roles=half(roles[a:b, 1:n]),
                hidden=half(said[0][0][row, 1:n]),
            )
        if at // batch % 100 == 0:
            log(f"  asked {at} of {len(order)}")
    return lessons
