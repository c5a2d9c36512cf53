internal import Engine

/// Services that do not serve a person, each with what would have to be otherwise.
enum NearlyServingText {
  static func write(_ list: NearlyServingList, to page: inout Page) {
    page.skip()
    page.heading(
      page.say(
        "CE QUI MANQUE DE PEU — ne la dessert pas, et ce qui devrait changer (\(list.count))",
        "NEAR MISSES — do not serve them, and what would have to differ (\(list.count))"), .quiet)
    guard !list.services.isEmpty else {
      page.add(
        wrapping: page.say(
          "Aucun service ne manque de peu avec ces conditions.",
          "No service nearly serves them under these conditions."), indent: 4, hanging: 4)
      return
    }
    for service in list.services {
      page.add(wrapping: line(service, page), indent: 4, hanging: 6)
      // Each is enough; the first asks for least, and the rest is what `why` tells.
      for miss in service.nearMisses.prefix(1) {
        page.add(
          wrapping: "· " + ExplanationWords.text(miss, in: page.language), indent: 6, hanging: 8)
      }
    }
    let rest = list.count - list.services.count
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 4)
    }
  }

  private static func line(_ service: NearlyServing, _ page: Page) -> String {
    let cells = ServiceRow.cells(of: service.card, in: page.language).filter { !$0.isEmpty }
    let distance = service.distanceMetres.map {
      TextFormat.distance(metres: $0, in: page.language)
    }
    return (cells + [distance].compactMap(\.self)).joined(separator: ", ")
  }
}
