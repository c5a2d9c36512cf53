internal import Domain
internal import Projections
internal import Synchronization

/// The services of a snapshot that somebody asked for, each worked out once.
final class ServiceBook: Sendable {
  /// Services that concern everybody, wherever they live.
  struct Everywhere: Sendable {
    /// Those of which nobody has said whom they reach.
    var notStated: [KnownService] = []

    /// Those of them of which the same is said to everybody who asks for nothing particular.
    var alike = Alike([])

    /// The rest of them: the years or the clientele of somebody can matter, or they are refused.
    var particular: [KnownService] = []

    /// Those of which it was said.
    var others: [KnownService] = []
  }

  /// Services of which nobody has said whom they reach, and the same is said to everybody.
  final class Alike: Sendable {
    private let services: [KnownService]
    private let (alone, besideGMF) = (KeptOnce<SharedAnswers>(), KeptOnce<SharedAnswers>())

    init(_ services: [KnownService]) {
      self.services = services
    }

    /// What is said of them, put in order when first asked for.
    func answers(besideGMF isBesideGMF: Bool) -> SharedAnswers {
      (isBesideGMF ? besideGMF : alone).value {
        SharedAnswers(
          services.map {
            SharedAnswers.Line(said: $0.notStated(besideGMF: isBesideGMF), place: $0.place)
          })
      }
    }
  }

  private struct Pages {
    var known: [ServiceID: KnownService?] = [:]

    /// Those that are offered, by their numbers.
    var services: [KnownService] = []

    /// Numbers given to territories.
    var territories: [TerritoryID: Int32] = [:]

    /// For each territory, the numbers of the services bound to it.
    var byTerritory: [TerritoryID: [Int32]] = [:]
    var everywhere: Everywhere?

    mutating func number(of territory: TerritoryID) -> Int32 {
      if let known = territories[territory] { return known }
      let number = Int32(territories.count)
      territories[territory] = number
      return number
    }

    mutating func service(_ id: ServiceID, in snapshot: Snapshot) -> KnownService? {
      if let known = known[id] { return known }
      let service = KnownService(
        id, number: Int32(services.count), in: snapshot, territoryNumber: { number(of: $0) })
      if let service { services.append(service) }
      known[id] = .some(service)
      return service
    }

    /// The numbers of the services among these that can only concern somebody whose territories or GMF
    /// they name.
    mutating func numbers(
      ofBound ids: some Sequence<ServiceID>, in snapshot: Snapshot
    ) -> [Int32] {
      ids.compactMap { service($0, in: snapshot) }.filter(\.isBound).map(\.number)
    }

    mutating func numbers(boundTo territory: TerritoryID, in snapshot: Snapshot) -> [Int32] {
      if let known = byTerritory[territory] { return known }
      let found = numbers(
        ofBound: snapshot.baskets.candidates(boundTo: [territory], []), in: snapshot)
      byTerritory[territory] = found
      return found
    }
  }

  private let pages = Mutex(Pages())

  /// What is told to all who live in the same territories, beside the same GMF, and ask for nothing
  /// particular.
  let neighbours = KeptEach<Neighbours, AnswersForNeighbours>(countMax: 1_024)

  /// The territories whose residents a service promises to serve, for those that searches found.
  let servedTerritories = KeptEach<ServiceID, [TerritoryID]>()

  /// The GMFs beside which somebody asked.
  let gmfs = KeptEach<ResourceID, KnownGMF>()

  /// A service; `nil` when it is not offered on the day.
  func service(_ id: ServiceID, in snapshot: Snapshot) -> KnownService? {
    pages.withLock { $0.service(id, in: snapshot) }
  }

  /// The numbers of some territories, the same each time.
  func numbers(of territories: some Sequence<TerritoryID>) -> [Int32] {
    pages.withLock { pages in territories.map { pages.number(of: $0) } }
  }

  /// The numbers of the services bound to land or to registrations; some of them twice.
  func numbers(
    boundTo territories: some Sequence<TerritoryID>,
    _ registrations: some Sequence<ResourceID> = EmptyCollection(), in snapshot: Snapshot
  ) -> [Int32] {
    pages.withLock { pages in
      let bound = snapshot.baskets.candidates(boundTo: [], registrations)
      return territories.reduce(into: pages.numbers(ofBound: bound, in: snapshot)) {
        $0 += pages.numbers(boundTo: $1, in: snapshot)
      }
    }
  }

  /// The services with some numbers.
  func services(_ numbers: [Int32]) -> [KnownService] {
    pages.withLock { pages in numbers.map { pages.services[Int($0)] } }
  }

  /// The services that concern everybody.
  func everywhere(in snapshot: Snapshot) -> Everywhere {
    pages.withLock { pages in
      if let known = pages.everywhere { return known }
      var found = Everywhere()
      for id in snapshot.directory.unsortedServices {
        if let declared = snapshot.baskets.reach(of: id, at: snapshot.vantage),
          declared.reach.isBound
        {
          continue
        }
        guard let service = pages.service(id, in: snapshot) else { continue }
        if service.isNotStated {
          found.notStated.append(service)
        } else {
          found.others.append(service)
        }
      }
      found.particular = found.notStated.filter { !$0.isAlikeForAll }
      found.alike = Alike(found.notStated.filter { $0.isAlikeForAll })
      pages.everywhere = found
      return found
    }
  }
}

extension Snapshot {
  /// A service as it is seen here; `nil` when it is not offered on the day.
  func known(_ id: ServiceID) -> KnownService? { serviceBook.service(id, in: self) }

  /// A GMF beside which somebody asks.
  ///
  /// - Throws: ``LookupError`` for one that is not known on the day, or is none.
  func known(_ id: ResourceID) throws -> KnownGMF {
    try serviceBook.gmfs.value(id) { KnownGMF(try surroundings(of: id), in: self) }
  }
}

/// Those who live in the same territories and ask beside the same GMF.
struct Neighbours: Hashable {
  /// The numbers of the territories, sorted.
  let territories: [Int32]
  let gmf: ObjectIdentifier?
}

/// What they are all told.
struct AnswersForNeighbours: Sendable {
  let answers: SharedAnswers

  /// Services of which what is told depends on more than that.
  let others: [KnownService]
}
