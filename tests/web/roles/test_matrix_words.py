"""The permission matrix in words says all of the policy, and no more."""

from ketnap.domain.access import PERMISSIONS, Action, Relation, Role
from ketnap.web.roles.matrix import groups
from ketnap.web.roles.words import ACTIONS, LETTERS, RELATIONS


def test_every_action_stands_in_the_matrix_once():
    named = [action for _title, actions in ACTIONS for action in actions]

    assert sorted(named) == sorted(Action)


def test_every_way_of_standing_has_words_and_a_letter_of_its_own():
    assert set(RELATIONS) == set(LETTERS) == set(Relation)
    assert len({str(letter) for letter in LETTERS.values()}) == len(Relation)


def test_matrix_shows_where_a_role_may_do_something():
    shown = {
        (role, action)
        for group, (_title, actions) in zip(groups(), ACTIONS, strict=True)
        for row, action in zip(group.rows, actions, strict=True)
        for role, cell in zip(Role, row.cells, strict=True)
        if cell.letter and not row.is_everybodys
    }

    allowed = {(role, action) for (role, _), actions in PERMISSIONS.items() for action in actions}
    assert shown == allowed
