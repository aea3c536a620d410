import Reports

extension Block {
    /// Whether this is a signature or its date, which must not stand alone on a page.
    var isSignature: Bool {
        guard case .paragraph(let paragraph) = self else { return false }
        return paragraph.style == .signature
    }
}
