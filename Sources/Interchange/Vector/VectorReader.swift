internal import Foundation

/// Reads areas from any vector format and reference system, through GDAL's `ogr2ogr`.
///
/// The program runs as a child process that writes GeoJSON in longitude and latitude. Files that
/// are GeoJSON already are read without it.
public struct VectorReader: Sendable {
  /// The reference system of the source, for example `EPSG:32198`, where the file does not say or
  /// says it wrongly.
  public var sourceReferenceSystem: String?

  /// The layer to read, where the file has several.
  public var layer: String?

  /// Folders in which the program is looked for, separated by colons.
  public var searchPath: String

  public var geoJSON: GeoJSONReader

  /// - Parameters:
  ///   - sourceReferenceSystem: See ``sourceReferenceSystem``.
  ///   - layer: See ``layer``.
  ///   - searchPath: Folders separated by colons; `nil` takes those of the environment.
  ///   - geoJSON: Reads what the program writes.
  public init(
    sourceReferenceSystem: String? = nil, layer: String? = nil, searchPath: String? = nil,
    geoJSON: GeoJSONReader = GeoJSONReader()
  ) {
    self.sourceReferenceSystem = sourceReferenceSystem
    self.layer = layer
    self.searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    self.geoJSON = geoJSON
  }

  /// The Debian package that holds `ogr2ogr`.
  public static let package = "gdal-bin"

  /// Reads a file.
  ///
  /// - Returns: The features in the order of the file. Their lines are those of the file when it is
  ///   GeoJSON, and mean nothing otherwise.
  /// - Throws: ``VectorError``.
  public func read(path: String) throws(VectorError) -> [GeoJSONFeature] {
    if isReadDirectly(path) {
      do {
        return try geoJSON.read(path: path)
      } catch {
        throw .geoJSON(error)
      }
    }
    try check(path)
    let bytes = try converted(path)
    do {
      return try geoJSON.read(bytes, file: path)
    } catch {
      throw .geoJSON(error)
    }
  }

  /// Whether a file is read without the program: GeoJSON in longitude and latitude.
  public func isReadDirectly(_ path: String) -> Bool {
    let name = path.lowercased()
    return sourceReferenceSystem == nil && layer == nil
      && (name.hasSuffix(".geojson") || name.hasSuffix(".json"))
  }

  /// Whether features are read one by one without the program: GeoJSON, in a collection or in lines.
  public func readsLines(of path: String) -> Bool {
    let name = path.lowercased()
    let endings = [".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".jsonl"]
    return sourceReferenceSystem == nil && layer == nil && endings.contains(where: name.hasSuffix)
  }

  private func check(_ path: String) throws(VectorError) {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { throw .unreadable(.notFound(path: path)) }
    guard path.lowercased().hasSuffix(".shp"), sourceReferenceSystem == nil else { return }
    let stem = String(path.dropLast(4))
    guard [".prj", ".PRJ", ".Prj"].contains(where: { files.fileExists(atPath: stem + $0) }) else {
      throw .shapefileWithoutReferenceSystem(path: path, missing: stem + ".prj")
    }
  }

  /// Writes the features of a file as GeoJSON, one a line, in longitude and latitude, to another file.
  ///
  /// Memory does not grow with the file. The same file gives the same bytes with the same version of
  /// the program.
  ///
  /// - Throws: ``VectorError``.
  public func convert(_ path: String, toLinesIn output: String) throws(VectorError) {
    try check(path)
    // Nine decimals of a degree are a tenth of a millimetre.
    _ = try run(
      [
        "-f", "GeoJSONSeq", "/vsistdout/", Self.inArchive(path), "-t_srs", "EPSG:4326", "-dim",
        "XY",
        "-lco", "COORDINATE_PRECISION=9",
      ], on: path, output: output)
  }

  /// The name by which the program reads a file out of an archive.
  private static func inArchive(_ path: String) -> String {
    let name = path.lowercased()
    if name.hasSuffix(".zip") { return "/vsizip/" + path }
    return name.hasSuffix(".gz") ? "/vsigzip/" + path : path
  }

  private func converted(_ path: String) throws(VectorError) -> [UInt8] {
    // Fifteen decimals hold every double between 10 and 1,000 exactly; the default of seven rounds.
    try run(
      [
        "-f", "GeoJSON", "/vsistdout/", path, "-t_srs", "EPSG:4326", "-dim", "XY",
        "-lco", "COORDINATE_PRECISION=15", "-lco", "WRITE_NAME=NO",
      ], on: path, output: nil)
  }

  /// Runs `ogr2ogr`; what it writes goes to a file, or is returned where none is named.
  private func run(
    _ arguments: [String], on path: String, output: String?
  ) throws(VectorError) -> [UInt8] {
    guard let program = program(named: "ogr2ogr") else {
      throw .programMissing(name: "ogr2ogr", package: Self.package)
    }
    var arguments = arguments
    if let system = sourceReferenceSystem { arguments += ["-s_srs", system] }
    if let layer { arguments.append(layer) }
    let result = try ChildProcess.run(program: program, arguments: arguments, output: output)
    guard result.exitCode == 0 else {
      if result.errorText.contains("source layer has no") {
        throw .noReferenceSystem(path: path)
      }
      throw .programFailed(
        name: "ogr2ogr", exitCode: result.exitCode, words: result.errorText.trimmed)
    }
    return result.output
  }

  private func program(named name: String) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// Why a file of another vector format could not be read.
public enum VectorError: Error, Hashable, Sendable {
  case unreadable(FileAccessError)
  case geoJSON(GeoJSONError)

  /// The program that reads other formats is not installed.
  case programMissing(name: String, package: String)

  /// The program could not be started, for the reason that the system gave.
  case programNotStarted(path: String, reason: String)

  /// The program failed, with its own words.
  case programFailed(name: String, exitCode: Int32, words: String)

  /// A Shapefile lacks the file that says what its coordinates are.
  case shapefileWithoutReferenceSystem(path: String, missing: String)

  /// The file does not say what its coordinates are.
  case noReferenceSystem(path: String)
}
