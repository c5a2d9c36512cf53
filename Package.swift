// swift-tools-version: 6.3

import PackageDescription

/// Settings shared by every Swift target; a target may add to them, never remove.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The test target of a module, with the shared support beside it.
///
/// `fixtures` are folders beside the tests that they read by path.
func tests(
  of module: String, _ dependencies: [Target.Dependency] = [], fixtures: [String] = []
) -> Target {
  .testTarget(
    name: "\(module)Tests",
    dependencies: [.target(name: module), "TestSupport"] + dependencies,
    exclude: fixtures, swiftSettings: strict)
}

let package = Package(
  name: "ancrage",
  products: [.executable(name: "ancrage", targets: ["ancrage"])],
  targets: [
    // MARK: C libraries (headers and link flags only; no Swift code)
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

    // MARK: Pure modules
    .target(name: "Hashing", dependencies: ["CSodium"], swiftSettings: strict),
    .target(name: "JSONText", swiftSettings: strict),
    .target(name: "Domain", dependencies: ["Hashing", "JSONText"], swiftSettings: strict),
    .target(name: "EventLog", dependencies: ["Hashing"], swiftSettings: strict),
    .target(
      name: "Projections", dependencies: ["Domain", "Hashing", "JSONText"], swiftSettings: strict),

    // MARK: Adapters
    .target(
      name: "SQLiteStorage", dependencies: ["EventLog", "Hashing", "CSQLite"],
      swiftSettings: strict),
    .target(name: "MappedFiles", swiftSettings: strict),
    .target(
      name: "Geometry", dependencies: ["Domain", "MappedFiles", "CGEOS"], swiftSettings: strict),
    .target(name: "Addressing", dependencies: ["Domain", "MappedFiles"], swiftSettings: strict),

    // MARK: Core
    .target(
      name: "Engine",
      dependencies: [
        "Hashing", "JSONText", "Domain", "EventLog", "Projections", "SQLiteStorage", "Geometry",
        "Addressing",
      ],
      swiftSettings: strict),

    // MARK: Edges
    .target(
      name: "Interchange",
      dependencies: [
        "Engine", "Domain", "Addressing", "Geometry", "JSONText", "EventLog", "Hashing",
      ],
      swiftSettings: strict),
    .target(
      name: "CommandLine",
      dependencies: [
        "Interchange", "Engine", "Domain", "EventLog", "Geometry", "Hashing", "JSONText",
      ],
      swiftSettings: strict),
    .executableTarget(name: "ancrage", dependencies: ["CommandLine"], swiftSettings: strict),

    // MARK: Tools
    .target(name: "TidyRules", path: "Tools/tidy-rules", swiftSettings: strict),
    .executableTarget(
      name: "tidy", dependencies: ["TidyRules"], path: "Tools/tidy", swiftSettings: strict),
    .target(name: "DemoRegion", path: "Tools/demo-region", swiftSettings: strict),
    .executableTarget(
      name: "demo-data", dependencies: ["DemoRegion"], path: "Tools/demo-data",
      swiftSettings: strict),
    .executableTarget(name: "readme-check", path: "Tools/readme-check", swiftSettings: strict),
    .target(
      name: "InventedGazetteer", dependencies: ["DemoRegion"], path: "Tools/invented-gazetteer",
      swiftSettings: strict),
    .executableTarget(
      name: "public-cases", dependencies: ["Domain", "PublicCases", "InventedGazetteer"],
      path: "Tools/public-cases", swiftSettings: strict),
    .executableTarget(
      name: "make-gazetteer", dependencies: ["InventedGazetteer"], path: "Tools/make-gazetteer",
      swiftSettings: strict),
    .target(
      name: "AddressFuzzing",
      dependencies: ["Addressing", "Domain", "DemoRegion", "InventedGazetteer", "MappedFiles"],
      path: "Tools/address-fuzzing", swiftSettings: strict),
    .executableTarget(
      name: "fuzz-addresses", dependencies: ["AddressFuzzing"], path: "Tools/fuzz-addresses",
      swiftSettings: strict),
    .target(
      name: "BenchmarkRivals", dependencies: ["CSQLite", "CSodium", "CGEOS"],
      path: "Tools/benchmark-rivals"),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Addressing", "BenchmarkRivals", "Domain", "Engine", "EventLog", "Geometry", "Hashing",
        "Interchange", "InventedGazetteer", "JSONText", "Projections", "SQLiteStorage",
      ],
      path: "Tools/benchmark", swiftSettings: strict),

    // MARK: Tests
    .target(
      name: "TestSupport", dependencies: ["Domain", "Hashing", "Projections"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "PublicCases", dependencies: ["Domain", "TestSupport"], path: "Tests/PublicCases",
      swiftSettings: strict),
    tests(of: "Hashing"),
    tests(of: "JSONText"),
    tests(of: "Domain", ["JSONText"], fixtures: ["Fixtures"]),
    tests(of: "Projections", ["Domain", "Hashing"]),
    tests(of: "Geometry", ["Domain"], fixtures: ["Fixtures"]),
    tests(of: "Addressing", ["Domain", "PublicCases"]),
    tests(
      of: "Engine", ["Domain", "Projections", "EventLog", "Hashing", "Geometry", "Addressing"]),
    tests(of: "Interchange", ["Domain", "Engine", "Geometry", "JSONText", "Addressing"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "CommandLine", "Engine", "Domain", "EventLog", "Hashing", "JSONText", "Interchange",
        "TestSupport",
      ],
      exclude: ["Expected"], swiftSettings: strict),
    tests(of: "DemoRegion"),
    tests(of: "InventedGazetteer", ["Domain"]),
    tests(of: "AddressFuzzing", ["Addressing", "Domain"]),
    tests(of: "TidyRules"),
    tests(of: "EventLog", ["Hashing"]),
    .executableTarget(
      name: "LogProbe", dependencies: ["EventLog", "SQLiteStorage"], path: "Tests/LogProbe",
      swiftSettings: strict),
    .testTarget(
      name: "SQLiteStorageTests",
      dependencies: ["SQLiteStorage", "EventLog", "Hashing", "LogProbe", "TestSupport"],
      resources: [.copy("Fixtures/verify_log.py")], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "ancrage", "Addressing", "CommandLine", "Domain", "Engine", "EventLog", "Geometry",
        "Hashing", "Interchange", "Projections", "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
