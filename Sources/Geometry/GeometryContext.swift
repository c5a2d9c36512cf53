internal import CGEOS
internal import Domain
internal import Synchronization

/// A workshop for exact-input polygon work: validity, overlays, dissolving.
///
/// Owns one GEOS context and every geometry loaded into it, and frees all of them exactly once. The
/// type is neither copyable nor `Sendable`, and what it does is `mutating`, because GEOS keeps
/// state in the context during a call: give each worker its own. This is the only type that
/// imports GEOS.
///
/// Results keep the vertices of their input bit for bit; only a crossing of two borders makes a new
/// vertex.
@safe
public struct GeometryContext: ~Copyable {
  /// A geometry that the context owns.
  ///
  /// Meaningful only in the context that gave it.
  struct Shape: Hashable {
    fileprivate let index: Int
  }

  private let context: GEOSContextHandle_t
  private let messages: MessageSink
  private var shapes: [OpaquePointer] = unsafe []

  /// Shapes that were indexed for many questions, by their place in `shapes`, which outlive them.
  private var prepared: [Int: OpaquePointer] = unsafe [:]

  /// Creates an empty workshop.
  ///
  /// - Throws: ``GeometryError/outOfMemory``.
  public init() throws(GeometryError) {
    // GEOS_init_r races with itself when called from several threads (libgeos/geos issue 1311).
    guard let context = unsafe contextCreation.withLock({ _ in unsafe GEOS_init_r() }) else {
      throw .outOfMemory
    }
    let messages = MessageSink()
    unsafe GEOSContext_setErrorMessageHandler_r(
      context,
      { message, sink in
        guard let message = unsafe message, let sink = unsafe sink else { return }
        unsafe Unmanaged<MessageSink>.fromOpaque(sink).takeUnretainedValue().last =
          String(cString: message)
      },
      Unmanaged.passUnretained(messages).toOpaque())
    unsafe self.context = context
    self.messages = messages
  }

  deinit {
    for index in unsafe shapes.indices {
      // Reverse order of creation: a prepared geometry points into its base.
      if let index = unsafe prepared[index] { unsafe GEOSPreparedGeom_destroy_r(context, index) }
      unsafe GEOSGeom_destroy_r(context, shapes[index])
    }
    unsafe GEOS_finish_r(context)
  }

  /// The sort of overlay of two areas.
  enum Overlay {
    case intersection, union, difference
  }
}

/// Held while a context is made.
private let contextCreation = Mutex(())

/// Where GEOS leaves the text of its last error.
///
/// Only ever touched during a call on its context, so by one thread at a time.
private final class MessageSink {
  var last = "no reason given"
}

/// Why work on polygons failed.
public enum GeometryError: Error, Hashable, Sendable {
  /// GEOS could not allocate.
  case outOfMemory

  /// An area could not be handed to GEOS: a ring of one vertex, for example.
  case unreadableArea(reason: String)

  /// An overlay or a test failed, with the reason that GEOS gave: most often an invalid area, which
  /// ``GeometryContext/madeValid(_:)`` repairs.
  case operationFailed(GeometryOperation, reason: String)
}

/// What was being done to polygons when it failed.
public enum GeometryOperation: Hashable, Sendable {
  case validity, makingValid, intersection, union, difference, dissolving, indexing
}

// MARK: - Moving geometries in and out

extension GeometryContext {
  /// Copies an area into the context, which keeps it until it ends.
  mutating func load(_ area: MultiPolygon) throws(GeometryError) -> Shape {
    unsafe shapes.append(try geometry(of: area))
    return Shape(index: unsafe shapes.count - 1)
  }

  /// Runs `body` and then frees the shapes that it loaded.
  mutating func scoped<Result>(
    _ body: (inout GeometryContext) throws(GeometryError) -> Result
  ) throws(GeometryError) -> Result {
    let countBefore = unsafe shapes.count
    defer {
      while unsafe shapes.count > countBefore {
        let last = unsafe shapes.removeLast()
        if let index = unsafe prepared.removeValue(forKey: unsafe shapes.count) {
          unsafe GEOSPreparedGeom_destroy_r(context, index)
        }
        unsafe GEOSGeom_destroy_r(context, last)
      }
    }
    return try body(&self)
  }

