using System.Globalization;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Adds the field of a signature that shows nothing on the paper (ISO 32000-1, 12.7.4.5), with room for what <see cref="PdfSigner"/> puts
/// in once the file is finished.
/// </summary>
internal static class PdfSignatureField
{
    /// <summary>The range of bytes that are signed, before it is known. Ten digits are enough for any file.</summary>
    public const string NoRangeYet = "[0 0000000000 0000000000 0000000000]";

    private const int PrintAndLock = 132;
    private const int SignedAndAppendOnly = 3;

    public static void Add(PdfDocument document, StructureBuilder structure, PdfSigning signing)
    {
        var signature = new PdfDictionary(document);
        document.Internals.AddObject(signature);
        signature.Elements.SetName("/Type", "/Sig");
        signature.Elements.SetName("/Filter", "/Adobe.PPKLite");
        signature.Elements.SetName("/SubFilter", "/ETSI.CAdES.detached");
        signature.Elements["/ByteRange"] = new PdfLiteral(NoRangeYet);
        signature.Elements["/Contents"] = new PdfLiteral(signing.Signer.Hole);
        signature.Elements.SetString("/M", signing.SignedAt.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture));
        signature.Elements["/Name"] = new PdfString(signing.Signer.Name, PdfStringEncoding.Unicode);
        signature.Elements["/Reason"] = new PdfString(signing.Reason, PdfStringEncoding.Unicode);

        var form = new PdfDictionary(document);
        document.Internals.AddObject(form);
        var fields = new PdfArray(document);
        fields.Elements.Add(AddField(document, structure, signature, signing.Reason).Reference!);
        form.Elements["/Fields"] = fields;
        form.Elements.SetInteger("/SigFlags", SignedAndAppendOnly);
        document.Internals.Catalog.Elements.SetReference("/AcroForm", form);
    }

    private static PdfLinkAnnotation AddField(PdfDocument document, StructureBuilder structure, PdfDictionary signature, string name)
    {
        // PDFsharp gives a place in the structure to links only, so the field begins as one.
        var field = new PdfLinkAnnotation(document);
        structure.BeginElement(field, name);
        structure.CurrentStructureElement.Elements.SetName("/S", "/Form");
        structure.End();
        PdfAnnotationEntries.Settle(field);
        field.Elements.SetName("/Subtype", "/Widget");
        field.Elements["/Rect"] = new PdfLiteral("[0 0 0 0]");
        field.Elements.SetInteger("/F", PrintAndLock);
        field.Elements.SetName("/FT", "/Sig");
        field.Elements.SetString("/T", "Firma");
        field.Elements["/TU"] = new PdfString(name, PdfStringEncoding.Unicode);
        field.Elements.SetReference("/V", signature);
        field.Elements.SetReference("/P", document.Pages[document.PageCount - 1]);
        return field;
    }
}

/// <summary>Entries that all annotations need.</summary>
internal static class PdfAnnotationEntries
{
    private const int Print = 4;

    /// <summary>
    /// Removes the random name and the time that PDFsharp adds, and has it printed, as archives demand (ISO 19005-3, 6.3.2).
    /// </summary>
    public static void Settle(PdfAnnotation annotation)
    {
        annotation.Elements.Remove(PdfAnnotation.Keys.NM);
        annotation.Elements.Remove(PdfAnnotation.Keys.M);
        annotation.Elements.SetInteger(PdfAnnotation.Keys.F, Print);
    }
}
