using Microsoft.EntityFrameworkCore.Update;

namespace UsmeAprende.Data;

/// <summary>
/// Has a few changed rows sent in one command. Entity Framework does so for SQL Server, and sends SQLite each row alone. Few, so that the
/// commands of a long unit of work are alike.
/// </summary>
internal sealed class SqliteCommandBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private const int MostRows = 8;

    public ModificationCommandBatch Create() => new FewRows(dependencies);

    private sealed class FewRows(ModificationCommandBatchFactoryDependencies dependencies)
        : AffectedCountModificationCommandBatch(dependencies, MostRows);
}
