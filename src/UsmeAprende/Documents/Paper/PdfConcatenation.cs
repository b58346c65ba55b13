using System.Globalization;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Writes several finished PDFs one after the other as one, to print them together. Each is read and written by itself, so that a thousand
/// sheets never are in memory at once; what is printed stays, structure and attachments are left out.
/// </summary>
public sealed class PdfConcatenation(Stream target)
{
    // The first two objects are written last, when the pages are known.
    private const int Catalog = 1;
    private const int Root = 2;

    private readonly List<long> _offsets = [0, 0, 0];
    private readonly List<int> _parts = [];
    private long _written;

    public int Pages { get; private set; }

    /// <summary>Reads a PDF, which is the expensive part.</summary>
    /// <returns>Null if it cannot be read.</returns>
    public static JoinablePdf? Prepare(byte[] pdf) =>
        Simplify(pdf, out var pages) is { } simple ? new JoinablePdf(PdfObjects.Read(simple), pages) : null;

    /// <summary>Adds all pages of a PDF.</summary>
    public async Task AddAsync(JoinablePdf pdf, CancellationToken cancel)
    {
        if (_written == 0)
            await WriteAsync("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", cancel);
        var before = _offsets.Count - 1;
        foreach (var one in pdf.Objects.All)
        {
            _offsets.Add(_written);
            await WriteAsync(one.Renumber(before, one.Number == pdf.Objects.Root ? $"/Parent {Root} 0 R" : ""), cancel);
        }
        _parts.Add(pdf.Objects.Root + before);
        Pages += pdf.Pages;
    }

    /// <summary>Writes the end. Nothing can be added after it.</summary>
    /// <param name="title">What readers show and say first.</param>
    public async Task CompleteAsync(string title, CancellationToken cancel)
    {
        _offsets[Catalog] = _written;
        await WriteAsync($"{Catalog} 0 obj\n<< /Type /Catalog /Pages {Root} 0 R /Lang (es-CO) >>\nendobj\n", cancel);
        _offsets[Root] = _written;
        await WriteAsync(
            $"{Root} 0 obj\n<< /Type /Pages /Count {Pages} /Kids [{string.Join(' ', _parts.Select(p => $"{p} 0 R"))}] >>\nendobj\n",
            cancel
        );
        var info = _offsets.Count;
        _offsets.Add(_written);
        await WriteAsync(
            $"{info} 0 obj\n<< /Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}> >>\nendobj\n",
            cancel
        );
        var table = _written;
        var end = new StringBuilder();
        end.Append(CultureInfo.InvariantCulture, $"xref\n0 {_offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1))
            end.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        end.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {_offsets.Count} /Root {Catalog} 0 R /Info {info} 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        await WriteAsync(end.ToString(), cancel);
    }

    // PDFsharp copies a page with all that it needs and writes it in the plainest form there is, whatever form it came in.
    private static byte[]? Simplify(byte[] pdf, out int pages)
    {
        pages = 0;
        try
        {
            using var source = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
            using var copy = new PdfDocument();
            foreach (var page in source.Pages)
                copy.AddPage(page);
            pages = copy.PageCount;
            using var saved = new MemoryStream();
            copy.Save(saved, closeStream: false);
            return saved.ToArray();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // It throws many kinds of exceptions at a file that it does not understand.
            return null;
        }
    }

    private Task WriteAsync(string text, CancellationToken cancel) => WriteAsync(Encoding.Latin1.GetBytes(text), cancel);

    private async Task WriteAsync(byte[] bytes, CancellationToken cancel)
    {
        await target.WriteAsync(bytes, cancel);
        _written += bytes.Length;
    }
}

/// <summary>A PDF that was read to be joined with others.</summary>
public sealed record JoinablePdf
{
    internal JoinablePdf(PdfObjects objects, int pages) => (Objects, Pages) = (objects, pages);

    internal PdfObjects Objects { get; }

    public int Pages { get; }
}
