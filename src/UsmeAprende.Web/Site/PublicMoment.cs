namespace UsmeAprende.Web.Site;

/// <summary>When a public page began to be rendered, told by what could make it old.</summary>
/// <param name="Generation">Of <see cref="PublicPages"/>.</param>
/// <param name="Database">Only of pages over the database.</param>
public readonly record struct PublicMoment(long Generation, PublicMoment.Stamp? Database)
{
    /// <param name="TakenAt">A timestamp of the clock, not a time.</param>
    public sealed record Stamp(string Area, long Value, long TakenAt);
}
