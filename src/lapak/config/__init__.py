"""Where the parts are put together. Puts a sound SQLite in place before Django loads.

Debian 12 ships SQLite 3.40, which can corrupt a WAL database that several
connections write to (mended in 3.51.3); `pysqlite3` carries its own library.
"""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
