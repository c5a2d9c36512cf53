/// Whether a border crosses the eastward ray of a point, decided by an exact sign.
///
/// A filter in double arithmetic settles almost every case; what it cannot settle is computed
/// without rounding. There is no tolerance anywhere.
///
/// - SeeAlso: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust
///   Geometric Predicates, Discrete & Computational Geometry 18, 1997: bound A of `orient2d`,
///   and the grow-expansion algorithm (figure 6).
enum ExactSign {
  /// (3 + 16 ε) ε with ε = 2⁻⁵³, from the paper.
  @usableFromInline static let relativeErrorBound = 3.3306690738754716e-16

  /// Covers what products may lose by underflow, which the paper leaves out.
  @usableFromInline static let underflowBound = 1e-300

  /// Whether the edge from *a* to *b* crosses the ray strictly east of *p*.
  ///
  /// - Precondition: the edge straddles the ray: `(ay > py) != (by > py)`.
  @inline(__always)
  static func crossesEast(
    ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double
  ) -> Bool {
    let left = (bx - ax) * (py - ay)
    let right = (by - ay) * (px - ax)
    let determinant = left - right
    let bound = relativeErrorBound * (abs(left) + abs(right)) + underflowBound
    if determinant > bound { return by > ay }
    if determinant < -bound { return by < ay }
    return crossesEastExactly(ax: ax, ay: ay, bx: bx, by: by, px: px, py: py)
  }

  /// The same as ``crossesEast``, for the few cases that rounding leaves open.
  @inline(never)
  static func crossesEastExactly(
    ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double
  ) -> Bool {
    // A box decides on its own when the point lies beside it, whatever the rounding.
    if px < min(ax, bx) { return true }
    if px >= max(ax, bx) { return false }
    let sign = orientation(ax: ax, ay: ay, bx: bx, by: by, px: px, py: py)
    return by > ay ? sign > 0 : sign < 0
  }

  /// The exact sign of (bx − ax)(py − ay) − (by − ay)(px − ax): -1, 0 or 1.
  static func orientation(
    ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double
  ) -> Int {
    let values = [ax, ay, bx, by, px, py]
    // Below this, error terms of products would underflow and the expansion would lose them.
    guard values.allSatisfy({ $0 == 0 || abs($0) > 0x1p-400 }) else {
      return FixedPoint.orientation(ax: ax, ay: ay, bx: bx, by: by, px: px, py: py)
    }
    var sum = Expansion()
    sum.addProduct(difference(bx, ax), difference(py, ay), sign: 1)
    sum.addProduct(difference(by, ay), difference(px, ax), sign: -1)
    return sum.sign
  }

  /// The exact difference as a rounded part and its error.
  private static func difference(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
    let (high, low) = twoSum(a, -b)
    return (high, low)
  }

  fileprivate static func twoSum(_ a: Double, _ b: Double) -> (Double, Double) {
    let sum = a + b
    let bVirtual = sum - a
    let aVirtual = sum - bVirtual
    return (sum, (a - aVirtual) + (b - bVirtual))
  }
}

/// An exact sum of at most sixteen doubles, kept as parts that do not overlap, smallest first.
private struct Expansion {
  private var parts = InlineArray<16, Double>(repeating: 0)
  private var count = 0

  /// The sign of the sum: that of its largest part.
  var sign: Int {
    var index = count - 1
    while index >= 0 {
      if parts[index] > 0 { return 1 }
      if parts[index] < 0 { return -1 }
      index -= 1
    }
    return 0
  }

  /// Adds the product of two unrounded differences; `sign` is 1 or -1.
  mutating func addProduct(
    _ a: (high: Double, low: Double), _ b: (high: Double, low: Double), sign: Double
  ) {
    addProduct(sign * a.low, b.low)
    addProduct(sign * a.low, b.high)
    addProduct(sign * a.high, b.low)
    addProduct(sign * a.high, b.high)
  }

  private mutating func addProduct(_ a: Double, _ b: Double) {
    let product = a * b
    add((-product).addingProduct(a, b))
    add(product)
  }

  private mutating func add(_ value: Double) {
    guard value != 0 else { return }
    var carried = value
    for index in 0..<count {
      let (sum, error) = ExactSign.twoSum(carried, parts[index])
      parts[index] = error
      carried = sum
    }
    parts[count] = carried
    count += 1
  }
}
