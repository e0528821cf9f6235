"""Every resource type with its properties, as AWS's registry and service models describe them.

The facts are those of the enhanced schemas that cfn-lint carries, without descriptions. The reader
is Sources/ResourceCatalog/ResourceTypeCatalog.swift. All numbers of the payload have 32 bits and
all offsets are counted from its start, so that nothing is decoded before it is asked for.

    payload     number of types, offset of their directory (name, type: sorted by name),
                offsets of the lists of regions, patterns, formats and rules
    list        count, then as many numbers
    type        schema, regions (2 numbers, a bit each), primary identifier, read-only, write-only,
                create-only, deprecated properties (lists of paths), attributes (list of pairs of
                name and schema, sorted by name), schema of `Ref`, state of the service, its date
    schema      flags, then one number for each keyword whose flag is set, in the order of KEYWORDS
    properties  count, the hashes of the names in ascending order, then name and schema of each; the
                lowest bits of a schema say that the property is read-only or deprecated
    string      length (16 bits), then its bytes
"""

import bisect
import json
import struct

from catalog import patterns, requirements
from catalog.table import Table

NAME = "resource-types"
VERSION = 1
PACKAGES = ["cfn-lint"]
FOLDER = "cfnlint/data/schemas/"

TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"]
CLOSED, UNIQUE, NEVER, IGNORES_CASE = 1 << 7, 1 << 8, 1 << 9, 1 << 10
FIRST_KEYWORD = 11
KEYWORDS = [
    "properties",
    "patternProperties",
    "required",
    "items",
    "enum",
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "also",
    "more",
]
# Rare keywords: pairs of the keyword's number and its value stand in a list under `more`.
MORE = [
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minProperties",
    "maxProperties",
    "maxUniqueItems",
    "additionalProperties",
    "propertyNames",
    "contains",
    "prefixItems",
    "uniqueKeys",
    "dependentRequired",
    "dependentExcluded",
    "requiredOr",
    "requiredXor",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
]
NUMBERS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
COUNTS = {"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"}
COUNTS |= {"maxUniqueItems"}
SCHEMAS = {"items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"}
SCHEMA_LISTS = {"allOf", "anyOf", "oneOf", "prefixItems"}
NAME_LISTS = {"required", "requiredOr", "requiredXor", "uniqueKeys"}
NAME_MAPS = {"dependentRequired", "dependentExcluded"}

# What a schema says beside its facts, or facts that nothing is judged by.
PASSED_OVER = set(
    """description $comment title default examples insertionOrder arrayType relationshipRef
    definitions typeName $schema documentationUrl sourceUrl minContains $id id additionalItems
    readOnly writeOnly replacementStrategy taggable tagging handlers resourceLink comment
    typeConfiguration propertyTransform conditionalCreateOnlyProperties deprecated lifecycle
    nonPublicProperties nonPublicDefinitions required_any createOnlyProperties readOnlyProperties
    writeOnlyProperties primaryIdentifier additionalIdentifiers deprecatedProperties""".split()
)
READ_ONLY, DEPRECATED = 1, 2


