internal import Domain
internal import Geometry
internal import Hashing

/// Draws what a reform asks for, and finds where land would be lost, doubled or made up.
struct ReformShaper {
  let outline: ReformOutline
  let ground: AtlasGround
  let tolerance: PartitionCheck.Tolerance

  /// Where each act was written.
  let places: [TextPlace?]

  private(set) var book: LandBook
  private(set) var shapes = ReformShapes()
  private(set) var problems: [ReformProblem] = []

  /// Shapes after the reform.
  private var after: [TerritoryID: MultiPolygon] = [:]

  /// Shapes of the parts that pass, by index of the movement.
  private var parts: [Int: MultiPolygon] = [:]

  /// Land of a kind that was nobody's before, or is nobody's any more, because an act says so; in m².
  private var allowedChange: [TerritoryKind: Double] = [:]

  init(
    outline: ReformOutline, plan: ReformPlan, ground: AtlasGround, book: LandBook,
    tolerance: PartitionCheck.Tolerance
  ) {
    self.outline = outline
    self.ground = ground
    self.book = book
    self.tolerance = tolerance
    places = plan.acts.map(\.place)
  }

  /// Draws everything.
  ///
  /// - Throws: an error of the log or of the shapes; what is wrong with the plan stands in ``problems``.
  mutating func draw(_ progress: Progress?) throws {
    try measureBefore()
    try drawParts()
    let works = outline.works.sorted { $0.key < $1.key }
    for (index, (id, work)) in works.enumerated() {
      progress?(index, works.count)
      try draw(id, work)
    }
    for division in outline.divisions { try check(division) }
    try checkRedrawn()
    checkAreas()
    try measurePlacements()
  }

  mutating func note(_ fault: ReformProblem.LandFault, _ act: Int) {
    problems.append(ReformProblem(act: act, place: places[act], .land(fault)))
  }

  private func isRefused(_ squareMetres: Double, of whole: Double) -> Bool {
    squareMetres >= tolerance.listedSquareMetres
      && squareMetres > tolerance.refusedShare * whole
  }

  private func share(_ part: Double, of whole: Double) -> Double {
    whole > 0 ? part / whole : 1
  }
}

// MARK: - Drawing

extension ReformShaper {
  private mutating func measureBefore() throws {
    for id in Set(outline.works.keys).union(outline.endings.keys) {
      shapes.squareMetresBefore[id] = try book.before(id)?.squareMetres
    }
  }

  private mutating func drawParts() throws {
    for (index, movement) in outline.movements.enumerated() {
      guard let land = try book.shape(of: movement.land) else {
        if !movement.isImplied, let id = book.undrawn(in: movement.land) {
          note(.missingBoundary(id), movement.act)
        }
        continue
      }
      guard let giver = try book.before(movement.from), !movement.isImplied else {
        // Land of territories inside the giver is the giver's.
        parts[index] = land
        shapes.parts[index] = book.keep(land)
        continue
      }
      var context = try GeometryContext()
      let part = try context.intersection(land, giver)
      let (whole, inside) = (land.squareMetres, part.squareMetres)
      guard inside >= tolerance.listedSquareMetres else {
        note(.emptyPart(of: movement.from), movement.act)
        continue
      }
      if isRefused(whole - inside, of: whole) {
        note(
          .outside(
            movement.from, squareMetres: whole - inside, share: share(whole - inside, of: whole)),
          movement.act)
      }
      // Land that lies inside to the last square metre keeps its vertices.
      parts[index] = whole - inside < tolerance.listedSquareMetres ? land : part
      shapes.parts[index] = parts[index].map { book.keep($0) }
    }
    try checkPartsOfOneGiver()
  }

  private mutating func checkPartsOfOneGiver() throws {
    let explicit = outline.movements.indices.filter { !outline.movements[$0].isImplied }
    for (_, indices) in Dictionary(grouping: explicit, by: { outline.movements[$0].from }) {
      for (place, first) in indices.enumerated() {
        for second in indices[(place + 1)...] {
          guard let one = parts[first], let other = parts[second], one.mayMeet(other) else {
            continue
          }
          var context = try GeometryContext()
          let common = try context.intersection(one, other).squareMetres
          let smaller = min(one.squareMetres, other.squareMetres)
          guard isRefused(common, of: smaller) else { continue }
          note(
            .overlap(
              outline.movements[first].to, outline.movements[second].to, squareMetres: common,
              share: share(common, of: smaller)), outline.movements[second].act)
        }
      }
    }
  }

