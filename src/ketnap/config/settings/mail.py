"""Settings of outgoing mail."""

from ketnap.config.mail import read_mail
from ketnap.config.settings.base import ENVIRONMENT

_MAIL = read_mail(ENVIRONMENT.data)

EMAIL_BACKEND = _MAIL.backend
EMAIL_FILE_PATH = _MAIL.folder
EMAIL_HOST = _MAIL.host
EMAIL_PORT = _MAIL.port
EMAIL_HOST_USER = _MAIL.user
EMAIL_HOST_PASSWORD = _MAIL.password
EMAIL_USE_SSL = _MAIL.is_tls
EMAIL_USE_TLS = _MAIL.starts_tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _MAIL.sender
MAIL_NAMES = _MAIL.names
# Confirmations that one user may have mailed within an hour, to whatever addresses.
MOST_MAIL_LINKS_AN_HOUR = 3

# The address put into mails, which no request tells; without one, where this machine serves.
PUBLIC_ORIGIN = ENVIRONMENT.staff_address
