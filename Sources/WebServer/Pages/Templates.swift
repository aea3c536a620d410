import Mustache

/// The pages' templates, parsed once when the server starts.
struct Templates: Sendable {
    private let library: MustacheLibrary
    private let assets: Assets

    /// - Throws: the parser's error, which only a programming mistake can cause.
    init(assets: Assets) throws {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        var library = MustacheLibrary()
        for (name, bytes) in Self.sources {
            let text = String(decoding: bytes, as: UTF8.self)
            // Partials stand in the middle of lines, where a line break would be a space.
            let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
            try library.register("{{% CONTENT_TYPE: \(PageText.name)}}" + trimmed, named: name)
        }
        self.library = library
        self.assets = assets
    }

    /// Fills a page's own template, and the frame around it.
    func page(_ view: some PageView) -> String {
        let body = library.render(view, withTemplate: view.template) ?? ""
        let frame = Frame(
            title: view.title, stylesheet: assets.stylesheet.path, icon: assets.icon.path,
            crumbs: view.crumbs, provenance: view.provenance, body: body)
        return library.render(frame, withTemplate: "frame") ?? body
    }

    private struct Frame {
        let title: String
        let stylesheet: String
        let icon: String
        let crumbs: [Crumb]
        let provenance: String?
        let body: String
    }

    private static let sources: [(String, [UInt8])] = [
        ("frame", PackageResources.frame_mustache), ("clock", PackageResources.clock_mustache),
        ("year", PackageResources.year_mustache), ("row", PackageResources.row_mustache),
        ("light", PackageResources.light_mustache), ("task", PackageResources.task_mustache),
        ("drafts", PackageResources.drafts_mustache),
        ("events", PackageResources.events_mustache), ("figure", PackageResources.figure_mustache),
        ("alert", PackageResources.alert_mustache),
        ("books", PackageResources.books_mustache), ("error", PackageResources.error_mustache),
    ]
}

/// What a template is filled with; its members are the template's names.
protocol PageView {
    /// The name of its template.
    var template: String { get }
    /// What the browser's tab says.
    var title: String { get }
    var crumbs: [Crumb] { get }
    /// What the page rests on, for its foot; nil where it rests on no book.
    var provenance: String? { get }
}

/// One step of where a page lies; the last has no link.
struct Crumb {
    let text: String
    let href: String?
}

/// Escapes texts for pages, byte by byte.
///
/// The library's own escaping compares characters, and a quote followed by a combining accent is
/// another character than a quote: it would close an attribute.
private struct PageText: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
