import CloudFormation
package import Linting

extension Rule {
  /// Finds volumes of a size that their type does not have.
  package static let ebsVolumeSizeOutOfBounds = Rule(
    "ebs-volume-size-out-of-bounds",
    summary: "volume smaller or larger than its type allows",
    severity: .error,
    category: .schema,
    services: ["ec2", "ebs"],
    documents: ["EC2-05"],
    why: """
      Each type of volume has a smallest and a largest size. EC2 refuses others, and the deployment \
      fails.
      """,
    fix: "choose a size that the type allows, or another type",
    url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html",
    check: .eachResource(of: EBSVolume.places.keys) { resource, template in
      for volume in EBSVolume.all(in: resource, template) {
        for size in volume.sizes {
          guard let number = size.integer, !volume.limits.size.contains(number) else { continue }
          template.report(.outside(number, volume), at: size)
        }
      }
    },
    examples: [
      Example(
        "cold storage that is too small, and a disk that is too large",
        """
        Resources:
          Archive:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              AvailabilityZone: !ImportValue zone
              Encrypted: true
              VolumeType: sc1
              Size: 100
              #     ^^^ size is 100 GiB, outside the 125 to 16,384 GiB of `sc1`
          Web:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                BlockDeviceMappings:
                  - DeviceName: /dev/xvda
                    Ebs:
                      VolumeType: gp2
                      VolumeSize: 20000
                      #           ^^^^^ size is 20,000 GiB, outside the 1 to 16,384 GiB of `gp2`
        """),
      Example(
        "the limits, and sizes that are known at the deployment",
        """
        Parameters:
          Size: {Type: Number}
          Kind: {Type: String}
        Resources:
          Web:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 20000}}]
          Archive:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: sc1, Size: 125}
          Data:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: gp3, Size: 65536}
          Open:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: st1, Size: !Ref Size}
          Any:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: !ImportValue zone, Encrypted: true, VolumeType: !Ref Kind, Size: 50}
        """),
      Example(
        "a type for each stage",
        """
        Parameters:
          Stage: {Type: String, AllowedValues: [test, prod]}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Data:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              AvailabilityZone: !ImportValue zone
              Encrypted: true
              VolumeType: !If [IsProd, st1, gp3]
              Size: 100
              #     ^^^ size is 100 GiB, outside the 125 to 16,384 GiB of `st1`, when `IsProd` is true
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outside(_ size: Int, _ volume: EBSVolume) -> Self {
    "size is \(size.grouped) GiB, outside the \(volume.limits.size.inWords) GiB of `\(volume.type)`"
  }
}
