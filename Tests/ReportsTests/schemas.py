#!/usr/bin/env python3
"""Whether reports are valid, and say the same: schemas.py FOLDER SARIF-SCHEMA.

FOLDER has one run's reports: plumb.json, plumb.sarif, plumb.junit, plumb.checkstyle, plumb.gitlab, plumb.concise and
plumb.github. The schemas of JUnit, Checkstyle and GitLab are beside this file; that of SARIF is OASIS's, or `none`.
"""
import collections
import gzip
import json
import os
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

import jsonschema
import xmlschema

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Schemas")


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def validate_json(name, schema, report):
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    mistakes = [f"{name}: {'/'.join(map(str, m.absolute_path))}: {m.message[:200]}" for m in validator.iter_errors(report)]
    return mistakes


def code_scanning_mistakes(sarif, size):
    """What GitHub refuses: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads"""
    mistakes = []
    if len(sarif["runs"]) > 20:
        mistakes.append("more than 20 runs")
    if size > 10_000_000:
        mistakes.append(f"{size} bytes compressed, more than 10 MB")
    for run in sarif["runs"]:
        rules = run["tool"]["driver"]["rules"]
        if len(run["results"]) > 25_000 or len(rules) > 25_000:
            mistakes.append("more than 25,000 results or rules")
        for rule in rules:
            tags = rule["properties"]["tags"]
            if len(tags) > 20:
                mistakes.append(f"{rule['id']}: {len(tags)} tags")
            if ("security" in tags) != ("security-severity" in rule["properties"]):
                mistakes.append(f"{rule['id']}: a security rule has a severity as such, and no other has")
        for result in run["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                mistakes.append(f"{result['ruleId']}: ruleIndex leads to another rule")
            if len(result["locations"]) > 1000 or len(result.get("relatedLocations", [])) > 1000:
                mistakes.append(f"{result['ruleId']}: more than 1,000 locations")
            artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
            if artifact.get("uriBaseId") != "%SRCROOT%" and not artifact["uri"].startswith("file:///"):
                mistakes.append(f"{artifact['uri']}: neither relative to the sources nor absolute")
            if not re.fullmatch(r"[0-9a-f]{1,16}:\d+", result["partialFingerprints"].get("primaryLocationLineHash", "")):
                mistakes.append(f"{result['ruleId']}: a result without the hash of its line")
    return mistakes


def path_of(uri):
    return urllib.parse.unquote(uri.removeprefix("file://")).removeprefix("./")


def findings(folder):
    """The findings of each report as (file, line, rule), as often as they are there."""
    found = collections.defaultdict(collections.Counter)
    for finding in load(f"{folder}/plumb.json")["diagnostics"]:
        key = (finding["file"].removeprefix("./"), finding["range"]["start"]["line"], finding["rule"])
        found["json"][key] += 1
    for run in load(f"{folder}/plumb.sarif")["runs"]:
        for result in run["results"]:
            if not result.get("suppressions"):
                location = result["locations"][0]["physicalLocation"]
                uri = location["artifactLocation"]["uri"]
                found["sarif"][path_of(uri), location["region"]["startLine"], result["ruleId"]] += 1
    for finding in load(f"{folder}/plumb.gitlab"):
        location = finding["location"]
        found["gitlab"][location["path"], location["lines"]["begin"], finding["check_name"]] += 1
    for file in ElementTree.parse(f"{folder}/plumb.checkstyle").getroot():
        for error in file:
            rule = error.get("source").removeprefix("plumb.")
            found["checkstyle"][file.get("name").removeprefix("./"), int(error.get("line")), rule] += 1
    for case in ElementTree.parse(f"{folder}/plumb.junit").getroot().iter("testcase"):
        named = re.fullmatch(r"(\S+) at (\d+):\d+", case.get("name"))
        if named and case.find("skipped") is None:
            found["junit"][case.get("classname").removeprefix("./"), int(named[2]), named[1]] += 1
    with open(f"{folder}/plumb.concise", encoding="utf-8", newline="\n") as file:
        for line in file:
            named = re.match(r"(.*?):(\d+):\d+: (?:error|warning|note)\[([a-z0-9-]+)\] ", line)
            found["concise"][named[1].removeprefix("./"), int(named[2]), named[3]] += 1
    with open(f"{folder}/plumb.github", encoding="utf-8", newline="\n") as file:
        for line in file:
            named = re.match(r"::(?:error|warning|notice) file=(.*?),line=(\d+),.*?title=([a-z0-9-]+)::", line)
            path = named[1].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
            found["github"][path, int(named[2]), named[3]] += 1
    return found


def main():
    folder, sarif_schema = sys.argv[1:]
    sarif = load(f"{folder}/plumb.sarif")
    with open(f"{folder}/plumb.sarif", "rb") as file:
        size = len(gzip.compress(file.read()))
    mistakes = [] if sarif_schema == "none" else validate_json("SARIF", load(sarif_schema), sarif)
    mistakes += [f"code scanning: {mistake}" for mistake in code_scanning_mistakes(sarif, size)]
    mistakes += validate_json("GitLab", load(f"{SCHEMAS}/gitlab-code-quality.json"), load(f"{folder}/plumb.gitlab"))
    for name in ("junit", "checkstyle"):
        schema = xmlschema.XMLSchema(f"{SCHEMAS}/{name}.xsd")
        mistakes += [f"{name}: {error.path}: {error.reason}" for error in schema.iter_errors(f"{folder}/plumb.{name}")]
    found = findings(folder)
    # Of too many results SARIF has the most severe, and says how many are missing.
    is_cut = any("toolExecutionNotifications" in run["invocations"][0] for run in sarif["runs"])
    for name, counts in found.items():
        missing = collections.Counter() if is_cut and name == "sarif" else found["json"] - counts
        for key in list((counts - found["json"]) + missing)[:5]:
            mistakes.append(f"{name}: {key} stands there {counts[key]} times, in JSON {found['json'][key]} times")
    for mistake in mistakes[:20]:
        print(mistake, file=sys.stderr)
    files = load(f"{folder}/plumb.json")["summary"]["files"]
    print(
        f"{found['json'].total()} findings in {files} templates, in {len(found)} formats; SARIF is {size / 1e6:.2f} MB "
        f"compressed; {len(mistakes)} mistakes")
    sys.exit(1 if mistakes else 0)


main()