  private mutating func draw(_ id: TerritoryID, _ work: ReformOutline.Work) throws {
    guard let base = try base(of: id, work) else { return }
    let given = outline.movements.indices.filter { outline.movements[$0].from == id }
      .compactMap { parts[$0] }
    let received = outline.movements.indices.filter { outline.movements[$0].to == id }
      .compactMap { parts[$0] }
    noteNewLand(id, work, base, received: received)
    var shape = base
    // A boundary that somebody drew shows what has passed already.
    if work.given == nil, !work.isRedrawn {
      var context = try GeometryContext()
      if !given.isEmpty {
        shape = try context.difference(shape, context.dissolve(given).area)
      }
      if !received.isEmpty { shape = try context.dissolve([shape] + received).area }
    }
    guard shape.squareMetres >= tolerance.listedSquareMetres else {
      return note(.nothingLeft(of: id), work.act)
    }
    try settle(id, shape, work)
  }

  /// The land that a territory is made of; `nil` when nobody has drawn it.
  private mutating func base(
    of id: TerritoryID, _ work: ReformOutline.Work
  ) throws -> MultiPolygon? {
    var pieces: [MultiPolygon] = []
    var missing: TerritoryID?
    for land in work.base {
      if let shape = try book.shape(of: land) {
        pieces.append(shape)
      } else {
        missing = missing ?? book.undrawn(in: land)
      }
    }
    let isPartlyDrawn = work.base.contains { land in
      guard case .territories(let ids) = land else { return true }
      return ids.contains { ground.before($0)?.boundary != nil }
    }
    if let given = work.given, let drawn = try book.shape(of: given) {
      guard missing == nil, !pieces.isEmpty else { return drawn }
      var context = try GeometryContext()
      let whole = try context.dissolve(pieces).area
      let apart = try whole.squareMetresApart(from: drawn)
      if isRefused(apart, of: whole.squareMetres) {
        note(
          .boundaryDiffers(
            id, squareMetres: apart, share: share(apart, of: whole.squareMetres)), work.act)
      }
      return drawn
    }
    if let missing {
      // Where nothing was ever drawn, nothing has to be.
      if isPartlyDrawn { note(.missingBoundary(missing), work.act) }
      return nil
    }
    guard pieces.count != 1 else { return pieces[0] }
    // On land that others pass to it alone.
    guard !pieces.isEmpty else {
      return outline.beginnings[id] == nil ? nil : MultiPolygon(polygons: [])
    }
    var context = try GeometryContext()
    return try context.dissolve(pieces).area
  }

  /// Takes note of land that an act brings to a kind, or takes away from it, on purpose.
  private mutating func noteNewLand(
    _ id: TerritoryID, _ work: ReformOutline.Work, _ base: MultiPolygon,
    received: [MultiPolygon]
  ) {
    if case .redrawn(takesNewLand: true) = work.rule {
      allowedChange[id.kind, default: 0] +=
        base.squareMetres - (shapes.squareMetresBefore[id] ?? 0)
    }
    if outline.isCreated(id) {
      let passed = received.reduce(0) { $0 + $1.squareMetres }
      allowedChange[id.kind, default: 0] += max(0, base.squareMetres - passed)
    }
  }

  /// Keeps a shape, unless the log draws the same land from that day on.
  private mutating func settle(
    _ id: TerritoryID, _ shape: MultiPolygon, _ work: ReformOutline.Work
  ) throws {
    after[id] = shape
    let drawn = book.keep(shape)
    shapes.after[id] = drawn
    guard let there = ground.then(id)?.boundary, there != drawn.boundary,
      there != ground.before(id)?.boundary
    else { return }
    let recorded = try book.boundary(there)
    guard isRefused(try shape.squareMetresApart(from: recorded), of: shape.squareMetres) else {
      after[id] = recorded
      shapes.after[id] = ReformShapes.Drawn(
        boundary: there, squareMetres: recorded.squareMetres)
      return
    }
    note(.drawnOtherwise(id), work.act)
  }
}

extension ReformOutline.Work {
  fileprivate var isRedrawn: Bool {
    if case .redrawn = rule { true } else { false }
  }
}

// MARK: - Checks

extension ReformShaper {
  private mutating func check(_ division: ReformOutline.Division) throws {
    guard let whole = try book.before(division.whole) else { return }
    var pieces: [MultiPolygon] = []
    for piece in division.pieces {
      guard let shape = try book.shape(of: piece.land) else { return }
      pieces.append(shape)
    }
    for finding in try PartitionCheck(tolerance: tolerance).report(on: pieces).findings {
      guard case .overlap(let one, let other) = finding.kind, finding.isRefused else { continue }
      note(
        .overlap(
          division.pieces[one].id, division.pieces[other].id,
          squareMetres: finding.squareMetres, share: finding.share), division.act)
    }
    var context = try GeometryContext()
    let together = try context.dissolve(pieces).area
    let size = whole.squareMetres
    let uncovered = try context.difference(whole, together).squareMetres
    if isRefused(uncovered, of: size) {
      note(
        .uncovered(
          division.whole, squareMetres: uncovered, share: share(uncovered, of: size)),
        division.act)
    }
    let outside = try context.difference(together, whole).squareMetres
    if isRefused(outside, of: size) {
      note(
        .outside(division.whole, squareMetres: outside, share: share(outside, of: size)),
        division.act)
    }
  }

