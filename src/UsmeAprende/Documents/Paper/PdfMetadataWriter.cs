using System.Globalization;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Writes a document's metadata as XMP (ISO 16684-1): title, author, dates, and for archives which standards it follows. PDFsharp's own
/// does not escape the title and claims another standard.
/// </summary>
internal static class PdfMetadataWriter
{
    /// <summary>The programme that made the document, as readers show it.</summary>
    public const string Programme = "UsmeAprende";

    public const string Library = "PDFsharp";

    private const string ByteOrderMark = "\uFEFF";

    // Filled in once the whole content is known (DeterministicPdf).
    private const string NoIdYet = "uuid:00000000-0000-0000-0000-000000000000";

    public static string Write(PaperDocumentSettings setting)
    {
        var madeAt = setting.MadeAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{ByteOrderMark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{XmlEscaping.Escape(setting.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{XmlEscaping.Escape(setting.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{setting.Language}</rdf:li></rdf:Bag></dc:language>
            <pdf:Producer>{Library}</pdf:Producer>
            <xmp:CreatorTool>{Programme}</xmp:CreatorTool>
            <xmp:CreateDate>{madeAt}</xmp:CreateDate>
            <xmp:ModifyDate>{madeAt}</xmp:ModifyDate>
            <xmpMM:DocumentID>{NoIdYet}</xmpMM:DocumentID>
            <xmpMM:InstanceID>{NoIdYet}</xmpMM:InstanceID>
            </rdf:Description>
            {(setting.IsForArchive ? Claims : "")}
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    // PDF/A-3u (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). PDF/A does not know the other standard's property, so it must be described.
    private const string Claims = """
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <pdfaid:part>3</pdfaid:part>
        <pdfaid:conformance>U</pdfaid:conformance>
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>The part of ISO 14289 that the document follows</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        """;
}
