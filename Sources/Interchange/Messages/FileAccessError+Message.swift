public import Engine

extension FileAccessError: UserFacingError {
  public var code: String {
    switch self {
    case .notFound: "file.not-found"
    case .isFolder: "file.is-folder"
    case .notReadable: "file.not-readable"
    case .readFailed: "file.read-failed"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .notFound, .isFolder: .notFound
    case .notReadable: .notPermitted
    case .readFailed: .tryAgain
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.notFound(let path), .french):
      "Le fichier « \(path) » n'existe pas. Vérifiez le nom et le dossier."
    case (.notFound(let path), .english):
      "The file \"\(path)\" does not exist. Check its name and folder."
    case (.isFolder(let path), .french):
      "« \(path) » est un dossier. Nommez le fichier qu'il contient."
    case (.isFolder(let path), .english):
      "\"\(path)\" is a folder. Name the file that it holds."
    case (.notReadable(let path), .french):
      "Le fichier « \(path) » ne peut pas être ouvert. Vérifiez vos droits de lecture."
    case (.notReadable(let path), .english):
      "The file \"\(path)\" cannot be opened. Check that you may read it."
    case (.readFailed(let path, let reason), .french):
      "La lecture de « \(path) » s'est interrompue : \(reason) Recommencez."
    case (.readFailed(let path, let reason), .english):
      "Reading \"\(path)\" stopped half-way: \(reason) Try again."
    }
  }
}
