internal import Domain
internal import Foundation
internal import Geometry

/// The spatial part: points to territories, beside plain GEOS (prepared polygons and an STRtree, C).
///
/// Arguments: `--layers` files of GeoJSON joined by commas, one layer each (without them only the
/// generated layer is measured); `--places` a file of `longitude,latitude` lines around which points
/// are drawn (without it points are uniform); `--lookups` (2,000,000) points for ours,
/// `--rival-lookups` (200,000) for the rival.
struct SpatialBenchmark {
  private let layerPaths: [String]
  private let placesPath: String?
  private let lookupCount: Int
  private let rivalLookupCount: Int

  init(arguments: Arguments) {
    layerPaths = arguments.text("layers", default: "").split(separator: ",").map(String.init)
    let places = arguments.text("places", default: "")
    placesPath = places.isEmpty ? nil : places
    lookupCount = arguments.integer("lookups", default: 2_000_000)
    rivalLookupCount = arguments.integer("rival-lookups", default: 200_000)
  }

  func run(into report: inout Report) throws {
    let places = try placesPath.map(Self.places)
    if layerPaths.count > 3 {
      try measureFiles(layerPaths.prefix(3), places: places, goal: 30, into: &report)
    }
    if !layerPaths.isEmpty {
      let goal = layerPaths.count > 3 ? 60.0 : 30
      try measureFiles(layerPaths[...], places: places, goal: goal, into: &report)
    }
    let generated = SyntheticLayer(side: 100, depth: 6, seed: 2_026).layers
    try measure(
      Task(name: "generated", layers: generated, goal: 25, points: uniform(over: generated)),
      into: &report)
  }

  private func measureFiles(
    _ paths: ArraySlice<String>, places: SpatialPoints?, goal: Double, into report: inout Report
  ) throws {
    var layers = SpatialLayers()
    for (layer, path) in paths.enumerated() {
      try layers.addLayer(UInt16(layer), path: path)
    }
    let name = "\(paths.count) real layers"
    try measure(
      Task(
        name: name + ", uniform", layers: layers, goal: goal, points: uniform(over: layers)),
      into: &report)
    if let places {
      try measure(
        Task(name: name + ", inhabited", layers: layers, goal: goal, points: near(places)),
        into: &report)
    }
  }

  /// One set of layers with points to look up.
  private struct Task {
    var name: String
    var layers: SpatialLayers
    var goal: Double
    var points: SpatialPoints

    var data: String {
      "\(name): \(layers.areas.count) areas, \(layers.vertexCount) vertices"
    }
  }

  private func measure(_ task: Task, into report: inout Report) throws {
    let index = try builtAndReopened(task, into: &report)
    guard let rival = GeosRival(areas: task.layers.areas) else {
      throw BenchmarkError.rivalFailed("GEOS")
    }
    try measureBulk(task, index, rival, into: &report)
    measureSingle(task, index, rival, into: &report)
    measureDistance(task, index, into: &report)
  }

  // MARK: Tasks

  private func builtAndReopened(
    _ task: Task, into report: inout Report
  ) throws -> TerritoryIndex {
    let key = [UInt8](repeating: 0, count: 32)
    let path = FileManager.default.temporaryDirectory.appending(
      path: "ancrage-benchmark-\(getpid()).index"
    ).path()
    defer { try? FileManager.default.removeItem(atPath: path) }  // Only a temporary file.
    var builds: [Double] = []
    var bytes = 0
    for _ in 0..<report.runCount {
      var index: TerritoryIndex?
      builds.append(
        try seconds { index = try TerritoryIndex(areas: task.layers.areas, key: key) })
      try index?.write(replacing: path)
      bytes = index?.byteCount ?? 0
    }
    let opens = try (0..<report.runCount).map { _ in
      try seconds { _ = try TerritoryIndex(contentsOf: path) }
    }
    add("build the index", task, median(builds), "s", into: &report)
    add("size of the index", task, Double(bytes) / 1e6, "MB", into: &report)
    add("open the index", task, median(opens) * 1e3, "ms", into: &report)
    return try TerritoryIndex(contentsOf: path)
  }

  private func measureBulk(
    _ task: Task, _ index: TerritoryIndex, _ rival: borrowing GeosRival, into report: inout Report
  ) throws {
    let points = task.points
    var sets = [AreaSetID](repeating: .empty, count: points.count)
    let fewer = points.prefix(rivalLookupCount)
    var answers = rival.room(for: fewer)
    var (ours, theirs): ([Double], [Double]) = ([], [])
    for _ in 0..<report.runCount {
      ours.append(
        seconds {
          var span = sets.mutableSpan
          index.setIDs(
            longitudesDegrees: points.longitudes.span, latitudesDegrees: points.latitudes.span,
            into: &span)
        })
      theirs.append(seconds { rival.answer(fewer, into: &answers) })
    }
    var checksum = AnswerChecksum()
    for point in 0..<fewer.count {
      for ordinal in index.areas(in: sets[point]) { checksum.add(ordinal, ofPoint: point) }
    }
    guard checksum == answers.checksum else {
      throw BenchmarkError.checksumsDiffer(
        task: task.data, ours: checksum.text, rival: answers.checksum.text)
    }
    report.add(
      Finding(
        task: "point to all territories, bulk", data: task.data, unit: "points/s",
        median: Double(points.count) / median(ours), rival: "plain GEOS from C",
        rivalMedian: Double(fewer.count) / median(theirs), goal: task.goal,
        checksum: checksum.text))
  }

