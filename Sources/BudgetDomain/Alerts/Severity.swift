/// How serious an alert is (预警级别).
package enum Severity: String, WordCode, Comparable {
    case yellow
    case red

    package static func < (left: Severity, right: Severity) -> Bool {
        left == .yellow && right == .red
    }
}

/// How a scope stands at a glance: the worst of A1–A4 (执行灯).
package enum Light: String, WordCode {
    case green
    case yellow
    case red

    init(_ severity: Severity?) {
        self =
            switch severity {
            case nil: .green
            case .yellow: .yellow
            case .red: .red
            }
    }
}
