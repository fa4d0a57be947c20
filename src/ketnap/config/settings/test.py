"""Settings of the test run: the staff settings over a folder that is thrown away."""

import atexit
import os
import secrets
import shutil
import tempfile

# The folder must be chosen before the settings read their surroundings.
os.environ["KETNAP_DATA"] = tempfile.mkdtemp(prefix="ketnap-test-")
atexit.register(shutil.rmtree, os.environ["KETNAP_DATA"], ignore_errors=True)

from ketnap.config.settings.staff import *  # noqa: E402, F403  # see above

# A database in memory locks whole tables between threads, which a file does not: a live server and
# its test need a file. It costs time, so only the part that runs browsers asks for it.
if os.environ.get("KETNAP_TEST_DATABASE") == "file" and not ENVIRONMENT.database_url:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": KETNAP_DATA / "test.sqlite3"}  # noqa: F405
    # What a test commits need not survive the machine, so it does not wait for the disk.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405

STATIC_ROOT.mkdir()  # noqa: F405  # WhiteNoise warns of a folder that is not there
SECRET_KEY = secrets.token_urlsafe(50)
PRESS_KEY = secrets.token_urlsafe(48)
# Nobody listens there: a test that means a portal to answer serves one.
PORTAL_ADDRESS = PORTAL_ORIGIN = "http://127.0.0.1:9"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Argon2 is slow on purpose; the tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
