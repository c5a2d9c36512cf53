public import Domain

// The stored forms of what is said of services, field by field in the order of the declaration.

extension ServiceDetails: StateCodable {
  public func write(to state: inout StateWriter) {
    name.write(to: &state)
    category.code.write(to: &state)
    languages.write(to: &state)
    partialLanguages.write(to: &state)
    interpretedLanguages.write(to: &state)
    modes.write(to: &state)
    ageMinYears.write(to: &state)
    ageMaxYears.write(to: &state)
    clientele.write(to: &state)
    clienteleRule.write(to: &state)
    access.write(to: &state)
    cost.write(to: &state)
    costKind.write(to: &state)
    hours.write(to: &state)
    schedule.write(to: &state)
    timeZone.write(to: &state)
    telephone.write(to: &state)
    description.write(to: &state)
    group.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      name: try String(from: &state), category: ServiceCategory(trusted: try String(from: &state)),
      languages: try [String](from: &state), partialLanguages: try [String](from: &state),
      interpretedLanguages: try [String](from: &state), modes: try [ServiceMode](from: &state),
      ageMinYears: try Int?(from: &state), ageMaxYears: try Int?(from: &state),
      clientele: try [String](from: &state), clienteleRule: try ClienteleRule?(from: &state),
      access: try [AccessRoute](from: &state), cost: try String?(from: &state),
      costKind: try CostKind?(from: &state), hours: try String?(from: &state),
      schedule: try OpeningSchedule?(from: &state), timeZone: try String?(from: &state),
      telephone: try String?(from: &state), description: try String?(from: &state),
      group: try GroupIntervention?(from: &state))
  }
}

extension OpeningSchedule: StateCodable {
  public func write(to state: inout StateWriter) { text.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    guard let schedule = OpeningSchedule(try String(from: &state)) else { throw state.damage }
    self = schedule
  }
}

extension GroupIntervention: StateCodable {
  public func write(to state: inout StateWriter) {
    kind.write(to: &state)
    approach.write(to: &state)
    problems.map(\.code).write(to: &state)
    openness.write(to: &state)
    placesMin.write(to: &state)
    placesMax.write(to: &state)
    meetingCount.write(to: &state)
    rhythm.write(to: &state)
    startsOn.write(to: &state)
    offersTransport.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      kind: try GroupKind(from: &state), approach: try String?(from: &state),
      problems: try [String](from: &state).map(ServiceCategory.init(trusted:)),
      openness: try GroupOpenness?(from: &state), placesMin: try Int?(from: &state),
      placesMax: try Int?(from: &state), meetingCount: try Int?(from: &state),
      rhythm: try GroupRhythm?(from: &state), startsOn: try [CalendarDate](from: &state),
      offersTransport: try Bool?(from: &state))
  }
}

extension ReportedIntake: StateCodable {
  public func write(to state: inout StateWriter) {
    switch intake {
    case .open: state.write(0)
    case .waiting(let days):
      state.write(1)
      days.write(to: &state)
    case .full: state.write(2)
    }
    believedUntil.write(to: &state)
    reportedOn.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let intake: ServiceIntake
    switch try state.unsigned() {
    case 0: intake = .open
    case 1: intake = .waiting(days: try Int?(from: &state))
    case 2: intake = .full
    default: throw state.damage
    }
    self.init(
      intake: intake, believedUntil: try CalendarDate?(from: &state),
      reportedOn: try CalendarDate(from: &state))
  }
}
