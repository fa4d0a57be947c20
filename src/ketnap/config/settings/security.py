"""Settings of sign-in, sessions and browser protection."""

from csp.constants import NONE, SELF

from ketnap.config.settings.base import ENVIRONMENT

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username",)}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "ketnap.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "ketnap.accounts.forms.LoginForm",
    "change_password": "ketnap.accounts.forms.ChangePasswordForm",
    "reauthenticate": "ketnap.accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {
    # The key is account and address together (see the adapter): nobody elsewhere can lock a user out.
    "login_failed": "5/15m/key,50/15m/ip",
    "login": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "signup": "1/h/ip",
}
# Beyond the limits above, over all addresses: whoever guesses at one account from many machines waits
# longer each time, and who signed in from an address lately does not wait there.
WRONG_PASSWORDS_BEFORE_WAITING = 20
WRONG_PASSWORDS_COUNTED_SECONDS = 24 * 3600
LONGEST_WAIT_SECONDS = 60
KNOWN_ADDRESS_SECONDS = 30 * 24 * 3600
# From how many on the owner is told at the next sign-in: more than slips of the owner's own.
WRONG_PASSWORDS_TOLD = 5
# Over all accounts, within a quarter of an hour: a line for whoever watches the log.
WRONG_PASSWORDS_OF_AN_ALARM = 200
MFA_ADAPTER = "ketnap.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "ketnap.accounts.forms.CodeForm",
    "reauthenticate": "ketnap.accounts.forms.CodeAgainForm",
    "activate_totp": "ketnap.accounts.forms.FirstCodeForm",
}
# No passkeys: the browser's own window for them is switched off with the other features.
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_IDLE_SECONDS = ENVIRONMENT.idle_minutes * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": browsers then send "Origin: null" with every form, which the check against
# forged requests must refuse. Nothing is told to another host either way.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

if ENVIRONMENT.is_https:
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.origin]
    if ENVIRONMENT.proxies:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        SECURE_SSL_REDIRECT = True
