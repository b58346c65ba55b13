using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates.Paper;

/// <summary>
/// What PDF/A-3u (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) demand of a document that claims them, clause by clause, of a certificate with
/// signature, attached credential, links and pictures. It stands in for a validator such as veraPDF, which these tests cannot run: what it
/// does not look at is the inside of fonts and pictures.
/// </summary>
public sealed partial class ArchivePaperTests : IAsyncLifetime
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private TestSite _site = null!;
    private byte[] _pdf = [];
    private string _text = "";
    private string _objects = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var clock = new FakeClock().GetUtcNow().UtcDateTime;
        var emblem = Path.Combine(_folder, "emblema.png");
        await File.WriteAllBytesAsync(emblem, PaperPictureTests.Png, Cancel);
        _site = await CredentialBuilder.StartAsync(
            settings:
            [
                ("Certificates:SigningCertificate", SigningFile.Write(_folder, clock.AddDays(-1), clock.AddDays(99))),
                ("Certificates:SigningPassword", SigningFile.Password),
                ("Certificates:EmblemFile", emblem),
                ("Certificates:Entity", "Alcaldía <Local> & Cía"),
            ]
        );
        _pdf = await _site.WithAsync(
            (ICertificateRenderer paper) => paper.RenderAsync(SampleCertificates.Create(SampleCertificates.Words), Cancel)
        );
        _text = Encoding.Latin1.GetString(_pdf);
        _objects = PdfTools.Objects(_pdf);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // PDF/A 6.1: header, trailer, no encryption, stream lengths (by qpdf).
    [Fact]
    public void File_FromItsFirstToItsLastByte_IsPlain()
    {
        Assert.StartsWith("%PDF-1.7\n%", _text, StringComparison.Ordinal);
        Assert.All(_pdf[10..14], b => Assert.True(b > 127));
        Assert.EndsWith("%%EOF\n", _text, StringComparison.Ordinal);
        Assert.Matches(@"/ID ?\[ ?<[0-9A-Fa-f]{32}> ?<[0-9A-Fa-f]{32}> ?\]", _text);
        Assert.DoesNotContain("/Encrypt", _text, StringComparison.Ordinal);
        Assert.DoesNotContain("/LZWDecode", _text, StringComparison.Ordinal);
        Assert.DoesNotContain("/ObjStm", _text, StringComparison.Ordinal);
        PdfTools.AssertClean(_pdf);
    }

    // PDF/A 6.2.3 and 6.2.4: one meaning for all colours.
    [Fact]
    public void Colours_OfTheDocument_HaveTheirProfileInside()
    {
        Assert.Matches(@"/OutputIntents \[", _objects);
        Assert.Matches(@"(?s)/DestOutputProfile \d+ 0 R[^>]*/S /GTS_PDFA1", _objects);
        Assert.Contains("/OutputConditionIdentifier (sRGB)", _objects, StringComparison.Ordinal);
        Assert.Matches(@"/N 3\b", _objects);
        Assert.Contains("mntrRGB XYZ", _objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/DeviceCMYK", _objects, StringComparison.Ordinal);
    }

    // PDF/A 6.2.8: pictures.
    [Fact]
    public void Pictures_OfTheDocument_AreDrawnAsTheyAre()
    {
        Assert.Contains("/Subtype /Image", _objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/Interpolate true", _objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/Alternates", _objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/OPI", _objects, StringComparison.Ordinal);
    }

    // PDF/A 6.2.11, PDF/UA 7.21: every letter is inside, by its own number, and means a character (the U of 3u).
    [Fact]
    public void Letters_OfTheDocument_AreInsideAndMeanCharacters()
    {
        Assert.All(
            PdfTools.Fonts(_pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..],
            font => Assert.Matches(@"CID TrueType +Identity-H +yes yes yes ", font)
        );
        var fonts = Regex.Count(_objects, "/Subtype /CIDFontType2");
        Assert.InRange(fonts, 3, 4);
        Assert.Equal(fonts, Regex.Count(_objects, "/CIDToGIDMap /Identity"));
        Assert.Equal(fonts, Regex.Count(_objects, "/ToUnicode "));
        Assert.DoesNotMatch(@"(?m)^<[0-9A-F]{4}><[0-9A-F]{4}><(0000|FEFF|FFFE)>", _objects);
    }

    // PDF/A 6.3 and 6.5, PDF/UA 7.18: links and the signature's field.
    [Fact]
    public void Annotations_OfTheDocument_ArePrintedNamedAndInTheStructure()
    {
        var annotations = Regex.Matches(_objects, @"(?s)<<(?:(?!<<|>>\nendobj).|<<[^<>]*>>)*/Type /Annot\b.*?\n>>\nendobj").ToList();

        Assert.Equal(
            ["/Link", "/Link", "/Widget"],
            annotations.Select(a => Regex.Match(a.Value, "/Subtype (/Link|/Widget)").Groups[1].Value).Order()
        );
        Assert.All(
            annotations,
            a =>
            {
                Assert.Matches(@"/F (4|132)\n", a.Value);
                Assert.Matches(@"/Contents [(<]", a.Value);
                Assert.Matches(@"/StructParent \d+", a.Value);
                Assert.DoesNotContain("/AA", a.Value, StringComparison.Ordinal);
            }
        );
        // In the structure each is the object of a Link or a Form.
        Assert.Equal(3, Regex.Count(_objects, @"/Type /OBJR\b"));
        Assert.Equal(2, Regex.Count(_objects, @"/S /Link\b"));
        Assert.Equal(1, Regex.Count(_objects, @"/S /Form\b"));
        Assert.Contains("/Tabs /S", _objects, StringComparison.Ordinal);
        Assert.Contains($"/URI ({CredentialBuilder.Url}/verificar/{SampleCertificates.Code})", _objects, StringComparison.Ordinal);
        // Without size it needs no appearance.
        Assert.Contains("/SigFlags 3", _objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/NeedAppearances true", _objects, StringComparison.Ordinal);
        Assert.DoesNotMatch("/JavaScript|/Launch|/Movie|/Sound|/ResetForm|/ImportData|/XFA", _objects);
    }

    // PDF/A 6.6: metadata that claim what is true, title and author as in the document's own list.
    [Fact]
    public void Metadata_OfTheDocument_ClaimBothStandardsAndAreWellFormed()
    {
        var packet = Regex.Match(Encoding.UTF8.GetString(_pdf), @"(?s)<\?xpacket begin.*?(<x:xmpmeta.*</x:xmpmeta>)").Groups[1].Value;
        var metadata = XDocument.Parse(packet);

        string? Value(string space, string name) => metadata.Descendants(XName.Get(name, space)).FirstOrDefault()?.Value;
        Assert.Equal("3", Value("http://www.aiim.org/pdfa/ns/id/", "part"));
        Assert.Equal("U", Value("http://www.aiim.org/pdfa/ns/id/", "conformance"));
        Assert.Equal("1", Value("http://www.aiim.org/pdfua/ns/id/", "part"));
        Assert.Contains(SampleCertificates.Words.HolderName, Value("http://purl.org/dc/elements/1.1/", "title"), StringComparison.Ordinal);
        Assert.Equal("Alcaldía <Local> & Cía", Value("http://purl.org/dc/elements/1.1/", "creator"));
        Assert.Equal("UsmeAprende", Value("http://ns.adobe.com/xap/1.0/", "CreatorTool"));
        Assert.Equal("2035-11-24T15:00:00Z", Value("http://ns.adobe.com/xap/1.0/", "CreateDate"));
        Assert.DoesNotContain("00000000-0000", packet, StringComparison.Ordinal);
        // Each property of a foreign standard is described.
        Assert.Equal("http://www.aiim.org/pdfua/ns/id/", Value("http://www.aiim.org/pdfa/ns/schema#", "namespaceURI"));
        Assert.All(
            metadata.Descendants(XName.Get("Description", Rdf)),
            d => Assert.Equal("", (string?)d.Attribute(XName.Get("about", Rdf)))
        );

        var info = PdfTools.Info(_pdf);
        Assert.Matches(@"(?m)^Creator: +UsmeAprende$", info);
        Assert.Matches(@"(?m)^Producer: +PDFsharp$", info);
        Assert.Matches(@"(?m)^Author: +Alcaldía <Local> & Cía$", info);
        Assert.DoesNotContain("license", _text, StringComparison.OrdinalIgnoreCase);
    }

    // PDF/A 6.8: the attached credential.
    [Fact]
    public void Attachment_OfTheDocument_IsRelatedToIt()
    {
        Assert.Matches(@"/AF \[", _objects);
        Assert.Contains("/AFRelationship /Data", _objects, StringComparison.Ordinal);
        Assert.Matches(@"/Subtype /application#2[fF]vc\+jwt", _objects);
        Assert.Matches(@"/F \(credencial", _objects);
        Assert.Contains("/UF ", _objects, StringComparison.Ordinal);
        Assert.Matches(@"/ModDate \(D:", _objects);
    }

    // PDF/UA 7.1 to 7.4 and 7.3: all is tagged, headings in order, pictures have words, the language and the title are said.
    [Fact]
    public void Structure_OfTheDocument_IsWholeAndInOrder()
    {
        Assert.Contains("/Marked true", _objects, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", _objects, StringComparison.Ordinal);
        Assert.Contains("/Lang (es-CO)", _objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/Suspects true", _objects, StringComparison.Ordinal);

        var told = PdfTools.Structure(_pdf);
        Assert.Equal(["H1", "H2"], Regex.Matches(told, @"(?m)^ +(H\d)\b").Select(m => m.Groups[1].Value));
        Assert.Equal(Regex.Count(_objects, @"/S /Figure\b"), Regex.Count(_objects, @"/Alt [(<]"));
        // Outside marked content nothing is drawn.
        var page = Content().Matches(_objects).Select(m => m.Value).Single(c => c.Contains("BDC", StringComparison.Ordinal));
        var depth = 0;
        foreach (var line in page.Split('\n'))
        {
            depth += Regex.Count(line, @"\bB[DM]C\b") - Regex.Count(line, @"\bEMC\b");
            if (Drawing().IsMatch(line))
                Assert.True(depth > 0, line);
            Assert.InRange(depth, 0, 1);
        }
        Assert.Equal(0, depth);
    }

    // What claims nothing is not touched by this: a sheet to be cut and thrown away.
    [Fact]
    public void Paper_ThatIsNotForTheArchive_ClaimsNothing() =>
        Assert.DoesNotContain("pdfaid", Encoding.Latin1.GetString(PaperSamples.List(3)), StringComparison.Ordinal);

    [GeneratedRegex(@"(?s)stream\n(?:(?!endstream).)*")]
    private static partial Regex Content();

    [GeneratedRegex(@"(?:^|\s)(?:Tj|TJ|f|f\*|S|s|B|b|Do)$")]
    private static partial Regex Drawing();
}
