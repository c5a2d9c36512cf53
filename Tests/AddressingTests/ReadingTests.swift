import Addressing
import Testing

/// The likeliest reading of each text, as ``AddressReading/line`` writes it.
private let numbersAndStreets: [(text: String, line: String)] = [
  (
    "1255 boul St-Joseph E, Montréal",
    "number=1255 kind=boulevard street=saint joseph direction=east town=Montréal"
  ),
  (
    "1255A, rue Principale, Saint-Exemple",
    "number=1255+A kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 A rue Principale, Saint-Exemple",
    "number=1255+A kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 1/2 rue Principale, Saint-Exemple",
    "number=1255+1/2 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255½, rue Principale, Saint-Exemple",
    "number=1255+1/2 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255-1259, rue Principale, Saint-Exemple",
    "number=1255 to=1259 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 à 1259, rue Principale, Saint-Exemple",
    "number=1255 to=1259 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "3-1255, rue Principale, Saint-Exemple",
    "unit=3 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255, rue Principale, app. 4, Saint-Exemple",
    "unit=4 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 rue Principale #4, Saint-Exemple",
    "unit=4 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "#4-1255 rue Principale, Saint-Exemple",
    "unit=4 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "app 4, 1255 rue Principale, Saint-Exemple",
    "unit=4 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 rue Principale bureau 200, Saint-Exemple",
    "unit=200 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 Main Street, Suite 200, Exampleville",
    "unit=200 number=1255 kind=rue street=main town=Exampleville"
  ),
  (
    "1255 Main St Apt B, Exampleville",
    "unit=B number=1255 kind=rue street=main town=Exampleville"
  ),
  (
    "1255 rue Principale, appartement B-12, Saint-Exemple",
    "unit=B-12 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 rue Principale, unité 3, Saint-Exemple",
    "unit=3 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 rue Principale 2e étage, Saint-Exemple",
    "unit=2e number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "1255 rue Principale, sous-sol, Saint-Exemple",
    "unit=sous-sol number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "B-1255 rue Principale, Saint-Exemple",
    "unit=B number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "4, 1255 rue Principale, Saint-Exemple",
    "unit=4 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "12 boul. de la Rive, Saint-Exemple",
    "number=12 kind=boulevard street=rive town=Saint-Exemple"
  ),
  ("12 bd de la Rive, Saint-Exemple", "number=12 kind=boulevard street=rive town=Saint-Exemple"),
  (
    "12 blvd de la Rive, Saint-Exemple",
    "number=12 kind=boulevard street=rive town=Saint-Exemple"
  ),
  ("12 av. du Parc, Saint-Exemple", "number=12 kind=avenue street=parc town=Saint-Exemple"),
  ("12 ave des Pins, Saint-Exemple", "number=12 kind=avenue street=pins town=Saint-Exemple"),
  ("12 ch. du Lac, Saint-Exemple", "number=12 kind=chemin street=lac town=Saint-Exemple"),
  ("12 chemin d'Oka, Saint-Exemple", "number=12 kind=chemin street=oka town=Saint-Exemple"),
  ("12 rang 5, Saint-Exemple", "number=12 kind=rang street=5 town=Saint-Exemple"),
  ("12 5e Rang, Saint-Exemple", "number=12 kind=rang street=5e town=Saint-Exemple"),
  (
    "12, rang Saint-Joseph, Saint-Exemple",
    "number=12 kind=rang street=saint joseph town=Saint-Exemple"
  ),
  (
    "12 montée de la Source, Saint-Exemple",
    "number=12 kind=montee street=source town=Saint-Exemple"
  ),
  (
    "12 côte Saint-Ambroise, Saint-Exemple",
    "number=12 kind=cote street=saint ambroise town=Saint-Exemple"
  ),
  (
    "12 croissant des Lilas, Saint-Exemple",
    "number=12 kind=croissant street=lilas town=Saint-Exemple"
  ),
  ("12 place du Marché, Saint-Exemple", "number=12 kind=place street=marche town=Saint-Exemple"),
  (
    "12 route 132 Ouest, Saint-Exemple",
    "number=12 kind=route street=132 direction=west town=Saint-Exemple"
  ),
  ("12 QC-132, Saint-Exemple", "number=12 kind=route street=132 town=Saint-Exemple"),
  ("12 Highway 148, Exampleville", "number=12 kind=route street=148 town=Exampleville"),
  (
    "12 rte 132 E, Saint-Exemple",
    "number=12 kind=route street=132 direction=east town=Saint-Exemple"
  ),
  ("12 autoroute 20, Saint-Exemple", "number=12 kind=autoroute street=20 town=Saint-Exemple"),
  ("12 rue de l'Île, Saint-Exemple", "number=12 kind=rue street=ile town=Saint-Exemple"),
  ("12 rue de l’Église, Saint-Exemple", "number=12 kind=rue street=eglise town=Saint-Exemple"),
  (
    "12 rue Ste-Catherine O., Montréal",
    "number=12 kind=rue street=sainte catherine direction=west town=Montréal"
  ),
  (
    "12 Sainte-Catherine Street West, Montreal",
    "number=12 kind=rue street=sainte catherine direction=west town=Montreal"
  ),
  (
    "12 St. Catherine St W, Montreal",
    "number=12 kind=rue street=saint catherine direction=west town=Montreal"
  ),
  ("12 Sherbrooke W, Montreal", "number=12 street=sherbrooke direction=west town=Montreal"),
  (
    "12 E Main Street, Exampleville",
    "number=12 kind=rue street=main direction=east town=Exampleville"
  ),
  ("12 rue Nord, Saint-Exemple", "number=12 kind=rue street=nord town=Saint-Exemple"),
  ("12 rue de l'Est, Saint-Exemple", "number=12 kind=rue street=est town=Saint-Exemple"),
  ("12 2e Avenue, Saint-Exemple", "number=12 kind=avenue street=2e town=Saint-Exemple"),
  ("12 2nd Avenue, Exampleville", "number=12 kind=avenue street=2e town=Exampleville"),
  ("12 deuxième avenue, Saint-Exemple", "number=12 kind=avenue street=2e town=Saint-Exemple"),
  ("12 Second Avenue, Exampleville", "number=12 kind=avenue street=second town=Exampleville"),
  ("12 1re Avenue, Saint-Exemple", "number=12 kind=avenue street=1e town=Saint-Exemple"),
  ("12 1ère Avenue, Saint-Exemple", "number=12 kind=avenue street=1e town=Saint-Exemple"),
  ("12 boul. Pie-IX, Montréal", "number=12 kind=boulevard street=pie 9 town=Montréal"),
  ("12 boul. Pie-9, Montréal", "number=12 kind=boulevard street=pie 9 town=Montréal"),
  ("12 rue du 8-Mai, Saint-Exemple", "number=12 kind=rue street=8 mai town=Saint-Exemple"),
  ("lot 12, rang 5, Saint-Exemple", "kind=rang street=5 lot=12 town=Saint-Exemple"),
  ("lot 12-3 rang 5, Saint-Exemple", "kind=rang street=5 lot=12-3 town=Saint-Exemple"),
]

