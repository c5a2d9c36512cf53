/// A file of the demonstration, by its name and its text.
public struct DemoFile: Sendable {
  public let name: String
  public let text: String
}

/// The invented region: the same seed gives the same bytes, on every machine.
public struct DemoRegion: Sendable {
  /// The seed of the files that are kept with the project.
  public static let keptSeed: UInt64 = 20_260_101

  let seed: UInt64
  let map = CellMap()
  let coast: Coastline
  let partOutlines: [(letter: Character, outline: Outline)]
  let addresses: [Address]

  /// Draws the region.
  ///
  /// - Complexity: O(*a* × *v*) for *a* addresses and *v* vertices; under a second in release.
  public init(seed: UInt64 = DemoRegion.keptSeed) {
    self.seed = seed
    let map = CellMap()
    let coast = Coastline(of: map, seed: seed)
    let letters = Set(map.parts.values).sorted()
    partOutlines = letters.map { letter in
      (letter, Self.outline(of: String(letter), map: map, coast: coast))
    }
    self.coast = coast
    addresses = Streets(on: coast, parts: partOutlines, seed: seed).addresses
  }

  /// Every file of the demonstration, `dataset.json` and `README.md` last.
  ///
  /// - Complexity: O(*n*) in the bytes written.
  public func files() -> [DemoFile] {
    let data =
      territoryFiles() + tableFiles() + MappingFiles.all + [ReformFile.file, PartnershipFile.file]
    return data + [
      DemoFile(name: "dataset.json", text: DatasetFile.text(of: data, seed: seed)),
      DemoFile(name: "README.md", text: Guide.text(seed: seed)),
    ]
  }

  /// The ground of some parts of municipalities; the islets go with `K`.
  static func outline(of parts: String, map: CellMap, coast: Coastline) -> Outline {
    let cells = Set(map.parts.filter { parts.contains($0.value) }.keys)
    var outline = Outline.around(coast, cells: cells)
    if parts.contains("K") { outline.polygons += coast.islets.map { [$0] } }
    return outline
  }

  private func outline(of parts: String) -> Outline {
    Self.outline(of: parts, map: map, coast: coast)
  }

  private func territoryFiles() -> [DemoFile] {
    [
      GeoJSONFile.file("clsc", of: Gazetteer.clscTerritories.map(clsc)),
      GeoJSONFile.file("rls", of: Gazetteer.locals.map { rls(code: $0.0, name: $0.1) }),
      GeoJSONFile.file("municipalities", of: Gazetteer.municipalities.map(municipality)),
      GeoJSONFile.file("communities", of: [community]),
    ]
  }

  private func clsc(_ territory: CLSCTerritory) -> GeoJSONFile.Feature {
    let local = Gazetteer.locals.first { territory.code.hasPrefix($0.0) }
    let own = [("CLSC_code", territory.code), ("CLSC_nom", territory.name)]
    return GeoJSONFile.Feature(
      properties: own + parents(code: local?.0 ?? "", name: local?.1 ?? ""),
      outline: outline(of: territory.parts))
  }

  private func rls(code: String, name: String) -> GeoJSONFile.Feature {
    let parts = Gazetteer.clscTerritories.filter { $0.code.hasPrefix(code) }.map(\.parts).joined()
    return GeoJSONFile.Feature(
      properties: parents(code: code, name: name), outline: outline(of: parts))
  }

  private func parents(code: String, name: String) -> [(String, String)] {
    [
      ("RLS_code", code), ("RLS_nom", name), ("RTS_code", Gazetteer.networkCode),
      ("RTS_nom", Gazetteer.networkName), ("RSS_code", Gazetteer.regionCode),
      ("RSS_nom", Gazetteer.regionName),
    ]
  }

  private func municipality(_ place: Municipality) -> GeoJSONFile.Feature {
    let mrc = Gazetteer.mrcs.first { $0.0 == place.mrc }?.1 ?? ""
    return GeoJSONFile.Feature(
      properties: [
        ("MUN_code", place.code), ("MUN_nom", place.name), ("MRC_code", place.mrc),
        ("MRC_nom", mrc),
      ], outline: outline(of: place.parts))
  }

  private var community: GeoJSONFile.Feature {
    GeoJSONFile.Feature(
      properties: [
        ("COM_code", Gazetteer.communityCode), ("COM_nom", Gazetteer.communityName),
        ("autorite", "Autorité de santé de l'Anse-aux-Orfraies (inventée)"),
      ], outline: communityOutline)
  }

  /// The ground of the community.
  var communityOutline: Outline { Outline.around(coast, cells: CellMap.community) }
}
