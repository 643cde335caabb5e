#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, runs every test,
# and ends with the line "N passed, N failed, N skipped".
# Needs the .NET SDK, bash, apt and npm. Arguments go to 'dotnet test' (for example --filter ...).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# A browser for the pages, and letters for it and for the charts to draw.
if ! command -v chromium >/dev/null || ! dpkg -s fonts-noto-core >/dev/null 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core fonts-noto-color-emoji >/dev/null
fi

# Lets the disk fail under the worker.
if ! command -v strace >/dev/null; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace >/dev/null
fi

# A real SMS gateway, with an operator to play against; its daemon is not to run beside the tests' own.
if [ ! -x /usr/sbin/bearerbox ] || [ ! -x /usr/lib/kannel/test/fakesmsc ]; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends kannel kannel-extras >/dev/null
fi

# The other database, and what stands before several workers; their daemons are not to run beside the tests' own.
if [ ! -d /usr/lib/postgresql ] || [ ! -x /usr/sbin/nginx ]; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql nginx-light openssl curl >/dev/null
  as_root service postgresql stop >/dev/null 2>&1 || true
  as_root service nginx stop >/dev/null 2>&1 || true
fi

# What a report is opened with, and read from on paper.
if ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui poppler-utils >/dev/null
fi

# Prism plays a provider from its own description; smtp-server is a mail server; sms-segments-calculator counts SMS.
tools=tests/.tools
if [ ! -x "$tools/node_modules/.bin/prism" ] || [ ! -d "$tools/node_modules/smtp-server" ] || [ ! -d "$tools/node_modules/sms-segments-calculator" ]; then
  mkdir -p "$tools"
  npm install --prefix "$tools" --no-audit --no-fund --silent --no-save @stoplight/prism-cli@5.14.2 smtp-server@3.21.6 sms-segments-calculator@1.3.0
fi
export PRISM="$PWD/$tools/node_modules/.bin/prism"

locked=(); if [ "${CI:-}" = true ]; then locked=(--locked-mode); fi
dotnet restore "${locked[@]}" -v q
dotnet build --no-restore -c Release -v q -warnaserror

results=$(mktemp -d); trap 'rm -rf "$results"' EXIT
status=0
dotnet test tests/ChatbotMonitor.Tests --no-build -c Release --results-directory "$results" --logger "trx;LogFileName=tests.trx" --logger "console;verbosity=normal" "$@" | tee "$results/console.txt" || status=$?

counters=$(grep -o '<Counters [^>]*' "$results/tests.trx" || true)
count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
passed=$(count passed); failed=$(count failed); total=$(count total); executed=$(count executed)
skipped=$(( ${total:-0} - ${executed:-0} ))
if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
  echo "Nothing may be skipped under CI=true." >&2
  status=1
fi
if [ "${passed:-0}" -eq 0 ]; then status=1; fi
# What failed once more at the end, where a log that is cut still shows it.
if [ "${failed:-0}" -gt 0 ]; then grep -A 25 '^  Failed ' "$results/console.txt" || true; fi
echo "${passed:-0} passed, ${failed:-0} failed, $skipped skipped"
exit "$status"
