using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Proof;

namespace UsmeAprende.Web.Gatherings;

/// <summary>The proofs of a gathering: its signed list and its photos.</summary>
public sealed record ProofPage(
    Gathering Gathering,
    IReadOnlyList<ProofFile> Files,
    IReadOnlyList<ImageConsent> Consents,
    string? Done = null
)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public string Path => $"{ListPath}/soportes";

    public IEnumerable<ProofFile> Lists => Files.Where(f => f is { Kind: ProofKind.SignedList, RemovedAt: null });

    public IReadOnlyList<ProofFile> Photos => [.. Files.Where(f => f is { Kind: ProofKind.Photo, RemovedAt: null })];

    public IReadOnlyList<ProofFile> Removed => [.. Files.Where(f => f.RemovedAt is not null)];

    public IReadOnlyList<ImageConsent> MayNotBeShown => [.. Consents.Where(c => !c.MayBeShown)];

    public static string Size(int bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024)} KB" : $"{bytes / (1024.0 * 1024):0.0} MB";
}
