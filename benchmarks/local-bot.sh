# For benchmarks to source: starts a bot in a process of its own, with the credentials that a platform
# of the simulator shares with it.
#
#     . local-bot.sh
#     start_bot PLATFORM [JAVA-OPTION...]     sets $bot, its process; the log is bot.log
#     load RATE SECONDS [OPTION...]           posts photos, prints what came of them as JSON
#
# Works in a temporary folder, which is removed in the end, as is the bot.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sim=$root/conversation-sim/target/spotter-sim.jar
work=$(mktemp -d)
cd "$work"
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT

start_bot() {
  platform=$1
  shift
  java -jar "$sim" serve --port 8097 --platform "$platform" > serve.log &
  local serve=$!
  until [ -f .spotter-sim/spotter.env ] && grep -q "Stop with" serve.log; do sleep 0.2; done
  kill $serve
  wait $serve || true
  (
    . .spotter-sim/spotter.env
    export SPOTTER_MODEL_BUNDLED=${SPOTTER_MODEL_BUNDLED:-small} SPOTTER_HTTP_PORT=8098 SPOTTER_INBOX_URL="jdbc:sqlite:$work/inbox.db"
    exec java "$@" -jar "$root/bot/target/spotter-bot.jar" > bot.log 2>&1
  ) &
  bot=$!
  until curl -sf localhost:8098/health/ready > /dev/null; do
    kill -0 $bot || { cat bot.log; exit 1; }
    sleep 0.2
  done
}

load() {
  local rate=$1 seconds=$2
  shift 2
  java -jar "$sim" load --port 8097 --bot-url http://localhost:8098 --platform "$platform" \
    --rate "$rate" --seconds "$seconds" --json "$@" 2> /dev/null
}

# The number that the object KIND of a result has under NAME; without KIND a number of the result's own.
number() { sed -E "s/.*\"${2:+$2\":\\{[^\}]*\"}$1\":([0-9.]+).*/\\1/"; }

resident() { awk '/VmRSS/ {print int($2 / 1024)}' /proc/$bot/status; }
