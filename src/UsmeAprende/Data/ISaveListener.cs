using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace UsmeAprende.Data;

/// <summary>
/// Keeps rows that are computed from other rows in step with them, so that no service has to think of it. It is shown what a unit of work
/// saves, and changes its own rows in the same transaction. There is one for each context. What is changed by a statement of its own
/// (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>, SQL) is not shown to it.
/// </summary>
public interface ISaveListener
{
    /// <summary>Whether nothing that matters was noted in this unit of work.</summary>
    bool IsEmpty { get; }

    /// <summary>Called when changes have been detected and are about to be saved.</summary>
    void Note(ChangeTracker changes);

    /// <summary>Called in the unit of work, when all that it changes is saved.</summary>
    Task ApplyAsync(UsmeDb db, CancellationToken cancel);

    /// <summary>Forgets what was noted: the unit is over, or begins again.</summary>
    void Clear();
}