  private func measureSingle(
    _ task: Task, _ index: TerritoryIndex, _ rival: borrowing GeosRival, into report: inout Report
  ) {
    let points = task.points.prefix(rivalLookupCount)
    var sum: UInt32 = 0
    let ours = latencies(points.count) { point in
      sum &+=
        index.setID(
          longitudeDegrees: points.longitudes[point], latitudeDegrees: points.latitudes[point]
        ).rawValue
    }
    withExtendedLifetime(sum) {}
    var theirs: [Double] = []
    for first in stride(from: 0, to: points.count, by: points.count / 2_000 + 1) {
      let one = points.one(first)
      var answers = rival.room(for: one)
      theirs.append(seconds { rival.answer(one, into: &answers) } * 1e6)
    }
    theirs.sort()
    for (name, share) in [("p50 (goal 0.3)", 0.5), ("p99 (goal 1)", 0.99)] {
      report.add(
        Finding(
          task: "one point, \(name)", data: task.data, unit: "µs",
          median: ours[Int(Double(ours.count - 1) * share)], rival: "plain GEOS from C",
          rivalMedian: theirs[Int(Double(theirs.count - 1) * share)], goal: nil, checksum: ""))
    }
  }

  private func measureDistance(
    _ task: Task, _ index: TerritoryIndex, into report: inout Report
  ) {
    let points = task.points.prefix(20_000)
    let places = (0..<points.count).compactMap { point in
      Coordinate(
        longitudeDegrees: points.longitudes[point], latitudeDegrees: points.latitudes[point])
    }
    var sum = 0.0
    let nearest = latencies(places.count) { point in
      sum += index.nearestBorderMetres(from: places[point]) ?? 0
    }
    let around = latencies(places.count) { point in
      sum += Double(index.areas(withinMetres: 1_000, of: places[point]).count)
    }
    withExtendedLifetime(sum) {}
    add("nearest border, p50", task, nearest[nearest.count / 2], "µs", into: &report)
    add("nearest border, p99", task, nearest[nearest.count * 99 / 100], "µs", into: &report)
    add("areas within 1 km, p50", task, around[around.count / 2], "µs", into: &report)
    add("areas within 1 km, p99", task, around[around.count * 99 / 100], "µs", into: &report)
  }

  // MARK: Points

  private func uniform(over layers: SpatialLayers) -> SpatialPoints {
    let bounds = layers.bounds
    var random = SeededRandom(seed: 7)
    var points = SpatialPoints()
    for _ in 0..<lookupCount {
      points.append(
        longitude: Double.random(in: bounds.west...bounds.east, using: &random),
        latitude: Double.random(in: bounds.south...bounds.north, using: &random))
    }
    return points
  }

  /// Places drawn from the file, in no order, each moved by some hundred metres.
  private func near(_ places: SpatialPoints) -> SpatialPoints {
    var random = SeededRandom(seed: 11)
    var points = SpatialPoints()
    for _ in 0..<lookupCount {
      let place = Int.random(in: 0..<places.count, using: &random)
      points.append(
        longitude: places.longitudes[place] + Double.random(in: -0.004...0.004, using: &random),
        latitude: places.latitudes[place] + Double.random(in: -0.003...0.003, using: &random))
    }
    return points
  }

  private static func places(path: String) throws -> SpatialPoints {
    var points = SpatialPoints()
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let values = line.split(separator: ",").compactMap { Double($0) }
      if values.count == 2 { points.append(longitude: values[0], latitude: values[1]) }
    }
    return points
  }

  // MARK: Measuring

  private func add(
    _ name: String, _ task: Task, _ value: Double, _ unit: String, into report: inout Report
  ) {
    report.add(
      Finding(
        task: name, data: task.data, unit: unit, median: value, rival: "", rivalMedian: nil,
        goal: nil, checksum: ""))
  }

  /// Microseconds of each of many calls, ascending, without what reading the clock costs.
  private func latencies(_ count: Int, _ body: (Int) -> Void) -> [Double] {
    let clock = ContinuousClock()
    var times: [Double] = []
    var overheads: [Double] = []
    for call in 0..<count {
      let start = clock.now
      body(call)
      let end = clock.now
      let after = clock.now
      times.append(Double((end - start).components.attoseconds) / 1e12)
      overheads.append(Double((after - end).components.attoseconds) / 1e12)
    }
    let overhead = median(overheads)
    return times.map { max(0, $0 - overhead) }.sorted()
  }
}
