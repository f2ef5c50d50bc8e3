#!/usr/bin/env bash
# Draws pictures that show no thing (screens, papers, charts, codes, colours; not the ones that trainings draw) and counts
# how many of them a model names. At most 1 % of them may be named.
#
#   benchmarks/graphics.sh FOLDER [MODEL]        needs a built classifier
set -euo pipefail
here=$(dirname "$0")
work=${1:?usage: graphics.sh FOLDER [MODEL]}
spotter=${SPOTTER:-java -jar $here/../classifier/target/spotter-classifier.jar}

[ -d "$work/pictures" ] || java "$here/Graphics.java" "$work/pictures"
$spotter predict --json ${2:+--model "$2"} "$work/pictures" > "$work/graphics.jsonl"
named=$(grep -vc '"label":null' "$work/graphics.jsonl" || true)
echo "pictures named that show no thing: $named of $(wc -l < "$work/graphics.jsonl")"
