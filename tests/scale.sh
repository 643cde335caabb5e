#!/usr/bin/env bash
# Past one machine, on one machine: PostgreSQL with a standby, three workers, nginx that ends TLS,
# and in front of it ../shared/bench/telegram-load by webhook. Everything from Debian's packages, on loopback.
#   tests/scale.sh figures     messages/s: one worker on LiteDB, one on PostgreSQL, three on PostgreSQL (CHATS, ACTIVE, ROUNDS, SETS)
#   tests/scale.sh kills       three workers, one of them killed every EVERY seconds for SECONDS (5, 120)
#   tests/scale.sh failover    three workers; the primary dies in the middle, the standby is promoted
#   tests/scale.sh quick       a little of all three, as a test
# Prints a line of JSON for each, and ends with 1 where anything was lost, doubled without being counted, or out of order.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mode=${1:-figures} chats=${CHATS:-3000} active=${ACTIVE:-200} rounds=${ROUNDS:-3} seconds=${SECONDS_OF_KILLS:-120} every=${EVERY:-5}
bench=$(realpath ../shared/bench) secret=scale-secret base=${PORT:-18400}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
if [ ! -d /usr/lib/postgresql ] || [ ! -x /usr/sbin/nginx ]; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql nginx-light openssl >/dev/null
  as_root service postgresql stop >/dev/null 2>&1 || true
  as_root service nginx stop >/dev/null 2>&1 || true
