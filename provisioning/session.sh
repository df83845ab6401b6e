#!/bin/sh
# The kiosk's X session: no screen saver of X's own (the glass goes dark by `[kiosk.panel] on`), no keys but the
# program's, and the program itself.
set -eu
xset s off s noblank
xset +dpms dpms 0 0 0 || true # a screen that knows no DPMS stays lit
exec "${ANJUNGAN:-/opt/anjungan/.venv/bin/anjungan}" kiosk
