import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds secure strings of Parameter Store where CloudFormation does not resolve them.
  package static let secureStringUnsupported = Rule(
    "secure-string-unsupported",
    summary: "secure string of Parameter Store in a property that does not take one",
    severity: .error,
    category: .template,
    services: ["cloudformation", "ssm"],
    documents: ["SEC-01"],
    equivalents: [Equivalents(.cfnLint, "E1027")],
    why: """
      CloudFormation resolves `ssm-secure` only in some passwords, listed in its documentation, and \
      refuses it everywhere else.
      """,
    fix: "keep the value in Secrets Manager, and use `{{resolve:secretsmanager:…}}`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro,
        inspection.template.tree.holds("{{resolve:ssm-secure:")
      else { return }
      for place in DynamicReferencePlace.all(in: inspection)
      where place.service == "ssm-secure" && !isSupported(place, inspection) {
        inspection.report(
          .unsupported, at: place.reference.range, path: place.reference.node.path)
      }
    },
    examples: [
      Example(
        "a token, and a value that is shown",
        """
        Resources:
          Site:
            Type: AWS::Amplify::App
            Properties:
              Name: shop
              OauthToken: "{{resolve:ssm-secure:/shop/token:1}}"
              #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secure string where CloudFormation does not resolve one
        Outputs:
          Token:
            Value: "{{resolve:ssm-secure:/shop/token}}"
            #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secure string where CloudFormation does not resolve one
        """),
      Example(
        "the password of a user",
        """
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              LoginProfile:
                Password: "{{resolve:ssm-secure:/clerk/password:3}}"
        """),
    ]
  )
}

/// The properties that take secure strings.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html>
private let supported: Set<String> = [
  "AWS::DirectoryService::MicrosoftAD/Password",
  "AWS::DirectoryService::SimpleAD/Password",
  "AWS::ElastiCache::ReplicationGroup/AuthToken",
  "AWS::IAM::User/LoginProfile/Password",
  "AWS::KinesisFirehose::DeliveryStream/RedshiftDestinationConfiguration/Password",
  "AWS::OpsWorks::App/AppSource/Password",
  "AWS::OpsWorks::Stack/CustomCookbooksSource/Password",
  "AWS::OpsWorks::Stack/RdsDbInstances/DbPassword",
  "AWS::RDS::DBCluster/MasterUserPassword",
  "AWS::RDS::DBInstance/MasterUserPassword",
  "AWS::Redshift::Cluster/MasterUserPassword",
]

private func isSupported(_ place: DynamicReferencePlace, _ inspection: Inspection) -> Bool {
  switch place.section {
  case .resources:
    guard place.isInProperties, let resource = inspection.template.resource(place.entry) else {
      return false
    }
    let keys = [resource.type] + place.propertyKeys
    return supported.contains(keys.joined(separator: "/"))
  case .parameters, .mappings:
    // Where the value goes from here decides.
    return true
  default:
    return false
  }
}

extension Diagnostic.Message {
  fileprivate static let unsupported: Self =
    "secure string where CloudFormation does not resolve one"
}
