import Foundation
import ResourceCatalog
import Testing

/// The tables that are part of the binary are those that the manifest names.
@Suite struct `The manifest of the tables` {
  private struct Manifest: Decodable {
    struct Table: Decodable {
      var file: String
      var bytes: Int
      var checksum: String
      var sha256: String
      var packages: [String]
    }
    struct Package: Decodable {
      var name: String
      var sha256: String
      var licence: String
    }
    var tables: [Table]
    var packages: [Package]
  }

  private let manifest: Manifest

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/ResourceCatalogData/manifest.json")
    manifest = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file))
  }

  @Test(arguments: [
    "authorization.bin", "resource-types.bin", "serverless.bin", "serverless-properties.bin",
  ])
  func `describes each table`(file: String) throws {
    let bytes =
      switch file {
      case "authorization.bin": AuthorizationCatalog.bytesOfStandardTable
      case "resource-types.bin": ResourceTypeCatalog.bytesOfStandardTable
      case "serverless-properties.bin": ServerlessPropertyCatalog.bytesOfStandardTable
      default: ServerlessCatalog.bytesOfStandardTable
      }
    let entry = try #require(manifest.tables.first { $0.file == file })
    let checksum = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    #expect(entry.bytes == bytes.count)
    #expect(
      UInt64(entry.checksum, radix: 16) == UInt64(littleEndian: checksum),
      "run Scripts/update-catalog, which writes the tables and the manifest together")
    #expect(entry.sha256 == SHA256.hexadecimal(of: bytes))
  }

  @Test func `is compared by digests that are those of the standard`() {
    let digest = Array("abc".utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) }
    #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `names the package and the licence of every fact`() {
    let known = Set(manifest.packages.map(\.name))
    for table in manifest.tables {
      #expect(!table.packages.isEmpty && known.isSuperset(of: table.packages))
    }
    #expect(manifest.packages.allSatisfy { $0.sha256.count == 64 && !$0.licence.isEmpty })
  }

  @Test func `stays below 6 MB with all its tables`() {
    #expect(manifest.tables.reduce(0) { $0 + $1.bytes } < 6_000_000)
  }
}
