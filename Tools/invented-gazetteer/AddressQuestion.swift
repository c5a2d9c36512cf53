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
  /// nobody could say which is meant. Where too few are left, there are fewer questions.
  public func questions(countOfKind: Int, seed: UInt64 = 1) -> [AddressQuestion] {
    let kinds = AddressQuestion.Kind.allCases
    var random = SplitMix64(seed: seed)
    var sample: [InventedDoor] = []
    var seen = 0
    forEachDoor { door in
      guard !door.hasNamesake, !door.street.isEmpty else { return }
      seen += 1
      // Each door is as likely as any other to stand in the sample (Vitter's algorithm R).
      if sample.count < countOfKind * kinds.count {
        sample.append(door)
      } else {
        let place = random.below(seen)
        if place < sample.count { sample[place] = door }
      }
    }
    sample.shuffle(using: &random)
    let each = sample.count / kinds.count
    return kinds.indices.flatMap { index in
      sample[index * each..<(index + 1) * each].map { door in
        AddressQuestion(
          kind: kinds[index], text: Disturbance.text(of: door, kinds[index], &random), door: door)
      }
    }
  }
}
