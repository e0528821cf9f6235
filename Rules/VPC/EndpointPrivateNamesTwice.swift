import CloudFormation
package import Linting
import PropertyValidation
import TemplateSyntax

extension Rule {
  /// Finds endpoints of one service that both take its name.
  package static let endpointPrivateNamesTwice = Rule(
    "endpoint-private-names-twice",
    summary: "two endpoints with the private names of one service",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    equivalents: [Equivalents(.cfnLint, "E3064")],
    why: """
      With private names, the name of a service leads to the endpoint. It can lead to one only, so \
      EC2 refuses the second endpoint in the VPC.
      """,
    fix: "remove one of the endpoints, or set its `PrivateDnsEnabled` to false",
    url:
      "https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html",
    check: .wholeTemplate { template in
      var seen: [String: [(String, PossibleValue)]] = [:]
      for endpoint in template.resources(ofType: "AWS::EC2::VPCEndpoint") {
        template.about(endpoint) {
          for (key, value) in privateNames(of: endpoint, template) {
            for (other, first) in seen[key] ?? [] where other != endpoint.logicalId {
              guard let both = template.evaluation.value(value, alongside: first) else { continue }
              template.report(
                .twice(other), at: both,
                related: [RelatedPlace("the first endpoint", at: first.place)])
              break
            }
            seen[key, default: []].append((endpoint.logicalId, value))
          }
        }
      }
    },
    examples: [
      Example(
        "two endpoints for one service",
        """
        Resources:
          First:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              VpcId: vpc-0a1b2c3d
              ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
              PrivateDnsEnabled: true
          Second:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              VpcId: vpc-0a1b2c3d
              ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
              PrivateDnsEnabled: true
              #                  ^^^^ endpoint `First` already has the private names of this service
        """),
      Example(
        "endpoints for two services and of two networks",
        """
        Resources:
          Queues:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              VpcId: vpc-0a1b2c3d
              ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
              PrivateDnsEnabled: true
          Topics:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              VpcId: vpc-0a1b2c3d
              ServiceName: !Sub com.amazonaws.${AWS::Region}.sns
              PrivateDnsEnabled: true
          Elsewhere:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              VpcId: vpc-1a1b2c3d
              ServiceName: !Sub com.amazonaws.${AWS::Region}.sns
              PrivateDnsEnabled: true
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func twice(_ endpoint: String) -> Self {
    "endpoint `\(endpoint)` already has the private names of this service"
  }
}

/// The networks and services that an endpoint takes the names of, each with the value that says so.
private func privateNames(of endpoint: Resource, _ template: Inspection)
  -> [(key: String, value: PossibleValue)]
{
  guard template.values(at: "VpcEndpointType", in: endpoint).allSatisfy({ $0.text == "Interface" }),
    let properties = endpoint.properties, properties.isMapping,
    let network = properties["VpcId"].flatMap(SameValue.description),
    let service = properties["ServiceName"].flatMap(SameValue.description)
  else { return [] }
  return template.values(at: "PrivateDnsEnabled", in: endpoint).filter { $0.boolean == true }.map {
    (network + service, $0)
  }
}
