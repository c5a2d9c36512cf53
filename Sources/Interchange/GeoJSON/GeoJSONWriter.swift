internal import Domain
public import Geometry
public import JSONText

/// Writes areas with their properties as a GeoJSON collection of features (RFC 7946).
///
/// One feature a line, rings closed and turning as the standard wants them, every coordinate in the
/// shortest form that reads back to the same value.
public struct GeoJSONWriter: Sendable {
  private var bytes = Array(#"{"type":"FeatureCollection","features":["#.utf8)
  private var isEmpty = true

  public init() {}

  /// Writes a feature, whose properties `properties` writes as members.
  public mutating func feature(
    _ shape: MultiPolygon, properties: (inout JSONWriter) -> Void
  ) {
    bytes.append(contentsOf: (isEmpty ? "\n" : ",\n").utf8)
    isEmpty = false
    var json = JSONWriter()
    json.object { json in
      json.member("type", "Feature")
      json.key("properties")
      json.object(properties)
      json.key("geometry")
      Self.write(shape.canonical, to: &json)
    }
    bytes.append(contentsOf: json.bytes)
  }

  /// Ends the collection.
  public consuming func finish() -> [UInt8] {
    bytes + Array("\n]}\n".utf8)
  }

  private static func write(_ shape: MultiPolygon, to json: inout JSONWriter) {
    json.object { json in
      json.member("type", "MultiPolygon")
      json.key("coordinates")
      json.array { json in
        for polygon in shape.polygons {
          json.array { json in
            for ring in polygon.rings { write(ring + ring.prefix(1), to: &json) }
          }
        }
      }
    }
  }

  private static func write(_ positions: [Coordinate], to json: inout JSONWriter) {
    json.array { json in
      for position in positions {
        json.array { json in
          json.number(position.longitudeDegrees)
          json.number(position.latitudeDegrees)
        }
      }
    }
  }
}

extension GeoJSONWriter {
  /// Writes what does not fit between areas, for people to look at on a map.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - codes: Identifier of each area that was checked, or of each child.
  ///   - parentCodes: Identifier of each parent, for a report on protrusions.
  public mutating func findings(
    _ report: PartitionCheck.Report, codes: [String], parentCodes: [String] = []
  ) {
    for finding in report.findings {
      feature(finding.shape) { json in
        json.member("problem", finding.kind.name)
        json.member("territories", finding.kind.codes(from: codes))
        if case .protrusion(_, let parent) = finding.kind {
          json.member("parent", parentCodes[parent])
        }
        json.key("squareMetres")
        json.number(finding.squareMetres)
        json.key("share")
        json.number(finding.share)
        json.key("refused")
        json.boolean(finding.isRefused)
      }
    }
  }
}

extension PartitionCheck.Kind {
  /// The name of the problem in reports.
  public var name: String {
    switch self {
    case .overlap: "overlap"
    case .gap: "gap"
    case .enclosedHole: "enclosed-hole"
    case .protrusion: "protrusion"
    }
  }

  /// The codes of the areas of one kind that are concerned.
  fileprivate func codes(from codes: [String]) -> [String] {
    switch self {
    case .overlap(let one, let other): [codes[one], codes[other]]
    case .gap(let indices): indices.map { codes[$0] }
    case .enclosedHole(let index): index.map { [codes[$0]] } ?? []
    case .protrusion(let child, _): [codes[child]]
    }
  }
}
