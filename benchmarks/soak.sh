#!/usr/bin/env bash
# Does a bot's memory stay level? Has a bot, in a process of its own, caption photos that each have
# other bytes, and prints what the process occupies meanwhile: in all (resident), on the heap after a
# collection, and what the inbox takes on disk.
#
#     benchmarks/soak.sh [PHOTOS [PER_SECOND]]      (100000 and 60)
#
# Exits with 0 only if every photo got exactly one caption and the resident memory of the last fifth
# is at most a tenth above that of the second fifth.
set -euo pipefail
. "$(dirname "$0")/local-bot.sh"

photos=${1:-100000}
rate=${2:-60}

export SPOTTER_LOG_LEVEL=WARN
start_bot vonage -Xmx512m

java -Xmx3g -jar "$sim" load --port 8097 --bot-url http://localhost:8098 --platform vonage \
  --rate "$rate" --seconds $((photos / rate)) --wait 120 > load.log 2> /dev/null &
load=$!

captions() {
  curl -sf localhost:8098/metrics |
    awk '/^spotter_captions_seconds_count.*posted/ {n += $2} END {printf "%d", n}'
}
printf '%9s %12s %9s %10s\n' captions resident heap inbox
for step in $(seq 1 20); do
  while kill -0 $load 2> /dev/null && [ "$(captions)" -lt $((photos * step / 20)) ]; do sleep 1; done
  jcmd $bot GC.run > /dev/null
  heap=$(jcmd $bot GC.heap_info | awk '/used/ {sub("K", "", $0); match($0, /used [0-9]+/); print int(substr($0, RSTART + 5, RLENGTH - 5) / 1024); exit}')
  resident=$(resident)
  printf '%9d %9d MB %6d MB %7d MB\n' "$(captions)" "$resident" "$heap" "$(du -m inbox.db | cut -f1)"
  echo "$resident" >> resident
done
wait $load || failed=$?
cat load.log
awk 'NR > 4 && NR <= 8 {early += $1} NR > 16 {late += $1}
     END {printf "resident: %d MB in the second fifth, %d MB in the last\n", early / 4, late / 4; exit late > early * 1.1}' resident
exit "${failed:-0}"
