internal import Domain
internal import Engine
internal import Hashing
internal import JSONText

extension AnswerJSON {
  /// Patches of land; nothing where there are none.
  func write(_ patches: [NamedPatch], named name: String, to json: inout JSONWriter) {
    guard !patches.isEmpty else { return }
    json.key(name)
    json.array { json in for patch in patches { write(patch, to: &json) } }
  }

  /// A patch of land: one member, which says of what sort it is.
  func write(_ patch: NamedPatch, to json: inout JSONWriter) {
    json.object { json in
      switch patch.patch {
      case .polygon(let digest): json.member("polygon", digest.hexadecimal)
      case .street(let stretch):
        json.key("street")
        json.street(stretch)
        if let municipality = patch.municipality {
          json.key("municipality")
          write(municipality, to: &json)
        }
      case .postalPrefix(let prefix): json.member("postalCode", prefix.text)
      }
    }
  }

  /// What a basket's line asks besides living in the territory; nothing where it asks nothing.
  func write(_ conditions: [BasketAnswer.Condition], to json: inout JSONWriter) {
    guard !conditions.isEmpty else { return }
    json.key("conditions")
    json.array { json in
      for condition in conditions { json.object { write(condition, to: &$0) } }
    }
  }

  private func write(_ condition: BasketAnswer.Condition, to json: inout JSONWriter) {
    switch condition {
    case .registration(let resources):
      json.member("type", "registration")
      json.key("resources")
      json.array { json in
        for resource in resources {
          json.object { json in
            json.member("id", resource.id.text)
            json.member("name", resource.name)
          }
        }
      }
    case .modes(let modes):
      json.member("type", "modes")
      json.member("modes", modes.map(\.rawValue))
    case .also(let extent, let modes):
      json.member("type", "also")
      json.member("extent", extent.word)
      json.member("modes", modes.map(\.rawValue))
    case .onlyHere: json.member("type", "onlyHere")
    }
  }
}
