"""Settings. Everything comes from the environment; with nothing set, this is production and says what it needs."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config import csp, databases, environment
from config.environment import Stage

BASE_DIR = Path(__file__).resolve().parent.parent
STAGE = environment.stage()
PRODUCTION = STAGE is Stage.PRODUCTION
DEMO = STAGE is Stage.DEMO
DEBUG = STAGE is Stage.DEVELOPMENT

DATA_DIR = Path(environment.text("LANYARD_DATA", str(BASE_DIR / "var" / STAGE)))
DATA_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = environment.needed(
    "SECRET_KEY",
    "Set it to a long random string that only this site knows.",
    default="not-a-secret-" + "demo-and-development-only-" * 2,
)
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,testserver")
SITE_URL = environment.needed(
    "SITE_URL",
    "Set it to the address people type, such as https://learning.example.org.",
    default="http://127.0.0.1:8000",
).rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]
if PRODUCTION and not ALLOWED_HOSTS:
    environment.needed("ALLOWED_HOSTS", "Set it to the host names of this site, separated by commas.")

DATABASES = {"default": databases.from_environment(DATA_DIR)}
POSTGRESQL = "postgresql" in DATABASES["default"]["ENGINE"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "reports",
    "learning",
    "quizzes",
    "records",
    "accounts",
    "embed_video",
    "allauth",
    "allauth.account",
    "django_tasks_db",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.PeopleAdminConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]
if POSTGRESQL:  # Wagtail's search needs it there, and importing it needs psycopg
    INSTALLED_APPS.append("django.contrib.postgres")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.csp.let_the_admin_frame_previews",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.caching.NoStoreWhenSignedIn",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.sites.keep_the_site",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "learning.context_processors.partnership",
            ],
        },
    },
]

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/cpd/"
WAGTAILADMIN_LOGIN_URL = "account_login"
# NCSC: length and a list of common passwords, no rules of composition, no expiry.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignInForm",
    "signup": "accounts.forms.sign_in.SignUpForm",
    "add_email": "accounts.forms.sign_in.AddAddressForm",
    "request_login_code": "accounts.forms.sign_in.RequestCodeForm",
    "confirm_login_code": "accounts.forms.sign_in.ConfirmCodeForm",
    "reset_password": "accounts.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.sign_in.NewPasswordForm",
    "change_password": "accounts.forms.sign_in.ChangePasswordForm",
    "set_password": "accounts.forms.sign_in.SetPasswordForm",
    "reauthenticate": "accounts.forms.sign_in.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser that signed up; elsewhere one signs in first
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # an agency's mail filter may take minutes
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # a stolen session must not change the address that gets the password
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Per account, not per address: a whole hospital comes from one. Per address only failed tries, and only many.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/5m/key,300/10m/ip",
    "request_login_code": "3/5m/key,300/10m/ip",
    "reset_password": "3/5m/key,300/10m/ip",
    "reset_password_from_key": "300/10m/ip",
    "signup": "300/10m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PRODUCTION else 0  # nginx says who asks; else all would be 127.0.0.1, counted as one
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # unless one ticks "keep me signed in": many computers are shared

# Work that must happen is a row of `durable`; Wagtail's own search indexing runs at once.
TASKS = {
    "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"},
    "durable": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions"},
    "template_fragments": {  # and the rest of what all visitors see alike: see learning/kept.py
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
        "OPTIONS": {"MAX_ENTRIES": 3000},  # some ten for each module and language
    },
}
EMAIL_FROM = environment.needed(
    "EMAIL_FROM",
    "Set it to the address that the site's mail comes from.",
    default="Lanyard <lanyard@example.org>",
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = EMAIL_FROM
SMTP = {
    "host": environment.needed("EMAIL_HOST", "Set it to your mail server's name.", default="localhost"),
    "port": environment.number("EMAIL_PORT", 587 if PRODUCTION else 25),
    "username": environment.text("EMAIL_USER"),
    "password": environment.text("EMAIL_PASSWORD"),
    "use_tls": environment.flag("EMAIL_TLS", default=PRODUCTION),
    "timeout": 20,
}
MAILERS = {
    "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": SMTP}
    if PRODUCTION or environment.text("EMAIL_HOST")
    else {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": DATA_DIR / "mail"},
    }
}

# Files: static ones by hashed name; private ones only through views that ask who may.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static_src" / "build",
    *((folder, BASE_DIR / "static_src" / folder) for folder in ("css", "js")),
]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/uploads/"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static.HashedStaticStorage"
    },
}
# Where nginx serves PRIVATE_ROOT as an internal location; empty: Lanyard sends the bytes itself.
PRIVATE_ACCEL_PREFIX = environment.text("LANYARD_ACCEL")
# Folders of fonts for certificates. Ours has Latin, Greek and Cyrillic; LANYARD_FONTS adds folders for other scripts.
CERTIFICATE_FONTS = [
    BASE_DIR / "node_modules" / "@expo-google-fonts" / "noto-sans",
    *environment.words("LANYARD_FONTS"),
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

# Wagtail
WAGTAIL_SITE_NAME = "Lanyard"
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"  # as people in the UK type one; each language below reads it so
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = [{"class": "learning.embeds.EmbedVideoFinder"}]
EMBED_VIDEO_BACKENDS = ("learning.embeds.YouTube", "learning.embeds.Vimeo")
WAGTAIL_FINISH_WORKFLOW_ACTION = "learning.workflow_finish.publish_approved"
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to other hosts, not even from the admin
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}  # Wagtail keeps shared passwords in clear
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]  # what every browser and every file of questions takes
WAGTAILIMAGES_IMAGE_FORM_BASE = "quizzes.forms.image.ImageForm"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # passwords are allauth's
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # nobody sets another's password: people get theirs by the reset link
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a check of many questions is one form
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024**2  # ten megabytes of questions may be pasted; nginx holds practitioners to one

# Browser security
SECURE_CSP = csp.SITE
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"  # YouTube refuses (error 153) without a referrer
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # not DENY: the admin frames previews; the policy's frame-ancestors decides
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "learning.views.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
if PRODUCTION:
    SECURE_SSL_REDIRECT = environment.flag("LANYARD_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = environment.number("LANYARD_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": environment.text("LANYARD_LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": []},  # its own handler would print every line a second time
        "django.tasks": {"level": "WARNING"},  # a failure is an error; each saved page is a dozen successes
    },
}
