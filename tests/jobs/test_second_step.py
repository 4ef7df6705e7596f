"""Signing in with a second step, as somebody does it: enrol, code, wrong code, spare codes.

A real server with LAPAK_MFA=1; the codes come from a clock and the secret, as on a phone.
"""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest

from tests.offices import PASSWORD, Browser

pytestmark = pytest.mark.slow
STEP = "/masuk/dua-langkah/"


def code(secret, at=None):
    """What an authenticator app shows (RFC 6238, SHA-1, 30 s, six digits)."""
    turn = int((at or time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", turn), hashlib.sha1)
    start = digest.digest()[-1] & 15
    (number,) = struct.unpack(">I", digest.digest()[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def enrol(browser):
    """Take the second step on; gives the secret and the spare codes."""
    asked = browser.get(f"{STEP}totp/activate/")
    assert "/masuk/lagi/" in asked.address  # whoever sits there knows the password
    said = {"password": PASSWORD, "next": f"{STEP}totp/activate/"}
    page = browser.post("/masuk/lagi/", said)
    (secret,) = set(re.findall(r"\b[A-Z2-7]{32}\b", page.page))
    wrong = browser.post(f"{STEP}totp/activate/", {"code": "000000"})
    assert "Kode salah." in wrong.words
    done = browser.post(f"{STEP}totp/activate/", {"code": code(secret)})
    assert done.status == 200, done.words
    spare = browser.get(f"{STEP}recovery-codes/")
    return secret, re.findall(r"\b[a-f0-9]{8}\b", spare.page)


def asked_for_a_code(server):
    """A browser whose password was right and who is asked for the second step."""
    browser = Browser(server)
    answer = browser.sign_in()
    assert answer.address.endswith(f"{STEP}authenticate/")
    assert browser.get("/berkas/").address.startswith(f"{server.address}/masuk/")
    return browser


def is_in(browser):
    return browser.get("/berkas/").address.endswith("/berkas/")


def say(browser, number):
    return browser.post(f"{STEP}authenticate/", {"code": number})


def test_the_second_step_from_the_first_code_to_the_last_spare_one(office):
    with office.serving(LAPAK_MFA="1") as server:
        first = Browser(server)
        first.sign_in()
        assert is_in(first)  # without a second step the password is enough
        secret, spare = enrol(first)
        assert len(spare) == 10

        wrong = asked_for_a_code(server)
        assert (
            "Kode salah."
            in say(wrong, f"{(int(code(secret)) + 1) % 1_000_000:06}").words
        )
        assert not is_in(wrong)

        right = asked_for_a_code(server)
        say(right, code(secret, time.time() + 30))  # the next one: each holds once
        assert is_in(right)

        lost = asked_for_a_code(server)
        say(lost, spare[0])
        assert is_in(lost)
        again = asked_for_a_code(server)
        assert "Kode salah." in say(again, spare[0]).words
        assert not is_in(again)
        say(again, spare[1])
        assert is_in(again)


def test_the_secret_and_the_spare_codes_lie_sealed(office):
    with office.serving(LAPAK_MFA="1") as server:
        browser = Browser(server)
        browser.sign_in()
        secret, spare = enrol(browser)

    kept = str(office.rows("SELECT * FROM mfa_authenticator"))
    assert "secret" in kept
    assert secret not in kept
    assert not any(one in kept for one in spare)


def test_one_finds_the_second_step_on_ones_own_page_where_it_is_switched_on(office):
    ((number,),) = office.rows("SELECT id FROM people_user")
    for on in ("1", "0"):
        with office.serving(LAPAK_MFA=on) as server:
            browser = Browser(server)
            browser.sign_in()
            page = browser.get(f"/pengguna/{number}/").page
            assert (f'href="{STEP}"' in page) is (on == "1")


def test_switching_the_second_step_on_and_off_is_journalled(office):
    with office.serving(LAPAK_MFA="1") as server:
        browser = Browser(server)
        browser.sign_in()
        enrol(browser)
        browser.post(f"{STEP}recovery-codes/generate/", {})
        browser.post(f"{STEP}totp/deactivate/", {})

    told = office.rows(
        "SELECT verb, \"by\" FROM journal_entry WHERE verb LIKE 'people.s%' ORDER BY number"
    )
    assert told == [
        ("people.second_step_on", "ratna"),
        ("people.spare_codes_made", "ratna"),
        ("people.second_step_off", "ratna"),
    ]
    assert office.lapak("journal", "verify").returncode == 0
