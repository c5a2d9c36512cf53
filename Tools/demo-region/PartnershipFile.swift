/// Agreements between resources of the invented region, as facts for `log record`.
enum PartnershipFile {
  private struct Agreement {
    let id: String
    let from: String
    let to: String
    let categories: [String]
    let terms: String
    var acceptsNeighbours = false
  }

  private static let agreements = [
    Agreement(
      id: "mirande-lac", from: "gmf-port-mirande", to: "clsc-91113", categories: ["mental-health"],
      terms: "Deux places par mois en santé mentale.", acceptsNeighbours: true),
    Agreement(
      id: "hopital-aidants", from: "hopital-mirande", to: "proches-aidants",
      categories: ["caregivers"], terms: "Appel fait avant le congé."),
    Agreement(
      id: "boreane-readaptation", from: "gmf-boreane", to: "readaptation-nord",
      categories: ["rehabilitation"], terms: "Formulaire commun."),
    Agreement(
      id: "clsc-ondine", from: "clsc-91111", to: "maison-ondine",
      categories: ["shelter", "violence"], terms: "Par téléphone seulement."),
  ]

  static let file = DemoFile(
    name: "partnerships.jsonl",
    text: agreements.map(line).joined(separator: "\n") + "\n")

  private static func line(_ agreement: Agreement) -> String {
    let categories = agreement.categories.map { #""\#($0)""# }.joined(separator: ",")
    let neighbours = agreement.acceptsNeighbours ? #""acceptsNeighbours":true,"# : ""
    let data =
      #"{\#(neighbours)"categories":[\#(categories)],"from":"resource:\#(agreement.from)","#
      + #""terms":"\#(agreement.terms)","to":"resource:\#(agreement.to)"}"#
    return #"{"specversion":"1.0","id":"demo-\#(agreement.id)","type":"partnership.formed","#
      + #""subject":"partnership:\#(agreement.id)","effectiveon":"2026-01-01","#
      + #""source":"Data/demo","data":\#(data)}"#
  }
}
