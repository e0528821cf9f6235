import AccessPolicies
import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds users, groups and roles that can give themselves more permissions.
  package static let iamPrivilegeEscalation = Rule(
    "iam-privilege-escalation",
    summary: "permissions with which their holder can get more",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-04"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_110"),
      Equivalents(.cfripper, "PrivilegeEscalationRule"),
      Equivalents(.terrascan, "AC_AWS_0473"),
      Equivalents(
        .parliament, "PRIVILEGE_ESCALATION", "PERMISSIONS_MANAGEMENT_ACTIONS", "RESOURCE_STAR"),
      Equivalents(
        .cloudsplaining, "PrivilegeEscalation", "ResourceExposure", "InfrastructureModification",
        "CredentialsExposure"),
    ],
    why: """
      Each of these actions, alone or together, is a known way from limited permissions to all of them. \
      The limits of the policy are then worth nothing.
      """,
    fix: "name the resources that the action is needed on, or set a permissions boundary",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    check: .wholeTemplate { template in
      for (escalation, carrier) in EscalationsByThemselves.of(template).all {
        template.about(carrier) { template.report(escalation) }
      }
    },
    examples: [
      Example(
        "policies that it may change itself",
        """
        Resources:
          Support:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyName: support
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action:
                          - iam:ListUsers
                          - iam:AttachUserPolicy
                          # ^^^^^^^^^^^^^^^^^^^^ `iam:AttachUserPolicy` on any resource lets its holder give itself any permission
                          - iam:Create*
                          # ^^^^^^^^^^^ `iam:Create*` on any resource lets its holder give itself any permission
                        Resource: "*"
        """),
      Example(
        "two policies that are harmless alone",
        """
        Resources:
          Operator:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: ec2.amazonaws.com}
                    Action: sts:AssumeRole
              ManagedPolicyArns: [!Ref Changes]
              Policies:
                - PolicyName: run
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: states:StartExecution, Resource: "*"}
          Changes:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: states:UpdateStateMachine
                    #       ^^^^^^^^^^^^^^^^^^^^^^^^^ `states:UpdateStateMachine` on any resource lets its holder act with other roles
                    Resource: "*"
        """),
      Example(
        "on its own key, on one role, with a condition, and what is denied again",
        """
        Resources:
          Support:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyName: support
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: iam:CreateAccessKey
                        Resource: arn:aws:iam::*:user/${aws:username}
                      - Effect: Allow
                        Action: iam:AttachRolePolicy
                        Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/shop-*
                      - Effect: Allow
                        Action: iam:PutRolePolicy
                        Resource: "*"
                        Condition:
                          StringEquals: {iam:PermissionsBoundary: !Ref Boundary}
                      - {Effect: Allow, Action: iam:AddUserToGroup, Resource: "*"}
                      - {Effect: Deny, Action: "iam:Add*", Resource: "*"}
        Parameters:
          Boundary: {Type: String}
        """),
    ]
  )
}

/// The ways to more permissions that a template opens without passing a role on, which has a rule of
/// its own.
final class EscalationsByThemselves {
  /// Each of them with the resource that carries the policy, once for every holder and place.
  let all: [(Escalation, Resource)]
  /// The places of the texts that open them up.
  let places: Set<SourceRange>

  /// Those of a template, worked out once.
  static func of(_ template: Inspection) -> EscalationsByThemselves {
    template.shared { EscalationsByThemselves(template) }
  }

  private init(_ template: Inspection) {
    var found: [(Escalation, Resource)] = []
    for holder in template.policyHolders {
      var spokenOf: Set<SourceRange> = []
      for escalation in Escalation.all(in: holder.policies, template.evaluation) {
        guard escalation.path.means != .passedRole, let last = escalation.grants.last,
          spokenOf.insert(last.allowance.place.range).inserted
        else { continue }
        found.append((escalation, last.carrier))
      }
    }
    all = found
    places = Set(found.compactMap { $0.0.grants.last?.allowance.place.range })
  }
}

extension Inspection {
  fileprivate func report(_ escalation: Escalation) {
    guard let last = escalation.grants.last, let text = last.allowance.text else { return }
    var value = last.allowance
    value.scenario = escalation.scenario
    value.assumedDefault = escalation.assumedDefault
    let isOwn = escalation.path.means == .ownPermissions
    report(
      isOwn ? .ownPermissions(text) : .takenOver(text), at: value,
      related: escalation.grants.dropLast().map {
        RelatedPlace("together with `\($0.action)`", at: $0.allowance.place)
      },
      severity: isOwn ? nil : .note)
  }
}

extension Diagnostic.Message {
  fileprivate static func ownPermissions(_ text: String) -> Self {
    "`\(text)` on any resource lets its holder give itself any permission"
  }

  fileprivate static func takenOver(_ text: String) -> Self {
    "`\(text)` on any resource lets its holder act with other roles"
  }
}
