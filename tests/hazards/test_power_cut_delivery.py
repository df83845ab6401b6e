"""The kiosk dies while it delivers: SIGKILL of a real process between the office's answer and forgetting its copy.

What must hold after the next start: every request is filed once, whole, and nothing of it remains here.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import identity as identities
from kiosk.spool.steps import Step
from kiosk.uplink.steps import UplinkStep
from tests.kiosk.spool.sample import CATALOGUE, filing, page, sure
from tests.kiosk.uplink.bench import enrolled, kiosk
from tests.kiosk.uplink.small_office import SmallOffice, serve

# step of the dead process -> how often the office was handed the first delivery, in the end
STEPS = {
    UplinkStep.BLOB_SENT.value: 1,
    UplinkStep.ANSWERED.value: 2,
    Step.RECEIPT_WRITTEN.value: 1,
    UplinkStep.FORGOTTEN.value: 1,
}


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_each_step_of_the_delivery(tmp_path: Path, step: str) -> None:
    office = SmallOffice()
    identity = enrolled(office, tmp_path)
    before = kiosk(identity, tmp_path)
    kept = [sure(before.spool.commit_filing(filing(page(), page()), CATALOGUE)) for _ in range(2)]
    before.spool.close()
    with serve(office) as url:
        command = [sys.executable, "-m", "tests.kiosk.uplink.child", str(tmp_path), url, step]
        assert subprocess.run(command, timeout=60, check=False).returncode == -9
        after = kiosk(identity, tmp_path, url=url)
        after.uplink.round()
    assert office.filed == {each.number: 1 for each in kept}
    assert office.asked[f"/deliveries/{kept[0].delivery_id}"] == STEPS[step]
    for each in kept:
        office.assert_whole(each.delivery_id)
        found = sure(after.spool.find_by_slip(each.slip_code))
        assert found.here == ()
        assert found.delivered_at is not None
    assert sure(after.spool.waiting()) == ()
    assert list((identities.folder(tmp_path) / "spool" / "blobs").iterdir()) == []
    after.spool.close()
