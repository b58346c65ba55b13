using UsmeAprende.Data;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Told when what was said of a gathering counts again or no longer (R34), so that what follows from it (a badge) comes or goes in the same
/// transaction. Gatherings own it; whoever awards answers.
/// </summary>
public interface IRecountListener
{
    /// <summary>The part of the database whose public pages it makes old (<see cref="PublicStamps"/>).</summary>
    string Area { get; }

    /// <param name="people">Of whom something was said at the gathering, any rows of theirs.</param>
    /// <param name="recount">Changes the gathering and all that is kept of it; to be run once.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task AroundAsync(IReadOnlyCollection<Guid> people, Func<Task> recount, CancellationToken cancel);
}
