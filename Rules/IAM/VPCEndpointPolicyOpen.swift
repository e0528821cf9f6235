import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies of VPC endpoints that let everything through.
  package static let vpcEndpointPolicyOpen = Rule(
    "vpc-endpoint-policy-open",
    summary: "VPC endpoint whose policy lets everything through",
    severity: .note,
    category: .security,
    services: ["vpc", "ec2"],
    isEnabledByDefault: false,
    documents: ["IAM-07"],
    equivalents: [],
    why: """
      Whoever gets into the network can copy data through the endpoint to an account of his own. A policy \
      that names your own resources or organization stops that.
      """,
    fix: "add a condition on `aws:ResourceOrgID` or `aws:PrincipalOrgID`, or name the resources",
    url: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .endpoint else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let resource = statement.everyResource, let form = statement.unconditionalForm,
          (statement.principals ?? []).contains(where: \.isEveryone)
        else { continue }
        for action in statement.actions?.values ?? [] where action.isEveryAction {
          guard
            let value = template.evaluation.value(action, alongside: resource, form.value)
          else { continue }
          template.report(.everything, at: value)
        }
      }
    },
    examples: [
      Example(
        "everything for everyone",
        """
        Resources:
          Endpoint:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: !Sub com.amazonaws.${AWS::Region}.s3
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: "*"
                    #       ^^^ the endpoint lets every action through to every resource of every account
                    Resource: "*"
        """),
      Example(
        "one bucket, and the own organization",
        """
        Resources:
          Endpoint:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: !Sub com.amazonaws.${AWS::Region}.s3
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
                  - Effect: Allow
                    Principal: "*"
                    Action: "*"
                    Resource: "*"
                    Condition:
                      StringEquals: {aws:ResourceOrgID: o-a1b2c3d4e5}
        """),
    ]
  )
}

extension PossibleValue {
  /// Whether the text is `*`, or `s3:*` and the like: an endpoint leads to one service.
  fileprivate var isEveryAction: Bool { text == "*" || text?.hasSuffix(":*") == true }
}

extension Diagnostic.Message {
  fileprivate static let everything: Self =
    "the endpoint lets every action through to every resource of every account"
}
