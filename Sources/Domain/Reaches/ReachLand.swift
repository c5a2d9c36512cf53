public import Hashing

/// Some land, named by territories and by patches narrower than any territory.
public struct ReachLand: Hashable, Sendable {
  /// Sorted, each once.
  public let territories: [TerritoryID]

  /// Sorted, each once.
  public let patches: [Patch]

  /// No land at all.
  public static let none = ReachLand([])

  public init(_ territories: [TerritoryID], patches: [Patch] = []) {
    self.territories = territories.isEmpty ? [] : Set(territories).sorted()
    self.patches = patches.isEmpty ? [] : Set(patches).sorted()
  }

  public var isEmpty: Bool { territories.isEmpty && patches.isEmpty }

  /// Both together.
  public func union(_ other: ReachLand) -> ReachLand {
    ReachLand(territories + other.territories, patches: patches + other.patches)
  }

  /// The same patches with other territories.
  public func with(_ territories: [TerritoryID]) -> ReachLand {
    ReachLand(territories, patches: patches)
  }

  /// The texts that decide its place among others.
  var orderKey: [String] { territories.map(\.text) + patches.map(\.orderKey) }
}

/// ReachLand narrower than any territory.
public enum Patch: Hashable, Comparable, Sendable {
  /// A drawn shape: the digest of its boundary, kept beside the log like a territory's.
  case polygon(Digest)
  /// Doors of a street.
  case street(StreetStretch)
  /// The doors whose postal code begins so.
  case postalPrefix(PostalPrefix)

  /// The municipality of a street, where it is said.
  public var municipality: TerritoryID? {
    if case .street(let stretch) = self { stretch.municipality } else { nil }
  }

  /// Sorted as text: polygons, then streets, then postal codes.
  var orderKey: String {
    switch self {
    case .polygon(let digest): "~0 \(digest.hexadecimal)"
    case .street(let stretch):
      // Numbers of one length each, so that they come in their order.
      "~1 \(stretch.street)\u{0}\(stretch.municipality?.text ?? "")\u{0}"
        + "\(Self.padded(stretch.fromNumber))\u{0}\(Self.padded(stretch.toNumber))\u{0}"
        + stretch.side.rawValue
    case .postalPrefix(let prefix): "~2 \(prefix.text)"
    }
  }

  private static func padded(_ number: Int?) -> String {
    guard let number else { return "" }
    let digits = String(number)
    return String(repeating: "0", count: max(0, 20 - digits.count)) + digits
  }

  public static func < (left: Patch, right: Patch) -> Bool { left.orderKey < right.orderKey }
}

/// Whom a clause means by where they live: in some land, and not in some other.
public struct Residence: Hashable, Sendable {
  public var named: ReachLand
  public var except: ReachLand

  public init(_ named: ReachLand, except: ReachLand = .none) {
    self.named = named
    self.except = except
  }
}
