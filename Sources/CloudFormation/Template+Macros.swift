import TemplateSyntax

extension Template {
  /// Whether the template asks for the language extensions.
  package var usesLanguageExtensions: Bool {
    transforms.contains { $0.textIs("AWS::LanguageExtensions") }
  }

  func findServerless() -> Bool {
    guard !transforms.isEmpty else {
      return resources.contains { $0.writtenType.hasPrefix("AWS::Serverless::") }
    }
    return transforms.contains { transform in
      transform.withUTF8 { $0.starts(with: "AWS::Serverless-".utf8) }
    }
  }

  func findUnknownMacro() -> Bool {
    transforms.contains { !Self.isKnownTransform($0) }
      || root["Fn::Transform"].map(Self.isUnknownMacroCall) ?? false
      || isWrittenForAnotherTool
  }

  /// Whether another tool makes the template from this file: Rain with its modules, or the
  /// Serverless Framework with its variables.
  ///
  /// What Rain embeds is one value, which is not known; the rest of the template stays as it is.
  ///
  /// Source: <https://github.com/aws-cloudformation/rain>,
  /// <https://www.serverless.com/framework/docs/guides/variables>
  static func isWrittenForAnotherTool(_ tree: SyntaxTree) -> Bool {
    holdsDirectivesBeyondValues(tree) || tree.holds("${", before: ["self:", "opt:", "sls:"])
  }

  private static func holdsDirectivesBeyondValues(_ tree: SyntaxTree) -> Bool {
    tree.holds("Rain::")
      && ["Rain::Module", "Rain::Include", "Rain::Constant", "${Rain::"].contains {
        tree.holds($0)
      }
  }

  func findMore() -> Bool {
    tree.isIncomplete || root.holdsTransform || hasUnknownMacro
      || transforms.contains { !$0.isNull && (Self.name($0)?.textIs(includeMacro) ?? true) }
  }

  /// Whether the call of a macro, the argument of `Fn::Transform`, names another than `AWS::Include`.
  ///
  /// `AWS::Include` only adds what is in a file; another macro gets all that stands beside its call.
  static func isUnknownMacroCall(_ argument: Node) -> Bool {
    guard let name = name(argument) else { return true }
    return !name.textIs(includeMacro)
  }

  private static func isKnownTransform(_ transform: Node) -> Bool {
    guard let name = name(transform) else { return transform.isNull }
    return name.withUTF8 { bytes in
      knownTransforms.contains { bytes.elementsEqual($0.utf8) }
        || bytes.starts(with: "AWS::SecretsManager-".utf8)
        || bytes.starts(with: "AWS::Serverless-".utf8)
    }
  }

  private static func name(_ transform: Node) -> Node? {
    let name = transform.isMapping ? transform["Name"] : transform
    return name.flatMap { $0.isScalar && !$0.isNull ? $0 : nil }
  }

  /// AWS's own transforms.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html>
  private static let knownTransforms = [
    "AWS::Serverless-2016-10-31", "AWS::LanguageExtensions", includeMacro,
    "AWS::CodeDeployBlueGreen", "AWS::ServiceCatalog",
  ]
}

private let includeMacro = "AWS::Include"
