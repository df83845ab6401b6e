"""All that a kiosk saw beside its pages: there for the officer until the request is decided, then gone for good."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.filing import DeliveryKind, FileRef, Filing
from adminduk.request import ActionKind, Role, State
from office import durable, untouched
from office.store import requests
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import PlayedKiosk, Ticket, page_image
from tests.office.test_console_signin import form_token

FILING, COMPLETION = DeliveryKind.FILING, DeliveryKind.COMPLETION
LINK = re.compile(r'data-beside="([^"]+)"')


def seen(kiosk: PlayedKiosk, words: str = "MEJA") -> FileRef:
    return kiosk.put_file(page_image(words))


def a_filing(kiosk: PlayedKiosk) -> Filing:
    """Two pages; the second shows all that was seen and has nothing beside it."""
    return kiosk.filing((kiosk.put_page("surat-kehilangan", untouched=seen(kiosk)), kiosk.put_page("formulir-f102")))


def filed(kiosk: PlayedKiosk, filing: Filing | None = None) -> tuple[Ticket, Filing]:
    filing = filing or a_filing(kiosk)
    assert kiosk.deliver(FILING, filing).status_code == 201
    return Ticket(filing.number, filing.slip_code, filing.request_id), filing


def beside(filing: Filing) -> FileRef:
    found = filing.pages[0].untouched
    assert found is not None
    return found


def lies_there(home: Path, file: FileRef) -> bool:
    return (home / "office" / "pages" / file.blob[:2] / file.blob).exists()


def history(bench: Bench, number: str) -> list[tuple[ActionKind, Role, str | None]]:
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, number)
    assert stored is not None
    return [(action.kind, action.role, action.reason) for action in stored.request.actions]


def press(browser: TestClient, number: str, kind: ActionKind, **form: str) -> int:
    """Press a button of the request's page as it is now."""
    page = browser.get(f"/permohonan/{number}").text
    found = re.search(r'name="dilihat" value="(\d+)"', page)
    assert found is not None
    data = {"dilihat": found[1], "_csrf_token": form_token(page), **form}
    return browser.post(f"/permohonan/{number}/{kind.value}", data=data).status_code


def register(browser: TestClient, number: str) -> None:
    assert press(browser, number, ActionKind.TAKE) == 303
    assert press(browser, number, ActionKind.REGISTER, agenda=f"{number[-6:]}/2026") == 303


GONE = (ActionKind.DISCARD, Role.KANTOR, "1 foto, karena berkasnya sudah diputuskan petugas")


def test_an_officer_sees_it_beside_the_page_that_has_one(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient
) -> None:
    ticket, _ = filed(kiosk)
    (address,) = LINK.findall(operator.get(f"/permohonan/{ticket.number}").text)
    answer = operator.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.content == page_image("MEJA")
    assert operator.get(f"/permohonan/{ticket.number}/halaman/1/asli").status_code == 404, "the other has none"
    assert bench.browser().get(address).status_code in {302, 303}, "nobody who has not signed in"


@pytest.mark.parametrize(
    ("decide", "state"),
    [
        (register, State.DIPROSES),
        (lambda browser, number: press(browser, number, ActionKind.CANCEL), State.DIBATALKAN),
    ],
    ids=["registered", "cancelled"],
)
def test_an_officer_s_decision_deletes_it_and_the_history_says_so(
    bench: Bench,
    kiosk: PlayedKiosk,
    operator: TestClient,
    tmp_path: Path,
    decide: Callable[[TestClient, str], object],
    state: State,
) -> None:
    ticket, filing = filed(kiosk)
    decide(operator, ticket.number)
    assert not lies_there(tmp_path, beside(filing))
    assert history(bench, ticket.number)[-1] == GONE
    page = operator.get(f"/permohonan/{ticket.number}").text
    assert "Foto asli dihapus" in page
    assert GONE[2] in page
    assert "Sistem kantor" in page
    assert LINK.findall(page) == []
    assert operator.get(f"/permohonan/{ticket.number}/halaman/0/asli").status_code == 404
    assert operator.get(f"/permohonan/{ticket.number}/halaman/0").status_code == 200, "the page itself stays"
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, ticket.number)
    assert stored is not None
    assert stored.request.state is state


def test_looking_at_it_or_sending_it_back_deletes_nothing(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient, tmp_path: Path
) -> None:
    ticket, filing = filed(kiosk)
    press(operator, ticket.number, ActionKind.TAKE)
    assert press(operator, ticket.number, ActionKind.RETURN, **{"kembali-surat-kehilangan": "terpotong"}) == 303
    assert lies_there(tmp_path, beside(filing))
    assert ActionKind.DISCARD not in [kind for kind, _, _ in history(bench, ticket.number)]


