#!/usr/bin/env bash
# Are the captions that are posted the ones `predict` shows? Posts every photo of a folder through
# the simulator to a Spotter and compares. With `legacy` the platform offers thumbnails, and the bot
# fetches those; with `message` it has only the original.
#
#     benchmarks/captions.sh FOLDER [message|legacy]
#
# Prints each difference; exits with 0 only if there is none.
set -euo pipefail

photos=$(cd "$1" && pwd)
events=${2:-message}
root=$(cd "$(dirname "$0")/.." && pwd)
scenario=$(mktemp --suffix .yaml)
trap 'rm -f "$scenario"' EXIT

{
  printf 'name: Captions as predict shows them\nplatform: vonage\n'
  printf 'members: [Ana]\nconversations: {Photos: [Ana]}\n'
  printf 'delivery: {image-events: %s}\nexpect: {within: 20m}\nsteps:\n' "$events"
  java -jar "$root/classifier/target/spotter-classifier.jar" predict --json "$photos" |
    sed -E 's/^\{"file":"([^"]*)",.*"caption":"a photo( of )?([^"]*)".*/  - {by: Ana, in: Photos, file: "\1", caption: "\3"}/
            s/caption: ""/caption: plain/'
} > "$scenario"

java -jar "$root/conversation-sim/target/spotter-sim.jar" run "$scenario" |
  grep -E '^( +- |[0-9]+ photos|[0-9]+ expectation|Every)'
