import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds properties that AWS advises against.
  package static let deprecatedProperty = Rule(
    "deprecated-property",
    summary: "property that AWS has deprecated",
    severity: .note,
    category: .schema,
    isEnabledByDefault: false,
    why: """
      AWS keeps the property for templates that have it, and offers something better.
      """,
    fix: "look up in its documentation what takes the place of the property",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .deprecated = finding.problem else { return }
      template.report(.deprecated(finding.property), for: finding)
    },
    examples: [
      Example(
        "a service that has ended",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: web, Image: web, Memory: 512}
              InferenceAccelerators: []
            # ^^^^^^^^^^^^^^^^^^^^^ AWS has deprecated `InferenceAccelerators`
        """),
      Example(
        "a task without it",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: web, Image: web, Memory: 512}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func deprecated(_ property: String) -> Self {
    "AWS has deprecated \(property)"
  }
}
