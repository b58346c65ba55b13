namespace UsmeAprende.People;

/// <summary>Hands out all that one feature holds on a person, for them to take away (Ley 1581).</summary>
public interface IPersonalData
{
    /// <summary>The name of this part in the file, in Spanish: <c>avance</c>.</summary>
    string Part { get; }

    Task<object> CollectAsync(Guid person, CancellationToken cancel);
}
