"""What the composition root offers is found by its name, whatever was imported before."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import pytest

import app.build


@pytest.mark.parametrize("name", app.build.__all__)
def test_a_module_never_hides_what_has_its_name(name: str) -> None:
    for module in pkgutil.iter_modules(app.build.__path__):
        importlib.import_module(f"app.build.{module.name}")

    assert not isinstance(getattr(app.build, name), ModuleType)
