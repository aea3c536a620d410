import BudgetDomain
package import ReadModels

/// Why a figure is what it is: its formula, its parts, and the events under it (数字溯源).
package struct FigureExplanation: Hashable, Sendable {
    /// One thing the figure is made of.
    package struct Part: Hashable, Sendable {
        package let title: String
        package let value: ShownValue
        /// The part's own explanation.
        package let identifier: FigureIdentifier?

        init(_ title: String, _ value: ShownValue, _ identifier: FigureIdentifier? = nil) {
            self.title = title
            self.value = value
            self.identifier = identifier
        }
    }

    package let identifier: FigureIdentifier
    /// Whose figure, such as `党务经费` or `部门整体`.
    package let scope: String
    package let title: String
    package let value: ShownValue
    package let formula: String
    /// What the figure is made of: what its formula names, else the tasks it is the sum of.
    package let parts: [Part]
    /// The same figure of each task, beside parts of another kind; empty where there is none.
    package let byTask: [Part]
    /// Which events to show under it; nil where the events stand under the parts.
    package let events: EventFilter?

    init(
        _ identifier: FigureIdentifier, of scope: String, _ title: String, _ value: ShownValue,
        formula: String, parts: [Part] = [], byTask: [Part] = [], events: EventFilter? = nil
    ) {
        self.identifier = identifier
        self.scope = scope
        self.title = title
        self.value = value
        self.formula = formula
        self.parts = parts
        self.byTask = byTask
        self.events = events
    }
}

/// A report whose figures can each be asked about (可溯源).
package protocol ExplainsFigures {
    /// Why a figure is what it is; nil where there is no figure of that name.
    func explanation(of identifier: FigureIdentifier) -> FigureExplanation?
    /// Every figure that can be asked about, in the order of the forms.
    var explainableFigures: [FigureIdentifier] { get }
}

extension Document {
    /// The document with the explanation of each of its figures, and of what those are made of.
    func explained(by report: some ExplainsFigures) -> Document {
        var explanations: [FigureExplanation] = []
        var seen: Set<FigureIdentifier> = []
        var open = figures.map(\.identifier)
        while !open.isEmpty {
            var next: [FigureIdentifier] = []
            for identifier in open where seen.insert(identifier).inserted {
                guard let explanation = report.explanation(of: identifier) else { continue }
                explanations.append(explanation)
                next += (explanation.parts + explanation.byTask).compactMap(\.identifier)
            }
            open = next
        }
        return Document(
            title: title, subtitle: subtitle, provenance: provenance, blocks: blocks,
            explanations: explanations)
    }
}
