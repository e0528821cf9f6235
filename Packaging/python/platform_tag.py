"""Names the platform that the binary in the wheel is for."""

import os

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlatformTag(BuildHookInterface):
    """The binary runs without Python and without a C library of the system."""

    def initialize(self, version, build_data):
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{os.environ['PLUMB_PLATFORM']}"