def build(packages):
    wheel = packages.open("cfn-lint")

    def read(path):
        return json.loads(wheel.read(path))

    names = wheel.namelist()
    providers = {
        name.removeprefix(FOLDER + "providers/").removesuffix(".json"): read(name)
        for name in names
        if name.startswith(FOLDER + "providers/") and name.endswith(".json")
    }
    serverless = providers.pop("sam")
    regions = sorted(providers)
    files = dict(serverless)
    where = {name: (1 << len(regions)) - 1 for name in serverless}
    for number, region in enumerate(regions):
        for name, file in providers[region].items():
            assert files.setdefault(name, file) == file, f"{name} differs in {region}"
            where[name] = where.get(name, 0) | 1 << number

    additions = {}
    rules = set()
    for extension in requirements.extensions(wheel):
        schema = extension.schema or read(extension.path)
        schema = requirements.amended_extension(extension.rule, schema)
        if requirements.BETWEEN_RESOURCES in schema:
            continue
        rules.add(extension.rule)
        if any(region in schema for region in regions):
            schema = {"regions": {r: s for r, s in schema.items() if r in providers}}
        for name, path in extension.places:
            if name in files:
                additions.setdefault(name, []).append((path, extension.rule, schema))

    facts = requirements.literals(
        wheel, "cfnlint/schema/_getatts.py", {"_all_property_types", "_exceptions"}
    )
    writer = Writer(regions, sorted(rules))
    where[requirements.INIT_NAME] = (1 << len(regions)) - 1
    order = sorted([*files, requirements.INIT_NAME])
    types = []
    for name in order:
        if name == requirements.INIT_NAME:
            schema = requirements.init_schema(wheel)
        else:
            schema = read(f"{FOLDER}resources/{files[name]}.json")
            schema = requirements.amended_type(name, schema)
        assert schema["typeName"] == name, name
        reader = TypeReader(writer, schema)
        types.append(reader.type_record(where[name], additions.get(name, []), facts))
    payload = writer.payload(order, types)
    counts = {
        "types": len(files),
        "regions": len(regions),
        "schemas": writer.schema_count,
        "patterns": len(writer.patterns),
        "formats": len(writer.formats),
        "requirements between properties": len(rules),
    }
    return Table("TYPES", VERSION, payload, counts)


