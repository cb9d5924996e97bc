"""The search for cycles is off inside and as it was outside."""

from __future__ import annotations

import gc

import pytest

from onrecord.collecting import uncollected


def test_the_search_is_off_inside_and_on_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        assert not gc.isenabled()
        _ = 1 // 0
    assert gc.isenabled()


def test_a_caller_who_has_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@uncollected()
def _inside() -> bool:
    return gc.isenabled()


def test_it_stands_before_a_function_that_is_called_twice() -> None:
    assert [_inside(), _inside(), gc.isenabled()] == [False, False, True]
