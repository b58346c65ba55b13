namespace UsmeAprende.Web.Kit.Help;

/// <summary>Finds the next gathering where somebody helps in person. The feature of gatherings knows it.</summary>
public interface INextGathering
{
    /// <returns>Null if none is planned, or if it cannot be told now: a page that explains a failure asks too.</returns>
    Task<NextGathering?> FindAsync(CancellationToken cancel);
}

/// <summary>The next gathering, as a page that offers help shows it.</summary>
public sealed record NextGathering(string Path, string Title, string When, string Where)
{
    /// <summary>The area of the stamps of public pages that show it.</summary>
    public const string Area = "encuentros";
}
