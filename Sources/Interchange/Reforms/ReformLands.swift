public import Domain
public import Engine
internal import Foundation
public import Geometry

/// Reads the shapes that a reform speaks of from files of areas, each file once.
public struct ReformLands {
  /// The properties of a feature that say which territory it is.
  public struct Fields: Hashable, Sendable {
    public var code: String
    public var name: String

    public init(code: String? = nil, name: String? = nil) {
      self.code = code ?? "code"
      self.name = name ?? "name"
    }
  }

  /// The shapes that were read, by the name under which a ``Domain/Land`` calls them.
  public private(set) var shapes: [String: MultiPolygon] = [:]

  private let reader: VectorReader

  /// The folder from which relative paths start.
  private let folder: String
  private var files: [String: [GeoJSONFeature]] = [:]

  /// - Parameters:
  ///   - reader: Reads the files.
  ///   - folder: The folder from which relative paths start; empty for the current one.
  public init(reader: VectorReader = VectorReader(), folder: String = "") {
    self.reader = reader
    self.folder = folder
  }

  /// All the land of a file, or after `#` that of one feature by its code: `parts.geojson#12`.
  ///
  /// - Throws: ``ReformLandError``.
  public mutating func land(in text: String, _ fields: Fields) throws(ReformLandError) -> Land {
    let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
    var features = try features(of: parts.first ?? "")
    if parts.count == 2 {
      features = features.filter { $0.properties[fields.code]?.text == parts[1] }
      guard !features.isEmpty else {
        throw .noFeature(file: parts[0], field: fields.code, code: parts[1])
      }
    }
    guard !features.isEmpty else { throw .empty(file: parts.first ?? "") }
    return try keep(features.map(\.shape), as: text)
  }

  /// A shape that stands in the plan itself.
  ///
  /// - Parameters:
  ///   - bytes: GeoJSON.
  ///   - name: What to call it, unlike every file.
  /// - Returns: The land that it is.
  /// - Throws: ``ReformLandError``.
  public mutating func land(
    inline bytes: [UInt8], as name: String
  ) throws(ReformLandError) -> Land {
    let features: [GeoJSONFeature]
    do {
      features = try reader.geoJSON.read(bytes, file: name)
    } catch {
      throw .vector(.geoJSON(error))
    }
    guard !features.isEmpty else { throw .empty(file: name) }
    return try keep(features.map(\.shape), as: name)
  }

  /// The pieces of a territory: one for each code in a file, with its name where it has one.
  ///
  /// - Parameters:
  ///   - file: The path of the file.
  ///   - whole: The territory; a code without a kind is one of its kind.
  ///   - fields: The properties that hold code and name.
  /// - Returns: The pieces in the order of their first feature.
  /// - Throws: ``ReformLandError``.
  public mutating func pieces(
    in file: String, of whole: TerritoryID, _ fields: Fields
  ) throws(ReformLandError) -> [Successor] {
    var order: [TerritoryID] = []
    var features: [TerritoryID: [GeoJSONFeature]] = [:]
    for feature in try self.features(of: file) {
      let code = feature.properties[fields.code]?.text ?? ""
      guard let id = TerritoryID(code) ?? TerritoryID(kind: whole.kind, code: code) else {
        throw .noCode(
          file: file, feature: feature.number, field: fields.code,
          present: feature.properties.keys.sorted())
      }
      if features[id] == nil { order.append(id) }
      features[id, default: []].append(feature)
    }
    var pieces: [Successor] = []
    for id in order {
      let members = features[id] ?? []
      let name = members.compactMap { $0.properties[fields.name]?.text }.first { !$0.isEmpty }
      pieces.append(
        Successor(id, name: name, land: try keep(members.map(\.shape), as: "\(file)#\(id.text)")))
    }
    return pieces
  }

  private mutating func keep(
    _ parts: [MultiPolygon], as name: String
  ) throws(ReformLandError) -> Land {
    if let only = parts.first, parts.count == 1 {
      shapes[name] = only
      return .drawn(name)
    }
    do throws(GeometryError) {
      var context = try GeometryContext()
      var valid: [MultiPolygon] = []
      for part in parts { valid.append(try context.madeValid(part).area) }
      shapes[name] = try context.dissolve(valid).area
    } catch {
      throw .unusable(file: name, error)
    }
    return .drawn(name)
  }

  private mutating func features(of file: String) throws(ReformLandError) -> [GeoJSONFeature] {
    if let known = files[file] { return known }
    let path = file.hasPrefix("/") || folder.isEmpty ? file : "\(folder)/\(file)"
    do {
      let read = try reader.read(path: path)
      files[file] = read
      return read
    } catch {
      throw .vector(error)
    }
  }
}

/// Why a shape of a reform could not be read.
public enum ReformLandError: Error, Hashable, Sendable {
  case vector(VectorError)

  /// The file holds no area.
  case empty(file: String)

  /// No feature has this code.
  case noFeature(file: String, field: String, code: String)

  /// A feature does not say which territory it is.
  case noCode(file: String, feature: Int, field: String, present: [String])

  /// The areas of the file cannot be put together.
  case unusable(file: String, GeometryError)
}

extension ReformLandError: UserFacingError {
  public var code: String {
    switch self {
    case .vector(let error): error.code
    case .empty: "reform.empty-shape"
    case .noFeature: "reform.no-feature"
    case .noCode: "reform.no-code"
    case .unusable: "reform.unusable-shape"
    }
  }

  public var kind: FailureKind {
    if case .vector(let error) = self { error.kind } else { .badData }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.vector(let error), _): error.message(in: language)
    case (.empty(let file), .french): "« \(file) » ne contient aucun contour."
    case (.empty(let file), .english): "\"\(file)\" holds no outline."
    case (.noFeature(let file, let field, let code), .french):
      "« \(file) » : aucune entité n'a « \(code) » dans le champ « \(field) »."
    case (.noFeature(let file, let field, let code), .english):
      "\"\(file)\": no feature has \"\(code)\" in field \"\(field)\"."
    case (.noCode(let file, let feature, let field, let present), .french):
      "« \(file) », entité \(feature) : le champ « \(field) » ne donne pas de code. Champs présents : "
        + present.joined(separator: ", ") + "."
    case (.noCode(let file, let feature, let field, let present), .english):
      "\"\(file)\", feature \(feature): field \"\(field)\" gives no code. Fields present: "
        + present.joined(separator: ", ") + "."
    case (.unusable(let file, let error), .french):
      "« \(file) » : ces contours ne peuvent pas être réunis (\(error))."
    case (.unusable(let file, let error), .english):
      "\"\(file)\": these outlines cannot be put together (\(error))."
    }
  }
}