private let namesAndPlaces: [(text: String, line: String)] = [
  ("C.P. 40, Saint-Exemple", "box=40 town=Saint-Exemple"),
  (
    "12 rue Principale, C.P. 40, Saint-Exemple",
    "number=12 kind=rue street=principale box=40 town=Saint-Exemple"
  ),
  ("case postale 40 succ. Centre-ville, Montréal", "box=40 town=Montréal"),
  ("PO Box 40, Exampleville", "box=40 town=Exampleville"),
  ("R.R. 2, Saint-Exemple", "route=2 town=Saint-Exemple"),
  ("RR2, Exampleville", "route=2 town=Exampleville"),
  ("route rurale 2, Saint-Exemple", "route=2 town=Saint-Exemple"),
  (
    "12 rue Principale, Saint-Jean (paroisse)",
    "number=12 kind=rue street=principale town=Saint-Jean type=paroisse"
  ),
  (
    "12 rue Principale, paroisse de Saint-Jean",
    "number=12 kind=rue street=principale town=Saint-Jean type=paroisse"
  ),
  (
    "12 rue Principale, Ville de Saint-Exemple",
    "number=12 kind=rue street=principale town=Saint-Exemple type=ville"
  ),
  (
    "12 rue Principale, municipalité du canton de Sample",
    "number=12 kind=rue street=principale town=canton de Sample type=municipalité"
  ),
  (
    "12 rue Principale, Montréal (Verdun)",
    "number=12 kind=rue street=principale town=Montréal part=Verdun"
  ),
  (
    "12 rue Principale, arrondissement de Verdun, Montréal",
    "number=12 kind=rue street=principale town=Montréal part=Verdun"
  ),
  (
    "12 rue Principale, Verdun, Montréal",
    "number=12 kind=rue street=principale town=Montréal part=Verdun"
  ),
  (
    "12 rue Principale, secteur Buckingham, Gatineau",
    "number=12 kind=rue street=principale town=Gatineau part=Buckingham"
  ),
  (
    "12 rue Principale, Saint-Exemple (Québec) H2X 1Y4",
    "number=12 kind=rue street=principale town=Saint-Exemple code=H2X1Y4"
  ),
  (
    "12 rue Principale, Saint-Exemple QC H2X1Y4",
    "number=12 kind=rue street=principale town=Saint-Exemple code=H2X1Y4"
  ),
  (
    "12 rue Principale, Saint-Exemple, Qc, Canada, h2x 1y4",
    "number=12 kind=rue street=principale town=Saint-Exemple code=H2X1Y4"
  ),
  (
    "12 rue Principale, Saint-Exemple H2X lY4",
    "number=12 kind=rue street=principale town=Saint-Exemple code=H2X1Y4"
  ),
  (
    "12 rue Principale, Saint-Exemple HOX 1Y4",
    "number=12 kind=rue street=principale town=Saint-Exemple code=H0X1Y4"
  ),
  (
    "12 rue Principale, Saint-Exemple G1R 4SO",
    "number=12 kind=rue street=principale town=Saint-Exemple code=G1R4S0"
  ),
  ("12 rue Principale, Québec", "number=12 kind=rue street=principale town=Québec"),
  ("12 rue Principale, Québec, Québec", "number=12 kind=rue street=principale town=Québec"),
  ("Saint-Exemple", "town=Saint-Exemple"),
  ("rue Principale, Saint-Exemple", "kind=rue street=principale town=Saint-Exemple"),
  ("Saint-Exemple, 12 rue Principale", "number=12 kind=rue street=principale town=Saint-Exemple"),
  ("rue Principale 12, Saint-Exemple", "number=12 kind=rue street=principale town=Saint-Exemple"),
  ("12, chemin Tewisha, Kahnawà:ke", "number=12 kind=chemin street=tewisha town=Kahnawà:ke"),
  (
    "12 Kawaiskama Street, Kanehsatà:ke",
    "number=12 kind=rue street=kawaiskama town=Kanehsatà:ke"
  ),
  ("433, ᐃᓄᒃᔪᐊᒃ", "number=433 street=ᐃᓄᒃᔪᐊᒃ"),
  ("12 rue Nunivavvik, Inukjuak", "number=12 kind=rue street=nunivavvik town=Inukjuak"),
  ("12 ᓄᓇᕕᒃ, Kuujjuaq", "number=12 street=ᓄᓇᕕᒃ town=Kuujjuaq"),
  ("12 rue Saint–Jean, Saint-Exemple", "number=12 kind=rue street=saint jean town=Saint-Exemple"),
  ("12 RUE PRINCIPALE, SAINT-EXEMPLE", "number=12 kind=rue street=principale town=SAINT-EXEMPLE"),
  ("12,rue Principale,Saint-Exemple", "number=12 kind=rue street=principale town=Saint-Exemple"),
  ("21rue Principale, Saint-Exemple", "number=21 kind=rue street=principale town=Saint-Exemple"),
  ("12 ruelle des Arts, Saint-Exemple", "number=12 kind=ruelle street=arts town=Saint-Exemple"),
  ("12 Park Avenue, Montreal", "number=12 kind=avenue street=park town=Montreal"),
  ("12 avenue du Parc, Montréal", "number=12 kind=avenue street=parc town=Montréal"),
  ("12 rue La Salle, Saint-Exemple", "number=12 kind=rue street=salle town=Saint-Exemple"),
  ("12 rue de la Tour, Saint-Exemple", "number=12 kind=rue street=tour town=Saint-Exemple"),
  (
    "12 rond-point des Fleurs, Saint-Exemple",
    "number=12 kind=rondPoint street=fleurs town=Saint-Exemple"
  ),
  (
    "12 cul-de-sac du Lac, Saint-Exemple",
    "number=12 kind=culDeSac street=lac town=Saint-Exemple"
  ),
  (
    "12 avenue N.-D.-de-Grâce, Montréal",
    "number=12 kind=avenue street=notre dame grace town=Montréal"
  ),
  (
    "École Untel, 12 rue Principale, Saint-Exemple",
    "number=12 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "12 rue J.-A.-Bombardier, Saint-Exemple",
    "number=12 kind=rue street=j a bombardier town=Saint-Exemple"
  ),
  ("12 Dr. Penfield Ave, Montreal", "number=12 kind=avenue street=dr penfield town=Montreal"),
  (
    "12 rue du Dr-Penfield, Saint-Exemple",
    "number=12 kind=rue street=dr penfield town=Saint-Exemple"
  ),
  ("12 terrasse Dufferin, Québec", "number=12 kind=terrasse street=dufferin town=Québec"),
  ("12 carré Saint-Louis, Montréal", "number=12 kind=carre street=saint louis town=Montréal"),
  ("12 Circle Road, Hampstead", "number=12 kind=chemin street=circle town=Hampstead"),
  (
    "12 rue Saint-Jean-Baptiste Est, Saint-Exemple",
    "number=12 kind=rue street=saint jean baptiste direction=east town=Saint-Exemple"
  ),
  (
    "12 rue Lafontaine, Pav. A, Saint-Exemple",
    "number=12 kind=rue street=lafontaine town=Saint-Exemple part=Pav. A"
  ),
  (
    "1255 rue Principale local 3, Saint-Exemple",
    "unit=3 number=1255 kind=rue street=principale town=Saint-Exemple"
  ),
  (
    "12-A rue Principale, Saint-Exemple",
    "number=12+A kind=rue street=principale town=Saint-Exemple"
  ),
  ("8AB rue Nemao, Eastmain", "number=8+AB kind=rue street=nemao town=Eastmain"),
  (
    "12 bis, rue Principale, Saint-Exemple",
    "number=12+BIS kind=rue street=principale town=Saint-Exemple"
  ),
  ("12 r. Principale, Saint-Exemple", "number=12 kind=rue street=principale town=Saint-Exemple"),
  ("12 Grande Allée Est, Québec", "number=12 street=grande allee direction=east town=Québec"),
  ("12 Grande Rue, Saint-Exemple", "number=12 street=grande rue town=Saint-Exemple"),
  ("H2X 1Y4", "code=H2X1Y4"),
]

