using System.Collections.Frozen;

namespace UsmeAprende.Learning;

/// <summary>
/// What one person learnt at the gatherings they came to. Computed when read, so that it follows marks taken back, lessons added to a
/// gathering and people merged.
/// </summary>
/// <param name="Lessons">When each lesson was first covered with the person there; ids as the gathering named them.</param>
/// <param name="Cafes">Gatherings attended, by the course they belong to.</param>
public sealed record InPerson(IReadOnlyDictionary<string, DateTime> Lessons, IReadOnlyDictionary<string, int> Cafes)
{
    public static readonly InPerson Nothing = new(FrozenDictionary<string, DateTime>.Empty, FrozenDictionary<string, int>.Empty);
}
