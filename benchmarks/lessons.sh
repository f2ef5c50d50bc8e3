#!/usr/bin/env bash
# Do lessons slow captions down? Has a bot caption photos, without and with people who correct it
# meanwhile, in turn.
#
#     benchmarks/lessons.sh [PER_SECOND [SECONDS [LESSONS]]]      (photos: 50 and 40; 1000 lessons a round)
#
# Prints what became of the photos, how soon, and the memory that the bot occupies. Exits with 0 only if
# no photo was lost and captions took, in the median, at most a tenth longer with the lessons.
set -euo pipefail
. "$(dirname "$0")/local-bot.sh"

rate=${1:-50}
seconds=${2:-40}
lessons=${3:-1000}

start_bot slack
load "$rate" 25 > /dev/null # until it is compiled

for round in 1 2; do
  for kind in without with; do
    if [ $kind = with ]; then
      (sleep 2 && exec java "$root/benchmarks/Teach.java" http://localhost:8097 "$lessons" $((2 * lessons / seconds))) > teach.log &
    fi
    load "$rate" "$seconds" > result.json || lost=1
    [ $kind = without ] || wait $!
    printf '%-8s captioned %s, lost %s, doubled %s, median %s ms, p99 %s ms, resident %s MB%s\n' $kind \
      "$(number captioned < result.json)" "$(number lost < result.json)" "$(number duplicates < result.json)" \
      "$(number p50 captionMs < result.json)" "$(number p99 captionMs < result.json)" "$(resident)" \
      "$([ $kind = without ] || sed 's/^/, /' teach.log)"
    number p50 captionMs < result.json >> $kind
  done
done
curl -sf localhost:8098/metrics | grep -E '^spotter_lesson' || true
awk 'FNR == NR {alone += $1; next} {beside += $1}
     END {printf "the median is %.2f times what it is without lessons\n", beside / alone; exit beside > 1.1 * alone}' without with
exit "${lost:-0}"
