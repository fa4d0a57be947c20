"""The portal process as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from ketnap.config.environment import read_environment, require_portal_secret_key
from ketnap.config.loaded import keep_loaded

# Whatever the staff process may have left in the surroundings, this is the portal.
os.environ["DJANGO_SETTINGS_MODULE"] = "ketnap.config.settings.portal"
require_portal_secret_key(read_environment())
application = get_wsgi_application()
keep_loaded()
