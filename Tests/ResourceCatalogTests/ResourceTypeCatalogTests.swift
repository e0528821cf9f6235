import ResourceCatalog
import Testing

@Suite struct `The catalog of resource types` {
  private let catalog = ResourceTypeCatalog.standard

  @Test func `is as it was generated`() {
    #expect(catalog.isIntact)
  }

  @Test func `finds every type by its own name`() {
    var previous: [UInt8] = []
    for type in catalog.types {
      #expect(catalog.type(type.name)?.name == type.name)
      #expect(previous.lexicographicallyPrecedes(Array(type.name.utf8)))
      previous = Array(type.name.utf8)
    }
  }

  @Test(arguments: ["", "AWS::S3::Buckets", "AWS::S3::Bucke", "aws::s3::bucket", "ZZZ", "AWS"])
  func `knows no type that does not exist`(name: String) {
    #expect(catalog.type(name) == nil)
  }

  @Test func `finds every property by its own name`() {
    for type in catalog.types {
      for property in type.schema.properties {
        #expect(type.schema.property(property.name)?.index == property.index, "\(type.name)")
      }
    }
  }

  @Test func `knows the properties of a function`() throws {
    let function = try #require(catalog.type("AWS::Lambda::Function"))
    let schema = function.schema
    #expect(schema.isClosed)
    #expect(Set(schema.required) == ["Code", "Role"])
    let memory = try #require(schema.property("MemorySize")).schema
    #expect(memory.kinds == .integer)
    #expect(memory.minimum == 128)
    let packageType = try #require(schema.property("PackageType")).schema
    #expect(packageType.allowedValues == ["Image", "Zip"])
    let role = try #require(schema.property("Role")?.schema.pattern)
    #expect(catalog.pattern(role).contains(":iam::"))
    #expect(schema.property("Arn")?.isReadOnly == true)
    #expect(schema.property("MemorySise") == nil)
    let zip = try #require(schema.property("Code")?.schema.property("ZipFile"))
    #expect(zip.schema.kinds == .string)
  }

  @Test func `knows what attributes give`() throws {
    let function = try #require(catalog.type("AWS::Lambda::Function"))
    #expect(function.attribute("Arn")?.kinds == .string)
    #expect(function.attribute("SnapStartResponse.ApplyOn") != nil)
    #expect(function.attribute("Nope") == nil)
    let stack = try #require(catalog.type("AWS::CloudFormation::Stack"))
    #expect(stack.attribute("Outputs.Anything") != nil)
    #expect(stack.attribute("Output") == nil)
    let group = try #require(catalog.type("AWS::EC2::SecurityGroup"))
    #expect(group.attribute("GroupId")?.format == "AWS::EC2::SecurityGroup.Id")
  }

  @Test func `knows the regions of a type`() throws {
    #expect(catalog.regions.contains("eu-central-1"))
    let mumbai = catalog.regionSet(["ap-south-1", "nowhere-1"])
    #expect(catalog.names(of: mumbai) == ["ap-south-1"])
    let bucket = try #require(catalog.type("AWS::S3::Bucket"))
    #expect(bucket.regions.isSuperset(of: mumbai))
    #expect(catalog.types.contains { !$0.regions.isSuperset(of: mumbai) })
  }

  @Test func `tells which services end`() throws {
    #expect(catalog.type("AWS::Lambda::Function")?.serviceState == nil)
    let ending = catalog.types.filter { $0.serviceState != nil }
    #expect(!ending.isEmpty)
  }

  @Test func `does not open a table that is cut short or of another kind`() {
    let bytes = ResourceTypeCatalog.bytesOfStandardTable
    #expect(
      ResourceTypeCatalog(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 1)])) == nil)
    #expect(ResourceTypeCatalog(UnsafeRawBufferPointer(rebasing: bytes[..<16])) == nil)
    #expect(ResourceTypeCatalog(AuthorizationCatalog.bytesOfStandardTable) == nil)
  }

  @Test(arguments: [40, 5_000, 400_000])
  func `notices a damaged byte`(position: Int) {
    var copy = Array(ResourceTypeCatalog.bytesOfStandardTable)
    copy[position] ^= 0x10
    copy.withUnsafeBytes { bytes in
      #expect(ResourceTypeCatalog(bytes)?.isIntact == false)
    }
  }
}
