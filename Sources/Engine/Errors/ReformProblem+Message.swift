public import Domain

extension ReformRefused: UserFacingError {
  public var code: String { "reform.refused" }
  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    let head =
      language == .french
      ? "Rien n'est enregistré. Problèmes : \(problems.count)."
      : "Nothing is recorded. Problems: \(problems.count)."
    return ([head] + problems.map { "  " + $0.message(in: language) }).joined(separator: "\n")
  }
}

extension ReformProblem {
  /// What is wrong, with the value at fault, and what to do.
  public func message(in language: Language) -> String {
    let text = language == .french ? reason.french : reason.english
    guard let place else { return text }
    return language == .french
      ? "ligne \(place.line), colonne \(place.column) : \(text)"
      : "line \(place.line), column \(place.column): \(text)"
  }
}

extension ReformProblem.Reason {
  fileprivate var french: String {
    switch self {
    case .unknown(let id, let nearest):
      "le territoire \(id) n'est pas connu." + Self.maybe(nearest, .french)
    case .ended(let id, let day):
      "\(id) n'existe plus depuis le \(date(day, .french)) : voyez ce qu'il est devenu avec "
        + "« ancrage lineage \(id) »."
    case .notYetThere(let id):
      "\(id) n'existe pas encore la veille : choisissez une date d'effet plus tardive."
    case .codeInUse(let id):
      "\(id) existe déjà : choisissez un autre code, ou fusionnez avec lui en le nommant parmi les "
        + "parties."
    case .codeWasUsed(let id, let day):
      "\(id) a déjà servi jusqu'au \(date(day, .french)) : un code ne sert pas deux fois."
    case .intoExistsElsewhere(let id):
      "\(id) existe déjà et n'est pas une des parties : nommez-le parmi elles s'il les absorbe."
    case .kindsDiffer(let one, let other):
      "\(one) et \(other) ne sont pas du genre qu'il faut l'un pour l'autre."
    case .tooFew(let id): "\(id) : il faut au moins deux territoires."
    case .repeated(let id): "\(id) est nommé deux fois dans le même acte."
    case .contradicts(let id, let other):
      "\(id) : l'acte \(other + 1) en dit déjà autre chose; les deux ne vont pas ensemble."
    case .splitKeepsCode(let id):
      "\(id) ne peut pas être une de ses propres pièces : s'il garde son code, créez les autres "
        + "(create) et transférez-leur leur part (transfer)."
    case .missingName(let id): "\(id) est nouveau : donnez son nom."
    case .parentsUnclear(let id, let candidates):
      "\(id) pourrait être dans \(Self.list(candidates)) : dites lequel (parents)."
    case .unknownParent(let parent, let id):
      "\(parent), où \(id) serait placé, n'existera pas à cette date."
    case .circle(let ids):
      "ces territoires seraient l'un dans l'autre : \(ids.map(\.text).joined(separator: " → "))."
    case .describedLater(let id, let day):
      "le journal parle encore de \(id) le \(date(day, .french)), après sa fin : corrigez cela d'abord."
    case .endedOtherwise(let id):
      "le journal dit déjà que \(id) prend fin ce jour-là d'une autre façon."
    case .notInside(let part, let whole): "\(part) n'est pas dans \(whole)."
    case .land(let fault): fault.french
    }
  }
  fileprivate var english: String {
    switch self {
    case .unknown(let id, let nearest):
      "territory \(id) is not known." + Self.maybe(nearest, .english)
    case .ended(let id, let day):
      "\(id) ended on \(date(day, .english)): see what became of it with \"ancrage lineage \(id)\"."
    case .notYetThere(let id):
      "\(id) does not exist yet on the day before: choose a later effective date."
    case .codeInUse(let id):
      "\(id) exists already: choose another code, or merge with it by naming it among the parts."
    case .codeWasUsed(let id, let day):
      "\(id) was in use until \(date(day, .english)): a code is not used twice."
    case .intoExistsElsewhere(let id):
      "\(id) exists already and is not one of the parts: name it among them if it absorbs them."
    case .kindsDiffer(let one, let other):
      "\(one) and \(other) are not of kinds that go together here."
    case .tooFew(let id): "\(id): at least two territories are needed."
    case .repeated(let id): "\(id) is named twice in one act."
    case .contradicts(let id, let other):
      "\(id): act \(other + 1) says something else of it; the two do not go together."
    case .splitKeepsCode(let id):
      "\(id) cannot be a piece of itself: if it keeps its code, create the others and transfer their "
        + "part to them."
    case .missingName(let id): "\(id) is new: give its name."
    case .parentsUnclear(let id, let candidates):
      "\(id) could lie in \(Self.list(candidates)): say which (parents)."
    case .unknownParent(let parent, let id):
      "\(parent), in which \(id) would be placed, will not exist on that day."
    case .circle(let ids):
      "these territories would lie in one another: \(ids.map(\.text).joined(separator: " → "))."
    case .describedLater(let id, let day):
      "the log still speaks of \(id) on \(date(day, .english)), after its end: correct that first."
    case .endedOtherwise(let id): "the log says already that \(id) ends on that day in another way."
    case .notInside(let part, let whole): "\(part) does not lie in \(whole)."
    case .land(let fault): fault.english
    }
  }

