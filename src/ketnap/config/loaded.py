"""What a serving process loads once and keeps."""

import gc

from django.urls import get_resolver


def keep_loaded() -> None:
    """Load every page's code now, and leave all that is loaded out of the search for garbage.

    Python looks through everything now and then for circles that nothing uses any more. What was
    loaded stays for good, and looking through it took a large page of figures a third more time.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
