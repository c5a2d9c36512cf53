public import Domain
public import Engine

/// How the properties of a file's features become territories.
public struct TerritoryFields: Hashable, Sendable {
  /// A coarser kind to dissolve into.
  public struct Dissolve: Hashable, Sendable {
    public var kind: TerritoryKind

    /// Property that holds its code.
    public var code: String

    /// Property that holds its name; `nil` when the file has none.
    public var name: String?

    public init(kind: TerritoryKind, code: String, name: String?) {
      self.kind = kind
      self.code = code
      self.name = name
    }
  }

  /// Property that holds the code.
  public var code: String

  /// Property that holds the name.
  public var name: String

  /// Property that holds the parent's code; `nil` when rows name no parent.
  public var parent: String?
  public var dissolves: [Dissolve]

  public init(code: String, name: String, parent: String?, dissolves: [Dissolve]) {
    self.code = code
    self.name = name
    self.parent = parent
    self.dissolves = dissolves
  }

  /// Every property that is asked for.
  var all: [String] {
    [code, name] + [parent].compactMap { $0 } + dissolves.flatMap { [$0.code, $0.name ?? $0.code] }
  }
}

/// Reads territories from a file of areas.
public enum TerritoryFile {
  /// Reads the features of a file, with the fields that were named.
  ///
  /// A property that no feature has is an error; one that only some lack reads as empty, for the
  /// import to judge.
  ///
  /// - Throws: ``VectorError``, or ``TerritoryFileError/missingField(_:nearest:available:)``.
  public static func rows(
    path: String, fields: TerritoryFields, reader: VectorReader
  ) throws -> [TerritoryRow] {
    let features = try reader.read(path: path)
    try check(fields, against: features)
    return features.map { row($0, fields) }
  }

  private static func check(
    _ fields: TerritoryFields, against features: [GeoJSONFeature]
  ) throws(TerritoryFileError) {
    guard !features.isEmpty else { throw .noFeatures }
    let available = Set(features.flatMap(\.properties.keys)).sorted()
    for field in fields.all where !available.contains(field) {
      throw .missingField(
        field, nearest: EditDistance.nearest(to: field, in: available).first,
        available: available)
    }
  }

  private static func row(_ feature: GeoJSONFeature, _ fields: TerritoryFields) -> TerritoryRow {
    func text(_ field: String) -> String { feature.properties[field]?.text ?? "" }
    var codes: [TerritoryKind: String] = [:]
    var names: [TerritoryKind: String] = [:]
    for dissolve in fields.dissolves {
      codes[dissolve.kind] = text(dissolve.code)
      if let name = dissolve.name { names[dissolve.kind] = text(name) }
    }
    return TerritoryRow(
      feature: feature.number, line: feature.line, code: text(fields.code),
      name: text(fields.name), parent: fields.parent.map(text), dissolved: codes,
      dissolvedNames: names, shape: feature.shape)
  }
}

/// Why a file of areas cannot be read as territories.
public enum TerritoryFileError: UserFacingError, Hashable {
  /// No feature has the property.
  case missingField(String, nearest: String?, available: [String])
  case noFeatures

  public var code: String {
    switch self {
    case .missingField: "territories.missing-field"
    case .noFeatures: "territories.no-features"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.missingField(let name, let nearest, let available), .french):
      """
      Le fichier n'a pas de champ « \(name) ».\
      \(nearest.map { " Vouliez-vous dire « \($0) »?" } ?? "")
      Champs : \(available.joined(separator: ", ")).
      """
    case (.missingField(let name, let nearest, let available), .english):
      """
      The file has no field "\(name)".\(nearest.map { " Did you mean \"\($0)\"?" } ?? "")
      Fields: \(available.joined(separator: ", ")).
      """
    case (.noFeatures, .french): "Le fichier ne contient aucune entité."
    case (.noFeatures, .english): "The file holds no feature."
    }
  }
}
