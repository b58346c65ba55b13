namespace UsmeAprende.Catalogue;

/// <summary>What a facilitator needs to hold the module's café.</summary>
/// <param name="Task">The task to watch and tick ("lo hizo").</param>
public sealed record Guide(string Id, string Title, int Minutes, string Task, string Html)
{
    /// <inheritdoc cref="Lesson.IsWithheld"/>
    public bool IsWithheld { get; init; }
}
