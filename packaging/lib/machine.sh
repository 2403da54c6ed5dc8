# shellcheck shell=bash
# What a Debian machine needs before it can build and test. Sourced by packaging/test, quickstart and bench.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
venv=$repository/.build-venv
binary=$repository/.build/release/message-push

# What the build links against.
build_packages=(libcurl4-openssl-dev libssl-dev libcrypt-dev libsystemd-dev libsqlite3-dev pkg-config)

say() { printf '\n== %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Installs those of the named Debian packages that are missing.
need_packages() {
    local name missing=()
    for name in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
    done
    ((${#missing[@]} > 0)) || return 0
    say "installing ${missing[*]}"
    local root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "these packages are missing and this is not root: ${missing[*]}"
        root=(sudo)
    fi
    "${root[@]}" apt-get update -q >&2
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}" >&2
}

need_swift() {
    command -v swift >/dev/null || PATH=$PATH:/opt/swift/usr/bin
    command -v swift >/dev/null || die "no Swift toolchain: put Swift 6.3 in PATH or in /opt/swift (https://swift.org/install)"
}

# Python packages of the named requirements files, in a virtual environment of the repository's own.
need_python() {
    need_packages python3 python3-venv
    [[ -x $venv/bin/pip ]] || python3 -m venv "$venv"
    local file
    for file in "$@"; do
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$file"
    done
}

build_release() {
    need_swift
    need_packages "${build_packages[@]}"
    say "building the release binary"
    (cd "$repository" && swift build -c release --static-swift-stdlib --product message-push \
        --explicit-target-dependency-import-check error) >&2
    [[ -x $binary ]] || die "the build left no $binary"
}
