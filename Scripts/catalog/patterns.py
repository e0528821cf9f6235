"""The patterns of the schemas in the dialect that Sources/RegularExpressions reads.

AWS writes its patterns for several engines. What only some of them know is said here in other words;
nearly all patterns stay as they are.
"""

import re

# Bounds that say something about the length alone, which the schemas bound too. Spelled out they
# would take more room, and matching more steps, than any value is worth.
LONG = re.compile(r"\{(\d+),(?:[1-9]\d{3,}|900)\}")

CLASSES = {
    r"[\p{Print}&&[^|:/]]": r"[\x20-\x2E\x30-\x39\x3B-\x7B\x7D\x7E]",
    r"[\p{Print}]": r"[\x20-\x7E]",
    r"\p{Print}": r"[\x20-\x7E]",
    r"\p{Graph}": r"\x21-\x7E",
}

# What the form of a date and time is, with back references. No value is held against it.
BACK_REFERENCE = re.compile(r"\\[1-9]")


def translated(pattern):
    """The same pattern for our reader; None when it cannot say it."""
    for written, meant in CLASSES.items():
        pattern = pattern.replace(written, meant)
    if "(?s)" in pattern:
        pattern = pattern.replace("(?s)", "").replace(".", r"[\s\S]")
    pattern = LONG.sub(lambda found: f"{{{found.group(1)},}}", pattern)
    # `$` repeated is `$`.
    pattern = re.sub(r"\$\{1,\d+\}$", "$", pattern)
    if "(?i)" in pattern[1:]:
        pattern = without_case(pattern)
    return None if BACK_REFERENCE.search(pattern) else pattern


def without_case(pattern):
    """Spells out both cases of every letter between `(?i)` and the end of its group."""
    before, after = pattern.split("(?i)", 1)
    depth = 0
    folded = ""
    while after:
        token = re.match(r"\\.|\[(?:\\.|[^\]\\])*\]|\{[\d,]+\}|.", after, re.S).group()
        if depth == 0 and token == ")":
            break
        depth += {"(": 1, ")": -1}.get(token, 0)
        after = after[len(token) :]
        if token.startswith("["):
            folded += re.sub(r"([a-z])-([a-z])", lambda m: m[0] + m[0].upper(), token)
        elif len(token) == 1 and token.isalpha():
            folded += f"[{token.lower()}{token.upper()}]"
        else:
            folded += token
    return before + folded + after
