extension Reach {
  /// One way to be served, or a limit of all of them.
  public struct Clause: Hashable, Sendable {
    public var condition: Condition

    /// How the service has to be given for the clause to count, in the order of the vocabulary; empty
    /// for every mode.
    public var modes: [ServiceMode]

    public init(_ condition: Condition, modes: [ServiceMode] = []) {
      self.condition = condition
      self.modes = modes
    }
  }

  /// What has to be true of somebody.
  public enum Condition: Hashable, Sendable {
    /// They live there.
    case residence(Residence)
    /// They are registered with one of these GMFs.
    case registration([ResourceID])
    /// They live there and are registered with one of these GMFs.
    case both(Residence, [ResourceID])
    /// No condition of place.
    case everyone
    /// Nobody has said. Never counted as yes or as no.
    case notStated
    /// Nobody who lives elsewhere is served, whatever else holds; declared alone it is also the way in.
    case onlyHere(Residence)
  }
}

extension Reach.Clause {
  /// People who live in one of `territories`, and in none of `except`.
  public static func residence(territories: [TerritoryID], except: [TerritoryID]) -> Self {
    Self(.residence(Residence(ReachLand(territories), except: ReachLand(except))))
  }

  /// People who live in some land, and not in some other.
  public static func residence(_ named: ReachLand, except: ReachLand = .none) -> Self {
    Self(.residence(Residence(named, except: except)))
  }

  /// People registered with one of these GMFs.
  public static func registration(_ resources: [ResourceID]) -> Self {
    Self(.registration(resources))
  }

  /// People who live there and are registered with one of these GMFs.
  public static func both(
    _ named: ReachLand, except: ReachLand = .none, _ resources: [ResourceID]
  ) -> Self {
    Self(.both(Residence(named, except: except), resources))
  }

  /// Only people who live there, whatever else holds.
  public static func onlyHere(_ named: ReachLand, except: ReachLand = .none) -> Self {
    Self(.onlyHere(Residence(named, except: except)))
  }

  /// No condition of place.
  public static var everyone: Self { Self(.everyone) }

  /// Nobody has said.
  public static var notStated: Self { Self(.notStated) }

  /// The same for a service given in these modes only.
  public func by(_ modes: [ServiceMode]) -> Self { Self(condition, modes: modes) }

  /// Where people have to live; `nil` where that does not matter.
  public var residence: Residence? {
    switch condition {
    case .residence(let residence), .both(let residence, _), .onlyHere(let residence): residence
    case .registration, .everyone, .notStated: nil
    }
  }

  /// With which GMFs people have to be registered; empty where that does not matter.
  public var registrations: [ResourceID] {
    switch condition {
    case .registration(let resources), .both(_, let resources): resources
    case .residence, .everyone, .notStated, .onlyHere: []
    }
  }

  /// Whether it limits the other clauses.
  public var isOnlyHere: Bool { if case .onlyHere = condition { true } else { false } }

  /// The same condition about other land.
  func living(in residence: Residence) -> Self {
    switch condition {
    case .residence: Self(.residence(residence), modes: modes)
    case .both(_, let resources): Self(.both(residence, resources), modes: modes)
    case .onlyHere: Self(.onlyHere(residence), modes: modes)
    case .registration, .everyone, .notStated: self
    }
  }

  /// Whether it counts for a service given in a mode.
  public func counts(for mode: ServiceMode) -> Bool { modes.isEmpty || modes.contains(mode) }
}
