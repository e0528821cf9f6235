"""What cfn-lint's rules add to the schemas: where each extension belongs and what it is about.

An extension is a schema for a place in a type's properties. Which file belongs where stands in the
source of cfn-lint's rules; it is read from there, so that a new pin brings its own places along.
"""

import ast
import json

EXTENSIONS = "cfnlint.data.schemas.extensions."
PREFIX = "Resources/"

# Extensions that compare several resources; rules of our own do that with the resource graph.
BETWEEN_RESOURCES = "cfnGather"

# Extensions whose facts do not hold: named here with what CloudFormation does instead.
LEFT_OUT = {
    # The list mixes engines up: classes of MariaDB stand under versions of Aurora MySQL, so a class
    # that RDS offers would be refused. The regional list of each engine says the same without that.
    "E3062",
}




def amended_type(name, schema):
    """The schema of a type without what no longer holds."""
    if name == "AWS::EC2::SecurityGroup":
        # Since EC2-Classic has ended, a group without a VPC is in the default VPC, where it has
        # egress rules like any other.
        schema = {k: v for k, v in schema.items() if k != "dependentRequired"}
    definitions = schema.get("definitions") or {}
    return without_contradictions(schema, definitions)


def without_contradictions(schema, definitions):
    """A schema in which nothing beside a reference names another type than what is referred to."""
    if isinstance(schema, list):
        return [without_contradictions(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    reference = schema.get("$ref")
    if isinstance(reference, str) and isinstance(schema.get("type"), str):
        target = definitions.get(reference.rpartition("/")[2], {}).get("type")
        if isinstance(target, str) and target != schema["type"]:
            schema = {key: part for key, part in schema.items() if key != "type"}
    return {key: without_contradictions(part, definitions) for key, part in schema.items()}


# RDS takes the name of an engine in any case.
RDS_ENGINES = ["E3025", "E3690", "E3691", "W3690", "W3691"]


def without_case(schema, name):
    """Makes the values of a property the same in any case, wherever the schema compares them."""
    if isinstance(schema, list):
        for part in schema:
            without_case(part, name)
    elif isinstance(schema, dict):
        for key, part in schema.items():
            if key == name and isinstance(part, dict):
                values = part.pop("enum", None) or ([part.pop("const")] if "const" in part else None)
                if values:
                    part["enumCaseInsensitive"] = values
            without_case(part, name)


def amended_extension(rule, schema):
    """An extension without what no longer holds, or never did."""
    if rule in RDS_ENGINES:
        without_case(schema, "Engine")
    if rule == "E3688":
        # The port of ICMP is a type, and -1 as the other one means every code of it. That is so for
        # ICMPv6 too.
        schema["if"]["properties"]["IpProtocol"]["enum"] += ["58", "icmpv6"]
    if rule == "E3682":
        # RDS takes these of an instance of Aurora and passes over them.
        passed_over = ["CopyTagsToSnapshot", "DeletionProtection"]
        refused = schema["then"]["not"]["anyOf"]
        schema["then"]["not"] = {"anyOf": [r for r in refused if r["required"][0] not in passed_over]}
    return schema


DEVICES = [
    "AWS::EC2::Instance/Properties/BlockDeviceMappings/*",
    "AWS::EC2::LaunchTemplate/Properties/LaunchTemplateData/BlockDeviceMappings/*",
    "AWS::EC2::SpotFleet/Properties/SpotFleetRequestConfigData/LaunchSpecifications/*"
    "/BlockDeviceMappings/*",
    "AWS::AutoScaling::LaunchConfiguration/Properties/BlockDeviceMappings/*",
    "AWS::OpsWorks::Instance/Properties/BlockDeviceMappings/*",
]

# Requirements that cfn-lint has as code: the rule, its places, and the same as a schema.
AS_CODE = [
    (
        "W3671",
        [place + "/Ebs" for place in DEVICES],
        {
            "if": {
                "properties": {"VolumeType": {"enum": ["gp2", "st1", "sc1", "standard"]}},
                "required": ["VolumeType"],
            },
            "then": {"properties": {"Iops": False}},
        },
    ),
    (
        "W3698",
        DEVICES,
        {"if": {"required": ["Ebs"]}, "then": {"properties": {"VirtualName": False}}},
    ),
    (
        "W3704",
        [
            "AWS::CloudFront::Distribution/Properties/DistributionConfig/DefaultCacheBehavior",
            "AWS::CloudFront::Distribution/Properties/DistributionConfig/CacheBehaviors/*",
        ],
        {
            "if": {"required": ["CachePolicyId"]},
            "then": {"properties": {"ForwardedValues": False}},
        },
    ),
]


# Documents that stand in a template as a value of their own: the rule, the file of its schema, and
# where the document belongs.
OTHER = "cfnlint/data/schemas/other/"
DOCUMENTS = [
    ("E3051", "ssm/document.json", ["AWS::SSM::Document/Properties/Content"]),
]

# The metadata of a resource that `cfn-init` reads on the instance. It has a record like a type, under
# a name that no type can have.
INIT_NAME = "Metadata::AWS::CloudFormation::Init"


def init_schema(wheel):
    """The schema of that metadata, with only what makes `cfn-init` fail."""
    schema = json.loads(wheel.read(OTHER + "resources/cfn_init.json"))
    # What it does not know it passes over, but for managers of packages and services.
    for name, definition in schema["definitions"].items():
        for inner in definition.get("patternProperties", {}).values():
            inner.pop("additionalProperties", None)
    file = schema["definitions"]["files"]["patternProperties"]["^.+$"]
    # The mode is read as an octal number, of any length.
    file["properties"]["mode"] = {"type": "string"}
    return {**schema, "typeName": INIT_NAME}


class Extension:
    """One schema of the extensions with the places that it holds for."""

    def __init__(self, rule, places, path=None, schema=None):
        self.rule = rule
        # The type and the path of properties below it; `Properties` is the step between the two.
        found = [place.removeprefix(PREFIX).split("/") for place in places]
        self.places = [(p[0], p[2:]) for p in found if len(p) > 1 and p[1] == "Properties"]
        self.path = path
        self.schema = schema


def extensions(wheel):
    """Every extension, in the order of cfn-lint's rules."""
    for name in sorted(wheel.namelist()):
        if not name.startswith("cfnlint/rules/resources/") or not name.endswith(".py"):
            continue
        for statement in ast.parse(wheel.read(name)).body:
            if isinstance(statement, ast.ClassDef):
                yield from extension(statement)
    for rule, places, schema in AS_CODE:
        yield Extension(rule, places, schema=schema)
    for rule, file, places in DOCUMENTS:
        yield Extension(rule, places, path=OTHER + file)


def extension(definition):
    rule = places = file = module = None
    for node in ast.walk(definition):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "id":
            rule = ast.literal_eval(node.value)
        if not isinstance(node, ast.Call):
            continue
        arguments = {keyword.arg: keyword.value for keyword in node.keywords}
        if isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
            if "keywords" in arguments:
                places = ast.literal_eval(arguments["keywords"])
        if getattr(node.func, "id", None) == "SchemaDetails":
            positional = dict(zip(["module", "filename"], node.args))
            details = {**positional, **arguments}
            module = ast.unparse(details["module"])
            file = ast.literal_eval(details["filename"])
    if rule and file and module.startswith(EXTENSIONS) and rule not in LEFT_OUT:
        folder = module.removeprefix("cfnlint.").replace(".", "/")
        found = Extension(rule, places or [], path=f"cfnlint/{folder}/{file}")
        if found.places:
            yield found


def literals(wheel, path, names):
    """The values of module variables, by name."""
    found = {}
    for statement in ast.parse(wheel.read(path)).body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
            if getattr(target, "id", None) in names:
                found[target.id] = ast.literal_eval(statement.value)
    return found
