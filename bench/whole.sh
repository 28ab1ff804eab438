#!/usr/bin/env bash
# The whole program on a file of articles: time, rates and peak memory on one core and on two.
#
#   bench/whole.sh [ARTICLES.jsonl]
#
# Needs GNU time (`/usr/bin/time`), python3 and taskset. The default is the 212 Wikinews
# articles of ../shared/data/news.
set -euo pipefail
cd "$(dirname "$0")/.."
articles=${1:-../shared/data/news/wikinews.jsonl}
cargo build --release --quiet
polybius=${CARGO_TARGET_DIR:-target}/release/polybius
read -r count words < <(python3 - "$articles" <<'PY'
import json, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
print(len(texts), sum(len(text.split()) for text in texts))
PY
)
for threads in 1 2; do
  for run in 1 2 3; do
    log=$(mktemp)
    taskset -c 0-$((threads - 1)) /usr/bin/time -f '%e %M' -o "$log" \
      "$polybius" code "$articles" --threads "$threads" --format jsonl -q -o /dev/null
    read -r seconds kib < <(tail -1 "$log")
    python3 -c "print(f'$threads thread(s), run $run: $seconds s, {$count/$seconds:.1f} articles/s, {$words/$seconds:.0f} words/s, {$kib/1024:.0f} MiB')"
  done
done
one=$(mktemp --suffix=.txt)
echo "Police in Nairobi arrested 20 protesters on Tuesday." > "$one"
for run in 1 2 3; do
  /usr/bin/time -f "cold start to first event: %e s" "$polybius" code "$one" --format jsonl -q > /dev/null
done
