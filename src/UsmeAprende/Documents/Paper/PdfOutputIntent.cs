using PdfSharp.Pdf;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Says in a document what its colours mean, with the profile of sRGB inside, so that they are the same in decades (ISO 19005-3, 6.2.3).
/// </summary>
internal static class PdfOutputIntent
{
    // PDFsharp brings the profile of the International Color Consortium. Its own SetPdfA would also drop the shades of transparent
    // pictures.
    private const string Profile = "PdfSharp.Resources.sRGB2014.icc";

    public static void Add(PdfDocument document)
    {
        var profile = new PdfDictionary(document);
        document.Internals.AddObject(profile);
        profile.CreateStream(ReadProfile()).Zip();
        profile.Elements.SetInteger("/N", 3);

        var intent = new PdfDictionary(document);
        document.Internals.AddObject(intent);
        intent.Elements.SetName("/Type", "/OutputIntent");
        intent.Elements.SetName("/S", "/GTS_PDFA1");
        intent.Elements.SetString("/OutputConditionIdentifier", "sRGB");
        intent.Elements.SetString("/Info", "sRGB IEC61966-2.1");
        intent.Elements.SetReference("/DestOutputProfile", profile);

        var intents = new PdfArray(document);
        intents.Elements.Add(intent.Reference!);
        document.Internals.Catalog.Elements["/OutputIntents"] = intents;
    }

    private static byte[] ReadProfile()
    {
        using var file = typeof(PdfDocument).Assembly.GetManifestResourceStream(Profile)!;
        var profile = new byte[file.Length];
        file.ReadExactly(profile);
        return profile;
    }
}
