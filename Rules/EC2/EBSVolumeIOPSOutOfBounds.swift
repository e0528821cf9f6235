import CloudFormation
package import Linting

extension Rule {
  /// Finds volumes with more or fewer operations a second than their type or size allows.
  package static let ebsVolumeIOPSOutOfBounds = Rule(
    "ebs-volume-iops-out-of-bounds",
    summary: "volume with more or fewer operations a second than it can have",
    severity: .error,
    category: .schema,
    services: ["ec2", "ebs"],
    documents: ["EC2-05"],
    why: """
      What a volume can be asked for depends on its type and its size. EC2 refuses more and less, and \
      the deployment fails.
      """,
    fix: "choose `Iops` that the type allows at this size",
    url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html",
    check: .eachResource(of: EBSVolume.places.keys) { resource, template in
      for volume in EBSVolume.all(in: resource, template) {
        guard let bounds = volume.limits.iops else { continue }
        for iops in volume.iops {
          guard let number = iops.integer else { continue }
          if !bounds.contains(number) {
            template.report(.outside(number, bounds, volume), at: iops)
            continue
          }
          for size in volume.sizes {
            guard let gibibytes = size.integer, let limit = volume.iopsAtMost(gibibytes),
              number > limit, let both = template.evaluation.value(iops, alongside: size)
            else { continue }
            template.report(
              .above(number, limit, gibibytes, volume), at: both,
              related: [RelatedPlace("the size", at: size.place)])
          }
        }
      }
    },
    examples: [
      Example(
        "too few for the type, and too many for the size",
        """
        Resources:
          Data:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              AvailabilityZone: !ImportValue zone
              Encrypted: true
              VolumeType: gp3
              Size: 100
              Iops: 1000
              #     ^^^^ 1,000 IOPS, outside the 3,000 to 80,000 of `gp3`
          Orders:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              AvailabilityZone: !ImportValue zone
              Encrypted: true
              VolumeType: io1
              Size: 20
              Iops: 2000
              #     ^^^^ 2,000 IOPS, above the 1,000 that `io1` has at 20 GiB
        """),
      Example(
        "the limits, a type without a choice, and a size that is known at the deployment",
        """
        Parameters:
          Size: {Type: Number}
        Resources:
          Data:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: gp3, Size: 1, Iops: 3000}
          Orders:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: io1, Size: 20, Iops: 1000}
          Open:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: io2, Size: !Ref Size, Iops: 9000}
        """),
    ]
  )
}

extension EBSVolume {
  /// The most operations a second at a size in GiB; what a type has at the least comes with any size.
  fileprivate func iopsAtMost(_ size: Int) -> Int? {
    guard let perGiB = limits.iopsPerGiB, let bounds = limits.iops, (1...100_000).contains(size)
    else { return nil }
    return max(bounds.lowerBound, size * perGiB)
  }
}

extension Diagnostic.Message {
  fileprivate static func outside(_ iops: Int, _ bounds: ClosedRange<Int>, _ volume: EBSVolume)
    -> Self
  {
    "\(iops.grouped) IOPS, outside the \(bounds.inWords) of `\(volume.type)`"
  }

  fileprivate static func above(_ iops: Int, _ limit: Int, _ size: Int, _ volume: EBSVolume)
    -> Self
  {
    "\(iops.grouped) IOPS, above the \(limit.grouped) that `\(volume.type)` has at \(size.grouped) GiB"
  }
}
