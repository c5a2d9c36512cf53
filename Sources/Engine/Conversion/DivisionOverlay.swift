internal import Domain
internal import Projections

/// How the land of one division lies in another, and how the units of which people are counted lie in
/// both.
///
/// It holds shapes' sizes and counts of places only, never a place, and no number of people: those
/// change with the year.
struct DivisionOverlay: Equatable, Sendable {
  /// A part of one territory that lies in another, or in none.
  struct Part: Equatable, Sendable {
    /// Index of the territory of the first division.
    var from: Int

    /// Index of the territory of the second; `nil` where it lies in none.
    var to: Int?

    /// Share of the territory's area, 0 to 1.
    var areaShare: Double

    /// Whether it is no more than a border drawn twice.
    var isBorder: Bool
  }

  /// How a unit is shared out.
  enum Method: String, CaseIterable, Sendable {
    /// It lies in one place whole.
    case whole

    /// By the known places in each part.
    case places

    /// By the area of each part.
    case area
  }

  /// A part of a unit: where it lies in both divisions, and what it weighs.
  struct Cell: Equatable, Sendable {
    var from: Int?
    var to: Int?
    var weight: Int
  }

  /// A territory of which people are counted.
  struct Unit: Equatable, Sendable {
    var id: TerritoryID
    var method: Method
    var cells: [Cell]
  }

  var parts: [Part]
  var units: [Unit]
}

extension DivisionOverlay: StateCodable {
  func write(to state: inout StateWriter) {
    parts.write(to: &state)
    units.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    parts = try [Part](from: &state)
    units = try [Unit](from: &state)
  }
}

extension DivisionOverlay.Part: StateCodable {
  func write(to state: inout StateWriter) {
    from.write(to: &state)
    to.write(to: &state)
    areaShare.write(to: &state)
    isBorder.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    from = try Int(from: &state)
    to = try Int?(from: &state)
    areaShare = try Double(from: &state)
    isBorder = try Bool(from: &state)
  }
}

extension DivisionOverlay.Unit: StateCodable {
  func write(to state: inout StateWriter) {
    id.write(to: &state)
    method.rawValue.write(to: &state)
    cells.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    id = try TerritoryID(from: &state)
    guard let method = DivisionOverlay.Method(rawValue: try String(from: &state)) else {
      throw state.damage
    }
    self.method = method
    cells = try [DivisionOverlay.Cell](from: &state)
  }
}

extension DivisionOverlay.Cell: StateCodable {
  func write(to state: inout StateWriter) {
    from.write(to: &state)
    to.write(to: &state)
    weight.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    from = try Int?(from: &state)
    to = try Int?(from: &state)
    weight = try Int(from: &state)
  }
}
