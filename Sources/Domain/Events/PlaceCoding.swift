public import JSONText

extension Place {
  /// The place as compact JSON with keys in alphabetical order: the bytes of a salted content.
  public var storedBytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("address", ifPresent: address)
      if let point {
        json.key("latitude")
        json.number(point.latitudeDegrees)
        json.key("longitude")
        json.number(point.longitudeDegrees)
      }
      json.member("municipality", ifPresent: municipality)
      json.member("postalCode", ifPresent: postalCode)
    }
    return json.bytes
  }

  /// Reads a place from its stored bytes.
  ///
  /// - Throws: `JSONSyntaxError` when they are damaged or the point lies outside the globe.
  public init(storedBytes: [UInt8]) throws(JSONSyntaxError) {
    var json = JSONReader(storedBytes)
    var longitude: Double?
    var latitude: Double?
    var place = Place()
    try json.object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "address": place.address = try json.string()
      case "latitude": latitude = try json.number()
      case "longitude": longitude = try json.number()
      case "municipality": place.municipality = try json.string()
      case "postalCode": place.postalCode = try json.string()
      default: try json.skipValue()
      }
    }
    try json.end()
    if let longitude, let latitude {
      place.point = try json.require(
        Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude), "longitude")
    }
    self = place
  }
}