  /// Holds what was drawn anew against the neighbours, and against the land of before.
  private mutating func checkRedrawn() throws {
    let redrawn = outline.works.filter { $0.value.isRedrawn && after[$0.key] != nil }.keys.sorted()
    let existing = redrawn.isEmpty ? [] : ground.existingBefore
    for (kind, ids) in Dictionary(grouping: redrawn, by: \.kind) {
      let others = Set(existing.filter { $0.kind == kind && outline.endings[$0] == nil })
        .union(after.keys.filter { $0.kind == kind }).sorted()
      for id in ids {
        for other in others where other != id && !(ids.contains(other) && other < id) {
          try checkOverlap(of: id, with: other)
        }
      }
      try checkLand(of: ids, kind)
    }
  }

  private mutating func checkOverlap(of id: TerritoryID, with other: TerritoryID) throws {
    let neighbour = try after[other] ?? book.before(other)
    guard let one = after[id], let neighbour, one.mayMeet(neighbour) else { return }
    var context = try GeometryContext()
    let common = try context.intersection(one, neighbour).squareMetres
    let smaller = min(one.squareMetres, neighbour.squareMetres)
    guard isRefused(common, of: smaller) else { return }
    note(
      .overlap(id, other, squareMetres: common, share: share(common, of: smaller)),
      outline.works[id]?.act ?? 0)
  }

  /// Whether territories that were drawn anew hold together the land that they held.
  private mutating func checkLand(of ids: [TerritoryID], _ kind: TerritoryKind) throws {
    let strict = ids.filter { outline.works[$0]?.rule == .redrawn(takesNewLand: false) }
    let old = try strict.compactMap { try book.before($0) }
    guard !strict.isEmpty, old.count == strict.count else { return }
    var context = try GeometryContext()
    let before = try context.dissolve(old).area
    let now = try context.dissolve(strict.compactMap { after[$0] }).area
    let apart = try before.squareMetresApart(from: now)
    guard isRefused(apart, of: before.squareMetres) else { return }
    problems.append(
      ReformProblem(
        act: strict.first.flatMap { outline.works[$0]?.act },
        place: strict.first.flatMap { outline.works[$0].flatMap { places[$0.act] } },
        .land(
          .areaNotKept(kind, before: before.squareMetres, after: now.squareMetres))))
  }

  /// Whether the territories of each kind are together as large as they were.
  private mutating func checkAreas() {
    var before: [TerritoryKind: Double] = [:]
    var now: [TerritoryKind: Double] = [:]
    for (id, size) in shapes.squareMetresBefore
    where outline.endings[id]?.status != .abolished { before[id.kind, default: 0] += size }
    for (id, drawn) in shapes.after { now[id.kind, default: 0] += drawn.squareMetres }
    for (kind, size) in now.sorted(by: { $0.key < $1.key }) {
      let expected = (before[kind] ?? 0) + (allowedChange[kind] ?? 0)
      // What is wrong with single acts has been told with them.
      guard problems.isEmpty, before[kind] != nil, isRefused(abs(size - expected), of: expected)
      else { continue }
      problems.append(
        ReformProblem(
          act: nil, place: nil, .land(.areaNotKept(kind, before: expected, after: size))))
    }
  }

  private mutating func measurePlacements() throws {
    for (index, placement) in outline.placements.enumerated() {
      let child = try after[placement.child] ?? book.before(placement.child)
      guard let child, child.squareMetres > 0 else {
        if !placement.parentGoesOn {
          note(.unplacedChild(placement.child, of: placement.parent), placement.act)
        }
        continue
      }
      var held: [TerritoryID: Double] = [:]
      for taker in placement.takers {
        guard let land = try book.shape(of: taker.land), child.mayMeet(land) else { continue }
        var context = try GeometryContext()
        held[taker.id, default: 0] += try context.intersection(child, land).squareMetres
      }
      let taken = held.values.reduce(0, +)
      if placement.parentGoesOn { held[placement.parent] = max(0, child.squareMetres - taken) }
      let whole = held.values.reduce(0, +)
      guard whole > 0 else {
        note(.unplacedChild(placement.child, of: placement.parent), placement.act)
        continue
      }
      shapes.shares[index] = held.mapValues { $0 / whole }
    }
  }
}
