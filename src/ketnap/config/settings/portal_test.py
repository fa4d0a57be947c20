"""Settings of the portal's test run: the portal settings over a folder that is thrown away."""

import atexit
import os
import secrets
import shutil
import tempfile

# The folder must be chosen before the settings read their surroundings.
os.environ["KETNAP_DATA"] = tempfile.mkdtemp(prefix="ketnap-portal-test-")
atexit.register(shutil.rmtree, os.environ["KETNAP_DATA"], ignore_errors=True)

from ketnap.config.settings.portal import *  # noqa: E402, F403  # see above

# A live server and its test need a file: a database in memory locks whole tables between threads.
if not ENVIRONMENT.portal_database_url:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ENVIRONMENT.data / "test.sqlite3"}  # noqa: F405

STATIC_ROOT.mkdir()  # noqa: F405  # WhiteNoise warns of a folder that is not there
SECRET_KEY = secrets.token_urlsafe(50)
PRESS_KEY = secrets.token_urlsafe(48)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
