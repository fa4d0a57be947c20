"""What every kept file has in common, whatever its language."""

import re
import unicodedata

from architecture.tree import kept_files, kept_texts, name_of

LARGEST_BYTES = 1500 * 1024

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(
    r"(?<![\w.~-])/(?:" + "|".join(["work", "root", "home", "Users"]) + r")/[\w.-]+/"
)
REGISTRY_HOST = re.compile(
    "|".join(re.escape(".".join(name)) for name in [("pypi", "org"), ("pythonhosted", "org")])
    + "|"
    + re.escape(".".join(["registry", "npmjs"]))
)


def test_every_text_is_in_the_one_unicode_form():
    other_form = [name for name, text in kept_texts() if not unicodedata.is_normalized("NFC", text)]

    assert other_form == []


def test_no_file_is_too_large_to_review():
    too_large = [name_of(path) for path in kept_files() if path.stat().st_size > LARGEST_BYTES]

    assert too_large == []


def test_no_file_names_a_path_of_one_machine():
    naming = [name for name, text in kept_texts() if MACHINE_PATH.search(text)]

    assert naming == []


def test_no_file_names_a_package_registry():
    naming = [name for name, text in kept_texts() if REGISTRY_HOST.search(text)]

    assert naming == []


def test_no_file_belongs_to_one_hosting_service():
    workflows = [name_of(path) for path in kept_files() if {".github", ".gitlab"} & set(path.parts)]

    assert workflows == []
