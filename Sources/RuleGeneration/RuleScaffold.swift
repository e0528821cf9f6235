import Foundation

/// The first text of a new rule's file.
///
/// The words that the author has to replace say `TODO`, which no finished rule may.
package struct RuleScaffold {
  /// The file, from the package's folder.
  package let path: String
  /// The text of the file.
  package let text: String

  /// Why no file can be begun.
  package struct Problem: Error, CustomStringConvertible {
    /// The reason in words.
    package let description: String
  }

  /// The file of a rule about a service.
  package init(_ name: String, service: String, language: RuleFileLanguage) throws {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    let isName =
      (2...7).contains(words.count)
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
      }
    guard isName else {
      throw Problem(
        description:
          "`\(name)` is no rule name: write two to seven words such as `lambda-timeout-too-long`")
    }
    guard let first = service.first, first.isUppercase, service.allSatisfy(\.isLetter) else {
      throw Problem(description: "`\(service)` is no folder of rules: write it as `Lambda`")
    }
    switch language {
    case .yaml:
      path = "Rules/\(service)/\(name).yaml"
      text = Self.yaml(name, service)
    case .swift:
      path = "Rules/\(service)/\(RuleName.typeName(name)).swift"
      text = Self.swift(name, service)
    }
  }

  /// Writes the file where there is none yet.
  package func write(to folder: RuleFolder) throws {
    guard try !folder.entries().contains(where: { $0.path == path }) else {
      throw Problem(description: "\(path) is already there")
    }
    try folder.write(text, to: path)
  }

  private static func yaml(_ name: String, _ service: String) -> String {
    """
    name: \(name)
    summary: TODO what is wrong, in a few words
    severity: warning
    category: reliability
    services: [\(service.lowercased())]
    why: |
      TODO what happens because of it, in one to three sentences.
    fix: TODO a verb and what to do
    url: https://docs.aws.amazon.com/TODO
    check:
      resource: AWS::Lambda::Function
      property: Timeout
      at-most: 900
    message: TODO timeout is {value} seconds, and what the limit is
    examples:
      - title: TODO what fails
        template: |
          Resources:
            Wrong:
              Type: AWS::Lambda::Function
              Properties:
                Timeout: 901
                #        ^^^ TODO timeout is 901 seconds, and what the limit is
      - title: TODO what passes
        template: |
          Resources:
            Right:
              Type: AWS::Lambda::Function
              Properties:
                Timeout: 900

    """
  }

  private static func swift(_ name: String, _ service: String) -> String {
    let quotes = #"""""#
    return """
      import CloudFormation
      package import Linting

      extension Rule {
        /// Finds TODO.
        package static let \(RuleName.member(name)) = Rule(
          "\(name)",
          summary: "TODO what is wrong, in a few words",
          severity: .warning,
          category: .reliability,
          services: ["\(service.lowercased())"],
          why: "TODO what happens because of it, in one to three sentences.",
          fix: "TODO a verb and what to do",
          url: "https://docs.aws.amazon.com/TODO",
          check: .eachResource(of: ["AWS::Lambda::Function"]) { function, inspection in
            for timeout in inspection.values(at: "Timeout", in: function) {
              guard let seconds = timeout.integer, seconds > 900 else { continue }
              inspection.report(.timeoutTooLong(seconds), at: timeout)
            }
          },
          examples: [
            Example(
              "TODO what fails",
              \(quotes)
              Resources:
                Wrong:
                  Type: AWS::Lambda::Function
                  Properties:
                    Timeout: 901
                    #        ^^^ TODO timeout is 901 seconds, and what the limit is
              \(quotes)
            ),
            Example(
              "TODO what passes",
              \(quotes)
              Resources:
                Right:
                  Type: AWS::Lambda::Function
                  Properties:
                    Timeout: 900
              \(quotes)
            ),
          ]
        )
      }

      extension Diagnostic.Message {
        fileprivate static func timeoutTooLong(_ seconds: Int) -> Self {
          "TODO timeout is \\(seconds) seconds, and what the limit is"
        }
      }

      """
  }
}
