internal import Domain
internal import Engine
internal import Foundation

/// An answer that a reader would not expect, by one measure.
struct Surprise: Sendable {
  /// By what an answer surprises, and how its size is told.
  enum Measure: String, CaseIterable, Sendable {
    case otherTerritoryNextDoor =
      "the GMF is next door, and its CLSC does not serve the home: metres to the GMF, negative"
    case nearestDoesNotServe =
      "a service that does not serve the home is nearer than each of its category that does: metres"
    case farAndTheSame = "far from the GMF, and served by the same CLSC: metres to the GMF"
    case gaps = "categories offered around the GMF by residence and not at home"
    case inDoubt = "services in doubt although the point is exact"
    case nothingAtHome = "nothing serves the home by residence: services around the GMF that do not"
    case notStatedNextDoor =
      "nearer than what serves by residence stands what nobody has stated: metres between them"
    case sidesInDoubt = "services that hold only in some of the places where the GMF may count"
    case turnsNearby = "services by residence that turn within 200 metres"
  }

  let measure: Measure

  /// How great it is; greater is more surprising.
  let size: Double
  let school: School
  let gmf: ResourceID?

  /// What it is about.
  let about: String

  /// The greatest by each measure, one of each municipality, in words.
  static func lines(_ all: [Surprise], countMax: Int = 4) -> [String] {
    Measure.allCases.flatMap { measure in
      let sorted = all.filter { $0.measure == measure }.sorted {
        $0.size != $1.size ? $0.size > $1.size : $0.school.code < $1.school.code
      }
      var towns: Set<String> = []
      let chosen = sorted.filter { towns.insert($0.school.municipality).inserted }
      return ["", "\(measure.rawValue) (\(sorted.count) homes)"]
        + chosen.prefix(countMax).map { "  \($0.line)" }
    }
  }

  private var line: String {
    let beside = gmf.map { " beside \($0.text)" } ?? ""
    return "\(Int(size)): \(school.code) \(school.name), \(school.municipality)\(beside): \(about)"
  }
}

// MARK: - Measures

extension Surprise {
  /// Every surprise of one answer.
  static func all(
    in answer: LookupAnswer, at school: School, beside gmf: ResourceID
  ) -> [Surprise] {
    let sides = Sides(answer, gmf: gmf)
    var found: [Surprise] = []
    func add(_ measure: Measure, _ size: Double, _ about: String) {
      guard size != 0 else { return }
      found.append(
        Surprise(measure: measure, size: size, school: school, gmf: gmf, about: about))
    }
    if let metres = sides.metresToGMF {
      if let elsewhere = sides.aroundGMF.first(where: \.isOwnCare),
        let own = sides.byResidence.first(where: \.isOwnCare)
      {
        add(.otherTerritoryNextDoor, -metres, "\(own.id.text) and not \(elsewhere.id.text)")
      }
      if let own = sides.byResidence.first(where: { $0.isOwnCare && $0.group == .both }) {
        add(.farAndTheSame, metres, own.id.text)
      }
    }
    if let (near, serving, metres) = sides.nearestThatDoesNotServe {
      add(.nearestDoesNotServe, metres, "\(near.id.text) and not \(serving.id.text)")
    }
    if let (near, serving, metres) = sides.nearestNotStated {
      add(.notStatedNextDoor, metres, "\(near.id.text) beside \(serving.id.text)")
    }
    let gaps = answer.categories.filter { $0.relation == .onlyAroundGMF }.map(\.category.code)
    add(.gaps, Double(gaps.count), gaps.joined(separator: ", "))
    let inSome = answer.services.filter { $0.home.holds == .inSome }.map(\.id.text)
    add(.inDoubt, Double(inSome.count), inSome.joined(separator: ", "))
    let inSomeAround = answer.services.filter { $0.gmf?.holds == .inSome }.map(\.id.text)
    add(.sidesInDoubt, Double(inSomeAround.count), inSomeAround.joined(separator: ", "))
    if sides.byResidence.isEmpty {
      let territories = answer.home.territories.map(\.id.text).joined(separator: ", ")
      add(.nothingAtHome, Double(sides.aroundGMF.count), "home in \(territories)")
    }
    return found
  }

  /// That what serves by residence is otherwise 200 metres away; `nil` where no border is so near.
  static func turn(at school: School, _ home: Home, in snapshot: Snapshot) throws -> Surprise? {
    guard let border = home.location.nearestBorderMetres, border < turnMetres else { return nil }
    let here = try serving(home, in: snapshot)
    var most: (services: Set<ServiceID>, direction: Int) = ([], 0)
    for direction in 0..<8 {
      guard let place = school.point(turnMetres, towards: Double(direction) * 45) else { continue }
      let turned = try serving(snapshot.locate(place), in: snapshot).symmetricDifference(here)
      if turned.count > most.services.count { most = (turned, direction) }
    }
    guard !most.services.isEmpty else { return nil }
    return Surprise(
      measure: .turnsNearby, size: Double(most.services.count), school: school, gmf: nil,
      about: most.services.map(\.text).sorted().joined(separator: ", ")
        + " (bearing \(most.direction * 45)°, border at \(Int(border)) m)")
  }

  private static let turnMetres = 200.0

  private static func serving(_ home: Home, in snapshot: Snapshot) throws -> Set<ServiceID> {
    let answer = try snapshot.lookup(home, LookupRequest(day: snapshot.day))
    return Set(answer.services.filter(\.servesResidents).map(\.id))
  }
}

/// The two sides of one answer.
private struct Sides {
  /// What serves the home because of where it is.
  let byResidence: [ServiceAnswer]

  /// What serves people around the GMF and not the home.
  let aroundGMF: [ServiceAnswer]

  /// What nobody has stated.
  let notStated: [ServiceAnswer]
  let metresToGMF: Double?

  init(_ answer: LookupAnswer, gmf: ResourceID) {
    byResidence = answer.services.filter(\.servesResidents)
    aroundGMF = answer.services.filter { $0.group == .gmfOnly }
    notStated = answer.services.filter { $0.group == .unknown }
    metresToGMF = answer.services.first { $0.resource == gmf }?.distanceMetres
  }

  typealias Pair = (near: ServiceAnswer, serving: ServiceAnswer, metres: Double)

  var nearestThatDoesNotServe: Pair? { nearest(aroundGMF) }
  var nearestNotStated: Pair? { nearest(notStated) }

  /// The one that is nearest in comparison with what serves in its category.
  private func nearest(_ others: [ServiceAnswer]) -> Pair? {
    others.compactMap { other -> Pair? in
      guard let distance = other.distanceMetres,
        let serving = byResidence.filter({ $0.details.category == other.details.category })
          .min(by: { $0.distanceMetres ?? .infinity < $1.distanceMetres ?? .infinity }),
        let ours = serving.distanceMetres, distance < ours
      else { return nil }
      return (other, serving, ours - distance)
    }.max { $0.metres < $1.metres }
  }
}

extension ServiceAnswer {
  /// Whether it serves the home for certain, because of where that is.
  var servesResidents: Bool {
    home.holds == .yes
      && home.reasons.contains { if case .residence = $0 { true } else { false } }
  }

  /// Whether it is what a CLSC offers to its territory.
  fileprivate var isOwnCare: Bool { details.category == Self.ownCare }

  private static let ownCare = ServiceCategory("psychosocial")
}
