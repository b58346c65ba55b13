using System.IO.Compression;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// The package of a workbook (ECMA-376, part 2): a ZIP file whose parts refer to one another. Only the needed parts are opened, straight
/// from the ZIP's entries, so that what is checked is what is read.
/// </summary>
internal sealed partial class WorkbookFile : IDisposable
{
    // A workbook of a hundred sheets with pictures has a few hundred parts.
    private const int MostEntries = 2_000;

    // A small file can unpack to a thousand times its size. The size that it declares is not trusted: bytes are counted while they are
    // read.
    private const long MostUnpacked = 200L * 1024 * 1024;

    private const string Macros = "trae macros (programas). Guárdelo como libro de Excel (.xlsx), sin macros.";
    private const string Locked = "tiene contraseña. Guárdelo como libro de Excel (.xlsx), sin contraseña.";
    private const string FromElsewhere =
        "trae datos de otros archivos (vínculos). Cópielos en un libro nuevo con «Pegar solo valores» y guárdelo como .xlsx.";

    private readonly ZipArchive _zip;
    private readonly WorkbookTextLimiter.UnpackingBudget _allowance = new();
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="bytes">The whole file.</param>
    /// <param name="stream">The same bytes as a stream.</param>
    /// <param name="budget">Limit for the whole reading.</param>
    public WorkbookFile(ReadOnlySpan<byte> bytes, Stream stream, TableMemoryBudget budget)
    {
        Budget = budget;
        // The entries are counted before they are listed: a file of 10 MB has room for two hundred thousand.
        if (bytes.Count("PK\x01\x02"u8) > MostEntries)
            throw new UnreadableTableException(TableMemoryBudget.TooLarge);
        _zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (_zip.Entries.Sum(e => e.Length) > MostUnpacked)
            throw new UnreadableTableException(TableMemoryBudget.TooLarge);
        foreach (var entry in _zip.Entries)
            Add(entry);
        if (IsOpenDocument)
            RefuseEncryption();
        else
            RefuseMacros();
    }

    /// <summary>Whether it is an OpenDocument file (ODS), as LibreOffice saves them.</summary>
    public bool IsOpenDocument => _parts.ContainsKey(OpenDocumentReader.Content) && !_parts.ContainsKey("[Content_Types].xml");

    public TableMemoryBudget Budget { get; }

    /// <summary>The relationships of a part, by id; an empty name means the package itself.</summary>
    public Dictionary<string, WorkbookLink> ReadLinks(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var (folder, name) = (part[..slash], part[slash..]);
        var links = new Dictionary<string, WorkbookLink>(StringComparer.Ordinal);
        using var xml = TryOpen($"{folder}_rels/{name}.rels");
        while (xml?.Read() == true)
        {
            if (!xml.Begins(1, "Relationship") || xml.Attribute("TargetMode") == "External")
                continue;
            if (xml.Attribute("Id") is { } id && xml.Attribute("Type") is { } type && xml.Attribute("Target") is { } target)
                links[Budget.CountText(id)] = new WorkbookLink(Budget.CountText(type), Budget.CountText(Resolve(folder, target)));
        }
        return links;
    }

    public WorkbookXml Open(string part) => TryOpen(part) ?? throw new InvalidDataException("A part of the workbook is missing.");

    public WorkbookXml? TryOpen(string part) => _parts.TryGetValue(part, out var entry) ? new WorkbookXml(entry.Open(), _allowance) : null;

    public void Dispose() => _zip.Dispose();

    private void Add(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/').TrimStart('/');
        if (entry.IsEncrypted)
            throw new UnreadableTableException(Locked);
        // Interleaved parts: some programmes join them, so that what is read is not what was checked. No office programme writes them.
        if (InterleavedPieceName().IsMatch(name) || !_parts.TryAdd(name, entry))
            throw new InvalidDataException("The workbook is in pieces, or holds a part twice.");
        if (name.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableTableException(FromElsewhere);
        if (name.EndsWith("/vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableTableException(Macros);
    }

    private void RefuseMacros()
    {
        using var types = Open("[Content_Types].xml");
        while (types.Read())
            if (types.IsElement && types.Attribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
                throw new UnreadableTableException(Macros);
    }

    private void RefuseEncryption()
    {
        using var manifest = TryOpen("META-INF/manifest.xml");
        while (manifest?.Read() == true)
            if (manifest.IsElement && manifest.Name == "encryption-data")
                throw new UnreadableTableException(Locked);
    }

    private static string Resolve(string folder, string target)
    {
        var whole = Uri.UnescapeDataString(target.StartsWith('/') ? target : folder + target);
        var steps = new List<string>();
        foreach (var step in whole.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        }
        return string.Join('/', steps);
    }

    [GeneratedRegex(@"/\[\d+\](\.last)?\.piece\z", RegexOptions.IgnoreCase)]
    private static partial Regex InterleavedPieceName();
}

/// <param name="Type">An address that ends with what the other part is, such as <c>/worksheet</c>.</param>
/// <param name="Part">The other part's name in the package.</param>
internal sealed record WorkbookLink(string Type, string Part)
{
    // The strict dialect has other namespaces with the same endings.
    public bool LeadsTo(string kind) => Type.EndsWith($"/{kind}", StringComparison.Ordinal);
}
