import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads the XML of office files as events; refuses what office files never hold.
///
/// A DOCTYPE can define entities that grow without end or name files of this machine, so it is
/// refused before any parser sees it.
final class XMLEvents: NSObject, XMLParserDelegate {
    private let opened: (String, [String: String]) -> Void
    private let closed: (String) -> Void
    private let text: (String) -> Void
    private var depth = 0
    private var limits = ReadingLimits.standard

    private init(
        opened: @escaping (String, [String: String]) -> Void, closed: @escaping (String) -> Void,
        text: @escaping (String) -> Void
    ) {
        self.opened = opened
        self.closed = closed
        self.text = text
    }

    /// Names come without their prefix: `w:p` as `p`.
    static func read(
        _ data: Data, kind: String, limits: ReadingLimits,
        opened: @escaping (String, [String: String]) -> Void, closed: @escaping (String) -> Void,
        text: @escaping (String) -> Void
    ) throws {
        guard !data.prefix(4).contains(0) else { throw DocumentRefusal.broken(kind) }
        for word in ["<!DOCTYPE", "<!ENTITY", "<!doctype"]
        where data.range(of: Data(word.utf8)) != nil {
            throw DocumentRefusal(
                .hostile, "\(kind) 文件含有 DOCTYPE 声明，正常的办公文件没有，不予读取；请用原来的软件另存，再检查。")
        }
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        let events = XMLEvents(opened: opened, closed: closed, text: text)
        events.limits = limits
        parser.delegate = events
        let parsed = parser.parse()
        guard events.depth <= limits.depth, parsed else { throw DocumentRefusal.broken(kind) }
    }

    private static func local(_ name: String) -> String {
        name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? name
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        guard depth <= limits.depth else {
            parser.abortParsing()
            return
        }
        var plain: [String: String] = [:]
        for (name, value) in attributes { plain[Self.local(name)] = value }
        opened(Self.local(elementName), plain)
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        guard depth <= limits.depth else { return }
        depth -= 1
        closed(Self.local(elementName))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text(string) }
}
