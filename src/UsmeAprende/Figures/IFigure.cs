namespace UsmeAprende.Figures;

/// <summary>
/// Something people do that is counted by month for the public. Whoever knows of it says how much; how coarse and when it is told is
/// decided here for all of them (R29).
/// </summary>
public interface IFigure
{
    /// <summary>Its name for ever: <c>lecciones</c>.</summary>
    string Id { get; }

    /// <summary>The first month in which there is anything of it; null while there is nothing.</summary>
    Task<DateOnly?> FirstMonthAsync(CancellationToken cancel);

    /// <summary>How much each human did in a month, by survivor (R14); who did nothing is missing.</summary>
    Task<IReadOnlyDictionary<Guid, int>> CountAsync(DateOnly month, CancellationToken cancel);
}
