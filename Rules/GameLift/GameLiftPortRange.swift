import CloudFormation
package import Linting

extension Rule {
  /// Finds fleets that open a range of ports.
  package static let gameliftPortRange = Rule(
    "gamelift-port-range",
    summary: "fleet that opens a range of ports",
    severity: .note,
    category: .security,
    services: ["gamelift"],
    isEnabledByDefault: false,
    equivalents: [
      Equivalents(.cfnNag, "W65"),
      Equivalents(.guardRules, "GAMELIFT_FLEET_INBOUND_PORT_RANGE_RULE"),
    ],
    why: "A range opens also the ports that no game server listens on.",
    fix: "set `FromPort` and `ToPort` to the same port, with an entry for each",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-gamelift-fleet-ippermission.html",
    check: .eachResource(of: ["AWS::GameLift::Fleet"]) { fleet, template in
      for permission in template.values(at: "EC2InboundPermissions.*", in: fleet) {
        guard let first = template.property("FromPort", of: permission).first?.integer,
          let last = template.property("ToPort", of: permission).first?.integer, first != last
        else { continue }
        template.report(.range(first, last), at: permission)
      }
    },
    examples: [
      Example(
        "a hundred ports",
        """
        Resources:
          Game:
            Type: AWS::GameLift::Fleet
            Properties:
              Name: game
              EC2InboundPermissions:
                - FromPort: 4100
        #         ^^^^^^^^^^^^^^ ports 4100 to 4199 are open
                  ToPort: 4199
                  Protocol: UDP
                  IpRange: 192.0.2.0/24
        """),
      Example(
        "a port",
        """
        Resources:
          Game:
            Type: AWS::GameLift::Fleet
            Properties:
              Name: game
              EC2InboundPermissions:
                - FromPort: 4100
                  ToPort: 4100
                  Protocol: UDP
                  IpRange: 192.0.2.0/24
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func range(_ first: Int, _ last: Int) -> Self {
    "ports \(first) to \(last) are open"
  }
}