def test_what_came_with_a_completion_goes_with_the_next_decision(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient, tmp_path: Path
) -> None:
    ticket, _ = filed(kiosk)
    register(operator, ticket.number)
    press(operator, ticket.number, ActionKind.RETURN, **{"kembali-surat-kehilangan": "terpotong"})
    again = seen(kiosk, "MEJA LAGI")
    completion = kiosk.completion(ticket).model_copy(
        update={"pages": (kiosk.put_page("surat-kehilangan", untouched=again),)}
    )
    assert kiosk.deliver(COMPLETION, completion).status_code == 201
    assert len(LINK.findall(operator.get(f"/permohonan/{ticket.number}").text)) == 1
    press(operator, ticket.number, ActionKind.TAKE)
    assert press(operator, ticket.number, ActionKind.REGISTER, agenda="0999/2026") == 303
    assert not (tmp_path / "office" / "pages" / again.blob[:2] / again.blob).exists()
    assert history(bench, ticket.number).count(GONE) == 2


def test_a_kiosk_that_did_not_hear_the_answer_brings_nothing_back(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient, tmp_path: Path
) -> None:
    filing = a_filing(kiosk)
    envelope = kiosk.envelope(FILING, filing)
    assert kiosk.put_envelope(filing.request_id, envelope).status_code == 201
    register(operator, filing.number)
    sealed = kiosk.seal(page_image("MEJA"))
    assert kiosk.call("PUT", f"/blobs/{hashlib.sha256(sealed).hexdigest()}", content=sealed).status_code == 201
    assert kiosk.put_envelope(filing.request_id, envelope).status_code == 200, "a repeat, although the file is gone"
    assert not lies_there(tmp_path, beside(filing))


def test_the_very_file_that_was_deleted_is_not_taken_again(
    kiosk: PlayedKiosk, operator: TestClient, tmp_path: Path
) -> None:
    sealed = kiosk.seal(page_image("MEJA"))
    blob = hashlib.sha256(sealed).hexdigest()
    kiosk.call("PUT", f"/blobs/{blob}", content=sealed)
    plain = hashlib.sha256(page_image("MEJA")).hexdigest()
    file = FileRef(media_type="image/jpeg", sha256=plain, blob=blob)
    ticket, _ = filed(kiosk, kiosk.filing((kiosk.put_page("surat-kehilangan", untouched=file),)))
    register(operator, ticket.number)
    assert kiosk.call("PUT", f"/blobs/{blob}", content=sealed).status_code == 200
    assert not lies_there(tmp_path, file)


def test_it_is_missed_and_checked_like_a_page(kiosk: PlayedKiosk, tmp_path: Path) -> None:
    filing = a_filing(kiosk)
    (tmp_path / "office" / "pages" / beside(filing).blob[:2] / beside(filing).blob).unlink()
    assert kiosk.deliver(FILING, filing).json()["missing"] == [beside(filing).blob]
    wrong = seen(kiosk).model_copy(update={"sha256": "0" * 64})
    filing = kiosk.filing((kiosk.put_page("surat-kehilangan", untouched=wrong),))
    assert kiosk.deliver(FILING, filing).json()["code"] == "invalid"


def test_nobody_else_s_page_can_be_named_as_one(kiosk: PlayedKiosk) -> None:
    """Else a decision on one request would delete what another one needs."""
    _, first = filed(kiosk)
    page = kiosk.put_page("surat-kehilangan", untouched=beside(first))
    assert kiosk.deliver(FILING, kiosk.filing((page,))).json()["code"] == "conflict"
    own = kiosk.put_page("surat-kehilangan")
    twice = own.model_copy(update={"untouched": FileRef(**own.model_dump(include={"media_type", "sha256", "blob"}))})
    envelope = kiosk.envelope(FILING, filing := kiosk.filing((twice,)))
    assert kiosk.put_envelope(filing.request_id, envelope).json()["code"] == "invalid"


def test_an_office_that_died_before_deleting_does_it_when_it_starts(
    bench: Bench, kiosk: PlayedKiosk, tmp_path: Path
) -> None:
    ticket, filing = filed(kiosk)
    bench.bring_to(ticket.number, State.DIPROSES)  # straight into the store: as if the power went right after
    assert lies_there(tmp_path, beside(filing))
    again = open_bench(tmp_path)
    with again.client:
        assert not lies_there(tmp_path, beside(filing))
        assert history(again, ticket.number)[-1] == GONE


def test_a_disk_that_does_not_delete_is_asked_again_and_the_history_does_not_lie(
    bench: Bench, kiosk: PlayedKiosk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ticket, filing = filed(kiosk)
    bench.bring_to(ticket.number, State.DIPROSES)

    def refuses(_folder: Path) -> None:
        raise OSError(5, "I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(durable, "sync_folder", refuses)
        assert untouched.discard_due(bench.office) == 0
    assert ActionKind.DISCARD not in [kind for kind, _, _ in history(bench, ticket.number)]
    assert untouched.discard_due(bench.office) == 1
    assert not lies_there(tmp_path, beside(filing))
    assert untouched.discard_due(bench.office) == 0, "once"


def test_who_was_quicker_is_named_although_the_program_spoke_last(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient
) -> None:
    ticket, _ = filed(kiosk)
    register(operator, ticket.number)
    news = operator.get(f"/permohonan/{ticket.number}/kabar?seen=1").text
    assert "Contoh operator1" in news
    assert "dicatat di agenda" in news
