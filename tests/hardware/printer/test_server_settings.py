"""What cupsd's settings must be, and what a file that is silent means."""

from __future__ import annotations

from pathlib import Path

from hardware.printer.server_settings import ERROR_POLICY, WrongSetting, read, wrong

SHIPPED = Path(__file__).parents[3] / "provisioning" / "cups" / "keeps-nothing.conf"
POLICY = {ERROR_POLICY: "abort-job"}


def test_what_is_shipped_is_right() -> None:
    assert wrong(read(SHIPPED.read_text(encoding="utf-8")) | POLICY) == ()


def test_a_file_that_is_silent_keeps_documents_for_a_day() -> None:
    assert wrong(POLICY) == (
        WrongSetting("PreserveJobFiles", "86400", "No"),
        WrongSetting("DirtyCleanInterval", "30", "0"),
    )


def test_a_queue_that_tries_again_later_is_wrong() -> None:
    settings = read("PreserveJobFiles Off\nDirtyCleanInterval 0 # at once\n<Location />\n  Order allow,deny\n")
    assert wrong(settings | {ERROR_POLICY: "retry-job"}) == (WrongSetting(ERROR_POLICY, "retry-job", "abort-job"),)
