// Whole catalogues, and rows of them that do not apply: what may be asked.

/// Puts a catalogue with its form in force for the book, until the self-evaluation is opened (导入指标体系).
package struct PublishCatalogue: Codable, Hashable, Sendable {
    package let catalogue: IndicatorCatalogue
    /// The project whose form it is; left out for the unit's.
    package let task: String?

    package init(catalogue: IndicatorCatalogue, task: String? = nil) {
        self.catalogue = catalogue
        self.task = task
    }
}

/// Says that a row does not apply to this unit, or that it does after all (指标不适用).
package struct SetApplicability: Codable, Hashable, Sendable {
    package let indicator: String
    package let applies: Bool
    package let reason: String

    package init(indicator: String, applies: Bool, reason: String) {
        self.indicator = indicator
        self.applies = applies
        self.reason = reason
    }
}

/// A catalogue came into force; it is kept whole, so that the book never depends on a file.
package struct CataloguePublished: Codable, Hashable, Sendable {
    package let catalogue: IndicatorCatalogue
    package let task: String?

    package init(catalogue: IndicatorCatalogue, task: String? = nil) {
        self.catalogue = catalogue
        self.task = task
    }
}

/// A row was said not to apply, or to apply after all.
package struct ApplicabilitySet: Codable, Hashable, Sendable {
    package let indicator: String
    package let applies: Bool
    package let reason: String

    package init(indicator: String, applies: Bool, reason: String) {
        self.indicator = indicator
        self.applies = applies
        self.reason = reason
    }
}