  /// Hands an area to GEOS; the caller destroys what it gets.
  private func geometry(of area: MultiPolygon) throws(GeometryError) -> OpaquePointer {
    guard let reader = unsafe GEOSWKBReader_create_r(context) else { throw .outOfMemory }
    defer { unsafe GEOSWKBReader_destroy_r(context, reader) }
    let bytes = WellKnownBinary.encode(area)
    let made = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe GEOSWKBReader_read_r(context, reader, buffer.baseAddress, buffer.count)
    }
    guard let made = unsafe made else { throw .unreadableArea(reason: messages.last) }
    return unsafe made
  }

  /// Copies the polygons of a geometry out of GEOS, and destroys it.
  private func takePolygons(
    of geometry: OpaquePointer?, after operation: GeometryOperation
  ) throws(GeometryError) -> MultiPolygon {
    guard let geometry = unsafe geometry else {
      throw .operationFailed(operation, reason: messages.last)
    }
    defer { unsafe GEOSGeom_destroy_r(context, geometry) }
    // An empty result is common, and an empty point cannot be written as two-dimensional WKB.
    if unsafe GEOSisEmpty_r(context, geometry) == 1 { return MultiPolygon(polygons: []) }
    guard let writer = unsafe GEOSWKBWriter_create_r(context) else { throw .outOfMemory }
    defer { unsafe GEOSWKBWriter_destroy_r(context, writer) }
    unsafe GEOSWKBWriter_setByteOrder_r(context, writer, 1)
    unsafe GEOSWKBWriter_setOutputDimension_r(context, writer, 2)
    var size = 0
    guard let buffer = unsafe GEOSWKBWriter_write_r(context, writer, geometry, &size) else {
      throw .operationFailed(operation, reason: messages.last)
    }
    defer { unsafe GEOSFree_r(context, buffer) }
    let bytes = unsafe Array(UnsafeBufferPointer(start: buffer, count: size))
    do {
      return try WellKnownBinary.decodePolygons(bytes)
    } catch {
      throw .operationFailed(operation, reason: "\(error)")
    }
  }
}

// MARK: - Operations on loaded shapes

extension GeometryContext {
  /// The polygons that an overlay of two shapes gives; lines and points are left out.
  mutating func overlay(
    _ overlay: Overlay, _ lhs: Shape, _ rhs: Shape
  ) throws(GeometryError) -> MultiPolygon {
    let (left, right) = unsafe (shapes[lhs.index], shapes[rhs.index])
    switch overlay {
    case .intersection:
      return try unsafe takePolygons(
        of: GEOSIntersection_r(context, left, right), after: .intersection)
    case .union:
      return try unsafe takePolygons(of: GEOSUnion_r(context, left, right), after: .union)
    case .difference:
      return try unsafe takePolygons(
        of: GEOSDifference_r(context, left, right), after: .difference)
    }
  }

  /// Whether a point lies in a shape or within a planar distance of it, in degrees.
  ///
  /// - Complexity: O(log *n*) after the first call on a shape, which indexes it.
  mutating func isNear(
    _ point: Coordinate, _ shape: Shape, withinDegrees distance: Double
  ) throws(GeometryError) -> Bool {
    if unsafe prepared[shape.index] == nil {
      guard let made = unsafe GEOSPrepare_r(context, shapes[shape.index]) else {
        throw .operationFailed(.indexing, reason: messages.last)
      }
      unsafe prepared[shape.index] = unsafe made
    }
    guard
      let geometry = unsafe GEOSGeom_createPointFromXY_r(
        context, point.longitudeDegrees, point.latitudeDegrees)
    else { throw .outOfMemory }
    defer { unsafe GEOSGeom_destroy_r(context, geometry) }
    // GEOS predicates answer 0, 1, or 2 on exception.
    switch unsafe GEOSPreparedDistanceWithin_r(
      context, prepared[shape.index], geometry, distance)
    {
    case 0: return false
    case 1: return true
    default: throw .operationFailed(.indexing, reason: messages.last)
    }
  }

  /// The union of areas, through a collection that is destroyed with its members.
  mutating func union(
    of areas: [MultiPolygon], assumesCoverage: Bool
  ) throws(GeometryError) -> MultiPolygon {
    let collection = try unsafe collection(of: areas)
    defer { unsafe GEOSGeom_destroy_r(context, collection) }
    let result =
      assumesCoverage
      ? unsafe GEOSCoverageUnion_r(context, collection)
      : unsafe GEOSUnaryUnion_r(context, collection)
    return try unsafe takePolygons(of: result, after: .dissolving)
  }

  private func collection(of areas: [MultiPolygon]) throws(GeometryError) -> OpaquePointer {
    var members: [OpaquePointer?] = unsafe []
    do {
      for area in areas {
        for polygon in area.polygons {
          unsafe members.append(try geometry(of: MultiPolygon(polygons: [polygon])))
        }
      }
    } catch {
      unsafe destroy(members)
      throw error
    }
    // The collection takes its members, but not the array that held them; 7 is a collection.
    let count = UInt32(unsafe members.count)
    guard let made = unsafe GEOSGeom_createCollection_r(context, 7, &members, count) else {
      unsafe destroy(members)
      throw .outOfMemory
    }
    return unsafe made
  }

