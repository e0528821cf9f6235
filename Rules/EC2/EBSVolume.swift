import CloudFormation
import Linting

/// What a template says of a volume, wherever it declares one.
struct EBSVolume {
  /// The bounds of a type of volume.
  ///
  /// Source: <https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html>
  struct Limits {
    /// In GiB.
    let size: ClosedRange<Int>
    /// Operations a second; nil where they are not chosen.
    var iops: ClosedRange<Int>?
    /// Operations a second for each GiB.
    var iopsPerGiB: Int?
    /// In MiB a second; nil where it is not chosen.
    var throughput: ClosedRange<Int>?
  }

  private static let limits: KeyValuePairs<String, Limits> = [
    "gp2": Limits(size: 1...16_384),
    "gp3": Limits(size: 1...65_536, iops: 3000...80_000, iopsPerGiB: 500, throughput: 125...2000),
    "io1": Limits(size: 4...16_384, iops: 100...64_000, iopsPerGiB: 50),
    "io2": Limits(size: 4...65_536, iops: 100...256_000, iopsPerGiB: 1000),
    "sc1": Limits(size: 125...16_384),
    "st1": Limits(size: 125...16_384),
    "standard": Limits(size: 1...1024),
  ]

  /// The types of resources that declare volumes, with where they do.
  static let places: KeyValuePairs<String, PropertyPath> = [
    "AWS::AutoScaling::LaunchConfiguration": "BlockDeviceMappings.*.Ebs",
    "AWS::EC2::Instance": "BlockDeviceMappings.*.Ebs",
    "AWS::EC2::LaunchTemplate": "LaunchTemplateData.BlockDeviceMappings.*.Ebs",
    "AWS::EC2::Volume": "",
  ]

  /// The name of the type, such as `gp3`.
  let type: String
  /// What the type allows.
  let limits: Limits
  /// The value that says the type.
  let typeValue: PossibleValue
  /// The mapping that declares the volume.
  private let declaration: PossibleValue
  private let sizeKey: String
  private let inspection: Inspection

  /// The volumes that a resource declares, each for every type that it can have.
  ///
  /// Where no type is said, a volume is a `gp2`. A disk of an instance may be one of its image, with
  /// the type that it has there.
  static func all(in resource: Resource, _ inspection: Inspection) -> [EBSVolume] {
    guard let place = places[resource.type] else { return [] }
    return inspection.values(at: place, in: resource).filter { $0.mapping != nil }
      .flatMap { declaration in
        inspection.property("VolumeType", of: declaration).compactMap { type -> EBSVolume? in
          let isVolume = resource.type == "AWS::EC2::Volume"
          guard let name = type.isAbsent ? (isVolume ? "gp2" : nil) : type.text,
            let limits = limits[name]
          else { return nil }
          return EBSVolume(
            type: name, limits: limits, typeValue: type, declaration: declaration,
            sizeKey: isVolume ? "Size" : "VolumeSize",
            inspection: inspection)
        }
      }
  }

  /// The sizes that it can have.
  var sizes: [PossibleValue] { values(sizeKey) }
  /// The operations a second that it can be asked for.
  var iops: [PossibleValue] { values("Iops") }
  /// The throughputs that it can be asked for.
  var throughputs: [PossibleValue] { values("Throughput") }

  private func values(_ key: String) -> [PossibleValue] {
    inspection.property(key, of: declaration).compactMap { value in
      // Who chooses another type at the deployment does not keep what stands for the default.
      if value.assumedDefault != nil, typeValue.origin != nil { return nil }
      return inspection.evaluation.value(value, alongside: typeValue)
    }
  }
}

extension ClosedRange<Int> {
  /// The range in words, such as "1 to 16,384".
  var inWords: String { "\(lowerBound.grouped) to \(upperBound.grouped)" }
}

extension Int {
  /// The number with commas between thousands, such as "16,384".
  var grouped: String { TemplateLimit.grouped(self) }
}
