namespace UsmeAprende.Credentials;

/// <summary>That an achievement answers to a node of a known framework, such as DigComp 2.2 4.1.</summary>
public sealed record Alignment
{
    /// <summary>The node within its framework: <c>4.1</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Framework { get; init; }

    /// <summary>Where the framework itself describes it; Open Badges demands one.</summary>
    public required string Url { get; init; }
}
