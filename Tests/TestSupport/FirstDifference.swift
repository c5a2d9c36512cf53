/// Where two values that should be equal differ first, as a path and what stands there; `nil` where
/// nothing does.
///
/// Whole answers are too long to read side by side.
public func firstDifference(_ left: Any, _ right: Any, at path: String = "") -> String? {
  if let one = left as? AnyHashable, let other = right as? AnyHashable, one == other { return nil }
  let (one, other) = (Mirror(reflecting: left), Mirror(reflecting: right))
  let isLeaf = one.children.isEmpty || one.displayStyle == .set || one.displayStyle == .dictionary
  let names = one.children.map { $0.label ?? "" }
  if isLeaf || type(of: left) != type(of: right) || names != other.children.map({ $0.label ?? "" })
  {
    let (first, second) = ("\(left)", "\(right)")
    return first == second ? nil : "\(path): \(first.prefix(400)), not \(second.prefix(400))"
  }
  for (index, pair) in zip(one.children, other.children).enumerated() {
    let step = pair.0.label ?? "\(index)"
    if let found = firstDifference(pair.0.value, pair.1.value, at: "\(path).\(step)") {
      return found
    }
  }
  return nil
}
