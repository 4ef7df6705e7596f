"""PostgreSQL that was set up without a locale keeps bytes instead of letters."""

import psycopg
import pytest

from tests.offices import URL, Office

pytestmark = pytest.mark.skipif(not URL, reason="asks PostgreSQL for a database")
NAME = "lapak_of_bytes"


@pytest.fixture
def of_bytes():
    """The address of a database in SQL_ASCII."""
    with psycopg.connect(URL, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME}")
        server.execute(
            f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"
        )
        yield URL.rpartition("/")[0] + "/" + NAME
        server.execute(f"DROP DATABASE {NAME}")


def test_init_refuses_it_and_says_how_to_make_another(of_bytes, tmp_path):
    told = Office(tmp_path / "kantor", of_bytes).lapak("init")
    assert told.returncode == 2
    assert "berkode SQL_ASCII, bukan UTF8" in told.stderr
    assert "createdb -T template0 -E UTF8" in told.stderr
    with psycopg.connect(of_bytes) as database:
        made = database.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        )
        assert made.fetchone() == (0,)
