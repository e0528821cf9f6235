"""The properties that SAM knows: of its resources and events, of the objects in them, and of Globals.

The facts are those of the classes in aws-sam-translator, which are read and not run. The reader is
Sources/ResourceCatalog/ServerlessPropertyCatalog.swift. The payload has numbers of 32 bits:

    count of objects
    for each object, sorted by name: offset of its name, offset of its record
    records: count of properties, then for each property, sorted by name:
             offset of its name, flags, offset of a list of objects, offset of a list of values
    lists: count, then offsets of names

and behind them the names, each with its length in 16 bits. An offset of 0 stands for no list.
Objects are named `Function` (a resource), `Function.Events.S3` (an event), `Globals.Function` (what
Globals takes) and `function.DeadLetterQueue` (a part).
"""

import ast
import struct

from catalog.table import Table

NAME = "serverless-properties"
VERSION = 1
PACKAGES = ["aws-sam-translator"]

STRING, BOOLEAN, INTEGER, NUMBER, LIST, MAP = 1, 2, 4, 8, 16, 32
FUNCTION = 64
ANYTHING = 128
REQUIRED = 256
EACH_OF_LIST, EACH_OF_MAP, EACH_OF_EACH = 512, 1024, 2048
# The kinds of the items of a list or mapping stand above the flags.
ITEMS = 16

VALIDATORS = {
    "IS_STR": STRING,
    "IS_DICT": MAP,
    "IS_BOOL": BOOLEAN,
    "IS_INT": INTEGER,
    "IS_LIST": LIST,
}
PASSED_ON = {"PassThroughProp", "PassThrough", "Any", "Unknown"}
SCALARS = {"str": STRING, "bool": BOOLEAN, "int": INTEGER, "float": NUMBER}
# The folders of the classes whose events belong to a type of resource.
EVENTS = {
    "Function": ["eventsources/push", "eventsources/pull", "eventsources/cloudwatchlogs"]
    + ["eventsources/scheduler"],
    "StateMachine": ["stepfunctions/events", "eventsources/scheduler"],
}


class Property:
    def __init__(self, flags=0, parts=(), values=()):
        self.flags, self.parts, self.values = flags, list(parts), list(values)

    def add(self, other):
        self.flags |= other.flags
        self.parts += [part for part in other.parts if part not in self.parts]
        self.values += [value for value in other.values if value not in self.values]
        return self


def build(packages):
    wheel = packages.open("aws-sam-translator")
    objects = resources(wheel)
    objects.update(events(wheel))
    for name, properties in parts(wheel).items():
        stem, _, kind = name.partition(".")
        if kind == "Properties":
            owner = next((o for o in objects if o.lower() == stem), None)
            add_parts(objects.get(owner, {}), properties)
        elif kind.endswith("EventProperties"):
            owner = {"function": "Function", "statemachine": "StateMachine"}[stem]
            add_parts(objects.get(f"{owner}.Events.{event_of(kind)}", {}), properties)
        else:
            objects[name] = properties
    objects.update(globals_sections(wheel))
    payload = encode(objects)
    counts = {
        "objects": len(objects),
        "properties": sum(len(properties) for properties in objects.values()),
    }
    return Table("SERVRLSS", VERSION, payload, counts)


def event_of(name):
    event = name.removesuffix("EventProperties")
    return {"CloudWatch": "CloudWatchEvent"}.get(event, event)


def add_parts(known, written):
    """What the typed models know of the objects within properties."""
    for name, model in written.items():
        if name in known:
            known[name].parts = model.parts
            each = EACH_OF_LIST | EACH_OF_MAP | EACH_OF_EACH
            known[name].flags |= model.flags & each


# Classes that the translator checks properties with


def module(wheel, path):
    return ast.parse(wheel.read(f"samtranslator/{path}.py"))


def resources(wheel):
    found = {}
    for name, properties in property_types(module(wheel, "model/sam_resources")).items():
        found[name.removeprefix("AWS::Serverless::")] = properties
    return found


def events(wheel):
    found = {}
    for owner, paths in EVENTS.items():
        for path in paths:
            for name, properties in property_types(module(wheel, f"model/{path}")).items():
                found[f"{owner}.Events.{name}"] = properties
    return found


