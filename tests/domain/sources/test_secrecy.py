"""Sealed, found again by a keyed hash, and kept whole or not at all."""

import hashlib
import hmac
import json
import stat

import pytest

from lapak.domain.sources import secrecy
from lapak.domain.sources.secrecy import (
    CannotOpen,
    Locks,
    blind,
    ensure_keyring,
    keeping,
    kept,
    put_away,
    rotate,
    seal,
    unseal,
)

NIK = "3173054108850002"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA, settings.KEYS = tmp_path, tmp_path / "keys"
    ensure_keyring()
    return tmp_path


def test_what_is_sealed_opens_and_does_not_show():
    sealed = seal(NIK)

    assert NIK.encode() not in sealed
    assert unseal(sealed) == NIK.encode()
    assert unseal(memoryview(sealed)) == NIK.encode()
    assert seal(NIK) != sealed
    assert unseal(seal(b"")) == b""


def test_only_the_owner_reads_the_keys(own_folder):
    keys = own_folder / "keys"
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert stat.S_IMODE((keys / "keyring.json").stat().st_mode) == 0o600


def test_a_keyring_that_is_there_stays(own_folder):
    before = (own_folder / "keys" / "keyring.json").read_bytes()
    assert not ensure_keyring()
    assert (own_folder / "keys" / "keyring.json").read_bytes() == before


def test_after_rotation_old_texts_open_and_hashes_stay():
    old, hashed = seal(NIK), blind(NIK)

    name = rotate()

    assert name == "k2"
    assert unseal(old) == NIK.encode()
    assert seal(NIK)[1:3] == b"k2"
    assert blind(NIK) == hashed


def test_many_texts_are_sealed_as_one_is_and_nothing_stays_nothing():
    sealed = Locks().seal_all([NIK, "", NIK])
    assert sealed[1] is None
    assert unseal(sealed[0]) == unseal(sealed[2]) == NIK.encode()
    assert sealed[0] != sealed[2]


def test_a_keyed_hash_is_an_hmac_of_sha_256():
    for text in (NIK, "15:317305410885000", "é" * 90):
        full = hmac.digest(secrecy._keyring().index, text.encode(), "sha256").hex()
        assert blind(text) == full[:32]


def test_a_hash_is_the_same_each_time_and_needs_the_key(own_folder):
    hashed = blind(NIK)
    assert blind(NIK) == hashed
    assert len(hashed) == 32
    assert hashed != hashlib.sha256(NIK.encode()).hexdigest()[:32]

    (own_folder / "keys" / "keyring.json").unlink()
    ensure_keyring()

    assert blind(NIK) != hashed


@pytest.mark.parametrize("at", [0, 1, 5, 20, -1])
def test_one_changed_bit_is_found(at):
    sealed = bytearray(seal(NIK))
    sealed[at] ^= 1
    with pytest.raises(CannotOpen):
        unseal(bytes(sealed))


@pytest.mark.parametrize("junk", [b"", b"\x00", b"\x02k1", b"plain text, never sealed"])
def test_what_was_never_sealed_is_refused(junk):
    with pytest.raises(CannotOpen):
        unseal(junk)


def test_a_missing_key_is_named(own_folder):
    sealed = seal(NIK)
    place = own_folder / "keys" / "keyring.json"
    told = json.loads(place.read_text())
    told["keys"]["k9"] = told["keys"].pop("k1")
    place.write_text(json.dumps(told | {"current": "k9"}))

    with pytest.raises(CannotOpen, match="k1"):
        unseal(sealed)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"current": "k1", "keys": {}, "index": ""}']
)
def test_a_broken_keyring_is_said_so(own_folder, content):
    (own_folder / "keys" / "keyring.json").write_text(content)
    with pytest.raises(CannotOpen, match=r"keyring\.json"):
        seal(NIK)


def test_without_a_keyring_the_sentence_names_the_command(own_folder):
    (own_folder / "keys" / "keyring.json").unlink()
    with pytest.raises(CannotOpen, match="lapak init"):
        blind(NIK)


def none_of(hashes):
    return set()


def all_of(hashes):
    return set(hashes) - {""}


def keep(content, name):
    with keeping(none_of) as put:
        put(content, name)


def lying(folder):
    return sorted(one.name for one in (folder / "files").rglob("*") if one.is_file())


def test_a_kept_file_comes_back_and_lies_encrypted(own_folder):
    content = b"PK\x03\x04 NIK " + NIK.encode()
    name = hashlib.sha256(content).hexdigest()

    keep(content, name)
    keep(content, name)

    place = own_folder / "files" / name[:2] / name
    assert NIK.encode() not in place.read_bytes()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [one.name for one in place.parent.iterdir()] == [name]
    assert kept(name) == content


def test_a_file_that_cannot_be_written_whole_leaves_nothing(own_folder, monkeypatch):
    name = hashlib.sha256(b"x").hexdigest()

    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(secrecy.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(b"x", name)

    assert list((own_folder / "files" / name[:2]).iterdir()) == []


def test_a_lost_and_an_exchanged_file_are_told():
    one, two = (hashlib.sha256(text).hexdigest() for text in (b"1", b"2"))
    with pytest.raises(CannotOpen):
        kept(one)
    keep(b"1", one)
    keep(b"2", two)
    secrecy._file(one).write_bytes(secrecy._file(two).read_bytes())
    with pytest.raises(CannotOpen):
        kept(one)


def test_a_kept_file_can_be_opened_before_its_transaction_is_done(own_folder):
    name = hashlib.sha256(b"x").hexdigest()
    with keeping(none_of) as put:
        put(b"x", name)
        assert kept(name) == b"x"
        assert name not in lying(own_folder)
    assert lying(own_folder) == [name]


@pytest.mark.parametrize("counts", [none_of, all_of])
def test_when_the_transaction_fails_the_database_says_what_stays(own_folder, counts):
    name = hashlib.sha256(b"x").hexdigest()

    with pytest.raises(ZeroDivisionError), keeping(counts) as put:  # noqa: PT012
        put(b"x", name)
        1 / 0  # noqa: B018

    assert lying(own_folder) == list(counts([name]))


def test_what_lies_aside_after_a_kill_is_put_away(own_folder):
    one, two = (hashlib.sha256(text).hexdigest() for text in (b"1", b"2"))
    keep(b"1", one)
    keep(b"2", two)
    for name in (one, two):
        place = secrecy._file(name)
        place.rename(place.with_name(f"{name}.0123"))
    secrecy._file(one).with_name(".separuh").write_bytes(b"x")

    assert put_away(lambda hashes: {one} & set(hashes)) == 3

    assert lying(own_folder) == [one]
    assert kept(one) == b"1"
    assert put_away(none_of) == 0


def test_where_nothing_was_kept_nothing_is_put_away(own_folder):
    assert put_away(none_of) == 0


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_only_a_hash_leads_to_a_file(name):
    with pytest.raises(ValueError, match="SHA"):
        kept(name)
    with pytest.raises(ValueError, match="hash"):
        keep(b"x", name)
