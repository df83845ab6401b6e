#!/bin/sh
# Installs the Debian packages named in the given lists, those that are missing only. Needs root or sudo for that.
set -eu

wanted=$(cat "$@" | sed 's/#.*//' | tr -s ' \n' '\n\n' | sed '/^$/d' | sort -u)
missing=""
for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

root=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Perlu root atau sudo untuk memasang:$missing" >&2; exit 1; }
    root=sudo
fi
echo "Memasang paket Debian:$missing"
$root apt-get update -q
# shellcheck disable=SC2086  # the list is meant to be split
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
