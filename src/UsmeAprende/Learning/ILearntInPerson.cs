namespace UsmeAprende.Learning;

/// <summary>Knows what people learnt together. Learning asks when it tells somebody's progress; whoever holds gatherings answers.</summary>
public interface ILearntInPerson
{
    Task<InPerson> OfAsync(Guid person, CancellationToken cancel);
}
