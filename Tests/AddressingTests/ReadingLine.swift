import Addressing
import Domain

extension AddressReading {
  /// All that was read on one line, fields that are empty left out, in a fixed order.
  var line: String {
    var parts: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { parts.append("\(name)=\(value)") }
    }
    add("unit", unit)
    add("number", number.map { "\($0)\(numberSuffix.isEmpty ? "" : "+\(numberSuffix)")" })
    add("to", lastNumber.map(String.init))
    add("kind", street?.kind.map { "\($0)" })
    add("street", street?.words.joined(separator: " "))
    add("direction", street?.direction.map { "\($0)" })
    add("lot", lot)
    add("route", ruralRoute)
    add("box", postBox)
    add("town", municipality)
    add("type", municipalityType)
    add("part", borough)
    add("code", postalCode?.text)
    return parts.joined(separator: " ")
  }
}
