"""A task of a row's values is the record that everybody else makes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Task
from db.rows import TASK_COLUMNS, task_of


@given(st.lists(st.text(max_size=3), min_size=20, max_size=20))
def test_a_task_of_values_is_the_same_as_any_other(values: list[str]) -> None:
    plain = Task(*values[:9], MappingProxyType({}), *values[9:])
    made = task_of(*values[:9], "{}", *values[9:])
    assert type(made) is Task
    assert made == plain
    assert repr(made) == repr(plain)
    assert replace(made, number="7") == replace(plain, number="7")
    assert [getattr(made, name) for name in TASK_COLUMNS if name != "extra"] == values


def test_it_is_frozen_and_copied_as_any_other() -> None:
    made = task_of("r", "d", "t", "1", "Phòng A", "Việc", "", "xong", "80%", '{"Ghi chú": "x"}', *[""] * 11)
    assert made.extra == {"Ghi chú": "x"}
    with pytest.raises(FrozenInstanceError):
        made.number = "2"  # type: ignore[misc]
    assert not hasattr(made, "__dict__")
    assert copy.copy(made) == made
    bare = replace(made, extra={})
    assert pickle.loads(pickle.dumps(bare)) == bare
    assert asdict(bare)["unit"] == "Phòng A"
