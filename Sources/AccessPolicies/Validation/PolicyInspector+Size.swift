import CloudFormation
import TemplateSyntax

extension PolicyInspector {
  /// Looks for policies with more letters than their service takes.
  ///
  /// Only what is certain is counted: a function counts as nothing.
  mutating func inspectSizes(of policies: [AccessPolicy]) {
    var inline: [String: (size: Int, policy: AccessPolicy)] = [:]
    for policy in policies {
      guard let limit = policy.sizeLimit, let mapping = policy.document.mapping else { continue }
      let size = mapping.leastSize(countingSpaces: limit.countsSpaces)
      if limit.isForAll {
        // A policy that is only there in some scenarios may not be there with another.
        let always = evaluation.scenario(of: policy.resource)
        guard policy.document.scenario == always else { continue }
        let sum = (inline[policy.resource.logicalId]?.size ?? 0) + size
        inline[policy.resource.logicalId] = (sum, policy)
        if sum > limit.most, sum - size <= limit.most {
          add(.tooLarge(size: sum, limit: limit.most, of: limit.of), in: policy, at: policy.place)
        }
      } else if size > limit.most {
        add(.tooLarge(size: size, limit: limit.most, of: limit.of), in: policy, at: policy.place)
      }
    }
  }
}

/// How large a policy may be.
private struct PolicySizeLimit {
  /// The most letters.
  let most: Int
  /// Of what, in words.
  let of: String
  /// Whether all policies of the resource count together.
  var isForAll = false
  /// Whether spaces inside of texts count.
  var countsSpaces = false
}

extension AccessPolicy {
  /// The key under which the document stands, in the document's scenario.
  fileprivate var place: PossibleValue {
    var value = document
    if let key = document.place.key { value.place = key }
    return value
  }

  /// How large the policy may be, where AWS documents it and no quota can be raised.
  ///
  /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
  fileprivate var sizeLimit: PolicySizeLimit? {
    switch (resource.type, kind) {
    case ("AWS::IAM::ManagedPolicy", _): PolicySizeLimit(most: 6144, of: "a managed policy")
    // A quota of 2,048 that can be raised.
    case (_, .trust): PolicySizeLimit(most: 8192, of: "a trust policy")
    case ("AWS::IAM::Role", _):
      PolicySizeLimit(most: 10_240, of: "the inline policies of a role", isForAll: true)
    case ("AWS::IAM::User", _):
      PolicySizeLimit(most: 2048, of: "the inline policies of a user", isForAll: true)
    case ("AWS::IAM::Group", _):
      PolicySizeLimit(most: 5120, of: "the inline policies of a group", isForAll: true)
    case ("AWS::IAM::RolePolicy", _): PolicySizeLimit(most: 10_240, of: "a role's inline policies")
    case ("AWS::IAM::UserPolicy", _): PolicySizeLimit(most: 2048, of: "a user's inline policies")
    case ("AWS::IAM::GroupPolicy", _): PolicySizeLimit(most: 5120, of: "a group's inline policies")
    case ("AWS::IAM::Policy", _): PolicySizeLimit(most: 10_240, of: "inline policies")
    case ("AWS::S3::BucketPolicy", _):
      PolicySizeLimit(most: 20_480, of: "a bucket policy", countsSpaces: true)
    case ("AWS::KMS::Key", _), ("AWS::KMS::ReplicaKey", _):
      PolicySizeLimit(most: 32_768, of: "a key policy", countsSpaces: true)
    case ("AWS::SecretsManager::ResourcePolicy", _):
      PolicySizeLimit(most: 20_480, of: "a secret's policy", countsSpaces: true)
    case ("AWS::EC2::VPCEndpoint", _):
      PolicySizeLimit(most: 20_480, of: "an endpoint policy", countsSpaces: true)
    default: nil
    }
  }
}

extension Node {
  /// The letters of the shortest JSON text of the node, with nothing for functions.
  fileprivate func leastSize(countingSpaces: Bool) -> Int {
    if function != nil { return 0 }
    if isMapping {
      let parts = pairs.map { pair in
        pair.key.lettersOfText(countingSpaces) + 3
          + pair.value.leastSize(countingSpaces: countingSpaces)
      }
      return 2 + parts.reduce(0, +) + Swift.max(0, parts.count - 1)
    }
    if isSequence {
      // An element that is a function may be left out, and its comma with it.
      let parts = elements.filter { $0.function == nil }.map {
        $0.leastSize(countingSpaces: countingSpaces)
      }
      return 2 + parts.reduce(0, +) + Swift.max(0, parts.count - 1)
    }
    return lettersOfText(countingSpaces) + (isQuoted ? 2 : 0)
  }

  private func lettersOfText(_ countingSpaces: Bool) -> Int {
    withUTF8 { bytes in
      bytes.count { byte in
        byte & 0xC0 != 0x80 && (countingSpaces || byte > 0x20)
      }
    }
  }
}
