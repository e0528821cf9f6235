import LintRun
import Linting
import TemplateSyntax

/// The keys of `.cfnlintrc`: https://github.com/aws-cloudformation/cfn-lint#configuration
extension PeerSettingsReader {
  mutating func readCfnLint(_ key: Node, _ value: Node) {
    switch key.text {
    case "ignore_checks":
      carryOver(texts(value), of: .cfnLint, Self.begins) { settings, written in
        settings.ignored.add(written.whole, for: written.id)
      }
    case "include_checks":
      // Warnings and errors are included anyway.
      let ids = texts(value).filter { !$0.text.hasPrefix("W") && !$0.text.hasPrefix("E") }
      select(ids, of: .cfnLint, Self.begins)
    case "regions": readRegions(value)
    case "ignore_templates": readIgnoredTemplates(value)
    case "non_zero_exit_code":
      settings.failOn = Self.thresholds[value.text]
      if settings.failOn == nil { leaveOut(key, key.text, because: "unknown value") }
    case "template_parameters", "parameters": readParameters(value)
    case "templates":
      leaveOut(
        key, key.text, because: "plumb finds templates by their content; name folders when it runs")
    default:
      leaveOut(key, key.text, because: Self.reasons[key.text] ?? "unknown setting of cfn-lint")
    }
  }

  /// An id stands for all that begin with it.
  private static func begins(_ written: String, _ id: String) -> Bool { id.hasPrefix(written) }

  private static let thresholds = [
    "informational": "note", "warning": "warning", "error": "error", "none": "never",
  ]

  private static let reasons = [
    "append_rules": "rules in Python do not run; write them anew in YAML (docs/writing-rules.md)",
    "custom_rules": "write the rules anew in YAML (docs/writing-rules.md)",
    "configure_rules": "plumb's rules have other options",
    "override_spec": "plumb brings its own schemas",
    "registry_schemas": "plumb brings its own schemas; types of your own are not judged",
    "mandatory_checks": "plumb has no rule that suppressions cannot reach; see `--no-ignores`",
    "include_experimental": "plumb has no experimental rules",
    "ignore_bad_template": "a template that cannot be read is a finding; leave it out by `exclude`",
    "merge_configs": "configurations of plumb build on each other by `extends`",
    "deployment_files": "give the file by `--parameters` when plumb runs",
    "parameter_files": "give the file by `--parameters` when plumb runs",
    "format": "give `--format` when plumb runs",
    "output_file": "give `--output` when plumb runs",
    "debug": "give `-v` when plumb runs",
  ]

  private mutating func readRegions(_ value: Node) {
    for (region, node) in texts(value) {
      if LintRequest.isRegion(region) {
        settings.regions.append(region)
      } else {
        leaveOut(node, region, because: "name the regions that you deploy to")
      }
    }
  }

  private mutating func readIgnoredTemplates(_ value: Node) {
    for (pattern, node) in texts(value) {
      guard !pattern.hasPrefix("/"), !pattern.hasPrefix("../"), !pattern.contains("[") else {
        leaveOut(node, pattern, because: "add what it matches to `exclude` by hand")
        continue
      }
      // Without a folder it would be a name at any depth.
      settings.excluded.append(pattern.contains("/") ? pattern : "./\(pattern)")
    }
  }

  private mutating func readParameters(_ value: Node) {
    for mapping in value.isSequence ? value.elements : [value] {
      guard mapping.isMapping else {
        leaveOut(mapping, mapping.text, because: "no mapping of names to values")
        continue
      }
      for pair in mapping.pairs where pair.value.isScalar {
        settings.parameters[pair.key.text] = pair.value.text
      }
    }
  }
}
