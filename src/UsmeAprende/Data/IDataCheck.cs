namespace UsmeAprende.Data;

/// <summary>Looks at the data that a process finds before anybody works on them.</summary>
public interface IDataCheck
{
    /// <summary>What is looked at, in Spanish, for the log of a start that takes long.</summary>
    string What { get; }

    /// <param name="isNew">The database was made just now.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why nobody may work on them; nothing where all is well.</returns>
    Task<string?> LookAsync(bool isNew, CancellationToken cancel);
}
