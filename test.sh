#!/usr/bin/env bash
# Builds once, runs every test project of the solution, and ends with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# programs that end within minutes gain nothing from counting what they do often
export DOTNET_TieredPGO=0

stop() { printf '%s\n' "$@" >&2; exit 1; }

# what the tests need besides .NET: a browser and a redis-server of their own
missing=()
[ -x "${CHALLENGEHUB_TEST_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || [ -x /usr/bin/chromium ] \
    || missing+=(chromium-headless-shell)
[ -x /usr/bin/redis-server ] || missing+=(redis-server)
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        apt-get -qq update >/dev/null && apt-get -qq install --no-install-recommends -y "${missing[@]}" >/dev/null \
            || stop "apt-get could not install ${missing[*]}"
    else
        stop "Missing: ${missing[*]}. Install with: sudo apt-get install ${missing[*]}"
    fi
fi
# where there is a browser with windows only, the one without takes half of the work; nothing fails for lack of it
if [ -z "${CHALLENGEHUB_TEST_CHROMIUM:-}" ] && [ ! -x /usr/bin/chromium-headless-shell ] && [ "$(id -u)" = 0 ] \
    && command -v apt-get >/dev/null; then
    { timeout 120 apt-get -qq update && DEBIAN_FRONTEND=noninteractive timeout 180 \
        apt-get -qq install --no-install-recommends -y chromium-headless-shell; } >/dev/null 2>&1 || true
fi
command -v dotnet >/dev/null || stop "Missing: the .NET SDK 10 (https://dotnet.microsoft.com/download)"
[[ "$(dotnet --version)" == 10.* ]] || stop "The .NET SDK 10 is needed; this is $(dotnet --version)"
command -v node >/dev/null || stop "Missing: Node.js 20 or newer, for the client's build"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node.js 20 or newer is needed; this is $(node --version)"

dotnet build ChallengeHub.sln -v quiet || stop "The build failed."

passed=0 failed=0 skipped=0 broken=()
results=$(mktemp -d) data=
trap 'rm -rf "$results" "$data"' EXIT

# no test needs files that outlive the machine: a memory disk with room spares waiting for a real one
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)
[ ! -w /dev/shm ] || [ "${room:-0}" -lt 2000000 ] || data=$(mktemp -d -p /dev/shm ch-test-XXXXXX)
[ -n "$data" ] || data=$(mktemp -d)

# runs one test program, and keeps what it says and how it ends: run NAME LABEL. One that hangs is ended, and says in
# which test
run() {
    local name=$1 label=$2 started=$SECONDS code
    TMPDIR=$data timeout -k 30 2700 "./tests/$name/bin/Debug/net10.0/ChallengeHub.$name" -noColor -noLogo \
        -longRunning 300 >"$results/$label" 2>&1
    code=$?
    echo "$code $((SECONDS - started))" >"$results/$label.end"
    echo "── $label: exit code $code after $((SECONDS - started)) s"
}

# adds up what a test program said: tell LABEL
tell() {
    local label=$1 code seconds summary total bad left ok
    read -r code seconds <"$results/$label.end" || code=unknown
    summary=$(grep -E '^ +ChallengeHub\.[A-Za-z.]+ +Total: ' "$results/$label" | tail -1)
    number() { local n; n=$(sed -nE "s/.* $1: ([0-9]+).*/\1/p" <<<"$summary"); echo "${n:-0}"; }
    total=$(number Total) bad=$(($(number Failed) + $(number Errors))) left=$(number Skipped)
    ok=$((total - $(number Failed) - left))
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left))
    echo "── $label: $ok passed in ${seconds:-0} s"
    # a process that dies, or runs nothing, must not pass for a green one
    if [ "$total" -eq 0 ] || { [ "$code" != 0 ] && [ "$bad" -eq 0 ]; }; then
        broken+=("$label (exit code $code)")
        tail -n 60 "$results/$label"
    elif [ "$code" != 0 ]; then
        grep -vE '^  (Discover|Starting|Finished)|^(ChallengeHub is ready|To begin, open|added [0-9]+ packages)' "$results/$label"
    fi
    grep -E '\[SKIP\]' -A 1 "$results/$label" || true
}

# how the code is written: C#, then TypeScript and styles; unused and misnamed things the build has refused already
style() {
    local started=$SECONDS code=0
    {
        dotnet tool restore && dotnet csharpier check . || code=1
        (cd Web/Client && npm run --silent style) || code=1
    } >"$results/format" 2>&1
    echo "$code" >"$results/format.end"
    echo "── style: exit code $code after $((SECONDS - started)) s"
}

# two at a time, the longest first; then the browser tests, which want the machine for themselves
projects=$(dotnet sln ChallengeHub.sln list | tr -d '\r' | tr '\\' '/' | sed -nE 's|^tests/([A-Za-z.]+\.Tests)/.*\.csproj$|\1|p' | sort -r)
alone=Browser.Tests labels=()
for name in style $projects; do
    [ "$name" != "$alone" ] || continue
    [ "$(jobs -rp | wc -l)" -lt 2 ] || wait -n
    if [ "$name" = style ]; then style & else run "$name" "$name" & fi
    [ "$name" = style ] || labels+=("$name")
done
wait
run "$alone" "$alone"
labels+=("$alone")

# the same tests once more on SQL Server, where there is one to make databases on
if [ -n "${CHALLENGEHUB_TEST_SQLSERVER:-}" ]; then
    for name in Engine.Tests Jobs.Tests Web.Tests; do
        CHALLENGEHUB_TEST_STORE=sqlserver run "$name" "$name on SQL Server"
        labels+=("$name on SQL Server")
    done
else
    echo "Not run: the tests on SQL Server. CHALLENGEHUB_TEST_SQLSERVER holds no connection string to a server where they may create databases."
fi
for label in "${labels[@]}"; do tell "$label"; done

style=ok
if [ "$(<"$results/format.end")" != 0 ]; then
    style=bad
    tail -n 40 "$results/format"
    echo "The style is not kept: run dotnet csharpier format . and, in Web/Client, npm run format"
fi
[ ${#broken[@]} -eq 0 ] || printf 'Crashed or ran nothing: %s\n' "${broken[@]}"

# what failed is said once more at the end: a log may be cut at its beginning
[ "$failed" -eq 0 ] || grep -hA 12 '\[FAIL\]' "$results"/* | cut -c 1-300

line="$passed passed, $((failed + ${#broken[@]})) failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$passed" -gt 0 ] && [ "$failed" -eq 0 ] && [ ${#broken[@]} -eq 0 ] && [ $style = ok ]
