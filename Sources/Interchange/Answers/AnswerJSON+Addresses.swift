public import Addressing
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The choices where several places were meant equally well, schema `ancrage.choices/1`.
  public func choices(_ ambiguous: AmbiguousPlace) -> [UInt8] {
    document("ancrage.choices/1") { json in
      json.member("option", ambiguous.option)
      json.key("isGuess")
      json.boolean(ambiguous.isGuess)
      json.member("home", ifPresent: ambiguous.label)
      json.key("choices")
      json.array { json in
        for choice in ambiguous.choices {
          json.object { json in
            json.key("number")
            json.integer(choice.number)
            if let found = choice.found {
              json.key("found")
              write(found, to: &json)
            }
            write(choice.territories, named: "territories", to: &json)
            write(choice.candidates, to: &json)
            json.member("postalArea", ifPresent: choice.postalArea)
            if let apart = choice.apart {
              json.key("apart")
              json.object { json in
                json.key("choice")
                json.integer(apart.choice)
                json.metres("metres", apart.metres)
              }
            }
          }
        }
      }
      json.key("isCut")
      json.boolean(ambiguous.isCut)
    }
  }

  /// What somebody who has begun to write an address may mean, schema `ancrage.suggest/1`.
  public func suggest(_ suggestions: [AddressSuggestion]) -> [UInt8] {
    document("ancrage.suggest/1") { json in
      json.key("suggestions")
      json.array { json in
        for suggestion in suggestions {
          json.object { json in
            json.member("text", suggestion.text)
            json.member("street", ifPresent: suggestion.label.street)
            json.member("place", ifPresent: suggestion.label.place)
            json.member("municipality", ifPresent: suggestion.label.municipality)
            json.key("doors")
            json.integer(suggestion.doorCount)
          }
        }
      }
    }
  }

  /// How an address was found; neither number nor street is in it.
  func write(_ found: FoundAddress, to json: inout JSONWriter) {
    json.object { json in
      json.member("level", found.level.word)
      json.member("municipality", ifPresent: found.municipality)
      json.key("assumptions")
      json.array { json in
        for assumption in found.assumptions {
          json.object { json in
            json.member("type", assumption.word)
            json.member("text", AddressWords.text(of: assumption, in: language))
          }
        }
      }
    }
  }
}
