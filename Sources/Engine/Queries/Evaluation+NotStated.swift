internal import Domain

extension Evaluation {
  /// Whether something is asked that can make a difference to any service.
  var isAskedOfAll: Bool { request.day != snapshot.day || Eligibility.asksOfAll(request) }

  /// The answers for services of which nobody has said whom they reach, in order of category, distance
  /// and name.
  ///
  /// They are the same for everybody, and often most of an answer: only what depends on the person is
  /// worked out. The services are given in order of category, name and identifier.
  func answers(notStated services: [KnownService]) -> [ServiceAnswer] {
    var answers: [ServiceAnswer] = []
    answers.reserveCapacity(services.count)
    var start = 0
    while start < services.count {
      let category = services[start].details.category
      var end = start + 1
      while end < services.count, services[end].details.category == category { end += 1 }
      if request.concerns(category) { add(services[start..<end], to: &answers) }
      start = end
    }
    return answers
  }

  /// Adds the services of one category: those with a distance first.
  private func add(_ services: ArraySlice<KnownService>, to answers: inout [ServiceAnswer]) {
    var placed: [(metres: Double, index: Int)] = []
    var unplaced: [Int] = []
    for index in services.indices {
      if let metres = distance(to: services[index]) {
        placed.append((metres, index))
      } else {
        unplaced.append(index)
      }
    }
    placed.sort { ($0.metres, $0.index) < ($1.metres, $1.index) }
    for (metres, index) in placed { answers.append(answer(notStated: services[index], metres)) }
    for index in unplaced { answers.append(answer(notStated: services[index], nil)) }
  }
}
