"""What the person is told when something goes wrong."""

from __future__ import annotations

import pytest

from app.domain.errors import AgentTrouble, AgentUnavailable


@pytest.mark.parametrize("why", AgentTrouble)
def test_only_what_the_person_must_set_right_never_passes_by_itself(why: AgentTrouble) -> None:
    error = AgentUnavailable("The assistant is away.", agent="openai", why=why)
    lasting = {"key", "model", "no_tools", "quota", "request"}
    assert error.may_pass is (why.value not in lasting)
