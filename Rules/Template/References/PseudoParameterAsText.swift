import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds names of pseudo parameters that are written as texts.
  package static let pseudoParameterAsText = Rule(
    "pseudo-parameter-as-text",
    summary: "name of a pseudo parameter without the `Ref` that gives its value",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W1054")],
    why: """
      Without `Ref` the name is a text like any other: the resource gets `AWS::Region`, and not \
      the region.
      """,
    fix: "write the name with `Ref`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro, mayHoldBareName(inspection.template.tree) else {
        return
      }
      for resource in inspection.declarations(in: .resources) {
        if let properties = resource.body["Properties"] { search(properties, inspection) }
      }
      for output in inspection.declarations(in: .outputs) {
        if let value = output.body["Value"] { search(value, inspection) }
      }
    },
    examples: [
      Example(
        "a name that is to hold the region, and a value that is to be left out",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join ["-", [orders, AWS::Region]]
              #                               ^^^^^^^^^^^ `AWS::Region` is a text here and not the pseudo parameter
              KmsMasterKeyId: AWS::NoValue
              #               ^^^^^^^^^^^^ `AWS::NoValue` is a text here and not the pseudo parameter
        """),
      Example(
        "references, and texts that only hold a name",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub "orders-${AWS::Region}"
              DisplayName: in AWS::Region
              KmsMasterKeyId: {Ref: AWS::NoValue}
        """),
    ]
  )
}

/// Whether a name stands somewhere without `Ref` or braces: a look at the bytes, since hardly any
/// file has one.
private func mayHoldBareName(_ tree: SyntaxTree) -> Bool {
  let bytes = tree.source.bytes
  var next = tree.offset(of: "AWS::")
  while let start = next {
    if isBareName(bytes, at: start) { return true }
    next = tree.offset(of: "AWS::", from: start + 5)
  }
  return false
}

private func isBareName(_ bytes: [UInt8], at start: Int) -> Bool {
  guard start > 0, bytes[start - 1] != UInt8(ascii: "{") else { return false }
  var end = start
  while end < bytes.count, isPartOfName(bytes[end]) { end += 1 }
  let isName = Template.pseudoParameters.contains { name in
    name.utf8.count == end - start && bytes[start..<end].elementsEqual(name.utf8)
  }
  guard isName else { return false }
  // `!Ref X`, `Ref: X` and `"Ref": "X"` end in `Ref` before the signs.
  var before = start - 1
  while before > 0, !isPartOfName(bytes[before]) || bytes[before] == UInt8(ascii: ":") {
    before -= 1
  }
  return before < 2 || !bytes[(before - 2)...before].elementsEqual("Ref".utf8)
}

private func isPartOfName(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: ":"):
    true
  default: false
  }
}

private func search(_ node: Node, _ inspection: Inspection) {
  if node.isScalar {
    guard Template.pseudoParameters.contains(where: { node.textIs($0) }) else { return }
    inspection.report(
      .text(node.text), at: node, help: "write `!Ref \(node.text)`")
    return
  }
  if let function = node.function, let argument = node.functionArgument {
    switch function {
    case .ref, .condition, .transform: return
    default: return search(argument, inspection)
    }
  }
  node.forEachPair { search($0.value, inspection) }
  for element in node.elements { search(element, inspection) }
}

extension Diagnostic.Message {
  fileprivate static func text(_ name: String) -> Self {
    "`\(name)` is a text here and not the pseudo parameter"
  }
}
