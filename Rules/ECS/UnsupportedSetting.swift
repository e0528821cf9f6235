import CloudFormation

/// A setting of a task definition that Fargate does not have.
///
/// Source: <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html>
struct UnsupportedSetting {
  /// What a value has to be to ask for what there is not.
  enum Want {
    /// Anything at all.
    case anything
    /// `true`.
    case yes
    /// A certain text.
    case text(String)
    /// A text that is not among those that there are.
    case otherThan([String])
  }

  /// The way to the setting.
  let path: PropertyPath
  /// The name of the setting, or what it names.
  let name: String
  /// What asks for what there is not.
  let want: Want

  private init(_ path: PropertyPath, _ name: String, _ want: Want = .anything) {
    self.path = path
    self.name = name
    self.want = want
  }

  /// Whether a value asks for what there is not.
  func isWanted(_ value: PossibleValue) -> Bool {
    switch want {
    case .anything: !value.isAbsent && !value.isUnknown
    case .yes: value.boolean == true
    case .text(let text): value.text == text
    case .otherThan(let allowed): value.text.map { !allowed.contains($0) } ?? false
    }
  }

  /// Every such setting; those that are lists by their elements, since an empty list asks for
  /// nothing.
  static let all = [
    UnsupportedSetting("PlacementConstraints.*", "PlacementConstraints"),
    UnsupportedSetting("InferenceAccelerators.*", "InferenceAccelerators"),
    UnsupportedSetting("IpcMode", "IpcMode"),
    UnsupportedSetting("PidMode", "PidMode", .text("host")),
    UnsupportedSetting("Volumes.*.DockerVolumeConfiguration", "DockerVolumeConfiguration"),
    UnsupportedSetting("ContainerDefinitions.*.Privileged", "Privileged", .yes),
    UnsupportedSetting("ContainerDefinitions.*.DisableNetworking", "DisableNetworking", .yes),
    UnsupportedSetting("ContainerDefinitions.*.Links.*", "Links"),
    UnsupportedSetting("ContainerDefinitions.*.DnsServers.*", "DnsServers"),
    UnsupportedSetting("ContainerDefinitions.*.DnsSearchDomains.*", "DnsSearchDomains"),
    UnsupportedSetting("ContainerDefinitions.*.ExtraHosts.*", "ExtraHosts"),
    UnsupportedSetting("ContainerDefinitions.*.DockerSecurityOptions.*", "DockerSecurityOptions"),
    UnsupportedSetting(
      "ContainerDefinitions.*.ResourceRequirements.*.Type", "ResourceRequirements", .text("GPU")),
    UnsupportedSetting(
      "ContainerDefinitions.*.LinuxParameters.Devices.*", "LinuxParameters.Devices"),
    UnsupportedSetting("ContainerDefinitions.*.LinuxParameters.MaxSwap", "LinuxParameters.MaxSwap"),
    UnsupportedSetting(
      "ContainerDefinitions.*.LinuxParameters.Swappiness", "LinuxParameters.Swappiness"),
    UnsupportedSetting(
      "ContainerDefinitions.*.LinuxParameters.Capabilities.Add.*", "capability",
      .otherThan(["SYS_PTRACE", "CAP_SYS_PTRACE"])),
    UnsupportedSetting("ContainerDefinitions.*.Ulimits.*.Name", "limit", .otherThan(["nofile"])),
  ]
}