fi
pg=$(ls -d /usr/lib/postgresql/*/bin | tail -1)

work=$(mktemp -d); chmod 755 "$work"
bin=tests/ChatbotMonitor.Benchmarks/bin/Release/net10.0
[ -f $bin/ChatbotMonitor.Benchmarks.dll ] && [ -n "${BUILT:-}" ] || dotnet build tests/ChatbotMonitor.Benchmarks -c Release -v q -nodeReuse:false -p:UseSharedCompilation=false >"$work/build" || { cat "$work/build" >&2; exit 1; }
dotnet build "$bench/telegram-load" -c Release -v q -nodeReuse:false -p:UseSharedCompilation=false -o "$work/load" "-p:BaseIntermediateOutputPath=$work/obj/" >"$work/build" || { cat "$work/build" >&2; exit 1; }
bin=$(realpath $bin)

# --- processes: each is ended by its own id ---
declare -A worker=()
balancer= relay=
# PostgreSQL does not run as root.
if [ "$(id -u)" -eq 0 ]; then owner=postgres; else owner=$(id -un); fi
postgres() { if [ "$owner" = postgres ]; then runuser -u postgres -- sh -c "cd / && $*"; else sh -c "cd / && $*"; fi; }
end() { local id=$1; shift; [ -n "$id" ] && kill "${@:--TERM}" "$id" 2>/dev/null && { wait "$id" 2>/dev/null || true; } || true; }
cleanup() {
  for n in "${!worker[@]}"; do end "${worker[$n]}"; done
  end "$relay"; end "$balancer"
  for server in one two; do [ -f "$work/$server/postmaster.pid" ] && postgres "$pg/pg_ctl -D $work/$server -m immediate stop" >/dev/null 2>&1 || true; done
  if [ -n "${KEEP:-}" ]; then echo "$work" >&2; else rm -rf "$work"; fi
}
trap cleanup EXIT
generator=$((base)) relayed=$((base + 1)) front=$((base + 2)) primary=$((base + 3)) standby=$((base + 4))
url() { echo "http://127.0.0.1:$((base + 10 + $1))"; }

# --- PostgreSQL: everything on disk, and (with a standby) on two ---
install -d -o "$owner" "$work/sockets" "$work/one" "$work/two"
options="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/sockets -c shared_buffers=256MB -c max_connections=200 -c max_wal_size=4GB -c shared_preload_libraries=pg_stat_statements"
sql() { "$pg/psql" -h 127.0.0.1 -p "${at:-$primary}" -U postgres -qtAX -v ON_ERROR_STOP=1 "$@"; }
start_server() { postgres "$pg/pg_ctl -D $work/$1 -w -l $work/sockets/$1.log -o '-p $2 $options' start" >/dev/null; }
start_postgres() {
  [ -f "$work/one/PG_VERSION" ] && return
  postgres "$pg/initdb -D $work/one -U postgres -A trust -E UTF8 --no-locale" >/dev/null
  start_server one "$primary"
  sql -c 'create extension pg_stat_statements' postgres
}
start_standby() {
  postgres "$pg/pg_basebackup -d \"host=127.0.0.1 port=$primary user=postgres application_name=standby\" -R -X stream -c fast -D $work/two"
  postgres "chmod 700 $work/two"
  start_server two "$standby"
  sql -c "alter system set synchronous_standby_names = 'standby'" -c 'select pg_reload_conf()' postgres >/dev/null
  until [ "$(sql -c "select count(*) from pg_stat_replication where sync_state = 'sync'" postgres)" = 1 ]; do sleep 0.2; done
}
new_database() { sql -c 'drop database if exists monitor' -c 'create database monitor' -c 'select pg_stat_statements_reset()' postgres >/dev/null; }
statements() { sql -c "select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = 'monitor'" postgres; }

# --- workers ---
connection="Host=127.0.0.1:$primary,127.0.0.1:$standby;Database=monitor;Username=postgres"
start_worker() {
  local n=$1 store=$2 folder="$work/worker-$1"
  mkdir -p "$folder"
  (
    cd "$folder"
    export Telegram__ApiRoot="${api}" Telegram__BotToken=1:load Telegram__PerSecond=0 Telegram__PerChatPerSecond=0 Limits__PerSenderPerMinute=0 Content__Path="$bench/content" Storage__Path="$folder/monitor.db" Urls="$(url "$n")"
    export Telegram__Mode=webhook Telegram__WebhookUrl=https://bot.example.org Telegram__SecretToken=$secret
    if [ "$store" = postgres ]; then export Storage__Postgres="$connection"; fi
    exec dotnet "$bin/ChatbotMonitor.dll" >>"$folder/said" 2>&1
  ) &
  worker[$n]=$!
}
ready() { for _ in $(seq 600); do curl -fs -o /dev/null "$(url "$1")/health/live" && return; kill -0 "${worker[$1]}" 2>/dev/null || break; sleep 0.1; done; echo "worker $1 did not start: $(tail -3 "$work/worker-$1/said")" >&2; exit 1; }
resent() { { curl -fs -m 2 "$(url "$1")/metrics" || true; } | awk '/^chatbotmonitor_resent_total/ { n += $NF } END { print n + 0 }'; }

# --- nginx, by the file that docker-compose.yml uses ---
start_balancer() {
  [ -n "$balancer" ] && end "$balancer"
  [ -f "$work/privkey.pem" ] || openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2>/dev/null
  sed -e "s#/tls/#$work/#" -e "s#/tmp/nginx#$work/nginx#" -e "s#listen 443 ssl#listen 127.0.0.1:$front ssl#" -e "s#worker-\([123]\):5080#127.0.0.1:PORT\1#" -e "s#127.0.0.1:PORT\([123]\)#127.0.0.1:$((base / 10 + 1))\1#" src/nginx.conf >"$work/nginx.conf"
  if [ "$1" = 1 ]; then sed -i "/127.0.0.1:$((base + 12)) /d; /127.0.0.1:$((base + 13)) /d" "$work/nginx.conf"; fi
  nginx -p "$work" -c "$work/nginx.conf" -g 'daemon off;' 2>"$work/nginx.log" & balancer=$!
  for _ in $(seq 50); do curl -ks -o /dev/null "https://127.0.0.1:$front/" && return; sleep 0.1; done
}

# set_up STORE NUMBER_OF_WORKERS: all but the citizens
set_up() {
  api="http://127.0.0.1:$relayed"
  dotnet "$bin/ChatbotMonitor.Benchmarks.dll" relay "http://127.0.0.1:$generator" "https://127.0.0.1:$front/telegram/webhook" $secret $relayed & relay=$!
  if [ "$1" = postgres ]; then new_database; fi
  for n in $(seq "$2"); do start_worker "$n" "$1"; done
  for n in $(seq "$2"); do ready "$n"; done
  start_balancer "$2"
}
tear_down() {
  for n in "${!worker[@]}"; do end "${worker[$n]}"; unset "worker[$n]"; rm -rf "$work/worker-$n"; done
  end "$relay"; relay=
}
play() { dotnet "$work/load/telegram-load.dll" --port $generator --chats "$1" --active "$active" --warmup "$2" --stall 90 2>/dev/null >"$work/played"; }
account() { curl -fs "http://127.0.0.1:$relayed/account"; }
field() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" <<<"$2"; }
failed=0
# judge NAME PLAYED ACCOUNT COUNTED EXTRA: prints the line, and remembers what is wrong
judge() {
  local repeats; repeats=$(field repeats "$3")
  echo "{\"figure\":\"$1\",\"load\":$2,\"account\":$3,\"counted_repeats\":$4$5}"
  if [ "$(field completed "$2")" != "$(field of "$2")" ] || [ "$(field out_of_order "$3")" != 0 ] || [ "$(field unlike_the_others "$3")" != 0 ] || [ "$repeats" -gt "$4" ]; then
    echo "$1: something was lost, out of order, or repeated without being counted: $2 $3, counted: $4" >&2; failed=1
  fi
}
all_resent() { local sum=0; for n in "${!worker[@]}"; do sum=$((sum + $(resent "$n"))); done; echo $sum; }

figures() {
  for round in $(seq "$rounds"); do
    for set in ${SETS:-litedb:1 postgres:1 postgres:3}; do
      local store=${set%:*} count=${set#*:} extra=
      if [ "$store" = postgres ]; then start_postgres; fi
      set_up "$store" "$count"
      play "$chats" "${WARMUP:-1500}" || true
      if [ "$store" = postgres ]; then extra=",\"statements_per_message\":$(awk -v s="$(statements)" -v m="$(field taken "$(account)")" 'BEGIN { printf "%.2f", s / m }')"; fi
      judge "$count-$store" "$(cat "$work/played")" "$(account)" "$(all_resent)" "$extra,\"round\":$round"
      tear_down
    done
  done
}

kills() {
  start_postgres
  set_up postgres 3
  sql monitor -f tests/retaken.sql
  play "$chats" 0 & local playing=$! killed=0 until=$((SECONDS + seconds))
  while [ $SECONDS -lt $until ] && kill -0 $playing 2>/dev/null; do
    sleep "$every"
    local n=$((RANDOM % 3 + 1))
    end "${worker[$n]}" -KILL
    killed=$((killed + 1))
    start_worker $n postgres
  done
  wait $playing || true
  for n in 1 2 3; do ready $n; done
  # What one that was killed had counted nobody can ask it: the database knows, once its lease is over.
  until [ "$(sql monitor -c 'select count(*) from workers')" = 3 ]; do sleep 0.2; done
  local alive counted
  alive=$(sql monitor -c 'select count(*) from retaken where by in (select id from workers)') counted=$(all_resent)
  judge kills "$(cat "$work/played")" "$(account)" "$(sql monitor -c 'select count(*) from retaken')" ",\"killed\":$killed,\"taken_over_by_the_living\":$alive,\"counted_by_the_living\":$counted"
  if [ "$counted" -lt "$alive" ]; then echo "kills: workers counted less than they took over" >&2; failed=1; fi
  tear_down
}

failover() {
  start_postgres
  start_standby
  set_up postgres 3
  play "$chats" 0 & local playing=$!
  until [ "$(field taken "$(account)")" -gt $((chats * 3)) ]; do sleep 0.2; done
  postgres "$pg/pg_ctl -D $work/one -m immediate -w stop" >/dev/null
  postgres "$pg/pg_ctl -D $work/two -w promote" >/dev/null
  wait $playing || true
  judge failover "$(cat "$work/played")" "$(account)" "$(all_resent)" ""
  tear_down
}

case $mode in
  figures | kills | failover) $mode ;;
  quick) chats=300 active=50 rounds=1 seconds=15 WARMUP=50; figures; chats=1000; kills; chats=400; failover ;;
  *) sed -n '2,9p' "$0" >&2; exit 2 ;;
esac
exit $failed
