"""What is wrong with values from outside, in words: not a type that they lack, but what is to be chosen."""

import re
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

_LENGTH = re.compile(r"of length (<=|>=) (\d+)")
_STEP = re.compile(r"\.(\w+)|\[.*?\]")


class Fault(NamedTuple):
    """``path`` is where in the value, such as ``source.kind``; empty where it is all of it."""

    path: str
    words: str

    def __str__(self) -> str:
        return f"{self.path}: {self.words}" if self.path else self.words


def fault_of(error: msgspec.ValidationError, kind: type) -> Fault:
    """What a value that is no ``kind`` should have been."""
    said, _, place = str(error).partition(" - at `$")
    path = place.rstrip("`")
    wanted = inspect.type_info(kind)
    for step in _STEP.finditer(path):
        wanted = _below(wanted, step[1])
    return Fault(path.lstrip("."), _reworded(said, wanted))


def _below(kind: inspect.Type, name: str | None) -> inspect.Type:
    """The type of the field ``name``, or of an item where there is no name."""
    for each in _alternatives(kind):
        match each:
            case inspect.StructType(tag_field=tag) if name is not None and name == tag:
                return inspect.LiteralType(_tags(kind))
            case inspect.StructType(fields=fields):
                for field in fields:
                    if field.encode_name == name:
                        return field.type
            case inspect.ListType(item_type=item) if name is None:
                return item
    return inspect.AnyType()


def _reworded(said: str, kind: inspect.Type) -> str:
    if said.startswith("Object missing"):
        return f"{said.rsplit(' ', 1)[-1]} is missing"
    if said.startswith("Object contains unknown"):
        return f"unknown field {said.rsplit(' ', 1)[-1]}; allowed are {', '.join(_fields(kind))}"
    length = _LENGTH.search(said)
    if length:
        return f"must be at {'most' if length[1] == '<=' else 'least'} {length[2]} long"
    choices = dict.fromkeys(filter(None, map(_takes, _alternatives(kind))))
    words = f"must be {' or '.join(choices)}" if choices else said
    described = kind.extra_json_schema or {} if isinstance(kind, inspect.Metadata) else {}
    return f"{words}. {described['description']}" if "description" in described else words


def _takes(kind: inspect.Type) -> str:
    """What a type takes, in words; empty where there are none."""
    match kind:
        case inspect.LiteralType(values=values):
            return f"one of {', '.join(map(str, values))}"
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return f"a whole number{_bounds(kind)}"
        case inspect.FloatType():
            return f"a number{_bounds(kind)}"
        case inspect.StrType(pattern=str()):
            return "of another form"
        case inspect.StrType(min_length=least, max_length=most) if most is not None:
            return f"text of {least or 0} to {most} characters"
        case inspect.StrType():
            return "text"
        case inspect.ListType(item_type=item):
            return f"a list, each of it {_takes(item)}"
        case inspect.StructType() | inspect.DictType():
            return "an object"
    return ""


def _bounds(kind: inspect.IntType | inspect.FloatType) -> str:
    named = {"at least": kind.ge, "above": kind.gt, "at most": kind.le, "below": kind.lt}
    return "".join(f", {words} {bound:g}" for words, bound in named.items() if bound is not None)


def _alternatives(kind: inspect.Type) -> list[inspect.Type]:
    if isinstance(kind, inspect.Metadata):
        return _alternatives(kind.type)
    return list(kind.types) if isinstance(kind, inspect.UnionType) else [kind]


def _tags(kind: inspect.Type) -> tuple[Any, ...]:
    return tuple(each.tag for each in _alternatives(kind) if isinstance(each, inspect.StructType))


def _fields(kind: inspect.Type) -> list[str]:
    return [
        field.encode_name
        for each in _alternatives(kind)
        if isinstance(each, inspect.StructType)
        for field in each.fields
    ]
