#!/usr/bin/env bash
# Measures the worker beside the bots of ../shared/bench, in turn, in one run, everything on loopback:
# one line of JSON each (messages/s, reply time, processor time a message, memory), then the time from a cold start to the first reply.
# usage: tests/bench.sh [telegraf worker dotnet-memory …]     CHATS=1500 ACTIVE=200
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD; bench=$(cd "${SHARED:-../shared}/bench" && pwd); work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet build src/ChatbotMonitor -c Release -v q >/dev/null
dotnet build "$bench/telegram-load" -c Release -v q -o "$work/load" -p:BaseIntermediateOutputPath="$work/obj/" >/dev/null
port=8400

worker() { # port, folder: the worker with the same seven questions, no sending limits, everything synced before it is acknowledged
  mkdir -p "$2"; cd "$2"
  exec env Telegram__ApiRoot="http://127.0.0.1:$1" Telegram__BotToken=1:load Telegram__PerSecond=0 Telegram__PerChatPerSecond=0 \
    Content__Path="$bench/content" Storage__Path="$2/monitor.db" Urls=http://127.0.0.1:0 \
    dotnet "$root/src/ChatbotMonitor/bin/Release/net10.0/ChatbotMonitor.dll" >"$2/log" 2>&1
}

measure() { # chats, warmup: plays the citizens against a fresh worker
  port=$((port + 1))
  ( sleep 1; worker $port "$work/worker-$port" ) & local bot=$!
  "$work/load/telegram-load" --port $port --chats "$1" --active "$3" --warmup "$2" --pid $bot 2>/dev/null || true
  kill $bot; wait $bot 2>/dev/null || true
}

for peer in "${@:-telegraf worker dotnet-memory}"; do for p in $peer; do case $p in
  worker) measure "${CHATS:-1500}" 300 "${ACTIVE:-200}" | sed 's/^/worker /' ;;
  *) WORK_DIR="$work" bash "$bench/peers/measure.sh" "$p" ;;
esac; done; done

# One citizen, whose first words wait for the worker: the reply time of the first question is the cold start.
port=$((port + 1))
"$work/load/telegram-load" --port $port --chats 1 --active 1 --max-turns 0 2>/dev/null >"$work/first" & load=$!
sleep 2; from=$(date +%s%N)
( worker $port "$work/first-run" ) & bot=$!
wait $load || true
echo "worker {\"cold_start_to_first_reply_ms\":$(( ($(date +%s%N) - from) / 1000000 ))}"
kill $bot; wait $bot 2>/dev/null || true
