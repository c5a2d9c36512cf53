/// The description of the files: who, when, how many rows, hashes, columns.
enum DatasetFile {
  static func text(of files: [DemoFile], seed: UInt64) -> String {
    """
    {
      "title": "région inventée / invented region: Confins-de-Brumaille",
      "synthetic": true,
      "publisher": "Ancrage, Tools/demo-data, seed \(seed)",
      "licence": "Apache-2.0",
      "validFrom": "2026-01-01",
      "validTo": null,
      "referenceSystem": "WGS 84 (EPSG:4326)",
      "axisOrder": "longitude, latitude, in degrees",
      "encoding": "UTF-8",
      "files": [
    \(files.map(entry).joined(separator: ",\n"))
      ]
    }

    """
  }

  private static func entry(_ file: DemoFile) -> String {
    let lines = file.text.split(separator: "\n")
    let hash = SHA256.hexadecimal(of: Array(file.text.utf8))
    var parts = ["\"name\": \(JSON.text(file.name))", "\"sha256\": \"\(hash)\""]
    if file.name.hasSuffix(".csv") {
      let head = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
      parts.append("\"rowCount\": \(lines.count - 1)")
      parts.append("\"columns\": [\(head.map { column($0, in: file) }.joined(separator: ", "))]")
    } else if file.name.hasSuffix(".geojson") {
      parts.append("\"featureCount\": \(lines.count - 2)")
    }
    return "    {\(parts.joined(separator: ", "))}"
  }

  private static func column(_ name: String, in file: DemoFile) -> String {
    let type = numbers.contains(name) ? "number" : "text"
    let unit = units[name].map { ", \"unit\": \"\($0)\"" } ?? ""
    return "{\"name\": \(JSON.text(name)), \"type\": \"\(type)\"\(unit)}"
  }

  private static let numbers: Set<String> = [
    "longitude", "latitude", "age_min", "age_max", "rencontres", "number", "year", "total",
    "age_0_17", "age_18_64", "age_65_plus", "age_75_plus", "personnes",
  ]

  private static let units = [
    "longitude": "degree", "latitude": "degree", "age_min": "year", "age_max": "year",
    "total": "person", "age_0_17": "person", "age_18_64": "person", "age_65_plus": "person",
    "age_75_plus": "person", "personnes": "person",
  ]
}
