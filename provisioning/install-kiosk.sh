#!/bin/sh
# From this checkout to a kiosk PC that starts by itself. Needs root on Debian 12. May be run again: what is there stays.
#
#   install-kiosk.sh                 on the machine itself
#   DESTDIR=/mnt install-kiosk.sh    files only, into another root (an image being built)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to=${DESTDIR:-}

install -D -m 0644 -t "$to/etc/systemd/system" "$here"/systemd/anjungan-*.service
install -D -m 0644 -t "$to/etc/systemd/system/anjungan-kiosk.service.d" "$here/systemd/anjungan-kiosk.service.d/power.conf"
install -D -m 0644 -t "$to/etc/udev/rules.d" "$here/udev/60-anjungan.rules"
install -D -m 0644 -t "$to/etc/X11" "$here/x11/Xwrapper.config"
[ -z "$to" ] || exit 0

"$here/install-packages.sh" "$here/packages-run.txt" "$here/packages-kiosk.txt"
getent group anjungan >/dev/null || groupadd --system anjungan
id anjungan >/dev/null 2>&1 || useradd --system --gid anjungan --home-dir /var/lib/anjungan --create-home anjungan
chmod 0700 /var/lib/anjungan
udevadm control --reload && udevadm trigger
systemctl daemon-reload
systemctl enable anjungan-kiosk.service
echo "Kios siap. Berikutnya: provisioning/README.md, langkah 3."
