internal import MappedFiles

/// Walks the borders near a place, nearest boxes first.
///
/// Every offset read from the bytes is checked; damaged bytes make the walk shorter, never unsafe.
/// The bytes must outlive this; ``TerritoryIndex`` holds both.
@safe
struct BorderSearch: Sendable {
  private nonisolated(unsafe) let vertices: UnsafeBufferPointer<SIMD2<Double>>
  private nonisolated(unsafe) let runs: UnsafeBufferPointer<BorderRun>
  private nonisolated(unsafe) let boxes: UnsafeBufferPointer<BorderBox>

  /// Index of the first box of each level, from the lowest.
  private let levelStarts: [Int]
  private let levelSizes: [Int]

  /// - Precondition: the header was checked against the bytes.
  @unsafe
  init(bytes: MappedBytes, header: IndexFile.Header) {
    unsafe vertices = bytes.elements(of: SIMD2<Double>.self, header.range(.borderVertices))
    unsafe runs = bytes.elements(of: BorderRun.self, header.range(.borderRuns))
    unsafe boxes = bytes.elements(of: BorderBox.self, header.range(.borderBoxes))
    levelSizes = unsafe BorderTree.levelSizes(runCount: runs.count)
    var starts: [Int] = []
    var next = 0
    for size in levelSizes {
      starts.append(next)
      next += size
    }
    levelStarts = unsafe next == boxes.count ? starts : []
  }

  /// Something that may hold near borders: a box of a level, or a run as level -1.
  private struct Candidate {
    var distanceAtLeast: Double
    var level: Int
    var index: Int
  }

  /// Calls `visit` with the borders near a place, roughly nearest first.
  ///
  /// - Parameters:
  ///   - place: where distances are taken from.
  ///   - layers: bits of the layers that matter.
  ///   - limitMetres: how far to look; `visit` may lower it.
  ///   - visit: is given a run's stored set and a distance that none of its places is nearer than;
  ///     the third argument computes the distance itself, in metres.
  func walk(
    from place: EarthPoint, layers: UInt64, limitMetres: inout Double,
    visit: (UInt32, Double, () -> Double, inout Double) -> Void
  ) {
    guard let top = levelStarts.last, let bounds = boxBounds(top) else { return }
    var heap = [
      Candidate(
        distanceAtLeast: place.distanceAtLeast(toBox: bounds), level: levelStarts.count - 1,
        index: 0)
    ]
    while let candidate = Self.popNearest(&heap) {
      if candidate.distanceAtLeast > limitMetres { return }
      if candidate.level < 0 {
        guard unsafe candidate.index < runs.count else { continue }
        let run = unsafe runs[candidate.index]
        visit(
          run.set, candidate.distanceAtLeast, { distance(from: place, to: run) }, &limitMetres)
      } else {
        expand(candidate, from: place, layers: layers, limitMetres, &heap)
      }
    }
  }

  private func boxBounds(_ index: Int) -> BorderBounds? {
    unsafe index < boxes.count ? boxes[index].bounds : nil
  }

  private func expand(
    _ candidate: Candidate, from place: EarthPoint, layers: UInt64, _ limitMetres: Double,
    _ heap: inout [Candidate]
  ) {
    let box = unsafe boxes[levelStarts[candidate.level] + candidate.index]
    guard box.layers & layers != 0 else { return }
    let level = candidate.level - 1
    let size = unsafe level < 0 ? runs.count : levelSizes[level]
    let first = candidate.index * BorderBox.fanOut
    guard first < size else { return }
    for index in first..<min(first + BorderBox.fanOut, size) {
      let bounds = unsafe level < 0 ? runs[index].bounds : boxes[levelStarts[level] + index].bounds
      let distance = place.distanceAtLeast(toBox: bounds)
      guard distance <= limitMetres else { continue }
      Self.push(Candidate(distanceAtLeast: distance, level: level, index: index), &heap)
    }
  }

  /// The distance in metres from a place to the nearest place of a run.
  private func distance(from place: EarthPoint, to run: BorderRun) -> Double {
    let (first, count) = (Int(run.firstVertex), Int(run.vertexCount))
    guard count >= 2, unsafe first + count <= vertices.count else { return .infinity }
    var nearest = Double.infinity
    for index in first..<first + count - 1 {
      let (a, b) = unsafe (vertices[index], vertices[index + 1])
      // Also false for what is not a number: such vertices are damage.
      guard abs(a.x) <= 180, abs(b.x) <= 180, abs(a.y) <= 90, abs(b.y) <= 90 else { continue }
      var bounds = BorderBounds()
      bounds.include(x: a.x, y: a.y)
      bounds.include(x: b.x, y: b.y)
      if place.distanceAtLeast(toBox: bounds) < nearest {
        nearest = min(nearest, place.distance(toSegmentFrom: a, to: b))
      }
    }
    return nearest
  }

  // MARK: A heap, nearest first

  private static func push(_ candidate: Candidate, _ heap: inout [Candidate]) {
    heap.append(candidate)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if heap[parent].distanceAtLeast <= heap[child].distanceAtLeast { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private static func popNearest(_ heap: inout [Candidate]) -> Candidate? {
    guard let nearest = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return nearest }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { return nearest }
      if child + 1 < heap.count, heap[child + 1].distanceAtLeast < heap[child].distanceAtLeast {
        child += 1
      }
      if heap[parent].distanceAtLeast <= heap[child].distanceAtLeast { return nearest }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}
