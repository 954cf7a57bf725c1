"""What is said of codes in a link that meant something else before."""

from __future__ import annotations

import pytest

from dashboard.query.selection.former_codes import ACKNOWLEDGED_NOTICE, ACTS_NOTICE, CONFIRMED_NOTICE, former_code_notices
from tests import datasets

SHIPPED = datasets.dataset(datasets.SHIPPED)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status=acknowledged", [ACKNOWLEDGED_NOTICE]),
        ("status=claimed,acknowledged&version=1.2.2", [ACKNOWLEDGED_NOTICE]),
        ("left=status:acknowledged&right=status:claimed", [ACKNOWLEDGED_NOTICE]),
        ("status=confirmed", [CONFIRMED_NOTICE]),
        ("status=claimed&status=confirmed&main_kind=act&version=1.2.2-02e835ac0032", [CONFIRMED_NOTICE, ACTS_NOTICE]),
        ("left=status:confirmed", [CONFIRMED_NOTICE]),
        ("main_kind=act", [ACTS_NOTICE]),
        ("kind=act", [ACTS_NOTICE]),  # of /api/propositions
        ("status=confirmed,on_record", []),  # who names both knows both
        ("status=confirmed,act_on_record", []),
        ("main_kind=act,statement", []),
        ("status=claimed&main_kind=fact&q=confirmed", []),
        ("", []),
    ],
)
def test_what_meant_something_else_is_said_in_one_sentence_each(query, said):
    assert former_code_notices(query, SHIPPED) == said


@pytest.mark.parametrize("version", [SHIPPED.version, SHIPPED.edition])
def test_of_a_link_that_states_the_version_at_hand_only_what_it_cannot_name_is_said(version):
    assert former_code_notices(f"status=confirmed&main_kind=act&version={version}", SHIPPED) == []
    assert former_code_notices(f"status=acknowledged&version={version}", SHIPPED) == [ACKNOWLEDGED_NOTICE]
