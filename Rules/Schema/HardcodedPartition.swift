import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds ARNs that name the partition although other parts of them are filled in.
  package static let hardcodedPartition = Rule(
    "hardcoded-partition",
    summary: "ARN that is bound to one partition",
    severity: .note,
    category: .operations,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I3042")],
    why: """
      China and GovCloud have partitions of their own. A template that writes `aws` there \
      works in none of them.
      """,
    fix: "write `${AWS::Partition}` in place of the partition",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
    check: .wholeTemplate { template in
      guard !template.template.isServerless, template.template.tree.holds("arn:aws") else { return }
      for site in template.callSites[.sub] where site.section == .resources {
        let text = site.argument.isScalar ? site.argument : site.argument.elements.first
        guard let text, text.isScalar, let partition = Rule.partition(in: text.text) else {
          continue
        }
        template.report(.hardcoded(partition), at: text)
      }
    },
    examples: [
      Example(
        "a partition that is written out",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - !Sub arn:aws:iam::${AWS::AccountId}:policy/boundary
                #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the ARN is bound to the partition `aws`
        """),
      Example(
        "the partition of the deployment",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func hardcoded(_ partition: String) -> Self {
    "the ARN is bound to the partition `\(partition)`"
  }
}

extension Rule {
  /// The first partition that is written out in an ARN of a text.
  private static func partition(in text: String) -> String? {
    var rest = Substring(text)
    while let start = rest.firstRange(of: "arn:") {
      rest = rest[start.upperBound...]
      let partition = rest.prefix { $0.isLetter || $0 == "-" }
      if partition.hasPrefix("aws"), rest.dropFirst(partition.count).first == ":" {
        return String(partition)
      }
    }
    return nil
  }
}