@Suite("Reading addresses")
struct ReadingTests {
  @Test("A text is read by its grammar", arguments: numbersAndStreets + namesAndPlaces)
  func reads(_ row: (text: String, line: String)) {
    #expect(AddressReader.readings(of: row.text).first?.line == row.line)
  }

  @Test(
    "A number at the end is a unit, but for a year of a name and a code of five digits",
    arguments: [
      ("12 rue Principale 4", "4"), ("12 rue Principale 1204", "1204"),
      ("9 rue du 8 Mai 1945", nil), ("9 rue du 8 Mai 1945 4", "4"), ("3 rue du Moulin 24100", nil),
    ])
  func unitAtEnd(_ row: (text: String, unit: String?)) {
    #expect(AddressReader.readings(of: row.text).first?.unit == row.unit)
  }

  @Test("Without a comma, where the street ends is left open")
  func leavesOpen() {
    let lines = AddressReader.readings(of: "12 rue du Lac Sainte-Invention H2X-1Y4").map(\.line)
    #expect(
      lines.contains("number=12 kind=rue street=lac town=Sainte-Invention code=H2X1Y4"))
    #expect(lines.contains("number=12 kind=rue street=lac sainte invention code=H2X1Y4"))
  }

  @Test("A unit and a number stand for each other where nothing tells")
  func numbersAreAmbiguous() {
    let lines = AddressReader.readings(of: "11-7 rue Principale, Saint-Exemple").map(\.line)
    #expect(lines.contains { $0.hasPrefix("unit=11 number=7 ") })
    #expect(lines.contains { $0.hasPrefix("unit=7 number=11 ") })
    #expect(!lines.contains { $0.contains("to=") })
  }

  @Test(
    "Texts without an address give no number and no street",
    arguments: ["", "   ", ",,,", "#", "¿?", "\u{0}\u{1}", "🙂"])
  func nothing(_ text: String) {
    #expect(AddressReader.readings(of: text).isEmpty)
  }

  @Test("A text of any length is read in bounded work")
  func longTexts() {
    let text = String(repeating: "rue Principale 12, ", count: 50_000)
    let readings = AddressReader.readings(of: text)
    #expect(readings.count < 64)
    #expect(!readings.isEmpty)
  }
}
