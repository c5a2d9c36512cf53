/// The README of the demonstration.
enum Guide {
  static func text(seed: UInt64) -> String {
    """
    # Confins-de-Brumaille: région inventée / invented region

    Nothing here exists. The places, names, people and services are made up by `Tools/demo-data`
    (seed \(seed)); the land lies in the open Atlantic, between Nova Scotia and Newfoundland
    (longitude −58.4 to −56, latitude 45.3 to 46.3), where there is only water. Telephone numbers
    are of the range kept for fiction (555-0100 to 555-0199), web addresses end in `.example`, and
    postal codes begin with `X9`, which is given to nobody.

    Rien de tout ceci n'existe : ni les lieux, ni les noms, ni les services.

    | File | Holds |
    | --- | --- |
    | `clsc.geojson` | 9 territories of CLSC with the codes of their parents: an enclave, an archipelago, a lake |
    | `rls.geojson` | 3 RLS, the same land; one RTS and one RSS above them |
    | `municipalities.geojson` | 15 municipalities in 4 MRC, another division; Port-Mirande lies in two CLSC |
    | `communities.geojson` | a community with its own health authority |
    | `resources.csv`, `services.csv` | who offers what, to whom |
    | `addresses.csv` | civic addresses with postal codes, some over two territories |
    | `population.csv` | inhabitants by territory |
    | `registrations.csv` | people registered with each GMF, by the CLSC where they live |
    | `partnerships.jsonl` | referral corridors between resources: `ancrage log record Data/demo/partnerships.jsonl` |
    | `reform.json` | a reform that could be: two RLS become one, a municipality changes CLSC |
    | `*.mapping.json` | how the rows are read |
    | `dataset.json` | hashes, counts and columns |

    Made again, to the last byte, by:

    ```sh
    swift run -c release demo-data Data/demo
    ```

    """
  }
}
