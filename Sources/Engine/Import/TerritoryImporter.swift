internal import Domain
internal import EventLog
internal import Geometry

/// Makes territories out of the rows of a file, and finds what is wrong with them.
struct TerritoryImporter {
  /// A territory with the content that holds its boundary.
  struct Draft {
    var territory: TerritoryDraft
    var boundary: Content
  }

  /// What is known of a territory that rows name as their parent.
  enum Parent {
    case unknown
    case undrawn
    case drawn(MultiPolygon)
  }

  /// Rows with good codes and shapes, by territory.
  private struct Member {
    var id: TerritoryID
    var row: TerritoryRow
    var shape: MultiPolygon
  }

  /// A coarser territory that rows dissolve into.
  private struct Dissolved {
    var id: TerritoryID
    var name: String
    var parents: [TerritoryID]
    var shape: MultiPolygon
  }

  private let options: TerritoryImportOptions
  private var members: [Member] = []
  private var dissolved: [Dissolved] = []
  private var findings: [TerritoryFinding] = []

  /// Reads codes and shapes, repairs rings and dissolves.
  ///
  /// - Throws: `GeometryError` when a shape cannot be handled at all.
  init(rows: [TerritoryRow], options: TerritoryImportOptions) throws {
    self.options = options
    try takeIn(rows)
    try dissolve()
  }

  /// Whether a finding refuses the import.
  var isRefused: Bool { findings.contains(where: \.isRefusal) }

  /// Refusals first, then warnings, each in order of feature.
  var sortedFindings: [TerritoryFinding] {
    let indexed = findings.enumerated().sorted { left, right in
      if left.element.isRefusal != right.element.isRefusal { return left.element.isRefusal }
      let features = (left.element.feature ?? .max, right.element.feature ?? .max)
      return features.0 != features.1 ? features.0 < features.1 : left.offset < right.offset
    }
    return indexed.map(\.element)
  }

  /// The territories to describe, coarsest first, so that parents come before their children.
  var drafts: [Draft] {
    dissolved.reversed().map {
      draft($0.id, name: $0.name, parents: $0.parents, shape: $0.shape)
    }
      + members.map { member in
        draft(
          member.id, name: member.row.name, parents: parents(of: member.row), shape: member.shape)
      }
  }

  /// Looks for overlaps, gaps and parts outside the parents.
  ///
  /// - Throws: an error of the shapes, or whatever `parent` throws.
  mutating func check(parent: (TerritoryID) throws -> Parent) throws {
    try checkPartition()
    try checkParents(parent)
  }

  private func draft(
    _ id: TerritoryID, name: String, parents: [TerritoryID], shape: MultiPolygon
  ) -> Draft {
    let content = Content(bytes: WellKnownBinary.encode(shape.canonical))
    return Draft(
      territory: TerritoryDraft(id: id, name: name, parents: parents, boundary: content.digest),
      boundary: content)
  }

  // MARK: - Rows

  private mutating func takeIn(_ rows: [TerritoryRow]) throws {
    var context = try GeometryContext()
    var features: [TerritoryID: Int] = [:]
    for row in rows {
      guard let id = TerritoryID(kind: options.kind, code: row.code) else {
        note(.malformedCode(row.code), nil, row)
        continue
      }
      if let first = features.updateValue(row.feature, forKey: id) {
        features[id] = first
        note(.duplicateCode(firstFeature: first), id, row)
        continue
      }
      if row.name.isEmpty { note(.missingName, id, row) }
      if !CharacterDamage.found(in: row.name).isEmpty {
        note(.suspectName(row.name), id, row, isRefusal: false)
      }
      guard !row.shape.isEmpty else {
        note(.emptyGeometry, id, row)
        continue
      }
      members.append(Member(id: id, row: row, shape: try repaired(row, id, &context)))
    }
  }

  private mutating func repaired(
    _ row: TerritoryRow, _ id: TerritoryID, _ context: inout GeometryContext
  ) throws -> MultiPolygon {
    guard case .invalid(let reason, _) = try context.validity(of: row.shape) else {
      return row.shape
    }
    let repaired = try context.madeValid(row.shape)
    let share =
      abs(repaired.areaChangeSquareMetres)
      / max(1, EllipsoidalArea.squareMetres(of: repaired.area))
    note(
      .repaired(areaChangeSquareMetres: repaired.areaChangeSquareMetres, reason: reason), id, row,
      isRefusal: share > options.tolerance.refusedShare)
    return repaired.area
  }

