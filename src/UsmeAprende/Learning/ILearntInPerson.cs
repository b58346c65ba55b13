namespace UsmeAprende.Learning;

/// <summary>Knows what people learnt together. Learning asks when it tells somebody's progress; whoever holds gatherings answers.</summary>
public interface ILearntInPerson
{
    Task<InPerson> OfAsync(Guid person, CancellationToken cancel);

    /// <summary>The same of several people, by their survivors' ids (R14); those who came to nothing may be missing.</summary>
    Task<IReadOnlyDictionary<Guid, InPerson>> OfAsync(IReadOnlyCollection<Guid> survivors, CancellationToken cancel);

    /// <summary>Who came to any gathering of a course, by their survivors' ids.</summary>
    Task<IReadOnlyList<Guid>> ComersAsync(string course, CancellationToken cancel);
}