def property_types(tree):
    """The properties of each class that has a `resource_type`, with those that it inherits."""
    found = {}
    by_class = {}
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        kind, properties = None, None
        for base in node.bases:
            properties = by_class.get(getattr(base, "id", None), properties)
        for statement in node.body:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else None
            target = statement.target if isinstance(statement, ast.AnnAssign) else target
            name = getattr(target, "id", None)
            if name == "resource_type" and isinstance(statement.value, ast.Constant):
                kind = statement.value.value
            if name == "property_types" and isinstance(statement.value, ast.Dict):
                properties = read_types(statement.value, by_class)
        by_class[node.name] = properties
        if kind and properties is not None:
            found[kind] = {name: copied(p) for name, p in properties.items()}
    return found


def copied(known):
    return Property(known.flags, known.parts, known.values)


def read_types(dictionary, by_class):
    properties = {}
    for key, value in zip(dictionary.keys, dictionary.values):
        if key is None:
            properties.update(by_class[value.value.id])
        elif not key.value.startswith("__"):
            properties[key.value] = read_type(value)
    return properties


def read_type(call):
    kind = call.func.id
    required = REQUIRED if call.args[0].value else 0
    if kind.endswith("PassThroughProperty") or len(call.args) < 2:
        return Property(required | ANYTHING)
    known = validator(call.args[1])
    takes_functions = kind == "PropertyType"
    for argument in [*call.args[2:], *(k.value for k in call.keywords)]:
        takes_functions = takes_functions and argument.value
    known.flags |= required | (FUNCTION if takes_functions else 0)
    return known


def validator(node):
    if isinstance(node, ast.Name):
        return Property(VALIDATORS[node.id])
    name = node.func.id
    if name == "one_of":
        known = Property()
        for argument in node.args:
            known.add(validator(argument))
        if known.flags & LIST and known.flags & MAP:
            known.flags &= (1 << ITEMS) - 1
        return known
    if name == "list_of":
        return Property(LIST | items(node.args[0]))
    if name == "dict_of":
        return Property(MAP | items(node.args[1]))
    if name == "IS_STR_ENUM":
        return Property(STRING, values=[value.value for value in node.args[0].elts])
    if name == "any_type":
        return Property(ANYTHING)
    if name == "is_type":
        return Property(SCALARS.get(node.args[0].id, {"dict": MAP, "list": LIST}.get(node.args[0].id)))
    raise SystemExit(f"unknown validator: {ast.unparse(node)}")


def items(node):
    return (validator(node).flags & (ANYTHING - 1)) << ITEMS


# Models of the objects within properties


def parts(wheel):
    found = {}
    folder = "samtranslator/internal/schema_source/"
    for path in sorted(wheel.namelist()):
        if not path.startswith(folder + "aws_serverless_"):
            continue
        stem = path.removeprefix(folder + "aws_serverless_").removesuffix(".py")
        stem = stem.replace("_", "")
        tree = ast.parse(wheel.read(path))
        known = dict(known_names(tree, stem))
        bodies = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        for node in tree.body:
            skipped = ("Resource", "Globals")
            if isinstance(node, ast.ClassDef) and node.name not in skipped:
                if not node.name.endswith("Event"):
                    found[f"{stem}.{node.name}"] = model(node, stem, known, bodies)
    for properties in found.values():
        for known in properties.values():
            known.parts = [part for part in known.parts if part in found]
    return found


