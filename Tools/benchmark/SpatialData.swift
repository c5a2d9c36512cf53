internal import Domain
internal import Foundation
internal import Geometry
internal import JSONText

/// Points to look up, as two columns of degrees.
struct SpatialPoints {
  var longitudes: [Double] = []
  var latitudes: [Double] = []

  var count: Int { longitudes.count }

  mutating func append(longitude: Double, latitude: Double) {
    longitudes.append(longitude)
    latitudes.append(latitude)
  }

  func one(_ index: Int) -> SpatialPoints {
    SpatialPoints(longitudes: [longitudes[index]], latitudes: [latitudes[index]])
  }

  func prefix(_ length: Int) -> SpatialPoints {
    SpatialPoints(
      longitudes: Array(longitudes.prefix(length)), latitudes: Array(latitudes.prefix(length)))
  }
}

/// Order-independent within a point, dependent on the point: equal only for equal answers.
struct AnswerChecksum: Equatable {
  private(set) var value: UInt64 = 0

  var text: String { String(value, radix: 16) }

  mutating func add(_ ordinal: UInt32, ofPoint point: Int) {
    var mixed = UInt64(point) << 24 ^ UInt64(ordinal)
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    value &+= mixed ^ (mixed >> 31)
  }
}

/// SplitMix64 as a generator, so that every run has the same points.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Areas of layers read from GeoJSON files, one layer for each file.
struct SpatialLayers {
  private(set) var areas: [IndexedArea] = []

  /// Corners of everything: west, south, east, north, in degrees.
  var bounds: (west: Double, south: Double, east: Double, north: Double) {
    var bounds = (west: 180.0, south: 90.0, east: -180.0, north: -90.0)
    for area in areas {
      for vertex in area.shape.polygons.lazy.flatMap(\.rings).joined() {
        bounds.west = min(bounds.west, vertex.longitudeDegrees)
        bounds.east = max(bounds.east, vertex.longitudeDegrees)
        bounds.south = min(bounds.south, vertex.latitudeDegrees)
        bounds.north = max(bounds.north, vertex.latitudeDegrees)
      }
    }
    return bounds
  }

  var vertexCount: Int { areas.reduce(0) { $0 + $1.shape.vertexCount } }

  mutating func add(_ area: IndexedArea) { areas.append(area) }

  /// Adds the features of a file as one layer; features without polygons are passed over.
  mutating func addLayer(_ layer: UInt16, path: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    var json = JSONReader([UInt8](bytes))
    var shapes: [MultiPolygon] = []
    try json.object { key, json throws(JSONSyntaxError) in
      guard key == "features" else { return try skip(&json) }
      try json.array { json throws(JSONSyntaxError) in
        try json.object { key, json throws(JSONSyntaxError) in
          guard key == "geometry", try json.nextType() == .object else { return try skip(&json) }
          shapes.append(try Self.shape(&json))
        }
      }
    }
    for shape in shapes where !shape.isEmpty {
      areas.append(IndexedArea(layer: layer, ordinal: UInt32(areas.count), shape: shape))
    }
  }

  private func skip(_ json: inout JSONReader) throws(JSONSyntaxError) {
    _ = try json.skipValue()
  }

  private static func shape(_ json: inout JSONReader) throws(JSONSyntaxError) -> MultiPolygon {
    // Polygons and multipolygons differ by one level of brackets, which is counted, not declared.
    var polygons: [MultiPolygon.Polygon] = []
    try json.object { key, json throws(JSONSyntaxError) in
      guard key == "coordinates" else {
        _ = try json.skipValue()
        return
      }
      var loose: [[Coordinate]] = []
      try json.array { json throws(JSONSyntaxError) in
        switch try level(&json) {
        case .ring(let ring): loose.append(ring)
        case .polygon(let rings): polygons.append(.init(rings: rings))
        }
      }
      if !loose.isEmpty { polygons.append(.init(rings: loose)) }
    }
    return MultiPolygon(polygons: polygons)
  }

  private enum Level {
    case ring([Coordinate])
    case polygon([[Coordinate]])
  }

  private static func level(_ json: inout JSONReader) throws(JSONSyntaxError) -> Level {
    var rings: [[Coordinate]] = []
    var ring: [Coordinate] = []
    try json.array { json throws(JSONSyntaxError) in
      var numbers: [Double] = []
      var vertices: [Coordinate] = []
      try json.array { json throws(JSONSyntaxError) in
        if try json.nextType() == .number {
          numbers.append(try json.number())
          return
        }
        var pair: [Double] = []
        try json.array { json throws(JSONSyntaxError) in pair.append(try json.number()) }
        append(pair, to: &vertices)
      }
      if numbers.isEmpty { rings.append(opened(vertices)) } else { append(numbers, to: &ring) }
    }
    return ring.isEmpty ? .polygon(rings) : .ring(opened(ring))
  }

  private static func append(_ pair: [Double], to ring: inout [Coordinate]) {
    guard pair.count >= 2,
      let vertex = Coordinate(longitudeDegrees: pair[0], latitudeDegrees: pair[1])
    else { return }
    ring.append(vertex)
  }

  private static func opened(_ ring: [Coordinate]) -> [Coordinate] {
    ring.count > 1 && ring.first == ring.last ? Array(ring.dropLast()) : ring
  }
}
