#!/bin/sh
# Sets NUT up for one UPS on USB. Needs root. Files that an administrator wrote are left alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=${1:-/etc/nut}

# Ours to replace: a file that is not there, or is as Debian's package brought it.
is_untouched() {
    [ -e "$into/$1" ] || return 0
    shipped=$(dpkg-query -W -f='${Conffiles}\n' nut-server nut-client | awk -v file="/etc/nut/$1" '$1 == file { print $2 }')
    [ "$(md5sum < "$into/$1" | cut -d' ' -f1)" = "$shipped" ]
}

umask 077
password=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
for file in nut.conf ups.conf upsd.conf upsmon.conf; do
    if is_untouched "$file"; then
        sed "s/ PASSWORD / $password /" "$here/$file" > "$into/$file"
        echo "$into/$file"
    fi
done
if is_untouched upsd.users && grep -q "$password" "$into/upsmon.conf"; then
    printf '[upsmon]\n    password = %s\n    upsmon primary\n' "$password" > "$into/upsd.users"
    echo "$into/upsd.users"
fi
if getent group nut >/dev/null; then
    for file in nut.conf ups.conf upsd.conf upsmon.conf upsd.users; do
        chgrp nut "$into/$file" && chmod 0640 "$into/$file"
    done
fi
[ "$into" = /etc/nut ] || exit 0
systemctl enable --now nut-driver-enumerator nut-server nut-monitor
