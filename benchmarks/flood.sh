#!/usr/bin/env bash
# What does a flood on /v1/classify do to captions? Finds out what the route carries with two clients,
# then has the bot caption photos without and with a flood of ten times as much, in turn.
#
#     benchmarks/flood.sh [PER_SECOND [SECONDS]]      (photos: 10 and 30)
#
# Prints the times of captions; exits with 0 only if no photo was lost and the 99th percentile with the
# flood is, in the mean of the rounds, at most one and a half times the one without.
set -euo pipefail

rate=${1:-10}
seconds=${2:-30}
root=$(cd "$(dirname "$0")/.." && pwd)
sim=$root/conversation-sim/target/spotter-sim.jar
work=$(mktemp -d)
cd "$work"
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT

java -jar "$sim" serve --port 8097 --platform slack > serve.log &
until [ -f .spotter-sim/spotter.env ] && grep -q "Stop with" serve.log; do sleep 0.2; done
kill $!
wait $! || true

(
  . .spotter-sim/spotter.env
  export SPOTTER_MODEL_BUNDLED=${SPOTTER_MODEL_BUNDLED:-small} SPOTTER_HTTP_PORT=8098 SPOTTER_INBOX_URL="jdbc:sqlite:$work/inbox.db"
  exec java -jar "$root/bot/target/spotter-bot.jar" > bot.log 2>&1
) &
bot=$!
until curl -sf localhost:8098/health/ready > /dev/null; do
  kill -0 $bot || { cat bot.log; exit 1; }
  sleep 0.2
done

jar xf "$sim" web/samples/cat.jpg
# Its clients would be on other machines: here they get only what processor time the bot leaves.
flood() { nice -n 19 java "$root/benchmarks/Flood.java" http://localhost:8098/v1/classify web/samples/cat.jpg "$@"; }
load() { java -jar "$sim" load --port 8097 --bot-url http://localhost:8098 --platform slack --rate "$rate" --seconds "$1" --json 2> /dev/null; }
number() { sed -E "s/.*\"$1\":\\{[^}]*\"p99\":([0-9.]+).*/\\1/"; }

load 20 > /dev/null # until it is compiled
flood 10 2 > /dev/null
carried=$(flood 10 2 | awk '$1 == 200 {print int($2)}')
echo "/v1/classify carries $carried pictures a second; the flood is $((10 * carried))"

for round in 1 2; do
  load "$seconds" > calm.json
  flood $((seconds + 4)) 512 $((10 * carried)) > flood.log &
  flooding=$!
  sleep 2
  load "$seconds" > flooded.json || lost=1
  wait $flooding
  for kind in calm flooded; do
    printf '%-8s p99 %7s ms, lost %s\n' $kind "$(number captionMs < $kind.json)" "$(sed -E 's/.*"lost":([0-9]+).*/\1/' $kind.json)"
    number captionMs < $kind.json >> $kind
  done
  sed 's/^/         answered /' flood.log
done
awk 'FNR == NR {calm += $1; next} {flooded += $1}
     END {printf "with the flood p99 is %.2f times what it is without\n", flooded / calm; exit flooded > 1.5 * calm}' calm flooded
exit "${lost:-0}"