class TypeReader:
    """Turns the schema of one type into records."""

    def __init__(self, writer, schema):
        self.writer = writer
        self.schema = schema
        self.name = schema["typeName"]
        self.recursive = {
            name for name in schema.get("definitions", {}) if name in self.reached(name)
        }
        self.known = {}

    def type_record(self, regions, additions, facts):
        schema, writer = self.schema, self.writer
        marks = {}
        for kind, keyword in ((READ_ONLY, "readOnlyProperties"), (DEPRECATED, "deprecatedProperties")):
            for path in map(steps, schema.get(keyword, [])):
                marks[path] = marks.get(path, 0) | kind
        also = [(tuple(path), rule, extra) for path, rule, extra in additions]
        root = self.node(schema, tuple(sorted(marks.items())), also)
        paths = {
            keyword: writer.list_of(
                [writer.string("/".join(steps(path))) for path in schema.get(keyword, [])]
            )
            for keyword in (
                "primaryIdentifier",
                "readOnlyProperties",
                "writeOnlyProperties",
                "createOnlyProperties",
                "deprecatedProperties",
            )
        }
        attributes = sorted(self.attributes(facts).items(), key=lambda item: item[0].encode())
        pairs = [n for name, a in attributes for n in (writer.string(name), self.plain(a))]
        identifier = schema.get("primaryIdentifier", [])
        reference = {"type": "string"}
        if len(identifier) == 1:
            reference = self.at(steps(identifier[0])) or reference
        lifecycle = schema.get("lifecycle", {})
        return writer.record(
            [root, regions & 0xFFFFFFFF, regions >> 32]
            + list(paths.values())
            + [
                writer.list_of(pairs),
                self.plain(reference),
                writer.string(lifecycle["status"]) if lifecycle else 0,
                writer.string(lifecycle["date"]) if "date" in lifecycle else 0,
            ]
        )

    # Attributes

    def attributes(self, facts):
        """What `Fn::GetAtt` gives, by name; a name that ends in `.*` stands for all below it."""
        schema = self.schema
        found = {}
        if self.name in facts["_all_property_types"]:
            for name, value in schema["properties"].items():
                self.collect(value, (name,), found)
            return found
        for name in facts["_exceptions"].get(self.name, []):
            found[name] = self.at((name,)) or {}
        if self.name in ("AWS::CloudFormation::Stack", "AWS::Serverless::Application"):
            return {"Outputs.*": {"type": "string"}}
        if self.name == "AWS::CloudFormation::CustomResource":
            return {"*": {}}
        for path in map(steps, schema.get("readOnlyProperties", [])):
            if path == ("Outputs",) and self.name.startswith("AWS::ServiceCatalog::"):
                found["Outputs.*"] = {"type": "string"}
            else:
                found[".".join(path)] = self.at(path) or {}
        return found

    def collect(self, value, path, found):
        value = self.resolved(value)
        types = value.get("type", [])
        types = [types] if isinstance(types, str) else types
        if "object" in types:
            for name, inner in value.get("properties", {}).items():
                self.collect(inner, path + (name,), found)
        elif "array" not in types or self.resolved(value.get("items", {})).get("type") not in (
            "object",
            "array",
        ):
            found[".".join(path)] = value

    def at(self, path):
        """The schema at a path of properties; None when there is none."""
        value = self.schema
        for step in path:
            value = self.resolved(value)
            if step == "*" and "items" in value:
                value = value["items"]
            elif step in value.get("properties", {}):
                value = value["properties"][step]
            else:
                return None
        return self.resolved(value)

    def resolved(self, value):
        seen = 0
        while isinstance(value, dict) and "$ref" in value and seen < 20:
            value = {**self.target(value["$ref"]), **{k: v for k, v in value.items() if k != "$ref"}}
            seen += 1
        return value

    def target(self, reference):
        value = self.schema
        for step in reference.removeprefix("#/").split("/"):
            value = value[step.replace("~1", "/").replace("~0", "~")]
        return value

    def reached(self, name):
        """The definitions that a definition refers to, itself only when it does so in the end."""
        seen = set()
        waiting = [self.schema["definitions"][name]]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                reference = value.get("$ref")
                if isinstance(reference, str) and reference.startswith("#/definitions/"):
                    found = reference.split("/")[2]
                    if found not in seen and found in self.schema["definitions"]:
                        seen.add(found)
                        waiting.append(self.schema["definitions"][found])
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)
        return seen

    # Schemas

    def plain(self, value):
        return self.node(value, (), [])

    def node(self, value, marks, also):
        """The offset of a schema's record."""
        if value is True:
            value = {}
        if value is False:
            return self.writer.record([NEVER])
        siblings = {k: v for k, v in value.items() if k not in PASSED_OVER and k != "$ref"}
        if "$ref" in value and not siblings and not marks and not also:
            name = value["$ref"].removeprefix("#/definitions/")
            if name in self.known:
                return self.known[name]
            if name in self.recursive:
                offset = self.known[name] = self.writer.reserve(self.target(value["$ref"]))
                content = self.content(self.resolved(value), (), [])
                self.writer.fill(offset, content)
                return offset
            self.known[name] = self.plain(self.resolved(value))
            return self.known[name]
        return self.writer.record(self.content(self.resolved(value), marks, also), is_schema=True)

    def content(self, value, marks, also):
        writer = self.writer
        flags, fields, more = 0, {}, []
        value = normalised(value)
        if value.get("additionalProperties") is False:
            flags |= CLOSED
        if value.get("uniqueItems"):
            flags |= UNIQUE
        types = value.get("type", [])
        for name in [types] if isinstance(types, str) else types:
            flags |= 1 << TYPES.index(name)
        here = [(rule, extra) for path, rule, extra in also if not path]
        for keyword, inner in value.items():
            if keyword == "items":
                fields["items"] = self.node(inner, below(marks, "*"), down(also, "*"))
            elif keyword == "properties":
                fields["properties"] = self.properties(inner, marks, also)
            elif keyword == "patternProperties":
                fields[keyword] = writer.list_of(
                    [
                        number
                        for pattern, schema in sorted(inner.items())
                        for number in (writer.pattern(pattern), self.plain(schema))
                    ]
                )
            elif keyword in ("enum", "enumCaseInsensitive"):
                flags |= IGNORES_CASE if keyword == "enumCaseInsensitive" else 0
                fields["enum"] = writer.list_of([writer.string(text(item)) for item in inner])
            elif keyword == "pattern":
                if patterns.translated(inner):
                    fields["pattern"] = writer.pattern(inner)
            elif keyword == "format":
                if inner[0] != "(":
                    fields["format"] = writer.format(inner)
            elif keyword == "additionalProperties":
                if isinstance(inner, dict) and inner:
                    more.append((keyword, self.plain(inner)))
            elif keyword in COUNTS or keyword in NUMBERS:
                number = writer.number(inner) if keyword in NUMBERS else int(inner)
                if keyword in KEYWORDS:
                    fields[keyword] = number
                else:
                    more.append((keyword, number))
            elif keyword in NAME_LISTS:
                if inner:
                    number = writer.list_of([writer.string(name) for name in inner])
                    if keyword in KEYWORDS:
                        fields[keyword] = number
                    else:
                        more.append((keyword, number))
            elif keyword in NAME_MAPS:
                pairs = [
                    number
                    for name, others in sorted(inner.items())
                    for number in (
                        writer.string(name),
                        writer.list_of([writer.string(other) for other in others]),
                    )
                ]
                more.append((keyword, writer.list_of(pairs)))
            elif keyword in SCHEMAS:
                more.append((keyword, self.plain(inner)))
            elif keyword in SCHEMA_LISTS:
                more.append((keyword, writer.list_of([self.plain(schema) for schema in inner])))
            else:
                assert keyword in PASSED_OVER | {"type", "uniqueItems", "regions"}, (self.name, keyword)
        for rule, extra in here:
            fields.setdefault("also", [])
            fields["also"] += self.addition(rule, extra)
        if "also" in fields:
            fields["also"] = writer.list_of(fields["also"])
        if more:
            pairs = sorted((MORE.index(keyword), number) for keyword, number in more)
            fields["more"] = writer.list_of([number for pair in pairs for number in pair])
        numbers = []
        for position, keyword in enumerate(KEYWORDS):
            if keyword in fields:
                flags |= 1 << FIRST_KEYWORD + position
                numbers.append(fields[keyword])
        return [flags] + numbers

    def addition(self, rule, extra):
        """Five numbers for a schema that a rule adds.

        The rule, two of regions, the schema, and the name of a property without which the schema
        asks for nothing, 0 when there is none.
        """
        writer = self.writer
        extra_reader = TypeReader(writer, {"typeName": self.name, **extra}) if "definitions" in extra else self
        number = writer.rules.index(rule)
        if "regions" not in extra:
            asked = {key for key, value in extra.items() if key not in PASSED_OVER and value is not True}
            needed = extra.get("if", {}).get("required", []) if asked <= {"if", "then"} else []
            name = writer.string(needed[0]) if needed else 0
            return [number, 0xFFFFFFFF, 0xFFFFFFFF, extra_reader.plain(extra), name]
        masks = {}
        for region, schema in sorted(extra["regions"].items()):
            key = json.dumps(schema, sort_keys=True)
            mask = masks.setdefault(key, [schema, 0])
            mask[1] |= 1 << writer.regions.index(region)
        return [
            part
            for schema, mask in masks.values()
            for part in (number, mask & 0xFFFFFFFF, mask >> 32, self.plain(schema), 0)
        ]

    def properties(self, schemas, marks, also):
        writer = self.writer
        own = dict(marks)
        entries = []
        for name, schema in schemas.items():
            offset = self.node(schema, below(marks, name), down(also, name))
            mark = own.get((name,), 0)
            entries.append((fnv1a_32(name), writer.string(name), offset | mark))
        entries.sort()
        hashes = [entry[0] for entry in entries]
        assert len(set(hashes)) == len(hashes), (self.name, "two names have one hash")
        rest = [number for entry in entries for number in entry[1:]]
        return writer.record([len(entries)] + hashes + rest)


