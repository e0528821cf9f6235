import CloudFormation
package import Linting

extension Rule {
  /// Finds clusters with a version of Kubernetes that is out of standard support.
  package static let eksVersionOutOfSupport = Rule(
    "eks-version-out-of-support",
    summary: "version of Kubernetes out of standard support",
    severity: .warning,
    category: .operations,
    services: ["eks"],
    documents: ["EKS-01"],
    frameworks: ["aws-foundational"],
    why: """
      After the standard support a cluster costs six times as much an hour. When the extended support \
      has ended too, EKS makes no new cluster of the version and upgrades those that there are by itself.
      """,
    fix: "move to a version in standard support, one minor version after the other",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    check: .eachResource(of: ["AWS::EKS::Cluster"]) { cluster, template in
      for value in template.values(at: "Version", in: cluster) where !template.isUnchosen(value) {
        guard let version = value.text else { continue }
        if KubernetesVersion.isAncient(version) {
          template.report(.gone(version), at: value)
          continue
        }
        guard let days = KubernetesVersion.all.first(where: { $0.name == version }),
          days.standardEnd <= template.today
        else { continue }
        template.report(
          days.extendedEnd <= template.today
            ? .ended(version, days.extendedEnd) : .costly(version, days.standardEnd), at: value)
      }
    },
    examples: [
      Example(
        "a version that has ended, and one that costs more",
        """
        Resources:
          Ancient:
            Type: AWS::EKS::Cluster
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/cluster
              Version: "1.20"
              #        ^^^^^^ version `1.20` of Kubernetes is long out of support
              ResourcesVpcConfig: {SubnetIds: [!ImportValue subnet-a, !ImportValue subnet-b]}
          Old:
            Type: AWS::EKS::Cluster
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/cluster
              Version: "1.28"
              #        ^^^^^^ version `1.28` of Kubernetes is out of support since 2025-11-26
              ResourcesVpcConfig: {SubnetIds: [!ImportValue subnet-a, !ImportValue subnet-b]}
          Costly:
            Type: AWS::EKS::Cluster
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/cluster
              Version: "1.31"
              #        ^^^^^^ version `1.31` of Kubernetes is in extended support since 2025-11-26, at six times the price
              ResourcesVpcConfig: {SubnetIds: [!ImportValue subnet-a, !ImportValue subnet-b]}
        """),
      Example(
        "a current version, and the one that EKS takes by itself",
        """
        Resources:
          Current:
            Type: AWS::EKS::Cluster
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/cluster
              Version: "1.35"
              ResourcesVpcConfig: {SubnetIds: [!ImportValue subnet-a, !ImportValue subnet-b]}
          Newest:
            Type: AWS::EKS::Cluster
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/cluster
              ResourcesVpcConfig: {SubnetIds: [!ImportValue subnet-a, !ImportValue subnet-b]}
        """),
    ]
  )
}

/// A version of Kubernetes that EKS runs, and the days on which its support ends.
///
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html>
private struct KubernetesVersion {
  let name: String
  let standardEnd: CalendarDate
  let extendedEnd: CalendarDate

  init(_ name: String, _ year: Int, _ month: Int, _ day: Int) {
    self.name = name
    standardEnd = CalendarDate(year, month, day)
    extendedEnd = CalendarDate(year + 1, month, day)
  }

  /// Whether a version was gone before EKS had an extended support.
  static func isAncient(_ version: String) -> Bool {
    let parts = version.split(separator: ".")
    guard parts.count == 2, parts[0] == "1", let minor = Int(parts[1]) else { return false }
    return minor < 23
  }

  static let all = [
    KubernetesVersion("1.23", 2023, 10, 11), KubernetesVersion("1.24", 2024, 1, 31),
    KubernetesVersion("1.25", 2024, 5, 1), KubernetesVersion("1.26", 2024, 6, 11),
    KubernetesVersion("1.27", 2024, 7, 24), KubernetesVersion("1.28", 2024, 11, 26),
    KubernetesVersion("1.29", 2025, 3, 23), KubernetesVersion("1.30", 2025, 7, 23),
    KubernetesVersion("1.31", 2025, 11, 26), KubernetesVersion("1.32", 2026, 3, 23),
    KubernetesVersion("1.33", 2026, 7, 29), KubernetesVersion("1.34", 2026, 12, 2),
    KubernetesVersion("1.35", 2027, 3, 27),
  ]
}

extension Diagnostic.Message {
  fileprivate static func gone(_ version: String) -> Self {
    "version `\(version)` of Kubernetes is long out of support"
  }

  fileprivate static func ended(_ version: String, _ day: CalendarDate) -> Self {
    "version `\(version)` of Kubernetes is out of support since \(day)"
  }

  fileprivate static func costly(_ version: String, _ day: CalendarDate) -> Self {
    "version `\(version)` of Kubernetes is in extended support since \(day), at six times the price"
  }
}
