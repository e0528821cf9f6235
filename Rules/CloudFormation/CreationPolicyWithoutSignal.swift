import CloudFormation
package import Linting
import ResourceGraph
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds creation policies that wait for a signal which the start script does not send.
  package static let creationPolicyWithoutSignal = Rule(
    "creation-policy-without-signal",
    summary: "creation policy whose signal no script sends",
    severity: .warning,
    category: .reliability,
    services: ["cloudformation", "ec2", "autoscaling"],
    documents: ["EC2-14"],
    why: """
      CloudFormation waits until the instance says that it is ready. When nothing on it runs \
      `cfn-signal`, the wait ends with the timeout, and the stack is rolled back.
      """,
    fix: "run `cfn-signal` at the end of the start script, or remove the creation policy",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html",
    check: .eachResource(of: ["AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::Instance"]) {
      resource, template in
      guard let signal = resource.body["CreationPolicy"]?["ResourceSignal"],
        signal["Count"]?.text != "0"
      else { return }
      let starters = template.starters(of: resource)
      guard !starters.isEmpty, starters.allSatisfy({ template.certainlySendsNoSignal($0) }) else {
        return
      }
      template.report(
        .unsent, at: signal.key ?? signal,
        related: starters.map { RelatedPlace("its start script sends none", at: $0.key) })
    },
    examples: [
      Example(
        "a script that does not say that it is done",
        """
        Resources:
          Web:
            Type: AWS::AutoScaling::AutoScalingGroup
            CreationPolicy:
              ResourceSignal: {Count: 2, Timeout: PT10M}
             #^^^^^^^^^^^^^^ nothing that the instances run sends the signal
            Properties:
              MinSize: "2"
              MaxSize: "4"
              VPCZoneIdentifier: [!ImportValue subnet-a, !ImportValue subnet-b]
              LaunchTemplate: {LaunchTemplateId: !Ref Start, Version: !GetAtt Start.LatestVersionNumber}
          Start:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                UserData:
                  Fn::Base64: !Sub |
                    #!/bin/bash
                    echo ${AWS::StackName} > /etc/stack
                    systemctl start httpd
        """),
      Example(
        "a script that does, and one that runs what it downloads",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            CreationPolicy: {ResourceSignal: {Timeout: PT10M}}
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData:
                Fn::Base64: !Sub |
                  #!/bin/bash
                  /opt/aws/bin/cfn-signal --stack ${AWS::StackName} --resource Web --region ${AWS::Region}
          Other:
            Type: AWS::EC2::Instance
            CreationPolicy: {ResourceSignal: {Timeout: PT10M}}
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData: !Base64 "aws s3 cp s3://scripts/start.sh . && bash start.sh"
        """),
    ]
  )
}

extension Inspection {
  /// What says how the instances of a resource start: itself, or its launch template or configuration.
  fileprivate func starters(of resource: Resource) -> [Resource] {
    let others = graph.edges(from: resource.logicalId).compactMap { edge -> Resource? in
      guard edge.relation == .refersTo || edge.relation == .runs,
        let other = graph.resource(edge.to), other.type != "AWS::EC2::Instance",
        StartScript.paths.contains(where: { $0.key == other.type })
      else { return nil }
      return other
    }
    let own = resource.type == "AWS::EC2::Instance" ? [resource] : []
    var seen: Set<String> = []
    return (own + others).filter { other in
      guard let path = StartScript.paths.first(where: { $0.key == other.type })?.value else {
        return false
      }
      return values(at: path, in: other).contains { !$0.isAbsent }
        && seen.insert(other.logicalId).inserted
    }
  }

  /// Whether a start script is written in the template and neither signals nor runs what may do so.
  fileprivate func certainlySendsNoSignal(_ starter: Resource) -> Bool {
    guard let path = StartScript.paths.first(where: { $0.key == starter.type })?.value else {
      return false
    }
    return values(at: path, in: starter).allSatisfy { value in
      StartScript(value, evaluation).isKnown(without: Self.whatMaySignal)
    }
  }

  /// Parts of commands that signal, or that fetch or run what is not written in the script.
  private static let whatMaySignal: [StaticString] = [
    "signal", "cfn-", "curl", "wget", "://", "aws ", "git ", "docker", "invoke-", "python",
    "ansible",
    "puppet", "chef", "source ", "bash ", "sh ", ".sh", ".py", ".ps1", "rpm", "include",
  ]
}

extension Diagnostic.Message {
  fileprivate static let unsent: Self = "nothing that the instances run sends the signal"
}