def normalised(value):
    """The same schema with `const`, `dependencies` and simple negations said in other words."""
    value = dict(value)
    if "const" in value:
        value.setdefault("enum", [value["const"]])
        del value["const"]
    if "dependencies" in value:
        value["dependentRequired"] = value.pop("dependencies")
    negated = value.get("not", {})
    if "anyOf" in negated and all(set(part) == {"required"} for part in negated["anyOf"]):
        names = [name for part in negated["anyOf"] for name in part["required"]]
    elif set(negated) == {"required"} and len(negated["required"]) == 1:
        names = negated["required"]
    else:
        return value
    del value["not"]
    value["properties"] = {**value.get("properties", {}), **{name: False for name in names}}
    return value


def steps(pointer):
    parts = pointer.split("/")
    start = parts.index("properties") + 1 if "properties" in parts else 0
    return tuple(part for part in parts[start:] if part not in ("properties", "items"))


def below(marks, step):
    return tuple((path[1:], kind) for path, kind in marks if len(path) > 1 and path[0] == step)


def down(also, step):
    return [(path[1:], rule, extra) for path, rule, extra in also if path and path[0] == step]


def text(item):
    return item if isinstance(item, str) else json.dumps(item)


def fnv1a_32(name):
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


class Writer:
    """The growing payload, in which equal records, strings and lists stand once."""

    HEADER = 6

    def __init__(self, regions, rules):
        self.regions = regions
        self.rules = rules
        self.bytes = bytearray(4 * self.HEADER)
        self.offsets = {}
        self.patterns = []
        self.formats = []
        self.pattern_numbers = {}
        self.schema_count = 0
        self.reserved = 0

    def add(self, encoded):
        offset = self.offsets.get(encoded)
        if offset is None:
            self.bytes += b"\0" * (-len(self.bytes) % 4)
            offset = self.offsets[encoded] = len(self.bytes)
            self.bytes += encoded
        return offset

    def record(self, numbers, is_schema=False):
        before = len(self.bytes)
        offset = self.add(struct.pack(f"<{len(numbers)}I", *numbers))
        self.schema_count += is_schema and offset >= before
        return offset

    def list_of(self, numbers):
        return self.record([len(numbers)] + list(numbers))

    def string(self, text):
        encoded = text.encode()
        return self.add(struct.pack("<H", len(encoded)) + encoded)

    def number(self, value):
        return self.add(struct.pack("<d", value))

    def pattern(self, text):
        text = patterns.translated(text)
        number = self.pattern_numbers.setdefault(text, len(self.patterns))
        if number == len(self.patterns):
            self.patterns.append(text)
        return number

    def format(self, name):
        if name not in self.formats:
            self.formats.append(name)
        return self.formats.index(name)

    def reserve(self, schema):
        """Room for a record that refers to itself: no more than one number for each keyword."""
        self.bytes += b"\0" * (-len(self.bytes) % 4)
        offset = len(self.bytes)
        self.bytes += bytes(4 * (len(KEYWORDS) + 1))
        return offset

    def fill(self, offset, numbers):
        encoded = struct.pack(f"<{len(numbers)}I", *numbers)
        self.bytes[offset : offset + len(encoded)] = encoded

    def payload(self, names, types):
        entries = [number for name, kind in zip(names, types) for number in (self.string(name), kind)]
        header = [
            len(names),
            self.record(entries),
            self.list_of([self.string(region) for region in self.regions]),
            self.list_of([self.string(pattern) for pattern in self.patterns]),
            self.list_of([self.string(name) for name in self.formats]),
            self.list_of([self.string(rule) for rule in self.rules]),
        ]
        self.bytes[: 4 * self.HEADER] = struct.pack(f"<{self.HEADER}I", *header)
        return bytes(self.bytes)
