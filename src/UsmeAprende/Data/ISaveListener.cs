using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace UsmeAprende.Data;

/// <summary>
/// Keeps rows that are computed from other rows up to date, so that services need not do it. It sees every row that a unit of work saves,
/// and changes its own rows in the same transaction. Each context has its own instance. It does not see what a statement
/// (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>, SQL) changes.
/// </summary>
public interface ISaveListener
{
    /// <summary>True if nothing that matters to it was saved in this unit of work.</summary>
    bool IsEmpty { get; }

    /// <summary>Called before each save. Rows that it adds here are saved together with the others, in the same command.</summary>
    /// <param name="db">The context that saves.</param>
    /// <param name="changed">Rows that are new, changed or deleted.</param>
    /// <param name="cancel">Stops waiting.</param>
    ValueTask NoteAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, CancellationToken cancel);

    /// <summary>Called once, at the end of the unit of work, when everything is saved and not yet committed.</summary>
    Task ApplyAsync(UsmeDb db, CancellationToken cancel);

    /// <summary>Called when a unit of work is over, or when it begins: forgets what was noted.</summary>
    void Clear();
}
