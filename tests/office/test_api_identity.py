"""Who may speak to the office, and how a new kiosk joins."""

from __future__ import annotations

import base64
import re
import uuid

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from office.api import ROUTER
from office.store import kiosks
from tests.office.kit import Bench
from tests.office.played_kiosk import API, PlayedKiosk, public_key


def test_a_new_kiosk_gets_a_number_and_the_key_to_seal_to(bench: Bench) -> None:
    answer = bench.client.post(
        f"{API}/enroll", json={"code": bench.new_code(), "public_key": public_key(Ed25519PrivateKey.generate())}
    )
    told = answer.json()
    assert answer.status_code == 201
    assert (told["kiosk_number"], told["office_code"], told["status_base"]) == (1, "JGR", "http://127.0.0.1:8300")
    assert base64.b64decode(told["sealing_key"]) == bench.office.keys.public_key


def test_a_code_may_be_typed_as_hands_type_it(bench: Bench) -> None:
    code = bench.new_code().lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = bench.client.post(
        f"{API}/enroll", json={"code": code, "public_key": public_key(Ed25519PrivateKey.generate())}
    )
    assert answer.status_code == 201


def test_two_kiosks_get_two_numbers_and_a_revoked_number_is_never_given_again(bench: Bench) -> None:
    first, second = bench.kiosk(), bench.kiosk()
    with bench.office.database.writing() as session:
        kiosks.revoke(session, second.number, bench.clock())
    assert [first.number, second.number, bench.kiosk().number] == [1, 2, 3]


def test_a_code_works_once(bench: Bench) -> None:
    code, key = bench.new_code(), public_key(Ed25519PrivateKey.generate())
    assert bench.client.post(f"{API}/enroll", json={"code": code, "public_key": key}).status_code == 201
    again = bench.client.post(f"{API}/enroll", json={"code": code, "public_key": key})
    assert (again.status_code, again.json()["code"]) == (403, "enrolment")


def test_a_code_is_good_for_an_hour(bench: Bench) -> None:
    code, key = bench.new_code(), public_key(Ed25519PrivateKey.generate())
    bench.clock.passes(minutes=61)
    late = bench.client.post(f"{API}/enroll", json={"code": code, "public_key": key})
    assert (late.status_code, late.json()["code"]) == (403, "enrolment")


def test_guessing_codes_is_stopped(bench: Bench) -> None:
    body = {"code": "00000-00000", "public_key": public_key(Ed25519PrivateKey.generate())}
    answers = [bench.client.post(f"{API}/enroll", json=body).status_code for _ in range(11)]
    assert answers == [403] * 10 + [429]
    bench.clock.passes(minutes=16)
    assert bench.client.post(f"{API}/enroll", json=body).status_code == 403


def test_a_key_that_is_none_is_refused_and_the_code_stays_good(bench: Bench) -> None:
    code = bench.new_code()
    for key in ("", "kunci", base64.b64encode(b"short").decode()):
        answer = bench.client.post(f"{API}/enroll", json={"code": code, "public_key": key})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    good = {"code": code, "public_key": public_key(Ed25519PrivateKey.generate())}
    assert bench.client.post(f"{API}/enroll", json=good).status_code == 201


SAMPLES = {"sha256": "a" * 64, "str": "x", "uuid": str(uuid.UUID(int=0))}


def test_every_call_but_enroll_and_time_asks_who_speaks(bench: Bench) -> None:
    asked = 0
    for route in ROUTER.routes:
        path = re.sub(r"\{(\w+):(\w+)\}", lambda part: SAMPLES.get(part[1], SAMPLES[part[2]]), str(route.path))
        for method in sorted({"GET", "POST", "PUT"} & set(route.methods)):
            answer = bench.client.request(method, path, json={})
            if path.endswith(("/enroll", "/time")):
                assert answer.status_code != 401
                continue
            asked += 1
            assert (path, answer.status_code, answer.json()["code"]) == (path, 401, "key")
    assert asked == 10


def test_a_signed_call_is_believed(kiosk: PlayedKiosk) -> None:
    assert kiosk.call("POST", "/heartbeat", json={"version": "1", "faults": [], "waiting": 0}).status_code == 204


def heartbeat(kiosk: PlayedKiosk, token: str) -> tuple[int, str]:
    answer = kiosk.call("POST", "/heartbeat", token=token, json={"version": "1", "faults": [], "waiting": 0})
    return answer.status_code, answer.json()["code"] if answer.content else ""


def test_another_key_is_not_believed(kiosk: PlayedKiosk) -> None:
    assert heartbeat(kiosk, kiosk.token(key=Ed25519PrivateKey.generate())) == (401, "key")


def test_one_kiosk_cannot_speak_for_another(bench: Bench, kiosk: PlayedKiosk) -> None:
    other = bench.kiosk()
    assert heartbeat(kiosk, kiosk.token(sub=other.id)) == (401, "key")
    assert heartbeat(kiosk, kiosk.token(kid=other.id, sub=other.id)) == (401, "key")


def test_a_token_for_another_office_is_not_believed(kiosk: PlayedKiosk) -> None:
    assert heartbeat(kiosk, kiosk.token(aud="MRG")) == (401, "key")


@pytest.mark.parametrize("token", ["", "x", "a.b.c"])
def test_noise_is_not_believed(kiosk: PlayedKiosk, token: str) -> None:
    answer = kiosk.http.post(f"{API}/heartbeat", headers={"Authorization": f"Bearer {token}"}, json={})
    assert (answer.status_code, answer.json()["code"]) == (401, "key")


@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_wrong_clock_is_told_so_and_time_helps(bench: Bench, kiosk: PlayedKiosk, minutes: int) -> None:
    token = kiosk.token()
    bench.clock.passes(minutes=minutes)
    assert heartbeat(kiosk, token) == (401, "clock")
    assert bench.client.get(f"{API}/time").json() == {"now": bench.clock().isoformat()}


def test_a_token_that_lives_too_long_is_not_believed(bench: Bench, kiosk: PlayedKiosk) -> None:
    assert heartbeat(kiosk, kiosk.token(exp=int(bench.clock().timestamp()) + 3600)) == (401, "clock")


def test_a_stolen_kiosk_is_shut_out(bench: Bench, kiosk: PlayedKiosk) -> None:
    with bench.office.database.writing() as session:
        kiosks.revoke(session, kiosk.number, bench.clock())
    assert heartbeat(kiosk, kiosk.token()) == (401, "key")


def test_an_unknown_call_answers_in_the_api_s_own_shape(bench: Bench) -> None:
    answer = bench.client.get(f"{API}/nothing")
    assert (answer.status_code, set(answer.json())) == (404, {"code", "message"})
