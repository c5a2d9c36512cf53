public import Domain
internal import Geometry

/// Says of millions of points which territories they lie in, as text to be put behind each row.
///
/// May be shared between threads.
public struct PointClassifier: Sendable {
  /// The kinds, in the order of the columns.
  public let kinds: [TerritoryKind]

  private let index: TerritoryIndex

  /// For each known set of territories, what is put behind the row.
  private let texts: [[UInt8]]
  private let separator: UInt8
  private let territories: [TerritoryID]

  /// Prepares the texts of every set; the territories are in the order of the index's ordinals.
  init(
    index: TerritoryIndex, territories: [TerritoryID], kinds: [TerritoryKind], separator: UInt8
  ) {
    self.index = index
    self.territories = territories
    self.kinds = kinds
    self.separator = separator
    texts = (0..<index.setCount).map { number in
      Self.text(
        of: index.areas(in: AreaSetID(rawValue: UInt32(number))).map { territories[Int($0)] },
        kinds: kinds, separator: separator)
    }
  }

  /// Hands on, for each point in order, the codes of its territories, each after the separator.
  ///
  /// A kind in which the point lies in no territory has an empty code; where borders overlap, the
  /// codes are joined by `|`.
  ///
  /// - Precondition: as many latitudes as longitudes.
  public func classify(
    longitudesDegrees: [Double], latitudesDegrees: [Double], each: ([UInt8]) -> Void
  ) {
    var sets = [AreaSetID](repeating: .empty, count: longitudesDegrees.count)
    var span = sets.mutableSpan
    index.setIDs(
      longitudesDegrees: longitudesDegrees.span, latitudesDegrees: latitudesDegrees.span,
      into: &span)
    for set in sets {
      let number = Int(set.rawValue)
      if number < texts.count {
        each(texts[number])
      } else {
        each(
          Self.text(
            of: index.areas(in: set).map { territories[Int($0)] }, kinds: kinds,
            separator: separator))
      }
    }
  }

  private static func text(
    of territories: [TerritoryID], kinds: [TerritoryKind], separator: UInt8
  ) -> [UInt8] {
    kinds.flatMap { kind in
      let codes = territories.filter { $0.kind == kind }.map(\.code).sorted()
      return [separator] + Array(codes.joined(separator: "|").utf8)
    }
  }
}
