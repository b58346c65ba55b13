using System.Globalization;
using PdfSharp.Pdf;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Attaches a file to a PDF, so that readers list it (ISO 32000-1, 7.11.4), and says how it is related to the document (ISO 32000-2,
/// 14.13).
/// </summary>
internal static class PdfAttachmentWriter
{
    public static void Add(PdfDocument document, PdfAttachment attachment, DateTime madeAt)
    {
        var content = new PdfDictionary(document);
        document.Internals.AddObject(content);
        content.CreateStream(attachment.Bytes.ToArray()).Zip();
        content.Elements.SetName("/Type", "/EmbeddedFile");
        content.Elements.SetName("/Subtype", "/" + attachment.MediaType);
        var parameters = new PdfDictionary(document);
        parameters.Elements.SetInteger("/Size", attachment.Bytes.Length);
        parameters.Elements.SetString("/ModDate", madeAt.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture));
        content.Elements["/Params"] = parameters;

        var file = new PdfDictionary(document);
        document.Internals.AddObject(file);
        file.Elements.SetName("/Type", "/Filespec");
        file.Elements.SetString("/F", attachment.Name);
        file.Elements["/UF"] = new PdfString(attachment.Name, PdfStringEncoding.Unicode);
        file.Elements["/Desc"] = new PdfString(attachment.Description, PdfStringEncoding.Unicode);
        file.Elements.SetName("/AFRelationship", "/" + attachment.Relation);
        var streams = new PdfDictionary(document);
        streams.Elements.SetReference("/F", content);
        streams.Elements.SetReference("/UF", content);
        file.Elements["/EF"] = streams;

        var catalog = document.Internals.Catalog;
        var names = catalog.Elements.GetDictionary("/Names") ?? new PdfDictionary(document);
        catalog.Elements["/Names"] = names;
        var files = names.Elements.GetDictionary("/EmbeddedFiles") ?? new PdfDictionary(document);
        names.Elements["/EmbeddedFiles"] = files;
        var list = files.Elements.GetArray("/Names") ?? new PdfArray(document);
        files.Elements["/Names"] = list;
        list.Elements.Add(new PdfString(attachment.Name));
        list.Elements.Add(file.Reference!);
        var associated = catalog.Elements.GetArray("/AF") ?? new PdfArray(document);
        catalog.Elements["/AF"] = associated;
        associated.Elements.Add(file.Reference!);
    }
}
