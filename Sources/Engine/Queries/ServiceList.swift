/// The services of an answer, in order of group (refer here first), then of category, distance and name.
///
/// Those of which nobody has said whom they reach are the same for everybody, and often most of an
/// answer. They are put in order, and said, when somebody first looks at the list; how many there are is
/// known before.
public struct ServiceList: RandomAccessCollection, Sendable {
  /// Those that had to be worked out for the person, in order: whatever serves, or may, is among them.
  let workedOut: [ServiceAnswer]

  /// How many there are besides.
  private let laterCount: Int
  private let whole = KeptOnce<[ServiceAnswer]>()
  private let complete: @Sendable () -> [ServiceAnswer]

  /// A list of which nothing is left for later.
  init(_ services: [ServiceAnswer]) {
    self.init(services, laterCount: 0) { services }
  }

  /// A list of which so many services are left for later: `complete` gives everything in order, and is
  /// asked once at most.
  init(
    _ workedOut: [ServiceAnswer], laterCount: Int,
    complete: @escaping @Sendable () -> [ServiceAnswer]
  ) {
    self.workedOut = workedOut
    self.laterCount = laterCount
    self.complete = complete
  }

  /// Everything, as an array.
  public var all: [ServiceAnswer] { laterCount == 0 ? workedOut : whole.value(complete) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { workedOut.count + laterCount }

  public subscript(position: Int) -> ServiceAnswer { all[position] }

  public func makeIterator() -> IndexingIterator<[ServiceAnswer]> { all.makeIterator() }
}

extension ServiceList: Hashable {
  public static func == (left: ServiceList, right: ServiceList) -> Bool { left.all == right.all }

  public func hash(into hasher: inout Hasher) { hasher.combine(all) }
}

extension ServiceList: ExpressibleByArrayLiteral {
  public init(arrayLiteral services: ServiceAnswer...) { self.init(services) }
}
