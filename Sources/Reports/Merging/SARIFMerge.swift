import Linting
import SourceText
import TemplateSyntax

/// Joins reports in SARIF 2.1.0.
///
/// Runs of plumb with the same version and the same `automationDetails` become one run, since code
/// scanning services refuse several of one program; runs of other programs stay as they are.
enum SARIFMerge {
  static func merge(_ reports: [WrittenReport]) -> ReportMerge.Outcome {
    var groups: [[Node]] = []
    var positions: [String: Int] = [:]
    for run in reports.flatMap({ $0.root["runs"]?.elements ?? [] }) {
      let key = run.mergeKey
      if let key, let position = positions[key] {
        groups[position].append(run)
      } else {
        if let key { positions[key] = groups.count }
        groups.append([run])
      }
    }
    var severities: Set<Severity> = []
    var leftOut = 0
    var json = JSONWriter()
    json.object { json in
      for pair in reports[0].root.pairs {
        guard pair.key.text == "runs" else {
          json.member(.text(pair.key.text), raw: pair.value.json)
          continue
        }
        json.array("runs") { json in
          for group in groups {
            json.element()
            let run = MergedRun(group)
            severities.formUnion(run.severities)
            leftOut += run.leftOut
            json.write(run)
          }
        }
      }
    }
    json.endLine()
    return ReportMerge.Outcome(bytes: json.bytes, severities: severities, leftOut: leftOut)
  }
}

/// Several runs of one program as one.
private struct MergedRun {
  /// The run that everything but rules and results is taken from.
  let model: Node
  let invocations: [ArraySlice<UInt8>]
  /// The rules of all runs by id, when they are not the same in all.
  let rules: [ArraySlice<UInt8>]?
  let results: [WrittenFinding]
  let leftOut: Int

  var severities: Set<Severity> {
    Set(results.filter { !$0.isSuppressed }.compactMap(\.severity))
  }

  init(_ runs: [Node]) {
    model = runs[0]
    var indexes: [String: Int]?
    if runs.contains(where: { $0["tool"]?.json != runs[0]["tool"]?.json }) {
      let joined = Self.joinedRules(runs)
      rules = joined.map(\.json)
      indexes = Dictionary(uniqueKeysWithValues: joined.enumerated().map { ($1.id, $0) })
    } else {
      rules = nil
    }
    let all = WrittenFinding.joined(
      runs.map { run in
        (run["results"]?.elements ?? []).map { $0.finding(ruleIndexes: indexes) }
      })
    var kept = MostSevere<WrittenFinding>(atMost: SARIFLimits.results)
    for finding in all {
      kept.add(Importance(finding.severity, isSuppressed: finding.isSuppressed)) { finding }
    }
    results = Array(kept.elements)
    leftOut = kept.leftOut
    var invocations: [ArraySlice<UInt8>] = []
    for invocation in runs.flatMap({ $0["invocations"]?.elements ?? [] })
    where !invocations.contains(invocation.json) {
      invocations.append(invocation.json)
    }
    self.invocations = invocations
  }

  private static func joinedRules(_ runs: [Node]) -> [(id: String, json: ArraySlice<UInt8>)] {
    var ids: Set<String> = []
    return runs.flatMap { $0["tool"]?["driver"]?["rules"]?.elements ?? [] }.compactMap { rule in
      guard let id = rule["id"]?.text, ids.insert(id).inserted else { return nil }
      return (id, rule.json)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ run: MergedRun) {
    object { json in
      for pair in run.model.pairs {
        switch pair.key.text {
        case "tool": json.writeTool(of: run, pair.value)
        case "invocations": json.writeInvocations(run)
        case "results": json.array("results", of: run.results)
        case let key: json.member(.text(key), raw: pair.value.json)
        }
      }
    }
  }

  private mutating func writeTool(of run: MergedRun, _ tool: Node) {
    guard let rules = run.rules else { return member("tool", raw: tool.json) }
    object("tool") { json in
      for part in tool.pairs {
        guard part.key.text == "driver" else {
          json.member(.text(part.key.text), raw: part.value.json)
          continue
        }
        json.object("driver") { json in
          for pair in part.value.pairs {
            guard pair.key.text == "rules" else {
              json.member(.text(pair.key.text), raw: pair.value.json)
              continue
            }
            json.array("rules") { json in
              for rule in rules {
                json.element()
                json.raw(rule)
              }
            }
          }
        }
      }
    }
  }

  private mutating func writeInvocations(_ run: MergedRun) {
    array("invocations") { json in
      for invocation in run.invocations {
        json.element()
        json.raw(invocation)
      }
      if run.leftOut > 0 { json.writeInvocation(leftOut: run.leftOut) }
    }
  }
}

extension Node {
  /// What runs that become one have in common; nil for a run that is left as it is.
  fileprivate var mergeKey: String? {
    guard let driver = self["tool"]?["driver"], driver["name"]?.text == "plumb" else { return nil }
    let version = driver["semanticVersion"]?.text ?? ""
    let details = self["automationDetails"].map { String(decoding: $0.json, as: UTF8.self) }
    return version + "\n" + (details ?? "")
  }

  /// A result of a run, with the place of its rule among joined ones.
  fileprivate func finding(ruleIndexes: [String: Int]?) -> WrittenFinding {
    let location = self["locations"]?.elements.first?["physicalLocation"]
    let region = location?["region"]
    let uri = location?["artifactLocation"]?["uri"]?.text ?? ""
    return WrittenFinding(
      file: URIReference.path(of: uri),
      place: (region?["startLine"]?.integer ?? 0, region?["startColumn"]?.integer ?? 0),
      severity: self["level"].flatMap { Severity(rawValue: $0.text) },
      isSuppressed: self["suppressions"].map { !$0.elements.isEmpty } ?? false,
      json: json(ruleIndexes: ruleIndexes))
  }

  private func json(ruleIndexes: [String: Int]?) -> ArraySlice<UInt8> {
    guard let ruleIndexes, let index = self["ruleIndex"], let id = self["ruleId"]?.text,
      let number = ruleIndexes[id], number != index.integer
    else { return json }
    let bytes = source.bytes
    return ArraySlice(
      bytes[range.start..<index.range.start] + Array(String(number).utf8)
        + bytes[index.range.end..<range.end])
  }
}
