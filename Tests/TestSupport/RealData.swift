public import Foundation

/// The real data that lies beside the package and is never part of it.
public enum RealData {
  /// The folder, or `nil` where there is none.
  public static let folder: URL? = {
    var place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while place.path != "/" {
      let package = place.appendingPathComponent("Package.swift")
      if FileManager.default.fileExists(atPath: package.path) {
        let data = place.appendingPathComponent("../shared/data").standardizedFileURL
        return FileManager.default.fileExists(atPath: data.path) ? data : nil
      }
      place.deleteLastPathComponent()
    }
    return nil
  }()

  /// Whether tests on real data run.
  ///
  /// They do not where the data is absent, unless the environment says `CI=true`: then they run,
  /// and fail.
  public static var isExpected: Bool {
    folder != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The address of a file in the folder.
  ///
  /// - Throws: ``Missing`` when there is no such file.
  public static func file(_ path: String) throws -> URL {
    guard let url = folder?.appendingPathComponent(path),
      FileManager.default.fileExists(atPath: url.path)
    else { throw Missing(path: path) }
    return url
  }

  /// A file that a test needs and does not find.
  public struct Missing: Error {
    public let path: String
  }
}
