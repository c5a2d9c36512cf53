internal import Domain
internal import Engine
internal import Foundation

/// Invented resources with services of every sort of reach, beside places where people are; the same on
/// every run.
struct InventedServices {
  let count: Int

  private static let servicesPerResource = 4

  /// Out of a hundred services, how many are for the residents of a territory of each kind.
  ///
  /// Of the rest a fifth are for everyone, and of the others nobody has said.
  private static let residence: [(kind: String, share: Int)] = [
    ("clsc", 40), ("rls", 20), ("mrc", 20), ("rss", 10),
  ]
  private static let categories = [
    "mental-health", "food", "home-care", "family", "housing", "caregivers", "seniors",
    "addiction", "perinatal", "immigration", "rehabilitation", "psychosocial", "group-activities",
  ]

  /// A copy of a data directory, with these services recorded besides; whoever asks removes it.
  ///
  /// - Throws: when the directory can't be copied, or an error of the import.
  func added(to directory: String, beside schools: [School]) throws -> String {
    let snapshot = try workspace(directory, .reading).snapshot(on: benchmarkDay)
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("ancrage-lookups-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: directory, toPath: copy)
    var random = SeededRandom(seed: 20_261_121)
    var rows: [ResourceRow] = []
    while rows.count < count / Self.servicesPerResource {
      guard let school = schools.randomElement(using: &random),
        let point = school.point(
          Double.random(in: 0..<500, using: &random),
          towards: Double.random(in: 0..<360, using: &random))
      else { continue }
      let kinds = snapshot.locate(point).location.territories.map(\.id.kind.name)
      rows.append(row(rows.count, at: point, in: Set(kinds), &random))
    }
    _ = try workspace(copy, .writing).importResources(
      rows,
      ImportOptions(
        effectiveOn: benchmarkDay, source: "invented", actor: "benchmark", file: "", isDryRun: false
      ))
    return copy
  }

  private func row(
    _ number: Int, at point: Coordinate, in kinds: Set<String>, _ random: inout SeededRandom
  ) -> ResourceRow {
    let id = ResourceID(trusted: "resource:invented-\(number)")
    let services = (0..<Self.servicesPerResource).map { index in
      let category = Self.categories[Int.random(in: 0..<Self.categories.count, using: &random)]
      return ServiceRow(
        mappingIndex: 0, id: ServiceID(trusted: "service:invented-\(number)-\(index)"),
        resource: id,
        details: ServiceDetails(
          name: "Service inventé \(number)-\(index)", category: ServiceCategory(trusted: category)),
        reach: reach(in: kinds, &random), reachText: "")
    }
    return ResourceRow(
      line: number + 1, columns: [:], organization: nil,
      resource: ResourceDraft(
        id: id, name: "Organisme inventé \(number)", kind: .communityOrganization,
        place: Place(point: point)),
      services: services)
  }

  /// A kind without a territory there, such as a county in a large city, takes the place of none.
  private func reach(in kinds: Set<String>, _ random: inout SeededRandom) -> ReachRule {
    var left = Int.random(in: 0..<100, using: &random)
    for (name, share) in Self.residence {
      if left < share, kinds.contains(name), let kind = TerritoryKind(name) {
        return .residenceContaining(kind)
      }
      left -= share
    }
    return left.isMultiple(of: 5) ? .everyone : .notStated
  }
}
