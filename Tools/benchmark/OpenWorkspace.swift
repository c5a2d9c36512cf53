internal import Domain
internal import Engine

/// The day that is asked about: 2026-11-21.
let benchmarkDay = CalendarDate(daysSince1970: 20_778)

/// A data directory without a clock, random numbers or files of addresses and people beside it.
func workspace(_ path: String, _ access: Workspace.Access) throws -> Workspace {
  try Workspace(
    path: path, access: access,
    Workspace.Surroundings(
      clock: { 4_100_000_000_000 }, randomBytes: { [UInt8](repeating: 0, count: $0) },
      readAddresses: { _, _, _ in },
      readPopulation: { _, _, _ in PopulationTraits(projectionsFrom: nil) }, onWait: {}))
}
