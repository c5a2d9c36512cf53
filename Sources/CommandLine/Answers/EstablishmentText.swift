internal import Domain
internal import Engine

/// The complaints commissioners and front-line lines of the establishments behind an answer.
enum EstablishmentText {
  /// Writes those that the answer does not list already, a line each.
  static func write(
    _ establishments: [Establishment], listed: Set<ServiceID>, to page: inout Page
  ) {
    let language = page.language
    let missing = establishments.flatMap { establishment in
      establishment.contacts.filter { !listed.contains($0.id) }.map { (establishment, $0) }
    }
    guard !missing.isEmpty else { return }
    page.skip()
    page.heading(
      page.say(
        "POUR UN SERVICE DE CES ÉTABLISSEMENTS — plaintes et première ligne",
        "ABOUT A SERVICE OF THESE ESTABLISHMENTS — complaints and front line"))
    for (establishment, contact) in missing {
      let parts =
        [contact.name, contact.telephone].compactMap(\.self)
        + contact.findings.map { ReasonWords.text($0, in: language) }
      page.add(
        wrapping: "\(establishment.name)"
          + page.say(" : ", ": ") + parts.joined(separator: ", "),
        indent: ServiceRow.indent, hanging: ServiceRow.indent + 2)
    }
  }
}
