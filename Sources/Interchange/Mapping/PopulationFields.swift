internal import Domain
internal import Engine

/// What a mapping says of a population table.
struct PopulationFields: Hashable, Sendable {
  /// The kind of territory of a row.
  enum Level: Hashable, Sendable {
    case always(TerritoryKind)

    /// By a cell; `nil` for words that concern no kind.
    case byCell(Lookup<TerritoryKind?>)
  }

  /// Where the ages stand.
  enum Ages: Hashable, Sendable {
    /// One column for each age or group of ages.
    case columns([AgeColumn])

    /// One row for each; the age is written `7`, `18-64` or `90+`, and an empty text passes over.
    case rows(age: TextExpression, people: TextExpression)
  }

  var level: Level
  var code: TextExpression
  var name: TextExpression?
  var year: TextExpression

  /// Whom a row counts; everybody where the mapping does not say.
  var sex: Lookup<Sex>?
  var ages: Ages
  var projectionsFrom: Int?

  /// The columns that are read, in order.
  var columns: [String] {
    var columns = code.columns + (name?.columns ?? []) + year.columns
    if case .byCell(let lookup) = level { columns.append(lookup.column) }
    if let sex { columns.append(sex.column) }
    switch ages {
    case .columns(let ages): columns += ages.map(\.name)
    case .rows(let age, let people): columns += age.columns + people.columns
    }
    return columns
  }
}

/// A column that counts the people of some ages.
struct AgeColumn: Hashable, Sendable {
  var name: String
  var ages: ClosedRange<Int>
}

/// How columns that count groups of ages, some inside others, give ages that do not overlap.
///
/// Where 65 and over stands beside 75 and over, the first less the second are those of 65 to 74; a
/// total beside its parts is only compared with them.
struct AgePlan: Hashable, Sendable {
  /// An age of the table: one column, less the columns inside it.
  struct Cell: Hashable, Sendable {
    var ages: ClosedRange<Int>
    var whole: Int
    var inside: [Int]
  }

  /// A column that must be the sum of others.
  struct Check: Hashable, Sendable {
    var whole: Int
    var parts: [Int]
  }

  /// Why there is no plan; the columns by their places.
  enum Fault: Error, Hashable {
    case same(Int, Int)
    case crossing(Int, Int)

    /// What a column has beside those inside it are several ranges.
    case scattered(Int)
  }

  /// In ascending order of age.
  private(set) var cells: [Cell] = []
  private(set) var checks: [Check] = []

  init(_ columns: [AgeColumn]) throws(Fault) {
    var inside: [Int: [Int]] = [:]
    var open: [Int] = []
    let order = columns.indices.sorted { left, right in
      let (a, b) = (columns[left].ages, columns[right].ages)
      return a.lowerBound != b.lowerBound
        ? a.lowerBound < b.lowerBound : a.upperBound > b.upperBound
    }
    for index in order {
      let ages = columns[index].ages
      while let last = open.last, columns[last].ages.upperBound < ages.lowerBound {
        open.removeLast()
      }
      if let last = open.last {
        let outer = columns[last].ages
        if outer == ages { throw .same(last, index) }
        if outer.upperBound < ages.upperBound { throw .crossing(last, index) }
        inside[last, default: []].append(index)
      }
      open.append(index)
    }
    for index in order { try add(index, columns, inside: inside[index] ?? []) }
    cells.sort { $0.ages.lowerBound < $1.ages.lowerBound }
  }

  private mutating func add(
    _ index: Int, _ columns: [AgeColumn], inside: [Int]
  ) throws(Fault) {
    let ages = columns[index].ages
    var rest: [ClosedRange<Int>] = []
    var next = ages.lowerBound
    for part in inside {
      if next < columns[part].ages.lowerBound {
        rest.append(next...columns[part].ages.lowerBound - 1)
      }
      next = columns[part].ages.upperBound + 1
    }
    if next <= ages.upperBound { rest.append(next...ages.upperBound) }
    guard rest.count <= 1 else { throw .scattered(index) }
    if let only = rest.first {
      cells.append(Cell(ages: only, whole: index, inside: inside))
    } else {
      checks.append(Check(whole: index, parts: inside))
    }
  }
}
