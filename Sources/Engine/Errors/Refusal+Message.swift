public import Domain

extension Refusal: UserFacingError {
  public var code: String {
    switch self {
    case .confidentialWithPlace: "refusal.confidential-with-place"
    case .confidentialStays: "refusal.confidential-stays"
    case .territoryEnded: "refusal.territory-ended"
    case .kindChanged: "refusal.kind-changed"
    case .resourceChanged: "refusal.resource-changed"
    case .impossibleAges: "refusal.impossible-ages"
    case .reachesNobody: "refusal.reaches-nobody"
    }
  }

  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.confidentialWithPlace(let id), .french):
      "\(id) est confidentielle : enlevez son adresse, son code postal et son point."
    case (.confidentialWithPlace(let id), .english):
      "\(id) is confidential: take away its address, its postal code and its point."
    case (.confidentialStays(let id), .french):
      "\(id) est confidentielle et le reste : déclarez-la confidentielle, sans adresse ni point."
    case (.confidentialStays(let id), .english):
      "\(id) is confidential and stays so: declare it confidential, without address or point."
    case (.territoryEnded(let id), .french):
      "\(id) n'existe plus à cette date : donnez un autre code ou une autre date d'effet."
    case (.territoryEnded(let id), .english):
      "\(id) no longer exists on this day: give another code or another effective date."
    case (.kindChanged(let id, let old, let new), .french):
      """
      \(id) est connue comme « \(Labels.label(old, in: .french)) » et devient \
      « \(Labels.label(new, in: .french)) » : donnez un nouveau code à la nouvelle ressource.
      """
    case (.kindChanged(let id, let old, let new), .english):
      """
      \(id) is known as "\(Labels.label(old, in: .english))" and becomes \
      "\(Labels.label(new, in: .english))": give the new resource a code of its own.
      """
    case (.resourceChanged(let id, let old, let new), .french):
      "\(id) appartient à \(old) et passe à \(new) : donnez un nouveau code au nouveau service."
    case (.resourceChanged(let id, let old, let new), .english):
      "\(id) belongs to \(old) and moves to \(new): give the new service a code of its own."
    case (.impossibleAges(let id, let low, let high), .french):
      "\(id) : l'âge va de \(Self.age(low)) à \(Self.age(high)); il doit croître, entre 0 et 120."
    case (.impossibleAges(let id, let low, let high), .english):
      "\(id): age goes from \(Self.age(low)) to \(Self.age(high)); it must rise, between 0 and 120."
    case (.reachesNobody(let id), .french):
      """
      \(id) : cette portée ne dessert personne; ce qu'elle nomme, elle l'exclut. \
      Enlevez une exclusion, ou retirez le service.
      """
    case (.reachesNobody(let id), .english):
      """
      \(id): this reach serves nobody; what it names, it leaves out. \
      Take an exclusion away, or withdraw the service.
      """
    }
  }

  private static func age(_ years: Int?) -> String { years.map { "\($0)" } ?? "?" }
}