def known_names(tree, stem):
    """What a name in an annotation stands for: a class, by its name here, or another annotation."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name, f"{stem}.{node.name}"
        elif isinstance(node, ast.ImportFrom) and "aws_serverless_" in (node.module or ""):
            other = node.module.rpartition("aws_serverless_")[2].replace("_", "")
            for name in node.names:
                yield name.asname or name.name, f"{other}.{name.name}"
        elif isinstance(node, ast.Assign) and isinstance(node.value, (ast.Subscript, ast.BinOp)):
            yield node.targets[0].id, node.value


def model(node, stem, classes, bodies):
    properties = {}
    for base in node.bases:
        if name_of(base) in bodies:
            properties.update(model(bodies[name_of(base)], stem, classes, bodies))
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and statement.target.id != "__root__":
            known = annotation(statement.annotation, stem, classes)
            if known.flags & REQUIRED == 0 and not is_optional(statement.annotation):
                known.flags |= REQUIRED
            properties[statement.target.id] = known
    return properties


def is_optional(node):
    if isinstance(node, ast.BinOp):
        return is_optional(node.left) or is_optional(node.right)
    if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Optional":
        return True
    return isinstance(node, ast.Constant) and node.value is None or name_of(node) == "Unknown"


def name_of(node):
    return getattr(node, "id", getattr(node, "attr", None))


def annotation(node, stem, classes):
    if isinstance(node, ast.BinOp):
        return annotation(node.left, stem, classes).add(annotation(node.right, stem, classes))
    if isinstance(node, ast.Constant):
        return Property()
    if isinstance(node, ast.Subscript):
        return generic(name_of(node.value), node.slice, stem, classes)
    name = name_of(node)
    if name in SCALARS:
        return Property(SCALARS[name])
    if name in ("DictStrAny", "SamIntrinsic", "Ref", "dict"):
        return Property(MAP | FUNCTION)
    if name == "list":
        return Property(LIST)
    if isinstance(classes.get(name), str):
        return Property(MAP, parts=[classes[name]])
    if name in classes:
        return annotation(classes[name], stem, classes)
    if name == "PermissionsType":
        return Property(LIST)
    # Anything else is handed on.
    return Property(ANYTHING)


def generic(name, argument, stem, classes):
    if name in ("Union", "Optional"):
        known = Property()
        for part in argument.elts if isinstance(argument, ast.Tuple) else [argument]:
            known.add(annotation(part, stem, classes))
        return known
    if name == "SamIntrinsicable":
        return annotation(argument, stem, classes).add(Property(FUNCTION))
    if name == "Literal":
        values = argument.elts if isinstance(argument, ast.Tuple) else [argument]
        return Property(STRING, values=[value.value for value in values])
    if name in ("list", "List"):
        item = annotation(argument, stem, classes)
        return Property(LIST | (EACH_OF_LIST if item.parts else 0), item.parts)
    if name in ("dict", "Dict"):
        item = annotation(argument.elts[1], stem, classes)
        if item.flags & EACH_OF_MAP:
            return Property(MAP | EACH_OF_EACH, item.parts)
        return Property(MAP | (EACH_OF_MAP if item.parts else FUNCTION), item.parts)
    raise SystemExit(f"unknown annotation: {name}")


# Globals


def globals_sections(wheel):
    names = {}
    for node in ast.walk(module(wheel, "sdk/resource")):
        if isinstance(node, ast.ClassDef) and node.name == "SamResourceType":
            for statement in node.body:
                if isinstance(statement, ast.Assign):
                    names[statement.targets[0].id] = statement.value.value
    found = {}
    for node in ast.walk(module(wheel, "plugins/globals/globals")):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if getattr(target, "id", None) == "supported_properties":
            for key, value in zip(node.value.keys, node.value.values):
                section = names[key.value.attr].removeprefix("AWS::Serverless::")
                found[f"Globals.{section}"] = {e.value: Property(ANYTHING) for e in value.elts}
    assert found, "Globals has no sections"
    return found


# Bytes


def encode(objects):
    order = sorted(objects, key=str.encode)
    texts = sorted({text for name in order for text in texts_of(name, objects[name])})
    lists = sorted({tuple(l) for o in objects.values() for p in o.values() for l in (p.parts, p.values)})
    size = 4 + 8 * len(order)
    records, offsets = {}, {}
    for name in order:
        records[name] = size
        size += 4 + 16 * len(objects[name])
    for texts_of_list in lists:
        offsets[texts_of_list] = size if texts_of_list else 0
        size += 4 + 4 * len(texts_of_list) if texts_of_list else 0
    places = {}
    for text in texts:
        places[text] = size
        size += 2 + len(text.encode())

    def numbers(*values):
        return struct.pack(f"<{len(values)}I", *values)

    content = numbers(len(order))
    content += b"".join(numbers(places[name], records[name]) for name in order)
    for name in order:
        properties = objects[name]
        content += numbers(len(properties))
        for key in sorted(properties, key=str.encode):
            p = properties[key]
            content += numbers(
                places[key], p.flags, offsets[tuple(p.parts)], offsets[tuple(p.values)]
            )
    for texts_of_list in lists:
        if texts_of_list:
            content += numbers(len(texts_of_list), *(places[text] for text in texts_of_list))
    for text in texts:
        content += struct.pack("<H", len(text.encode())) + text.encode()
    return content


def texts_of(name, properties):
    yield name
    for key, known in properties.items():
        yield key
        yield from known.parts
        yield from known.values
