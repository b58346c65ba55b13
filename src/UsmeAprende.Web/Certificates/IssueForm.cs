namespace UsmeAprende.Web.Certificates;

/// <summary>Whom a coordinator ticked.</summary>
public sealed class IssueForm
{
    /// <summary>More are issued in several turns: a form carries no more values.</summary>
    public const int Most = 1_000;

    /// <summary>A course's id, or <c>encuentro/{id}</c>.</summary>
    public string? Subject { get; set; }

    public List<Guid> People { get; set; } = [];

    /// <summary>As it must be printed; of one person only.</summary>
    public string? HolderName { get; set; }
}
