import Configuring
import Foundation
import RuleGeneration
import Rules

// Writes the rules' pages and the schema of configurations. It is a program of its own because it needs
// the rules compiled, and the list of the rules has to be written before they are.
let folder = RuleFolder(package: FileManager.default.currentDirectoryPath)
let pages = RulePages(BuiltInRules.all)
let changed = try pages.texts.sorted { $0.key < $1.key }.filter {
  try folder.write($0.value, to: $0.key)
}
for page in changed { print("\(page.key): written") }
for path in try pages.leftOver(in: folder.package) {
  try FileManager.default.removeItem(atPath: folder.package + "/" + path)
  print("\(path): removed")
}
let schema = String(decoding: ConfigurationSchema.json(for: BuiltInRules.all), as: UTF8.self)
if try folder.write(schema, to: ConfigurationSchema.path) {
  print("\(ConfigurationSchema.path): written")
}
if changed.isEmpty { print("\(RulePages.folder): up to date") }
