/// Territories as GeoJSON (RFC 7946), one feature a line.
enum GeoJSONFile {
  struct Feature {
    /// Names and text values, in order.
    let properties: [(String, String)]
    let outline: Outline
  }

  static func file(_ name: String, of features: [Feature]) -> DemoFile {
    let head = """
      {"type":"FeatureCollection","name":\(JSON.text(name)),"description":\
      "région inventée / invented region","features":[

      """
    let lines = features.map(line).joined(separator: ",\n")
    return DemoFile(name: "\(name).geojson", text: head + lines + "\n]}\n")
  }

  private static func line(_ feature: Feature) -> String {
    let properties = feature.properties.map { "\(JSON.text($0.0)):\(JSON.text($0.1))" }
      .joined(separator: ",")
    let polygons = feature.outline.polygons.map(coordinates(of:)).joined(separator: ",")
    return """
      {"type":"Feature","properties":{\(properties)},"geometry":\
      {"type":"MultiPolygon","coordinates":[\(polygons)]}}
      """
  }

  private static func coordinates(of rings: [[GridPoint]]) -> String {
    let texts = rings.map { ring in
      let closed = ring + ring.prefix(1)
      let points = closed.map { "[\($0.longitudeText),\($0.latitudeText)]" }
      return "[\(points.joined(separator: ","))]"
    }
    return "[\(texts.joined(separator: ","))]"
  }
}

/// Text as JSON wants it.
enum JSON {
  static func text(_ value: String) -> String {
    let escaped = value.map { character in
      switch character {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(character)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
