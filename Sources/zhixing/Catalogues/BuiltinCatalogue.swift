import BudgetDomain

/// The catalogues that come with the program, by name.
enum BuiltinCatalogue {
    private static let files: [(name: String, bytes: [UInt8])] = [
        ("project-2020", PackageResources.project_2020_yaml),
        ("department-2023", PackageResources.department_2023_yaml),
    ]

    /// The default, which applies without being imported, and the examples.
    static let names = [IndicatorCatalogue.standard.id] + files.map(\.name)

    static func named(_ name: String) throws -> IndicatorCatalogue {
        if name == IndicatorCatalogue.standard.id { return .standard }
        guard let file = files.first(where: { $0.name == name }) else {
            throw CommandFailure.usage(
                "unknownCatalogue", "没有内置的指标体系 \(name)；可用的：\(names.joined(separator: "、"))")
        }
        return try CatalogueFile.read(file.bytes, name: name)
    }
}
