import JSON
import Reports

/// The parts of a DOCX file, with content types and relationships that hold them together (OPC).
struct WordPackage {
    private var parts: [(name: String, writer: XMLWriter, type: String)] = []

    /// Adds a part under its name, its type given without the common beginning.
    mutating func add(_ name: String, _ writer: XMLWriter, type: String) {
        parts.append((name, writer, WordNamespace.contentType + type))
    }

    /// Adds the record: whole as custom XML, its heads as properties that people see in the file's
    /// details.
    mutating func add(record: DocumentRecord) {
        parts.append(
            (
                "docProps/core.xml", WordProperties.core(record),
                "application/vnd.openxmlformats-package.core-properties+xml"
            ))
        add("docProps/custom.xml", WordProperties.custom(record), type: "custom-properties+xml")
        parts.append(("customXml/item1.xml", WordProperties.item(record), "application/xml"))
        add(
            "customXml/itemProps1.xml", WordProperties.itemProperties(),
            type: "customXmlProperties+xml")
    }

    /// The whole file, content types first, as the format wants it.
    func archive(charts: Int) throws -> [UInt8] {
        var zip = ZipWriter()
        zip.add("[Content_Types].xml", contentTypes())
        zip.add("_rels/.rels", roots())
        for part in parts {
            zip.add(part.name, part.writer)
        }
        zip.add("word/_rels/document.xml.rels", relationships(charts: charts))
        zip.add(
            "customXml/_rels/item1.xml.rels",
            Self.relationships([
                ("rId1", "customXmlProps", "itemProps1.xml")
            ]))
        return try zip.archive()
    }

    private func contentTypes() -> XMLWriter {
        var writer = XMLWriter()
        writer.element("Types", ["xmlns": WordNamespace.package + "content-types"]) { types in
            types.empty(
                "Default",
                [
                    "Extension": "rels",
                    "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
                ])
            types.empty("Default", ["Extension": "xml", "ContentType": "application/xml"])
            for part in parts where part.type != "application/xml" {
                types.empty("Override", ["PartName": "/" + part.name, "ContentType": part.type])
            }
        }
        return writer
    }

    private func roots() -> XMLWriter {
        var writer = XMLWriter()
        let own = WordNamespace.package + "relationships"
        writer.element("Relationships", ["xmlns": own]) { list in
            let targets = [
                ("rId1", WordNamespace.relationships + "/officeDocument", "word/document.xml"),
                ("rId2", own + "/metadata/core-properties", "docProps/core.xml"),
                ("rId3", WordNamespace.relationships + "/custom-properties", "docProps/custom.xml"),
            ]
            for (id, type, target) in targets {
                list.empty("Relationship", ["Id": id, "Type": type, "Target": target])
            }
        }
        return writer
    }

    private func relationships(charts: Int) -> XMLWriter {
        var targets = [
            ("rIdStyles", "styles", "styles.xml"), ("rIdFonts", "fontTable", "fontTable.xml"),
            ("rIdSettings", "settings", "settings.xml"),
            ("rIdRecord", "customXml", "../customXml/item1.xml"),
        ]
        targets += WordFurniture.Side.allCases.map {
            ($0.relationship, "footer", "\($0.rawValue).xml")
        }
        targets += (0..<charts).map {
            ("rIdChart\($0 + 1)", "chart", "charts/chart\($0 + 1).xml")
        }
        return Self.relationships(targets)
    }

    private static func relationships(
        _ targets: [(id: String, type: String, target: String)]
    ) -> XMLWriter {
        var writer = XMLWriter()
        writer.element("Relationships", ["xmlns": WordNamespace.package + "relationships"]) {
            list in
            for target in targets {
                list.empty(
                    "Relationship",
                    [
                        "Id": target.id, "Type": WordNamespace.relationships + "/" + target.type,
                        "Target": target.target,
                    ])
            }
        }
        return writer
    }
}
