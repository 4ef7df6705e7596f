"""How passwords are kept: other tests hash them quickly, the product slowly."""

from django.contrib.auth.hashers import check_password, make_password

from lapak.config.settings import PASSWORD_HASHERS

WORDS = "lapak-di-tepi-jalan"


def test_a_password_is_kept_by_argon2_with_what_it_needs_against_guessing(settings):
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS

    kept = make_password(WORDS)

    kind, variant, _version, cost, _salt, _hash = kept.split("$")
    assert (kind, variant) == ("argon2", "argon2id")
    needs = dict(part.split("=") for part in cost.split(","))
    assert int(needs["m"]) >= 47_104  # KiB: what OWASP asks for when one pass is made
    assert int(needs["t"]) >= 1
    assert check_password(WORDS, kept)
    assert not check_password(WORDS + "!", kept)
    assert make_password(WORDS) != kept
