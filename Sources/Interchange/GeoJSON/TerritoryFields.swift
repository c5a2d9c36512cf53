public import Domain
public import Engine

/// Which properties of a feature say which territory it is.
public struct TerritoryFields: Hashable, Sendable {
  /// A coarser territory into which features are dissolved.
  public struct Dissolve: Hashable, Sendable {
    public var kind: TerritoryKind

    /// Property that holds its code.
    public var code: String

    /// Property that holds its name; `nil` when the file has none.
    public var name: String?

    public init(kind: TerritoryKind, code: String, name: String? = nil) {
      self.kind = kind
      self.code = code
      self.name = name
    }
  }

  /// Property that holds the code.
  public var code: String

  /// Property that holds the name.
  public var name: String

  /// Property that holds the code of the parent; `nil` when none is wanted.
  public var parent: String?
  public var dissolves: [Dissolve]

  public init(code: String, name: String, parent: String? = nil, dissolves: [Dissolve] = []) {
    self.code = code
    self.name = name
    self.parent = parent
    self.dissolves = dissolves
  }

  /// Reads features as territories.
  ///
  /// Codes are kept exactly as written; a property that one feature lacks reads as empty, for the
  /// import to refuse.
  ///
  /// - Parameters:
  ///   - features: The features of a file.
  ///   - file: Its name, for messages.
  ///   - hasLines: Whether the lines of the features are those of the file.
  /// - Returns: A row for each feature, in order.
  /// - Throws: ``TerritoryFieldError`` when no feature has a property that is named here.
  public func rows(
    from features: [GeoJSONFeature], file: String, hasLines: Bool
  ) throws(TerritoryFieldError) -> [TerritoryRow] {
    guard !features.isEmpty else { throw .noFeatures(file: file) }
    let present = Set(features.flatMap(\.properties.keys))
    let named =
      [code, name, parent].compactMap(\.self)
      + dissolves.flatMap { [$0.code, $0.name] }
      .compactMap(\.self)
    for field in named where !present.contains(field) {
      throw .missingField(
        file: file, name: field, nearest: EditDistance.nearest(to: field, in: present).first,
        available: present.sorted())
    }
    return features.map { row($0, hasLines: hasLines) }
  }

  private func row(_ feature: GeoJSONFeature, hasLines: Bool) -> TerritoryRow {
    func text(_ field: String?) -> String? {
      field.flatMap { feature.properties[$0]?.text?.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var codes: [TerritoryKind: String] = [:]
    var names: [TerritoryKind: String] = [:]
    for dissolve in dissolves {
      codes[dissolve.kind] = text(dissolve.code)
      names[dissolve.kind] = text(dissolve.name)
    }
    return TerritoryRow(
      feature: feature.number, line: hasLines ? feature.line : nil, code: text(code) ?? "",
      name: text(name) ?? "", parent: text(parent), dissolved: codes, dissolvedNames: names,
      shape: feature.shape)
  }
}

/// Why the features of a file cannot be read as territories.
public enum TerritoryFieldError: Error, Hashable, Sendable {
  /// The file holds no feature.
  case noFeatures(file: String)

  /// No feature has the property.
  case missingField(file: String, name: String, nearest: String?, available: [String])
}

extension TerritoryFieldError: UserFacingError {
  public var code: String {
    switch self {
    case .noFeatures: "territories.no-features"
    case .missingField: "territories.missing-field"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.noFeatures(let file), .french):
      "« \(file) » ne contient aucune entité. Vérifiez le fichier, ou la couche."
    case (.noFeatures(let file), .english):
      "\"\(file)\" holds no feature. Check the file, or the layer."
    case (.missingField(let file, let name, let nearest, let available), .french):
      "\(file) : aucune entité n'a de champ « \(name) ».\n"
        + (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "")
        + "Champs présents : \(available.joined(separator: ", "))."
    case (.missingField(let file, let name, let nearest, let available), .english):
      "\(file): no feature has a field \"\(name)\".\n"
        + (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
        + "Fields present: \(available.joined(separator: ", "))."
    }
  }
}
