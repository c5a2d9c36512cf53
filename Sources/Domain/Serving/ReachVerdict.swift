/// Why a reach holds for somebody, or what it depends on.
public indirect enum ServedReason: Hashable, Sendable {
  /// They live in this territory, which the reach names.
  case residence(TerritoryID)
  /// They live in this patch, which the reach names.
  case patch(Patch)
  /// They are registered with this GMF.
  case registration(ResourceID)
  /// There is no condition of place.
  case everyone
  /// They do not live in this land, which the reach leaves out; said only where that is in doubt.
  case outside(ReachLand)
  /// Both together.
  case both(ServedReason, ServedReason)

  /// Whether a registration is part of it.
  public var needsRegistration: Bool {
    switch self {
    case .registration: true
    case .both(let first, let second): first.needsRegistration || second.needsRegistration
    case .residence, .patch, .everyone, .outside: false
    }
  }
}

/// Whether a reach holds for somebody, and why.
public enum ReachVerdict: Hashable, Sendable {
  /// At least one clause holds; the reasons of all that do.
  case served([ServedReason])
  /// A clause holds if the person lives in the right one of the places in doubt.
  case servedInSome([ServedReason])
  /// No clause holds, and all are known.
  case outside
  /// No known clause holds, and whom else the service reaches is not stated: neither yes nor no.
  case notStated
  /// Whether a clause holds depends on territories that a reform ended or cut since it was declared;
  /// nobody has said what it means now: neither yes nor no.
  case unsettled([TerritoryID])

  /// Whether at least one clause holds, or may hold.
  public var mayBeServed: Bool {
    switch self {
    case .served, .servedInSome: true
    case .outside, .notStated, .unsettled: false
    }
  }

  /// Whether at least one clause holds for certain.
  public var isServed: Bool { if case .served = self { true } else { false } }

  /// Whether it is neither yes nor no: somebody has to be asked.
  public var isOpen: Bool {
    switch self {
    case .notStated, .unsettled: true
    case .served, .servedInSome, .outside: false
    }
  }

  /// Why it holds, or may hold; else empty.
  public var reasons: [ServedReason] {
    switch self {
    case .served(let reasons), .servedInSome(let reasons): reasons
    case .outside, .notStated, .unsettled: []
    }
  }
}

/// A verdict, and how the service has to be given for it to hold.
public struct ModalVerdict: Hashable, Sendable {
  public var verdict: ReachVerdict

  /// Empty where it holds however the service is given.
  public var modes: [ServiceMode]

  public init(_ verdict: ReachVerdict, modes: [ServiceMode] = []) {
    self.verdict = verdict
    self.modes = modes
  }
}
