#!/bin/sh
# Makes the kiosk's print queue and tells cupsd to keep nothing of what it prints. Needs root, or the group lpadmin.
#
#   set-up-printer.sh QUEUE URI                  e.g.  set-up-printer.sh A4 ipp://192.168.1.20/ipp/print
#   set-up-printer.sh --machine USER QUEUE URI   as root, the first time on a machine: also lets the kiosk's USER start
#                                                a stopped queue, and has cupsd begin with an empty spool
#
# A USB printer is reached through ipp-usb (`lpinfo -v` then names an ipp:// address): only over IPP can the kiosk know
# whether paper is in the tray and whether the page came out.
set -eu

here=$(dirname "$0")

if [ "$1" = --machine ]; then
    usermod --append --groups lpadmin "$2"
    install -D -m 0644 "$here/forget-jobs.conf" /etc/systemd/system/cups.service.d/forget-jobs.conf
    if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
    shift 2
fi
queue=$1
uri=$2

# shellcheck disable=SC2046  # one word for each setting is meant
cupsctl $(sed -n 's/^\([A-Z][A-Za-z]*\) \(.*\)$/\1=\2/p' "$here/keeps-nothing.conf")

# abort-job: what failed is dropped at once, and never tried again while somebody else stands there. Tried until cupsd
# has started with its new settings, which takes it a moment.
tries=20
until lpadmin -p "$queue" -E -v "$uri" -m everywhere -o printer-error-policy=abort-job -o printer-is-shared=false; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "Antrean $queue tidak dapat dibuat: lihat pesan di atas" >&2; exit 1; }
    sleep 0.5
done
