"""What the SAM transform knows beside a template: policy templates, what a connector permits, and
the AWS managed policies that it finds by name. From the package of the transform itself.

The payload begins with four 32-bit offsets: the words that its strings are compressed with, the
policy templates, the connector profiles and the managed policies. Each of the last three is a
section of entries sorted by name in lower case, and an entry begins with its name.

    policy template   the names of its parameters, then the policy as a document
    profile           named `Source Destination`; a byte for what it makes, a byte for whose role
                      it extends, a byte for what waits for it, the combinations of categories that
                      are allowed (none: all), then every category with its document
    managed policy    a byte for the path below `policy/`

A list is a varint and that many parts. A document is a byte and its content: 0 a mapping, a list of
names with documents; 1 a list of documents; 2 a string.
"""

import json
import struct

from .table import Table, Words, indexed, varint

NAME = "serverless"
PACKAGES = ["aws-sam-translator"]

KINDS = [
    "AWS_IAM_ROLE_MANAGED_POLICY",
    "AWS_LAMBDA_PERMISSION",
    "AWS_SQS_QUEUE_POLICY",
    "AWS_SNS_TOPIC_POLICY",
]
WAITING = [None, "DESTINATION_EVENT_SOURCE_MAPPING", "SOURCE"]
PATHS = ["", "aws-service-role/", "service-role/", "job-function/"]
CATEGORIES = ["Read", "Write"]


def build(packages):
    wheel = packages.open("aws-sam-translator")

    def read(name):
        return json.loads(wheel.read("samtranslator/" + name))

    templates = read("policy_templates_data/policy_templates.json")["Templates"]
    profiles = {
        f"{source} {destination}": profile
        for source, destinations in read("model/connector_profiles/profiles.json")[
            "Permissions"
        ].items()
        for destination, profile in destinations.items()
    }
    managed = managed_policies(read("internal/data/aws_managed_policies.json"))
    words = Words(list(texts([templates, profiles])) + list(managed))
    sections = [
        words.section(),
        section(templates, lambda template: policy_template(template, words), words),
        section(profiles, lambda profile: connector_profile(profile, words), words),
        section(managed, lambda path: bytes([PATHS.index(path)]), words),
    ]
    offsets = []
    offset = 4 * len(sections)
    for content in sections:
        offsets.append(offset)
        offset += len(content)
    payload = struct.pack("<4I", *offsets) + b"".join(sections)
    counts = {
        "policy templates": len(templates),
        "connector profiles": len(profiles),
        "managed policies": len(managed),
    }
    return Table("SAM", 1, payload, counts)


def section(entries, encode, words):
    names = sorted(entries, key=str.lower)
    return indexed([words.string(name) + encode(entries[name]) for name in names])


def policy_template(template, words):
    names = sorted(template["Parameters"])
    return strings(names, words) + document(template["Definition"], words)


def connector_profile(profile, words):
    properties = profile["Properties"]
    encoded = bytes(
        [
            KINDS.index(profile["Type"]),
            int(properties["SourcePolicy"]),
            WAITING.index(properties.get("DependedBy")),
        ]
    )
    allowed = properties.get("ValidAccessCategories", [])
    encoded += varint(len(allowed)) + b"".join(strings(names, words) for names in allowed)
    categories = properties["AccessCategories"]
    assert set(categories) <= set(CATEGORIES), categories
    return encoded + document(categories, words)


def managed_policies(partitions):
    """Every name with the path of its policy; a policy has one path in all partitions."""
    paths = {}
    for policies in partitions.values():
        for name, arn in policies.items():
            path = arn.split(":policy/")[1].removesuffix(name)
            assert paths.setdefault(name, path) == path, name
    return paths


def document(content, words):
    if isinstance(content, dict):
        entries = b"".join(
            words.string(key) + document(value, words) for key, value in content.items()
        )
        return b"\0" + varint(len(content)) + entries
    if isinstance(content, list):
        return b"\1" + varint(len(content)) + b"".join(document(part, words) for part in content)
    assert isinstance(content, str), content
    return b"\2" + words.string(content)


def strings(names, words):
    return varint(len(names)) + b"".join(words.string(name) for name in names)


def texts(content):
    """Every string that is written with the words."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in ("Description", "_comment", "Type", "DependedBy"):
                yield key
                yield from texts(value)
    elif isinstance(content, list):
        for part in content:
            yield from texts(part)
    elif isinstance(content, str):
        yield content