  /// The parents that a row names: by its parent column, and by what it dissolves into.
  private func parents(of row: TerritoryRow) -> [TerritoryID] {
    var parents = row.dissolved.compactMap { TerritoryID(kind: $0.key, code: $0.value) }
    if let kind = options.parentKind, let code = row.parent, !code.isEmpty,
      let parent = TerritoryID(kind: kind, code: code)
    {
      parents.append(parent)
    }
    return parents.sorted()
  }

  // MARK: - Dissolving

  private mutating func dissolve() throws {
    var context = try GeometryContext()
    for (depth, kind) in options.dissolves.enumerated() {
      let groups = Dictionary(grouping: members) { $0.row.dissolved[kind] ?? "" }
      for code in groups.keys.sorted() {
        guard let group = groups[code], let first = group.first else { continue }
        guard let id = TerritoryID(kind: kind, code: code) else {
          note(.malformedCode(code), first.id, first.row)
          continue
        }
        // A coarser kind is a parent where all the rows agree on it.
        let parents = options.dissolves[(depth + 1)...].compactMap { coarser -> TerritoryID? in
          let codes = Set(group.map { $0.row.dissolved[coarser] })
          guard codes.count == 1, let code = codes.first.flatMap({ $0 }) else { return nil }
          return TerritoryID(kind: coarser, code: code)
        }
        dissolved.append(
          Dissolved(
            id: id, name: first.row.dissolvedNames[kind] ?? code, parents: parents,
            shape: try context.dissolve(group.map(\.shape)).area))
      }
    }
  }

  // MARK: - Checks

  private mutating func checkPartition() throws {
    let check = PartitionCheck(tolerance: options.tolerance)
    for finding in try check.report(on: members.map(\.shape)).findings {
      switch finding.kind {
      case .overlap(let left, let right):
        note(
          .overlap(with: members[right].id, areaSquareMetres: finding.squareMetres),
          members[left].id, members[left].row, isRefusal: finding.isRefused, shape: finding.shape)
      case .gap(let neighbours):
        findings.append(
          TerritoryFinding(
            territory: neighbours.first.map { members[$0].id }, feature: nil,
            reason: .gap(areaSquareMetres: finding.squareMetres), isRefusal: finding.isRefused,
            shape: finding.shape))
      case .enclosedHole, .protrusion:
        continue
      }
    }
  }

  private mutating func checkParents(_ parent: (TerritoryID) throws -> Parent) throws {
    // Parents that the rows themselves dissolve into fit them by construction.
    guard let kind = options.parentKind, !options.dissolves.contains(kind) else { return }
    var shapes: [TerritoryID: Parent] = [:]
    let check = PartitionCheck(tolerance: options.tolerance)
    for member in members {
      guard let code = member.row.parent, !code.isEmpty else { continue }
      guard let id = TerritoryID(kind: kind, code: code) else {
        note(.malformedCode(code), member.id, member.row)
        continue
      }
      let known = try shapes[id] ?? parent(id)
      shapes[id] = known
      switch known {
      case .unknown: note(.unknownParent(id), member.id, member.row)
      case .undrawn: continue
      case .drawn(let shape):
        let report = try check.protrusions(
          of: [member.shape], from: [shape], parentIndices: [0])
        for finding in report.findings {
          note(
            .overhang(parent: id, areaSquareMetres: finding.squareMetres), member.id, member.row,
            isRefusal: finding.isRefused, shape: finding.shape)
        }
      }
    }
  }

  private mutating func note(
    _ reason: TerritoryFinding.Reason, _ id: TerritoryID?, _ row: TerritoryRow,
    isRefusal: Bool = true, shape: MultiPolygon? = nil
  ) {
    findings.append(
      TerritoryFinding(
        territory: id, feature: row.feature, reason: reason, isRefusal: isRefusal, shape: shape))
  }
}
