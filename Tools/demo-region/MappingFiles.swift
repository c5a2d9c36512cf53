/// The mapping files: how the rows of the tables become resources, services and addresses.
enum MappingFiles {
  static let all = [
    DemoFile(name: "resources.mapping.json", text: resources),
    DemoFile(name: "services.mapping.json", text: services),
    DemoFile(name: "addresses.mapping.json", text: addresses),
    DemoFile(name: "population.mapping.json", text: population),
  ]

  private static let resources = """
    {
      "schema": "ancrage.mapping/1",
      "file": {"delimiter": ",", "encoding": "utf-8"},
      "resource": {
        "id": "{id}",
        "name": "{nom}",
        "kind": "{type}",
        "organization": {"id": "{organisme_id}", "name": "{organisme}"},
        "partOf": "{gmf}",
        "address": "{adresse}",
        "municipality": "{municipalite}",
        "postalCode": "{code_postal}",
        "longitude": "{longitude}",
        "latitude": "{latitude}",
        "telephone": "{telephone}",
        "website": "{site_web}",
        "description": "{description}",
        "confidential": {"column": "confidentiel", "values": {"oui": true, "non": false}}
      }
    }

    """

  private static let services = """
    {
      "schema": "ancrage.mapping/1",
      "file": {"delimiter": ",", "encoding": "utf-8"},
      "services": [
        {
          "id": "{id}",
          "resource": "{ressource}",
          "name": "{nom}",
          "category": "{categorie}",
          "reach": {
            "column": "portee",
            "values": {
              "tous": "everyone",
              "non_precisee": "notStated",
              "sur_place_clsc": {"residence": {"containing": "clsc"}},
              "sur_place_municipality": {"residence": {"containing": "municipality"}},
              "territoires": {"residence": {"territories": "{territoires}", "except": "{sauf}"}},
              "inscription": {"registration": "{gmf}"},
              "inscription_ou_territoires": [
                {"registration": "{gmf}"},
                {"residence": {"territories": "{territoires}"}}
              ]
            }
          },
          "reachSource": "{source_portee}",
          "languages": "{langues}",
          "partialLanguages": "{langues_en_partie}",
          "interpretedLanguages": "{langues_interpretees}",
          "modes": "{modes}",
          "ageMinYears": "{age_min}",
          "ageMaxYears": "{age_max}",
          "clientele": "{clientele}",
          "clienteleRule": "{regle_clientele}",
          "access": "{acces}",
          "cost": "{cout}",
          "costKind": "{sorte_cout}",
          "hours": "{heures}",
          "schedule": "{horaire}",
          "telephone": "{telephone}",
          "description": "{description}",
          "group": {
            "kind": "{groupe}", "approach": "{approche}", "openness": "{ouverture}",
            "meetings": "{rencontres}", "rhythm": "{rythme}", "startsOn": "{departs}",
            "placesMin": "{places_min}", "placesMax": "{places_max}", "transport": "{transport}"
          },
          "waitState": "{attente}",
          "waitDays": "{attente_jours}",
          "waitReportedOn": "{attente_du}",
          "waitBelievedUntil": "{attente_au}",
          "suspendedFrom": "{suspendu_du}",
          "suspendedUntil": "{suspendu_au}"
        }
      ]
    }

    """

  private static let addresses = """
    {
      "schema": "ancrage.mapping/1",
      "file": {"delimiter": ",", "encoding": "utf-8"},
      "address": {
        "number": "{number}{suffix}",
        "street": "{street}",
        "unit": "{unit}",
        "municipality": "{municipality}",
        "postalCode": "{postal_code}",
        "longitude": "{longitude}",
        "latitude": "{latitude}"
      }
    }

    """

  private static let population = """
    {
      "schema": "ancrage.mapping/1",
      "file": {"delimiter": ",", "encoding": "utf-8"},
      "population": {
        "level": {
          "column": "level",
          "values": {"CLSC": "clsc", "RLS": "rls", "RTS": "rts", "RSS": "rss"}
        },
        "code": "{code}",
        "name": "{name}",
        "year": "{year}",
        "groups": [
          {"column": "total", "from": 0},
          {"column": "age_0_17", "from": 0, "to": 17},
          {"column": "age_18_64", "from": 18, "to": 64},
          {"column": "age_65_plus", "from": 65},
          {"column": "age_75_plus", "from": 75}
        ]
      }
    }

    """
}
