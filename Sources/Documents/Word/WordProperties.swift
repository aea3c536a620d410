import BudgetDomain
import JSON
import Reports

/// The properties of a DOCX file, and the record it carries.
enum WordProperties {
    /// `docProps/core.xml`; dates are the document's own, never the hour of writing.
    static func core(_ record: DocumentRecord) -> XMLWriter {
        var writer = XMLWriter()
        writer.element(
            "cp:coreProperties",
            [
                "xmlns:cp": WordNamespace.package + "metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms": "http://purl.org/dc/terms/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ]
        ) { core in
            core.element("dc:title", text: record.title)
            core.element("dc:creator", text: record.provenance.unitName)
            core.element("dc:description", text: record.provenance.footerText)
            core.element(
                "dcterms:created", ["xsi:type": "dcterms:W3CDTF"],
                text: "\(record.provenance.asOf)T00:00:00Z")
        }
        return writer
    }

    /// `docProps/custom.xml`: the provenance, each part short enough for Word to show.
    static func custom(_ record: DocumentRecord) -> XMLWriter {
        var writer = XMLWriter()
        writer.element(
            "Properties",
            [
                "xmlns": WordNamespace.officeDocument + "custom-properties",
                "xmlns:vt": WordNamespace.officeDocument + "docPropsVTypes",
            ]
        ) { properties in
            for (offset, property) in record.properties.enumerated() {
                properties.element(
                    "property",
                    [
                        "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
                        "pid": "\(offset + 2)", "name": property.name,
                    ]
                ) { $0.element("vt:lpwstr", text: property.value) }
            }
        }
        return writer
    }

    /// `customXml/item1.xml`: the whole record, figures included.
    static func item(_ record: DocumentRecord) -> XMLWriter {
        var writer = XMLWriter()
        writer.element(
            "record", ["xmlns": WordNamespace.record], text: record.json.text)
        return writer
    }

    static func itemProperties() -> XMLWriter {
        var writer = XMLWriter()
        let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        writer.element(
            "ds:datastoreItem",
            ["xmlns:ds": namespace, "ds:itemID": "{6B1F0C52-7A0E-4B57-9C5C-2D0E5A7C1A01}"]
        ) { item in
            item.element("ds:schemaRefs") {
                $0.empty("ds:schemaRef", ["ds:uri": WordNamespace.record])
            }
        }
        return writer
    }
}
