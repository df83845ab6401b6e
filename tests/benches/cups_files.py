"""The configuration of the print shop in `cups.py`: cupsd, and the D-Bus and avahi that ippeveprinter asks for."""

from __future__ import annotations

import grp
import os
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PROGRAMS = Path("/usr/lib/cups")
_CUPS_FILES = """\
ServerRoot {folder}/root
ServerBin {folder}/bin
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
Printcap
SystemGroup {group}
"""
_CUPSD = """\
LogLevel info
{kiosk}
Listen {socket}
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_DBUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
_AVAHI = "[server]\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\n[publish]\npublish-workstation=no\n"


def write_configuration(folder: Path, server: str) -> None:
    """Into `folder`; `server` is the path of cupsd's socket."""
    group = grp.getgrgid(os.getgid()).gr_name
    (folder / "cups-files.conf").write_text(_CUPS_FILES.format(folder=folder, group=group))
    kiosk = (_ROOT / "provisioning" / "cups" / "keeps-nothing.conf").read_text()
    (folder / "root" / "cupsd.conf").write_text(_CUPSD.format(socket=server, kiosk=kiosk))
    _lay_out_programs(folder)
    (folder / "dbus.conf").write_text(_DBUS.format(folder=folder))
    (folder / "avahi.conf").write_text(_AVAHI)


# The backend as a person's bad day has it: exit code 4 is CUPS_BACKEND_STOP, "stop the queue" (backend(7)).
_BACKEND = """\
#!/bin/sh
if [ -e {folder}/ill ] && [ $# -gt 0 ]; then cat {folder}/ill >&2; exit 4; fi
exec {programs}/backend/ipp "$@"
"""


def fall_ill(folder: Path, last_words: str) -> None:
    (folder / "ill").write_text(f"ERROR: {last_words}\n" if last_words else "")
    (folder / "ill").chmod(0o644)


def recover(folder: Path) -> None:
    (folder / "ill").unlink()


def _lay_out_programs(folder: Path) -> None:
    """cupsd's own programs, but for a backend that can fall ill."""
    (folder / "bin" / "backend").mkdir(parents=True)
    for each in _PROGRAMS.iterdir():
        if each.name != "backend":
            (folder / "bin" / each.name).symlink_to(each)
    backend = folder / "bin" / "backend" / "ipp"
    backend.write_text(_BACKEND.format(folder=folder, programs=_PROGRAMS))
    backend.chmod(0o755)
