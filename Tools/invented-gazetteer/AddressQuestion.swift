internal import DemoRegion

/// What somebody writes who means one door of the gazetteer.
public struct AddressQuestion: Hashable, Sendable {
  /// In which way the text differs from the address as the gazetteer writes it.
  public enum Kind: String, CaseIterable, Sendable {
    /// Number, street and municipality as they stand, in half of the cases the postal code.
    case clean

    /// One letter of a name left out, doubled by another, replaced, or changed with the next.
    case oneError

    /// Two such errors, in one word or in two.
    case twoErrors

    /// No accents, small letters, *boul.*, *St-*, *app. 4*, in the order of the counter.
    case abbreviated

    /// The postal code in place of the municipality.
    case noTown

    /// Number and street alone, which several municipalities may have.
    case streetOnly

    /// Another municipality, which has no such street.
    case otherTown

    /// Whether the text is enough to tell the door; where it is not, nothing may be told for sure.
    public var tellsTheDoor: Bool { self != .streetOnly && self != .otherTown }
  }

  public var kind: Kind
  public var text: String

  /// The door that is meant.
  public var door: InventedDoor

  public init(kind: Kind, text: String, door: InventedDoor) {
    self.kind = kind
    self.text = text
    self.door = door
  }
}

extension InventedGazetteer {
  /// Questions about doors drawn at random, `countOfKind` of each kind, in the order of kinds.
  ///
  /// Doors without a street and those of municipalities that share their name are not asked for:
  /// nobody could say which is meant. Where too few are left, there are fewer questions, and of
  /// ``AddressQuestion/Kind/otherTown`` always: the other town must not have the street.
  public func questions(countOfKind: Int, seed: UInt64 = 1) -> [AddressQuestion] {
    let kinds = AddressQuestion.Kind.allCases
    var random = SplitMix64(seed: seed)
    let doors = sample(countOfKind * kinds.count, &random)
    let each = doors.count / kinds.count
    let questions = kinds.indices.flatMap { index in
      doors[index * each..<(index + 1) * each].map { door in
        AddressQuestion(
          kind: kinds[index],
          text: Disturbance.text(
            of: door, kinds[index], otherTown: random.one(of: doors).municipality, &random),
          door: door)
      }
    }
    return withoutSound(questions)
  }

  /// Doors that may be asked for, each as likely as any other, in no order.
  private func sample(_ count: Int, _ random: inout SplitMix64) -> [InventedDoor] {
    var sample: [InventedDoor] = []
    var seen = 0
    forEachDoor { door in
      guard !door.hasNamesake, !door.street.isEmpty else { return }
      seen += 1
      // Vitter's algorithm R.
      if sample.count < count {
        sample.append(door)
      } else {
        let place = random.below(seen)
        if place < sample.count { sample[place] = door }
      }
    }
    return sample.shuffled(using: &random)
  }

  /// Leaves out the questions of ``AddressQuestion/Kind/otherTown`` that are the address of a street.
  private func withoutSound(_ questions: [AddressQuestion]) -> [AddressQuestion] {
    let wanted = Set(questions.filter { $0.kind == .otherTown }.map(\.streetAndTown))
    var known: Set<String> = []
    var last = (street: "", town: "")
    forEachDoor { door in
      guard door.street != last.street || door.municipality != last.town else { return }
      last = (door.street, door.municipality)
      let text = "\(door.street), \(door.municipality)"
      if wanted.contains(text) { known.insert(text) }
    }
    return questions.filter { $0.kind != .otherTown || !known.contains($0.streetAndTown) }
  }
}

extension AddressQuestion {
  /// The street that is meant, and what the text says behind the last comma.
  fileprivate var streetAndTown: String {
    let town = text.split(separator: ",").last ?? ""
    return "\(door.street),\(town)"
  }
}
