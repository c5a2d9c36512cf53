internal import Domain

/// A line of a basket, on the land of one territory; no line where the service is not in the basket.
///
/// Two lands may be called otherwise: a reach that names the one territory and on the other side the
/// other says the same of both.
struct LandLine {
  let line: BasketAnswer.Line?
  let territory: TerritoryID

  /// Shares of area nearer than a thousandth are the same share: borders are drawn anew, and nobody
  /// moved.
  static let shareTolerance = 0.001

  init(_ line: BasketAnswer.Line?, _ land: BasketExtents) {
    self.line = line
    territory = land.territory
  }

  /// Whether both are in the basket, and say the same in some fields, or neither is.
  func isSame(as other: LandLine, in fields: Set<ServiceDifference.Field>) -> Bool {
    (line == nil) == (other.line == nil)
      && fields.isDisjoint(with: self.fields(differingFrom: other))
  }

  /// Whether both cover the same part of the land, for the same reason.
  func coversSame(as other: LandLine) -> Bool {
    (line == nil) == (other.line == nil)
      && !fields(differingFrom: other).contains(where: \.isOfCoverage)
  }

  /// What differs between two lines; nothing where one of them is missing.
  func fields(differingFrom other: LandLine) -> [ServiceDifference.Field] {
    guard let left = line, let right = other.line else { return [] }
    return ServiceDifference.Field.allCases.filter { field in
      switch field {
      case .extent: left.extent != right.extent
      case .because: because(of: left) != other.because(of: right)
      case .areaShare: !Self.isNear(left.areaShare, right.areaShare)
      default: left.differs(from: right, in: field)
      }
    }
  }

  /// Why a service is in the basket: the basket's own territory told apart.
  private struct Because: Equatable {
    var others: Set<TerritoryID>
    var isOwn: Bool
    var patches: [Patch]
    var conditions: [BasketAnswer.Condition]
  }

  private func because(of line: BasketAnswer.Line) -> Because {
    let named = Set(line.because.map(\.id))
    return Because(
      others: named.subtracting([territory]), isOwn: named.contains(territory),
      patches: line.patches.map(\.patch), conditions: line.conditions.map(\.withoutNames))
  }

  /// Whether two shares are the same share.
  static func isNear(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) < shareTolerance
  }
}

extension ServiceDifference.Field {
  /// Whether it is about which part of the land is covered, and why.
  var isOfCoverage: Bool { self == .extent || self == .because || self == .areaShare }
}

extension BasketAnswer.Condition {
  /// The same without names: a GMF that is renamed asks for nothing else.
  var withoutNames: Self {
    guard case .registration(let resources) = self else { return self }
    return .registration(resources.map { .init(id: $0.id, name: "") })
  }
}

extension BasketAnswer.Line {
  /// Whether a field that has nothing to do with the land differs.
  fileprivate func differs(
    from other: BasketAnswer.Line, in field: ServiceDifference.Field
  ) -> Bool {
    switch field {
    case .name: details.name != other.details.name
    case .category: details.category != other.details.category
    case .resource:
      resource != other.resource || resourceName != other.resourceName
        || resourceKind != other.resourceKind
    case .telephone: telephone != other.telephone
    case .address: site != other.site
    case .languages: details.languages != other.details.languages
    case .partialLanguages: details.partialLanguages != other.details.partialLanguages
    case .interpretedLanguages:
      details.interpretedLanguages != other.details.interpretedLanguages
    case .modes: details.modes != other.details.modes
    case .ages:
      details.ageMinYears != other.details.ageMinYears
        || details.ageMaxYears != other.details.ageMaxYears
    case .clientele: details.clientele != other.details.clientele
    case .clienteleRule: details.clienteleRule != other.details.clienteleRule
    case .access: details.access != other.details.access
    case .cost: details.cost != other.details.cost
    case .costKind: details.costKind != other.details.costKind
    case .hours: details.hours != other.details.hours
    case .schedule: details.schedule != other.details.schedule
    case .timeZone: details.timeZone != other.details.timeZone
    case .description: details.description != other.details.description
    case .group: details.group != other.details.group
    case .findings: findings != other.findings
    case .extent, .because, .areaShare: false
    }
  }
}
