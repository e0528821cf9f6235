package import TemplateSyntax

extension Template {
  /// The pseudo parameters, which every template can refer to.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
  package static let pseudoParameters = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region",
    "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
  ]

  /// Whether some names are those of loops whose elements are not known: any name may be meant.
  package var mayUseLoopVariables: Bool {
    hasLoops && !(expansion?.isCertain ?? false)
  }

  /// Whether loops stand in the template that were not followed.
  package var hasLoopsAsWritten: Bool {
    hasLoops && (expansion?.isTooLarge ?? true)
  }

  /// The names of a section as loops write them whose elements are not certain, such as
  /// `Queue${Team}`.
  package func uncertainNames(in section: Node) -> [String] {
    guard let expansion else { return [] }
    return section.pairs.compactMap { pair in
      guard let round = expansion.round(of: pair.key), !round.isCertain else { return nil }
      let name = pair.key.text
      return expansion.writtenNames[name] ?? name
    }
  }

  /// Whether a section or another mapping gets entries from a loop or a macro.
  package static func mayGrow(_ mapping: Node) -> Bool {
    mapping.pairs.contains { pair in
      let key = pair.key.utf8
      return key.first == UInt8(ascii: "F")
        && (key.starts(with: "Fn::ForEach::".utf8) || key.elementsEqual("Fn::Transform".utf8))
    }
  }
}