  private func destroy(_ geometries: [OpaquePointer?]) {
    for index in unsafe geometries.indices {
      unsafe GEOSGeom_destroy_r(context, geometries[index])
    }
  }

  /// Tells whether a shape is valid, and what is wrong first where it is not.
  mutating func validity(of shape: Shape) throws(GeometryError) -> Validity {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = unsafe GEOSisValidDetail_r(
      context, shapes[shape.index], 0, &reason, &location)
    defer {
      if let reason = unsafe reason { unsafe GEOSFree_r(context, reason) }
      if let location = unsafe location { unsafe GEOSGeom_destroy_r(context, location) }
    }
    switch answer {
    case 1: return .valid
    case 0:
      let text = unsafe reason.map { unsafe String(cString: $0) } ?? messages.last
      return .invalid(reason: text, at: unsafe location.flatMap { unsafe coordinate(of: $0) })
    default: throw .operationFailed(.validity, reason: messages.last)
    }
  }

  private func coordinate(of point: OpaquePointer) -> Coordinate? {
    var (longitude, latitude) = (0.0, 0.0)
    guard
      unsafe GEOSGeomGetX_r(context, point, &longitude) == 1,
      unsafe GEOSGeomGetY_r(context, point, &latitude) == 1
    else { return nil }
    return Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude)
  }

  /// The polygons of a shape after repair.
  mutating func repaired(_ shape: Shape) throws(GeometryError) -> MultiPolygon {
    try unsafe takePolygons(
      of: GEOSMakeValid_r(context, shapes[shape.index]), after: .makingValid)
  }

  /// What is left of a shape without several others.
  mutating func remainder(
    of shape: Shape, without others: [Shape]
  ) throws(GeometryError) -> MultiPolygon {
    var rest = unsafe GEOSGeom_clone_r(context, shapes[shape.index])
    for other in others {
      guard let whole = unsafe rest else {
        throw .operationFailed(.difference, reason: messages.last)
      }
      unsafe rest = GEOSDifference_r(context, whole, shapes[other.index])
      unsafe GEOSGeom_destroy_r(context, whole)
      // Lines that stay beside polygons are left out in the end; GEOS would take a slow way with them.
      if let mixed = unsafe rest, unsafe GEOSGeomTypeId_r(context, mixed) == Self.collectionType {
        unsafe rest = try geometry(of: takePolygons(of: mixed, after: .difference))
      }
    }
    return try unsafe takePolygons(of: rest, after: .difference)
  }

  private static let collectionType = Int32(GEOS_GEOMETRYCOLLECTION.rawValue)

  /// For each shape, the shapes after it whose bounding boxes meet its own.
  mutating func neighbourPairs(
    among loaded: [Shape]
  ) throws(GeometryError) -> [(lower: Int, upper: Int)] {
    try meetings(of: loaded, with: loaded).filter { $0.first < $0.second }
      .map { (lower: $0.first, upper: $0.second) }
  }

  /// The pairs of a shape and another whose bounding boxes meet, in order.
  mutating func meetings(
    of loaded: [Shape], with others: [Shape]
  ) throws(GeometryError) -> [(first: Int, second: Int)] {
    guard let tree = unsafe GEOSSTRtree_create_r(context, 10) else { throw .outOfMemory }
    defer { unsafe GEOSSTRtree_destroy_r(context, tree) }
    for (number, shape) in others.enumerated() {
      // The tree copies the bounding box and never touches the item: a number, from 1.
      unsafe GEOSSTRtree_insert_r(
        context, tree, shapes[shape.index], UnsafeMutableRawPointer(bitPattern: number + 1))
    }
    var pairs: [(first: Int, second: Int)] = []
    for (number, shape) in loaded.enumerated() {
      let found = FoundItems()
      unsafe GEOSSTRtree_query_r(
        context, tree, shapes[shape.index],
        { item, found in
          guard let found = unsafe found else { return }
          let number = Int(bitPattern: item) - 1
          unsafe Unmanaged<FoundItems>.fromOpaque(found).takeUnretainedValue().numbers
            .append(number)
        },
        Unmanaged.passUnretained(found).toOpaque())
      for other in found.numbers.sorted() { pairs.append((first: number, second: other)) }
    }
    return pairs
  }
}

/// What a tree query found; touched only while the query runs.
private final class FoundItems {
  var numbers: [Int] = []
}
