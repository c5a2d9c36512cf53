/// A typed identifier: a kind, a colon, and the source's own code where it has one.
///
/// Identifiers of different types cannot be swapped, and codes of different kinds do not collide:
/// `rls:0312` is not `mrc:0312`.
public protocol EntityID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole identifier, for example `rls:0312`; also the name of its stream in the log.
  var text: String { get }

  /// Takes text that was checked when it was recorded.
  init(trusted text: String)

  /// Whether `kind` may stand before the colon.
  static func accepts(kind: Substring) -> Bool
}

extension EntityID {
  /// Reads an identifier that somebody wrote; `nil` unless it is `kind:code` with a kind of this
  /// type and a code of 1 to 80 letters, digits, `.`, `_` or `-`.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    guard let colon = text.firstIndex(of: ":"), Self.accepts(kind: text[..<colon]),
      EntityCode.isValid(text[text.index(after: colon)...])
    else { return nil }
    self.init(trusted: text)
  }

  /// What stands after the colon.
  public var code: String {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text }
    return String(text[text.index(after: colon)...])
  }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The rule for the part of an identifier after the colon.
public enum EntityCode {
  /// Longest code, in characters.
  public static let characterCountMax = 80

  /// Whether `code` is 1 to 80 letters, digits, `.`, `_` or `-`.
  public static func isValid(_ code: some StringProtocol) -> Bool {
    !code.isEmpty && code.count <= characterCountMax
      && code.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal
          || $0.properties.generalCategory == .nonspacingMark || "._-".unicodeScalars.contains($0)
      }
  }
}

/// A sort of territory, such as `clsc` or `mrc`.
///
/// Kinds are data: any province or country may bring its own.
public struct TerritoryKind: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let name: String

  /// The land of a First Nation or an Inuit community, whose own authority offers services beside the
  /// network.
  public static let community = TerritoryKind(trusted: "community")

  /// Kinds that other things in an identifier already mean.
  private static let reserved: Set<String> = [
    "organization", "resource", "service", "dataset", "partnership", "registrations", "category",
  ]

  /// Reads a kind; `nil` unless it is 1 to 32 of `a-z`, `0-9` and `-`, begins with a letter, and is
  /// not the name of another sort of entity.
  public init?(_ name: some StringProtocol) {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, bytes.count <= 32, Self.isLetter(first),
      bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "-") }),
      !Self.reserved.contains(String(name))
    else { return nil }
    self.name = String(name)
  }

  init(trusted name: String) {
    self.name = name
  }

  /// Cities, towns and villages.
  public static let municipality = TerritoryKind(trusted: "municipality")

  /// Parts of cities with an administration of their own, and parts without one.
  public static let borough = TerritoryKind(trusted: "borough")
  public static let neighbourhood = TerritoryKind(trusted: "neighbourhood")

  public var description: String { name }

  public static func < (left: TerritoryKind, right: TerritoryKind) -> Bool {
    left.name < right.name
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// A territory, by kind and code: `rls:0312`.
public struct TerritoryID: EntityID {
  public let text: String

  public init(trusted text: String) { self.text = text }

  /// A territory of a kind; `nil` when the code is malformed.
  public init?(kind: TerritoryKind, code: some StringProtocol) {
    self.init("\(kind.name):\(code)")
  }

  /// What stands before the colon.
  public var kind: TerritoryKind {
    TerritoryKind(trusted: String(text.prefix { $0 != ":" }))
  }

  public static func accepts(kind: Substring) -> Bool { TerritoryKind(kind) != nil }
}

/// An organization: `organization:…`.
public struct OrganizationID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public static func accepts(kind: Substring) -> Bool { kind == "organization" }
}

/// A resource: `resource:…`.
public struct ResourceID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public static func accepts(kind: Substring) -> Bool { kind == "resource" }
}

/// A service: `service:…`.
public struct ServiceID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public static func accepts(kind: Substring) -> Bool { kind == "service" }
}

/// The counts of people registered with a GMF: `registrations:…`, with the code of the resource.
public struct RegistrationsID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public static func accepts(kind: Substring) -> Bool { kind == "registrations" }

  /// The GMF that is counted.
  public var resource: ResourceID { ResourceID(trusted: "resource:\(code)") }
}

/// A registered file: `dataset:…`.
public struct DatasetID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public static func accepts(kind: Substring) -> Bool { kind == "dataset" }
}

/// A category of needs or services: `category:…`, with its code.
public struct CategoryID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public init(_ category: ServiceCategory) { text = "category:\(category.code)" }

  /// Reads an identifier that somebody wrote; `nil` unless a ``ServiceCategory`` may have its code.
  public init?(_ text: some StringProtocol) {
    let id = CategoryID(trusted: String(text))
    guard text.hasPrefix("category:"), ServiceCategory(id.code) != nil else { return nil }
    self = id
  }

  public static func accepts(kind: Substring) -> Bool { kind == "category" }

  public var category: ServiceCategory { ServiceCategory(trusted: code) }
}

/// An agreement between two resources: `partnership:…`.
public struct PartnershipID: EntityID {
  public let text: String
  public init(trusted text: String) { self.text = text }
  public static func accepts(kind: Substring) -> Bool { kind == "partnership" }
}
