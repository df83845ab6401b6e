"""The configuration of the print shop in `cups.py`: cupsd, and the D-Bus and avahi that ippeveprinter asks for."""

from __future__ import annotations

import grp
import os
from pathlib import Path

_CUPS_FILES = """\
ServerRoot {folder}/root
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
DirtyCleanInterval 0
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
    (folder / "cupsd.conf").write_text(_CUPSD.format(socket=server))
    (folder / "dbus.conf").write_text(_DBUS.format(folder=folder))
    (folder / "avahi.conf").write_text(_AVAHI)
