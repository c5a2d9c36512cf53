/// A civic address of the invented region.
struct Address {
  let number: Int
  let suffix: String
  let street: String
  let unit: String
  let municipality: String
  let postalCode: String
  let point: GridPoint

  /// The part of the municipality in which the address lies.
  let part: Character
}

/// Lays streets around each village and numbers their houses.
struct Streets {
  private(set) var addresses: [Address] = []
  private var random: SplitMix64
  private let coast: Coastline
  private let parts: [(letter: Character, outline: Outline)]

  /// Postal codes given so far in each prefix.
  private var postalCounts: [String: Int] = [:]

  /// Builds every street of the region, municipality by municipality.
  init(on coast: Coastline, parts: [(letter: Character, outline: Outline)], seed: UInt64) {
    self.coast = coast
    self.parts = parts
    random = SplitMix64(seed: seed ^ 0x5354_5245_4554)
    for place in Gazetteer.municipalities {
      if place.parts.count > 1 { layTown(place) } else { layVillage(place) }
    }
  }

  /// One straight street: where it starts, which way it goes, how far, and how dense.
  private struct Plan {
    let name: String
    let start: PlanePoint

    /// One kilometre along the street.
    let along: PlanePoint
    let lengthKilometres: Double
    let spacingKilometres: Double
    let firstNumber: Int

    /// Postal code of each side; equal in the country.
    let postalCodes: (even: String, odd: String)
  }

  private static let town = [
    "rue de la Brume", "rue des Cormiers-Noirs", "rue Oriane-Delorme", "rue du Vieux-Sémaphore",
    "rue de l'Étrave", "rue des Embruns", "rue Saint-Elzébert", "rue du Marégraphe",
    "rue des Gabiers", "rue de la Misaine", "rue Théophane-Roux", "boulevard de Mirande",
    "1re Avenue", "2e Avenue", "3e Avenue", "4e Avenue", "5e Avenue", "6e Avenue", "7e Avenue",
    "8e Avenue", "9e Avenue", "10e Avenue", "11e Avenue", "12e Avenue",
  ]

  private mutating func layTown(_ place: Municipality) {
    let along = PlanePoint(eastKilometres: 0.96, southKilometres: 0.28)
    let centre = coast.place(of: place.village.corners[2])
    for (index, name) in Self.town.enumerated() {
      let isAvenue = index >= 12
      let way = isAvenue ? along.turned : along
      let offset = (Double(index % 12) - 5.5) * 0.18
      lay(
        Plan(
          name: name, start: centre + way.turned.scaled(by: offset) + way.scaled(by: -1.2),
          along: way, lengthKilometres: 2.4, spacingKilometres: 0.06, firstNumber: 100,
          postalCodes: (nextPostalCode(place), nextPostalCode(place))), in: place)
    }
  }

  private mutating func layVillage(_ place: Municipality) {
    let code = "\(place.postalPrefix) \(place.ruralSuffix)"
    let centre = coast.bent(place.village.centre)
    let tilt = 0.4 * random.signedUnit()
    let along = PlanePoint(eastKilometres: 1 - tilt * tilt / 2, southKilometres: tilt)
    func plan(
      _ name: String, _ start: PlanePoint, _ way: PlanePoint, _ length: Double, _ spacing: Double
    ) -> Plan {
      Plan(
        name: name, start: centre + start, along: way, lengthKilometres: length,
        spacingKilometres: spacing, firstNumber: length > 5 ? 1000 : 10,
        postalCodes: (code, code))
    }
    let across = along.turned
    lay(plan("rue Principale", along.scaled(by: -1.1), along, 2.2, 0.08), in: place)
    lay(plan("rue de l'Église", across.scaled(by: -0.7), across, 1.4, 0.08), in: place)
    let side = along.scaled(by: 0.5) + across.scaled(by: -0.3)
    lay(plan("rue du Quai-Vieux", side, across, 0.8, 0.08), in: place)
    let upper = along.scaled(by: -0.9) + across.scaled(by: -0.4)
    lay(plan("rue des Tisserands", upper, along, 1.6, 0.08), in: place)
    let north = along.scaled(by: -7) + across.scaled(by: -2)
    lay(plan("rang du Nord", north, along, 14, 0.3), in: place)
    let south = along.scaled(by: -7) + across.scaled(by: 2)
    lay(plan("rang des Brûlés", south, along, 14, 0.3), in: place)
  }

  private mutating func lay(_ plan: Plan, in place: Municipality) {
    let count = Int(plan.lengthKilometres / plan.spacingKilometres)
    for step in 0..<count {
      for isOdd in [false, true] {
        let drift = 0.3 * plan.spacingKilometres * random.signedUnit()
        let point =
          plan.start + plan.along.scaled(by: Double(step) * plan.spacingKilometres + drift)
          + plan.along.turned.scaled(by: isOdd ? -0.018 : 0.018)
        let draw = random.below(100)
        guard let part = part(of: point.gridPoint), place.parts.contains(part) else { continue }
        addresses.append(
          Address(
            number: plan.firstNumber + 2 * step * (plan.spacingKilometres > 0.1 ? 4 : 2)
              + (isOdd ? 1 : 0),
            suffix: draw < 3 ? "A" : "", street: plan.name,
            unit: draw >= 97 ? "app. \(draw - 96)" : "", municipality: place.name,
            postalCode: isOdd ? plan.postalCodes.odd : plan.postalCodes.even,
            point: point.gridPoint, part: part))
      }
    }
  }

  private func part(of point: GridPoint) -> Character? {
    parts.first { $0.outline.contains(point) }?.letter
  }

  /// The next postal code of a town: its prefix, then digit, letter, digit.
  private mutating func nextPostalCode(_ place: Municipality) -> String {
    let letters = Array("ABCEGHJKLMNPRSTVWXYZ")
    let count = postalCounts[place.postalPrefix, default: 0]
    postalCounts[place.postalPrefix] = count + 1
    return "\(place.postalPrefix) \(count / 20 % 9 + 1)\(letters[count % 20])\(count % 9 + 1)"
  }
}
