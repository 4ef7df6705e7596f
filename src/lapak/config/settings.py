"""One settings file. What differs between places comes from the environment."""

import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env

env = Env()
env.read_env(recurse=False)

# The folder of everything that must be kept: database, kept files, keys.
DATA = Path(env.str("LAPAK_DATA", default="var")).resolve()
KEYS = Path(env.str("LAPAK_KEYS", default=str(DATA / "keys"))).resolve()
STATIC_SOURCE = Path(__file__).resolve().parents[1] / "web" / "static"


def _kept_secret(name: str) -> str:
    """A secret from the folder of keys; a passing one before `lapak init` made it."""
    place = KEYS / name
    return place.read_text().strip() if place.is_file() else secrets.token_urlsafe(48)


DEBUG = env.bool("LAPAK_DEBUG", default=False)
DEMO = env.bool("LAPAK_DEMO", default=False)  # one-click sign-in; `lapak demo` sets it
SECRET_KEY = env.str("LAPAK_SECRET_KEY", default="")
SECRET_KEY_IS_PASSING = not SECRET_KEY and not (KEYS / "secret_key").is_file()
SECRET_KEY = SECRET_KEY or _kept_secret("secret_key")
ALLOWED_HOSTS = env.list("LAPAK_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("LAPAK_ORIGINS", default=[])
HTTPS = env.bool("LAPAK_HTTPS", default=False)  # a proxy before us speaks TLS
MFA = env.bool("LAPAK_MFA", default=False)

# Where people reach this Lapak: documents lead back to their figures there.
ADDRESS = env.str("LAPAK_ADDRESS", default="http://localhost:8000").rstrip("/")
OFFICE = env.str("LAPAK_OFFICE", default="Suku Dinas PPKUKM Jakarta Barat")
CITY = env.str("LAPAK_CITY", default="31.73")  # Kemendagri code of the office's city

INSTALLED_APPS = [
    "lapak.domain.journal",
    "lapak.domain.places",
    "lapak.domain.people",
    "lapak.domain.sources",
    "lapak.domain.releases",
    "lapak.domain.registry",
    "lapak.domain.bazaars",
    "lapak.domain.sales",
    "lapak.domain.online",
    "lapak.domain.monitoring",
    "lapak.domain.identity",
    "lapak.web",
    "lapak.config.apps.StartUp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lapak.web.base.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed unless opened
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lapak.web.base.middleware.NotYoursIsNotFound",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "lapak.config.urls"
WSGI_APPLICATION = "lapak.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        env.str("LAPAK_DATABASE_URL", default=f"sqlite:///{DATA}/lapak.sqlite3")
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "lapak.config.sqlite"  # one writer at a time
    DATABASES["default"]["OPTIONS"] = {  # type: ignore[typeddict-unknown-key, unused-ignore]
        "transaction_mode": "IMMEDIATE",  # take the write lock first: no late deadlock
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA cache_size=-32000"  # KiB: a year in memory, not read page by page
        ),
    }
    DATABASES["default"]["TEST"] = {
        "NAME": env.str("LAPAK_TEST_DB", default=":memory:")
    }
else:
    # Nothing may wait for ever: not for a server that is gone, not for a lock.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "tcp_user_timeout": 30_000,  # milliseconds
        "options": "-c lock_timeout=20s -c idle_in_transaction_session_timeout=15min",
        "pool": {
            "min_size": 1,
            "max_size": 10,
            "timeout": 5,
            "reconnect_timeout": 5,  # longer pauses would delay the coming back
        },
        **DATABASES["default"].get("OPTIONS", {}),  # what the address itself says
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a restart is not noticed
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_ADAPTER = "lapak.web.people.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "lapak.web.people.forms.SignInForm",
    "change_password": "lapak.web.people.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; see the adapter
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"] if MFA else []
MFA_TOTP_ISSUER = "Lapak"
MFA_TOTP_TOLERANCE = 1  # clocks of phones are off by half a minute
MFA_ADAPTER = "lapak.web.people.adapter.SecondStep"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

# The page or the command says in one sentence that PostgreSQL is away.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "psycopg.pool": {"level": "ERROR"},
        # What went wrong, with its traceback: code, never the values in it.
        "django.request": {"level": "ERROR", "handlers": ["stderr"]},
    },
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Lists hold NIKs: nothing that is sent may lie in a temporary folder.
FILE_UPLOAD_HANDLERS = ["lapak.web.base.uploads.InMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5000  # above it a page can't say what is wrong

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The second step of signing in shows its QR code as a data: address.
        "img-src": [SELF, "data:"] if MFA else [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
