import CloudFormation
package import Linting

extension Rule {
  /// Finds volumes with more or less throughput than they can have.
  package static let ebsVolumeThroughputOutOfBounds = Rule(
    "ebs-volume-throughput-out-of-bounds",
    summary: "volume with more or less throughput than it can have",
    severity: .error,
    category: .schema,
    services: ["ec2", "ebs"],
    documents: ["EC2-05"],
    why: """
      A `gp3` volume moves 125 to 2,000 MiB a second, and a quarter of a MiB for each operation. EC2 \
      refuses more and less, and the deployment fails.
      """,
    fix: "choose a `Throughput` that fits, or more `Iops`",
    url: "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
    check: .eachResource(of: EBSVolume.places.keys) { resource, template in
      for volume in EBSVolume.all(in: resource, template) {
        guard let bounds = volume.limits.throughput else { continue }
        for throughput in volume.throughputs {
          guard let number = throughput.integer else { continue }
          if !bounds.contains(number) {
            template.report(.outside(number, bounds), at: throughput)
            continue
          }
          for iops in volume.iops {
            // What a volume has where nothing is said.
            guard let operations = iops.isAbsent ? 3000 : iops.integer, number > operations / 4,
              (3000...80_000).contains(operations),
              let both = template.evaluation.value(throughput, alongside: iops)
            else { continue }
            template.report(.above(number, operations), at: both)
          }
        }
      }
    },
    examples: [
      Example(
        "too little, and too much for the operations",
        """
        Resources:
          Logs:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              AvailabilityZone: !ImportValue zone
              Encrypted: true
              VolumeType: gp3
              Size: 100
              Throughput: 100
              #           ^^^ throughput is 100 MiB/s, outside the 125 to 2,000 MiB/s of `gp3`
          Media:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              AvailabilityZone: !ImportValue zone
              Encrypted: true
              VolumeType: gp3
              Size: 100
              Throughput: 1000
              #           ^^^^ throughput is 1,000 MiB/s, above the 750 MiB/s that 3,000 IOPS allow
        """),
      Example(
        "the limits, and operations that are known at the deployment",
        """
        Parameters:
          Operations: {Type: Number}
        Resources:
          Logs:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: gp3, Size: 100, Throughput: 750}
          Media:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: gp3, Size: 100, Throughput: 2000, Iops: 8000}
          Open:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: gp3, Size: 100, Throughput: 1000, Iops: !Ref Operations}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outside(_ throughput: Int, _ bounds: ClosedRange<Int>) -> Self {
    "throughput is \(throughput.grouped) MiB/s, outside the \(bounds.inWords) MiB/s of `gp3`"
  }

  fileprivate static func above(_ throughput: Int, _ iops: Int) -> Self {
    "throughput is \(throughput.grouped) MiB/s, above the \((iops / 4).grouped) MiB/s that \(iops.grouped) IOPS allow"
  }
}