  private static func list(_ ids: [TerritoryID]) -> String {
    ids.map(\.text).joined(separator: ", ")
  }

  private static func maybe(_ nearest: [TerritoryID], _ language: Language) -> String {
    guard !nearest.isEmpty else { return "" }
    let list = list(nearest)
    return language == .french ? " Les plus proches : \(list)." : " The nearest: \(list)."
  }

  private func date(_ day: CalendarDate, _ language: Language) -> String {
    TextFormat.date(day, in: language)
  }
}

extension ReformProblem.LandFault {
  fileprivate var french: String {
    switch self {
    case .missingBoundary(let id): "il manque les limites de \(id)."
    case .unplacedChild(let child, let parent):
      "\(child), qui était dans \(parent), n'a pas de limites et ne peut pas être placé : nommez-le "
        + "parmi les territoires d'une pièce."
    case .overlap(let one, let other, let size, let share):
      "\(one) et \(other) auraient en commun \(area(size, share, .french))."
    case .uncovered(let id, let size, let share):
      "aucune pièce ne prend \(area(size, share, .french)) de \(id)."
    case .outside(let id, let size, let share):
      "\(area(size, share, .french)) de ce contour est hors de \(id)."
    case .emptyPart(let id): "ce contour ne prend rien à \(id)."
    case .nothingLeft(let id):
      "il ne resterait rien de \(id) : c'est une fusion (merge) ou une abolition (abolish)."
    case .brokenShape(let name, let reason):
      "le contour « \(name) » est mal formé (\(reason)) : corrigez-le."
    case .boundaryDiffers(let id, let size, let share):
      "les limites données pour \(id) s'écartent de son territoire de \(area(size, share, .french))."
    case .drawnOtherwise(let id):
      "le journal donne déjà d'autres limites à \(id) à partir de ce jour : mettez tous les actes d'un "
        + "même jour dans un seul plan."
    case .areaNotKept(let kind, let before, let after):
      "les territoires du genre « \(kind) » couvriraient \(size(after, .french)) au lieu de "
        + "\(size(before, .french)) : des terres seraient perdues ou inventées. Si c'est voulu, "
        + "dites-le (newLand)."
    }
  }

  fileprivate var english: String {
    switch self {
    case .missingBoundary(let id): "the boundary of \(id) is missing."
    case .unplacedChild(let child, let parent):
      "\(child), which lay in \(parent), has no boundary and cannot be placed: name it among the "
        + "territories of a piece."
    case .overlap(let one, let other, let size, let share):
      "\(one) and \(other) would share \(area(size, share, .english))."
    case .uncovered(let id, let size, let share):
      "no piece takes \(area(size, share, .english)) of \(id)."
    case .outside(let id, let size, let share):
      "\(area(size, share, .english)) of this outline is outside \(id)."
    case .emptyPart(let id): "this outline takes nothing of \(id)."
    case .nothingLeft(let id): "nothing would be left of \(id): merge it or abolish it."
    case .brokenShape(let name, let reason):
      "outline \"\(name)\" is malformed (\(reason)): mend it."
    case .boundaryDiffers(let id, let size, let share):
      "the boundary given for \(id) departs from its land by \(area(size, share, .english))."
    case .drawnOtherwise(let id):
      "the log gives \(id) another boundary from that day on: put all acts of a day into one plan."
    case .areaNotKept(let kind, let before, let after):
      "the territories of kind \"\(kind)\" would cover \(size(after, .english)) instead of "
        + "\(size(before, .english)): land would be lost or made up. If that is meant, say so "
        + "(newLand)."
    }
  }

  private func size(_ squareMetres: Double, _ language: Language) -> String {
    TextFormat.area(squareMetres: squareMetres, in: language)
  }

  private func area(_ squareMetres: Double, _ share: Double, _ language: Language) -> String {
    "\(size(squareMetres, language)) (\(TextFormat.share(share, in: language)))"
  }
}
