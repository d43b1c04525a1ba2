"""Any honest value of any word: a strategy from a type; deliberately absent: sense (the law alone knows that)."""

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from game.protocol.messages import WishId

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(0, 2**53),
    bool: st.booleans(),
    NoneType: st.none(),
    WishId: st.text("0123456789abcdef", min_size=32, max_size=32),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type: scalars small, tuples short."""
    if kind in SCALARS:
        return SCALARS[kind]
    if isinstance(kind, NewType):
        return anything(kind.__supertype__)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{one.name: anything(hints[one.name]) for one in fields(kind)})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return anything(inner[0])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of([anything(one) for one in inner])
    if origin is tuple:
        if inner[1:] == (...,):
            return st.lists(anything(inner[0]), max_size=2).map(tuple)
        return st.tuples(*(anything(one) for one in inner))
    raise TypeError(f"no strategy for {kind}")
