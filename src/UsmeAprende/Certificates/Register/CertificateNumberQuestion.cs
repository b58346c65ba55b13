using System.Globalization;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Register;

/// <summary>
/// The question, after a backup was put back, which certificate number was the last one given (R24). It is asked until the missing ones are
/// annulled or somebody says that none is missing. It is stored in a file, since the database is the old one.
/// </summary>
public sealed class CertificateNumberQuestion(IOptions<DataOptions> data)
{
    public const string FileName = "numbers-asked.txt";

    private const string Moment = "O";

    private string Path => System.IO.Path.Combine(data.Value.Folder, FileName);

    /// <summary>When it was first asked; null if nothing is asked.</summary>
    public DateTime? AskedAt =>
        !File.Exists(Path) ? null
        : DateTime.TryParseExact(File.ReadAllText(Path), Moment, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at
        // The file was not written completely.
        : File.GetLastWriteTimeUtc(Path);

    public void Ask(DateTime now)
    {
        if (!File.Exists(Path))
            File.WriteAllText(Path, now.ToString(Moment, CultureInfo.InvariantCulture));
    }

    public void Settle() => File.Delete(Path);
}
