/// A reform that could be: two RLS become one, a municipality changes CLSC, a CLSC its name.
enum ReformFile {
  static let file = DemoFile(
    name: "reform.json",
    text: """
      {
        "schema": "ancrage.reform/1",
        "title": "Réforme inventée de 2027",
        "act": "Décret inventé 101-2027",
        "official": "2027-01-15",
        "effective": "2027-04-01",
        "source": "Data/demo (région inventée / invented region)",
        "acts": [
          {"merge": ["rls:9112", "rls:9113"], "into": "rls:9120", "name": "RLS de l'Est-des-Confins"},
          {"transfer": "clsc:91131", "to": "clsc:91133", "part": ["municipality:90410"]},
          {"rename": "clsc:91121", "name": "Ébrillac-et-Clairdune"}
        ]
      }

      """)
}
