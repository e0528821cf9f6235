import CloudFormation
package import Linting

extension Rule {
  /// Finds associations of a firewall with an id or a name in place of an ARN.
  package static let webACLAssociationWithoutARN = Rule(
    "web-acl-association-without-arn",
    summary: "firewall for something that is not named by its ARN",
    severity: .error,
    category: .schema,
    services: ["waf"],
    why: """
      WAF takes the ARN of what a web ACL protects. It refuses the id of an API or of a user pool and \
      the name of a stage, which `Ref` gives, and the deployment fails.
      """,
    fix: "write the ARN, for a stage with `/stages/` and its name at the end",
    url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html",
    check: .eachResource(of: ["AWS::WAFv2::WebACLAssociation"]) { association, template in
      for value in template.values(at: "ResourceArn", in: association) {
        guard let reference = value.reference, reference.attribute == nil,
          let type = template.resource(reference.name)?.type,
          let given = typesWithoutARN[type]
        else { continue }
        template.report(.noARN(reference.name, given), at: value)
      }
    },
    examples: [
      Example(
        "an API and a stage",
        """
        Resources:
          Shop:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: shop}
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: {RestApiId: !Ref Shop, DeploymentId: !ImportValue shop-deployment, StageName: live}
          OfAPI:
            Type: AWS::WAFv2::WebACLAssociation
            Properties:
              WebACLArn: !ImportValue edge
              ResourceArn: !Ref Shop
              #            ^^^^^^^^^ `ResourceArn` is an ARN, and `!Ref Shop` the id of an API
          OfStage:
            Type: AWS::WAFv2::WebACLAssociation
            Properties:
              WebACLArn: !ImportValue edge
              ResourceArn: !Ref Live
              #            ^^^^^^^^^ `ResourceArn` is an ARN, and `!Ref Live` the name of a stage
        """),
      Example(
        "the ARN of a stage, of a user pool and of a load balancer",
        """
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: {RestApiId: !ImportValue shop, DeploymentId: !ImportValue shop-deployment, StageName: live}
          Pool:
            Type: AWS::Cognito::UserPool
          Balancer:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: {Subnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]}
          OfStage:
            Type: AWS::WAFv2::WebACLAssociation
            Properties:
              WebACLArn: !ImportValue edge
              ResourceArn: !Sub "arn:aws:apigateway:${AWS::Region}::/restapis/a1b2c3d4e5/stages/${Live}"
          OfPool:
            Type: AWS::WAFv2::WebACLAssociation
            Properties: {WebACLArn: !ImportValue edge, ResourceArn: !GetAtt Pool.Arn}
          OfBalancer:
            Type: AWS::WAFv2::WebACLAssociation
            Properties: {WebACLArn: !ImportValue edge, ResourceArn: !Ref Balancer}
        """),
    ]
  )
}

/// What `Ref` gives for what a web ACL can protect, where that is no ARN.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
private let typesWithoutARN: [String: String] = [
  "AWS::ApiGateway::RestApi": "the id of an API",
  "AWS::ApiGateway::Stage": "the name of a stage",
  "AWS::Cognito::UserPool": "the id of a user pool",
  "AWS::EC2::VerifiedAccessInstance": "the id of an instance of Verified Access",
]

extension Diagnostic.Message {
  fileprivate static func noARN(_ name: String, _ given: String) -> Self {
    "`ResourceArn` is an ARN, and `!Ref \(name)` \(given)"
  }
}
