#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells whether a text can be what a format says.
enum TextFormat {
  /// Whether a text is as a format wants it; true for a format of which nothing is known.
  static func allows(_ text: UnsafeBufferPointer<UInt8>, _ format: String) -> Bool {
    switch format {
    case "AWS::EC2::SecurityGroup.Id": isIdentifier(text, "sg-")
    case "AWS::EC2::Subnet.Id": isIdentifier(text, "subnet-")
    case "AWS::EC2::VPC.Id": isIdentifier(text, "vpc-")
    case "AWS::EC2::Image.Id": isImage(text) || begins(text, "resolve:ssm:")
    case "AWS::IAM::Role.Arn": isARN(text, service: "iam", resource: "role/")
    case "AWS::ACM::Certificate.Arn":
      isARN(text, service: "acm", resource: "certificate/")
        || isARN(text, service: "iam", resource: "server-certificate/")
    case "AWS::Lambda::Function.Arn": isARN(text, service: "lambda", resource: "")
    case "AWS::SNS::Topic.Arn": isARN(text, service: "sns", resource: "")
    case "AWS::SQS::Queue.Arn": isARN(text, service: "sqs", resource: "")
    case "AWS::KMS::Key.Arn":
      isARN(text, service: "kms", resource: "key/")
        || isARN(text, service: "kms", resource: "alias/")
    case "AWS::KMS::Key.Id": isKeyIdentifier(text) || begins(text, "alias/")
    case "AWS::KMS::Alias.AliasName": begins(text, "alias/")
    case "AWS::S3::Bucket.Name":
      begins(text, "arn:") || (3...255).contains(text.count) && text.allSatisfy(isOfBucketName)
    case "AWS::Logs::LogGroup.Name":
      begins(text, "arn:") || (1...512).contains(text.count) && text.allSatisfy(isOfLogGroupName)
    case "AWS::EC2::SecurityGroup.Name":
      (1...255).contains(text.count) && text.allSatisfy(isOfSecurityGroupName)
    case "date-time": mayBeTime(text)
    case "ipv4": isAddress(text, AF_INET)
    case "ipv6": isAddress(text, AF_INET6)
    default: true
    }
  }

  /// Whether a text begins with a date, or is a number, such as the seconds since 1970.
  ///
  /// Services differ in what they take behind the date.
  private static func mayBeTime(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func number(_ range: Range<Int>) -> Int? {
      Int(String(decoding: text[range], as: UTF8.self))
    }
    if Double(String(decoding: text, as: UTF8.self)) != nil { return true }
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[0] != UInt8(ascii: "-"), number(0..<4) != nil,
      let month = number(5..<7), let day = number(8..<10)
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  /// Whether a text is an internet address of a family.
  private static func isAddress(_ text: UnsafeBufferPointer<UInt8>, _ family: Int32) -> Bool {
    var address = in6_addr()
    return String(decoding: text, as: UTF8.self).withCString {
      inet_pton(family, $0, &address) == 1
    }
  }

  /// Examples have letters in the ids of images that no real id has; they are left alone.
  private static func isImage(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    begins(text, "ami-") && [12, 21].contains(text.count)
  }

  /// Buckets from before 2018 have upper case and underscores in their names, and up to 255 letters.
  private static func isOfBucketName(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte.isOne(of: ".-_")
  }

  private static func isOfLogGroupName(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte.isOne(of: "._-/#")
  }

  private static func isOfSecurityGroupName(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte.isOne(of: " ._-:/()#,@[]+=&;{}!$*")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    // Digits have the bit of lower case set already, other signs would get it.
    default: byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
  }

  private static func isKeyIdentifier(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if begins(text, "mrk-") { return text.count == 36 }
    return text.count == 36
      && text.enumerated().allSatisfy { [8, 13, 18, 23].contains($0) == ($1 == UInt8(ascii: "-")) }
  }

  /// Whether a text is a prefix with hexadecimal digits behind it.
  private static func isIdentifier(_ text: UnsafeBufferPointer<UInt8>, _ prefix: StaticString)
    -> Bool
  {
    guard begins(text, prefix) else { return false }
    let digits = text.dropFirst(prefix.utf8CodeUnitCount)
    return [8, 17].contains(digits.count)
      && digits.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
      }
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { text.starts(with: $0) }
  }

  /// Whether a text is an ARN of something in an account, which has 12 digits.
  private static func isARN(
    _ text: UnsafeBufferPointer<UInt8>, service: String, resource: String
  ) -> Bool {
    let parts = String(decoding: text, as: UTF8.self).split(
      separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws")
      && parts[2] == service && parts[5].hasPrefix(resource)
      && parts[4].utf8.count == 12 && parts[4].allSatisfy { ("0"..."9").contains($0) }
  }
}

extension UInt8 {
  fileprivate func isOne(of letters: StaticString) -> Bool {
    let letters = UnsafeBufferPointer(
      start: letters.utf8Start, count: letters.utf8CodeUnitCount)
    return letters.contains(self)
  }
}
