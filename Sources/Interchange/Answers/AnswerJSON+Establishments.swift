internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// Who answers for services, as the member `establishments`.
  func write(_ establishments: [Establishment], to json: inout JSONWriter) {
    json.key("establishments")
    json.array { json in
      for establishment in establishments {
        json.object { json in
          json.member("id", establishment.id.text)
          json.member("name", establishment.name)
          json.key("contacts")
          json.array { json in
            for contact in establishment.contacts { json.object { write(contact, to: &$0) } }
          }
        }
      }
    }
  }

  private func write(_ contact: Establishment.Contact, to json: inout JSONWriter) {
    json.member("id", contact.id.text)
    json.member("name", contact.name)
    json.member("category", contact.category.code)
    json.member("resourceName", contact.resourceName)
    json.member("telephone", ifPresent: contact.telephone)
    write(contact.findings, to: &json)
  }
}
