import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds conditions that are defined by each other.
  package static let conditionsInCircle = Rule(
    "conditions-in-circle",
    summary: "conditions that are defined by each other",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E8007")],
    why: """
      CloudFormation works conditions out from those that they name. When the names lead back to \
      where they began there is no answer, and the template is refused.
      """,
    fix: "compare a parameter in one of the conditions in place of naming another",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      var search = CircleSearch(inspection)
      for circle in search.circles() {
        inspection.report(
          .circle(circle.map(\.from)), at: circle[0].name,
          related: circle.dropFirst().map {
            RelatedPlace("`\($0.from)` names `\($0.name.text)`", at: $0.name)
          })
      }
    },
    examples: [
      Example(
        "two conditions, and one that names itself",
        """
        Conditions:
          IsTest: !Not [!Condition IsProd]
          #                        ^^^^^^ condition `IsTest` is defined by `IsProd`, and that by `IsTest`
          IsProd: !Not [!Condition IsTest]
          IsSelf: !Or [!Condition IsSelf, !Condition IsTest]
          #                       ^^^^^^ condition `IsSelf` is defined by itself
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsTest
          Other:
            Type: AWS::SNS::Topic
            Condition: IsSelf
        """),
      Example(
        "conditions that end in a comparison",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-west-1]
          IsTest: !Not [!Condition IsProd]
          IsEither: !Or [!Condition IsProd, !Condition IsTest]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsEither
        """),
    ]
  )
}

/// Follows the names in conditions, each once, without a call for each step: chains can be long.
private struct CircleSearch {
  /// That a condition names another.
  struct Step {
    let from: String
    let name: Node
  }

  private var steps: [String: [Step]] = [:]
  private var order: [String] = []
  private var done: Set<String> = []

  init(_ inspection: Inspection) {
    for site in inspection.callSites[.condition]
    where site.section == .conditions && site.argument.isScalar {
      if steps[site.entry] == nil { order.append(site.entry) }
      steps[site.entry, default: []].append(Step(from: site.entry, name: site.argument))
    }
  }

  /// The circles, each from the condition that comes first in the template.
  mutating func circles() -> [[Step]] {
    var circles: [[Step]] = []
    for start in order where !done.contains(start) {
      var path: [Step] = []
      var waiting = [steps[start] ?? []]
      while let next = waiting.last {
        guard let step = next.first else {
          waiting.removeLast()
          done.insert(path.popLast()?.name.text ?? start)
          continue
        }
        waiting[waiting.count - 1].removeFirst()
        let name = step.name.text
        if let first = path.firstIndex(where: { $0.from == name }) {
          circles.append(path[first...] + [step])
        } else if name == step.from {
          circles.append([step])
        } else if !done.contains(name), let further = steps[name] {
          path.append(step)
          waiting.append(further)
        }
      }
      done.insert(start)
    }
    return circles
  }
}

extension Diagnostic.Message {
  fileprivate static func circle(_ names: [String]) -> Self {
    guard names.count > 1 else { return "condition `\(names[0])` is defined by itself" }
    let others = names.dropFirst().prefix(3) + (names.count > 4 ? ["…"] : []) + [names[0]]
    let words = others.map { $0 == "…" ? $0 : "`\($0)`" }
    return "condition `\(names[0])` is defined by \(words.joined(separator: ", and that by "))"
  }
}
