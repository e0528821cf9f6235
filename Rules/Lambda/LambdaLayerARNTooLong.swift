import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds layers with an ARN that is longer than any can be.
  package static let lambdaLayerARNTooLong = Rule(
    "lambda-layer-arn-too-long",
    summary: "layer with an ARN that is too long",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    equivalents: [Equivalents(.cfnLint, "E3716")],
    why: """
      The name of a layer has at most 140 characters, which bounds its ARN. Lambda refuses a \
      function with a longer one.
      """,
    fix: "write the ARN of a version of a layer",
    url:
      "https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      guard function.properties?.pair("Layers") != nil else { return }
      for layer in template.values(at: "Layers.*", in: function) {
        guard let arn = layer.text else { continue }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 6, parts[0] == "arn" else { continue }
        let most = 176 + parts[1].count + parts[3].count
        guard arn.count > most else { continue }
        template.report(.tooLong(arn.count, most), at: layer)
      }
    },
    examples: [
      Example(
        "a name of 160 letters",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-central-1:111122223333:layer:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the ARN of the layer has 209 characters, above the 191 that it can have
        """),
      Example(
        "the longest name, and one that is short",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-central-1:111122223333:layer:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1
                - arn:aws:lambda:eu-central-1:111122223333:layer:tools:1
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooLong(_ length: Int, _ most: Int) -> Self {
    "the ARN of the layer has \(length) characters, above the \(most) that it can have"
  }
}
