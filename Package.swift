// swift-tools-version: 6.2
import Foundation
import PackageDescription

let package = Package(
  name: "plumb",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "plumb", targets: ["plumb"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The system
    .target(name: "CThreads"),
    .target(name: "Platform", dependencies: ["CThreads"]),

    // Reading
    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "SourceText"),
    .target(name: "TemplateSyntax", dependencies: ["CLibYAML", "Platform", "SourceText"]),

    // Understanding
    .target(name: "CloudFormation", dependencies: ["SourceText", "TemplateSyntax"]),
    .target(
      name: "ServerlessModel",
      dependencies: [
        "CloudFormation", "Platform", "ResourceCatalog", "SourceText", "TemplateSyntax",
      ]
    ),
    .target(
      name: "ResourceGraph",
      dependencies: ["CloudFormation", "ServerlessModel", "TemplateSyntax"]
    ),
    .target(
      name: "ResourceCatalogData",
      exclude: [
        "authorization.bin", "manifest.json", "resource-types.bin", "serverless.bin",
        "serverless-properties.bin",
      ]
    ),
    .target(name: "ResourceCatalog", dependencies: ["ResourceCatalogData"]),
    .target(
      name: "AccessPolicies",
      dependencies: ["CloudFormation", "ResourceCatalog", "SourceText", "TemplateSyntax"]
    ),

    // Judging
    .target(
      name: "PropertyValidation",
      dependencies: [
        "CloudFormation", "RegularExpressions", "ResourceCatalog", "SourceText", "TemplateSyntax",
      ]
    ),
    .target(
      name: "ServerlessValidation",
      dependencies: ["CloudFormation", "ResourceCatalog", "ServerlessModel", "TemplateSyntax"]
    ),
    .target(
      name: "Linting",
      dependencies: [
        "AccessPolicies", "CloudFormation", "Platform", "PropertyValidation", "ResourceCatalog",
        "ResourceGraph", "ServerlessModel", "ServerlessValidation", "SourceText", "TemplateSyntax",
      ]
    ),
    .target(name: "RegularExpressions"),
    .target(
      name: "RuleLanguage",
      dependencies: [
        "AccessPolicies", "CloudFormation", "Linting", "Platform", "RegularExpressions",
        "ResourceCatalog", "ResourceGraph", "SourceText", "TemplateSyntax",
      ]
    ),
    .target(
      name: "Rules",
      dependencies: [
        "AccessPolicies", "CloudFormation", "Linting", "PropertyValidation", "ResourceCatalog",
        "ResourceGraph", "RuleLanguage", "ServerlessModel", "ServerlessValidation", "SourceText",
        "TemplateSyntax",
      ],
      path: "Rules",
      exclude: declarativeRules()
    ),

    // Working on plumb
    .target(name: "RuleGeneration", dependencies: ["Linting", "RuleLanguage", "SourceText"]),
    .executableTarget(
      name: "plumb-dev",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "RuleGeneration",
      ]
    ),
    .executableTarget(
      name: "plumb-pages", dependencies: ["Configuring", "RuleGeneration", "Rules"]),

    // Telling
    .target(
      name: "Reports",
      dependencies: [
        "CloudFormation", "Linting", "Platform", "ResourceGraph", "SourceText", "TemplateSyntax",
      ]
    ),
    .target(
      name: "LintRun",
      dependencies: [
        "CloudFormation", "Linting", "Platform", "ResourceGraph", "RuleLanguage", "SourceText",
        "TemplateSyntax",
      ]
    ),
    .target(
      name: "Baselines",
      dependencies: ["LintRun", "Linting", "Platform", "Reports", "SourceText", "TemplateSyntax"]
    ),
    .target(
      name: "Configuring",
      dependencies: ["LintRun", "Linting", "Platform", "Reports", "SourceText", "TemplateSyntax"]
    ),
    .target(
      name: "CommandLine",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Baselines", "Configuring", "LintRun", "Linting", "Platform", "Reports", "Rules",
        "SourceText",
      ]
    ),
    .executableTarget(
      name: "plumb",
      dependencies: ["CommandLine"],
      // A static executable without symbols starts in half the time (docs/decisions/0002). Profiles
      // need them: PLUMB_SYMBOLS=1 keeps them.
      linkerSettings: [
        .unsafeFlags(
          ["-static-executable"]
            + (Context.environment["PLUMB_SYMBOLS"] == nil ? ["-Xlinker", "-s"] : []),
          .when(platforms: [.linux], configuration: .release))
      ]
    ),

    .testTarget(
      name: "AccessPoliciesTests",
      dependencies: [
        "AccessPolicies", "CloudFormation", "ResourceCatalog", "SourceText", "TemplateSyntax",
      ]
    ),
    .testTarget(
      name: "BaselinesTests",
      dependencies: [
        "Baselines", "LintRun", "Linting", "SourceText", "TemplateSyntax",
      ]
    ),
    .testTarget(
      name: "ConfiguringTests",
      dependencies: ["Configuring", "LintRun", "Linting", "Rules", "SourceText", "TemplateSyntax"]
    ),
    .testTarget(
      name: "LintingTests",
      dependencies: ["CloudFormation", "Linting", "SourceText", "TemplateSyntax"]
    ),
    .testTarget(
      name: "LintRunTests", dependencies: ["LintRun", "Linting", "SourceText", "TemplateSyntax"]
    ),
    .testTarget(
      name: "CommandLineTests", dependencies: ["Snapshots", "plumb"], exclude: ["Snapshots"]
    ),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "SeededRandom",
        "CloudFormation", "Linting", "RegularExpressions", "RuleGeneration", "Rules", "SourceText",
        "TemplateSyntax",
      ]
    ),
    .testTarget(name: "SourceConventionTests"),
    .testTarget(name: "RegularExpressionsTests", dependencies: ["RegularExpressions"]),
    .testTarget(
      name: "RuleLanguageTests", dependencies: ["Linting", "RuleLanguage", "SourceText"]
    ),
    .testTarget(name: "RuleGenerationTests", dependencies: ["RuleGeneration"]),
    .testTarget(name: "ResourceCatalogTests", dependencies: ["ResourceCatalog"]),
    .testTarget(
      name: "PropertyValidationTests",
      dependencies: [
        "SeededRandom",
        "CloudFormation", "PropertyValidation", "RegularExpressions", "ResourceCatalog",
        "SourceText", "TemplateSyntax",
      ]
    ),
    .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SeededRandom", "SourceText"]),
    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .target(name: "Snapshots", path: "Tests/Snapshots"),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "CloudFormation", "Linting", "Reports", "ResourceGraph", "ServerlessModel", "Snapshots",
        "SourceText", "TemplateSyntax",
      ],
      exclude: ["Schemas", "Snapshots", "page.py", "schemas.py"]
    ),
    .testTarget(
      name: "TemplateSyntaxTests", dependencies: ["SeededRandom", "SourceText", "TemplateSyntax"]),
    .testTarget(
      name: "CloudFormationTests",
      dependencies: ["SeededRandom", "CloudFormation", "SourceText", "TemplateSyntax"]
    ),
    .testTarget(
      name: "ServerlessValidationTests",
      dependencies: [
        "CloudFormation", "ServerlessModel", "ServerlessValidation", "SourceText", "TemplateSyntax",
      ]
    ),
    .testTarget(
      name: "ServerlessModelTests",
      dependencies: ["CloudFormation", "ServerlessModel", "SourceText", "TemplateSyntax"]
    ),
    .testTarget(
      name: "ResourceGraphTests",
      dependencies: [
        "CloudFormation", "ResourceGraph", "ServerlessModel", "SourceText", "TemplateSyntax",
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

/// The YAML rule files, which the generated rule list carries and the compiler must pass over.
func declarativeRules() -> [String] {
  let files = FileManager.default.enumerator(atPath: Context.packageDirectory + "/Rules")
  return (files?.compactMap { $0 as? String } ?? []).filter {
    !$0.hasSuffix(".swift") && $0.contains(".")
  }
  .sorted()
}

for target in package.targets where ![.system, .plugin].contains(target.type) {
  var settings = target.swiftSettings ?? []
  settings += [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
  target.swiftSettings = settings
}
