/// One row of the invented gazetteer: a door, or one unit behind it.
public struct InventedDoor: Hashable, Sendable {
  /// The civic number, from 1.
  public var number: Int

  /// What follows the number: `A`, `1/2`; empty when nothing does.
  public var suffix = ""

  /// The flat or office: `4`, `302`; empty for none.
  public var unit = ""

  /// Kind, name and direction; empty in the few villages whose streets have no names.
  public var street: String
  public var municipality: String

  /// The borough or former municipality; empty for none.
  public var place = ""

  /// `H2X 1Y4`.
  public var postalCode: String

  /// Millionths of a degree, east positive.
  public var longitudeMicrodegrees: Int

  /// Millionths of a degree, north positive.
  public var latitudeMicrodegrees: Int

  /// Whether another municipality far away has the same name, so that only the postal code tells.
  public var hasNamesake = false
}

/// A place in the plane of one municipality.
struct PlanePoint: Hashable, Sendable {
  /// Metres east of the middle.
  var eastMetres: Double

  /// Metres north of the middle.
  var northMetres: Double

  static func + (left: PlanePoint, right: PlanePoint) -> PlanePoint {
    PlanePoint(
      eastMetres: left.eastMetres + right.eastMetres,
      northMetres: left.northMetres + right.northMetres)
  }

  static func * (left: PlanePoint, factor: Double) -> PlanePoint {
    PlanePoint(eastMetres: left.eastMetres * factor, northMetres: left.northMetres * factor)
  }

  /// A quarter turn to the left.
  var turned: PlanePoint { PlanePoint(eastMetres: -northMetres, northMetres: eastMetres) }
}
