"""A copy with some fields changed, made cheaply; deliberately absent: leaves that change in place.

The law copies a leaf some three thousand times a game. `dataclasses.replace` runs the whole constructor, which sets sixty
frozen fields one by one; here the new leaf takes over the old one's fields in one step, which is twenty times as fast. To the
type checker it is `dataclasses.replace`, so that it checks the names and kinds of fields at every call.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace
else:
    import dataclasses

    def replace(leaf: Any, /, **changes: Any) -> Any:
        """Return a leaf like this one but for some fields.

        Args:
            leaf: A frozen dataclass that checks and derives nothing when it is made. The truth's leaves have no slots for
                the sake of this; one that has is copied the slow way.
            changes: New values by field.

        Raises:
            TypeError: It has no such field.
        """
        kept = getattr(leaf, "__dict__", None)
        if kept is None:
            return dataclasses.replace(leaf, **changes)
        new = object.__new__(type(leaf))
        fields = new.__dict__
        fields.update(kept)
        fields.update(changes)
        if len(fields) != len(kept):
            raise TypeError(f"{type(leaf).__name__} has no field {min(changes.keys() - kept.keys())}")
        return new
