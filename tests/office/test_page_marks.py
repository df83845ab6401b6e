"""What the kiosk doubted about a signed form stands beside its page, in words, for the officer who decides."""

from __future__ import annotations

import pytest

from adminduk.filing import DeliveryKind, PageMark
from adminduk.request import Role
from office.words import PAGE_MARKS
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk


@pytest.mark.parametrize("mark", list(PageMark))
def test_a_doubt_is_read_beside_its_page_and_nowhere_else(bench: Bench, kiosk: PlayedKiosk, mark: PageMark) -> None:
    officer = bench.browser(bench.account(Role.LOKET, login="loket1"))
    form = kiosk.put_page("formulir-f102").model_copy(update={"marks": (mark,)})
    filing = kiosk.filing((kiosk.put_page("surat-kehilangan"), form))
    assert kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
    page = officer.get(f"/permohonan/{filing.number}").text
    assert page.count(PAGE_MARKS[mark]) == 1
    assert not any(words in page for other, words in PAGE_MARKS.items() if other is not mark)


def test_a_page_that_nobody_doubted_says_nothing(bench: Bench, kiosk: PlayedKiosk) -> None:
    officer = bench.browser(bench.account(Role.LOKET, login="loket1"))
    page = officer.get(f"/permohonan/{kiosk.file().number}").text
    assert "mesin" not in page
