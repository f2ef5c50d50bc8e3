#!/usr/bin/env bash
# What does a flood on /v1/classify do to captions? Finds out what the route carries with two clients,
# then has the bot caption photos without and with a flood of ten times as much, in turn.
#
#     benchmarks/flood.sh [PER_SECOND [SECONDS]]      (photos: 10 and 30)
#
# Prints the times of captions; exits with 0 only if no photo was lost and the 99th percentile with the
# flood is, in the mean of the rounds, at most one and a half times the one without.
set -euo pipefail
. "$(dirname "$0")/local-bot.sh"

rate=${1:-10}
seconds=${2:-30}

start_bot slack
jar xf "$sim" web/samples/cat.jpg
# Its clients would be on other machines: here they get only what processor time the bot leaves.
flood() { nice -n 19 java "$root/benchmarks/Flood.java" http://localhost:8098/v1/classify web/samples/cat.jpg "$@"; }

load "$rate" 20 > /dev/null # until it is compiled
flood 10 2 > /dev/null
carried=$(flood 10 2 | awk '$1 == 200 {print int($2)}')
echo "/v1/classify carries $carried pictures a second; the flood is $((10 * carried))"

for round in 1 2; do
  load "$rate" "$seconds" > calm.json
  flood $((seconds + 4)) 512 $((10 * carried)) > flood.log &
  flooding=$!
  sleep 2
  load "$rate" "$seconds" > flooded.json || lost=1
  wait $flooding
  for kind in calm flooded; do
    printf '%-8s p99 %7s ms, lost %s\n' $kind "$(number p99 captionMs < $kind.json)" "$(number lost < $kind.json)"
    number p99 captionMs < $kind.json >> $kind
  done
  sed 's/^/         answered /' flood.log
done
awk 'FNR == NR {calm += $1; next} {flooded += $1}
     END {printf "with the flood p99 is %.2f times what it is without\n", flooded / calm; exit flooded > 1.5 * calm}' calm flooded
exit "${lost:-0}"
