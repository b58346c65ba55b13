namespace UsmeAprende.Data;

/// <summary>What one feature shows on a developer's machine. Written again at every start, it changes nothing.</summary>
public interface IDemoData
{
    Task SeedAsync(CancellationToken cancel);
}
