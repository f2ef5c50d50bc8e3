#!/usr/bin/env bash
# What do the three stores of an inbox carry? One bot on each whose answers and platform cost nothing,
# then 1, 2 and 4 bots that share four partitions of Kafka.
#
#     mvn -Pkafka -DskipTests package
#     benchmarks/stores.sh [SECONDS]
#
# Prints, for each bot: accepted events and captions a second, from an event's arrival to its answer at
# the median and the 99th percentile, processor time of the bot a caption, captions with those of the
# first 15 s; for Kafka then the bytes of both topics, before replication. PostgreSQL and Kafka run on
# the same machine, with one broker that flushes each batch.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-20}
jar=$PWD/bot/target/spotter-bot-kafka.jar
[ -f "$jar" ] || { echo "make $jar first: mvn -Pkafka -DskipTests package"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/bots" << END
#!/usr/bin/env bash
# bots NUMBER ADDRESS LABEL
for ((i = 1; i <= \$1; i++)); do
  java -Xmx512m -cp "$jar" "$PWD/benchmarks/Stores.java" "\$2" "\$3, bot \$i of \$1" "$seconds" 2> "$work/log" &
done | grep captions
END

bash "$work/bots" 1 "jdbc:sqlite:$work/inbox.db" SQLite
bash .ci/with-postgres bash -c "bash $work/bots 1 \"\$POSTGRES_URL\" PostgreSQL"
for bots in 1 2 4; do
  bash .ci/kafka bash -c "bash $work/bots $bots \"\$KAFKA_URL/stores?partitions=4\" Kafka
    cat \$(dirname \$KAFKA_CONTROL)/data-1/stores.*/*.log | wc -c | sed 's/^/  bytes: /'"
done
