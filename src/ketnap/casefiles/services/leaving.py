"""What stays with the cell whose file went to another."""

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries.log import person_data


def keep_facts_as_left(case: Casefile) -> None:
    """Keep what is known of the person with a case whose file is received elsewhere just now.

    Asks nobody: whoever receives the file has been asked, and is about to take the record over.
    """
    case.facts_when_left = person_data(case.person)
    case.save(update_fields=["facts_when_left"])
