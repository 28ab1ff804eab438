"""Scores of predicted against annotated sentences, by docs/evaluation.md."""

import collections

import corpus


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def half(a, b):
    """Whether two spans share at least half of the longer."""
    return overlap(a, b) * 2 >= max(a[1] - a[0], b[1] - b[0])


def f1(right, said, told):
    return 2 * right / (said + told) if said + told else 0.0


def pair_events(gold, said):
    """Pairs of events with the same type and overlapping triggers, each used once."""
    pairs, free = [], list(gold)
    for event in said:
        fits = [g for g in free if g["type"] == event["type"] and overlap(g["trigger"], event["trigger"])]
        if fits:
            best = max(fits, key=lambda g: overlap(g["trigger"], event["trigger"]))
            free.remove(best)
            pairs.append((best, event))
    return pairs


def scores(examples, predictions):
    """A flat dict of figures."""
    n = collections.Counter()
    roles = {role: collections.Counter() for role in corpus.ROLES}
    for example, said in zip(examples, predictions):
        gold = example.events
        n["gold"] += len(gold)
        n["said"] += len(said["events"])
        for a, b, c in (("context", example.contexts, said["contexts"]),):
            n[a + "_gold"], n[a + "_said"] = n[a + "_gold"] + len(b), n[a + "_said"] + len(c)
            n[a + "_right"] += len(set(b) & set(c))
        for g, e in pair_events(gold, said["events"]):
            n["right"] += 1
            n["status"] += g["status"] == e["status"]
            n["mode_gold"] += len(g.get("mode", []))
            n["mode_said"] += len(e["mode"])
            n["mode_right"] += len(set(g.get("mode", [])) & set(e["mode"]))
            for role in corpus.ROLES:
                told, read = g.get(role, []), e.get(role, [])
                roles[role]["gold"] += len(told)
                roles[role]["said"] += len(read)
                left = list(told)
                for span in read:
                    fit = next((t for t in left if half(t, span)), None)
                    if fit:
                        left.remove(fit)
                        roles[role]["right"] += 1
            n["both_sides"] += sides_right(g, e)
    out = {
        "n": len(examples),
        "precision": n["right"] / max(1, n["said"]),
        "recall": n["right"] / max(1, n["gold"]),
        "f1": f1(n["right"], n["said"], n["gold"]),
        "status": n["status"] / max(1, n["right"]),
        "mode": f1(n["mode_right"], n["mode_said"], n["mode_gold"]),
        "context": f1(n["context_right"], n["context_said"], n["context_gold"]),
        "both_sides": n["both_sides"] / max(1, n["right"]),
    }
    for role, counts in roles.items():
        out[role] = f1(counts["right"], counts["said"], counts["gold"])
    return out


def sides_right(gold, said):
    """Whether actors and recipients are all found and none is added."""
    for role in ("actor", "recipient"):
        told, read = gold.get(role, []), said.get(role, [])
        if len(told) != len(read) or not all(any(half(t, r) for r in read) for t in told):
            return False
    return True


def confusions(examples, predictions):
    """Counts of (gold type or -, said type or -) of events not found."""
    counts = collections.Counter()
    for example, said in zip(examples, predictions):
        pairs = pair_events(example.events, said["events"])
        missed = [g for g in example.events if not any(g is a for a, _ in pairs)]
        added = [e for e in said["events"] if not any(e is b for _, b in pairs)]
        for g in missed:
            other = next((e for e in added if overlap(e["trigger"], g["trigger"])), None)
            if other:
                added = [e for e in added if e is not other]
            counts[g["type"], other["type"] if other else "-"] += 1
        for e in added:
            counts["-", e["type"]] += 1
    return counts
